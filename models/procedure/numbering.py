"""Numbers of letters: which counter, back-dated numbers, jumps after a restored backup (letters.md 12-13).

A number is taken when a letter is finalised, inside its transaction. It is unique by counter, unit, year, value and
suffix, and is never taken again, also after the letter was voided.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.law import Rulebook
from models.law.errors import Trouble
from models.law.notice import Notice, Severity
from models.procedure import counters
from models.procedure.desk import Act, Desk
from models.procedure.patterns import make_number, name_problems, pattern_problems
from models.procedure.setup import office_of
from models.records import Counter, Decree, Letter, NumberGap, Setting
from models.registry.letterkinds import KINDS
from models.vault import numbers

SETTING, RESUMED = "numbering", "numbering.resumed"
SURAT, NOTA_DINAS, KEPUTUSAN = "surat", "nota_dinas", "keputusan"
CASES = "case"
"""The counter of the register perkara."""

COUNTERS = {SURAT: "Surat", NOTA_DINAS: "Nota dinas", KEPUTUSAN: "Keputusan dan surat edaran"}
"""Counters as one office was seen to keep them (letters.md 12); an office names which kinds share one."""

SUB_DAYS = 14
"""A back-dated letter must leave within so many days of its date (letters.md 13)."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """How this office numbers. Kinds that are not named follow the default of :func:`default_counter`.

    ``counters``: kind to counter. ``patterns``: kind to pattern, empty the office's one. ``codes``: kind to
    classification code. ``units``: kind to unit code. ``sub_numbers``: back-dated sub-numbers are allowed, for
    ``sub_reason``, at most ``sub_days`` back. ``per_day``: letters that this office never exceeds in a day; a restored
    backup jumps by it for every day since it was made.
    """

    counters: Mapping[str, str] = field(default_factory=dict)
    patterns: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    sub_numbers: bool = False
    sub_reason: str = ""
    sub_days: int = SUB_DAYS
    per_day: int = 10


@dataclass(frozen=True, slots=True)
class Place:
    """Where a letter takes its number: counter, unit, year."""

    counter: str
    unit: str
    year: int

    @property
    def key(self) -> str:
        """The name under which the numbers beside the vault are kept."""
        return f"{self.counter}|{self.unit}|{self.year}"


def numbering_of(session: Session) -> Numbering:
    """The office's numbering; defaults where nothing was set."""
    row = session.get(Setting, SETTING)
    known = {f.name for f in fields(Numbering)}
    return Numbering(**{k: v for k, v in (row.value if row else {}).items() if k in known})


def set_numbering(desk: Desk, numbering: Numbering, reason: str = "") -> None:
    """Keep how the office numbers. Numbers already given stay. Wrong patterns are named; allowing back-dated
    sub-numbers wants a reason, which stays beside them (``sub_reason``) until they are forbidden again.
    """
    _check(numbering, reason)
    with desk.act("numbering.set", subject="numbering") as act:
        value = _plain(numbering)
        value["sub_reason"] = (numbering.sub_reason or reason).strip() if numbering.sub_numbers else ""
        _put(act, SETTING, value)
        act.note(numbering=value, reason=reason.strip())
        act.touches("office")


def _check(numbering: Numbering, reason: str) -> None:
    kept = "Penomoran yang lama tetap berlaku."
    for kind, pattern in numbering.patterns.items():
        if pattern and (problems := pattern_problems(pattern)):
            words = f"Pola nomor untuk {_title(kind)} belum benar: {problems[0]}."
            raise Trouble(words, kept, "Betulkan polanya, lalu simpan lagi.")
    for name in (*numbering.counters.values(), *numbering.units.values()):
        if problems := name_problems(name):
            raise Trouble(f"Nama pencacah atau kode unit belum benar: {problems[0]}.", kept)
    if CASES in numbering.counters.values():
        raise Trouble("Surat tidak dapat memakai pencacah register perkara.", kept, "Pakai nama lain.")
    if numbering.sub_numbers and not (reason.strip() or numbering.sub_reason.strip()):
        words = "Nomor mundur hanya dapat diizinkan dengan alasan tertulis."
        raise Trouble(words, kept, "Tuliskan dasar kebijakan kantor.")
    if not 1 <= numbering.sub_days <= 60 or not 1 <= numbering.per_day <= 500:
        raise Trouble("Batas hari atau jumlah surat tidak wajar.", kept)


def _plain(numbering: Numbering) -> dict[str, Any]:
    return {k: dict(v) if isinstance(v, Mapping) else v for k, v in asdict(numbering).items()}


