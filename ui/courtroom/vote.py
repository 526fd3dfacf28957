"""The closed deliberation, full screen: one member after another, nobody's vote in sight before the last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.law.errors import Trouble
from models.law.notice import RuleRef
from models.procedure import deliberation
from ui.acts import do_act
from ui.courtroom.load import load_vote
from ui.courtroom.look import dress
from ui.courtroom.vote_flow import Choice, Voter, VoteState
from ui.courtroom.vote_parts import BallotForm, ResultView, SeatCard
from ui.page import Key, Page
from ui.session import Session
from ui.theme import SPACE, theme
from ui.widgets.banner import NextStepBanner
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.chip import SecrecyBadge
from ui.widgets.dialog import ReasonDialog, open_trouble
from ui.widgets.lawlink import LawLink
from ui.widgets.layout import box, clear, column, reveal, row, scroll
from ui.widgets.text import label

NARROW = 1180
"""Logical pixels below which margins and the right column give way."""


class VotePage(Page):
    """``open(case_id=...)``. A ballot is never kept as a draft: whoever leaves begins again."""

    name = "vote"
    title = "Musyawarah"
    icon = "vote"
    full_screen = True

    def __init__(self, session: Session, shell: Any = None, parent: QWidget | None = None) -> None:
        super().__init__(session, shell, parent)
        self.setProperty("kind", "court-page")
        self.state: VoteState | None = None
        self.voter: Voter | None = None
        self._wished: int | None = None
        self._signing = False
        self.back = IconButton("arrow-left", "Kembali ke Ruang Sidang", self.leave)
        self.where = label("", "court-muted")
        self.clock = label("", "court-clock")
        self.clock.setAccessibleName("Jam")
        self.question = label("", "court-title", wrap=True)
        self.articles = LawLink("", kind="court-muted")
        self._cards = row(gap=SPACE.l)
        self.step = NextStepBanner()
        self.give_up = QuietButton("Ulangi musyawarah…", self.withdraw_vote)
        self.ballot, self.result = BallotForm(), ResultView()
        self.ballot.signed.connect(self._signed)
        head = row(self.back, self.where, SecrecyBadge(), -1, self.give_up, self.clock, gap=SPACE.l)
        inside = column(
            head, 6, self.question, self.articles, 6, self._cards, 6, self.step, self.ballot, self.result, -1,
            gap=SPACE.m, margins=(60, SPACE.xxl - 4, 60, SPACE.xl),
        )  # fmt: skip
        self._inside = inside
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll(box(inside)))
        for part in (self.step, self.ballot, self.result, self.give_up):
            reveal(part, False)
        theme().changed.connect(self._dress)  # a bound method ends with its page, a lambda would outlive it
        dress(self)
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._show_time)

    def _dress(self) -> None:
        dress(self)

    # --- reading -----------------------------------------------------------------------------------------------------

    def open(self, **what: Any) -> None:
        self.state, self.voter, self._wished, self._signing = None, None, None, False
        self.ballot.reset()
        self._tick.start()
        self._show_time()
        self._read(int(what["case_id"]))

    def _read(self, case_id: int) -> None:
        desk = self.session.desk
        self.session.tasks.query("vote", lambda: load_vote(desk, case_id), self._show, self._gone, owner=self)

    def refresh(self, changes: Any = None) -> None:
        touched = getattr(changes, "cases", None)
        if self.state is not None and not self._signing and (touched is None or self.state.case_id in touched):
            self._read(self.state.case_id)

    def _gone(self, trouble: Trouble) -> None:
        self._trouble(trouble)
        self.leave()

    def _trouble(self, trouble: Trouble) -> None:
        open_trouble(self.window(), trouble)

    # --- drawing -----------------------------------------------------------------------------------------------------

    def _show(self, state: VoteState) -> None:
        same = self.state is not None and self.state.voters == state.voters and self.state.charges == state.charges
        self.state = state
        self.where.setText(f"Musyawarah tertutup · perkara {state.register_no}")
        self.question.setText(state.question)
        cited = " · ".join(dict.fromkeys(charge.article for charge in state.charges if charge.article))
        one = RuleRef("violation", state.charges[0].violation_id) if len(state.charges) == 1 else cited
        self.articles.set_about(one, cited)
        reveal(self.articles, bool(cited))
        opened = state.deliberation_id is not None
        voter = state.next_voter(self._wished) if opened and state.outcome is None else None
        self._show_cards(state, voter)
        fresh = not same or voter != self.voter
        self.voter = voter
        reveal(self.ballot, voter is not None)
        reveal(self.result, state.outcome is not None)
        unsealed = opened and state.outcome is None and not state.stuck
        reveal(self.give_up, unsealed and self.session.can("deliberation.withdraw"))
        if voter is not None and fresh:
            self.ballot.show_voter(state, voter)
            self.ballot.first_focus().setFocus()
        if state.outcome is not None:
            self.result.show_outcome(state)
        self._show_step(state)

    def _show_cards(self, state: VoteState, now: Voter | None) -> None:
        clear(self._cards)
        for voter in state.voters:
            card = SeatCard(voter, now is not None and voter.seat_id == now.seat_id)
            if state.deliberation_id is not None:
                card.pressed.connect(self.come_forward)
            self._cards.addWidget(card, 1)

    def _show_step(self, state: VoteState) -> None:
        if state.deliberation_id is None:
            why = state.why_not or ("" if self.session.can("deliberation.open") else "Akun ini tidak berwenang.")
            self.step.set(
                "Musyawarah belum dibuka",
                "Setelah dibuka, setiap anggota memilih sendiri di laptop ini dengan kata sandinya masing-masing. "
                "Suara tersegel sampai anggota terakhir memilih.",
                "Buka musyawarah",
                self.open_vote,
                icon="vote",
                why_not=why,
                basis="PP 42/2004 Pasal 19 ayat (3)-(4)",
            )
        elif state.outcome is not None:
            words = "Putusan sudah dicatat." if state.decided else "Majelis menyusun pertimbangan dan mencatat putusan."
            action = "Lihat putusan" if state.decided else "Lanjut ke putusan"
            self.step.set("Musyawarah selesai", words, action, self.to_decision, icon="arrow-right")
        elif state.stuck:
            why = "" if self.session.can("deliberation.withdraw") else "Musyawarah diulangi ketua atau sekretaris."
            self.step.set(
                "Seorang anggota tidak lagi duduk dalam majelis",
                "Tanpa suaranya segel tidak dapat dibuka. Ulangi musyawarah: suara yang sudah masuk tidak akan "
                "pernah terbuka, dan majelis yang sekarang duduk bermusyawarah lagi.",
                "Ulangi musyawarah…",
                self.withdraw_vote,
                icon="undo-2",
                why_not=why,
            )
        elif state.complete:
            why = "" if self.session.can("deliberation.close") else "Suara dibuka oleh ketua atau sekretaris."
            self.step.set(
                "Semua anggota sudah memilih",
                "Segel dapat dibuka. Setiap tanda tangan diperiksa sebelum suara dihitung.",
                "Buka dan hitung suara",
                self.close_vote,
                icon="lock-open",
                why_not=why,
            )
        reveal(self.step, state.deliberation_id is None or state.stuck or state.complete or state.outcome is not None)
        if self.step.isVisibleTo(self):
            self.step.button.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A small or much enlarged screen keeps the whole ballot in sight."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        side = SPACE.xl if narrow else 60
        self._inside.setContentsMargins(side, SPACE.m if narrow else SPACE.xxl - 4, side, SPACE.l)
        self.ballot.narrow(narrow)

    def _show_time(self) -> None:
        self.clock.setText(self.session.desk.now().strftime("%H.%M"))

    # --- acting ------------------------------------------------------------------------------------------------------

    def come_forward(self, seat_id: int) -> None:
        """Another member who has not voted comes to the laptop; what stood on the ballot is forgotten."""
        if self.state is not None and not self._signing:
            self._wished = seat_id
            self.voter = None
            self._show(self.state)

    def open_vote(self) -> None:
        """Open the vote."""
        if self.state is None:
            return
        desk, case_id = self.session.desk, self.state.case_id
        do_act(
            self.session,
            lambda override: deliberation.open_deliberation(desk, case_id, override),
            lambda _r: self._read(case_id),
            parent=self,
            label="Menyegel musyawarah…",
        )

    def _signed(self, choice: Choice, passphrase: str) -> None:
        state, voter = self.state, self.voter
        if state is None or voter is None or state.deliberation_id is None or voter.account_id is None:
            self.ballot.fail("Anggota ini tidak memiliki akun untuk menandatangani suara.")
            return
        desk, found, account = self.session.desk, state.deliberation_id, voter.account_id
        self._signing = True

        def act() -> None:
            deliberation.cast_ballot(
                desk,
                found,
                account,
                passphrase,
                findings=dict(choice.findings),
                sanction_id=choice.sanction_id,
                reason=choice.reason,
            )

        def done(_result: object) -> None:
            self._signing, self._wished = False, None
            self.ballot.busy(False)
            self.ballot.reset()
            self._read(state.case_id)

        def failed(trouble: Trouble) -> None:
            self._signing = False
            self.ballot.fail(str(trouble))

        self.session.act(act, done, failed, owner=self, label="Memeriksa kata sandi…")

    def close_vote(self) -> None:
        """Open all ballots and count them."""
        if self.state is None or self.state.deliberation_id is None:
            return
        desk, found, case_id = self.session.desk, self.state.deliberation_id, self.state.case_id
        do_act(
            self.session,
            lambda casting: deliberation.close_deliberation(desk, found, casting=casting),
            lambda _r: self._read(case_id),
            parent=self,
            label="Memeriksa tanda tangan dan menghitung…",
        )

    def withdraw_vote(self) -> None:
        """Ask why, then give the vote up; the panel as it then sits opens a new one."""
        if self.state is None or self.state.deliberation_id is None or self._signing:
            return
        desk, found, case_id = self.session.desk, self.state.deliberation_id, self.state.case_id
        asked = ReasonDialog(
            self,
            title="Ulangi musyawarah",
            text="Bila anggota sakit, mundur, atau diganti sebelum semua memilih. Suara yang sudah masuk tetap "
            "tersegel dan tidak pernah terbuka; majelis bermusyawarah lagi dari awal.",
            question="Alasan",
            action="Ulangi musyawarah",
        )
        asked.accepted.connect(
            lambda: do_act(
                self.session,
                lambda _override: deliberation.withdraw_deliberation(desk, found, asked.reason()),
                lambda _r: self._read(case_id),
                parent=self,
            )
        )
        asked.open()

    def to_decision(self) -> None:
        """On to the decision on the page of the case."""
        if self.shell is not None and self.state is not None:
            self.shell.go("cases", case_id=self.state.case_id, section="putusan")

    def leave(self) -> None:
        """Back to the list."""
        self.shut()
        if self.shell is not None:
            self.shell.go("courtroom")

    def shut(self) -> None:
        self._tick.stop()
        self.ballot.reset()

    def first_focus(self) -> QWidget | None:
        return self.ballot.first_focus() if self.voter is not None else self.step.button

    def keys(self) -> Sequence[Key]:
        return (Key("Ctrl+Return", "Tanda tangani suara", self.ballot.button.click, "Musyawarah"),)
