"""What must hold for any person, act, date and setting."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from models.law import Person, PersonKind, Rulebook, Severity, load_rulebook
from models.law.assessment import Assessment, EarlierSanction, Facts, assess
from models.law.levels import IMPACTS, LEVELS, level_order
from models.law.regime import TRACKS, regime_of
from models.law.rungs import rung_level
from tests.law.conftest import FOLDER

RB = load_rulebook(FOLDER)
VIOLATIONS = sorted(RB.violations)
SANCTIONS = sorted(RB.sanctions)
DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))
MAYBE = st.none() | DAYS
EARLIER = st.builds(EarlierSanction, st.sampled_from([*SANCTIONS, "tidak.ada"]), DAYS, st.booleans(), st.booleans())
PERSONS = st.builds(
    Person,
    name=st.just("Contoh"),
    kind=st.sampled_from(PersonKind),
    golongan=st.sampled_from(["", "III/b", "IV/e", "IX", "salah"]),
    post=st.sampled_from(["", "Lurah", "Sekretaris Daerah", "Guru"]),
    jenjang=st.sampled_from(["", *RB.posts, "salah"]),
)
FACTS = st.builds(
    Facts,
    person=PERSONS,
    act_date=DAYS,
    violations=st.lists(st.sampled_from([*VIOLATIONS, "tidak.ada"]), max_size=4).map(tuple),
    stage=st.sampled_from([None, "bakal_calon", "calon", "salah"]),
    calendar=st.sampled_from([None, *RB.calendars, "salah"]),
    impact=st.sampled_from([None, *IMPACTS, "salah"]),
    examined_on=MAYBE,
    decided_on=MAYBE,
    absence_days=st.integers(0, 60),
    earlier=st.lists(EARLIER, max_size=3).map(tuple),
    consecutive_absence=st.integers(0, 15),
    assessed_on=MAYBE,
)
SWITCHES = st.fixed_dictionaries({}, optional={key: st.sampled_from(row.values) for key, row in RB.switch_rows.items()})


@settings(max_examples=120)
@given(FACTS, SWITCHES)
def test_every_rung_is_open_or_closed_with_a_reason(facts: Facts, switches: dict[str, str]) -> None:
    rb = RB.with_switches(switches)
    result = assess(rb, facts)
    seen = [option.sanction.id for option in result.options]
    assert len(seen) == len(set(seen))
    assert result.open_ids == tuple(option.sanction.id for option in result.options if option.open)
    for option in result.options:
        closing = [notice for notice in option.reasons if notice.severity is Severity.BLOCK]
        assert option.reasons
        assert bool(closing) is (not option.open)
        assert all(notice.legal_basis and notice.message for notice in option.reasons)
        assert set(option.appeal_routes) <= set(rb.appeal_routes)
        assert set(option.imposed_by) <= set(rb.imposers)
        if option.open:
            sanction = option.sanction
            assert sanction.enabled
            key, _, value = sanction.requires_switch.partition("=")
            if key and rb.switch_value(key, facts.asked_on) != value:
                chosen = f"{key}={rb.switch_value(key, facts.asked_on)}"
                assert "sanction.form_kept" in {notice.code for notice in option.reasons}
                assert not any(other.open and other.sanction.requires_switch == chosen for other in result.options)
            assert (
                sanction.in_force(facts.act_date)
                or sanction.in_force(max(facts.asked_on or date(2021, 8, 31), date(2021, 8, 31)))
                or (facts.asked_on is not None and sanction.in_force(facts.asked_on))
            )


@settings(max_examples=120)
@given(FACTS)
def test_assessment_is_whole(facts: Facts) -> None:
    result = assess(RB, facts)
    assert (result.track is None) is (not set(facts.violations) & set(VIOLATIONS))
    assert result.track is None or result.track in TRACKS
    assert result.stage in (None, "bakal_calon", "calon")
    assert set(result.imposed_by) <= set(RB.imposers)
    assert set(result.council_options) <= set(RB.sanctions)
    assert result.scale is None or result.scale in RB.scales
    for option in result.options:
        if option.open and not option.sanction.is_referral:
            assert set(option.imposed_by) <= set(result.imposed_by)
            assert set(option.appeal_routes) <= set(result.appeal)
    assert assess(RB, facts) == result
    names = {facts.person.name, facts.person.number} - {""}
    assert not any(name in notice.message for notice in result.notices for name in names)


@settings(max_examples=120)
@given(FACTS)
def test_blocked_twice_means_no_discipline(facts: Facts) -> None:
    result = assess(RB, facts)
    if "tidak_dua_kali" in result.rules:
        assert not any(option.open for option in result.options if RB.scales[option.sanction.scale].track == "disiplin")


@settings(max_examples=120)
@given(FACTS)
def test_open_discipline_is_heavier_than_the_last_and_of_one_level(facts: Facts) -> None:
    result = assess(RB, facts)
    serious = [
        option.sanction
        for option in result.options
        if option.open and RB.scales[option.sanction.scale].track in ("disiplin", "pemberhentian")
    ]
    if result.heavier_than is not None:
        assert all(row.severity > RB.sanctions[result.heavier_than].severity for row in serious)
    levels = {rung_level(row) for row in serious}
    if facts.person.kind in (PersonKind.PNS, PersonKind.CPNS):
        assert len(levels) <= 1
        assert not levels or levels == {result.level}


def heaviest_open(result: Assessment) -> int:
    """Order of the level that is open; -1 where none is."""
    return max((level_order(rung_level(option.sanction)) for option in result.options if option.open), default=-1)


PLAIN: Any = st.builds(
    Facts,
    person=st.builds(Person, name=st.just("Contoh"), kind=st.sampled_from(["PNS", "CPNS", "PPPK"]).map(PersonKind),
                     jenjang=st.sampled_from(list(RB.posts))),
    act_date=st.dates(date(2021, 8, 31), date(2030, 1, 1)),
    violations=st.lists(st.sampled_from(VIOLATIONS), min_size=1, max_size=3).map(tuple),
    stage=st.sampled_from(["bakal_calon", "calon"]),
    absence_days=st.integers(0, 40),
)  # fmt: skip


@settings(max_examples=120)
@given(PLAIN)
def test_heavier_impact_never_opens_a_lighter_scale(facts: Facts) -> None:
    values = {name: getattr(facts, name) for name in Facts.__dataclass_fields__}
    opened = [heaviest_open(assess(RB, Facts(**(values | {"impact": impact})))) for impact in IMPACTS]
    assert opened == sorted(opened)


@settings(max_examples=120)
@given(PLAIN, st.sampled_from(IMPACTS), st.integers(0, 400), st.integers(0, 400))
def test_more_absence_is_never_lighter(facts: Facts, impact: str, a: int, b: int) -> None:
    values = {name: getattr(facts, name) for name in Facts.__dataclass_fields__} | {"impact": impact}
    few, many = sorted((min(a, 366), min(b, 366)))

    def lightest(days: int) -> int:
        result = assess(RB, Facts(**(values | {"violations": ("pp94.4f",), "absence_days": days})))
        return min((option.sanction.severity for option in result.options if option.open), default=-1)

    if facts.person.kind is not PersonKind.PPPK:
        assert lightest(few) <= lightest(many)


@settings(max_examples=120)
@given(
    st.sampled_from(PersonKind),
    st.sampled_from(TRACKS),
    st.dates(date(1950, 1, 1), date(2090, 1, 1)),
    st.none() | st.dates(date(1950, 1, 1), date(2090, 1, 1)),
    st.none() | st.dates(date(1950, 1, 1), date(2090, 1, 1)),
)
def test_regime_is_total(kind: PersonKind, track: str, act: date, examined: date | None, asked: date | None) -> None:
    found = regime_of(RB, kind, track, act, examined, asked)
    assert set(found.scales) <= set(RB.scales)
    assert found.scales or [n.code for n in found.notices] == ["regime.pp30"]
    assert found.transition in ("", "40(3)", "40(4)")
    if found.transition:
        assert act < date(2021, 8, 31) <= found.on
    assert all(notice.legal_basis for notice in found.notices)


def test_every_violation_for_every_kind_has_an_answer() -> None:
    for violation in VIOLATIONS:
        for kind in PersonKind:
            row = RB.violations[violation]
            on = max(row.effective_from, date(2023, 1, 3)) if row.effective_to is None else row.effective_from
            stage = row.stage if row.stage in ("bakal_calon", "calon") else None
            result = assess(
                RB, Facts(Person("Contoh", kind, jenjang="PELAKSANA"), on, (violation,), stage=stage, impact="instansi",
                          absence_days=3, assessed_on=on)
            )  # fmt: skip
            assert result.track in TRACKS
            if kind.value in row.applies_to and row.default_groups and kind is not PersonKind.CPNS:
                assert result.open_ids, (violation, kind)


def test_levels_are_ordered() -> None:
    assert [level_order(level) for level in LEVELS] == [0, 1, 2, 3]
    assert level_order("moral") == -1


def rulebook() -> Rulebook:
    """For readers of this file: the shipped law."""
    return RB
