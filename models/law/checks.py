"""What no single row can show: references, periods that overlap, replacements that run in a circle."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.law import rows as r
from models.law.lawfile import RawRow

KINDS = frozenset({"PNS", "CPNS", "PPPK", "PPPK_PARUH_WAKTU", "PPNPN", "HONORER"})
_WORDS: dict[tuple[str, str], frozenset[str]] = {
    ("violation", "stage"): frozenset({"bakal_calon", "calon", "semua", "tidak_terkait_pemilu"}),
    ("violation", "category"): frozenset({"kode_etik", "disiplin", "kontrak"}),
    ("violation", "source_kind"): frozenset({"primary", "secondary", "memory"}),
    ("scale", "track"): frozenset({"kode_etik", "disiplin", "pemberhentian", "kontrak"}),
    ("sanction", "level"): frozenset({"moral", "rujukan", "ringan", "sedang", "berat", "pemberhentian", "kontrak"}),
    ("sanction", "for_level"): frozenset({"", "ringan", "sedang", "berat"}),
    ("sanction", "delivery"): frozenset({"", "tertutup", "terbuka"}),
    ("clock", "unit"): frozenset({"hari_kerja", "hari_kalender", "jam"}),
    ("sanction", "decree_unit"): frozenset({"", "hari_kerja", "hari_kalender"}),
    ("appeal_route", "file_unit"): frozenset({"", "hari_kerja", "hari_kalender"}),
    ("appeal_route", "respond_unit"): frozenset({"", "hari_kerja", "hari_kalender"}),
    ("appeal_route", "decide_unit"): frozenset({"", "hari_kerja", "hari_kalender"}),
    ("clock", "sense"): frozenset({"paling_lambat", "paling_cepat", "tepat"}),
    ("candidacy_calendar", "kind"): frozenset({"pilkada", "pemilu"}),
    ("referral_hint", "calendars"): frozenset({"pilkada", "pemilu"}),
    ("counterpart", "when"): frozenset({"tahap", "aturan", "status"}),
    ("appeal_outcome", "decree"): frozenset({"tetap", "diganti", "dicabut", "batal"}),
    ("appeal_outcome", "needs_sanction"): frozenset({"tidak", "lebih_ringan", "lebih_berat", "lain"}),
    ("retention", "fate"): frozenset({"permanen", "musnah", "dinilai_kembali"}),
    ("rank", "ladder"): frozenset({"PNS", "PPPK"}),
    ("post", "ladder"): frozenset({"manajerial", "fungsional"}),
    ("absence", "level"): frozenset({"ringan", "sedang", "berat"}),
    ("day_off", "kind"): frozenset({"libur_nasional", "cuti_bersama", "pemungutan_suara"}),
}
"""Keys that hold one of a few words."""

_LEVELS = frozenset({"ringan", "sedang", "berat"})
_READINGS: dict[str, frozenset[str]] = {
    "unit_switch": frozenset({"hari_kerja", "hari_kalender"}),
    "sense_switch": frozenset({"maksimum", "minimum"}),
}
"""Values that a switch must have before a period may hang on it."""

_LISTS: dict[tuple[str, str], str] = {
    ("sanction", "appeal_routes"): "appeal_route",
    ("sanction", "imposers"): "imposer",
    ("sanction", "imposers_sekda"): "imposer",
    ("sanction", "hollow_for"): "post",
    ("sanction_group", "members"): "sanction",
    ("violation", "default_groups"): "sanction_group",
    ("appeal_route", "outcomes"): "appeal_outcome",
    ("authority", "ringan"): "imposer",
    ("authority", "sedang"): "imposer",
    ("authority", "berat_a_b"): "imposer",
    ("authority", "berat_c"): "imposer",
    ("referral_hint", "violations"): "violation",
    ("referral_hint", "posts"): "post",
    ("imposer", "only_for"): "post",
}
_SINGLES: dict[tuple[str, str], str] = {
    ("sanction", "scale"): "scale",
    ("rule", "scale"): "scale",
    ("authority", "scale"): "scale",
    ("counterpart", "left"): "violation",
    ("counterpart", "right"): "violation",
    ("referral_hint", "referral"): "referral",
    ("clock", "unit_switch"): "switch",
    ("clock", "sense_switch"): "switch",
}


def allowed_words(table: str, key: str) -> frozenset[str]:
    """The few words a key may hold; empty where any text may stand."""
    return _WORDS.get((table, key), frozenset())


def reference_of(table: str, key: str) -> str:
    """The table into which a key points; empty where it points nowhere."""
    if key == "replaced_by" and table in REPLACEABLE:
        return table
    return _LISTS.get((table, key)) or _SINGLES.get((table, key), "")


REPLACEABLE = ("sanction", "violation", "appeal_route", "regulation")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A built row beside its raw form, so that a fault can name its line."""

    raw: RawRow
    row: r.Row

    @property
    def table(self) -> str:
        """Name of its table."""
        return self.raw.table

    @property
    def key(self) -> str:
        """What rows of one meaning share; periods of equal keys must not overlap."""
        row = self.row
        if isinstance(row, r.Authority):
            return f"{row.scale}/{row.offender}"
        if isinstance(row, r.DayOff):
            return row.day.isoformat()
        if isinstance(row, r.Counterpart):
            return f"{row.left}/{row.right}/{row.when}"
        if isinstance(row, r.ReferralHint):
            return row.referral
        if isinstance(row, r.Absence):
            return f"{row.consecutive}/{row.from_days}-{row.to_days}"
        return str(getattr(row, "id", ""))


