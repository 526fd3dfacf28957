"""What every act promises: one transaction, one permission check, one signed entry, snapshots that stay."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from models.journal import chain
from models.law.errors import Trouble
from models.law.notice import Notice, Severity
from models.law.person import Person
from models.procedure import intake, people, setup, verification
from models.procedure.counters import peek, take
from models.procedure.desk import Blocked, Forbidden, NeedsReason
from models.procedure.permissions import PERMITTED, ROLES, permitted
from models.records import Case, Counter, Evidence, JournalEntry, Reporter
from models.registry.search import search_ids
from models.stories.telling import Telling
from tests.procedure.conftest import House

LURAH = Person(
    "Dwi Susilo",
    number="198304092008031102",
    golongan="III/d",
    post="Lurah",
    jenjang="PENGAWAS",
    unit="Kelurahan Contoh",
)
SOURCE = intake.SourceInput("penerusan", "Bawaslu Kota", "112/PP.01.02", date(2024, 8, 27))
ACT = intake.ActInput(date(2024, 8, 20), "simpang", "Baliho dipasang.", ("skb2022.etik.01",), "pilkada-2024")


def entries(house: House) -> list[JournalEntry]:
    with house.desk.read() as session:
        return list(session.scalars(select(JournalEntry).order_by(JournalEntry.seq)))


def register(house: House, **changes: object) -> int:
    values: dict[str, object] = {"source": SOURCE, "received": date(2024, 8, 28), "act": ACT, "respondent": LURAH}
    return intake.register_case(house.desk, **(values | changes))  # type: ignore[arg-type]


def test_every_act_writes_one_signed_link(house: House) -> None:
    before = len(entries(house))
    case_id = register(house)
    verification.verify(house.desk, case_id, identity=True, time=True, place=True, evidence=True)
    rows = entries(house)
    assert [row.act for row in rows[before:]] == ["case.register", "case.verify"]
    keys = {row.account_id: [house.desk.vault.public_key(row.account_id)] for row in rows}
    links = [chain.Entry(*(getattr(row, name) for name in chain.Entry.__slots__)) for row in rows]
    assert chain.verify(links, keys, start=chain.genesis(house.desk.vault.vault_id)) == []


def test_an_act_that_fails_leaves_nothing_not_even_a_number(house: House) -> None:
    before = len(entries(house))

    def fail() -> None:
        with house.desk.act("case.register") as act:
            take(act.session, "case", 2024)
            act.session.add(Counter(name="sisa", year=2024, value=9))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with house.desk.read() as session:
        assert session.get(Counter, ("sisa", "", 2024)) is None
        assert peek(session, "case", 2024) == 1
    assert len(entries(house)) == before


def test_register_numbers_run_without_gaps_and_begin_anew_each_year(house: House) -> None:
    numbers = []
    for _ in range(3):
        case_id = register(house)
        with house.desk.read() as session:
            numbers.append(session.get_one(Case, case_id).register_no)
    assert numbers == ["2024/001", "2024/002", "2024/003"]
    house.clock.put(house.clock.now().replace(year=2025))
    case_id = register(house)
    with house.desk.read() as session:
        assert session.get_one(Case, case_id).register_no == "2025/001"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"received": date(2024, 9, 2)}, "intake.received_future"),
        (
            {"act": intake.ActInput(date(2024, 8, 29), "simpang", "x", ("skb2022.etik.01",))},
            "intake.act_after_received",
        ),
        ({"act": intake.ActInput(date(1979, 1, 1), "simpang", "x", ("skb2022.etik.01",))}, "intake.act_too_old"),
        (
            {"source": intake.SourceInput("penerusan", "Bawaslu", "1", date(2024, 8, 29))},
            "intake.source_after_received",
        ),
        ({"source": intake.SourceInput("mimpi", "Bawaslu", "1", date(2024, 8, 27))}, "intake.source"),
        ({"act": intake.ActInput(date(2024, 8, 20), "simpang", "x", ("tidak.ada",))}, "intake.unknown_violation"),
    ],
)
def test_a_date_outside_reason_is_refused_and_nothing_is_kept(
    house: House, changes: dict[str, object], code: str
) -> None:
    with pytest.raises(Blocked) as stop:
        register(house, **changes)
    assert code in [n.code for n in stop.value.notices]
    with house.desk.read() as session:
        assert session.scalar(select(func.count()).select_from(Case)) == 0


def test_a_warning_wants_a_written_reason_and_the_journal_keeps_it(house: House) -> None:
    doubtful = intake.SourceInput("penerusan", "Bawaslu Kota", "", date(2024, 8, 27))
    with pytest.raises(NeedsReason):
        register(house, source=doubtful)
    with pytest.raises(NeedsReason):
        register(house, source=doubtful, override="   ")
    register(house, source=doubtful, override="nomor menyusul dari Bawaslu")
    assert b"nomor menyusul dari Bawaslu" in entries(house)[-1].payload


def test_a_later_change_of_the_person_never_reaches_the_case(house: House) -> None:
    employee = people.save_person(house.desk, LURAH, override="uji")
    case_id = register(house, employee_id=employee, respondent=None)
    promoted = Person("Dwi Susilo", number=LURAH.number, golongan="IV/a", post="Camat", jenjang="ADMINISTRATOR")
    people.save_person(house.desk, promoted, employee, override="uji")
    with house.desk.read() as session:
        kept = Person.from_dict(session.get_one(Case, case_id).respondent)
    assert (kept.golongan, kept.post) == ("III/d", "Lurah")


def test_evidence_of_nothing_and_of_too_much_is_refused_in_plain_words(house: House, tmp_path: Path) -> None:
    case_id = register(house)
    huge = tmp_path / "rekaman.mp4"
    with huge.open("wb") as file:
        file.truncate(2_000_000_001)
    for content, word in ((b"", "0 byte"), (huge, "2 GB")):
        with pytest.raises(Trouble, match=word) as stop:
            intake.add_evidence(house.desk, case_id, title="x", file_name="x", content=content)
        assert stop.value.kept
    with house.desk.read() as session:
        assert session.scalar(select(func.count()).select_from(Evidence)) == 0


def test_evidence_comes_back_byte_for_byte_and_its_reading_is_an_entry(house: House) -> None:
    case_id = register(house)
    content = bytes(range(256)) * 999
    evidence = intake.add_evidence(house.desk, case_id, title="Rekaman", file_name="../a/rekaman.png", content=content)
    name, media, back = intake.open_evidence(house.desk, case_id, evidence)
    assert (name, media, back) == ("rekaman.png", "image/png", content)
    assert entries(house)[-1].act == "case.evidence.read"


def test_the_reporter_is_sealed_opened_with_a_reason_and_never_found(house: House) -> None:
    case_id = register(house, reporter=intake.ReporterInput("Melati Pelapor", {"alamat": "Jalan Rahasia"}))
    with house.desk.read() as session:
        assert session.get(Reporter, case_id) is not None
        for word in ("melati", "pelapor", "rahasia"):
            assert case_id not in search_ids(session, _viewer(house), word)
    with pytest.raises(Trouble):
        intake.open_reporter(house.desk, case_id, "  ")
    name, _ = intake.open_reporter(house.desk, case_id, "permintaan majelis")
    assert name == "Melati Pelapor"
    assert entries(house)[-1].act == "case.reporter"


def _viewer(house: House):
    from models.registry.viewer import Viewer

    return Viewer(house.desk.sitter.id, house.desk.sitter.role)


def test_roles_are_checked_by_the_act_itself(house: House) -> None:
    clerk = house.sit(-2)
    assert clerk.sitter.role == "petugas"
    with pytest.raises(Forbidden):
        intake.register_case(clerk, source=SOURCE, received=date(2024, 8, 28), act=ACT, respondent=LURAH)
    with pytest.raises(Forbidden):
        setup.set_office(clerk, setup.Office(city="Lain"))
    clerk.vault.lock()


def test_an_act_nobody_named_is_nobodys() -> None:
    assert not any(permitted(role, "case.erase") for role in ROLES)
    assert all(roles <= set(ROLES) for roles in PERMITTED.values())
    assert permitted("petugas", "letter.finalise") and not permitted("petugas", "decision.record")
    assert not any(permitted("pemeriksa", act) for act in PERMITTED if act.startswith(("letter.", "panel.", "decree.")))


def test_a_block_is_never_overridden_by_a_reason(house: House) -> None:
    case_id = register(house)
    with pytest.raises(Blocked), house.desk.act("case.verify", case_id) as act:
        act.weigh([Notice(Severity.BLOCK, "x", "tidak boleh", "PP 42/2004")], "sebab saya mau")


def test_a_case_that_left_the_road_takes_no_further_act(house: House) -> None:
    case_id = register(house)
    verification.refer(house.desk, case_id, "Sentra Gakkumdu", "dugaan tindak pidana pemilihan")
    with house.desk.read() as session:
        assert session.get_one(Case, case_id).stage == "referred"
    with pytest.raises(Trouble):
        verification.verify(house.desk, case_id, identity=True, time=True, place=True, evidence=True)


def test_an_earlier_sanction_in_the_vault_is_found_for_the_same_number(
    telling: Callable[..., Telling], house: House
) -> None:
    one = telling()
    told = one.tell()
    assert not told.stopped
    again = register(
        house,
        received=house.clock.now().date(),
        respondent=Person(
            "Dwi Susilo", number=_number(house, told.case_id), golongan="III/d", post="Lurah", jenjang="PENGAWAS"
        ),
    )
    with house.desk.read() as session:
        earlier = session.get_one(Case, again).earlier
    assert [row["sanction_id"] for row in earlier] == ["pp42.terbuka"]
    assert earlier[0]["same_nature"] is False


def _number(house: House, case_id: int | None) -> str:
    with house.desk.read() as session:
        return session.get_one(Case, case_id).respondent_number


def test_a_switch_is_chosen_from_a_day_on_with_a_reason(house: House) -> None:
    with pytest.raises(Trouble):
        setup.set_switch(house.desk, "sedang_scale", "pp94_tukin", "")
    with pytest.raises(Trouble):
        setup.set_switch(house.desk, "sedang_scale", "entah", "sebab")
    setup.set_switch(house.desk, "sedang_scale", "pp94_tukin", "surat BKN", date(2024, 8, 1))
    assert house.desk.rulebook.switch_value("sedang_scale", date(2024, 8, 2)) == "pp94_tukin"
    assert house.desk.rulebook.switch_value("sedang_scale", date(2024, 7, 31)) == "pp53_transisi"


def test_drafts_survive_without_an_entry(house: House) -> None:
    before = len(entries(house))
    setup.save_draft(house.desk, "case.register", {"narrative": "setengah kal"})
    setup.save_draft(house.desk, "case.register", {"narrative": "setengah kalimat"})
    with house.desk.read() as session:
        assert setup.load_draft(session, house.desk.sitter.id, "case.register") == {"narrative": "setengah kalimat"}
    setup.drop_draft(house.desk, "case.register")
    with house.desk.read() as session:
        assert setup.load_draft(session, house.desk.sitter.id, "case.register") is None
    assert len(entries(house)) == before
