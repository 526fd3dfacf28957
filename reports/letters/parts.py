"""Pieces that several letters share: identities, the council's signatures, sources, words for days."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from datetime import date
from typing import Any

from models.law.errors import Trouble
from models.law.words import date_in_words, long_date, weekday
from reports import blocks as b
from reports.letters.citation import spelled

Facts = dict[str, Any]
ROLE_NAMES = {"ketua": "Ketua", "sekretaris": "Sekretaris", "anggota": "Anggota"}
ORDINALS = (
    "KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH", "KEDELAPAN", "KESEMBILAN", "KESEPULUH",
)  # fmt: skip


def need(value: Any, words: str) -> str:
    """A text that must be there. Trouble names it in plain words."""
    if not value or not str(value).strip():
        raise Trouble(f"Surat belum lengkap; belum ada: {words}.", "Draf tetap tersimpan.", "Lengkapi isian itu.")
    return str(value)


def day_of(text: str) -> date:
    """A date from its ISO text."""
    return date.fromisoformat(text)


def long(text: str) -> str:
    """``2024-12-02`` as ``2 Desember 2024``."""
    return long_date(day_of(text))


def opening_of(text: str) -> dict[str, str]:
    """Placeholders for the opening of a berita acara: weekday, the date in words, and in digits."""
    day = day_of(text)
    words = date_in_words(day)
    name = weekday(day)
    bare = words.removeprefix(name).lstrip(", ").removeprefix("tanggal ").strip()
    return {"weekday": name, "day_words": bare, "day_digits": day.strftime("%d-%m-%Y")}


def council(facts: Facts) -> str:
    """The council's name as the office sets it."""
    return str(facts["office"].get("council_name") or "Majelis Kode Etik Pegawai")


def head(facts: Facts) -> str:
    """The head of the city: ``Wali Kota Madiun``."""
    return str(facts["office"]["head_office"])


def letterhead_of(facts: Facts) -> b.Letterhead:
    """The letterhead as the office loaded it."""
    given = facts["letterhead"]
    emblem = base64.b64decode(given["emblem"]) if given.get("emblem") else None
    lines = list(given["lines"])
    province = str(facts["office"].get("province") or "").upper()
    if given["kind"] == "K1" and province and province not in lines:
        lines.append(province)
    return b.Letterhead(given["kind"], tuple(lines), tuple(given.get("address", ())), emblem)


def secret(facts: Facts) -> list[b.Block]:
    """RAHASIA, unless the letter is of another class (letters.md 4.3)."""
    letter = facts["letter"]
    words = {"R": "RAHASIA", "SR": "SANGAT RAHASIA"}
    word = words.get(str(letter.get("security", "R")))
    return [b.SecurityMark(word, int(letter.get("copy_number", 1)), int(letter.get("copy_total", 1)))] if word else []


def rank_label(person: Facts) -> str:
    """What a rank is called for this kind of employee."""
    return "Pangkat/Golongan Ruang" if person.get("pangkat") else "Golongan"


def identity(person: Facts, *, unit: bool = True, birth: bool = False) -> tuple[tuple[str, str], ...]:
    """Name, number, rank, post, unit: only what the person has (letters.md 14.2)."""
    rows: list[tuple[str, str]] = [("Nama", person["titled_name"])]
    if person.get("shown_number"):
        rows.append((number_label(person), person["shown_number"]))
    if birth and person.get("birth_place") and person.get("birth_date"):
        rows.append(("Tempat/Tanggal Lahir", f"{person['birth_place']}, {long(person['birth_date'])}"))
    if person.get("rank_text"):
        label = rank_label(person)
        rows.append((label, person["rank_text"].removeprefix(f"{label} ")))
    if person.get("post"):
        rows.append(("Jabatan", person["post"]))
    if unit and person.get("unit"):
        rows.append(("Unit Kerja", person["unit"]))
    return tuple(rows)


def norm(facts: Facts, basis: str, *, titled: bool = False) -> str:
    """A legal basis spelled out; ``titled`` adds the title of the regulation as *Mengingat* has it."""
    return spelled(basis, facts.get("regulations") or (), titled=titled)


def violations(facts: Facts) -> str:
    """The alleged violations with their articles, in one sentence."""
    return broken(facts, facts["case"]["violations"])


def broken(facts: Facts, rows: Sequence[Facts]) -> str:
    """Violations (``text``, ``article``) in one sentence; an article that all share is named once, at the end."""
    norms = [norm(facts, row["article"]) for row in rows]
    texts = [lower(need(row["text"], "bunyi pelanggaran")).rstrip(" .;") for row in rows]
    if len(set(norms)) == 1 and norms[0]:
        return f"{joined(texts)} ({norms[0]})"
    return joined([f"{text} ({name})" if name else text for text, name in zip(texts, norms, strict=True)])


def present_seats(facts: Facts) -> list[Facts]:
    """The seats that sat in the hearing; the whole panel where no attendance was taken."""
    hearing = facts.get("hearing") or {}
    taken = hearing.get("attendance")
    return [row for row in taken if row["present"]] if taken else list(facts["panel"])


def nature(letter: Facts) -> str:
    """What stands behind *Sifat*: the class, where there is one, and the speed (letters.md 4.3)."""
    classes = {"R": "Rahasia", "SR": "Sangat Rahasia", "T": "Terbatas"}
    shown = [classes.get(str(letter.get("security", "R")), ""), str(letter.get("speed") or "Biasa")]
    return "/".join(part for part in shown if part)


