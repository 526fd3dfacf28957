"""One person at the right of the directory."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from models.registry.people import EarlierCase, PersonRow
from ui.people import flow
from ui.session import Session
from ui.theme import SPACE
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card, Line
from ui.widgets.chip import Chip
from ui.widgets.dates import long_date
from ui.widgets.keyvalue import KeyValue
from ui.widgets.layout import box, column, reveal, row, scroll
from ui.widgets.text import label


class PersonPanel(QWidget):
    """Facts, then earlier cases for those who may see them. ``open_case`` and ``edit`` answer the buttons."""

    def __init__(self, session: Session, open_case: Callable[[int], object], edit: Callable[[], object]) -> None:
        super().__init__()
        self._open_case = open_case
        self._name = label("", "heading", wrap=True)
        self._facts = KeyValue(key_width=92)
        self._edit = PlainButton("Ubah…", edit, icon="pencil")
        reveal(self._edit, session.can("people.save"))
        who = Card("Pegawai").add(self._name, self._facts, row(self._edit, -1))
        self._cases = Card("Perkara sebelumnya", gap=0)
        self._area = scroll(box(column(who, self._cases, -1, gap=SPACE.m)))
        self._nobody = label("Pilih seorang pegawai untuk melihat data dan perkaranya.", "muted", wrap=True)
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(self._nobody, self._area, gap=0))
        self.show_person(None, ())

    def show_person(self, found: PersonRow | None, cases: Sequence[EarlierCase] | None) -> None:
        """Another person; ``cases`` None where this account may not see them."""
        reveal(self._area, found is not None)
        reveal(self._nobody, found is None)
        if found is None:
            return
        self._name.setText(found.name)
        self._facts.set_rows(flow.facts(found.person))
        reveal(self._cases, cases is not None)
        self.show_cases(cases or ())

    def show_cases(self, cases: Sequence[EarlierCase]) -> None:
        """The cases against this person, newest first."""
        self._cases.empty()
        if not cases:
            self._cases.add(label("Tidak ada perkara yang tercatat.", "muted", wrap=True))
        for number, one in enumerate(cases):
            words = one.sanction or one.subject
            chip = Chip("terbukti" if one.sanction else one.outcome.replace("_", " ") or "berjalan", "muted")
            line = Line(
                f"Perkara {one.register_no}",
                f"{long_date(one.received)} · {words}",
                behind=chip,
                link=True,
                last=number == len(cases) - 1,
            )
            line.pressed.connect(lambda case=one.case_id: self._open_case(case))
            self._cases.add(line)
