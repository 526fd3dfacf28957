"""Who may sit in a council: size, roles, odd number, rank and post, conflict of interest, quorum.

PP 42/2004 Pasal 17-18: one chair and one secretary, both also members, and at least three members; above five the
number must be odd; post **and** rank of a member must not be lower than those of the person examined.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil

from models.law.assessment import sekda_message
from models.law.authority import is_provincial_sekda, is_sekda
from models.law.notice import Notice, Severity
from models.law.person import Person, PersonKind
from models.law.regime import CIVIL_SERVANTS, CONTRACTED
from models.law.rulebook import Rulebook

CHAIR, SECRETARY, MEMBER = "ketua", "sekretaris", "anggota"
SMALLEST = 5
_SIZE, _ODD, _RANK = "PP 42/2004 Pasal 18 ayat (1)", "PP 42/2004 Pasal 18 ayat (2)", "PP 42/2004 Pasal 18 ayat (3)"


@dataclass(frozen=True, slots=True)
class SeatView:
    """A seat as the rules see it. ``conflict`` is None until the declaration; an inactive seat was given up."""

    role: str
    person: Person
    conflict: bool | None = None
    active: bool = True


def check_panel(rb: Rulebook, respondent: Person, seats: Sequence[SeatView], on: date) -> tuple[Notice, ...]:
    """Everything the law says against this panel for this respondent on this day; seats are counted from 1 as given."""
    numbered = [(number, seat) for number, seat in enumerate(seats, 1) if seat.active]
    found = [*_body(rb, respondent, on), *_size([seat for _, seat in numbered]), *_persons(respondent, numbered)]
    found += _ranks(rb, respondent, numbered)
    found += _posts(rb, respondent, numbered)
    found += _conflicts(numbered)
    return tuple(found)


def quorum(rb: Rulebook, seats_total: int, present: int, on: date | None = None) -> Notice | None:
    """A warning where fewer members are present than the office's setting asks for; None where they suffice.

    PP 42/2004 says nothing about a quorum; the default is all members.
    """
    need = needed(rb, seats_total, on)
    if present >= need:
        return None
    row = rb.switch_rows["quorum"]
    message = f"Hadir {present} dari {seats_total} anggota; pengaturan kuorum meminta sekurang-kurangnya {need}."
    return Notice(Severity.WARN, "panel.quorum", message, row.legal_basis, row.verified, row.source)


def needed(rb: Rulebook, seats_total: int, on: date | None = None) -> int:
    """How many members the quorum setting asks for."""
    value = rb.switch_value("quorum", on)
    if value == "dua_pertiga":
        return ceil(Fraction(2, 3) * seats_total)
    if value == "lebih_dari_setengah":
        return seats_total // 2 + 1
    return seats_total


def _body(rb: Rulebook, respondent: Person, on: date) -> list[Notice]:
    found: list[Notice] = []
    if is_sekda(respondent):
        message = sekda_message(is_provincial_sekda(respondent))
        found.append(Notice(Severity.BLOCK, "panel.sekda", message, "PP 42/2004 Pasal 17 ayat (2)", False, "SUARA"))
    start = rb.scales["pp42_2004"].effective_from
    if on < start:
        message = "Pada tanggal itu PP 42/2004 belum berlaku."
        found.append(Notice(Severity.WARN, "panel.before_law", message, "PP 42/2004 Pasal 22", True, "PP42"))
    return found


def _size(seats: Sequence[SeatView]) -> list[Notice]:
    count = len(seats)
    found: list[Notice] = []
    if count < SMALLEST:
        found.append(_block("size", f"Majelis berjumlah {count}, sekurang-kurangnya {SMALLEST} orang.", _SIZE))
    elif count % 2 == 0:
        found.append(_block("odd", f"Majelis berjumlah {count}: di atas lima orang harus ganjil.", _ODD))
    for role, name in ((CHAIR, "Ketua"), (SECRETARY, "Sekretaris")):
        having = sum(seat.role == role for seat in seats)
        if having != 1:
            found.append(_block(role, f"{name} harus tepat satu orang, terbaca {having}.", _SIZE))
    members = sum(seat.role == MEMBER for seat in seats)
    if members < SMALLEST - 2:
        found.append(_block("members", f"Anggota sekurang-kurangnya tiga orang, terbaca {members}.", _SIZE))
    if any(seat.role not in (CHAIR, SECRETARY, MEMBER) for seat in seats):
        found.append(_block("role", "Kedudukan dalam majelis hanya ketua, sekretaris, atau anggota.", _SIZE))
    return found


def _persons(respondent: Person, seats: Sequence[tuple[int, SeatView]]) -> list[Notice]:
    found: list[Notice] = []
    own = [number for number, seat in seats if _same(seat.person, respondent)]
    if own:
        message = f"Terlapor tidak dapat menjadi anggota majelisnya sendiri ({_places(own)})."
        found.append(_block("respondent", message, "PP 42/2004 Pasal 19 ayat (1)"))
    twice = [
        number
        for position, (number, seat) in enumerate(seats)
        if any(_same(seat.person, earlier.person) for _, earlier in seats[:position])
    ]
    if twice:
        found.append(_block("twice", f"Satu orang menduduki dua kedudukan ({_places(twice)}).", _SIZE))
    outsiders = [number for number, seat in seats if seat.person.kind not in CIVIL_SERVANTS | CONTRACTED]
    if outsiders:
        message = f"Anggota majelis bukan pegawai ASN ({_places(outsiders)}): pastikan dasarnya."
        found.append(_warn("outsider", message, "PP 42/2004 Pasal 17-18"))
    return found


def _ranks(rb: Rulebook, respondent: Person, seats: Sequence[tuple[int, SeatView]]) -> list[Notice]:
    """Pangkat of each member against the respondent's; golongan of PNS and PPPK are different ladders."""
    if respondent.kind not in CIVIL_SERVANTS | CONTRACTED:
        return []
    own = rb.ranks.get(respondent.golongan)
    if own is None or own.ladder != _ladder(respondent.kind):
        return [
            _warn(
                "rank_missing",
                "Pangkat/golongan terlapor belum diisi atau tidak dikenal: tidak dapat dibandingkan.",
                _RANK,
            )
        ]
    lower: list[int] = []
    missing: list[int] = []
    other: list[int] = []
    for number, seat in seats:
        rank = rb.ranks.get(seat.person.golongan)
        if rank is None or rank.ladder != _ladder(seat.person.kind):
            missing.append(number)
        elif rank.ladder != own.ladder:
            other.append(number)
        elif rank.order < own.order:
            lower.append(number)
    found: list[Notice] = []
    if lower:
        found.append(
            _block("rank", f"Pangkat anggota lebih rendah daripada pangkat terlapor ({_places(lower)}).", _RANK)
        )
    if missing:
        found.append(
            _warn("rank_unknown", f"Pangkat anggota belum diisi atau tidak dikenal ({_places(missing)}).", _RANK)
        )
    if other:
        message = "Pangkat: pangkat PNS dan golongan PPPK tidak dapat dibandingkan: perlu pernyataan tertulis"
        found.append(
            Notice(
                Severity.WARN, "panel.rank_incomparable", f"{message} ({_places(other)}).", _RANK, False, "INFERENCE"
            )
        )
    return found


