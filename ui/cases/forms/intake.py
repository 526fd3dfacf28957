"""Registering a case, adding evidence, opening the reporter's identity."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from models.law.errors import Trouble
from models.procedure.intake import (
    SOURCE_KINDS,
    ActInput,
    ReporterInput,
    SourceInput,
    add_evidence,
    open_reporter,
    register_case,
)
from ui.acts import submit_act
from ui.cases.catalogue import calendars
from ui.cases.forms.files import FilesField
from ui.cases.forms.people import (
    add_person_fields,
    directory_search,
    number_problem,
    person_from,
    reveal_person_fields,
)
from ui.cases.forms.violations import ViolationsField
from ui.session import Session
from ui.widgets.banner import Remark
from ui.widgets.buttons import PrimaryButton
from ui.widgets.dates import DateField
from ui.widgets.dialog import FormDialog, Sheet, open_trouble
from ui.widgets.fields import CheckField, ChoiceField, LongTextField, TextField
from ui.widgets.keyvalue import KeyValue
from ui.widgets.person import PersonPicker

FOREIGN = (
    ("sbt", "Nomor SBT"),
    ("registrasi_bawaslu", "Nomor registrasi Bawaslu"),
    ("temuan", "Nomor temuan atau laporan"),
)
"""Numbers that other bodies gave the matter (law.md 7.3)."""


class RegisterDialog(FormDialog):
    """A new case. ``done`` gets its id; files are taken into the vault right after it was opened."""

    def __init__(self, parent: QWidget | None, session: Session, done: Callable[[int], object]) -> None:
        super().__init__(
            parent,
            "Catat perkara baru",
            "Satu perkara untuk satu terlapor. Isian disimpan sebagai draf selama Anda mengetik.",
            action="Catat perkara",
            icon="folder-plus",
            columns=2,
            width=900,
            drafts=session.drafts,
            draft_key="register",
        )
        self._session = session
        self._done_with = done
        self._arranging = False
        self._source()
        self._respondent()
        self._act()
        self._rest()
        self.load_draft()
        self._arrange()
        submit_act(session, self, self._register, self._registered)

    # -- fields ---------------------------------------------------------------------------------------------------

    def _today(self) -> date:
        return self._session.desk.now().date()

    def _source(self) -> None:
        form, today = self.form, self._today
        form.add_heading("Sumber perkara")
        form.add("source_kind", "Jenis sumber", ChoiceField(list(SOURCE_KINDS.items()), empty="Pilih…"), required=True)
        form.add("received", "Diterima tanggal", DateField(today(), today=today, latest=today()), required=True)
        form.add("source_body", "Lembaga atau pengirim", TextField(placeholder="Bawaslu Kota"))
        form.add("source_number", "Nomor surat", TextField())
        form.add("source_date", "Tanggal surat", DateField(today=today, latest=today(), weekday=False))
        for key, words in FOREIGN:
            form.add(f"ref_{key}", words, TextField())

    def _respondent(self) -> None:
        form = self.form
        form.add_heading("Terlapor")
        self.picker = PersonPicker(directory_search(self._session, "register.person"))
        form.add("employee", "Pegawai", self.picker, required=True, wide=True)
        form.add("by_hand", "", CheckField("Tidak ada dalam daftar pegawai; isi sendiri"), wide=True)
        add_person_fields(form, self._session.desk.rulebook, "p_", self._today)
        self.number_said = Remark("", "amber")
        form.add_widget(self.number_said)
        self.number_said.set("", "amber")

    def _act(self) -> None:
        form, today = self.form, self._today
        form.add_heading("Perbuatan yang diduga")
        form.add(
            "act_date", "Tanggal perbuatan", DateField(today=today, earliest=date(1980, 1, 1), latest=today()),
            required=True,
        )  # fmt: skip
        form.add("place", "Tempat atau akun", TextField(placeholder="akun Instagram pribadi"), required=True)
        form.add("narrative", "Uraian kejadian", LongTextField(lines=4), required=True, wide=True)
        form.add("calendar", "Kalender pemilihan", ChoiceField(empty="Tidak terkait pemilihan"), wide=True,
                 hint="Menentukan tahap bakal calon atau calon pada tanggal perbuatan.")  # fmt: skip
        self.violations = ViolationsField(self._session.desk.rulebook)
        form.add("violations", "Butir pelanggaran yang diduga", self.violations, wide=True,
                 hint="Butir disaring menurut tanggal perbuatan. Dapat diubah saat penggolongan.")  # fmt: skip
        form.add("subject", "Pokok perkara", TextField(placeholder="Diambil dari butir pertama bila kosong"), wide=True)

    def _rest(self) -> None:
        form = self.form
        form.add_heading("Pelapor (disegel)")
        form.add("reporter_name", "Nama pelapor", TextField())
        form.add("reporter_contact", "Alamat atau kontak", TextField())
        form.add_widget(
            Remark("Identitas pelapor langsung disegel: tidak tampil di layar, di surat, dan di pencarian.")
        )
        form.add_heading("Bukti")
        form.add("files", "Berkas bukti", FilesField(), wide=True)
        form.changed.connect(self._arrange)

    def _arrange(self) -> None:
        """Show what fits what was chosen so far."""
        if self._arranging:
            return
        self._arranging = True
        try:
            self._fit()
        finally:
            self._arranging = False

    def _fit(self) -> None:
        form = self.form
        by_hand = bool(form.field("by_hand").value())
        form.reveal("employee", not by_hand)
        reveal_person_fields(form, "p_", by_hand)
        day = form.field("act_date").value()
        form.field("calendar").set_choices(calendars(self._session.desk.rulebook, day))
        self.violations.set_context(day, self._kind(by_hand))
        words = ""
        if by_hand and form.field("p_number").value():
            values = form.values() | {"p_name": form.field("p_name").value() or "-"}
            words = number_problem(person_from(values, "p_", self._session.desk.rulebook))
        self.number_said.set(words, "amber")

    def _kind(self, by_hand: bool) -> str:
        if by_hand:
            return str(self.form.field("p_kind").value() or "")
        pick = self.picker.chosen()
        return pick.data.kind.value if pick is not None and pick.data is not None else ""

    # -- the act --------------------------------------------------------------------------------------------------

    def _register(self, values: dict[str, Any], override: str) -> tuple[int, list[Trouble]]:
        desk = self._session.desk
        by_hand = bool(values.get("by_hand"))
        refs = {key: values[f"ref_{key}"] for key, _words in FOREIGN if values[f"ref_{key}"]}
        name = values["reporter_name"]
        case_id = register_case(
            desk,
            source=SourceInput(
                values["source_kind"], values["source_body"], values["source_number"], values["source_date"], refs
            ),
            received=values["received"],
            act=ActInput(
                values["act_date"],
                values["place"],
                values["narrative"],
                tuple(values["violations"]),
                calendar=values["calendar"],
                candidacy=None if values["calendar"] else "tidak_terkait_pemilu",
                subject=values["subject"],
            ),
            employee_id=None if by_hand else values["employee"],
            respondent=person_from(values, "p_", desk.rulebook) if by_hand else None,
            reporter=ReporterInput(name, {"kontak": values["reporter_contact"]}) if name else None,
            override=override,
        )
        return case_id, take_files(desk, case_id, values["files"], "")

    def _registered(self, answer: tuple[int, list[Trouble]]) -> None:
        case_id, troubles = answer
        self._done_with(case_id)
        if troubles:
            open_trouble(self.parentWidget(), troubles[0])


def take_files(desk: Any, case_id: int, paths: list[Path], origin: str, title: str = "") -> list[Trouble]:
    """Take files into the vault, one act each; gives the troubles of those that could not be taken."""
    troubles = []
    for path in paths:
        try:
            add_evidence(
                desk, case_id, title=title if len(paths) == 1 else "", file_name=path.name, content=path, origin=origin
            )
        except (Trouble, OSError) as error:
            what = error.what if isinstance(error, Trouble) else "Berkas bukti tidak dapat dibaca."
            troubles.append(Trouble(what, "Perkara dan bukti lain tetap tersimpan.", "Tambahkan berkas itu lagi."))
    return troubles


def evidence_dialog(parent: QWidget, session: Session, case_id: int, done: Callable[[], object]) -> FormDialog:
    """Add files to a case."""
    dialog = FormDialog(parent, "Tambah bukti", "Berkas dienkripsi ke dalam brankas; asalnya tetap di tempatnya.",
                        action="Tambahkan", icon="paperclip")  # fmt: skip
    form = dialog.form
    form.add("files", "Berkas", FilesField(), required=True)
    form.add("title", "Judul", TextField(placeholder="Tangkapan layar unggahan"), hint="Kosong: memakai nama berkas.")
    form.add("origin", "Asal bukti", TextField(placeholder="Lampiran surat Bawaslu"))

    def work(values: dict[str, Any], _override: str) -> list[Trouble]:
        return take_files(session.desk, case_id, values["files"], values["origin"], values["title"])

    def finished(troubles: list[Trouble]) -> None:
        done()
        if troubles:
            open_trouble(parent, troubles[0])

    submit_act(session, dialog, work, finished)
    return dialog


def reporter_dialog(parent: QWidget, session: Session, case_id: int) -> FormDialog:
    """Break the seal on the reporter's identity: wants a reason, is an entry in the journal."""
    dialog = FormDialog(
        parent,
        "Buka identitas pelapor",
        "Pembukaan segel dicatat dalam jejak bersama alasannya.",
        action="Buka segel",
        icon="lock-open",
        danger=True,
    )
    dialog.form.add("reason", "Alasan", LongTextField(lines=3), required=True)

    def shown(answer: tuple[str, dict[str, Any]]) -> None:
        name, identity = answer
        sheet = Sheet(parent, "Identitas pelapor", "Tutup lembar ini setelah dibaca.", width=460)
        rows = [("Nama", name), *((str(key).capitalize(), str(value)) for key, value in identity.items() if value)]
        sheet.body.addWidget(KeyValue(rows, key_width=90))
        sheet.body.addStretch(1)
        shut = PrimaryButton("Tutup", sheet.accept)
        sheet.buttons.addStretch(1)
        sheet.buttons.addWidget(shut)
        sheet.open()

    submit_act(session, dialog, lambda values, _override: open_reporter(session.desk, case_id, values["reason"]), shown)
    return dialog
