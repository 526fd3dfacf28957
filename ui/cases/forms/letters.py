"""Beginning a letter of the case: which kinds there are, what each speaks of, and why one cannot be begun yet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from models.procedure import letters
from models.registry.caseviews import CaseFile
from models.registry.letterfacts import KINDS
from ui.acts import submit_act
from ui.session import Session
from ui.widgets.dialog import FormDialog
from ui.widgets.fields import ChoiceField


def about(case: CaseFile, kind: str) -> tuple[dict[str, int], str]:
    """What a letter of this kind speaks of, and why it cannot be begun yet (empty: it can)."""
    hearing = case.current_hearing or (case.hearings[-1] if case.hearings else None)
    if kind in ("surat_panggilan_1", "surat_panggilan_2"):
        ordinal = int(kind[-1])
        summons = next((s for s in reversed(case.summonses) if s.ordinal == ordinal), None)
        if summons is None:
            return {}, "panggilan belum dibuat"
        return {"summons": summons.id, "hearing": summons.hearing_id}, ""
    if kind == "berita_acara_ketidakhadiran":
        missed = next((s for s in reversed(case.summonses) if s.absence), None)
        return (
            ({"summons": missed.id, "hearing": missed.hearing_id}, "") if missed else ({}, "belum ada ketidakhadiran")
        )
    if kind == "undangan_sidang":
        return ({"hearing": hearing.id}, "") if hearing else ({}, "sidang belum dijadwalkan")
    if kind in ("berita_acara_sidang", "berita_acara_pemeriksaan"):
        record = next((e for e in reversed(case.examinations)), None)
        if kind.endswith("pemeriksaan"):
            if record is None:
                return {}, "belum ada pemeriksaan"
            return {"examination": record.id, "hearing": record.hearing_id}, ""
        held = next((h for h in reversed(case.hearings) if h.opened_at is not None), None)
        return ({"hearing": held.id}, "") if held else ({}, "sidang belum dibuka")
    return _after(case, kind)


def _after(case: CaseFile, kind: str) -> tuple[dict[str, int], str]:
    if case.decision is None:
        return {}, "putusan belum dicatat"
    if kind == "keputusan_sanksi":
        return ({"decree": case.decree.id}, "") if case.decree else ({}, "keputusan belum dicatat")
    if kind == "pernyataan_tidak_bersalah" and case.decision.outcome != "tidak_terbukti":
        return {}, "putusan menyatakan terbukti"
    return {"decision": case.decision.id}, ""


def letter_choices(case: CaseFile) -> list[tuple[str, str]]:
    """Kinds with what each still misses; those that can be begun first."""
    ready: list[tuple[str, str]] = []
    waiting: list[tuple[str, str]] = []
    for key, kind in KINDS.items():
        missing = about(case, key)[1]
        (waiting if missing else ready).append((key, f"{kind.title} ({missing})" if missing else kind.title))
    return ready + waiting


def letter_dialog(
    parent: QWidget, session: Session, case: CaseFile, kind: str, done: Callable[[int], object]
) -> FormDialog:
    """Begin a letter; ``done`` gets its id."""
    dialog = FormDialog(parent, "Susun surat", "Isinya diambil dari perkara; lengkapi dan periksa pada halaman Surat.",
                        action="Susun draf", icon="file-plus")  # fmt: skip
    dialog.form.add(
        "kind",
        "Jenis surat",
        ChoiceField(letter_choices(case), empty="Pilih…"),
        required=True,
        check=lambda key: f"Belum dapat disusun: {about(case, key)[1]}." if about(case, key)[1] else "",
    )
    if kind:
        dialog.form.field("kind").set_value(kind)
    submit_act(
        session,
        dialog,
        lambda v, _override: letters.draft(session.desk, v["kind"], case_id=case.id, about=about(case, v["kind"])[0]),
        done,
    )
    return dialog
