"""Berita acara sidang: attendance, course, evidence, defence, result (letters.md 8.3)."""

from __future__ import annotations

from reports import blocks as b
from reports.letters import parts as p
from reports.wording import Wording

REQUIRED = (
    ("letter.date", "tanggal surat"),
    ("respondent.titled_name", "nama terlapor"),
    ("hearing.opened", "jam sidang dibuka"),
    ("hearing.end", "jam sidang ditutup"),
    ("hearing.room", "tempat sidang"),
    ("hearing.attendance", "daftar hadir majelis"),
    ("hearing.course", "jalannya sidang"),
    ("panel", "susunan majelis"),
)


def compose(facts: p.Facts, wording: Wording) -> b.Letter:
    """Closed by default; the quorum is stated, the absent are named with the reason."""
    hearing = facts["hearing"]
    zone = hearing["zone"]
    opening = wording.say(
        "open",
        **p.opening_of(hearing["date"]),
        start=hearing["opened"],
        zone=zone,
        room=hearing["room"],
        council=p.council(facts),
        ordinal=p.need(hearing["ordinal"], "urutan sidang"),
        register_no=facts["case"]["register_no"],
        nature=hearing["nature"],
    )
    there = sum(1 for a in hearing["attendance"] if a["present"])
    total = len(hearing["attendance"])
    quorum = wording.say(
        "quorum" if there == total else "quorum_short", present=p.counted(there), total=p.counted(total)
    )
    blocks: list[b.Block] = [
        *p.secret(facts),
        p.title_of(facts, wording.say("title"), p.council(facts).upper()),
        b.Text(opening),
        b.Fields(p.identity(facts["respondent"])),
        b.Text(wording.say("attendance"), keep=True),
        _attendance(hearing),
        b.Text(quorum),
        b.Text(_presence(hearing, wording)),
        *_agenda(hearing, wording),
        b.Text(wording.say("course"), keep=True, space=2),
        b.Numbered(tuple(hearing["course"])),
    ]
    if facts["evidence"]:
        shown = tuple(f"{e['title']}{', dari ' + e['origin'] if e['origin'] else ''}" for e in facts["evidence"])
        blocks += [b.Text(wording.say("evidence"), keep=True, space=2), b.Numbered(p.closed(shown))]
    if hearing["defence"]:
        blocks.append(b.Text(wording.say("defence", defence=p.upper(hearing["defence"]))))
    if hearing["result"]:
        blocks.append(b.Text(wording.say("result", result=hearing["result"])))
    blocks += [
        b.Text(wording.say("close", end=hearing["end"], zone=zone)),
        b.Signatures((f"{p.council(facts).upper()},",), p.panel_rows(facts, p.present_seats(facts))),
    ]
    return p.finish(facts, wording.version, "Berita Acara Sidang", blocks)


def _agenda(hearing: p.Facts, wording: Wording) -> list[b.Block]:
    items = p.closed(hearing["agenda"])
    return [b.Text(wording.say("agenda"), keep=True, space=2), b.Numbered(items)] if items else []


def _attendance(hearing: p.Facts) -> b.Grid:
    rows = tuple(
        (
            f"{n}.",
            a["person"]["titled_name"],
            f"{p.ROLE_NAMES[a['role']]}{' (pengganti)' if a['substitute'] else ''}",
            "hadir" if a["present"] else _absent(a),
        )
        for n, a in enumerate(hearing["attendance"], 1)
    )
    return b.Grid(
        ("No.", "Nama", "Kedudukan", "Kehadiran"), rows, (0.08, 0.42, 0.22, 0.28), ("center", "left", "left", "left")
    )


def _absent(row: p.Facts) -> str:
    return f"tidak hadir: {row['reason']}" if row.get("reason") else "tidak hadir"


def _presence(hearing: p.Facts, wording: Wording) -> str:
    if not hearing["respondent_present"]:
        return wording.say("respondent_absent")
    if hearing["companion"]:
        return wording.say("respondent_with", companion=hearing["companion"])
    return wording.say("respondent_here")