def _put(act: Act, name: str, value: Any) -> None:
    row = act.session.get(Setting, name)
    if row is None:
        act.session.add(Setting(name=name, value=value, changed_at=act.now))
    else:
        row.value, row.changed_at = value, act.now


def _title(kind: str) -> str:
    return KINDS[kind].title if kind in KINDS else kind


def default_counter(kind: str) -> str:
    """Surat, nota dinas, and keputusan together with surat edaran (letters.md 12)."""
    known = KINDS.get(kind)
    if kind.startswith("nota_dinas"):
        return NOTA_DINAS
    return KEPUTUSAN if kind.startswith("surat_edaran") or (known is not None and known.decree) else SURAT


def place_of(session: Session, kind: str, day: date) -> Place:
    """Counter, unit and year in which a letter of a kind and a date is numbered."""
    rules, office = numbering_of(session), office_of(session)
    counter = rules.counters.get(kind) or default_counter(kind)
    return Place(counter, rules.units.get(kind) or office.unit_code, day.year)


def shown_number(session: Session, kind: str, value: int, day: date, suffix: str = "") -> str:
    """A number as the office's pattern for this kind writes it."""
    rules, office = numbering_of(session), office_of(session)
    return make_number(
        office,
        kind,
        value,
        day,
        suffix,
        pattern=rules.patterns.get(kind, ""),
        code=rules.codes.get(kind, ""),
        unit=rules.units.get(kind, ""),
    )


def next_number(session: Session, kind: str, day: date) -> str:
    """What the next letter of this kind would be numbered, numbers that a letter carries passed over; takes nothing."""
    place = place_of(session, kind, day)
    value = counters.peek(session, place.counter, place.year, place.unit)
    while _carried(session, number := shown_number(session, kind, value, day), place.year):
        value += 1
    return number


def is_foreign(kind: str) -> bool:
    """Whether another office numbers this kind: Bagian Hukum numbers the mayor's decrees."""
    return KINDS[kind].foreign_counter


def is_numbered(kind: str) -> bool:
    """Whether letters of this kind carry a number at all; a label or a pledge sheet does not."""
    return KINDS[kind].numbered


# taking a number ---------------------------------------------------------------------------------------------------


def assign(
    act: Act, letter: Letter, day: date, *, number: str | None = None, later: bool = False, sub_number: bool = False
) -> None:
    """Give the letter its number, or an empty slot, inside the act. Call :func:`remember` after the act."""
    if not is_numbered(letter.kind):
        return
    if later or (number is None and is_foreign(letter.kind)):
        letter.slot_open = True
        return
    if number is not None:
        letter.number = own_number(act.session, number, letter.id, day.year)
        return
    place = place_of(act.session, letter.kind, day)
    catch_up(act)
    if sub_number:
        letter.counter_value, letter.suffix = _sub(act.session, place, day)
    else:
        letter.counter_value = _regular(act, letter.kind, place, day)
    letter.counter, letter.counter_unit, letter.counter_year = place.counter, place.unit, place.year
    letter.number = shown_number(act.session, letter.kind, letter.counter_value, day, letter.suffix)


def _regular(act: Act, kind: str, place: Place, day: date) -> int:
    """The next value whose number no letter carries yet; one that somebody typed before is passed over and noted."""
    while True:
        value = counters.take(act.session, place.counter, place.year, place.unit)
        if not _carried(act.session, shown_number(act.session, kind, value, day), place.year):
            return value
        note_gap(act, place, value, value, "nomor ini sudah ada pada surat lain")


def _carried(session: Session, number: str, year: int, but: int | None = None) -> bool:
    first, last = date(year, 1, 1), date(year, 12, 31)
    used = select(Letter.id).where(
        Letter.number == number, Letter.letter_date.between(first, last), Letter.copy_of.is_(None)
    )
    return session.scalar(used if but is None else used.where(Letter.id != but)) is not None


def own_number(session: Session, number: str, letter_id: int, year: int) -> str:
    """A number that was given elsewhere or by hand, tidied. Trouble where it is empty or already used in the year."""
    text = " ".join(number.split())
    if not text or len(text) > 120 or not text.isprintable():
        raise Trouble("Nomor surat kosong atau tidak dapat dibaca.", "Surat tidak berubah.", "Isi nomornya.")
    if _carried(session, text, year, letter_id):
        raise Trouble("Nomor itu sudah dipakai surat lain.", "Surat tidak berubah.", "Periksa nomornya.")
    return text


