"""For a person, an act and a date: track, scale, level, open sanctions, who imposes, who examines, ways of appeal.

The program proposes and explains; people decide (UU 27/2022 Pasal 10).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.law import rows as r
from models.law.authority import authority_notices, former_for_sekda, is_provincial_sekda, is_sekda, post_notices
from models.law.catalogue import track_of
from models.law.facts import EarlierSanction, Facts, Question, question_of
from models.law.ladder import ladder_of
from models.law.notice import Notice, Severity
from models.law.person import PersonKind
from models.law.regime import CIVIL_SERVANTS, CONTRACT, CONTRACTED, DISCIPLINE, DISMISSAL, ETHICS, MORAL, OLD, TRACKS
from models.law.rulebook import Rulebook
from models.law.rungs import SanctionOption

__all__ = ["Assessment", "EarlierSanction", "Facts", "SanctionOption", "assess", "sekda_message"]

REFERRAL = "pp42.administratif"
NON_ASN_END = date(2025, 1, 1)
"""UU 20/2023 Pasal 66: non-ASN staff settled by December 2024 at the latest."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """The answer. ``scale`` is the one of the open sanctions; ``scales`` are all whose rungs are shown."""

    stage: str | None
    track: str | None
    scale: str | None
    level: str | None
    options: tuple[SanctionOption, ...]
    imposed_by: tuple[str, ...]
    examined_by: str
    appeal: tuple[str, ...]
    rules: tuple[str, ...]
    notices: tuple[Notice, ...]
    counterpart: str | None
    track_after_mending: str | None = None
    counterparts: tuple[tuple[str, str], ...] = ()
    """Pairs: the entry chosen, the entry that would fit."""
    scales: tuple[str, ...] = ()
    heavier_than: str | None = None
    council_options: tuple[str, ...] = ()
    """What the council may decide: on the discipline track only the referral (PP 42/2004 Pasal 16 and 20)."""
    referrals: tuple[str, ...] = ()
    """Crimes that the facts may also be, by id: a person weighs a referral."""

    @property
    def open_ids(self) -> tuple[str, ...]:
        """Ids of the sanctions that may be chosen, lightest first within each scale."""
        return tuple(option.sanction.id for option in self.options if option.open)

    @property
    def unverified(self) -> bool:
        """Whether anything the answer rests on was not read in the text of the norm."""
        rungs = [option.sanction.verified for option in self.options if option.open]
        return not all(rungs) or not all(notice.verified for notice in self.notices)


def assess(rb: Rulebook, facts: Facts) -> Assessment:
    """All rules for one case (PP 42/2004, PP 94/2021, PP 49/2018, SE Menpan RB 1/2023). Never raises on odd facts."""
    question = question_of(rb, facts)
    ladder = ladder_of(question)
    chosen = [option for option in ladder.options if option.open]
    imposed_by = _union(option.imposed_by for option in chosen)
    pairs = tuple((key, check.counterpart) for key, check in question.checks.items() if check.counterpart is not None)
    crimes = _crimes(rb, facts)
    notices = [*question.notices, *ladder.notices, *_person(question), *_authority(question, imposed_by, chosen)]
    notices += [
        Notice(
            Severity.INFO,
            "referral.hint",
            f"Timbang penerusan kepada {row.to}: {row.text}.",
            row.legal_basis,
            row.verified,
            row.source,
        )
        for row in crimes
    ]
    if question.entries and not chosen:
        message = "Tidak ada sanksi yang terbuka menurut data aturan; alasannya ada pada setiap sanksi."
        notices.append(Notice(Severity.WARN, "sanction.none_open", message))
    return Assessment(
        stage=question.stage.name,
        track=question.track,
        scale=_scale(question, chosen),
        level=ladder.level,
        options=ladder.options,
        imposed_by=imposed_by,
        examined_by=examined_by(facts.person.kind, question.track, ladder.level, _old(question)),
        appeal=_union(option.appeal_routes for option in chosen),
        rules=ladder.rules,
        notices=tuple(dict.fromkeys(notices)),
        counterpart=pairs[0][1] if pairs else None,
        track_after_mending=_mended(question, dict(pairs)) if pairs else None,
        counterparts=pairs,
        scales=tuple(dict.fromkeys(option.sanction.scale for option in ladder.options)),
        heavier_than=ladder.heavier_than,
        council_options=_council(question, chosen),
        referrals=tuple(row.id for row in crimes),
    )


def examined_by(kind: PersonKind, track: str | None, level: str | None, old_rule: bool = False) -> str:
    """Who examines: the council for ethics, the superior or a team for discipline (PP 94/2021 Pasal 27 and 29)."""
    if track is None:
        return ""
    if track == CONTRACT:
        return "menurut perjanjian kerja"
    if track == ETHICS:
        return "Majelis Kode Etik"
    if kind in CONTRACTED:
        severe = track == DISMISSAL or level == "berat"
        return "tim pemeriksa pelanggaran disiplin PPPK" if severe else "atasan langsung menurut ketentuan PPK"
    if level == "sedang" or (old_rule and level == "berat"):
        return "tim pemeriksa boleh dibentuk"
    if level in ("berat", "pemberhentian"):
        return "tim pemeriksa wajib dibentuk"
    return "atasan langsung"


def sekda_message(provincial: bool) -> str:
    """Who forms the council where the person examined is the regional secretary."""
    return f"Terlapor Sekretaris Daerah: majelis dibentuk oleh {former_for_sekda(provincial)}"


def _old(question: Question) -> bool:
    return any(OLD in regime.scales for regime in question.regimes.values())


def _scale(question: Question, chosen: list[SanctionOption]) -> str | None:
    """The scale of the first open rung of the governing track; without one, the first candidate scale."""
    if question.track is None:
        return None
    candidates = question.regimes[question.track].scales
    open_scales = [option.sanction.scale for option in chosen if option.sanction.scale in candidates]
    return next(iter([*open_scales, *candidates]), None)


def _person(question: Question) -> list[Notice]:
    """What the person's kind or post means for the track."""
    person = question.facts.person
    found: list[Notice] = []
    if person.kind in CONTRACTED and ETHICS in question.regimes:
        message = "PP 42/2004 menyebut PNS; dasar untuk PPPK: peraturan daerah dan perjanjian kerja"
        found.append(
            Notice(Severity.INFO, "person.pppk_ethics", message, "PP 42/2004 Pasal 1 angka 5", False, "INFERENCE")
        )
    if person.kind in CONTRACTED and DISCIPLINE in question.regimes:
        message = (
            "Tingkat dan jenis hukuman disiplin PPPK menurut ketentuan PPK dan perjanjian kerja: periksa klausulnya."
        )
        found.append(
            Notice(Severity.INFO, "person.pppk_discipline", message, "PP 49/2018 Pasal 52", False, "PP49; SINJAI")
        )
    if person.kind is PersonKind.CPNS and DISCIPLINE in question.regimes:
        message = "CPNS: aturan disiplin PNS berlaku dengan penyesuaian."
        found.append(Notice(Severity.INFO, "person.cpns", message, "PP 94/2021 Pasal 43", True, "PP94"))
    if person.kind is PersonKind.CPNS and DISMISSAL in question.regimes:
        message = "Pemberhentian CPNS diatur tersendiri dan belum dimuat: tambahkan baris kantor atau tanyakan BKPSDM."
        found.append(Notice(Severity.WARN, "person.cpns_dismissal", message, "PP 11/2017", False, "MEMORY"))
    if CONTRACT in question.regimes and question.facts.act_date >= NON_ASN_END:
        message = "Penataan pegawai non-ASN berakhir Desember 2024: pastikan status terlapor pada tanggal perbuatan."
        found.append(Notice(Severity.INFO, "person.non_asn", message, "UU 20/2023 Pasal 66", True, "UU20"))
    if is_sekda(person):
        message = sekda_message(is_provincial_sekda(person))
        found.append(Notice(Severity.INFO, "person.sekda", message, "PP 42/2004 Pasal 17 ayat (2)", False, "SUARA"))
    return found


