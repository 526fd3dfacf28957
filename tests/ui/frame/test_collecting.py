"""Garbage is collected where the widgets live, and nowhere else."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from ui.collecting import Collector
from ui.tasks import Tasks


class Ring:
    """Something only the collector can take away."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def seen() -> Iterator[list[str]]:
    """The threads in which the collector ran."""
    threads: list[str] = []

    def note(phase: str, _info: dict[str, int]) -> None:
        if phase == "start":
            threads.append(threading.current_thread().name)

    gc.callbacks.append(note)
    yield threads
    gc.callbacks.remove(note)


def make_rings(count: int = 20_000) -> None:
    for _ring in range(count):
        Ring()


def test_a_busy_database_thread_never_collects(qtbot: QtBot, seen: list[str]) -> None:
    tasks = Tasks()
    done: list[Any] = []
    tasks.query("rings", make_rings, done.append)
    qtbot.waitUntil(lambda: bool(done and seen), timeout=10_000)
    tasks.stop()
    assert set(seen) == {threading.main_thread().name}


def test_without_it_the_thread_collects(seen: list[str], collector: Collector) -> None:
    """What the test above would see if nothing were switched off."""
    collector.stop()
    worker = threading.Thread(target=make_rings, name="sidang-database")
    worker.start()
    worker.join()
    assert "sidang-database" in seen


def test_what_is_due_is_collected_oldest_first(collector: Collector) -> None:
    collector.everything()
    assert collector.look() == -1
    make_rings(2_000)
    assert collector.look() == 0
    for _young in range(gc.get_threshold()[1] + 1):
        gc.collect(0)
    assert collector.look() == 1


def test_everything_waits_until_a_quarter_was_added(collector: Collector) -> None:
    collector.everything()
    kept = []
    for _middle in range(gc.get_threshold()[2] + 1):
        gc.collect(1)
    assert collector.look() == -1
    kept = [Ring() for _ring in range(len(gc.get_objects()) // 3)]
    for _young in range(gc.get_threshold()[1] + 1):
        gc.collect(0)
    assert collector.look() == 1
    assert collector.look() == 2
    assert kept
