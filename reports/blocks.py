"""The parts a letter is made of. Facts come in as plain text; only ``typesetting`` knows how they look."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Kop naskah dinas. ``kind`` K0 none, K1 of the head of the city (emblem centred), K2/K3/K4 emblem at the left."""

    kind: str
    lines: tuple[str, ...]
    address: tuple[str, ...] = ()
    emblem: bytes | None = None


@dataclass(frozen=True, slots=True)
class SecurityMark:
    """``RAHASIA`` in red at the top left, with the number of this copy (letters.md 4.3)."""

    word: str
    copy_number: int = 1
    copy_total: int = 1


@dataclass(frozen=True, slots=True)
class Title:
    """Centred title lines in capitals; ``number`` None leaves a slot of fixed width to be written by hand."""

    lines: tuple[str, ...]
    number: str | None = None
    number_label: str = "NOMOR"
    after: tuple[str, ...] = ()
    """Lines below the number: TENTANG, subject, WALI KOTA …,"""
    show_number: bool = True


@dataclass(frozen=True, slots=True)
class LetterHead:
    """Head of a surat: place and date, Nomor/Sifat/Lampiran/Hal, address (letters.md 4.1)."""

    place_date: str
    rows: tuple[tuple[str, str | None], ...]
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph. ``align``: justify, left, center, right. ``indent`` of the first line, in cm."""

    text: str
    align: str = "justify"
    bold: bool = False
    indent: float = 0.0
    keep: bool = False
    """Stay with the next block."""
    space: float = 5.0
    """Space after, in points."""
    left: float = 0.0
    before: float = 0.0
    """Space before, in points; for a heading within the text."""


@dataclass(frozen=True, slots=True)
class Fields:
    """Label : value rows, colons in one column."""

    rows: tuple[tuple[str, str], ...]
    left: float = 0.8
    label: float = 5.3
    """Width of the labels in cm."""
    mark: str = ""
    """A number before the first row, in the indent at the left."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list; ``marks``: ``1.`` or ``a.``."""

    items: tuple[str, ...]
    marks: str = "1."
    left: float = 0.0
    start: int = 1


@dataclass(frozen=True, slots=True)
class Recital:
    """One label of a decree (Menimbang, KESATU …) with its items or single text; three columns (letters.md 5.1).

    ``fields`` stand below the text (identity of the person), ``after`` closes the item.
    """

    label: str
    items: tuple[str, ...] = ()
    marks: str = ""
    """``a.``, ``1.`` or empty for running text."""
    fields: tuple[tuple[str, str], ...] = ()
    after: str = ""


@dataclass(frozen=True, slots=True)
class Questions:
    """Numbered questions and answers; ``mark`` shows corrections made at the reading back."""

    lines: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table; ``widths`` are shares of the text width."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    align: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature block at the right (letters.md 4.4); ``above``: place and date, or Ditetapkan di …"""

    office: tuple[str, ...]
    name: str
    rank: str = ""
    number: str = ""
    above: tuple[str, ...] = ()
    mark: str = ""
    """``ttd`` where a copy has no signature; empty leaves the room to sign."""


@dataclass(frozen=True, slots=True)
class Certified:
    """The end of a salinan or petikan: ``original`` with its *ttd*, and at the bottom left who certifies the copy."""

    certifier: Signature
    original: Signature
    words: str = "Salinan sesuai dengan aslinya"


@dataclass(frozen=True, slots=True)
class CopyMark:
    """SALINAN or PETIKAN, centred above the letterhead (letters.md 4.8)."""

    word: str


@dataclass(frozen=True, slots=True)
class Signatures:
    """Several signers: a title, then number, name and number, role, place for the signature."""

    title: tuple[str, ...]
    rows: tuple[tuple[str, str, str], ...]
    """Role, name, ``NIP …``."""
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PairedSignatures:
    """Two columns of signers facing each other: the person examined at the left, examiners at the right."""

    left: tuple[Signature, ...]
    right: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class Copies:
    """Tembusan."""

    items: tuple[str, ...]
    label: str = "Tembusan:"


@dataclass(frozen=True, slots=True)
class ArchiveCode:
    """Fingerprint and the journal's checkpoint of the moment, small and as QR; labelled *kode arsip*, no TTE."""

    fingerprint: str
    short: str


@dataclass(frozen=True, slots=True)
class Appendix:
    """A lampiran on a page of its own: header at the right, then its blocks."""

    header: tuple[str, ...]
    blocks: tuple[Block, ...]
    rows: tuple[tuple[str, str], ...] = ()
    """Labels and values below the header: Nomor, Tanggal."""


@dataclass(frozen=True, slots=True)
class ParafBox:
    """Who initials before the signature, on the office copy only: columns Pejabat, Paraf, Tanggal (letters.md 4.5)."""

    officials: tuple[str, ...]
    title: str = "Paraf"


@dataclass(frozen=True, slots=True)
class Distribution:
    """Who holds which numbered copy of a secret letter, on a page of its own (letters.md 4.3)."""

    receivers: tuple[str, ...]
    rows: tuple[tuple[str, str], ...] = ()
    """Labels and values below the title: Nomor, Tanggal."""
    title: str = "DAFTAR DISTRIBUSI"


@dataclass(frozen=True, slots=True)
class Attendance:
    """A list to be signed: number, cells of ``rows``, and the place to sign, odd and even beside each other.

    ``widths`` are shares of what the number and the place to sign leave; ``blank`` rows follow for who comes unasked.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    blank: int = 0


@dataclass(frozen=True, slots=True)
class FormRows:
    """Rows to be filled in by hand: a label, what is known already, and so many ruled lines for the rest."""

    rows: tuple[tuple[str, str, int], ...]
    label: float = 5.3
    """Width of the labels in cm."""


@dataclass(frozen=True, slots=True)
class Ticks:
    """Boxes to tick, in one or more columns; those named by ``ticked`` (from 0) are ticked."""

    items: tuple[str, ...]
    ticked: tuple[int, ...] = ()
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Label:
    """A big framed label or cover: title lines, the number large, labels and values, words at the foot."""

    title: tuple[str, ...]
    number: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    foot: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line across the text, below the head of a nota dinas (letters.md 7.4)."""


Block = (
    SecurityMark
    | Title
    | LetterHead
    | Text
    | Fields
    | Numbered
    | Recital
    | Questions
    | Grid
    | Signature
    | Signatures
    | PairedSignatures
    | Certified
    | CopyMark
    | ParafBox
    | Distribution
    | Attendance
    | FormRows
    | Ticks
    | Label
    | Rule
    | Copies
    | Appendix
)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter ready to be set. ``title`` goes into the document's information and never holds a name."""

    title: str
    letterhead: Letterhead
    blocks: tuple[Block, ...]
    template: str
    archive: ArchiveCode | None = None
    draft: bool = False
    colour: str = field(default="black")
    office_copy: bool = False
    """The copy that stays in the office: only it shows the paraf box."""


NUMBER_SLOT = "................................"


def marks_of(marks: str, count: int, start: int = 1) -> list[str]:
    """``a.`` gives a. b. … z. aa.; ``1.`` gives 1. 2. …"""
    if marks == "a.":
        return [f"{_letters(n)}." for n in range(start, start + count)]
    return [f"{n}." for n in range(start, start + count)]


def _letters(number: int) -> str:
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text