def _authority(question: Question, codes: tuple[str, ...], chosen: list[SanctionOption]) -> tuple[Notice, ...]:
    """Who stands behind the codes, on the tracks where the law orders it by post; an unknown post is said."""
    person, track = question.facts.person, question.track
    if track not in (ETHICS, DISCIPLINE) or not chosen:
        return ()
    on = question.regimes[track].on
    found = authority_notices(question.rb, person, codes, on, track == ETHICS) if codes else ()
    if track == DISCIPLINE and person.kind in CIVIL_SERVANTS:
        found += post_notices(question.rb, person, on)
    return found


def _council(question: Question, chosen: list[SanctionOption]) -> tuple[str, ...]:
    """Ids that the council may recommend (PP 42/2004 Pasal 15, 16 and 20; contract for the rest)."""
    if question.track is None:
        return ()
    if question.track == CONTRACT:
        return tuple(option.sanction.id for option in chosen)
    ethics = [option.sanction.id for option in chosen if option.sanction.scale not in _serious_scales(question)]
    moral = question.rb.scales.get(MORAL)
    if moral is not None and moral.in_force(question.facts.act_date) and REFERRAL in question.rb.sanctions:
        ethics.append(REFERRAL)
    return tuple(dict.fromkeys(ethics))


def _serious_scales(question: Question) -> frozenset[str]:
    """Scales of the discipline and dismissal tracks."""
    rb = question.rb
    return frozenset(key for key, row in rb.scales.items() if row.track in (DISCIPLINE, DISMISSAL))


def _mended(question: Question, other: dict[str, str]) -> str | None:
    """The track once every entry has been replaced by its counterpart."""
    rb, kind = question.rb, question.facts.person.kind
    tracks = [track_of(rb, rb.violations[other.get(row.id, row.id)], kind) for row in question.entries]
    return max(tracks, key=TRACKS.index, default=None)


def _crimes(rb: Rulebook, facts: Facts) -> list[r.Referral]:
    """Referrals to weigh: conduct that is a crime of ASN (UU 10/2016, UU 7/2017), by kind of election and by post."""
    calendar = rb.calendars.get(facts.calendar or "")
    return [
        rb.referrals[hint.referral]
        for hint in rb.rows(r.ReferralHint)
        if facts.person.kind in CIVIL_SERVANTS | CONTRACTED
        and rb.referrals[hint.referral].in_force(facts.act_date)
        and set(hint.violations) & set(facts.violations)
        and (calendar is None or hint.calendars == calendar.kind)
        and (not hint.posts or not facts.person.jenjang or facts.person.jenjang in hint.posts)
    ]


def _union(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for group in groups for item in group))
