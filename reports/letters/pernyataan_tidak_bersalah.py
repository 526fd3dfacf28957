"""Pernyataan tidak bersalah with the restoring of the good name (letters.md 9.1; law.md 8.3 step 14)."""

from __future__ import annotations

from reports import blocks as b
from reports.letters import parts as p
from reports.wording import Wording

REQUIRED = (
    ("letter.date", "tanggal surat"),
    ("decision.number", "nomor putusan majelis"),
    ("decision.findings", "temuan majelis"),
    ("respondent.titled_name", "nama terlapor"),
    ("signer.name", "penanda tangan (ketua majelis)"),
)


def compose(facts: p.Facts, wording: Wording) -> b.Letter:
    """Only for a decision that found nothing proven."""
    decision = facts["decision"]
    items = p.broken(facts, decision["findings"])
    opening = wording.say(
        "open",
        council=p.council(facts),
        number=decision["number"],
        date=p.long(decision["date"]),
        register_no=facts["case"]["register_no"],
    )
    blocks: list[b.Block] = [
        *p.secret(facts),
        p.title_of(facts, wording.say("title")),
        b.Text(opening),
        b.Fields(p.identity(facts["respondent"])),
        b.Text(wording.say("stated", items=items)),
        b.Text(wording.say("restore")),
        b.Text(wording.say("close")),
        p.signature(facts, (p.place_date(facts),)),
        p.copies(
            facts,
            "Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia;",
            "Atasan langsung yang bersangkutan;",
            "Arsip.",
        ),
    ]
    return p.finish(facts, wording.version, "Pernyataan Tidak Bersalah", blocks)
