"""Who imposes, who examines, what is passed on."""

from collections.abc import Callable
from datetime import date

import pytest

from models.law import Rulebook, Severity
from models.law.assessment import Assessment, examined_by
from models.law.authority import check_delegation, imposers_of, standing_in
from models.law.person import PersonKind
from tests.law.conftest import codes, person, reasons

Judge = Callable[..., Assessment]
D = date.fromisoformat
MORAL = ("pp42.tertutup", "pp42.terbuka", "pp42.administratif")
LIGHT = ("pp94.ringan.a", "pp94.ringan.b", "pp94.ringan.c")
MEDIUM = ("pp94t.sedang.a", "pp94t.sedang.b", "pp94t.sedang.c")
CUTS = ("pp94.sedang.a", "pp94.sedang.b", "pp94.sedang.c")
SEVERE = ("pp94.berat.a", "pp94.berat.b", "pp94.berat.c")
PK24 = {"calendar": "pilkada-2024"}


WK = ("WALI_KOTA",)
BELOW_LIGHT = ("PEJABAT_SATU_TINGKAT_DI_ATAS", "PENGAWAS_DUA_TINGKAT_DI_ATAS")
BELOW_MEDIUM = ("WALI_KOTA", "PEJABAT_DUA_TINGKAT_DI_ATAS")
JF_LIGHT = ("JPT_PRATAMA", "ADMINISTRATOR", "PENGAWAS")
JF_MEDIUM = ("JPT_PRATAMA", "ADMINISTRATOR")


@pytest.mark.parametrize(
    ("jenjang", "light", "medium", "severe", "dismissal"),
    [
        ("JPT_PRATAMA", WK, WK, WK, WK),
        ("JF_AHLI_UTAMA", WK, WK, WK, ("PRESIDEN_ATAS_USUL_PPK",)),
        ("ADMINISTRATOR", BELOW_LIGHT, BELOW_MEDIUM, WK, WK),
        ("PENGAWAS", BELOW_LIGHT, BELOW_MEDIUM, WK, WK),
        ("PELAKSANA", BELOW_LIGHT, BELOW_MEDIUM, WK, WK),
        ("JF_AHLI_MADYA", JF_LIGHT, JF_MEDIUM, WK, WK),
        ("JF_AHLI_MUDA", JF_LIGHT, JF_MEDIUM, WK, WK),
        ("JF_AHLI_PERTAMA", JF_LIGHT, JF_MEDIUM, WK, WK),
        ("JF_PENYELIA", JF_LIGHT, JF_MEDIUM, WK, WK),
        ("JF_MAHIR", JF_LIGHT, JF_MEDIUM, WK, WK),
        ("JF_TERAMPIL", JF_LIGHT, JF_MEDIUM, WK, WK),
        ("JF_PEMULA", JF_LIGHT, JF_MEDIUM, WK, WK),
        ("", (), (), WK, WK),
    ],
)  # fmt: skip
def test_who_imposes(
    judge: Judge, jenjang: str, light: tuple[str, ...], medium: tuple[str, ...], severe: tuple[str, ...],
    dismissal: tuple[str, ...],
) -> None:  # fmt: skip
    who = person(jenjang=jenjang)
    assert judge("2024-10-01", "pp94.3f", who=who, impact="unit_kerja").imposed_by == light
    assert judge("2024-10-01", "pp94.3f", who=who, impact="instansi").imposed_by == medium
    result = judge("2024-10-01", "pp94.3f", who=who, impact="negara")
    by = {option.sanction.id: option.imposed_by for option in result.options}
    assert (by["pp94.berat.a"], by["pp94.berat.b"], by["pp94.berat.c"]) == (severe, severe, dismissal)
    assert ("authority.post_unknown" in codes(result)) is (not jenjang)


def test_delegation_and_vacancy_are_told(judge: Judge) -> None:
    ethics = judge("2024-09-10", "skb2022.etik.01", **PK24)
    assert {"authority.delegation", "authority.wali_kota"} <= codes(ethics)
    assert "authority.vacant" not in codes(ethics)
    medium = judge("2024-10-01", "pp94.3f", impact="instansi")
    assert "authority.vacant" in codes(medium)
    assert "authority.delegation" not in codes(medium)
    severe = judge("2024-10-01", "pp94.3f", impact="negara")
    assert "authority.vacant" not in codes(severe)


