"""What the rule browser reads and does, in plain Python."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from models.law.browse import Explanation, RuleLine, explain_row, find_row
from models.law.checks import Loaded, reference_of
from models.law.notice import RuleRef
from models.law.schema import fields_of
from models.registry.rules import OfficeRow, Uses, cases_using, office_rows
from models.registry.viewer import Viewer
from ui.settings.lawwords import key_words, value_words

if TYPE_CHECKING:
    from models.law.lawfile import LawError
    from models.law.rulebook import Rulebook
    from models.procedure.desk import Desk

_SHOWN_ELSEWHERE = frozenset(
    {"id", "text", "title", "name", "legal_basis", "effective_from", "effective_to", "verified", "source", "note"}
)


@dataclass(frozen=True, slots=True)
class Detail:
    """One row of the law with everything that is known of it. ``step`` is the office's own entry, if it is one."""

    line: RuleLine
    facts: tuple[tuple[str, str], ...]
    explained: Explanation
    uses: Uses
    step: OfficeRow | None
    closing: OfficeRow | None


def viewer_of(desk: Desk) -> Viewer:
    """Who looks."""
    return Viewer(desk.sitter.id, desk.sitter.role)


def read_detail(desk: Desk, reader: Any, line: RuleLine) -> Detail | None:
    """Everything about a row; None where it has gone."""
    on = line.effective_from or line.effective_to
    item = find_row(desk.rulebook, line.table, line.id, on)
    if item is None:
        return None
    explained = explain_row(desk.rulebook, item.row)
    uses = cases_using(reader, viewer_of(desk), RuleRef(line.table, line.id), limit=8)
    steps = [one for one in office_rows(reader) if one.withdrawn_at is None]
    step = next((one for one in steps if item.raw.number and one.id == item.raw.number), None)
    closing = next((one for one in steps if closes(one, line)), None)
    return Detail(
        explained.rows[0] if explained.rows else line, facts_of(desk.rulebook, item), explained, uses, step, closing
    )


def closes(step: OfficeRow, line: RuleLine) -> bool:
    """Whether a step of the office ended this row."""
    same = step.kind == "tutup" and (step.table, step.key) == (line.table, line.id)
    return same and step.effective_to == line.effective_to


def facts_of(rb: Rulebook, item: Loaded) -> tuple[tuple[str, str], ...]:
    """Keys of a row that say something and are not shown above, in words; rows it points at by their names."""
    found = []
    for key, field in fields_of(item.table).items():
        value = getattr(item.row, field.name)
        if key in _SHOWN_ELSEWHERE or value in ("", (), None, 0) or value is False:
            continue
        target = reference_of(item.table, field.name)
        if target:
            ids = value if isinstance(value, tuple) else (value,)
            value = tuple(_named(rb, target, one) for one in ids)
        found.append((key_words(key), value_words(value)))
    return tuple(found)


def _named(rb: Rulebook, table: str, row_id: str) -> str:
    """What a row is called; its id where it has no name."""
    item = find_row(rb, table, row_id)
    name = "" if item is None else getattr(item.row, "name", "") or getattr(item.row, "text", "")
    return str(name) or row_id


def left_out_words(left_out: tuple[LawError, ...] | Any, most: int = 6) -> list[str]:
    """One sentence per row that was left out: place and reason; the rest counted."""
    said = [f"{error.place}: {error.reason}" for error in left_out[:most]]
    rest = len(left_out) - most
    return [*said, f"dan {rest} baris lain"] if rest > 0 else said
