"""The file itself: objects written one after another as they come, so that memory does not grow with the pages.

Written by the letter of PDF/A-1 (ISO 19005-1, 6.1): version 1.4, a comment of high bytes in the second line, no object
streams, one white space where the standard wants one. Nothing is compressed by a library, since two builds of zlib may
pack differently and the same letter must give the same bytes on every machine.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from hashlib import sha256
from typing import BinaryIO

MOST_KIDS = 1000
"""Entries of one array of a tree; PDF 1.4 allows 8191."""


class PdfWriter:
    """Writes numbered objects to a stream that need not be readable or seekable."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._place = 0
        self._offsets = array("Q", [0])
        self._digest = sha256()
        self._write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")

    def reserve(self) -> int:
        """The number of an object that is written later."""
        self._offsets.append(0)
        return len(self._offsets) - 1

    def put(self, body: str, number: int = 0) -> int:
        """Write an object; gives its number."""
        return self._object(body.encode("latin-1"), number)

    def stream(self, entries: str, content: bytes, number: int = 0) -> int:
        """Write a stream; ``entries`` of its dictionary beside the length."""
        head = f"<< {entries} /Length {len(content)} >>\nstream\n".encode("latin-1")
        return self._object(b"".join((head, content, b"\nendstream")), number)

    def close(self, root: int, information: int) -> None:
        """Write the table of places and the trailer. The file's ID is the digest of everything before it."""
        place, count = self._place, len(self._offsets)
        identity = self._digest.hexdigest()[:32].upper()
        self._write(f"xref\n0 {count}\n0000000000 65535 f \n".encode())
        for start in range(1, count, MOST_KIDS):
            self._write("".join(f"{at:010d} 00000 n \n" for at in self._offsets[start : start + MOST_KIDS]).encode())
        self._write(
            f"trailer\n<< /Size {count} /Root {root} 0 R /Info {information} 0 R /ID [<{identity}> <{identity}>] >>\n"
            f"startxref\n{place}\n%%EOF\n".encode()
        )

    def _object(self, body: bytes, number: int) -> int:
        number = number or self.reserve()
        self._offsets[number] = self._place
        self._write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        return number

    def _write(self, data: bytes) -> None:
        self._out.write(data)
        self._digest.update(data)
        self._place += len(data)


def ref(number: int) -> str:
    """An indirect reference."""
    return f"{number} 0 R"


def refs(numbers: Sequence[int]) -> str:
    """An array of references."""
    return f"[{' '.join(f'{n} 0 R' for n in numbers)}]"


def text(value: str) -> str:
    """A text string as the file wants it: plain letters as they are, everything else as UTF-16."""
    if value.isascii() and value.isprintable():
        escaped = value.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"({escaped})"
    return f"<FEFF{value.encode('utf-16-be').hex().upper()}>"


def number(value: float) -> str:
    """A number with at most three decimals and no exponent."""
    return f"{value:.3f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))
