"""Rows and settings of the office on top of the shipped law; yearly files of days off."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models.law import LawError, Rulebook, load_rulebook, read_holidays
from models.law.rows import Clock, Sanction
from tests.law.conftest import FOLDER

# ---------------------------------------------------------------- rows of the office

LOCAL: dict[str, Any] = {
    "table": "sanction",
    "id": "madiun.maaf",
    "scale": "lokal",
    "level": "moral",
    "severity": 12,
    "name": "Permohonan maaf tertulis",
    "legal_basis": "Perwali Madiun",
    "effective_from": date(2025, 1, 1),
    "applies_to": ["PNS", "CPNS"],
    "imposed_by": "Wali Kota",
    "imposers": ["WALI_KOTA"],
    "appeal_routes": [],
    "verified": True,
    "source": "SEED-KOMINFO",
}


def test_office_adds_a_row(rb: Rulebook) -> None:
    book = rb.with_rows([LOCAL])
    assert book.sanctions["madiun.maaf"].severity == 12
    assert "madiun.maaf" not in rb.sanctions
    assert book.loaded[-1].raw.file == "baris kantor"


def test_office_closes_a_row_and_adds_its_successor(rb: Rulebook) -> None:
    book = rb.with_rows([LOCAL]).with_rows(
        [
            {"table": "sanction", "close": "madiun.maaf", "effective_to": date(2025, 12, 31)},
            LOCAL | {"effective_from": date(2026, 1, 1), "severity": 14},
        ]
    )
    versions = [row for row in book.rows(Sanction) if row.id == "madiun.maaf"]
    assert [(row.effective_to, row.severity) for row in versions] == [(date(2025, 12, 31), 12), (None, 14)]
    assert book.sanctions["madiun.maaf"].severity == 14
    assert not versions[0].in_force(date(2026, 1, 1))
    assert versions[0].in_force(date(2025, 12, 31))


def test_a_row_may_end_on_its_first_day(rb: Rulebook) -> None:
    book = rb.with_rows([{"table": "sanction", "close": "pp42.tertutup", "effective_to": date(2004, 10, 18)}])
    assert book.sanctions["pp42.tertutup"].effective_to == date(2004, 10, 18)
    assert rb.sanctions["pp42.tertutup"].effective_to is None


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (LOCAL | {"warna": 1}, "kunci 'warna' tidak dikenal"),
        ({key: value for key, value in LOCAL.items() if key != "effective_from"}, "wajib diisi"),
        (LOCAL | {"scale": "x"}, "rujukan tidak dikenal"),
        (LOCAL | {"id": "pp42.tertutup"}, "bertumpuk"),
        (LOCAL | {"id": ""}, "id kosong"),
        (
            LOCAL | {"id": "pp53.ringan.a", "effective_from": date(2015, 1, 1), "effective_to": date(2016, 1, 1)},
            "bertumpuk",
        ),
        (
            LOCAL | {"id": "pp53.ringan.a", "effective_from": date(2009, 1, 1), "effective_to": date(2022, 1, 1)},
            "bertumpuk",
        ),
        (LOCAL | {"replaced_by": "madiun.maaf"}, "berputar"),
        (LOCAL | {"table": "sanksi"}, "tabel 'sanksi' tidak dikenal"),
        ({"table": "sanction", "close": "pp42.tertutup"}, "memerlukan tanggal"),
        ({"table": "sanction", "close": "tidak.ada", "effective_to": date(2026, 1, 1)}, "tidak ada atau sudah ditutup"),
        ({"table": "sanction", "close": "pp53.berat.e", "effective_to": date(2026, 1, 1)}, "sudah ditutup"),
        ({"table": "sanction", "close": "pp42.tertutup", "effective_to": date(2000, 1, 1)}, "mendahului tanggal mulai"),
        ({"table": "scale", "close": "lokal", "effective_to": date(2026, 1, 1), "name": "x"}, "memerlukan tanggal"),
    ],
)
def test_wrong_row_of_the_office(rb: Rulebook, row: dict[str, Any], reason: str) -> None:
    with pytest.raises(LawError) as caught:
        rb.with_rows([row])
    assert reason in caught.value.reason
    assert (caught.value.file, caught.value.line) == ("baris kantor", 0)
    book = rb.with_rows([row], strict=False)
    assert [reason in error.reason for error in book.left_out] == [True]
    assert len(book.loaded) == len(rb.loaded)


def test_rows_given_at_loading() -> None:
    book = load_rulebook(FOLDER, rows=[LOCAL], switches={"sedang_scale": "pp94_tukin"})
    assert "madiun.maaf" in book.sanctions
    assert book.switches["sedang_scale"] == "pp94_tukin"
    rest = load_rulebook(FOLDER, rows=[LOCAL | {"warna": 1}], strict=False)
    assert len(rest.left_out) == 1
    with pytest.raises(LawError):
        load_rulebook(FOLDER, rows=[LOCAL | {"warna": 1}])


def test_other_settings_survive_new_rows(rb: Rulebook) -> None:
    book = rb.with_switches({"quorum": "dua_pertiga"}).with_days_off({date(2026, 3, 4): "libur"}).with_rows([LOCAL])
    assert book.switches["quorum"] == "dua_pertiga"
    assert not book.calendar().is_working(date(2026, 3, 4))


# ---------------------------------------------------------------- switches


def test_switch_with_history(rb: Rulebook) -> None:
    history = [("pp94_tukin", date(2025, 1, 1)), ("pp53_transisi", date(2026, 1, 1))]
    book = rb.with_switches({"sedang_scale": history})
    assert book.switch_value("sedang_scale", date(2024, 12, 31)) == "pp53_transisi"
    assert book.switch_value("sedang_scale", date(2025, 1, 1)) == "pp94_tukin"
    assert book.switch_value("sedang_scale", date(2025, 12, 31)) == "pp94_tukin"
    assert book.switch_value("sedang_scale", date(2026, 1, 1)) == "pp53_transisi"
    assert book.switch_value("sedang_scale") == "pp53_transisi"
    assert rb.switches["sedang_scale"] == "pp53_transisi"
    assert book.with_switches({"sedang_scale": list(reversed(history))}).history == book.history


@pytest.mark.parametrize(
    ("switches", "reason"),
    [
        ({"skala": "x"}, "'skala' tidak dikenal"),
        ({"sedang_scale": "x"}, "tidak mengenal nilai 'x'"),
        ({"sedang_scale": [("pp94_tukin", date(2025, 1, 1)), ("pp53_transisi", date(2025, 1, 1))]}, "dua kali"),
    ],
)
def test_wrong_switch(rb: Rulebook, switches: dict[str, Any], reason: str) -> None:
    with pytest.raises(LawError) as caught:
        rb.with_switches(switches)
    assert reason in caught.value.reason
    assert (caught.value.file, caught.value.line) == ("pengaturan", 0)


def test_versions_of_a_period(rb: Rulebook) -> None:
    assert rb.clock_on("deliver_decree", date(2021, 8, 30)).source == "PP53"
    assert rb.clock_on("deliver_decree", date(2021, 8, 31)).source == "PP94"
    assert rb.clock_on("deliver_decree", date(2000, 1, 1)).source == "PP53"
    assert rb.clocks["deliver_decree"].effective_from == date(2021, 8, 31)
    assert sum(row.id == "deliver_decree" for row in rb.rows(Clock)) == 2
    assert rb.rule_on("satu_terberat", date(2021, 8, 30)).legal_basis == "PP 53/2010 Pasal 30 ayat (1)"
    assert rb.rule_on("satu_terberat", date(2021, 8, 31)).legal_basis == "PP 94/2021 Pasal 35 ayat (1)"


# ---------------------------------------------------------------- holiday files

DAY = '[[day_off]]\nday = {day}\nname = "Libur"\nkind = "libur_nasional"\nverified = true\nsource = "KANTOR"\n'


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "libur.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_holiday_file_of_the_office(tmp_path: Path) -> None:
    days = read_holidays(write(tmp_path, DAY.format(day="2028-01-01") + DAY.format(day="2028-05-01")), 2028)
    assert [row.day for row in days] == [date(2028, 1, 1), date(2028, 5, 1)]


def test_corrected_year_replaces_the_old_one(rb: Rulebook, tmp_path: Path) -> None:
    book = rb.with_holidays(read_holidays(write(tmp_path, DAY.format(day="2027-03-09")), 2027))
    assert not book.calendar().is_working(date(2027, 3, 9))
    assert book.calendar().is_working(date(2027, 3, 10))
    assert not book.calendar().is_working(date(2026, 8, 17))
    assert not rb.calendar().is_working(date(2027, 3, 10))
    added = book.loaded[-1]
    assert (added.table, added.key, added.raw.file, added.raw.line()) == ("day_off", "2027-03-09", "baris kantor", 0)
    assert (
        sum(item.table == "day_off" for item in book.loaded)
        == sum(item.table == "day_off" and not item.key.startswith("2027") for item in rb.loaded) + 1
    )
    assert len(book.rows(Sanction)) == len(rb.rows(Sanction))
    two = read_holidays(write(tmp_path, DAY.format(day="2028-01-01") + DAY.format(day="2028-01-03")), 2028)
    assert [item.raw.index for item in rb.with_holidays(two).loaded[-2:]] == [0, 1]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (DAY.format(day="2027-01-01"), "di luar tahun 2028"),
        ("", "tidak ada hari libur tahun 2028"),
        (DAY.format(day="2028-01-01") * 2, "bertumpuk"),
        (DAY.format(day="2028-01-01").replace("libur_nasional", "libur"), "'kind' harus salah satu dari"),
        (DAY.format(day="2028-01-01").replace("day = ", "tanggal = "), "tidak dikenal"),
        ('[[scale]]\nid = "x"\n', "wajib diisi"),
        ('[[sanction_group]]\nid = "x"\nmembers = []\n', "tidak boleh memuat"),
        ("x = ", "bukan TOML"),
    ],
    ids=["year", "empty", "twice", "kind", "key", "missing", "table", "toml"],
)
def test_wrong_holiday_file(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(LawError) as caught:
        read_holidays(write(tmp_path, text), 2028)
    assert reason in caught.value.reason
