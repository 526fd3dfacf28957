"""The columns of each tab of the register."""

from __future__ import annotations

from models.registry.letters import LetterRow
from ui.letters import flow
from ui.rows import Column

_WHO, _CASE, _CHIP, _DAY = 126, 96, 164, 76


def _chip_words(row: LetterRow) -> str:
    return flow.chip(row)[0]


def _chip_tone(row: LetterRow) -> str:
    return flow.chip(row)[1]


def _tip(row: LetterRow) -> str:
    return " · ".join(part for part in (row.kind_name, row.number, row.addressee, row.void_reason) if part)


def register_columns(tab: str) -> tuple[Column, ...]:
    """Columns of ``queue`` (also the whole register), ``narrow`` (the same where the screen is small or much enlarged),
    ``agenda`` (buku agenda) or ``dispatch`` (buku ekspedisi).
    """
    if tab == "agenda":
        return (
            Column("number", "Nomor", lambda r: r.number or "—", 204, "strong", tip=_tip),
            Column("date", "Tanggal", lambda r: flow.day(r.letter_date, year=True), 108, "figures"),
            Column("to", "Kepada", lambda r: r.addressee or "—", 0),
            Column("title", "Hal", lambda r: r.title, 0),
            Column("remark", "Keterangan", flow.remark, 112, "muted", tip=flow.remark),
        )
    if tab == "dispatch":
        return (
            Column("to", "Tujuan", lambda r: r.addressee or "—", 0, "strong", tip=_tip),
            Column("number", "Nomor surat", lambda r: r.number or "—", 170),
            Column("sent", "Dikirim", lambda r: flow.day(r.sent_on), _DAY, "figures"),
            Column("received", "Diterima", lambda r: flow.day(r.received_on), _DAY, "figures"),
            Column("by", "Penerima", lambda r: r.receiver or "—", 120),
        )
    if tab == "narrow":
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
