"""Every sentence that the law can say, and a wide table of judgements, written down to be read by people.

``sentences.txt`` and ``judgements.txt`` are the expectation. After a wanted change of the law they are made again with
``python -m tests.law.test_sentences`` and their difference is read before it is committed.
"""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from models.law import LawError, Notice, Person, PersonKind, Rulebook, load_rulebook, read_holidays
from models.law.appeals import decree_after
from models.law.assessment import Assessment, EarlierSanction, Facts, assess
from models.law.authority import check_delegation
from models.law.clocks import clock
from models.law.effect import Appeal, effect_of
from models.law.examination import Relief, TeamMember, check_relief, check_team
from models.law.nip import check_number
from models.law.panel import SeatView, check_panel, quorum
from models.law.retention import retention_of
from tests.law.conftest import FOLDER, person

HERE = Path(__file__).parent
D = date.fromisoformat
ENTRIES = (
    "pp42.11c", "se2017.05", "skb2022.etik.01", "skb2022.disiplin.01", "skb2022.disiplin.03", "skb2022.disiplin.05",
    "skb2022.disiplin.12", "pp94.3f", "pp94.4e", "pp94.4f", "pp94.4g", "pp94.5m", "pp94.5n.1", "pp94.5n.2", "pp94.5n.5",
    "pp53.4.13b", "pp53.4.15a", "pppk.kontrak.n2", "pppk.parpol", "nonasn.netralitas", "madiun34_2017.nilai_dasar",
)  # fmt: skip
MOMENTS: tuple[dict[str, Any], ...] = (
    {"act_date": D("2024-09-10"), "calendar": "pilkada-2024"},
    {"act_date": D("2024-10-10"), "calendar": "pilkada-2024", "impact": "instansi"},
    {"act_date": D("2026-02-10"), "impact": "negara", "absence_days": 12},
    {"act_date": D("2024-10-10"), "impact": "unit_kerja", "absence_days": 30, "consecutive_absence": 11, "stage": "x"},
    {"act_date": D("2018-03-10"), "calendar": "pilkada-2018", "assessed_on": D("2018-05-01"), "impact": "salah"},
    {"act_date": D("2021-08-01"), "stage": "calon", "examined_on": D("2021-08-20"), "decided_on": D("2021-10-01")},
    {"act_date": D("2021-08-01"), "stage": "bakal_calon", "absence_days": 45},
    {"act_date": D("2009-03-10"), "calendar": "tidak-ada", "stage": "calon", "decided_on": D("2009-05-01")},
    {"act_date": D("2010-06-01"), "stage": "calon", "examined_on": D("2010-06-02"), "decided_on": D("2010-08-01")},
    {"act_date": D("2024-10-10"), "stage": "calon", "examined_on": D("2024-10-09"), "decided_on": D("2024-10-08")},
    {"act_date": D("2003-01-01"), "calendar": "pemilu-2024", "stage": "calon", "assessed_on": D("2002-01-01")},
)
PEOPLE = (
    person(), person(jenjang="ADMINISTRATOR"), person(jenjang="PENGAWAS"), person(jenjang="JF_AHLI_UTAMA"),
    person(jenjang="JF_AHLI_MUDA"), person(jenjang=""),
    person(jenjang="JPT_PRATAMA", post="Sekretaris Daerah Provinsi"),
    person(jenjang="JPT_PRATAMA", post="Sekda"), person("CPNS"), person("PPPK"), person("PPPK_PARUH_WAKTU"),
    person("PPNPN"), person("HONORER"),
)  # fmt: skip
FEW = (PEOPLE[0], PEOPLE[3], PEOPLE[9])
OTHER = {"sedang_scale": "pp94_tukin", "dismissal_form_severe": "tidak_dengan_hormat"}
PAST = (
    (EarlierSanction("pp94.ringan.c", D("2024-01-01"), True),),
    (EarlierSanction("pp53.sedang.a", D("2017-01-01"), True, True),),
    (EarlierSanction("pp94.berat.c", D("2024-01-01"), True),),
)
PAIRS = (("pp42.11c", "pp94.5n.2"), ("pp94.5n.2", "pp94.3a"), ("pp94.4f", "pp94.3f"),
         ("skb2022.disiplin.05", "pp94.5n.2"),
         ("pp53.4.15a", "pp53.4.15b"), ("tidak.ada",), ())  # fmt: skip


