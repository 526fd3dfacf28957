"""The three sample lists, row by row as their answers say."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models.exchange import Plan, Sheet, plan, read_list
from models.law.person import PersonKind

SAMPLES = Path(__file__).parent.parent / "samples"
TODAY = date(2026, 11, 22)
ANSWERS: dict[str, Any] = tomllib.loads((SAMPLES / "answers.toml").read_text("utf-8"))


def _read(which: str) -> tuple[Sheet, Plan]:
    sheet = read_list(SAMPLES / ANSWERS[which]["file"])
    return sheet, plan(sheet, today=TODAY)


@pytest.fixture(scope="module")
def siasn() -> tuple[Sheet, Plan]:
    return _read("siasn")


@pytest.mark.parametrize("kind", sorted(ANSWERS["siasn"]["traps"]))
def test_siasn_names_exactly_the_rows_of_each_trap(siasn: tuple[Sheet, Plan], kind: str) -> None:
    assert list(siasn[1].rows_of(kind)) == ANSWERS["siasn"]["traps"][kind]


def test_siasn_names_nothing_beyond_the_traps(siasn: tuple[Sheet, Plan]) -> None:
    named = {*ANSWERS["siasn"]["traps"], "duplicate_row", "duplicate_row_differs", "footer_row"}
    assert set(siasn[1].by_kind()) == named


def test_siasn_counts(siasn: tuple[Sheet, Plan]) -> None:
    counts, answers = siasn[1].counts, ANSWERS["siasn"]
    assert (counts.read, counts.people, counts.pns, counts.pppk, counts.footer) == (
        answers["data_rows"], answers["people"], answers["pns"], answers["pppk"], answers["footer_rows"],
    )  # fmt: skip
    assert list(siasn[1].rows_of("duplicate_row")) == answers["duplicate_rows"]
    held = sum(len(answers["traps"][kind]) for kind in (
        "nip_as_number_precision_lost", "nip_17_digits", "nip_impossible_birth_date", "formula_in_name",
    ))  # fmt: skip
    assert (counts.add, counts.hold, counts.skip) == (counts.people - held, held, len(answers["duplicate_rows"]))


def test_siasn_never_reads_private_columns(siasn: tuple[Sheet, Plan]) -> None:
    sheet, made = siasn
    assert list(sheet.sensitive) == ANSWERS["siasn"]["sensitive_columns"]
    everything = repr(sheet.rows) + repr(made.entries)
    # Row 2 of the file: population number, address, telephone, health insurance.
    for private in ("3577039935449823", "Jl. Contoh", "081251976125", "7505998737823", "ISLAM"):
        assert private not in everything


def test_siasn_stores_no_doubtful_number(siasn: tuple[Sheet, Plan]) -> None:
    for entry in siasn[1].entries:
        if entry.action == "add":
            assert len(entry.person.number) == 18
    lost = {e.row: e for e in siasn[1].entries}
    for row in ANSWERS["siasn"]["traps"]["nip_as_number_precision_lost"]:
        assert lost[row].person.number == ""
        assert lost[row].action == "hold"
        assert lost[row].written["nip"]


def test_siasn_first_person(siasn: tuple[Sheet, Plan]) -> None:
    entry = siasn[1].entries[0]
    assert entry.row == 2
    assert entry.person.kind is PersonKind.PPPK
    assert entry.person.number == "197903112024211001"
    assert entry.person.titled_name == "PURNOMO MARYANTO, S.Kom."
    assert entry.person.birth_date == date(1979, 3, 11)
    assert (entry.person.golongan, entry.person.pangkat, entry.person.jenjang) == ("IX", "", "JF_AHLI_MUDA")
    assert (entry.unit_id, entry.person.unit) == ("UN003", "Dinas Komunikasi dan Informatika")


def test_siasn_formula_is_kept_as_text_and_held(siasn: tuple[Sheet, Plan]) -> None:
    entry = next(e for e in siasn[1].entries if e.row == 659)
    assert entry.action == "hold"
    assert entry.written["name"] == '=HYPERLINK("http://example.invalid","Hadi Firmansyah")'


def test_siasn_again_changes_nothing(siasn: tuple[Sheet, Plan]) -> None:
    from models.exchange import ExistingPerson

    sheet, made = siasn
    stored = [
        ExistingPerson(n, e.person, e.unit_id, e.rank_since, e.post_since)
        for n, e in enumerate(made.entries)
        if e.action == "add"
    ]
    again = plan(sheet, existing=stored, today=TODAY)
    assert (again.counts.add, again.counts.update, again.counts.unchanged) == (0, 0, len(stored))


def test_duk() -> None:
    sheet, made = _read("duk")
    assert sheet.header_row == ANSWERS["duk"]["header_row"]
    assert made.counts.people == made.counts.add == made.counts.pns == ANSWERS["duk"]["people"]
    first = made.entries[0].person
    assert first.number == "196909201997032365"
    assert (first.golongan, first.pangkat, first.birth_date) == ("III/a", "Penata Muda", date(1969, 9, 20))
    assert first.name == "SITI HIDAYAT, S.Pd."  # split only with consent
    split = plan(sheet, today=TODAY, split_titles=True).entries[0].person
    assert (split.name, split.back_title) == ("SITI HIDAYAT", "S.Pd.")
    assert made.by_kind() == {"nip_apostrophe_throughout": (ANSWERS["duk"]["header_row"],)}  # said once
    assert not any(entry.problems for entry in made.entries)


def test_honorer() -> None:
    sheet, made = _read("honorer")
    assert (sheet.source.encoding, sheet.source.delimiter) == (
        ANSWERS["honorer"]["encoding"], ANSWERS["honorer"]["delimiter"],
    )  # fmt: skip
    assert made.counts.people == made.counts.add == ANSWERS["honorer"]["people"]
    assert {entry.person.kind for entry in made.entries} == {PersonKind.HONORER}
    assert next(e for e in made.entries if e.row == 98).person.name == "Nugroho Kurniawan ’"


def test_a_clock_that_is_years_behind_is_said_once(siasn: tuple[Sheet, Plan]) -> None:
    made = plan(siasn[0], today=date(2018, 1, 10))
    assert made.rows_of("clock_behind_list") == (1,)
    assert made.rows_of("nip_in_future") == ()
    assert made.counts == siasn[1].counts
