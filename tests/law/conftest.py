"""The real law of the program, loaded once."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models.law import Person, PersonKind, Rulebook, load_rulebook
from models.law.assessment import Assessment, Facts, assess

FOLDER = Path(__file__).parents[2] / "resources" / "law"


@pytest.fixture(scope="session")
def rb() -> Rulebook:
    return load_rulebook(FOLDER)


def person(kind: str = "PNS", **values: Any) -> Person:
    """An invented person; PNS III/c, PELAKSANA unless said otherwise."""
    plain: dict[str, Any] = {"name": "Contoh", "kind": PersonKind(kind)}
    if kind in ("PNS", "CPNS"):
        plain |= {"golongan": "III/c", "jenjang": "PELAKSANA"}
    elif kind.startswith("PPPK"):
        plain |= {"golongan": "IX", "jenjang": "JF_AHLI_PERTAMA"}
    return Person(**(plain | values))


@pytest.fixture
def judge(rb: Rulebook) -> Callable[..., Assessment]:
    """Assess one act: judge("2024-10-01", "pp94.5n.2", kind="PNS", impact="instansi")."""

    def run(on: str, *violations: str, kind: str = "PNS", who: Person | None = None, **values: Any) -> Assessment:
        switches = values.pop("switches", {})
        values = {
            key: date.fromisoformat(value) if key.endswith("_on") and isinstance(value, str) else value
            for key, value in values.items()
        }
        facts = Facts(who or person(kind), date.fromisoformat(on), violations, **values)
        return assess(rb.with_switches(switches), facts)

    return run


def codes(result: Assessment) -> set[str]:
    return {notice.code for notice in result.notices}


def reasons(result: Assessment, sanction_id: str) -> set[str]:
    option = next(option for option in result.options if option.sanction.id == sanction_id)
    return {notice.code for notice in option.reasons}
