"""The forms of a letter: number, fields, signing, sending, arrival, voiding."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from models.procedure import letters
from models.registry.letters import LetterRow
from ui.acts import submit_act
from ui.letters.flow import Numbers
from ui.session import Session
from ui.widgets.dates import DateField
from ui.widgets.dialog import FormDialog
from ui.widgets.fields import ChoiceField, LongTextField, TextField

HOW = (
    ("diserahkan langsung", "Diserahkan langsung"),
    ("pos tercatat", "Pos tercatat"),
    ("kurir", "Kurir"),
    ("surat elektronik", "Surat elektronik"),
)
SECURITY = (("R", "R · Rahasia"), ("SR", "SR · Sangat rahasia"), ("T", "T · Terbatas"), ("B", "B · Biasa"))
SPEED = (("Segera", "Segera"), ("Sangat Segera", "Sangat segera"), ("Biasa", "Biasa"))

Done = Callable[[], object]


def today_of(session: Session) -> date:
    """The present day by the clock of the desk."""
    return session.desk.now().date()


def finalise_form(parent: QWidget, session: Session, row: LetterRow, numbers: Numbers, done: Done) -> FormDialog:
    """Number, date, and from then on the letter never changes."""
    form = FormDialog(
        parent,
        f"Beri nomor: {row.title}" if numbers.numbered else f"Finalkan: {row.title}",
        "Surat dibekukan beserta sidik jarinya. Sesudah ini isinya tidak dapat diubah; yang keliru dibatalkan.",
        action="Beri nomor dan bekukan" if numbers.numbered else "Bekukan",
        icon="hash",
    )
    today = today_of(session)
    day = DateField(today, today=lambda: today, latest=today)
    form.form.add("date", "Tanggal surat", day, required=True, hint="Tanggal yang lampau memerlukan alasan tertulis.")
    form.form.add("way", "Penomoran", ChoiceField(_ways(numbers)), required=True)
    form.form.add("number", "Nomor", TextField(longest=120), required=True)
    form.setMinimumHeight(430)
    form.form.reveal("way", numbers.numbered)
    if numbers.foreign:
        form.form.field("way").set_value("later")

    def renew() -> None:
        form.form.reveal("number", numbers.numbered and form.form.field("way").value() == "given")

    form.form.field("way").changed.connect(renew)
    renew()

    def act(values: dict[str, Any], override: str) -> str:
        way = values.get("way", "own")
        return letters.finalise(
            session.desk,
            row.id,
            letter_date=values["date"],
            number=values.get("number") if way == "given" else None,
            later=way == "later",
            sub_number=way == "sub",
            override=override,
        )

    submit_act(session, form, act, lambda _r: done())
    return form


def _ways(numbers: Numbers) -> list[tuple[str, str]]:
    ways = [
        ("own", f"Nomor berikutnya: {numbers.next}"),
        ("later", "Nomor menyusul (ruang kosong pada surat)"),
        ("given", "Nomor dari Bagian Hukum atau pihak lain"),
    ]
    if numbers.foreign:
        ways = ways[1:]
    elif numbers.sub_days:
        ways.append(("sub", f"Nomor mundur di bawah nomor hari itu (paling lama {numbers.sub_days} hari)"))
    return ways


def number_form(parent: QWidget, session: Session, row: LetterRow, done: Done) -> FormDialog:
    """The number that was written by hand into the empty slot."""
    text = "Tulis nomor persis seperti pada surat yang sudah diberi nomor. Nomor tidak dapat diganti sesudahnya."
    form = FormDialog(parent, f"Isi nomor: {row.title}", text, action="Simpan nomor", icon="hash")
    form.form.add("number", "Nomor", TextField(longest=120), required=True)
    submit_act(session, form, lambda v, _o: letters.enter_number(session.desk, row.id, v["number"]), lambda _r: done())
    return form


def sign_form(parent: QWidget, session: Session, row: LetterRow, done: Done) -> FormDialog:
    """The paper was signed by hand."""
    form = FormDialog(parent, f"Surat ditandatangani: {row.title}", action="Tandai ditandatangani", icon="pen-line")
    today = today_of(session)
    earliest = row.letter_date or today
    day = DateField(today, today=lambda: today, earliest=earliest, latest=today)
    form.form.add("on", "Tanggal tanda tangan", day, required=True)
    submit_act(
        session,
        form,
        lambda v, why: letters.mark_signed(session.desk, row.id, v["on"], override=why),
        lambda _r: done(),
    )
    return form


def send_form(parent: QWidget, session: Session, row: LetterRow, done: Done) -> FormDialog:
    """The letter leaves the office."""
    form = FormDialog(parent, f"Kirim: {row.title}", action="Catat pengiriman", icon="send")
    today = today_of(session)
    form.form.add("how", "Cara", ChoiceField(HOW), required=True)
    day = DateField(today, today=lambda: today, earliest=row.signed_on or today, latest=today)
    form.form.add("on", "Tanggal kirim", day, required=True)
    submit_act(
        session,
        form,
        lambda v, why: letters.send(session.desk, row.id, v["how"], v["on"], override=why),
        lambda _r: done(),
    )
    return form


def serve_form(parent: QWidget, session: Session, row: LetterRow, done: Done) -> FormDialog:
    """The letter arrived: who took it and when."""
    text = "Nama penerima dan tanggalnya masuk ke buku ekspedisi."
    form = FormDialog(parent, f"Penerimaan: {row.title}", text, action="Catat penerimaan", icon="badge-check")
    today = today_of(session)
    form.form.add("receiver", "Nama penerima", TextField(), required=True)
    earliest = row.sent_on or row.letter_date or today
    day = DateField(today, today=lambda: today, earliest=earliest, latest=today)
    form.form.add("on", "Tanggal terima", day, required=True)
    submit_act(
        session,
        form,
        lambda v, why: letters.serve(session.desk, row.id, v["receiver"], v["on"], override=why),
        lambda _r: done(),
    )
    return form


def void_form(parent: QWidget, session: Session, row: LetterRow, done: Done) -> FormDialog:
    """Void with a reason; the number is never used again."""
    kept = f"Nomor {row.number} tetap tercatat sebagai DIBATALKAN dan tidak dipakai lagi." if row.number else ""
    form = FormDialog(parent, f"Batalkan: {row.title}", kept, action="Batalkan surat", danger=True)
    form.form.add("reason", "Alasan pembatalan", LongTextField(lines=3), required=True)
    submit_act(session, form, lambda v, _o: letters.void(session.desk, row.id, v["reason"]), lambda _r: done())
    return form
