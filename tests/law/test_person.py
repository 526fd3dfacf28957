"""A person as a snapshot, and the two small readers of notices."""

from datetime import date

import pytest

from models.law import Notice, Person, PersonKind, Severity, Trouble, blocks, warnings
from models.law.lawfile import LawError

FULL = Person(
    name="Budi Santoso",
    kind=PersonKind.PPPK,
    number="199001012024211002",
    front_title="Dr. H.",
    back_title="S.Sos., M.Si.",
    golongan="IX",
    pangkat="",
    post="Guru",
    jenjang="JF_AHLI_PERTAMA",
    unit="SD Contoh",
    birth_place="Madiun",
    birth_date=date(1990, 1, 1),
    sex="L",
    institution="Pemerintah Kota",
)


def test_there_and_back() -> None:
    plain = FULL.to_dict()
    assert plain["kind"] == "PPPK"
    assert plain["birth_date"] == "1990-01-01"
    assert set(plain) == set(Person.__dataclass_fields__)
    assert Person.from_dict(plain) == FULL
    nobody = Person(name="Contoh")
    assert nobody.to_dict()["birth_date"] is None
    assert Person.from_dict(nobody.to_dict()) == nobody


def test_an_old_snapshot_always_opens() -> None:
    opened = Person.from_dict({"name": "Contoh", "warna": "biru", "birth_date": date(1990, 1, 2)})
    assert opened == Person(name="Contoh", kind=PersonKind.PNS, birth_date=date(1990, 1, 2))
    with pytest.raises(ValueError):
        Person.from_dict({"name": "Contoh", "kind": "POLRI"})


@pytest.mark.parametrize(
    ("front", "name", "back", "shown"),
    [
        ("", "Budi", "", "Budi"),
        ("Dr. Ir. H.", "BUDI SANTOSO", "S.Sos., M.Si.", "Dr. Ir. H. BUDI SANTOSO, S.Sos., M.Si."),
        (" Drs. ", " Budi ", " , M.M. ", "Drs. Budi, M.M."), ("", "Budi", ", S.E.", "Budi, S.E."),
        ("dr.", "Budi", " ", "dr. Budi"),
    ],
)  # fmt: skip
def test_titled_name(front: str, name: str, back: str, shown: str) -> None:
    assert Person(name=name, front_title=front, back_title=back).titled_name == shown


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        ("PNS", "NIP"), ("CPNS", "NIP"), ("PPPK", "NI PPPK"), ("PPPK_PARUH_WAKTU", "NI PPPK"),
        ("PPNPN", "Nomor Identitas"), ("HONORER", "Nomor Identitas"),
    ],
)  # fmt: skip
def test_label_of_the_number(kind: str, label: str) -> None:
    assert Person(name="Contoh", kind=PersonKind(kind)).number_label == label


def test_shown_number() -> None:
    assert Person(name="x", number="198508172010011003").shown_number == "19850817 201001 1 003"
    assert Person(name="x", number="TH-12").shown_number == "TH-12"
    assert Person(name="x", number="19850817201001100A").shown_number == "19850817201001100A"
    assert Person(name="x", number="1985").shown_number == "1985"


def test_rank_text() -> None:
    assert Person(name="x", golongan="IV/b", pangkat="Pembina Tingkat I").rank_text == "Pembina Tingkat I (IV/b)"
    assert FULL.rank_text == "Golongan IX"
    assert Person(name="x").rank_text == ""
    assert Person(name="x", pangkat="Pembina").rank_text == ""


def test_notices_by_severity() -> None:
    notices = [Notice(severity, severity.value, "x") for severity in Severity]
    assert [n.code for n in blocks(notices)] == ["block"]
    assert [n.code for n in warnings(notices)] == ["warn"]
    assert blocks(()) == []


def test_trouble() -> None:
    trouble = Trouble("Gagal.", "Data utuh.", "Ulangi.")
    assert str(trouble) == "Gagal. Data utuh. Ulangi."
    assert str(Trouble("Gagal.")) == "Gagal."
    assert (trouble.what, trouble.kept, trouble.do, trouble.args) == ("Gagal.", "Data utuh.", "Ulangi.", ("Gagal.",))
    error = LawError("a.toml", 3, "sebab")
    assert (error.file, error.line, error.reason) == ("a.toml", 3, "sebab")
    assert error.what == "Data aturan tidak dapat dipakai: a.toml baris 3: sebab"
    assert LawError("a.toml", 0, "sebab").what == "Data aturan tidak dapat dipakai: a.toml: sebab"
    assert (error.kept, error.do) == ("Baris lain tidak berubah.", "Perbaiki baris itu, lalu buka program kembali.")