@pytest.mark.parametrize(
    ("jenjang", "code", "severity"),
    [
        ("PENGAWAS", None, None), ("ADMINISTRATOR", None, None), ("JPT_PRATAMA", None, None),
        ("PELAKSANA", "too_low", Severity.BLOCK), ("JF_AHLI_PERTAMA", "too_low", Severity.BLOCK),
        ("JF_AHLI_MUDA", "functional", Severity.WARN), ("", "post_unknown", Severity.WARN),
    ],
)  # fmt: skip
def test_delegation_to_at_least_eselon_iv(
    rb: Rulebook, jenjang: str, code: str | None, severity: Severity | None
) -> None:
    found = check_delegation(rb, person(jenjang=jenjang))
    assert [(n.code, n.severity) for n in found] == ([(f"delegation.{code}", severity)] if code else [])
    assert all(n.legal_basis == "PP 42/2004 Pasal 15 ayat (5)" for n in found)


@pytest.mark.parametrize(
    ("on", "entry", "kind", "jenjang", "basis"),
    [
        ("2012-05-02", "pp42.11c", "PNS", "PELAKSANA", "PP 42/2004 Pasal 15 ayat (2)"),
        ("2024-10-01", "pp94.3f", "PNS", "JPT_PRATAMA", "PP 94/2021 Pasal 18 ayat (3) huruf a"),
        ("2024-10-01", "pp94.3f", "PNS", "PENGAWAS", "PP 94/2021 Pasal 18 ayat (3) huruf c; Pasal 21-23"),
        ("2024-10-01", "pp94.3f", "PNS", "", "PP 94/2021 Pasal 18 ayat (3)"),
        ("2024-10-01", "skb2022.disiplin.01", "PPPK", "JF_AHLI_MUDA", "PP 49/2018 Pasal 52 dan Pasal 71"),
        ("2018-03-01", "pp53.4.15b", "PNS", "JF_AHLI_UTAMA", "PP 53/2010 Pasal 20 ayat (1) huruf a angka 2"),
        ("2018-03-01", "pp53.4.15b", "PNS", "", "PP 53/2010 Pasal 20"),
    ],
)
def test_the_mayor_acts_under_the_article_of_the_track(
    judge: Judge, on: str, entry: str, kind: str, jenjang: str, basis: str
) -> None:
    asked = "2018-06-01" if on < "2021" else "2024-12-01"
    found = judge(on, entry, who=person(kind, jenjang=jenjang), impact="negara", stage="calon", assessed_on=asked)
    assert [n.legal_basis for n in found.notices if n.code == "authority.wali_kota"] == [basis]


@pytest.mark.parametrize(
    ("sanction", "jenjang", "post", "others"),
    [
        ("pp94.ringan.a", "PELAKSANA", "Analis", ["PEJABAT_DUA_TINGKAT_DI_ATAS", "WALI_KOTA", "JF_TERTENTU"]),
        ("pp94.ringan.a", "PENGAWAS", "Lurah", ["PEJABAT_DUA_TINGKAT_DI_ATAS", "WALI_KOTA", "JF_TERTENTU"]),
        ("pp94.ringan.a", "ADMINISTRATOR", "Camat", ["PEJABAT_DUA_TINGKAT_DI_ATAS", "WALI_KOTA"]),
        ("pp94.ringan.a", "JF_AHLI_MUDA", "Guru", ["WALI_KOTA", "JF_TERTENTU"]),
        ("pp94t.sedang.a", "JF_AHLI_MUDA", "Guru", ["WALI_KOTA"]),
        ("pp94t.sedang.a", "PENGAWAS", "Lurah", []),
        ("pp94.ringan.a", "JPT_PRATAMA", "Kepala Dinas", []),
        ("pp94.berat.c", "JF_AHLI_UTAMA", "Dokter", []),
        ("pp53.ringan.a", "PELAKSANA", "Analis", ["WALI_KOTA"]),
        ("pp53.berat.b", "JPT_PRATAMA", "Sekretaris Daerah", []),
        ("pppk.ringan.teguran_lisan", "JF_AHLI_MUDA", "Guru", []),
    ],
)
def test_who_stands_in_for_a_vacant_post(
    rb: Rulebook, sanction: str, jenjang: str, post: str, others: list[str]
) -> None:
    """PP 94/2021 Pasal 22(2)-(3), 23(2)-(3), 25: the higher official, never a lower one; a functional one for light."""
    row, who = rb.sanctions[sanction], person(jenjang=jenjang, post=post)
    on = D("2018-01-01") if sanction.startswith("pp53") else D("2024-10-01")
    found = standing_in(rb, row, who, imposers_of(rb, row, who, on))
    assert list(found) == others
    assert all(notice.severity is Severity.WARN and notice.legal_basis for notice in found.values())


