"""Who may sit: PP 42/2004 Pasal 17-18."""

from datetime import date

import pytest

from models.law import Person, Rulebook, Severity
from models.law.panel import SeatView, check_panel, needed, quorum
from tests.law.conftest import person

ON = date(2024, 10, 1)


def seat(place: int, role: str = "anggota", **values: object) -> SeatView:
    conflict = values.pop("conflict", False)
    active = values.pop("active", True)
    plain: dict[str, object] = {
        "name": f"Anggota {place}",
        "number": f"{place:018d}",
        "golongan": "IV/b",
        "jenjang": "ADMINISTRATOR",
    }
    kind = str(values.pop("kind", "PNS"))
    return SeatView(role, person(kind, **(plain | values)), conflict, active)  # type: ignore[arg-type]


def panel(size: int = 5, **values: object) -> list[SeatView]:
    """A panel of one rank; ``values`` change its last member."""
    roles = ["ketua", "sekretaris", *["anggota"] * max(0, size - 2)][:size]
    seats = [seat(place, role) for place, role in enumerate(roles, 1)]
    if values:
        seats[-1] = seat(size, str(values.pop("role", "anggota")), **values)
    return seats


def respondent(**values: object) -> Person:
    return person(**({"golongan": "IV/a", "jenjang": "ADMINISTRATOR", "number": "9" * 18} | values))  # type: ignore[arg-type]


def found(rb: Rulebook, who: Person, seats: list[SeatView], on: date = ON) -> dict[str, Severity]:
    notices = check_panel(rb, who, seats, on)
    assert all(n.legal_basis and n.source and n.message for n in notices)
    return {n.code.removeprefix("panel."): n.severity for n in notices}


BLOCK, WARN, INFO = Severity.BLOCK, Severity.WARN, Severity.INFO


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (0, {"size", "ketua", "sekretaris", "members"}), (4, {"size", "members"}), (5, set()), (6, {"odd"}),
        (7, set()), (8, {"odd"}), (9, set()),
    ],
)  # fmt: skip
def test_size(rb: Rulebook, size: int, expected: set[str]) -> None:
    result = found(rb, respondent(), panel(size))
    assert set(result) == expected
    assert set(result.values()) <= {BLOCK}


def test_inactive_seats_do_not_count(rb: Rulebook) -> None:
    seats = panel(5, active=False)
    assert set(found(rb, respondent(), seats)) == {"size", "members"}
    assert found(rb, respondent(), [*seats, seat(6)]) == {}
    low = [*panel(5), seat(6, golongan="III/a", active=False, conflict=True)]
    assert found(rb, respondent(), low) == {}


def test_roles(rb: Rulebook) -> None:
    assert found(rb, respondent(), panel(5, role="ketua")) == {"ketua": BLOCK, "members": BLOCK}
    assert found(rb, respondent(), panel(5, role="sekretaris")) == {"sekretaris": BLOCK, "members": BLOCK}
    assert found(rb, respondent(), panel(7, role="ketua")) == {"ketua": BLOCK}
    assert found(rb, respondent(), panel(7, role="notulis")) == {"role": BLOCK}
    none = [seat(place) for place in range(1, 6)]
    assert found(rb, respondent(), none) == {"ketua": BLOCK, "sekretaris": BLOCK}


def test_rank_and_post_are_both_checked(rb: Rulebook) -> None:
    higher = respondent(golongan="IV/c")
    assert found(rb, higher, panel()) == {"rank": BLOCK}
    assert found(rb, respondent(golongan="IV/b"), panel()) == {}
    above = respondent(jenjang="JPT_PRATAMA")
    assert found(rb, above, panel()) == {"post": BLOCK}
    assert found(rb, respondent(golongan="IV/c", jenjang="JPT_PRATAMA"), panel()) == {"rank": BLOCK, "post": BLOCK}


def test_vector_of_the_reference(rb: Rulebook) -> None:
    seats = panel(5, golongan="IV/a")
    notices = check_panel(rb, respondent(golongan="IV/b"), seats, ON)
    assert [(n.code, n.severity) for n in notices] == [("panel.rank", BLOCK)]
    assert "kedudukan 5" in notices[0].message
    assert notices[0].legal_basis == "PP 42/2004 Pasal 18 ayat (3)"


@pytest.mark.parametrize(
    ("own", "theirs", "lower"),
    [("III/d", "III/c", True), ("III/d", "IV/a", False), ("IV/a", "III/d", True), ("II/a", "I/d", True),
     ("III/a", "III/a", False)],
)  # fmt: skip
def test_order_of_ranks(rb: Rulebook, own: str, theirs: str, lower: bool) -> None:
    seats = [seat(place, role.role, golongan=theirs) for place, role in enumerate(panel(), 1)]
    assert ("rank" in found(rb, respondent(golongan=own), seats)) is lower


def test_missing_data_warns(rb: Rulebook) -> None:
    assert found(rb, respondent(golongan=""), panel()) == {"rank_missing": WARN}
    assert found(rb, respondent(golongan="IX"), panel()) == {"rank_missing": WARN}
    assert found(rb, respondent(jenjang=""), panel()) == {"post_missing": WARN}
    assert found(rb, respondent(), panel(5, golongan="")) == {"rank_unknown": WARN}
    assert found(rb, respondent(), panel(5, golongan="IX")) == {"rank_unknown": WARN}
    assert found(rb, respondent(), panel(5, jenjang="KEPALA")) == {"post_unknown": WARN}


