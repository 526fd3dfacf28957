"""Every variant of the letters after a decision: kinds of sanction, outcomes of an appeal, forms, refusals.

The sanctions are those of the law itself, so that a new one is tried too.
"""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from models.law import Rulebook, load_rulebook
from tests.reports import facts_outcome as outcome
from tests.reports.facts import discipline, facts_of, honorary, teacher

Facts = dict[str, Any]

RESOURCES = Path(__file__).parents[2] / "resources"
OUTCOMES = (
    "memperkuat", "memperingan", "memperberat", "mengubah", "mencabut", "membatalkan", "tidak_dapat_diterima",
)  # fmt: skip


@cache
def law() -> Rulebook:
    """The law as carried."""
    return load_rulebook(RESOURCES / "law")


def snapshot(key: str) -> Facts:
    """A sanction as a case keeps it."""
    row = asdict(law().sanctions[key])
    return {k: v.isoformat() if hasattr(v, "isoformat") else list(v) if isinstance(v, tuple) else v
            for k, v in row.items()}  # fmt: skip


def decree_with(key: str) -> Facts:
    """The decree that imposes this kind, on the person whom it may meet."""
    sanction = snapshot(key)
    moral = sanction["level"] == "moral"
    facts = facts_of("keputusan_sanksi") if moral else discipline()
    decree = facts["decree"]
    decree["sanction"] = sanction
    facts["decision"]["sanction"] = sanction
    if moral:
        decree |= {"open": sanction["delivery"] == "terbuka"}
        if not decree["open"]:
            decree["forum"] = "Ruang Sekretaris Daerah"
        return facts
    contract = sanction["scale"] == "non_asn"
    decree["sort"] = "contract" if contract else "dismissal" if sanction["level"] == "pemberhentian" else "discipline"
    decree["ends"] = "banding_bpasn" in sanction["appeal_routes"]
    if sanction["scale"] == "pppk_pp49_2018":
        facts["respondent"] = teacher()
    if contract:
        facts["respondent"] = honorary()
        decree |= {"effect": {"sort": "contract"}, "appeal_right": None}
        facts["letter"]["fields"] |= {"contract_form": "Teguran tertulis"}
    if sanction["scale"] == "pp53_2010":
        decree |= {"effect": {"sort": "set"}, "appeal_right": None}
    if decree["ends"]:
        decree["appeal_right"] |= {
            "sort": "banding administratif", "to": outcome.APPEALS_BOARD, "basis": "PP 79/2021 Pasal 11 ayat (3)",
        }  # fmt: skip
    if "parpol" in key:
        words, basis = "menjadi anggota dan/atau pengurus partai politik", sanction["legal_basis"]
        decree |= {"violation_text": words, "broken": [{"text": words, "article": basis}]}
    if sanction["effective_rule"]:
        decree["effect"] = {"sort": "rule", "words": sanction["effective_rule"].partition(" (")[0]}
    if sanction["level"] == "berat" and "jabatan" in sanction["name"].lower():
        facts["letter"]["fields"] |= {"served_from": "2024-11-04", "restored_on": "2025-11-04",
                                      "new_post": "Jabatan Pelaksana pada Kecamatan Manguharjo"}  # fmt: skip
    return facts


def by_other_official() -> Facts:
    """A light punishment by the official one level above: his own office, name, rank and number."""
    facts = decree_with("pp94.ringan.b")
    facts["decree"] |= {"by_head": False, "authority": "Camat Manguharjo"}
    facts["decree"]["appeal_right"] |= {
        "route": "keberatan_atasan", "to": "atasan pejabat yang menetapkan Keputusan ini",
    }  # fmt: skip
    facts["signer"] = outcome.signed_by(outcome.SUPERIOR, "Camat Manguharjo")
    facts["letterhead"] |= {"kind": "K3", "lines": ["PEMERINTAH KOTA MADIUN", "KECAMATAN MANGUHARJO"]}
    return facts


def replacing() -> Facts:
    """The decree that follows an appeal."""
    facts = decree_with("pp94.ringan.c")
    facts["appeal"] = outcome.appeal() | {"decision_number": "800-401.201/340/2024"}
    facts["decree"] |= {
        "replaces": {"number": "800-401.201/291/2024", "date": "2024-10-11"}, "effect": {"sort": "set"},
    }  # fmt: skip
    facts["letter"] |= {"number": "800-401.201/341/2024", "date": "2024-11-18"}
    return facts


def refused() -> Facts:
    """The decree was offered and not taken, before two witnesses."""
    facts = facts_of("berita_acara_penyerahan")
    facts["decree"]["delivery"] |= {"refused": True, "witnesses": ["Sri Lestari, A.Md.", "Bagus Setiawan"]}
    facts["letter"]["fields"] |= {"refusal": "Akan berkonsultasi lebih dahulu."}
    return facts


def appealed(result: str) -> Facts:
    """The decree on a keberatan with this outcome."""
    facts = facts_of("keputusan_upaya_administratif")
    facts["appeal"] = outcome.appeal(result)
    return facts


