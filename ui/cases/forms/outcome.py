"""After the decision: the decree, its delivery with the clock, execution, follow-up, closing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from models.law.authority import standing_in
from models.law.clocks import Run, clock
from models.law.effect import Effect
from models.law.rungs import SanctionOption
from models.procedure.decree import close_case, deliver, effect_if, execute, follow_up, issue_decree
from models.procedure.imposing import BY_PPK, MAYOR
from models.registry.afterviews import DecreeView
from models.registry.caseviews import CaseFile
from ui.acts import submit_act
from ui.cases import afterflow
from ui.cases.clocks import ClockView
from ui.cases.forms.hearing import METHODS
from ui.cases.forms.official import add_official_fields, official_of, reveal_official
from ui.cases.ladder import Ladder, Rung, rungs
from ui.cases.reading import CaseData
from ui.session import Session
from ui.widgets.banner import Remark
from ui.widgets.card import Card
from ui.widgets.dates import DateField, long_date
from ui.widgets.dialog import FormDialog
from ui.widgets.fields import CheckField, ChoiceField, LongTextField, NumberField, TextField
from ui.widgets.text import label

_WHEN = {
    "decree.higher_official": "bila jabatan itu lowong",
    "decree.functional_official": "bila tidak ada administrator atau pengawas",
}
"""When another than the one empowered may impose, in a few words; the act then wants the reason."""
HEAD = frozenset({MAYOR}) | BY_PPK
"""Codes behind which the head of the office stands: his own name is on the paper."""


class DecreeDialog(FormDialog):
    """The decree that imposes. The recommended rung is chosen; another open one wants the written reason.

    Where an appeal changed a decree, this is the one that takes its place, with the kind decided there.
    """

    def __init__(self, parent: QWidget, session: Session, data: CaseData, done: Callable[[], object]) -> None:
        self._old = afterflow.waiting_replacement(data.case)
        replacing = self._old is not None
        super().__init__(
            parent,
            "Catat keputusan pengganti" if replacing else "Catat keputusan penjatuhan sanksi",
            "Melaksanakan putusan upaya administratif; jenis sanksinya yang diputus di sana (PP 79/2021)."
            if replacing
            else "Ditetapkan tertulis, menyebut jenis pelanggaran (PP 42/2004 Pasal 15; PP 94/2021 Pasal 33).",
            action="Catat keputusan",
            icon="stamp",
            columns=2,
            width=860,
            drafts=session.drafts,
            draft_key=f"decree:{data.case.id}:{len(data.case.decrees)}",
        )
        self._session, self._data = session, data
        self._options = {option.sanction.id: option for option in decree_options(data)}
        self._recommended = recommended_sanction(data)
        self.ladder = Ladder("Sanksi yang ditetapkan")
        self.ladder.set_rungs(self._rungs(), self._recommended)
        card = Card("Sanksi yang ditetapkan", gap=0)
        card.add(self.ladder)
        form, today = self.form, data.today
        form.add_widget(card)
        earliest = data.case.decision.decided_on if data.case.decision is not None else data.case.received
        day = DateField(today, today=lambda: today, earliest=earliest, latest=today)
        form.add("set_on", "Tanggal keputusan", day, required=True)
        form.add("imposer", "Ditetapkan oleh", ChoiceField(empty="Menurut aturan"))
        form.add("official_title", "Jabatan penetap", TextField(), wide=True,
                 hint="Diisi bila bukan PPK: jabatan lengkap pejabat yang menetapkan.")  # fmt: skip
        form.add("statement_days", "Lama pengumuman", NumberField(0, 0, 365, unit="hari"),
                 hint="Untuk pernyataan terbuka; 0 bila tidak diumumkan.")  # fmt: skip
        form.add("forum", "Forum pernyataan", TextField())
        form.add("delegation", "Nomor dan tanggal keputusan pendelegasian", TextField(), wide=True,
                 hint="Bila ditetapkan pejabat lain, minimal eselon IV (PP 42/2004 Pasal 15 ayat (5)).")  # fmt: skip
        add_official_fields(form, session)
        words = violation_words(data, self._old)
        form.add_widget(Remark(f"Jenis pelanggaran yang dicantumkan: {words} (wajib, PP 42/2004 Pasal 15 ayat (4))."))
        self._chosen()
        self.load_draft()
        self.ladder.changed.connect(self._chosen)
        for key in ("delegation", "official_by_hand", "imposer"):
            form.field(key).changed.connect(self._signs)
        self._signs()
        submit_act(session, self, self._issue, lambda _id: done())

    def _rungs(self) -> list[Rung]:
        shown = rungs(list(self._options.values()))
        if self._old is not None:
            return [one for one in shown if one.id == self._recommended] or _only(self._data, self._recommended)
        words = "diusulkan pemeriksa" if _by_team(self._data) else "direkomendasikan majelis"
        shown = [one for one in shown if not one.referral]
        return [replace(one, note=words) if one.id == self._recommended else one for one in shown]

    def _chosen(self) -> None:
        """Another kind: who may impose it, where it is announced, whether it is announced at all."""
        chosen = self.ladder.chosen()
        option = self._options.get(chosen or "")
        imposers = self._session.desk.rulebook.imposers
        codes = option.imposed_by if option is not None else ()
        choices = [(code, imposers[code].name) for code in codes if code in imposers]
        if option is not None:
            others = standing_in(self._session.desk.rulebook, option.sanction, self._data.case.respondent, codes)
            choices += [(code, f"{imposers[code].name} ({_WHEN[notice.code]})") for code, notice in others.items()]
        self.form.field("imposer").set_choices(choices)
        moral = option is not None and option.sanction.level == "moral"
        for key in ("statement_days", "forum", "delegation"):
            self.form.reveal(key, moral)
        self.form.reveal("official_title", not moral)
        self._signs()
        forums = option.sanction.delivery_forums if option is not None else ()
        if forums and not self.form.field("forum").value():
            self.form.field("forum").set_value(forums[0])

    def _signs(self) -> None:
        """Another than the head signs: who it was delegated to, or who is empowered in place of the PPK."""
        values = self.form.values()
        option = self._options.get(self.ladder.chosen() or "")
        codes = option.imposed_by if option is not None else ()
        wanted = values["imposer"] or (MAYOR if MAYOR in codes else next(iter(codes), MAYOR))
        moral = "delegation" in values
        reveal_official(self.form, bool((values["delegation"] or "").strip()) if moral else wanted not in HEAD)

    def _issue(self, values: dict[str, Any], override: str) -> int:
        return issue_decree(
            self._session.desk,
            self._data.case.id,
            set_on=values["set_on"],
            sanction_id=self.ladder.chosen(),
            statement_days=values.get("statement_days") or 0,
            forum=values.get("forum") or "",
            signer=official_of(self.form, self._session),
            delegation=values.get("delegation") or "",
            imposer=values["imposer"] or "",
            official_title=values.get("official_title") or "",
            override=override,
        )


def decree_options(data: CaseData) -> list[SanctionOption]:
    """The rungs a decree may choose from: of the discipline articles once the case lies there, else of the charge."""
    assessment = data.ladders.assessment if data.case.discipline is not None else None
    found = assessment or data.assessment
    return list(found.options) if found is not None else []


def recommended_sanction(data: CaseData) -> str | None:
    """What was decided on appeal, proposed by the examiner, or recommended by the council."""
    old = afterflow.waiting_replacement(data.case)
    if old is not None:
        decided = next((one for one in reversed(old.appeals) if one.new_sanction), None)
        return str(decided.new_sanction["id"]) if decided is not None and decided.new_sanction else None
    team, decision = data.case.team, data.case.decision
    if _by_team(data) and team is not None and team.proposed:
        return str(team.proposed["id"])
    return str(decision.sanction["id"]) if decision is not None and decision.sanction else None


def _by_team(data: CaseData) -> bool:
    team = data.case.team
    return data.case.discipline is not None and team is not None and bool(team.proposed)


def _only(data: CaseData, sanction_id: str | None) -> list[Rung]:
    """The kind decided on appeal where it is no rung of the present ladder."""
    old = afterflow.waiting_replacement(data.case)
    kept = next((one.new_sanction for one in reversed(old.appeals) if one.new_sanction), None) if old else None
    if kept is None or sanction_id is None:
        return []
    return [Rung(sanction_id, str(kept.get("name", "")), str(kept.get("legal_basis", "")), True,
                 verified=bool(kept.get("verified", True)), note="diputus atas upaya administratif")]  # fmt: skip


def violation_words(data: CaseData, old: DecreeView | None) -> str:
    """The kind of violation that the decree names."""
    if old is not None:
        return old.violation_text or "—"
    referral = data.case.discipline
    if referral is not None:
        return "; ".join(str(one.get("text", "")) for one in referral.violations) or "—"
    return proven_words(data.case)


def proven_words(case: CaseFile) -> str:
    """The wording of what was found proven."""
    findings = case.decision.findings if case.decision else ()
    return "; ".join(f["snapshot"].get("text", "") for f in findings if f["proven"]) or "—"


class DeliverDialog(FormDialog):
    """The handing over that starts the clocks; the day of effect is counted step by step while typing."""

    def __init__(self, parent: QWidget, session: Session, data: CaseData, done: Callable[[], object]) -> None:
        decree = data.case.decree
        assert decree is not None
        limit = clock(session.desk.rulebook, "deliver_decree", decree.set_on, on=decree.set_on)
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
        self.reason = label("", "muted", wrap=True)
        card = Card("Mulai berlaku")
        card.add(self.clock, self.reason)
        form.add_widget(card)
        self.load_draft()
        form.field("refused").changed.connect(self._arrange)
        form.field("on").changed.connect(self._count)
        self._arrange()
        self._count()
        submit_act(session, self, self._deliver, lambda _day: done())

    def _arrange(self) -> None:
        self.form.reveal("witnesses", bool(self.form.field("refused").value()))

    def _count(self) -> None:
        """The day of effect; a date that is half typed has none, also where the count of the last one is under way."""
        day: date | None = self.form.field("on").value()
        desk, decree = self._session.desk, self._decree.id
        self._session.tasks.query(
            "effect", lambda: effect_if(desk, decree, day) if day is not None else None, self._say, owner=self
        )

    def _say(self, found: Effect | None) -> None:
        """The day of effect with its counting, or why no day can be said."""
        run = effect_run(found, self._decree.set_on) if found is not None else None
        self.clock.show_run(run, "keputusan diterima" if run is not None and run.days else "keputusan ditetapkan")
        self.reason.setText(found.reason.message if found is not None else "")

    def _deliver(self, values: dict[str, Any], override: str) -> date | None:
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


def effect_run(found: Effect, set_on: date) -> Run | None:
    """The counting to the day of effect; a single day where nothing was counted, None where no day can be said."""
    if found.run is not None or found.on is None:
        return found.run
    reason = found.reason
    return Run(set_on, found.on, 0, "hari_kerja", legal_basis=reason.legal_basis, verified=reason.verified,
               source=reason.source)  # fmt: skip


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
        lambda v, override: execute(
            session.desk,
            decree.id,
            on=v["on"],
            forum=v["forum"],
            read_by=v["read_by"],
            attended=v["attended"],
            note=v["note"],
            proof_evidence_id=v["proof"],
            override=override,
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