def test_functional_against_managerial_is_for_people_to_decide(rb: Rulebook) -> None:
    result = check_panel(rb, respondent(), panel(5, jenjang="JF_AHLI_MUDA"), ON)
    assert [(n.code, n.severity, n.verified) for n in result] == [("panel.post_unsure", WARN, False)]
    assert found(rb, respondent(), panel(5, jenjang="JF_AHLI_MADYA")) == {}
    assert found(rb, respondent(jenjang="JF_AHLI_MADYA"), panel(5, jenjang="JF_AHLI_MUDA")) == {"post": BLOCK}
    assert found(rb, respondent(jenjang="JF_PENYELIA"), panel(5, jenjang="JF_MAHIR")) == {"post": BLOCK}


def test_pns_and_pppk_cannot_be_compared(rb: Rulebook) -> None:
    pppk = person("PPPK", golongan="IX", jenjang="JF_AHLI_PERTAMA", number="9" * 18)
    notices = check_panel(rb, pppk, panel(), ON)
    assert [(n.code, n.severity, n.verified) for n in notices] == [("panel.rank_incomparable", WARN, False)]
    assert "kedudukan 1, 2, 3, 4, 5" in notices[0].message
    assert found(rb, respondent(), panel(5, kind="PPPK", golongan="XII")) == {"rank_incomparable": WARN}
    own = [seat(place, role.role, kind="PPPK", golongan="X") for place, role in enumerate(panel(), 1)]
    assert found(rb, pppk, own) == {}
    own[2] = seat(3, kind="PPPK", golongan="VIII")
    assert found(rb, pppk, own) == {"rank": BLOCK}


def test_outside_asn(rb: Rulebook) -> None:
    assert found(rb, person("HONORER"), panel()) == {}
    assert found(rb, respondent(), panel(5, kind="HONORER", golongan="")) == {"outsider": WARN, "rank_unknown": WARN}


def test_conflict(rb: Rulebook) -> None:
    assert found(rb, respondent(), panel(5, conflict=True)) == {"conflict": BLOCK}
    assert found(rb, respondent(), panel(5, conflict=None)) == {"conflict_undeclared": INFO}
    assert found(rb, respondent(), panel(5, conflict=False)) == {}


def test_nobody_judges_himself_or_sits_twice(rb: Rulebook) -> None:
    assert found(rb, respondent(), panel(5, number="9" * 18)) == {"respondent": BLOCK}
    assert found(rb, respondent(), panel(5, number=f"{1:018d}")) == {"twice": BLOCK}
    assert found(rb, respondent(), panel(5, number="", name=" anggota   1")) == {"twice": BLOCK}
    assert found(rb, respondent(number="", name="Anggota 5"), panel()) == {"respondent": BLOCK}
    assert found(rb, respondent(number="", name=""), panel(5, name="", number="")) == {}


@pytest.mark.parametrize(
    ("post", "who"),
    [
        ("Sekretaris Daerah", "Gubernur"), ("SEKRETARIS DAERAH KOTA MADIUN", "Gubernur"), ("Sekda", "Gubernur"),
        ("Pj. Sekretaris Daerah", "Gubernur"), ("Plt Sekretaris Daerah", "Gubernur"), ("Penjabat Sekda", "Gubernur"),
        ("Pelaksana Harian Sekretaris Daerah", "Gubernur"),
        ("Sekretaris Daerah Provinsi", "Menteri Dalam Negeri"),
        ("Sekretaris Daerah Propinsi Contoh", "Menteri Dalam Negeri"),
        ("Asisten Sekretaris Daerah", None), ("Staf Sekretariat Daerah", None), ("Sekretaris Dinas", None), ("", None),
        ("Sekdako", None), ("Camat Provinsi", None),
    ],
)  # fmt: skip
def test_secretary_of_the_region(rb: Rulebook, post: str, who: str | None) -> None:
    said = [n for n in check_panel(rb, respondent(post=post), panel(), ON) if n.code == "panel.sekda"]
    assert len(said) == (who is not None)
    if who:
        assert (said[0].severity, said[0].verified) == (BLOCK, False)
        assert f"majelis dibentuk oleh {who}" in said[0].message


def test_before_the_rule(rb: Rulebook) -> None:
    assert found(rb, respondent(), panel(), date(2004, 10, 17)) == {"before_law": WARN}
    assert found(rb, respondent(), panel(), date(2004, 10, 18)) == {}


def test_no_name_and_no_number_in_a_notice(rb: Rulebook) -> None:
    seats = panel(6, golongan="III/a", conflict=True, jenjang="PELAKSANA")
    for notice in check_panel(rb, respondent(name="Rahasia Sekali"), seats, ON):
        assert "Rahasia" not in notice.message
        assert "Anggota 6" not in notice.message
        assert "000000" not in notice.message


@pytest.mark.parametrize(
    ("value", "total", "need"),
    [
        ("semua", 5, 5), ("semua", 7, 7), ("dua_pertiga", 5, 4), ("dua_pertiga", 6, 4), ("dua_pertiga", 9, 6),
        ("lebih_dari_setengah", 5, 3), ("lebih_dari_setengah", 6, 4), ("lebih_dari_setengah", 7, 4),
    ],
)  # fmt: skip
def test_quorum(rb: Rulebook, value: str, total: int, need: int) -> None:
    book = rb.with_switches({"quorum": value})
    assert needed(book, total) == need
    assert quorum(book, total, need) is None
    short = quorum(book, total, need - 1)
    assert short is not None
    assert (short.severity, short.code, short.verified) == (WARN, "panel.quorum", False)
    assert f"Hadir {need - 1} dari {total}" in short.message
    assert f"sekurang-kurangnya {need}" in short.message


def test_quorum_of_a_day(rb: Rulebook) -> None:
    book = rb.with_switches({"quorum": [("dua_pertiga", date(2025, 1, 1))]})
    assert needed(book, 5, date(2024, 12, 31)) == 5
    assert needed(book, 5, date(2025, 1, 1)) == 4
    assert quorum(book, 5, 4, date(2024, 12, 31)) is not None
