"""Profil tata letak: paper, margins, typeface and habits of form, changed beside a page that follows."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from models.procedure import profiles
from ui.acts import submit_act
from ui.session import Session
from ui.settings import profile_flow as flow
from ui.settings.section import Section
from ui.settings.trying import TrialEditor
from ui.widgets.card import Card, Line
from ui.widgets.chip import Chip
from ui.widgets.dialog import FormDialog
from ui.widgets.fields import CheckField, ChoiceField, LongTextField, NumberField
from ui.widgets.form import Form
from ui.widgets.layout import box, column, scroll
from ui.widgets.text import label

PAUSE = 300
"""Milliseconds without a change after which the page is set again."""


class ProfilesSection(Section):
    """A line per profile."""

    key = "profiles"
    title = "Profil tata letak"
    text = (
        "Kertas, margin, huruf, dan kebiasaan penulisan menurut tata naskah dinas setempat. Surat yang sudah final "
        "menyimpan tata letaknya sendiri."
    )
    icon = "file-check"
    act = "letter.profile"

    def __init__(self, session: Any, shell: Any) -> None:
        super().__init__(session, shell)
        self.list = Card(gap=0)
        self.add(self.list)
        self.editor: ProfileEditor | None = None

    def refresh(self) -> None:
        """Read the profiles as they hold."""
        desk = self.session.desk
        self.read(lambda reader: flow.read_profiles(desk, reader), self._show)

    def _show(self, found: list[flow.Edited]) -> None:
        self.list.empty()
        for one in found:
            own = one.own is not None
            chip = Chip(f"kantor {one.own}" if own else "bawaan", "accent" if own else "muted")
            line = Line(one.name, flow.summary(one.values), behind=chip, link=True, last=one is found[-1])
            line.pressed.connect(lambda one=one: self._open(one))
            self.list.add(line)

    def _open(self, edited: flow.Edited) -> None:
        self.editor = ProfileEditor(self.session, self.window(), edited, may_change=self.may_change)
        self.editor.kept.connect(self._kept)
        self.editor.open()

    def _kept(self, words: str) -> None:
        self.shell.toast(words)
        self.refresh()


class ProfileEditor(TrialEditor):
    """The settings of a profile at the left, an invented letter on it at the right."""

    leaving = "Tata letak yang diubah belum disimpan. Yang berlaku tidak berubah."

    def __init__(
        self, session: Session, parent: QWidget | None, edited: flow.Edited, *, may_change: bool = True
    ) -> None:
        super().__init__(
            session, parent, f"Tata letak: {edited.name}", "Ukuran dalam milimeter, huruf dalam poin.",
            fit="page", pause=PAUSE, may_change=may_change,
        )  # fmt: skip
        self.edited = edited
        self.form = _form()
        self.form.set_values(flow.to_form(edited.values))
        self._before = self.values()
        self.form.setEnabled(may_change)
        self.state = label("", "fine", wrap=True)
        holder = scroll(box(column(self.form, margins=(0, 0, 12, 0))))
        self.lay_out(holder, (560, 480), "Simpan sebagai tata letak kantor…")
        self.body.addWidget(self.state)
        self.back.setEnabled(may_change and bool(edited.versions))
        self.form.changed.connect(self._timer.start)
        self.try_out()

    def values(self) -> dict[str, Any]:
        """The profile as the form says it."""
        return flow.from_form(self.edited.values, self.form.values())

    def changed(self) -> bool:
        """Whether the form says something else than the profile it was opened with."""
        return self.values() != self._before

    def try_out(self) -> None:
        """Set the invented letter on what is chosen now."""
        desk, key, values = self.session.desk, self.edited.key, self.values()
        self.session.tasks.query("settings.profile", lambda: flow.try_out(desk, key, values), self._tried, owner=self)

    def _tried(self, found: tuple[bytes, str]) -> None:
        pdf, words = found
        self._sound = bool(pdf)
        self.state.setText(words)
        if pdf:
            self.page.show_pdf(pdf, keep_place=True)
        self.save.setEnabled(self._may and self._sound and self.changed())

    def _save(self) -> None:
        dialog = FormDialog(self, "Simpan tata letak kantor", "Berlaku untuk surat yang dibuat sesudah ini.")
        dialog.form.add("reason", "Dasar (peraturan atau kebiasaan kantor)", LongTextField(lines=3), required=True)
        desk, key, values = self.session.desk, self.edited.key, self.values()

        def keep(said: dict[str, Any], _override: str) -> int:
            return profiles.save_profile(desk, key, values, said["reason"])

        submit_act(self.session, dialog, keep, lambda _r: self._kept("Tata letak kantor disimpan dan dipakai"))
        dialog.open()

    def _versions(self) -> None:
        dialog = self.version_form()
        found: list[tuple[Any, str]] = [(0, "Bawaan program")]
        for one in self.edited.versions:
            used = " (sedang dipakai)" if one.in_use else ""
            found.append((one.id, f"kantor {one.number}: {one.reason}{used}"))
        dialog.form.add("version", "Versi", ChoiceField(found), required=True).set_value(0)
        desk, key = self.session.desk, self.edited.key

        def turn(said: dict[str, Any], _override: str) -> None:
            profiles.use_profile(desk, key, said["version"] or None)

        submit_act(self.session, dialog, turn, lambda _r: self._kept("Versi tata letak diganti"))
        dialog.open()


def _form() -> Form:
    form = Form(columns=2)
    form.add_heading("Kertas dan margin")
    form.add("width", "Lebar kertas", NumberField(210, 140, 450, unit="mm"))
    form.add("height", "Tinggi kertas", NumberField(297, 200, 600, unit="mm"))
    for side, words in zip(flow.SIDES, ("atas", "bawah", "kiri", "kanan"), strict=True):
        form.add(side, f"Margin {words}", NumberField(20, 5, 100, unit="mm"))
    form.add_heading("Huruf")
    form.add("family", flow.words_of("family"), ChoiceField(flow.choices("family")))
    form.add("size", "Ukuran huruf", NumberField(12, 8, 16, unit="pt"))
    spacings = [(one, f"{one:g}".replace(".", ",")) for one in flow.SPACINGS]
    form.add("spacing", "Spasi", ChoiceField(spacings))
    form.add("machine_fonts", "Huruf kantor", CheckField("Pakai huruf di laptop ini bila ada"))
    form.add_heading("Kebiasaan penulisan")
    for name in flow.settings():
        if name != "family":
            form.add(name, flow.words_of(name), ChoiceField(flow.choices(name)))
    form.add("nip_dot", "NIP", CheckField("Dengan titik: NIP."))
    form.add("catchwords", "Kata penyambung", CheckField("Cetak di kaki halaman"))
    return form
