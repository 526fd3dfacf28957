"""Surat panggilan I and II to the person examined (letters.md 6.1; PP 94/2021 Pasal 26)."""

from __future__ import annotations

from models.law.words import weekday
from reports import blocks as b
from reports.letters import parts as p
from reports.wording import Wording

REQUIRED = (
    ("letter.date", "tanggal surat"),
    ("respondent.titled_name", "nama terlapor"),
    ("hearing.date", "tanggal sidang"),
    ("hearing.start", "jam sidang"),
    ("hearing.room", "tempat sidang"),
    ("case.violations", "butir pelanggaran"),
    ("case.act.place", "tempat kejadian"),
    ("signer.name", "penanda tangan (ketua majelis)"),
    ("summons.ordinal", "urutan panggilan"),
)
REQUIRED_SECOND = (*REQUIRED, ("previous_summons.number", "nomor surat panggilan I"))


def compose(facts: p.Facts, wording: Wording) -> b.Letter:
    """Blocks in the order of the official form."""
    second = facts["summons"]["ordinal"] == 2
    matter = {
        "violations": p.violations(facts),
        "act_date": p.long(facts["case"]["act"]["date"]),
        "act_place": facts["case"]["act"]["place"],
    }
    first_line = _second_call(facts, wording) if second else wording.say("call")
    blocks: list[b.Block] = [
        *p.secret(facts),
        p.title_of(facts, wording.say("title")),
        b.Numbered((first_line,)),
        b.Fields(p.identity(facts["respondent"])),
        b.Text(wording.say("meet"), left=0.8, keep=True),
        b.Fields(_meet(facts)),
        b.Text(wording.say("when"), left=0.8, keep=True),
        b.Fields(_when(facts)),
        b.Text(wording.say("matter", **matter), left=0.8),
    ]
    if second:
        blocks.append(b.Text(wording.say("absence"), left=0.8))
    else:
        blocks.append(b.Text(wording.say("rights"), left=0.8))
    if bring := facts["letter"].get("fields", {}).get("bring"):
        blocks.append(b.Text(f"Saudara diminta membawa: {bring}.", left=0.8))
    blocks += [
        b.Numbered((wording.say("close"),), start=2),
        p.signature(facts, (p.place_date(facts),)),
        p.copies(facts, "Atasan langsung yang bersangkutan;", "Arsip."),
    ]
    return p.finish(facts, wording.version, wording.say("title").title(), blocks)


def _second_call(facts: p.Facts, wording: Wording) -> str:
    first = facts["previous_summons"]
    return wording.say(
        "before",
        first_number=first["number"],
        first_date=p.long(first["date"]),
        missed=p.with_weekday(first["missed_on"]),
    )


def _meet(facts: p.Facts) -> tuple[tuple[str, str], ...]:
    chair = next((s["person"] for s in facts["panel"] if s["role"] == "ketua"), None)
    office = ("Jabatan", f"Ketua {p.council(facts)}")
    if chair is None:
        return (office,)
    return (*(row for row in p.identity(chair, unit=False) if row[0] != "Jabatan"), office)


def _when(facts: p.Facts) -> tuple[tuple[str, str], ...]:
    hearing = facts["hearing"]
    day = p.day_of(hearing["date"])
    return (
        ("Hari", weekday(day)),
        ("Tanggal", p.long(hearing["date"])),
        ("Jam", f"pukul {hearing['start']} {p.need(hearing['zone'], 'zona waktu sidang')} s.d. selesai"),
        ("Tempat", hearing["room"]),
    )
