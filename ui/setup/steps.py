"""The steps of the first run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from models.law.errors import Trouble
from models.procedure.setup import Office
from models.vault import NewAccount
from models.vault.passphrase import strength
from ui.settings import flow as settings
from ui.settings.letterhead import LetterheadPreview, read_emblem
from ui.settings.office import office_fields
from ui.setup import flow
from ui.theme import SPACE
from ui.widgets.banner import Remark
from ui.widgets.buttons import IconButton, PlainButton
from ui.widgets.card import Card, Line
from ui.widgets.dialog import TroublePanel
from ui.widgets.fields import CheckField, ChoiceField, FileField, LongTextField, TextField
from ui.widgets.form import Form
from ui.widgets.layout import column, reveal, row
from ui.widgets.passphrase import PassphraseField
from ui.widgets.text import Elided, label


class PlaceStep(QWidget):
    """Where the vault will lie."""

    def __init__(self) -> None:
        super().__init__()
        self.form = Form()
        self.folder = FileField(folder=True, title="Pilih folder…")
        self.folder.set_value(Path.home())
        self.form.add("parent", "Folder tempat brankas", self.folder, required=True)
        self.form.add(
            "name",
            "Nama brankas",
            TextField("majelis-etik"),
            required=True,
            hint="Menjadi folder dengan akhiran .sidang. Jangan memakai nama orang.",
            check=lambda name: flow.name_problem(self.folder.value(), name),
        )
        words = (
            "Semua data tersimpan terenkripsi di dalam satu folder di laptop ini. Tidak ada yang dikirim ke mana pun. "
            "Folder itu dapat dicadangkan dan dipindahkan utuh."
        )
        self.setLayout(column(Remark(words, "accent"), self.form, -1, gap=SPACE.l))


class OfficeStep(QWidget):
    """How letters name the office."""

    def __init__(self) -> None:
        super().__init__()
        self.form = Form(columns=2)
        office_fields(self.form, Office(), short=True)
        self.setLayout(column(label("Sisanya dapat diisi nanti di Pengaturan.", "muted"), self.form, -1, gap=SPACE.l))


class HeadStep(QWidget):
    """The first letterhead, with the emblem the office has itself."""

    def __init__(self) -> None:
        super().__init__()
        self.emblem: tuple[bytes, str] | None = None
        self._image = QImage()
        self.preview = LetterheadPreview()
        self.form = Form(columns=2)
        self.form.add("lines", "Baris kop", LongTextField(lines=3), required=True)
        self.form.add("address", "Alamat", LongTextField(lines=3))
        self._name = Elided("Belum ada lambang", "muted")
        self.trouble = TroublePanel()
        pick = PlainButton("Pilih lambang…", self._choose, icon="image")
        self.setLayout(column(self.preview, self.form, row(pick, self._name), self.trouble, -1, gap=SPACE.m))
        self.form.changed.connect(self._draw)

    def suggest(self, office: Office) -> None:
        """Lines from the office, where nothing was typed yet."""
        if not self.form.values()["lines"]:
            self.form.set_values({"lines": "\n".join(flow.suggested_lines(office))})

    def _choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, "Pilih lambang", "", "Gambar (*.png *.jpg *.jpeg)")
        if chosen:
            self.take_emblem(Path(chosen))

    def take_emblem(self, path: Path) -> None:
        """Take an image file."""
        self.trouble.show_trouble(None)
        try:
            data, self._image = read_emblem(path)
        except Trouble as trouble:
            self.trouble.show_trouble(trouble)
            return
        self.emblem = (data, path.name)
        self._name.set_text(path.name)
        self._draw()

    def _draw(self) -> None:
        values = self.form.values()
        lines, address = settings.lines_of(values["lines"]), settings.lines_of(values["address"])
        self.preview.show_head(lines, address, self._image)


class AccountsStep(QWidget):
    """Those who may enter, each typing the own passphrase."""

    changed = Signal()

    def __init__(self, hints: Callable[[], list[str]]) -> None:
        super().__init__()
        self.accounts: list[NewAccount] = []
        self._list = Card("Akun", gap=0)
        self._form = Form(columns=2)
        self._form.add("name", "Nama", TextField(), required=True)
        self._form.add("role", "Peran", ChoiceField(settings.ROLES), required=True)
        meter = PassphraseField(meter=lambda text: strength(text, [*hints(), self._form.field("name").value()]))
        self._form.add("passphrase", "Kata sandi", meter, required=True, hint="Empat kata acak atau lebih.")
        self._form.add("again", "Sekali lagi", PassphraseField(), required=True, check=self._same)
        self.bind = CheckField("Ikat akun pada laptop ini (kunci perangkat di keyring sistem)")
        self.bind.name("")
        self._keyring = label("", "fine", wrap=True)
        self.problem = Remark("", "red")
        self.add_button = PlainButton("Tambahkan akun", self.take, icon="user-plus")
        self.setLayout(
            column(
                label("Orangnya sendiri yang mengetik kata sandinya. Mulailah dengan sekretaris.", "muted"),
                self._form,
                row(self.add_button, -1),
                self._list,
                self.bind,
                self._keyring,
                self.problem,
                -1,
                gap=SPACE.m,
            )
        )
        reveal(self.problem, False)
        self._show()

    def _same(self, text: Any) -> str:
        return "" if text == self._form.field("passphrase").value() else "Kedua kata sandi tidak sama."

    def show_keyring(self, there: bool, name: str) -> None:
        """Whether this laptop can keep a device secret."""
        self.bind.set_value(there)
        self.bind.setEnabled(there)
        self._keyring.setText(
            f"{name}: kata sandi yang tertebak tidak cukup tanpa laptop ini. Di laptop lain perlu lembar pemulihan."
            if there
            else "Keyring sistem tidak tersedia di laptop ini; brankas dilindungi kata sandi saja."
        )

    def started(self) -> bool:
        """Whether something was typed that has not been added yet."""
        return bool(self._form.values()["name"] or self._form.values()["passphrase"])

    def take(self) -> bool:
        """Add the account typed."""
        if not self._form.validate():
            return False
        values = self._form.values()
        self.accounts.append(NewAccount(values["name"], values["role"], values["passphrase"]))
        self._form.set_values({"name": "", "passphrase": "", "again": "", "role": "ketua"})
        self._form.field("name").set_value("")
        self._show()
        self._form.field("name").setFocus()
        return True

    def _drop(self, number: int) -> None:
        del self.accounts[number]
        self._show()

    def _show(self) -> None:
        self._list.empty()
        roles = dict(settings.ROLES)
        if not self.accounts:
            self._list.add(label("Belum ada akun.", "muted"))
        for number, one in enumerate(self.accounts):
            drop = IconButton("x", f"Keluarkan {one.name}", lambda number=number: self._drop(number))
            self._list.add(Line(one.name, roles[one.role], behind=drop, last=number == len(self.accounts) - 1))
        self.problem.set("", "red")
        self.changed.emit()

    def forget(self) -> None:
        """Let go of every passphrase."""
        self.accounts = []
        for key in ("passphrase", "again"):
            self._form.field(key).clear()
