"""How long the papers of a closed case are kept, in one sentence."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from models.law.notice import Notice
from models.law.retention import retention_of
from ui.widgets.dates import long_date

if TYPE_CHECKING:
    from models.law import Rulebook

FATES = {
    "permanen": "disimpan permanen",
    "musnah": "dapat diusulkan musnah",
    "dinilai_kembali": "dinilai kembali",
}


def series_of(track: str | None) -> str:
    """Classification code of a case's papers: code of ethics, or discipline (Permendagri 83/2022)."""
    return "800.1.6.2" if track == "disiplin" else "800.1.6.1"


def kept_words(rulebook: Rulebook, track: str | None, closed_on: date) -> tuple[str, Notice] | None:
    """The sentence and what stands behind it (PP 28/2012 Pasal 53); None where the office has no such series."""
    code = series_of(track)
    if code not in rulebook.retentions:
        return None
    kept = retention_of(rulebook, code, closed_on)
    known = "" if rulebook.retentions[code].verified else " (belum diverifikasi)"
    words = (
        f"Kode {code}: aktif sampai {long_date(kept.active_until)}, inaktif sampai {long_date(kept.inactive_until)} "
        f"di {kept.place}, lalu {FATES[kept.fate]}{known}."
    )
    return words, kept.notices[-1]
