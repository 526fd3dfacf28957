"""What the twelve stories and the clocks of the sample say, asked of the pure rules."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models.law import Person, PersonKind, Rulebook, Severity
from models.law.assessment import Assessment, EarlierSanction, Facts, assess
from models.law.clocks import WorkingCalendar, clock
from models.law.panel import SeatView, check_panel

STORIES = tomllib.loads((Path(__file__).parents[1] / "samples" / "stories.toml").read_text(encoding="utf-8"))
BY_ID = {story["id"]: story for story in STORIES["story"]}


def respondent(story: dict[str, Any]) -> Person:
    said = story["respondent"]
    return Person(
        name="Terlapor Contoh",
        kind=PersonKind(said["kind"]),
        golongan=said.get("golongan", ""),
        post=said["jabatan"],
        jenjang=said.get("jenjang", ""),
    )


def judged(rb: Rulebook, story: dict[str, Any], switches: dict[str, str] | None = None) -> Assessment:
    act = story["act"]
    earlier = story.get("earlier")
    facts = Facts(
        person=respondent(story),
        act_date=act["date"],
        violations=tuple(act["violations"]),
        stage=act.get("stage"),
        calendar=act.get("calendar"),
        impact=act.get("impact"),
        earlier=(EarlierSanction(earlier["sanction"], earlier["date"], earlier["same_nature"]),) if earlier else (),
    )
    return assess(rb.with_switches(switches or story.get("switches", {})), facts)


def council(golongan: list[str]) -> list[SeatView]:
    roles = ["ketua", "sekretaris", *["anggota"] * (len(golongan) - 2)]
    return [
        SeatView(role, Person(name=f"Anggota {place}", golongan=rank, jenjang="JPT_PRATAMA", number=f"{place:018d}"))
        for place, (role, rank) in enumerate(zip(roles, golongan, strict=True), 1)
    ]


def one_or_many(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


@pytest.mark.parametrize("story_id", [key for key, story in BY_ID.items() if key != "tidak-terbukti"])
def test_expectation_of_the_story(rb: Rulebook, story_id: str) -> None:
    story = BY_ID[story_id]
    expect = story["expect"]
    result = judged(rb, story)
    for key in ("stage", "track", "scale", "level", "examined_by", "track_after_mending", "heavier_than"):
        if key in expect:
            assert getattr(result, key) == expect[key], key
    if "open" in expect:
        assert result.open_ids == tuple(expect["open"])
    if "imposed_by" in expect:
        assert result.imposed_by == one_or_many(expect["imposed_by"])
    if "appeal" in expect:
        assert result.appeal == one_or_many(expect["appeal"])
    if "rule" in expect:
        assert expect["rule"] in result.rules
    if expect.get("unverified_mark"):
        assert result.unverified
    if "note" in expect:
        assert any(expect["note"] in notice.message and not notice.verified for notice in result.notices)


def test_same_act_under_the_other_switch(rb: Rulebook) -> None:
    story = BY_ID["atribut-partai"]
    other = story["expect_with"]
    assert judged(rb, story, other["switches"]).open_ids == tuple(other["open"])


def test_mismatch_names_the_counterpart(rb: Rulebook) -> None:
    story = BY_ID["baliho-sesudah-penetapan"]
    result = judged(rb, story)
    assert result.counterpart == "skb2022.disiplin.01"
    warned = [n for n in result.notices if n.severity is Severity.WARN and story["expect"]["warn"] in n.message]
    assert len(warned) == 1


def test_ranks_that_cannot_be_compared_warn(rb: Rulebook) -> None:
    story = BY_ID["pppk-grup-pemenangan"]
    found = check_panel(rb, respondent(story), council(["IV/c", "IV/b", "IV/b", "IV/a", "IV/a"]), story["act"]["date"])
    warned = [n for n in found if story["expect"]["warn"] in n.message]
    assert [n.severity for n in warned] == [Severity.WARN]
    assert not warned[0].verified


def test_secretary_of_the_region_blocks_the_city_council(rb: Rulebook) -> None:
    story = BY_ID["sekda-diperiksa"]
    found = check_panel(rb, respondent(story), council(["IV/e"] * 5), story["act"]["date"])
    blocked = [n for n in found if n.severity is Severity.BLOCK]
    assert [n.code for n in blocked] == ["panel.sekda"]
    assert story["expect"]["block"] in blocked[0].message
    assert blocked[0].verified is False


def test_council_of_the_first_story_may_sit(rb: Rulebook) -> None:
    story = BY_ID["like-foto-2018"]
    found = check_panel(rb, respondent(story), council(story["panel"]["golongan"]), date(2018, 2, 5))
    assert {n.severity for n in found} <= {Severity.INFO}


def test_second_summons_of_the_absent(rb: Rulebook) -> None:
    story = BY_ID["dua-kali-mangkir"]
    days = WorkingCalendar({}, frozenset({2026}))
    assert clock(rb, "summons1_pp94", story["dates"]["summons1"], days).end == story["dates"]["missed1"]
    assert clock(rb, "summons2_pp94", story["dates"]["missed1"], days).end == story["expect"]["summons2_latest"]


@pytest.mark.parametrize("row", STORIES["clock"], ids=lambda row: row["from"].isoformat())
def test_clocks(row: dict[str, Any]) -> None:
    days = WorkingCalendar(dict.fromkeys(row["days_off"], "libur"), frozenset({2026}))
    for count, end in row["expect"].items():
        run = days.add(row["from"], int(count))
        assert run.end == end
        assert len(run.counted) == run.days == int(count)
        assert days.end(row["from"], int(count)) == end
        assert not run.notices
