"""What sentences say often and no record holds as such: the council's name, the source in words, the articles.

Each is a pure function of a letter's facts. One that the facts do not suffice for is simply absent; a sentence that
speaks of it is then refused, or its block left out by a condition.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from models.law.errors import Trouble
from models.law.words import weekday
from reports.letters import parts as p

Facts = dict[str, Any]


def _seat(facts: Facts, role: str) -> Facts | None:
    return next((s["person"] for s in facts["panel"] if s["role"] == role), None)


def _articles(facts: Facts) -> str:
    proven = [p.norm(facts, f["article"]) for f in facts["decision"]["findings"] if f["proven"]]
    return p.joined(list(dict.fromkeys(proven)))


def _proven(facts: Facts) -> str:
    return p.broken(facts, [f for f in facts["decision"]["findings"] if f["proven"]])


def _day(facts: Facts) -> Facts:
    return p.opening_of(facts["letter"]["date"])


def _when(facts: Facts) -> str:
    hearing = facts["hearing"]
    start, zone = p.need(hearing["start"], "jam sidang"), p.need(hearing["zone"], "zona waktu sidang")
    return f"pukul {start} {zone} s.d. selesai"


def _authority(facts: Facts) -> str:
    """Who issues the decree: the official it names, otherwise the head of the city."""
    return str(facts["decree"].get("authority") or p.head(facts))


def _found(facts: Facts, proven: bool) -> list[Facts]:
    return [one for one in facts["decision"]["findings"] if bool(one["proven"]) is proven]


def _defence(facts: Facts) -> str:
    return next((h["defence"] for h in facts["hearings"] if h["defence"]), "")


def _on_pp42(facts: Facts) -> bool:
    """PP 42/2004 Pasal 19 ayat (5) holds only where the decision rests on that regulation."""
    return any(title.startswith("Peraturan Pemerintah Nomor 42 Tahun 2004 ") for title in facts["regulations"])


WORDS: dict[str, Callable[[Facts], Any]] = {
    "council_name": p.council,
    "council_capitals": lambda facts: p.council(facts).upper(),
    "head": p.head,
    "head_capitals": lambda facts: p.head(facts).upper(),
    "authority": _authority,
    "authority_capitals": lambda facts: _authority(facts).upper(),
    "region": lambda facts: facts["office"]["region_name"],
    "city": lambda facts: facts["office"]["city"],
    "place": lambda facts: facts["letter"]["place"],
    "chair": lambda facts: _seat(facts, "ketua"),
    "secretary": lambda facts: _seat(facts, "sekretaris"),
    "members": lambda facts: p.present_seats(facts),
    "source": p.source,
    "alleged": p.violations,
    "proven": _proven,
    "articles": _articles,
    "proven_findings": lambda facts: _found(facts, True),
    "unproven_findings": lambda facts: _found(facts, False),
    "defence": _defence,
    "rests_on_pp42": _on_pp42,
    "when": _when,
    "weekday": lambda facts: weekday(p.day_of(facts["letter"]["date"])),
    "opening": _day,
    "nature": lambda facts: p.nature(facts["letter"]),
    "place_date": p.place_date,
}
"""Names a sentence may use beside the facts themselves."""


def derived(facts: Facts) -> Facts:
    """The facts with everything of :data:`WORDS` that they suffice for. A fact of the same name wins."""
    found: Facts = {}
    for name, work in WORDS.items():
        try:
            found[name] = work(facts)
        except (KeyError, TypeError, IndexError, ValueError, AttributeError, Trouble):
            continue
    return found | facts
