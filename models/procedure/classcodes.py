"""The office's table of classification codes: kept, verified, imported, closed (letters.md 12)."""

from __future__ import annotations

from collections.abc import Iterable

from models.law.errors import Trouble
from models.procedure.desk import Act, Desk
from models.records import ClassificationCode
from models.registry.classcodes import CODE, PROPOSED, CodeRow

MOST = 20_000


def save_code(desk: Desk, row: CodeRow) -> None:
    """Keep one code as this office uses it; one marked ``verified`` must say in ``source`` against what."""
    _check(row)
    with desk.act("classification.set", subject=row.code) as act:
        _put(act, row)
        act.note(code=row.code, meaning=row.meaning, verified=row.verified, source=row.source)
        act.touches("office")


def import_codes(desk: Desk, rows: Iterable[CodeRow]) -> int:
    """Keep many codes at once, in one act; all or none. Gives how many."""
    wanted = list(rows)
    if not wanted or len(wanted) > MOST:
        raise Trouble("Daftar kode kosong atau terlalu panjang.", "Daftar yang lama tetap berlaku.")
    for row in wanted:
        _check(row)
    with desk.act("classification.set", subject="impor") as act:
        for row in wanted:
            _put(act, row)
        act.note(imported=len(wanted))
        act.touches("office")
    return len(wanted)


def close_code(desk: Desk, code: str, reason: str) -> None:
    """Offer a code no longer; letters that carry it keep it."""
    if not reason.strip():
        raise Trouble("Alasan belum ditulis.", "Daftar kode tidak berubah.", "Tuliskan alasannya.")
    with desk.act("classification.set", subject=code) as act:
        row = act.session.get(ClassificationCode, code)
        if row is None:
            proposed = next((one for one in PROPOSED if one.code == code), None)
            if proposed is None:
                raise Trouble("Kode klasifikasi tidak ditemukan.", "Daftar kode tidak berubah.")
            row = _put(act, proposed)
        row.closed_at = act.now
        act.note(code=code, closed=True, reason=reason.strip())
        act.touches("office")


def _check(row: CodeRow) -> None:
    if not CODE.fullmatch(row.code):
        raise Trouble(
            f"Kode '{row.code[:30]}' bukan kode klasifikasi.", "Daftar kode tidak berubah.", "Contoh: 800.1.6.1."
        )
    if not row.meaning.strip():
        raise Trouble(f"Arti kode {row.code} belum diisi.", "Daftar kode tidak berubah.")
    if row.verified and not row.source.strip():
        raise Trouble(
            f"Kode {row.code} ditandai sudah dicocokkan, tetapi sumbernya belum disebut.",
            "Daftar kode tidak berubah.",
            "Sebutkan naskah dan halamannya.",
        )
    for years in (row.active_years, row.inactive_years):
        if years is not None and not 0 <= years <= 100:
            raise Trouble(f"Masa simpan kode {row.code} tidak wajar.", "Daftar kode tidak berubah.")


def _put(act: Act, given: CodeRow) -> ClassificationCode:
    row = act.session.get(ClassificationCode, given.code)
    if row is None:
        row = ClassificationCode(code=given.code)
        act.session.add(row)
    row.meaning, row.fate, row.source = given.meaning.strip()[:200], given.fate.strip()[:40], given.source.strip()[:300]
    row.active_years, row.inactive_years = given.active_years, given.inactive_years
    row.verified, row.closed_at = given.verified, None
    row.changed_at, row.account_id = act.now, act.desk.sitter.id
    act.session.flush()
    return row
