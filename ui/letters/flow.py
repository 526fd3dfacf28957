"""The clerk's register: which letters are shown, what each waits for, what may be done with it. No widget here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from models.law.errors import Trouble
from models.procedure import counters, letters, numbering
from models.procedure.desk import Desk
from models.procedure.letters import Missing
from models.procedure.wordings import press_of, source_of
from models.registry.letterfacts import KINDS
from models.registry.letters import WAITING, LetterFilter, LetterRow, letter_ids, letter_rows
from models.registry.viewer import Viewer
from ui.letters.pictures import picture_pages

SECTIONS = (
    ("register", "Surat"),
    ("books", "Buku dan register"),
    ("batch", "Cetak banyak"),
    ("pledges", "Ikrar"),
    ("check", "Periksa surat"),
)
PLACES = (
    ("queue", "Antrean"),
    ("draft", "Konsep"),
    ("number", "Nomor"),
    ("sign", "Tanda tangan"),
    ("deliver", "Kirim"),
    ("serve", "Bukti"),
    ("all", "Semua"),
)
"""Where letters wait, in the order in which they travel; ``queue`` is all of these, ``all`` the whole register."""
FOREIGN = frozenset(key for key, kind in KINDS.items() if kind.foreign_counter)
"""Kinds numbered by Bagian Hukum, not by the council's own counter."""
_ORDINARY = "surat_panggilan_1"
"""A kind that takes the number of ordinary letters, for the number shown beside the title."""

_CHIPS = {
    "draft": ("draf", "blue"),
    "number": ("perlu nomor", "amber"),
    "sign": ("perlu tanda tangan", "amber"),
    "deliver": ("ditandatangani", "accent"),
    "serve": ("belum ada bukti", "red"),
    "done": ("disampaikan", "accent"),
    "void": ("batal", "muted"),
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des")

Can = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Book:
    """What a place of the register shows, and the numbers beside the places."""

    place: str
    ids: tuple[int, ...]
    counts: Mapping[str, int]
    next_number: int

    @property
    def waiting(self) -> int:
        """Letters that wait for something."""
        return self.counts["queue"]


def viewer_of(desk: Desk) -> Viewer:
    """Who looks."""
    return Viewer(desk.sitter.id, desk.sitter.role)


def read_book(desk: Desk, place: str, words: str = "") -> Book:
    """The ids of a place. The queue is in the order a letter travels, the register newest first."""
    viewer = viewer_of(desk)
    found: dict[str, list[int]] = {}
    with desk.read() as session:
        for one in WAITING:
            found[one] = letter_ids(session, viewer, LetterFilter(queue=one, words=words))
        found["queue"] = [letter for one in WAITING for letter in found[one]]
        found["all"] = letter_ids(session, viewer, LetterFilter(words=words))
        place_of = numbering.place_of(session, _ORDINARY, desk.now().date())
        number = counters.peek(session, place_of.counter, place_of.year, place_of.unit)
    return Book(place, tuple(found[place]), {key: len(ids) for key, ids in found.items()}, number)


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


# --- what may be done ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Action:
    """A button under the register. The first one that is allowed is drawn as the next step.

    ``stroke`` is the one key that presses it while the list has the keyboard; ``more`` puts it into the menu.
    """

    key: str
    words: str
    icon: str
    why_not: str = ""
    danger: bool = False
    stroke: str = ""
    more: bool = False


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
    "finalise": ("Beri nomor…", "hash", "letter.finalise", "N"),
    "fields": ("Isian surat…", "pencil", "letter.edit", "I"),
    "number": ("Isi nomor…", "hash", "letter.number", "N"),
    "sign": ("Tandai ditandatangani…", "pen-line", "letter.sign", "T"),
    "send": ("Kirim…", "send", "letter.send", "K"),
    "serve": ("Catat penerimaan…", "badge-check", "letter.serve", "P"),
    "print": ("Cetak…", "printer", "letter.print", "C"),
    "office_copy": ("Cetak pertinggal…", "printer", "letter.print", ""),
    "numbered": ("Cetak salinan bernomor…", "files", "letter.print", ""),
    "attach": ("Lampirkan naskah bertanda tangan…", "upload", "letter.sign", "L"),
    "copy": ("Buat salinan atau petikan…", "copy", "letter.copy", "S"),
    "save": ("Simpan sebagai PDF…", "download", "letter.print", ""),
    "void": ("Batalkan…", "ban", "letter.void", "B"),
}
_FROZEN_MORE = ("office_copy", "numbered", "attach", "copy", "save")


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
        keys += ["print", *_FROZEN_MORE]
    if row.status != "batal":
        keys.append("void")
    return tuple(_action(key, can) for key in keys)


