"""What is made of a frozen letter and what comes back: signed paper, salinan and petikan, numbered copies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from models.procedure import letters
from models.registry.letterfacts import KINDS
from models.registry.letters import LetterRow
from ui.acts import submit_act
from ui.letters.printwork import Paper
from ui.letters.sheets import Done, today_of
from ui.session import Session
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.card import Line
from ui.widgets.dates import DateField
from ui.widgets.dialog import FormDialog, Sheet
from ui.widgets.fields import ChoiceField, FileField, TextField
from ui.widgets.text import label

CERTIFIER = "letter.certifier"
"""Where the vault keeps who certified last, so that it need not be typed again."""
_PARTS = (
    ("office", "Jabatan", "Kepala Bagian Hukum"),
    ("name", "Nama", "Nama lengkap dengan gelar"),
    ("rank", "Pangkat", "Pembina (IV/a)"),
    ("number", "NIP", ""),
)
SIGNED = (("pindaian", "Pindaian naskah bertanda tangan basah"), ("tte", "PDF bertanda tangan elektronik (TTE)"))
FILES = "Naskah bertanda tangan (*.pdf *.png *.jpg *.jpeg *.tif *.tiff)"


def attach_form(parent: QWidget, session: Session, row: LetterRow, done: Done) -> FormDialog:
    """Keep a signed scan, or the PDF signed elsewhere, beside the letter."""
    form = FormDialog(
        parent,
        f"Lampirkan naskah bertanda tangan: {row.title}",
        "Berkas disimpan utuh di samping naskah final. Pindaian yang lebih baik dapat menyusul.",
        action="Lampirkan",
        icon="upload",
    )
    today = today_of(session)
    day = DateField(row.signed_on or today, today=lambda: today, earliest=row.letter_date or today, latest=today)
    form.form.add("how", "Cara penandatanganan", ChoiceField(SIGNED), required=True)
    form.form.add("file", "Berkas", FileField(pattern=FILES, title="Pilih berkas…"), required=True)
    form.form.add("on", "Tanggal tanda tangan", day, required=True)
    form.form.add("note", "Catatan", TextField(longest=200, placeholder="Misalnya: pindaian ulang, lebih jelas"))

    def act(values: dict[str, Any], override: str) -> int:
        return letters.attach_signed(
            session.desk, row.id, values["file"], how=values["how"], on=values["on"], note=values["note"],
            override=override,
        )  # fmt: skip

    submit_act(session, form, act, lambda _r: done())
    return form


def copy_form(parent: QWidget, session: Session, row: LetterRow, done: Callable[[int], object]) -> FormDialog:
    """A salinan or petikan, made from the frozen facts and certified by an official."""
    form = FormDialog(
        parent,
        f"Buat salinan atau petikan: {row.title}",
        'Dibuat dari naskah yang dibekukan, tidak diketik ulang. Penanda tangan asli ditulis "ttd".',
        action="Buat dan bekukan",
        icon="copy",
        columns=2,
        width=680,
    )
    decree = row.kind in KINDS and KINDS[row.kind].decree
    kinds = [("salinan", "Salinan (seluruh isi)")] + ([("petikan", "Petikan (bagian keputusan)")] if decree else [])
    form.form.add("kind", "Jenis", ChoiceField(kinds), required=True)
    form.form.add("for_whom", "Untuk", TextField(row.addressee, longest=200), hint="Penerima salinan ini.")
    form.form.add_heading("Disahkan sesuai dengan aslinya oleh")
    known = session.drafts.load(CERTIFIER) or {}
    for key, title, hint in _PARTS:
        field = TextField(str(known.get(key, "")), placeholder=hint, longest=200)
        form.form.add(key, title, field, required=key in ("office", "name"))

    def act(values: dict[str, Any], override: str) -> int:
        certifier = {key: values[key] for key, _title, _hint in _PARTS}
        session.drafts.save(CERTIFIER, certifier)
        return letters.make_copy(
            session.desk,
            row.id,
            kind=values["kind"],
            certifier={**certifier, "number_label": "NIP"},
            for_whom=values["for_whom"],
            override=override,
        )

    submit_act(session, form, act, done)
    return form


def copies_sheet(
    parent: QWidget, row: LetterRow, rows: Sequence[dict[str, Any]], print_papers: Callable[[Sequence[Paper]], object]
) -> Sheet:
    """The distribution list of a secret letter: who gets which numbered copy; those ticked are printed."""
    sheet = Sheet(parent, f"Salinan bernomor: {row.title}")
    boxes: list[tuple[int, QCheckBox]] = []
    if not rows:
        sheet.body.addWidget(
            label("Surat ini tidak berklasifikasi rahasia, jadi tidak mempunyai salinan bernomor.", wrap=True)
        )
    for place, one in enumerate(rows, 1):
        number, to = int(one.get("copy") or place), str(one.get("to") or "")
        tick = QCheckBox()
        tick.setChecked(True)
        tick.setAccessibleName(f"Salinan ke-{number} untuk {to}")
        boxes.append((number, tick))
        sheet.body.addWidget(Line(f"Salinan ke-{number} dari {len(rows)}", to, front=tick, last=place == len(rows)))
    sheet.body.addStretch(1)

    def go() -> None:
        wanted = [number for number, tick in boxes if tick.isChecked()]
        sheet.accept()
        print_papers([Paper(row.id, "salinan_ke", number) for number in wanted])

    close = PlainButton("Tutup", sheet.reject)
    go_on = PrimaryButton("Cetak yang dicentang…", go, icon="printer")
    go_on.allow("" if rows else "Tidak ada salinan bernomor.")
    sheet.buttons.addStretch(1)
    sheet.buttons.addWidget(close)
    sheet.buttons.addWidget(go_on)
    return sheet
