"""The discipline track: passing the case there, the examiner and the report, temporary relief from duty."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from models.law.notice import Notice
from models.law.person import Person
from models.procedure.referral import suggested, to_discipline
from models.procedure.relief import end, relieve
from models.procedure.team import (
    ELEMENTS,
    TeamMemberInput,
    examine_by_superior,
    form_team,
    replace_member,
    report,
    team_notices,
)
from models.registry.caseviews import CaseFile
from models.registry.labels import IMPACTS
from ui.acts import submit_act
from ui.cases.forms.checking import assessment_rows
from ui.cases.forms.people import directory_search
from ui.cases.forms.violations import ViolationsField
from ui.cases.ladder import Ladder, rungs
from ui.cases.reading import CaseData
from ui.session import Session
from ui.widgets.banner import Remark
from ui.widgets.card import Card
from ui.widgets.dates import DateField
from ui.widgets.dialog import FormDialog
from ui.widgets.fields import CheckField, ChoiceField, LongTextField, TextField
from ui.widgets.keyvalue import KeyValue
from ui.widgets.layout import reveal
from ui.widgets.person import PersonPicker

SEATS = (
    ("atasan_langsung", "ketua"),
    ("pengawasan", "anggota"),
    ("kepegawaian", "sekretaris"),
    ("lain", "anggota"),
)
"""Element and usual role of each seat of the form (PP 94/2021 Pasal 29 ayat (3)-(4))."""
ROLES = (("ketua", "Ketua"), ("sekretaris", "Sekretaris"), ("anggota", "Anggota"))


class ToDisciplineDialog(FormDialog):
    """Pass the case to the discipline track with the articles for the same conduct (PP 42/2004 Pasal 16)."""

    def __init__(self, parent: QWidget, session: Session, data: CaseData, done: Callable[[], object]) -> None:
        super().__init__(
            parent,
            "Teruskan ke jalur disiplin",
            "Majelis hanya merekomendasikan; pemeriksaan disiplin dilakukan atasan atau tim (PP 42/2004 Pasal 16).",
            action="Teruskan",
            icon="split",
            columns=2,
            width=900,
            drafts=session.drafts,
            draft_key=f"to_discipline:{data.case.id}",
        )
        self._session, self._data = session, data
        case, today, form = data.case, data.today, self.form
        self.violations = ViolationsField(session.desk.rulebook, height=190)
        self.violations.set_context(case.act_date, case.respondent.kind.value)
        form.add("violations", "Butir disiplin untuk perbuatan yang sama", self.violations, required=True, wide=True,
                 hint="Program mengusulkan padanan butir kode etik; periksa dan ubah bila perlu.")  # fmt: skip
        day = DateField(today, today=lambda: today, earliest=case.received, latest=today)
        form.add("on", "Tanggal penerusan", day, required=True)
        form.add("number", "Nomor surat", TextField())
        form.add("impact", "Dampak perbuatan", ChoiceField(list(IMPACTS.items()), empty="Belum dinilai"),
                 hint="Menentukan tingkat hukuman (PP 94/2021 Pasal 9–14).")  # fmt: skip
        form.add("impact_reason", "Alasan penilaian dampak", LongTextField(lines=2))
        form.add("reason", "Alasan penerusan", LongTextField(lines=3), required=True, wide=True)
        self.answer = KeyValue()
        card = Card("Menurut aturan disiplin")
        card.add(self.answer)
        form.add_widget(card)
        form.field("impact").set_value(case.impact)
        form.field("impact_reason").set_value(case.impact_reason)
        self.load_draft()
        if not self.violations.value():
            desk = session.desk
            session.tasks.query("suggested", lambda: suggested(desk, case.id), self._suggest, owner=self)
        form.field("violations").changed.connect(self._ask)
        form.field("impact").changed.connect(self._ask)
        self._ask()
        submit_act(session, self, self._pass_on, lambda _id: done())

    def _suggest(self, ids: Sequence[str]) -> None:
        if ids and not self.violations.value():
            self.violations.set_value(list(ids))
            self._ask()

    def _ask(self) -> None:
        from models.procedure.classification import try_facts

        chosen = tuple(self.violations.value())
        if not chosen:
            self.answer.set_rows([("Jalur", "Pilih butir disiplin lebih dahulu.")])
            return
        desk, case_id, impact = self._session.desk, self._data.case.id, self.form.field("impact").value()
        self._session.tasks.query(
            "discipline.try", lambda: try_facts(desk, case_id, violations=chosen, impact=impact), self._show, owner=self
        )

    def _show(self, found: Any) -> None:
        rows = assessment_rows(found, self._session.desk.rulebook)
        self.answer.set_rows([one for one in rows if one[0] != "Tahap"])

    def _pass_on(self, values: dict[str, Any], override: str) -> int:
        return to_discipline(
            self._session.desk,
            self._data.case.id,
            reason=values["reason"],
            violations=values["violations"],
            on=values["on"],
            number=values["number"],
            impact=values["impact"],
            impact_reason=values["impact_reason"],
            override=override,
        )


class FormTeamDialog(FormDialog):
    """The examiner: an ad hoc team by elements, or the direct superior alone. Checked while choosing."""

    def __init__(self, parent: QWidget, session: Session, data: CaseData, done: Callable[[], object]) -> None:
        super().__init__(
            parent,
            "Bentuk tim pemeriksa",
            "Ancaman berat diperiksa tim, sedang dapat oleh tim, ringan oleh atasan langsung (PP 94/2021 Pasal 27–29).",
            action="Catat pemeriksa",
            icon="users",
            columns=2,
            width=860,
        )
        self._session, self._data = session, data
        today, form = data.today, self.form
        kinds = [("tim", "Tim pemeriksa"), ("atasan", "Atasan langsung sendiri")]
        form.add("kind", "Diperiksa oleh", ChoiceField(kinds), required=True)
        form.add("number", "Nomor keputusan pembentukan", TextField(), required=True)
        day = DateField(today, today=lambda: today, latest=today)
        form.add("on", "Tanggal", day, required=True)
        form.add_heading("Anggota menurut unsurnya")
        for element, role in SEATS:
            add_member_fields(form, session, element, role)
        assessment = data.ladders.assessment
        usual = assessment is not None and assessment.level == "ringan"
        form.field("kind").set_value("atasan" if usual else "tim")
        form.changed.connect(self._arrange)
        self._arrange()
        submit_act(session, self, self._form, lambda _id: done())

    def members(self) -> list[TeamMemberInput]:
        """The members chosen so far."""
        values = self.form.values()
        found = []
        for element, _role in SEATS:
            pick = self.form.field(f"{element}_person").chosen()
            if pick is not None and f"{element}_person" in values:
                role = values.get(f"{element}_role") or "anggota"
                found.append(TeamMemberInput(element, pick.data, bool(values.get(f"{element}_involved")), role))
        return found

    def _arrange(self) -> None:
        team = self.form.field("kind").value() == "tim"
        self.form.reveal("number", team)
        for element, _role in SEATS[1:]:
            reveal_member(self.form, element, team)
        for part in ("role", "involved"):
            self.form.reveal(f"{SEATS[0][0]}_{part}", team)
        chosen = self.members()
        if not team or not chosen:
            self.notices.set_notices(())
            return
        desk, case_id = self._session.desk, self._data.case.id
        self._session.tasks.query("team.check", lambda: team_notices(desk, case_id, chosen), self._say, owner=self)

    def _say(self, found: Sequence[Notice]) -> None:
        self.notices.set_notices(found)

    def _form(self, values: dict[str, Any], override: str) -> int:
        desk, case_id, members = self._session.desk, self._data.case.id, self.members()
        if values["kind"] == "atasan":
            person = members[0].person if members else Person(name="")
            return examine_by_superior(desk, case_id, person=person, on=values["on"], override=override)
        return form_team(desk, case_id, number=values["number"], on=values["on"], members=members, override=override)


def add_member_fields(form: Any, session: Session, element: str, role: str) -> None:
    """Person, role and involvement of a seat."""
    title = ELEMENTS[element]
    form.add(f"{element}_person", title, PersonPicker(directory_search(session, f"team.{element}")),
             required=element == "atasan_langsung")  # fmt: skip
    form.add(f"{element}_role", f"Kedudukan {title.lower()}", ChoiceField(ROLES))
    form.field(f"{element}_role").set_value(role)
    form.add(f"{element}_involved", "", CheckField(f"{title} terlibat dalam pelanggaran"), wide=True)


def reveal_member(form: Any, element: str, shown: bool) -> None:
    """Show or hide a seat."""
    for part in ("person", "role", "involved"):
        form.reveal(f"{element}_{part}", shown)


class ReplaceMemberDialog(FormDialog):
    """Another person takes a member's place; the one who left stays on record."""

    def __init__(self, parent: QWidget, session: Session, data: CaseData, done: Callable[[], object]) -> None:
        team = data.case.team
        assert team is not None
        super().__init__(
            parent,
            "Ganti anggota tim pemeriksa",
            "Yang berhalangan atau terlibat digantikan; susunan baru diperiksa lagi (PP 94/2021 Pasal 29 ayat (6)).",
            action="Ganti anggota",
            icon="user-check",
            width=640,
        )
        self._session, self._members = session, {m.id: m for m in team.seated}
        today, form = data.today, self.form
        choices = [(m.id, f"{ELEMENTS.get(m.element, m.element)} · {m.person.titled_name}") for m in team.seated]
        form.add("member", "Yang digantikan", ChoiceField(choices, empty="Pilih…"), required=True)
        form.add("person", "Pengganti", PersonPicker(directory_search(session, "team.replace")), required=True)
        form.add("on", "Tanggal", DateField(today, today=lambda: today, earliest=team.formed_on, latest=today),
                 required=True)  # fmt: skip
        form.add("reason", "Alasan", LongTextField(lines=2), required=True)
        submit_act(session, self, self._replace, lambda _id: done())

    def _replace(self, values: dict[str, Any], override: str) -> int:
        old, pick = self._members[values["member"]], self.form.field("person").chosen()
        assert pick is not None
        member = TeamMemberInput(old.element, pick.data, False, old.role)
        return replace_member(
            self._session.desk, old.id, member=member, reason=values["reason"], on=values["on"], override=override
        )


