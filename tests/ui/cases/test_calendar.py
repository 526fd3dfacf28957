"""The calendar as month, week and list: where things stand, the keyboard, a hearing dragged to another day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from sqlalchemy import select

from models.procedure.clock import WIB
from models.procedure.hearing import postpone
from models.records import Hearing
from tests.ui.cases.bench import Office, Window, with_reason
from tests.ui.cases.test_acts import answer_reason, texts
from ui.calendar.grid import month_of, turned, week_of
from ui.widgets.lawlink import LawPanel


@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2024, 9, 30), date(2024, 12, 31), date(2027, 1, 1)])
def test_a_month_is_whole_weeks_that_hold_all_its_days(day: date) -> None:
    days = month_of(day)
    assert len(days) % 7 == 0
    assert days[0].weekday() == 0
    assert days[-1].weekday() == 6
    inside = [one for one in days if one.month == day.month]
    assert (inside[0].day, (inside[-1] + timedelta(days=1)).day) == (1, 1)
    assert week_of(day)[day.weekday()] == day


def test_turning_a_month_never_skips_one() -> None:
    assert turned(date(2024, 1, 31), 1, by_month=True) == date(2024, 2, 29)
    assert turned(date(2024, 12, 31), 1, by_month=True) == date(2025, 1, 31)
    assert turned(date(2024, 1, 15), -1, by_month=True) == date(2023, 12, 15)
    assert turned(date(2024, 12, 30), 1, by_month=False) == date(2025, 1, 6)


def _calendar(window: Window, view: str) -> Any:
    window.shell.go("calendar")
    window.settle()
    page = window.shell.page("calendar")
    page.views._buttons[view].click()
    window.settle()
    return page


def test_the_month_shows_hearings_days_off_and_walks_by_keyboard(window: Window, office: Office) -> None:
    case_id = office.bring("scheduled")
    standing = office.case(case_id).current_hearing
    day = standing.starts_at.date()
    page = _calendar(window, "bulan")
    page._go_to_day(day)
    window.settle()
    assert any(line.hearing_id == standing.id for line in page.grid.lines_of(day))
    assert office.case(case_id).register_no in texts(page.day)
    page.grid.setFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_Right)
    assert page.grid.day == day + timedelta(days=1)
    QTest.keyClick(page.grid, Qt.Key.Key_Left)
    assert "sidang" in page.grid.accessibleName()
    QTest.keyClick(page.grid, Qt.Key.Key_PageDown)
    window.settle()
    assert page.grid.day == turned(day, 1, by_month=True)
    page._go_to_day(date(2024, 12, 25))
    window.settle()
    assert "Natal" in page.grid.why_off(date(2024, 12, 25))
    assert "Natal" in texts(page.day)
    QTest.keyClick(page.grid, Qt.Key.Key_Home)
    window.settle()
    if page.grid.day != office.desk.now().date():  # today lies in another month: it is asked for
        page._to_today()
        window.settle()
    assert page.grid.day == office.desk.now().date()


def _lonely(office: Office) -> datetime:
    """A Tuesday to come on which no other hearing stands; the office's clock goes on from test to test."""
    working = office.desk.rulebook.calendar()
    with office.desk.read() as session:
        taken = {row.starts_at.date() for row in session.scalars(select(Hearing))}
    day = max(office.desk.now().date(), date(2024, 11, 5)) + timedelta(days=7)
    while day.weekday() != 1 or day in taken or not working.is_working(day):
        day += timedelta(days=1)
    return datetime.combine(day, time(9), WIB)


def test_a_dragged_hearing_is_postponed_with_its_reason(window: Window, office: Office) -> None:
    case_id = office.bring("scheduled")
    standing = office.case(case_id).current_hearing
    lonely = _lonely(office)
    with_reason(lambda o: postpone(office.desk, standing.id, starts_at=lonely, reason="uji", override=o))
    standing = office.case(case_id).current_hearing
    day = standing.starts_at.date()
    page = _calendar(window, "minggu")
    page._go_to_day(day)
    window.settle()
    place = [line.hearing_id for line in page.grid.lines_of(day)].index(standing.id)
    today = office.desk.now().date()
    other = next(one for one in page.grid.days if one != day and one > today and not page.grid.why_off(one))
    start, end = page.grid.cell(day), page.grid.cell(other)
    grip = QPoint(int(start.center().x()), int(start.top() + 26 + place * 78 + 10))
    QTest.mousePress(page.grid, Qt.MouseButton.LeftButton, pos=grip)
    QTest.mouseMove(page.grid, QPoint(int(end.center().x()), int(end.center().y())))
    QTest.mouseRelease(page.grid, Qt.MouseButton.LeftButton, pos=QPoint(int(end.center().x()), int(end.center().y())))
    sheet = window.dialog()
    next(one for one in sheet.findChildren(QPushButton) if one.text() == "Sidang ditunda").click()
    dialog = window.dialog()
    assert dialog.form.field("starts_at").value().date() == other
    dialog.form.field("reason").set_value("Ketua berhalangan.")
    dialog.ok.click()
    window.settle()
    if not window.no_dialog():
        answer_reason(window)
    moved = office.case(case_id)
    assert moved.current_hearing.starts_at.date() == other
    assert moved.hearings[1].status == "ditunda"


def test_a_finished_hearing_cannot_be_dragged(window: Window, office: Office) -> None:
    case_id = office.bring("heard")
    held = office.case(case_id).hearings[0]
    page = _calendar(window, "minggu")
    page._go_to_day(held.starts_at.date())
    window.settle()
    line = next(one for one in page.grid.lines_of(held.starts_at.date()) if one.hearing_id == held.id)
    assert not line.movable


def test_the_list_still_opens_the_case(window: Window, office: Office) -> None:
    case_id = office.bring("scheduled")
    page = _calendar(window, "daftar")
    ids = page.table.rows.ids()
    place = next(one for one in ids if page._lines[one].case_id == case_id)
    page._open_line(page._lines[place])
    window.settle()
    assert window.cases.case.case_id == case_id


def test_the_article_of_a_clock_opens_from_the_list(window: Window, office: Office) -> None:
    office.bring("summoned")
    page = _calendar(window, "daftar")
    page.kinds.choose("tenggat")
    page._draw()
    place = next(key for key, line in page._lines.items() if line.basis)
    page.table.go_to(place)
    page.table.setFocus()
    window.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    panel = QApplication.activePopupWidget()
    assert isinstance(panel, LawPanel)
    assert panel.found.legal_basis
    panel.close()
