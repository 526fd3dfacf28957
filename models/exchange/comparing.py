"""Who in a list is who in the directory, and what would change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher

from models.exchange.texts import sort_form, split_titles
from models.law.person import Person

_NEARLY = 0.6
_WORDED = ("post", "unit", "birth_place", "institution")


@dataclass(frozen=True, slots=True)
class ExistingPerson:
    """A person already in the directory."""

    employee_id: int
    person: Person
    unit_id: str = ""
    rank_since: date | None = None
    post_since: date | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One field that would change, old and new as text (dates as ISO)."""

    field: str
    old: str
    new: str


def identity(person: Person) -> str:
    """What makes a person the same in two lists; empty where nothing does.

    The number where there is one; otherwise name without degrees and birth date, or name and unit where the birth date
    is missing too.
    """
    if person.number:
        return f"number:{person.number}"
    name = sort_form(person.name)
    if not name:
        return ""
    if person.birth_date:
        return f"born:{name}|{person.birth_date.isoformat()}"
    return f"unit:{name}|{sort_form(person.unit)}" if person.unit else ""


def same_name(first: Person, second: Person) -> bool:
    """Whether two names may be one person's: equal without degrees, one part of the other, or nearly equal."""
    a, b = _bare_name(first), _bare_name(second)
    if a == b or not a or not b:
        return True
    words, others = set(a.split()), set(b.split())
    return words <= others or others <= words or SequenceMatcher(None, a, b).ratio() >= _NEARLY


def _bare_name(person: Person) -> str:
    split = split_titles(person.name)
    return sort_form(split.name if split else person.name)


class Known:
    """The directory, to be asked by identity."""

    def __init__(self, existing: Iterable[ExistingPerson]) -> None:
        self._by_key: dict[str, ExistingPerson] = {}
        self._alike: dict[str, ExistingPerson] = {}
        for stored in existing:
            key = identity(stored.person)
            if key:
                self._by_key.setdefault(key, stored)
            bare = _bare(stored.person)
            if bare:
                self._alike.setdefault(bare, stored)

    def find(self, key: str) -> ExistingPerson | None:
        """The stored person of this identity."""
        return self._by_key.get(key) if key else None

    def alike(self, person: Person) -> ExistingPerson | None:
        """A stored person of another number with the same name and birth date: an honorer who became PPPK, perhaps."""
        return self._alike.get(_bare(person)) if self._alike else None


def _bare(person: Person) -> str:
    return f"{sort_form(person.name)}|{person.birth_date.isoformat()}" if person.name and person.birth_date else ""


def merged(
    stored: ExistingPerson,
    listed: Person,
    derived: frozenset[str],
    unit_id: str,
    rank_since: date | None,
    post_since: date | None,
) -> tuple[Person, tuple[Change, ...]]:
    """The stored person with the list laid over: empty cells change nothing, nor does another way of capitals.

    Guessed or derived values fill only what is empty, except a level guessed from a post that itself changes.
    """
    old = stored.person
    new = _laid_over(old, listed, derived)
    changes = list(differences(old, new))
    if unit_id and unit_id != stored.unit_id:
        changes.append(Change("unit_id", stored.unit_id, unit_id))
    for field, was, now in (
        ("rank_since", stored.rank_since, rank_since),
        ("post_since", stored.post_since, post_since),
    ):
        if now and now != was:
            changes.append(Change(field, was.isoformat() if was else "", now.isoformat()))
    return new, tuple(changes)


def _laid_over(old: Person, listed: Person, derived: frozenset[str]) -> Person:
    new = _with_names(old, listed)
    for field in _WORDED:
        value = getattr(listed, field)
        if value and sort_form(value) != sort_form(getattr(old, field)):
            new = replace(new, **{field: value})
    for field in ("birth_date", "sex"):
        value = getattr(listed, field)
        if value and (field not in derived or not getattr(old, field)):
            new = replace(new, **{field: value})
    new = replace(new, kind=listed.kind, number=listed.number or old.number)
    if listed.golongan:
        new = replace(new, golongan=listed.golongan, pangkat=listed.pangkat)
    if listed.jenjang and (not old.jenjang or new.post != old.post):
        new = replace(new, jenjang=listed.jenjang)
    return new


def differences(old: Person, new: Person) -> tuple[Change, ...]:
    """Every field in which two snapshots differ."""
    before, after = old.to_dict(), new.to_dict()
    return tuple(
        Change(name, str(before[name] or ""), str(after[name] or "")) for name in before if before[name] != after[name]
    )


def _with_names(person: Person, listed: Person) -> Person:
    """Name and degrees of the list; degrees a list does not carry are kept."""
    if sort_form(listed.titled_name) in (sort_form(person.titled_name), sort_form(person.name)):
        return person
    name = listed.name
    if sort_form(name) in (sort_form(person.name), sort_form(person.titled_name)):
        name = person.name
    return replace(
        person,
        name=name,
        front_title=listed.front_title or person.front_title,
        back_title=listed.back_title or person.back_title,
    )
