"""Cases that were decided, kept once and copied for each test: one of ethics, several of discipline."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path

from models.law import Rulebook
from models.law.person import Person
from models.procedure import decision, decree, deliberation, referral, team
from models.procedure.clock import WIB, SetClock
from models.procedure.desk import Desk
from models.records.engine import open_engine
from models.registry.casefile import case_file
from models.registry.caseviews import CaseFile
from models.stories.telling import Telling
from models.vault import open_vault

SUPERIOR = Person(
    "Endah Lukito", number="197105051996032001", golongan="IV/c", jenjang="JPT_PRATAMA", post="Kepala Dinas"
)
OVERSEER = Person(
    "Wawan Setiawan", number="197406061999031002", golongan="IV/b", jenjang="JPT_PRATAMA", post="Inspektur"
)
PERSONNEL = Person("Tuti Herawati", number="197607072001122003", golongan="IV/a", jenjang="ADMINISTRATOR", post="Kabid")
TEAM = (
    team.TeamMemberInput("atasan_langsung", SUPERIOR, role="ketua"),
    team.TeamMemberInput("pengawasan", OVERSEER),
    team.TeamMemberInput("kepegawaian", PERSONNEL, role="sekretaris"),
)


@dataclass(frozen=True)
class Decided:
    """A locked vault whose one case was decided on ``day``."""

    folder: Path
    case_id: int
    day: date


@dataclass
class Ground:
    """An open copy of it; the clock stands on ``day``."""

    desk: Desk
    clock: SetClock
    case_id: int
    day: date
    made: list[int] = field(default_factory=list)

    def on(self, days: int = 0) -> date:
        """Go so many working days on; gives the day."""
        self.day = self.desk.rulebook.calendar().end(self.day, days)
        return self.at(self.day)

    def at(self, day: date) -> date:
        self.day = day
        self.clock.put(datetime.combine(day, time(9), WIB))
        return day

    def file(self) -> CaseFile:
        with self.desk.read() as session:
            return case_file(session, self.case_id)

    def decreed(self, **values: object) -> int:
        """A decree of today."""
        return decree.issue_decree(self.desk, self.case_id, **values)  # type: ignore[arg-type]

    def delivered(self, decree_id: int, **values: object) -> date | None:
        """Handed over today."""
        given = {"on": self.day, "method": "langsung", "receiver": "terlapor"} | values
        return decree.deliver(self.desk, decree_id, **given)  # type: ignore[arg-type]

    def passed_on(self, **values: object) -> int:
        """On the discipline track since today."""
        return referral.to_discipline(self.desk, self.case_id, reason="rekomendasi majelis", **values)  # type: ignore[arg-type]

    def examined(self, proposed: str) -> int:
        """Examined by a team and reported today."""
        made = team.form_team(self.desk, self.case_id, number="800/1", members=TEAM, override="diketahui")
        team.report(self.desk, made, findings="Terbukti menurut bukti.", proposed_sanction_id=proposed, override="ya")
        return made


def decide(one: Telling, sanction: str | None) -> None:
    """The panel votes as one, the decision is recorded."""
    made = deliberation.open_deliberation(one.desk, one.case_id, override="ya")
    one._vote(made)
    deliberation.close_deliberation(one.desk, made)
    decision.record_decision(
        one.desk, one.case_id, considerations=["bahwa bukti bersesuaian"], sanction_id=sanction, override="ya"
    )


def keep(make: Callable[[], Telling], folder: Path, sanction: str | None) -> Decided:
    """Tell a case until it is decided, lock the vault."""
    one = make()
    one._letter = lambda *_, **__: None  # type: ignore[method-assign]  # no paper: these cases are about records
    one._intake()
    one._classify()
    one._panel()
    one._summon_and_hear()
    one._next_day()
    decide(one, sanction)
    one.desk.vault.lock()
    return Decided(folder, one.case_id, one.day)


def stand(kept: Decided, place: Path, rulebook: Rulebook) -> Iterator[Ground]:
    """A copy to stand on, one working day after the decision."""
    shutil.copytree(kept.folder, place)
    clock = SetClock(datetime.combine(kept.day, time(18), WIB))
    vault = open_vault(place, 1, "0", clock=clock)
    desk = Desk(vault, open_engine(vault), rulebook, clock, None, reader=open_engine(vault, read_only=True))
    ground = Ground(desk, clock, kept.case_id, kept.day)
    ground.on(1)
    yield ground
    if desk.vault.is_open:
        desk.vault.lock()
