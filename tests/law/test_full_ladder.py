"""Every kind a person could meet: the rungs of the case as they are, the others closed with a reason that cites."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings

from models.law import Rulebook, Severity
from models.law.assessment import Facts, assess
from models.law.browse import find_row
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


def said(rb: Rulebook, asked: Facts) -> dict[str, list[tuple[str, str]]]:
    """Codes and sentences of every rung outside the case."""
    own = {option.sanction.id for option in assess(rb, asked).options}
    return {
        option.sanction.id: [(one.code, one.message) for one in option.reasons]
        for option in full_ladder(rb, asked)
        if option.sanction.id not in own
    }


def test_every_reason_in_words(rb: Rulebook) -> None:
    ethics = said(rb, facts("2024-09-10", "skb2022.etik.01", calendar="pilkada-2024"))
    assert ethics["uu20.ptdh_parpol"] == [
        ("sanction.track", "Jalur pemberhentian; pelanggaran ini menempuh jalur kode etik.")
    ]
    assert ethics["pp94.sedang.a"][1][0] == "sanction.switch"
    none = said(rb, facts("2024-09-10"))
    assert none["pp42.tertutup"] == [("sanction.no_entry", "Butir pelanggaran belum dipilih.")]
    party = said(rb, facts("2024-10-01", "skb2022.disiplin.05", stage="calon"))
    assert party["pp94.ringan.a"] == [
        ("sanction.track", "Jalur disiplin; pelanggaran ini menempuh jalur pemberhentian.")
    ]
    severe = said(rb, facts("2024-10-01", "pp94.5n.4", "skb2022.disiplin.05", stage="calon"))
    assert "pp42.tertutup" in severe
    assert not any(key.startswith("pp94") for key in severe)
    mixed = said(rb, facts("2024-10-01", "pppk.kontrak.n2", kind="PPPK"))
    assert {code for key, lines in mixed.items() if key.startswith("uu20") for code, _ in lines[:1]} <= {
        "sanction.track",
        "sanction.reason",
    }
    old = said(rb, facts("2020-09-10", "pp53.4.12a", assessed_on=date(2024, 1, 9)))
    assert old["pp53.ringan.a"] == [
        ("sanction.regime", "Hukuman disiplin PNS (lama): bukan aturan yang menentukan bagi perbuatan ini."),
        ("sanction.date", "Tidak berlaku pada tanggal yang menentukan."),
    ]


def test_who_would_impose_and_what_could_be_filed_is_kept(rb: Rulebook) -> None:
    ethics = {o.sanction.id: o for o in full_ladder(rb, facts("2024-09-10", "skb2022.etik.01"))}
    discipline = {o.sanction.id: o for o in assess(rb, facts("2024-09-10", "pp94.5n.4", stage="calon")).options}
    for key in ("pp94.ringan.a", "pp94.berat.a"):
        assert ethics[key].imposed_by == discipline[key].imposed_by != ()
        assert ethics[key].appeal_routes == discipline[key].appeal_routes != ()
        assert ethics[key].open is False
    assert ethics["uu20.ptdh_parpol"].reasons[0].verified is rb.scales["uu_asn_ptdh"].verified


def test_dismissal_goes_by_the_day_of_the_act(rb: Rulebook) -> None:
    asked = facts("2023-10-30", "skb2022.etik.01", calendar="pilkada-2024", assessed_on=date(2024, 5, 5))
    codes = {key: [code for code, _ in lines] for key, lines in said(rb, asked).items()}
    assert "sanction.date" in codes["uu20.ptdh_parpol"]
    later = facts("2023-10-31", "skb2022.etik.01", calendar="pilkada-2024", assessed_on=date(2024, 5, 5))
    assert "sanction.date" not in [code for code, _ in said(rb, later)["uu20.ptdh_parpol"]]


def test_readings_of_the_day_asked_close_or_free_a_rung(rb: Rulebook) -> None:
    book = rb.with_switches({"sedang_scale": [("pp94_tukin", date(2024, 6, 1))]})
    before = said(book, facts("2024-01-10", "skb2022.etik.01", assessed_on=date(2024, 5, 31)))
    after = said(book, facts("2024-01-10", "skb2022.etik.01", assessed_on=date(2024, 6, 1)))
    assert [code for code, _ in before["pp94.sedang.a"]] == ["sanction.track", "sanction.switch"]
    assert [code for code, _ in after["pp94.sedang.a"]] == ["sanction.track"]


def test_of_several_versions_the_one_of_the_day_is_shown(rb: Rulebook) -> None:
    item = find_row(rb, "sanction", "pp94.ringan.a")
    assert item is not None
    kept = dict(item.raw.values)
    close = {"table": "sanction", "close": "pp94.ringan.a", "effective_to": date(2024, 5, 31)}
    fresh = kept | {"table": "sanction", "effective_from": date(2024, 6, 1), "name": "Nama baru"}
    book = rb.with_rows([close, fresh])
    for asked, name in ((date(2024, 5, 1), "Teguran lisan"), (date(2024, 6, 1), "Nama baru")):
        whole = full_ladder(book, facts("2024-01-10", assessed_on=asked))
        assert [o.sanction.name for o in whole if o.sanction.id == "pp94.ringan.a"] == [name]


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
