"""The zip container of .xlsx and .ods, opened within bounds before any other code sees it.

The reader of spreadsheets allocates the whole rectangle around the filled cells, and trusts the sizes a container
declares. A file of a few kilobytes could thus ask for gigabytes. Here every part is unpacked within a limit, only the
parts a list needs are passed on, and the rectangle of each sheet is measured first.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from xml.parsers import expat

from models.exchange.limits import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_PARTS,
    MAX_ROWS,
    MAX_UNPACKED_BYTES,
    ListBroken,
    ListLocked,
    ListTooLarge,
    ListUnknownFormat,
)

_UNWANTED = re.compile(
    r"(?i)^(docProps|customXml|xl/(media|drawings|charts|embeddings|externalLinks|theme|printerSettings|pivot\w*|"
    r"comments\w*|threadedComments|persons|activeX|ctrlProps|queryTables|model|richData)"
    r"|Pictures|Thumbnails|Configurations2|Object )"
)
_CHUNK = 1 << 16
_SUSPECT = re.compile(rb"""\br=["'](?:[A-Za-z]{3,}\d|[A-Za-z]{0,2}\d{5,})""")
_CELL = re.compile(rb"""<(?:\w+:)?(?:c|row)\s(?:[^>]*?\s)?r=["']([A-Za-z]{0,3})(\d{1,7})["']""")
_REPEATED = re.compile(rb"""number-(columns|rows)-repeated=["'](\d+)["']""")


def open_container(data: bytes) -> Mapping[str, bytes]:
    """The wanted parts of a zip container, by name.

    Raises ``ListBroken`` for a damaged container, ``ListTooLarge`` beyond the limits.
    """
    parts: dict[str, bytes] = {}
    left = MAX_UNPACKED_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if len(infos) > MAX_PARTS:
                raise ListTooLarge
            for info in infos:
                if info.is_dir() or not _wanted(info.filename):
                    continue
                if info.flag_bits & 0x1:
                    raise ListLocked
                content = _unpack(archive, info, left)
                left -= len(content)
                parts[info.filename.replace("\\", "/").lstrip("/")] = content
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as broken:
        raise ListBroken from broken
    _refuse_doctype(parts)
    return parts


def _wanted(name: str) -> bool:
    plain = name.replace("\\", "/").lstrip("/")
    return plain.lower().endswith((".xml", ".rels", "mimetype")) and not _UNWANTED.match(plain)


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> bytes:
    if info.file_size > left:
        raise ListTooLarge
    buffer = io.BytesIO()
    with archive.open(info) as stream:
        while chunk := stream.read(_CHUNK):
            buffer.write(chunk)
            if buffer.tell() > left:
                raise ListTooLarge
    return buffer.getvalue()


def _refuse_doctype(parts: Mapping[str, bytes]) -> None:
    """Neither format has a document type; with one come entities that grow without end."""
    for content in parts.values():
        if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content[:4096]:
            raise ListBroken


def repack(parts: Mapping[str, bytes]) -> io.BytesIO:
    """The parts as an uncompressed container, so that the reader sees exactly the bytes that were measured."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    buffer.seek(0)
    return buffer


def container_kind(parts: Mapping[str, bytes]) -> str:
    """``xlsx`` or ``ods``; raises ``ListUnknownFormat`` for .xlsb, .docx and anything else in a zip."""
    if "content.xml" in parts:
        if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
            raise ListLocked
        return "ods"
    if any(name.lower().startswith("xl/worksheets/") and name.lower().endswith(".xml") for name in parts):
        return "xlsx"
    raise ListUnknownFormat


def measure(kind: str, parts: Mapping[str, bytes]) -> None:
    """Raise ``ListTooLarge`` where a sheet would ask for more memory than a list of employees ever needs."""
    if kind == "ods":
        _measure_ods(parts["content.xml"])
        return
    for name, content in parts.items():
        if name.lower().startswith("xl/worksheets/") and name.lower().endswith(".xml"):
            _measure_xlsx(content)


def _measure_xlsx(sheet: bytes) -> None:
    if not _SUSPECT.search(sheet):
        return  # at most 9,999 rows and 702 columns
    if _within(_references(sheet)):
        return
    # Formatting alone reaches far in many honest files; only filled cells count for the reader.
    if not _within(_filled(sheet)):
        raise ListTooLarge


def _references(sheet: bytes) -> Iterator[tuple[int, int]]:
    for match in _CELL.finditer(sheet):
        yield int(match[2]), column_number(match[1].decode("ascii"))


def _filled(sheet: bytes) -> list[tuple[int, int]]:
    """Row and column of every cell with a value, from a real parser; cells without an address are counted on."""
    found: list[tuple[int, int]] = []
    place = [0, 0]

    def start(tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(":")[2]
        if local == "row":
            address = attributes.get("r", "")
            place[:] = [int(address) if address.isdigit() else place[0] + 1, 0]
        elif local == "c":
            _, column = split_reference(attributes.get("r", ""))
            place[1] = column or place[1] + 1
        elif local in ("v", "is"):
            found.append((place[0], place[1]))

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    try:
        parser.Parse(sheet, True)
    except expat.ExpatError as broken:
        raise ListBroken from broken
    return found


def _within(places: Iterator[tuple[int, int]] | list[tuple[int, int]]) -> bool:
    rows = columns = 0
    for row, column in places:
        rows = max(rows, row)
        columns = max(columns, column)
    return rows <= MAX_ROWS and columns <= MAX_COLUMNS and rows * columns <= MAX_CELLS


def _measure_ods(content: bytes) -> None:
    """Repeated cells and rows count only when they hold something; empty tails are ordinary."""
    total_rows = content.count(b"<table:table-row")
    widest = 0
    for match in _REPEATED.finditer(content):
        times = int(match[2])
        if times < 2:
            continue
        end = content.find(b">", match.end())
        if content[end - 1 : end] == b"/":
            continue
        if match[1] == b"rows":
            close = content.find(b"</table:table-row>", end)
            if b"office:value-type" not in content[end:close] and b"<text:" not in content[end:close]:
                continue
            total_rows += times
        else:
            close = content.find(b"</table:table-cell>", end)
            if b"<text:" in content[end:close] or b"value-type" in content[match.start() - 300 : end]:
                widest = max(widest, times)
    if total_rows > MAX_ROWS or widest > MAX_COLUMNS or total_rows * max(widest, 1) > MAX_CELLS:
        raise ListTooLarge


def split_reference(reference: str) -> tuple[int, int]:
    """``E659`` as row 659, column 5, both counted from 1; (0, 0) where it is no reference."""
    letters = reference.rstrip("0123456789")
    digits = reference[len(letters) :]
    if not digits or not letters.isascii() or (letters and not letters.isalpha()):
        return 0, 0
    return int(digits), column_number(letters)


def column_number(letters: str) -> int:
    """``A`` is 1, ``AA`` 27; 0 for no letters."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(index: int) -> str:
    """The reverse, from a column counted from 0: 0 is ``A``, 26 ``AA``."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
