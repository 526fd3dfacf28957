"""Names hidden on the screen, for a room with strangers: one key, every page of a case."""

from __future__ import annotations

from models.law.person import Person

DOT = "•"


def masked_name(name: str) -> str:
    """``Bagus Prasetyo`` becomes ``B•••• P•••••••``; lengths stay, so lines do not jump."""
    return " ".join(word[0] + DOT * (len(word) - 1) if word else word for word in name.split(" "))


def masked_number(number: str) -> str:
    """The first four digits (year of birth) stay, the rest is dots; groups stay."""
    kept = 0
    signs = []
    for sign in number:
        if sign == " " or kept < 4:
            signs.append(sign)
            kept += sign != " "
        else:
            signs.append(DOT)
    return "".join(signs)


class Mask:
    """What is shown of people. Off: everything; on: initials."""

    def __init__(self, on: bool, *people: Person) -> None:
        self.on = on
        self._words = [name for person in people for name in (person.titled_name, person.name) if name.strip()]

    def name(self, text: str) -> str:
        """A name."""
        return masked_name(text) if self.on else text

    def number(self, text: str) -> str:
        """An NIP or another number of a person."""
        return masked_number(text) if self.on else text

    def text(self, text: str) -> str:
        """A sentence in which the people of the case may be named."""
        if not self.on:
            return text
        for name in sorted(self._words, key=len, reverse=True):
            text = text.replace(name, masked_name(name))
        return text
