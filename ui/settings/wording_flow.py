"""What the wording editor reads and does, in plain Python."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from models.law.errors import Trouble
from models.procedure import wordings
from models.registry.wordings import KindRow, WordingRow, kind_rows, wording_rows
from reports.editing import Sentence, facts_named, sentences

if TYPE_CHECKING:
    from models.procedure.desk import Desk


@dataclass(frozen=True, slots=True)
class Editable:
    """A kind with everything its editor shows. ``source`` is the wording in use."""

    row: KindRow
    source: str
    shipped: str
    shipped_version: str
    versions: tuple[WordingRow, ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of trying a wording: a PDF of the invented case, or what is wrong."""

    pdf: bytes
    pages: int
    mistakes: tuple[str, ...]


def read_kinds(reader: Any) -> list[KindRow]:
    """Every kind of letter with the wording it uses."""
    return kind_rows(reader)


def read_kind(desk: Desk, reader: Any, row: KindRow) -> Editable:
    """One kind, ready to be edited."""
    shipped = wordings.press_of(desk).wording(row.kind)
    own, _name = wordings.source_of(reader, row.kind)
    return Editable(row, own or shipped.source, shipped.source, shipped.version, tuple(wording_rows(reader, row.kind)))


def try_out(desk: Desk, kind: str, source: str) -> Tried:
    """Set a wording on the invented case."""
    mistakes = tuple(wordings.press_of(desk).mistakes(kind, source))
    if mistakes:
        return Tried(b"", 0, mistakes)
    try:
        made = wordings.trial(desk, kind, source)
    except Trouble as trouble:
        return Tried(b"", 0, (trouble.what,))
    return Tried(made.pdf, made.pages, ())


def list_sentences(kind: str, source: str) -> tuple[Sentence, ...]:
    """The sentences of a wording; none where the file cannot be read."""
    try:
        return sentences(kind, source)
    except Trouble:
        return ()


def list_facts(source: str) -> tuple[str, ...]:
    """Names of facts that may be put into a sentence."""
    return facts_named(source)
