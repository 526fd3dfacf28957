"""Penomoran: the office's pattern, every kind of letter, where the counters stand, back-dated numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from models.law.errors import Trouble
from models.law.words import long_date
from models.procedure.numbering import set_numbering
from models.procedure.setup import set_office
from ui.settings import numbering_flow as flow
from ui.settings.numbering_forms import KindForm, listed, skip_form
from ui.settings.patternfield import CodeField, PatternField, SampleView
from ui.settings.section import Section
from ui.widgets.banner import Remark
from ui.widgets.buttons import PrimaryButton
from ui.widgets.card import Card, Line
from ui.widgets.chip import Chip
from ui.widgets.dialog import FormDialog, TroublePanel
from ui.widgets.fields import CheckField, LongTextField, NumberField, TextField
from ui.widgets.form import Form
from ui.widgets.layout import box, clear, column, reveal, row
from ui.widgets.search import SearchBox
from ui.widgets.tabs import TabStrip
from ui.widgets.text import label

TABS = [("office", "Pola kantor"), ("kinds", "Jenis surat"), ("counters", "Pencacah"), ("late", "Nomor mundur")]
SHOWN_KIND = "surat_dinas"
"""The kind that the office's pattern is shown on."""


class NumberingSection(Section):
    """Four parts under tabs; every change has a reason but the office's own pattern, which is part of the office."""

    key = "numbering"
    title = "Penomoran"
    text = "Pola, pencacah, dan kode unit tiap jenis surat. Nomor yang sudah diberikan tidak berubah."
    icon = "hash"
    act = "numbering.set"

    def __init__(self, session: Any, shell: Any) -> None:
        super().__init__(session, shell)
        self.view: flow.NumberView | None = None
        self.dialog: FormDialog | None = None
        self.tabs = TabStrip(TABS, "Bagian penomoran")
        self.office = OfficePart(self)
        self.kinds = KindsPart(self)
        self.counters = CountersPart(self)
        self.late = LatePart(self)
        self._parts: dict[str, QWidget] = {
            "office": self.office, "kinds": self.kinds, "counters": self.counters, "late": self.late
        }  # fmt: skip
        self.add(self.tabs, *self._parts.values())
        self.tabs.chosen.connect(self.choose)
        self.choose("office")

    def choose(self, key: str) -> None:
        """Show a part."""
        if self.tabs.current() != key:
            self.tabs.choose(key)
        for name, part in self._parts.items():
            reveal(part, name == key)

    def refresh(self) -> None:
        """Read how the office numbers."""
        desk = self.session.desk
        self.read(lambda reader: flow.read_view(desk, reader), self._show)

    def _show(self, view: flow.NumberView) -> None:
        self.view = view
        for part in (self.office, self.kinds, self.counters, self.late):
            part.show_view(view)

    def done(self, words: str) -> None:
        """Something was kept."""
        self.shell.toast(words)
        self.refresh()

    def open_form(self, dialog: FormDialog) -> None:
        """Open a form over the window."""
        self.dialog = dialog
        dialog.open()


class OfficePart(QWidget):
    """What holds for every kind that has nothing of its own."""

    def __init__(self, section: NumberingSection) -> None:
        super().__init__()
        self._section = section
        self.form = Form(columns=2)
        self.form.add(
            "number_pattern", "Pola nomor", PatternField(), required=True, check=flow.check_pattern, wide=True
        )
        self.form.add("classification_code", "Kode klasifikasi", CodeField(), required=True)
        self.form.add(
            "unit_code", "Kode unit pengolah", TextField(longest=60, placeholder="401.201"), check=flow.check_name
        )
        self.form.add(
            "secret_prefix",
            "Awalan surat rahasia",
            TextField(longest=10),
            hint="Misalnya R. ; kosong bila tidak dipakai",
        )
        self.meaning = label("", "fine", wrap=True)
        self.sample = SampleView("Contoh nomor surat dinas")
        self.form.setEnabled(section.may_change)
        self.save = PrimaryButton("Simpan", self._save)
        reveal(self.save, section.may_change)
        self.trouble = TroublePanel()
        card = Card().add(self.sample, self.meaning)
        self.setLayout(column(self.form, card, self.trouble, row(self.save, -1), gap=16))
        self.form.changed.connect(self.try_out)

    def show_view(self, view: flow.NumberView) -> None:
        """Fill in what holds."""
        self.form.field("classification_code").set_codes(view.codes)
        self.form.refill({key: getattr(view.office, key) for key in self.form.values()})
        self.try_out()

    def try_out(self) -> None:
        """The number of the next surat dinas under what is typed."""
        view = self._section.view
        if view is None:
            return
        said = self.form.values()
        line = next(one for one in view.kinds if one.kind == SHOWN_KIND)
        made, pattern = replace(view.office, **said), said["number_pattern"]
        value = replace(view, office=made).next_free(SHOWN_KIND, line.counter, pattern=pattern, code="", unit="")
        if pattern:
            self.sample.show_checked(flow.check(made, SHOWN_KIND, value, view.today, pattern))
        else:
            self.sample.show_checked(flow.Checked("", ("pola masih kosong",)))
        code = said["classification_code"]
        self.meaning.setText(f"{code}: {flow.code_words(view.codes, code)}" if code else "")

    def _save(self) -> None:
        self.trouble.show_trouble(None)
        view = self._section.view
        if view is None or not self.form.validate():
            return
        desk, made, section = self._section.session.desk, replace(view.office, **self.form.values()), self._section

        def refused(trouble: Trouble) -> None:
            self.trouble.show_trouble(trouble)

        section.session.act(lambda: set_office(desk, made), lambda _r: section.done("Pola kantor disimpan"), refused)