def _sub(session: Session, place: Place, day: date) -> tuple[int, str]:
    """The last number given on that day or before, and the next suffix under it."""
    base = _base(session, place, day)
    if base is None:
        raise Trouble(
            "Belum ada nomor pada atau sebelum tanggal itu.", "Surat tidak berubah.", "Pakai nomor biasa dengan alasan."
        )
    taken = session.scalars(
        select(Letter.suffix).where(*_in(place), Letter.counter_value == base, Letter.suffix != "")
    ).all()
    highest = max((int(s[1:]) for s in taken if s[1:].isdigit()), default=0)
    if highest >= 99:
        raise Trouble("Nomor mundur di bawah nomor itu sudah habis.", "Surat tidak berubah.")
    return base, f".{highest + 1}"


def _in(place: Place) -> tuple[Any, ...]:
    return Letter.counter == place.counter, Letter.counter_unit == place.unit, Letter.counter_year == place.year


def _base(session: Session, place: Place, day: date) -> int | None:
    regular = select(func.max(Letter.counter_value)).where(*_in(place), Letter.suffix == "", Letter.letter_date <= day)
    return session.scalar(regular)


def remember(desk: Desk, place: Place | None) -> None:
    """After the act: keep the counter's highest number beside the vault, so that a restored backup knows it."""
    if place is None:
        return
    with desk.read() as session:
        row = session.get(Counter, (place.counter, place.unit, place.year))
        value = row.value if row else 0
    if value:
        numbers.remember(desk.vault, {place.key: value})


def note_gap(act: Act, place: Place, first: int, last: int, reason: str) -> None:
    """Keep that these numbers belong to no letter of this vault, and why."""
    act.session.add(
        NumberGap(
            counter=place.counter,
            unit=place.unit,
            year=place.year,
            first=first,
            last=last,
            reason=reason,
            at=act.now,
            account_id=act.desk.sitter.id,
        )
    )
    act.note(gap=[place.counter, place.unit, place.year, first, last, reason])


def skip_to(desk: Desk, counter: str, unit: str, year: int, last_used: int, reason: str) -> None:
    """The paper agenda knows of higher numbers: the counter goes on after ``last_used``. Never backwards."""
    if not reason.strip():
        raise Trouble("Alasan belum ditulis.", "Penomoran tidak berubah.", "Tuliskan alasannya.")
    with desk.act("numbering.skip", subject=counter) as act:
        catch_up(act)
        row = counters.row_of(act.session, counter, year, unit)
        if not row.value < last_used <= row.value + 10_000:
            raise Trouble(
                f"Nomor terakhir {counter} di sini {row.value}; angka itu tidak dapat dipakai.",
                "Penomoran tidak berubah.",
                "Nomor hanya dapat maju.",
            )
        place = Place(counter, unit, year)
        note_gap(act, place, row.value + 1, last_used, reason.strip())
        row.value = last_used
        act.touches("letters")
    remember(desk, place)


# a restored backup -------------------------------------------------------------------------------------------------


def catch_up(act: Act) -> None:
    """Bring the counters to where they surely are free, before a number is taken.

    Two things are believed. The file beside the vault: what it remembers was handed out. And the mark that every backup
    carries in its header: numbers may have been handed out anywhere since it was made, so each counter jumps by
    ``per_day`` for that day and every day after it. The mark is answered once for each restoring: a second restoring
    of the same backup brings the unanswered mark back and jumps farther, because it is later; on the same day the file
    beside the vault tells the two apart.
    """
    session, vault = act.session, act.desk.vault
    marks = numbers.recall(vault)
    copied = vault.contents.copied
    answered = session.get(Setting, RESUMED)
    fresh = bool(copied) and (answered is None or answered.value != copied)
    if not fresh and not marks:
        return
    since = datetime.fromisoformat(copied).date() if fresh else None
    rate = numbering_of(session).per_day
    for place in _places(session, marks, since, act.today):
        row = counters.row_of(session, place.counter, place.year, place.unit)
        target = marks.get(place.key, 0)
        if since is not None:
            target = max(target, row.value + rate * _days(place.year, since, act.today))
        if target > row.value:
            note_gap(act, place, row.value + 1, target, _why(since))
            row.value = target
    if fresh:
        _put(act, RESUMED, copied)
        act.note(resumed=copied)
    session.flush()


def _why(since: date | None) -> str:
    if since is None:
        return "menurut catatan di samping brankas, nomor ini sudah pernah diberikan"
    return (
        f"brankas dipulihkan dari cadangan tanggal {since.isoformat()}; nomor yang mungkin sudah diberikan sesudahnya "
        "tidak dipakai lagi"
    )