Fault = tuple[Loaded, str, str]
"""A row that cannot stay, why, and the key at fault (or empty)."""


def faults(loaded: Sequence[Loaded]) -> list[Fault]:
    """Every row that cannot stay beside the others, each with its reason; the first reason per row."""
    found: dict[int, Fault] = {}
    for finder in (_ids, _words, _overlaps, _references, _circles, _single_rows):
        for fault in finder(loaded):
            found.setdefault(id(fault[0]), fault)
    return list(found.values())


def _ids(loaded: Sequence[Loaded]) -> Iterator[Fault]:
    for item in loaded:
        if not item.key:
            yield item, "id kosong", "id"


def _words(loaded: Sequence[Loaded]) -> Iterator[Fault]:
    for item in loaded:
        for (table, key), allowed in _WORDS.items():
            if table == item.table and getattr(item.row, key) not in allowed:
                yield item, f"'{key}' harus salah satu dari: {', '.join(sorted(allowed - {''}))}", key
        kinds = getattr(item.row, "applies_to", None)
        if kinds is not None and not set(kinds) <= KINDS:
            yield item, f"jenis pegawai tidak dikenal: {', '.join(sorted(set(kinds) - KINDS))}", "applies_to"


def _references(loaded: Sequence[Loaded]) -> Iterator[Fault]:
    ids: dict[str, set[str]] = {}
    for item in loaded:
        ids.setdefault(item.table, set()).add(item.key)
    for item in loaded:
        for key, table, target in _targets(item):
            if target not in ids.get(table, set()):
                yield item, f"rujukan tidak dikenal: '{target}' dalam '{key}'", key


def _targets(item: Loaded) -> Iterator[tuple[str, str, str]]:
    """Every reference of a row: key, table it points into, id."""
    row = item.row
    for (table, key), target in _LISTS.items():
        if table == item.table:
            yield from ((key, target, value) for value in getattr(row, key))
    for (table, key), target in _SINGLES.items():
        if table == item.table and getattr(row, key):
            yield key, target, getattr(row, key)
    if item.table in REPLACEABLE and _successor(row):
        yield "replaced_by", item.table, _successor(row)
    for source in sources_of(row.source):
        yield "source", "source", source
    if isinstance(row, r.Rule):
        yield from (("exception_source", "source", source) for source in sources_of(row.exception_source))
    if isinstance(row, r.Sanction) and row.requires_switch:
        yield "requires_switch", "switch", row.requires_switch.partition("=")[0]


def _successor(row: r.Row) -> str:
    """The id that replaces a row; empty if none."""
    value: object = getattr(row, "replaced_by", "")
    return str(value)


