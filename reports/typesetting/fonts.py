"""The typefaces letters are set in: the office's own if the machine has them, else equals of the same widths."""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

FILES = {
    "sans": ("LiberationSans-Regular", "LiberationSans-Bold"),
    "serif": ("SidangBookman-Regular", "SidangBookman-Bold"),
}
NAMES = {
    "sans": "Liberation Sans (setara ukuran Arial)",
    "serif": "Sidang Bookman (setara Bookman Old Style)",
}
OWN = {"sans": "Arial", "serif": "Bookman Old Style"}
"""The typefaces the rules on letters ask for; they belong to others and come from the machine."""

BEGINNINGS = ("arial", "book")
"""How the files of those typefaces are called; only these are opened to read their names."""

MOST_FILES = 60
LARGEST = 40_000_000


@dataclass(frozen=True)
class Family:
    """Names under which reportlab knows the regular and the bold face, and what to tell people."""

    regular: str
    bold: str
    shown: str
    carried: bool = True
    """Comes with the program, the same on every machine."""

    @cached_property
    def characters(self) -> frozenset[str]:
        """What both faces can draw."""
        faces = [pdfmetrics.getFont(name).face.charToGlyph for name in (self.regular, self.bold)]
        return frozenset(chr(code) for code in faces[0] if faces[0][code] and faces[1].get(code))


def register(folder: Path) -> dict[str, Family]:
    """Make the carried faces known to reportlab, once; gives the families by id."""
    families = {}
    for key, names in FILES.items():
        for face in names:
            _register(face, folder / f"{face}.ttf")
        families[key] = Family(*names, NAMES[key])
    return families


MOST_WIDTHS = 40_000
"""Words whose width is remembered."""


class Face(TTFont):  # type: ignore[misc]
    """A typeface that remembers the widths of words: a letter asks for the same ones again and again."""

    def __init__(self, name: str, path: Path) -> None:
        # Never shaped: whether a library for that is installed must not change the paper.
        super().__init__(name, str(path), shapable=False, asciiReadable=1)
        self._widths: dict[str, float] = {}
        self._plain = all(code in self.face.charToGlyph for code in range(32, 127))

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: N802 (name of the library)
        """Width of a text in points."""
        width = self._widths.get(text)
        if width is None:
            if len(self._widths) >= MOST_WIDTHS:
                self._widths.clear()
            known, other = self.face.charWidths, self.face.defaultWidth
            width = self._widths[text] = 0.001 * sum(known.get(ord(char), other) for char in text)
        return width * size

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:  # noqa: N802
        """A text by subsets; plain letters stand in the first under their own code."""
        if self._plain and text.isascii() and text.isprintable():
            self._assignState(doc)
            return [(0, text.encode("ascii"))]
        parts: list[tuple[int, bytes]] = super().splitString(text, doc, encoding)
        return parts


def _register(name: str, path: Path) -> None:
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(Face(name, path))


def folders() -> tuple[Path, ...]:
    """Where this system keeps typefaces: its own and those of the person."""
    home = Path.home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", str(home / "AppData" / "Local"))
        return (
            Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts",
            Path(local) / "Microsoft" / "Windows" / "Fonts",
        )
    if sys.platform == "darwin":
        system = Path("/System/Library/Fonts")
        return (Path("/Library/Fonts"), system, system / "Supplemental", home / "Library" / "Fonts")
    shared = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
    return (*shared, home / ".local" / "share" / "fonts", home / ".fonts")


def of_the_machine(places: Sequence[Path]) -> dict[str, Family]:
    """Arial and Bookman Old Style where both faces are there, may be embedded, and can be read."""
    found: dict[tuple[str, str], Path] = {}
    for path in _candidates(places):
        named = _named(path)
        if named is not None:
            found.setdefault(named, path)
    families = {}
    for key, name in OWN.items():
        pair = [found.get((name, style)) for style in ("Regular", "Bold")]
        family = _family(name, [path for path in pair if path is not None])
        if family is not None:
            families[key] = family
    return families


def _family(name: str, paths: Sequence[Path]) -> Family | None:
    if len(paths) != 2:
        return None
    names = []
    try:
        for style, path in zip(("Regular", "Bold"), paths, strict=True):
            mark = sha256(path.read_bytes()).hexdigest()[:12]
            names.append(f"{name}-{style}-{mark}")
            _register(names[-1], path)
    except (OSError, TTFError, struct.error, KeyError, IndexError, ValueError):
        return None
    return Family(names[0], names[1], f"{name} (dari komputer ini)", carried=False)


def _candidates(places: Iterable[Path]) -> Iterator[Path]:
    seen = 0
    for place in places:
        for path in sorted(_files(place)):
            if path.name.lower().startswith(BEGINNINGS) and path.suffix.lower() == ".ttf" and seen < MOST_FILES:
                seen += 1
                yield path


def _files(place: Path) -> Iterator[Path]:
    try:
        yield from place.rglob("*")
    except OSError:
        return


def _named(path: Path) -> tuple[str, str] | None:
    """Family and style as the file itself says, where its maker lets it be embedded in part; None otherwise."""
    try:
        if path.stat().st_size > LARGEST:
            return None
        data = path.read_bytes()
        tables = _tables(data)
        rights = struct.unpack_from(">H", data, tables["OS/2"] + 8)[0]
        if rights & 0x000F == 0x0002 or rights & 0x0300:
            return None
        names = _names(data, tables["name"])
        return (names[1], names[2])
    except (OSError, struct.error, KeyError, UnicodeDecodeError):
        return None


def _tables(data: bytes) -> dict[str, int]:
    if data[:4] not in (b"\0\1\0\0", b"true"):
        return {}
    count = struct.unpack_from(">H", data, 4)[0]
    rows: list[Any] = [struct.unpack_from(">4sIII", data, 12 + 16 * n) for n in range(count)]
    return {row[0].decode("latin-1"): row[2] for row in rows}


def _names(data: bytes, place: int) -> dict[int, str]:
    """English names of a face by their number: 1 the family, 2 the style."""
    _, count, strings = struct.unpack_from(">HHH", data, place)
    found: dict[int, str] = {}
    for n in range(count):
        platform, _, language, kind, length, start = struct.unpack_from(">6H", data, place + 6 + 12 * n)
        if (platform, language) in ((3, 0x409), (1, 0)):
            raw = data[place + strings + start : place + strings + start + length]
            found[kind] = raw.decode("utf-16-be" if platform == 3 else "latin-1")
    return found
