"""Writes ``resources/letters/contoh.json``: the invented facts of the tests, for trying a wording in the window.

``python -m tests.reports.samples``; a test compares the file with what this makes.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from tests.reports.facts import facts_of
from tests.reports.paper import KINDS, RESOURCES, profile_of

TARGET = RESOURCES / "letters" / "contoh.json"


def samples() -> str:
    """The file's text: what most kinds share once, the rest by kind; no emblem, the office has its own."""
    all_facts: dict[str, dict[str, Any]] = {}
    for kind in sorted(KINDS):
        facts = facts_of(kind)
        facts["letterhead"]["emblem"] = None
        facts["profile"] = profile_of(kind, "A4")
        all_facts[kind] = facts
    base: dict[str, Any] = {}
    for key in sorted({key for facts in all_facts.values() for key in facts}):
        texts = Counter(json.dumps(facts[key], sort_keys=True) for facts in all_facts.values() if key in facts)
        if all(key in facts for facts in all_facts.values()):
            base[key] = json.loads(texts.most_common(1)[0][0])
    kinds = {
        kind: {key: value for key, value in facts.items() if key not in base or base[key] != value}
        for kind, facts in all_facts.items()
    }
    return json.dumps({"base": base, "kinds": kinds}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    TARGET.write_text(samples(), "utf-8")
    print(f"{len(KINDS)} kinds in {TARGET.name}")