def report(form: str, *, team: bool = False, proven: bool = True) -> Facts:
    """The report of the examination in one of its forms."""
    facts = facts_of("laporan_hasil_pemeriksaan")
    facts["letter"]["fields"] |= {"form": form}
    if team:
        outcome.discipline_team(facts, proposed=snapshot("pp94.sedang.a"))
        facts["signer"] = outcome.signed_by(outcome.SUPERIOR, "Ketua Tim Pemeriksa")
        facts["letter"]["date"] = facts["team"]["report"]["on"]
    if not proven:
        facts["report"] |= {"proven": False, "proposed": None, "authority": "", "aggravating": [], "impact": ""}
    return facts


def passed_on() -> Facts:
    """A passing on to the discipline track."""
    facts = facts_of("penerusan")
    facts["referral"] = outcome.referral("disiplin")
    facts["letter"]["addressee_line"] = "Wali Kota Madiun"
    return facts


def closed_apology() -> Facts:
    """An apology that only those in the room hear."""
    facts = facts_of("permohonan_maaf")
    facts["decree"] |= {"open": False, "sanction": snapshot("pp42.tertutup"), "forum": ""}
    facts["letter"]["fields"] |= {"knows": outcome.SUPERIOR}
    return facts


def excerpt_of_council() -> Facts:
    """A petikan of the council's own decision: several signers."""
    facts = facts_of("putusan")
    return facts | {"copy": {"of": "putusan", "sort": "salinan", "certifier": dict(outcome.CERTIFIER), "for": "",
                             "copy_number": 2}}  # fmt: skip


def recommended(result: str) -> Facts:
    """The recommendation where nothing was proven, or where the discipline track is recommended."""
    facts = facts_of("rekomendasi")
    if result == "rujukan":
        facts["decision"]["sanction"] = snapshot("pp42.administratif")
    else:
        facts["decision"] |= {"outcome": "tidak_terbukti", "sanction": None, "aggravating": [], "mitigating": []}
    return facts


def followed_up() -> Facts:
    """The follow-up report while an appeal runs."""
    facts = facts_of("laporan_tindak_lanjut")
    facts["appeal"] = outcome.appeal() | {"decided_on": None, "outcome": "", "outcome_word": "", "fate": ""}
    facts["decree"]["execution"] = None
    facts["follow_up"]["idis_on"] = None
    return facts


def variants() -> dict[str, tuple[str, Facts]]:
    """By name: the kind of letter and its facts."""
    found: dict[str, tuple[str, Facts]] = {
        f"keputusan_sanksi-{key}": ("keputusan_sanksi", decree_with(key))
        for key, row in law().sanctions.items()
        if not row.is_referral
    }
    found["keputusan_sanksi-pejabat"] = ("keputusan_sanksi", by_other_official())
    found["keputusan_sanksi-pengganti"] = ("keputusan_sanksi", replacing())
    found |= {f"keputusan_upaya_administratif-{one}": ("keputusan_upaya_administratif", appealed(one))
              for one in OUTCOMES}  # fmt: skip
    lhp = "laporan_hasil_pemeriksaan"
    found |= {
        f"{lhp}-lengkap": (lhp, report("lengkap")),
        f"{lhp}-tim": (lhp, report("singkat", team=True)),
        f"{lhp}-tim-lengkap": (lhp, report("lengkap", team=True)),
        f"{lhp}-tidak_terbukti": (lhp, report("singkat", proven=False)),
        "rekomendasi-rujukan": ("rekomendasi", recommended("rujukan")),
        "rekomendasi-tidak_terbukti": ("rekomendasi", recommended("tidak_terbukti")),
        "penerusan-disiplin": ("penerusan", passed_on()),
        "berita_acara_penyerahan-ditolak": ("berita_acara_penyerahan", refused()),
        "permohonan_maaf-tertutup": ("permohonan_maaf", closed_apology()),
        "salinan-putusan": ("salinan", excerpt_of_council()),
        "laporan_tindak_lanjut-keberatan": ("laporan_tindak_lanjut", followed_up()),
    }
    for state in ("diterima", "diperiksa", "diteruskan", "tidak_lengkap"):
        facts = facts_of("pemberitahuan_pelapor")
        facts["letter"]["fields"] |= {"state": state, "lacking": "Bukti belum disertakan."}
        found[f"pemberitahuan_pelapor-{state}"] = ("pemberitahuan_pelapor", facts)
    return found


TYPICAL = (
    "pp42.tertutup", "pp94.ringan.a", "pp94.berat.a", "pp94.berat.c", "uu20.ptdh_parpol", "pppk.berat.phk_dhtaps",
    "nonasn.bertingkat",
)  # fmt: skip


def shown() -> dict[str, tuple[str, Facts]]:
    """The variants worth a picture: of the sanctions one of each sort, of everything else all."""
    sanctions = {f"keputusan_sanksi-{key}" for key in law().sanctions} - {f"keputusan_sanksi-{key}" for key in TYPICAL}
    return {name: found for name, found in variants().items() if name not in sanctions}
