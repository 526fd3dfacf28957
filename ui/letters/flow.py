"""The clerk's register: which letters are shown, what each waits for, what may be done with it. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from models.law.errors import Trouble
from models.procedure import counters, letters
from models.procedure.desk import Desk
from models.procedure.letters import Missing
from models.registry.letters import QUEUES, WAITING, LetterFilter, LetterRow, letter_ids, letter_rows
from models.registry.viewer import Viewer

TABS = (("queue", "Antrean"), ("all", "Semua"), ("agenda", "Buku agenda"), ("dispatch", "Buku ekspedisi"))
FOREIGN = frozenset({"keputusan_sanksi"})
"""Kinds numbered by Bagian Hukum, not by the council's own counter."""

_CHIPS = {
    "draft": ("draf", "blue"),
    "number": ("menunggu nomor", "amber"),
    "sign": ("menunggu tanda tangan", "amber"),
    "deliver": ("ditandatangani", "accent"),
    "serve": ("belum ada bukti", "red"),
    "done": ("disampaikan", "accent"),
    "void": ("batal", "muted"),
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des")

Can = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Book:
    """What a tab shows, and the numbers beside the tabs."""

    tab: str
    ids: tuple[int, ...]
    waiting: int
    every: int
    next_number: int


def viewer_of(desk: Desk) -> Viewer:
    """Who looks."""
    return Viewer(desk.sitter.id, desk.sitter.role)


def read_book(desk: Desk, tab: str, words: str = "", queue: str = "") -> Book:
    """The ids of a tab. The queue is in the order a letter travels, the books in the order of booking."""
    viewer, year = viewer_of(desk), desk.now().year
    with desk.read() as session:
        waiting = [i for one in WAITING for i in letter_ids(session, viewer, LetterFilter(queue=one, words=words))]
        every = letter_ids(session, viewer, LetterFilter(words=words))
        if tab == "queue":
            ids = letter_ids(session, viewer, LetterFilter(queue=queue, words=words)) if queue else waiting
        elif tab == "all":
            ids = every
        elif tab == "agenda":
            rows = letter_rows(session, viewer, every)
            ids = [row.id for row in reversed(rows) if row is not None and row.finalised_at is not None]
        else:
            rows = letter_rows(session, viewer, every)
            ids = [row.id for row in reversed(rows) if row is not None and (row.sent_on or row.received_on)]
        number = counters.peek(session, "surat", year)
    return Book(tab, tuple(ids), len(waiting), len(every), number)


def rows_of(desk: Desk, ids: Any) -> list[LetterRow | None]:
    """Rows of a block, for the list."""
    with desk.read() as session:
        return letter_rows(session, viewer_of(desk), ids)


def chip(row: LetterRow) -> tuple[str, str]:
    """Word and tone of where a letter waits."""
    return _CHIPS.get(row.queue, (row.status_name, "muted"))


def day(when: date | None, *, year: bool = False) -> str:
    """``27 Sep``."""
    if when is None:
        return "—"
    return f"{when.day} {_MONTHS[when.month - 1]}" + (f" {when.year}" if year else "")


def shown_day(row: LetterRow) -> str:
    """The date on the paper, or a dash while it is a draft."""
    return day(row.letter_date)


def remark(row: LetterRow) -> str:
    """The last column of the agenda book."""
    if row.status == "batal":
        return f"DIBATALKAN: {row.void_reason}"
    if row.slot_open:
        return "nomor menyusul"
    if row.finalised_at and row.letter_date and row.letter_date < row.finalised_at.date():
        return "tanggal mendahului pencatatan"
    return ""


# --- what may be done ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Action:
    """A button under the register. The first one that is allowed is drawn as the next step."""

    key: str
    words: str
    icon: str
    why_not: str = ""
    danger: bool = False


_ROAD = {
    "draft": ("finalise", "fields"),
    "number": ("number", "sign"),
    "sign": ("sign",),
    "deliver": ("send", "serve"),
    "serve": ("serve",),
    "done": (),
    "void": (),
}
_NAMES = {
    "finalise": ("Beri nomor…", "hash", "letter.finalise"),
    "fields": ("Isian surat…", "pencil", "letter.edit"),
    "number": ("Isi nomor…", "hash", "letter.number"),
    "sign": ("Tandai ditandatangani…", "pen-line", "letter.sign"),
    "send": ("Kirim…", "send", "letter.send"),
    "serve": ("Catat penerimaan…", "badge-check", "letter.serve"),
    "print": ("Cetak", "printer", "letter.print"),
    "void": ("Batalkan…", "ban", "letter.void"),
}


def actions(row: LetterRow | None, can: Can) -> tuple[Action, ...]:
    """What may be done with a letter now; acts of other roles are shown with the reason why they are closed."""
    if row is None:
        return ()
    keys = [*_ROAD[row.queue]]
    if row.queue == "number" and row.status != "final":
        keys = ["number"] + (
            ["serve"] if row.status == "dikirim" else ["send"] if row.status == "ditandatangani" else []
        )
    if row.status not in ("draf", "batal"):
        keys.append("print")
    if row.status != "batal":
        keys.append("void")
    return tuple(_action(key, can) for key in keys)


def _action(key: str, can: Can) -> Action:
    words, icon, act = _NAMES[key]
    why = "" if can(act) else "Akun ini tidak berwenang melakukan tindakan ini."
    return Action(key, words, icon, why, key == "void")


# --- the page as it will print ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sheet:
    """A letter set for the screen: its pages, or why there are none yet, and what it lacks."""

    pdf: bytes
    missing: tuple[Missing, ...] = ()
    why: str = ""


def sheet(desk: Desk, row: LetterRow) -> Sheet:
    """Set a letter. A draft whose facts are incomplete has no pages, but says what it lacks."""
    lacking = tuple(letters.missing(desk, row.id)) if row.status == "draf" else ()
    try:
        return Sheet(letters.preview(desk, row.id), lacking)
    except Trouble as trouble:
        if not lacking:
            raise
        return Sheet(b"", lacking, trouble.what)


# --- what is still missing -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Gap:
    """A fact that the letter still needs, and the page on which it is entered; empty page: the letter's own form."""

    words: str
    page: str = ""
    what: Mapping[str, Any] = field(default_factory=dict)


_PLACES = {
    "office": "settings",
    "letterhead": "settings",
    "case": "ringkasan",
    "respondent": "pihak",
    "council": "majelis",
    "panel": "majelis",
    "hearing": "sidang",
    "hearings": "sidang",
    "summons": "sidang",
    "summonses": "sidang",
    "previous_summons": "sidang",
    "examination": "sidang",
    "evidence": "bukti",
    "decision": "putusan",
    "decree": "keputusan",
    "follow_up": "keputusan",
    "regulations": "settings",
}


_FROM_LETTERS = ("decision.number", "previous_summons.number")
"""Facts that another letter of the case brings once it has its number."""


def gaps(missing: Sequence[Missing], row: LetterRow) -> tuple[Gap, ...]:
    """Each missing fact with the place where a person can enter it."""
    found = []
    for one in missing:
        if one.field in _FROM_LETTERS and row.case_id is not None:
            found.append(Gap(one.words, "letters", {"case_id": row.case_id, "draft": True}))
            continue
        head = one.field.split(".")[0].split("[")[0]
        place = _PLACES.get(head, "")
        if head == "signer":
            place = "majelis" if row.case_id is not None else "settings"
        if place == "settings":
            found.append(Gap(one.words, "settings"))
        elif place and row.case_id is not None:
            found.append(Gap(one.words, "cases", {"case_id": row.case_id, "section": place}))
        else:
            found.append(Gap(one.words))
    return tuple(found)


def queue_words(queue: str) -> str:
    """``Menunggu nomor``."""
    return QUEUES.get(queue, queue)
