"""From the council's recommendation to the punishment: passed on, relieved, examined, reported, decreed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from models.law.errors import Trouble
from models.procedure import classification, decree, intake, referral, relief, team, verification
from models.procedure.desk import Blocked, NeedsReason, WrongMoment
from models.registry.casefile import case_file
from models.registry.deadlines import case_deadlines
from models.registry.roadmap import next_step, stage_line
from models.registry.viewer import Viewer
from tests.procedure.after import OVERSEER, PERSONNEL, SUPERIOR, TEAM, Ground

Stop = pytest.ExceptionInfo[Blocked] | pytest.ExceptionInfo[NeedsReason]


def codes(stop: Stop) -> set[str]:
    return {n.code for n in stop.value.notices}


def act(ground: Ground) -> str:
    step = next_step(ground.file())
    assert step is not None
    return step.act


def test_a_recommendation_goes_over_to_discipline_and_the_case_goes_on(administrative: Ground) -> None:
    """An ethics case: the scale of discipline opens with the counterpart article (PP 42/2004 Pasal 16)."""
    ground = administrative
    assert act(ground) == "to_discipline"
    with pytest.raises(NeedsReason) as doubt:
        decree.close_case(ground.desk, ground.case_id)
    assert "close.not_referred" in codes(doubt)
    assert referral.suggested(ground.desk, ground.case_id) == ("skb2022.disiplin.01",)
    with pytest.raises(NeedsReason) as doubt:
        ground.passed_on()
    assert "violation.stage" in codes(doubt), "the article is meant for after the determination; a person weighs it"
    ground.passed_on(override="perbuatan yang sama")
    case = ground.file()
    assert case.discipline is not None and case.discipline.assessment is not None
    assert [v["id"] for v in case.discipline.violations] == ["skb2022.disiplin.01"]
    assert case.discipline.assessment["level"] == "berat"
    assert {"pp94.berat.a", "pp94.berat.b"} <= set(case.discipline.assessment["open"])
    assert (case.track, case.stage) == ("disiplin", "decided")
    assert case.classification is not None and case.classification["track"] == "kode_etik", "the snapshot stays"
    assert [v.id for v in case.violations] == ["skb2022.etik.01"]
    assert act(ground) == "form_team"
    with pytest.raises(WrongMoment):
        ground.passed_on()
    with pytest.raises(Blocked) as stop:
        ground.decreed(sanction_id="pp94.berat.a", override="langsung")
    assert codes(stop) == {"decree.not_examined"}
    ground.examined("pp94.berat.a")
    assert act(ground) == "decree"
    made = ground.decreed()
    kept = ground.file().decree
    assert kept is not None and kept.id == made and not kept.moral
    assert kept.sanction["id"] == "pp94.berat.a" and kept.imposed_by["code"] == "WALI_KOTA"
    assert kept.violation_text == case.discipline.violations[0]["text"]
    assert [s.stage for s in stage_line(ground.file()) if s.stage == "examined" and s.state == "done"]


def test_a_discipline_decree_wants_the_passing_on_first(medium: Ground) -> None:
    with pytest.raises(Blocked) as stop:
        medium.decreed(sanction_id="pp94t.sedang.a", override="langsung saja")
    assert "decree.not_referred" in codes(stop)


def test_medium_may_do_without_a_team_but_not_without_a_reason(medium: Ground) -> None:
    medium.passed_on(override="ya")
    with pytest.raises(NeedsReason) as doubt:
        medium.decreed(sanction_id="pp94t.sedang.a")
    assert codes(doubt) == {"decree.not_examined"}
    made = team.examine_by_superior(medium.desk, medium.case_id, person=SUPERIOR)
    assert act(medium) == "report_team"
    team.report(medium.desk, made, findings="Mengakui.", proposed_sanction_id="pp94t.sedang.a")
    assert act(medium) == "decree"
    with pytest.raises(NeedsReason) as doubt:
        medium.decreed(sanction_id="pp94t.sedang.c")
    assert codes(doubt) == {"decree.departs"}
    medium.decreed(set_on=medium.day)


def test_a_decree_before_its_report_or_its_passing_on(medium: Ground) -> None:
    start = medium.day
    medium.on(2)
    medium.passed_on(override="ya")
    medium.on(2)
    medium.examined("pp94t.sedang.a")
    with pytest.raises(Blocked) as stop:
        medium.decreed(set_on=start)
    assert codes(stop) == {"decree.before_referral", "decree.before_report"}


def test_severe_is_for_a_team_of_three_elements(severe: Ground) -> None:
    severe.passed_on(override="ya")
    with pytest.raises(Blocked) as stop:
        team.examine_by_superior(severe.desk, severe.case_id, person=SUPERIOR)
    assert codes(stop) == {"team.wanted"} and "Pasal 29" in stop.value.what
    with pytest.raises(Blocked) as stop:
        team.form_team(severe.desk, severe.case_id, number="1", members=TEAM[:2], override="x")
    assert codes(stop) == {"team.element"} and "unsur kepegawaian" in stop.value.what
    biased = (replace(TEAM[0], involved=True), *TEAM[1:])
    with pytest.raises(Blocked) as stop:
        team.form_team(severe.desk, severe.case_id, number="1", members=biased, override="x")
    assert codes(stop) == {"team.involved"}
    respondent = severe.file().respondent
    with pytest.raises(Blocked) as stop:
        team.form_team(
            severe.desk, severe.case_id, number="1", override="x",
            members=(*TEAM, team.TeamMemberInput("lain", respondent)),
        )  # fmt: skip
    assert codes(stop) == {"team.respondent"}
    low = replace(PERSONNEL, jenjang="PELAKSANA")
    lower = (*TEAM[:2], replace(TEAM[2], person=low))
    with pytest.raises(NeedsReason) as doubt:
        team.form_team(severe.desk, severe.case_id, number="1", members=lower)
    assert codes(doubt) == {"team.post"} and not doubt.value.notices[0].verified
    for number, members in (("", TEAM), ("1", ())):
        with pytest.raises(Trouble):
            team.form_team(severe.desk, severe.case_id, number=number, members=members)
    for day in (severe.day - timedelta(days=1), severe.day + timedelta(days=1)):
        with pytest.raises(Blocked):
            team.form_team(severe.desk, severe.case_id, number="1", members=TEAM, on=day, override="x")
    team.form_team(severe.desk, severe.case_id, number="800/9", members=TEAM)
    with pytest.raises(WrongMoment):
        team.form_team(severe.desk, severe.case_id, number="800/10", members=TEAM)
    found = severe.file().team
    assert found is not None and [m.element for m in found.seated] == ["atasan_langsung", "pengawasan", "kepegawaian"]


def test_a_member_is_replaced_and_stays_on_record(severe: Ground) -> None:
    severe.passed_on(override="ya")
    team.form_team(severe.desk, severe.case_id, number="800/9", members=TEAM)
    found = severe.file().team
    assert found is not None
    leaving = found.seated[1]
    other = replace(OVERSEER, name="Lina Marlina", number="197909092005012004")
    with pytest.raises(Blocked) as stop:
        team.replace_member(
            severe.desk, leaving.id, member=team.TeamMemberInput("lain", other), reason="sakit", override="x"
        )
    assert codes(stop) == {"team.element"}, "the element must stay"
    with pytest.raises(Blocked) as stop:
        team.replace_member(
            severe.desk,
            leaving.id,
            member=team.TeamMemberInput("pengawasan", other),
            reason="sakit",
            on=severe.day + timedelta(days=1),
            override="x",
        )
    assert codes(stop) == {"team.replace_future"}
    team.replace_member(severe.desk, leaving.id, member=team.TeamMemberInput("pengawasan", other), reason="sakit")
    after = severe.file().team
    assert after is not None and [m.person.name for m in after.seated][1] == "Lina Marlina"
    assert [(m.left_on, m.left_reason) for m in after.members if m.id == leaving.id] == [(severe.day, "sakit")]
    with pytest.raises(WrongMoment):
        team.replace_member(severe.desk, leaving.id, member=TEAM[1], reason="lagi")


def test_the_report_proposes_only_what_is_open(severe: Ground) -> None:
    severe.passed_on(override="ya")
    made = team.form_team(severe.desk, severe.case_id, number="800/9", members=TEAM)
    for values in (
        {"findings": " ", "proposed_sanction_id": "pp94.berat.a"},
        {"findings": "terbukti"},
        {"findings": "tidak", "proven": False, "proposed_sanction_id": "pp94.berat.a"},
    ):
        with pytest.raises(Trouble):
            team.report(severe.desk, made, **values)  # type: ignore[arg-type]
    for closed in ("pp94.ringan.a", "pp42.terbuka", "pp42.administratif"):
        with pytest.raises(Blocked) as stop:
            team.report(severe.desk, made, findings="x", proposed_sanction_id=closed, override="x")
        assert codes(stop) == {"decision.closed_sanction"}
    with pytest.raises(Blocked):
        team.report(
            severe.desk, made, findings="x", proposed_sanction_id="pp94.berat.a", on=severe.day - timedelta(days=1)
        )
    team.report(
        severe.desk, made, findings="terbukti", proposed_sanction_id="pp94.berat.a", aggravating=[" ", "sengaja"]
    )
    found = severe.file().team
    assert found is not None and found.aggravating == ("sengaja",) and found.proven
    with pytest.raises(WrongMoment):
        team.report(severe.desk, made, findings="lagi", proposed_sanction_id="pp94.berat.b")


def test_not_proven_by_the_team_means_no_punishment(severe: Ground) -> None:
    severe.passed_on(override="ya")
    made = team.form_team(severe.desk, severe.case_id, number="800/9", members=TEAM)
    team.report(severe.desk, made, findings="Bukti tidak cukup.", proven=False)
    with pytest.raises(Blocked) as stop:
        severe.decreed(sanction_id="pp94.berat.a", override="tetap")
    assert "decree.unproven" in codes(stop)
    assert act(severe) == "close"
    assert "decreed" not in {s.stage for s in stage_line(severe.file())}
    decree.close_case(severe.desk, severe.case_id)


def test_relief_from_duty_only_where_severe_is_likely_and_until_the_decree(severe: Ground, medium: Ground) -> None:
    severe.passed_on(override="ya")
    case = severe.file()
    examined = case.examinations[0].started_at.date()
    with pytest.raises(Blocked) as stop:
        relief.relieve(severe.desk, severe.case_id, since=examined - timedelta(days=1), acting="Sekcam", override="x")
    assert codes(stop) == {"team.relief_early"}
    with pytest.raises(Blocked) as stop:
        relief.relieve(severe.desk, severe.case_id, since=severe.day + timedelta(days=1), acting="Sekcam")
    assert codes(stop) == {"relief.future"}
    with pytest.raises(NeedsReason) as doubt:
        relief.relieve(severe.desk, severe.case_id, by=SUPERIOR, by_superior=False)
    assert codes(doubt) == {"team.relief_acting", "team.relief_by"}
    made = relief.relieve(severe.desk, severe.case_id, by=SUPERIOR, acting="Sekretaris Kecamatan")
    with pytest.raises(WrongMoment):
        relief.relieve(severe.desk, severe.case_id, acting="Sekretaris Kecamatan")
    with severe.desk.read() as session:
        rows = case_deadlines(session, Viewer(1, "sekretaris"), severe.desk.rulebook, severe.day, severe.case_id)
    (row,) = [r for r in rows if r.kind == "relief"]
    assert row.informs and not row.legal
    severe.examined("pp94.berat.a")
    severe.on(1)
    severe.decreed()
    found = severe.file().relief
    assert found is not None and found.id == made
    assert (found.ended_on, found.ended_reason) == (severe.day, "keputusan ditetapkan")
    with pytest.raises(WrongMoment):
        relief.end(severe.desk, made)
    with pytest.raises(Blocked) as stop:
        relief.relieve(medium.desk, medium.case_id, acting="Kasubbag", override="x")
    assert codes(stop) == {"team.relief_level"}


def test_a_relief_is_ended_by_hand(severe: Ground) -> None:
    severe.passed_on(override="ya")
    made = relief.relieve(severe.desk, severe.case_id, acting="Sekcam")
    with pytest.raises(Blocked):
        relief.end(severe.desk, made, severe.day - timedelta(days=1))
    with pytest.raises(NeedsReason) as doubt:
        decree.close_case(severe.desk, severe.case_id)
    assert "close.relief" in codes(doubt)
    relief.end(severe.desk, made, reason="tidak lagi diperlukan")
    found = severe.file().relief
    assert found is not None and found.ended_on == severe.day


def test_facts_go_to_bawaslu_while_the_case_goes_on_and_the_answer_is_kept(severe: Ground) -> None:
    with pytest.raises(Trouble):
        referral.forward(severe.desk, severe.case_id, to=" ", reason="pidana")
    with pytest.raises(Trouble):
        referral.forward(severe.desk, severe.case_id, to="Bawaslu", reason="")
    with pytest.raises(Trouble):
        referral.forward(severe.desk, severe.case_id, to="Bawaslu", about="pidana.kuhp", reason="x")
    with pytest.raises(Blocked):
        referral.forward(
            severe.desk, severe.case_id, to="Bawaslu", reason="x", on=severe.day + timedelta(days=1), override="x"
        )
    made = referral.forward(
        severe.desk, severe.case_id, to="Bawaslu / Sentra Gakkumdu", about="pidana.uu10_2016.71", reason="unsur pidana"
    )
    case = severe.file()
    assert case.stage == "decided" and case.closed_at is None
    (row,) = case.referrals
    assert row.law is not None and "UU 10/2016 Pasal 71" in row.law["legal_basis"]
    with severe.desk.read() as session:
        rows = case_deadlines(session, Viewer(1, "sekretaris"), severe.desk.rulebook, severe.day, severe.case_id)
    assert "referral_answer" in {r.kind for r in rows}
    severe.on(2)
    with pytest.raises(Blocked):
        referral.answer(severe.desk, made, on=severe.day + timedelta(days=1), note="x")
    with pytest.raises(Trouble):
        referral.answer(severe.desk, made, on=severe.day, note=" ")
    referral.answer(severe.desk, made, on=severe.day, note="Tidak cukup unsur.", number="7/B")
    assert severe.file().referrals[0].answer_number == "7/B"
    with pytest.raises(WrongMoment):
        referral.answer(severe.desk, made, on=severe.day, note="lagi")


def test_a_forwarding_that_closes_takes_the_case_away(severe: Ground) -> None:
    with pytest.raises(NeedsReason) as doubt:
        referral.forward(severe.desk, severe.case_id, to="BKN", reason="bukan wewenang", closes=True)
    assert codes(doubt) == {"referral.decided"}
    made = referral.forward(
        severe.desk, severe.case_id, to="BKN", reason="bukan wewenang", closes=True, override="atas permintaan"
    )
    case = severe.file()
    assert (case.stage, case.side_exit, case.side_to) == ("referred", "referred", "BKN")
    with pytest.raises(WrongMoment):
        severe.passed_on()
    referral.answer(severe.desk, made, on=severe.day, note="Diterima.")


def test_hints_of_a_crime_come_from_the_law(severe: Ground) -> None:
    assert referral.hints(severe.desk, severe.case_id) == ()
    assert referral.suggested(severe.desk, severe.case_id) == ("pp94.5n.4",)
    with pytest.raises(Blocked) as stop:
        severe.passed_on(violations=("pp42.11c",), override="x")
    assert "referral.not_discipline" in codes(stop)
    with pytest.raises(Trouble):
        severe.passed_on(violations=("pp94.5n.99",))


def test_not_recommended_wants_a_reason_and_an_unproven_case_is_not_passed_on(moral: Ground) -> None:
    with pytest.raises(NeedsReason) as doubt:
        moral.passed_on()
    assert "referral.not_recommended" in codes(doubt)
    with pytest.raises(Trouble):
        referral.to_discipline(moral.desk, moral.case_id, reason=" ")
    made = moral.decreed()
    moral.on(1)
    moral.delivered(made)
    moral.passed_on(override="PPK menghendaki tindakan administratif di samping sanksi moral")
    moral.examined("pp94.berat.a")
    second = moral.decreed(sanction_id="pp94.berat.a")
    case = moral.file()
    assert [d.id for d in case.decrees] == [made, second], "PP 42/2004 Pasal 16: beside the moral sanction"
    assert case.stage == "decreed"
    with pytest.raises(Blocked) as stop:
        moral.decreed(sanction_id="pp94.berat.b", override="x")
    assert "decree.second" in codes(stop)


def test_who_imposes_a_light_kind_where_the_post_above_is_vacant(administrative: Ground) -> None:
    """PP 94/2021 Pasal 22(2)-(3), 25: the higher official or a named functional one, with the reason; no pengawas."""
    administrative.passed_on(violations=("pp94.3f",), impact="unit_kerja", impact_reason="terbatas", override="ya")
    team.examine_by_superior(administrative.desk, administrative.case_id, person=SUPERIOR, override="ya")
    examined = administrative.file().team
    assert examined is not None
    team.report(
        administrative.desk, examined.id, findings="Terbukti.", proposed_sanction_id="pp94.ringan.a", override="ya"
    )
    with pytest.raises(Blocked) as stop:
        administrative.decreed(imposer="PENGAWAS_DUA_TINGKAT_DI_ATAS")
    assert {n.code for n in stop.value.notices} == {"decree.not_empowered"}
    for code in ("JF_TERTENTU", "WALI_KOTA"):
        with pytest.raises(NeedsReason) as doubt:
            administrative.decreed(imposer=code)
        assert {n.legal_basis.split(" Pasal")[0] for n in doubt.value.notices} == {"PP 94/2021"}
    made = administrative.decreed(imposer="PEJABAT_DUA_TINGKAT_DI_ATAS", override="jabatan camat lowong")
    kept = administrative.file().decree
    assert kept is not None and kept.id == made and kept.imposed_by["code"] == "PEJABAT_DUA_TINGKAT_DI_ATAS"


def test_a_punishment_of_this_vault_keeps_its_case_when_named_as_of_the_same_nature(severe: Ground) -> None:
    severe.passed_on(override="ya")
    severe.examined("pp94.berat.a")
    severe.decreed(override="ya")
    first, day = severe.file(), severe.day
    severe.on(5)
    act = intake.ActInput(date=severe.day, place="kantor", narrative="Lagi.", violations=("pp94.4i",))
    severe.on(1)
    again = intake.register_case(
        severe.desk, source=intake.SourceInput("temuan", "Inspektorat"), received=severe.day, act=act,
        respondent=first.respondent, override="ya",
    )  # fmt: skip
    verification.verify(severe.desk, again, identity=True, time=True, place=True, evidence=True)
    plain = classification.classify(severe.desk, again, override="ya")
    assert plain.open_ids == ("pp94.berat.a", "pp94.berat.b", "pp94.berat.c")
    found = classification.classify(severe.desk, again, earlier=[("pp94.berat.a", day, True)], override="ya")
    assert found.open_ids == ("pp94.berat.b", "pp94.berat.c") and "ulang_lebih_berat" in found.rules
    with severe.desk.read() as session:
        kept = case_file(session, again).earlier
    assert [(row["case"], row["same_nature"]) for row in kept] == [(first.register_no, True)]
