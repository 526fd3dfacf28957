"""A real vault with cases at chosen stages, made through the same acts that the program uses, and the real window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from models.law import load_rulebook
from models.law.person import Person, PersonKind
from models.procedure import (
    classification,
    deliberation,
    hearing,
    intake,
    panel,
    people,
    recording,
    summons,
    verification,
)
from models.procedure.clock import WIB, SetClock
from models.procedure.desk import Desk, NeedsReason
from models.stories import cast
from models.stories.randomness import RepeatingRandom
from models.stories.run import prepare
from reports.press import Press
from ui.pages import Entry
from ui.session import Session
from ui.shell import Shell

ROOT = Path(__file__).resolve().parents[3]
START = datetime(2024, 9, 18, 8, tzinfo=WIB)
STAGES = (
    "registered",
    "verified",
    "classified",
    "panel",
    "declared",
    "scheduled",
    "summoned",
    "served",
    "heard",
    "voted",
)

ENTRIES = (
    Entry("home", "Beranda", "layout-dashboard", "ui.home.page:HomePage"),
    Entry("cases", "Perkara", "folder-open", "ui.cases.page:CasesPage"),
    Entry("calendar", "Jadwal", "calendar-days", "ui.calendar.page:CalendarPage"),
)


def with_reason(call: Any) -> Any:
    """An act whose warnings are answered."""
    try:
        return call("")
    except NeedsReason:
        return call("Diperiksa dan diterima untuk pengujian.")


@dataclass
class Office:
    """The vault of an invented office; ``accounts`` and ``passphrases`` by place: 0 the chair, 1 the secretary."""

    desk: Desk
    clock: SetClock
    accounts: dict[int, int]
    passphrases: dict[int, str]
    council: int

    def bring(
        self,
        until: str,
        name: str = "Dwi Susilo",
        votes: tuple[bool, ...] = (True, True, True, True, False),
        **act: Any,
    ) -> int:
        """A case brought to a stage of :data:`STAGES`; gives its id."""
        desk, rulebook = self.desk, self.desk.rulebook
        person = Person(
            name=name,
            kind=PersonKind.PNS,
            number="198304092008031101",
            golongan="III/d",
            pangkat=rulebook.rank_name("III/d"),
            post="Lurah",
            jenjang="PENGAWAS",
            unit="Kecamatan Contoh Barat",
        )
        wanted = {
            "date": date(2024, 9, 10),
            "place": "simpang kelurahan",
            "narrative": "Memasang baliho bakal calon.",
            "violations": ("skb2022.etik.01",),
            "calendar": "pilkada-2024",
        } | act
        case_id: int = with_reason(
            lambda o: intake.register_case(
                desk,
                source=intake.SourceInput("penerusan", "Bawaslu Kota", "112/PP.01.02/2024", date(2024, 9, 17)),
                received=date(2024, 9, 18),
                respondent=person,
                act=intake.ActInput(**wanted),
                reporter=intake.ReporterInput("Pelapor Rahasia", {"kontak": "0812"}),
                override=o,
            )
        )
        steps = STAGES[1 : STAGES.index(until) + 1]
        for step in steps:
            getattr(self, f"_{step}")(case_id, votes)
        return case_id

    def _verified(self, case_id: int, _votes: Any) -> None:
        verification.verify(self.desk, case_id, identity=True, time=True, place=True, evidence=True)

    def _classified(self, case_id: int, _votes: Any) -> None:
        with_reason(lambda o: classification.classify(self.desk, case_id, override=o))

    def _panel(self, case_id: int, _votes: Any) -> None:
        with_reason(lambda o: panel.form_panel(self.desk, case_id, self.council, override=o))

    def _declared(self, case_id: int, _votes: Any) -> None:
        for seat in self._seats(case_id):
            panel.declare(self.desk, seat.id, True, "pernyataan tertulis")

    def _scheduled(self, case_id: int, _votes: Any) -> None:
        day = self.desk.rulebook.calendar().end(self.desk.now().date(), 6)
        moment = datetime.combine(day, time(9), WIB)
        with_reason(
            lambda o: hearing.schedule(self.desk, case_id, starts_at=moment, room=f"Ruang {case_id}", override=o)
        )

    def _summoned(self, case_id: int, _votes: Any) -> None:
        standing = self.case(case_id).current_hearing
        with_reason(lambda o: summons.summon(self.desk, standing.id, override=o))

    def _served(self, case_id: int, _votes: Any) -> None:
        made = self.case(case_id).summonses[-1]
        summons.serve(self.desk, made.id, method="langsung", on=self.desk.now().date(), receiver="terlapor")

    def _heard(self, case_id: int, _votes: Any) -> None:
        standing = self.case(case_id).current_hearing
        self.clock.put(standing.starts_at)
        seats = {seat.id: (True, "") for seat in self._seats(case_id)}
        examination = with_reason(
            lambda o: hearing.open_hearing(self.desk, standing.id, seats, respondent_present=True, override=o)
        )
        recording.save_line(self.desk, examination, 1, "Apakah Saudara sehat?", "Sehat.")
        recording.read_back(self.desk, examination)
        recording.lock_record(self.desk, examination)
        recording.enter_defence(self.desk, standing.id, "Menyesal.")
        with_reason(lambda o: hearing.close_hearing(self.desk, standing.id, override=o))

    def _voted(self, case_id: int, votes: tuple[bool, ...]) -> None:
        opened = with_reason(lambda o: deliberation.open_deliberation(self.desk, case_id, override=o))
        charged = [violation.id for violation in self.case(case_id).violations]
        for (place, account), proven in zip(list(self.accounts.items())[:5], votes, strict=True):
            deliberation.cast_ballot(
                self.desk,
                opened,
                account,
                self.passphrases[place],
                findings=dict.fromkeys(charged, proven),
                sanction_id="pp42.terbuka" if proven else None,
                reason="" if proven else "Bukti kurang.",
            )
        deliberation.close_deliberation(self.desk, opened)

    def case(self, case_id: int) -> Any:
        """The case as it stands."""
        from models.registry.casefile import case_file

        with self.desk.read() as session:
            return case_file(session, case_id)

    def _seats(self, case_id: int) -> Any:
        return self.case(case_id).panel

    def pass_days(self, days: int) -> None:
        """Let days go by."""
        self.clock.put(self.desk.now() + timedelta(days=days))


def make_office(folder: Path, *, press: bool = False) -> Office:
    """A vault with accounts, a council of five, and three people in the directory."""
    rulebook = load_rulebook(ROOT / "resources" / "law")
    stage = prepare(
        folder,
        rulebook,
        Press(ROOT / "resources") if press else None,
        start=START,
        random=RepeatingRandom(b"perkara"),
    )
    desk = stage.desk
    places = list(stage.bench.accounts.items())
    accounts = {place: account for place, account in places if place >= 0}
    members = [
        panel.CouncilMemberInput(cast.member(rulebook, place, "IV/c"), cast.COUNCIL[place][0], accounts[place])
        for place in range(5)
    ]
    spare = stage.bench.accounts.get(-1)
    members.append(panel.CouncilMemberInput(cast.member(rulebook, -1, "IV/c"), "pengganti", spare))
    council = panel.name_council(
        desk,
        decree_number="188/401/2024",
        decree_date=date(2024, 1, 2),
        title="Majelis Kode Etik Pegawai",
        members=members,
    )
    for name, number in (("Bagus Prasetyo", "198508172010031101"), ("Siti Rahayu", "199001012015032001")):
        people.save_person(
            desk,
            Person(name=name, number=number, golongan="III/b", pangkat="Penata Muda Tingkat I", post="Analis",
                   jenjang="PELAKSANA", unit="Dinas Contoh Arsip"),
        )  # fmt: skip
    return Office(desk, stage.clock, dict(sorted(accounts.items())), stage.bench.passphrases, council)


class Window:
    """The real window over an office, driven by the keyboard."""

    def __init__(self, qtbot: QtBot, office: Office) -> None:
        self.bot, self.office = qtbot, office
        self.session = Session(office.desk)
        self.shell = Shell(self.session, ENTRIES)
        self.shell.resize(1366, 728)
        self.shell.show()
        self.shell.activateWindow()
        qtbot.waitUntil(self.shell.isActiveWindow)
        self.shell.go("home")
        self.settle()

    @property
    def cases(self) -> Any:
        """The page of the cases."""
        return self.shell.page("cases")

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press a key where the keyboard is."""
        held = Qt.KeyboardModifier.NoModifier
        for one in modifiers:
            held |= one
        target = QApplication.focusWidget() or self.shell
        QTest.keyClick(target, key, held)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing runs in the background."""
        self.bot.wait(10)
        for _ in range(4):
            self.bot.waitUntil(self.session.tasks.idle, timeout=20_000)
            self.bot.wait(15)

    def open_case(self, case_id: int, section: str = "") -> Any:
        """Show a case and wait for it; gives its view."""
        self.shell.go("cases", case_id=case_id, section=section)
        self.bot.waitUntil(lambda: self.cases.case.data is not None, timeout=20_000)
        self.settle()
        return self.cases.case

    def dialog(self) -> Any:
        """The form that lies over the window."""
        self.settle()
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, QDialog), "no dialog is open"
        return shown

    def no_dialog(self) -> bool:
        """Whether every dialog has closed."""
        self.settle()
        return not any(isinstance(one, QDialog) and one.isVisible() for one in QApplication.topLevelWidgets())

    def close(self) -> None:
        """Let go of the window, not of the vault."""
        let_go(self.session, self.shell, self.settle)


def let_go(session: Session, shell: Shell, settle: Callable[[], object]) -> None:
    """Close what is open over the vault; the desk must not call into a window that is gone."""
    for one in QApplication.topLevelWidgets():
        if isinstance(one, QDialog):
            one.close()
    settle()
    session.locking.emit()
    session.tasks.stop()
    shell.close()
    shell.deleteLater()
    session.leave()
    session.deleteLater()
