"""From a sentence on the screen to article, regulation and source: mouse and keyboard, in the real window."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from models.law import Notice, RuleRef, Severity
from ui.session import Session
from ui.shell import Shell
from ui.widgets.buttons import LinkButton
from ui.widgets.dialog import ReasonDialog
from ui.widgets.lawlink import LawLink, LawMark, LawPanel
from ui.widgets.notices import NoticeList, NoticeRow

EFFECT = Notice(
    Severity.WARN,
    "effect.day15",
    "Berlaku pada hari kerja ke-15 sejak diterima.",
    "PP 94/2021 Pasal 38 ayat (1); Peraturan BKN 6/2022 Pasal 50 ayat (1)",
    False,
    "SIMPEL",
)


def put(shell: Shell, widget: Any) -> Any:
    """Lay a widget over the shell, so that it finds the law above it."""
    widget.setParent(shell)
    widget.resize(600, 160)
    widget.show()
    return widget


def panel() -> LawPanel:
    """The panel that lies open."""
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, LawPanel)
    return shown


def words(shown: LawPanel) -> str:
    """Everything it says."""
    return "\n".join(one.text() for one in shown.findChildren(QLabel))


def test_click_on_the_sentence_shows_article_regulation_source_and_row(qtbot: QtBot, shell: Shell) -> None:
    notices = put(shell, NoticeList([EFFECT]))
    QTest.mouseClick(notices.findChild(NoticeRow), Qt.MouseButton.LeftButton)
    said = words(panel())
    assert EFFECT.message in said
    assert EFFECT.legal_basis in said
    assert "Peraturan Pemerintah Nomor 94 Tahun 2021 tentang Disiplin Pegawai Negeri Sipil" in said
    assert "Peraturan Badan Kepegawaian Negara Nomor 6 Tahun 2022" in said
    assert "simpel" in said.lower()
    assert "belum diverifikasi" in said
    assert "clocks.toml baris" in said
    assert "berlaku sejak 31 Agustus 2021" in said
    panel().close()


def test_enter_on_the_article_opens_and_escape_closes(qtbot: QtBot, shell: Shell) -> None:
    notices = put(shell, NoticeList([EFFECT]))
    link = notices.findChild(LawLink)
    shell.activateWindow()
    link.setFocus()
    qtbot.waitUntil(link.hasFocus)
    QTest.keyClick(link, Qt.Key.Key_Return)
    shown = panel()
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def test_a_row_and_a_bare_citation_explain_themselves(qtbot: QtBot, shell: Shell) -> None:
    link = put(shell, LawLink(RuleRef("sanction", "pp42.tertutup"), "PP 42/2004 Pasal 15 ayat (3)"))
    assert "Pernyataan secara tertutup" in words(link.open_law())
    panel().close()
    mark = put(shell, LawMark("PP 42/2004 Pasal 15 ayat (3) huruf a"))
    QTest.mouseClick(mark, Qt.MouseButton.LeftButton)
    said = words(panel())
    assert "Naskah PP 42/2004" in said
    assert "sanctions.toml" in said
    panel().close()


def test_an_unknown_article_says_only_what_was_cited(qtbot: QtBot, shell: Shell) -> None:
    link = put(shell, LawLink("Perwali Contoh 1/2030 Pasal 3"))
    said = words(link.open_law())
    assert "Perwali Contoh 1/2030 Pasal 3" in said
    assert "Baris data aturan" not in said
    panel().close()


def test_the_way_to_the_rule_browser_is_offered_on_a_page_but_not_over_a_form(
    qtbot: QtBot, shell: Shell, session: Session
) -> None:
    link = put(shell, LawLink("PP 94/2021 Pasal 38 ayat (1)"))
    link.open_law()
    assert panel().findChildren(LinkButton)
    panel().close()
    form = ReasonDialog(shell, [EFFECT])
    form.open()
    form.findChild(LawLink).open_law()
    assert EFFECT.message in words(panel())
    assert not panel().findChildren(LinkButton)
    panel().close()
    form.reject()


def test_locking_closes_the_panel(qtbot: QtBot, shell: Shell, session: Session) -> None:
    put(shell, LawLink(EFFECT)).open_law()
    assert panel().isVisible()
    session.locking.emit()
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
