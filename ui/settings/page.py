"""Pengaturan: sections at the left, one of them at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QWidget

from models.law.browse import RuleFilter, RuleLine, search
from models.law.notice import RuleRef
from ui.page import Found, Page
from ui.settings.accounts import AccountsSection
from ui.settings.backup import BackupSection
from ui.settings.codes import CodesSection
from ui.settings.council import CouncilSection
from ui.settings.lawbook import LawbookSection
from ui.settings.letterhead import LetterheadSection
from ui.settings.limits import LimitsSection
from ui.settings.numbering import NumberingSection
from ui.settings.office import LayoutSection, OfficeSection
from ui.settings.printers import PrintersSection
from ui.settings.profiles import ProfilesSection
from ui.settings.rules import RulesSection
from ui.settings.section import Section
from ui.settings.security import LookSection, SecuritySection
from ui.settings.wordings import WordingsSection
from ui.theme import SPACE, icon, theme
from ui.widgets.layout import column, row

SECTIONS: tuple[type[Section], ...] = (
    OfficeSection,
    LetterheadSection,
    LayoutSection,
    NumberingSection,
    CodesSection,
    ProfilesSection,
    WordingsSection,
    PrintersSection,
    CouncilSection,
    AccountsSection,
    RulesSection,
    LawbookSection,
    LimitsSection,
    BackupSection,
    SecuritySection,
    LookSection,
)


class SettingsPage(Page):
    """``open(section="backup")`` goes to a section."""

    name = "settings"
    title = "Pengaturan"
    icon = "settings"

    def __init__(self, session: Any, shell: Any = None, parent: QWidget | None = None) -> None:
        super().__init__(session, shell, parent)
        self._list = QListWidget()
        self._list.setProperty("kind", "sections")
        self._list.setAccessibleName("Bagian pengaturan")
        self._list.setFixedWidth(236)
        self._stack = QStackedWidget()
        self._made: dict[str, Section] = {}
        for number, section in enumerate(SECTIONS):
            item = QListWidgetItem(section.title)
            item.setData(Qt.ItemDataRole.UserRole, number)
            self._list.addItem(item)
        whole = row(self._list, self._stack, gap=SPACE.xl, margins=(SPACE.page, 4, SPACE.s, 0))
        whole.setStretch(1, 1)
        self.setLayout(column(whole))
        self._list.setCurrentRow(0)
        self._list.currentRowChanged.connect(self._show)
        theme().changed.connect(self._icons)
        self._icons()

    def _icons(self) -> None:
        for number, section in enumerate(SECTIONS):
            self._list.item(number).setIcon(icon(section.icon, theme().colours, "muted"))

    def open(self, **what: Any) -> None:
        """Show a section."""
        wanted = what.get("section", "")
        place = next((number for number, one in enumerate(SECTIONS) if one.key == wanted), self._list.currentRow())
        if place == self._list.currentRow():
            self._show(place)
        else:
            self._list.setCurrentRow(place)
        row_wanted = what.get("row")
        if isinstance(row_wanted, RuleRef) and wanted == LawbookSection.key:
            cast(LawbookSection, self.section(wanted)).show_row(row_wanted)

    def section(self, key: str) -> Section:
        """A section by key, made on first use."""
        if key not in self._made:
            made = next(one for one in SECTIONS if one.key == key)(self.session, self.shell)
            self._made[key] = made
            self._stack.addWidget(made)
        return self._made[key]

    def _show(self, place: int) -> None:
        if place < 0:
            return
        section = self.section(SECTIONS[place].key)
        self._stack.setCurrentWidget(section)
        section.refresh()

    def refresh(self, changes: Any = None) -> None:
        """Read the section shown again."""
        topics = getattr(changes, "topics", None)
        if topics is not None and not topics & {"office", "accounts", "law", "safety"}:
            return
        self._show(self._list.currentRow())

    def look_up(self, words: str) -> Sequence[Found]:
        """Every section by name; rows of the law by their words."""
        found = [
            Found(
                one.title, "Pengaturan", "Halaman", one.icon, lambda key=one.key: self.shell.go("settings", section=key)
            )
            for one in SECTIONS
        ]
        return [*found, *self._rules(words)]

    def _rules(self, words: str, most: int = 6) -> list[Found]:
        law = getattr(self.session.desk, "rulebook", None)
        if law is None or len(words.strip()) < 3:
            return []
        return [
            Found(one.title, one.legal_basis, "Aturan", "scale", lambda one=one: self._open_rule(one))
            for one in search(law, RuleFilter(words))[:most]
        ]

    def _open_rule(self, one: RuleLine) -> None:
        row = RuleRef(one.table, one.id, one.effective_from)
        self.shell.go("settings", section=LawbookSection.key, row=row)

    def first_focus(self) -> QWidget | None:
        """The list of sections."""
        return self._list

    def shut(self) -> None:
        """Tell every section."""
        for section in self._made.values():
            section.shut()
