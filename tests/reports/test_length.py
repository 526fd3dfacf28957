"""Long letters: nothing leaves the margins, nothing is lost, no signature stands alone on a page."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from reports.taming import tame
from tests.reports.facts import discipline, facts_of
from tests.reports.paper import (
    KINDS,
    body,
    crossings,
    outside,
    pages,
    press,
    printed,
    profile_of,
    profiles,
    signs,
    squeezed,
    without_repeats,
)

LONG = (
    "Raden Mas Ngabehi Kusumawardhana Adiwijaya Prabaswara Notonegoro Suryadiningrat Mangkunegara Wirapustaka "
    "Hadikusuma Tjahjo"
)
SENTENCE = "perbuatan terlapor menimbulkan kesan keberpihakan di lingkungan kerjanya dan di masyarakat luas"


def _sound(kind: str, facts: dict[str, Any], paper: str = "A4") -> tuple[Any, list[Any]]:
    made = printed(kind, facts, paper)
    profile = profiles()[profile_of(kind, paper)]
    assert outside(made.pdf, profile) == []
    assert crossings(made.pdf, profile) == []
    return made, pages(made.pdf, profile)


def _not_alone(read: list[Any], facts: dict[str, Any]) -> None:
    """No page of a letter but an appendix begins with its signature block."""
    first = [line for line in read[-1].body.splitlines() if line.strip()][:1]
    council = facts["office"]["council_name"].upper()
    assert not first or not first[0].strip().startswith((council, "KETUA,", "WALI KOTA MADIUN,", "Ditetapkan di"))


@pytest.mark.parametrize("kind", KINDS)
def test_names_of_120_characters(kind: str) -> None:
    assert len(LONG) == 120 or len(LONG) > 115
    facts = facts_of(kind)
    for person in (facts["respondent"], facts["panel"][0]["person"], facts["hearing"]["attendance"][0]["person"]):
        person |= {"titled_name": f"Prof. Dr. {LONG}, S.H., M.Hum.", "name": LONG}
    facts["signer"]["name"] = LONG
    made, _ = _sound(kind, facts)
    if made.text == printed(kind, facts_of(kind)).text:
        return  # a paper that names none of them
    assert squeezed(LONG).upper() in body(made.pdf, profiles()[profile_of(kind, "A4")]).upper()


@pytest.mark.parametrize("count", [1, 7, 23, 60])
def test_sixty_considerations(count: int) -> None:
    facts = facts_of("putusan")
    facts["decision"]["considerations"] = [f"{SENTENCE}, butir {n}" for n in range(1, count + 1)]
    made, read = _sound("putusan", facts)
    text = body(made.pdf, profiles()["A4-keputusan"])
    assert all(squeezed(f"luas, butir {n};") in text for n in range(1, count + 1))
    _not_alone(read, facts)


@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_a_hundred_questions(paper: str) -> None:
    facts = facts_of("berita_acara_pemeriksaan")
    facts["examination"]["lines"] = [
        {"q": f"Pertanyaan bernomor {n}?", "a": f"Jawaban {n}: {SENTENCE}.", "correction": n % 10 == 0}
        for n in range(1, 101)
    ]
    made, read = _sound("berita_acara_pemeriksaan", facts, paper)
    text = body(made.pdf, profiles()[paper])
    assert all(squeezed(f"bernomor {n}?") in text and squeezed(f"Jawaban {n}: p") in text for n in range(1, 101))
    assert len(read) >= 8


def test_an_answer_longer_than_a_page_is_parted_and_whole() -> None:
    facts = facts_of("berita_acara_pemeriksaan")
    answer = " ".join(f"{SENTENCE} {n}." for n in range(1, 160))
    facts["examination"]["lines"][2]["a"] = answer
    made, _ = _sound("berita_acara_pemeriksaan", facts)
    assert squeezed(answer) in body(made.pdf, profiles()["A4"])
    assert made.pages >= 5


def test_twenty_appeals_to_the_law_and_twenty_facts() -> None:
    facts = facts_of("keputusan_sanksi")
    facts["regulations"] = facts["regulations"] * 5
    facts["decision"]["aggravating"] = [f"{SENTENCE} ({n})" for n in range(1, 21)]
    made, read = _sound("keputusan_sanksi", facts)
    assert "huruf d" in made.text
    _not_alone(read, facts)


def test_forty_letters_of_a_list_are_marked_on_to_aa() -> None:
    facts = facts_of("putusan")
    facts["decision"]["considerations"] = [f"pertimbangan {n}" for n in range(1, 41)]
    text = printed("putusan", facts).text
    assert "\nz. " in text and "\naa. " in text


@pytest.mark.parametrize("kind", KINDS)
def test_wherever_the_page_ends_the_signature_is_not_alone(kind: str) -> None:
    """The letter grows line by line past the end of a page; the signature never goes alone."""
    for lines in range(0, 26, 5):
        facts = facts_of(kind)
        filler = " ".join(["kata"] * (lines * 11 + 1))
        facts["case"]["act"]["place"] = f"tempat {filler}"
        facts["letter"]["fields"] |= {"bring": filler, "notes": filler}
        facts["hearing"]["result"] = filler
        _, read = _sound(kind, facts)
        _not_alone([page for page in read if "Lampiran surat" not in page.body], facts)


def test_an_empty_list_leaves_no_empty_heading() -> None:
    facts = facts_of("putusan")
    facts["evidence"] = []
    facts["decision"] |= {"aggravating": [], "mitigating": [], "dissents": []}
    facts["summonses"], facts["hearings"] = [], []
    text = printed("putusan", facts).text
    assert "memberatkan" not in text and "meringankan" not in text and "Bukti yang diperiksa" not in text
    facts = facts_of("undangan_sidang")
    facts["hearing"]["agenda"] = []
    assert "Susunan acara" not in printed("undangan_sidang", facts).text


NAMES = st.text(
    alphabet=st.sampled_from([*map(chr, range(0x20, 0x7F)), *map(chr, range(0xC0, 0x100)), *"ĀāĒēĪīŌōŪūŠšŽž–—’“”"]),
    min_size=1,
    max_size=130,
)
"""Letters that both typefaces carry."""
PROSE = st.text(alphabet="abcdefghij klmno pqrst uvwxyz ABC 0123456789 .,;:'\"()/-", min_size=1, max_size=900)
DAYS = st.dates(date(2005, 1, 1), date(2099, 12, 31)).map(str)


@settings(
    max_examples=20,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    kind=st.sampled_from(KINDS),
    paper=st.sampled_from(["A4", "F4"]),
    name=NAMES,
    prose=PROSE,
    day=DAYS,
    count=st.integers(0, 30),
    signers=st.integers(1, 11),
)
def test_any_name_date_count_and_length_gives_a_sound_letter(
    kind: str, paper: str, name: str, prose: str, day: str, count: int, signers: int
) -> None:
    facts = discipline() if kind == "keputusan_sanksi" and count % 2 else facts_of(kind)
    name = name if tame(name).strip() else "X"
    prose = prose if prose.strip() else "isi"
    facts["respondent"] |= {"titled_name": name, "name": name, "post": prose[:120], "unit": name}
    facts["case"]["act"] |= {"place": prose, "narrative": prose, "date": day}
    facts["letter"]["date"] = facts["hearing"]["date"] = day
    facts["decision"]["considerations"] = [prose] * max(1, count)
    facts["examination"]["lines"] = [{"q": prose, "a": name, "correction": False}] * max(1, count)
    facts["hearing"]["course"] = [prose] * max(1, count)
    facts["panel"] = (facts["panel"] * 3)[:signers]
    facts["hearing"]["attendance"] = (facts["hearing"]["attendance"] * 3)[:signers]
    made, _ = _sound(kind, facts, paper)
    assert made.pages >= 1 and made.pdf.startswith(b"%PDF-") and made.pdf.rstrip().endswith(b"%%EOF")
    read = signs(body(made.pdf, profiles()[profile_of(kind, paper)]))
    composed = signs(re.sub(r"(?m)^(SANGAT )?RAHASIA$", "", made.text))
    digits = signs("0123456789" * 5000)
    letter = press().compose(kind, facts)
    assert without_repeats(read - digits, composed - digits, letter) == composed - digits
