"""Forms of a pledge event: making it, marking who has signed, closing it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from models.procedure import pledges
from models.procedure.pledges import Marked
from models.registry.pledges import EventRow
from ui.acts import submit_act
from ui.letters.sheets import Done, today_of
from ui.session import Session
from ui.widgets.banner import Remark
from ui.widgets.buttons import PrimaryButton
from ui.widgets.dates import DateField
from ui.widgets.dialog import FormDialog, Sheet
from ui.widgets.fields import ChoiceField, LongTextField, TextField
from ui.widgets.text import label


def event_form(parent: QWidget, session: Session, units: Sequence[str], done: Callable[[int], object]) -> FormDialog:
    """A new event: a sheet for everybody in the directory, or of one unit, as they are today."""
    form = FormDialog(
        parent,
        "Buat kegiatan ikrar",
        "Satu lembar untuk setiap pegawai, menurut data pegawai hari ini. Data itu tidak ikut berubah sesudahnya.",
        action="Buat kegiatan",
        icon="handshake",
        columns=2,
        width=680,
    )
    today = today_of(session)
    form.form.add("kind", "Jenis", ChoiceField(list(pledges.pledge_kinds().items())), required=True)
    form.form.add("unit", "Pegawai", ChoiceField([(one, one) for one in units], empty="Semua unit kerja"))
    form.form.add("title", "Nama kegiatan", TextField(placeholder="Ikrar Netralitas ASN"), required=True, wide=True)
    form.form.add("election", "Pemilihan", TextField(placeholder="Pilkada Serentak 2024"), wide=True)
    form.form.add("held_on", "Tanggal", DateField(today, today=lambda: today), required=True)
    form.form.add("place", "Tempat", TextField(), required=True)

    def act(values: dict[str, Any], _override: str) -> int:
        return pledges.create_event(
            session.desk,
            kind=values["kind"],
            title=values["title"],
            election=values["election"],
            held_on=values["held_on"],
            place=values["place"],
            units=(values["unit"],) if values["unit"] else (),
        )

    submit_act(session, form, act, done)
    return form


def _day(session: Session) -> DateField:
    today = today_of(session)
    return DateField(today, today=lambda: today, latest=today)


def mark_form(
    parent: QWidget, session: Session, event: EventRow, ids: Sequence[int], signed: bool, done: Done
) -> FormDialog:
    """Mark the sheets chosen as signed, or take the mark back with a reason."""
    words = f"Tandai {len(ids)} lembar ditandatangani" if signed else f"Cabut tanda {len(ids)} lembar"
    form = FormDialog(parent, words, action="Tandai" if signed else "Cabut tanda", icon="badge-check")
    if signed:
        form.form.add("on", "Tanggal", _day(session), required=True)
    else:
        form.form.add("note", "Alasan", LongTextField(lines=3), required=True)

    def act(values: dict[str, Any], _override: str) -> int:
        day: date | None = values.get("on")
        return pledges.mark_signed(session.desk, event.id, ids, on=day, signed=signed, note=values.get("note") or "")

    submit_act(session, form, act, lambda _r: done())
    return form


def list_form(parent: QWidget, session: Session, event: EventRow, done: Callable[[Marked], object]) -> FormDialog:
    """Mark from a list as the units send it: a NIP or a name on each line."""
    form = FormDialog(
        parent,
        "Tandai dari daftar",
        "Tempel daftar NIP atau nama, satu baris satu orang. Yang tidak cocok atau cocok dengan beberapa orang "
        "dikembalikan; tidak ada yang ditebak.",
        action="Tandai yang cocok",
        icon="list-checks",
    )
    form.form.add("lines", "Daftar", LongTextField(lines=10), required=True)
    form.form.add("on", "Tanggal", _day(session), required=True)
    submit_act(
        session,
        form,
        lambda v, _o: pledges.mark_by_list(session.desk, event.id, v["lines"].splitlines(), on=v["on"]),
        done,
    )
    return form


def told(parent: QWidget, marked: Marked) -> Sheet:
    """What the list did, and the lines that come back."""
    sheet = Sheet(parent, "Hasil penandaan")
    sheet.body.addWidget(
        Remark(f"{marked.marked} lembar ditandai; {marked.already} sudah ditandai sebelumnya.", "accent")
    )
    for title, lines in (("Tidak ditemukan", marked.unknown), ("Cocok dengan beberapa orang", marked.ambiguous)):
        if lines:
            sheet.body.addWidget(label(f"{title}: {len(lines)}", "card-title"))
            sheet.body.addWidget(label("\n".join(lines), wrap=True, select=True))
    sheet.body.addStretch(1)
    close = PrimaryButton("Mengerti", sheet.accept)
    sheet.buttons.addStretch(1)
    sheet.buttons.addWidget(close)
    return sheet


def close_form(parent: QWidget, session: Session, event: EventRow, done: Done) -> FormDialog:
    """Close the event: its marks change no more."""
    form = FormDialog(
        parent, f"Tutup kegiatan: {event.title}", "Sesudah ditutup, tanda tidak dapat diubah lagi.",
        action="Tutup kegiatan", danger=True,
    )  # fmt: skip
    form.form.add("reason", "Keterangan", LongTextField(lines=3), required=True)
    submit_act(session, form, lambda v, _o: pledges.close_event(session.desk, event.id, v["reason"]), lambda _r: done())
    return form
