"""The list of cases: what it is narrowed to, its columns, and what an empty list says. No widget here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import cast

from models.registry.cases import CaseFilter, CaseRow, Sort
from models.registry.labels import SOURCES, word
from models.registry.stages import OPEN_STAGES, STAGES
from ui.cases.masking import Mask
from ui.rows import Column
from ui.widgets.dates import short_date

FIRST_PAGE = 300
"""Rows asked for while a person is typing; the rest follows when the typing pauses."""

STAGE_TONES = {
    "registered": "blue",
    "verified": "blue",
    "classified": "blue",
    "panel_formed": "blue",
    "summoned": "amber",
    "heard": "amber",
    "deliberated": "amber",
    "decided": "accent",
    "decreed": "accent",
    "delivered": "accent",
    "executed": "accent",
    "reported": "accent",
}

STAGE_CHOICES: tuple[tuple[str | None, str], ...] = (
    (None, "Semua tahap"),
    ("open", "Belum selesai"),
    *((key, STAGES[key]) for key in OPEN_STAGES),
    *((key, STAGES[key]) for key in STAGES if key not in OPEN_STAGES),
)
SOURCE_CHOICES: tuple[tuple[str | None, str], ...] = ((None, "Semua sumber"), *SOURCES.items())


@dataclass(frozen=True, slots=True)
class ListState:
    """The filter and the order of the list."""

    wanted: CaseFilter = field(default_factory=CaseFilter)
    sort: Sort = "register"
    descending: bool = True

    def with_words(self, words: str) -> ListState:
        """Other words."""
        return replace(self, wanted=replace(self.wanted, words=words))

    def with_stage(self, stage: str | None) -> ListState:
        """One stage, all open ones (``open``), or all."""
        stages = () if stage in (None, "open") else (str(stage),)
        return replace(self, wanted=replace(self.wanted, stages=stages, open_only=stage == "open"))

    def with_source(self, source: str | None) -> ListState:
        """One kind of source, or all."""
        return replace(self, wanted=replace(self.wanted, sources=(source,) if source else ()))

    def with_unit(self, unit: str | None) -> ListState:
        """One unit, or all."""
        return replace(self, wanted=replace(self.wanted, units=(unit,) if unit else ()))

    def with_year(self, year: int | None) -> ListState:
        """One year of registration, or all."""
        return replace(self, wanted=replace(self.wanted, years=(year,) if year else ()))

    def with_order(self, sort: str, descending: bool) -> ListState:
        """Another order; ``sort`` is a key of :func:`columns`."""
        return replace(self, sort=cast(Sort, sort), descending=descending)

    @property
    def narrowed(self) -> bool:
        """Whether anything is filtered."""
        return self.wanted != CaseFilter()

    @property
    def stage(self) -> str | None:
        """The stage chosen."""
        if self.wanted.open_only:
            return "open"
        return self.wanted.stages[0] if len(self.wanted.stages) == 1 else None


def columns(mask: Callable[[], Mask], today: Callable[[], date]) -> list[Column]:
    """Columns of the list; ``mask`` tells whether names are shown."""

    def age(row: CaseRow) -> str:
        return f"{source_tip(row)}\n{(today() - row.received).days} hari sejak diterima"

    return [
        Column("register", "Nomor", lambda r: r.register_no, width=92, look="strong", sort="register"),
        Column("name", "Terlapor", lambda r: mask().name(r.name), width=168, sort="name"),
        Column("number", "NIP", lambda r: mask().number(shown_number(r.number)), width=188, look="figures"),
        Column("unit", "Unit kerja", lambda r: r.unit, width=160, look="muted", sort="unit", tip=lambda r: r.unit),
        Column("subject", "Pokok perkara", lambda r: r.subject, width=0, look="muted", tip=lambda r: r.subject),
        Column("received", "Diterima", received_words, width=112, sort="received", tip=age),
        Column("stage", "Tahap", lambda r: r.stage_name, width=118, look="chip", sort="stage",
               tone=lambda r: STAGE_TONES.get(r.stage, "muted")),
    ]  # fmt: skip


def shown_number(number: str) -> str:
    """18 digits in groups of 8 6 1 3."""
    if len(number) == 18 and number.isdigit():
        return f"{number[:8]} {number[8:14]} {number[14]} {number[15:]}"
    return number


def received_words(row: CaseRow) -> str:
    """``17 Sep 2024``."""
    return short_date(row.received, year=True)


def source_tip(row: CaseRow) -> str:
    """Kind, body and number."""
    return " · ".join(part for part in (word(SOURCES, row.source_kind), row.source_body, row.source_number) if part)


def empty_words(state: ListState) -> tuple[str, str]:
    """What an empty list says: nothing here yet, or nothing that fits."""
    if state.narrowed:
        return "Tidak ada yang cocok", "Ubah kata yang dicari atau longgarkan saringannya."
    return "Belum ada perkara", "Perkara muncul di sini setelah laporan, penerusan, atau temuan dicatat."


def count_words(count: int, narrowed: bool) -> str:
    """``214 perkara`` or ``12 perkara cocok``."""
    return f"{count:,}".replace(",", ".") + (" perkara cocok" if narrowed else " perkara")
