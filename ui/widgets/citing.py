"""Sentences that name an article: the whole sentence opens what stands behind it."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QLabel

from ui.widgets.lawlink import LawLink
from ui.widgets.text import label

_CITATION = re.compile(
    r"(?:PP|UU|PMK|SKB|Perpres|Perwali|Peraturan BKN|Permen\w*(?: UKM)?) [\w./]*\d{4} Pasal \d+\w*"
    r"(?:[-–]\d+| ayat \(\w+\)(?:[-–]\(\w+\))?(?: (?:dan|atau) (?:ayat )?\(\w+\))?| huruf \w+)*"
)


def citation(text: str) -> str:
    """The first article a sentence names, with its regulation; empty where there is none."""
    found = _CITATION.search(text)
    return found[0].replace("–", "-") if found else ""


def sentence(text: str, kind: str = "muted", *, tone: str = "") -> QLabel:
    """A sentence that wraps: a link to its article where it names one, otherwise plain words."""
    basis = citation(text)
    return LawLink(basis, text, kind=kind, tone=tone) if basis else label(text, kind, wrap=True, tone=tone)