def named(result: Assessment, code: str) -> str:
    return next(n.message for n in result.notices if n.code == f"authority.{code}")


@pytest.mark.parametrize(
    ("jenjang", "one", "two"),
    [
        ("PELAKSANA", "Jabatan Pengawas", "Jabatan Administrator"),
        ("PENGAWAS", "Jabatan Administrator", "Jabatan Pimpinan Tinggi Pratama"),
        ("ADMINISTRATOR", "Jabatan Pimpinan Tinggi Pratama", "Wali Kota"),
    ],
)
def test_levels_above_are_named(judge: Judge, jenjang: str, one: str, two: str) -> None:
    light = judge("2024-10-01", "pp94.3f", who=person(jenjang=jenjang), impact="unit_kerja")
    medium = judge("2024-10-01", "pp94.3f", who=person(jenjang=jenjang), impact="instansi")
    assert named(light, "pejabat_satu_tingkat_di_atas").endswith(f": {one}.")
    assert named(medium, "pejabat_dua_tingkat_di_atas").endswith(f": {two}.")
    only = named(light, "pengawas_dua_tingkat_di_atas")
    assert ("tidak mengenai terlapor ini" in only) is (jenjang != "PELAKSANA")


OLD_LIGHT, OLD_MEDIUM = ("PEJABAT_BERJENJANG",), ("WALI_KOTA", "PEJABAT_STRUKTURAL")


@pytest.mark.parametrize(
    ("post", "jenjang", "light", "medium", "severe"),
    [
        ("Kepala Dinas", "JPT_PRATAMA", ("WALI_KOTA", "SEKRETARIS_DAERAH"), WK, WK),
        ("Sekretaris Daerah", "JPT_PRATAMA", WK, WK, ("GUBERNUR",)),
        ("Camat", "ADMINISTRATOR", OLD_LIGHT, OLD_MEDIUM, WK),
        ("Guru", "JF_AHLI_MADYA", WK, WK, WK),
        ("Guru", "JF_AHLI_UTAMA", WK, WK, WK),
        ("Guru", "JF_AHLI_MUDA", OLD_LIGHT, OLD_MEDIUM, WK),
    ],
)  # fmt: skip
def test_who_imposed_under_the_old_rule(
    judge: Judge, post: str, jenjang: str, light: tuple[str, ...], medium: tuple[str, ...], severe: tuple[str, ...]
) -> None:
    result = judge(
        "2018-03-10", "pp53.4.15a", who=person(jenjang=jenjang, post=post), stage="calon", decided_on="2018-05-02"
    )
    by = {option.sanction.id: option.imposed_by for option in result.options}
    assert by["pp53.ringan.b"] == light
    assert by["pp53.sedang.a"] == medium
    assert by["pp53.sedang.c"] == WK
    assert by["pp53.berat.a"] == WK
    assert by["pp53.berat.d"] == severe


def test_kinds_that_change_nothing_for_a_pelaksana(judge: Judge) -> None:
    below = judge("2024-10-01", "pp94.4i")
    assert "sanction.hollow" in reasons(below, "pp94.berat.b")
    assert "pp94.berat.b" in below.open_ids
    above = judge("2024-10-01", "pp94.4i", who=person(jenjang="PENGAWAS"))
    assert "sanction.hollow" not in reasons(above, "pp94.berat.b")


