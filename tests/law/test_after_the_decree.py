"""Appeals and what they do, day of effect, team and relief, retention."""

from datetime import date

import pytest

from models.law import Rulebook, Severity
from models.law.appeals import decree_after, routes_of
from models.law.clocks import WorkingCalendar
from models.law.effect import Appeal, effect_of
from models.law.examination import OVERSIGHT, PERSONNEL, SUPERIOR, Relief, TeamMember, check_relief, check_team
from models.law.retention import retention_of
from tests.law.conftest import person

D = date.fromisoformat
WK = ("WALI_KOTA",)
OTHER = ("PEJABAT_SATU_TINGKAT_DI_ATAS",)
BOTH = ("WALI_KOTA", "PEJABAT_DUA_TINGKAT_DI_ATAS")


@pytest.mark.parametrize(
    ("sanction", "imposers", "on", "routes"),
    [
        ("pp42.tertutup", WK, "2024-01-01", ("keberatan_ppk",)),
        ("pp42.tertutup", WK, "2021-08-10", ("keberatan_ppk",)),
        ("pp42.tertutup", WK, "2021-08-09", ("tidak_ada",)),
        ("pp42.administratif", (), "2024-01-01", ()),
        ("pp94.ringan.a", OTHER, "2024-01-01", ("keberatan_atasan",)),
        ("pp94.ringan.a", WK, "2024-01-01", ("keberatan_ppk",)),
        ("pp94t.sedang.a", BOTH, "2024-01-01", ("keberatan_atasan", "keberatan_ppk")),
        ("pp94t.sedang.a", (), "2024-01-01", ("keberatan_atasan", "keberatan_ppk")),
        ("pp94.berat.c", WK, "2024-01-01", ("banding_bpasn",)),
        ("uu5.ptdh_parpol", WK, "2021-08-09", ("pp53_bapek",)),
        ("uu5.ptdh_parpol", WK, "2021-08-10", ("banding_bpasn",)),
        ("pp53.berat.e", WK, "2018-01-01", ("pp53_bapek",)),
        ("pp53.berat.e", WK, "2021-08-20", ("banding_bpasn",)),
        ("pp53.berat.a", WK, "2018-01-01", ("tidak_ada",)),
        ("pp53.ringan.a", OTHER, "2018-01-01", ("tidak_ada",)),
        ("pp53.sedang.a", WK, "2018-01-01", ("tidak_ada",)),
        ("pp53.sedang.a", ("PEJABAT_STRUKTURAL",), "2018-01-01", ("pp53_keberatan",)),
        ("pp53.sedang.a", ("WALI_KOTA", "PEJABAT_STRUKTURAL"), "2018-01-01", ("pp53_keberatan", "tidak_ada")),
        ("pp53.sedang.b", ("PEJABAT_STRUKTURAL",), "2021-08-09", ("pp53_keberatan",)),
        ("pp53.sedang.b", ("PEJABAT_STRUKTURAL",), "2021-08-10", ("keberatan_atasan",)),
        ("pp53.sedang.b", ("PEJABAT_STRUKTURAL",), "2021-08-15", ("keberatan_atasan",)),
        ("nonasn.phk", ("PPK_ATAU_PENANDATANGAN_KONTRAK",), "2024-01-01", ("kontrak",)),
        ("pppk.berat.phk_dhtaps", WK, "2024-01-01", ("banding_bpasn",)),
        ("pppk.berat.phk_dhtaps", WK, "2021-08-10", ("banding_bpasn",)),
        ("pppk.berat.phk_dhtaps", WK, "2021-08-09", ("tidak_ada",)),
    ],
)
def test_routes(rb: Rulebook, sanction: str, imposers: tuple[str, ...], on: str, routes: tuple[str, ...]) -> None:
    assert routes_of(rb, rb.sanctions[sanction], imposers, D(on)) == routes


