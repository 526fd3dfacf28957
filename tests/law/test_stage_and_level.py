"""Stage of candidacy, level by impact, post and days of absence."""

from collections.abc import Callable
from datetime import date

import pytest

from models.law import Rulebook, Severity
from models.law.assessment import Assessment
from models.law.stage import stage_of
from tests.law.conftest import codes, person, reasons

Judge = Callable[..., Assessment]
D = date.fromisoformat
MORAL = ("pp42.tertutup", "pp42.terbuka", "pp42.administratif")
LIGHT = ("pp94.ringan.a", "pp94.ringan.b", "pp94.ringan.c")
MEDIUM = ("pp94t.sedang.a", "pp94t.sedang.b", "pp94t.sedang.c")
CUTS = ("pp94.sedang.a", "pp94.sedang.b", "pp94.sedang.c")
SEVERE = ("pp94.berat.a", "pp94.berat.b", "pp94.berat.c")
PK24 = {"calendar": "pilkada-2024"}


@pytest.mark.parametrize(
    ("day", "stage"),
    [("2024-09-21", "bakal_calon"), ("2024-09-22", "calon"), ("2024-09-23", "calon"), ("2024-12-30", "calon")],
)
def test_stage_by_calendar(rb: Rulebook, day: str, stage: str) -> None:
    assert stage_of(rb, D(day), "pilkada-2024", None).name == stage


@pytest.mark.parametrize(
    ("day", "calendar", "basis"),
    [
        ("2022-09-22", "pemilu-2024", "SKB 2022 Lampiran II"),
        ("2022-09-21", "pemilu-2024", "SKB 2020"),
        ("2020-09-10", "pilkada-2020", "SKB 2020"),
        ("2020-09-09", "pilkada-2020", "SE Menteri PANRB B/71/M.SM.00.00/2017"),
        ("2017-12-27", "pilkada-2018", "SE Menteri PANRB B/71/M.SM.00.00/2017"),
        ("2017-12-26", "pilkada-2018", "PP 42/2004 Pasal 11 huruf c"),
    ],
)
def test_the_stage_cites_the_guide_of_the_day(rb: Rulebook, day: str, calendar: str, basis: str) -> None:
    assert {n.legal_basis for n in stage_of(rb, D(day), calendar, None).notices} == {basis}


def test_stage_words(rb: Rulebook) -> None:
    day = D("2024-09-10")
    assert stage_of(rb, day, None, None).name is None
    assert stage_of(rb, day, None, None).notices == ()
    assert stage_of(rb, day, None, "calon").name == "calon"
    strange = stage_of(rb, day, None, "terpilih")
    assert (strange.name, [n.code for n in strange.notices]) == (None, ["stage.unknown_word"])
    unknown = stage_of(rb, day, "pilkada-1999", "calon")
    assert (unknown.name, [n.code for n in unknown.notices]) == ("calon", ["stage.calendar_unknown"])
    assert stage_of(rb, day, "pilkada-1999", "x").name is None
    differs = stage_of(rb, day, "pilkada-2024", "calon")
    assert (differs.name, [n.code for n in differs.notices]) == ("bakal_calon", ["stage.by_calendar", "stage.differs"])
    assert [n.code for n in stage_of(rb, day, "pilkada-2024", "bakal_calon").notices] == ["stage.by_calendar"]


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2024-09-22", {"stage.same_day"}),
        ("2023-04-01", set()),
        ("2023-03-31", {"stage.far"}),
        ("2025-05-26", set()),
        ("2025-05-27", {"stage.far"}),
    ],
)
def test_stage_warnings(rb: Rulebook, day: str, found: set[str]) -> None:
    notices = stage_of(rb, D(day), "pilkada-2024", None).notices
    assert {n.code for n in notices if n.severity is Severity.WARN} == found


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("skb2022.etik.01", "skb2022.disiplin.01"), ("skb2022.etik.02", "skb2022.disiplin.02"),
        ("skb2022.etik.03", "skb2022.disiplin.04"), ("skb2022.etik.04", "skb2022.disiplin.06"),
        ("skb2022.etik.05", "skb2022.disiplin.07"), ("skb2022.etik.06", "skb2022.disiplin.08"),
    ],
)  # fmt: skip
def test_counterparts_both_ways(judge: Judge, left: str, right: str) -> None:
    late = judge("2024-10-01", left, **PK24)
    assert (late.counterpart, late.track, late.track_after_mending) == (right, "kode_etik", "disiplin")
    early = judge("2024-09-01", right, **PK24)
    assert (early.counterpart, early.track, early.track_after_mending) == (left, "disiplin", "kode_etik")
    for fits in (judge("2024-09-01", left, **PK24), judge("2024-10-01", right, **PK24)):
        assert fits.counterpart is None
        assert fits.track_after_mending is None
        assert "violation.stage" not in codes(fits)