def _posts(rb: Rulebook, respondent: Person, seats: Sequence[tuple[int, SeatView]]) -> list[Notice]:
    """Jabatan of each member against the respondent's; across managerial and functional posts a person decides."""
    if respondent.kind not in CIVIL_SERVANTS | CONTRACTED:
        return []
    own = rb.posts.get(respondent.jenjang)
    if own is None:
        return [
            _warn(
                "post_missing",
                "Jenjang jabatan terlapor belum diisi atau tidak dikenal: tidak dapat dibandingkan.",
                _RANK,
            )
        ]
    lower: list[int] = []
    missing: list[int] = []
    unsure: list[int] = []
    for number, seat in seats:
        post = rb.posts.get(seat.person.jenjang)
        if post is None:
            missing.append(number)
        elif post.tier < own.tier:
            (lower if post.ladder == own.ladder else unsure).append(number)
    found: list[Notice] = []
    if lower:
        found.append(
            _block("post", f"Jabatan anggota lebih rendah daripada jabatan terlapor ({_places(lower)}).", _RANK)
        )
    if missing:
        found.append(
            _warn(
                "post_unknown", f"Jenjang jabatan anggota belum diisi atau tidak dikenal ({_places(missing)}).", _RANK
            )
        )
    if unsure:
        message = (
            f"Kesetaraan jabatan fungsional dan manajerial belum dipastikan; tampak lebih rendah ({_places(unsure)})."
        )
        found.append(Notice(Severity.WARN, "panel.post_unsure", message, _RANK, False, "MEMORY"))
    return found


def _conflicts(seats: Sequence[tuple[int, SeatView]]) -> list[Notice]:
    basis = "PP 42/2004 Pasal 11 huruf c"
    having = [number for number, seat in seats if seat.conflict]
    silent = [number for number, seat in seats if seat.conflict is None]
    found: list[Notice] = []
    if having:
        found.append(
            _block("conflict", f"Anggota menyatakan benturan kepentingan ({_places(having)}): harus diganti.", basis)
        )
    if silent:
        message = f"Pernyataan bebas benturan kepentingan belum ada ({_places(silent)})."
        found.append(Notice(Severity.INFO, "panel.conflict_undeclared", message, basis, True, "PP42"))
    return found


def _ladder(kind: PersonKind) -> str:
    return "PPPK" if kind in CONTRACTED else "PNS"


def _same(a: Person, b: Person) -> bool:
    """One person: the same number, or the same name where a number is missing."""
    if a.number and b.number:
        return a.number == b.number
    return bool(a.name) and a.name.casefold().split() == b.name.casefold().split()


def _places(numbers: Sequence[int]) -> str:
    return f"kedudukan {', '.join(map(str, numbers))}"


def _block(code: str, message: str, basis: str) -> Notice:
    return Notice(Severity.BLOCK, f"panel.{code}", message, basis, True, "PP42")


def _warn(code: str, message: str, basis: str) -> Notice:
    return Notice(Severity.WARN, f"panel.{code}", message, basis, True, "PP42")
