"""The panel and the hearing: rank, conflict, substitute, quorum, absence, the record that locks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from models.law.errors import Trouble
from models.procedure import hearing, panel, recording, summons
from models.procedure.clock import WIB
from models.procedure.desk import Blocked, Forbidden, NeedsReason, WrongMoment
from models.records import Case, Examination, ExaminationLine, Hearing, Letter, Seat
from models.registry.casefile import case_file
from models.registry.roadmap import next_step, stage_line
from models.stories import cast
from models.stories.steps import Stopped
from models.stories.telling import Telling
from tests.procedure.conftest import House

Make = Callable[..., Telling]


def seated(one: Telling) -> Telling:
    one._intake()
    one._classify()
    one._panel()
    return one


def seats(one: Telling) -> list[Seat]:
    with one.desk.read() as session:
        return panel.active_seats(session, one.case_id)


def scheduled(one: Telling, days: int = 5) -> int:
    seated(one)
    one._next_day()
    when = one.desk.rulebook.calendar().end(one.day, days)
    return one._schedule(datetime(when.year, when.month, when.day, 9, tzinfo=WIB))


@pytest.mark.parametrize("ranks", [("IV/c",) * 4, ("IV/c",) * 6])
def test_four_and_six_members_are_refused(telling: Make, ranks: tuple[str, ...]) -> None:
    one = telling(panel=ranks)
    one._intake()
    one._classify()
    with pytest.raises(Stopped):
        one._panel()
    assert not seats(one)


def test_a_member_of_lower_rank_is_refused_with_the_article(telling: Make) -> None:
    one = telling(panel=("IV/c", "IV/c", "III/c", "IV/c", "IV/c"))
    one._intake()
    one._classify()
    with pytest.raises(Stopped):
        one._panel()
    notices = one.told.acts[-1]["notices"]
    assert any("Pasal 18 ayat (3)" in n["article"] and n["severity"] == "block" for n in notices)


def test_a_declared_conflict_leaves_the_seat_and_closes_the_case_to_that_account(telling: Make, house: House) -> None:
    one = seated(telling())
    chosen = seats(one)[3]
    with pytest.raises(Trouble):
        panel.declare(one.desk, chosen.id, False, "")
    panel.declare(one.desk, chosen.id, False, "ipar terlapor")
    assert chosen.id not in [s.id for s in seats(one)]
    with one.desk.read() as session:
        assert (step := next_step(case_file(session, one.case_id))) and step.act == "substitute"
    member = house.sit(3)
    with pytest.raises(Forbidden), member.act("case.read", one.case_id):
        pass
    member.vault.lock()


def test_a_substitute_takes_the_seat_once_and_passes_the_same_checks(telling: Make) -> None:
    one = seated(telling())
    chosen = seats(one)[4]
    junior = cast.member(one.desk.rulebook, -1, "III/a")
    with pytest.raises(Blocked):
        panel.substitute(one.desk, chosen.id, "sakit", junior, one.bench.accounts[-1])
    assert [s.id for s in seats(one)].count(chosen.id) == 1
    fit = cast.member(one.desk.rulebook, -1, "IV/a")
    new = panel.substitute(one.desk, chosen.id, "sakit", fit, one.bench.accounts[-1])
    assert [s.id for s in seats(one)] == [*[s.id for s in seats(one)[:4]], new]
    with pytest.raises(WrongMoment):
        panel.substitute(one.desk, chosen.id, "sakit lagi", fit, one.bench.accounts[-1])


def test_a_granted_objection_empties_the_seat_a_refused_one_does_not(telling: Make) -> None:
    one = seated(telling())
    first, second = seats(one)[2:4]
    refused = panel.object_to(one.desk, first.id, "pernah berselisih")
    panel.rule_objection(one.desk, refused, False, "tidak beralasan")
    granted = panel.object_to(one.desk, second.id, "keluarga pelapor")
    panel.rule_objection(one.desk, granted, True, "beralasan")
    left = [s.id for s in seats(one)]
    assert first.id in left and second.id not in left
    with pytest.raises(WrongMoment):
        panel.rule_objection(one.desk, granted, False, "berubah pikiran")


def test_a_day_off_and_a_taken_room_warn_and_can_be_overruled(telling: Make) -> None:
    one = seated(telling())
    sunday = datetime(2024, 9, 29, 9, tzinfo=WIB)
    with pytest.raises(NeedsReason) as doubt:
        hearing.schedule(one.desk, one.case_id, starts_at=sunday, room="Ruang A")
    assert {n.code for n in doubt.value.notices} == {"hearing.day_off"}
    hearing.schedule(one.desk, one.case_id, starts_at=sunday, room="Ruang A", override="hari lain penuh")
    with pytest.raises(Trouble):
        hearing.schedule(one.desk, one.case_id, starts_at=sunday + timedelta(days=1), room="Ruang A")


def test_postponing_and_correcting_are_told_apart_and_take_their_drafts_along(telling: Make) -> None:
    from models.procedure import letters

    one = telling()
    first = scheduled(one)
    draft = letters.draft(one.desk, "undangan_sidang", case_id=one.case_id, about={"hearing": first})
    with one.desk.read() as session:
        starts = session.get_one(Hearing, first).starts_at
    with pytest.raises(Trouble):
        hearing.postpone(one.desk, first, starts_at=starts + timedelta(days=1), reason=" ")
    second = hearing.correct(one.desk, first, starts_at=starts + timedelta(hours=1), reason="salah ketik jam")
    third = hearing.postpone(one.desk, second, starts_at=starts + timedelta(days=1), reason="ketua bertugas")
    with one.desk.read() as session:
        rows = {h.id: h for h in session.scalars(select(Hearing))}
        assert (rows[first].status, rows[second].status, rows[third].status) == ("dibetulkan", "ditunda", "terjadwal")
        assert rows[third].ordinal == 1
        assert session.get_one(Letter, draft).status == "batal"


def test_without_the_respondent_two_proven_summonses_are_needed(telling: Make) -> None:
    one = telling()
    first = scheduled(one)
    one._at(datetime(2024, 9, 30).date(), 9, 5)
    attendance = {s.id: (True, "") for s in seats(one)}
    with pytest.raises(Blocked) as stop:
        hearing.open_hearing(one.desk, first, attendance, respondent_present=False)
    assert "bukti penyampaian panggilan II" in str(stop.value)
    with one.desk.read() as session:
        assert session.get_one(Hearing, first).status == "terjadwal"


def test_absence_proves_nothing_without_proof_of_service(telling: Make) -> None:
    one = telling()
    first = scheduled(one)
    made = summons.summon(one.desk, first, ordinal=1, override="uji")
    one._at(datetime(2024, 9, 30).date(), 10)
    with pytest.raises(Blocked):
        summons.record_absence(one.desk, made, waited_until="10.00", witness="Petugas")
    with pytest.raises(Blocked):
        summons.summon(one.desk, first, ordinal=2)


def test_a_missing_member_wants_a_reason_and_breaks_the_quorum(telling: Make) -> None:
    one = telling()
    first = scheduled(one)
    with one.desk.read() as session:
        day = session.get_one(Hearing, first).starts_at.date()
    one._at(day, 9)
    here = {s.id: (True, "") for s in seats(one)}
    gone = seats(one)[4].id
    with pytest.raises(Trouble):
        hearing.open_hearing(one.desk, first, {**here, gone: (False, "")}, respondent_present=True)
    with pytest.raises(NeedsReason) as doubt:
        hearing.open_hearing(one.desk, first, {**here, gone: (False, "sakit")}, respondent_present=True)
    assert "panel.quorum" in {n.code for n in doubt.value.notices}
    partial = dict(list(here.items())[:3])
    with pytest.raises(Trouble):
        hearing.open_hearing(one.desk, first, partial, respondent_present=True)


def open_room(one: Telling) -> tuple[int, int]:
    first = scheduled(one)
    with one.desk.read() as session:
        day = session.get_one(Hearing, first).starts_at.date()
    one._at(day, 9)
    examination = hearing.open_hearing(
        one.desk, first, {s.id: (True, "") for s in seats(one)}, respondent_present=True, override="uji"
    )
    assert examination is not None
    return first, examination


def test_the_record_is_edited_until_read_back_and_never_after(telling: Make) -> None:
    one = telling()
    first, examination = open_room(one)
    with pytest.raises(WrongMoment):
        recording.read_back(one.desk, examination)
    recording.save_line(one.desk, examination, 1, "Apakah sehat?", "Seh")
    recording.save_line(one.desk, examination, 1, "Apakah sehat?", "Sehat.")
    with pytest.raises(Blocked):
        hearing.close_hearing(one.desk, first)
    recording.read_back(one.desk, examination)
    with pytest.raises(WrongMoment):
        recording.save_line(one.desk, examination, 1, "Apakah sehat?", "Tidak.")
    recording.add_correction(one.desk, examination, "Pembetulan jawaban 1", "Sehat, tetapi lelah.")
    recording.lock_record(one.desk, examination, refused="tidak bersedia")
    with pytest.raises(WrongMoment):
        recording.add_correction(one.desk, examination, "lagi", "lagi")
    with one.desk.read() as session:
        lines = session.scalars(select(ExaminationLine).order_by(ExaminationLine.position)).all()
        assert [(x.answer, x.correction) for x in lines] == [("Sehat.", False), ("Sehat, tetapi lelah.", True)]
        row = session.get_one(Examination, examination)
        assert (row.status, row.refused) == ("terkunci", "tidak bersedia") and len(row.digest) == 64


def test_closing_without_the_defence_wants_a_reason(telling: Make) -> None:
    one = telling()
    first, examination = open_room(one)
    recording.save_line(one.desk, examination, 1, "Apakah sehat?", "Sehat.")
    recording.read_back(one.desk, examination)
    recording.lock_record(one.desk, examination)
    with pytest.raises(NeedsReason) as doubt:
        hearing.close_hearing(one.desk, first)
    assert doubt.value.notices[0].legal_basis == "PP 42/2004 Pasal 19 ayat (2)"
    recording.enter_defence(one.desk, first, "Saya menyesal.")
    hearing.close_hearing(one.desk, first)
    with one.desk.read() as session:
        assert session.get_one(Case, one.case_id).stage == "heard"


def test_the_stage_line_follows_what_the_case_holds(heard: Telling) -> None:
    with heard.desk.read() as session:
        line = stage_line(case_file(session, heard.case_id))
    states = {step.stage: step.state for step in line}
    assert [states[s] for s in ("registered", "verified", "panel_formed", "summoned", "heard")] == ["done"] * 5
    assert (states["deliberated"], states["decided"]) == ("now", "ahead")
