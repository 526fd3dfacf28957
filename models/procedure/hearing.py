"""Hearings: schedule, move, open, record, read back, lock, close (PP 42/2004 Pasal 19; law.md 8.3 step 7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.law.errors import Trouble
from models.law.notice import Notice, Severity
from models.law.panel import quorum
from models.law.person import Person
from models.procedure.desk import Act, Desk, WrongMoment
from models.procedure.letteract import void_row
from models.procedure.panel import active_seats, panel_notices
from models.procedure.setup import office_of
from models.procedure.verification import require_open
from models.records import Attendance, Case, Examination, Hearing, Letter, Seat, Summons
from models.registry.calendar import clashes
from models.registry.notices import is_notice
from models.registry.viewer import Viewer

AGENDA = (
    "Pembukaan, kehadiran",
    "Pembacaan dugaan",
    "Keterangan terlapor",
    "Saksi",
    "Bukti ditunjukkan",
    "Pembelaan",
    "Pembacaan ulang",
    "Penutupan",
)
"""The usual course; each hearing keeps its own list."""


def find_hearing(act: Act, hearing_id: int) -> Hearing:
    """The hearing of this act's case."""
    hearing = act.session.get(Hearing, hearing_id)
    if hearing is None or hearing.case_id != act.case_id:
        raise Trouble("Sidang tidak ditemukan.", "Tidak ada yang berubah.")
    return hearing


def case_of_hearing(desk: Desk, hearing_id: int) -> int:
    """Which case a hearing belongs to."""
    with desk.read() as session:
        hearing = session.get(Hearing, hearing_id)
        if hearing is None:
            raise Trouble("Sidang tidak ditemukan.", "Tidak ada yang berubah.")
        return hearing.case_id


def time_notices(
    desk: Desk, session: Session, case: Case, starts_at: datetime, room: str, but: int | None = None
) -> list[Notice]:
    """What speaks against a moment: day off, hour, room, panel or respondent already taken. Only the past blocks."""
    notices: list[Notice] = []
    if starts_at < desk.now():
        notices.append(Notice(Severity.BLOCK, "hearing.past", "waktu sidang sudah lewat"))
    calendar = desk.rulebook.calendar()
    day = starts_at.date()
    if reason := calendar.why_off(day):
        notices.append(_warn("hearing.day_off", f"sidang jatuh pada hari libur: {reason}"))
    if day.year not in calendar.years:
        notices.append(_warn("hearing.year_unknown", f"hari libur tahun {day.year} belum ada dalam data"))
    first, last = office_of(session).office_hours
    if not first <= starts_at.hour < last:
        notices.append(_warn("hearing.hours", f"sidang di luar jam kerja ({first:02d}.00-{last:02d}.00)"))
    viewer = Viewer(desk.sitter.id, desk.sitter.role)
    found = clashes(session, case_id=case.id, starts_at=starts_at, room=room, hearing_id=but, viewer=viewer)
    return [*notices, *found]


def _warn(code: str, message: str) -> Notice:
    return Notice(Severity.WARN, code, message)


def schedule(
    desk: Desk,
    case_id: int,
    *,
    starts_at: datetime,
    room: str,
    agenda: Sequence[str] = AGENDA,
    override: str = "",
) -> int:
    """Set a hearing; gives its id. The panel is checked again for that day."""
    with desk.act("hearing.schedule", case_id) as act:
        require_open(act)
        session, case = act.session, act.case
        if not active_seats(session, case_id):
            raise WrongMoment(
                "Majelis perkara ini belum dibentuk.", "Tidak ada yang berubah.", "Bentuk majelis lebih dahulu."
            )
        waiting = session.scalar(
            select(Hearing.id).where(Hearing.case_id == case_id, Hearing.status.in_(("terjadwal", "dibuka")))
        )
        if waiting is not None:
            raise WrongMoment(
                "Sudah ada sidang yang terjadwal untuk perkara ini.",
                "Tidak ada yang berubah.",
                "Tunda atau betulkan sidang itu.",
            )
        respondent = Person.from_dict(case.respondent)
        notices = [
            n
            for n in panel_notices(desk, session, case_id, respondent, starts_at.date())
            if n.severity is not Severity.WARN
        ]
        act.weigh(notices + time_notices(desk, session, case, starts_at, room), override)
        hearing = _new_hearing(act, starts_at, room, agenda, None)
        act.note(hearing=hearing.id, starts_at=starts_at.isoformat(), ordinal=hearing.ordinal)
        act.touches("calendar", case_id)
        return hearing.id


