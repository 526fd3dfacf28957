"""Scheduling, moving, summoning, and the proof of service."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from models.law.clocks import clock
from models.procedure.hearing import AGENDA, correct, postpone, schedule
from models.procedure.summons import record_absence, serve, summon
from models.registry.calendar import HearingRow
from models.registry.caseviews import CaseFile, HearingView, SummonsView
from ui.acts import submit_act
from ui.cases.flow import next_ordinal, roman
from ui.cases.reading import CaseData
from ui.session import Session
from ui.widgets.banner import Remark
from ui.widgets.dates import DateField, MomentField, long_date
from ui.widgets.dialog import FormDialog
from ui.widgets.fields import CheckField, ChoiceField, LongTextField, TextField

METHODS = (
    ("langsung", "Diserahkan langsung"),
    ("atasan", "Melalui atasan langsung"),
    ("pos", "Pos tercatat"),
    ("elektronik", "Surel atau aplikasi resmi"),
    ("alamat", "Diantar ke alamat rumah"),
)


def _with_zone(moment: datetime, session: Session) -> datetime:
    return moment.replace(tzinfo=session.desk.now().tzinfo)


def schedule_dialog(parent: QWidget, session: Session, data: CaseData, done: Callable[[], object]) -> FormDialog:
    """Set a hearing. Days off, hours, room and people already taken come back as warnings."""
    case, today = data.case, data.today
    dialog = FormDialog(
        parent,
        "Jadwalkan sidang",
        "Sidang tertutup. Bentrokan ruang, majelis, dan hari libur diperiksa saat disimpan.",
        action="Jadwalkan",
        icon="calendar-plus",
        drafts=session.drafts,
        draft_key=f"schedule:{case.id}",
    )
    form = dialog.form
    suggested = datetime.combine(session.desk.rulebook.calendar().end(today, 7), time(9))
    form.add("starts_at", "Waktu", MomentField(suggested, today=lambda: today, earliest=today), required=True)
    form.add("room", "Ruang", TextField(data.hearing_room), required=True)
    form.add("agenda", "Acara, satu baris satu butir", LongTextField("\n".join(AGENDA), lines=8), required=True)
    if next_ordinal(case) == 2 and (missed := _missed(case)) is not None:
        run = clock(session.desk.rulebook, "summons2_pp94", missed, on=missed)
        form.add_widget(Remark(f"Panggilan II: paling lambat {long_date(run.end)} ({run.legal_basis}).", "amber"))
        form.field("starts_at").set_value(datetime.combine(run.end, time(9)))
    dialog.load_draft()

    def work(values: dict[str, Any], override: str) -> int:
        agenda = [one.strip() for one in values["agenda"].splitlines() if one.strip()]
        moment = _with_zone(values["starts_at"], session)
        return schedule(session.desk, case.id, starts_at=moment, room=values["room"], agenda=agenda, override=override)

    submit_act(session, dialog, work, lambda _id: done())
    return dialog


def _missed(case: CaseFile) -> Any:
    days = [s.absence["on"] for s in case.summonses if s.ordinal == 1 and s.absence]
    return datetime.fromisoformat(days[-1]).date() if days else None


def move_dialog(
    parent: QWidget,
    session: Session,
    hearing: HearingView | HearingRow,
    key: str,
    done: Callable[[], object],
    *,
    starts_at: datetime | None = None,
) -> FormDialog:
    """Postpone, or correct an entry mistake; history and statistics keep them apart. Both want a reason.

    ``starts_at`` proposes a moment (a hearing dragged in the calendar)."""
    postponing = key == "postpone"
    dialog = FormDialog(
        parent,
        "Tunda sidang" if postponing else "Betulkan jadwal",
        "Penundaan tercatat sebagai penundaan." if postponing else "Untuk salah catat; tidak dihitung penundaan.",
        action="Tunda sidang" if postponing else "Betulkan",
        icon="calendar-clock" if postponing else "pen-line",
    )
    today = session.desk.now().date()
    start = hearing.starts_at.replace(tzinfo=None)
    usual = max(start + timedelta(days=7), datetime.combine(today, start.time())) if postponing else start
    suggested = starts_at or usual
    form = dialog.form
    form.add("starts_at", "Waktu yang baru", MomentField(suggested, today=lambda: today, earliest=today), required=True)
    form.add("room", "Ruang", TextField(hearing.room), required=True)
    form.add("reason", "Alasan", LongTextField(lines=3), required=True)

    def work(values: dict[str, Any], override: str) -> int:
        act = postpone if postponing else correct
        moment = _with_zone(values["starts_at"], session)
        return act(
            session.desk, hearing.id, starts_at=moment, reason=values["reason"], room=values["room"], override=override
        )

    submit_act(session, dialog, work, lambda _id: done())
    return dialog


def summon_dialog(parent: QWidget, session: Session, data: CaseData, done: Callable[[], object]) -> FormDialog:
    """Make summons I or II for the standing hearing."""
    hearing = data.case.current_hearing
    assert hearing is not None
    ordinal = next_ordinal(data.case)
    dialog = FormDialog(
        parent,
        f"Buat panggilan {roman(ordinal)}",
        f"Untuk sidang {long_date(hearing.starts_at.date(), weekday=True)}, {hearing.starts_at:%H.%M}, {hearing.room}. "
        "Suratnya RAHASIA dan disusun pada bagian Surat.",
        action="Buat panggilan",
        icon="mail",
    )
    dialog.form.add(
        "letter_date",
        "Tanggal surat",
        DateField(data.today, today=lambda: data.today, latest=hearing.starts_at.date()),
        required=True,
        hint="Jarak surat dan pemeriksaan: 7 hari kerja (PP 94/2021 Pasal 26 ayat (2)).",
    )
    submit_act(
        session,
        dialog,
        lambda v, override: summon(
            session.desk, hearing.id, ordinal=ordinal, letter_date=v["letter_date"], override=override
        ),
        lambda _id: done(),
    )
    return dialog


def serve_dialog(
    parent: QWidget, session: Session, data: CaseData, summons: SummonsView, done: Callable[[], object]
) -> FormDialog:
    """The proof of service (relaas): how, when, to whom, or that receipt was refused."""
    dialog = FormDialog(
        parent,
        f"Catat penyampaian panggilan {roman(summons.ordinal)}",
        "Tanpa bukti penyampaian, ketidakhadiran tidak dapat dibuktikan (PP 94/2021 Pasal 26 ayat (3)–(4)).",
        action="Catat penyampaian",
        icon="badge-check",
        drafts=session.drafts,
        draft_key=f"serve:{summons.id}",
    )
    form, today = dialog.form, data.today
    form.add("method", "Cara", ChoiceField(METHODS, empty="Pilih…"), required=True)
    form.add(
        "on",
        "Tanggal",
        DateField(today, today=lambda: today, earliest=summons.letter_date, latest=today),
        required=True,
    )
    form.add("receiver", "Penerima", TextField(), required=True, hint="Siapa yang menerima atau menolak.")
    form.add("refused", "", CheckField("Menolak menerima atau menandatangani"))
    proofs = [(e.id, e.title) for e in data.case.evidence]
    form.add("proof", "Berkas bukti penyampaian", ChoiceField(proofs, empty="Tidak dilampirkan"),
             hint="Tambahkan berkasnya lebih dahulu pada bagian Bukti.")  # fmt: skip
    dialog.load_draft()
    words = dict(METHODS)
    submit_act(
        session,
        dialog,
        lambda v, _override: serve(
            session.desk,
            summons.id,
            method=words[v["method"]],
            on=v["on"],
            receiver=v["receiver"],
            proof_evidence_id=v["proof"],
            refused=v["refused"],
        ),
        lambda _none: done(),
    )
    return dialog


def absence_dialog(parent: QWidget, session: Session, summons: SummonsView, done: Callable[[], object]) -> FormDialog:
    """Record that the respondent did not appear although summoned."""
    dialog = FormDialog(
        parent,
        f"Catat ketidakhadiran atas panggilan {roman(summons.ordinal)}",
        "Dicatat setelah jam sidang lewat, dengan saksi. Alasan terlapor dinilai majelis.",
        action="Catat ketidakhadiran",
        icon="user-x",
    )
    dialog.form.add("waited", "Ditunggu sampai", TextField(placeholder="10.00 WIB"), required=True)
    dialog.form.add("witness", "Saksi", TextField(), required=True)
    dialog.form.add("excuse", "Alasan yang disampaikan terlapor", LongTextField(lines=2))
    submit_act(
        session,
        dialog,
        lambda v, override: record_absence(
            session.desk,
            summons.id,
            waited_until=v["waited"],
            witness=v["witness"],
            excuse=v["excuse"],
            override=override,
        ),
        lambda _none: done(),
    )
    return dialog
