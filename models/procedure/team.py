"""Who examines on the discipline track: the team or the direct superior, and the report (PP 94/2021 Pasal 27-34).

The team is ad hoc: direct superior, oversight, personnel; it may be formed for a medium level and is for a severe one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from models.law.assessment import Assessment
from models.law.errors import Trouble
from models.law.examination import SUPERIOR, TeamMember, check_team
from models.law.notice import Notice, Severity
from models.law.person import Person
from models.procedure.classification import closed_notice, sanction_snapshot
from models.procedure.desk import Act, Desk, WrongMoment
from models.procedure.discipline import assess_discipline, discipline_facts, passed_on, require_discipline, team_of
from models.procedure.intake import violation_snapshot
from models.procedure.verification import require_open
from models.records import Case, Decree, ExaminationTeam, ExaminationTeamMember

TEAM, ALONE = "tim", "atasan"
ELEMENTS = {
    "atasan_langsung": "Atasan langsung",
    "pengawasan": "Unsur pengawasan",
    "kepegawaian": "Unsur kepegawaian",
    "lain": "Pejabat lain",
}
"""What a member stands for (PP 94/2021 Pasal 29 ayat (3)-(4))."""


@dataclass(frozen=True, slots=True)
class TeamMemberInput:
    """A member of the team. ``element``: atasan_langsung, pengawasan, kepegawaian, lain; ``involved`` in the act."""

    element: str
    person: Person
    involved: bool = False
    role: str = "anggota"


def team_notices(desk: Desk, case_id: int, members: Sequence[TeamMemberInput]) -> tuple[Notice, ...]:
    """What the law says against these members for this respondent; reads only, for the form."""
    with desk.read() as session:
        case = session.get(Case, case_id)
        if case is None:
            return ()
        found = assess_discipline(desk, session, case)
        return _members(desk, case, members, found.level if found else None)


def _members(desk: Desk, case: Case, members: Sequence[TeamMemberInput], level: str | None) -> tuple[Notice, ...]:
    rows = [TeamMember(m.element, m.person, m.involved) for m in members]
    return check_team(desk.rulebook, Person.from_dict(case.respondent), rows, level)


def form_team(
    desk: Desk,
    case_id: int,
    *,
    number: str,
    on: date | None = None,
    members: Sequence[TeamMemberInput],
    override: str = "",
) -> int:
    """Record the ad hoc team named by the PPK or his designee (Pasal 29 ayat (5)); gives its id.

    Elements, involvement and posts are checked for this respondent (Pasal 29 ayat (3) and (6); PerBKN 6/2022 Ps 29).
    """
    if not number.strip():
        raise Trouble("Nomor keputusan pembentukan tim belum diisi.", "Tim tidak dicatat.", "Isi nomornya.")
    if not members:
        raise Trouble("Anggota tim belum diisi.", "Tim tidak dicatat.", "Isi anggota menurut unsurnya.")
    return _form(desk, case_id, TEAM, number, on, members, override)


def examine_by_superior(
    desk: Desk, case_id: int, *, person: Person, number: str = "", on: date | None = None, override: str = ""
) -> int:
    """The direct superior examines alone (Pasal 27 ayat (1)): for a light level, or a medium one without a team."""
    return _form(desk, case_id, ALONE, number, on, [TeamMemberInput(SUPERIOR, person, role="ketua")], override)


def _form(
    desk: Desk,
    case_id: int,
    kind: str,
    number: str,
    on: date | None,
    members: Sequence[TeamMemberInput],
    override: str,
) -> int:
    with desk.act("team.form", case_id) as act:
        require_open(act)
        case, day = act.case, on or act.today
        found = require_discipline(desk, act)
        older = team_of(act.session, case_id)
        if older is not None:
            raise WrongMoment(
                "Pemeriksa perkara ini sudah dicatat.", "Tidak ada yang berubah.", "Ganti anggotanya bila berhalangan."
            )
        notices = [*_when(act, day, found)]
        if kind == TEAM:
            notices += _members(desk, case, members, found.level)
        else:
            notices += _alone(case, members[0].person, found)
        act.weigh(notices, override)
        facts = discipline_facts(act.session, case, assessed_on=act.today)
        assert facts is not None
        team = ExaminationTeam(
            case_id=case_id,
            kind=kind,
            number=number.strip(),
            formed_on=day,
            formed_at=act.now,
            level=found.level or "",
            violations=[violation_snapshot(desk, key) for key in facts.violations],
            reported_on=None,
            reported_at=None,
            proven=None,
            aggravating=[],
            mitigating=[],
            proposed=None,
        )
        act.session.add(team)
        act.session.flush()
        for position, member in enumerate(members, 1):
            _seat(act, team.id, position, member)
        act.note(team=team.id, kind=kind, on=day.isoformat(), elements=[m.element for m in members])
        act.touches("cases", case_id)
        return team.id


def _seat(act: Act, team_id: int, position: int, member: TeamMemberInput) -> None:
    if member.element not in ELEMENTS:
        raise Trouble("Unsur anggota tim tidak dikenal.", "Tim tidak dicatat.")
    if not member.person.name.strip():
        raise Trouble("Nama anggota tim belum diisi.", "Tim tidak dicatat.", "Isi namanya.")
    act.session.add(
        ExaminationTeamMember(
            team_id=team_id,
            position=position,
            role=member.role,
            element=member.element,
            person=member.person.to_dict(),
            involved=member.involved,
            left_on=None,
        )
    )


def _when(act: Act, day: date, found: Assessment) -> list[Notice]:
    notices = [n for n in found.notices if n.code.startswith("dates.")]
    referral = passed_on(act.session, act.case.id)
    since = referral.on if referral is not None else act.case.received
    if day < since:
        notices.append(Notice(Severity.BLOCK, "team.early", "tanggal pembentukan sebelum perkara masuk jalur disiplin"))
    if day > act.today:
        notices.append(Notice(Severity.BLOCK, "team.future", "tanggal pembentukan berada di masa depan"))
    return notices


def _alone(case: Case, person: Person, found: Assessment) -> list[Notice]:
    notices: list[Notice] = []
    if found.level in ("berat", "pemberhentian"):
        words = "ancaman hukuman berat: dibentuk tim pemeriksa"
        notices.append(Notice(Severity.BLOCK, "team.wanted", words, "PP 94/2021 Pasal 29 ayat (2)", True, "PP94"))
    respondent = Person.from_dict(case.respondent)
    if respondent.number and respondent.number == person.number:
        words = "terlapor tidak dapat memeriksa dirinya sendiri"
        notices.append(Notice(Severity.BLOCK, "team.respondent", words, "PP 94/2021 Pasal 27 ayat (1)", True, "PP94"))
    return notices


def replace_member(
    desk: Desk, member_id: int, *, member: TeamMemberInput, reason: str, on: date | None = None, override: str = ""
) -> int:
    """Another person takes a member's place before the report; the one who left stays on record. Gives the new id."""
    if not reason.strip():
        raise Trouble("Alasan belum ditulis.", "Tim tidak berubah.", "Tuliskan alasannya.")
    with desk.read() as session:
        row = session.get(ExaminationTeamMember, member_id)
        if row is None:
            raise Trouble("Anggota tim tidak ditemukan.", "Tidak ada yang berubah.")
        case_id = session.get_one(ExaminationTeam, row.team_id).case_id
    with desk.act("team.replace", case_id, subject=f"team.{row.team_id}") as act:
        require_open(act)
        team, old = _team(act, row.team_id), act.session.get_one(ExaminationTeamMember, member_id)
        if old.left_on is not None:
            raise WrongMoment("Anggota ini sudah digantikan.", "Tidak ada yang berubah.")
        found = require_discipline(desk, act)
        others = [
            TeamMemberInput(m.element, Person.from_dict(m.person), m.involved, m.role)
            for m in seated(act, team.id)
            if m.id != member_id
        ]
        day = on or act.today
        notices = (
            [*_members(desk, act.case, [*others, member], found.level)]
            if team.kind == TEAM
            else _alone(act.case, member.person, found)
        )
        if day > act.today:
            notices.append(Notice(Severity.BLOCK, "team.replace_future", "tanggal penggantian berada di masa depan"))
        act.weigh(notices, override)
        old.left_on, old.left_reason = day, reason.strip()
        _seat(act, team.id, old.position, member)
        act.session.flush()
        new = max(m.id for m in seated(act, team.id))
        act.note(team=team.id, left=member_id, joined=new, reason=reason.strip())
        act.touches("cases", case_id)
        return new


