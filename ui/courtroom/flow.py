"""What may be done in a hearing now: its steps, what still stands in the way, and what is being written. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from models.law.notice import Notice
from models.law.person import Person
from models.law.words import long_date
from ui.courtroom.questions import Question

STEP_TITLES = {
    "opening": "Pembukaan, kehadiran",
    "charges": "Pembacaan dugaan",
    "respondent": "Keterangan terlapor",
    "witness": "Saksi",
    "evidence": "Bukti ditunjukkan",
    "defence": "Pembelaan",
    "readback": "Pembacaan ulang",
    "closing": "Penutupan",
}
"""The stations of a hearing; each has a pane of its own."""

_WORDS = (
    ("opening", ("pembuka", "kehadiran")),
    ("charges", ("dugaan",)),
    ("readback", ("ulang",)),
    ("witness", ("saksi", "ahli", "pelapor")),
    ("evidence", ("bukti",)),
    ("defence", ("pembela",)),
    ("closing", ("penutup",)),
    ("respondent", ("terlapor", "terperiksa", "keterangan", "pemeriksaan")),
)
_SEAT_ROLES = {"ketua": "Ketua", "sekretaris": "Sekretaris", "anggota": "Anggota"}
EXAMINEE_ROLES = {"terlapor": "terlapor", "saksi": "saksi", "ahli": "ahli", "pelapor": "pelapor"}


@dataclass(frozen=True, slots=True)
class SeatAt:
    """A seat of the panel in this hearing; ``present`` is None until the hearing is opened."""

    seat_id: int
    role: str
    person: Person
    account_id: int | None = None
    substitute: bool = False
    present: bool | None = None
    reason: str = ""
    declared: bool | None = None

    @property
    def role_name(self) -> str:
        """Ketua, Sekretaris, Anggota, Anggota pengganti."""
        name = _SEAT_ROLES.get(self.role, self.role.capitalize())
        return f"{name} pengganti" if self.substitute else name


@dataclass(frozen=True, slots=True)
class Line:
    """One question and answer that was saved; ``position`` counts from 1."""

    position: int
    question: str
    answer: str
    correction: bool = False

    @property
    def blank(self) -> bool:
        """Nothing in it: a line that was begun and emptied again."""
        return not (self.question.strip() or self.answer.strip())


@dataclass(frozen=True, slots=True)
class Exam:
    """The record of one person heard. ``status``: terbuka, dibacakan, terkunci."""

    id: int
    role: str
    name: str
    status: str
    lines: tuple[Line, ...] = ()
    refused: str = ""

    @property
    def locked(self) -> bool:
        """Whether nothing in it can change any more."""
        return self.status == "terkunci"

    @property
    def next_position(self) -> int:
        """Where the next question goes: an emptied last line is used again."""
        if self.lines and self.lines[-1].blank:
            return self.lines[-1].position
        return (self.lines[-1].position if self.lines else 0) + 1


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A piece of evidence as the list names it; its bytes are read by an act of their own."""

    id: int
    title: str
    media_type: str
    origin: str
    received: date
    sha256: str
    size: int

    @property
    def short_print(self) -> str:
        """``SHA-256 3f9a…c21e``."""
        return f"SHA-256 {self.sha256[:4]}…{self.sha256[-4:]}"


@dataclass(frozen=True, slots=True)
class Charge:
    """One alleged violation with its article."""

    violation_id: str
    text: str
    article: str


