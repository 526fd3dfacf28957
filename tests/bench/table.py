"""What a measurement says, and how the table shows it."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table; ``value`` and ``aim`` in ``unit``. Met when at most the aim, or ``at_least`` it."""

    what: str
    value: float
    aim: float
    unit: str
    note: str = ""
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Whether the aim was reached."""
        return self.value >= self.aim if self.at_least else self.value <= self.aim


def percentile(values: Iterable[float], share: float) -> float:
    """The value below which ``share`` (0 to 1) of the values lie, nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def seconds(work: Callable[[], object], times: int = 1) -> list[float]:
    """Seconds of each of ``times`` runs, the collector of rubbish kept quiet meanwhile."""
    taken = []
    for _ in range(times):
        gc.collect()
        gc.disable()
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
        gc.enable()
    return taken


def median(values: Iterable[float]) -> float:
    """The middle value."""
    return statistics.median(values)


def show(lines: Iterable[Line]) -> str:
    """The table as text, one line each."""
    rows = [("what", "measured", "aim", "", "")]
    for line in lines:
        sign = "≥" if line.at_least else "≤"
        rows.append(
            (
                line.what,
                f"{line.value:.2f} {line.unit}",
                f"{sign} {line.aim:g} {line.unit}",
                "met" if line.met else "MISSED",
                line.note,
            )
        )
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)) + f"  {row[4]}" for row in rows
    )
