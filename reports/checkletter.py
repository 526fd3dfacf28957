"""Whether a PDF is a letter of ours, and unchanged. Reads bytes, writes nothing, opens nothing with a foreign library.

The file's SHA-256 is compared with every file the vault knows of. Where it is unknown, the archive code inside is
looked for: in the document's metadata as it lies there, and in packed streams, which are unpacked within limits.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.law.words import long_date

if TYPE_CHECKING:
    from models.registry.papers import Paper
    from models.registry.viewer import Viewer

LARGEST = 64 * 1024 * 1024
"""A letter of ours has some hundred kilobytes; a scan that came back may have tens of megabytes."""

MOST_STREAMS, LARGEST_STREAM, MOST_UNPACKED = 4000, 2 * 1024 * 1024, 48 * 1024 * 1024
MOST_ENDS = 16
ENDS = re.compile(rb"%%EOF[\r\n]{0,2}")
CODE = re.compile(r"SIDANG-ETIK:([0-9a-f]{64}):(\d{1,9}(?:-[0-9a-f]{4}){4})")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the bytes alone say. ``state``: pdf, empty, huge, not_pdf, encrypted, broken. ``prefixes``: SHA-256 of the
    file up to each end of a version, the whole file last: what is appended later (an electronic signature) leaves the
    first versions as they were.
    """

    state: str
    sha256: str = ""
    prefixes: tuple[str, ...] = ()
    fingerprint: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer. ``kind`` is stable, ``words`` Indonesian; ``ours`` None where that cannot be said."""

    kind: str
    words: str
    ours: bool | None
    unchanged: bool | None
    exit_code: int
    letter_id: int | None = None
    code: str = ""


EXITS = {
    "unchanged": 0, "signed": 0, "printed_from": 0, "extended": 0,
    "changed": 1, "void": 1,
    "unknown_here": 5, "code_only": 5, "foreign": 6, "encrypted": 7, "broken": 8, "not_pdf": 9, "huge": 10, "empty": 10,
}  # fmt: skip
"""Exit codes of ``check-letter``: 0 ours and as it was, 1 ours but changed or void, the others say why there is no
answer (2 to 4 belong to every command).
"""

PLAIN_WORDS = {
    "empty": "Berkas ini kosong.",
    "huge": "Berkas ini terlalu besar untuk sebuah surat; tidak dibaca.",
    "not_pdf": "Berkas ini bukan PDF.",
    "encrypted": "PDF ini dikunci dengan kata sandi, jadi tidak dapat diperiksa. Surat kami tidak pernah dikunci.",
    "broken": "PDF ini rusak atau terpotong, jadi tidak dapat diperiksa.",
    "foreign": "PDF ini tidak memuat kode arsip Sidang Etik: bukan surat kami, atau hasil pindai tanpa kode.",
}


def read_file(path: Path) -> Reading:
    """Read a file within the limits. OSError where it cannot be read."""
    if path.stat().st_size > LARGEST:
        return Reading("huge")
    return read_code(path.read_bytes())


def read_code(pdf: bytes) -> Reading:
    """Everything that can be said without a vault."""
    if not pdf:
        return Reading("empty")
    if len(pdf) > LARGEST:
        return Reading("huge")
    digest = sha256(pdf).hexdigest()
    if b"%PDF-" not in pdf[:1024]:
        return Reading("not_pdf", digest, (digest,))
    prefixes = _prefixes(pdf, digest)
    fingerprint, short = _code(pdf)
    state = "encrypted" if _encrypted(pdf) else "broken" if _broken(pdf) else "pdf"
    return Reading(state, digest, prefixes, fingerprint, short)


def _prefixes(pdf: bytes, whole: str) -> tuple[str, ...]:
    ends = [match.end() for match in ENDS.finditer(pdf)][:MOST_ENDS]
    found, last, running = [], 0, sha256()
    for end in ends:
        running.update(pdf[last:end])
        last = end
        found.append(running.copy().hexdigest())
    return (*found, whole)


def _encrypted(pdf: bytes) -> bool:
    """An encryption dictionary is named in a trailer or in the stream that stands for one."""
    return any(
        b"/Encrypt" in pdf[match.start() : match.start() + 4096]
        for match in re.finditer(rb"\btrailer\b|/Type\s*/XRef\b", pdf)
    ) or (b"/Encrypt" in pdf[-4096:])


def _broken(pdf: bytes) -> bool:
    """No end, or an end that points to no table of places."""
    tail = pdf[-2048:]
    if b"%%EOF" not in tail:
        return True
    places = re.findall(rb"startxref\s+(\d{1,10})", tail)
    if not places:
        return True
    start = int(places[-1])
    there = pdf[start : start + 40].lstrip()
    return not (there.startswith(b"xref") or re.match(rb"\d+\s+\d+\s+obj", there))


def _code(pdf: bytes) -> tuple[str, str]:
    found = _search(pdf)
    if found is not None:
        return found
    budget = MOST_UNPACKED
    for place, match in enumerate(re.finditer(rb"stream\r?\n", pdf)):
        if place >= MOST_STREAMS or budget <= 0:
            break
        head = pdf[max(0, match.start() - 400) : match.start()]
        if b"FlateDecode" not in head or pdf[match.start() - 3 : match.start()] == b"end":
            continue
        unpacked = _unpacked(pdf, match.end())
        budget -= len(unpacked)
        found = _search(unpacked)
        if found is not None:
            return found
    return "", ""


def _unpacked(pdf: bytes, start: int) -> bytes:
    """The beginning of a packed stream; never more than the limit, whatever it claims to hold."""
    try:
        return zlib.decompressobj().decompress(pdf[start : start + LARGEST_STREAM], LARGEST_STREAM)
    except zlib.error:
        return b""


def _search(data: bytes) -> tuple[str, str] | None:
    """The code as plain text, as UTF-16, or as the digits of a string in hexadecimal."""
    for mark, reading in ((b"SIDANG-ETIK:", "ascii"), ("SIDANG-ETIK:".encode("utf-16-be"), "utf-16-be")):
        at = data.find(mark)
        while at >= 0:
            match = CODE.match(data[at : at + 400].decode(reading, "replace"))
            if match:
                return match.group(1), match.group(2)
            at = data.find(mark, at + 1)
    for hexed in re.finditer(rb"(?i)(?:FEFF)?((?:00)?53(?:00)?49(?:00)?44(?:00)?41(?:00)?4E[0-9a-f]{60,1600})", data):
        raw = bytes.fromhex(hexed.group(1)[: len(hexed.group(1)) // 2 * 2].decode("ascii"))
        match = CODE.search(raw.replace(b"\0", b"").decode("latin-1"))
        if match:
            return match.group(1), match.group(2)
    return None


def check_letter(pdf: bytes | Path, session: Any | None = None, viewer: Viewer | None = None) -> Verdict:
    """The answer for a file's bytes or path; with ``session`` and ``viewer`` the vault is asked as well."""
    reading = read_file(pdf) if isinstance(pdf, Path) else read_code(pdf)
    if session is None or viewer is None:
        return without_vault(reading)
    return with_vault(reading, session, viewer)