def seated(act: Act, team_id: int) -> list[ExaminationTeamMember]:
    """The members who now sit in a team."""
    return list(
        act.session.scalars(
            select(ExaminationTeamMember)
            .where(ExaminationTeamMember.team_id == team_id, ExaminationTeamMember.left_on.is_(None))
            .order_by(ExaminationTeamMember.position)
        )
    )


def _team(act: Act, team_id: int) -> ExaminationTeam:
    team = act.session.get_one(ExaminationTeam, team_id)
    if team.reported_on is not None:
        raise WrongMoment("Laporan hasil pemeriksaan sudah dicatat.", "Tidak ada yang berubah.")
    return team


def report(
    desk: Desk,
    team_id: int,
    *,
    on: date | None = None,
    findings: str,
    proven: bool = True,
    proposed_sanction_id: str | None = None,
    number: str = "",
    aggravating: Sequence[str] = (),
    mitigating: Sequence[str] = (),
    override: str = "",
) -> None:
    """Record the laporan hasil pemeriksaan: what was found, and the kind of sanction that is proposed.

    The proposal must be open on the scale of discipline; who is empowered decides (Pasal 27 ayat (4), 29, 33).
    """
    with desk.read() as session:
        row = session.get(ExaminationTeam, team_id)
        if row is None:
            raise Trouble("Tim pemeriksa tidak ditemukan.", "Tidak ada yang berubah.")
        case_id = row.case_id
    with desk.act("team.report", case_id, subject=f"team.{team_id}") as act:
        require_open(act)
        team, day = _team(act, team_id), on or act.today
        if not findings.strip():
            raise Trouble("Hasil pemeriksaan belum ditulis.", "Tidak ada yang berubah.", "Tuliskan hasilnya.")
        if proven and not proposed_sanction_id:
            raise Trouble("Jenis hukuman yang diusulkan belum dipilih.", "Tidak ada yang berubah.", "Pilih jenisnya.")
        if not proven and proposed_sanction_id:
            raise Trouble("Tidak ada yang terbukti, sehingga tidak ada usul hukuman.", "Tidak ada yang berubah.")
        found = require_discipline(desk, act)
        act.weigh(_reporting(desk, act, team, day, found, proposed_sanction_id), override)
        team.reported_on, team.reported_at, team.report_number = day, act.now, number.strip()
        team.proven, team.findings = proven, findings.strip()
        team.aggravating = [line.strip() for line in aggravating if line.strip()]
        team.mitigating = [line.strip() for line in mitigating if line.strip()]
        team.proposed = sanction_snapshot(desk, proposed_sanction_id) if proposed_sanction_id else None
        act.note(team=team_id, on=day.isoformat(), proven=proven, proposed=proposed_sanction_id)
        act.touches("cases", case_id)