@pytest.mark.parametrize(
    ("outcome", "old", "new", "route", "decree", "sanction", "blocked"),
    [
        ("memperkuat", "pp94.berat.a", None, "keberatan_ppk", "tetap", "pp94.berat.a", None),
        ("memperkuat", "pp94.berat.a", "pp94.berat.a", None, "tetap", "pp94.berat.a", None),
        ("memperkuat", "pp94.berat.a", "pp94.berat.b", None, "tetap", "pp94.berat.a", "no_new"),
        ("memperingan", "pp94.berat.b", "pp94.berat.a", "keberatan_ppk", "diganti", "pp94.berat.a", None),
        ("memperingan", "pp94.berat.a", "pp94.berat.a", None, "diganti", "pp94.berat.a", "not_lighter"),
        ("memperingan", "pp94.berat.a", None, None, "diganti", None, "new_missing"),
        ("memperberat", "pp94.berat.a", "pp94.berat.b", "banding_bpasn", "diganti", "pp94.berat.b", None),
        ("memperberat", "pp94.berat.b", "pp94.berat.b", None, "diganti", "pp94.berat.b", "not_heavier"),
        ("mengubah", "pp94.berat.b", "pp94.berat.a", None, "diganti", "pp94.berat.a", None),
        ("mengubah", "pp94.berat.b", "pp94.berat.b", None, "diganti", "pp94.berat.b", "not_changed"),
        ("mencabut", "pp94.berat.b", None, "keberatan_atasan", "dicabut", None, None),
        ("mencabut", "pp94.berat.c", None, "banding_bpasn", "dicabut", None, "outcome"),
        ("membatalkan", "pp94.berat.c", None, "banding_bpasn", "batal", None, None),
        ("tidak_dapat_diterima", "pp94.berat.c", None, "banding_bpasn", "tetap", "pp94.berat.c", None),
        ("batal_demi_hukum", "pp53.sedang.a", None, "pp53_keberatan", "batal", None, None),
        ("batal_demi_hukum", "pp94t.sedang.a", None, "keberatan_atasan", "batal", None, "outcome"),
    ],
)
def test_outcomes(
    rb: Rulebook,
    outcome: str,
    old: str,
    new: str | None,
    route: str | None,
    decree: str,
    sanction: str | None,
    blocked: str | None,
) -> None:
    fate = decree_after(rb, outcome, old, new, route)
    assert (fate.outcome, fate.decree, fate.sanction) == (outcome, decree, sanction)
    blocks = [n.code for n in fate.notices if n.severity is Severity.BLOCK]
    assert blocks == ([f"appeal.{blocked}"] if blocked else [])
    assert fate.notices[-1].code == f"appeal.{outcome}"
    assert all(n.legal_basis for n in fate.notices)


def test_unknown_outcome(rb: Rulebook) -> None:
    with pytest.raises(KeyError):
        decree_after(rb, "menang", "pp94.berat.a")


# ---------------------------------------------------------------- effect

DAYS = WorkingCalendar({}, frozenset({2018, 2026}))
SET = D("2026-07-10")
GOT = D("2026-07-14")


def test_effect_of_discipline(rb: Rulebook) -> None:
    row = rb.sanctions["pp94t.sedang.a"]
    effect = effect_of(rb, row, WK, set_on=SET, received_on=GOT, calendar=DAYS)
    assert (effect.on, effect.reason.code, effect.reason.verified) == (D("2026-08-04"), "effect.day15", False)
    assert effect.run is not None
    assert effect.run.days == 15
    waiting = effect_of(rb, row, WK, set_on=SET)
    assert (waiting.on, waiting.reason.code, waiting.run) == (None, "effect.not_received", None)
    filed = effect_of(rb, row, WK, set_on=SET, received_on=GOT, appeal=Appeal(D("2026-07-20")))
    assert (filed.on, filed.reason.legal_basis) == (None, "PP 94/2021 Pasal 38 ayat (2)")
    assert filed.reason.message.endswith("Belum diputus.")
    decided = effect_of(rb, row, WK, set_on=SET, received_on=GOT, appeal=Appeal(D("2026-07-20"), D("2026-08-01")))
    assert decided.on == D("2026-08-01")
    assert not decided.reason.message.endswith("Belum diputus.")


