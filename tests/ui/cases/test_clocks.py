"""The clocks of a case on its page: what runs, what ended, the counting day by day, the article behind each."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.law.clocks import Run, clock
from tests.ui.cases.bench import Office, Window
from tests.ui.cases.test_acts import texts
from ui.cases.articles import Article
from ui.cases.clocklines import clock_lines, verdict
from ui.cases.clocks import ClockView, day_steps
from ui.widgets.lawlink import LawPanel


def test_every_day_is_counted_or_left_out_with_its_reason(office: Office) -> None:
    run = clock(office.desk.rulebook, "deliver_decree", date(2024, 9, 11))
    steps = day_steps(run)
    assert [step.number for step in steps if step.number] == list(range(1, 15))
    assert steps[0].why == "hari kejadian, belum dihitung"
    left_out = {step.day: step.why for step in steps if not step.number}
    assert "akhir pekan" in left_out.values()
    assert any("Maulid" in why for why in left_out.values()), left_out
    days = 1 + len(run.counted) + sum(1 for _ in run.skipped)
    assert (run.end - run.start).days + 1 == days


def test_a_day_late_is_said_in_working_days(office: Office) -> None:
    rulebook = office.desk.rulebook
    run = clock(rulebook, "deliver_decree", date(2024, 9, 2))
    assert verdict(run, run.end, rulebook) == ("dalam tenggat", "accent")
    words, tone = verdict(run, rulebook.calendar().end(run.end, 3), rulebook)
    assert (words, tone) == ("lewat 3 hari kerja", "amber")
    earliest = Run(date(2018, 1, 2), date(2018, 1, 11), 7, "hari_kerja", sense="paling_cepat")
    assert verdict(earliest, date(2018, 1, 9), rulebook) == ("kurang 2 hari kerja", "amber")
    assert verdict(earliest, date(2018, 1, 11), rulebook)[1] == "accent"


def test_the_section_shows_what_runs_and_what_ended(window: Window, office: Office) -> None:
    case_id = office.bring("summoned")
    view = window.open_case(case_id, "tenggat")
    lines = {line.key: line for line in clock_lines(view.data, office.desk.rulebook)}
    assert lines["serve"].state == "berjalan"
    assert lines["verify"].state == "selesai"
    assert lines["verify"].outcome.startswith("Hasil verifikasi")
    assert lines["deliver"].state == "belum"
    place = view.places["tenggat"].parentWidget()
    shown = texts(place)
    for words in ("Sedang berjalan", "Sudah selesai", "Belum mulai", "Penyampaian keputusan"):
        assert words in shown
    assert view.tabs.tabText(list(view.places).index("tenggat")).startswith("Tenggat")


def test_the_counting_unfolds_and_the_article_opens_by_keyboard(window: Window, office: Office) -> None:
    case_id = office.bring("verified")
    view = window.open_case(case_id, "tenggat")
    shown = next(one for one in view.findChildren(ClockView) if one.isVisible() and one.unfold.isVisible())
    assert not shown.holder.isVisible()
    shown.unfold.setFocus()
    QTest.keyClick(shown.unfold, Qt.Key.Key_Space)
    assert shown.holder.isVisible()
    assert "hari kejadian, belum dihitung" in texts(shown.holder)
    QTest.keyClick(shown.unfold, Qt.Key.Key_Space)
    assert not shown.holder.isVisible()
    article = next(one for one in view.places["tenggat"].parentWidget().findChildren(Article) if one.isVisible())
    article.setFocus()
    QTest.keyClick(article, Qt.Key.Key_Return)
    panel = QApplication.activePopupWidget()
    assert isinstance(panel, LawPanel)
    assert panel.found.legal_basis
    panel.close()