def cases(rb: Rulebook, people: tuple[Person, ...]) -> Iterator[tuple[str, Assessment]]:
    """Many acts, named shortly, with what the law says of each."""
    moments = list(enumerate(MOMENTS))
    for (number, moment), who, entry in product(moments, people, ENTRIES):
        name = f"{number} {who.kind} {who.post or who.jenjang} {entry}"
        yield name, assess(rb, Facts(who, violations=(entry,), **moment))
    for (number, moment), entry, (last, past) in product(moments, ENTRIES[7:15], enumerate(PAST)):
        yield f"{number} lagi-{last} {entry}", assess(rb, Facts(PEOPLE[0], violations=(entry,), earlier=past, **moment))
    other = rb.with_switches(OTHER)
    for (number, moment), entry, who in product(moments, ENTRIES[4:8], (PEOPLE[0], PEOPLE[9])):
        yield f"{number} lain {who.kind} {entry}", assess(other, Facts(who, violations=(entry,), **moment))
    for (number, moment), pair in product(moments, PAIRS):
        yield f"{number} {'+'.join(pair) or 'kosong'}", assess(rb, Facts(PEOPLE[0], violations=pair, **moment))


def judgement(name: str, a: Assessment) -> str:
    pairs = " ".join(f"{left}>{right}" for left, right in a.counterparts)
    parts = (
        name, a.stage, a.track, a.scale, a.level, ",".join(a.open_ids), ",".join(a.imposed_by), a.examined_by,
        ",".join(a.appeal), ",".join(a.rules), pairs, a.track_after_mending, a.heavier_than,
        ",".join(a.council_options), ",".join(a.referrals),
        ",".join(a.scales), "belum pasti" if a.unverified else "pasti",
    )  # fmt: skip
    return " | ".join(str(part or "-") for part in parts)


def other_notices(rb: Rulebook) -> Iterator[Notice]:
    """What the rules beside the assessment say."""
    low = person(golongan="II/a", jenjang="PELAKSANA", number="1")
    high = person(golongan="IV/d", jenjang="JPT_PRATAMA", number="2", post="Sekretaris Daerah")
    pppk = person("PPPK", golongan="IX", jenjang="JF_AHLI_MUDA", number="3")
    empty = person(golongan="", jenjang="")
    seats = [
        SeatView("ketua", low), SeatView("ketua", low, True), SeatView("juru", pppk, False), SeatView("anggota", empty),
        SeatView("anggota", person("HONORER", name="Lain")), SeatView("anggota", high, False),
    ]  # fmt: skip
    for who in (high, pppk, empty, person("PPPK", golongan="IX", jenjang="")):
        yield from check_panel(rb, who, seats, D("2004-01-01"))
        yield from check_panel(rb, who, seats[:3], D("2024-01-01"))
    yield from filter(None, [quorum(rb, 5, 3)])
    numbers = ("", "12 3", "123456789", "1234", "199013012031133000", "198508172010011003", "198508172000012003")
    for kind, number in product((PersonKind.PNS, PersonKind.PPPK), numbers):
        yield from check_number(kind, number, D("1985-08-18"), "P", D("2009-01-01"))
    for row in rb.clocks.values():
        start = datetime(2028, 1, 3, 8) if row.unit == "jam" else D("2028-01-03")
        yield from clock(rb, row.id, start).notices
    for outcome, new in product(rb.appeal_outcomes, (None, "pp94.berat.a", "pp94.berat.b")):
        for route in (None, "banding_bpasn", "pp53_keberatan"):
            yield from decree_after(rb, outcome, "pp94.berat.a", new, route).notices
    day, got = D("2026-03-02"), D("2026-03-03")
    for row in rb.sanctions.values():
        for appeal in (None, Appeal(got), Appeal(got, got)):
            for received in (None, got):
                yield effect_of(rb, row, ("WALI_KOTA",), set_on=day, received_on=received, appeal=appeal).reason
    yield from (n for post in ("", "PELAKSANA", "JF_AHLI_MUDA") for n in check_delegation(rb, person(jenjang=post)))
    yield from check_team(rb, high, [TeamMember("lain", high, True), TeamMember("lain", low)], "ringan")
    for level in (None, "ringan", "berat"):
        yield from check_relief(Relief(got, level, False, "", None, day))
    yield from (notice for code in rb.retentions for notice in retention_of(rb, code, day).notices)


