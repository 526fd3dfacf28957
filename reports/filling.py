"""What the clerk filled in, brought into the shape that sentences read."""

from __future__ import annotations

from typing import Any

from models.law.person import Person
from reports.wording import Field

Facts = dict[str, Any]


def person(value: Any) -> Facts | None:
    """A person as a letter reads one: snapshot with printed forms; a name typed as text is a person with that name."""
    if isinstance(value, str):
        return person({"name": value.strip()}) if value.strip() else None
    if not isinstance(value, dict) or not value.get("name"):
        return value if isinstance(value, dict) and value.get("titled_name") else None
    if value.get("titled_name"):
        return value
    one = Person.from_dict(value)
    return value | {
        "titled_name": one.titled_name,
        "number_label": one.number_label,
        "shown_number": one.shown_number,
        "rank_text": one.rank_text,
    }


def people(value: Any) -> list[Facts]:
    """Several persons: a list of snapshots, or names line by line."""
    rows = value.splitlines() if isinstance(value, str) else value if isinstance(value, list) else [value]
    return [found for found in map(person, rows) if found is not None]


def filled(facts: Facts, fields: tuple[Field, ...]) -> Facts:
    """The facts with every field that asks for persons in the shape of persons; one that names nobody is left out."""
    asked = {one.key: one.type for one in fields if one.type in ("person", "people")}
    own = facts["letter"].get("fields")
    if not asked or not isinstance(own, dict):
        return facts
    shaped = {key: person(own.get(key)) if kind == "person" else people(own.get(key)) for key, kind in asked.items()}
    return facts | {"letter": facts["letter"] | {"fields": own | shaped}}
