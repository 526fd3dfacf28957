"""Intake: what was reported becomes a case (law.md 7, 8.3 step 1)."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select

from models.law.errors import Trouble
from models.law.notice import Notice, Severity
from models.law.person import Person
from models.procedure.counters import take
from models.procedure.desk import Act, Desk
from models.procedure.numbering import CASES, catch_up
from models.procedure.searchwords import reindex
from models.records import Case, CaseViolation, Decree, Employee, Evidence, Reporter

SOURCE_KINDS = {
    "rekomendasi": "Rekomendasi",
    "penerusan": "Penerusan",
    "pengaduan": "Pengaduan masyarakat",
    "temuan": "Temuan atasan/Inspektorat",
    "laporan_pegawai": "Laporan pegawai",
}
"""What opens a case (law.md 7.2)."""

Day = date
DAYS_OF_YEAR = 366
EVIDENCE_LIMIT = 2_000_000_000
"""Bytes; a larger file is refused with a clear sentence."""


@dataclass(frozen=True, slots=True)
class SourceInput:
    """Where the matter comes from. ``refs``: foreign numbers by name, such as ``sbt``, ``registrasi_bawaslu``."""

    kind: str
    body: str = ""
    number: str = ""
    date: date | None = None
    refs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ActInput:
    """The alleged act. ``violations``: ids of the catalogue; ``candidacy`` only where no calendar says it.

    ``absence_days`` are working days without valid reason within the calendar year, ``consecutive_absence`` the longest
    row of them; ``examined_before`` is the day on which the superior or a team had examined the person already before
    the case came here (PP 94/2021 Pasal 40 ayat (4)).
    """

    date: date
    place: str
    narrative: str
    violations: tuple[str, ...] = ()
    calendar: str | None = None
    candidacy: str | None = None
    impact: str | None = None
    impact_reason: str = ""
    absence_days: int = 0
    consecutive_absence: int = 0
    examined_before: Day | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class ReporterInput:
    """Who reported; sealed from the first moment."""

    name: str
    identity: Mapping[str, str] = field(default_factory=dict)


def check_intake(desk: Desk, source: SourceInput, received: date, act: ActInput) -> list[Notice]:
    """What is wrong or doubtful about dates and source. Dates outside reason block, odd ones warn."""
    today = desk.now().date()
    letter = source.date
    referred = source.kind in ("rekomendasi", "penerusan")
    block, warn = Severity.BLOCK, Severity.WARN
    rows = (
        (source.kind not in SOURCE_KINDS, block, "intake.source", "jenis sumber perkara tidak dikenal", ""),
        (received > today, block, "intake.received_future", "tanggal terima berada di masa depan", ""),
        (act.date > received, block, "intake.act_after_received", "tanggal perbuatan sesudah tanggal terima", ""),
        (act.date.year < 1980, block, "intake.act_too_old", "tanggal perbuatan di luar jangkauan (sebelum 1980)", ""),
        (
            letter is not None and letter > received,
            block,
            "intake.source_after_received",
            "tanggal surat sumber sesudah tanggal terima",
            "",
        ),
        (
            letter is not None and letter < act.date,
            warn,
            "intake.source_before_act",
            "tanggal surat sumber sebelum tanggal perbuatan",
            "",
        ),
        (received.year < 2000, block, "intake.received_too_old", "tanggal terima di luar jangkauan (sebelum 2000)", ""),
        (
            referred and not source.number.strip(),
            warn,
            "intake.no_number",
            "nomor surat rekomendasi/penerusan belum diisi",
            "",
        ),
        (
            act.examined_before is not None and act.examined_before > received,
            block,
            "intake.examined_after_received",
            "pemeriksaan terdahulu sesudah tanggal terima",
            "",
        ),
        (not act.place.strip(), warn, "intake.no_place", "tempat kejadian belum diisi", "UU 7/2017 Pasal 454 ayat (4)"),
    )
    notices = [Notice(severity, code, message, basis) for holds, severity, code, message, basis in rows if holds]
    notices += absence_notices(act.absence_days, act.consecutive_absence)
    notices += [
        Notice(block, "intake.unknown_violation", f"butir pelanggaran {violation} tidak ada dalam katalog")
        for violation in act.violations
        if violation not in desk.rulebook.violations
    ]
    return notices


def absence_notices(days: int, consecutive: int) -> list[Notice]:
    """What is wrong with days of absence: working days of one calendar year, a row of them never longer than all."""
    basis = "PP 94/2021 Pasal 15"
    found: list[Notice] = []
    if days < 0 or consecutive < 0 or days > DAYS_OF_YEAR:
        words = "jumlah hari tidak masuk kerja di luar jangkauan satu tahun"
        found.append(Notice(Severity.BLOCK, "absence.range", words, basis, True, "PP94"))
    if consecutive > days:
        words = "hari tidak masuk terus-menerus melebihi jumlah hari tidak masuk dalam tahun itu"
        found.append(Notice(Severity.BLOCK, "absence.row", words, basis, True, "PP94"))
    return found


def register_case(
    desk: Desk,
    *,
    source: SourceInput,
    received: date,
    act: ActInput,
    employee_id: int | None = None,
    respondent: Person | None = None,
    reporter: ReporterInput | None = None,
    override: str = "",
) -> int:
    """Open a case about one respondent and give it its register number; gives the case's id.

    The respondent comes from the directory (``employee_id``) or is entered by hand; either way a snapshot is kept.
    """
    with desk.act("case.register") as deed:
        session = deed.session
        if employee_id is not None:
            employee = session.get(Employee, employee_id)
            if employee is None:
                raise Trouble("Pegawai tidak ditemukan.", "Perkara tidak dibuat.", "Pilih lagi dari daftar pegawai.")
            respondent = employee.snapshot()
        if respondent is None or not respondent.name.strip():
            raise Trouble("Terlapor belum diisi.", "Isian Anda masih ada.", "Pilih atau isi terlapor.")
        deed.weigh(check_intake(desk, source, received, act), override)
        year = deed.today.year
        catch_up(deed)
        seq = take(session, CASES, year)
        case = Case(
            year=year,
            seq=seq,
            register_no=f"{year}/{seq:03d}",
            stage="registered",
            source_kind=source.kind,
            source_body=source.body.strip(),
            source_number=source.number.strip(),
            source_date=source.date,
            foreign_refs={k: v for k, v in source.refs.items() if v},
            received=received,
            employee_id=employee_id,
            respondent=respondent.to_dict(),
            respondent_name=respondent.name,
            respondent_number=respondent.number,
            unit=respondent.unit,
            subject=act.subject.strip() or _subject(desk, act),
            act_date=act.date,
            act_place=act.place.strip(),
            narrative=act.narrative.strip(),
            calendar=act.calendar,
            candidacy=act.candidacy,
            impact=act.impact,
            impact_reason=act.impact_reason.strip(),
            absence_days=act.absence_days,
            consecutive_absence=act.consecutive_absence,
            examined_before=act.examined_before,
            earlier=_earlier(deed, respondent),
            track=None,
            scale=None,
            classified_at=None,
            classification=None,
            council_id=None,
            opened_at=deed.now,
            closed_at=None,
        )
        session.add(case)
        session.flush()
        deed.opened(case)
        for violation in act.violations:
            session.add(
                CaseViolation(case_id=case.id, violation_id=violation, snapshot=violation_snapshot(desk, violation))
            )
        if reporter is not None and reporter.name.strip():
            session.add(Reporter(case_id=case.id, name=reporter.name.strip(), identity=dict(reporter.identity)))
        reindex(session, case)
        deed.note(
            register_no=case.register_no,
            source=[source.kind, source.body, source.number, source.date.isoformat() if source.date else None],
            received=received.isoformat(),
            act_date=act.date.isoformat(),
            violations=list(act.violations),
            reporter_sealed=reporter is not None,
        )
        deed.touches("cases")
        return case.id


def violation_snapshot(desk: Desk, violation_id: str) -> dict[str, Any]:
    """The wording and basis of a violation as the law data has them today."""
    row = desk.rulebook.violations[violation_id]
    return {
        "id": row.id,
        "text": row.text,
        "category": row.category,
        "legal_basis": row.legal_basis,
        "stage": row.stage,
        "verified": row.verified,
        "source": row.source,
        "note": row.note,
    }


def _subject(desk: Desk, act: ActInput) -> str:
    if act.violations:
        text = desk.rulebook.violations[act.violations[0]].text
        return f"Dugaan {text[0].lower()}{text[1:]}"[:300]
    return (act.narrative.strip().splitlines() or ["Dugaan pelanggaran"])[0][:300]


def _earlier(deed: Act, respondent: Person) -> list[dict[str, Any]]:
    """Sanctions already imposed on the same number, found in the vault itself; repetition is then a human judgement.

    A decree that an appeal replaced, revoked or annulled is none (PP 79/2021 Pasal 6, 9, 16).
    """
    if not respondent.number:
        return []
    rows = deed.session.execute(
        select(Decree.sanction, Decree.set_on, Case.register_no)
        .join(Case, Case.id == Decree.case_id)
        .where(Case.respondent_number == respondent.number, Decree.fate.in_(("", "tetap")))
    ).all()
    return [
        {
            "sanction_id": row.sanction["id"],
            "date": row.set_on.isoformat(),
            "same_nature": False,
            "case": row.register_no,
        }
        for row in rows
    ]


def add_evidence(
    desk: Desk,
    case_id: int,
    *,
    title: str,
    file_name: str,
    content: bytes | Path,
    origin: str = "",
    received: date | None = None,
) -> int:
    """Take a file into the vault as evidence; gives its id. A file of 0 bytes or above 2 GB is refused."""
    size = content.stat().st_size if isinstance(content, Path) else len(content)
    if size == 0:
        raise Trouble(
            "Berkas bukti kosong (0 byte).",
            "Bukti tidak ditambahkan; perkara tidak berubah.",
            "Periksa berkasnya, lalu pilih lagi.",
        )
    if size > EVIDENCE_LIMIT:
        raise Trouble(
            "Berkas bukti lebih besar dari 2 GB.",
            "Bukti tidak ditambahkan; perkara tidak berubah.",
            "Pecah atau mampatkan berkasnya lebih dahulu.",
        )
    with desk.act("case.evidence", case_id) as act:
        case = act.case
        stored = desk.vault.evidence.put(content)
        media = mimetypes.guess_type(file_name)[0] or "application/octet-stream"
        row = Evidence(
            case_id=case.id,
            title=title.strip() or file_name,
            file_name=Path(file_name).name,
            media_type=media,
            origin=origin.strip(),
            received=received or act.today,
            blob=stored.blob,
            sha256=stored.sha256,
            size=stored.size,
            added_at=act.now,
            account_id=desk.sitter.id,
        )
        act.session.add(row)
        act.session.flush()
        reindex(act.session, case)
        act.note(evidence=row.id, sha256=stored.sha256, size=stored.size)
        act.touches("cases", case.id)
        return row.id


def open_evidence(desk: Desk, case_id: int, evidence_id: int) -> tuple[str, str, bytes]:
    """Read a piece of evidence into memory: file name, media type, bytes. The reading is an entry in the journal."""
    with desk.act("case.evidence.read", case_id, subject=f"evidence.{evidence_id}") as act:
        row = act.session.get(Evidence, evidence_id)
        if row is None or row.case_id != case_id:
            raise Trouble("Bukti tidak ditemukan.", "Tidak ada yang berubah.")
        content = desk.vault.evidence.get(row.blob)
        act.note(evidence=evidence_id)
        return row.file_name, row.media_type, content


def open_reporter(desk: Desk, case_id: int, reason: str) -> tuple[str, dict[str, Any]]:
    """Break the seal on the reporter's identity, with a reason; entered in the journal."""
    if not reason.strip():
        raise Trouble(
            "Alasan membuka identitas pelapor belum ditulis.", "Identitas tetap tertutup.", "Tuliskan alasannya."
        )
    with desk.act("case.reporter", case_id) as act:
        row = act.session.get(Reporter, case_id)
        if row is None:
            raise Trouble("Perkara ini tidak mencatat pelapor.", "Tidak ada yang berubah.")
        act.note(reason=reason.strip())
        return row.name, dict(row.identity)


def looked(desk: Desk, case_id: int) -> None:
    """Enter in the journal that the case was opened on the screen (UU 27/2022 Pasal 31)."""
    with desk.act("case.read", case_id):
        pass
