"""Invented facts for the letters of the council, the summonses and the hearing, beyond the common facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Facts = dict[str, Any]

ADJUST: dict[str, Callable[[Facts], None]] = {}
"""By kind: what is added to the common facts, in place."""

EXPECTED: dict[str, tuple[str, ...]] = {
    "notula": (
        "NOTULA", "014/MKE/2024", "Rabu, 2 Oktober 2024", "pukul 09.05 WIB s.d. 11.40 WIB", "PIMPINAN SIDANG,",
        "Sekretaris membacakan laporan", "Ratna Wibowo, S.H., M.H.", "Hasil: Pemeriksaan dinyatakan cukup",
        "NIP 19681115 199202 1 002", "Pembina Utama Madya (IV/d)",
    ),
}  # fmt: skip
"""By kind: the facts that must stand on its paper, as they are printed."""