@dataclass(frozen=True, slots=True)
class HearingState:
    """Everything a hearing shows. ``status``: terjadwal, dibuka, ditunda, selesai, dibetulkan."""

    hearing_id: int
    case_id: int
    register_no: str
    ordinal: int
    starts_at: datetime
    room: str
    nature: str
    status: str
    agenda: tuple[str, ...]
    respondent: Person
    subject: str
    act_date: date
    act_place: str
    narrative: str
    opened_at: datetime | None = None
    ended_at: datetime | None = None
    respondent_present: bool | None = None
    companion: str = ""
    course: tuple[str, ...] = ()
    defence: str = ""
    result: str = ""
    seats: tuple[SeatAt, ...] = ()
    exams: tuple[Exam, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    charges: tuple[Charge, ...] = ()
    summons: tuple[SummonsAt, ...] = ()
    questions: tuple[Question, ...] = ()
    """Standard questions where this hearing has its own list; empty: the usual one."""

    @property
    def roman(self) -> str:
        """Number of the hearing as spoken: Sidang I."""
        return _roman(self.ordinal)

    @property
    def live(self) -> bool:
        """Whether the hearing is going on."""
        return self.status == "dibuka"

    @property
    def present_count(self) -> int:
        """Members of the panel who are here."""
        return sum(1 for seat in self.seats if seat.present)

    @property
    def main_exam(self) -> Exam | None:
        """The record of the respondent."""
        return next((exam for exam in self.exams if exam.role == "terlapor"), None)

    def exam(self, exam_id: int | None) -> Exam | None:
        """A record by its id."""
        return next((exam for exam in self.exams if exam.id == exam_id), None)

    def words(self) -> dict[str, str]:
        """What fills the places of the standard questions."""
        served = next((s for s in reversed(self.summons) if s.served_on), None)
        return {
            "panggilan": f"surat panggilan {_roman(served.ordinal)}" if served else "",
            "tanggal_perbuatan": long_date(self.act_date),
            "tempat_perbuatan": self.act_place,
            "pokok_perkara": self.subject[:1].lower() + self.subject[1:] if self.subject else "",
        }


@dataclass(frozen=True, slots=True)
class SummonsAt:
    """A summons to this hearing and whether its arrival was proven."""

    id: int
    ordinal: int
    letter_date: date
    served_on: date | None
    absent: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the agenda column."""

    key: str
    title: str
    done: bool
    index: int


def step_key(title: str) -> str:
    """Which station a line of the agenda means; a line nobody knows is a matter for the record."""
    low = title.casefold()
    return next((key for key, words in _WORDS if any(word in low for word in words)), "respondent")


def steps(state: HearingState, visited: Sequence[str] = ()) -> tuple[Step, ...]:
    """The agenda with its progress. Stations that the law needs are there also where the agenda forgot them."""
    titles = list(state.agenda) or list(STEP_TITLES.values())
    keys = [step_key(title) for title in titles]
    for needed in ("opening", "readback", "closing"):
        if needed not in keys:
            place = 0 if needed == "opening" else len(titles) - (1 if needed == "readback" and "closing" in keys else 0)
            titles.insert(place, STEP_TITLES[needed])
            keys.insert(place, needed)
    witnesses = sum(1 for exam in state.exams if exam.role != "terlapor")
    rows = []
    for index, (key, title) in enumerate(zip(keys, titles, strict=True)):
        shown = f"{title}: {witnesses} orang" if key == "witness" and witnesses else title
        rows.append(Step(key, shown, _done(state, key, visited), index))
    return tuple(rows)


def _done(state: HearingState, key: str, visited: Sequence[str]) -> bool:
    main = state.main_exam
    if state.status == "selesai":
        return True
    if key == "opening":
        return state.opened_at is not None
    if key == "closing" or not state.live:
        return False
    if key == "respondent":
        return main is not None and main.status != "terbuka"
    if key == "readback":
        return bool(state.exams) and all(exam.locked for exam in state.exams)
    if key == "defence":
        return bool(state.defence)
    if key == "witness":
        others = [exam for exam in state.exams if exam.role != "terlapor"]
        return bool(others) and all(exam.status != "terbuka" for exam in others)
    return key in visited


def left_to_close(state: HearingState) -> tuple[str, ...]:
    """What still stands in the way of closing, as sentences; the act checks the same again."""
    left = []
    for exam in state.exams:
        if exam.status == "terbuka":
            left.append(f"Berita acara {EXAMINEE_ROLES.get(exam.role, exam.role)} belum dibacakan ulang.")
        elif exam.status == "dibacakan":
            left.append(f"Berita acara {EXAMINEE_ROLES.get(exam.role, exam.role)} belum dikunci.")
    if state.respondent_present and not state.defence:
        left.append("Pembelaan terlapor belum dicatat.")
    if not state.course:
        left.append("Jalannya sidang belum dicatat; berita acara sidang memerlukannya.")
    return tuple(left)


def proposed_course(state: HearingState, agenda: Sequence[Step]) -> tuple[str, ...]:
    """Points for the course of the hearing, drawn from what was recorded; the panel changes or completes them."""
    done = {step.key for step in agenda if step.done}
    points = []
    if state.opened_at is not None:
        how = f"sidang {state.nature}, {state.present_count} dari {len(state.seats)} anggota Majelis hadir"
        points.append(f"Ketua membuka sidang pukul {clock(state.opened_at)}; {how}.")
    if state.respondent_present:
        with_whom = f" didampingi {state.companion}" if state.companion else ""
        points.append(f"Terlapor hadir{with_whom}.")
    elif state.respondent_present is False:
        points.append("Terlapor tidak hadir meskipun telah dipanggil dengan patut.")
    if "charges" in done:
        points.append("Sekretaris membacakan dugaan pelanggaran.")
    for exam in state.exams:
        count = sum(1 for line in exam.lines if not line.blank)
        if count:
            who = "Terlapor" if exam.role == "terlapor" else f"{exam.role.capitalize()} {exam.name}"
            points.append(f"{who} memberi keterangan yang dicatat dalam berita acara pemeriksaan ({count} pertanyaan).")
    points += [point for point in state.course if point not in points]
    if state.defence:
        points.append("Terlapor menyampaikan pembelaan.")
    if any(exam.status != "terbuka" for exam in state.exams):
        points.append("Berita acara pemeriksaan dibacakan ulang kepada yang diperiksa.")
    return tuple(points)


def shown_evidence_point(exhibit: Exhibit, at: datetime) -> str:
    """The point in the course of the hearing that evidence was shown."""
    return f"Pukul {clock(at)} ditunjukkan bukti: {exhibit.title} ({exhibit.short_print})."


def evidence_question(exhibit: Exhibit) -> str:
    """The question that goes with a piece of evidence."""
    return f"Kepada Saudara ditunjukkan bukti “{exhibit.title}”. Apa penjelasan Saudara?"


def recess_point(at: datetime, *, resumed: bool) -> str:
    """The point in the course of the hearing for a recess or its end."""
    return f"Sidang {'dilanjutkan' if resumed else 'diskors'} pukul {clock(at)}."


def in_recess(course: Sequence[str]) -> bool:
    """Whether the last recess has not ended."""
    last = next((point for point in reversed(course) if point.startswith("Sidang di")), "")
    return last.startswith("Sidang diskors")


def clock(moment: datetime) -> str:
    """``09.21``."""
    return moment.astimezone(moment.tzinfo).strftime("%H.%M")


def sentences(notices: Sequence[Notice]) -> str:
    """Notices as one text for a dialog."""
    return "\n".join(f"• {n.message}{f' ({n.legal_basis})' if n.legal_basis else ''}" for n in notices)


def _roman(number: int) -> str:
    made = ""
    for value, sign in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            made += sign
            number -= value
    return made
