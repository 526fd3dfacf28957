"""Numbers of persons: what they say and what is odd about them."""

from datetime import date

import pytest

from models.law import PersonKind, Severity
from models.law.nip import check_number, parse_nip

BORN = date(1985, 8, 17)
GOOD = "198508172010011003"


def odd(kind: PersonKind, number: str, born: date | None = None, sex: str = "", on: date | None = None) -> list[str]:
    found = check_number(kind, number, born, sex, on)
    assert all(n.severity is Severity.WARN and not n.verified and n.source and n.legal_basis for n in found)
    return [n.code.removeprefix("number.") for n in found]


def test_good_nip() -> None:
    assert odd(PersonKind.PNS, GOOD, BORN, "L", date(2024, 1, 1)) == []
    assert odd(PersonKind.CPNS, GOOD) == []


def test_no_such_date() -> None:
    assert odd(PersonKind.PNS, "198502302010011003") == ["birth"]


def test_pppk_has_an_agreement_where_a_nip_has_a_month() -> None:
    number = "199001012024211002"
    assert odd(PersonKind.PPPK, number, date(1990, 1, 1), "L") == []
    assert odd(PersonKind.PPPK_PARUH_WAKTU, number) == []
    assert odd(PersonKind.PNS, number) == ["appointed"]
    parts = parse_nip(number, PersonKind.PPPK)
    assert parts is not None
    assert (parts.agreement, parts.appointed, parts.sequence) == ("21", date(2024, 1, 1), 2)


def test_parts() -> None:
    parts = parse_nip(GOOD)
    assert parts is not None
    assert (parts.birth_date, parts.appointed, parts.sex, parts.sequence, parts.agreement) == (
        BORN,
        date(2010, 1, 1),
        "L",
        3,
        "",
    )
    assert parse_nip(GOOD[:-1]) is None
    assert parse_nip(GOOD + "1") is None
    assert parse_nip("١" * 18) is None


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("", ["missing"]),
        ("19850817 201001 1 003", ["digits"]),
        ("130123456", ["old"]),
        ("19850817201001100", ["length"]),
        ("198508172010011000", ["sequence"]),
        ("198508172010013003", ["sex"]),
        ("198508172010131003", ["appointed"]),
        ("198508172002081003", ["age"]),
        ("198508172002091003", []),
        ("198508172031091003", ["age"]),
        ("198508172031081003", []),
    ],
)
def test_odd_numbers(number: str, expected: list[str]) -> None:
    assert odd(PersonKind.PNS, number) == expected


def test_nine_digits_are_old_only_for_pns() -> None:
    assert odd(PersonKind.PPPK, "130123456") == ["length"]


def test_differs_from_the_record() -> None:
    assert odd(PersonKind.PNS, GOOD, date(1985, 8, 18), "P") == ["birth_differs", "sex_differs"]
    assert odd(PersonKind.PNS, GOOD, BORN, "P") == ["sex_differs"]
    assert odd(PersonKind.PNS, GOOD, None, "L") == []


def test_appointment_in_the_future() -> None:
    assert odd(PersonKind.PNS, GOOD, on=date(2009, 12, 31)) == ["future"]
    assert odd(PersonKind.PNS, GOOD, on=date(2010, 1, 1)) == []


def test_woman() -> None:
    assert odd(PersonKind.PNS, "198508172010012003", BORN, "P") == []


@pytest.mark.parametrize("kind", [PersonKind.PPNPN, PersonKind.HONORER])
@pytest.mark.parametrize("number", ["", "3577010101900001", "TH-12"])
def test_outside_asn_every_number_will_do(kind: PersonKind, number: str) -> None:
    assert odd(kind, number) == []


def test_messages_hold_no_number() -> None:
    for notice in check_number(PersonKind.PNS, "198502302010013000", date(1985, 1, 1)):
        assert "1985" not in notice.message
