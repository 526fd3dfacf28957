"""Kind of employment and sex from the words lists use."""

from __future__ import annotations

import re
from functools import lru_cache

from models.exchange.texts import EMPTY_MARKS
from models.law.person import PersonKind

_SEXES = {
    "L": ("L", "LK", "LAKI", "LAKI LAKI", "LELAKI", "PRIA", "M", "MALE", "1", "LAKI2", "COWOK", "TN", "MAN"),
    "P": ("P", "PR", "PEREMPUAN", "WANITA", "F", "FEMALE", "2", "W", "CEWEK", "NY", "WOMAN"),
}
_SEX_OF = {word: sex for sex, words in _SEXES.items() for word in words}

# Order matters: the longer and the negated words first.
_KINDS: tuple[tuple[re.Pattern[str], PersonKind], ...] = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"PARUH WAKTU|\bPW\b", PersonKind.PPPK_PARUH_WAKTU),
        (r"\b(?:HONOR\w*|THL\w*|TKK|TKD|TKS|GTT|PTT|KONTRAK)\b|SUKWAN|SUKARELA|HARIAN LEPAS|TIDAK TETAP",
         PersonKind.HONORER),
        (r"PPNPN|NON ?ASN|NON ?PNS|NON PEGAWAI NEGERI|PJLP|OUTSOURC\w*|ALIH DAYA|BUKAN ASN", PersonKind.PPNPN),
        (r"PPPK|P3K|PERJANJIAN KERJA", PersonKind.PPPK),
        (r"\bCPNS\w*|\bCALON\b", PersonKind.CPNS),
        (r"\bPNSD?\b|\bPNSP\b|PEGAWAI NEGERI|\bDPK\b|\bDPB\b", PersonKind.PNS),
    )
)  # fmt: skip
_INACTIVE = re.compile(
    r"PENSIUN|MENINGGAL|WAFAT|TEWAS|BERHENTI|DIBERHENTIKAN|PEMBERHENTIAN|MUTASI KELUAR|PINDAH KELUAR|TIDAK AKTIF|"
    r"NON ?AKTIF|PUTUS KONTRAK|MENGUNDURKAN|HILANG"
)


def _words(text: str) -> str:
    return " ".join(re.sub(r"[^A-Z0-9]+", " ", text.upper()).split())


@lru_cache(maxsize=1024)
def read_sex(text: str) -> str:
    """``L``, ``P``, empty for an empty cell, ``?`` for anything else."""
    words = _words(text)
    if not words or text.strip() in EMPTY_MARKS:
        return ""
    return _SEX_OF.get(words, "?")


@lru_cache(maxsize=1024)
def read_kind(text: str) -> PersonKind | None:
    """The kind a text names; None where it names none (``ASN``, ``Aktif``)."""
    words = _words(text)
    for pattern, kind in _KINDS:
        if pattern.search(words):
            return kind
    return None


@lru_cache(maxsize=64)
def read_cpns(text: str) -> PersonKind | None:
    """STATUS CPNS PNS of SIASN: ``C`` or ``P``, or in words."""
    words = _words(text)
    return {"C": PersonKind.CPNS, "P": PersonKind.PNS}.get(words) or read_kind(text)


@lru_cache(maxsize=1024)
def kind_of_list(title: str) -> PersonKind | None:
    """The one kind the title of a list names; None where it names none or several."""
    words = _words(title)
    named = {kind for pattern, kind in _KINDS if pattern.search(words)}
    if PersonKind.PPPK_PARUH_WAKTU in named:
        named.discard(PersonKind.PPPK)
    if named & {PersonKind.PPNPN}:
        named -= {PersonKind.PNS}
    return named.pop() if len(named) == 1 else None


@lru_cache(maxsize=1024)
def is_inactive(standing: str) -> bool:
    """Whether KEDUDUKAN HUKUM in words says the person has left."""
    return bool(_INACTIVE.search(_words(standing)))
