"""Pictures an office loads: any file becomes plain RGB on white (PDF/A-1 knows no transparency), and bearably small."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from PIL import Image as PillowImage
from PIL import UnidentifiedImageError

from models.law.errors import Trouble
from reports.typesetting.packing import pack, rows_against_the_row_above

PIXELS = 600
"""Side to which a larger picture is brought before it is embedded: over 600 dpi at the size of an emblem."""

WIDEST = 1200
MOST_PIXELS = 60_000_000


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels as the file carries them, packed; ``name`` is the same for the same pixels."""

    name: str
    width: int
    height: int
    packed: bytes


@lru_cache(maxsize=8)
def read_picture(data: bytes) -> Picture:
    """A picture from the bytes of a file. Trouble where it is no image or absurdly large."""
    try:
        image: PillowImage.Image = PillowImage.open(io.BytesIO(data))
        if image.width * image.height > MOST_PIXELS:
            raise Trouble(
                "Gambar lambang terlalu besar (lebih dari 60 megapiksel).",
                "Surat tidak dicetak.",
                "Perkecil gambarnya.",
            )
        image.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, PillowImage.DecompressionBombError) as error:
        raise Trouble(
            "Berkas lambang bukan gambar yang dapat dibaca.",
            "Surat tidak dicetak.",
            "Muat ulang lambang di Pengaturan.",
        ) from error
    image = _flat(_smaller(image))
    pixels = image.tobytes()
    mark = sha256(b"%d %d " % image.size + pixels).hexdigest()[:12]
    packed = pack(rows_against_the_row_above(pixels, 3 * image.width))
    return Picture(f"Im{mark}", image.width, image.height, packed)


def _smaller(image: PillowImage.Image) -> PillowImage.Image:
    share = min(1.0, PIXELS / image.height, WIDEST / image.width)
    if share == 1.0:
        return image
    if image.mode in ("P", "1", "PA"):
        image = image.convert("RGBA" if "transparency" in image.info or image.mode == "PA" else "RGB")
    size = (max(1, round(image.width * share)), max(1, round(image.height * share)))
    return image.resize(size, PillowImage.Resampling.BOX)


def _flat(image: PillowImage.Image) -> PillowImage.Image:
    if image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        rgba = image.convert("RGBA")
        white = PillowImage.new("RGBA", rgba.size, "white")
        image = PillowImage.alpha_composite(white, rgba)
    return image.convert("RGB")
