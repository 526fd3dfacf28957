"""Fields, forms, drafts, reasons."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.law.errors import Trouble
from models.law.notice import Notice, Severity
from models.procedure.desk import NeedsReason
from ui.acts import do_act, submit_act
from ui.session import MemoryDrafts, Session
from ui.widgets.buttons import DangerButton, FilterBar, PlainButton, PrimaryButton
from ui.widgets.dates import DateField, MomentField, TimeField, long_date, read_date, read_time
from ui.widgets.dialog import FormDialog, ReasonDialog, TroubleBox
from ui.widgets.fields import CheckField, ChoiceField, LongTextField, NumberField, TextField
from ui.widgets.form import Form
from ui.widgets.notices import NoticeList
from ui.widgets.passphrase import PassphraseField
from ui.widgets.person import PersonPicker, Pick

TODAY = date(2024, 9, 30)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("17-09-2024", date(2024, 9, 17)),
        ("17/9/24", date(2024, 9, 17)),
        ("17.9.2024", date(2024, 9, 17)),
        ("17092024", date(2024, 9, 17)),
        ("2024-09-17", date(2024, 9, 17)),
        ("17 september 2024", date(2024, 9, 17)),
        ("Selasa, 17 September 2024", date(2024, 9, 17)),
        ("1 agt 2024", date(2024, 8, 1)),
        ("5 mei", date(2024, 5, 5)),
        ("3/10", date(2024, 10, 3)),
        ("hari ini", TODAY),
        ("besok", date(2024, 10, 1)),
        ("kemarin", date(2024, 9, 29)),
        ("+7", date(2024, 10, 7)),
        ("-1", date(2024, 9, 29)),
        ("31-02-2024", None),
        ("17 foo 2024", None),
        ("", None),
        ("tak tentu", None),
    ],
)
def test_dates_are_read_as_people_write_them(typed: str, meant: date | None) -> None:
    assert read_date(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9", time(9)),
        ("0930", time(9, 30)),
        ("9.05", time(9, 5)),
        ("13:00 WIB", time(13)),
        ("25", None),
        ("9.60", None),
    ],
)
def test_times_are_read_as_people_write_them(typed: str, meant: time | None) -> None:
    assert read_time(typed) == meant


@pytest.fixture
def day(qtbot: QtBot) -> DateField:
    field = DateField(None, today=lambda: TODAY, earliest=date(2024, 1, 1))
    qtbot.addWidget(field)
    return field


def test_a_day_is_typed_and_written_out(qtbot: QtBot, day: DateField) -> None:
    qtbot.keyClicks(day.edit, "17/9")
    assert day.value() == date(2024, 9, 17)
    day.edit.editingFinished.emit()
    assert day.edit.text() == "Selasa, 17 September 2024"
    assert long_date(TODAY, weekday=True) == "Senin, 30 September 2024"


def test_arrows_and_pages_move_the_day(qtbot: QtBot, day: DateField) -> None:
    qtbot.keyClick(day.edit, Qt.Key.Key_Up)
    assert day.value() == TODAY
    qtbot.keyClick(day.edit, Qt.Key.Key_Up)
    qtbot.keyClick(day.edit, Qt.Key.Key_PageUp)
    assert day.value() == date(2024, 11, 1)
    qtbot.keyClick(day.edit, Qt.Key.Key_Down)
    assert day.value() == date(2024, 10, 31)


def test_a_day_outside_reason_is_refused(qtbot: QtBot, day: DateField) -> None:
    qtbot.keyClicks(day.edit, "1-1-1945")
    assert "1 Januari 2024" in day.problem()
    day.set_value(None)
    qtbot.keyClicks(day.edit, "entah")
    assert "17-09-2024" in day.problem()
    assert not day.is_empty()


def test_a_moment_wants_both_halves(qtbot: QtBot) -> None:
    field = MomentField(today=lambda: TODAY)
    qtbot.addWidget(field)
    field.day.set_value("2024-10-01")
    assert field.value() is None
    assert field.problem()
    field.time.set_value("09:00")
    assert field.value() == datetime(2024, 10, 1, 9)
    assert field.problem() == ""


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form(columns=2)
    qtbot.addWidget(made)
    made.add("name", "Nama", TextField(), required=True)
    made.add("kind", "Jenis", ChoiceField([("a", "A"), ("b", "B")], empty="Pilih"), required=True)
    made.add("many", "Banyaknya", NumberField(3, 0, 9))
    made.add("day", "Tanggal", DateField(today=lambda: TODAY))
    made.add("hour", "Jam", TimeField())
    made.add("sure", "", CheckField("Sudah dibaca"), required=True)
    made.add("secret", "Kata sandi", PassphraseField())
    made.add("long", "Uraian", LongTextField(), check=lambda text: "" if len(text) != 3 else "Tiga huruf.")
    return made


def test_a_form_says_what_is_wrong_where_it_is_wrong(qtbot: QtBot, form: Form) -> None:
    form.show()
    assert not form.validate()
    assert set(form.problems()) == {"name", "kind", "sure"}
    assert form.field("name").inner.property("wrong") == "true"
    assert form.field("name").inner.accessibleDescription() == "Wajib diisi."
    qtbot.keyClicks(form.field("name").edit, "Bagas")
    assert form.field("name").inner.property("wrong") == "false"
    form.set_values({"kind": "b", "sure": True, "long": "abc"})
    assert not form.validate()
    assert form.problems() == {"long": "Tiga huruf."}
    form.set_values({"long": "abcd"})
    assert form.validate()


def test_a_hidden_field_is_neither_asked_nor_told(form: Form) -> None:
    form.reveal("kind", False)
    assert "kind" not in form.values()
    assert "kind" not in form.problems()


def test_a_draft_holds_everything_but_secrets(form: Form) -> None:
    typed = {"name": "Bagas", "kind": "b", "many": 7, "day": TODAY, "hour": time(9), "sure": True, "long": "kata"}
    form.set_values({**typed, "secret": "rahasia sekali"})
    draft = form.draft()
    assert "rahasia sekali" not in str(draft)
    form.set_values({"name": "", "kind": "a", "many": 0, "sure": False, "long": ""})
    form.set_values(draft)
    kept = form.values()
    assert {key: kept[key] for key in typed} == typed


def test_a_dialog_keeps_its_draft_and_drops_it_when_done(qtbot: QtBot) -> None:
    drafts = MemoryDrafts()

    def make() -> FormDialog:
        dialog = FormDialog(None, "Coba", drafts=drafts, draft_key="coba:1")
        qtbot.addWidget(dialog)
        dialog.form.add("text", "Kata", TextField(), required=True)
        return dialog

    first = make()
    assert not first.load_draft()
    qtbot.keyClicks(first.form.field("text").edit, "setengah jalan")
    first.reject()
    second = make()
    assert second.load_draft()
    assert second.form.values()["text"] == "setengah jalan"
    second.finish()
    assert drafts.load("coba:1") is None


def test_a_pause_keeps_the_draft(qtbot: QtBot) -> None:
    drafts = MemoryDrafts()
    dialog = FormDialog(None, "Coba", drafts=drafts, draft_key="k")
    qtbot.addWidget(dialog)
    dialog.form.add("text", "Kata", TextField())
    qtbot.keyClicks(dialog.form.field("text").edit, "abc")
    qtbot.waitUntil(lambda: drafts.load("k") == {"text": "abc"})
    assert dialog.saved.text() == "Draf tersimpan"


def _sending(qtbot: QtBot, session: Session, act: Callable[[dict[str, Any], str], Any]) -> FormDialog:
    dialog = FormDialog(None, "Coba", drafts=session.drafts, draft_key="coba:2")
    qtbot.addWidget(dialog)
    dialog.form.add("text", "Kata", TextField(), required=True)
    submit_act(session, dialog, act)
    dialog.open()
    qtbot.keyClicks(dialog.form.field("text").edit, "sekali")
    return dialog


def test_a_form_waits_for_the_act_it_sent_and_sends_it_once(qtbot: QtBot, session: Session) -> None:
    go = threading.Event()
    sent: list[str] = []

    def act(values: dict[str, Any], _override: str) -> None:
        sent.append(values["text"])
        go.wait(10)

    dialog = _sending(qtbot, session, act)
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    dialog.ok.click()
    qtbot.waitUntil(lambda: sent == ["sekali"])
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.reject()
    assert dialog.isVisible()
    go.set()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert sent == ["sekali"]
    assert session.drafts.load("coba:2") is None


def test_a_refused_form_keeps_words_and_keyboard_and_can_be_left(qtbot: QtBot, session: Session) -> None:
    def act(_values: dict[str, Any], _override: str) -> None:
        raise Trouble("Nomor sudah dipakai.")

    dialog = _sending(qtbot, session, act)
    edit = dialog.form.field("text").edit
    dialog.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    dialog.ok.click()
    assert not edit.hasFocus()
    qtbot.waitUntil(dialog.trouble.isVisible)
    assert edit.hasFocus()
    assert dialog.form.values()["text"] == "sekali"
    dialog.reject()
    assert not dialog.isVisible()


def test_locking_closes_a_form_that_waits_for_its_act(qtbot: QtBot, session: Session) -> None:
    go = threading.Event()
    dialog = _sending(qtbot, session, lambda _values, _override: go.wait(10))
    dialog.ok.click()
    dialog.close()
    assert not dialog.isVisible()
    go.set()
    qtbot.waitUntil(session.tasks.idle)


@pytest.mark.parametrize(("kind", "times"), [(PrimaryButton, 1), (DangerButton, 1), (PlainButton, 2)])
def test_a_double_click_begins_an_act_once(qtbot: QtBot, kind: type[PlainButton], times: int) -> None:
    pressed: list[int] = []
    button = kind("Simpan", lambda: pressed.append(1))
    qtbot.addWidget(button)
    button.show()
    left, middle = Qt.MouseButton.LeftButton, button.rect().center()
    for event in (QTest.mousePress, QTest.mouseRelease, QTest.mouseDClick, QTest.mouseRelease):
        event(button, left, pos=middle)
    assert len(pressed) == times
    qtbot.mouseClick(button, left, pos=middle)
    assert len(pressed) == times + 1


def test_numbers_and_choices_ignore_the_wheel(qtbot: QtBot) -> None:
    field = ChoiceField([("a", "A"), ("b", "B")])
    qtbot.addWidget(field)
    field.set_choices([("b", "B"), ("c", "C")])
    assert field.value() == "b"
    field.set_value("c")
    field.set_choices([("c", "C")])
    assert field.value() == "c"


def test_filters_are_chosen_with_the_arrows(qtbot: QtBot) -> None:
    bar = FilterBar([("a", "Antrean"), ("b", "Semua"), ("c", "Buku")], "Register")
    qtbot.addWidget(bar)
    bar.show()
    chosen: list[str] = []
    bar.chosen.connect(chosen.append)
    first = bar.findChildren(QPushButton)[0]
    bar.activateWindow()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, Qt.Key.Key_Right)
    qtbot.keyClick(bar.focusWidget(), Qt.Key.Key_Right)
    assert bar.current() == "c"
    assert chosen == ["b", "c"]
    bar.set_count("c", 4)
    assert bar.findChildren(QPushButton)[2].accessibleName() == "Register: Buku 4"


def test_a_person_is_picked_by_keyboard(qtbot: QtBot) -> None:
    people = [Pick(1, "Bagas Contoh", "NIP 1"), Pick(2, "Bagus Contoh", "NIP 2")]

    def search(words: str, show: Callable[[list[Pick]], None]) -> None:
        show([one for one in people if words.lower() in one.title.lower()])

    picker = PersonPicker(search)
    qtbot.addWidget(picker)
    picker.show()
    qtbot.keyClicks(picker.box, "bag")
    qtbot.waitUntil(lambda: not picker._list.isHidden())
    qtbot.keyClick(picker.box, Qt.Key.Key_Down)
    qtbot.keyClick(picker.box, Qt.Key.Key_Return)
    assert picker.value() == 2
    assert picker.box.text() == "Bagus Contoh"
    qtbot.keyClicks(picker.box, "x")
    assert picker.value() is None
    assert picker.problem()


@dataclass
class Judged:
    score: int
    accepted: bool
    advice: str


def test_a_weak_passphrase_is_a_problem_and_caps_lock_is_seen(qtbot: QtBot) -> None:
    field = PassphraseField(meter=lambda text: Judged(1, len(text) > 8, "Tambahkan kata."))
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field.edit, "abc")
    assert field.problem() == "Tambahkan kata."
    assert field.caps.isHidden()
    qtbot.keyClick(field.edit, "A")  # a capital without shift
    assert not field.caps.isHidden()
    qtbot.keyClick(field.edit, "b")
    assert field.caps.isHidden()
    qtbot.keyClicks(field.edit, "cdefgh")
    assert field.problem() == ""
    field.clear()
    assert field.value() == ""


WARNING = Notice(Severity.WARN, "panel.rank", "Pangkat tidak dapat dibandingkan", "PP 42/2004 Pasal 18", False, "P12")


def test_notices_show_article_and_the_mark_of_what_was_not_read(qtbot: QtBot) -> None:
    block = Notice(Severity.BLOCK, "panel.size", "Majelis kurang dari lima", "PP 42/2004 Pasal 17")
    shown = NoticeList([WARNING, block])
    qtbot.addWidget(shown)
    rows = [shown.layout().itemAt(number).widget() for number in range(2)]
    assert "PP 42/2004 Pasal 17" in rows[0].accessibleName()
    assert "Belum diverifikasi, sumber: P12" in rows[1].accessibleName()


def test_a_warning_asks_for_the_reason_and_tries_again(qtbot: QtBot, session: Session) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    tried: list[str] = []

    def act(override: str) -> str:
        tried.append(override)
        if not override:
            raise NeedsReason([WARNING])
        return "selesai"

    done: list[Any] = []
    do_act(session, act, done.append, parent=page)
    qtbot.waitUntil(lambda: bool(page.findChildren(ReasonDialog)))
    dialog = page.findChildren(ReasonDialog)[0]
    qtbot.keyClicks(dialog.form.field("reason").edit, "pendek")
    dialog.ok.click()
    assert dialog.isVisible()
    qtbot.keyClicks(dialog.form.field("reason").edit, " tetapi sah")
    dialog.ok.click()
    qtbot.waitUntil(lambda: done == ["selesai"])
    assert tried == ["", "pendek tetapi sah"]


def test_a_trouble_box_holds_the_three_sentences(qtbot: QtBot) -> None:
    box = TroubleBox(None, Trouble("Terjadi ini.", "Itu aman.", "Lakukan begini."))
    qtbot.addWidget(box)
    words = " ".join(part.text() for part in box.findChildren(type(box.body.itemAt(0).itemAt(1).itemAt(0).widget())))
    assert all(sentence in words for sentence in ("Terjadi ini.", "Itu aman.", "Lakukan begini."))
