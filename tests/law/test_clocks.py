"""Periods of the law: every row of the table, working days, days off, years without data."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.law import Rulebook, Severity
from models.law.clocks import WorkingCalendar, clock
from models.law.effect import effect_of

D = date.fromisoformat
EMPTY = WorkingCalendar({}, frozenset(range(1990, 2100)))

TABLE = [
    ("summons1_pp94", 7, "hari_kerja", "paling_lambat", "PP 94/2021 Pasal 26 ayat (2)", True),
    ("summons1_pp53", 7, "hari_kerja", "paling_cepat", "PP 53/2010 Pasal 23 ayat (2)", True),
    ("summons1_pmk190", 7, "hari_kerja", "paling_cepat", "PMK 190/PMK.01/2018", False),
    ("summons1_permenkop", 5, "hari_kerja", "paling_cepat", "Permenkop UKM 9/2022 Pasal 20 ayat (1)", True),
    ("summons2_pp94", 7, "hari_kerja", "paling_lambat", "PP 94/2021 Pasal 26 ayat (3)", True),
    ("deliver_decree", 14, "hari_kerja", "paling_lambat", "PP 94/2021 Pasal 37 ayat (3)", True),
    ("send_if_absent", 3, "hari_kerja", "paling_lambat", "Peraturan BKN 6/2022 Pasal 49 ayat (8)", False),
    ("effective", 15, "hari_kerja", "tepat",
     "PP 94/2021 Pasal 38 ayat (1); Peraturan BKN 6/2022 Pasal 50 ayat (1)", False),
    ("keberatan", 14, "hari_kerja", "paling_lambat", "PP 79/2021 Pasal 4 ayat (2)", True),
    ("keberatan_reply", 6, "hari_kerja", "paling_lambat", "PP 79/2021 Pasal 8 ayat (3)", True),
    ("keberatan_decision", 21, "hari_kerja", "paling_lambat", "PP 79/2021 Pasal 5 ayat (1) dan Pasal 8 ayat (4)", True),
    ("banding", 14, "hari_kerja", "paling_lambat", "PP 79/2021 Pasal 11 ayat (3)", True),
    ("banding_ppk", 21, "hari_kerja", "paling_lambat", "PP 79/2021 Pasal 13 ayat (1)", True),
    ("banding_decision", 65, "hari_kerja", "paling_lambat", "PP 79/2021 Pasal 13 ayat (4)", True),
    ("keberatan_pp53", 14, "hari_kalender", "paling_lambat", "PP 53/2010 Pasal 35 ayat (2)", True),
    ("pppk_termination", 14, "hari_kerja", "paling_lambat", "PP 49/2018 Pasal 71 ayat (3)", True),
    ("bawaslu_report", 7, "hari_kerja", "paling_lambat", "UU 7/2017 Pasal 454 ayat (6)", True),
    ("bawaslu_report_pilkada", 7, "hari_kalender", "paling_lambat", "UU 1/2015 Pasal 134 jo. UU 8/2015", True),
    ("bawaslu_followup", 7, "hari_kalender", "paling_lambat", "UU 7/2017 Pasal 454 ayat (7)", True),
    ("bawaslu_followup_more", 14, "hari_kerja", "paling_lambat", "UU 7/2017 Pasal 454 ayat (8)", True),
    ("pdp_breach", 72, "jam", "paling_lambat", "UU 27/2022 Pasal 46", True),
]  # fmt: skip


@pytest.mark.parametrize(("clock_id", "limit", "unit", "sense", "basis", "verified"), TABLE)
def test_table(rb: Rulebook, clock_id: str, limit: int, unit: str, sense: str, basis: str, verified: bool) -> None:
    run = clock(rb, clock_id, D("2026-03-02"), EMPTY)
    assert (run.days, run.unit, run.sense, run.legal_basis, run.verified) == (limit, unit, sense, basis, verified)
    assert (run.clock_id, run.start) == (clock_id, D("2026-03-02"))
    assert run.name
    assert run.source
    assert ("clock.unverified" in {n.code for n in run.notices}) is (not verified)


@pytest.mark.parametrize(
    ("start", "off", "expected"),
    [
        ("2026-07-14", [], {14: "2026-08-03", 15: "2026-08-04"}),
        ("2026-03-02", [], {7: "2026-03-11", 14: "2026-03-20", 15: "2026-03-23", 21: "2026-03-31", 65: "2026-06-01"}),
        ("2026-08-10", ["2026-08-17"], {7: "2026-08-20", 14: "2026-08-31", 15: "2026-09-01"}),
    ],
)
def test_vectors(start: str, off: list[str], expected: dict[int, str]) -> None:
    days = WorkingCalendar({D(day): "libur" for day in off}, frozenset({2026}))
    assert {n: days.add(D(start), n).end.isoformat() for n in expected} == expected


def test_effect_of_the_published_example(rb: Rulebook) -> None:
    assert clock(rb, "effective", D("2026-07-14"), EMPTY).end == D("2026-08-04")
    calendar_days = rb.with_switches({"effect_day_kind": "hari_kalender"})
    run = clock(calendar_days, "effective", D("2026-07-14"), EMPTY)
    assert (run.end, run.unit, run.skipped) == (D("2026-07-29"), "hari_kalender", ())


def test_summons_gap_is_read_either_way(rb: Rulebook) -> None:
    assert clock(rb, "summons1_pp94", D("2026-03-02"), EMPTY).sense == "paling_lambat"
    other = rb.with_switches({"summons_gap_mode": "minimum"})
    assert clock(other, "summons1_pp94", D("2026-03-02"), EMPTY).sense == "paling_cepat"
    assert clock(other, "summons1_pp94", D("2026-03-02"), EMPTY).end == D("2026-03-11")


def test_switches_of_a_day(rb: Rulebook) -> None:
    book = rb.with_switches({"effect_day_kind": [("hari_kalender", D("2026-08-01"))]})
    assert clock(book, "effective", D("2026-07-14"), EMPTY, on=D("2026-07-31")).unit == "hari_kerja"
    assert clock(book, "effective", D("2026-07-14"), EMPTY, on=D("2026-08-01")).unit == "hari_kalender"
    assert clock(book, "effective", D("2026-07-14"), EMPTY).unit == "hari_kalender"


def test_the_day_of_effect_reads_the_switches_of_the_day_of_receipt(rb: Rulebook) -> None:
    """A reading chosen from a later day on leaves alone what began to run before it."""
    book = rb.with_switches({"effect_day_kind": [("hari_kalender", D("2026-08-01"))]})
    kind = rb.sanctions["pp94.ringan.b"]

    def unit(received: str) -> str:
        found = effect_of(book, kind, ("ATASAN_LANGSUNG",), set_on=D("2026-07-01"), received_on=D(received))
        assert found.run is not None
        return found.run.unit

    assert (unit("2026-07-31"), unit("2026-08-01")) == ("hari_kerja", "hari_kalender")


def test_version_of_the_start(rb: Rulebook) -> None:
    assert clock(rb, "deliver_decree", D("2021-08-30"), EMPTY).source == "PP53"
    assert clock(rb, "deliver_decree", D("2021-08-31"), EMPTY).source == "PP94"
    assert clock(rb, "deliver_decree", D("2021-08-30"), EMPTY, on=D("2021-09-01")).source == "PP94"


def test_a_day_before_every_version_takes_the_oldest(rb: Rulebook) -> None:
    assert clock(rb, "deliver_decree", D("2004-11-12"), EMPTY).legal_basis == "PP 53/2010 Pasal 31 ayat (3)"
    assert clock(rb, "summons1_pp53", D("2026-03-02"), EMPTY).legal_basis == "PP 53/2010 Pasal 23 ayat (2)"


def test_first_day_setting(rb: Rulebook) -> None:
    same = rb.with_switches({"counting_start": "hari_itu"})
    assert clock(same, "keberatan", D("2026-03-02"), EMPTY).end == D("2026-03-19")
    assert clock(rb, "keberatan", D("2026-03-02"), EMPTY).end == D("2026-03-20")
    assert EMPTY.add(D("2026-03-07"), 1, first="hari_itu").end == D("2026-03-09")


def test_hours(rb: Rulebook) -> None:
    run = clock(rb, "pdp_breach", datetime(2026, 3, 6, 15, 30))
    assert run.end_at == datetime(2026, 3, 9, 15, 30)
    assert (run.start, run.end, run.counted) == (D("2026-03-06"), D("2026-03-09"), ())
    assert clock(rb, "pdp_breach", D("2026-03-06")).end_at == datetime(2026, 3, 9)
    assert clock(rb, "keberatan", datetime(2026, 3, 2, 8), EMPTY).end == D("2026-03-20")


def test_unknown_clock(rb: Rulebook) -> None:
    with pytest.raises(KeyError):
        clock(rb, "tidak_ada", D("2026-03-02"))


def test_steps_are_told(rb: Rulebook) -> None:
    days = WorkingCalendar({D("2026-08-17"): "Hari Kemerdekaan"}, frozenset({2026}))
    run = days.add(D("2026-08-13"), 3)
    assert run.steps() == (
        "hari ke-1: Jumat, 14 Agustus 2026",
        "tidak dihitung: Sabtu, 15 Agustus 2026 (Sabtu)",
        "tidak dihitung: Minggu, 16 Agustus 2026 (Minggu)",
        "tidak dihitung: Senin, 17 Agustus 2026 (Hari Kemerdekaan)",
        "hari ke-2: Selasa, 18 Agustus 2026",
        "hari ke-3: Rabu, 19 Agustus 2026",
    )
    assert run.skipped == (
        (D("2026-08-15"), "Sabtu"),
        (D("2026-08-16"), "Minggu"),
        (D("2026-08-17"), "Hari Kemerdekaan"),
    )


def test_year_without_data_warns(rb: Rulebook) -> None:
    run = clock(rb, "keberatan", D("2027-12-20"))
    assert [(n.code, n.severity) for n in run.notices] == [("calendar.year_missing", Severity.WARN)]
    assert "2028" in run.notices[0].message
    assert clock(rb, "keberatan", D("2026-12-20")).notices == ()
    assert [n.message[:27] for n in clock(rb, "keberatan", D("2016-12-20")).notices] == [
        "Hari libur tahun 2016 belum",
        "Hari libur tahun 2017 belum",
    ]
    assert WorkingCalendar({}, frozenset()).add(D("2026-03-02"), 5, "hari_kalender").notices == ()


def test_national_days_off_are_skipped(rb: Rulebook) -> None:
    assert clock(rb, "send_if_absent", D("2024-12-24")).end == D("2024-12-31")
    assert rb.calendar() is rb.calendar()
    assert rb.calendar().years == frozenset(range(2018, 2028))


def test_own_days_off(rb: Rulebook) -> None:
    book = rb.with_days_off({D("2026-03-03"): "libur"})
    run = clock(book, "send_if_absent", D("2026-03-02"))
    assert (run.end, [n.code for n in run.notices]) == (D("2026-03-06"), ["clock.unverified"])
    assert clock(book, "keberatan", D("2040-03-01")).notices == ()


def test_refuses() -> None:
    for wrong in (lambda: EMPTY.add(D("2026-03-02"), -1), lambda: EMPTY.back(D("2026-03-02"), -1)):
        with pytest.raises(ValueError, match=r"^n >= 0$"):
            wrong()
    with pytest.raises(ValueError, match=r"^unit: hari_kerja, hari_kalender$"):
        EMPTY.add(D("2026-03-02"), 1, "jam")


def test_zero_days() -> None:
    saturday = D("2026-03-07")
    assert EMPTY.add(saturday, 0).end == saturday
    assert EMPTY.end(saturday, 0) == saturday
    assert EMPTY.back(saturday, 0) == saturday
    assert EMPTY.count(saturday, saturday) == 0


def test_counting_between() -> None:
    assert EMPTY.count(D("2026-03-02"), D("2026-03-09")) == 5
    assert EMPTY.count(D("2026-03-06"), D("2026-03-08")) == 0
    assert EMPTY.count(D("2026-03-09"), D("2026-03-02")) == -5
    assert EMPTY.why_off(D("2026-03-07")) == "Sabtu"
    assert EMPTY.why_off(D("2026-03-09")) == ""


# ---------------------------------------------------------------- properties

DAYS = st.dates(D("2005-01-01"), D("2045-12-31"))
OFF = st.frozensets(st.dates(D("2020-01-01"), D("2021-12-31")), max_size=120)
NEAR = st.dates(D("2019-06-01"), D("2022-06-30"))


@given(DAYS, DAYS, st.integers(0, 90), st.integers(0, 90))
def test_adding_is_monotone(a: date, b: date, n: int, m: int) -> None:
    early, late = sorted((a, b))
    assert EMPTY.add(early, n).end <= EMPTY.add(late, n).end
    assert EMPTY.add(a, min(n, m)).end <= EMPTY.add(a, max(n, m)).end
    assert n == m or EMPTY.end(a, n) != EMPTY.end(a, m)


@given(NEAR, st.integers(0, 80), OFF)
def test_adding_inverts_and_never_ends_on_a_day_off(start: date, n: int, off: frozenset[date]) -> None:
    days = WorkingCalendar(dict.fromkeys(off, "libur"), frozenset({2020, 2021}))
    run = days.add(start, n)
    assert days.end(start, n) == run.end
    assert days.count(start, run.end) == n
    assert n == 0 or days.is_working(run.end)
    assert all(days.is_working(day) for day in run.counted)
    assert not any(days.is_working(day) for day, _ in run.skipped)
    assert len(run.counted) + len(run.skipped) == (run.end - start).days
    back = days.back(run.end, n)
    assert start <= back
    assert days.count(back, run.end) == n
    assert days.add(back, n).end == run.end


@given(NEAR, NEAR, OFF)
def test_count_is_a_difference(a: date, b: date, off: frozenset[date]) -> None:
    days = WorkingCalendar(dict.fromkeys(off, "libur"), frozenset())
    assert days.count(a, b) == -days.count(b, a)
    early, late = sorted((a, b))
    slow = sum(days.is_working(date.fromordinal(n)) for n in range(early.toordinal() + 1, late.toordinal() + 1))
    assert days.count(early, late) == slow


@given(st.integers(1990, 2090), st.integers(1, 400))
def test_ends_far_beyond_what_was_counted_before(year: int, n: int) -> None:
    days = WorkingCalendar({}, frozenset())
    days.count(date(2024, 1, 1), date(2024, 1, 2))
    start = date(year, 7, 1)
    assert days.end(start, n) == days.add(start, n).end
