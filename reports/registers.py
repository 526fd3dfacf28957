"""The books of the council as paper and as sheet: buku agenda, buku ekspedisi, register perkara of any period."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from reportlab.platypus import Flowable, PageBreak, Spacer, TableStyle

from models.law.words import long_date
from models.registry.agenda import AgendaRow, CaseRegisterRow, ExpeditionRow, IncomingRow
from reports.spreadsheet import Value, xlsx
from reports.typesetting.columns import Columns
from reports.typesetting.edition import Edition
from reports.typesetting.layout import Layout
from reports.typesetting.page import draw
from reports.typesetting.profiles import CM, Profile
from reports.typesetting.setter import Setter
from reports.typesetting.sheets import SheetCanvas
from reports.typesetting.tables import RULED, header_cells
from reports.typesetting.tags import Node

SIZE, LEADING = 8.0, 9.8
MARGINS = (1.5 * CM, 1.5 * CM, 1.5 * CM, 1.2 * CM)
"""Top, bottom, left, right."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title and its share of the width."""

    title: str
    share: float


@dataclass(frozen=True, slots=True)
class Book:
    """A book ready to be written: rows of plain values; ``struck`` says which rows are void."""

    title: str
    office: str
    period: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    struck: tuple[bool, ...]
    closing: str


@dataclass(frozen=True, slots=True)
class _Plan:
    title: str
    columns: tuple[Column, ...]
    cells: Callable[[Any], tuple[Value, ...]]


def _agenda(row: AgendaRow) -> tuple[Value, ...]:
    return (
        row.recorded, row.number, row.letter_date, row.addressee, row.subject, row.security, row.attachment,
        row.register_no, row.sent_on, row.remark,
    )  # fmt: skip


def _incoming(row: IncomingRow) -> tuple[Value, ...]:
    return row.received, row.recorded, row.number, row.letter_date, row.sender, row.subject, row.register_no, row.remark


def _expedition(row: ExpeditionRow) -> tuple[Value, ...]:
    return (
        row.sent_on, row.number, row.letter_date, row.addressee, row.subject, row.how, row.received_on, row.receiver,
        "",
    )  # fmt: skip


def _case(row: CaseRegisterRow) -> tuple[Value, ...]:
    person = "\n".join(part for part in (row.respondent, row.number, row.unit) if part)
    source = "\n".join(part for part in (row.source, row.source_letter) if part)
    return (
        row.register_no, row.received, source, person, row.subject, row.act_date, row.stage, row.decision, row.decree,
        row.closed_on, row.remark,
    )  # fmt: skip


PLANS: dict[str, _Plan] = {
    "agenda_keluar": _Plan(
        "Buku Agenda Surat Keluar",
        (
            Column("Dicatat", 0.085), Column("Nomor surat", 0.165), Column("Tanggal surat", 0.07),
            Column("Kepada", 0.14), Column("Hal", 0.15), Column("Sifat", 0.06), Column("Lampiran", 0.065),
            Column("Perkara", 0.065), Column("Dikirim", 0.07), Column("Keterangan", 0.13),
        ),
        _agenda,
    ),
    "agenda_masuk": _Plan(
        "Buku Agenda Surat Masuk",
        (
            Column("Diterima", 0.08), Column("Dicatat", 0.1), Column("Nomor surat", 0.15),
            Column("Tanggal surat", 0.08), Column("Dari", 0.17), Column("Hal", 0.24), Column("Perkara", 0.07),
            Column("Keterangan", 0.11),
        ),
        _incoming,
    ),
    "ekspedisi": _Plan(
        "Buku Ekspedisi",
        (
            Column("Tanggal", 0.08), Column("Nomor surat", 0.15), Column("Tanggal surat", 0.08),
            Column("Tujuan", 0.18), Column("Isi surat", 0.19), Column("Cara", 0.09), Column("Diterima", 0.08),
            Column("Nama penerima", 0.1), Column("Paraf", 0.05),
        ),
        _expedition,
    ),
    "register_perkara": _Plan(
        "Register Perkara",
        (
            Column("Nomor", 0.07), Column("Diterima", 0.07), Column("Sumber dan surat", 0.13), Column("Terlapor", 0.15),
            Column("Dugaan", 0.13), Column("Tanggal perbuatan", 0.07), Column("Tahap", 0.07), Column("Putusan", 0.11),
            Column("Keputusan", 0.1), Column("Selesai", 0.06), Column("Keterangan", 0.04),
        ),
        _case,
    ),
}  # fmt: skip
"""The books by their short names."""


def book(kind: str, rows: Sequence[Any], since: date, until: date, *, office: str, printed: datetime) -> Book:
    """A book of a period from the rows of :mod:`models.registry.agenda`; the first column counts the lines."""
    plan = PLANS[kind]
    share = 0.035
    columns = (
        Column("No", share),
        *(replace(column, share=column.share * (1 - share)) for column in plan.columns),
    )
    return Book(
        title=plan.title,
        office=office,
        period=f"{long_date(since)} s.d. {long_date(until)}",
        columns=columns,
        rows=tuple((place, *plan.cells(row)) for place, row in enumerate(rows, start=1)),
        struck=tuple(bool(getattr(row, "void", False)) for row in rows),
        closing=f"{len(rows)} baris, dicetak {long_date(printed.date())} pukul {printed:%H.%M}",
    )


