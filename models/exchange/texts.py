"""Cells as text: spaces, control characters, and degrees that stand inside a name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

Cell = str | float | int | bool | date | datetime | time | timedelta | None
"""What a reader of lists gives for one cell."""

EMPTY_MARKS = frozenset(
    {"-", "--", "---", "–", "—", "0", "00", "NULL", "null", "N/A", "#N/A", "n/a", "None", "nan", "NaN", "."}
)


@lru_cache(maxsize=16384)
def clean(text: str) -> tuple[str, bool, bool]:
    """The text with single ordinary spaces; whether spaces changed; whether invisible characters were taken out."""
    control = False
    if not text.isprintable():
        kept = "".join(
            letter if unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn") or letter in "\t\n\r" else ""
            for letter in text
        )
        control = kept != text
        text = kept
    tidy = " ".join(text.split())
    return unicodedata.normalize("NFC", tidy), tidy != text, control


def to_text(value: Cell) -> str:
    """Any cell as text: whole numbers without a decimal point, dates as ISO. Not yet cleaned."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "YA" if value else "TIDAK"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e16 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value)


@dataclass(frozen=True, slots=True)
class TitleSplit:
    """A proposal: the name without its degrees. Applied only when a person agrees."""

    front_title: str
    name: str
    back_title: str


# Written as in diplomas and decrees; compared without case and points.
_FRONT = frozenset("DR DRS DRA DRG DRH IR PROF H HJ KH NS APT AR TGK USTADZ UST BDN CAPT PDT".split())
_FRONT_WITHOUT_POINT = frozenset({"DR", "DRS", "DRA", "DRG", "DRH", "IR", "PROF", "HJ", "KH"})
_BACK = re.compile(
    r"(?i)^(?:"
    r"S\.?\s?(?:Pd|Sos|H|E|Kom|T|P|Si|Ked|Kep|KM|Kg|STP|IP|IAN|AP|Ag|Th|Psi|Farm|Gz|Hut|Pt|Pi|Kel|Sn|S|Ak|M|Tr|I|Stat|Ant|Ars|Bns|Hum|Fil|"
    r"KH|Par|PWK|Keb|ST|Log|Mat|TrK|Adm|Ds|E\.?\s?I|H\.?\s?I|Sy|PdI|Pd\.?\s?I|Pd\.?\s?SD|Pd\.?\s?AUD|Sos\.?\s?I|Kom\.?\s?I|I\.?\s?P|"
    r"A\.?\s?P|I\.?\s?Kom|Tr\.?\s?\w{1,8}(?:\.\w{1,8})?|K\.?\s?M|K\.?\s?H|T\.?\s?P|S\.?\s?T|E\.?\s?Sy|Si\.?\s?T|Kep\.?\s?Ners)"
    r"|M\.?\s?(?:Pd|Si|H|M|Kom|T|Kes|P|Sc|A|E|Ec|Ag|Hum|Ak|Kn|AP|IP|Th|Sos|Psi|Farm|Kep|Keb|Gizi|Hut|Ling|KM|Ed|BA|Sn|S|Eng|PdI|Pd\.?\s?I|"
    r"I\.?\s?Kom|E\.?\s?I|H\.?\s?I|A\.?\s?P|I\.?\s?P|Biomed|Stat|Epid|PH|KKK|Tr\.?\s?\w{1,8}(?:\.\w{1,8})?|Dev|Mkes|URP|PWK|Par|Sy)"
    r"|A\.?\s?M(?:a|d)(?:\.?\s?(?:Kep|Keb|Kom|Pd|T|Farm|Gz|KL|AK|Ak|Rad|OT|Fis|PK|RMIK|Kes|S|Pust|Sos|Ds|Par|Kg|Tra|TW|Log|E|M|P|A))?"
    r"|A\.?\s?P|Apt|Ners|Ns|B\.?\s?(?:A|Sc|Eng|E|Ed|H|Sc\.?\s?N)|Ph\.?\s?D|D\.?\s?(?:E\.?\s?A|Sc|Ed)|LL\.?\s?M|L\.?\s?L\.?\s?M|MBA|MPH|MM|MH|SH|SE|ST|SP|SS|"
    r"SKM|SKep|SPd|SSos|SIP|SAP|SSTP|SSiT|STTP|STr|S\.?\s?S\.?\s?T(?:\.?\s?P)?|S\.?\s?Si\.?\s?T|Sp\.?\s?[A-Z][\w.]{0,10}(?:\s?\([^)]{1,12}\))?|"
    r"CPA|CA|CGAE|CFr\.?A|CRMO|CHRP|QIA|CGCAE|IPM|IPU|ASEAN Eng|BAP|Dipl\.?\s?\w{1,8}|SmHk|Sm\.?\s?Hk|AK|Ak"
    r")\.?$"
)


@lru_cache(maxsize=16384)
def split_titles(name: str) -> TitleSplit | None:
    """``Dr. H. Budi, S.H., M.Si.`` as ``Dr. H.`` + ``Budi`` + ``S.H., M.Si.``; None where no degree is recognised."""
    parts = [part.strip() for part in name.split(",")]
    behind: list[str] = []
    while len(parts) > 1 and (not parts[-1] or _BACK.match(parts[-1]) or _all_back(parts[-1])):
        if parts[-1]:
            behind.insert(0, parts[-1])
        parts.pop()
    core = ", ".join(part for part in parts if part)
    words = core.replace(".", ". ").split() if re.match(r"(?i)^[a-z]{1,5}\.\S", core) else core.split()
    before: list[str] = []
    while len(words) > 1 and _is_front(words[0]):
        before.append(words.pop(0))
    if not before and not behind:
        return None
    return TitleSplit(" ".join(before), " ".join(words), ", ".join(behind))


def _all_back(text: str) -> bool:
    """Several degrees without commas between them: ``S.H. M.Si.``"""
    words = text.split()
    return len(words) > 1 and all(_BACK.match(word) for word in words)


def _is_front(word: str) -> bool:
    bare = word.rstrip(".").upper()
    if bare not in _FRONT:
        return False
    return word.endswith(".") or bare in _FRONT_WITHOUT_POINT


_NAME_SIGNS = frozenset(" .,'’`-/()")


def odd_in_name(name: str) -> bool:
    """Whether a name holds a sign names do not have: a digit, a bracket alone, a quotation mark at its end."""
    if any(not (letter.isalpha() or unicodedata.category(letter) == "Mn" or letter in _NAME_SIGNS) for letter in name):
        return True
    return name[-1:] in "'’`-/(" or name[:1] in "'’`-/).,"


@lru_cache(maxsize=16384)
def name_kinds(name: str) -> tuple[str, ...]:
    """Problems of a tidy, non-empty name that come from its letters."""
    if name[0] in "+-@":
        return ("text_starts_like_formula",)
    if sum(letter.isalpha() for letter in name) < 2:
        return ("name_without_letters",)
    return ("odd_character_in_name",) if odd_in_name(name) else ()


def forget() -> None:
    """Drop the names remembered while reading one list; they must not outlive it in memory."""
    for remembered in (clean, split_titles, name_kinds):
        remembered.cache_clear()


def sort_form(text: str) -> str:
    """For comparing: no case, no points or commas, single spaces."""
    return " ".join(re.sub(r"[.,'’`]", " ", text).casefold().split())
