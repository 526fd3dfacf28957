"""Every kind of letter a case may want, by phase: what it would speak of, and what it still lacks. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from models.law.errors import Trouble
from models.law.words import long_date
from models.procedure import letters
from models.procedure.desk import Desk
from models.registry.casefile import case_file
from models.registry.caseviews import CaseFile, HearingView
from models.registry.letterkinds import KINDS, PHASES, Kind

Subject = tuple[str, dict[str, int]]
"""What a letter speaks of, in words and as ids."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A letter that the case may want. ``done`` names the status of one that exists already.

    ``why_not`` says what has to happen in the case before it can be begun; ``missing`` names the facts it still lacks.
    """

    kind: str
    words: str
    about: Mapping[str, int]
    phase: str = "umum"
    done: str = ""
    why_not: str = ""
    missing: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """One value for a list of choices."""
        return "|".join([self.kind, *(f"{k}={v}" for k, v in sorted(self.about.items()))])


def offers(case: CaseFile) -> tuple[Offer, ...]:
    """Every kind of letter of a case in the order of the phases; those that cannot be begun yet say why."""
    found: list[Offer] = []
    for phase in PHASES:
        for key, kind in KINDS.items():
            if kind.phase == phase and kind.of_case and key not in _OTHERWISE:
                found += _of_kind(case, key, kind)
    return tuple(found)


def office_offers() -> tuple[Offer, ...]:
    """The letters of the office itself, which speak of no case."""
    kinds = ((phase, key, kind) for phase in PHASES for key, kind in KINDS.items() if kind.phase == phase)
    wanted = ((key, kind) for _phase, key, kind in kinds if not kind.of_case and not key.startswith(_PLEDGES))
    return tuple(Offer(key, kind.label, {}, kind.phase) for key, kind in wanted)


_OTHERWISE = frozenset({"salinan", "petikan"})
"""Made from a frozen letter, not begun as a draft."""
_PLEDGES = ("ikrar", "pakta")
"""Printed for an event, sheet by sheet."""


def _of_kind(case: CaseFile, key: str, kind: Kind) -> Iterator[Offer]:
    why = _too_early(case, key)
    subjects = [] if why else list(_SUBJECTS.get(kind.about, _whole)(case, key))
    if not subjects:
        why = why or _WAITS_OF.get(key) or _WAITS.get(kind.about, "belum ada bahannya")
        yield Offer(key, kind.label, {}, kind.phase, why_not=why)
    for words, about in subjects:
        same = [x for x in case.letters if x.kind == key and x.status != "batal" and _same(x.about, about)]
        name = f"{kind.label} · {words}" if words else kind.label
        yield Offer(key, name, about, kind.phase, same[-1].status if same else "")


def _same(have: Mapping[str, Any], want: Mapping[str, int]) -> bool:
    return all(have.get(key) == value for key, value in want.items() if key in have)


def _too_early(case: CaseFile, key: str) -> str:
    """What must be decided before a letter makes sense."""
    if key in ("putusan", "pernyataan_tidak_bersalah") and case.decision is None:
        return "putusan belum dicatat"
    if key == "pernyataan_tidak_bersalah" and case.decision is not None and case.decision.outcome != "tidak_terbukti":
        return "putusan menyatakan terbukti"
    if key == "laporan_tindak_lanjut" and case.decision is None and not case.side_exit:
        return "belum ada putusan atau penyelesaian lain"
    return ""


# --- what a letter may speak of ------------------------------------------------------------------------------------

_WAITS = {
    "hearing": "sidang belum dijadwalkan",
    "summons": "panggilan belum dibuat",
    "examination": "belum ada pemeriksaan yang dikunci",
    "decree": "keputusan belum dicatat",
    "letter": "belum ada surat yang final",
    "appeal": "belum ada upaya administratif",
    "relief": "belum ada pembebasan sementara",
    "team": "tim pemeriksa belum dibentuk",
    "referral": "perkara belum diteruskan",
    "person": "belum ada orangnya pada perkara ini",
}


_WAITS_OF = {
    "surat_panggilan_2": "panggilan kedua belum dibuat",
    "berita_acara_ketidakhadiran": "belum ada ketidakhadiran yang dicatat",
    "berita_acara_sidang": "sidang belum dibuka",
    "notula": "sidang belum dibuka",
    "risalah": "sidang belum dibuka",
}


def _whole(case: CaseFile, key: str) -> Iterator[Subject]:
    decided = case.decision is not None and KINDS[key].phase == "putusan"
    yield "", {"decision": case.decision.id} if decided and case.decision is not None else {}


def _of(hearing: HearingView) -> str:
    return f"sidang {hearing.ordinal}, {long_date(hearing.starts_at.date())}"


_HELD = frozenset({"berita_acara_sidang", "notula", "risalah", "berita_acara_musyawarah"})
"""Letters about a hearing that was held."""


def _hearings(case: CaseFile, key: str) -> Iterator[Subject]:
    for hearing in case.hearings:
        held = hearing.opened_at is not None
        if held if key in _HELD else hearing.status in ("terjadwal", "dibuka", "selesai"):
            yield _of(hearing), {"hearing": hearing.id}


def _summonses(case: CaseFile, key: str) -> Iterator[Subject]:
    ordinal = int(key[-1]) if key[-1].isdigit() else 0
    for hearing in case.hearings:
        for summons in hearing.summonses:
            if key == "berita_acara_ketidakhadiran" and not summons.absence:
                continue
            if not ordinal or min(summons.ordinal, 2) == ordinal:
                yield _of(hearing), {"hearing": hearing.id, "summons": summons.id}


def _examinations(case: CaseFile, _key: str) -> Iterator[Subject]:
    for hearing in case.hearings:
        for exam in hearing.examinations:
            if exam.status == "terkunci":
                who = f"{exam.examinee_role} {exam.examinee.name}"
                yield who, {"hearing": hearing.id, "examination": exam.id}


def _decrees(case: CaseFile, _key: str) -> Iterator[Subject]:
    rows = getattr(case, "decrees", None) or ((case.decree,) if case.decree is not None else ())
    for row in rows:
        yield (f"nomor {row.number}" if row.number and len(rows) > 1 else ""), {"decree": row.id}


def _letters(case: CaseFile, _key: str) -> Iterator[Subject]:
    for row in case.letters:
        if row.status not in ("draf", "batal"):
            yield " ".join(part for part in (row.title, row.number) if part), {"letter": row.id}


def _many(name: str, word: str) -> Callable[[CaseFile, str], Iterator[Subject]]:
    """Things a case may have several of, or one, or none: appeals, relief, team."""

    def found(case: CaseFile, _key: str) -> Iterator[Subject]:
        value = getattr(case, f"{name}s", None) or getattr(case, name, None)
        rows = value if isinstance(value, (tuple, list)) else (value,) if value is not None else ()
        for place, row in enumerate(rows, 1):
            yield (f"{word} {place}" if len(rows) > 1 else ""), {name: row.id}

    return found


def _persons(case: CaseFile, _key: str) -> Iterator[Subject]:
    for seat in case.panel:
        yield f"{seat.role} {seat.person.name}", {"person": seat.id}


_SUBJECTS: dict[str, Callable[[CaseFile, str], Iterator[Subject]]] = {
    "hearing": _hearings,
    "summons": _summonses,
    "examination": _examinations,
    "decree": _decrees,
    "letter": _letters,
    "appeal": _many("appeal", "upaya"),
    "referral": _many("referral", "penerusan"),
    "relief": _many("relief", "pembebasan"),
    "team": _many("team", "tim"),
    "person": _persons,
}


# --- what it still lacks -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CaseOffers:
    """The offers of one case; without ``case_id`` those of the office."""

    case_id: int | None
    register_no: str
    offers: tuple[Offer, ...]


def read_offers(desk: Desk, case_id: int | None) -> CaseOffers:
    """The offers of a case or of the office, each with the facts that it still lacks."""
    with desk.read() as session:
        if case_id is None:
            bare = (replace(one, missing=_missing(desk, session, None, one)) for one in office_offers())
            return CaseOffers(None, "", tuple(bare))
        case = case_file(session, case_id)
        found = [replace(one, missing=_missing(desk, session, case_id, one)) for one in offers(case)]
    return CaseOffers(case_id, case.register_no, tuple(found))


def _missing(desk: Desk, session: Any, case_id: int | None, offer: Offer) -> tuple[str, ...]:
    if offer.why_not or offer.done:
        return ()
    try:
        found = letters.missing_for(desk, session, offer.kind, case_id=case_id, about=offer.about)
    except Trouble as trouble:
        return (trouble.what,)
    return tuple(one.words for one in found)
