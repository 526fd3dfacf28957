"""A list against the people already stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from models.exchange import ExistingPerson, Plan, identity, plan, read_list
from models.law.person import Person, PersonKind
from tests.exchange.lists import TODAY, xlsx

NIP = "198508172010012003"
STORED = Person(
    name="Sri Wahyuni", kind=PersonKind.PNS, number=NIP, front_title="Dr.", back_title="S.E., M.Si.", golongan="III/c",
    pangkat="Penata", post="Kepala Seksi", jenjang="PENGAWAS", unit="Dinas Kesehatan", birth_place="Madiun",
    birth_date=date(1985, 8, 17), sex="P", institution="Pemerintah Kota Madiun",
)  # fmt: skip


def against(rows: list[list[Any]], *stored: Person, name: str = "a.xlsx", **options: Any) -> Plan:
    existing = [ExistingPerson(number, person, "U1", date(2020, 4, 1)) for number, person in enumerate(stored, start=1)]
    return plan(read_list(xlsx(rows), name=name), existing=existing, today=TODAY, **options)


def test_capitals_and_titles_inside_the_name_are_no_change() -> None:
    rows = [["NIP", "NAMA", "GOL", "UNIT"], [NIP, "Dr. SRI WAHYUNI, S.E., M.Si", "III/c", "DINAS KESEHATAN"]]
    (entry,) = against(rows, STORED).entries
    assert (entry.action, entry.reason, entry.person) == ("skip", "unchanged", STORED)


def test_changes_are_named_one_by_one_and_empty_cells_change_nothing() -> None:
    rows = [
        ["NIP", "NAMA", "GOL", "JABATAN", "UNIT", "TMT GOL", "TEMPAT LAHIR"],
        [NIP, "SRI WAHYUNI", "III/d", "Camat", "", date(2026, 4, 1), None],
    ]
    (entry,) = against(rows, STORED).entries
    assert (entry.action, entry.employee_id) == ("update", 1)
    assert {(c.field, c.old, c.new) for c in entry.changes} == {
        ("golongan", "III/c", "III/d"), ("pangkat", "Penata", "Penata Tingkat I"), ("post", "Kepala Seksi", "Camat"),
        ("jenjang", "PENGAWAS", "ADMINISTRATOR"), ("rank_since", "2020-04-01", "2026-04-01"),
    }  # fmt: skip
    assert entry.unit_id == "U1"  # the list has no such column
    assert entry.person == replace(
        STORED, golongan="III/d", pangkat="Penata Tingkat I", post="Camat", jenjang="ADMINISTRATOR"
    )


def test_a_level_set_by_hand_stays_while_the_post_stays() -> None:
    stored = replace(STORED, jenjang="ADMINISTRATOR")
    (entry,) = against([["NIP", "NAMA", "JABATAN"], [NIP, "SRI WAHYUNI", "KEPALA SEKSI"]], stored).entries
    assert entry.reason == "unchanged"


def test_values_taken_from_the_nip_do_not_replace_stored_ones() -> None:
    stored = replace(STORED, birth_date=date(1985, 9, 17), sex="L")
    (entry,) = against([["NIP", "NAMA", "UNIT"], [NIP, "SRI WAHYUNI", ""]], stored).entries
    assert entry.reason == "unchanged"


def test_a_new_name_changes_the_name_and_keeps_degrees() -> None:
    (entry,) = against([["NIP", "NAMA", "UNIT"], [NIP, "SRI WAHYUNINGSIH", ""]], STORED).entries
    assert [(c.field, c.new) for c in entry.changes] == [("name", "SRI WAHYUNINGSIH")]


def test_somebody_missing_from_the_list_stays() -> None:
    other = replace(STORED, number="199002032015031002", name="Budi Utomo", birth_date=date(1990, 2, 3))
    result = against([["NIP", "NAMA", "UNIT"], [NIP, "SRI WAHYUNI", ""]], STORED, other)
    assert [entry.employee_id for entry in result.entries] == [1]


def test_an_honorer_who_became_pppk_is_pointed_out() -> None:
    stored = Person(name="Sri Wahyuni", kind=PersonKind.HONORER, birth_date=date(1985, 8, 17), unit="Dinas Kesehatan")
    number = "198508172025212003"
    rows = [["NIP", "NAMA", "STATUS", "TGL LAHIR"], [number, "SRI WAHYUNI", "PPPK", date(1985, 8, 17)]]
    (entry,) = against(rows, stored).entries
    assert (entry.action, entry.employee_id) == ("add", None)
    assert [problem.kind for problem in entry.problems] == ["maybe_known"]


def test_without_a_number_name_and_birth_date_decide() -> None:
    stored = Person(name="Sri Wahyuni", kind=PersonKind.HONORER, birth_date=date(1985, 8, 17), unit="Dinas Kesehatan")
    rows = [["NAMA", "TGL LAHIR", "UNIT"], ["Sri  WAHYUNI", "17-08-1985", "Dinas Pendidikan"]]
    (entry,) = against(rows, stored, name="honorer.xlsx").entries
    assert (entry.action, entry.employee_id) == ("update", 1)
    assert [(c.field, c.new) for c in entry.changes] == [("unit", "Dinas Pendidikan")]


def test_a_doubtful_number_never_reaches_a_stored_person() -> None:
    rows = [["NIP", "NAMA", "STATUS", "TGL LAHIR"], [1.98508172010012e17, "SRI WAHYUNI", "PNS", date(1985, 8, 17)]]
    (entry,) = against(rows, STORED).entries
    assert (entry.action, entry.person.number, entry.employee_id) == ("hold", "", None)


def test_the_summary_says_nothing_about_anybody() -> None:
    rows = [["NIP", "NAMA", "UNIT"], [NIP[:17], "Sri Wahyuni", "Dinas Rahasia"], ["JUMLAH: 1"]]
    said = repr(against(rows).summary())
    assert "'kind': 'nip_17_digits'" in said
    for private in ("Sri", NIP[:17], "Rahasia"):
        assert private not in said


def test_identity() -> None:
    assert identity(STORED) == f"number:{NIP}"
    assert identity(Person(name="Sri  W.", birth_date=date(1985, 8, 17))) == "born:sri w|1985-08-17"
    assert identity(Person(name="Sri", unit="Dinas A")) == "unit:sri|dinas a"
    assert identity(Person(name="Sri")) == ""


def test_a_number_on_two_rows_of_different_names_holds_both() -> None:
    rows = [["NIP", "NAMA", "UNIT"], [NIP, "Sri Wahyuni", "Dinas A"], [NIP, "Dewi Anggraini", "Dinas A"]]
    result = against(rows)
    assert [entry.action for entry in result.entries] == ["hold", "hold"]
    assert result.rows_of("number_of_another") == (2, 3)
    assert result.entries[0].problems[-1].other_row == 3
    assert not result.entries[0].acceptable


def test_a_number_stored_for_somebody_else_is_held() -> None:
    rows = [["NIP", "NAMA", "UNIT"], [NIP, "Bambang Purnomo", ""]]
    (entry,) = against(rows, STORED).entries
    assert (entry.action, entry.employee_id) == ("hold", 1)
    assert entry.acceptable
    (entry,) = against(rows, STORED, accept=[2]).entries
    assert (entry.action, entry.person.name) == ("update", "Bambang Purnomo")


def test_shortened_and_mistyped_names_are_the_same_person() -> None:
    rows = [["NIP", "NAMA", "UNIT"], [NIP, "Sri Wahyuni", "Dinas A"], [NIP, "Hj. SRI WAHYUNI, S.E.", "Dinas A"],
            [NIP, "SRI WAHYUNY", "Dinas A"]]  # fmt: skip
    assert against(rows).rows_of("duplicate_row") == (3, 4)