@pytest.mark.parametrize(
    ("kind", "track", "level", "old", "words"),
    [
        ("PNS", None, None, False, ""),
        ("PNS", "kode_etik", "moral", False, "Majelis Kode Etik"),
        ("PNS", "disiplin", "ringan", False, "atasan langsung"),
        ("PNS", "disiplin", "sedang", False, "tim pemeriksa boleh dibentuk"),
        ("PNS", "disiplin", "berat", False, "tim pemeriksa wajib dibentuk"),
        ("CPNS", "disiplin", "berat", True, "tim pemeriksa boleh dibentuk"),
        ("PNS", "disiplin", "ringan", True, "atasan langsung"),
        ("PNS", "pemberhentian", "pemberhentian", False, "tim pemeriksa wajib dibentuk"),
        ("PPPK", "disiplin", "sedang", False, "atasan langsung menurut ketentuan PPK"),
        ("PPPK", "disiplin", "berat", False, "tim pemeriksa pelanggaran disiplin PPPK"),
        ("PPPK", "pemberhentian", "pemberhentian", False, "tim pemeriksa pelanggaran disiplin PPPK"),
        ("HONORER", "kontrak", "kontrak", False, "menurut perjanjian kerja"),
    ],
)
def test_who_examines(kind: str, track: str | None, level: str | None, old: bool, words: str) -> None:
    assert examined_by(PersonKind(kind), track, level, old) == words


def test_crimes_to_weigh(judge: Judge) -> None:
    chief = person(jenjang="ADMINISTRATOR")
    assert judge("2024-10-01", "pp94.5n.5", who=chief, **PK24).referrals == ("pidana.uu10_2016.71",)
    assert judge("2024-10-01", "pp94.5n.5", **PK24).referrals == ()
    assert judge("2024-10-01", "pp94.5n.5", who=person(jenjang=""), **PK24).referrals == ("pidana.uu10_2016.71",)
    national = judge("2024-01-10", "pp94.5n.5", calendar="pemilu-2024")
    assert national.referrals == ("pidana.uu7_2017.282_283",)
    assert "referral.hint" in codes(national)
    unknown = judge("2024-01-10", "pp94.5n.5", who=chief, stage="calon")
    assert unknown.referrals == ("pidana.uu10_2016.71", "pidana.uu7_2017.282_283")
    assert judge("2024-10-01", "pp94.5n.2", **PK24).referrals == ()
    for kind in ("PPNPN", "HONORER"):
        assert judge("2024-10-01", "skb2022.disiplin.12", kind=kind, **PK24).referrals == ()
    assert judge("2024-10-01", "skb2022.disiplin.12", kind="PPPK", who=person("PPPK", jenjang="")).referrals
    assert judge("2023-12-10", "skb2022.disiplin.10", calendar="pemilu-2024").referrals == ("pidana.uu7_2017.280",)


def test_secretary_of_the_region_is_noted(judge: Judge) -> None:
    sekda = person(jenjang="JPT_PRATAMA", post="Sekretaris Daerah")
    result = judge("2024-09-01", "skb2022.etik.03", who=sekda, **PK24)
    said = next(n for n in result.notices if n.code == "person.sekda")
    assert "Gubernur selaku wakil Pemerintah" in said.message
    assert not said.verified
    assert "person.sekda" not in codes(judge("2024-09-01", "skb2022.etik.03", **PK24))


def test_every_notice_names_its_article(judge: Judge) -> None:
    for result in (
        judge("2024-09-10", "skb2022.etik.01", **PK24),
        judge("2021-08-30", "pp53.4.13b", stage="calon"),
        judge("2024-10-01", "pp94.3f"),
        judge("2024-10-01", "pppk.kontrak.n2", kind="PPPK", stage="calon"),
    ):
        for notice in result.notices:
            assert notice.legal_basis or notice.code == "sanction.none_open", notice.code
