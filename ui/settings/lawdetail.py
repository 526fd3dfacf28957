"""One row of the law, whole: dates, article, sources, what it says, which cases used it, what may be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from models.law.browse import TITLES
from models.law.notice import RuleRef
from models.registry.rules import OfficeRow, Uses
from ui.settings.lawflow import Detail
from ui.theme import SPACE
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Line
from ui.widgets.chip import Chip
from ui.widgets.dates import long_date
from ui.widgets.keyvalue import KeyValue
from ui.widgets.lawlink import LawLink, period
from ui.widgets.layout import box, clear, column, line, row, scroll
from ui.widgets.text import label


@dataclass(frozen=True, slots=True)
class Doing:
    """What the person may do with a row; None where the account may not."""

    close: Callable[[Detail], object] | None = None
    replace: Callable[[Detail], object] | None = None
    withdraw: Callable[[Detail, OfficeRow], object] | None = None


class DetailPane(QWidget):
    """Shows one row at a time; empty until one is chosen."""

    def __init__(self, shell: Any, doing: Doing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell, self._doing = shell, doing
        self.detail: Detail | None = None
        self._body = column(gap=SPACE.m, margins=(2, 0, SPACE.m, SPACE.m))
        self._area = scroll(box(self._body))
        self._acts = row(gap=SPACE.s, margins=(0, SPACE.s, 0, 0))
        whole = column(self._area, self._acts, gap=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def show_detail(self, detail: Detail | None) -> None:
        """Show a row; None empties the pane."""
        clear(self._body)
        clear(self._acts)
        self.detail = detail
        if detail is None:
            self._body.addWidget(label("Pilih satu baris di sebelah kiri.", "muted", wrap=True))
            self._body.addStretch(1)
            return
        for part in (_head(detail), _facts(detail), *_texts(detail), *self._uses(detail.uses)):
            self._body.addWidget(part)
        self._body.addStretch(1)
        self._offer(detail)
        bar = self._area.verticalScrollBar()
        bar.setValue(0)

    def _uses(self, uses: Uses) -> list[QWidget]:
        title = label("Dipakai perkara", "card-title")
        if not uses.count:
            return [line(), box(column(title, label("Belum ada perkara yang memakai baris ini.", "muted"), gap=4))]
        lines = []
        for place, case in enumerate(uses.newest):
            said = f"{case.respondent} · masuk {long_date(case.received)}"
            one = Line(case.register_no, said, link=True, last=place == len(uses.newest) - 1)
            one.pressed.connect(lambda case=case: self.shell.go("cases", case_id=case.case_id))
            lines.append(one)
        rest = uses.count - len(uses.newest)
        more = [label(f"Dan {rest} perkara lain.", "fine")] if rest > 0 else []
        counted = label(f"{uses.count} perkara", "muted")
        return [line(), box(column(row(title, -1, counted), *lines, *more, gap=2))]

    def _offer(self, detail: Detail) -> None:
        ended = "Baris ini sudah ditutup." if detail.line.effective_to is not None else ""
        doing = self._doing
        if doing.replace is not None:
            replace = PlainButton("Ganti…", lambda: self._do(doing.replace), icon="pencil")
            replace.allow(ended)
            self._acts.addWidget(replace)
        if doing.close is not None:
            close = PlainButton("Tutup…", lambda: self._do(doing.close), icon="calendar-x")
            close.allow(ended)
            self._acts.addWidget(close)
        step = detail.closing or detail.step
        if doing.withdraw is not None and step is not None:
            name = "Tarik penutupan…" if detail.closing is not None else "Tarik…"
            button = PlainButton(name, lambda: self._withdraw(step), icon="undo-2")
            used = detail.uses.count and detail.closing is None
            button.allow("Sudah dipakai perkara: tutup baris ini dan tambahkan penggantinya." if used else "")
            self._acts.addWidget(button)
        self._acts.addStretch(1)

    def _do(self, fn: Callable[[Detail], object] | None) -> None:
        if fn is not None and self.detail is not None:
            fn(self.detail)

    def _withdraw(self, step: OfficeRow) -> None:
        if self._doing.withdraw is not None and self.detail is not None:
            self._doing.withdraw(self.detail, step)


def _head(detail: Detail) -> QWidget:
    one = detail.line
    chips = row(Chip(TITLES.get(one.table, one.table), "muted"), gap=6)
    if one.own:
        chips.addWidget(Chip("baris kantor", "blue"))
    if one.effective_to is not None:
        chips.addWidget(Chip("ditutup", "muted"))
    if one.verified:
        chips.addWidget(Chip("norma sudah dibaca", "accent"))
    else:
        chips.addWidget(Chip("belum diverifikasi", "amber", "Bunyi norma belum dibaca langsung."))
    chips.addStretch(1)
    parts: list[Any] = [label(one.title, "heading", wrap=True, select=True), chips]
    if one.legal_basis:
        parts.append(LawLink(RuleRef(one.table, one.id, one.effective_from), one.legal_basis))
    return box(column(*parts, gap=SPACE.s))


NAMELESS = frozenset({"absence"})
"""Tables whose rows have no code of their own: the title says all."""


def _facts(detail: Detail) -> QWidget:
    one = detail.line
    rows: list[tuple[str, str | QWidget]] = [("Berlaku", period(one)), ("Tempat", one.where)]
    if one.table not in NAMELESS:
        rows.insert(1, ("Kode baris", one.id))
    rows += list(detail.facts)
    if detail.step is not None:
        rows += _step("Ditambahkan", detail.step)
    if detail.closing is not None:
        rows += _step("Ditutup", detail.closing)
    return KeyValue(rows, key_width=150)


def _step(word: str, step: OfficeRow) -> list[tuple[str, str | QWidget]]:
    return [(word, f"{long_date(step.made_at.date())} oleh {step.made_by}"), ("Alasan", step.reason)]


def _texts(detail: Detail) -> list[QWidget]:
    found = detail.explained
    parts: list[QWidget] = []
    if found.note:
        parts += _part("Catatan", [found.note])
    if found.regulations:
        parts += _part("Peraturan", [one.title for one in found.regulations])
    if found.sources:
        parts += _part("Dibaca pada", ["\n".join((one.title, *one.addresses)) for one in found.sources])
    return parts


def _part(title: str, texts: Sequence[str]) -> list[QWidget]:
    said = []
    for text in texts:
        words = label(text, wrap=True, select=True)
        said.append(words)
    return [line(), box(column(label(title, "card-title"), *said, gap=4))]
