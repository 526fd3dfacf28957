"""The clocks that run: which, since when, until when, by which article, and that they cost the same at any size."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.orm import Session

from models.law.rulebook import Rulebook, load_rulebook
from models.records import (
    Appeal,
    Case,
    Decision,
    Decree,
    Deliberation,
    Delivery,
    ExaminationTeam,
    FollowUp,
    Hearing,
    Referral,
    ReliefFromDuty,
    Seat,
    Setting,
    Summons,
)
from models.registry.clockstarts import RECENT_DAYS
from models.registry.deadlines import _KINDS, case_deadlines, running
from models.registry.home import home, stage_bars, violation_forms
from models.registry.viewer import Viewer
from tests.registry.conftest import NOW, WIB

Make = Callable[..., Case]
TODAY = NOW.date()


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook(Path(__file__).resolve().parents[2] / "resources" / "law")


@pytest.fixture
def make_decree(session: Session) -> Callable[..., Decree]:
    def make(case: Case, set_on: date, number: str = "014/MKE/2024", **sanction: Any) -> Decree:
        decree = Decree(
            case_id=case.id, number=number, set_on=set_on, set_at=NOW, violation_text="", imposed_by={},
            sanction={"id": "pp42.terbuka", "name": "Pernyataan terbuka", "appeal_routes": [], **sanction},
        )  # fmt: skip
        session.add(decree)
        session.flush()
        return decree

    return make


@pytest.fixture
def deliver(session: Session) -> Callable[..., None]:
    def make(decree: Decree, on: date, effective_on: date | None) -> None:
        session.add(
            Delivery(
                decree_id=decree.id, on=on, method="langsung", receiver="x", witnesses=[], effective_on=effective_on,
                clock={}, at=NOW,
            )
        )  # fmt: skip
        session.flush()

    return make


def test_verification_runs_from_receipt(
    session: Session, secretary: Viewer, rulebook: Rulebook, make_case: Make
) -> None:
    make_case(1, received=date(2024, 9, 27))
    make_case(2, received=date(2024, 9, 17))
    make_case(3, received=date(2024, 9, 17), stage="verified")
    found = running(session, secretary, rulebook, TODAY)
    assert [(one.kind, one.register_no, one.due) for one in found] == [
        ("verify", "2024/002", date(2024, 9, 26)),
        ("verify", "2024/001", date(2024, 10, 8)),
    ]
    late, soon = found
    assert late.left == -2
    assert late.left_text == "lewat 2 hk"
    assert late.tone == "red"
    assert (soon.left, soon.left_text, soon.tone) == (6, "6 hk", "accent")
    assert not soon.verified, "the limit is a proposal, and says so"
    assert soon.run is not None
    assert len(soon.run.counted) == 7


def test_delivery_of_a_decree_by_the_article_of_its_day(
    session: Session, secretary: Viewer, rulebook: Rulebook, make_case: Make, make_decree: Callable[..., Decree]
) -> None:
    new, old = make_case(1, stage="decreed"), make_case(2, stage="decreed")
    make_decree(new, date(2024, 9, 12))
    make_decree(old, date(2018, 2, 20), "2/2018")
    found = {one.register_no: one for one in running(session, secretary, rulebook, TODAY)}
    assert found["2024/001"].due == date(2024, 10, 3)
    assert found["2024/001"].basis == "PP 94/2021 Pasal 37 ayat (3)"
    assert found["2024/001"].title == "Sampaikan keputusan 014/MKE/2024"
    assert found["2024/002"].basis == "PP 53/2010 Pasal 31 ayat (3)"


def test_summons_without_proof_and_second_summons(
    session: Session, secretary: Viewer, rulebook: Rulebook, make_case: Make, make_hearing: Callable[..., Hearing]
) -> None:
    case = make_case(1, stage="summoned")
    first = make_hearing(case, datetime(2024, 10, 3, 9, tzinfo=WIB))
    row = Summons(hearing_id=first.id, case_id=case.id, ordinal=1, letter_date=TODAY, made_at=NOW)
    session.add(row)
    session.flush()
    (serve,) = case_deadlines(session, secretary, rulebook, TODAY, case.id)
    assert (serve.kind, serve.due, serve.title) == (
        "serve",
        date(2024, 10, 3),
        "Sampaikan panggilan I perkara 2024/001",
    )
    row.served_on = TODAY
    row.absence = {"on": "2024-10-03", "waited_until": "10.00"}
    first.status = "ditunda"
    session.flush()
    (second,) = case_deadlines(session, secretary, rulebook, date(2024, 10, 4), case.id)
    assert (second.kind, second.due) == ("summons2", date(2024, 10, 14))
    assert second.basis == "PP 94/2021 Pasal 26 ayat (3)"
    again = make_hearing(case, datetime(2024, 10, 10, 9, tzinfo=WIB))
    session.add(Summons(hearing_id=again.id, case_id=case.id, ordinal=2, letter_date=TODAY, made_at=NOW))
    session.flush()
    kinds = {one.kind for one in case_deadlines(session, secretary, rulebook, TODAY, case.id)}
    assert kinds == {"serve"}


def test_a_discipline_case_without_a_council_is_reported_back_too(
    session: Session, secretary: Viewer, rulebook: Rulebook, make_case: Make, make_decree: Callable[..., Decree],
    deliver: Callable[..., None],
) -> None:  # fmt: skip
    case = make_case(1, stage="delivered")
    deliver(make_decree(case, date(2024, 9, 20)), date(2024, 9, 25), None)
    found = {one.kind: one for one in case_deadlines(session, secretary, rulebook, TODAY, case.id)}
    assert found["follow_up"].start == date(2024, 9, 25), "no council sat, yet somebody recommended"
    other = make_case(2, stage="decided")
    kinds = {one.kind for one in case_deadlines(session, secretary, rulebook, TODAY, other.id)}
    assert "follow_up" not in kinds, "neither delivered nor found not proven"


def test_after_delivery_effect_appeal_execution_follow_up(
    session: Session, secretary: Viewer, rulebook: Rulebook, make_case: Make, make_decree: Callable[..., Decree],
    deliver: Callable[..., None],
) -> None:  # fmt: skip
    case = make_case(1, stage="delivered")
    decree = make_decree(case, date(2024, 9, 20), appeal_routes=["keberatan"])
    deliver(decree, date(2024, 9, 25), date(2024, 10, 16))
    question = Deliberation(case_id=case.id, opened_at=NOW, seal_key=b"", question={})
    session.add(question)
    session.flush()
    session.add(
        Decision(
            case_id=case.id, deliberation_id=question.id, decided_on=TODAY, decided_at=NOW, outcome="terbukti",
            findings=[], scale_snapshot={}, votes={}, considerations=[], aggravating=[], mitigating=[], dissents=[],
            digest="", signatures={},
        )
    )  # fmt: skip
    session.flush()
    found = {one.kind: one for one in case_deadlines(session, secretary, rulebook, TODAY, case.id)}
    assert set(found) == {"effective", "keberatan", "execute", "follow_up"}
    assert found["effective"].due == date(2024, 10, 16)
    assert found["keberatan"].due == date(2024, 10, 15)
    assert found["keberatan"].basis == "PP 79/2021 Pasal 4 ayat (2)"
    assert not found["follow_up"].legal
    assert "bukan tenggat undang-undang" in found["follow_up"].explanation
    session.add(FollowUp(case_id=case.id, addressee="Bawaslu", on=TODAY, at=NOW))
    session.flush()
    assert "follow_up" not in {one.kind for one in case_deadlines(session, secretary, rulebook, TODAY, case.id)}


def test_a_recused_member_sees_no_clock(
    session: Session, member: Viewer, rulebook: Rulebook, make_case: Make, make_seat: Callable[..., Seat]
) -> None:
    case = make_case(1)
    make_seat(case, account_id=2, conflict=True)
    assert running(session, member, rulebook, TODAY) == []
    assert home(session, member, rulebook, NOW).stages == ()


def test_only_the_earliest_starts_are_read(
    session: Session, secretary: Viewer, rulebook: Rulebook, make_case: Make
) -> None:
    """With thousands of cases the list still holds the nearest, in order."""
    for seq in range(1, 400):
        make_case(seq, received=date(2024, 9, 30) - timedelta(days=seq % 90))
    found = running(session, secretary, rulebook, TODAY, limit=20)
    assert len(found) == 20
    assert [one.due for one in found] == sorted(one.due for one in found)
    everything = running(session, secretary, rulebook, TODAY, limit=1000)
    assert [one.due for one in everything[:20]] == [one.due for one in found]
    until = date(2024, 8, 1)
    assert all(one.due <= until for one in running(session, secretary, rulebook, TODAY, until=until))


def test_home_counts_ages_and_waiting(
    session: Session, secretary: Viewer, rulebook: Rulebook, make_case: Make, make_hearing: Callable[..., Hearing],
    make_letter: Callable[..., Any],
) -> None:  # fmt: skip
    a = make_case(1, received=TODAY - timedelta(days=5))
    make_case(2, received=TODAY - timedelta(days=30))
    make_case(3, received=TODAY - timedelta(days=31))
    make_case(4, received=TODAY - timedelta(days=61))
    make_case(5, stage="closed")
    make_hearing(a, datetime(2024, 9, 30, 13, tzinfo=WIB))
    make_hearing(a, datetime(2024, 10, 1, 9, tzinfo=WIB))
    make_hearing(a, datetime(2024, 9, 30, 9, tzinfo=WIB), status="ditunda")
    make_letter(a, "final", slot_open=True)
    make_letter(a, "final", "800/1")
    make_letter(a, "dikirim", "800/2", sent_on=date(2024, 9, 19))
    make_letter(a, "draf")
    found = home(session, secretary, rulebook, NOW)
    assert found.heading == "Senin, 30 September 2024"
    assert [(bar.stage, bar.young, bar.middle, bar.old) for bar in found.stages] == [("registered", 2, 1, 1)]
    assert found.open_cases == 4
    assert [row.starts_at.hour for row in found.hearings] == [13]
    assert {one.queue: one.count for one in found.letters} == {"draft": 1, "number": 1, "sign": 1, "serve": 1}
    assert found.letters_waiting == 3
    assert next(one for one in found.letters if one.queue == "serve").oldest == date(2024, 9, 19)
    assert stage_bars(session, secretary, TODAY)[0].total == 4


def test_forms_of_violation_of_a_year(session: Session, secretary: Viewer, rulebook: Rulebook, make_case: Make) -> None:
    for seq, violation in enumerate(("skb2022.etik.01", "skb2022.etik.04", "skb2022.etik.04", "unknown"), 1):
        case = make_case(seq)
        session.execute(
            text("INSERT INTO case_violation(case_id, violation_id, snapshot, withdrawn) VALUES (:c, :v, '{}', 0)"),
            {"c": case.id, "v": violation},
        )
    make_case(9, year=2020)
    found = violation_forms(session, secretary, rulebook, 2024)
    assert (found[0].form, found[0].count) == ("Media sosial", 2)
    assert sum(one.count for one in found) == 4
    assert violation_forms(session, secretary, rulebook, 2020) == []


# -- appeals, relief, referrals, termination --------------------------------------------------------------------------


RUN = {
    "from": "2024-09-25", "to": "2024-10-25", "days": 21, "unit": "hari_kerja", "counted": [], "skipped": [],
    "legal_basis": "PP 79/2021 Pasal 8 ayat (4)", "verified": True, "source": "PP79",
}  # fmt: skip


@pytest.fixture
def make_appeal(session: Session) -> Callable[..., Appeal]:
    def make(case: Case, decree: Decree, filed_on: date, **values: Any) -> Appeal:
        data: dict[str, Any] = {
            "route": "keberatan_atasan", "law": {"name": "Keberatan kepada atasan Pejabat"}, "filed_at": NOW,
            "copied_on": filed_on, "window": None, "respond_clock": RUN | {"to": "2024-10-03"}, "decide_clock": RUN,
        }  # fmt: skip
        appeal = Appeal(case_id=case.id, decree_id=decree.id, filed_on=filed_on, **(data | values))
        session.add(appeal)
        session.flush()
        return appeal

    return make


def test_an_appeal_has_the_periods_it_keeps(
    session: Session, secretary: Viewer, rulebook: Rulebook, make_case: Make, make_decree: Callable[..., Decree],
    deliver: Callable[..., None], make_appeal: Callable[..., Appeal],
) -> None:  # fmt: skip
    case = make_case(1, stage="delivered", source_kind="temuan")
    decree = make_decree(case, date(2024, 9, 20), id="pp94t.sedang.a", appeal_routes=["keberatan_atasan"])
    deliver(decree, date(2024, 9, 24), None)
    appeal = make_appeal(case, decree, date(2024, 9, 25))
    found = {one.kind: one for one in running(session, secretary, rulebook, TODAY)}
    assert set(found) == {"appeal_response", "appeal_decision"}, "the right was used; effect waits for the decision"
    assert found["appeal_response"].due == date(2024, 10, 3)
    decision = found["appeal_decision"]
    assert (decision.due, decision.basis, decision.legal) == (date(2024, 10, 25), RUN["legal_basis"], True)
    assert decision.title == "Putusan atas Keberatan kepada atasan Pejabat"
    appeal.responded_on = TODAY
    session.flush()
    assert {one.kind for one in running(session, secretary, rulebook, TODAY)} == {"appeal_decision"}
    appeal.decided_on, appeal.fate, decree.fate = TODAY, "diganti", "diganti"
    session.flush()
    (replace,) = running(session, secretary, rulebook, TODAY)
    assert (replace.kind, replace.legal, replace.due) == ("replace_decree", False, date(2024, 10, 18))
    decree.replaced_by = decree.id
    session.flush()
    assert running(session, secretary, rulebook, TODAY) == []


def test_ways_kept_at_delivery_decide_which_right_runs(
    session: Session, secretary: Viewer, rulebook: Rulebook, make_case: Make, make_decree: Callable[..., Decree],
) -> None:  # fmt: skip
    """A decree of the mayor under PP 53/2010 names keberatan among its ways; at delivery none was open."""
    for seq, routes in enumerate((["keberatan_ppk"], [], ["banding_bpasn"]), 1):
        case = make_case(seq, stage="delivered", source_kind="temuan")
        decree = make_decree(case, date(2024, 9, 20), id="x", appeal_routes=["pp53_keberatan", "tidak_ada"])
        session.add(
            Delivery(
                decree_id=decree.id, on=date(2024, 9, 24), method="langsung", receiver="x", witnesses=[],
                effective_on=None, clock={"routes": routes}, at=NOW,
            )
        )  # fmt: skip
    session.flush()
    found = [(one.register_no, one.kind) for one in running(session, secretary, rulebook, TODAY)]
    assert found == [("2024/001", "keberatan"), ("2024/003", "banding")]


def test_limits_of_the_office_are_its_own(
    session: Session, secretary: Viewer, rulebook: Rulebook, make_case: Make
) -> None:
    case = make_case(1, stage="decided", source_kind="temuan")
    session.add(ReliefFromDuty(case_id=case.id, since=TODAY, by=None, acting="Plh", at=NOW))
    session.add(
        Referral(case_id=case.id, kind="lembaga", to="BKN", reason="x", on=TODAY, at=NOW, violations=[], law=None)
    )
    session.flush()
    found = {one.kind: one for one in running(session, secretary, rulebook, TODAY)}
    assert {kind: (one.run.days if one.run else 0, one.legal) for kind, one in found.items()} == {
        "relief": (30, False),
        "referral_answer": (14, False),
    }
    assert found["referral_answer"].title == "Jawaban BKN atas penerusan 2024/001"
    session.add(Setting(name="referral_answer_days", value=3, changed_at=NOW))
    session.add(Setting(name="relief_review_days", value="banyak", changed_at=NOW))
    session.flush()
    again = {one.kind: one for one in running(session, secretary, rulebook, TODAY)}
    assert again["referral_answer"].due == date(2024, 10, 3)
    assert again["relief"].due == found["relief"].due, "what is no number of days is left out"


def test_the_limit_of_the_follow_up_is_a_setting(
    session: Session, secretary: Viewer, rulebook: Rulebook, make_case: Make, make_decree: Callable[..., Decree],
    deliver: Callable[..., None],
) -> None:  # fmt: skip
    case = make_case(1, stage="executed")
    question = Deliberation(case_id=case.id, opened_at=NOW, seal_key=b"", question={})
    session.add(question)
    session.flush()
    session.add(
        Decision(
            case_id=case.id, deliberation_id=question.id, decided_on=TODAY, decided_at=NOW, outcome="terbukti",
            findings=[], scale_snapshot={}, votes={}, considerations=[], aggravating=[], mitigating=[], dissents=[],
            digest="", signatures={},
        )
    )  # fmt: skip
    for day in (date(2024, 9, 20), date(2024, 9, 24)):
        deliver(make_decree(case, day, appeal_routes=[]), day, None)
    (told,) = running(session, secretary, rulebook, TODAY)
    assert (told.kind, told.start, told.due) == ("follow_up", date(2024, 9, 24), date(2024, 10, 14))
    session.add(Setting(name="follow_up_days", value=5, changed_at=NOW))
    session.flush()
    (told,) = running(session, secretary, rulebook, TODAY)
    assert (told.due, told.run.days if told.run else 0) == (date(2024, 10, 1), 5)


def test_a_termination_is_due_fourteen_days_after_the_proposal(
    session: Session, secretary: Viewer, rulebook: Rulebook, make_case: Make, make_decree: Callable[..., Decree]
) -> None:
    case = make_case(1, stage="decided", source_kind="temuan")
    session.add(
        ExaminationTeam(
            case_id=case.id, formed_on=TODAY, formed_at=NOW, violations=[], reported_on=TODAY, aggravating=[],
            mitigating=[], proposed={"id": "pppk.berat.phk_tdh", "decree_within": 14},
        )
    )  # fmt: skip
    session.flush()
    (one,) = running(session, secretary, rulebook, TODAY)
    assert (one.kind, one.due, one.basis) == ("termination", date(2024, 10, 18), "PP 49/2018 Pasal 71 ayat (3)")
    make_decree(case, TODAY)
    assert running(session, secretary, rulebook, TODAY) == []


def test_no_clock_reads_a_whole_table(session: Session) -> None:
    """Every kind begins with an index: of the stage, or the partial one of what still runs."""
    days = {"today": TODAY, "recent": TODAY - timedelta(days=RECENT_DAYS)}
    connection = session.connection()
    asked: list[tuple[str, Any]] = []
    event.listen(connection, "before_cursor_execute", lambda _c, _u, sql, values, _x, _m: asked.append((sql, values)))
    for name, kind in _KINDS.items():
        asked.clear()
        session.execute(kind.statement().order_by("start").limit(20), days)
        sql, values = asked[0]
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values).all()
        scans = [row[3] for row in rows if row[3].startswith("SCAN") and "USING" not in row[3]]
        assert not scans, (name, scans)
