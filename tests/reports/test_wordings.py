"""Every wording that is shipped is sound, and every kind has an invented case to try a wording on."""

from __future__ import annotations

import pytest

from models.registry.letterkinds import KINDS as KNOWN
from reports.editing import sentences
from tests.reports.paper import KINDS, press
from tests.reports.samples import TARGET, samples


@pytest.mark.parametrize("kind", KINDS)
def test_a_shipped_wording_has_no_mistake(kind: str) -> None:
    assert press().mistakes(kind, press().wording(kind).source) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_can_be_tried_on_the_invented_case(kind: str) -> None:
    made = press().sample(kind)
    assert made.pages >= 1
    assert made.template.startswith(f"{kind}/")


def test_the_invented_case_is_the_one_of_the_tests() -> None:
    assert TARGET.read_text("utf-8") == samples(), "python -m tests.reports.samples"


def test_what_the_press_prints_is_what_the_register_knows() -> None:
    assert set(KINDS) == set(KNOWN)


def test_structure_as_data_names_what_is_wrong_with_it() -> None:
    source = press().wording("notula").source
    changed = source.replace('type = "secret"', 'type = "rahasia"').replace("closed = true", "tertutup = true")
    found = press().mistakes("notula", changed.replace('when = "hearing.agenda"', 'when = "hearing.agenda and"'))
    assert any("'rahasia' tidak dikenal" in line for line in found)
    assert any("'tertutup' tidak dikenal" in line for line in found)
    assert any(line.startswith("blok 4") for line in found)


@pytest.mark.parametrize("kind", ["berita_acara_pemeriksaan", "risalah"])
def test_the_path_of_a_fact_is_no_sentence_to_rewrite(kind: str) -> None:
    found = {one.text for one in sentences(kind, press().wording(kind).source)}
    assert found and "examination.lines" not in found
