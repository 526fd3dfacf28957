"""What the directory shows and what an import may do next, in plain Python."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from models.exchange import FIELD_LABELS, KINDS, Entry, Plan, Sheet
from models.law.notice import Notice, Severity
from models.law.person import Person, PersonKind

if TYPE_CHECKING:
    from models.registry.people import PersonRow

KIND_WORDS: Mapping[PersonKind, str] = {
    PersonKind.PNS: "PNS",
    PersonKind.CPNS: "CPNS",
    PersonKind.PPPK: "PPPK",
    PersonKind.PPPK_PARUH_WAKTU: "PPPK paruh waktu",
    PersonKind.PPNPN: "PPNPN",
    PersonKind.HONORER: "Honorer",
}
GROUPS: Mapping[str, tuple[str, ...]] = {
    "all": (),
    "pns": ("PNS", "CPNS"),
    "pppk": ("PPPK", "PPPK_PARUH_WAKTU"),
    "other": ("PPNPN", "HONORER"),
}
LEVEL_WORDS: Mapping[str, str] = {
    "JPT_UTAMA": "JPT utama",
    "JPT_MADYA": "JPT madya",
    "JPT_PRATAMA": "JPT pratama",
    "ADMINISTRATOR": "Administrator",
    "PENGAWAS": "Pengawas",
    "PELAKSANA": "Pelaksana",
    "JF_AHLI_UTAMA": "Fungsional ahli utama",
    "JF_AHLI_MADYA": "Fungsional ahli madya",
    "JF_AHLI_MUDA": "Fungsional ahli muda",
    "JF_AHLI_PERTAMA": "Fungsional ahli pertama",
    "JF_PENYELIA": "Fungsional penyelia",
    "JF_MAHIR": "Fungsional mahir",
    "JF_TERAMPIL": "Fungsional terampil",
    "JF_PEMULA": "Fungsional pemula",
}
ACTION_WORDS: Mapping[str, tuple[str, str]] = {
    "add": ("tambah", "accent"),
    "update": ("perbarui", "blue"),
    "skip": ("lewati", "muted"),
    "hold": ("tahan", "red"),
}
REASON_WORDS: Mapping[str, str] = {
    "duplicate": "baris kembar",
    "unchanged": "tidak berubah",
    "left_out": "tidak diimpor",
}
CORRECTABLE = ("name", "nip", "birth_date", "sex", "golongan", "post", "unit", "local_number")
"""Fields a hand may type for a held row, in the order of the form."""

_WEIGHT = (Severity.BLOCK, Severity.WARN, Severity.INFO)


def subtitle(row: PersonRow) -> str:
    """A person in one muted line: number, unit."""
    person = row.person
    parts = (f"{person.number_label} {person.shown_number}" if person.number else "", person.unit)
    return " · ".join(part for part in parts if part)


def facts(person: Person) -> list[tuple[str, str]]:
    """What the panel tells of a person."""
    born = ", ".join(part for part in (person.birth_place, _day(person.birth_date)) if part)
    rows = [
        (person.number_label, person.shown_number),
        ("Jenis", KIND_WORDS[person.kind]),
        ("Pangkat", person.rank_text),
        ("Jabatan", person.post),
        ("Jenjang", LEVEL_WORDS.get(person.jenjang, person.jenjang)),
        ("Unit kerja", person.unit),
        ("Instansi", person.institution),
        ("Lahir", born),
        ("Jenis kelamin", {"L": "Laki-laki", "P": "Perempuan"}.get(person.sex, "")),
    ]
    return [(name, value) for name, value in rows if value]


def _day(day: date | None) -> str:
    if day is None:
        return ""
    from models.law.words import long_date

    return str(long_date(day))


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person decided so far about a list. ``columns`` overrides the proposals; None takes a field away."""

    columns: Mapping[str, int | None] = field(default_factory=dict)
    corrections: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    accept: frozenset[int] = frozenset()
    leave_out: frozenset[int] = frozenset()
    split_titles: bool = False

    def with_correction(self, row: int, values: Mapping[str, str]) -> Choices:
        """Values typed for a row; an empty mapping takes them back."""
        rest = {number: said for number, said in self.corrections.items() if number != row}
        return replace(self, corrections=rest | {row: dict(values)} if values else rest)

    def accepting(self, row: int, yes: bool) -> Choices:
        """Take a held row as it is, or not after all."""
        return replace(self, accept=self.accept | {row} if yes else self.accept - {row})

    def leaving(self, rows: Collection[int], yes: bool) -> Choices:
        """Do not import rows, or import them after all."""
        return replace(self, leave_out=self.leave_out | set(rows) if yes else self.leave_out - set(rows))


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One line of the column matching: a field, the column it is read from (None: none), its first cells."""

    name: str
    words: str
    column: int | None
    sample: str


def field_lines(sheet: Sheet, choices: Choices) -> list[FieldLine]:
    """All fields with the columns in force, those that are matched first."""
    chosen: dict[str, int | None] = {**sheet.proposals, **choices.columns}
    lines = [
        FieldLine(name, words, chosen.get(name), sample_of(sheet, chosen.get(name)))
        for name, words in FIELD_LABELS.items()
    ]
    return sorted(lines, key=lambda one: one.column is None)


def sample_of(sheet: Sheet, column: int | None) -> str:
    """The first filled cells of a column, for the eye."""
    return "" if column is None else " · ".join(sheet.sample(column, 3))


def column_choices(sheet: Sheet) -> list[tuple[int, str]]:
    """Columns that may be read: ``AF  JABATAN NAMA``."""
    return [
        (column.index, f"{column.letter}   {column.header or '(tanpa judul)'}")
        for column in sheet.columns
        if not column.refused
    ]


def refused_words(sheet: Sheet) -> str:
    """Which columns were left behind because they are private."""
    if not sheet.sensitive:
        return "Tidak ada kolom data pribadi dalam daftar ini."
    names = ", ".join(sheet.sensitive)
    return f"{len(sheet.sensitive)} kolom data pribadi tidak dibaca dan tidak disimpan: {names}."


def entries_shown(plan: Plan, action: str = "all", kind: str = "", words: str = "") -> list[int]:
    """Places in ``plan.entries`` that fit a filter. ``action``: all, add, update, skip, hold, problem."""
    wanted = words.casefold().split()
    found: list[int] = []
    for place, entry in enumerate(plan.entries):
        if action == "problem" and not _worth_a_look(entry):
            continue
        if action not in ("all", "problem") and entry.action != action:
            continue
        if kind and not any(problem.kind == kind for problem in entry.problems):
            continue
        if wanted:
            text = f"{entry.person.name} {entry.person.number} {entry.person.unit} {entry.row}".casefold()
            if not all(part in text for part in wanted):
                continue
        found.append(place)
    return found


def _worth_a_look(entry: Entry) -> bool:
    return any(problem.severity is not Severity.INFO for problem in entry.problems)


def kind_choices(plan: Plan) -> list[tuple[str, str]]:
    """Problem kinds found, the heaviest first, with how many rows: for the filter."""
    found = plan.by_kind()
    ordered = sorted(found, key=lambda kind: (_WEIGHT.index(KINDS[kind].severity), -len(found[kind])))
    return [(kind, f"{len(found[kind])} × {_short(KINDS[kind].message)}") for kind in ordered]


def _short(message: str) -> str:
    return message.split(".")[0].split(";")[0]


def action_words(entry: Entry) -> tuple[str, str]:
    """What happens to a row, and the tone it is shown in."""
    words, tone = ACTION_WORDS[entry.action]
    return (REASON_WORDS.get(entry.reason, words), tone) if entry.action == "skip" else (words, tone)


def heaviest(entry: Entry) -> str:
    """The one sentence shown in the list, with how many more there are."""
    problems = sorted(entry.problems, key=lambda one: _WEIGHT.index(one.severity))
    if not problems:
        return ""
    more = f" (+{len(problems) - 1})" if len(problems) > 1 else ""
    return _short(problems[0].message) + more


def entry_notices(entry: Entry) -> list[Notice]:
    """All problems of a row as the notice list shows them."""
    return [Notice(problem.severity, problem.message_id, problem.message) for problem in entry.problems]


def change_rows(entry: Entry) -> list[tuple[str, str]]:
    """What an update would change: field, ``old → new``."""
    labels: Mapping[str, str] = {**FIELD_LABELS, "number": "Nomor", "jenjang": "Jenjang", "kind": "Jenis pegawai"}
    return [(labels.get(one.field, one.field), f"{one.old or '—'}  →  {one.new or '—'}") for one in entry.changes]


def counts_words(plan: Plan) -> list[tuple[str, str]]:
    """The counts as chips: words and tone."""
    counts = plan.counts
    chips = [(f"{counts.add} tambah", "accent"), (f"{counts.update} perbarui", "blue")]
    chips.append((f"{counts.skip} lewati", "muted"))
    chips.append((f"{counts.hold} ditahan", "red" if counts.hold else "muted"))
    return chips


def may_apply(plan: Plan) -> str:
    """Why the import cannot be carried out now; empty where it can."""
    if plan.counts.add + plan.counts.update == 0:
        return "Tidak ada baris yang akan ditambah atau diperbarui."
    return ""