def test_mismatch_without_counterpart(judge: Judge) -> None:
    result = judge("2024-10-01", "skb2022.disiplin.03", **PK24)
    assert result.counterparts == ()
    assert any("butir padanan: tidak ada" in n.message for n in result.notices)


def test_old_catalogue_after_the_determination(judge: Judge) -> None:
    assert judge("2018-02-20", "se2017.05", calendar="pilkada-2018").counterpart == "pp53.4.15d"
    assert judge("2022-01-01", "se2017.05", stage="calon").counterpart == "pp94.5n.6"


def test_entries_for_every_stage_need_no_stage(judge: Judge) -> None:
    assert "violation.stage_unknown" not in codes(judge("2024-10-01", "pp42.11c"))
    assert "violation.stage_unknown" not in codes(judge("2024-10-01", "pp94.3f", impact="instansi"))
    assert "violation.stage_unknown" in codes(judge("2024-10-01", "pp94.5n.2"))
    assert "violation.stage" not in codes(judge("2024-10-01", "skb2022.disiplin.11", stage="bakal_calon"))


@pytest.mark.parametrize(
    ("violation", "unit", "agency", "state"),
    [
        ("pp94.3a", "berat", "berat", "berat"), ("pp94.3b", "sedang", "sedang", "berat"),
        ("pp94.3c", "ringan", "sedang", "berat"), ("pp94.3d", "ringan", "sedang", "berat"),
        ("pp94.3e", "ringan", "sedang", "berat"), ("pp94.3f", "ringan", "sedang", "berat"),
        ("pp94.3g", "ringan", "sedang", "berat"), ("pp94.3h", "ringan", "sedang", "berat"),
        ("pp94.4a", "sedang", "sedang", "sedang"), ("pp94.4b", "sedang", "sedang", "sedang"),
        ("pp94.4c", "ringan", "sedang", "berat"), ("pp94.4d", None, "sedang", "berat"),
        ("pp94.4g", "ringan", "sedang", "sedang"), ("pp94.4h", "ringan", "sedang", "sedang"),
        ("pp94.4i", "berat", "berat", "berat"), ("pp94.5a", "berat", "berat", "berat"),
        ("pp94.5b", "berat", "berat", "berat"), ("pp94.5c", "berat", "berat", "berat"),
        ("pp94.5d", "berat", "berat", "berat"), ("pp94.5e", "berat", "berat", "berat"),
        ("pp94.5f", "ringan", "sedang", "berat"), ("pp94.5g", "sedang", "sedang", "berat"),
        ("pp94.5h", "ringan", "sedang", "sedang"), ("pp94.5i", "ringan", "sedang", "sedang"),
        ("pp94.5j", "ringan", "sedang", "sedang"), ("pp94.5k", "berat", "berat", "berat"),
        ("pp94.5l", "berat", "berat", "berat"), ("pp94.5m", None, "sedang", "sedang"),
        ("pp94.41", "berat", "berat", "berat"), ("pp94.5n.2", "sedang", "sedang", "sedang"),
        ("pp94.5n.3", "berat", "berat", "berat"), ("pp94.5n.1", None, None, None),
    ],
)  # fmt: skip
def test_level_by_impact(judge: Judge, violation: str, unit: str, agency: str, state: str) -> None:
    ladders = {"ringan": LIGHT, "sedang": MEDIUM, "berat": SEVERE, None: ()}
    for impact, level in (("unit_kerja", unit), ("instansi", agency), ("negara", state)):
        result = judge("2024-10-01", violation, impact=impact, stage="calon")
        assert (result.level, result.open_ids) == (level, ladders[level]), impact


def test_levels_that_the_norm_does_not_name_warn(judge: Judge) -> None:
    assert "level.impact_above" in codes(judge("2024-10-01", "pp94.4g", impact="negara"))
    assert "level.impact_above" not in codes(judge("2024-10-01", "pp94.4g", impact="instansi"))
    assert "level.impact_below" in codes(judge("2024-10-01", "pp94.5m", impact="unit_kerja"))
    assert "level.impact_unknown" in codes(judge("2024-10-01", "pp94.3f", impact="dunia"))
    assert "level.none" in codes(judge("2024-10-01", "pp94.5n.1", stage="calon"))