def _new_hearing(act: Act, starts_at: datetime, room: str, agenda: Sequence[str], follows: Hearing | None) -> Hearing:
    held = act.session.scalar(
        select(func.count())
        .select_from(Hearing)
        .where(Hearing.case_id == act.case_id, Hearing.status.in_(("selesai", "ditunda")))
    )
    ordinal = follows.ordinal if follows is not None and follows.opened_at is None else (held or 0) + 1
    hearing = Hearing(
        case_id=act.case_id,
        ordinal=ordinal,
        starts_at=starts_at,
        room=room.strip(),
        agenda=list(agenda),
        status="terjadwal",
        follows=follows.id if follows is not None else None,
        opened_at=None,
        ended_at=None,
        respondent_present=None,
        course=[],
        questions=list(follows.questions) if follows is not None else [],
    )
    act.session.add(hearing)
    act.session.flush()
    return hearing


def _move(
    desk: Desk, hearing_id: int, status: str, starts_at: datetime, room: str | None, reason: str, override: str
) -> int:
    if not reason.strip():
        raise Trouble("Alasan belum ditulis.", "Jadwal tidak berubah.", "Tuliskan alasannya.")
    case_id = case_of_hearing(desk, hearing_id)
    with desk.act("hearing.move", case_id, subject=f"hearing.{hearing_id}") as act:
        require_open(act)
        old = find_hearing(act, hearing_id)
        if old.status not in ("terjadwal", "dibuka"):
            raise WrongMoment("Sidang ini sudah selesai atau sudah dipindahkan.", "Tidak ada yang berubah.")
        new_room = old.room if room is None else room
        act.weigh(time_notices(desk, act.session, act.case, starts_at, new_room, but=old.id), override)
        if old.status == "dibuka":
            old.ended_at = act.now
        old.status, old.moved_reason = status, reason.strip()
        new = _new_hearing(act, starts_at, new_room, old.agenda, old)
        _void_drafts(act, old)
        act.note(hearing=old.id, becomes=new.id, status=status, reason=reason.strip())
        act.touches("calendar", case_id)
        act.touches("letters")
        return new.id


def _void_drafts(act: Act, hearing: Hearing) -> None:
    """What was drafted for a hearing that moved goes with it; frozen letters stay, to be voided or followed by hand.

    Of a hearing that had been opened the records of what happened stay: its berita acara is still to be written.
    """
    for letter in act.session.scalars(select(Letter).where(Letter.case_id == act.case_id, Letter.status == "draf")):
        held = hearing.opened_at is not None and not is_notice(letter.kind)
        if letter.about.get("hearing") == hearing.id and not held:
            void_row(act, letter, "sidang dipindahkan")


def postpone(
    desk: Desk, hearing_id: int, *, starts_at: datetime, reason: str, room: str | None = None, override: str = ""
) -> int:
    """Postpone or adjourn, with the reason; gives the new hearing's id."""
    return _move(desk, hearing_id, "ditunda", starts_at, room, reason, override)


def correct(
    desk: Desk, hearing_id: int, *, starts_at: datetime, reason: str, room: str | None = None, override: str = ""
) -> int:
    """Correct an entry mistake. Not a postponement: statistics and history keep them apart. Gives the new hearing's
    id.
    """
    return _move(desk, hearing_id, "dibetulkan", starts_at, room, reason, override)


def open_hearing(
    desk: Desk,
    hearing_id: int,
    attendance: Mapping[int, tuple[bool, str]],
    *,
    respondent_present: bool,
    companion: str = "",
    override: str = "",
) -> int | None:
    """Open: attendance of each seat, quorum, presence of the respondent. Gives the examination's id when the
    respondent is there.

    Without the respondent the hearing opens only on two proven summonses and two records of absence (PP 94/2021 Pasal
    26(4); PMK 190/2018), because the opportunity to be heard must be shown (PP 42/2004 Pasal 19(1)-(2)).
    """
    case_id = case_of_hearing(desk, hearing_id)
    with desk.act("hearing.open", case_id, subject=f"hearing.{hearing_id}") as act:
        require_open(act)
        session, hearing = act.session, find_hearing(act, hearing_id)
        if hearing.status != "terjadwal":
            raise WrongMoment("Sidang ini tidak sedang menunggu dibuka.", "Tidak ada yang berubah.")
        seats = active_seats(session, case_id)
        missing = [s for s in seats if s.id not in attendance]
        if missing:
            raise Trouble(
                "Kehadiran belum lengkap dicatat.", "Tidak ada yang berubah.", "Catat setiap anggota: hadir atau tidak."
            )
        notices = _opening_notices(desk, act, hearing, seats, attendance, respondent_present)
        act.weigh(notices, override)
        for seat in seats:
            present, reason = attendance[seat.id]
            session.add(Attendance(hearing_id=hearing.id, seat_id=seat.id, present=present, reason=reason.strip()))
        hearing.status, hearing.opened_at = "dibuka", act.now
        hearing.respondent_present, hearing.companion = respondent_present, companion.strip()
        examination = None
        if respondent_present:
            examination = Examination(
                hearing_id=hearing.id,
                case_id=case_id,
                examinee=act.case.respondent,
                examinee_role="terlapor",
                status="terbuka",
                started_at=act.now,
                read_back_at=None,
                locked_at=None,
            )
            session.add(examination)
            session.flush()
        act.note(
            hearing=hearing.id,
            present=[s.id for s in seats if attendance[s.id][0]],
            absent=[[s.id, attendance[s.id][1]] for s in seats if not attendance[s.id][0]],
            respondent_present=respondent_present,
        )
        act.touches("calendar", case_id)
        return examination.id if examination is not None else None


