"""The columns of each tab of the register."""

from __future__ import annotations

from collections.abc import Callable

from models.registry.letters import LetterRow
from ui.letters import flow
from ui.rows import Column

_WHO, _CASE, _CHIP, _DAY = 112, 94, 148, 72


def _chip_words(row: LetterRow) -> str:
    return flow.chip(row)[0]


def _chip_tone(row: LetterRow) -> str:
    return flow.chip(row)[1]


def _tip(name: Callable[[str], str]) -> Callable[[LetterRow], str]:
    def words(row: LetterRow) -> str:
        return " · ".join(part for part in (row.kind_name, row.number, name(row.addressee), row.void_reason) if part)

    return words


def register_columns(shape: str, name: Callable[[str], str] = str) -> tuple[Column, ...]:
    """Columns of the register; ``narrow`` where the screen is small or much enlarged.

    ``name`` turns a name into what may be shown of it now.
    """
    if shape == "narrow":
        return (
            Column("title", "Surat", lambda r: r.kind_name, 0, "strong", tip=_tip(name)),
            Column("case", "Perkara", lambda r: r.register_no or "—", _CASE),
            Column("state", "Keadaan", _chip_words, _CHIP, "chip", tone=_chip_tone),
        )
    return (
        Column("title", "Surat", lambda r: r.kind_name, 0, "strong", tip=_tip(name)),
        Column("case", "Perkara", lambda r: r.register_no or "—", _CASE),
        Column("to", "Kepada", lambda r: name(r.addressee) or "—", _WHO),
        Column("state", "Keadaan", _chip_words, _CHIP, "chip", tone=_chip_tone),
        Column("date", "Tanggal", flow.shown_day, _DAY, "figures"),
    )