def test_effect_in_calendar_days(rb: Rulebook) -> None:
    book = rb.with_switches({"effect_day_kind": "hari_kalender"})
    effect = effect_of(book, rb.sanctions["pp94.berat.c"], WK, set_on=SET, received_on=GOT, calendar=DAYS)
    assert effect.on == D("2026-07-29")
    assert effect.reason.message == "Berlaku pada hari ke-15 sejak diterima."


def test_effect_of_the_rest(rb: Rulebook) -> None:
    moral = effect_of(rb, rb.sanctions["pp42.terbuka"], WK, set_on=SET, received_on=GOT)
    assert (moral.on, moral.reason.code, moral.reason.verified) == (SET, "effect.moral", False)
    pppk = effect_of(rb, rb.sanctions["pppk.berat.phk_dhtaps"], WK, set_on=SET, received_on=GOT)
    assert (pppk.on, pppk.reason.code) == (None, "effect.rule")
    assert "Pasal 71 ayat (4)" in pppk.reason.message
    contract = effect_of(rb, rb.sanctions["nonasn.phk"], WK, set_on=SET, received_on=GOT)
    assert (contract.on, contract.reason.code) == (None, "effect.contract")
    law = effect_of(rb, rb.sanctions["uu20.ptdh_parpol"], WK, set_on=SET, received_on=GOT, calendar=DAYS)
    assert law.on == D("2026-08-04")


def test_effect_under_the_old_rule(rb: Rulebook) -> None:
    set_on, got = D("2018-05-02"), D("2018-05-04")
    at_once = effect_of(rb, rb.sanctions["pp53.berat.a"], WK, set_on=set_on, received_on=got)
    assert (at_once.on, at_once.reason.legal_basis) == (set_on, "PP 53/2010 Pasal 43")
    later = effect_of(rb, rb.sanctions["pp53.berat.d"], WK, set_on=set_on, received_on=got, calendar=DAYS)
    assert (later.on, later.reason.verified) == (D("2018-05-19"), True)
    appealed = effect_of(rb, rb.sanctions["pp53.berat.d"], WK, set_on=set_on, appeal=Appeal(got, D("2018-06-01")))
    assert (appealed.on, appealed.reason.legal_basis) == (D("2018-06-01"), "PP 53/2010 Pasal 44-45")


# ---------------------------------------------------------------- team and relief


def team(*elements: str, **values: object) -> list[TeamMember]:
    return [
        TeamMember(element, person(number=f"{place:018d}", jenjang="ADMINISTRATOR", **values))  # type: ignore[arg-type]
        for place, element in enumerate(elements)
    ]


FULL = (SUPERIOR, OVERSIGHT, PERSONNEL)
CHIEF = person(jenjang="ADMINISTRATOR", number="9" * 18)


def test_team(rb: Rulebook) -> None:
    assert check_team(rb, CHIEF, team(*FULL), "berat") == ()
    assert check_team(rb, CHIEF, team(*FULL, "lain"), "sedang") == ()
    assert [n.code for n in check_team(rb, CHIEF, team(*FULL), "ringan")] == ["team.level"]
    missing = check_team(rb, CHIEF, team(SUPERIOR), "berat")
    assert [(n.code, n.severity) for n in missing] == [("team.element", Severity.BLOCK)]
    assert "unsur pengawasan, unsur kepegawaian" in missing[0].message
    assert "atasan langsung" not in missing[0].message
    involved = [*team(OVERSIGHT, PERSONNEL), TeamMember(SUPERIOR, person(jenjang="JPT_PRATAMA"), involved=True)]
    assert [n.code for n in check_team(rb, CHIEF, involved, "berat")] == ["team.involved"]
    own = [*team(OVERSIGHT, PERSONNEL), TeamMember(SUPERIOR, CHIEF)]
    assert [n.code for n in check_team(rb, CHIEF, own, "berat")] == ["team.respondent"]
    lower = [*team(OVERSIGHT, PERSONNEL), TeamMember(SUPERIOR, person(jenjang="PENGAWAS"))]
    assert [(n.code, n.verified) for n in check_team(rb, CHIEF, lower, "berat")] == [("team.post", False)]


