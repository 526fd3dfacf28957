"""What every section is given, and the parts they share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from models.law.person import Person
from ui.cases.flow import Offer
from ui.cases.flowing import Flowing
from ui.cases.masking import Mask
from ui.cases.reading import CaseData
from ui.theme import SPACE
from ui.widgets.buttons import PlainButton
from ui.widgets.layout import Item, box, column, reveal
from ui.widgets.text import label


@dataclass(frozen=True, slots=True)
class Context:
    """``press(key)`` starts an act of the case, ``go`` leads to another page."""

    data: CaseData
    mask: Mask
    offers: dict[str, Offer]
    press: Callable[[str], object]
    go: Callable[..., object]
    rulebook: Any
    can: Callable[[str], bool]


def acts_row(context: Context, *keys: str) -> QWidget:
    """The acts of a section as a row of buttons; one that cannot be done now says why. A closed case offers none."""
    buttons: list[QWidget] = []
    for key in keys:
        offer = context.offers[key]
        if context.data.closed or offer.idle:
            continue
        button = PlainButton(offer.title, lambda key=key: context.press(key), icon=offer.icon)
        button.allow(offer.why_not)
        buttons.append(button)
    holder = Flowing(buttons)
    reveal(holder, bool(buttons))
    return holder


def section(*items: Item) -> QWidget:
    """A section: its parts one under the other, the room that is left at the foot."""
    return box(column(*items, -1, gap=SPACE.m, margins=(0, SPACE.m, SPACE.xs, SPACE.m)))


def nothing(words: str) -> QWidget:
    """A quiet sentence where there is nothing yet."""
    return label(words, "muted", wrap=True)


def person_lines(person: Person, mask: Mask) -> Sequence[str]:
    """Number, rank, post, unit, as far as known."""
    lines = []
    if person.number:
        lines.append(f"{person.number_label} {mask.number(person.shown_number)}")
    return [*lines, *[part for part in (person.rank_text, person.post, person.unit) if part]]