def lower(text: str) -> str:
    """The first letter small, for the middle of a sentence; an abbreviation stays."""
    return text if len(text) > 1 and text[1].isupper() else text[:1].lower() + text[1:]


def paper_of(facts: Facts, kind: str, day: str | None = None) -> Facts | None:
    """The numbered letter of this kind, that of ``day`` before any other; None where there is none."""
    found = [x for x in facts.get("letters") or () if x["kind"] == kind and x.get("number")]
    return next((x for x in found if x["date"] == day), found[-1] if found else None)


def closed(items: Sequence[str]) -> tuple[str, ...]:
    """Items of a list: a semicolon after each, a full stop after the last."""
    bare = [str(item).strip().rstrip(";., ") for item in items]
    return tuple(f"{text}{'.' if n == len(bare) else ';'}" for n, text in enumerate(bare, 1))


def joined(items: Sequence[str]) -> str:
    """``a``, ``a dan b``, ``a; b; dan c``."""
    if len(items) <= 1:
        return items[0] if items else ""
    if len(items) == 2:
        return f"{items[0]} dan {items[1]}"
    return f"{'; '.join(items[:-1])}; dan {items[-1]}"


def source(facts: Facts) -> str:
    """Where the case comes from, with number and date where there are any."""
    given = facts["case"]["source"]
    words = {
        "rekomendasi": "rekomendasi",
        "penerusan": "surat penerusan",
        "pengaduan": "pengaduan masyarakat",
        "temuan": "temuan",
        "laporan_pegawai": "laporan pegawai",
    }
    text = words.get(given["kind"], "laporan")
    if given.get("body"):
        text += f" {given['body']}"
    if given.get("number"):
        text += f" Nomor {given['number']}"
    if given.get("date"):
        text += f" tanggal {long(given['date'])}"
    if sbt := str(given.get("refs", {}).get("sbt") or ""):
        text += f" (nomor {sbt if sbt.upper().startswith('SBT') else f'SBT {sbt}'})"
    return text


def habit(facts: Facts, key: str, default: Any) -> Any:
    """A habit of the office that the layout profile brings: ``subject_label``, ``nip_dot``."""
    return (facts.get("habits") or {}).get(key, default)


def number_label(person: Facts) -> str:
    """What the number of a person is called."""
    return str(person.get("number_label") or "NIP")


def nip_line(facts: Facts, person: Facts) -> str:
    """``NIP 1968…``, or ``NIP. 1968…`` where the office writes a dot; empty without a number."""
    if not person.get("shown_number"):
        return ""
    return f"{_label(facts, number_label(person))} {person['shown_number']}"


def _label(facts: Facts, label: str) -> str:
    return f"{label}." if label == "NIP" and habit(facts, "nip_dot", False) else label


def signature(facts: Facts, above: Sequence[str] = ()) -> b.Signature:
    """The signer's block from the frozen snapshot (letters.md 4.4)."""
    s = facts["signer"]
    capacity, office = s.get("capacity") or "own", need(s["office"], "jabatan penanda tangan").upper()
    lines: list[str] = []
    if capacity in ("a.n.", "u.b."):
        lines.append(f"a.n. {str(s['mandator']).upper()}")
        lines.append(f"{office},")
        if capacity == "u.b.":
            lines += ["u.b.", f"{str(s['own_office']).upper()},"]
    elif capacity in ("Plt.", "Plh.", "Pj.", "Pjs."):
        own = str(s.get("own_office") or "").upper()
        lines.append(f"{capacity} {office}{'' if own else ','}")
        if own:
            lines.append(f"{own},")
    else:
        if s.get("mandator"):
            lines.append(str(s["mandator"]).upper())
        lines.append(f"{office},")
    hidden = bool(s.get("hide_rank"))
    number = f"{_label(facts, number_label(s))} {s['number']}" if s.get("number") and not hidden else ""
    name = str(s["name"]).upper() if hidden else str(s["name"])
    return b.Signature(tuple(lines), name, "" if hidden else str(s.get("rank") or ""), number, tuple(above))


def place_date(facts: Facts) -> str:
    """``Madiun, 2 Desember 2024``; no full stop."""
    letter = facts["letter"]
    return f"{letter['place']}, {long(letter['date'])}"


def panel_rows(facts: Facts, seats: Sequence[Facts] | None = None) -> tuple[tuple[str, str, str], ...]:
    """The members who sit, or those of ``seats``, as rows of a signature table."""
    rows = facts["panel"] if seats is None else seats
    return tuple((ROLE_NAMES[s["role"]], s["person"]["titled_name"], nip_line(facts, s["person"])) for s in rows)


def letter_rows(facts: Facts) -> tuple[tuple[str, str], ...]:
    """Number and date of a letter as its lampiran repeats them."""
    letter = facts["letter"]
    return (("Nomor", letter.get("number") or b.NUMBER_SLOT), ("Tanggal", long(letter["date"])))


def finish(facts: Facts, template: str, title: str, blocks: Sequence[b.Block]) -> b.Letter:
    """The whole letter. The title for the file names kind and number, never a person."""
    number = facts["letter"].get("number")
    archive = facts.get("archive")
    return b.Letter(
        title=f"{title} {number}" if number else title,
        letterhead=letterhead_of(facts),
        blocks=tuple(blocks),
        template=template,
        archive=b.ArchiveCode(archive["fingerprint"], archive["short"]) if archive else None,
        draft=bool(facts.get("draft")),
    )
