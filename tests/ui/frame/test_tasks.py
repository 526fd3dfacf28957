"""Background work: order, interruption, one error path."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from models.law.errors import Trouble
from ui.session import Session
from ui.tasks import Cancelled, Report, Tasks


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.stop()


def test_acts_run_in_order_on_one_thread_and_answer_in_the_window(qtbot: QtBot, tasks: Tasks) -> None:
    threads: list[int] = []
    done: list[tuple[int, int]] = []

    def act(number: int) -> int:
        threads.append(threading.get_ident())
        return number

    for number in range(20):
        tasks.act(lambda number=number: act(number), lambda r: done.append((r, threading.get_ident())))
    qtbot.waitUntil(lambda: len(done) == 20)
    assert [number for number, _thread in done] == list(range(20))
    assert {thread for _number, thread in done} == {threading.get_ident()}
    assert len(set(threads)) == 1
    assert threads[0] != threading.get_ident()
    assert tasks.idle()


def test_a_newer_query_drops_the_waiting_and_interrupts_the_running(qtbot: QtBot, tasks: Tasks) -> None:
    go, began = threading.Event(), threading.Event()
    interrupted: list[int] = []
    shown: list[str] = []

    def interrupt() -> None:
        interrupted.append(1)
        go.set()

    tasks.interrupter = interrupt

    def slow() -> str:
        began.set()
        assert go.wait(10)
        raise RuntimeError("interrupted")  # what the engine does

    failed: list[Trouble] = []
    tasks.failed.connect(failed.append)
    tasks.query("cari", slow, shown.append)
    assert began.wait(10)
    tasks.query("lain", lambda: "lain", shown.append)
    tasks.query("cari", lambda: "kedua", shown.append)
    assert interrupted == [1]
    tasks.query("cari", lambda: "ketiga", shown.append)
    qtbot.waitUntil(lambda: "ketiga" in shown)
    qtbot.waitUntil(tasks.idle)
    assert "lain" in shown
    assert "kedua" not in shown or shown.index("kedua") < shown.index("ketiga")
    assert failed == []


def test_an_act_is_never_interrupted(qtbot: QtBot, tasks: Tasks) -> None:
    go, began = threading.Event(), threading.Event()
    interrupted: list[int] = []
    tasks.interrupter = lambda: interrupted.append(1)
    done: list[str] = []

    def slow() -> str:
        began.set()
        assert go.wait(10)
        return "act"

    tasks.act(slow, done.append)
    assert began.wait(10)
    tasks.query("cari", lambda: "cari", done.append)
    go.set()
    qtbot.waitUntil(lambda: done == ["act", "cari"])
    assert interrupted == []


def test_troubles_go_to_failed_or_to_the_one_place(qtbot: QtBot, tasks: Tasks) -> None:
    def fail() -> None:
        raise Trouble("Apa.", "Aman.", "Lakukan.")

    taken: list[Trouble] = []
    tasks.act(fail, failed=taken.append)
    qtbot.waitUntil(lambda: len(taken) == 1)
    with qtbot.waitSignal(tasks.failed) as caught:
        tasks.act(fail)
    assert str(taken[0]) == str(caught.args[0]) == "Apa. Aman. Lakukan."


def test_an_unknown_error_tells_no_content(qtbot: QtBot, tasks: Tasks, capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> None:
        raise KeyError("Bagus Prasetyo 198508172010011003")

    with qtbot.waitSignal(tasks.failed) as caught:
        tasks.act(fail)
    said = str(caught.args[0]) + capsys.readouterr().err
    assert "KeyError@test_tasks.py" in said
    assert "Bagus" not in said
    assert "1985" not in said


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(28, "No space left on device"), "penuh"),
        (PermissionError(13, "denied"), "tidak dapat ditulisi"),
        (FileNotFoundError(2, "gone"), "tidak ditemukan"),
        (MemoryError(), "Memori"),
    ],
)
def test_errors_of_the_machine_have_sentences(qtbot: QtBot, tasks: Tasks, error: Exception, words: str) -> None:
    def fail() -> None:
        raise error

    with qtbot.waitSignal(tasks.failed) as caught:
        tasks.act(fail)
    assert words in caught.args[0].what
    assert caught.args[0].do


def test_nobody_is_called_after_the_page_is_gone(qtbot: QtBot, tasks: Tasks) -> None:
    go = threading.Event()
    page = QObject()
    called: list[object] = []
    tasks.query("x", lambda: go.wait(10), called.append, owner=page)
    tasks.act(lambda: None, called.append, owner=page)
    page.deleteLater()
    qtbot.waitUntil(lambda: not _valid(page))
    go.set()
    qtbot.waitUntil(tasks.idle)
    assert called == []


def _valid(thing: QObject) -> bool:
    import shiboken6

    return shiboken6.isValid(thing)


def test_slow_work_is_shown_quick_work_is_not(qtbot: QtBot, tasks: Tasks) -> None:
    slow: list[str] = []
    tasks.slow.connect(lambda job: slow.append(job.label))
    go = threading.Event()
    done: list[object] = []
    tasks.act(lambda: None, done.append, label="cepat")
    qtbot.waitUntil(lambda: len(done) == 1)
    tasks.compute(lambda report: go.wait(10), done.append, label="lama")
    tasks.query("tanpa kata", lambda: go.wait(10), done.append)
    qtbot.waitUntil(lambda: slow == ["lama"], timeout=5_000)
    go.set()
    qtbot.waitUntil(lambda: len(done) == 3)
    assert slow == ["lama"]


def test_a_computation_reports_and_is_cancelled(qtbot: QtBot, tasks: Tasks) -> None:
    seen: list[tuple[float, str]] = []
    stopped = threading.Event()
    first = threading.Event()

    def work(report: Report) -> None:
        try:
            report(0.5, "setengah")
            first.set()
            while True:
                report(0.6, "")
                threading.Event().wait(0.005)
        except Cancelled:
            stopped.set()
            raise

    done: list[object] = []
    job = tasks.compute(work, done.append, lambda share, words: seen.append((share, words)), done.append)
    assert first.wait(10)
    qtbot.waitUntil(lambda: (0.5, "setengah") in seen)
    job.cancel()
    assert stopped.wait(10)
    qtbot.waitUntil(tasks.idle)
    assert done == []


def test_stopping_lets_the_running_act_finish(qtbot: QtBot, tasks: Tasks) -> None:
    began, written = threading.Event(), threading.Event()

    def act() -> None:
        began.set()
        threading.Event().wait(0.05)
        written.set()

    tasks.act(act)
    tasks.act(lambda: None)
    assert began.wait(10)
    tasks.stop()
    assert written.is_set()


def test_an_answer_on_its_way_gives_way_to_a_newer_question(qtbot: QtBot, tasks: Tasks) -> None:
    answered = threading.Event()
    shown: list[str] = []

    def first() -> str:
        answered.set()
        return "lama"

    tasks.query("list", first, shown.append)
    assert answered.wait(10)
    threading.Event().wait(0.05)  # the answer lies in the queue of the window, which has had no turn since
    tasks.query("list", lambda: "baru", shown.append)
    qtbot.waitUntil(tasks.idle)
    assert shown == ["baru"]


def test_nothing_read_or_opened_is_shown_after_the_stop(qtbot: QtBot, tasks: Tasks) -> None:
    shown: list[object] = []
    done: list[str] = []
    tasks.act(lambda: done.append("bukti") or b"isi", shown.append)
    tasks.query("case", lambda: "perkara", shown.append)
    tasks.compute(lambda report: "surat", shown.append)
    tasks.stop()
    qtbot.waitUntil(tasks.idle)
    assert done == ["bukti"]
    assert shown == []


def test_an_act_that_failed_is_told_though_its_page_is_gone(qtbot: QtBot, tasks: Tasks) -> None:
    go = threading.Event()
    page = QObject()
    told: list[Trouble] = []
    tasks.failed.connect(told.append)

    def act() -> None:
        go.wait(10)
        raise Trouble("Penerima belum ditulis.")

    tasks.act(act, None, lambda _trouble: None, owner=page)
    page.deleteLater()
    qtbot.waitUntil(lambda: not _valid(page))
    go.set()
    qtbot.waitUntil(tasks.idle)
    assert [one.what for one in told] == ["Penerima belum ditulis."]


def test_a_newer_search_interrupts_the_statement_of_the_older(qtbot: QtBot, session: Session) -> None:
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    began = threading.Event()
    shown: list[object] = []
    failed: list[object] = []
    session.tasks.failed.connect(failed.append)

    def search() -> object:
        with session.desk.read() as reader:
            reader.connection()
            began.set()
            return reader.connection().exec_driver_sql(endless).scalar()

    session.tasks.query("cari", search, shown.append)
    assert began.wait(10)
    threading.Event().wait(0.05)

    def ask() -> None:
        session.tasks.query("cari", lambda: "yang baru", shown.append)

    ask()
    # Where the statement had not begun yet when it was interrupted, the next key does it, as it does for a person.
    for _ in range(50):
        if shown:
            break
        qtbot.wait(100)
        if not shown:
            session.tasks.interrupter and session.tasks.interrupter()
    assert shown == ["yang baru"]
    with session.desk.read() as reader:
        assert reader.connection().exec_driver_sql("SELECT 1").scalar() == 1
    assert failed == []
