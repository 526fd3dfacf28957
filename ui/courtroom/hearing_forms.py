"""The questions a hearing asks in a window of its own: postpone, absence, another person, correction, lock."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from models.law.person import Person, PersonKind
from models.procedure import hearing, recording, summons
from ui.acts import submit_act
from ui.courtroom.flow import Exam, HearingState
from ui.session import Session
from ui.widgets.banner import Remark
from ui.widgets.dates import MomentField, TimeField, long_date
from ui.widgets.dialog import FormDialog
from ui.widgets.fields import ChoiceField, LongTextField, TextField

REFUSALS = (
    ("menolak menandatangani tanpa menyebut alasan", "Menolak tanpa alasan"),
    ("keberatan atas isi berita acara", "Keberatan atas isi"),
    ("meninggalkan ruang sidang sebelum penandatanganan", "Meninggalkan ruang sidang"),
    ("tidak mampu membubuhkan tanda tangan", "Tidak mampu menandatangani"),
    ("", "Alasan lain"),
)
"""Why a person does not sign; the record stays valid with the signatures of the panel (letters.md 8.2)."""

KINDS = (
    (PersonKind.PNS.value, "PNS"),
    (PersonKind.CPNS.value, "CPNS"),
    (PersonKind.PPPK.value, "PPPK"),
    (PersonKind.PPPK_PARUH_WAKTU.value, "PPPK paruh waktu"),
    (PersonKind.HONORER.value, "Bukan ASN / masyarakat"),
)


def postpone_form(parent: QWidget, session: Session, state: HearingState, done: Any) -> FormDialog:
    """Postpone or adjourn with the reason. What was recorded stays with this hearing."""
    desk = session.desk
    title = "Tunda sidang" if not state.live else "Hentikan dan tunda sidang"
    text = "Waktu baru dan alasannya dicatat; sidang ini tetap ada dalam riwayat."
    form = FormDialog(
        parent, title, text, action="Tunda sidang", drafts=session.drafts, draft_key=f"postpone:{state.hearing_id}"
    )
    proposed = state.starts_at.replace(tzinfo=None) + timedelta(days=7)
    form.form.add("starts_at", "Waktu baru", MomentField(proposed, today=lambda: desk.now().date()), required=True)
    form.form.add("room", "Tempat", TextField(state.room), required=True)
    form.form.add("reason", "Alasan penundaan", LongTextField(lines=3), required=True)
    until = Remark("", "blue")
    form.form.add_widget(until)

    def say() -> None:
        moment = form.form.field("starts_at").value()
        words = f"Sidang ditunda sampai {long_date(moment.date(), weekday=True)} pukul {moment:%H.%M}" if moment else ""
        room = form.form.field("room").value()
        until.set(f"{words}, {room}. Berita acara sidang memuatnya." if words else "", "blue")

    form.load_draft()
    form.form.changed.connect(say)
    say()

    def act(values: dict[str, Any], override: str) -> int:
        moment: datetime = values["starts_at"]
        return hearing.postpone(
            desk,
            state.hearing_id,
            starts_at=moment.replace(tzinfo=state.starts_at.tzinfo),
            reason=values["reason"],
            room=values["room"],
            override=override,
        )

    submit_act(session, form, act, done)
    return form


def absence_form(parent: QWidget, session: Session, state: HearingState, done: Any) -> FormDialog:
    """The respondent did not come: waiting time, witness, an excuse if one was given (letters.md 8.4)."""
    desk = session.desk
    called = state.summons[-1]
    roman = "I" if called.ordinal == 1 else "II"
    text = (
        f"Ketidakhadiran atas panggilan {roman} dicatat bila penyampaian panggilan itu terbukti. "
        "Berita acara ketidakhadiran dapat dibuat sesudahnya."
    )
    form = FormDialog(
        parent, "Terlapor tidak hadir", text, action="Catat ketidakhadiran",
        drafts=session.drafts, draft_key=f"absence:{state.hearing_id}",
    )  # fmt: skip
    form.form.add("until", "Ditunggu sampai pukul", TimeField(desk.now().time().replace(second=0)), required=True)
    form.form.add("witness", "Saksi ketidakhadiran", TextField(placeholder="Nama dan jabatan"), required=True)
    form.form.add("excuse", "Alasan yang disampaikan terlapor", LongTextField(lines=2))
    form.load_draft()

    def act(values: dict[str, Any], override: str) -> None:
        summons.record_absence(
            desk,
            called.id,
            waited_until=f"{values['until'].strftime('%H.%M')} WIB",
            witness=values["witness"],
            excuse=values["excuse"],
            override=override,
        )

    submit_act(session, form, act, done)
    return form


def person_form(parent: QWidget, session: Session, state: HearingState, done: Any) -> FormDialog:
    """Another person to be heard. Their record is read back and locked like that of the respondent."""
    form = FormDialog(parent, "Orang yang didengar", action="Mulai pemeriksaan", columns=2, width=640)
    roles = (("saksi", "Saksi"), ("ahli", "Ahli"), ("pelapor", "Pelapor"))
    form.form.add("role", "Didengar sebagai", ChoiceField(roles), required=True)
    form.form.add("kind", "Jenis kepegawaian", ChoiceField(KINDS), required=True)
    form.form.add("name", "Nama lengkap", TextField(), required=True, wide=True)
    form.form.add("number", "NIP / nomor identitas", TextField())
    form.form.add("post", "Jabatan / pekerjaan", TextField())
    form.form.add("unit", "Unit kerja / alamat", TextField(), wide=True)

    def act(values: dict[str, Any], _override: str) -> int:
        digits = "".join(sign for sign in values["number"] if sign.isdigit())
        number = digits if len(digits) == 18 else values["number"]
        person = Person(
            name=values["name"],
            kind=PersonKind(values["kind"]),
            number=number,
            post=values["post"],
            unit=values["unit"],
        )
        return recording.examine(session.desk, state.hearing_id, person, values["role"])

    submit_act(session, form, act, done)
    return form


def correction_form(parent: QWidget, session: Session, exam: Exam, position: int, done: Any, *, key: str) -> FormDialog:
    """A marked addition at the reading back; the old line stays as it is."""
    text = "Baris lama tetap tertulis. Pembetulan ditambahkan di bawah dengan tanda dan ikut dicetak."
    form = FormDialog(
        parent, "Pembetulan saat dibacakan", text, action="Tambahkan", drafts=session.drafts, draft_key=key
    )
    choices = [(one.position, f"Pertanyaan {one.position}") for one in exam.lines if not one.correction]
    field = ChoiceField([(0, "Keterangan tambahan"), *choices])
    form.form.add("line", "Yang dibetulkan", field, required=True)
    form.form.add("text", "Bunyi pembetulan", LongTextField(lines=4), required=True)
    form.load_draft()
    if position:
        field.set_value(position)

    def act(values: dict[str, Any], _override: str) -> None:
        line = int(values["line"] or 0)
        head = f"Pembetulan atas jawaban nomor {line}" if line else "Keterangan tambahan saat berita acara dibacakan"
        recording.add_correction(session.desk, exam.id, head, values["text"])

    submit_act(session, form, act, done)
    return form


def lock_form(parent: QWidget, session: Session, exam: Exam, done: Any) -> FormDialog:
    """Lock the record, signed or with the reason why not."""
    text = f"Setelah dikunci, berita acara {exam.name} tidak dapat diubah oleh siapa pun."
    form = FormDialog(parent, "Kunci berita acara", text, action="Kunci", icon="lock")
    signed = (("ya", "Bersedia menandatangani"), ("tidak", "Tidak bersedia atau tidak dapat menandatangani"))
    form.form.add("signed", "Yang diperiksa", ChoiceField(signed), required=True)
    form.form.add("why", "Sebab", ChoiceField(REFUSALS))
    form.form.add("words", "Uraian", LongTextField(lines=2))

    def renew() -> None:
        refused = form.form.field("signed").value() == "tidak"
        form.form.reveal("why", refused)
        form.form.reveal("words", refused)

    form.form.field("signed").changed.connect(renew)
    form.setMinimumHeight(460)
    renew()

    def act(values: dict[str, Any], _override: str) -> None:
        refused = ""
        if values["signed"] == "tidak":
            refused = "; ".join(part for part in (values.get("why") or "", values.get("words") or "") if part)
            refused = refused or "tidak bersedia menandatangani"
        recording.lock_record(session.desk, exam.id, refused)

    submit_act(session, form, act, done)
    return form
