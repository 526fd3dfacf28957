"""Every kind a person could meet: the rungs of the case as they are, the others closed with a reason that cites."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings

from models.law import Rulebook, Severity
from models.law.assessment import Facts, assess
from models.law.fullladder import full_ladder
from models.law.rungs import applies
from tests.law.conftest import person
from tests.law.test_properties import FACTS, RB


def facts(on: str, *violations: str, kind: str = "PNS", **values: object) -> Facts:
    return Facts(person(kind), date.fromisoformat(on), violations, **values)  # type: ignore[arg-type]


def test_ethics_case_shows_discipline_and_dismissal_closed(rb: Rulebook) -> None:
    asked = facts("2024-09-10", "skb2022.etik.01", calendar="pilkada-2024")
    whole = {option.sanction.id: option for option in full_ladder(rb, asked)}
    assert whole["pp42.tertutup"].open
    assert not whole["pp94.ringan.a"].open
    assert not whole["uu20.ptdh_parpol"].open
    reason = whole["pp94.ringan.a"].reasons[0]
    assert reason.message == "Jalur disiplin; pelanggaran ini menempuh jalur kode etik."
    assert reason.legal_basis == "PP 94/2021 Pasal 8"
    assert reason.code == "sanction.track"
    assert not any(key.startswith(("pp53", "pppk", "nonasn", "lokal")) for key in whole)


def test_without_an_entry_everything_is_closed_and_says_so(rb: Rulebook) -> None:
    whole = full_ladder(rb, facts("2024-09-10"))
    assert whole
    assert {option.reasons[0].code for option in whole} == {"sanction.no_entry"}


def test_an_old_act_judged_today_shows_the_old_scale_closed(rb: Rulebook) -> None:
    asked = facts("2020-09-10", "pp53.4.12a", assessed_on=date(2024, 1, 9))
    whole = {option.sanction.id: option for option in full_ladder(rb, asked)}
    old = whole["pp53.ringan.a"]
    assert not old.open
    assert {"sanction.regime", "sanction.date"} <= {reason.code for reason in old.reasons}


def test_a_dismissal_for_another_reason_stays_closed_on_its_own_track(rb: Rulebook) -> None:
    asked = facts("2024-10-01", "pp94.5n.4", stage="calon")
    whole = {option.sanction.id: option for option in full_ladder(rb, asked)}
    assert {reason.code for reason in whole["uu20.ptdh_parpol"].reasons} >= {"sanction.track"}
    own = {option.sanction.id for option in assess(rb, asked).options}
    assert own < set(whole)


def test_other_kinds_of_person_meet_other_scales(rb: Rulebook) -> None:
    staff = {option.sanction.scale for option in full_ladder(rb, facts("2024-03-01", kind="HONORER"))}
    assert staff == {"non_asn"}
    contracted = {option.sanction.scale for option in full_ladder(rb, facts("2024-03-01", kind="PPPK"))}
    assert {"pppk_pp49_2018", "pp42_2004", "uu_asn_ptdh"} <= contracted
    assert "pp94_2021" not in contracted


@settings(max_examples=80)
@given(FACTS)
def test_nothing_open_is_hidden_and_nothing_closed_becomes_open(asked: Facts) -> None:
    own = assess(RB, asked)
    whole = full_ladder(RB, asked)
    assert whole[: len(own.options)] == own.options
    seen = [option.sanction.id for option in whole]
    assert len(seen) == len(set(seen))
    assert tuple(option.sanction.id for option in whole if option.open) == own.open_ids
    for option in whole[len(own.options) :]:
        assert option.reasons
        assert all(n.severity is Severity.BLOCK and n.legal_basis and n.message.endswith(".") for n in option.reasons)
    met = {
        row.id
        for row in RB.sanctions.values()
        if row.enabled
        and applies(row, asked.person.kind)
        and RB.scales[row.scale].enabled
        and RB.scales[row.scale].in_force(asked.act_date)
    }
    assert met <= set(seen)