def test_without_impact_the_level_stays_open_and_the_rungs_closed(judge: Judge) -> None:
    result = judge("2024-10-01", "pp94.3f")
    assert (result.level, result.open_ids) == (None, ())
    assert "level.impact_missing" in codes(result)
    assert all("sanction.level_unknown" in reasons(result, sanction) for sanction in (*LIGHT, *MEDIUM, *SEVERE))
    assert result.examined_by == "atasan langsung"


@pytest.mark.parametrize(
    ("jenjang", "level"),
    [
        ("ADMINISTRATOR", "sedang"), ("JF_AHLI_MUDA", "sedang"), ("JF_PENYELIA", "sedang"),
        ("JPT_PRATAMA", "berat"), ("PENGAWAS", "berat"), ("PELAKSANA", "berat"), ("", None),
    ],
)  # fmt: skip
def test_wealth_report_by_post(judge: Judge, jenjang: str, level: str | None) -> None:
    assert judge("2024-10-01", "pp94.4e", who=person(jenjang=jenjang), impact="negara").level == level


ABSENCE = [
    (0, 0, ()), (2, 0, ()), (3, 0, LIGHT[:1]), (4, 0, LIGHT[1:2]), (6, 0, LIGHT[1:2]), (7, 0, LIGHT[2:]),
    (10, 0, LIGHT[2:]), (11, 0, MEDIUM[:1]), (13, 0, MEDIUM[:1]), (14, 0, MEDIUM[1:2]), (16, 0, MEDIUM[1:2]),
    (17, 0, MEDIUM[2:]), (20, 0, MEDIUM[2:]), (21, 0, SEVERE[:1]), (24, 0, SEVERE[:1]), (25, 0, SEVERE[1:2]),
    (27, 0, SEVERE[1:2]), (28, 0, SEVERE[2:]), (200, 0, SEVERE[2:]), (9, 9, LIGHT[2:]), (10, 10, SEVERE[2:]),
    (10, 9, LIGHT[2:]), (3, 12, SEVERE[2:]), (30, 11, SEVERE[2:]),
]  # fmt: skip


@pytest.mark.parametrize(("days", "consecutive", "opened"), ABSENCE)
def test_absence(judge: Judge, days: int, consecutive: int, opened: tuple[str, ...]) -> None:
    result = judge("2024-10-01", "pp94.4f", absence_days=days, consecutive_absence=consecutive)
    assert result.open_ids == opened
    assert ("level.salary" in codes(result)) is (consecutive >= 10)
    assert ("level.absence" in codes(result)) is (not opened)
    if opened:
        others = [o for o in result.options if o.sanction.level == result.level and not o.open]
        assert all(
            {n.code for n in o.reasons} & {"sanction.kind_fixed", "sanction.switch", "sanction.level"} for o in others
        )


@pytest.mark.parametrize(
    ("days", "opened"),
    [
        (4, ()), (5, ("pp53.ringan.a",)), (10, ("pp53.ringan.b",)), (15, ("pp53.ringan.c",)),
        (16, ("pp53.sedang.a",)), (25, ("pp53.sedang.b",)), (30, ("pp53.sedang.c",)), (31, ("pp53.berat.a",)),
        (40, ("pp53.berat.b",)), (45, ("pp53.berat.c",)), (46, ("pp53.berat.d", "pp53.berat.e")),
    ],
)  # fmt: skip
def test_absence_under_the_old_rule(judge: Judge, days: int, opened: tuple[str, ...]) -> None:
    assert judge("2018-10-01", "pp94.4f", absence_days=days, assessed_on="2018-12-01").open_ids == opened


def test_absence_of_a_pppk_follows_the_level_only(judge: Judge) -> None:
    result = judge("2024-10-01", "pp94.4f", kind="PPPK", absence_days=12)
    assert (result.level, result.open_ids) == ("sedang", ("pppk.sedang.teguran_tertulis", "pppk.sedang.tidak_puas"))


def test_absence_with_pay_cuts(judge: Judge) -> None:
    result = judge("2024-10-01", "pp94.4f", absence_days=14, switches={"sedang_scale": "pp94_tukin"})
    assert result.open_ids == CUTS[1:2]