def sources_of(text: str) -> tuple[str, ...]:
    """Keys of the source register in a ``source`` field: ``KOMPAS; TRIBUN`` gives two."""
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _overlaps(loaded: Sequence[Loaded]) -> Iterator[Fault]:
    """Rows of one key whose periods meet; ranges of absence that meet while both are in force."""
    for group in _grouped(loaded, lambda item: (item.table, item.key)).values():
        for position, item in enumerate(group):
            if any(_meets(_period(item), _period(earlier)) for earlier in group[:position]):
                yield item, "baris dengan id sama dan masa berlaku yang bertumpuk", ""
    absences = [(item, item.row) for item in loaded if isinstance(item.row, r.Absence)]
    for position, (item, row) in enumerate(absences):
        for earlier, other in absences[:position]:
            together = row.consecutive == other.consecutive and _meets(_period(item), _period(earlier))
            if together and _meets((row.from_days, row.to_days), (other.from_days, other.to_days)):
                yield item, "rentang hari bertumpuk", "from_days"


def _grouped(loaded: Iterable[Loaded], key: Callable[[Loaded], tuple[str, str]]) -> dict[tuple[str, str], list[Loaded]]:
    groups: dict[tuple[str, str], list[Loaded]] = {}
    for item in loaded:
        groups.setdefault(key(item), []).append(item)
    return groups


def _period(item: Loaded) -> tuple[int, int]:
    start, end = item.row.effective_from, item.row.effective_to
    return (start or date.min).toordinal(), (end or date.max).toordinal()


def _meets(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _circles(loaded: Sequence[Loaded]) -> Iterator[Fault]:
    follow = {(item.table, item.key): _successor(item.row) for item in loaded if item.table in REPLACEABLE}
    for item in loaded:
        if item.table not in REPLACEABLE:
            continue
        seen = {item.key}
        current = follow[(item.table, item.key)]
        while current:
            if current in seen:
                yield item, "penggantian berputar: baris ini kembali kepada dirinya", "replaced_by"
                break
            seen.add(current)
            current = follow.get((item.table, current), "")


def _single_rows(loaded: Sequence[Loaded]) -> Iterator[Fault]:
    switches = {item.key: item.row for item in loaded if isinstance(item.row, r.Switch)}
    for item in loaded:
        row = item.row
        if isinstance(row, r.Switch):
            yield from _values(item, row)
        elif isinstance(row, r.Calendar):
            yield from _days(item, row)
        elif isinstance(row, r.Absence) and row.to_days < row.from_days:
            yield item, "rentang hari terbalik", "to_days"
        elif isinstance(row, r.Violation):
            yield from _levels(item, row)
        elif isinstance(row, r.Clock):
            yield from _readings(item, row, switches)
        elif isinstance(row, r.Sanction) and row.requires_switch:
            yield from _condition(item, row, switches)


def _values(item: Loaded, row: r.Switch) -> Iterator[Fault]:
    if row.default not in row.values:
        yield item, "nilai bawaan tidak ada dalam daftar nilai", "default"
    if len(row.labels) != len(row.values):
        yield item, "setiap nilai memerlukan satu sebutan", "labels"


def _days(item: Loaded, row: r.Calendar) -> Iterator[Fault]:
    days = [row.penetapan_calon, row.kampanye_mulai, row.kampanye_selesai, row.pemungutan_suara]
    known = [day for day in days if day is not None]
    if known != sorted(known):
        yield item, "tanggal kalender pencalonan tidak berurutan", "penetapan_calon"


def _condition(item: Loaded, row: r.Sanction, switches: Mapping[str, r.Row]) -> Iterator[Fault]:
    name, _, value = row.requires_switch.partition("=")
    switch = switches.get(name)
    if isinstance(switch, r.Switch) and value not in switch.values:
        yield item, f"pengaturan '{name}' tidak mengenal nilai '{value}'", "requires_switch"


def _levels(item: Loaded, row: r.Violation) -> Iterator[Fault]:
    if len({level.impact for level in row.levels}) != len(row.levels):
        yield item, "dampak yang sama disebut dua kali", "levels"
    elif any(level.level not in _LEVELS for level in row.levels):
        yield item, f"tingkat harus salah satu dari: {', '.join(sorted(_LEVELS))}", "levels"


def _readings(item: Loaded, row: r.Clock, switches: Mapping[str, r.Row]) -> Iterator[Fault]:
    """A period that hangs on a switch knows what each of its values means."""
    for key, known in _READINGS.items():
        name = getattr(row, key)
        switch = switches.get(name)
        if isinstance(switch, r.Switch) and not set(switch.values) <= known:
            yield item, f"pengaturan '{name}' tidak berarti satuan atau sifat tenggat", key