def _places(session: Session, marks: Mapping[str, int], since: date | None, today: date) -> list[Place]:
    """The counters to look at: those remembered; after a restoring every counter of the years since, used or not."""
    found = {place.key: place for place in map(_parsed, marks) if place is not None}
    if since is not None:
        names = {(row.name, row.unit) for row in session.scalars(select(Counter).where(Counter.year >= since.year))}
        for name, unit in names | _usual(session):
            for year in range(since.year, max(since.year, today.year) + 1):
                place = Place(name, unit, year)
                found.setdefault(place.key, place)
    return list(found.values())


def _usual(session: Session) -> set[tuple[str, str]]:
    """Counters that may have been begun elsewhere although this vault never used them."""
    rules = numbering_of(session)
    units = {office_of(session).unit_code, *rules.units.values()}
    return {(CASES, ""), *((name, unit) for name in {*COUNTERS, *rules.counters.values()} for unit in units)}


def _parsed(key: str) -> Place | None:
    counter, _, rest = key.partition("|")
    unit, _, year = rest.rpartition("|")
    return Place(counter, unit, int(year)) if counter and year.isdigit() else None


def _days(year: int, since: date, today: date) -> int:
    first = max(since, date(year, 1, 1))
    return max(1, (max(today, since) - first).days + 1)


# what speaks against a date ----------------------------------------------------------------------------------------


def date_notices(act: Act, letter: Letter, day: date, *, own_counter: bool, sub_number: bool) -> list[Notice]:
    """What speaks against dating the letter so. A later day blocks, an earlier one wants a reason."""
    notices: list[Notice] = []
    if day > act.today:
        notices.append(Notice(Severity.BLOCK, "letter.future", "tanggal surat berada di masa depan"))
    decree = act.session.get(Decree, letter.about["decree"]) if letter.about.get("decree") is not None else None
    if decree is not None and day < decree.set_on:
        notices.append(Notice(Severity.BLOCK, "letter.before_decree", "tanggal surat sebelum keputusan ditetapkan"))
    if decree is not None and letter.kind == "keputusan_sanksi" and day == decree.set_on:
        return notices  # a decree's letter dated on the day it was set is the rule, not a back-dating
    if sub_number:
        return [*notices, *_sub_notices(act, day)]
    if day < act.today:
        words = f"tanggal surat mendahului waktu pencatatan ({act.today.isoformat()})"
        notices.append(Notice(Severity.WARN, "letter.backdated", words))
    if day.year < act.today.year:
        notices.append(Notice(Severity.WARN, "letter.other_year", "nomor diambil dari tahun yang lalu"))
    if own_counter and (later := _later_day(act.session, letter.kind, day)) is not None:
        words = f"nomor berikutnya akan bertanggal lebih awal daripada nomor sebelumnya ({later.isoformat()})"
        notices.append(Notice(Severity.WARN, "letter.runs_back", words))
    return notices


def _later_day(session: Session, kind: str, day: date) -> date | None:
    place = place_of(session, kind, day)
    latest = session.scalar(select(func.max(Letter.letter_date)).where(*_in(place), Letter.suffix == ""))
    return latest if latest is not None and latest > day else None


def _sub_notices(act: Act, day: date) -> list[Notice]:
    """The limits of a back-dated sub-number (letters.md 13)."""
    rules = numbering_of(act.session)
    stops = [
        (not rules.sub_numbers, "letter.sub_off", "nomor mundur belum diizinkan dalam pengaturan penomoran"),
        (day >= act.today, "letter.sub_today", "nomor mundur hanya untuk tanggal yang sudah lewat"),
        ((act.today - day).days > rules.sub_days, "letter.sub_old", f"lebih dari {rules.sub_days} hari yang lalu"),
    ]
    found = [Notice(Severity.BLOCK, code, words) for wrong, code, words in stops if wrong]
    if off := _day_off(act.desk.rulebook, day):
        found.append(Notice(Severity.BLOCK, "letter.sub_day_off", f"tanggal itu hari libur: {off}"))
    words = f"nomor mundur: dicatat {act.today.isoformat()}, bertanggal {day.isoformat()}"
    return [*found, Notice(Severity.WARN, "letter.sub_number", words)]


def _day_off(rulebook: Rulebook, day: date) -> str:
    return rulebook.calendar().why_off(day) or ""


def gaps(session: Session, year: int | None = None) -> Sequence[NumberGap]:
    """The numbers left out, oldest first."""
    statement = select(NumberGap).order_by(NumberGap.id)
    return session.scalars(statement if year is None else statement.where(NumberGap.year == year)).all()


def resumed_from(session: Session) -> str:
    """The moment of the backup this vault was last restored from; empty where it never was."""
    row = session.get(Setting, RESUMED)
    return str(row.value) if row else ""
