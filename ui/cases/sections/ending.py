"""Keputusan dan penyampaian, surat, riwayat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from models.registry.afterviews import DecreeView, DeliveryView
from models.registry.counting import run_of
from models.registry.journal import JournalRow
from models.registry.labels import LETTER_STATUS, word
from models.registry.letters import LetterRow
from ui.cases.afterflow import FATES
from ui.cases.articles import cited
from ui.cases.clocks import ClockView
from ui.cases.forms.checking import imposer_words
from ui.cases.sections.context import Context, acts_row, nothing, section
from ui.rows import Column, LazyModel, TableView
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.dates import long_date, short_date
from ui.widgets.keyvalue import KeyValue
from ui.widgets.layout import box, column
from ui.widgets.text import label


def decree(context: Context) -> QWidget:
    """The decree, its delivery with the clock counted out, the execution, the follow-ups."""
    case = context.data.case
    parts: list[QWidget] = []
    if case.decree is None:
        card = Card("Keputusan penjatuhan sanksi")
        card.add(cited("Belum ada. PPK menetapkan sanksi secara tertulis.", "PP 42/2004 Pasal 15 ayat (2)"))
        parts.append(card)
    else:
        parts += _decree(context)
        parts += [_older(one) for one in reversed(case.decrees[:-1])]
    follow = Card("Tindak lanjut")
    for one in case.follow_ups:
        idis = f" · I'DIS {short_date(one.idis_on, year=True)}" if one.idis_on else ""
        follow.add(label(f"{one.addressee} · {long_date(one.on)} {one.letter_number}{idis}", wrap=True))
    if not case.follow_ups:
        follow.add(nothing("Belum dilaporkan kepada lembaga asal."))
    return section(
        acts_row(context, "decree", "replace_decree", "deliver", "execute", "innocent", "follow_up", "close"), *parts,
        follow,
    )  # fmt: skip


def _decree(context: Context) -> list[QWidget]:
    decree, mask = context.data.case.decree, context.mask
    assert decree is not None
    imposed = decree.imposed_by
    card = Card(f"Keputusan {decree.number or '(nomor menyusul)'}")
    if decree.fate:
        card.add_to_head(Chip(*FATES[decree.fate]))
    card.add(
        KeyValue(
            [
                ("Ditetapkan", long_date(decree.set_on)),
                ("Sanksi", cited(str(decree.sanction.get("name", "")), str(decree.sanction.get("legal_basis", "")))),
                ("Pelanggaran", decree.violation_text),
                ("Oleh", imposed.get("title") or imposer_words(imposed.get("role", ()), context.rulebook)),
                ("Forum", decree.forum),
                *([("Berbeda karena", mask.text(decree.departs))] if decree.departs else []),
            ]
        )
    )
    delivered = Card("Penyampaian")
    delivery = decree.delivery
    if delivery is None:
        delivered.add(cited("Belum disampaikan: paling lambat 14 hari kerja.", "PP 94/2021 Pasal 37 ayat (3)"))
    else:
        delivered.add(
            KeyValue(
                [
                    ("Disampaikan", f"{long_date(delivery.on)} · {delivery.method}"),
                    ("Penerima", mask.text(delivery.receiver) + (" (menolak)" if delivery.refused else "")),
                    ("Mulai berlaku", _effect(delivery)),
                ]
            )
        )
    done = Card("Pelaksanaan")
    execution = decree.execution
    if execution is None:
        done.add(nothing("Belum dilaksanakan."))
    else:
        there = "terlapor hadir" if execution.attended else "terlapor tidak hadir"
        done.add(
            KeyValue(
                [
                    ("Tanggal", long_date(execution.on)),
                    ("Forum", f"{execution.forum} · {there}"),
                    ("Dibacakan oleh", mask.text(execution.read_by)),
                    ("Catatan", mask.text(execution.note)),
                ]
            )
        )
    return [card, delivered, done]


def _older(decree: DecreeView) -> Card:
    """An earlier decree in one line; its appeals are in the section Upaya."""
    card = Card(f"Keputusan sebelumnya {decree.number}".strip())
    card.add_to_head(Chip(*FATES[decree.fate]))
    card.add(label(f"{decree.sanction.get('name', '')}, ditetapkan {long_date(decree.set_on)}", wrap=True))
    return card


def _effect(delivery: DeliveryView) -> QWidget:
    """The day of effect counted out; why there is none where an appeal runs or took the decree away."""
    run, reason = run_of(delivery.clock), str(delivery.clock.get("reason", ""))
    if run is None:
        return cited(reason or "Hari mulai berlaku belum dapat ditentukan.", str(delivery.clock.get("legal_basis", "")))
    clock = ClockView()
    clock.show_run(run, "keputusan diterima" if run.days else "keputusan ditetapkan")
    return box(column(clock, label(reason, "fine", wrap=True), gap=2)) if reason else clock


def letters(context: Context, rows: Sequence[LetterRow]) -> QWidget:
    """The letters of the case; a press leads to the letter."""
    found = {one.id: one for one in rows}
    columns = [
        Column("title", "Surat", lambda r: r.title, look="strong"),
        Column("number", "Nomor", lambda r: r.number or ("menyusul" if r.slot_open else "—"), look="muted"),
        Column("date", "Tanggal", _letter_day, width=110),
        Column("status", "Status", lambda r: word(LETTER_STATUS, r.status), width=130, look="chip", tone=_letter_tone),
    ]
    table = _table(columns, found, "Surat perkara ini")
    table.opened.connect(lambda letter_id: context.go("letters", letter_id=letter_id))
    if not rows:
        return section(acts_row(context, "letter"), nothing("Belum ada surat dalam perkara ini."))
    return _filled(acts_row(context, "letter"), table)


def _letter_day(row_: LetterRow) -> str:
    return short_date(row_.letter_date, year=True) if row_.letter_date else "—"


def _letter_tone(row_: LetterRow) -> str:
    return {"draf": "blue", "final": "amber", "batal": "red", "diterima": "accent"}.get(row_.status, "muted")


def history(context: Context) -> QWidget:
    """What happened, newest first: when, what, who, with the reason where a warning was overruled."""
    found = {one.seq: one for one in context.data.history}
    columns = [
        Column("at", "Waktu", lambda r: f"{short_date(r.at.date(), year=True)} {r.at:%H.%M}", width=166, look="muted"),
        Column("act", "Tindakan", lambda r: r.act_name, look="strong"),
        Column("who", "Oleh", lambda r: context.mask.name(r.account), width=140, look="muted"),
        Column("why", "Keterangan", lambda r: context.mask.text(_remark(r)), look="muted", tip=_whole_remark),
    ]
    return _filled(_table(columns, found, "Riwayat perkara"))


def _remark(row_: JournalRow) -> str:
    if row_.override:
        return f"dengan alasan: {row_.override}"
    return row_.notices[0][2] if row_.notices else ""


def _whole_remark(row_: JournalRow) -> str:
    lines = [f"{message} ({basis})" if basis else message for _severity, _code, message, basis in row_.notices]
    return "\n".join([*lines, f"Alasan: {row_.override}"] if row_.override else lines)


def _table(columns: list[Column], found: dict[int, Any], name: str) -> TableView:
    model = LazyModel(columns, lambda ids: {one: found[one] for one in ids})
    table = TableView(model, name)
    model.setParent(table)
    model.set_ids(found)
    return table


def _filled(*parts: QWidget) -> QWidget:
    layout = column(*parts, gap=12, margins=(0, 12, 4, 0))
    layout.setStretch(len(parts) - 1, 1)
    return box(layout)
