"""Votes, decision, decree: sealed until the last, signed by each, chosen only from what is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text

from models.law import Rulebook
from models.law.errors import Trouble
from models.law.person import Person
from models.procedure import decision, decree, deliberation, panel
from models.procedure.desk import Blocked, NeedsReason, WrongMoment
from models.procedure.inspection import inspect_vault
from models.records import Ballot, Case, Decision, Decree, Deliberation
from models.registry.casefile import case_file
from models.stories import cast as members
from models.stories.telling import Telling
from models.vault import WrongPassphrase

Make = Callable[..., Telling]
VIOLATION = "skb2022.etik.01"


def opened(one: Telling) -> int:
    return deliberation.open_deliberation(one.desk, one.case_id)


def cast(one: Telling, made: int, place: int, proven: bool = True, sanction: str | None = "pp42.terbuka") -> None:
    deliberation.cast_ballot(
        one.desk,
        made,
        one.bench.accounts[place],
        one.bench.passphrases[place],
        findings={VIOLATION: proven},
        sanction_id=sanction if proven else None,
        reason="" if proven else "bukti kurang",
    )


def voted(one: Telling, proven: int = 5) -> deliberation.Result:
    made = opened(one)
    for number in range(5):
        cast(one, made, number, number < proven)
    return deliberation.close_deliberation(one.desk, made)


def test_no_ballot_can_be_read_before_the_last_is_cast(heard: Telling) -> None:
    made = opened(heard)
    for place in (0, 1, 2, 3):
        cast(heard, made, place)
    with heard.desk.read() as session:
        row = session.get_one(Deliberation, made)
        ballots = session.scalars(select(Ballot).order_by(Ballot.id)).all()
        assert row.secret is None
        assert all(b.plain is None and b.opened is None for b in ballots)
        for ballot in ballots[:4]:
            assert ballot.sealed_ballot is not None and b"findings" not in ballot.sealed_ballot
        # Whoever holds the database key has every share but one: that is not enough.
        shares = [b.share for b in ballots if b.share]
        assert len(shares) == 4
        partial = bytes(32)
        for share in shares:
            partial = bytes(a ^ b for a, b in zip(partial, share, strict=True))
        from models.vault import open_with_secret

        with pytest.raises(Trouble):
            open_with_secret(partial, ballots[0].sealed_ballot)
    with pytest.raises(WrongMoment):
        deliberation.close_deliberation(heard.desk, made)


def test_all_of_one_mind_is_consensus(heard: Telling) -> None:
    result = voted(heard)
    assert (result.mode, result.proven, result.sanction_id, result.dissents) == ("mufakat", True, "pp42.terbuka", ())


def test_a_split_is_decided_by_majority_and_the_dissent_is_kept(heard: Telling) -> None:
    result = voted(heard, proven=3)
    assert (result.mode, result.proven, result.counts[VIOLATION]) == ("suara_terbanyak", True, (3, 2))
    assert [d["reason"] for d in result.dissents] == ["bukti kurang", "bukti kurang"]


def test_a_minority_proves_nothing(heard: Telling) -> None:
    result = voted(heard, proven=2)
    assert (result.proven, result.sanction_id, result.sanction_counts) == (False, None, {})


def seat_of(one: Telling, place: int) -> int:
    with one.desk.read() as session:
        account = one.bench.accounts[place]
        return next(s.id for s in panel.active_seats(session, one.case_id) if s.account_id == account)


def replaced(one: Telling, place: int) -> None:
    """The member of a place falls ill; the substitute sits and declares to be free of conflict."""
    seat = seat_of(one, place)
    person = members.member(one.desk.base_rulebook, -1, "IV/c")
    new = panel.substitute(one.desk, seat, "sakit", person, one.bench.accounts[-1], override="ya")
    panel.declare(one.desk, new, True)


def test_a_member_who_falls_ill_during_the_vote_does_not_stop_the_council(heard: Telling) -> None:
    """Without the share of the one who left the first seal never opens: it is given up, the new panel votes anew."""
    first = opened(heard)
    cast(heard, first, 0)
    cast(heard, first, 1, proven=False)
    replaced(heard, 3)
    with pytest.raises(WrongMoment, match="tidak lagi duduk"):
        cast(heard, first, 3)
    with pytest.raises(WrongMoment, match="sudah dibuka"):
        opened(heard)
    with pytest.raises(Trouble, match="Alasan"):
        deliberation.withdraw_deliberation(heard.desk, first, "  ")
    deliberation.withdraw_deliberation(heard.desk, first, "Anggota sakit; penggantinya ikut bermusyawarah.")
    with pytest.raises(WrongMoment, match="dibatalkan"):
        cast(heard, first, 2)
    with pytest.raises(WrongMoment):
        deliberation.close_deliberation(heard.desk, first)
    with pytest.raises(WrongMoment):
        deliberation.withdraw_deliberation(heard.desk, first, "Sekali lagi.")
    with heard.desk.read() as session:
        assert case_file(session, heard.case_id).deliberation is None

    second = opened(heard)
    for place in (0, 1, 2, -1, 4):
        cast(heard, second, place)
    result = deliberation.close_deliberation(heard.desk, second)
    assert (result.mode, result.counts[VIOLATION]) == ("mufakat", (5, 0))
    decision.record_decision(heard.desk, heard.case_id, considerations=["Terbukti."])
    with heard.desk.read() as session:
        given_up = session.scalars(select(Ballot).where(Ballot.deliberation_id == first)).all()
        assert [b.opened for b in given_up] == [None] * 5
        assert [b.plain for b in given_up] == [None] * 5
    report = inspect_vault(heard.desk.vault, heard.desk.engine)
    assert report.findings == ()


def test_whoever_voted_leaves_only_after_the_vote_was_given_up(heard: Telling) -> None:
    made = opened(heard)
    cast(heard, made, 2)
    with pytest.raises(WrongMoment, match="sudah memberikan suara"):
        replaced(heard, 2)
    deliberation.withdraw_deliberation(heard.desk, made, "Anggota mengundurkan diri.")
    replaced(heard, 2)


def test_a_counted_vote_cannot_be_given_up(heard: Telling) -> None:
    made = opened(heard)
    for place in range(5):
        cast(heard, made, place)
    deliberation.close_deliberation(heard.desk, made)
    with pytest.raises(WrongMoment):
        deliberation.withdraw_deliberation(heard.desk, made, "Hasilnya tidak disukai.")


def test_a_panel_that_the_law_forbids_does_not_vote(heard: Telling) -> None:
    """A seat left empty: four members are too few (PP 42/2004 Ps 18)."""
    panel.declare(heard.desk, seat_of(heard, 4), False, "Ipar terlapor.")
    with pytest.raises(Blocked, match="sekurang-kurangnya 5 orang"):
        opened(heard)


def test_a_wrong_passphrase_casts_nothing(heard: Telling) -> None:
    made = opened(heard)
    with pytest.raises(WrongPassphrase):
        deliberation.cast_ballot(
            heard.desk, made, heard.bench.accounts[2], "keliru", findings={VIOLATION: True}, sanction_id="pp42.terbuka"
        )
    with heard.desk.read() as session:
        assert all(b.cast_at is None for b in session.scalars(select(Ballot)))


def test_one_member_votes_once_and_outsiders_never(heard: Telling) -> None:
    made = opened(heard)
    cast(heard, made, 0)
    with pytest.raises(WrongMoment):
        cast(heard, made, 0, proven=False)
    with pytest.raises(Trouble):
        cast(heard, made, -1)


@pytest.mark.parametrize(
    ("findings", "sanction"),
    [
        ({VIOLATION: True}, None),
        ({VIOLATION: True}, "pp94.berat.c"),
        ({VIOLATION: False}, "pp42.terbuka"),
        ({}, None),
        ({VIOLATION: True, "pp94.5n.2": True}, "pp42.terbuka"),
    ],
)
def test_a_ballot_outside_the_question_is_refused(
    heard: Telling, findings: dict[str, bool], sanction: str | None
) -> None:
    made = opened(heard)
    with pytest.raises(Trouble):
        deliberation.cast_ballot(
            heard.desk,
            made,
            heard.bench.accounts[0],
            heard.bench.passphrases[0],
            findings=findings,
            sanction_id=sanction,
        )


def test_a_ballot_changed_in_the_database_is_noticed_at_the_count(heard: Telling) -> None:
    made = opened(heard)
    for place in range(5):
        cast(heard, made, place)
    with heard.desk.engine.begin() as connection:
        connection.execute(text("UPDATE ballot SET signature = zeroblob(64) WHERE id = (SELECT min(id) FROM ballot)"))
    with pytest.raises(Trouble, match="Tanda tangan"):
        deliberation.close_deliberation(heard.desk, made)
    with heard.desk.read() as session:
        assert session.get_one(Deliberation, made).closed_at is None


def test_voting_before_the_hearing_is_over_is_refused(telling: Make) -> None:
    one = telling()
    one._intake()
    one._classify()
    one._panel()
    with pytest.raises(WrongMoment, match=r"Pasal 19 ayat \(1\)"):
        opened(one)


@given(
    votes=st.lists(
        st.tuples(st.booleans(), st.sampled_from(["pp42.tertutup", "pp42.terbuka"])), min_size=5, max_size=9
    ).filter(lambda v: len(v) % 2 == 1)
)
def test_counting_has_a_shape(votes: list[tuple[bool, str]], rulebook: Rulebook) -> None:
    ballots: list[dict[str, Any]] = [
        {"seat": n, "role": "anggota", "findings": {"a": yes}, "sanction": s if yes else None, "reason": ""}
        for n, (yes, s) in enumerate(votes)
    ]
    desk: Any = SimpleNamespace(rulebook=rulebook)
    result = deliberation.count(desk, ["a"], ballots)
    yes = sum(1 for v, _ in votes if v)
    assert sum(result.counts["a"]) == len(votes)
    assert result.proven == (yes > len(votes) / 2)
    assert (result.sanction_id is None) == (not result.proven)
    assert (result.mode == "mufakat") == (len({(v, s if v else None) for v, s in votes}) == 1)
    # Order does not matter, except for who dissented.
    mirrored = deliberation.count(desk, ["a"], ballots[::-1])
    assert (mirrored.proven, mirrored.sanction_id, mirrored.counts) == (
        result.proven,
        result.sanction_id,
        result.counts,
    )
    for dissent in result.dissents:
        assert dissent["findings"] != result.findings or dissent["sanction"] != result.sanction_id


@pytest.mark.parametrize(
    ("named", "tied"),
    [("bbttu", True), ("bbbtt", False), ("bttuu", True), ("bbbbb", False), ("bt---", False), ("-----", False)],
)
def test_equal_votes_at_the_top_are_a_tie_whoever_comes_behind(named: str, tied: bool, rulebook: Rulebook) -> None:
    kinds = {"b": "pp42.terbuka", "t": "pp42.tertutup", "u": "pp42.administratif", "-": None}
    ballots: list[dict[str, Any]] = [
        {"seat": n, "role": "anggota", "findings": {"a": one != "-"}, "sanction": kinds[one], "reason": ""}
        for n, one in enumerate(named)
    ]
    desk: Any = SimpleNamespace(rulebook=rulebook)
    assert deliberation.count(desk, ["a"], ballots).tied is tied


def decided(one: Telling, proven: int = 5, **options: Any) -> int:
    voted(one, proven)
    return decision.record_decision(one.desk, one.case_id, considerations=["bahwa bukti bersesuaian"], **options)


def test_the_decision_takes_findings_from_the_ballots_and_is_signed(heard: Telling) -> None:
    made = decided(heard)
    decision.sign_decision(heard.desk, made, heard.bench.accounts[0], heard.bench.passphrases[0])
    with pytest.raises(WrongPassphrase):
        decision.sign_decision(heard.desk, made, heard.bench.accounts[2], "keliru")
    with pytest.raises(Trouble):
        decision.sign_decision(heard.desk, made, heard.bench.accounts[-1], heard.bench.passphrases[-1])
    from models.journal import chain

    with heard.desk.read() as session:
        row = session.get_one(Decision, made)
        assert row.outcome == "terbukti" and row.sanction and row.sanction["id"] == "pp42.terbuka"
        assert set(row.signatures) == {"1", str(heard.bench.accounts[0])}
        for account, signature in row.signatures.items():
            key = heard.desk.vault.public_key(int(account))
            data = decision.DECISION_TAG + bytes.fromhex(row.digest)
            assert chain.signed_by(key, data, bytes.fromhex(signature))


def test_a_decision_is_not_sent_on_a_day_to_come(heard: Telling) -> None:
    made = decided(heard)
    with pytest.raises(Trouble, match="berada di masa depan"):
        decision.send_to_ppk(heard.desk, heard.case_id, heard.day + timedelta(days=1))
    decision.send_to_ppk(heard.desk, heard.case_id, heard.day)
    with heard.desk.read() as session:
        assert session.get_one(Decision, made).sent_on == heard.day


def test_a_closed_sanction_is_refused_with_what_closes_it(heard: Telling) -> None:
    voted(heard)
    with pytest.raises(Blocked, match="sanksi tertutup"):
        decision.record_decision(
            heard.desk, heard.case_id, considerations=["x"], sanction_id="pp94.berat.c", override="mau"
        )
    with pytest.raises(NeedsReason):
        decision.record_decision(heard.desk, heard.case_id, considerations=["x"], sanction_id="pp42.tertutup")
    with pytest.raises(Trouble):
        decision.record_decision(heard.desk, heard.case_id, considerations=["  "])


def test_nothing_proven_nothing_imposed(heard: Telling) -> None:
    decided(heard, proven=1)
    with pytest.raises(WrongMoment, match="tidak terbukti"):
        decree.issue_decree(heard.desk, heard.case_id)
    with heard.desk.read() as session:
        assert session.get_one(Case, heard.case_id).outcome == "tidak_terbukti"


def test_a_decree_before_its_decision_and_a_second_one_are_refused(heard: Telling) -> None:
    decided(heard)
    with pytest.raises(Blocked):
        decree.issue_decree(heard.desk, heard.case_id, set_on=heard.day - timedelta(days=30))
    with pytest.raises(Blocked):
        decree.issue_decree(heard.desk, heard.case_id, set_on=heard.day + timedelta(days=30))
    decree.issue_decree(heard.desk, heard.case_id)
    with pytest.raises(Blocked, match="Pasal 35"):
        decree.issue_decree(heard.desk, heard.case_id, override="sekali lagi")


def test_another_sanction_than_recommended_wants_the_reason_and_keeps_it(heard: Telling) -> None:
    decided(heard)
    with pytest.raises(NeedsReason):
        decree.issue_decree(heard.desk, heard.case_id, sanction_id="pp42.tertutup")
    made = decree.issue_decree(
        heard.desk, heard.case_id, sanction_id="pp42.tertutup", override="pertimbangan wali kota"
    )
    with heard.desk.read() as session:
        assert session.get_one(Decree, made).departs_from_recommendation == "pertimbangan wali kota"


def test_a_decree_is_delegated_to_no_official_below_eselon_iv(heard: Telling) -> None:
    decided(heard)
    clerk = Person("Rini Astuti", golongan="II/c", jenjang="PELAKSANA", post="Pengadministrasi")
    with pytest.raises(Blocked) as stop:
        decree.issue_decree(heard.desk, heard.case_id, delegation="188/7/2024", signer=clerk, override="ya")
    assert "delegation.too_low" in {n.code for n in stop.value.notices}
    head = replace(clerk, golongan="III/d", jenjang="PENGAWAS", post="Kepala Seksi")
    assert decree.issue_decree(heard.desk, heard.case_id, delegation="188/7/2024", signer=head)


def test_delivery_after_fourteen_working_days_warns_and_refusal_wants_witnesses(heard: Telling) -> None:
    decided(heard)
    made = decree.issue_decree(heard.desk, heard.case_id)
    day = heard._next_day(20)
    with pytest.raises(NeedsReason) as doubt:
        decree.deliver(
            heard.desk, made, on=day, method="langsung", receiver="terlapor", refused=True, witnesses=["satu"]
        )
    assert {n.code for n in doubt.value.notices} == {"deliver.late", "deliver.witnesses"}
    with pytest.raises(Trouble):
        decree.deliver(heard.desk, made, on=day, method="langsung", receiver=" ")
    with pytest.raises(Blocked):
        decree.deliver(
            heard.desk, made, on=day + timedelta(days=3), method="langsung", receiver="terlapor", override="x"
        )
    with pytest.raises(WrongMoment):
        decree.execute(heard.desk, made, on=day, forum="apel", read_by="camat", attended=True)


def test_the_day_of_effect_of_a_discipline_decree_is_counted(rulebook: Rulebook) -> None:
    sanction = {"id": "pp94.ringan.b", "level": "ringan"}
    run = decree.effect(rulebook.with_days_off({}), sanction, date(2026, 7, 1), date(2026, 7, 14))
    assert run is not None and run.end == date(2026, 8, 4)
    moral = decree.effect(rulebook, {"id": "pp42.terbuka"}, date(2026, 7, 1), date(2026, 7, 14))
    assert moral is not None and moral.end == date(2026, 7, 1)


def test_closing_too_early_names_what_is_missing(heard: Telling) -> None:
    with pytest.raises(Blocked, match="belum diputus"):
        decree.close_case(heard.desk, heard.case_id)
    decided(heard)
    with pytest.raises(NeedsReason) as doubt:
        decree.close_case(heard.desk, heard.case_id)
    assert {"close.no_decree", "close.unreported"} <= {n.code for n in doubt.value.notices}


def test_a_row_changed_with_the_database_key_is_named(heard: Telling) -> None:
    from models.procedure.inspection import inspect_vault

    decided(heard)
    assert inspect_vault(heard.desk.vault, heard.desk.reader).ok
    with heard.desk.engine.begin() as connection:
        connection.execute(text("UPDATE seat SET conflict_note = 'diubah' WHERE id = (SELECT min(id) FROM seat)"))
    report = inspect_vault(heard.desk.vault, heard.desk.reader)
    assert not report.ok
    assert "seat" in " ".join(str(f) for f in report.findings)


def test_a_ballot_cannot_be_guessed_from_its_open_digest(heard: Telling) -> None:
    """Finding, sanction and reason are few: without the salt whoever reads digest and signature could try them all."""
    from hashlib import sha256

    made = opened(heard)
    cast(heard, made, 0)
    with heard.desk.read() as session:
        row = session.get_one(Deliberation, made)
        ballot = session.scalars(select(Ballot).where(Ballot.cast_at.is_not(None))).one()
        guesses = [
            deliberation.ballot_bytes(
                row.seal_key, heard.case_id, ballot.seat_id, {VIOLATION: proven}, sanction, "", salt
            )
            for proven, sanction in ((True, "pp42.tertutup"), (True, "pp42.terbuka"), (False, None))
            for salt in (b"", bytes(32))
        ]
        assert ballot.digest not in {sha256(guess).hexdigest() for guess in guesses}
        second = {b.digest for b in session.scalars(select(Ballot)) if b.digest}
    cast(heard, made, 1)
    with heard.desk.read() as session:
        digests = [b.digest for b in session.scalars(select(Ballot)) if b.digest]
    assert len(set(digests)) == 2 and second < set(digests)
