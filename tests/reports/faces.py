"""Typefaces that call themselves something else, for tests of what a machine may hold."""

from __future__ import annotations

import struct
from pathlib import Path

from tests.reports.paper import RESOURCES

CARRIED = RESOURCES / "fonts" / "letters"


def renamed(source: str, family: str, style: str, *, rights: int = 8) -> bytes:
    """A carried face under another name, with other rights to embed it (8: editable, 2: none)."""
    data = (CARRIED / f"{source}.ttf").read_bytes()
    count = struct.unpack_from(">H", data, 4)[0]
    tables = {}
    for n in range(count):
        tag, _, place, long = struct.unpack_from(">4sIII", data, 12 + 16 * n)
        tables[tag] = data[place : place + long]
    tables[b"name"] = _names({1: family, 2: style, 4: f"{family} {style}", 6: f"{family}-{style}".replace(" ", "")})
    tables[b"OS/2"] = tables[b"OS/2"][:8] + struct.pack(">H", rights) + tables[b"OS/2"][10:]
    return _file(data[:4], tables)


def _names(texts: dict[int, str]) -> bytes:
    rows, strings = b"", b""
    for number, text in sorted(texts.items()):
        raw = text.encode("utf-16-be")
        rows += struct.pack(">6H", 3, 1, 0x409, number, len(raw), len(strings))
        strings += raw
    return struct.pack(">HHH", 0, len(texts), 6 + len(rows)) + rows + strings


def _file(kind: bytes, tables: dict[bytes, bytes]) -> bytes:
    place = 12 + 16 * len(tables)
    head, body = kind + struct.pack(">4H", len(tables), 0, 0, 0), b""
    for tag, content in sorted(tables.items()):
        padded = content + bytes(-len(content) % 4)
        words = struct.unpack(f">{len(padded) // 4}I", padded)
        head += struct.pack(">4sIII", tag, sum(words) & 0xFFFFFFFF, place + len(body), len(content))
        body += padded
    return head + body


def install(folder: Path, family: str, names: tuple[str, str], source: str, *, rights: int = 8) -> None:
    """Both faces of a family as files of a font folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, style in zip(names, ("Regular", "Bold"), strict=True):
        (folder / name).write_bytes(renamed(f"{source}-{style}", family, style, rights=rights))
