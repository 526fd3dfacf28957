"""Background work, and nothing but: one database thread, one computing worker, results back in the window thread.

* :meth:`Tasks.act` changes something, in order, on the database thread.
* :meth:`Tasks.query` reads on the same thread; a newer query of the same key drops or interrupts the older.
* :meth:`Tasks.compute` works on something long beside it (keys, letters, verification, backup), with progress, cancel.

Whoever waits longer than 600 ms sees progress (:attr:`Tasks.slow`). What fails goes to ``failed`` where one was given,
otherwise to :attr:`Tasks.failed`, always as a :class:`~models.law.errors.Trouble`.
"""

from __future__ import annotations

import contextlib
import threading
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

if TYPE_CHECKING:  # the unlock window uses tasks before anything but Qt is imported
    from models.law.errors import Trouble

SLOW_AFTER = 600
Done = Callable[[Any], object]
Failed = Callable[["Trouble"], object]


class Cancelled(Exception):
    """Raised inside a computation by its report after a person cancelled."""


class Job:
    """One piece of work. ``label`` is what people read while it runs, empty for work that is never shown."""

    def __init__(
        self,
        kind: str,
        work: Callable[[], Any],
        done: Done | None = None,
        failed: Failed | None = None,
        owner: QObject | None = None,
        *,
        key: str = "",
        label: str = "",
        cancellable: bool = False,
        progress: Callable[[float, str], object] | None = None,
    ) -> None:
        self.kind, self.work, self.done, self.failed, self.owner = kind, work, done, failed, owner
        self.key, self.label, self.cancellable, self.progress = key, label, cancellable, progress
        self.dropped = threading.Event()

    def cancel(self) -> None:
        """Ask it to stop; its result is thrown away."""
        self.dropped.set()


class Report:
    """Handed to a computation: call it with a share from 0 to 1 (below 0: unknown) and a few words."""

    def __init__(self, job: Job, send: Callable[[Job, float, str], None]) -> None:
        self._job, self._send = job, send

    def __call__(self, share: float = -1.0, words: str = "") -> None:
        """Report; raises :class:`Cancelled` once the person cancelled."""
        if self._job.dropped.is_set():
            raise Cancelled
        self._send(self._job, share, words)

    @property
    def cancelled(self) -> bool:
        """Whether the person cancelled."""
        return self._job.dropped.is_set()


class _Lane:
    """A thread that does jobs in order."""

    def __init__(self, name: str, finished: Callable[[Job, Any, BaseException | None], None]) -> None:
        self._name, self._finished = name, finished
        self._jobs: deque[Job | None] = deque()
        self._ready = threading.Condition()
        self.running: Job | None = None
        self._thread: threading.Thread | None = None

    @property
    def ident(self) -> int:
        thread = self._thread
        return thread.ident or 0 if thread is not None else 0

    def put(self, job: Job) -> None:
        with self._ready:
            self._jobs.append(job)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
                self._thread.start()
            self._ready.notify()

    def interrupt(self, key: str, interrupt: Callable[[], object] | None) -> None:
        """Drop and interrupt the query of a key that is running."""
        with self._ready:
            running = self.running
            if running is not None and running.kind == "query" and running.key == key:
                running.cancel()
                if interrupt is not None:
                    # The lane cannot go on to another job while the condition is held: an act is never interrupted.
                    interrupt()

    def drop_waiting(self, kinds: tuple[str, ...]) -> None:
        with self._ready:
            for job in [*self._jobs, self.running]:
                if job is not None and job.kind in kinds:
                    job.cancel()

    def stop(self) -> None:
        with self._ready:
            self._jobs.append(None)
            self._ready.notify()
            thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join(timeout=10)

    def _run(self) -> None:
        while True:
            with self._ready:
                self.running = None
                while not self._jobs:
                    self._ready.wait()
                job = self._jobs.popleft()
                if job is None:
                    self._thread = None
                    return
                self.running = job
            result: Any = None
            error: BaseException | None = None
            if not job.dropped.is_set():
                try:
                    result = job.work()
                except BaseException as caught:  # noqa: BLE001 - handed to the one error path
                    error = caught
            self._finished(job, result, error)


