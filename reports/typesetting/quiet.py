"""Setting a letter makes many small things that all live until it is done: looking for rubbish meanwhile finds none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quiet_collector() -> Iterator[None]:
    """No search for circular rubbish inside: its cost grows with what lives, so a long letter would pay twice.

    Pauses it for the whole process, for the time of one letter; nested or on two workers at once is harmless.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
