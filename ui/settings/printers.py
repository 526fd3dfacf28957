"""Pencetak: how far each printer of this machine moves the page, and what its paper already carries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDoubleSpinBox

from models.law.errors import Trouble
from ui.letters.printers import (
    FURTHEST,
    PrinterHabit,
    habit_of,
    has_paper,
    is_there,
    keep_habit,
    papers_of,
    printer_names,
)
from ui.letters.printing import Shift, print_pdf
from ui.settings.section import Section
from ui.tasks import Report
from ui.theme import SPACE
from ui.theme.places import resources
from ui.widgets.banner import Remark
from ui.widgets.buttons import IconButton, PlainButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.dialog import open_trouble
from ui.widgets.field import Field
from ui.widgets.fields import CheckField, ChoiceField
from ui.widgets.form import Form
from ui.widgets.layout import reveal, row
from ui.widgets.text import label

A4, F4 = QSizeF(595.28, 841.89), QSizeF(609.45, 935.43)
HOW = (
    "1. Cetak lembar uji pada kertas yang biasa dipakai, dengan ukuran sebenarnya (100 %).\n"
    "2. Ukur dengan penggaris jarak garis berangka 20 ke tepi kertas, di kiri dan di atas: seharusnya tepat 20 mm.\n"
    "3. Bila jaraknya 18 mm di kiri, isi geser ke kanan 2,0. Bila 21,5 mm di atas, isi geser ke bawah -1,5.\n"
    "4. Simpan, lalu cetak lembar uji sekali lagi untuk memastikan."
)


class MillimetreField(Field):
    """A length with a tenth of a millimetre."""

    def __init__(self, value: float = 0.0) -> None:
        self.spin = QDoubleSpinBox()
        super().__init__(self.spin)
        self.spin.setDecimals(1)
        self.spin.setSingleStep(0.5)
        self.spin.setRange(-FURTHEST, FURTHEST)
        self.spin.setSuffix(" mm")
        self.spin.setValue(value)
        self.spin.lineEdit().setTextMargins(8, 0, 0, 0)
        self.spin.valueChanged.connect(lambda _value: self.changed.emit())

    def value(self) -> float:
        """Millimetres."""
        return round(self.spin.value(), 1)

    def set_value(self, value: Any) -> None:
        """Put millimetres."""
        self.spin.setValue(float(value or 0))


class PrintersSection(Section):
    """Habits of a printer, kept on this machine and outside the vault."""

    key = "printers"
    title = "Pencetak"
    text = "Berlaku untuk komputer ini saja; disimpan di luar brankas, tanpa nama orang."
    icon = "printer"

    def __init__(self, session: Any, shell: Any) -> None:
        super().__init__(session, shell)
        self.names: Callable[[], list[str]] = printer_names
        self.papers: Callable[[str], list[QPageSize]] = papers_of
        self.make_printer: Callable[[str], QPrinter | None] = _system_printer
        self.choice = ChoiceField()
        self.choice.name("Pencetak")
        self.choice.changed.connect(self._chosen)
        again = IconButton("refresh-cw", "Cari pencetak lagi", self.refresh)
        self.remark = Remark("", "accent")
        self.form = Form(columns=2)
        self.form.add("x", "Geser ke kanan", MillimetreField(), hint="Minus: ke kiri.")
        self.form.add("y", "Geser ke bawah", MillimetreField(), hint="Minus: ke atas.")
        self.form.add(
            "preprinted",
            "",
            CheckField("Kertas sudah berkop: kop pada halaman pertama tidak ikut dicetak"),
            wide=True,
        )
        self.form.add(
            "own_f4", "", CheckField("Baki berisi kertas F4 meskipun pencetak tidak menyebut kertas itu"), wide=True
        )
        self.save = PrimaryButton("Simpan", self._save)
        self.test_a4 = PlainButton("Cetak lembar uji A4", lambda: self.print_test("A4"), icon="printer")
        self.test_f4 = PlainButton("Cetak lembar uji F4", lambda: self.print_test("F4"), icon="printer")
        how = Card("Menyetel geser cetak").add(label(HOW, wrap=True))
        self.add(
            row(self.choice, again, gap=SPACE.s),
            self.remark,
            self.form,
            row(self.save, self.test_a4, self.test_f4, -1, gap=SPACE.s),
            how,
        )

    def refresh(self) -> None:
        """Ask the system for its printers again."""
        names = self.names()
        self.choice.set_choices([(name, name) for name in names])
        for part in (self.form, self.save, self.test_a4, self.test_f4, self.choice):
            reveal(part, bool(names))
        if names:
            self._chosen()
        else:
            self.remark.set(
                "Sistem tidak menyebut satu pun pencetak. Pasang pencetaknya lebih dahulu, lalu cari lagi.", "amber"
            )

    def _chosen(self) -> None:
        name = self.choice.value()
        if not name:
            return
        habit = habit_of(name)
        self.form.set_values({"x": habit.x, "y": habit.y, "preprinted": habit.preprinted, "own_f4": habit.own_f4})
        self._tell_papers(self.papers(name))

    def _tell_papers(self, papers: list[QPageSize]) -> None:
        if not papers:
            self.remark.set("Pencetak ini tidak menyebut ukuran kertasnya.", "blue")
            return
        a4, f4 = has_paper(papers, A4), has_paper(papers, F4)
        if a4 and f4:
            self.remark.set("Pencetak ini menyebut kertas A4 dan F4 (215 × 330 mm).", "accent")
        elif a4:
            self.remark.set(
                "Pencetak ini menyebut A4, tetapi tidak menyebut F4 (215 × 330 mm). Buat ukuran kertas sendiri pada "
                "setelan pencetak di sistem, atau pakai A4. Folio 210 × 330 mm bukan F4.",
                "amber",
            )
        else:
            self.remark.set("Pencetak ini tidak menyebut A4. Periksa setelan kertasnya di sistem.", "amber")

    def habit(self) -> PrinterHabit:
        """What stands in the form."""
        values = self.form.values()
        return PrinterHabit(values["x"], values["y"], values["preprinted"], values["own_f4"])

    def _save(self) -> None:
        name = self.choice.value()
        if name and keep_habit(name, self.habit()):
            self.shell.toast("Setelan pencetak disimpan di komputer ini")
        elif name:
            self._trouble(
                Trouble(
                    "Setelan pencetak tidak dapat disimpan di komputer ini.",
                    "Pencetakan tetap dapat dilakukan.",
                    "Periksa ruang penyimpanan dan hak tulis folder setelan.",
                )
            )

    def print_test(self, profile: str) -> None:
        """A page with rulers, with the shift that stands in the form."""
        printer, habit = self.make_printer(str(self.choice.value())), self.habit()
        if printer is None:
            self._trouble(
                Trouble("Pencetak ini tidak ada lagi.", "Tidak ada yang dicetak.", "Sambungkan, lalu cari lagi.")
            )
            return

        def work(_report: Report) -> int:
            from reports.typesetting.layout import Layout

            return print_pdf(Layout(resources()).test_page(profile), printer, Shift(habit.x, habit.y))

        self.session.tasks.compute(
            work,
            lambda _pages: self.shell.toast("Lembar uji dikirim ke pencetak"),
            failed=self._trouble,
            owner=self,
            label="Mencetak lembar uji…",
        )

    def _trouble(self, trouble: Trouble) -> None:
        open_trouble(self.window(), trouble)


def _system_printer(name: str) -> QPrinter | None:
    if not is_there(name):
        return None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(name)
    printer.setDocName("Lembar uji")
    return printer
