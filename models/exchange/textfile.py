"""Lists as text: encoding and delimiter found from the content, by the standard library alone."""

from __future__ import annotations

import codecs
import csv
import io
import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from models.exchange.limits import MAX_COLUMNS, MAX_ROWS, ListBroken, ListTooLarge, ListUnknownFormat

DELIMITERS = (";", ",", "\t", "|")
_SAMPLE_LINES = 200


@dataclass(frozen=True, slots=True)
class TextTable:
    """Rows of a delimited text; row 0 is line 1 as Excel counts (a quoted line break stays in its row)."""

    rows: Sequence[Sequence[str]]
    encoding: str
    delimiter: str


def read_text(data: bytes) -> TextTable:
    """Read a delimited text. Raises ``ListUnknownFormat`` where it is no text, ``ListTooLarge`` beyond the limits."""
    encoding = detect_encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        # Five bytes have no sign in cp1252; Latin-1 gives them as control characters, which are flagged later.
        encoding = "latin-1"
        text = data.decode(encoding)
    text = text.removeprefix("\ufeff")
    skipped = 0
    first, _, rest = text.partition("\n")
    if re.fullmatch(r'"?sep=(.)"?\r?', first, re.IGNORECASE):
        delimiter = first.strip('"\r')[-1]
        text, skipped = rest, 1
    else:
        delimiter = detect_delimiter(text)
    rows: list[Sequence[str]] = [()] * skipped
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if len(rows) > MAX_ROWS or len(row) > MAX_COLUMNS:
                raise ListTooLarge
            rows.append(row)
    except csv.Error as broken:
        raise ListBroken from broken
    return TextTable(rows, encoding, delimiter)


def detect_encoding(data: bytes) -> str:
    """``utf-8-sig``, ``utf-16``, ``utf-16-le``/``-be`` (without mark), ``utf-8`` or, when it is none, ``cp1252``."""
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = data[:4096]
    if b"\0" in sample:
        odd, even = sample[1::2].count(0), sample[0::2].count(0)
        if odd > 0.3 * len(sample[1::2]) and odd > 4 * even:
            return "utf-16-le"
        if even > 0.3 * len(sample[0::2]) and even > 4 * odd:
            return "utf-16-be"
        if sample.count(0) > len(sample) // 50:
            raise ListUnknownFormat
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def detect_delimiter(text: str) -> str:
    """The sign that splits the most lines into the same number of columns."""
    best, best_score = ",", 0.0
    for delimiter in DELIMITERS:
        widths: Counter[int] = Counter()
        try:
            reader = csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=delimiter)
            for row in itertools.islice(reader, _SAMPLE_LINES):
                widths[len(row)] += bool(row)
        except csv.Error:
            continue
        wide = {width: count for width, count in widths.items() if width > 1}
        if wide:
            width, count = max(wide.items(), key=lambda item: (item[1], item[0]))
            score = count * min(width, 12) / max(sum(widths.values()), 1)
            if score > best_score:
                best, best_score = delimiter, score
    return best
