"""Which rule governs an act, on both sides of every date in the law."""

from collections.abc import Callable
from datetime import date

import pytest

from models.law import PersonKind, Rulebook, Severity
from models.law.assessment import Assessment
from models.law.regime import kind_track, regime_of
from tests.law.conftest import codes, person

Judge = Callable[..., Assessment]
D = date.fromisoformat
PNS = PersonKind.PNS


@pytest.mark.parametrize(
    ("act", "examined", "asked", "scales", "transition"),
    [
        ("2021-08-31", None, None, ("pp94_2021", "pp94_2021_transisi"), ""),
        ("2021-08-30", None, None, ("pp94_2021", "pp94_2021_transisi"), "40(3)"),
        ("2021-08-30", "2021-08-30", None, ("pp94_2021", "pp94_2021_transisi"), "40(4)"),
        ("2021-08-30", "2021-08-31", None, ("pp94_2021", "pp94_2021_transisi"), "40(3)"),
        ("2021-08-30", "2021-08-30", "2021-08-31", ("pp94_2021", "pp94_2021_transisi"), "40(4)"),
        ("2021-08-01", "2021-08-20", "2021-08-30", ("pp53_2010",), ""),
        ("2018-03-01", None, "2018-04-01", ("pp53_2010",), ""),
        ("2018-03-01", None, "2024-04-01", ("pp94_2021", "pp94_2021_transisi"), "40(3)"),
        ("2010-06-06", None, "2010-07-01", ("pp53_2010",), ""),
        ("2010-06-05", None, "2010-06-06", ("pp53_2010",), ""),
        ("2010-06-05", None, "2010-06-05", (), ""),
        ("2003-01-01", None, "2009-01-01", (), ""),
        ("2003-01-01", None, None, ("pp94_2021", "pp94_2021_transisi"), "40(3)"),
    ],
)
def test_discipline(
    rb: Rulebook, act: str, examined: str | None, asked: str | None, scales: tuple[str, ...], transition: str
) -> None:
    found = regime_of(rb, PNS, "disiplin", D(act), D(examined) if examined else None, D(asked) if asked else None)
    assert found.scales == scales
    assert found.transition == transition
    said = {notice.legal_basis for notice in found.notices}
    if transition:
        assert said == {f"PP 94/2021 Pasal 40 ayat ({transition[3]})"}
        assert found.on >= date(2021, 8, 31)


def test_between_the_older_rules(rb: Rulebook) -> None:
    found = regime_of(rb, PNS, "disiplin", D("2010-06-05"), D("2010-06-01"), D("2010-07-01"))
    assert [n.legal_basis for n in found.notices] == ["PP 53/2010 Pasal 48 ayat (3)"]
    found = regime_of(rb, PNS, "disiplin", D("2010-06-05"), D("2010-06-06"), D("2010-07-01"))
    assert [n.legal_basis for n in found.notices] == ["PP 53/2010 Pasal 48 ayat (4)"]
    assert [n.severity for n in found.notices] == [Severity.INFO]


def test_before_2010_only_an_archive(rb: Rulebook) -> None:
    found = regime_of(rb, PNS, "disiplin", D("2009-01-01"), None, D("2009-06-01"))
    assert [(n.code, n.severity, n.verified) for n in found.notices] == [("regime.pp30", Severity.WARN, False)]


def test_day_of_the_rows(rb: Rulebook) -> None:
    assert regime_of(rb, PNS, "disiplin", D("2024-01-01"), None, D("2024-05-01")).on == D("2024-05-01")
    assert regime_of(rb, PNS, "disiplin", D("2024-01-01"), None, D("2023-05-01")).on == D("2024-01-01")
    assert regime_of(rb, PNS, "disiplin", D("2024-01-01")).on == D("2024-01-01")
    assert regime_of(rb, PNS, "disiplin", D("2020-01-01")).on == D("2021-08-31")
    assert regime_of(rb, PNS, "disiplin", D("2020-01-01"), None, D("2024-05-01")).on == D("2024-05-01")
    assert regime_of(rb, PNS, "disiplin", D("2018-01-01"), None, D("2019-05-01")).on == D("2019-05-01")
    assert regime_of(rb, PNS, "kode_etik", D("2018-01-01"), None, D("2019-05-01")).on == D("2018-01-01")


