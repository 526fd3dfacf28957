"""How a story takes one step: the clock moved, the act done, what the rules said noted, the letter frozen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

from models.law.clocks import clock
from models.law.errors import Trouble
from models.law.notice import Notice
from models.procedure import (
    letters,
)
from models.procedure.clock import WIB, SetClock
from models.procedure.desk import Blocked, Changes, Desk, NeedsReason
from models.stories.story import Story

T = TypeVar("T")
REASON = "Dicatat sesuai cerita; majelis memeriksa dan menerima keadaan ini."
QUESTIONS = (
    ("Apakah Saudara telah menerima surat panggilan ini?", "Ya, saya telah menerimanya."),
    ("Apakah Saudara sehat dan bersedia diperiksa?", "Saya sehat dan bersedia."),
    ("Apakah benar pada {day} Saudara berada pada peristiwa di {place}?", "Benar, sesuai uraian yang dibacakan."),
    ("Apakah Saudara mengetahui bahwa perbuatan itu dapat melanggar netralitas?", "Saya baru memahaminya sekarang."),
    ("Apakah Saudara memberi keterangan ini tanpa tekanan?", "Ya, tanpa tekanan dari siapa pun."),
)
DEFENCE = "Terlapor menyatakan tidak bermaksud berpihak dan memohon pertimbangan yang seadil-adilnya."


class Stopped(Exception):
    """The story cannot go on: the law leaves no room."""


@dataclass(frozen=True, slots=True)
class Bench:
    """Who sits for all stories: account ids and passphrases by place; place -1 is the substitute."""

    passphrases: Mapping[int, str]
    accounts: Mapping[int, int]


@dataclass(slots=True)
class Told:
    """What came of a story."""

    story: Story
    acts: list[dict[str, Any]] = field(default_factory=list)
    letters: list[int] = field(default_factory=list)
    clocks: list[dict[str, Any]] = field(default_factory=list)
    needs: list[str] = field(default_factory=list)
    case_id: int | None = None
    stopped: str = ""


def notice_line(notice: Notice) -> dict[str, Any]:
    """A notice as the summary shows it."""
    return {
        "severity": notice.severity.value,
        "code": notice.code,
        "message": notice.message,
        "article": notice.legal_basis,
        "verified": notice.verified,
        "source": notice.source,
    }


class Steps:
    """One story's clock, its notes, and the way each step is taken: an act, a letter, a clock."""

    def __init__(self, desk: Desk, clock_: SetClock, story: Story, place: int, bench: Bench) -> None:
        self.desk = desk
        self.clock = clock_
        self.story = story
        self.place = place
        self.bench = bench
        self.told = Told(story)
        self.day = self._first_day()
        clock_.restart(datetime.combine(self.day, time(7, 30), WIB))
        self._changes: list[Changes] = []
        self.hearing_id: int | None = None

    # ---- time

    def _first_day(self) -> date:
        source = self.story.source.get("date")
        start = source if isinstance(source, date) else self.story.act_date + timedelta(days=5)
        if "summons1" in self.story.dates:
            start = min(start, self.story.dates["summons1"] - timedelta(days=14))
            start = max(start, self.story.act_date)
        return start

    def _next_day(self, days: int = 1) -> date:
        self.day = self.desk.rulebook.calendar().end(self.day, days)
        self.clock.put(datetime.combine(self.day, time(8, 0), WIB))
        return self.day

    def _at(self, day: date, hour: int, minute: int = 0) -> datetime:
        self.day = max(self.day, day)
        moment = datetime.combine(day, time(hour, minute), WIB)
        self.clock.put(moment)
        return moment

    @property
    def case_id(self) -> int:
        assert self.told.case_id is not None
        return self.told.case_id

    # ---- one step

    def _do(self, name: str, words: str, call: Callable[[str], T]) -> T:
        """Run an act; a warning is answered with the story's reason, a block ends the story."""
        self._changes.clear()
        listen, self.desk.listen = self.desk.listen, self._heard
        notices: tuple[Notice, ...] = ()
        override = ""
        try:
            try:
                result = call("")
            except NeedsReason as doubts:
                notices, override = doubts.notices, REASON
                result = call(REASON)
        except Blocked as stop:
            self._note(name, words, stop.notices, "", "ditolak")
            raise Stopped("; ".join(n.message for n in stop.notices)) from stop
        except Trouble as trouble:
            self._note(name, words, (), "", "ditolak")
            raise Stopped(trouble.what) from trouble
        finally:
            self.desk.listen = listen
        if self._changes:
            notices = self._changes[-1].notices or notices
        self._note(name, words, notices, override, "tercatat")
        return result

    def _heard(self, changes: Changes) -> None:
        self._changes.append(changes)

    def _note(self, name: str, words: str, notices: tuple[Notice, ...], override: str, result: str) -> None:
        self.told.acts.append(
            {
                "act": name,
                "at": self.clock.now().isoformat(),
                "words": words,
                "result": result,
                "notices": [notice_line(n) for n in notices],
                "override": override,
            }
        )

    # ---- letters and clocks

    def _letter(self, kind: str, about: Mapping[str, int], number: str | None = None) -> None:
        letter_id = letters.draft(self.desk, kind, case_id=self.case_id, about=about)
        self._do(
            "letter.finalise",
            f"surat difinalkan: {kind}",
            lambda o: letters.finalise(self.desk, letter_id, number=number, override=o),
        )
        letters.mark_signed(self.desk, letter_id)
        self.told.letters.append(letter_id)

    def _clock(self, name: str, clock_id: str, start: date) -> None:
        run = clock(self.desk.rulebook, clock_id, start, on=start)
        self.told.clocks.append(
            {
                "name": name,
                "id": clock_id,
                "from": run.start.isoformat(),
                "to": run.end.isoformat(),
                "days": run.days,
                "unit": run.unit,
                "sense": run.sense,
                "skipped": [[d.isoformat(), why] for d, why in run.skipped],
                "article": run.legal_basis,
                "verified": run.verified,
                "source": run.source,
            }
        )
