"""The decision is signed by each member with the own passphrase, and sent to the official empowered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from models.procedure.decision import send_to_ppk, sign_decision
from models.registry.caseviews import CaseFile
from ui.acts import submit_act
from ui.cases.forms.panel import ROLES
from ui.session import Session
from ui.widgets.dates import DateField
from ui.widgets.dialog import FormDialog
from ui.widgets.fields import ChoiceField
from ui.widgets.passphrase import PassphraseField


def sign_dialog(parent: QWidget, session: Session, case: CaseFile, done: Callable[[], object]) -> FormDialog:
    """One member signs; nobody signs for another (Ed25519 over the digest of the decision)."""
    decision = case.decision
    assert decision is not None
    dialog = FormDialog(
        parent,
        "Tanda tangani putusan",
        "Anggota mengetik kata sandinya sendiri; tanda tangan digital melekat pada isi putusan ini saja.",
        action="Tanda tangani",
        icon="pen-line",
    )
    waiting = [
        (seat.account_id, f"{ROLES.get(seat.role, seat.role)} · {seat.person.titled_name}")
        for seat in case.panel
        if seat.account_id is not None and seat.account_id not in decision.signed_by
    ]
    dialog.form.add("account", "Anggota", ChoiceField(waiting, empty="Pilih…"), required=True)
    dialog.form.add("passphrase", "Kata sandi anggota itu", PassphraseField(), required=True)
    submit_act(
        session,
        dialog,
        lambda v, _override: sign_decision(session.desk, decision.id, v["account"], v["passphrase"]),
        lambda _none: done(),
    )
    return dialog


def send_dialog(parent: QWidget, session: Session, case: CaseFile, done: Callable[[], object]) -> FormDialog:
    """The decision goes to the PPK as material for the sanction (PP 42/2004 Pasal 20)."""
    decision = case.decision
    assert decision is not None
    today = session.desk.now().date()
    dialog = FormDialog(
        parent,
        "Sampaikan putusan kepada PPK",
        "Putusan majelis menjadi bahan pejabat yang berwenang untuk menetapkan sanksi (PP 42/2004 Pasal 20).",
        action="Catat penyampaian",
        icon="send",
    )
    dialog.form.add(
        "on",
        "Tanggal",
        DateField(today, today=lambda: today, earliest=decision.decided_on, latest=today),
        required=True,
    )
    submit_act(session, dialog, lambda v, _override: send_to_ppk(session.desk, case.id, v["on"]), lambda _none: done())
    return dialog
