"""From a sentence to its article and source; the list of rules; the files of days off against another source."""

from datetime import date

import pytest

from models.law import Notice, Rulebook, Severity
from models.law.browse import TITLES, browse, explain, explain_row
from models.law.rows import DayOff


def test_search(rb: Rulebook) -> None:
    lines = browse(rb, "pernyataan TERTUTUP")
    assert [line.id for line in lines if line.table == "sanction"] == ["pp42.tertutup"]
    line = lines[0]
    assert (line.title, line.legal_basis, line.verified, line.own) == (
        "Pernyataan secara tertutup",
        "PP 42/2004 Pasal 15 ayat (3) huruf a",
        True,
        False,
    )
    assert line.where == "sanctions.toml baris 5"
    assert line.effective_from == date(2004, 10, 18)
    assert browse(rb, "kata yang tidak ada") == ()
    assert browse(rb, "pp42.tertutupPernyataan") == ()
    law = browse(rb, "uu-20-2023", "regulation")
    assert [line.title for line in law] == ["Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara"]
    assert law[0].note == "Nomor Lembaran Negara dari ingatan."
    old = browse(rb, "uu-5-2014", "regulation")[0]
    assert (old.effective_from, old.effective_to) == (date(2014, 1, 15), date(2023, 10, 30))


def test_every_row_of_a_table(rb: Rulebook) -> None:
    everything = browse(rb)
    assert {line.table for line in everything} == set(TITLES)
    assert [line.id for line in browse(rb, table="sanction")] == [
        line.id for line in everything if line.table == "sanction"
    ]
    assert len(browse(rb, table="sanction")) == 41
    assert all(line.title for line in everything)
    assert "11-13 hari kerja kumulatif: sedang" in {line.title for line in browse(rb, table="absence")}
    assert "10 hari kerja atau lebih berturut-turut: berat" in {line.title for line in browse(rb, table="absence")}
    assert "JPT PRATAMA" in {line.title for line in browse(rb, table="authority")}


def test_own_rows_are_marked(rb: Rulebook) -> None:
    own = {
        "table": "retention", "id": "x", "name": "Milik kantor", "active_years": 1, "inactive_years": 1,
        "fate": "musnah", "effective_from": date(2025, 1, 1), "verified": True, "source": "KANTOR",
    }  # fmt: skip
    line = browse(rb.with_rows([own]), "milik kantor")[0]
    assert (line.own, line.where) == (True, "baris kantor")
    assert (line.note, line.source, line.effective_to) == ("", "KANTOR", None)


def test_from_a_sentence_to_article_and_source(rb: Rulebook) -> None:
    notice = Notice(
        Severity.WARN, "x", "kalimat", "PP 94/2021 Pasal 42 ayat (2) jo. PP 53/2010 Pasal 7", False, "PP94; SIMPEL; X"
    )
    found = explain(rb, notice)
    assert [row.id for row in found.regulations] == ["pp-53-2010", "pp-94-2021"]
    assert [row.id for row in found.sources] == ["PP94", "SIMPEL"]
    assert found.sources[0].addresses
    assert (found.legal_basis, found.verified) == (notice.legal_basis, False)
    row = rb.sanctions["pp42.tertutup"]
    explained = explain_row(rb, row)
    assert [item.id for item in explained.regulations] == ["pp-42-2004"]
    assert [item.id for item in explained.sources] == ["PP42"]
    assert (explained.legal_basis, explained.verified) == (row.legal_basis, True)
    assert explain_row(rb, rb.sanctions["uu20.ptdh_parpol"]).verified is False


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PP 94/2021", ["pp-94-2021"]), ("PP 94/20211", []), ("XPP 94/2021", []), ("", []),
        ("PP 94/20211; PP 94/2021 Pasal 8", ["pp-94-2021"]), ("(UU 20/2023)", ["uu-20-2023"]),
    ],
)  # fmt: skip
def test_names_of_regulations(rb: Rulebook, text: str, expected: list[str]) -> None:
    assert [row.id for row in rb.regulations_in(text)] == expected


def test_nearly_every_basis_leads_to_a_regulation(rb: Rulebook) -> None:
    lost = {item.row.legal_basis for item in rb.loaded if item.row.legal_basis} - {
        item.row.legal_basis for item in rb.loaded if rb.regulations_in(item.row.legal_basis)
    }
    assert lost == {
        "Aturan internal satu lembaga; bukan aturan nasional",
        "Kebiasaan dalam contoh formulir, bukan aturan",
        "Perjanjian kerja (templat daerah lain)",
        "Tata cara Sistem Berbagi Terintegrasi",
    }


# ---------------------------------------------------------------- days off


def test_days_off_agree_with_the_library(rb: Rulebook) -> None:
    holidays = pytest.importorskip("holidays")
    ours = {row.day for row in rb.rows(DayOff)}
    for year in range(2018, 2028):
        theirs = set(holidays.country_holidays("ID", years=year, categories=("public", "government")))
        assert {day for day in ours if day.year == year} == theirs, year


@pytest.mark.parametrize(
    ("year", "joint_leave"), [(2018, 8), (2019, 4), (2020, 5), (2021, 1), (2022, 4), (2023, 11), (2024, 10),
     (2025, 11), (2026, 8)]
)  # fmt: skip
def test_joint_leave_per_year(rb: Rulebook, year: int, joint_leave: int) -> None:
    rows = [row for row in rb.rows(DayOff) if row.day.year == year]
    assert sum(row.kind == "cuti_bersama" for row in rows) == joint_leave
    assert all(not row.verified for row in rows)


def test_voting_days(rb: Rulebook) -> None:
    days = {row.day for row in rb.rows(DayOff) if row.kind == "pemungutan_suara"}
    assert days == {date(2018, 6, 27), date(2019, 4, 17), date(2020, 12, 9), date(2024, 2, 14), date(2024, 11, 27)}
