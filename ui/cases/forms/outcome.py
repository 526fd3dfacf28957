"""After the decision: the decree, its delivery with the clock, execution, follow-up, closing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from models.law.clocks import Run, clock
from models.procedure.decree import close_case, deliver, effect, execute, follow_up, issue_decree
from models.registry.caseviews import CaseFile
from ui.acts import submit_act
from ui.cases.clocks import ClockView
from ui.cases.forms.hearing import METHODS
from ui.cases.ladder import Ladder, Rung, rungs
from ui.cases.reading import CaseData
from ui.session import Session
from ui.widgets.banner import Remark
from ui.widgets.card import Card
from ui.widgets.dates import DateField, long_date
from ui.widgets.dialog import FormDialog
from ui.widgets.fields import CheckField, ChoiceField, LongTextField, NumberField, TextField


class DecreeDialog(FormDialog):
    """The decree that imposes. The recommended rung is chosen; another open one wants the written reason."""

    def __init__(self, parent: QWidget, session: Session, data: CaseData, done: Callable[[], object]) -> None:
        super().__init__(
            parent,
            "Catat keputusan penjatuhan sanksi",
            "Ditetapkan PPK secara tertulis dan menyebut jenis pelanggaran (PP 42/2004 Pasal 15 ayat (2) dan (4)).",
            action="Catat keputusan",
            icon="stamp",
            columns=2,
            width=860,
            drafts=session.drafts,
            draft_key=f"decree:{data.case.id}",
        )
        self._session, self._data = session, data
        decision = data.case.decision
        assert decision is not None
        recommended = decision.sanction["id"] if decision.sanction else None
        open_rungs = [one for one in rungs(data.assessment, None) if one.open and not one.referral]
        self.ladder = Ladder("Sanksi yang ditetapkan")
        self.ladder.set_rungs([_recommended(one, recommended) for one in open_rungs], recommended)
        card = Card("Sanksi yang ditetapkan", gap=0)
        card.add(self.ladder)
        form, today = self.form, data.today
        form.add_widget(card)
        day = DateField(today, today=lambda: today, earliest=decision.decided_on, latest=today)
        form.add("set_on", "Tanggal keputusan", day, required=True)
        form.add("statement_days", "Lama pengumuman", NumberField(0, 0, 365, unit="hari"),
                 hint="Untuk pernyataan terbuka; 0 bila tidak diumumkan.")  # fmt: skip
        forums = _forums(data, recommended)
        form.add("forum", "Forum pernyataan", TextField(forums[0] if forums else ""), wide=True,
                 hint=f"Menurut aturan: {', '.join(forums)}" if forums else "")  # fmt: skip
        form.add("delegation", "Keputusan pendelegasian", TextField(), wide=True,
                 hint="Diisi bila ditandatangani pejabat lain (PP 42/2004 Pasal 15 ayat (5)).")  # fmt: skip
        form.add_widget(
            Remark(
                f"Jenis pelanggaran yang dicantumkan: {proven_words(data.case)} (wajib, PP 42/2004 Pasal 15 ayat (4))."
            )
        )
        self.load_draft()
        submit_act(session, self, self._issue, lambda _id: done())

    def _issue(self, values: dict[str, Any], override: str) -> int:
        return issue_decree(
            self._session.desk,
            self._data.case.id,
            set_on=values["set_on"],
            sanction_id=self.ladder.chosen(),
            statement_days=values["statement_days"],
            forum=values["forum"],
            delegation=values["delegation"],
            override=override,
        )


def _recommended(rung: Rung, recommended: str | None) -> Rung:
    from dataclasses import replace

    return replace(rung, note="direkomendasikan majelis") if rung.id == recommended else rung


def _forums(data: CaseData, sanction_id: str | None) -> tuple[str, ...]:
    if data.assessment is None:
        return ()
    option = next((o for o in data.assessment.options if o.sanction.id == sanction_id), None)
    return option.sanction.delivery_forums if option is not None else ()


def proven_words(case: CaseFile) -> str:
    """The wording of what was found proven."""
    findings = case.decision.findings if case.decision else ()
    return "; ".join(f["snapshot"].get("text", "") for f in findings if f["proven"]) or "—"


class DeliverDialog(FormDialog):
    """The handing over that starts the clocks; the day of effect is counted step by step while typing."""

    def __init__(self, parent: QWidget, session: Session, data: CaseData, done: Callable[[], object]) -> None:
        decree = data.case.decree
        assert decree is not None
        limit = clock(session.desk.rulebook, "deliver_decree", decree.set_on)
        super().__init__(
            parent,
            "Catat penyampaian keputusan",
            f"Paling lambat {long_date(limit.end)}: 14 hari kerja sejak ditetapkan ({limit.legal_basis}).",
            action="Catat penyampaian",
            icon="send",
            width=640,
            drafts=session.drafts,
            draft_key=f"deliver:{decree.id}",
        )
        self._session, self._decree = session, decree
        form, today = self.form, data.today
        handed = DateField(today, today=lambda: today, earliest=decree.set_on, latest=today)
        form.add("on", "Diserahkan tanggal", handed, required=True)
        form.add("method", "Cara", ChoiceField(METHODS, empty="Pilih…"), required=True)
        form.add("receiver", "Penerima", TextField(), required=True)
        form.add("refused", "", CheckField("Menolak menerima"))
        form.add("witnesses", "Saksi penolakan, satu baris satu orang", LongTextField(lines=2))
        self.clock = ClockView()
        card = Card("Mulai berlaku")
        card.add(self.clock)
        form.add_widget(card)
        self.load_draft()
        form.changed.connect(self._arrange)
        self._arrange()
        submit_act(session, self, self._deliver, lambda _day: done())

    def _arrange(self) -> None:
        self.form.reveal("witnesses", bool(self.form.field("refused").value()))
        day: date | None = self.form.field("on").value()
        self.clock.show_run(self._run(day) if day is not None else None)

    def _run(self, day: date) -> Run:
        return effect(self._session.desk.rulebook, self._decree.sanction, self._decree.set_on, day)

    def _deliver(self, values: dict[str, Any], override: str) -> date:
        witnesses = (values.get("witnesses") or "").splitlines()
        return deliver(
            self._session.desk,
            self._decree.id,
            on=values["on"],
            method=dict(METHODS)[values["method"]],
            receiver=values["receiver"],
            refused=values["refused"],
            witnesses=witnesses,
            override=override,
        )


def execute_dialog(parent: QWidget, session: Session, data: CaseData, done: Callable[[], object]) -> FormDialog:
    """The statement is read, the apology made: where, by whom, and whether the person was there."""
    decree = data.case.decree
    assert decree is not None
    assert decree.delivery is not None
    dialog = FormDialog(
        parent, "Catat pelaksanaan sanksi", "Terpisah dari keputusannya: tanggal, forum, siapa yang membacakan.",
        action="Catat pelaksanaan", icon="megaphone", drafts=session.drafts, draft_key=f"execute:{decree.id}",
    )  # fmt: skip
    form, today = dialog.form, data.today
    form.add("on", "Tanggal", DateField(today, today=lambda: today, earliest=decree.delivery.on, latest=today),
             required=True)  # fmt: skip
    form.add("forum", "Forum atau tempat", TextField(decree.forum), required=True)
    form.add("read_by", "Dibacakan oleh", TextField(), required=True)
    form.add("attended", "", CheckField("Terlapor hadir", True))
    form.add("note", "Catatan", LongTextField(lines=2))
    proofs = [(e.id, e.title) for e in data.case.evidence]
    form.add("proof", "Berkas bukti pelaksanaan", ChoiceField(proofs, empty="Tidak dilampirkan"))
    dialog.load_draft()
    submit_act(
        session,
        dialog,
        lambda v, _override: execute(
            session.desk,
            decree.id,
            on=v["on"],
            forum=v["forum"],
            read_by=v["read_by"],
            attended=v["attended"],
            note=v["note"],
            proof_evidence_id=v["proof"],
        ),
        lambda _none: done(),
    )
    return dialog


def follow_up_dialog(parent: QWidget, session: Session, data: CaseData, done: Callable[[], object]) -> FormDialog:
    """The report to the body that recommended, and the entry in I'DIS."""
    case, today = data.case, data.today
    dialog = FormDialog(
        parent, "Laporkan tindak lanjut", "Kepada lembaga yang merekomendasikan atau meneruskan; catat juga I'DIS.",
        action="Catat tindak lanjut", icon="upload", drafts=session.drafts, draft_key=f"follow_up:{case.id}",
    )  # fmt: skip
    form = dialog.form
    form.add("addressee", "Kepada", TextField(case.source_body), required=True)
    form.add("on", "Tanggal", DateField(today, today=lambda: today, latest=today), required=True)
    form.add("letter_number", "Nomor surat", TextField())
    form.add("idis_on", "Dicatat dalam I'DIS tanggal", DateField(today=lambda: today, latest=today, weekday=False))
    form.add("note", "Catatan", LongTextField(lines=2))
    dialog.load_draft()
    submit_act(
        session,
        dialog,
        lambda v, _override: follow_up(
            session.desk,
            case.id,
            addressee=v["addressee"],
            on=v["on"],
            letter_number=v["letter_number"],
            idis_on=v["idis_on"],
            note=v["note"],
        ),
        lambda _id: done(),
    )
    return dialog


def close_dialog(parent: QWidget, session: Session, case: CaseFile, done: Callable[[], object]) -> FormDialog:
    """Close the case. What a careful secretary would still want comes back as warnings."""
    dialog = FormDialog(
        parent, "Tutup perkara",
        "Sesudah ditutup perkara hanya dapat dibaca. Yang belum lengkap ditanyakan alasannya.",
        action="Tutup perkara", icon="lock", danger=True,
    )  # fmt: skip
    dialog.form.add("sure", "", CheckField("Semua berkas sudah diperiksa"), required=True)
    submit_act(
        session, dialog, lambda _v, override: close_case(session.desk, case.id, override=override), lambda _none: done()
    )
    return dialog