class ReportDialog(FormDialog):
    """The laporan hasil pemeriksaan: what was found and the kind of sanction proposed, on the discipline ladder."""

    def __init__(self, parent: QWidget, session: Session, data: CaseData, done: Callable[[], object]) -> None:
        team = data.case.team
        assert team is not None
        super().__init__(
            parent,
            "Catat laporan hasil pemeriksaan",
            "Usul pemeriksa; yang menetapkan tetap pejabat yang berwenang (PP 94/2021 Pasal 29 dan 33).",
            action="Catat laporan",
            icon="file-check",
            columns=2,
            width=860,
            drafts=session.drafts,
            draft_key=f"report_team:{team.id}",
        )
        self._session, self._team = session, team.id
        today, form = data.today, self.form
        day = DateField(today, today=lambda: today, earliest=team.formed_on, latest=today)
        form.add("on", "Tanggal laporan", day, required=True)
        form.add("number", "Nomor laporan", TextField())
        form.add("findings", "Hasil pemeriksaan", LongTextField(lines=4), required=True, wide=True)
        choices = [(True, "Terbukti"), (False, "Tidak terbukti")]
        form.add("proven", "Kesimpulan", ChoiceField(choices), required=True, wide=True)
        self.ladder = Ladder("Sanksi yang diusulkan")
        options = data.ladders.discipline or data.ladders.charge
        assessment = data.ladders.assessment or data.assessment
        own = {one.sanction.id for one in assessment.options} if assessment is not None else set()
        self.ladder.set_rungs([one for one in rungs(options, own=own) if not one.apart])
        self.card = Card("Sanksi yang diusulkan", gap=0)
        self.card.add(self.ladder)
        form.add_widget(self.card)
        form.add("aggravating", "Memberatkan", LongTextField(lines=2))
        form.add("mitigating", "Meringankan", LongTextField(lines=2))
        form.field("proven").changed.connect(self._arrange)
        self.load_draft()
        self._arrange()
        submit_act(session, self, self._report, lambda _none: done())

    def _arrange(self) -> None:
        reveal(self.card, bool(self.form.field("proven").value()))

    def _report(self, values: dict[str, Any], override: str) -> None:
        proven = bool(values["proven"])
        report(
            self._session.desk,
            self._team,
            on=values["on"],
            findings=values["findings"],
            proven=proven,
            proposed_sanction_id=self.ladder.chosen() if proven else None,
            number=values["number"],
            aggravating=values["aggravating"].splitlines(),
            mitigating=values["mitigating"].splitlines(),
            override=override,
        )