def book_xlsx(made: Book) -> bytes:
    """The book as a sheet; the same book gives the same bytes."""
    widths = [max(5.0, column.share * 170) for column in made.columns]
    titles = (made.title.upper(), made.office, f"Periode {made.period}", made.closing)
    return xlsx(made.title, titles, [column.title for column in made.columns], widths, made.rows)


def book_pdf(made: Book, resources: Path, *, paper: str = "A4") -> bytes:
    """The book as a PDF: landscape, the header again on each page, *halaman x dari y*. Cost grows with the rows."""
    return _Printer(made, Layout(resources), paper).pdf()


class _Printer:
    """Sets one book: rows are measured one by one and laid onto pages, so that no long table is ever split."""

    def __init__(self, made: Book, layout: Layout, paper: str) -> None:
        self.made = made
        base = layout.profile("F4" if paper == "F4" else "A4")
        top, bottom, left, right = MARGINS
        self.profile: Profile = replace(
            base, width=base.height, height=base.width, top=top, bottom=bottom, left=left, right=right, size=SIZE,
            leading=LEADING, catchwords=False, machine_fonts=False,
        )  # fmt: skip
        self.family = layout._families[base.family]
        self.setter = Setter(self.profile, self.family)
        self.widths = [column.share * self.profile.text_width for column in made.columns]

    def pdf(self) -> bytes:
        """The finished file."""
        target = io.BytesIO()
        edition = Edition(target)
        drawn, canvas = draw(self._flowables, self.profile, self.family, edition.book)
        for number in range(1, len(drawn.sheets) + 1):
            canvas.resume(number - 1)
            self._foot(canvas, number, len(drawn.sheets))
        edition.add(drawn)
        edition.close(self.made.title)
        return target.getvalue()

    def _foot(self, canvas: SheetCanvas, number: int, total: int) -> None:
        line = self.profile.bottom * 0.5
        with canvas.tagged(None):
            canvas.setFont(self.family.regular, 7.5)
            canvas.drawString(self.profile.left, line, f"{self.made.title}, {self.made.period}")
            right = self.profile.width - self.profile.right
            canvas.drawRightString(right, line, f"halaman {number} dari {total}")

    def _flowables(self) -> tuple[list[Flowable], Node]:
        setter, root = self.setter, Node("Sect")
        head: list[Flowable] = [
            setter.line(self.made.title.upper(), "center", bold=True, size=12, node=root.add("H1")),
            setter.line(self.made.office, "center", size=10, node=root.add("P")),
            setter.line(f"Periode {self.made.period}", "center", size=9, node=root.add("P")),
            Spacer(1, 8),
        ]
        table = root.add("Table")
        closing = setter.line(self._closing(), size=8, node=root.add("P"))
        return [*head, *self._tables(table, sum(self._height(one) for one in head)), Spacer(1, 6), closing], root

    def _closing(self) -> str:
        return self.made.closing if self.made.rows else f"Tidak ada catatan pada periode ini. {self.made.closing}"

    def _height(self, one: Flowable) -> float:
        return float(one.wrap(self.profile.text_width, self.profile.text_height)[1])

    def _tables(self, table: Node, taken: float) -> list[Flowable]:
        header = header_cells([column.title for column in self.made.columns], table, self.setter, SIZE)
        head_height = self._height(self._table([header]))
        out: list[Flowable] = []
        page: list[list[Any]] = []
        struck: list[bool] = []
        room = self.profile.text_height - taken - head_height - 4
        left = room
        for values, void in zip(self.made.rows, self.made.struck, strict=True):
            cells = self._cells(values, table)
            height = self._height(self._table([cells]))
            if page and height > left:
                out += [self._table([header, *page], struck), PageBreak()]
                page, struck = [], []
                left = self.profile.text_height - head_height - 4
            page.append(cells)
            struck.append(void)
            left -= height
        return [*out, self._table([header, *page], struck)]

    def _cells(self, values: Sequence[Value], table: Node) -> list[Any]:
        line = table.add("TR")
        return [self._cell(value, line.add("TD")) for value in values]

    def _cell(self, value: Value, node: Node) -> Any:
        parts = shown(value).split("\n")
        lines = [self.setter.line(part, size=SIZE, node=node) for part in parts]
        return lines if len(lines) > 1 else lines[0]

    def _table(self, rows: list[list[Any]], struck: Sequence[bool] = ()) -> Columns:
        marks = [
            ("BACKGROUND", (0, place), (-1, place), "#E8E8E8") for place, void in enumerate(struck, start=1) if void
        ]
        style = TableStyle([*self.setter.bare, *RULED, *marks])
        return Columns(rows, colWidths=self.widths, repeatRows=1, style=style, splitInRow=1, hAlign="LEFT")


def shown(value: Value) -> str:
    """A value on paper: ``02-12-2024``, ``02-12-2024 09.15``."""
    if isinstance(value, datetime):
        return f"{value:%d-%m-%Y %H.%M}"
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    return "" if value is None else str(value)
