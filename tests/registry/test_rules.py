"""What a case kept against today's rule; which cases used a row; the office's own rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models.law.rulebook import Rulebook, load_rulebook
from models.records import Case, CaseViolation
from models.registry.casefile import case_file
from models.registry.caseviews import CaseFile
from models.registry.rules import differences

TODAY = date(2025, 3, 3)
ENTRY = "skb2022.etik.01"


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook(Path(__file__).resolve().parents[2] / "resources" / "law")


@pytest.fixture
def kept(session: Session, make_case: Callable[..., Case], rulebook: Rulebook) -> CaseFile:
    """A case that kept one violation and the switches of its day."""
    row = rulebook.violations[ENTRY]
    case = make_case(1, classification={"switches": dict(rulebook.switches)})
    snapshot: dict[str, Any] = {
        name: getattr(row, name) for name in ("id", "text", "category", "legal_basis", "verified", "source")
    }
    session.add(CaseViolation(case_id=case.id, violation_id=ENTRY, snapshot=snapshot))
    session.flush()
    return case_file(session, case.id)


def test_same_rule_no_difference(kept: CaseFile, rulebook: Rulebook) -> None:
    assert differences(kept, rulebook, TODAY) == ()


def test_a_new_version_shows_field_then_now_and_since(kept: CaseFile, rulebook: Rulebook) -> None:
    old = rulebook.violations[ENTRY]
    new = {
        "table": "violation", "id": ENTRY, "list": old.list_id, "text": "Bunyi baru.", "category": old.category,
        "legal_basis": old.legal_basis, "default_groups": list(old.default_groups), "stage": old.stage,
        "channel": list(old.channel), "applies_to": list(old.applies_to), "effective_from": date(2025, 1, 1),
        "source_kind": old.source_kind, "verified": old.verified, "source": old.source,
    }  # fmt: skip
    close = {"table": "violation", "close": ENTRY, "effective_to": date(2024, 12, 31)}
    found = differences(kept, rulebook.with_rows([close, new]), TODAY)
    assert [(one.about, one.field, one.then, one.now) for one in found] == [
        ("violation", "text", old.text, "Bunyi baru.")
    ]
    assert found[0].since == date(2025, 1, 1)
    assert "1 Januari 2025" in found[0].reason
    assert (found[0].row.table, found[0].row.id) == ("violation", ENTRY)
    assert differences(kept, rulebook.with_rows([close, new]), date(2024, 12, 31)) == ()


def test_a_closed_row_is_no_longer_in_force(kept: CaseFile, rulebook: Rulebook) -> None:
    closed = rulebook.with_rows([{"table": "violation", "close": ENTRY, "effective_to": date(2024, 12, 31)}])
    (found,) = differences(kept, closed, TODAY)
    assert (found.field, found.now) == ("", "tidak berlaku lagi")
    assert "31 Desember 2024" in found.reason
    assert differences(kept, closed, date(2024, 12, 31)) == ()


def test_a_row_that_is_gone_is_said_to_be_gone(kept: CaseFile, rulebook: Rulebook) -> None:
    other = replace(kept, violations=(replace(kept.violations[0], id="lokal.tidak_ada"),))
    (found,) = differences(other, rulebook, TODAY)
    assert found.now == "tidak ada"


def test_another_reading_shows_both_in_words(kept: CaseFile, rulebook: Rulebook) -> None:
    other = rulebook.with_switches({"sedang_scale": [("pp94_tukin", date(2025, 2, 1))]})
    (found,) = differences(kept, other, TODAY)
    assert found.about == "switch"
    assert found.now == "Pemotongan tunjangan kinerja 25% (PP 94/2021)"
    assert found.then.startswith("Penundaan kenaikan gaji")
    assert found.since == date(2025, 2, 1)
    assert differences(kept, other, date(2025, 1, 31)) == ()


def test_a_kept_sanction_is_compared_field_by_field(kept: CaseFile, rulebook: Rulebook) -> None:
    sanction = {"id": "pp42.tertutup", "name": "Nama lama", "imposed_by": "Pejabat lama", "scale": "pp42_2004"}
    decision: Any = type("Decision", (), {"sanction": sanction})()
    found = differences(replace(kept, decision=decision), rulebook, TODAY)
    assert {(one.field, one.then) for one in found} == {("name", "Nama lama"), ("imposed_by", "Pejabat lama")}
    assert all(one.now and one.subject == "Nama lama" for one in found)
