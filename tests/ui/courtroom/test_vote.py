"""The deliberation: each member with the own passphrase, nobody's vote in sight before the last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models.procedure import hearing, panel, recording
from models.procedure.clock import WIB
from models.records import Ballot
from models.registry.casefile import case_file
from models.stories import cast
from tests.ui.courtroom.bench import Court, with_reason
from ui.courtroom.flow import Charge
from ui.courtroom.load import load_vote
from ui.courtroom.vote import VotePage
from ui.courtroom.vote_flow import Choice, Voter, VoteState
from ui.session import Session
from ui.widgets.dialog import ReasonDialog

PROVEN, NOT = True, False


class Booth:
    """The vote on the screen."""

    def __init__(self, room: Court, qtbot: QtBot) -> None:
        self.room, self.qtbot = room, qtbot
        self.session: Session = room.session()
        self.page = VotePage(self.session)
        qtbot.addWidget(self.page)
        self.page.show()
        self.page.open(case_id=room.case_id)
        self.idle()

    def idle(self) -> None:
        self.qtbot.wait(20)
        self.qtbot.waitUntil(self.session.tasks.idle, timeout=20000)
        QApplication.processEvents()

    def passphrase_of(self, voter: Voter) -> str:
        place = next(place for place, account in self.room.accounts.items() if account == voter.account_id)
        return self.room.passphrases[place]

    def fill(self, proven: bool, sanction: int = 0, reason: str = "") -> None:
        """Fill the ballot that is on the screen."""
        ballot = self.page.ballot
        finding = ballot._findings[0]
        (finding.yes if proven else finding.no).click()
        if proven:
            list(ballot.sanctions.values())[sanction].click()
        ballot.reason.setPlainText(reason)

    def sign(self, passphrase: str) -> None:
        self.page.ballot.passphrase.setText(passphrase)
        self.page.ballot.button.click()
        assert self.page.ballot.passphrase.text() == ""
        self.idle()

    def vote(self, proven: bool, sanction: int = 0, reason: str = "") -> None:
        """The member whose turn it is votes."""
        voter = self.page.voter
        assert voter is not None
        self.fill(proven, sanction, reason)
        self.sign(self.passphrase_of(voter))

    def state(self) -> VoteState:
        assert self.page.state is not None
        return self.page.state

    def seen(self) -> str:
        """Every word on the screen, and every accessible name."""
        words: list[str] = []
        for widget in self.page.findChildren(QLabel):
            if widget.isVisible():
                words += [widget.text(), widget.accessibleName()]
        return "\n".join(words)


@pytest.fixture
def booth(room: Court, qtbot: QtBot) -> Iterator[Booth]:
    desk = room.desk
    room.clock.put(datetime(2024, 10, 14, 9, 4, tzinfo=WIB))
    present = dict.fromkeys(room.seats, (True, ""))
    exam = with_reason(
        lambda o: hearing.open_hearing(desk, room.hearing_id, present, respondent_present=True, override=o)
    )
    recording.save_line(desk, exam, 1, "Apakah benar?", "Benar.")
    recording.enter_defence(desk, room.hearing_id, "Mohon keringanan.")
    recording.read_back(desk, exam)
    recording.lock_record(desk, exam)
    hearing.close_hearing(desk, room.hearing_id, "Cukup.")
    made = Booth(room, qtbot)
    yield made
    made.session.tasks.stop()


def ballots(room: Court) -> list[Ballot]:
    with room.desk.read() as session:
        return list(session.scalars(select(Ballot).order_by(Ballot.id)))


def test_the_article_leaves_room_for_its_mark(booth: Booth) -> None:
    assert booth.page.articles.isVisible()
    assert booth.page.articles.contentsRect().left() >= 16


def test_five_members_vote_and_agree(booth: Booth) -> None:
    assert booth.page.step.isVisibleTo(booth.page)
    booth.page.step.button.click()
    booth.idle()
    names = []
    for _ in range(5):
        assert booth.page.voter is not None
        names.append(booth.page.voter.name)
        booth.vote(PROVEN, 1)
    assert len(set(names)) == 5
    assert booth.state().complete
    assert booth.state().outcome is None
    booth.page.step.button.click()
    booth.idle()
    outcome = booth.state().outcome
    assert outcome is not None
    assert (outcome.mode, outcome.proven, outcome.dissents) == ("mufakat", True, ())
    assert outcome.sanction == "Pernyataan secara terbuka"
    assert "musyawarah mufakat" in booth.seen()
    assert "5 terbukti · 0 tidak terbukti" in booth.seen()


def test_majority_keeps_the_dissent_with_its_reason(booth: Booth) -> None:
    booth.page.step.button.click()
    booth.idle()
    for _ in range(4):
        booth.vote(PROVEN, 0)
    booth.vote(NOT, reason="Baliho sudah terpasang sebelumnya.")
    booth.page.step.button.click()
    booth.idle()
    outcome = booth.state().outcome
    assert outcome is not None
    assert outcome.mode == "suara_terbanyak"
    assert [(d.words, d.reason) for d in outcome.dissents] == [("tidak terbukti", "Baliho sudah terpasang sebelumnya.")]
    assert "Baliho sudah terpasang sebelumnya." in booth.seen()


def test_no_vote_is_in_sight_or_in_the_vault_before_the_last(booth: Booth) -> None:
    booth.page.step.button.click()
    booth.idle()
    secret = "Saya sangat yakin karena melihat sendiri."
    booth.vote(PROVEN, 2, secret)
    for _ in range(3):
        booth.vote(NOT)
    state = booth.state()
    assert state.voted == 4
    assert state.outcome is None
    assert "terbukti ·" not in booth.seen()
    assert secret not in booth.seen()
    assert secret not in repr(load_vote(booth.room.desk, booth.room.case_id))
    with booth.room.desk.read() as session:
        view = case_file(session, booth.room.case_id).deliberation
    assert view is not None
    assert [b.opened for b in view.ballots] == [None] * 5
    assert view.result is None
    for row in ballots(booth.room):
        assert row.opened is None
        assert row.plain is None
        assert secret.encode() not in (row.sealed_ballot or b"")
    # the form of the member before was emptied for the next
    assert booth.page.ballot.reason.toPlainText() == ""
    assert booth.page.ballot.choice == Choice()
    assert not booth.page.ballot._findings[0].yes.isChecked()


def test_a_wrong_passphrase_changes_nothing(booth: Booth) -> None:
    booth.page.step.button.click()
    booth.idle()
    first = booth.page.voter
    booth.fill(PROVEN)
    booth.sign("bukan kata sandi saya")
    assert booth.page.voter == first
    assert booth.page.ballot.problem.text() != ""
    assert "bukan kata sandi" not in booth.page.ballot.problem.text()
    assert booth.page.ballot.choice.proven  # the choice stays, only the passphrase is typed again
    assert all(row.cast_at is None for row in ballots(booth.room))
    assert first is not None
    booth.sign(booth.passphrase_of(first))
    assert booth.state().voted == 1


def test_nobody_votes_with_the_passphrase_of_another(booth: Booth) -> None:
    booth.page.step.button.click()
    booth.idle()
    state = booth.state()
    booth.page.come_forward(state.voters[3].seat_id)
    booth.fill(PROVEN)
    booth.sign(booth.passphrase_of(state.voters[0]))
    assert booth.state().voted == 0
    assert all(row.signature is None for row in ballots(booth.room))


def test_another_member_comes_forward_to_an_empty_ballot(booth: Booth) -> None:
    booth.page.step.button.click()
    booth.idle()
    booth.fill(PROVEN, 1, "Rahasia saya")
    booth.page.ballot.passphrase.setText("separuh kata sandi")
    third = booth.state().voters[2]
    booth.page.come_forward(third.seat_id)
    assert booth.page.voter == third
    assert booth.page.ballot.title.text() == f"Suara {third.name}"
    assert booth.page.ballot.passphrase.text() == ""
    assert booth.page.ballot.reason.toPlainText() == ""
    assert booth.page.ballot.choice == Choice()
    assert all(not button.isChecked() for button in booth.page.ballot.sanctions.values())


def test_leaving_forgets_the_ballot_and_keeps_the_votes(booth: Booth) -> None:
    booth.page.step.button.click()
    booth.idle()
    booth.vote(PROVEN)
    booth.fill(NOT, reason="Separuh jalan")
    booth.page.ballot.passphrase.setText("separuh")
    booth.page.shut()
    assert booth.page.ballot.passphrase.text() == ""
    assert booth.page.ballot.choice == Choice()
    booth.page.open(case_id=booth.room.case_id)
    booth.idle()
    assert booth.state().voted == 1
    assert booth.page.voter == booth.state().voters[1]


def test_a_member_who_left_is_seen_and_the_vote_begins_again(booth: Booth, qtbot: QtBot) -> None:
    room, page = booth.room, booth.page
    assert not page.give_up.isVisible()
    page.step.button.click()
    booth.idle()
    assert page.give_up.isVisible()
    booth.vote(PROVEN)
    ill = booth.state().voters[3]
    person = cast.member(room.desk.base_rulebook, -1, "IV/c")
    new = panel.substitute(room.desk, ill.seat_id, "sakit", person, room.accounts[-1], override="ya")
    panel.declare(room.desk, new, True)
    page.open(case_id=room.case_id)
    booth.idle()
    assert not page.ballot.isVisible()
    assert "Tidak lagi duduk" in booth.seen()
    assert "Seorang anggota tidak lagi duduk" in booth.seen()

    page.step.button.click()
    asked = page.findChild(ReasonDialog)
    assert asked is not None
    asked.ok.click()
    assert asked.isVisible()
    asked.form.field("reason").set_value("Anggota sakit, diganti.")
    asked.ok.click()
    booth.idle()
    assert booth.state().deliberation_id is None
    assert not page.give_up.isVisible()
    page.step.button.click()
    booth.idle()
    assert [voter.voted or voter.gone for voter in booth.state().voters] == [False] * 5
    assert person.titled_name in [voter.name for voter in booth.state().voters]
    for _member in range(5):
        booth.vote(PROVEN)
    page.step.button.click()
    booth.idle()
    assert booth.state().outcome is not None
    assert not page.give_up.isVisible()


def test_the_vote_by_keyboard_alone(booth: Booth, qtbot: QtBot) -> None:
    booth.page.step.button.click()
    booth.idle()
    ballot = booth.page.ballot
    voter = booth.page.voter
    assert voter is not None
    qtbot.keyClick(ballot._findings[0].no, Qt.Key.Key_Space)
    assert ballot.choice.found(booth.state().charges[0].violation_id) is False
    qtbot.keyClicks(ballot.passphrase, booth.passphrase_of(voter))
    assert ballot.passphrase.echoMode() is QLineEdit.EchoMode.Password
    qtbot.keyClick(ballot.passphrase, Qt.Key.Key_Return)
    booth.idle()
    assert booth.state().voted == 1


def test_before_the_hearing_is_over_there_is_no_vote(room: Court, qtbot: QtBot) -> None:
    made = Booth(room, qtbot)
    assert not made.page.step.button.isEnabled()
    assert "Belum ada sidang yang selesai" in made.page.step.button.toolTip()
    made.session.tasks.stop()


def a_state(**change: Any) -> VoteState:
    charges = (Charge("a", "Satu", "Pasal 1"), Charge("b", "Dua", "Pasal 2"))
    voters = tuple(Voter(n, n, "Anggota", f"Anggota {n}", n == 1) for n in (1, 2, 3))
    values: dict[str, Any] = {
        "case_id": 1,
        "register_no": "2024/001",
        "track": "kode_etik",
        "charges": charges,
        "options": (),
        "voters": voters,
    }
    return VoteState(**(values | change))


def test_a_choice_is_complete_only_when_every_charge_is_answered() -> None:
    state = a_state()
    choice = Choice().with_finding("a", True)
    assert choice.missing(state)
    assert not choice.with_finding("b", False).missing(state)
    dropped = Choice((("a", True), ("b", False)), "pp42.terbuka").with_finding("a", False)
    assert dropped.sanction_id is None


def test_the_turn_goes_to_whoever_came_forward_and_has_not_voted() -> None:
    state = a_state()
    found = state.next_voter()
    assert found is not None
    assert found.seat_id == 2
    wished = state.next_voter(3)
    assert wished is not None
    assert wished.seat_id == 3
    again = state.next_voter(1)
    assert again is not None
    assert again.seat_id == 2