def without_vault(reading: Reading) -> Verdict:
    """What can be said without a vault: whether there is a code, never that it is true."""
    if reading.state != "pdf" or not reading.fingerprint:
        return _plain(reading.state if reading.state != "pdf" else "foreign")
    words = (
        f"PDF ini memuat kode arsip Sidang Etik {reading.short}. Tanpa brankas tidak dapat dipastikan bahwa kode itu "
        "asli dan isinya tidak berubah; periksa lagi dengan brankas kantor."
    )
    return Verdict("code_only", words, None, None, EXITS["code_only"], code=reading.short)


def with_vault(reading: Reading, session: Any, viewer: Viewer) -> Verdict:
    """The answer of this vault. A file known byte for byte is known whatever its bytes are."""
    from models.registry.papers import by_fingerprint, by_hash

    if reading.sha256:
        known = by_hash(session, viewer, [reading.sha256])
        if known is not None:
            return _same(known)
    if reading.state != "pdf":
        return _plain(reading.state)
    earlier = by_hash(session, viewer, reading.prefixes[:-1]) if len(reading.prefixes) > 1 else None
    if earlier is not None:
        return _extended(earlier)
    if not reading.fingerprint:
        return _plain("foreign")
    found = by_fingerprint(session, viewer, reading.fingerprint)
    if found is None or found.code != reading.short:
        words = (
            f"PDF ini memuat kode arsip {reading.short}, tetapi kode itu tidak ada di brankas ini: surat dari brankas "
            "lain, surat yang lebih baru dari salinan brankas ini, atau kode yang dikarang."
        )
        return Verdict("unknown_here", words, None, None, EXITS["unknown_here"], code=reading.short)
    words = (
        f"Kode arsipnya milik {_named(found)}, tetapi berkas ini bukan berkas yang disimpan: pernah disimpan ulang, "
        "digabung, atau isinya diubah. Percayai hanya berkas dari brankas."
    )
    return Verdict("changed", words, True, False, EXITS["changed"], found.letter_id, found.code)


def _plain(kind: str) -> Verdict:
    return Verdict(kind, PLAIN_WORDS[kind], False if kind == "foreign" else None, None, EXITS[kind])


SORTS = {
    "tte": ("signed", "berkas bertanda tangan elektronik yang disimpan bersama"),
    "pindaian": ("signed", "pindaian bertanda tangan yang disimpan bersama"),
    "pertinggal": ("printed_from", "pertinggal (salinan kantor dengan kotak paraf) dari"),
    "salinan_ke": ("printed_from", "salinan bernomor dari"),
}


def _same(paper: Paper) -> Verdict:
    kind, what = SORTS.get(paper.sort, ("unchanged", ""))
    named = f"{what} {_named(paper)}".strip()
    if paper.status == "batal":
        reason = f": {paper.void_reason}" if paper.void_reason else ""
        words = f"Surat kami dan tidak berubah, tetapi SUDAH DIBATALKAN{reason}. Ini {named}."
        return Verdict("void", words, True, True, EXITS["void"], paper.letter_id, paper.code)
    words = f"Surat kami dan tidak berubah. Ini {named}."
    return Verdict(kind, words, True, True, EXITS[kind], paper.letter_id, paper.code)


def _extended(paper: Paper) -> Verdict:
    words = (
        f"Surat kami: berkas ini memuat {_named(paper)} tanpa perubahan, dengan tambahan di belakangnya, misalnya "
        "tanda tangan elektronik. Tambahan itu sendiri tidak diperiksa di sini."
    )
    if paper.status == "batal":
        return Verdict("void", f"{words} Surat itu SUDAH DIBATALKAN.", True, True, EXITS["void"], paper.letter_id)
    return Verdict("extended", words, True, True, EXITS["extended"], paper.letter_id, paper.code)


def _named(paper: Paper) -> str:
    day = f" tanggal {long_date(paper.letter_date)}" if paper.letter_date else ""
    return f"{paper.name}{day} ({paper.status_name})"
