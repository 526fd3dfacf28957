"""A field for the pattern of a number, and what the pattern gives while it is typed."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QMenu, QWidget

from models.procedure.patterns import LONGEST, PLACEHOLDERS
from models.registry.classcodes import CodeRow
from ui.settings.numbering_flow import Checked
from ui.widgets.buttons import PlainButton
from ui.widgets.fields import TextField
from ui.widgets.layout import column, reveal
from ui.widgets.text import label

_BETWEEN = " · "


class PatternField(TextField):
    """One line with a button that puts a part at the cursor."""

    def __init__(self, text: str = "", *, placeholder: str = "") -> None:
        super().__init__(text, placeholder=placeholder, longest=LONGEST + 20)
        self.button = PlainButton("Sisipkan…", self.offer, icon="plus", tip="Sisipkan bagian nomor")
        self.button.setAccessibleName("Sisipkan bagian nomor")
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.button)
        self.menu = QMenu(self)
        for name, words in PLACEHOLDERS.items():
            self.menu.addAction(f"{{{name}}}   {words}", lambda name=name: self.insert(name))

    def offer(self) -> None:
        """Open the parts there are."""
        self.menu.setActiveAction(self.menu.actions()[0])
        self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def insert(self, name: str) -> None:
        """Put a part where the cursor stands."""
        self.edit.insert(f"{{{name}}}")
        self.edit.setFocus()

    def value(self) -> str:
        """The text as typed: blanks at the ends are named, not taken away."""
        return self.edit.text()


class SampleView(QWidget):
    """The number that a pattern gives, what is wrong with the pattern, what to think over."""

    def __init__(self, lead: str) -> None:
        super().__init__()
        self._lead = lead
        self.number = label("", "heading", wrap=True, select=True)
        self.problems = label("", "error", wrap=True)
        self.remarks = label("", "fine", wrap=True)
        self._about = label(lead, "field")
        self.setLayout(column(self._about, self.number, self.problems, self.remarks, gap=3))

    def show_checked(self, checked: Checked, about: str = "") -> None:
        """Say what came of the pattern."""
        self._about.setText(f"{self._lead}{_BETWEEN}{about}" if about else self._lead)
        self.number.setText(checked.sample or "—")
        self.number.setAccessibleName(f"{self._lead}: {checked.sample or 'pola belum benar'}")
        self.problems.setText("Pola belum benar: " + "; ".join(checked.problems) + "." if checked.problems else "")
        self.remarks.setText("Perhatikan: " + "; ".join(checked.remarks) + "." if checked.remarks else "")
        reveal(self.problems, bool(checked.problems))
        reveal(self.remarks, bool(checked.remarks))


class _CodeCompleter(QCompleter):
    """Finds by code or meaning, puts the code alone."""

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data()).split(_BETWEEN, 1)[0]


class CodeField(TextField):
    """A classification code: any words of its meaning bring it up; a code outside the table may be typed too."""

    def __init__(self, text: str = "", *, placeholder: str = "") -> None:
        super().__init__(text, placeholder=placeholder, longest=30)
        self._model = QStringListModel(self)
        completer = _CodeCompleter(self._model, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(8)
        self.edit.setCompleter(completer)

    def set_codes(self, codes: tuple[CodeRow, ...]) -> None:
        """The table to choose from."""
        self._model.setStringList([f"{one.code}{_BETWEEN}{one.meaning}" for one in codes])
