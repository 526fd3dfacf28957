"""`make bench`: every measurement, or those named: `python -m tests.bench start search`."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable

from tests.bench.table import Line, show


def _start() -> list[Line]:
    from tests.bench import start

    return start.measure()


def _list() -> list[Line]:
    from tests.bench import lists, register

    return lists.measure(register.prepare())


def _search() -> list[Line]:
    from tests.bench import register, searching

    return searching.measure(register.prepare())


def _import() -> list[Line]:
    from tests.bench import importing

    return importing.measure()


def _memory() -> list[Line]:
    from tests.bench import memory

    return memory.measure()


def _law() -> list[Line]:
    from tests.bench import law, register

    return law.measure(register.prepare())


def _letters() -> list[Line]:
    from tests.bench import letters

    return letters.measure()


MEASUREMENTS: dict[str, Callable[[], list[Line]]] = {
    "start": _start,
    "list": _list,
    "search": _search,
    "import": _import,
    "law": _law,
    "letters": _letters,
    "memory": _memory,
}


def main(names: list[str]) -> None:
    """Measure and print the table; what cannot be measured is an error, a missed aim is not."""
    if unknown := set(names) - MEASUREMENTS.keys():
        raise SystemExit(f"No such measurement: {', '.join(sorted(unknown))}. There are: {', '.join(MEASUREMENTS)}.")
    print(f"Python {platform.python_version()} on {platform.machine()}; every ratio within this run.", flush=True)
    lines: list[Line] = []
    for name in names or MEASUREMENTS:
        measured = MEASUREMENTS[name]()
        lines += measured
        print(show(measured), end="\n\n", flush=True)
    missed = sum(not line.met for line in lines)
    print(f"{len(lines)} aims, {len(lines) - missed} met, {missed} missed.")


if __name__ == "__main__":
    main(sys.argv[1:])