def sentence(notice: Notice) -> str:
    mark = "pasti" if notice.verified else "belum pasti"
    parts = (notice.code, notice.severity.value, notice.message, notice.legal_basis, mark, notice.source)
    return " | ".join(part or "-" for part in parts)


def faults() -> Iterator[str]:
    """What the loader says of broken rows."""
    rb = load_rulebook(FOLDER)
    base = {"table": "scale", "id": "x", "name": "X", "legal_basis": "-", "effective_from": D("2025-01-01"),
            "applies_to": ["PNS"], "track": "kode_etik", "verified": True, "source": "KANTOR"}  # fmt: skip
    wrong: list[dict[str, Any]] = [
        base | {"x": 1}, base | {"effective_from": "2025"}, base | {"applies_to": ["X"]}, base | {"track": "x"},
        base | {"source": "X"}, base | {"enabled": 1}, base | {"id": ""}, base | {"id": "lokal"}, base | {"table": "x"},
        base | {"replaced_by": "x"}, base | {"effective_to": D("2024-01-01")},
        base | {"name": 3}, base | {"applies_to": ["PNS", "PNS"]},
        {key: value for key, value in base.items() if key != "effective_from"},
        {key: value for key, value in base.items() if key != "name"},
        {"table": "scale", "close": "lokal"}, {"table": "scale", "close": "x", "effective_to": D("2025-01-01")},
        {"table": "scale", "close": "lokal", "effective_to": D("2000-01-01")},
    ]  # fmt: skip
    for row in wrong:
        with pytest.raises(LawError) as caught:
            rb.with_rows([row])
        yield str(caught.value)
    circle = {"table": "appeal_route", "id": "x", "name": "X", "effective_from": D("2025-01-01"), "verified": True,
              "source": "KANTOR", "replaced_by": "x"}  # fmt: skip
    with pytest.raises(LawError) as caught:
        rb.with_rows([circle])
    yield str(caught.value)
    for switches in ({"x": "y"}, {"quorum": "y"}, {"quorum": [("semua", D("2025-01-01"))] * 2}):
        with pytest.raises(LawError) as caught:
            rb.with_switches(switches)  # type: ignore[arg-type]
        yield str(caught.value)
    with pytest.raises(LawError) as caught:
        read_holidays(FOLDER / "holidays" / "2024.toml", 2025)
    yield str(caught.value)
    with pytest.raises(LawError) as caught:
        load_rulebook(HERE)
    yield str(caught.value)


def all_sentences() -> str:
    rb = load_rulebook(FOLDER)
    found: set[str] = set()
    for _, result in cases(rb, PEOPLE):
        found.update(sentence(notice) for notice in result.notices)
        found.update(sentence(notice) for option in result.options for notice in option.reasons)
    found.update(sentence(notice) for notice in other_notices(rb))
    found.update(faults())
    return "\n".join(sorted(found)) + "\n"


def all_judgements() -> str:
    return "\n".join(judgement(name, result) for name, result in cases(load_rulebook(FOLDER), FEW)) + "\n"


@pytest.mark.parametrize(("name", "made"), [("sentences.txt", all_sentences), ("judgements.txt", all_judgements)])
def test_as_written_down(name: str, made: Any) -> None:
    expected = (HERE / name).read_text(encoding="utf-8").splitlines()
    now = made().splitlines()
    assert [line for line in now if line not in set(expected)] == []
    assert [line for line in expected if line not in set(now)] == []


def test_sentences_are_clean() -> None:
    for line in (HERE / "sentences.txt").read_text(encoding="utf-8").splitlines():
        assert "  " not in line, line
        assert "None" not in line, line
        assert ".." not in line.replace("...", ""), line


if __name__ == "__main__":
    (HERE / "sentences.txt").write_text(all_sentences(), encoding="utf-8")
    (HERE / "judgements.txt").write_text(all_judgements(), encoding="utf-8")
