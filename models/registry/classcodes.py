"""Classification codes of the archive: those that come as a proposal, and the office's own (letters.md 12)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.records import ClassificationCode

CODE = re.compile(r"[0-9]{1,4}(?:\.[0-9A-Z]{1,4}){0,8}")
"""A classification code: numbers between points, capital letters allowed after the first."""


@dataclass(frozen=True, slots=True)
class CodeRow:
    """One code. ``verified``: the office has compared it with the text in force; ``own``: kept by the office.

    Years None: not known. ``closed``: no longer offered; letters that carry it keep it.
    """

    code: str
    meaning: str
    active_years: int | None = None
    inactive_years: int | None = None
    fate: str = ""
    verified: bool = False
    source: str = ""
    own: bool = False
    closed: bool = False

    @property
    def retention(self) -> str:
        """``2 + 3 tahun, permanen``; empty where nothing is known."""
        years = f"{self.active_years} + {self.inactive_years} tahun" if self.active_years is not None else ""
        return ", ".join(part for part in (years, self.fate) if part)


_SOURCE = "Permendagri 83/2022 sebagaimana dipakai aplikasi daerah lain; belum dicocokkan dengan naskahnya"

PROPOSED = (
    CodeRow("700.1", "Pengawasan internal", source=_SOURCE),
    CodeRow("800.1.6.1", "Kode etik pegawai", 2, 3, "permanen", source=_SOURCE),
    CodeRow("800.1.6.2", "Disiplin pegawai", 2, 3, "musnah", source=_SOURCE),
    CodeRow("800.1.6.3", "Pemberhentian dengan hormat", source=_SOURCE),
    CodeRow("800.1.6.6", "Pensiun", source=_SOURCE),
    CodeRow("800.1.11.1", "Surat perintah dan surat tugas", source=_SOURCE),
    CodeRow("800.1.13.1", "Berkas perseorangan", 3, 7, "", source=_SOURCE),
)
"""A proposal that no office has verified; another application numbers the same subjects otherwise (letters.md 12)."""


def code_rows(session: Session, *, closed: bool = False) -> list[CodeRow]:
    """Every code in order, the office's own row before the proposal of the same code. ``closed`` shows closed ones."""
    rows = {row.code: row for row in PROPOSED}
    for kept in session.scalars(select(ClassificationCode)):
        rows[kept.code] = CodeRow(
            kept.code, kept.meaning, kept.active_years, kept.inactive_years, kept.fate, kept.verified, kept.source,
            True, kept.closed_at is not None,
        )  # fmt: skip
    return sorted((row for row in rows.values() if closed or not row.closed), key=lambda row: _order(row.code))


def _order(code: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part), "") if part.isdigit() else (10**6, part) for part in code.split("."))