class RelieveDialog(FormDialog):
    """Temporary relief from duty: since when, by whom, who acts meanwhile (PP 94/2021 Pasal 31)."""

    def __init__(self, parent: QWidget, session: Session, data: CaseData, done: Callable[[], object]) -> None:
        super().__init__(
            parent,
            "Pembebasan sementara dari tugas jabatan",
            "Sejak diperiksa sampai keputusan ditetapkan, hanya bila kemungkinan berat (PP 94/2021 Pasal 31).",
            action="Catat pembebasan",
            icon="user-x",
            columns=2,
            width=760,
            drafts=session.drafts,
            draft_key=f"relieve:{data.case.id}",
        )
        self._session, self._case = session, data.case
        today, form = data.today, self.form
        form.add("since", "Sejak", DateField(today, today=lambda: today, latest=today), required=True)
        form.add("number", "Nomor keputusan", TextField())
        form.add("by_superior", "", CheckField("Dilakukan atasan langsung", True), wide=True)
        form.add("person", "Pejabat yang membebaskan", PersonPicker(directory_search(session, "relief.by")), wide=True)
        form.add("acting", "Pelaksana harian", TextField(), wide=True,
                 hint="Selama pembebasan diangkat pejabat pelaksana harian (Pasal 31 ayat (3)).")  # fmt: skip
        form.add("reason", "Alasan", LongTextField(lines=2), wide=True)
        form.add_widget(Remark("Hak kepegawaian tetap diterima selama dibebaskan (PP 94/2021 Pasal 31 ayat (4))."))
        self.load_draft()
        submit_act(session, self, self._relieve, lambda _id: done())

    def _relieve(self, values: dict[str, Any], override: str) -> int:
        pick = self.form.field("person").chosen()
        return relieve(
            self._session.desk,
            self._case.id,
            since=values["since"],
            by=pick.data if pick is not None else None,
            acting=values["acting"],
            number=values["number"],
            reason=values["reason"],
            by_superior=values["by_superior"],
            override=override,
        )


def end_relief_dialog(parent: QWidget, session: Session, case: CaseFile, done: Callable[[], object]) -> FormDialog:
    """End a relief before the decree."""
    relief = case.relief
    assert relief is not None
    dialog = FormDialog(
        parent, "Akhiri pembebasan sementara",
        "Berakhir sendiri saat keputusan ditetapkan; diakhiri lebih awal bila dasarnya tidak ada lagi.",
        action="Akhiri pembebasan", icon="undo-2",
    )  # fmt: skip
    today = session.desk.now().date()
    day = DateField(today, today=lambda: today, earliest=relief.since, latest=today)
    dialog.form.add("on", "Berakhir tanggal", day, required=True)
    dialog.form.add("reason", "Alasan", LongTextField(lines=2), required=True)
    submit_act(session, dialog, lambda v, _o: end(session.desk, relief.id, v["on"], v["reason"]), lambda _n: done())
    return dialog
