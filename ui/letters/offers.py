"""Which letters a case can already feed. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from models.law.words import long_date
from models.registry.caseviews import CaseFile, HearingView
from models.registry.labels import LETTER_KINDS, word

_Found = tuple[str, str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Offer:
    """A letter that the stage of the case allows; ``done`` names the status of one that exists already."""

    kind: str
    words: str
    about: Mapping[str, int]
    done: str = ""

    @property
    def key(self) -> str:
        """One value for a list of choices."""
        return "|".join([self.kind, *(f"{k}={v}" for k, v in sorted(self.about.items()))])


def offers(case: CaseFile) -> tuple[Offer, ...]:
    """The kinds that the case can already feed, in the order of the procedure (law.md 8.3)."""
    found = [one for hearing in case.hearings for one in _of_hearing(hearing)]
    found += list(_of_outcome(case))
    return tuple(_offer(case, *one) for one in found)


def _of_hearing(hearing: HearingView) -> Iterator[_Found]:
    of = f"sidang {hearing.ordinal}, {long_date(hearing.starts_at.date())}"
    for summons in hearing.summonses:
        yield f"surat_panggilan_{min(summons.ordinal, 2)}", of, {"hearing": hearing.id, "summons": summons.id}
    if hearing.status in ("terjadwal", "dibuka", "selesai"):
        yield "undangan_sidang", of, {"hearing": hearing.id}
    for summons in hearing.summonses:
        if summons.absence:
            yield "berita_acara_ketidakhadiran", of, {"hearing": hearing.id, "summons": summons.id}
    for exam in hearing.examinations:
        if exam.status == "terkunci":
            who = f"{exam.examinee_role} {exam.examinee.name}"
            yield "berita_acara_pemeriksaan", who, {"hearing": hearing.id, "examination": exam.id}
    if hearing.status == "selesai" or (hearing.status == "ditunda" and hearing.opened_at):
        yield "berita_acara_sidang", of, {"hearing": hearing.id}


def _of_outcome(case: CaseFile) -> Iterator[_Found]:
    if case.decision is not None:
        yield "putusan", "", {"decision": case.decision.id}
        if case.decision.outcome == "tidak_terbukti":
            yield "pernyataan_tidak_bersalah", "", {"decision": case.decision.id}
    if case.decree is not None:
        yield "keputusan_sanksi", "", {"decree": case.decree.id}
    if case.decision is not None or case.side_exit:
        yield "laporan_tindak_lanjut", case.source_body, {}


def _offer(case: CaseFile, kind: str, of: str, about: dict[str, int]) -> Offer:
    name = word(LETTER_KINDS, kind)
    same = [x for x in case.letters if x.kind == kind and x.status != "batal" and _same(x.about, about)]
    return Offer(kind, f"{name} · {of}" if of else name, about, same[-1].status if same else "")


def _same(have: Mapping[str, Any], want: Mapping[str, int]) -> bool:
    return all(have.get(key) == value for key, value in want.items() if key in have)
