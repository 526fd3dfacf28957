"""Law files: the shipped ones load, broken ones are refused with file, line and reason."""

import shutil
import tomllib
from datetime import date
from pathlib import Path

import pytest

from models.law import LawError, Rulebook, load_rulebook
from models.law.lawfile import line_of, parse_rows
from tests.law.conftest import FOLDER


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "law"
    shutil.copytree(FOLDER, target)
    return target


def change(folder: Path, name: str, old: str, new: str, count: int = 1) -> int:
    """Replaces text in a law file; gives the line where the new text begins."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, count), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def refused(folder: Path) -> LawError:
    with pytest.raises(LawError) as caught:
        load_rulebook(folder)
    return caught.value


def test_shipped_law_has_no_fault(rb: Rulebook) -> None:
    assert rb.left_out == ()
    assert len(rb.sanctions) == 41
    assert len(rb.violations) == 125
    assert len(rb.scales) == 8
    assert len(rb.groups) == 10
    assert len(rb.appeal_routes) == 7
    assert len(rb.referrals) == 3
    assert set(rb.switches) >= {"sedang_scale", "dismissal_form_severe", "effect_day_kind", "summons_gap_mode"}


def test_marks_of_the_drafts_are_kept(rb: Rulebook) -> None:
    assert rb.sanctions["uu20.ptdh_parpol"].verified is False
    assert rb.sanctions["pp42.tertutup"].verified is True
    assert rb.violations["skb2022.disiplin.03"].verified is False
    assert rb.violations["skb2022.disiplin.03"].note
    assert rb.violations["se2017.05"].source == "TRIBUN-MDN"
    assert rb.sanctions["pp42.terbuka"].delivery == "terbuka"


def test_no_path_of_the_drafts_is_left() -> None:
    for path in FOLDER.rglob("*.toml"):
        text = path.read_text(encoding="utf-8")
        assert "shared/" not in text
        assert "law.md" not in text


def test_every_row_says_where_it_comes_from(rb: Rulebook) -> None:
    for item in rb.loaded:
        if item.table not in ("source", "sanction_group"):
            assert item.row.source, (item.raw.file, item.key)
            assert rb.sources_of(item.row.source)


def test_calendars(rb: Rulebook) -> None:
    days = {key: row.penetapan_calon for key, row in rb.calendars.items()}
    assert days["pilkada-2018"] == date(2018, 2, 12)
    assert days["pilkada-2020"] == date(2020, 9, 23)
    assert days["pilkada-2024"] == date(2024, 9, 22)
    assert days["pemilu-2019"] == date(2018, 9, 20)
    assert days["pemilu-2024"] == date(2023, 11, 3)
    assert days["pemilu-2024-presiden"] == date(2023, 11, 13)


def test_ranks(rb: Rulebook) -> None:
    assert rb.rank_name("III/b") == "Penata Muda Tingkat I"
    assert rb.rank_name(" IV/e ") == "Pembina Utama"
    assert rb.rank_name("I/a") == "Juru Muda"
    assert rb.rank_name("IX") == ""
    assert rb.rank_name("V/a") == ""
    assert [row.order for row in rb.ranks.values() if row.ladder == "PNS"] == list(range(1, 18))
    assert sum(row.ladder == "PPPK" for row in rb.ranks.values()) == 17


def test_posts_and_eselon(rb: Rulebook) -> None:
    assert rb.posts["JPT_PRATAMA"].eselon == ("II.a", "II.b")
    assert rb.posts["ADMINISTRATOR"].eselon == ("III.a", "III.b")
    assert rb.posts["PENGAWAS"].eselon == ("IV.a", "IV.b")


def test_mengingat(rb: Rulebook) -> None:
    rows = rb.mengingat(["perwali-madiun-34-2017", "pp-94-2021", "pp-42-2004", "uu-20-2023", "pp-94-2021"])
    assert [row.id for row in rows] == ["uu-20-2023", "pp-42-2004", "pp-94-2021", "perwali-madiun-34-2017"]
    assert rows[2].text.startswith("Peraturan Pemerintah Nomor 94 Tahun 2021 tentang Disiplin Pegawai Negeri Sipil (")
    assert "Nomor 202, Tambahan Lembaran Negara Republik Indonesia Nomor 6718)" in rows[2].text
    assert [row.id for row in rb.mengingat(["uu-5-2014", "uu-20-2023"], date(2023, 10, 30))] == ["uu-5-2014"]
    assert [row.id for row in rb.mengingat(["uu-5-2014", "uu-20-2023"], date(2023, 10, 31))] == ["uu-20-2023"]


BROKEN: list[tuple[str, str, str, str, str]] = [
    ("sanctions.toml", 'level = "moral"', 'warna = "biru"\nlevel = "moral"', "kunci 'warna' tidak dikenal", "key"),
    ("sanctions.toml", "effective_from = 2004-10-18\n", "", "tanggal 'effective_from' wajib diisi", "row"),
    ("scales.toml", "effective_from = 2004-10-18\n", "", "tanggal 'effective_from' wajib diisi", "row"),
    ("sanctions.toml", 'scale = "pp42_2004"', 'scale = "pp42_2005"', "rujukan tidak dikenal: 'pp42_2005'", "key"),
    ("groups.toml", '"pp94.ringan.c"', '"pp94.ringan.d"', "rujukan tidak dikenal: 'pp94.ringan.d'", "key"),
    ("sanctions.toml", "severity = 10\n", 'severity = "10"\n', "'severity' harus berupa bilangan bulat", "key"),
    ("sanctions.toml", "severity = 10\n", "severity = -1\n", "'severity' tidak boleh negatif", "key"),
    ("sanctions.toml", "severity = 10\n", "severity = true\n", "'severity' harus berupa bilangan bulat", "key"),
    ("sanctions.toml", "effective_from = 2004-10-18\n", 'effective_from = "2004-10-18"\n', "harus tanggal", "key"),
    ("sanctions.toml", "effective_from = 2004-10-18\n", "effective_from = 2004-10-18T00:00:00\n", "tanggal", "key"),
    ("sanctions.toml", "verified = true\n", 'verified = "ya"\n', "'verified' harus berupa true atau false", "key"),
    ("sanctions.toml", 'applies_to = ["PNS", "CPNS"]', 'applies_to = "PNS"', "harus berupa daftar teks", "key"),
    ("sanctions.toml", 'applies_to = ["PNS", "CPNS"]', 'applies_to = ["PNS", 3]', "harus berupa daftar teks", "key"),
    ("sanctions.toml", 'applies_to = ["PNS", "CPNS"]', 'applies_to = ["PNS", "PNS"]', "dua kali", "key"),
    ("sanctions.toml", 'applies_to = ["PNS", "CPNS"]', 'applies_to = ["POLRI"]', "jenis pegawai tidak dikenal", "key"),
    ("sanctions.toml", 'level = "moral"', 'level = "keras"', "'level' harus salah satu dari", "key"),
    ("sanctions.toml", 'source = "PP42"', 'source = "PP43"', "rujukan tidak dikenal: 'PP43'", "key"),
    ("sanctions.toml", 'imposers = ["WALI_KOTA"]', 'imposers = ["BUPATI"]', "rujukan tidak dikenal: 'BUPATI'", "key"),
    ("sanctions.toml", 'id = "pp42.terbuka"', 'id = "pp42.tertutup"', "bertumpuk", "row"),
    ("sanctions.toml", "sedang_scale=pp94_tukin", "sedang_scale=pp95", "tidak mengenal nilai 'pp95'", "key"),
    ("sanctions.toml", "sedang_scale=pp94_tukin", "skala=pp94_tukin", "rujukan tidak dikenal: 'skala'", "key"),
    ("switches.toml", 'default = "pp53_transisi"', 'default = "lama"', "nilai bawaan tidak ada", "key"),
    ("calendars.toml", "penetapan_calon = 2018-02-12", "penetapan_calon = 2018-03-12", "tidak berurutan", "key"),
    ("absence.toml", "from_days = 4", "from_days = 3", "rentang hari bertumpuk", "key"),
    ("absence.toml", "to_days = 6", "to_days = 3", "rentang hari terbalik", "key"),
    ("violations-pp94.toml", 'impact = "instansi"', 'impact = "unit_kerja"', "dampak yang sama disebut", "key"),
    ("violations-pp94.toml", ', basis = "', ', dasar = "', "harus memuat impact, level, dan basis", "key"),
    ("violations-skb-2022.toml", 'stage = "bakal_calon"', 'stage = "pilkada"', "'stage' harus salah satu dari", "key"),
    ("clocks.toml", 'unit = "hari_kerja"', 'unit = "minggu"', "'unit' harus salah satu dari", "key"),
    ("clocks.toml", 'unit_switch = "effect_day_kind"', 'unit_switch = "quorum"', "tidak berarti satuan", "key"),
    ("clocks.toml", 'sense_switch = "summons_gap_mode"', 'sense_switch = "quorum"', "tidak berarti satuan", "key"),
    ("violations-pp94.toml", 'level = "sedang"', 'level = "keras"', "tingkat harus salah satu dari", "key"),
    ("rules.toml", 'exception_source = "SIMPEL"', 'exception_source = "SIMPLE"', "rujukan tidak dikenal", "key"),
    ("rules.toml", "effective_from = 2021-08-31\n", "", "tanggal 'effective_from' wajib diisi", "row"),
    ("referrals.toml", "effective_from = 2015-02-02\n", "", "tanggal 'effective_from' wajib diisi", "row"),
    ("appeals.toml", 'file_unit = "hari_kerja"', 'file_unit = "minggu"', "'file_unit' harus salah satu dari", "key"),
    ("switches.toml", 'labels = ["Hari kerja", "Hari kalender"]', 'labels = ["Hari kerja"]', "satu sebutan", "key"),
    ("rules.toml", "[[rule]]", "[[ruel]]", "tabel 'ruel' tidak dikenal", "row"),
    ("scales.toml", "effective_to = 2021-08-30", "effective_to = 2009-08-30", "effective_to mendahului", "key"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "reason", "where"), BROKEN, ids=[str(n) for n in range(len(BROKEN))])
def test_broken_row_is_refused_with_its_line(
    folder: Path, name: str, old: str, new: str, reason: str, where: str
) -> None:
    line = change(folder, name, old, new)
    error = refused(folder)
    assert error.file == name
    assert reason in error.reason
    if where == "key" and "\n[" not in new:
        assert abs(error.line - line) <= 4
    assert f"{name} baris {error.line}" in str(error)
    assert error.kept
    assert error.do


def test_line_of_a_wrong_key_is_exact(folder: Path) -> None:
    line = change(folder, "sanctions.toml", "severity = 60\n", 'severity = "enam puluh"\n')
    assert refused(folder).line == line


def test_line_of_a_missing_date_is_its_row(folder: Path) -> None:
    text = (folder / "sanctions.toml").read_text(encoding="utf-8")
    start = text.index('id = "pp53.berat.e"')
    head = text[:start]
    changed = head + text[start:].replace("effective_from = 2010-06-06\n", "", 1)
    (folder / "sanctions.toml").write_text(changed, encoding="utf-8")
    assert refused(folder).line == head.count("\n")


def test_not_toml(folder: Path) -> None:
    line = change(folder, "groups.toml", 'id = "ringan"', "id = ringan")
    error = refused(folder)
    assert (error.file, error.line, error.reason) == ("groups.toml", line, "bukan TOML yang benar")


def test_not_text(folder: Path) -> None:
    (folder / "groups.toml").write_bytes(b"\xff\xfe\x00")
    assert "UTF-8" in refused(folder).reason


def test_table_that_is_not_a_list(folder: Path) -> None:
    (folder / "zz.toml").write_text('# awal\n\njudul = "x"\n', encoding="utf-8")
    error = refused(folder)
    assert (error.file, error.line) == ("zz.toml", 3)


def test_no_files(tmp_path: Path) -> None:
    with pytest.raises(LawError):
        load_rulebook(tmp_path)


def test_circular_replacement(folder: Path) -> None:
    change(
        folder,
        "appeals.toml",
        'id = "banding_bpasn"\n',
        'id = "banding_bpasn"\nreplaced_by = "pp53_bapek"\n',
    )
    error = refused(folder)
    assert "penggantian berputar" in error.reason
    assert error.file == "appeals.toml"


def test_row_that_replaces_itself(folder: Path) -> None:
    change(folder, "regulations.toml", 'id = "uu-5-2014"\n', 'id = "uu-5-2014"\n')
    change(folder, "regulations.toml", 'replaced_by = "uu-20-2023"', 'replaced_by = "uu-5-2014"')
    assert "penggantian berputar" in refused(folder).reason


def test_holiday_file_of_the_wrong_year(folder: Path) -> None:
    (folder / "holidays" / "2024.toml").rename(folder / "holidays" / "2028.toml")
    error = refused(folder)
    assert error.file == "holidays/2028.toml"
    assert "2024-01-01 tidak termasuk tahun berkas 2028" in error.reason
    assert error.line > 0


def test_one_day_twice(folder: Path) -> None:
    path = folder / "holidays" / "2024.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("2024-12-26", "2024-12-25"), encoding="utf-8")
    assert "bertumpuk" in refused(folder).reason


def test_lenient_loading_keeps_the_rest(folder: Path) -> None:
    change(folder, "sanctions.toml", 'id = "pp42.terbuka"\n', 'id = "pp42.terbuka"\nwarna = "biru"\n')
    (folder / "holidays" / "2027.toml").write_text("rusak", encoding="utf-8")
    book = load_rulebook(folder, strict=False)
    assert "pp42.terbuka" not in book.sanctions
    assert "pp42.tertutup" in book.sanctions
    said = [(error.file, error.reason) for error in book.left_out]
    assert said[0][0] == "sanctions.toml"
    assert said[1] == ("holidays/2027.toml", "bukan TOML yang benar")
    assert {file for file, _ in said[2:]} == {"groups.toml", "violations-pp42.toml", "violations-se-2017.toml",
        "violations-skb-2022.toml", "violations-perwali-madiun-34-2017.toml", "counterparts.toml",
        "referral-hints.toml"} & {file for file, _ in said[2:]}  # fmt: skip
    assert "groups.toml" in {file for file, _ in said[2:]}
    assert 2027 not in book.calendar().years


def test_lenient_loading_leaves_no_loose_end(folder: Path) -> None:
    change(folder, "sources.toml", 'id = "PP94"\n', 'id = "PP94X"\n')
    book = load_rulebook(folder, strict=False)
    for item in book.loaded:
        assert "PP94" not in item.row.source.replace(" ", "").split(";")
    assert book.left_out


# ---------------------------------------------------------------- lines

TEXT = '''# [[a]] in a comment
[[a]]
x = [
  "y = 1",
  "]",
]
y = """
[[a]]
x = 2
"""
z = 'ab" # ['
[[b]]
x = 1

[[a]]
w = { x = 1 }
x = "a\\"b [" # [[a]]
y = 3
'''


TRICKY = {
    "a bracket in a comment": "[[a]]\nv = 1 # [ {\nw = 2\n",
    "a comment alone": '[[a]]\n# [[[ """\nw = 2\n',
    "a list over lines": '[[a]]\nv = [\n  ["x"],\n  ["w = 3"]\n]\nw = 2\n',
    "a list that ends beside a value": "[[a]]\nv = [ 1,\n  2 ]\nw = 2\n",
    "a long text on one line": '[[a]]\nv = """ [ """\nw = 2\n',
    "a long text with a quote": "[[a]]\nv = '''\nit's [\n'''\nw = 2\n",
    "a long text with a key": '[[a]]\nv = """\nw = 9\n"""\nw = 2\n',
    "two long texts": '[[a]]\nv = ["""[""", """\nw = 9\n"""]\nw = 2\n',
    "an escaped quote": '[[a]]\nv = "\\" ["\nw = 2\n',
    "an escaped backslash": '[[a]]\nv = "\\\\"\nw = 2\n',
    "a backslash in a plain text": "[[a]]\nv = 'a\\'\nw = 2\n",
    "an empty text": "[[a]]\nv = ''\nw = 2\n",
    "a table in braces": "[[a]]\nv = { w = 1 }\nw = 2\n",
    "spaces before": "[[a]]\n  v = 1\n\t w = 2\n",
}


@pytest.mark.parametrize("name", TRICKY)
def test_line_of_a_key_after(name: str) -> None:
    text = TRICKY[name]
    expected = next(n for n, line in enumerate(text.splitlines(), 1) if line.strip() == "w = 2")
    assert tomllib.loads(text)["a"][0]["w"] == 2
    assert line_of(text, "a", 0, "w") == expected


def test_lines_are_found_behind_lists_and_long_texts() -> None:
    assert line_of(TEXT, "a", 0) == 2
    assert line_of(TEXT, "a", 0, "x") == 3
    assert line_of(TEXT, "a", 0, "y") == 7
    assert line_of(TEXT, "a", 0, "z") == 11
    assert line_of(TEXT, "b", 0, "x") == 13
    assert line_of(TEXT, "a", 1) == 15
    assert line_of(TEXT, "a", 1, "x") == 17
    assert line_of(TEXT, "a", 1, "y") == 18
    assert line_of(TEXT, "a", 0, "tidak ada") == 2
    assert line_of(TEXT, "b", 3) == 0
    assert line_of("", "a", 0) == 0
    assert [(row.table, row.index) for row in parse_rows(TEXT, "x.toml")] == [("a", 0), ("a", 1), ("b", 0)]
