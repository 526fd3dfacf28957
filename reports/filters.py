"""What a sentence may do with a fact: Indonesian dates, numbers in words, names, norms. Pure functions of data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from models.law.words import roman_month, terbilang, weekday
from reports.blocks import marks_of
from reports.letters.citation import spelled
from reports.letters.parts import ROLE_NAMES, broken, day_of, joined, long, lower, opening_of, paper_of


def in_words(value: Any) -> str:
    """A text or number as a sentence may print it. ValueError for a record, a list, yes or no: no words of a letter."""
    if value is None or (isinstance(value, (bool, float, Mapping, Sequence)) and not isinstance(value, str)):
        raise ValueError("not a text")
    return str(value)


def _day(value: Any) -> date:
    return day_of(str(value))


def tanggal(value: Any) -> str:
    """``2024-12-02`` as ``2 Desember 2024``."""
    return long(str(value))


def hari(value: Any) -> str:
    """``Senin``."""
    return weekday(_day(value))


def hari_tanggal(value: Any) -> str:
    """``Senin, 2 Desember 2024``."""
    return f"{hari(value)}, {tanggal(value)}"


def tanggal_huruf(value: Any) -> str:
    """``dua bulan Desember tahun dua ribu dua puluh empat``, for the opening of a berita acara."""
    return opening_of(str(value))["day_words"]


def tanggal_angka(value: Any) -> str:
    """``02-12-2024``."""
    return opening_of(str(value))["day_digits"]


def tahun(value: Any) -> str:
    """``2024``."""
    return str(_day(value).year)


def bulan_romawi(value: Any) -> str:
    """``XII``."""
    return roman_month(_day(value).month)


def hitung(value: Any) -> str:
    """``2 (dua)``."""
    return f"{int(value)} ({terbilang(int(value))})"


def kata_angka(value: Any) -> str:
    """``dua``."""
    return terbilang(int(value))


def huruf(value: Any) -> str:
    """``a`` for 1, ``b`` for 2: the mark of an item that has blocks of its own."""
    return marks_of("a.", 1, int(value))[0].rstrip(".")


def awal_kecil(value: Any) -> str:
    """The first letter small, for the middle of a sentence; an abbreviation stays."""
    return lower(in_words(value))


def awal_besar(value: Any) -> str:
    """The first letter capital."""
    text = in_words(value)
    return text[:1].upper() + text[1:]


def judul(value: Any) -> str:
    """Every word capital, little words small: ``Penjatuhan Hukuman Disiplin``."""
    small = {
        "dan", "atau", "dan/atau", "di", "ke", "dari", "pada", "kepada", "untuk", "yang", "dengan", "dalam", "karena",
        "atas", "oleh", "sebagai", "serta",
    }  # fmt: skip
    words = in_words(value).lower().split()
    return " ".join(w if w in small and n else w[:1].upper() + w[1:] for n, w in enumerate(words))


def tanpa_titik(value: Any) -> str:
    """Without a full stop or semicolon at the end, so that the sentence can put its own."""
    return in_words(value).strip().rstrip(".; ")


def gabung(value: Any) -> str:
    """``a``, ``a dan b``, ``a; b; dan c``."""
    items = (
        [in_words(item) for item in value]
        if isinstance(value, Sequence) and not isinstance(value, str)
        else [in_words(value)]
    )
    return joined(items)


def rangkai(value: Any) -> str:
    """Statements in the middle of a sentence: first letters small, full stops gone, joined as :func:`gabung` does."""
    rows = [value] if isinstance(value, (str, Mapping)) else list(value)
    return gabung([awal_kecil(tanpa_titik(_there(row))) for row in rows])


def _there(value: Any) -> str:
    """A text of a list. ValueError for an empty one: the sentence is then refused."""
    text = in_words(value)
    if not text.strip():
        raise ValueError("an empty entry")
    return text


def kolom(value: Any, place: int = 1) -> str:
    """One part of a line that the clerk parted with ``|``, from 1: ``Keputusan … | 1 (satu) berkas``; else empty."""
    parts = [part.strip() for part in in_words(value).split("|")]
    return parts[place - 1] if 0 < place <= len(parts) else ""


ROOMS = ("ruang", "aula", "kantor", "balai", "gedung", "halaman", "lapangan", "rumah")


def di_atau_pada(value: Any) -> str:
    """``di ruang rapat``, ``pada apel pagi``."""
    text = in_words(value)
    return f"di {text}" if text.lower().startswith(ROOMS) else f"pada {text}"


def nama_kapital(person: Any) -> str:
    """The name in capitals, degrees in their own case (letters.md 14.2)."""
    if not isinstance(person, Mapping):
        return in_words(person).upper()
    name = str(person.get("name") or "").upper()
    text = f"{person.get('front_title') or ''} {name}".strip()
    back = str(person.get("back_title") or "")
    return f"{text}, {back.lstrip(', ')}" if back else text


def nip(person: Any) -> str:
    """``NIP 19681115 199202 1 002`` whose digits are never parted at the end of a line; empty without a number."""
    number = str(person.get("shown_number") or "") if isinstance(person, Mapping) else ""
    return f"{person.get('number_label') or 'NIP'} {number.replace(' ', NEVER_PARTED)}" if number else ""


@pass_context
def norma(context: Context, basis: Any) -> str:
    """A legal basis spelled out, the regulation in full."""
    return spelled(str(basis), context.get("regulations") or ())


@pass_context
def norma_lengkap(context: Context, basis: Any) -> str:
    """A legal basis spelled out, with the title of the regulation."""
    return spelled(str(basis), context.get("regulations") or (), titled=True)


@pass_context
def pasal(context: Context, rows: Any) -> str:
    """The norms of violations (``article``), each once: ``Pasal 11 huruf c Peraturan Pemerintah …``."""
    return _norms(context, rows, titled=False)


@pass_context
def pasal_lengkap(context: Context, rows: Any) -> str:
    """The same with the titles of the regulations."""
    return _norms(context, rows, titled=True)


def _norms(context: Context, rows: Any, *, titled: bool) -> str:
    known = context.get("regulations") or ()
    return gabung(list(dict.fromkeys(spelled(_there(row["article"]), known, titled=titled) for row in rows)))


@pass_context
def pelanggaran(context: Context, rows: Any) -> str:
    """Violations (``text``, ``article``) in one sentence, each with its norm."""
    return broken({"regulations": context.get("regulations") or ()}, rows)


NEVER_PARTED = "\u00a0"

LEVELS = ("ringan", "sedang", "berat")


def sanksi(value: Any) -> str:
    """``sanksi moral berupa pernyataan secara terbuka``, ``hukuman disiplin tingkat sedang berupa …``."""
    name, level = awal_kecil(_there(value["name"])), value.get("level")
    if level == "moral":
        return f"sanksi moral berupa {name}"
    return f"hukuman disiplin tingkat {level} berupa {name}" if level in LEVELS else name


def tempat(seat: Any) -> str:
    """The place of a seat in the council, whoever sits there: ``Anggota``."""
    return ROLE_NAMES[seat["role"]]


def sebutan(rows: Any) -> list[str]:
    """The titles of pieces of evidence for the middle of a sentence."""
    return [awal_kecil(row["title"]) for row in rows]


def bahwa(value: Any) -> str:
    """A consideration begins with *bahwa*; the council keeps its capital."""
    text = tanpa_titik(value)
    if text.lower().startswith("bahwa "):
        return text
    return f"bahwa {text if text.startswith('Majelis') else awal_kecil(text)}"


ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


@pass_context
def panggilan(context: Context, summons: Any) -> str:
    """``Surat Panggilan I Nomor …``; without the number where that letter has none."""
    place = int(summons["ordinal"])
    paper = paper_of({"letters": context.get("letters") or ()}, f"surat_panggilan_{place}", summons["date"])
    return f"Surat Panggilan {ROMAN[place]}" + (f" Nomor {paper['number']}" if paper else "")


def kedudukan(seat: Any) -> str:
    """The place of a seat in the council: ``Anggota (pengganti)``."""
    return f"{ROLE_NAMES[seat['role']]}{' (pengganti)' if seat.get('substitute') else ''}"


FILTERS: dict[str, Callable[..., Any]] = {
    one.__name__: one
    for one in (
        tanggal, hari, hari_tanggal, tanggal_huruf, tanggal_angka, tahun, bulan_romawi, hitung, kata_angka, huruf,
        awal_kecil, awal_besar, judul, di_atau_pada, tanpa_titik, gabung, rangkai, kolom, pasal,
        pasal_lengkap, pelanggaran, nama_kapital, nip, norma, norma_lengkap, sanksi, tempat, sebutan, bahwa, panggilan,
        kedudukan,
    )
}  # fmt: skip
"""Filters by the name a sentence uses."""