class KindsPart(QWidget):
    """A line per kind with the number its next letter would carry."""

    def __init__(self, section: NumberingSection) -> None:
        super().__init__()
        self._section = section
        self._back = ""
        self.search = SearchBox("Cari jenis surat atau pencacah")
        self._holder = column(gap=12)
        self.foot = label("", "fine", wrap=True)
        self.setLayout(column(self.search, box(self._holder), self.foot, gap=12))
        self.search.searched.connect(lambda _words: self._fill())

    def show_view(self, view: flow.NumberView) -> None:
        """Fill the lines."""
        self.foot.setText(f"Tanpa nomor: {', '.join(view.unnumbered)}.")
        self._fill()

    def _fill(self) -> None:
        view = self._section.view
        if view is None:
            return
        clear(self._holder)
        words = self.search.text().casefold().split()
        found = [one for one in view.kinds if all(word in _words_of(one).casefold() for word in words)]
        for phase in dict.fromkeys(one.phase for one in found):
            lines = [one for one in found if one.phase == phase]
            card = Card(phase, gap=0)
            for one in lines:
                card.add(self._line(one, one is lines[-1]))
            self._holder.addWidget(card)
        if not found:
            self._holder.addWidget(Card("Tidak ada jenis surat dengan kata itu."))

    def _line(self, one: flow.KindLine, last: bool) -> Line:
        behind = Chip("dinomori Bagian Hukum", "muted") if one.foreign else one.sample
        line = Line(one.title, _below(one), behind=behind, link=self._section.may_change and not one.foreign, last=last)
        line.pressed.connect(lambda: self.edit(one))
        if one.kind == self._back:
            self._back = ""
            self._section.session.later(line.setFocus)
        return line

    def edit(self, one: flow.KindLine) -> None:
        """Open the form of a kind."""
        section = self._section
        assert section.view is not None

        def kept(words: str) -> None:
            self._back = one.kind
            section.done(words)

        section.open_form(KindForm(section.window(), section.session, section.view, one, kept))


def _words_of(one: flow.KindLine) -> str:
    return f"{one.title} {flow.counter_name(one.counter)} {one.sample}"


def _below(one: flow.KindLine) -> str:
    if one.foreign:
        return "Nomor dicatat setelah diberikan."
    parts = [f"Pencacah {flow.counter_name(one.counter)}"]
    parts += [f"pola {one.own_pattern}"] if one.own_pattern else []
    parts += [f"kode {one.own_code}"] if one.own_code else []
    parts += [f"unit {one.own_unit}"] if one.own_unit else []
    return " · ".join([*parts, *(["aturan kantor"] if one.own else [])])


