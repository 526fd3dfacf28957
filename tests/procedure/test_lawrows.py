"""The office's own law through the acts: added, ended, replaced, taken back, kept over a lock, left out when broken."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from models.law import Rulebook, RuleRef
from models.law.errors import Trouble
from models.procedure import lawrows
from models.procedure.desk import Desk, Forbidden, NeedsReason
from models.procedure.inspection import inspect_vault
from models.procedure.setup import set_switch
from models.records import JournalEntry, LawRow
from models.records.engine import open_engine
from models.registry.rules import cases_under, cases_using, office_rows, rulebook_of
from models.registry.viewer import Viewer
from models.vault import open_vault
from tests.procedure.conftest import House, Telling

ENTRY: dict[str, Any] = {
    "id": "kantor.etik.01",
    "list": "Perwali Contoh",
    "text": "Memakai kendaraan dinas untuk kegiatan calon.",
    "category": "kode_etik",
    "legal_basis": "Perwali Contoh 1/2025 Pasal 3",
    "default_groups": ["moral"],
    "stage": "semua",
    "channel": ["luring"],
    "applies_to": ["PNS"],
    "effective_from": date(2024, 1, 1),
    "source_kind": "primary",
    "verified": True,
    "source": "KANTOR",
}


def entry(rulebook: Rulebook, **changes: Any) -> dict[str, Any]:
    """A row that stands: groups as the law carried has them."""
    group = next(iter(rulebook.groups))
    return ENTRY | {"default_groups": [group]} | changes


def test_a_row_is_added_entered_in_the_journal_and_used(house: House, rulebook: Rulebook) -> None:
    number = lawrows.add_row(house.desk, "violation", entry(rulebook), "Perwali baru.")
    assert house.desk.rulebook.violations["kantor.etik.01"].text == ENTRY["text"]
    assert "kantor.etik.01" not in rulebook.violations
    with house.desk.read() as session:
        (row,) = office_rows(session)
        assert (row.id, row.kind, row.table, row.key) == (number, "tambah", "violation", "kantor.etik.01")
        assert row.values["effective_from"] == date(2024, 1, 1)
        last = session.scalars(select(JournalEntry).order_by(JournalEntry.seq.desc()).limit(1)).one()
        assert (last.act, last.subject) == ("law.row", "violation/kantor.etik.01")


def test_rows_of_the_vault_are_there_again_after_opening(house: House, rulebook: Rulebook) -> None:
    lawrows.add_row(house.desk, "violation", entry(rulebook), "Perwali baru.")
    lawrows.close_row(house.desk, "sanction", "pp42.tertutup", date(2030, 12, 31), "Contoh penutupan.")
    house.desk.vault.lock()
    vault = open_vault(house.folder, 1, "0", clock=house.clock)
    desk = Desk(vault, open_engine(vault), rulebook, house.clock, reader=open_engine(vault, read_only=True))
    assert "kantor.etik.01" in desk.rulebook.violations
    assert desk.rulebook.sanctions["pp42.tertutup"].effective_to == date(2030, 12, 31)
    assert desk.rulebook.left_out == ()
    vault.lock()


@pytest.mark.parametrize(
    ("table", "changes", "reason", "key"),
    [
        ("violation", {"warna": "biru"}, "kunci 'warna' tidak dikenal", "warna"),
        ("violation", {"effective_from": "kemarin"}, "harus tanggal", "effective_from"),
        ("violation", {"source": "TIDAK-ADA"}, "rujukan tidak dikenal", "source"),
        ("violation", {"stage": "nanti"}, "harus salah satu dari", "stage"),
        ("violation", {"id": "pp94.5n.2"}, "masa berlaku yang bertumpuk", ""),
        ("violation", {"id": ""}, "id kosong", "id"),
        ("violation", {"replaced_by": "kantor.etik.01"}, "berputar", "replaced_by"),
        ("gambar", {}, "tabel ini tidak dapat diisi kantor", ""),
        ("imposer", {}, "tabel ini tidak dapat diisi kantor", ""),
    ],
)
def test_a_wrong_row_is_refused_with_its_reason_and_field(
    house: House, rulebook: Rulebook, table: str, changes: dict[str, Any], reason: str, key: str
) -> None:
    with pytest.raises(lawrows.RowRefused) as caught:
        lawrows.add_row(house.desk, table, entry(rulebook, **changes), "Coba.")
    assert reason in caught.value.reason
    assert caught.value.key == key
    assert caught.value.kept
    with house.desk.read() as session:
        assert office_rows(session) == []


def test_a_missing_key_is_refused(house: House, rulebook: Rulebook) -> None:
    row = entry(rulebook)
    del row["effective_from"]
    with pytest.raises(lawrows.RowRefused, match="wajib diisi"):
        lawrows.add_row(house.desk, "violation", row, "Coba.")


def test_without_a_reason_nothing_is_kept(house: House, rulebook: Rulebook) -> None:
    with pytest.raises(Trouble, match="Alasan"):
        lawrows.add_row(house.desk, "violation", entry(rulebook), "  ")


def test_only_secretary_and_chair_change_the_law(house: House, rulebook: Rulebook) -> None:
    member = next(one.slot_id for one in house.desk.vault.accounts() if one.role == "anggota")
    house.desk.vault.lock()
    vault = open_vault(house.folder, member, str(member - 1), clock=house.clock)
    desk = Desk(vault, open_engine(vault), rulebook, house.clock)
    with pytest.raises(Forbidden):
        lawrows.add_row(desk, "violation", entry(rulebook), "Coba.")
    vault.lock()


def test_a_row_is_replaced_from_the_day_after(house: House, rulebook: Rulebook) -> None:
    lawrows.add_row(house.desk, "violation", entry(rulebook), "Perwali baru.")
    fresh = entry(rulebook, text="Bunyi yang baru.")
    del fresh["effective_from"]
    lawrows.replace_row(house.desk, "violation", "kantor.etik.01", date(2024, 12, 31), fresh, "Perubahan Perwali.")
    law = house.desk.rulebook
    assert law.violations["kantor.etik.01"].text == "Bunyi yang baru."
    assert law.violations["kantor.etik.01"].effective_from == date(2025, 1, 1)
    old = next(row for row in law.rows(type(law.violations["kantor.etik.01"])) if row.id == "kantor.etik.01")
    assert old.effective_to == date(2024, 12, 31)


def test_a_row_that_no_case_used_may_be_taken_back(house: House, rulebook: Rulebook) -> None:
    number = lawrows.add_row(house.desk, "violation", entry(rulebook), "Perwali baru.")
    lawrows.withdraw(house.desk, number, "Salah ketik.")
    assert "kantor.etik.01" not in house.desk.rulebook.violations
    with house.desk.read() as session:
        (row,) = office_rows(session)
        assert row.withdrawn_reason == "Salah ketik."
    with pytest.raises(Trouble, match="sudah ditarik"):
        lawrows.withdraw(house.desk, number, "Lagi.")


def test_a_row_on_which_another_leans_stays(house: House, rulebook: Rulebook) -> None:
    first = lawrows.add_row(house.desk, "violation", entry(rulebook), "Perwali baru.")
    other = entry(rulebook, id="kantor.etik.02", replaced_by="kantor.etik.01")
    lawrows.add_row(house.desk, "violation", other, "Perwali baru.")
    with pytest.raises(Trouble, match="bergantung"):
        lawrows.withdraw(house.desk, first, "Salah.")
    assert "kantor.etik.01" in house.desk.rulebook.violations


def test_a_used_row_is_only_closed(house: House, rulebook: Rulebook, telling: Callable[..., Telling]) -> None:
    number = lawrows.add_row(house.desk, "violation", entry(rulebook), "Perwali baru.")
    telling(violations=("kantor.etik.01",))._intake()
    viewer = Viewer(1, "sekretaris")
    with house.desk.read() as session:
        used = cases_using(session, viewer, RuleRef("violation", "kantor.etik.01"))
        assert used.count == 1
        assert used.newest[0].respondent
        assert cases_using(session, viewer, RuleRef("violation", "pp94.5n.2")).count == 0
    with pytest.raises(Trouble, match="sudah dipakai perkara"):
        lawrows.withdraw(house.desk, number, "Salah.")
    with pytest.raises(NeedsReason, match="sesudah"):
        lawrows.close_row(house.desk, "violation", "kantor.etik.01", date(2024, 2, 1), "Perwali dicabut.")
    assert house.desk.rulebook.violations["kantor.etik.01"].effective_to is None
    last = date(2024, 2, 1)
    lawrows.close_row(house.desk, "violation", "kantor.etik.01", last, "Perwali dicabut.", override="Sudah diperiksa.")
    assert house.desk.rulebook.violations["kantor.etik.01"].effective_to == last


def test_what_a_decided_case_used_can_be_asked(house: House, heard: Telling) -> None:
    heard._decide()
    viewer = Viewer(1, "sekretaris")
    with house.desk.read() as session:
        for table, row in (
            ("violation", "skb2022.etik.01"),
            ("sanction", "pp42.terbuka"),
            ("scale", "pp42_2004"),
            ("candidacy_calendar", "pilkada-2024"),
        ):
            assert cases_using(session, viewer, RuleRef(table, row)).count == 1, row
        assert cases_using(session, viewer, RuleRef("sanction", "pp42.tertutup")).count == 0


def test_cases_under_each_value_of_a_switch(house: House, telling: Callable[..., Telling]) -> None:
    law = house.desk.rulebook
    first = telling()
    first._intake()
    first._classify()
    set_switch(house.desk, "quorum", "dua_pertiga", "Perwali.", date(2024, 1, 1))
    second = telling()
    second._intake()
    second._classify()
    viewer = Viewer(1, "sekretaris")
    with house.desk.read() as session:
        counts = {
            value: cases_under(session, viewer, law, "quorum", value).count
            for value in law.switch_rows["quorum"].values
        }
    assert counts == {"semua": 1, "dua_pertiga": 1, "lebih_dari_setengah": 0}


def test_a_row_changed_behind_the_program_is_found(house: House, rulebook: Rulebook, heard: Telling) -> None:
    number = lawrows.add_row(house.desk, "violation", entry(rulebook), "Perwali baru.")
    assert inspect_vault(house.desk.vault, house.desk.engine).ok
    with house.desk.engine.begin() as connection:
        connection.execute(text("UPDATE law_row SET reason = 'lain' WHERE id = :id"), {"id": number})
    report = inspect_vault(house.desk.vault, house.desk.engine)
    assert not report.ok
    assert any("law_row" in str(one) or "aturan" in str(one).lower() for one in report.findings)


def test_one_reading_for_one_day(house: House) -> None:
    set_switch(house.desk, "quorum", "dua_pertiga", "Perwali.", date(2024, 1, 1))
    with pytest.raises(Trouble, match="1 Januari 2024 sudah ada pilihan"):
        set_switch(house.desk, "quorum", "semua", "Keliru.", date(2024, 1, 1))
    assert house.desk.rulebook.switches["quorum"] == "dua_pertiga"


def test_bad_rows_of_the_vault_are_left_out_by_number_and_the_rest_holds(house: House, rulebook: Rulebook) -> None:
    lawrows.add_row(house.desk, "violation", entry(rulebook), "Baik.")
    bad = lawrows.add_row(house.desk, "violation", entry(rulebook, id="kantor.etik.02"), "Kelak rusak.")
    with house.desk.engine.begin() as connection:
        connection.execute(
            text("UPDATE law_row SET \"values\" = json_set(\"values\", '$.stage', 'nanti') WHERE id = :id"), {"id": bad}
        )
    with house.desk.read() as session:
        book = rulebook_of(session, rulebook)
    assert "kantor.etik.01" in book.violations
    assert "kantor.etik.02" not in book.violations
    (error,) = book.left_out
    assert error.line == bad
    assert "harus salah satu dari" in error.reason
    assert f"baris kantor nomor {bad}" in str(error)
    assert len(book.loaded) == len(rulebook.loaded) + 1


def test_an_unknown_reading_in_the_vault_is_left_out(house: House, rulebook: Rulebook) -> None:
    set_switch(house.desk, "quorum", "dua_pertiga", "Perwali.")
    with house.desk.engine.begin() as connection:
        connection.execute(text("UPDATE switch_choice SET value = 'seperempat'"))
    with house.desk.read() as session:
        book = rulebook_of(session, rulebook)
    assert book.switches["quorum"] == "semua"
    assert "seperempat" in book.left_out[0].reason


DAY = '[[day_off]]\nday = {day}\nname = "Libur"\nkind = "libur_nasional"\nverified = true\nsource = "KANTOR"\n'


def test_a_year_of_days_off_from_a_file(house: House, tmp_path: Path) -> None:
    path = tmp_path / "2029.toml"
    path.write_text(DAY.format(day="2029-01-01") + DAY.format(day="2029-05-01"), encoding="utf-8")
    assert house.desk.rulebook.calendar().gaps(date(2029, 1, 1), date(2029, 2, 1))
    lawrows.load_holidays(house.desk, path, 2029, "SKB tiga menteri.")
    calendar = house.desk.rulebook.calendar()
    assert calendar.gaps(date(2029, 1, 1), date(2029, 2, 1)) == ()
    assert not calendar.is_working(date(2029, 5, 1))
    assert not calendar.is_working(date(2024, 12, 25))


def test_a_file_of_the_wrong_year_is_refused(house: House, tmp_path: Path) -> None:
    path = tmp_path / "2029.toml"
    path.write_text(DAY.format(day="2028-01-03"), encoding="utf-8")
    with pytest.raises(lawrows.RowRefused, match="di luar tahun 2029"):
        lawrows.load_holidays(house.desk, path, 2029, "SKB tiga menteri.")
    with house.desk.read() as session:
        assert session.scalars(select(LawRow)).all() == []