def _reporting(
    desk: Desk, act: Act, team: ExaminationTeam, day: date, found: Assessment, proposed: str | None
) -> list[Notice]:
    notices: list[Notice] = []
    if day < team.formed_on:
        notices.append(Notice(Severity.BLOCK, "team.report_before", "tanggal laporan sebelum tim dibentuk"))
    if day > act.today:
        notices.append(Notice(Severity.BLOCK, "team.report_future", "tanggal laporan berada di masa depan"))
    if act.session.scalar(select(Decree.id).where(Decree.case_id == team.case_id, Decree.set_on < day)) is not None:
        words = "sudah ada keputusan sebelum tanggal laporan"
        notices.append(Notice(Severity.WARN, "team.report_after_decree", words, "PP 94/2021 Pasal 33"))
    if proposed is None:
        return notices
    option = next((o for o in found.options if o.sanction.id == proposed), None)
    if option is None or not option.open or option.sanction.is_referral:
        notices.append(closed_notice(desk, found, proposed))
    elif option.sanction.requires_team and team.kind != TEAM:
        words = "hukuman berat wajib diperiksa tim pemeriksa"
        notices.append(Notice(Severity.BLOCK, "team.wanted", words, "PP 94/2021 Pasal 29 ayat (2)", True, "PP94"))
    return notices