@pytest.mark.parametrize(
    ("kind", "track", "scales"),
    [
        ("PNS", "kode_etik", ("pp42_2004",)),
        ("CPNS", "kode_etik", ("pp42_2004",)),
        ("PPPK", "kode_etik", ("pp42_2004",)),
        ("CPNS", "disiplin", ("pp94_2021", "pp94_2021_transisi")),
        ("PPPK", "disiplin", ("pppk_pp49_2018",)),
        ("PPPK_PARUH_WAKTU", "disiplin", ("pppk_pp49_2018",)),
        ("PNS", "pemberhentian", ("uu_asn_ptdh",)),
        ("PPPK", "pemberhentian", ("pppk_pp49_2018", "uu_asn_ptdh")),
        ("PPNPN", "disiplin", ("non_asn",)),
        ("HONORER", "kode_etik", ("non_asn",)),
        ("HONORER", "pemberhentian", ("non_asn",)),
    ],
)
def test_kinds(rb: Rulebook, kind: str, track: str, scales: tuple[str, ...]) -> None:
    assert regime_of(rb, PersonKind(kind), track, D("2024-10-01")).scales == scales
    expected = "kontrak" if kind in ("PPNPN", "HONORER") else track
    assert kind_track(PersonKind(kind), track) == expected


@pytest.mark.parametrize(
    ("kind", "violation", "before", "first"),
    [
        ("PNS", "pp42.11c", "2004-10-17", "2004-10-18"),
        ("PPPK", "pppk.kontrak.n2", "2018-11-27", "2018-11-28"),
        ("HONORER", "nonasn.netralitas", "2023-01-02", "2023-01-03"),
        ("PNS", "skb2022.disiplin.05", "2014-01-14", "2014-01-15"),
    ],
)
def test_before_the_first_rule_nothing_is_open(
    judge: Judge, kind: str, violation: str, before: str, first: str
) -> None:
    early = judge(before, violation, kind=kind, stage="calon")
    assert early.open_ids == ()
    assert {"regime.none", "sanction.none_open", "violation.date"} <= codes(early) | {"violation.date"}
    late = judge(first, violation, kind=kind, stage="calon")
    assert late.open_ids
    assert "sanction.none_open" not in codes(late)


def test_local_scale_joins_once_it_is_switched_on(rb: Rulebook) -> None:
    assert regime_of(rb, PNS, "kode_etik", D("2025-01-01")).scales == ("pp42_2004",)
    row = {
        "table": "scale", "id": "perwali", "name": "Sanksi moral Perwali", "legal_basis": "Perwali Madiun 34/2017",
        "effective_from": date(2025, 1, 1), "applies_to": ["PNS"], "track": "kode_etik",
        "verified": True, "source": "KANTOR",
    }  # fmt: skip
    assert regime_of(rb.with_rows([row]), PNS, "kode_etik", D("2025-01-01")).scales == ("pp42_2004", "perwali")


# ---------------------------------------------------------------- the same through a whole assessment


def test_old_entry_under_the_new_rule_takes_the_level_of_its_counterpart(judge: Judge) -> None:
    result = judge("2021-08-30", "pp53.4.13b", stage="calon")
    assert (result.level, result.scale) == ("berat", "pp94_2021")
    assert result.counterparts == (("pp53.4.13b", "pp94.5n.6"),)
    assert "violation.old_rule" in codes(result)
    assert result.track_after_mending == "disiplin"


def test_only_the_entry_at_fault_is_mended(judge: Judge) -> None:
    result = judge("2024-10-01", "skb2022.etik.01", "pp42.11c", calendar="pilkada-2024")
    assert result.counterparts == (("skb2022.etik.01", "skb2022.disiplin.01"),)
    assert (result.track, result.track_after_mending) == ("kode_etik", "disiplin")


def test_new_entry_for_an_older_act(judge: Judge) -> None:
    result = judge("2021-08-30", "pp94.5n.2", stage="calon")
    assert result.open_ids == ("pp94t.sedang.a", "pp94t.sedang.b", "pp94t.sedang.c")
    assert not codes(result) & {"violation.date", "violation.old_rule", "violation.new_rule"}


