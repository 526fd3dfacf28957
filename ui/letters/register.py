"""The columns of each tab of the register."""

from __future__ import annotations

from models.registry.letters import LetterRow
from ui.letters import flow
from ui.rows import Column

_WHO, _CASE, _CHIP, _DAY = 112, 94, 148, 72


def _chip_words(row: LetterRow) -> str:
    return flow.chip(row)[0]


def _chip_tone(row: LetterRow) -> str:
    return flow.chip(row)[1]


def _tip(row: LetterRow) -> str:
    return " · ".join(part for part in (row.kind_name, row.number, row.addressee, row.void_reason) if part)


def register_columns(shape: str) -> tuple[Column, ...]:
    """Columns of the register; ``narrow`` where the screen is small or much enlarged."""
    if shape == "narrow":
        return (
            Column("title", "Surat", lambda r: r.kind_name, 0, "strong", tip=_tip),
            Column("case", "Perkara", lambda r: r.register_no or "—", _CASE),
            Column("state", "Keadaan", _chip_words, _CHIP, "chip", tone=_chip_tone),
        )
    return (
        Column("title", "Surat", lambda r: r.kind_name, 0, "strong", tip=_tip),
        Column("case", "Perkara", lambda r: r.register_no or "—", _CASE),
        Column("to", "Kepada", lambda r: r.addressee or "—", _WHO),
        Column("state", "Keadaan", _chip_words, _CHIP, "chip", tone=_chip_tone),
        Column("date", "Tanggal", flow.shown_day, _DAY, "figures"),
    )
