"""Keberatan and banding through the acts: who may, until when, what is decided, and what becomes of the decree."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import text

from models.law.errors import Trouble
from models.procedure import appeals, decree
from models.procedure.desk import Blocked, NeedsReason, WrongMoment
from models.procedure.permissions import permitted
from models.registry.counting import run_of
from models.registry.deadlines import case_deadlines
from models.registry.roadmap import next_step, stage_line
from models.registry.viewer import Viewer
from tests.procedure.after import Ground

SECRETARY = Viewer(1, "sekretaris")


def codes(stop: pytest.ExceptionInfo[Blocked] | pytest.ExceptionInfo[NeedsReason]) -> set[str]:
    return {n.code for n in stop.value.notices}


def running(ground: Ground) -> dict[str, date]:
    with ground.desk.read() as session:
        rows = case_deadlines(session, SECRETARY, ground.desk.rulebook, ground.day, ground.case_id)
    return {row.kind: row.due for row in rows}


def moral_decree(ground: Ground) -> int:
    made = ground.decreed()
    ground.on(1)
    ground.delivered(made)
    return made


def medium_decree(ground: Ground, sanction: str = "pp94t.sedang.b", **who: str) -> int:
    ground.passed_on(override="ya")
    ground.examined(sanction)
    ground.on(1)
    made = ground.decreed(**who)
    ground.delivered(made)
    return made


def severe_decree(ground: Ground, sanction: str = "pp94.berat.c") -> int:
    ground.passed_on(override="ya")
    ground.examined(sanction)
    ground.on(1)
    made = ground.decreed(override="ya")
    ground.delivered(made)
    return made


def test_a_moral_sanction_may_be_objected_to_and_says_that_this_is_unsettled(moral: Ground) -> None:
    made = moral_decree(moral)
    (way,) = appeals.routes(moral.desk, made)
    assert (way.id, way.to, way.next) == ("keberatan_ppk", "PPK", "PTUN")
    assert way.run is not None and way.run.end == moral.desk.rulebook.calendar().end(moral.day, 14)
    assert running(moral)["keberatan"] == way.run.end
    moral.on(3)
    filed = appeals.file(moral.desk, made, route="keberatan_ppk", filed_on=moral.day, number="1/K", grounds="keliru")
    case = moral.file()
    (appeal,) = case.appeals
    assert (appeal.id, appeal.late, appeal.law["next"]) == (filed, False, "PTUN")
    decided_by = run_of(appeal.decide_clock)
    assert decided_by is not None and decided_by.days == 21 and appeal.respond_clock is None
    assert case.decree is not None and case.decree.delivery is not None
    assert case.decree.delivery.effective_on == case.decree.set_on, "a moral sanction has no day 15"
    step = next_step(case)
    assert step is not None and step.act == "decide_appeal"
    left = running(moral)
    assert "keberatan" not in left and left["appeal_decision"] == decided_by.end


def test_an_appeal_halts_a_discipline_decree_until_it_is_decided(medium: Ground) -> None:
    made = medium_decree(medium)
    case = medium.file()
    assert case.decree is not None and case.decree.delivery is not None
    day15 = medium.desk.rulebook.calendar().end(medium.day, 15)
    assert case.decree.delivery.effective_on == day15 and running(medium)["effective"] == day15
    medium.on(2)
    filed = appeals.file(medium.desk, made, route="keberatan_ppk", filed_on=medium.day)
    halted = medium.file().decree
    assert halted is not None and halted.delivery is not None
    assert halted.delivery.effective_on is None
    assert "Belum diputus" in halted.delivery.clock["reason"]
    assert "effective" not in running(medium)
    with pytest.raises(NeedsReason) as doubt:
        decree.execute(medium.desk, made, on=medium.day, forum="kantor", read_by="atasan", attended=True)
    assert codes(doubt) == {"execute.appeal"}
    medium.on(5)
    fate = appeals.decide(medium.desk, filed, decided_on=medium.day, outcome="memperkuat", number="9", by="PPK")
    assert (fate.decree, fate.sanction) == ("tetap", "pp94t.sedang.b")
    after = medium.file().decree
    assert after is not None and after.delivery is not None
    assert (after.fate, after.fate_on, after.stands) == ("tetap", medium.day, True)
    assert after.delivery.effective_on == medium.day
    decree.execute(medium.desk, made, on=medium.day, forum="kantor", read_by="atasan", attended=True)


@pytest.mark.parametrize(
    ("outcome", "new", "fate"),
    [
        ("memperkuat", None, "tetap"),
        ("memperingan", "pp94t.sedang.a", "diganti"),
        ("memperberat", "pp94t.sedang.c", "diganti"),
        ("mengubah", "pp94t.sedang.c", "diganti"),
        ("mencabut", None, "dicabut"),
        ("membatalkan", None, "batal"),
    ],
)
def test_what_each_decision_does_to_the_decree(medium: Ground, outcome: str, new: str | None, fate: str) -> None:
    made = medium_decree(medium)
    filed = appeals.file(medium.desk, made, route="keberatan_ppk", filed_on=medium.on(1))
    medium.on(1)
    found = appeals.decide(medium.desk, filed, decided_on=medium.day, outcome=outcome, new_sanction_id=new)
    assert found.decree == fate
    case = medium.file()
    assert case.decree is not None and case.decree.delivery is not None
    assert (case.decree.fate, case.appeals[0].fate, case.appeals[0].outcome) == (fate, fate, outcome)
    assert (case.decree.delivery.effective_on == medium.day) == (fate == "tetap")
    step = next_step(case)
    assert step is not None
    assert step.act == {"tetap": "execute", "diganti": "replace_decree"}.get(fate, "close")
    if fate == "tetap":
        return
    with pytest.raises(Blocked) as stop:
        decree.execute(medium.desk, made, on=medium.day, forum="x", read_by="y", attended=True, override="tetap saja")
    assert codes(stop) == {"decree.dead"}
    if fate == "diganti":
        return
    with pytest.raises(NeedsReason) as doubt:
        medium.decreed()
    assert "decree.after_annulled" in codes(doubt)


def test_a_changed_decree_is_replaced_by_one_with_the_kind_decided(medium: Ground) -> None:
    first = medium_decree(medium)
    filed = appeals.file(medium.desk, first, route="keberatan_ppk", filed_on=medium.on(1))
    decided = medium.on(2)
    appeals.decide(
        medium.desk, filed, decided_on=decided, outcome="memperingan", new_sanction_id="pp94t.sedang.a", number="7/PPK"
    )
    due = running(medium)
    assert due["replace_decree"] == medium.desk.rulebook.calendar().end(decided, 14)
    with pytest.raises(NeedsReason) as doubt:
        decree.close_case(medium.desk, medium.case_id)
    assert "close.not_replaced" in codes(doubt)
    with pytest.raises(Blocked) as stop:
        medium.decreed(sanction_id="pp94t.sedang.b")
    assert codes(stop) == {"decree.not_as_decided"}
    with pytest.raises(Blocked) as stop:
        medium.decreed(set_on=decided - timedelta(days=1))
    assert "decree.before_appeal" in codes(stop)
    medium.on(1)
    second = medium.decreed()
    assert "replace_decree" not in running(medium)
    medium.on(1)
    assert medium.delivered(second) == decided, "PP 94/2021 Pasal 38 ayat (2): as the appeal decides"
    case = medium.file()
    old, new = case.decrees
    assert (old.replaced_by, new.replaces, new.sanction["id"]) == (second, first, "pp94t.sedang.a")
    assert case.decree == new and case.stage == "delivered"
    assert appeals.routes(medium.desk, second) == ()
    assert "keberatan" not in running(medium)
    with pytest.raises(Blocked) as stop:
        appeals.file(medium.desk, second, route="keberatan_ppk", filed_on=medium.day)
    assert codes(stop) == {"appeal.decided"} and "PTUN" in stop.value.what
    with pytest.raises(Blocked) as stop:
        medium.decreed(override="lagi")
    assert "decree.second" in codes(stop)


def test_a_late_appeal_is_kept_halts_nothing_and_may_only_be_not_admitted(medium: Ground) -> None:
    made = medium_decree(medium)
    received = medium.day
    day15 = medium.desk.rulebook.calendar().end(received, 15)
    medium.on(15)
    with pytest.raises(NeedsReason) as doubt:
        appeals.file(medium.desk, made, route="keberatan_ppk", filed_on=medium.day)
    (late,) = doubt.value.notices
    assert (late.code, late.legal_basis) == ("appeal.late", "PP 79/2021 Pasal 4 ayat (2)")
    filed = appeals.file(medium.desk, made, route="keberatan_ppk", filed_on=medium.day, override="dicatat")
    case = medium.file()
    assert case.appeals[0].late and case.decree is not None and case.decree.delivery is not None
    assert case.decree.delivery.effective_on == day15
    with pytest.raises(NeedsReason) as doubt:
        appeals.decide(medium.desk, filed, decided_on=medium.day, outcome="memperkuat")
    assert codes(doubt) == {"appeal.late_outcome"}
    fate = appeals.decide(medium.desk, filed, decided_on=medium.day, outcome="tidak_dapat_diterima")
    assert fate.decree == "tetap"
    after = medium.file().decree
    assert after is not None and after.delivery is not None and after.delivery.effective_on == day15


def test_the_last_day_is_still_in_time(medium: Ground) -> None:
    made = medium_decree(medium)
    medium.on(14)
    appeals.file(medium.desk, made, route="keberatan_ppk", filed_on=medium.day)
    (appeal,) = medium.file().appeals
    assert not appeal.late
    with pytest.raises(NeedsReason) as doubt:
        appeals.decide(medium.desk, appeal.id, decided_on=medium.day, outcome="tidak_dapat_diterima")
    assert codes(doubt) == {"appeal.in_time"}


def test_dates_that_cannot_be(medium: Ground) -> None:
    medium.passed_on(override="ya")
    medium.examined("pp94t.sedang.a")
    made = medium.decreed()
    with pytest.raises(Blocked) as stop:
        appeals.file(medium.desk, made, route="keberatan_ppk", filed_on=medium.day)
    assert codes(stop) == {"appeal.undelivered"}
    medium.on(1)
    medium.delivered(made)
    for day, code in ((medium.day - timedelta(days=1), "before_delivery"), (medium.day + timedelta(days=1), "future")):
        with pytest.raises(Blocked) as stop:
            appeals.file(medium.desk, made, route="keberatan_ppk", filed_on=day, override="x")
        assert f"appeal.{code}" in codes(stop)
        assert all(n.legal_basis for n in stop.value.notices)
    medium.on(3)
    filed = appeals.file(medium.desk, made, route="keberatan_ppk", filed_on=medium.day)
    with pytest.raises(Blocked) as stop:
        appeals.file(medium.desk, made, route="keberatan_ppk", filed_on=medium.day)
    assert codes(stop) == {"appeal.running"}
    for day, code in (
        (medium.day - timedelta(days=1), "decided_before"),
        (medium.day + timedelta(days=1), "decided_future"),
    ):
        with pytest.raises(Blocked) as stop:
            appeals.decide(medium.desk, filed, decided_on=day, outcome="memperkuat", override="x")
        assert codes(stop) == {f"appeal.{code}"}
    appeals.decide(medium.desk, filed, decided_on=medium.day, outcome="memperkuat")
    with pytest.raises(WrongMoment):
        appeals.decide(medium.desk, filed, decided_on=medium.day, outcome="memperkuat")
    with pytest.raises(Blocked) as stop:
        appeals.file(medium.desk, made, route="keberatan_ppk", filed_on=medium.day)
    assert codes(stop) == {"appeal.decided"} and "PTUN" in stop.value.what


def test_the_way_depends_on_who_punishes_and_the_official_answers_within_six_days(medium: Ground) -> None:
    with pytest.raises(Blocked) as stop:
        medium_decree(medium, imposer="PENGAWAS")
    assert "decree.not_empowered" in codes(stop)
    made = medium.decreed(imposer="PEJABAT_DUA_TINGKAT_DI_ATAS", official_title="Sekretaris Daerah")
    medium.delivered(made)
    kept = medium.file().decree
    assert kept is not None and kept.imposed_by["code"] == "PEJABAT_DUA_TINGKAT_DI_ATAS"
    assert kept.imposed_by["title"] == "Sekretaris Daerah"
    with pytest.raises(Blocked) as stop:
        appeals.file(medium.desk, made, route="keberatan_ppk", filed_on=medium.day)
    assert codes(stop) == {"appeal.other_route"}
    filed = appeals.file(medium.desk, made, route="keberatan_atasan", filed_on=medium.on(1))
    due = running(medium)
    calendar = medium.desk.rulebook.calendar()
    assert due["appeal_response"] == calendar.end(medium.day, 6)
    assert due["appeal_decision"] == calendar.end(medium.day, 21)
    step = next_step(medium.file())
    assert step is not None and step.act == "respond_appeal"
    with pytest.raises(Blocked) as stop:
        appeals.respond(medium.desk, filed, on=medium.day - timedelta(days=1), summary="x")
    assert codes(stop) == {"appeal.response_before"}
    medium.on(7)
    with pytest.raises(NeedsReason) as doubt:
        appeals.respond(medium.desk, filed, on=medium.day, summary="Pejabat bertahan pada keputusannya.")
    assert (
        codes(doubt) == {"appeal.response_late"} and doubt.value.notices[0].legal_basis == "PP 79/2021 Pasal 8 ayat (3)"
    )
    appeals.respond(medium.desk, filed, on=medium.day, summary="Pejabat bertahan.", override="terlambat")
    assert set(running(medium)) & {"appeal_response", "appeal_decision"} == {"appeal_decision"}
    medium.on(20)
    with pytest.raises(NeedsReason) as doubt:
        appeals.decide(medium.desk, filed, decided_on=medium.day, outcome="memperkuat")
    assert codes(doubt) == {"appeal.decision_late"}


def test_dismissal_goes_to_bpasn_whose_outcomes_know_no_revocation(severe: Ground) -> None:
    made = severe_decree(severe)
    (way,) = appeals.routes(severe.desk, made)
    assert way.id == "banding_bpasn" and "mencabut" not in way.outcomes
    assert running(severe)["banding"] == severe.desk.rulebook.calendar().end(severe.day, 14)
    filed = appeals.file(severe.desk, made, route="banding_bpasn", filed_on=severe.on(1))
    due, calendar = running(severe), severe.desk.rulebook.calendar()
    assert due["appeal_response"] == calendar.end(severe.day, 21)
    assert due["appeal_decision"] == calendar.end(severe.day, 65)
    severe.on(1)
    with pytest.raises(Blocked) as stop:
        appeals.decide(severe.desk, filed, decided_on=severe.day, outcome="mencabut")
    assert codes(stop) == {"appeal.outcome"}
    fate = appeals.decide(
        severe.desk, filed, decided_on=severe.day, outcome="memperingan", new_sanction_id="pp94.berat.a"
    )
    assert (fate.decree, fate.sanction) == ("diganti", "pp94.berat.a")


@pytest.mark.parametrize(
    ("outcome", "new", "code"),
    [
        ("memperingan", None, "appeal.new_missing"),
        ("memperingan", "pp94t.sedang.c", "appeal.not_lighter"),
        ("memperberat", "pp94t.sedang.a", "appeal.not_heavier"),
        ("mengubah", "pp94t.sedang.b", "appeal.not_changed"),
        ("memperkuat", "pp94t.sedang.a", "appeal.no_new"),
        ("memperingan", "pp42.terbuka", "appeal.other_track"),
        ("memperberat", "pp53.berat.a", "sanction.date"),
        ("batal_demi_hukum", None, "appeal.outcome"),
    ],
)
def test_a_decision_the_law_does_not_know_is_refused(medium: Ground, outcome: str, new: str | None, code: str) -> None:
    made = medium_decree(medium)
    filed = appeals.file(medium.desk, made, route="keberatan_ppk", filed_on=medium.day)
    with pytest.raises(Blocked) as stop:
        appeals.decide(medium.desk, filed, decided_on=medium.day, outcome=outcome, new_sanction_id=new, override="x")
    assert code in codes(stop)
    case = medium.file()
    assert case.appeals[0].decided_on is None and case.decree is not None and case.decree.fate == ""


def test_names_nobody_knows(medium: Ground) -> None:
    made = medium_decree(medium)
    with pytest.raises(Trouble):
        appeals.file(medium.desk, made, route="kasasi", filed_on=medium.day)
    filed = appeals.file(medium.desk, made, route="keberatan_ppk", filed_on=medium.day)
    for values in ({"outcome": "mengampuni"}, {"outcome": "memperingan", "new_sanction_id": "pp94.x"}):
        with pytest.raises(Trouble):
            appeals.decide(medium.desk, filed, decided_on=medium.day, **values)  # type: ignore[arg-type]
    with pytest.raises(Trouble):
        appeals.decide(medium.desk, 999, decided_on=medium.day, outcome="memperkuat")
    with pytest.raises(Trouble):
        appeals.respond(medium.desk, filed, on=medium.day, summary="  ")


def test_closing_names_the_appeal_that_runs_and_the_time_that_is_left(medium: Ground) -> None:
    made = medium_decree(medium)
    with pytest.raises(NeedsReason) as doubt:
        decree.close_case(medium.desk, medium.case_id)
    window = next(n for n in doubt.value.notices if n.code == "close.appeal_window")
    assert "keberatan kepada PPK" in window.message and window.legal_basis == "PP 79/2021 Pasal 3-6"
    filed = appeals.file(medium.desk, made, route="keberatan_ppk", filed_on=medium.day)
    with pytest.raises(NeedsReason) as doubt:
        decree.close_case(medium.desk, medium.case_id)
    assert "close.appeal_running" in codes(doubt) and "close.appeal_window" not in codes(doubt)
    appeals.decide(medium.desk, filed, decided_on=medium.day, outcome="mencabut")
    decree.close_case(medium.desk, medium.case_id)
    points = {step.stage for step in stage_line(medium.file())}
    assert "executed" not in points and "examined" in points


def test_who_may_do_what_about_appeals() -> None:
    assert permitted("petugas", "appeal.file") and not permitted("petugas", "appeal.decide")
    assert not any(permitted("pemeriksa", act) or permitted("anggota", act) for act in
                   ("appeal.file", "appeal.respond", "appeal.decide"))  # fmt: skip


def test_an_annulled_punishment_is_none_when_the_person_is_reported_again(medium: Ground) -> None:
    from models.procedure import intake
    from models.registry.people import earlier_cases

    made = medium_decree(medium)
    respondent = medium.file().respondent

    def again() -> list[str]:
        case_id = intake.register_case(
            medium.desk, source=intake.SourceInput("temuan", "Inspektorat"), received=medium.day, respondent=respondent,
            act=intake.ActInput(medium.day, "kantor", "Uji.", ("pp94.5n.2",)),
        )  # fmt: skip
        with medium.desk.read() as session:
            from models.records import Case

            return [row["sanction_id"] for row in session.get_one(Case, case_id).earlier]

    assert again() == ["pp94t.sedang.b"]
    filed = appeals.file(medium.desk, made, route="keberatan_ppk", filed_on=medium.day)
    appeals.decide(medium.desk, filed, decided_on=medium.day, outcome="membatalkan")
    assert again() == []
    with medium.desk.read() as session:
        rows = earlier_cases(session, SECRETARY, number=respondent.number)
    assert {row.sanction_id for row in rows if row.case_id == medium.case_id} == {""}


def test_silence_under_the_old_rule_voids_the_punishment(medium: Ground) -> None:
    """PP 53/2010 Pasal 37 ayat (4): no decision in 21 working days. Kept as the old rule said it."""
    from models.records import Appeal

    made = medium_decree(medium)
    filed = appeals.file(medium.desk, made, route="keberatan_ppk", filed_on=medium.day)
    with medium.desk.act("appeal.file", medium.case_id) as act:
        row = act.session.get_one(Appeal, filed)
        row.route = "pp53_keberatan"
        row.law = {**row.law, "outcomes": ["memperkuat", "batal_demi_hukum"]}
    with pytest.raises(Blocked) as stop:
        appeals.decide(medium.desk, filed, decided_on=medium.day, outcome="batal_demi_hukum")
    assert codes(stop) == {"appeal.not_void"}
    medium.on(22)
    with pytest.raises(Blocked) as stop:
        appeals.decide(medium.desk, filed, decided_on=medium.day, outcome="memperkuat", override="terlambat")
    assert codes(stop) == {"appeal.void"} and stop.value.notices[0].legal_basis == "PP 53/2010 Pasal 37 ayat (4)"
    assert appeals.decide(medium.desk, filed, decided_on=medium.day, outcome="batal_demi_hukum").decree == "batal"


def test_the_law_can_be_asked_which_cases_a_clock_counted(medium: Ground) -> None:
    """The counting kept with a delivery and with an appeal names its clock (rule browser)."""
    decree_id = medium_decree(medium)
    used = "SELECT row_id FROM rule_use WHERE law_table = 'clock' ORDER BY row_id"
    with medium.desk.read() as session:
        assert "effective" in session.scalars(text(used)).all()
    appeals.file(medium.desk, decree_id, route="keberatan_ppk", filed_on=medium.desk.now().date())
    with medium.desk.read() as session:
        assert len(session.scalars(text(used)).all()) > 1
