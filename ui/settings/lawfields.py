"""Fields for a row of the law, made from what its table knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from models.law import Rulebook
from models.law.checks import KINDS, allowed_words, reference_of
from models.law.schema import Field as Key
from models.law.schema import fields_of
from ui.settings.lawwords import key_words, value_words
from ui.widgets.dates import DateField
from ui.widgets.field import Field
from ui.widgets.fields import CheckField, ChoiceField, LongTextField, NumberField, TextField
from ui.widgets.form import Form

NONE = "—"
_LONG = frozenset({"text", "note", "meaning", "imposed_by", "appeal_note", "exception", "title"})
_SEEN = ("legal_basis", "note")
"""Keys that a row may leave out but a person should see."""
_ORDER = ("id", "text", "name", "title", "short", "day", "scale", "offender", "level", "category")
_END = ("legal_basis", "source", "effective_from", "verified", "note")


class ManyField(Field):
    """Some of many: a list with boxes, Space ticks."""

    def __init__(self, choices: Sequence[tuple[str, str]], lines: int = 6) -> None:
        self.list = QListWidget()
        super().__init__(self.list)
        for key, words in choices:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setFixedHeight(min(lines, max(2, len(choices))) * 28 + 12)
        self.list.itemChanged.connect(lambda _item: self.changed.emit())

    def value(self) -> list[str]:
        """Keys that are ticked, in the order of the list."""
        items = [self.list.item(number) for number in range(self.list.count())]
        return [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is Qt.CheckState.Checked]

    def set_value(self, value: Any) -> None:
        """Tick these."""
        wanted = set(value or ())
        for number in range(self.list.count()):
            item = self.list.item(number)
            on = item.data(Qt.ItemDataRole.UserRole) in wanted
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


class LinesField(LongTextField):
    """One thing per line."""

    def value(self) -> list[str]:  # type: ignore[override]
        """The lines, without empty ones."""
        return [line.strip() for line in self.edit.toPlainText().splitlines() if line.strip()]

    def set_value(self, value: Any) -> None:
        """Put lines."""
        self.edit.setPlainText("\n".join(value or ()))


class ImpactField(LongTextField):
    """Levels by impact, one per line: ``instansi | sedang | PP 94/2021 Pasal 10``."""

    def value(self) -> list[dict[str, str]]:  # type: ignore[override]
        """As the law files write them."""
        found = []
        for line in self.edit.toPlainText().splitlines():
            parts = [part.strip() for part in line.split("|")]
            if any(parts):
                found.append(dict(zip(("impact", "level", "basis"), [*parts, "", ""][:3], strict=True)))
        return found

    def set_value(self, value: Any) -> None:
        """From the law files."""
        self.edit.setPlainText("\n".join(" | ".join(str(part) for part in one.values()) for one in value or ()))

    def problem(self) -> str:
        """Three parts in each line."""
        wrong = [one for one in self.value() if not all(one.values())]
        return "Tulis tiga bagian pada setiap baris: dampak | tingkat | dasar." if wrong else ""


def add_fields(form: Form, table: str, rulebook: Rulebook, today: Any) -> list[str]:
    """Add a field for every key of the table; gives the keys that need not be filled in and may be hidden."""
    keys = fields_of(table)
    order = sorted(keys, key=lambda key: _place(key, keys[key].required))
    spare = []
    for key in order:
        known = keys[key]
        field = _field(table, key, known, rulebook, today)
        wide = isinstance(field, LongTextField | ManyField) or key in ("source", "legal_basis")
        required = known.required and not isinstance(field, CheckField | NumberField | ManyField)
        form.add(key, "" if isinstance(field, CheckField) else key_words(key), field, required=required, wide=wide)
        if not known.required and key not in _SEEN:
            spare.append(key)
    return spare


def _place(key: str, required: bool) -> tuple[int, int]:
    """What a row is, then what it says, then where it comes from; what may be left out at the end."""
    if key in _ORDER:
        return 0, _ORDER.index(key)
    if key in _END:
        return 2, _END.index(key)
    return (1 if required else 3), 0


def _field(table: str, key: str, known: Key, rulebook: Rulebook, today: Any) -> Field:
    words = allowed_words(table, known.name)
    target = reference_of(table, known.name)
    kind = known.kind
    if kind == "date":
        return DateField(None, today=today)
    if kind == "bool":
        return CheckField(key_words(key))
    if kind == "int":
        return NumberField(0)
    if kind == "tuple[ImpactLevel, ...]":
        return ImpactField(lines=3, placeholder="instansi | sedang | PP 94/2021 Pasal 10 ayat (2) huruf a")
    if kind.startswith("tuple"):
        return _many(key, target, rulebook)
    if key == "source":
        return ChoiceField([(one.id, f"{one.id}: {one.title}") for one in rulebook.sources.values()], empty=NONE)
    if words:
        return ChoiceField([(one, value_words(one)) for one in sorted(words) if one], empty=NONE)
    if target:
        return ChoiceField(_named(rulebook, target), empty=NONE)
    return LongTextField(lines=4) if key in _LONG else TextField()


def _many(key: str, target: str, rulebook: Rulebook) -> Field:
    if key == "applies_to":
        return ManyField([(one, value_words(one)) for one in sorted(KINDS)])
    if target:
        return ManyField(_named(rulebook, target))
    return LinesField(lines=2, placeholder="Satu isi pada setiap baris")


def _named(rulebook: Rulebook, table: str) -> list[tuple[str, str]]:
    """Rows of a table to choose from: id and name."""
    found: dict[str, str] = {}
    for item in rulebook.loaded:
        if item.table == table:
            name = getattr(item.row, "name", "") or getattr(item.row, "text", "")
            found[item.key] = f"{item.key}: {name}" if name else item.key
    return list(found.items())


def row_values(table: str, said: Mapping[str, Any]) -> dict[str, Any]:
    """What a form says, as a law file would write it: keys that say nothing are left out where they may be."""
    keys = fields_of(table)
    found: dict[str, Any] = {}
    for key, value in said.items():
        if key not in keys:
            continue
        plain = "" if value is None and keys[key].kind == "str" else value
        if keys[key].required or plain not in ("", None, [], 0, False):
            if plain is not None:
                found[key] = plain
        elif plain is False and _defaults(table, key):
            found[key] = False
    return found


def _defaults(table: str, key: str) -> bool:
    """Whether a row that says nothing means yes."""
    from dataclasses import fields

    from models.law.schema import TABLES

    name = fields_of(table)[key].name
    field = next(one for one in fields(TABLES[table]) if one.name == name)
    return field.default is True


def filled(values: Mapping[str, Any], since: date | None) -> dict[str, Any]:
    """Values of a row prepared for its successor: another first day, no last one."""
    kept = {key: value for key, value in values.items() if key != "effective_to"}
    if since is not None:
        kept["effective_from"] = since
    return kept
