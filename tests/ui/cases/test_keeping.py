"""How long the papers of a closed case are kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from models.law import load_rulebook
from ui.cases.keeping import kept_words

LAW = load_rulebook(Path(__file__).resolve().parents[3] / "resources" / "law")


def test_papers_of_ethics_are_kept_for_good_and_those_of_discipline_may_go() -> None:
    ethics, discipline = (
        kept_words(LAW, "kode_etik", date(2024, 10, 16)),
        kept_words(LAW, "disiplin", date(2024, 2, 29)),
    )
    assert ethics is not None
    assert discipline is not None
    assert "aktif sampai 16 Oktober 2026, inaktif sampai 16 Oktober 2029" in ethics[0]
    assert ethics[0].endswith("lalu disimpan permanen (belum diverifikasi).")
    assert "28 Februari 2026" in discipline[0]
    assert "dapat diusulkan musnah" in discipline[0]
    assert (ethics[1].legal_basis, ethics[1].verified) == ("PP 28/2012 Pasal 53", False)
