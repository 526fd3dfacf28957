"""The pages of the program, in the order of the side bar. Each is imported when it is first needed."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.page import Page


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a page lies and how it stands in the side bar. ``foot`` puts it at the lower end."""

    name: str
    title: str
    icon: str
    place: str
    foot: bool = False
    acts: tuple[str, ...] = ()
    """The entry is shown where the account may do one of these acts; empty: to everyone."""

    def exists(self) -> bool:
        """Whether the page is part of this program; the side bar shows no dead entries."""
        return find_spec(self.place.partition(":")[0]) is not None

    def load(self) -> type[Page]:
        """The class of the page."""
        module, _, name = self.place.partition(":")
        found: type[Page] = getattr(import_module(module), name)
        return found


ENTRIES = (
    Entry("home", "Beranda", "layout-dashboard", "ui.home.page:HomePage"),
    Entry("cases", "Perkara", "folder-open", "ui.cases.page:CasesPage"),
    Entry("calendar", "Jadwal", "calendar-days", "ui.calendar.page:CalendarPage"),
    Entry("courtroom", "Ruang Sidang", "gavel", "ui.courtroom.page:CourtroomPage"),
    Entry("letters", "Surat", "file-text", "ui.letters.page:LettersPage"),
    Entry("people", "Pegawai", "users", "ui.people.page:PeoplePage"),
    Entry("journal", "Jejak", "scroll-text", "ui.journal.page:JournalPage", foot=True),
    Entry("settings", "Pengaturan", "settings", "ui.settings.page:SettingsPage", foot=True),
)