def test_team_for_the_secretary_is_formed_above_the_city(rb: Rulebook) -> None:
    for post, who in (
        ("Sekretaris Daerah", "Gubernur selaku wakil Pemerintah"),
        ("Plt. Sekretaris Daerah", "Gubernur selaku wakil Pemerintah"),
        ("Sekretaris Daerah Provinsi", "Menteri Dalam Negeri"),
    ):
        found = check_team(rb, person(post=post), team(*FULL), "berat")
        assert [(n.code, n.verified) for n in found] == [("team.sekda", False)]
        assert who in found[0].message
    assert check_team(rb, person(post="Asisten Sekretaris Daerah"), team(*FULL), "berat") == ()


def test_team_of_people_without_numbers(rb: Rulebook) -> None:
    nobody = person(jenjang="", number="")
    assert (
        check_team(rb, nobody, [TeamMember(element, person(number="", jenjang="")) for element in FULL], "berat") == ()
    )


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, []),
        ({"level": "pemberhentian"}, []),
        ({"level": "sedang"}, ["relief_level"]),
        ({"level": None}, ["relief_unknown"]),
        ({"since": D("2026-03-01")}, ["relief_early"]),
        ({"examined_on": None}, ["relief_early"]),
        ({"decree_on": D("2026-03-01")}, ["relief_late"]),
        ({"decree_on": D("2026-03-02")}, []),
        ({"acting": ""}, ["relief_acting"]),
        ({"by_superior": False}, ["relief_by"]),
    ],
)
def test_relief(values: dict[str, object], expected: list[str]) -> None:
    plain = {"since": D("2026-03-02"), "level": "berat", "acting": "Plh.", "examined_on": D("2026-03-02")}
    found = check_relief(Relief(**(plain | values)))  # type: ignore[arg-type]
    assert [n.code.removeprefix("team.") for n in found] == expected
    blocking = {"relief_level", "relief_early", "relief_late"}
    assert all((n.severity is Severity.BLOCK) == (n.code.removeprefix("team.") in blocking) for n in found)
    assert all(n.legal_basis.startswith("PP 94/2021 Pasal 31") for n in found)


# ---------------------------------------------------------------- retention


def test_retention(rb: Rulebook) -> None:
    kept = retention_of(rb, "800.1.6.2", D("2024-02-29"))
    assert (kept.active_until, kept.inactive_until, kept.fate) == (D("2026-02-28"), D("2029-02-28"), "musnah")
    assert (kept.code, kept.place) == ("800.1.6.2", "unit kearsipan")
    phases = [kept.phase(D(day)) for day in ("2026-02-28", "2026-03-01", "2029-02-28", "2029-03-01")]
    assert phases == ["aktif", "inaktif", "inaktif", "selesai"]
    assert kept.may_destroy(D("2029-03-01"), False)
    assert not kept.may_destroy(D("2029-02-28"), False)
    assert not kept.may_destroy(D("2029-03-01"), True)
    assert [n.code for n in kept.notices] == ["retention.row", "retention.unverified"]
    assert "aktif 2 tahun, inaktif 3 tahun, lalu dapat diusulkan musnah" in kept.notices[0].message


def test_ethics_papers_stay(rb: Rulebook) -> None:
    kept = retention_of(rb, "800.1.6.1", D("2024-05-01"))
    assert kept.fate == "permanen"
    assert not kept.may_destroy(D("2090-01-01"), False)
    with pytest.raises(KeyError):
        retention_of(rb, "000", D("2024-05-01"))


def test_own_schedule(rb: Rulebook) -> None:
    own = {
        "table": "retention", "id": "800.1.6.9", "name": "Perkara", "active_years": 1, "inactive_years": 10,
        "fate": "musnah", "effective_from": D("2025-01-01"), "verified": True, "source": "KANTOR",
    }  # fmt: skip
    kept = retention_of(rb.with_rows([own]), "800.1.6.9", D("2025-05-01"))
    assert (kept.place, kept.inactive_until) == ("lembaga kearsipan daerah", D("2036-05-01"))
    assert [n.code for n in kept.notices] == ["retention.row"]
