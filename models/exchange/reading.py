"""One row of a list as a person, with everything that is wrong about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.exchange.birthdates import ReadDate, read_date
from models.exchange.kinds import is_inactive, kind_of_list, read_cpns, read_kind, read_sex
from models.exchange.numbers import NumberSays, ReadNumber, decode, number_problems, read_local, read_nip
from models.exchange.posts import guess_level
from models.exchange.ranks import PANGKAT, is_of_pns, read_rank
from models.exchange.sheet import Sheet
from models.exchange.texts import EMPTY_MARKS, Cell, TitleSplit, clean, odd_in_name, split_titles, to_text
from models.law.person import Person, PersonKind

ASN = (PersonKind.PNS, PersonKind.CPNS, PersonKind.PPPK, PersonKind.PPPK_PARUH_WAKTU)
PPPK = (PersonKind.PPPK, PersonKind.PPPK_PARUH_WAKTU)
LIMITS: Mapping[str, int] = {
    "name": 200, "front_title": 60, "back_title": 120, "birth_place": 100, "post": 200, "unit": 200, "unit_id": 60,
    "institution": 200,
}  # fmt: skip
"""Longest text kept per field, in letters."""

_LISTED = ("post", "unit", "birth_place", "institution")
_NIP_INSIDE = re.compile(r"(?i)(?:\bNIP\.?|\bNI\s?PPPK\.?)?\s*[:.]?\s*'?((?:\d[\s.]?){14,18}\d?)\s*$")
_OLDEST = 100
_YOUNGEST = 14


@dataclass(frozen=True, slots=True)
class Reading:
    """What one row says. ``derived`` names fields taken from the NIP or guessed, not from a cell of their own."""

    person: Person
    unit_id: str
    rank_since: date | None
    post_since: date | None
    kinds: tuple[str, ...]
    derived: frozenset[str]
    titles: TitleSplit | None


class RowReader:
    """Reads rows of one sheet by one mapping; ``corrections`` replace cells by what a person typed."""

    def __init__(
        self,
        sheet: Sheet,
        mapping: Mapping[str, int],
        today: date,
        corrections: Mapping[int, Mapping[str, str]],
        apply_titles: bool,
    ) -> None:
        self._slots = {field: sheet.slot_of(index) for field, index in mapping.items()}
        self._columns = {index + 1: field for field, index in mapping.items()}
        self._today = today
        self._corrections = corrections
        self._apply_titles = apply_titles
        self._typed = sheet.typed
        self._list_kind = kind_of_list(sheet.title)
        self._asn_list = "nip" in mapping or "name_nip" in mapping
        self._formulas: dict[int, dict[str, str]] = {}
        for (row, column), text in sheet.formulas.items():
            if column in self._columns:
                self._formulas.setdefault(row, {})[self._columns[column]] = text

    def cell(self, row: int, cells: Sequence[Cell], field: str) -> Cell:
        """The cell of a field in a row; None where the field has no column."""
        typed = self._corrections.get(row)
        if typed is not None and field in typed:
            return typed[field]
        slot = self._slots.get(field)
        return cells[slot] if slot is not None else None

    def formulas(self, row: int) -> Mapping[str, str]:
        """Field to formula text of the row's mapped cells that hold one and were not corrected."""
        found = self._formulas.get(row, {})
        typed = self._corrections.get(row, {})
        return {field: text for field, text in found.items() if field not in typed} if found else found

    def read(self, row: int, cells: Sequence[Cell]) -> Reading:
        """Read one row; ``row`` as Excel shows it. Never raises."""
        kinds: list[str] = []
        derived: set[str] = set()

        def cell(field: str) -> Cell:
            return self.cell(row, cells, field)

        name, number = self._name_and_number(row, cells, kinds)
        texts = {field: self._text(field, cell(field), kinds) for field in _LISTED}
        place_and_date = self._place_and_date(cell, texts)
        born = self._birth_date(place_and_date, kinds)
        sex = read_sex(to_text(cell("sex")))
        if sex == "?":
            kinds.append("unreadable_sex")
            sex = ""
        kind = self._kind(cell, number.digits, kinds)
        golongan, pangkat = self._rank(cell, kind, kinds)
        if number.empty and kind in ASN and self._asn_list:
            kinds.append("missing_nip")
        says = decode(number.digits) if kind in ASN and number.digits else None
        if says is not None:
            kinds += number_problems(says, kind in PPPK, born, sex, self._today)
            born, sex = _from_number(says, born, sex, kinds, derived)
        front = self._text("front_title", cell("front_title"), kinds)
        back = self._text("back_title", cell("back_title"), kinds)
        titles = split_titles(name) if name else None
        if titles and (self._apply_titles or front or back):
            titles = self._own_titles(titles, front, back)
        if titles and self._apply_titles:
            name, front, back, titles = titles.name, titles.front_title, titles.back_title, None
        level = guess_level(texts["post"], to_text(cell("post_kind")), to_text(cell("echelon")))
        if level:
            derived.add("jenjang")
        if is_inactive(to_text(cell("standing"))):
            kinds.append("not_active")
        person = Person(
            name, kind, number.digits, front, back, golongan, pangkat, texts["post"], level, texts["unit"],
            texts["birth_place"], born, sex, texts["institution"],
        )  # fmt: skip
        unit_id, _, _ = clean(to_text(cell("unit_id")))
        return Reading(
            person,
            unit_id[: LIMITS["unit_id"]],
            read_date(cell("rank_since"), self._today).day,
            read_date(cell("post_since"), self._today).day,
            tuple(dict.fromkeys(kinds)),
            frozenset(derived),
            titles,
        )

    def _name_and_number(self, row: int, cells: Sequence[Cell], kinds: list[str]) -> tuple[str, ReadNumber]:
        raw, nip = self.cell(row, cells, "name"), self.cell(row, cells, "nip")
        if "name_nip" in self._slots and not to_text(raw):
            raw, nip = split_name_and_nip(to_text(self.cell(row, cells, "name_nip")), nip)
        formulas = self.formulas(row)
        name = self._name(to_text(raw), formulas.get("name") or formulas.get("name_nip"), kinds)
        if formulas and set(formulas) - {"name", "name_nip"}:
            kinds.append("formula_in_cell")
        number = read_nip(nip)
        if number.empty and "local_number" in self._slots:
            number = read_local(self.cell(row, cells, "local_number"))
        kinds += number.kinds
        return name, number

    def _name(self, raw: str, formula: str | None, kinds: list[str]) -> str:
        if formula is not None or raw.lstrip()[:1] == "=":
            kinds.append("formula_in_name")
            return clean(raw if raw.strip() else formula or "")[0][: LIMITS["name"]]
        name, spaces, control = clean(raw)
        if control:
            kinds.append("control_character")
        if name in EMPTY_MARKS or not name:
            kinds.append("missing_name")
            return ""
        if spaces:
            kinds.append("no_break_space_and_double_space_in_name")
        if name[0] in "+-@":
            kinds.append("text_starts_like_formula")
        elif sum(letter.isalpha() for letter in name) < 2:
            kinds.append("name_without_letters")
        elif odd_in_name(name):
            kinds.append("odd_character_in_name")
        if len(name) > LIMITS["name"]:
            kinds.append("text_cut")
        return name[: LIMITS["name"]]

    def _text(self, field: str, value: Cell, kinds: list[str]) -> str:
        if value is None or value == "":
            return ""
        text, _, control = clean(to_text(value))
        if control:
            kinds.append("control_character")
        if text in EMPTY_MARKS:
            return ""
        if text[:1] in "=+-@":
            kinds.append("text_starts_like_formula")
        if len(text) > LIMITS[field]:
            kinds.append("text_cut")
            text = text[: LIMITS[field]].rstrip()
        return text

    def _place_and_date(self, cell: Callable[[str], Cell], texts: dict[str, str]) -> Cell:
        """The birth date's cell; a combined ``Madiun, 17-08-1980`` gives the place as well."""
        value = cell("birth_date")
        if value not in (None, "") or "birth" not in self._slots:
            return value
        both = cell("birth")
        if not isinstance(both, str):
            return both
        place, comma, day = both.rpartition(",")
        if not comma:
            match = re.match(r"([^\d]*?)[\s/]*(\d.*)$", " ".join(both.split()))
            place, day = (match[1], match[2]) if match else ("", both)
        texts["birth_place"] = texts["birth_place"] or clean(place)[0][: LIMITS["birth_place"]].strip(" ,/")
        return day.strip()

    def _birth_date(self, value: Cell, kinds: list[str]) -> date | None:
        read: ReadDate = read_date(value, self._today)
        if read.form in ("", "empty"):
            day = read.day
        else:
            day = read.day
            if read.form == "ddmmyyyy" and self._typed:
                kinds.append("birth_date_as_text_ddmmyyyy")
            elif read.form == "month_first":
                kinds.append("birth_date_month_first")
            elif read.form == "two_digit_year":
                kinds.append("birth_date_two_digit_year")
            elif read.form == "unreadable":
                kinds.append("unreadable_birth_date")
        if day and not _YOUNGEST <= self._today.year - day.year <= _OLDEST:
            kinds.append("birth_date_out_of_reason")
            return None
        return day

    def _kind(self, cell: Callable[[str], Cell], digits: str, kinds: list[str]) -> PersonKind:
        words = [to_text(cell(field)) for field in ("kind", "asn_status")]
        named = next((kind for kind in map(read_kind, words) if kind), None)
        cpns = read_cpns(to_text(cell("cpns_status")))
        if named is PersonKind.PNS and cpns is PersonKind.CPNS:
            return PersonKind.CPNS
        named = named or cpns
        if named:
            return named
        if any(word.strip() for word in words):
            kinds.append("unknown_kind")
        return self._kind_by_number(cell, digits, kinds)

    def _kind_by_number(self, cell: Callable[[str], Cell], digits: str, kinds: list[str]) -> PersonKind:
        """Where no column says it: a NIP has a month in digits 13-14, an NI PPPK a number from 21 on."""
        pns_rank = is_of_pns(read_rank(to_text(cell("golongan"))).golongan)
        if len(digits) == 18:
            if int(digits[12:14]) > 12 and not pns_rank:
                return self._list_kind if self._list_kind in PPPK and self._list_kind else PersonKind.PPPK
            return self._list_kind if self._list_kind in ASN and self._list_kind else PersonKind.PNS
        if self._list_kind:
            return self._list_kind
        if pns_rank:
            return PersonKind.PNS
        if self._asn_list and to_text(cell("nip")).strip():
            return PersonKind.PPPK if to_text(cell("golongan")).strip() else PersonKind.PNS
        kinds.append("kind_assumed")
        return PersonKind.HONORER

    def _rank(self, cell: Callable[[str], Cell], kind: PersonKind, kinds: list[str]) -> tuple[str, str]:
        rank = read_rank(to_text(cell("golongan")), kind in PPPK)
        beside = read_rank(to_text(cell("pangkat")), kind in PPPK)
        if not rank.known and beside.golongan:
            rank = replace(beside, known=False)
        elif not rank.golongan and rank.known:
            rank = beside
        if not rank.known:
            kinds.append("unknown_rank")
        if not rank.golongan:
            return "", ""
        if is_of_pns(rank.golongan) != (kind in (PersonKind.PNS, PersonKind.CPNS)):
            kinds.append("rank_does_not_fit_kind")
        pangkat = PANGKAT.get(rank.golongan, "") if kind not in PPPK else ""
        if any(name and pangkat and name != pangkat for name in (rank.named, beside.named)):
            kinds.append("rank_name_differs")
        return rank.golongan, pangkat

    @staticmethod
    def _own_titles(titles: TitleSplit, front: str, back: str) -> TitleSplit:
        """Degrees of a column of their own stay; those inside the name are added once."""
        return TitleSplit(
            front if titles.front_title in front else f"{front} {titles.front_title}".strip(),
            titles.name,
            back if titles.back_title in back else ", ".join(part for part in (titles.back_title, back) if part),
        )


def _from_number(
    says: NumberSays, born: date | None, sex: str, kinds: Sequence[str], derived: set[str]
) -> tuple[date | None, str]:
    """Fill what the list leaves open from a number that is not itself in doubt."""
    if born is None and says.birth_date and "nip_impossible_birth_date" not in kinds:
        born = says.birth_date
        derived.add("birth_date")
    if not sex and says.sex:
        sex = says.sex
        derived.add("sex")
    return born, sex


def split_name_and_nip(both: str, nip: Cell) -> tuple[str, Cell]:
    """``Budi, S.H.`` and the digits from one cell ``Budi, S.H. NIP. 19850817 201001 1 003``, line breaks or not."""
    text = both.strip()
    if match := _NIP_INSIDE.search(text):
        return text[: match.start()].rstrip(" ,/\n\r-"), match[1]
    return text, nip
