"""The test vectors of the law (clocks, panel, stage, scale, repetition, numbers), each driven through the acts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from models.law.person import Person, PersonKind
from models.procedure import appeals, classification, intake, panel, people, verification
from models.procedure.clock import WIB
from models.procedure.desk import Blocked, NeedsReason
from models.registry.casefile import case_file
from models.registry.counting import run_of
from models.registry.deadlines import case_deadlines
from models.registry.viewer import Viewer
from models.stories import cast
from tests.procedure.after import Ground
from tests.procedure.conftest import House

SOURCE = intake.SourceInput("temuan", "Inspektorat")
CLERK = Person(
    "Bagus Prasetyo", number="198508172010011003", golongan="III/b", post="Pengadministrasi", jenjang="PELAKSANA",
    birth_date=date(1985, 8, 17), sex="L",
)  # fmt: skip


def days_off(ground: Ground | House, *days: date) -> None:
    """Exactly these days off besides Saturday and Sunday."""
    ground.desk.base_rulebook = ground.desk.base_rulebook.with_days_off(dict.fromkeys(days, "hari libur"))
    ground.desk.reload_law()


def registered(
    house: House, act_date: date, violation: str, today: date, person: Person = CLERK, **more: object
) -> int:
    """A case registered and verified on ``today``."""
    house.clock.put(datetime(today.year, today.month, today.day, 8, tzinfo=WIB))
    values: dict[str, object] = {"date": act_date, "place": "kantor", "narrative": "Uji.", "violations": (violation,)}
    act = intake.ActInput(**(values | more))  # type: ignore[arg-type]
    case_id = intake.register_case(house.desk, source=SOURCE, received=today, act=act, respondent=person, override="x")
    verification.verify(house.desk, case_id, identity=True, time=True, place=True, evidence=True)
    return case_id


def medium_on(ground: Ground, received: date, sanction: str = "pp94t.sedang.a") -> int:
    """A medium punishment set and received on one day."""
    ground.passed_on(override="ya")
    ground.examined(sanction)
    ground.at(received)
    made = ground.decreed(override="ya")
    ground.delivered(made)
    return made


def due(ground: Ground) -> dict[str, date]:
    with ground.desk.read() as session:
        rows = case_deadlines(session, Viewer(1, "sekretaris"), ground.desk.rulebook, ground.day, ground.case_id)
    return {row.kind: row.due for row in rows}


def test_effect_and_end_of_appeal_of_the_example(medium: Ground) -> None:
    """Received Tue 14 July 2026: effective 4 August, appeal until 3 August (PerBKN 6/2022 Pasal 50; PP 79/2021)."""
    days_off(medium)
    made = medium_on(medium, date(2026, 7, 14))
    case = medium.file()
    assert case.decree is not None and case.decree.delivery is not None
    assert case.decree.delivery.effective_on == date(2026, 8, 4)
    counted = run_of(case.decree.delivery.clock)
    assert counted is not None and len(counted.counted) == 15
    (way,) = appeals.routes(medium.desk, made)
    assert way.run is not None and way.run.end == date(2026, 8, 3)
    medium.at(date(2026, 8, 4))
    with pytest.raises(NeedsReason) as doubt:
        appeals.file(medium.desk, made, route=way.id, filed_on=date(2026, 8, 4))
    assert [n.code for n in doubt.value.notices] == ["appeal.late"]
    appeals.file(medium.desk, made, route=way.id, filed_on=date(2026, 8, 3))
    assert not medium.file().appeals[0].late


def test_calendar_days_where_the_office_reads_it_so(medium: Ground) -> None:
    days_off(medium)
    medium.desk.base_rulebook = medium.desk.base_rulebook.with_switches({"effect_day_kind": "hari_kalender"})
    medium.desk.reload_law()
    medium_on(medium, date(2026, 7, 14))
    case = medium.file()
    assert case.decree is not None and case.decree.delivery is not None
    assert case.decree.delivery.effective_on == date(2026, 7, 29)


@pytest.mark.parametrize(
    ("start", "off", "fourteen", "fifteen", "twenty_one"),
    [
        (date(2026, 3, 2), (), date(2026, 3, 20), date(2026, 3, 23), date(2026, 3, 31)),
        (date(2026, 8, 10), (date(2026, 8, 17),), date(2026, 8, 31), date(2026, 9, 1), None),
    ],
)
def test_fourteen_fifteen_and_twenty_one_days(
    medium: Ground, start: date, off: tuple[date, ...], fourteen: date, fifteen: date, twenty_one: date | None
) -> None:
    days_off(medium, *off)
    medium.passed_on(override="ya")
    medium.examined("pp94t.sedang.a")
    medium.at(start)
    made = medium.decreed()
    assert due(medium)["deliver"] == fourteen
    medium.delivered(made)
    left = due(medium)
    assert (left["keberatan"], left["effective"]) == (fourteen, fifteen)
    if twenty_one is not None:
        appeals.file(medium.desk, made, route="keberatan_ppk", filed_on=start)
        assert due(medium)["appeal_decision"] == twenty_one


def test_sixty_five_days_at_bpasn(severe: Ground) -> None:
    days_off(severe)
    made = medium_on(severe, date(2026, 3, 2), "pp94.berat.c")
    appeals.file(severe.desk, made, route="banding_bpasn", filed_on=date(2026, 3, 2))
    left = due(severe)
    assert (left["appeal_decision"], left["appeal_response"]) == (date(2026, 6, 1), date(2026, 3, 31))


@pytest.mark.parametrize(
    ("start", "off", "seven"),
    [(date(2026, 3, 2), (), date(2026, 3, 11)), (date(2026, 8, 10), (date(2026, 8, 17),), date(2026, 8, 20))],
)
def test_seven_days_to_verify(house: House, start: date, off: tuple[date, ...], seven: date) -> None:
    days_off(house, *off)
    house.clock.put(datetime(start.year, start.month, start.day, 8, tzinfo=WIB))
    act = intake.ActInput(date(2026, 2, 1), "kantor", "Uji.", ("pp42.11c",))
    case_id = intake.register_case(house.desk, source=SOURCE, received=start, act=act, respondent=CLERK)
    with house.desk.read() as session:
        (row,) = case_deadlines(session, Viewer(1, "sekretaris"), house.desk.rulebook, start, case_id)
    assert (row.kind, row.due) == ("verify", seven)


def council(house: House, size: int, golongan: str = "IV/c", jenjang: str = "JPT_PRATAMA") -> int:
    members = [
        panel.CouncilMemberInput(
            replace(cast.member(house.desk.rulebook, place, golongan), jenjang=jenjang), cast.COUNCIL[place][0],
            house.bench.accounts[place],
        )
        for place in range(size)
    ]  # fmt: skip
    return panel.name_council(
        house.desk, decree_number=f"800/{size}", decree_date=date(2024, 1, 2), title="Majelis", members=members
    )


@pytest.mark.parametrize(("size", "allowed"), [(4, False), (5, True), (6, False), (7, True)])
def test_size_of_the_panel(house: House, size: int, allowed: bool) -> None:
    case_id = registered(house, date(2024, 9, 10), "skb2022.etik.01", date(2024, 9, 20), calendar="pilkada-2024")
    classification.classify(house.desk, case_id)
    made = council(house, size)
    if allowed:
        assert len(panel.form_panel(house.desk, case_id, made)) == size
        return
    with pytest.raises(Blocked, match="Pasal 18 ayat"):
        panel.form_panel(house.desk, case_id, made, override="tetap")


def test_a_lower_rank_in_the_same_post_is_refused(house: House) -> None:
    """Member IV/a Administrator, examinee IV/b Administrator (PP 42/2004 Pasal 18 ayat (3))."""
    camat = replace(CLERK, golongan="IV/b", jenjang="ADMINISTRATOR", post="Camat")
    case_id = registered(house, date(2024, 9, 10), "skb2022.etik.01", date(2024, 9, 20), camat, calendar="pilkada-2024")
    classification.classify(house.desk, case_id)
    with pytest.raises(Blocked, match=r"Pasal 18 ayat \(3\)"):
        panel.form_panel(house.desk, case_id, council(house, 5, "IV/a", "ADMINISTRATOR"), override="tetap")
    panel.form_panel(house.desk, case_id, council(house, 5, "IV/b", "ADMINISTRATOR"))


@pytest.mark.parametrize(
    ("day", "entry", "stage", "track"),
    [
        (date(2024, 9, 21), "skb2022.etik.01", "bakal_calon", "kode_etik"),
        (date(2024, 9, 23), "skb2022.disiplin.01", "calon", "disiplin"),
    ],
)
def test_the_day_of_determination_divides_ethics_and_discipline(
    house: House, day: date, entry: str, stage: str, track: str
) -> None:
    case_id = registered(house, day, entry, date(2024, 10, 1), calendar="pilkada-2024")
    found = classification.classify(house.desk, case_id)
    assert (found.stage, found.track) == (stage, track)
    other = {"skb2022.etik.01": "skb2022.disiplin.01"}.get(entry, "skb2022.etik.01")
    with pytest.raises(NeedsReason) as doubt:
        classification.classify(house.desk, case_id, violations=[other])
    assert any(entry in n.message for n in doubt.value.notices), "the counterpart is named"


def test_an_act_the_day_before_pp_94_not_examined_follows_it(house: House) -> None:
    case_id = registered(house, date(2021, 8, 30), "pp94.5n.2", date(2024, 9, 20), impact="instansi")
    found = classification.classify(house.desk, case_id, override="ya")
    assert found.scale is not None and found.scale.startswith("pp94_2021")
    assert any(n.legal_basis == "PP 94/2021 Pasal 40 ayat (3)" for n in found.notices)


def test_repetition_raises_the_kind_but_not_for_attendance(house: House) -> None:
    earlier = [("pp94.ringan.b", date(2024, 1, 15), True)]
    case_id = registered(house, date(2024, 8, 1), "pp94.3f", date(2024, 9, 20), impact="unit_kerja")
    again = classification.classify(house.desk, case_id, earlier=earlier, override="ya")
    assert again.open_ids == ("pp94.ringan.c",) and again.heavier_than == "pp94.ringan.b"
    away = registered(house, date(2024, 8, 1), "pp94.4f", date(2024, 9, 23), absence_days=4)
    found = classification.classify(house.desk, away, earlier=earlier, override="ya")
    assert found.open_ids == ("pp94.ringan.b",)
    assert any(n.code == "rule.repeat_attendance" for n in found.notices)


def test_ten_days_of_absence_in_a_row_end_the_employment(house: House) -> None:
    away = registered(house, date(2024, 8, 1), "pp94.4f", date(2024, 9, 23), absence_days=10, consecutive_absence=9)
    assert classification.classify(house.desk, away).open_ids == ("pp94.ringan.c",)
    found = classification.classify(house.desk, away, consecutive_absence=10)
    assert found.open_ids == ("pp94.berat.c",)
    assert any(n.code == "level.salary" for n in found.notices)
    with house.desk.read() as session:
        assert case_file(session, away).consecutive_absence == 10
    with pytest.raises(Blocked) as wrong:
        classification.classify(house.desk, away, absence_days=9)
    assert {n.code for n in wrong.value.notices} == {"absence.row"}
    assert classification.classify(house.desk, away, absence_days=28, consecutive_absence=0).level == "berat"


def test_an_act_examined_before_pp_94_keeps_its_results(house: House) -> None:
    case_id = registered(
        house, date(2021, 7, 1), "pp53.4.15d", date(2024, 9, 20), candidacy="calon", examined_before=date(2021, 7, 20)
    )
    found = classification.classify(house.desk, case_id, override="ya")
    assert any(n.legal_basis == "PP 94/2021 Pasal 40 ayat (4)" for n in found.notices)
    assert not any(n.legal_basis == "PP 94/2021 Pasal 40 ayat (3)" for n in found.notices)
    with pytest.raises(Blocked):
        registered(house, date(2021, 7, 1), "pp53.4.15d", date(2024, 9, 20), examined_before=date(2024, 9, 23))


def test_numbers_of_people(house: House) -> None:
    people.save_person(house.desk, CLERK)
    odd = replace(CLERK, name="Eko Santoso", number="198502302010011003")
    with pytest.raises(NeedsReason) as doubt:
        people.save_person(house.desk, odd)
    assert any("tanggal" in n.message.lower() for n in doubt.value.notices)
    contract = Person(
        "Rina Oktaviani", kind=PersonKind.PPPK, number="199001012024211002", golongan="IX",
        birth_date=date(1990, 1, 1), sex="L",
    )  # fmt: skip
    assert people.save_person(house.desk, contract) > 0


BARE = Person("Tanpa Data", post="Staf")


def test_a_person_without_rank_birth_date_or_number_is_led_to_the_panel(house: House) -> None:
    """Nothing fails; what cannot be compared is asked of people (PP 42/2004 Pasal 18 ayat (3))."""
    case_id = registered(house, date(2024, 9, 10), "skb2022.etik.01", date(2024, 9, 20), BARE, calendar="pilkada-2024")
    found = classification.classify(house.desk, case_id)
    assert "pp42.terbuka" in found.open_ids
    with pytest.raises(NeedsReason) as doubt:
        panel.form_panel(house.desk, case_id, council(house, 5))
    assert all(n.legal_basis for n in doubt.value.notices)
    panel.form_panel(house.desk, case_id, council(house, 5), override="dinyatakan tertulis")
    discipline = registered(house, date(2024, 10, 12), "pp94.5n.2", date(2024, 10, 21), BARE, impact="instansi")
    with pytest.raises(NeedsReason) as doubt:
        classification.classify(house.desk, discipline)
    assert "authority.post_unknown" in {n.code for n in doubt.value.notices}


@pytest.mark.parametrize("day", [date(2003, 5, 5), date(2004, 10, 17)])
def test_an_act_before_the_rules_warns_that_none_was_in_force(house: House, day: date) -> None:
    case_id = registered(house, day, "pp42.11c", date(2024, 9, 20))
    with pytest.raises(NeedsReason) as doubt:
        classification.classify(house.desk, case_id)
    assert "regime.none" in {n.code for n in doubt.value.notices}
    found = classification.classify(house.desk, case_id, override="arsip")
    assert found.open_ids == ()


def test_an_act_before_any_register_is_refused(house: House) -> None:
    with pytest.raises(Blocked, match="1980"):
        registered(house, date(1979, 12, 31), "pp42.11c", date(2024, 9, 20))


def test_a_decree_dated_before_its_decision_is_refused_with_its_article(moral: Ground) -> None:
    case = moral.file()
    assert case.decision is not None
    with pytest.raises(Blocked) as stop:
        moral.decreed(set_on=date.fromordinal(case.decision.decided_on.toordinal() - 1), override="tetap")
    assert {n.code for n in stop.value.notices} >= {"decree.before_decision"}
    assert all(n.legal_basis for n in stop.value.notices if n.code == "decree.before_decision")
