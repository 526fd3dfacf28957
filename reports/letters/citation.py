"""A legal basis as paper says it: the article first, the regulation in full, nothing abbreviated.

Rules name their basis briefly (``PP 42/2004 Pasal 11 huruf c``); a letter writes ``Pasal 11 huruf c Peraturan
Pemerintah Nomor 42 Tahun 2004 tentang …``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

NAMES = (
    ("UU", "Undang-Undang"),
    ("PP", "Peraturan Pemerintah"),
    ("PERPRES", "Peraturan Presiden"),
    ("Permendagri", "Peraturan Menteri Dalam Negeri"),
    ("PMK", "Peraturan Menteri Keuangan"),
    ("Peraturan BKN", "Peraturan Badan Kepegawaian Negara"),
    ("Peraturan Kepala BKN", "Peraturan Kepala Badan Kepegawaian Negara"),
    ("PerBKN", "Peraturan Badan Kepegawaian Negara"),
    ("Peraturan ANRI", "Peraturan Arsip Nasional Republik Indonesia"),
    ("SE Menteri PANRB", "Surat Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"),
    ("SE Menpan RB", "Surat Edaran Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"),
)
JOINT = "Keputusan Bersama Lima Lembaga"

_SHORT = re.compile(
    r"(?P<kind>UU|PP|PERPRES|Permendagri|PMK|Peraturan (?:Kepala )?(?:BKN|ANRI)|PerBKN|Perwali [A-Z]\w+|"
    r"Perbup [A-Z]\w+(?: [A-Z]\w+)*|SE Menteri PANRB|SE Menpan RB) (?P<number>[\w./-]+?)/(?P<year>(?:19|20)\d\d)\b"
)
_JOINT = re.compile(r"SKB (20\d\d)")
_PAREN = re.compile(r"\s*\(([^)]*)\)")


def spelled(basis: str, regulations: Sequence[str] = (), *, titled: bool = False) -> str:
    """The norm that was broken, spelled out; the part of a basis that speaks of the sanction is left out.

    ``regulations`` are the full titles of *Mengingat*; with ``titled`` the title is taken from there. Remarks of the
    catalogue (*pasal belum diketahui*) never reach paper.
    """
    pieces: list[tuple[str, str]] = []
    regulation = ""
    for piece in _pieces(basis):
        article, named = _parted(piece, regulations, titled)
        regulation = named or regulation
        pieces.append((article, regulation))
    return _joined(_grouped(pieces))


def _pieces(basis: str) -> list[str]:
    body = _PAREN.sub(_bracketed, basis.split("; sanksi ")[0])
    return [part.strip(" .,").removeprefix("PPPK: ") for part in re.split(r";| jo\. ", body) if part.strip(" .,")]


def _bracketed(match: re.Match[str]) -> str:
    """``(= Pasal 5 huruf n)`` names the same norm elsewhere, ``(3)`` is an ayat; any other remark is for the screen."""
    text = match[1].strip()
    if text.startswith("="):
        return f" jo. {text.lstrip('= ')}"
    return f" ({text})" if text.isdigit() else ""


def _parted(piece: str, regulations: Sequence[str], titled: bool) -> tuple[str, str]:
    """``PP 42/2004 Pasal 11 huruf c`` in its article and its regulation."""
    short = _SHORT.search(piece)
    if short is not None:
        article = (piece[: short.start()] + " " + piece[short.end() :]).strip(" ,")
        return " ".join(article.split()), _named(short["kind"], short["number"], short["year"], regulations, titled)
    joint = _JOINT.search(piece)
    if joint is not None:
        article = (piece[: joint.start()] + " " + piece[joint.end() :]).strip(" ,")
        return " ".join(article.split()), f"{JOINT} Tahun {joint[1]}"
    if piece.startswith(("Pasal ", "Lampiran ")):
        return piece, ""
    return "", piece


def _named(kind: str, number: str, year: str, regulations: Sequence[str], titled: bool) -> str:
    name = dict(NAMES).get(kind)
    if name is None:
        name = kind.replace("Perwali", "Peraturan Wali Kota").replace("Perbup", "Peraturan Bupati")
    # A letter keeps its number whole: B/71/M.SM.00.00/2017; a rule is counted by its year.
    own = f"Nomor {number}/{year}" if "/" in number else f"Nomor {number} Tahun {year}"
    first = name.split()[0]
    for full in regulations:
        if full.startswith(first) and re.search(rf"\b{re.escape(own)}(?![\w./-])", full):
            title = full.split(" (Lembaran")[0]
            short = re.split(r" (?:tentang|hal|perihal) ", title)[0]
            if "/" in number or short.startswith(name):
                return title if titled else short
    return f"{name} {own}"


def _grouped(pieces: list[tuple[str, str]]) -> list[str]:
    """Articles of one regulation stand together before its name."""
    order: list[str] = []
    articles: dict[str, list[str]] = {}
    for article, regulation in pieces:
        if regulation not in articles:
            order.append(regulation)
            articles[regulation] = []
        if article and article not in articles[regulation]:
            articles[regulation].append(article)
    return [f"{' juncto '.join(articles[name])} {name}".strip() for name in order]


def _joined(parts: list[str]) -> str:
    if len(parts) <= 1:
        return parts[0] if parts else ""
    if len(parts) == 2:
        return f"{parts[0]} dan {parts[1]}"
    return f"{', '.join(parts[:-1])}, dan {parts[-1]}"