def _opening_notices(
    desk: Desk,
    act: Act,
    hearing: Hearing,
    seats: Sequence[Seat],
    attendance: Mapping[int, tuple[bool, str]],
    present: bool,
) -> list[Notice]:
    case = act.case
    respondent = Person.from_dict(case.respondent)
    found = panel_notices(desk, act.session, case.id, respondent, act.today)
    notices = [n for n in found if n.severity is not Severity.WARN]
    for seat in seats:
        if seat.conflict is None:
            notices.append(
                Notice(
                    Severity.WARN,
                    "panel.undeclared",
                    "ada anggota yang belum menyatakan bebas benturan kepentingan",
                    "PP 42/2004 Pasal 11 huruf c",
                )
            )
            break
    if any(not attendance[s.id][0] and not attendance[s.id][1].strip() for s in seats):
        raise Trouble("Alasan ketidakhadiran anggota belum ditulis.", "Tidak ada yang berubah.", "Tuliskan alasannya.")
    there = sum(1 for s in seats if attendance[s.id][0])
    if found_quorum := quorum(desk.rulebook, len(seats), there, act.today):
        notices.append(found_quorum)
    if not present:
        notices += absence_notices(act.session, case.id)
    return notices


def absence_notices(session: Session, case_id: int) -> list[Notice]:
    """What is still missing before a hearing may go on without the respondent.

    PP 42/2004 Pasal 19 ayat (2) asks for the opportunity of defence; that two proven summonses are one is borrowed from
    PP 94/2021 Pasal 26 and marked as a conclusion.
    """
    rows = list(session.scalars(select(Summons).where(Summons.case_id == case_id)))
    romans = ((1, "I"), (2, "II"))
    missing = [
        f"bukti penyampaian panggilan {roman}"
        for ordinal, roman in romans
        if not any(s.ordinal == ordinal and s.served_on for s in rows)
    ]
    missing += [
        f"berita acara ketidakhadiran {roman}"
        for ordinal, roman in romans
        if not any(s.ordinal == ordinal and s.absence for s in rows)
    ]
    if not missing:
        return [
            Notice(
                Severity.INFO,
                "hearing.without_respondent",
                "sidang dilanjutkan tanpa terlapor berdasarkan bukti yang ada",
                "PP 42/2004 Pasal 19 ayat (2); PP 94/2021 Pasal 26 ayat (4)",
                verified=False,
                source="INFERENCE",
            )
        ]
    return [
        Notice(
            Severity.BLOCK,
            "hearing.absence_unproven",
            f"belum dapat bersidang tanpa terlapor; kurang: {', '.join(missing)}",
            "PP 42/2004 Pasal 19 ayat (1)-(2); PP 94/2021 Pasal 26 ayat (3)-(4)",
        )
    ]


def close_hearing(desk: Desk, hearing_id: int, result: str = "", override: str = "") -> None:
    """Close: every record is locked, and the respondent had the opportunity to defend (PP 42/2004 Pasal 19(2))."""
    case_id = case_of_hearing(desk, hearing_id)
    with desk.act("hearing.close", case_id, subject=f"hearing.{hearing_id}") as act:
        hearing = find_hearing(act, hearing_id)
        if hearing.status != "dibuka":
            raise WrongMoment("Sidang belum dibuka atau sudah ditutup.", "Tidak ada yang berubah.")
        unlocked = act.session.scalar(
            select(Examination.id).where(Examination.hearing_id == hearing_id, Examination.status != "terkunci")
        )
        notices = []
        if unlocked is not None:
            notices.append(
                Notice(
                    Severity.BLOCK,
                    "hearing.unlocked",
                    "berita acara pemeriksaan belum dibacakan ulang dan dikunci",
                    "PP 94/2021 Pasal 32",
                )
            )
        if hearing.respondent_present and not hearing.defence:
            notices.append(
                Notice(
                    Severity.WARN,
                    "hearing.no_defence",
                    "pembelaan terlapor belum dicatat",
                    "PP 42/2004 Pasal 19 ayat (2)",
                )
            )
        act.weigh(notices, override)
        hearing.status, hearing.ended_at, hearing.result = "selesai", act.now, result.strip()
        act.note(hearing=hearing_id, closed=True)
        act.touches("calendar", case_id)