def test_decided_under_the_old_rule(judge: Judge) -> None:
    result = judge("2018-03-10", "pp53.4.15b", stage="calon", decided_on="2018-05-02")
    assert (result.scale, result.level) == ("pp53_2010", "berat")
    assert result.open_ids == ("pp53.berat.a", "pp53.berat.b", "pp53.berat.c", "pp53.berat.d", "pp53.berat.e")
    assert result.examined_by == "tim pemeriksa boleh dibentuk"
    assert not codes(result) & {"violation.date", "violation.old_rule", "violation.new_rule"}
    assert result.appeal == ("tidak_ada", "pp53_bapek")


def test_new_entry_under_the_old_rule_warns(judge: Judge) -> None:
    result = judge("2018-03-10", "pp94.5n.2", stage="calon", assessed_on="2018-05-02")
    assert "violation.new_rule" in codes(result)
    assert result.open_ids == ("pp53.sedang.a", "pp53.sedang.b", "pp53.sedang.c")


def test_cpns_is_not_demoted_under_the_old_rule(judge: Judge) -> None:
    result = judge("2018-03-10", "pp53.4.15b", stage="calon", kind="CPNS", decided_on="2018-05-02")
    assert result.open_ids == ()


@pytest.mark.parametrize(("day", "sanction"), [("2023-10-30", "uu5.ptdh_parpol"), ("2023-10-31", "uu20.ptdh_parpol")])
def test_party_membership(judge: Judge, day: str, sanction: str) -> None:
    result = judge(day, "skb2022.disiplin.05")
    assert (result.track, result.open_ids, result.appeal) == ("pemberhentian", (sanction,), ("banding_bpasn",))
    assert result.imposed_by == ("WALI_KOTA",)
    assert result.examined_by == "tim pemeriksa wajib dibentuk"
    assert result.unverified is (day == "2023-10-31")


def test_party_membership_of_the_others(judge: Judge) -> None:
    pppk = judge("2024-06-03", "skb2022.disiplin.05", kind="PPPK")
    assert pppk.open_ids == ("pppk.berat.phk_tdh", "uu20.ptdh_parpol")
    assert pppk.scale == "pppk_pp49_2018"
    assert pppk.examined_by == "tim pemeriksa pelanggaran disiplin PPPK"
    own = judge("2024-06-03", "pppk.parpol", kind="PPPK")
    assert (own.track, own.open_ids) == ("pemberhentian", ("pppk.berat.phk_tdh",))
    cpns = judge("2024-06-03", "skb2022.disiplin.05", kind="CPNS")
    assert cpns.open_ids == ()
    assert {"person.cpns_dismissal", "sanction.none_open"} <= codes(cpns)
    honorer = judge("2024-06-03", "skb2022.disiplin.05", kind="HONORER")
    assert honorer.track == "kontrak"


@pytest.mark.parametrize("day", ["2022-09-21", "2022-09-22"])
def test_catalogues_follow_each_other(judge: Judge, day: str) -> None:
    old = judge(day, "se2017.05", stage="bakal_calon")
    new = judge(day, "skb2022.etik.04", stage="bakal_calon")
    assert ("violation.date" in codes(old)) is (day == "2022-09-22")
    assert ("violation.date" in codes(new)) is (day == "2022-09-21")


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"examined_on": "2024-09-09"}, "dates.examined"),
        ({"decided_on": "2024-09-09"}, "dates.decided"),
        ({"assessed_on": "2024-09-09"}, "dates.future"),
        ({"examined_on": "2024-10-02", "decided_on": "2024-10-01"}, "dates.order"),
    ],
)
def test_dates_that_cannot_follow(judge: Judge, values: dict[str, str], code: str) -> None:
    result = judge("2024-09-10", "pp42.11c", **values)
    assert [n.code for n in result.notices if n.severity is Severity.BLOCK] == [code]


def test_dates_on_one_day_are_fine(judge: Judge) -> None:
    same = "2024-09-10"
    result = judge(same, "pp42.11c", examined_on=same, decided_on=same, assessed_on=same)
    assert not [n for n in result.notices if n.severity is Severity.BLOCK]


def test_dates_of_non_asn(judge: Judge) -> None:
    assert "person.non_asn" not in codes(judge("2024-12-31", "nonasn.netralitas", kind="HONORER"))
    assert "person.non_asn" in codes(judge("2025-01-01", "nonasn.netralitas", kind="PPNPN"))
    assert "person.non_asn" not in codes(judge("2025-01-01", "pp42.11c"))


def test_person_of_a_test_is_invented() -> None:
    assert person().name == "Contoh"
