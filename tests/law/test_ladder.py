"""Which rungs of the ladder are open, for every kind of person and setting."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from models.law import Rulebook, Severity
from models.law.assessment import Assessment, EarlierSanction, Facts, assess
from tests.law.conftest import codes, person, reasons

Judge = Callable[..., Assessment]
D = date.fromisoformat
MORAL = ("pp42.tertutup", "pp42.terbuka", "pp42.administratif")
LIGHT = ("pp94.ringan.a", "pp94.ringan.b", "pp94.ringan.c")
MEDIUM = ("pp94t.sedang.a", "pp94t.sedang.b", "pp94t.sedang.c")
CUTS = ("pp94.sedang.a", "pp94.sedang.b", "pp94.sedang.c")
SEVERE = ("pp94.berat.a", "pp94.berat.b", "pp94.berat.c")
PK24 = {"calendar": "pilkada-2024"}


def test_ethics_ladder(judge: Judge) -> None:
    result = judge("2024-09-10", "skb2022.etik.01", **PK24)
    assert result.scales == ("pp42_2004",)
    assert [option.sanction.id for option in result.options] == list(MORAL)
    assert (result.level, result.council_options) == ("moral", MORAL)
    option = result.options[2]
    assert (option.imposed_by, option.appeal_routes) == ((), ())


def test_discipline_ladder_shows_every_rung(judge: Judge) -> None:
    result = judge("2024-10-01", "pp94.5n.2", stage="calon")
    assert result.scales == ("pp94_2021", "pp94_2021_transisi", "uu_asn_ptdh")
    shown = {option.sanction.id for option in result.options}
    assert shown == {*LIGHT, *MEDIUM, *CUTS, *SEVERE, "uu20.ptdh_disiplin_berat"}
    assert reasons(result, "pp94.sedang.a") == {"sanction.switch"}
    assert reasons(result, "pp94.ringan.a") == {"sanction.level"}
    assert reasons(result, "pp94.berat.a") == {"sanction.level"}
    assert reasons(result, "uu20.ptdh_disiplin_berat") == {"sanction.switch", "sanction.level"}
    assert "sanction.open" in reasons(result, "pp94t.sedang.a")
    assert result.council_options == ("pp42.administratif",)


def test_every_closing_reason_blocks_and_cites(judge: Judge) -> None:
    result = judge("2024-10-01", "pp94.5n.2", "pp94.5n.4", stage="calon")
    for option in result.options:
        severities = {n.severity for n in option.reasons}
        assert (Severity.BLOCK in severities) is (not option.open)
        assert all(n.legal_basis and n.message.endswith(".") for n in option.reasons)


def test_severe_dismissal_form(judge: Judge) -> None:
    other = {"dismissal_form_severe": "tidak_dengan_hormat"}
    result = judge("2024-10-01", "pp94.5n.4", stage="calon", switches=other)
    assert result.open_ids == ("pp94.berat.a", "pp94.berat.b", "uu20.ptdh_disiplin_berat")
    assert result.unverified
    assert reasons(result, "pp94.berat.c") == {"sanction.switch"}
    earlier = judge("2023-10-30", "pp94.5n.4", stage="calon", switches=other)
    assert earlier.open_ids == SEVERE
    assert "sanction.form_kept" in reasons(earlier, "pp94.berat.c")
    assert "sanction.date" in reasons(earlier, "uu20.ptdh_disiplin_berat")
    decided = judge("2023-10-30", "pp94.5n.4", stage="calon", switches=other, decided_on="2024-05-01")
    assert decided.open_ids == SEVERE
    party = judge("2024-06-03", "skb2022.disiplin.05", switches=other)
    assert party.open_ids == ("uu20.ptdh_parpol",)
    pppk = judge("2024-10-01", "skb2022.disiplin.02", kind="PPPK", stage="calon", switches=other)
    assert pppk.open_ids == ("pppk.berat.phk_dhtaps", "uu20.ptdh_disiplin_berat")
    plain = judge("2024-10-01", "skb2022.disiplin.02", kind="PPPK", stage="calon")
    assert plain.open_ids == ("pppk.berat.phk_dhtaps",)
    cpns = judge("2024-10-01", "pp94.5n.4", kind="CPNS", stage="calon", switches=other)
    assert cpns.open_ids == SEVERE


def test_dismissal_for_absence_follows_the_form(judge: Judge) -> None:
    other = {"dismissal_form_severe": "tidak_dengan_hormat"}
    for days in ({"absence_days": 28}, {"absence_days": 10, "consecutive_absence": 10}):
        assert judge("2024-10-01", "pp94.4f", **days).open_ids == ("pp94.berat.c",)
        assert judge("2024-10-01", "pp94.4f", switches=other, **days).open_ids == ("uu20.ptdh_disiplin_berat",)
        assert judge("2023-10-30", "pp94.4f", switches=other, **days).open_ids == ("pp94.berat.c",)
    assert judge("2024-10-01", "pp94.4f", switches=other, absence_days=27).open_ids == ("pp94.berat.b",)


def test_switch_of_the_day_of_the_decision(rb: Rulebook) -> None:
    book = rb.with_switches({"sedang_scale": [("pp94_tukin", D("2025-01-01"))]})
    facts: dict[str, Any] = {"person": person(), "act_date": D("2024-10-01"), "violations": ("pp94.5n.2",)}
    assert assess(book, Facts(**facts, decided_on=D("2024-12-31"))).open_ids == MEDIUM
    assert assess(book, Facts(**facts, decided_on=D("2025-01-01"))).open_ids == CUTS
    assert assess(book, Facts(**facts, assessed_on=D("2024-12-31"))).open_ids == MEDIUM
    assert assess(book, Facts(**facts)).open_ids == CUTS


def test_version_of_a_kind_on_the_day(rb: Rulebook) -> None:
    plain: dict[str, Any] = {
        "table": "sanction", "id": "kota.maaf", "scale": "pp42_2004", "level": "moral", "severity": 15, "name": "Lama",
        "legal_basis": "Perwali", "effective_from": D("2024-01-01"), "effective_to": D("2024-12-31"),
        "applies_to": ["PNS"],
        "imposed_by": "Wali Kota", "appeal_routes": [], "verified": True, "source": "KANTOR",
    }  # fmt: skip
    newer = {key: value for key, value in plain.items() if key != "effective_to"}
    book = rb.with_rows([plain, newer | {"effective_from": D("2025-01-01"), "name": "Baru"}])

    def name(day: str) -> str:
        result = assess(book, Facts(person(), D(day), ("pp42.11c",)))
        return next(o.sanction.name for o in result.options if o.sanction.id == "kota.maaf" and o.open)

    assert (name("2024-12-31"), name("2025-01-01")) == ("Lama", "Baru")


def test_pppk_discipline(judge: Judge) -> None:
    all_four = judge("2024-10-01", "pppk.kontrak.n2", kind="PPPK", stage="calon")
    assert all_four.open_ids == (
        "pppk.ringan.teguran_lisan",
        "pppk.sedang.teguran_tertulis",
        "pppk.sedang.tidak_puas",
        "pppk.berat.phk_dhtaps",
    )
    assert (all_four.scale, all_four.level) == ("pppk_pp49_2018", None)
    assert "person.pppk_discipline" in codes(all_four)
    assert all_four.unverified
    assert "sanction.disabled" in reasons(all_four, "pppk.berat.phk_hormat")
    severe = judge("2024-10-01", "skb2022.disiplin.02", kind="PPPK_PARUH_WAKTU", stage="calon")
    assert (severe.level, severe.open_ids) == ("berat", ("pppk.berat.phk_dhtaps",))
    assert severe.imposed_by == ("WALI_KOTA",)
    assert {"violation.part_time"} <= codes(severe)
    assert severe.examined_by == "tim pemeriksa pelanggaran disiplin PPPK"
    assert severe.appeal == ("banding_bpasn",)


def test_pppk_with_an_entry_for_pns(judge: Judge) -> None:
    result = judge("2024-10-01", "pp94.5n.2", kind="PPPK", stage="calon")
    assert result.counterpart == "pppk.kontrak.n2"
    assert "violation.kind" in codes(result)
    assert result.open_ids == ("pppk.sedang.teguran_tertulis", "pppk.sedang.tidak_puas")
    assert result.imposed_by == ("MENURUT_KETENTUAN_PPK",)
    assert result.appeal == ("keberatan_atasan", "keberatan_ppk")


def test_pppk_ethics(judge: Judge) -> None:
    result = judge("2024-09-05", "skb2022.etik.04", kind="PPPK", **PK24)
    assert result.open_ids == MORAL
    assert result.unverified
    assert any(not n.verified for n in result.options[0].reasons if n.code == "sanction.open")
    assert "violation.kind" not in codes(judge("2024-09-05", "pp42.11c", kind="PPPK"))


def test_pns_with_an_entry_for_others(judge: Judge) -> None:
    result = judge("2024-10-01", "pppk.kontrak.n2", stage="calon")
    assert "violation.kind" in codes(result)
    assert result.counterpart is None
    assert (result.level, result.open_ids) == (None, ())
    assert "level.not_one" in codes(result)
    contract = judge("2024-10-01", "nonasn.netralitas")
    assert contract.open_ids == ()
    assert "sanction.kind" in reasons(contract, "nonasn.phk")


def test_cpns(judge: Judge) -> None:
    result = judge("2024-10-01", "pp94.5n.2", kind="CPNS", stage="calon")
    assert result.open_ids == MEDIUM
    assert "person.cpns" in codes(result)


def test_outside_asn(judge: Judge) -> None:
    for kind in ("PPNPN", "HONORER"):
        result = judge("2024-09-05", "skb2022.etik.04", kind=kind, **PK24)
        assert (result.track, result.level, result.scale) == ("kontrak", "kontrak", "non_asn")
        assert result.open_ids == ("nonasn.bertingkat", "nonasn.phk")
        assert result.council_options == result.open_ids
        assert result.examined_by == "menurut perjanjian kerja"
        assert result.imposed_by == ("PPK_ATAU_PENANDATANGAN_KONTRAK",)


def test_nothing_chosen(judge: Judge) -> None:
    result = judge("2024-10-01")
    assert (result.track, result.scale, result.level, result.options) == (None, None, None, ())
    assert codes(result) == {"violation.missing"}
    assert result.examined_by == ""
    assert result.council_options == ()


def test_unknown_entry_blocks(judge: Judge) -> None:
    result = judge("2024-10-01", "tidak.ada", "pp42.11c")
    assert [n.code for n in result.notices if n.severity is Severity.BLOCK] == ["violation.unknown"]
    assert result.open_ids == MORAL


def test_heaviest_of_several(judge: Judge) -> None:
    result = judge("2024-10-01", "pp94.5n.2", "pp94.5n.4", stage="calon")
    assert (result.level, result.open_ids) == ("berat", SEVERE)
    assert result.rules == ("satu_terberat",)
    assert reasons(result, "pp94t.sedang.a") == {"sanction.heaviest"}
    assert judge("2024-10-01", "pp94.5n.4", "pp94.5n.2", stage="calon").open_ids == SEVERE


def test_same_entry_twice_is_one(judge: Judge) -> None:
    assert judge("2024-10-01", "pp94.5n.2", "pp94.5n.2", stage="calon").rules == ()


def test_unknown_level_beside_a_known_one(judge: Judge) -> None:
    result = judge("2024-10-01", "pp94.5n.1", "pp94.5n.2", stage="calon")
    assert result.open_ids == MEDIUM


def test_ethics_and_discipline_together(judge: Judge) -> None:
    result = judge("2024-10-01", "pp42.11c", "pp94.5n.2", stage="calon")
    assert (result.track, result.level) == ("disiplin", "sedang")
    assert result.open_ids == (*MEDIUM, *MORAL)
    assert result.council_options == MORAL
    assert result.rules == ()


def test_dismissal_beside_discipline(judge: Judge) -> None:
    result = judge("2024-10-01", "skb2022.disiplin.05", "pp94.5n.2", stage="calon")
    assert (result.track, result.open_ids) == ("pemberhentian", ("uu20.ptdh_parpol",))
    assert "sanction.heaviest" in reasons(result, "pp94t.sedang.a")


def test_absence_beside_another_severe_one(judge: Judge) -> None:
    result = judge("2024-10-01", "pp94.4f", "pp94.4i", absence_days=21)
    assert (result.level, result.open_ids) == ("berat", SEVERE)
    more = judge("2024-10-01", "pp94.4i", "pp94.4f", absence_days=25)
    assert more.open_ids == SEVERE[1:]
    lighter = judge("2024-10-01", "pp94.4f", "pp94.4i", absence_days=12)
    assert lighter.open_ids == SEVERE


def again(sanction: str, day: str = "2024-01-15", nature: bool = True, twice: bool = False) -> EarlierSanction:
    return EarlierSanction(sanction, D(day), nature, twice)


@pytest.mark.parametrize(
    ("last", "impact", "opened"),
    [
        ("pp94.ringan.a", "unit_kerja", LIGHT[1:]), ("pp94.ringan.b", "unit_kerja", LIGHT[2:]),
        ("pp94.ringan.c", "unit_kerja", MEDIUM), ("pp94.ringan.b", "instansi", MEDIUM),
        ("pp94t.sedang.a", "instansi", MEDIUM[1:]), ("pp94t.sedang.c", "instansi", SEVERE),
        ("pp94.sedang.b", "instansi", MEDIUM[2:]), ("pp53.sedang.b", "instansi", MEDIUM[2:]),
        ("pp94t.sedang.c", "unit_kerja", SEVERE), ("pp94.berat.a", "negara", SEVERE[1:]),
        ("pp94.berat.b", "instansi", SEVERE[2:]), ("pp94.berat.c", "negara", ()),
        ("pp53.berat.e", "unit_kerja", ()), ("pp42.terbuka", "unit_kerja", LIGHT),
        ("uu5.ptdh_parpol", "unit_kerja", LIGHT), ("tidak.ada", "unit_kerja", LIGHT),
    ],
)  # fmt: skip
def test_heavier_than_the_last(judge: Judge, last: str, impact: str, opened: tuple[str, ...]) -> None:
    result = judge("2025-05-06", "pp94.3f", impact=impact, earlier=(again(last),))
    assert result.open_ids == opened
    counted = last.startswith(("pp94", "pp53"))
    assert result.heavier_than == (last if counted else None)
    assert ("ulang_lebih_berat" in result.rules) is counted


def test_repetition_does_not_soften_a_dismissal(judge: Judge) -> None:
    result = judge(
        "2025-05-06", "skb2022.disiplin.05", "pp94.3f", impact="unit_kerja", earlier=(again("pp94.ringan.b"),)
    )
    assert result.open_ids == ("uu20.ptdh_parpol",)


def test_repetition_frees_the_kind_that_days_would_fix(judge: Judge) -> None:
    earlier = (again("pp94t.sedang.b"),)
    result = judge("2025-05-06", "pp94.4f", "pp94.4a", absence_days=11, earlier=earlier)
    assert result.open_ids == MEDIUM[2:]


def test_rungs_not_heavier_say_so(judge: Judge) -> None:
    result = judge("2025-05-06", "pp94.3f", impact="unit_kerja", earlier=(again("pp94.ringan.b"),))
    assert reasons(result, "pp94.ringan.a") == {"sanction.not_heavier"}
    assert reasons(result, "pp94.ringan.b") == {"sanction.not_heavier"}


def test_repetition_of_another_nature_or_later_does_not_count(judge: Judge) -> None:
    for item in (again("pp94.ringan.b", nature=False), again("pp94.ringan.b", "2025-05-06")):
        result = judge("2025-05-06", "pp94.3f", impact="unit_kerja", earlier=(item,))
        assert (result.open_ids, result.rules, result.heavier_than) == (LIGHT, (), None)


def test_the_last_one_counts(judge: Judge) -> None:
    earlier = (again("pp94.ringan.b", "2023-01-01"), again("pp94.ringan.a", "2024-01-01"))
    result = judge("2025-05-06", "pp94.3f", impact="unit_kerja", earlier=earlier)
    assert (result.heavier_than, result.open_ids) == ("pp94.ringan.a", LIGHT[1:])


def test_attendance_does_not_repeat(judge: Judge) -> None:
    result = judge("2025-05-06", "pp94.4f", absence_days=3, earlier=(again("pp94.ringan.b"),))
    assert (result.open_ids, result.rules, result.heavier_than) == (LIGHT[:1], (), None)
    said = next(n for n in result.notices if n.code == "rule.repeat_attendance")
    assert not said.verified
    both = judge("2025-05-06", "pp94.4f", "pp94.3f", impact="unit_kerja", earlier=(again("pp94.ringan.b"),))
    assert "ulang_lebih_berat" in both.rules


def test_repetition_leaves_pppk_and_ethics_alone(judge: Judge) -> None:
    pppk = judge(
        "2025-05-06", "pppk.kontrak.n2", kind="PPPK", stage="calon", earlier=(again("pppk.sedang.tidak_puas"),)
    )
    assert len(pppk.open_ids) == 4
    ethics = judge("2025-05-06", "pp42.11c", earlier=(again("pp42.terbuka"),))
    assert ethics.open_ids == MORAL


def test_repetition_under_the_old_rule(judge: Judge) -> None:
    result = judge(
        "2018-03-10",
        "pp53.4.15a",
        stage="calon",
        decided_on="2018-05-02",
        earlier=(again("pp53.sedang.a", "2017-01-01"),),
    )
    assert result.open_ids == ("pp53.sedang.b", "pp53.sedang.c")
    said = next(n for n in result.notices if n.code == "rule.ulang_lebih_berat")
    assert said.legal_basis == "PP 53/2010 Pasal 30 ayat (2)"


def test_never_twice_for_one_violation(judge: Judge) -> None:
    result = judge(
        "2025-05-06", "pp94.3f", impact="instansi", earlier=(again("pp94.ringan.b", nature=False, twice=True),)
    )
    assert result.open_ids == ()
    assert "tidak_dua_kali" in result.rules
    assert [n.code for n in result.notices if n.severity is Severity.BLOCK] == ["rule.tidak_dua_kali"]
    assert "sanction.twice" in reasons(result, "pp94t.sedang.a")
    moral = judge(
        "2025-05-06", "pp94.3f", impact="instansi", earlier=(again("pp42.terbuka", nature=False, twice=True),)
    )
    assert moral.open_ids == MEDIUM
    ethics = judge("2025-05-06", "pp42.11c", earlier=(again("pp94.ringan.b", nature=False, twice=True),))
    assert ethics.open_ids == MORAL
