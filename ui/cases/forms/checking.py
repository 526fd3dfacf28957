"""Verification, the side exits, and classification with what the law says while choosing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from models.law.assessment import Assessment, EarlierSanction
from models.law.levels import ABSENCE
from models.law.notice import RuleRef
from models.procedure.classification import classify, try_facts
from models.procedure.intake import DAYS_OF_YEAR
from models.procedure.summons import PP94_SINCE
from models.procedure.verification import refer, reject, verify, withdraw
from models.registry.caseviews import CaseFile
from models.registry.labels import CANDIDACY, IMPACTS, TRACKS, word
from ui.acts import submit_act
from ui.cases.catalogue import calendars
from ui.cases.forms import repetition
from ui.cases.forms.violations import ViolationsField
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.dates import DateField
from ui.widgets.dialog import FormDialog
from ui.widgets.fields import CheckField, ChoiceField, LongTextField, NumberField, TextField
from ui.widgets.keyvalue import KeyValue
from ui.widgets.lawlink import LawLink
from ui.widgets.layout import box, column
from ui.widgets.notices import NoticeList

CHECKS = (
    ("identity", "Identitas", "Identitas terlapor jelas"),
    ("time", "Waktu", "Waktu kejadian jelas"),
    ("place", "Tempat", "Tempat kejadian jelas"),
    ("evidence", "Bukti", "Ada bukti permulaan"),
)

DAYS_AWAY = ("absence_days", "consecutive_absence")
"""Asked only where the charge is absence (PP 94/2021 Pasal 4 huruf f)."""


def verify_dialog(parent: QWidget, session: Session, case: CaseFile, done: Callable[[], object]) -> FormDialog:
    """The check of form. What is missing wants a written reason to go on."""
    dialog = FormDialog(
        parent,
        "Verifikasi laporan",
        "Yang belum lengkap tidak menghentikan perkara, tetapi melanjutkannya memerlukan alasan tertulis.",
        action="Catat verifikasi",
        icon="list-checks",
        drafts=session.drafts,
        draft_key=f"verify:{case.id}",
    )
    today = session.desk.now().date()
    form = dialog.form
    for key, name, words in CHECKS:
        checked = {"identity": bool(case.respondent.name), "evidence": bool(case.evidence)}.get(key, True)
        field = CheckField(words, checked)
        form.add(key, "", field)
        field.name(name)
    form.add(
        "on",
        "Tanggal verifikasi",
        DateField(today, today=lambda: today, earliest=case.received, latest=today),
        required=True,
    )
    form.add("note", "Catatan", LongTextField(lines=3))
    dialog.load_draft()
    submit_act(
        session,
        dialog,
        lambda v, override: verify(
            session.desk,
            case.id,
            identity=v["identity"],
            time=v["time"],
            place=v["place"],
            evidence=v["evidence"],
            note=v["note"],
            on=v["on"],
            override=override,
        ),
        lambda _result: done(),
    )
    return dialog


def exit_dialog(parent: QWidget, session: Session, case: CaseFile, key: str, done: Callable[[], object]) -> FormDialog:
    """The side exits: not accepted, referred elsewhere, withdrawn. Each wants its reason."""
    titles = {
        "reject": ("Laporan tidak diterima", "Perkara ditutup; laporan dan buktinya tetap tersimpan."),
        "refer": ("Teruskan ke lembaga lain", "Untuk perbuatan yang bukan wewenang majelis, misalnya tindak pidana."),
        "withdraw": ("Laporan dicabut", "Dicabut oleh pelapor dan kantor tidak melanjutkannya."),
    }
    title, text = titles[key]
    dialog = FormDialog(parent, title, text, action=title, danger=True, drafts=session.drafts,
                        draft_key=f"{key}:{case.id}")  # fmt: skip
    if key == "refer":
        places = sorted({row.to for row in session.desk.rulebook.referrals.values() if row.to})
        choices = [(place, place) for place in places] + [("lain", "Lembaga lain…")]
        dialog.form.add("to", "Tujuan", ChoiceField(choices, empty="Pilih…"), required=True)
        dialog.form.add("other", "Nama lembaga", TextField())
    dialog.form.add("reason", "Alasan", LongTextField(lines=4), required=True)
    dialog.load_draft()

    def work(values: dict[str, Any], _override: str) -> None:
        desk = session.desk
        if key == "refer":
            to = values["other"] if values["to"] == "lain" else values["to"]
            refer(desk, case.id, to, values["reason"])
        else:
            (reject if key == "reject" else withdraw)(desk, case.id, values["reason"])

    submit_act(session, dialog, work, lambda _result: done())
    return dialog


class ClassifyDialog(FormDialog):
    """Violations, stage of candidacy and impact; what the law then says is shown before anything is fixed."""

    def __init__(self, parent: QWidget, session: Session, case: CaseFile, done: Callable[[], object]) -> None:
        super().__init__(
            parent,
            "Golongkan perkara",
            "Program menunjukkan jalur dan sanksi yang terbuka beserta pasalnya. Manusia yang memutuskan.",
            action="Tetapkan penggolongan",
            icon="split",
            columns=2,
            width=920,
            drafts=session.drafts,
            draft_key=f"classify:{case.id}",
        )
        self._session, self._case = session, case
        form, rulebook = self.form, session.desk.rulebook
        self.violations = ViolationsField(rulebook, height=200)
        self.violations.set_context(case.act_date, case.respondent.kind.value)
        form.add("violations", "Butir pelanggaran", self.violations, required=True, wide=True)
        form.add("calendar", "Kalender pemilihan",
                 ChoiceField(calendars(rulebook, case.act_date), empty="Tidak terkait pemilihan"))  # fmt: skip
        stages = [(key, words) for key, words in CANDIDACY.items()]
        form.add("stage", "Tahap pencalonan", ChoiceField(stages, empty="Menurut kalender"))
        form.add("impact", "Dampak perbuatan", ChoiceField(list(IMPACTS.items()), empty="Belum dinilai"),
                 hint="Menentukan tingkat hukuman pada jalur disiplin (PP 94/2021 Pasal 9–14).")  # fmt: skip
        form.add("impact_reason", "Alasan penilaian dampak", LongTextField(lines=2))
        form.add("absence_days", "Tidak masuk kerja", NumberField(highest=DAYS_OF_YEAR, unit="hari kerja", width=180),
                 hint="Tanpa alasan yang sah, dijumlahkan dalam tahun kalender (PP 94/2021 Pasal 9–11).")  # fmt: skip
        form.add("consecutive_absence", "Terpanjang terus-menerus",
                 NumberField(highest=DAYS_OF_YEAR, unit="hari kerja", width=180),
                 hint="Sepuluh hari kerja terus-menerus: pemberhentian (PP 94/2021 Pasal 11 dan 15).")  # fmt: skip
        form.add("again", "Hukuman terdahulu yang sifatnya sama",
                 ChoiceField(repetition.choices(rulebook, case), empty="Tidak ada"),
                 hint="Jenis sekarang harus lebih berat dari hukuman itu (PP 94/2021 Pasal 35 ayat (2)).")  # fmt: skip
        before, today = case.act_date - timedelta(days=1), session.desk.now().date()
        form.add("again_on", "Tanggal hukuman itu", DateField(today=lambda: today, latest=before), required=True)
        form.add("examined_before", "Sudah diperiksa pada",
                 DateField(today=lambda: today, earliest=case.act_date, latest=case.received),
                 hint="Bila diperiksa sebelum 31 Agustus 2021, hasilnya tetap berlaku (PP 94/2021 Pasal 40 ayat (4)).",
                 )  # fmt: skip
        self.answer = Card("Menurut aturan")
        self.facts = KeyValue()
        self.found = NoticeList()
        self.answer.add(self.facts, self.found)
        form.add_widget(self.answer)
        self._fill()
        self.load_draft()
        form.changed.connect(self._ask)
        self._ask()
        submit_act(session, self, self._classify, lambda _result: done())

    def _fill(self) -> None:
        case = self._case
        self.form.set_values(
            {
                "violations": [v.id for v in case.violations],
                "calendar": case.calendar,
                "stage": case.candidacy if not case.calendar else None,
                "impact": case.impact,
                "impact_reason": case.impact_reason,
                "absence_days": case.absence_days,
                "consecutive_absence": case.consecutive_absence,
            }
        )
        again, on = repetition.chosen_before(case)
        self.form.set_values({"again": again, "again_on": on, "examined_before": case.examined_before})

    def _ask(self) -> None:
        """Ask the rules, in the background; only the newest question is answered."""
        desk, case = self._session.desk, self._case
        away = ABSENCE in self.violations.value()
        for key in DAYS_AWAY:
            self.form.reveal(key, away)
        repeated = repetition.asked(desk.rulebook, case, self.violations.value())
        self.form.reveal("again", repeated)
        self.form.reveal("examined_before", repeated and case.act_date < PP94_SINCE)
        self.form.reveal("again_on", repeated and repetition.from_elsewhere(self.form.field("again").value()))
        values = self.form.values()
        changes = {
            "violations": tuple(values["violations"]),
            "calendar": values["calendar"],
            "stage": values["stage"],
            "impact": values["impact"],
        } | {key: values[key] for key in DAYS_AWAY if away}
        if repeated:
            if values.get("examined_before"):
                changes["examined_on"] = values["examined_before"]
            changes["earlier"] = tuple(EarlierSanction(*one) for one in self._earlier(values))
        if not changes["violations"]:
            self.facts.set_rows([("Jalur", "Pilih butir pelanggaran lebih dahulu.")])
            self.found.set_notices(())
            return
        self._session.tasks.query("classify", lambda: try_facts(desk, case.id, **changes), self._show, owner=self)

    def _earlier(self, values: dict[str, Any]) -> repetition.Earlier:
        return repetition.earlier_of(self._case, values.get("again"), values.get("again_on"))

    def _show(self, found: Assessment) -> None:
        self.facts.set_rows(assessment_rows(found, self._session.desk.rulebook))
        self.found.set_notices([notice for notice in found.notices if not notice.code.startswith("panel.")])

    def _classify(self, values: dict[str, Any], override: str) -> Assessment:
        return classify(
            self._session.desk,
            self._case.id,
            violations=values["violations"],
            stage=values["stage"] or "",
            calendar=values["calendar"] or "",
            impact=values["impact"] or "",
            impact_reason=values["impact_reason"],
            absence_days=values.get("absence_days"),
            consecutive_absence=values.get("consecutive_absence"),
            examined_before=values.get("examined_before"),
            earlier=self._earlier(values) if "again" in values else None,
            override=override,
        )


def assessment_rows(found: Assessment, rulebook: Any) -> list[tuple[str, str | QWidget]]:
    """What the rules said, as facts: stage, track, open sanctions, who imposes, who examines."""
    names = [LawLink(RuleRef("sanction", one), rulebook.sanctions[one].name, kind="") for one in found.open_ids]
    rows: list[tuple[str, str | QWidget]] = [
        ("Tahap", word(CANDIDACY, found.stage) or "belum diketahui"),
        ("Jalur", _track(found, rulebook)),
        ("Sanksi terbuka", box(column(*names, gap=2)) if names else "tidak ada"),
        ("Ditetapkan oleh", imposer_words(found.imposed_by, rulebook)),
    ]
    if found.examined_by:
        rows.append(("Diperiksa oleh", found.examined_by))
    if found.counterpart:
        entry = rulebook.violations.get(found.counterpart)
        words = entry.text if entry else found.counterpart
        rows.append(("Butir padanan", LawLink(RuleRef("violation", found.counterpart), words, kind="")))
    return rows


def _track(found: Assessment, rulebook: Any) -> str | QWidget:
    parts = [word(TRACKS, found.track)]
    if found.level in ("ringan", "sedang", "berat"):
        parts.append(f"tingkat {found.level}")
    words = " · ".join(part for part in parts if part)
    if not words:
        return "belum dapat ditentukan"
    scale = rulebook.scales.get(found.scale) if found.scale else None
    return LawLink(RuleRef("scale", scale.id), words, kind="") if scale is not None else words


def imposer_words(codes: Sequence[str], rulebook: Any) -> str:
    """Codes of who imposes in words."""
    names = [rulebook.imposers[code].name if code in rulebook.imposers else code for code in codes]
    return " atau ".join(names) if names else "belum dapat ditentukan"
