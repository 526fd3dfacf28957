"""Berita acara ketidakhadiran: one for each missed summons (letters.md 8.4; PP 94/2021 Pasal 26(3)-(4))."""

from __future__ import annotations

from reports import blocks as b
from reports.letters import parts as p
from reports.wording import Wording

REQUIRED = (
    ("letter.date", "tanggal surat"),
    ("respondent.titled_name", "nama terlapor"),
    ("summons.served_on", "bukti penyampaian panggilan"),
    ("summons.absence", "catatan ketidakhadiran"),
    ("hearing.room", "tempat sidang"),
    ("panel", "susunan majelis"),
)


def compose(facts: p.Facts, wording: Wording) -> b.Letter:
    """States the summons, its proof, the waiting, and what follows."""
    summons, hearing = facts["summons"], facts["hearing"]
    absence = summons["absence"]
    values = {
        "letter": f"Surat Panggilan {p.ROMAN[summons['ordinal']]}"
        + p.numbered(facts, f"surat_panggilan_{summons['ordinal']}", summons["date"]),
        "summons_date": p.long(summons["date"]),
        "missed": p.with_weekday(absence["on"]),
        "start": hearing["start"],
        "zone": hearing["zone"],
        "method": summons["method"] or "langsung",
        "served": p.long(summons["served_on"]),
        "receiver": summons["receiver"],
    }
    blocks: list[b.Block] = [
        *p.secret(facts),
        p.title_of(facts, wording.say("title")),
        b.Text(wording.say("open", **p.opening_of(absence["on"]), room=hearing["room"])),
        b.Fields(p.identity(facts["respondent"])),
        b.Text(wording.say("stated_refused" if summons["refused"] else "stated", **values)),
        b.Text(
            wording.say(
                "waited",
                waited=absence["waited_until"],
                zone=hearing["zone"],
                witness=absence["witness"] or "petugas sekretariat",
            )
        ),
    ]
    if absence.get("excuse"):
        blocks.append(b.Text(wording.say("excuse", excuse=p.upper(absence["excuse"]).rstrip(". "))))
    blocks += [
        b.Text(wording.say("second" if summons["ordinal"] == 2 else "first")),
        b.Text(wording.say("close")),
        b.Signatures((f"{p.council(facts).upper()},",), (*p.panel_rows(facts), *_witness(absence))),
    ]
    return p.finish(facts, wording.version, "Berita Acara Ketidakhadiran", blocks)


def _witness(absence: p.Facts) -> tuple[tuple[str, str, str], ...]:
    return (("Saksi", absence["witness"], ""),) if absence["witness"] else ()