class Tasks(QObject):
    """The three primitives. Belongs to a session; made and used in the window thread."""

    slow = Signal(object)
    """A job with a label runs longer than 600 ms."""
    progressed = Signal(object, float, str)
    ended = Signal(object)
    failed = Signal(object)
    """A :class:`Trouble` nobody else took."""
    _back = Signal(object, object, object)
    _share = Signal(object, float, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = _Lane("sidang-database", self._finished)
        self._worker = _Lane("sidang-compute", self._finished)
        self._open: dict[Job, QTimer] = {}
        self.interrupter: Callable[[], object] | None = None
        """Interrupts the statement that the database thread is running; set by the session."""
        self._back.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._share.connect(self._progress, Qt.ConnectionType.QueuedConnection)

    # -- the three ------------------------------------------------------------------------------------------------

    def act(
        self,
        fn: Callable[[], Any],
        done: Done | None = None,
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
        label: str = "Menyimpan…",
    ) -> Job:
        """Run a change on the database thread. An act that has begun is never cancelled."""
        return self._start(self._database, Job("act", fn, done, failed, owner, label=label))

    def query(
        self,
        key: str,
        fn: Callable[[], Any],
        done: Done,
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
        label: str = "",
    ) -> Job:
        """Read on the database thread; only the newest query of a key is answered."""
        for job in self._open:
            if job.kind == "query" and job.key == key:
                job.cancel()  # also the one whose answer is already on its way to the window
        self._database.interrupt(key, self.interrupter)
        return self._start(self._database, Job("query", fn, done, failed, owner, key=key, label=label))

    def compute(
        self,
        fn: Callable[[Report], Any],
        done: Done | None = None,
        progress: Callable[[float, str], object] | None = None,
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
        label: str = "Mengerjakan…",
        cancellable: bool = True,
    ) -> Job:
        """Run long work on the worker; ``fn`` gets a :class:`Report`."""
        job = Job("compute", lambda: None, done, failed, owner, label=label, cancellable=cancellable, progress=progress)
        report = Report(job, lambda one, share, words: self._share.emit(one, share, words))
        job.work = lambda: fn(report)
        return self._start(self._worker, job)

    @property
    def database_thread(self) -> int:
        """Number of the database thread (``threading.get_ident``), 0 before its first job."""
        return self._database.ident

    # -- around ---------------------------------------------------------------------------------------------------

    def idle(self) -> bool:
        """Whether nothing is running or waiting."""
        return not self._open

    def stop(self) -> None:
        """Cancel what may be cancelled, let the running act finish, end both threads."""
        self._database.drop_waiting(("query",))
        self._worker.drop_waiting(("compute",))
        if self.interrupter is not None:
            running = self._database.running
            if running is not None and running.kind == "query":
                self._database.interrupt(running.key, self.interrupter)
        self._database.stop()
        self._worker.stop()
        for job, timer in self._open.items():
            job.cancel()  # what was read or opened last comes too late: nobody may show it any more
            timer.stop()

    def _start(self, lane: _Lane, job: Job) -> Job:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(lambda: self.slow.emit(job))
        self._open[job] = timer
        if job.label:
            timer.start(SLOW_AFTER)
        lane.put(job)
        return job

    def _finished(self, job: Job, result: Any, error: BaseException | None) -> None:
        with contextlib.suppress(RuntimeError):  # the window is gone, and with it whoever waited
            self._back.emit(job, result, error)

    def _progress(self, job: Job, share: float, words: str) -> None:
        if job in self._open and not job.dropped.is_set():
            self.progressed.emit(job, share, words)
            if job.progress is not None and _alive(job.owner):
                job.progress(share, words)

    def _deliver(self, job: Job, result: Any, error: BaseException | None) -> None:
        timer = self._open.pop(job, None)
        if timer is not None:
            timer.stop()
            timer.deleteLater()
        self.ended.emit(job)
        if job.dropped.is_set() or isinstance(error, Cancelled):
            return
        alive = _alive(job.owner)
        if error is None:
            if alive and job.done is not None:
                job.done(result)
            return
        if not alive and job.kind != "act":
            return
        from ui.explain import explain

        trouble = explain(error)
        if alive and job.failed is not None:
            job.failed(trouble)
        else:
            self.failed.emit(trouble)  # an act that failed is told even where the page that asked is gone


def _alive(owner: QObject | None) -> bool:
    return owner is None or shiboken6.isValid(owner)