def _action(key: str, can: Can) -> Action:
    words, icon, act, stroke = _NAMES[key]
    why = "" if can(act) else "Akun ini tidak berwenang melakukan tindakan ini."
    return Action(key, words, icon, why, key == "void", stroke, key in _FROZEN_MORE or key == "void")


_MANY = {
    "finalise": ("Beri nomor {}…", ("draft",)),
    "sign": ("Tandai {} ditandatangani…", ("sign",)),
    "send": ("Kirim {}…", ("deliver",)),
    "serve": ("Catat penerimaan {}…", ("deliver", "serve")),
    "print": ("Cetak {}…", ("number", "sign", "deliver", "serve", "done")),
}
"""Acts on several letters at once, and where a letter must wait for each."""


def many_actions(rows: Sequence[LetterRow], can: Can) -> tuple[tuple[Action, tuple[LetterRow, ...]], ...]:
    """What may be done with several letters at once, and with which of them."""
    found = []
    for key, (words, places) in _MANY.items():
        fit = tuple(row for row in rows if row.queue in places)
        if fit:
            one = _action(key, can)
            name = words.format(f"{len(fit)} surat" if key in ("finalise", "send", "print") else len(fit))
            found.append((replace(one, words=name), fit))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Gap:
    """A fact that the letter still needs, and the page on which it is entered; empty page: the letter's own form.

    ``field`` is the key of the fact, so that the page can take the keyboard to it. Without ``must`` the letter can be
    printed all the same (a sign that no typeface has is drawn as a box).
    """

    words: str
    page: str = ""
    what: Mapping[str, Any] = field(default_factory=dict)
    field: str = ""
    must: bool = True

    @property
    def where(self) -> str:
        """Where a press leads, in words."""
        place = str(self.what.get("section", ""))
        if self.page == "settings":
            return f"Buka Pengaturan, bagian {_SECTION_NAMES.get(place, place)}"
        if self.page == "cases":
            return f"Buka perkara, bagian {_SECTION_NAMES.get(place, place)}"
        return "Buat surat yang membawanya" if self.page == "letters" else "Buka isian surat"


# --- the page as it will print -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sheet:
    """A letter set for the screen: its pages, or why there are none yet, what it lacks, and what came back signed."""

    pdf: bytes
    missing: tuple[Missing, ...] = ()
    why: str = ""
    signed: bytes = b""
    signed_how: str = ""
    remarks: tuple[Gap, ...] = ()


def sheet(desk: Desk, row: LetterRow) -> Sheet:
    """Set a letter. A draft whose facts are incomplete has no pages, but says what it lacks."""
    if row.status != "draf":
        signed, how = signed_paper(desk, row.id)
        return Sheet(letters.preview(desk, row.id), signed=signed, signed_how=how)
    lacking = tuple(letters.missing(desk, row.id))
    try:
        return Sheet(letters.preview(desk, row.id), lacking, remarks=unprintable(desk, row))
    except Trouble as trouble:
        if not lacking:
            raise
        return Sheet(b"", lacking, trouble.what)


def signed_paper(desk: Desk, letter_id: int) -> tuple[bytes, str]:
    """The newest signed paper as a PDF for the screen, and how it came; nothing where none did."""
    versions = letters.signed_papers(desk, letter_id)
    if not versions:
        return b"", ""
    newest = versions[0]
    content = letters.signed_copy(desk, letter_id, newest.id)
    words = "Pindaian" if newest.how == "pindaian" else "Bertanda tangan elektronik"
    return (
        content if newest.media_type == "application/pdf" else picture_pages(content),
        f"{words}, {day(newest.on, year=True)}",
    )


