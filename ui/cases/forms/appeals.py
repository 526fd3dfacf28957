"""Keberatan and banding: filed, answered, decided, with what the decision will do to the decree shown before saving."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from models.law.appeals import DecreeFate, decree_after
from models.law.notice import Notice, Severity, blocks
from models.law.rulebook import Rulebook
from models.law.rungs import SanctionOption, unavailable
from models.procedure.appeals import decide, file, outcomes, respond
from models.registry.afterviews import AppealView, DecreeView
from models.registry.counting import OpenRoute, open_routes, run_of
from ui.acts import submit_act
from ui.cases import afterflow
from ui.cases.clocks import ClockView
from ui.cases.ladder import Ladder, Rung, rungs
from ui.cases.reading import CaseData
from ui.session import Session
from ui.widgets.banner import Remark
from ui.widgets.card import Card
from ui.widgets.dates import DateField, long_date
from ui.widgets.dialog import FormDialog
from ui.widgets.fields import ChoiceField, LongTextField, TextField
from ui.widgets.layout import reveal
from ui.widgets.notices import NoticeList

FATE_WORDS = {
    "tetap": ("Keputusan tetap berlaku", "accent"),
    "diganti": ("Keputusan diganti: sesudah ini catat keputusan pengganti", "amber"),
    "dicabut": ("Keputusan dicabut dan tidak dilaksanakan lagi", "red"),
    "batal": ("Keputusan batal; kedudukan yang bersangkutan dipulihkan", "red"),
}


class FileAppealDialog(FormDialog):
    """An appeal against the decree: which ways are open, until when, counted day by day while typing."""

    def __init__(self, parent: QWidget, session: Session, data: CaseData, done: Callable[[], object]) -> None:
        decree = afterflow.appealed(data.case)
        assert decree is not None
        assert decree.delivery is not None
        super().__init__(
            parent,
            "Catat keberatan atau banding",
            f"Terhadap {decree_words(decree)}. Yang lewat waktu tetap dicatat, dengan alasan tertulis.",
            action="Catat pengajuan",
            icon="scale",
            width=640,
            drafts=session.drafts,
            draft_key=f"appeal:{decree.id}",
        )
        self._session, self._decree = session, decree
        rulebook, today = session.desk.rulebook, data.today
        self._ways = {
            way.id: way for way in open_routes(rulebook, decree.sanction, decree.imposed_by, decree.delivery.on)
        }
        every = {row.id: row.name for row in rulebook.appeal_routes.values() if row.outcomes}
        names = {way.id: way.name for way in self._ways.values()} or every
        form = self.form
        form.add("route", "Jalur", ChoiceField(list(names.items()), empty="Pilih…"), required=True)
        self.clock = ClockView()
        self.window_card = Card("Paling lambat diajukan")
        self.window_card.add(self.clock)
        form.add_widget(self.window_card)
        filed = DateField(today, today=lambda: today, earliest=decree.delivery.on, latest=today)
        form.add("filed_on", "Diajukan tanggal", filed, required=True)
        form.add("copied_on", "Tembusan diterima pejabat", DateField(today=lambda: today, latest=today),
                 hint="Tanggapan dihitung sejak hari ini; kosong berarti sama dengan tanggal pengajuan.")  # fmt: skip
        form.add("number", "Nomor surat", TextField())
        form.add("grounds", "Alasan yang diajukan", LongTextField(lines=3))
        if not self._ways:
            self.notices.set_notices([_final()])
        if len(names) == 1:
            form.field("route").set_value(next(iter(names)))
        form.changed.connect(self._arrange)
        self.load_draft()
        self._arrange()
        submit_act(session, self, self._file, lambda _id: done())

    def _arrange(self) -> None:
        way = self._ways.get(self.form.field("route").value())
        run = way.run if way is not None else None
        reveal(self.window_card, run is not None)
        self.clock.show_run(run, "keputusan diterima")
        self.notices.set_notices(_doubts(self._ways, way, self.form.field("filed_on").value()))
        self._session.later(self.fit)

    def _file(self, values: dict[str, Any], override: str) -> int:
        return file(
            self._session.desk,
            self._decree.id,
            route=values["route"],
            filed_on=values["filed_on"],
            copied_on=values["copied_on"],
            number=values["number"],
            grounds=values["grounds"],
            override=override,
        )


def _final() -> Notice:
    words = "Terhadap keputusan ini tidak terbuka upaya administratif."
    return Notice(Severity.BLOCK, "appeal.final", words, "PP 42/2004 Pasal 19 ayat (5); PP 53/2010 Pasal 33")


def _doubts(ways: Mapping[str, OpenRoute], way: OpenRoute | None, filed_on: date | None) -> list[Notice]:
    """What the form can already say: nothing is open, the way is known at second hand, the time has passed."""
    if not ways:
        return [_final()]
    if way is None:
        return []
    found = []
    if not way.verified:
        words = way.note or "Jalur ini belum diverifikasi."
        found.append(Notice(Severity.INFO, "appeal.way", words, way.legal_basis, False, way.source))
    if way.run is not None and filed_on is not None and filed_on > way.run.end:
        words = f"Lewat waktu ({long_date(way.run.end)}): dicatat dengan alasan, dapat diputus tidak dapat diterima."
        found.append(Notice(Severity.WARN, "appeal.late", words, way.run.legal_basis or way.legal_basis,
                            way.run.verified, way.run.source))  # fmt: skip
    return found


def respond_dialog(parent: QWidget, session: Session, data: CaseData, done: Callable[[], object]) -> FormDialog:
    """The response of the official or the PPK."""
    one = afterflow.running_appeal(data.case)
    assert one is not None
    dialog = FormDialog(
        parent,
        "Catat tanggapan",
        f"Tanggapan pejabat atas {way_words(one)} {long_date(one.filed_on)}.",
        action="Catat tanggapan",
        icon="message-square",
        drafts=session.drafts,
        draft_key=f"respond:{one.id}",
    )
    today = data.today
    run = run_of(one.respond_clock)
    if run is not None:
        clock = ClockView()
        clock.show_run(run, "tembusan diterima")
        card = Card("Paling lambat ditanggapi")
        card.add(clock)
        dialog.form.add_widget(card)
    day = DateField(today, today=lambda: today, earliest=one.copied_on, latest=today)
    dialog.form.add("on", "Tanggal tanggapan", day, required=True)
    dialog.form.add("summary", "Ringkasan tanggapan", LongTextField(lines=4), required=True)
    dialog.load_draft()
    submit_act(
        session,
        dialog,
        lambda v, override: respond(session.desk, one.id, on=v["on"], summary=v["summary"], override=override),
        lambda _none: done(),
    )
    return dialog


class DecideAppealDialog(FormDialog):
    """The decision on an appeal. What it does to the decree stands under the outcome before anything is saved."""

    def __init__(self, parent: QWidget, session: Session, data: CaseData, done: Callable[[], object]) -> None:
        one = afterflow.running_appeal(data.case)
        assert one is not None
        super().__init__(
            parent,
            "Catat putusan upaya administratif",
            f"Atas {way_words(one)} tanggal {long_date(one.filed_on)}.",
            action="Catat putusan",
            icon="gavel",
            columns=2,
            width=820,
            drafts=session.drafts,
            draft_key=f"decide_appeal:{one.id}",
        )
        self._session, self._data, self._appeal = session, data, one
        self._decree = next(decree for decree in data.case.decrees if decree.id == one.decree_id)
        rulebook, today = session.desk.rulebook, data.today
        form = self.form
        names = [(key, rulebook.appeal_outcomes[key].name) for key in outcomes(session.desk, one.route)]
        form.add("outcome", "Putusan", ChoiceField(names, empty="Pilih…"), required=True)
        self.fate = Remark("", "muted")
        self.what = NoticeList(weights={Severity.INFO: "Artinya"})
        day = DateField(today, today=lambda: today, earliest=one.filed_on, latest=today)
        form.add("decided_on", "Tanggal putusan", day, required=True)
        form.add("number", "Nomor putusan", TextField())
        form.add("by", "Diputus oleh", TextField(str(one.law.get("to", ""))))
        preview = Card("Yang terjadi pada keputusan")
        preview.add(self.fate, self.what)
        form.add_widget(preview)
        self.ladder = Ladder("Sanksi pengganti")
        self.choice = Card("Sanksi pengganti", gap=0)
        self.choice.add(self.ladder)
        form.add_widget(self.choice)
        form.add("note", "Pertimbangan atau catatan", LongTextField(lines=2), wide=True)
        if one.late:
            form.field("outcome").set_value("tidak_dapat_diterima")
        self.load_draft()
        form.field("outcome").changed.connect(self._outcome_chosen)
        self.ladder.changed.connect(self._preview)
        self._outcome_chosen()
        submit_act(session, self, self._decide, lambda _fate: done())

    def _outcome_chosen(self) -> None:
        outcome = self.form.field("outcome").value()
        row = self._session.desk.rulebook.appeal_outcomes.get(outcome) if outcome else None
        wanted = row is not None and row.needs_sanction != "tidak"
        reveal(self.choice, wanted)
        if wanted:
            self.ladder.set_rungs(self._kinds(str(outcome)))
        else:
            self.ladder.set_rungs(())
        self._preview()

    def _kinds(self, outcome: str) -> list[Rung]:
        """Kinds of the same track: open where the outcome and the person allow them, closed with the reason."""
        return replacing_rungs(self._session.desk.rulebook, self._data, self._decree, self._appeal, outcome)

    def found(self) -> DecreeFate | None:
        """What the decision as typed does to the decree."""
        outcome = self.form.field("outcome").value()
        if not outcome:
            return None
        rulebook = self._session.desk.rulebook
        row = rulebook.appeal_routes.get(self._appeal.route)
        route = row.id if row is not None and row.outcomes else None
        return decree_after(rulebook, outcome, str(self._decree.sanction["id"]), self.ladder.chosen(), route)

    def _preview(self) -> None:
        fate = self.found()
        if fate is None:
            self.fate.set("Pilih putusannya; akibatnya ditunjukkan di sini sebelum disimpan.", "muted")
            self.what.set_notices(())
            return
        missing = fate.decree == "diganti" and self.ladder.chosen() is None
        words, tone = preview_words(fate, self._decree, self._session.desk.rulebook)
        if missing:
            words, tone = "Keputusan diganti. Pilih sanksi penggantinya di bawah ini.", "amber"
        self.fate.set(words, tone)
        self.what.set_notices([one for one in fate.notices if not (missing and one.code == "appeal.new_missing")])
        self._session.later(self.fit)

    def _decide(self, values: dict[str, Any], override: str) -> DecreeFate:
        return decide(
            self._session.desk,
            self._appeal.id,
            decided_on=values["decided_on"],
            outcome=values["outcome"],
            new_sanction_id=self.ladder.chosen(),
            number=values["number"],
            by=values["by"],
            note=values["note"],
            override=override,
        )


def preview_words(fate: DecreeFate, decree: DecreeView, rulebook: Rulebook) -> tuple[str, str]:
    """``Keputusan diganti: … Pernyataan secara terbuka menjadi Pernyataan secara tertutup``, and its tone."""
    words, tone = FATE_WORDS[fate.decree]
    old = str(decree.sanction.get("name", ""))
    if fate.decree == "diganti" and fate.sanction is not None:
        words = f"{words}. {old} menjadi {rulebook.sanctions[fate.sanction].name}"
    elif fate.decree == "tetap":
        words = f"{words}: {old}"
    return f"{words}.", "red" if blocks(fate.notices) else tone


def replacing_rungs(
    rulebook: Rulebook, data: CaseData, decree: DecreeView, appeal: AppealView, outcome: str
) -> list[Rung]:
    """What the reviewer may put in the decree's place, on the ladder of the same track."""
    options = data.ladders.charge if decree.moral else (data.ladders.discipline or data.ladders.charge)
    old = str(decree.sanction["id"])
    scale = rulebook.scales.get(str(decree.sanction.get("scale", "")))
    kept = []
    for option in options:
        same = scale is None or (rulebook.scales[option.sanction.scale].track == "kode_etik") == (
            scale.track == "kode_etik"
        )
        if same and not option.sanction.is_referral and option.sanction.id != old:
            kept.append(_weighed(rulebook, data, option, old, outcome))
    return rungs(kept)


def _weighed(rulebook: Rulebook, data: CaseData, option: SanctionOption, old: str, outcome: str) -> SanctionOption:
    day = data.today
    fate = decree_after(rulebook, outcome, old, option.sanction.id)
    against = (
        *blocks(fate.notices),
        *unavailable(rulebook, option.sanction, data.case.respondent.kind, day, day),
    )
    return replace(option, open=not against, reasons=against)


def way_words(one: AppealView) -> str:
    """``keberatan kepada PPK``."""
    return f"{one.name[:1].lower()}{one.name[1:]}"


def decree_words(decree: DecreeView) -> str:
    """``keputusan 800/12/2024 tanggal 25 September 2024``."""
    number = f" {decree.number}" if decree.number else ""
    return f"keputusan{number} tanggal {long_date(decree.set_on)}"