class CountersPart(QWidget):
    """Where each counter stands, who shares it, which numbers were left out and why."""

    def __init__(self, section: NumberingSection) -> None:
        super().__init__()
        self._section = section
        self._holder = column(gap=12)
        self.setLayout(column(box(self._holder)))

    def show_view(self, view: flow.NumberView) -> None:
        """Fill the lines."""
        clear(self._holder)
        if view.restored:
            self._holder.addWidget(Remark(view.restored, "amber"))
        for words in view.clashes:
            self._holder.addWidget(Remark(words, "blue"))
        for year in dict.fromkeys(one.year for one in view.counters):
            card = Card(f"Nomor berikutnya, tahun {year}", gap=0)
            lines = [one for one in view.counters if one.year == year]
            for one in lines:
                card.add(self._line(one, one is lines[-1]))
            self._holder.addWidget(card)
        self._holder.addWidget(self._gaps(view))

    def _line(self, one: flow.CounterLine, last: bool) -> Line:
        said = f"Nomor terakhir {one.last}" if one.last else "Belum ada nomor"
        used = f"{said} · {listed(list(one.kinds))}" if one.kinds else said
        line = Line(
            one.name,
            used,
            behind=Chip(f"berikutnya {one.last + 1}", "accent"),
            link=self._section.may_change,
            last=last,
        )
        line.pressed.connect(lambda: self.skip(one))
        return line

    def skip(self, one: flow.CounterLine) -> None:
        """Go on after the paper agenda."""
        section = self._section
        section.open_form(skip_form(section.window(), section.session, one, section.done))

    def _gaps(self, view: flow.NumberView) -> Card:
        card = Card("Nomor yang tidak dipakai", gap=0)
        if not view.gaps:
            card.add(
                label(
                    "Tidak ada. Nomor yang dilewati, misalnya sesudah cadangan dipulihkan, tampil di sini.",
                    "muted",
                    wrap=True,
                )
            )
        for one in view.gaps:
            by = f", {one.by}" if one.by else ""
            said = f"{one.reason[:1].upper()}{one.reason[1:]} ({long_date(one.at.date())}{by})"
            card.add(Line(f"{one.span} · {one.where}", said, last=one is view.gaps[-1] and not view.more_gaps))
        if view.more_gaps:
            card.add(label(f"Dan {view.more_gaps} lainnya di buku agenda.", "fine"))
        return card


class LatePart(QWidget):
    """Back-dated sub-numbers with their limits, and the jump after a restored backup."""

    def __init__(self, section: NumberingSection) -> None:
        super().__init__()
        self._section = section
        self.state = Remark("", "muted")
        self.form = Form(columns=2)
        self.form.add("sub_numbers", "Nomor mundur", CheckField("Izinkan, misalnya 8.1 di bawah nomor 8"), wide=True)
        self.form.add(
            "sub_days",
            "Paling lama mundur",
            NumberField(14, 1, 60, unit="hari", width=160),
            hint="Tidak untuk hari libur dan tidak untuk tanggal yang akan datang.",
        )
        self.form.add(
            "per_day",
            "Surat sehari paling banyak",
            NumberField(10, 1, 500, unit="surat", width=160),
            hint="Sesudah cadangan dipulihkan, nomor melompat sebanyak ini untuk setiap hari sejak cadangan.",
        )
        self.form.add("reason", "Dasar atau alasan", LongTextField(lines=2), required=True, wide=True)
        self.form.setEnabled(section.may_change)
        self.trouble = TroublePanel()
        self.save = PrimaryButton("Simpan", self._save)
        reveal(self.save, section.may_change)
        self.setLayout(column(self.state, self.form, self.trouble, row(self.save, -1), gap=16))

    def show_view(self, view: flow.NumberView) -> None:
        """Fill in what holds."""
        rules = view.rules
        self.form.refill({"sub_numbers": rules.sub_numbers, "sub_days": rules.sub_days, "per_day": rules.per_day})
        if rules.sub_numbers:
            self.state.set(f"Nomor mundur diizinkan: {rules.sub_reason}", "accent")
        else:
            self.state.set("Nomor mundur tidak diizinkan. Surat bertanggal mundur tetap memakai nomor biasa.", "muted")

    def _save(self) -> None:
        self.trouble.show_trouble(None)
        section = self._section
        if section.view is None or not self.form.validate():
            return
        said = self.form.values()
        desk, made = section.session.desk, flow.back_dating(section.view.rules, said)

        def refused(trouble: Trouble) -> None:
            self.trouble.show_trouble(trouble)

        def done(_result: object) -> None:
            self.form.field("reason").set_value("")  # the next change has a reason of its own
            section.done("Penomoran disimpan")

        section.session.act(lambda: set_numbering(desk, made, said["reason"]), done, refused)
