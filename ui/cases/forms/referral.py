"""Passing facts on to another body, Bawaslu and Gakkumdu first, and the answer that comes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from models.law.notice import Notice, Severity
from models.law.rows import Referral
from models.procedure.referral import answer, forward, hints
from ui.acts import submit_act
from ui.cases import afterflow
from ui.cases.reading import CaseData
from ui.session import Session
from ui.widgets.dates import DateField, long_date
from ui.widgets.dialog import FormDialog
from ui.widgets.fields import CheckField, ChoiceField, LongTextField, TextField

OTHER = "lain"


class ForwardDialog(FormDialog):
    """To whom, about which crime, and whether the case leaves the office with it."""

    def __init__(self, parent: QWidget, session: Session, data: CaseData, done: Callable[[], object]) -> None:
        super().__init__(
            parent,
            "Teruskan ke lembaga lain",
            "Dugaan pidana pemilihan bukan wewenang majelis; kode etiknya dapat tetap diperiksa di sini.",
            action="Teruskan",
            icon="send",
            width=680,
            drafts=session.drafts,
            draft_key=f"forward:{data.case.id}",
        )
        self._session, self._case = session, data.case
        rulebook, today, form = session.desk.rulebook, data.today, self.form
        self._crimes = {row.id: row for row in rulebook.referrals.values()}
        places = sorted({row.to for row in self._crimes.values() if row.to})
        choices = [*((place, place) for place in places), ("BKN", "BKN"), (OTHER, "Lembaga lain…")]
        form.add("to", "Tujuan", ChoiceField(choices, empty="Pilih…"), required=True)
        form.add("other", "Nama lembaga", TextField(), required=True)
        form.add("about", "Dugaan tindak pidana", ChoiceField(self._choices(()), empty="Tidak menyebut pasal pidana"))
        form.add("on", "Tanggal", DateField(today, today=lambda: today, earliest=data.case.received, latest=today),
                 required=True)  # fmt: skip
        form.add("number", "Nomor surat", TextField())
        form.add("reason", "Alasan", LongTextField(lines=3), required=True)
        form.add("closes", "", CheckField("Perkara keluar dari majelis dan ditutup di sini"))
        self.load_draft()
        form.changed.connect(self._arrange)
        self._arrange()
        desk, case_id = session.desk, data.case.id
        session.tasks.query("referral.hints", lambda: hints(desk, case_id), self._hint, owner=self)
        submit_act(session, self, self._forward, lambda _id: done())

    def _choices(self, hinted: Sequence[Referral]) -> list[tuple[str, str]]:
        first = {row.id for row in hinted}
        rows = sorted(self._crimes.values(), key=lambda row: row.id not in first)
        return [(row.id, f"{'Mungkin: ' if row.id in first else ''}{row.text}") for row in rows]

    def _hint(self, rows: Sequence[Referral]) -> None:
        field = self.form.field("about")
        kept = field.value()
        field.set_choices(self._choices(rows))
        field.set_value(kept)

    def _arrange(self) -> None:
        self.form.reveal("other", self.form.field("to").value() == OTHER)
        row = self._crimes.get(self.form.field("about").value() or "")
        if row is None:
            self.notices.set_notices(())
            return
        words = f"{row.text}. Ancaman: {row.penalty}." if getattr(row, "penalty", "") else row.text
        self.notices.set_notices(
            [Notice(Severity.INFO, "referral.crime", words, row.legal_basis, row.verified, row.source)]
        )
        self._session.later(self.fit)

    def _forward(self, values: dict[str, Any], override: str) -> int:
        return forward(
            self._session.desk,
            self._case.id,
            to=values["other"] if values["to"] == OTHER else values["to"],
            about=values["about"] or "",
            reason=values["reason"],
            on=values["on"],
            number=values["number"],
            closes=values["closes"],
            override=override,
        )


def answer_dialog(parent: QWidget, session: Session, data: CaseData, done: Callable[[], object]) -> FormDialog:
    """What the other body answered; also after the case was closed here."""
    one = afterflow.unanswered(data.case)
    assert one is not None
    dialog = FormDialog(
        parent,
        "Catat jawaban",
        f"Dari {one.to} atas penerusan {long_date(one.on)}.",
        action="Catat jawaban",
        icon="badge-check",
        drafts=session.drafts,
        draft_key=f"answer:{one.id}",
    )
    today = data.today
    dialog.form.add("on", "Tanggal", DateField(today, today=lambda: today, earliest=one.on, latest=today),
                    required=True)  # fmt: skip
    dialog.form.add("number", "Nomor surat", TextField())
    dialog.form.add("note", "Isi jawaban", LongTextField(lines=4), required=True)
    dialog.load_draft()
    submit_act(
        session,
        dialog,
        lambda v, _override: answer(session.desk, one.id, on=v["on"], note=v["note"], number=v["number"]),
        lambda _none: done(),
    )
    return dialog
