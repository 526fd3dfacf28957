"""The journal as a list that can be filtered. Verifying it is another matter: ``models/procedure/inspection.py``."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from models.records.account import Account
from models.records.case import Case
from models.records.journal_entry import JournalEntry
from models.registry.viewer import Viewer, visible

ACTS: Mapping[str, str] = {
    "vault.open": "Brankas dibuka",
    "vault.inspect": "Pemeriksaan brankas",
    "vault.backup": "Cadangan dibuat",
    "vault.export": "Data diekspor",
    "account.register": "Akun didaftarkan",
    "account.change": "Akun diubah",
    "account.passphrase": "Frasa sandi diganti",
    "office.set": "Data kantor diubah",
    "law.switch": "Pilihan hukum diubah",
    "law.row": "Data aturan kantor diubah",
    "people.import": "Daftar pegawai diimpor",
    "people.save": "Data pegawai disimpan",
    "case.register": "Perkara dicatat",
    "case.read": "Perkara dibuka",
    "case.reporter": "Identitas pelapor dibuka",
    "case.evidence": "Bukti ditambahkan",
    "case.evidence.read": "Bukti dibuka",
    "case.verify": "Verifikasi",
    "case.reject": "Laporan tidak diterima",
    "case.refer": "Perkara diteruskan",
    "case.withdraw": "Laporan dicabut",
    "case.classify": "Penggolongan",
    "case.close": "Perkara ditutup",
    "case.follow_up": "Tindak lanjut dilaporkan",
    "council.name": "Majelis ditetapkan",
    "panel.form": "Susunan majelis dibentuk",
    "panel.declare": "Pernyataan bebas benturan",
    "panel.substitute": "Anggota diganti",
    "panel.object": "Hak ingkar diajukan",
    "panel.rule": "Hak ingkar diputus",
    "hearing.schedule": "Sidang dijadwalkan",
    "hearing.move": "Jadwal sidang dipindah",
    "hearing.open": "Sidang dibuka",
    "hearing.record": "Berita acara diisi",
    "hearing.close": "Sidang ditutup",
    "summons.make": "Panggilan dibuat",
    "summons.serve": "Panggilan disampaikan",
    "summons.absence": "Ketidakhadiran dicatat",
    "deliberation.open": "Musyawarah dibuka",
    "deliberation.cast": "Suara diberikan",
    "deliberation.close": "Musyawarah ditutup",
    "deliberation.withdraw": "Musyawarah dibatalkan",
    "decision.record": "Putusan dicatat",
    "decision.sign": "Putusan ditandatangani",
    "decree.issue": "Keputusan ditetapkan",
    "decree.deliver": "Keputusan disampaikan",
    "decree.execute": "Sanksi dilaksanakan",
    "appeal.file": "Upaya administratif dicatat",
    "appeal.respond": "Tanggapan atas upaya administratif",
    "appeal.decide": "Keputusan atas upaya administratif",
    "relief.begin": "Pembebasan sementara",
    "relief.end": "Pembebasan sementara berakhir",
    "team.form": "Pemeriksa disiplin dibentuk",
    "team.replace": "Anggota tim pemeriksa diganti",
    "team.report": "Laporan hasil pemeriksaan",
    "referral.discipline": "Diteruskan ke jalur disiplin",
    "referral.answer": "Jawaban atas penerusan",
    "letter.draft": "Surat disusun",
    "letter.edit": "Surat diubah",
    "letter.finalise": "Surat difinalkan",
    "letter.number": "Nomor surat dicatat",
    "letter.sign": "Surat ditandatangani",
    "letter.send": "Surat dikirim",
    "letter.serve": "Surat diterima",
    "letter.void": "Surat dibatalkan",
    "letter.print": "Surat dicetak",
    "letter.attach": "Surat bertanda tangan dilampirkan",
    "letter.copy": "Salinan atau petikan dibuat",
    "letter.replace": "Panggilan dan undangan diganti",
    "letter.wording": "Kalimat surat diubah",
    "letter.profile": "Tata letak surat diubah",
    "numbering.set": "Penomoran diatur",
    "numbering.skip": "Nomor dilewati",
    "classification.set": "Kode klasifikasi diubah",
    "pledge.make": "Kegiatan ikrar dibuat",
    "pledge.mark": "Penandatanganan ikrar dicatat",
    "pledge.close": "Kegiatan ikrar ditutup",
    "print.batch": "Pencetakan banyak lembar",
    "register.export": "Buku diekspor",
    "draft.save": "Draf disimpan",
}
"""Name of an act to the words on the screen."""

QUIET = ("draft.save",)
"""Acts that the list leaves out unless asked for."""


@dataclass(frozen=True, slots=True)
class JournalFilter:
    """What the journal is narrowed to. ``group`` is the first part of an act's name: case, hearing, letter, …"""

    account_id: int | None = None
    act: str = ""
    group: str = ""
    case_id: int | None = None
    since: datetime | None = None
    until: datetime | None = None
    words: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One entry; ``seq`` is its number in the chain, ``override`` the written reason where a warning was overruled."""

    seq: int
    at: datetime
    account_id: int
    account: str
    act: str
    case_id: int | None
    register_no: str
    subject: str
    hash: str
    override: str
    notices: tuple[tuple[str, str, str, str], ...]
    """(severity, code, message, legal basis) of every notice the act weighed."""

    @property
    def act_name(self) -> str:
        """The act in words."""
        return ACTS.get(self.act, self.act)


def journal_ids(
    session: Session, viewer: Viewer, wanted: JournalFilter | None = None, *, limit: int | None = None
) -> list[int]:
    """Numbers of the entries the viewer may see, newest first."""
    statement = select(JournalEntry.seq).where(_seen(viewer), *_conditions(wanted or JournalFilter()))
    statement = statement.order_by(JournalEntry.seq.desc())
    return list(session.scalars(statement if limit is None else statement.limit(limit)))


def journal_rows(session: Session, viewer: Viewer, ids: Sequence[int]) -> list[JournalRow | None]:
    """Rows of a block of numbers in the same order."""
    statement = (
        select(
            JournalEntry.seq, JournalEntry.at, JournalEntry.account_id, func.coalesce(Account.name, ""),
            JournalEntry.act, JournalEntry.case_id, func.coalesce(Case.register_no, ""), JournalEntry.subject,
            JournalEntry.hash, JournalEntry.payload,
        )
        .outerjoin(Account, Account.id == JournalEntry.account_id)
        .outerjoin(Case, Case.id == JournalEntry.case_id)
        .where(JournalEntry.seq.in_(ids), _seen(viewer))
    )  # fmt: skip
    found = {row[0]: _row(row) for row in session.execute(statement)}
    return [found.get(seq) for seq in ids]


def history(session: Session, viewer: Viewer, case_id: int, *, limit: int = 500) -> list[JournalRow]:
    """What happened in one case, newest first, without the saving of drafts."""
    ids = journal_ids(session, viewer, JournalFilter(case_id=case_id), limit=limit)
    return [row for row in journal_rows(session, viewer, ids) if row is not None]


def _seen(viewer: Viewer) -> ColumnElement[bool]:
    return or_(JournalEntry.case_id.is_(None), visible(viewer, JournalEntry.case_id))


def _conditions(wanted: JournalFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if not wanted.quiet:
        conditions.append(JournalEntry.act.not_in(QUIET))
    if wanted.account_id is not None:
        conditions.append(JournalEntry.account_id == wanted.account_id)
    if wanted.act:
        conditions.append(JournalEntry.act == wanted.act)
    if wanted.group:
        conditions.append(JournalEntry.act.startswith(f"{wanted.group}.", autoescape=True))
    if wanted.case_id is not None:
        conditions.append(JournalEntry.case_id == wanted.case_id)
    if wanted.since is not None:
        conditions.append(JournalEntry.at >= wanted.since)
    if wanted.until is not None:
        conditions.append(JournalEntry.at < wanted.until)
    if wanted.words.strip():
        named = [act for act, name in ACTS.items() if wanted.words.strip().casefold() in name.casefold()]
        conditions.append(
            or_(
                JournalEntry.act.in_(named),
                JournalEntry.subject.icontains(wanted.words.strip(), autoescape=True),
                JournalEntry.case_id.in_(
                    select(Case.id).where(Case.register_no.startswith(wanted.words.strip(), autoescape=True))
                ),
            )
        )
    return conditions


def _row(row: Any) -> JournalRow:
    *values, digest, payload = row
    data = _data(payload)
    notices = tuple((str(how), str(code), str(text), str(basis)) for how, code, text, basis in data.get("notices", ()))
    values += [digest.hex(), str(data.get("override", "")), notices]
    return JournalRow(*values)


def _data(payload: bytes) -> dict[str, Any]:
    """What the act noted; a payload that is not what it should be is the verification's matter, not the list's."""
    try:
        content = json.loads(payload)
    except ValueError:
        return {}
    data = content.get("detail") if isinstance(content, dict) else None
    return data if isinstance(data, dict) else {}
