"""The council and the panel: decree, rank and post, conflict, recusal, objection, substitute (PP 42/2004 Pasal
17-18).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.law.errors import Trouble
from models.law.notice import Notice, Severity
from models.law.panel import SeatView, check_panel
from models.law.person import Person
from models.procedure.desk import Act, Desk, WrongMoment
from models.procedure.verification import require_open
from models.records import Ballot, Council, CouncilMember, Deliberation, Objection, Seat

ROLE_ORDER = {"ketua": 0, "sekretaris": 1, "anggota": 2, "pengganti": 3}


@dataclass(frozen=True, slots=True)
class CouncilMemberInput:
    """A member as the decree names one; ``role``: ketua, sekretaris, anggota, pengganti."""

    person: Person
    role: str
    account_id: int | None = None


def name_council(
    desk: Desk,
    *,
    decree_number: str,
    decree_date: date,
    title: str,
    members: Sequence[CouncilMemberInput],
    valid_until: date | None = None,
) -> int:
    """Record the standing council of a decree of the PPK (PP 42/2004 Pasal 17 ayat (2)); gives its id."""
    if not decree_number.strip():
        raise Trouble(
            "Nomor keputusan pembentukan majelis belum diisi.", "Majelis tidak dicatat.", "Isi nomor dan tanggalnya."
        )
    with desk.act("council.name") as act:
        if decree_date > act.today:
            raise Trouble("Tanggal keputusan berada di masa depan.", "Majelis tidak dicatat.")
        council = Council(
            title=title.strip(),
            decree_number=decree_number.strip(),
            decree_date=decree_date,
            valid_until=valid_until,
            added_at=act.now,
        )
        act.session.add(council)
        act.session.flush()
        for position, member in enumerate(sorted(members, key=lambda m: ROLE_ORDER.get(m.role, 9)), 1):
            act.session.add(
                CouncilMember(
                    council_id=council.id,
                    position=position,
                    role=member.role,
                    person=member.person.to_dict(),
                    account_id=member.account_id,
                )
            )
        act.note(council=council.id, decree=decree_number, members=len(members))
        act.touches("office")
        return council.id


def active_seats(session: Session, case_id: int) -> list[Seat]:
    """The seats that are held now, in order of role and position."""
    seats = session.scalars(
        select(Seat).where(Seat.case_id == case_id, Seat.left_at.is_(None)).order_by(Seat.position, Seat.id)
    )
    return sorted(seats, key=lambda s: (ROLE_ORDER.get(s.role, 9), s.position))


def seat_views(seats: Sequence[Seat]) -> list[SeatView]:
    """Seats as the rules see them."""
    return [
        SeatView(role=s.role, person=Person.from_dict(s.person), conflict=s.conflict, active=s.left_at is None)
        for s in seats
    ]


def panel_notices(desk: Desk, session: Session, act_case: int, respondent: Person, on: date) -> list[Notice]:
    """What the law says of the panel as it sits now, on a day."""
    return list(check_panel(desk.rulebook, respondent, seat_views(active_seats(session, act_case)), on))


def form_panel(
    desk: Desk,
    case_id: int,
    council_id: int,
    *,
    member_ids: Sequence[int] | None = None,
    override: str = "",
) -> list[int]:
    """Seat the council (or the named members of it) in the case; gives the seats' ids.

    Size, roles, rank and post are checked for this respondent (Pasal 18); a lower rank blocks, an odd one warns.
    """
    with desk.act("panel.form", case_id) as act:
        require_open(act)
        session, case = act.session, act.case
        if case.classified_at is None:
            raise WrongMoment(
                "Perkara belum digolongkan.", "Tidak ada yang berubah.", "Golongkan perkara lebih dahulu."
            )
        if active_seats(session, case_id):
            raise WrongMoment(
                "Majelis perkara ini sudah dibentuk.", "Tidak ada yang berubah.", "Gunakan penggantian anggota."
            )
        council = session.get(Council, council_id)
        if council is None:
            raise Trouble("Majelis tidak ditemukan.", "Tidak ada yang berubah.")
        notices = []
        if council.decree_date > act.today:
            notices.append(
                Notice(
                    Severity.BLOCK,
                    "panel.decree_future",
                    "keputusan pembentukan majelis belum berlaku",
                    "PP 42/2004 Pasal 17 ayat (2)",
                )
            )
        if council.valid_until and council.valid_until < act.today:
            notices.append(
                Notice(
                    Severity.BLOCK,
                    "panel.decree_ended",
                    "masa berlaku majelis sudah berakhir",
                    "PP 42/2004 Pasal 17 ayat (2)",
                )
            )
        members = session.scalars(
            select(CouncilMember).where(CouncilMember.council_id == council_id).order_by(CouncilMember.position)
        ).all()
        if member_ids is None:
            chosen = [m for m in members if m.role != "pengganti"]
        else:
            chosen = [m for m in members if m.id in set(member_ids)]
        case.council_id = council_id
        for position, member in enumerate(chosen, 1):
            session.add(
                Seat(
                    case_id=case_id,
                    position=position,
                    role="anggota" if member.role == "pengganti" else member.role,
                    person=member.person,
                    account_id=member.account_id,
                    seated_at=act.now,
                    replaces=None,
                    conflict=None,
                    declared_at=None,
                    left_at=None,
                )
            )
        session.flush()
        seats = active_seats(session, case_id)
        respondent = Person.from_dict(case.respondent)
        act.weigh(notices + panel_notices(desk, session, case_id, respondent, act.today), override)
        act.note(council=council_id, decree=council.decree_number, seats=[[s.id, s.role] for s in seats])
        act.touches("cases", case_id)
        return [s.id for s in seats]


def _seat(act: Act, seat_id: int) -> Seat:
    seat = act.session.get(Seat, seat_id)
    if seat is None or seat.case_id != act.case_id:
        raise Trouble("Kedudukan dalam majelis tidak ditemukan.", "Tidak ada yang berubah.")
    return seat


def case_of_seat(desk: Desk, seat_id: int) -> int:
    """Which case a seat belongs to."""
    with desk.read() as session:
        seat = session.get(Seat, seat_id)
        if seat is None:
            raise Trouble("Kedudukan dalam majelis tidak ditemukan.", "Tidak ada yang berubah.")
        return seat.case_id


def declare(desk: Desk, seat_id: int, free: bool, note: str = "") -> None:
    """Declare to be free of conflict, or not. A declared conflict leaves the seat at once (recusal).

    The secretary may enter a declaration that was signed on paper; the note then says so.
    """
    case_id = case_of_seat(desk, seat_id)
    with desk.act("panel.declare", case_id, subject=f"seat.{seat_id}") as act:
        seat = _seat(act, seat_id)
        if seat.left_at is not None:
            raise WrongMoment("Anggota ini sudah tidak duduk dalam majelis.", "Tidak ada yang berubah.")
        if not free and not note.strip():
            raise Trouble(
                "Alasan benturan kepentingan belum ditulis.", "Tidak ada yang berubah.", "Tuliskan alasannya."
            )
        seat.conflict, seat.conflict_note, seat.declared_at = (not free), note.strip(), act.now
        if not free:
            _leave(act, seat, "mundur", note)
        act.note(seat=seat_id, free=free)
        act.touches("cases", case_id)


def _leave(act: Act, seat: Seat, kind: str, reason: str) -> None:
    voted = act.session.scalar(
        select(Ballot.id)
        .join(Deliberation, Deliberation.id == Ballot.deliberation_id)
        .where(
            Ballot.seat_id == seat.id,
            Ballot.cast_at.is_not(None),
            Deliberation.closed_at.is_(None),
            Deliberation.withdrawn_at.is_(None),
        )
    )
    if voted is not None:
        raise WrongMoment(
            "Anggota ini sudah memberikan suara.",
            "Tidak ada yang berubah.",
            "Selesaikan musyawarah, atau ulangi dari awal bila anggota ini tidak dapat ikut.",
        )
    seat.left_at, seat.left_kind, seat.left_reason = act.now, kind, reason.strip()


def substitute(
    desk: Desk,
    seat_id: int,
    reason: str,
    person: Person,
    account_id: int | None = None,
    *,
    kind: str = "berhalangan",
    override: str = "",
) -> int:
    """Put a substitute in a seat, for illness, recusal or a granted objection; gives the new seat's id.

    PP 42/2004 does not regulate substitution; the new panel passes the same checks of rank, post and number.
    """
    case_id = case_of_seat(desk, seat_id)
    with desk.act("panel.substitute", case_id, subject=f"seat.{seat_id}") as act:
        require_open(act)
        old = _seat(act, seat_id)
        if not reason.strip():
            raise Trouble("Alasan penggantian belum ditulis.", "Tidak ada yang berubah.", "Tuliskan alasannya.")
        taken = act.session.scalar(select(Seat.id).where(Seat.replaces == seat_id))
        if taken is not None:
            raise WrongMoment("Kedudukan ini sudah diganti.", "Tidak ada yang berubah.")
        if old.left_at is None:
            _leave(act, old, kind, reason)
        seat = Seat(
            case_id=case_id,
            position=old.position,
            role=old.role,
            person=person.to_dict(),
            account_id=account_id,
            seated_at=act.now,
            replaces=old.id,
            conflict=None,
            declared_at=None,
            left_at=None,
        )
        act.session.add(seat)
        act.session.flush()
        respondent = Person.from_dict(act.case.respondent)
        act.weigh(panel_notices(desk, act.session, case_id, respondent, act.today), override)
        act.note(seat=seat_id, by=seat.id, kind=kind, reason=reason.strip())
        act.touches("cases", case_id)
        return seat.id


def object_to(desk: Desk, seat_id: int, reason: str, raised_on: date | None = None) -> int:
    """Record the respondent's objection against a member (hak ingkar); gives its id."""
    case_id = case_of_seat(desk, seat_id)
    if not reason.strip():
        raise Trouble("Alasan keberatan atas anggota belum ditulis.", "Tidak ada yang berubah.", "Tuliskan alasannya.")
    with desk.act("panel.object", case_id, subject=f"seat.{seat_id}") as act:
        require_open(act)
        row = Objection(
            seat_id=_seat(act, seat_id).id,
            reason=reason.strip(),
            raised_on=raised_on or act.today,
            ruled_at=None,
            granted=None,
        )
        act.session.add(row)
        act.session.flush()
        act.note(objection=row.id)
        act.touches("cases", case_id)
        return row.id


def rule_objection(desk: Desk, objection_id: int, granted: bool, ruling: str) -> None:
    """Rule on an objection; a granted one empties the seat, which then wants a substitute."""
    with desk.read() as session:
        objection = session.get(Objection, objection_id)
        if objection is None:
            raise Trouble("Keberatan tidak ditemukan.", "Tidak ada yang berubah.")
        seat_id = objection.seat_id
    case_id = case_of_seat(desk, seat_id)
    with desk.act("panel.rule", case_id, subject=f"seat.{seat_id}") as act:
        row = act.session.get(Objection, objection_id)
        assert row is not None
        if row.ruled_at is not None:
            raise WrongMoment("Keberatan ini sudah diputus.", "Tidak ada yang berubah.")
        row.ruled_at, row.granted, row.ruling = act.now, granted, ruling.strip()
        if granted:
            _leave(act, _seat(act, seat_id), "ingkar", row.reason)
        act.note(objection=objection_id, granted=granted)
        act.touches("cases", case_id)
