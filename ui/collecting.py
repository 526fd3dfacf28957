"""Python's garbage, collected in the window's thread alone.

Left to itself the collector runs in whichever thread makes the next object: in the database thread as a rule, while the
window's thread may be half through taking a widget apart. It then reads references that are already gone, or ends a
widget outside its thread; both end the program. So it is switched off and called from a timer of the window's thread,
by the counts and thresholds it has itself: whatever is young often, everything only when a quarter has been added since
the last time, because that takes long enough to be felt.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 250
"""Milliseconds between two looks at the counts."""


class Collector(QObject):
    """Switches the automatic collector off as long as it lives; :meth:`stop` gives it back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._kept, self._added = 0, 0
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> int:
        """Collect the oldest generation that is due; gives its number, -1 where none is."""
        young, middle, old = (
            over and count > over for count, over in zip(gc.get_count(), gc.get_threshold(), strict=True)
        )
        if old and 4 * self._added > self._kept:
            self.everything()
            return 2
        if middle:
            gc.collect(0)
            self._added += len(gc.get_objects(generation=1))
            gc.collect(1)
            return 1
        if young:
            gc.collect(0)
            return 0
        return -1

    def everything(self) -> None:
        """Collect all that nobody holds any more; takes 50 to 100 ms with every page open."""
        gc.collect()
        self._kept, self._added = len(gc.get_objects()), 0

    def stop(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.enable()
