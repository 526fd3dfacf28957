"""One row of a list as a person, with everything that is wrong about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import itemgetter

from models.exchange import birthdates, headers, numbers, texts
from models.exchange.birthdates import ReadDate, read_date
from models.exchange.kinds import is_inactive, kind_of_list, read_cpns, read_kind, read_sex
from models.exchange.numbers import ReadNumber, number_problems, read_local, read_nip
from models.exchange.posts import guess_level
from models.exchange.ranks import PANGKAT, is_of_pns, read_rank
from models.exchange.rows import SortedRows
from models.exchange.sheet import Sheet
from models.exchange.texts import EMPTY_MARKS, Cell, TitleSplit, clean, name_kinds, split_titles, to_text
from models.law.nip import parse_nip
from models.law.person import Person, PersonKind

ASN = (PersonKind.PNS, PersonKind.CPNS, PersonKind.PPPK, PersonKind.PPPK_PARUH_WAKTU)
PPPK = (PersonKind.PPPK, PersonKind.PPPK_PARUH_WAKTU)
LIMITS: Mapping[str, int] = {
    "name": 200, "front_title": 60, "back_title": 120, "birth_place": 100, "post": 200, "unit": 200, "unit_id": 60,
    "institution": 200,
}  # fmt: skip
"""Longest text kept per field, in letters."""

_LISTED = ("post", "unit", "birth_place", "institution")
_NIP_INSIDE = re.compile(r"(?i)(?:\b(?:NIP|NI\s?PPPK)\b\s*[:.]*)?\s*'?((?:\d[\s.]?){14,18}\d?)\s*$")
Values = Callable[[str], Cell]
"""Asks a field for its cell; None where the list has no such column."""
_LOCAL_AFTER_ALL = frozenset({"nip_not_digits", "nip_wrong_length", "nip_old_9_digits", "nip_17_digits"})
"""What is wrong with a NIP may be an ordinary local number of somebody who has none."""
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
        sorted_rows: SortedRows,
    ) -> None:
        self._fields = tuple(mapping)
        slots = [sheet.slot_of(index) for index in mapping.values()]
        self._pick: Callable[[Sequence[Cell]], tuple[Cell, ...]] = itemgetter(*slots)  # never fewer than two
        self._columns = {index + 1: field for field, index in mapping.items()}
        self._today = today
        self._corrections = corrections
        self._apply_titles = apply_titles
        self._units = sorted_rows.units
        self._below = {row: sheet.rows[below - sheet.first_row] for row, below in sorted_rows.continued.items()}
        self._shifted = sheet.shifted
        self._typed = sheet.typed
        self._list_kind = kind_of_list(sheet.title)
        self._asn_list = "nip" in mapping or "name_nip" in mapping
        self._formulas: dict[int, dict[str, str]] = {}
        for (row, column), text in sheet.formulas.items():
            if column in self._columns:
                self._formulas.setdefault(row, {})[self._columns[column]] = text

    def values(self, row: int, cells: Sequence[Cell]) -> dict[str, Cell]:
        """Field to cell of one row, what a person typed laid over."""
        values = dict(zip(self._fields, self._pick(cells), strict=True))
        if row in self._below:
            lower = zip(self._fields, self._pick(self._below[row]), strict=True)
            values |= {field: _joined(values[field], cell, field) for field, cell in lower}
        if row in self._corrections:
            values.update(self._corrections[row])
        return values

    def formulas(self, row: int) -> Mapping[str, str]:
        """Field to formula text of the row's mapped cells that hold one and were not corrected."""
        found = self._formulas.get(row, {})
        typed = self._corrections.get(row, {})
        return {field: text for field, text in found.items() if field not in typed} if found else found

    def read(self, row: int, cells: Sequence[Cell]) -> Reading:
        """Read one row; ``row`` as Excel shows it. Never raises."""
        kinds: list[str] = []
        derived: set[str] = set()
        cell = self.values(row, cells).get
        name, number = self._name_and_number(row, cell, kinds)
        said = {field: self._text(field, cell(field), kinds) for field in _LISTED}
        if not said["unit"] and row in self._units:
            said["unit"] = self._units[row]
            derived.add("unit")
        if row in self._shifted and row not in self._corrections:
            kinds.append("row_shifted")
        place_and_date = self._place_and_date(cell, said)
        born = self._birth_date(place_and_date, kinds)
        sex = read_sex(to_text(cell("sex")))
        if sex == "?":
            kinds.append("unreadable_sex")
            sex = ""
        kind = self._kind(cell, number.digits, kinds)
        number = self._number_of_kind(number, kind, cell, kinds)
        golongan, pangkat = self._rank(cell, kind, kinds)
        if kind in ASN and len(number.digits) == 18:
            kinds += number_problems(kind, number.digits, born, sex, self._today)
            born, sex = _from_number(number.digits, kind, born, sex, kinds, derived)
        front = self._text("front_title", cell("front_title"), kinds)
        back = self._text("back_title", cell("back_title"), kinds)
        titles = split_titles(name) if name else None
        if titles and (self._apply_titles or front or back):
            titles = self._own_titles(titles, front, back)
        if titles and self._apply_titles:
            name, front, back, titles = titles.name, titles.front_title, titles.back_title, None
        level = guess_level(said["post"], to_text(cell("post_kind")), to_text(cell("echelon")))
        if level:
            derived.add("jenjang")
        if is_inactive(to_text(cell("standing"))):
            kinds.append("not_active")
        person = Person(
            name, kind, number.digits, front, back, golongan, pangkat, said["post"], level, said["unit"],
            said["birth_place"], born, sex, said["institution"],
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

    def _name_and_number(self, row: int, cell: Values, kinds: list[str]) -> tuple[str, ReadNumber]:
        raw, nip = cell("name"), cell("nip")
        if "name_nip" in self._fields and not to_text(raw):
            raw, nip = split_name_and_nip(to_text(cell("name_nip")), nip)
        formulas = self.formulas(row)
        name = self._name(to_text(raw), formulas.get("name") or formulas.get("name_nip"), kinds)
        if formulas and set(formulas) - {"name", "name_nip"}:
            kinds.append("formula_in_cell")
        number = read_nip(nip)
        if number.empty and "local_number" in self._fields:
            number = read_local(cell("local_number"))
        kinds += number.kinds
        return name, number

    def _number_of_kind(self, number: ReadNumber, kind: PersonKind, cell: Values, kinds: list[str]) -> ReadNumber:
        """An ASN needs a NIP; what is no NIP may be the local number of somebody who is not."""
        if kind in ASN:
            if number.empty and self._asn_list:
                kinds.append("missing_nip")
        elif _LOCAL_AFTER_ALL & set(number.kinds) and "kind_assumed" not in kinds:
            number = read_local(cell("nip"))
            kinds[:] = [*(one for one in kinds if one not in _LOCAL_AFTER_ALL), *number.kinds]
        return number

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
        kinds += name_kinds(name)
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

    def _place_and_date(self, cell: Values, said: dict[str, str]) -> Cell:
        """The birth date's cell; a combined ``Madiun, 17-08-1980`` gives the place as well."""
        value = cell("birth_date")
        if value not in (None, "") or "birth" not in self._fields:
            return value
        both = cell("birth")
        if not isinstance(both, str):
            return both
        place, comma, day = both.rpartition(",")
        if not comma:
            match = re.match(r"([^\d]*?)[\s/]*(\d.*)$", " ".join(both.split()))
            place, day = (match[1], match[2]) if match else ("", both)
        said["birth_place"] = said["birth_place"] or clean(place)[0][: LIMITS["birth_place"]].strip(" ,/")
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

    def _kind(self, cell: Values, digits: str, kinds: list[str]) -> PersonKind:
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

    def _kind_by_number(self, cell: Values, digits: str, kinds: list[str]) -> PersonKind:
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

    def _rank(self, cell: Values, kind: PersonKind, kinds: list[str]) -> tuple[str, str]:
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


def _joined(upper: Cell, lower: Cell, field: str) -> Cell:
    """Two rows of one person: ``Penata Muda`` above ``III/a`` is ``Penata Muda, III/a``."""
    if lower in (None, "") or upper in (None, ""):
        return upper if lower in (None, "") else lower
    return f"{to_text(upper)}{', ' if field in ('golongan', 'birth') else ' '}{to_text(lower)}"


def forget_readings() -> None:
    """Drop what was remembered of persons while reading one list."""
    for forget in (texts.forget, birthdates.forget, numbers.forget, headers.forget):
        forget()


def _from_number(
    digits: str, kind: PersonKind, born: date | None, sex: str, kinds: Sequence[str], derived: set[str]
) -> tuple[date | None, str]:
    """Fill what the list leaves open from a number that is not itself in doubt."""
    if born and sex:
        return born, sex
    says = parse_nip(digits, kind)
    if says is None:
        return born, sex
    if born is None and says.birth_date and "nip_impossible_birth_date" not in kinds:
        born = says.birth_date
        derived.add("birth_date")
    if not sex and says.sex:
        sex = says.sex
        derived.add("sex")
    return born, sex


def split_name_and_nip(both: str, nip: Cell) -> tuple[str, Cell]:
    """``Budi, S.H.`` and the digits from one cell ``Budi, S.H. NIP. 19850817 201001 1 003``, line breaks or not."""
    text = both[:400].strip()
    if match := _NIP_INSIDE.search(text):
        return text[: match.start()].rstrip(" ,/\n\r-"), match[1]
    return text, nip