def unprintable(desk: Desk, row: LetterRow) -> tuple[Gap, ...]:
    """Signs in the letter that no typeface of the program has: they would not print as they were typed."""
    from reports.taming import named
    from reports.taming import unprintable as strange

    with desk.read() as session:
        source = source_of(session, row.kind)[0]
    facts = letters.facts_now(desk, row.id)
    facts["letter"] = {**facts["letter"], "date": facts["letter"].get("date") or desk.now().date().isoformat()}
    try:
        press: Any = press_of(desk)
        letter = press.compose(row.kind, {**facts, "draft": True}, source)
    except Trouble:
        return ()
    signs = strange("\n".join(_texts(asdict(letter))))
    shown = ", ".join(named(sign) for sign in signs[:MOST_SIGNS]) + (" …" if len(signs) > MOST_SIGNS else "")
    return (Gap(f"Tanda yang tidak dapat dicetak: {shown}", must=False),) if signs else ()


def _texts(value: Any) -> Iterator[str]:
    """Every text in the composed letter, as it was typed."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _texts(part)


MOST_SIGNS = 6


# --- numbers and files ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Numbers:
    """How a letter of a kind may be numbered now. ``sub_days`` 0: this office allows no back-dated sub-numbers."""

    next: str
    foreign: bool
    numbered: bool
    sub_days: int


def numbers_for(desk: Desk, kind: str) -> Numbers:
    """What the number of a letter of this kind would be."""
    with desk.read() as session:
        rules = numbering.numbering_of(session)
        return Numbers(
            next=numbering.next_number(session, kind, desk.now().date()),
            foreign=numbering.is_foreign(kind),
            numbered=numbering.is_numbered(kind),
            sub_days=rules.sub_days if rules.sub_numbers else 0,
        )


def file_name(row: LetterRow) -> str:
    """A name for a file of this letter: its kind and number, without names of persons."""
    words = "-".join(part for part in (row.kind, row.number) if part)
    return "".join(letter if letter.isalnum() or letter in "-_." else "_" for letter in words)[:90] + ".pdf"


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that the person named: whole or not at all."""
    draft = path.with_name(path.name + ".sebagian")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise Trouble(
            "Berkas tidak dapat ditulis di tempat itu.", "Tidak ada berkas yang dibuat.", "Pilih tempat lain."
        ) from error


# --- what is still missing -----------------------------------------------------------------------------------------


_PLACES = {
    "office": "office",
    "letterhead": "letterhead",
    "regulations": "rules",
    "council": "council",
    "case": "ringkasan",
    "violations": "ringkasan",
    "respondent": "pihak",
    "reporter": "pihak",
    "panel": "majelis",
    "team": "majelis",
    "hearing": "sidang",
    "hearings": "sidang",
    "summons": "sidang",
    "summonses": "sidang",
    "previous_summons": "sidang",
    "examination": "sidang",
    "evidence": "bukti",
    "deliberation": "putusan",
    "decision": "putusan",
    "decree": "keputusan",
    "delivery": "keputusan",
    "relief": "keputusan",
    "follow_up": "keputusan",
    "follow_ups": "keputusan",
    "referrals": "keputusan",
    "appeals": "upaya",
}
"""The section of the case, or of the settings, where the facts of each kind are entered."""

_SETTINGS = frozenset({"office", "letterhead", "rules", "council"})
_SECTION_NAMES = {
    "office": "Kantor",
    "letterhead": "Kop surat",
    "rules": "Pilihan aturan",
    "council": "Majelis",
    "ringkasan": "Ringkasan",
    "pihak": "Pihak",
    "majelis": "Majelis",
    "sidang": "Sidang",
    "bukti": "Bukti",
    "putusan": "Putusan",
    "keputusan": "Keputusan",
    "upaya": "Upaya administratif",
}
_FROM_LETTERS = ("decision.number", "previous_summons.number")
"""Facts that another letter of the case brings once it has its number."""


def gaps(missing: Sequence[Missing], row: LetterRow) -> tuple[Gap, ...]:
    """Each missing fact with the place where a person can enter it."""
    return tuple(_gap(one, row) for one in missing)


def _gap(one: Missing, row: LetterRow) -> Gap:
    if one.field in _FROM_LETTERS and row.case_id is not None:
        return Gap(one.words, "letters", {"case_id": row.case_id, "draft": True}, one.field)
    head = one.field.split(".")[0].split("[")[0]
    place = _PLACES.get(head, "")
    if head == "signer":
        place = "majelis" if row.case_id is not None else "council"
    if one.field == "letter.place":
        place = "office"
    if place in _SETTINGS:
        return Gap(one.words, "settings", {"section": place}, one.field)
    if place and row.case_id is not None:
        return Gap(one.words, "cases", {"case_id": row.case_id, "section": place}, one.field)
    return Gap(one.words, field=one.field)
