"""A letter as plain text in reading order: what the archive searches, and what the paper must say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from reports import blocks as b
from reports.taming import tame


def plain(letter: b.Letter) -> str:
    """The composed text, one line a part, tamed as on paper; without page numbers, catchwords and archive code."""
    head = letter.letterhead
    parts = [block.word for block in letter.blocks if isinstance(block, b.CopyMark)]
    parts += [*head.lines, *head.address] if head.kind != "K0" else []
    for block in letter.blocks:
        if letter.office_copy or not isinstance(block, b.ParafBox):
            parts += _of(block)
    return "\n".join(tame(part) for part in parts if part)


def _of(block: b.Block) -> Iterator[str]:
    return READERS[type(block)](block)


def _mark(block: b.SecurityMark) -> Iterator[str]:
    yield block.word


def _title(block: b.Title) -> Iterator[str]:
    yield from block.lines
    if block.show_number:
        yield f"{block.number_label} {block.number or b.NUMBER_SLOT}"
    yield from block.after


def _head(block: b.LetterHead) -> Iterator[str]:
    for label, value in block.rows:
        yield f"{label} : {value if value is not None else b.NUMBER_SLOT}"
    yield block.place_date
    yield from block.to


def _text(block: b.Text) -> Iterator[str]:
    yield block.text


def _fields(block: b.Fields) -> Iterator[str]:
    for place, (label, value) in enumerate(block.rows):
        yield f"{block.mark} {label} : {value}".strip() if place == 0 else f"{label} : {value}"


def _numbered(block: b.Numbered) -> Iterator[str]:
    yield from _marked(block.items, block.marks, block.start)


def _marked(items: Sequence[str], marks: str, start: int = 1) -> Iterator[str]:
    for mark, item in zip(b.marks_of(marks, len(items), start), items, strict=True):
        yield f"{mark} {item}"


def _recital(block: b.Recital) -> Iterator[str]:
    texts = list(_marked(block.items, block.marks)) if block.marks else list(block.items)
    if texts:
        yield f"{block.label} : {texts[0]}"
        yield from texts[1:]
    yield from (f"{label} : {value}" for label, value in block.fields)
    if block.after:
        yield block.after


def _questions(block: b.Questions) -> Iterator[str]:
    for number, (question, answer, correction) in enumerate(block.lines, 1):
        yield f"{number}. Pertanyaan : {'(pembetulan) ' if correction else ''}{question}".strip()
        yield f"Jawaban : {answer}"


def _grid(block: b.Grid) -> Iterator[str]:
    yield " ".join(block.header)
    yield from (" ".join(row) for row in block.rows)


def _signature(block: b.Signature) -> Iterator[str]:
    yield from block.above
    yield from block.office
    yield from (part for part in (block.mark, block.name, block.rank, block.number) if part)


def _certified(block: b.Certified) -> Iterator[str]:
    yield from _signature(block.original)
    yield block.words
    yield from _signature(block.certifier)


def _copy_mark(_: b.CopyMark) -> Iterator[str]:
    yield from ()


def _rule(_: b.Rule) -> Iterator[str]:
    yield from ()


def _paraf_box(block: b.ParafBox) -> Iterator[str]:
    yield block.title
    yield "Pejabat Paraf Tanggal"
    yield from block.officials


def _distribution(block: b.Distribution) -> Iterator[str]:
    yield block.title
    yield from (f"{label} : {value}" for label, value in block.rows)
    yield "Salinan Penerima Tanggal terima Paraf"
    yield from (f"ke-{place} {receiver}" for place, receiver in enumerate(block.receivers, 1))


def _attendance(block: b.Attendance) -> Iterator[str]:
    yield " ".join(("No.", *block.header, "Tanda tangan"))
    yield from (" ".join((f"{place}.", *row)) for place, row in enumerate(block.rows, 1))


def _form_rows(block: b.FormRows) -> Iterator[str]:
    yield from (f"{label} : {value}".rstrip() for label, value, _ in block.rows)


def _ticks(block: b.Ticks) -> Iterator[str]:
    yield from (f"[{'x' if place in block.ticked else ' '}] {item}" for place, item in enumerate(block.items))


def _label(block: b.Label) -> Iterator[str]:
    yield from block.title
    yield block.number
    yield from (f"{label} : {value}" for label, value in block.rows)
    yield from block.foot


def _signatures(block: b.Signatures) -> Iterator[str]:
    yield from block.above
    yield from block.title
    for place, (role, name, number) in enumerate(block.rows, 1):
        yield f"{place}. {role} {name} {number}".strip()


def _paired(block: b.PairedSignatures) -> Iterator[str]:
    for one in (*block.left, *block.right):
        yield from _signature(one)


def _copies(block: b.Copies) -> Iterator[str]:
    if block.items:
        yield block.label
        yield from _marked(block.items, "1.")


def _appendix(block: b.Appendix) -> Iterator[str]:
    yield from block.header
    yield from (f"{label} : {value}" for label, value in block.rows)
    for inner in block.blocks:
        yield from _of(inner)


READERS: dict[type, Callable[[Any], Iterator[str]]] = {
    b.SecurityMark: _mark,
    b.Title: _title,
    b.LetterHead: _head,
    b.Text: _text,
    b.Fields: _fields,
    b.Numbered: _numbered,
    b.Recital: _recital,
    b.Questions: _questions,
    b.Grid: _grid,
    b.Signature: _signature,
    b.Signatures: _signatures,
    b.PairedSignatures: _paired,
    b.Certified: _certified,
    b.CopyMark: _copy_mark,
    b.Rule: _rule,
    b.ParafBox: _paraf_box,
    b.Distribution: _distribution,
    b.Attendance: _attendance,
    b.FormRows: _form_rows,
    b.Ticks: _ticks,
    b.Label: _label,
    b.Copies: _copies,
    b.Appendix: _appendix,
}
