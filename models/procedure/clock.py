"""Where time comes from. Nothing else in the program asks the machine for it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Protocol

WIB = timezone(timedelta(hours=7), "WIB")


class Clock(Protocol):
    """Tells the moment, always with its offset."""

    def now(self) -> datetime: ...


class SystemClock:
    """The clock of the machine, in the machine's own zone."""

    def now(self) -> datetime:
        return datetime.now().astimezone()  # noqa: TID251 - the one place that asks the machine


class SetClock:
    """A clock that stands where it is put and moves a second each time it is read.

    For the demo and for tests: moments differ, two runs do not.
    """

    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now

    def put(self, moment: datetime) -> None:
        """Move forward to a moment; a clock never goes back, so an earlier one leaves it where it is."""
        self._now = max(self._now, moment)

    def restart(self, moment: datetime) -> None:
        """Begin another story at its own moment, which may lie before the end of the last one."""
        self._now = moment
