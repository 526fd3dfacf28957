"""Every letter as a picture: ``python -m tests.reports.gallery OUT`` writes small PNG files, A4 and F4."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pypdfium2
from PIL import Image

from models.registry.letterkinds import KINDS
from reports.press import Press
from tests.reports.facts import discipline, facts_of
from tests.reports.variants import shown

RESOURCES = Path(__file__).parents[2] / "resources"
WIDTH = 620
"""Pixels across a page: readable, and small enough to carry in the repository."""


def profile_of(kind: str, paper: str) -> str:
    """The profile the office would take for this kind on this paper."""
    return f"{paper}-keputusan" if KINDS[kind].decree else paper


def pages(pdf: bytes, width: int = WIDTH) -> list[Image.Image]:
    """The pages of a PDF as pictures of this width."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=width / page.get_width()).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def small(image: Image.Image) -> bytes:
    """A PNG of few colours: a letter has black, red, and an emblem."""
    out = io.BytesIO()
    image.quantize(48, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def main(target: Path) -> None:
    """Set every kind on both papers, and each of its variants on A4, and write each page."""
    press = Press(RESOURCES)
    target.mkdir(parents=True, exist_ok=True)
    for old in target.glob("*.png"):
        old.unlink()
    letters = {kind: facts_of(kind) for kind in press.kinds()}
    named = {kind: (kind, facts) for kind, facts in letters.items()}
    named["keputusan_sanksi-disiplin"] = ("keputusan_sanksi", discipline())
    papers = dict.fromkeys(named, ("A4", "F4")) | dict.fromkeys(shown(), ("A4",))
    for name, (kind, facts) in (named | shown()).items():
        for paper in papers[name]:
            made = press.print(kind, facts, profile_of(kind, paper))
            for number, image in enumerate(pages(made.pdf), 1):
                (target / f"{name}-{paper}-{number}.png").write_bytes(small(image))
    print(f"{len(list(target.glob('*.png')))} pictures in {target}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("docs/letters"))
