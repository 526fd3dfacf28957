"""Undangan sidang to the members; the agenda shows the number of the case, never the name (letters.md 6.4)."""

from __future__ import annotations

from reports import blocks as b
from reports.letters import parts as p
from reports.wording import Wording

REQUIRED = (
    ("letter.date", "tanggal surat"),
    ("hearing.date", "tanggal sidang"),
    ("hearing.start", "jam sidang"),
    ("hearing.room", "tempat sidang"),
    ("panel", "susunan majelis"),
    ("signer.name", "penanda tangan (ketua majelis)"),
)


def compose(facts: p.Facts, wording: Wording) -> b.Letter:
    """A surat with the list of those invited as lampiran."""
    hearing, letter, council = facts["hearing"], facts["letter"], p.council(facts)
    when = (
        ("Hari/tanggal", p.with_weekday(hearing["date"])),
        ("Waktu", f"pukul {hearing['start']} {p.need(hearing['zone'], 'zona waktu sidang')} s.d. selesai"),
        ("Tempat", hearing["room"]),
        (
            "Acara",
            f"Sidang ke-{p.need(hearing['ordinal'], 'urutan sidang')} perkara Nomor {facts['case']['register_no']}",
        ),
    )
    subject = wording.say("subject", council=council)
    rows = (
        ("Nomor", letter.get("number") or None),
        ("Sifat", p.nature(letter)),
        ("Lampiran", f"{p.counted(1)} lembar"),
        (p.habit(facts, "subject_label", "Hal"), subject),
    )
    blocks: list[b.Block] = [
        *p.secret(facts),
        b.LetterHead(p.place_date(facts), rows, ("Yth. (daftar terlampir)", f"di {letter['place']}")),
        b.Text(wording.say("open", register_no=facts["case"]["register_no"], council=council), indent=1.0),
        b.Fields(when, left=1.0, label=3.0),
    ]
    if hearing["agenda"]:
        blocks += [
            b.Text(wording.say("agenda"), left=1.0, keep=True, space=2),
            b.Numbered(p.closed(hearing["agenda"]), left=1.0),
        ]
    if notes := letter.get("fields", {}).get("notes"):
        blocks.append(b.Text(wording.say("notes", notes=str(notes).rstrip(". ")), indent=1.0))
    blocks += [
        b.Text(wording.say("close"), indent=1.0),
        b.Text(wording.say("thanks"), indent=1.0),
        p.signature(facts),
        p.copies(facts),
        b.Appendix(
            ("Lampiran surat",),
            (b.Text("DAFTAR UNDANGAN", "center", bold=True, keep=True), _list(facts), p.signature(facts)),
            rows=p.letter_rows(facts),
        ),
    ]
    return p.finish(facts, wording.version, "Undangan Sidang", blocks)


def _list(facts: p.Facts) -> b.Grid:
    rows = tuple(
        (
            f"{n}.",
            s["person"]["titled_name"],
            s["person"]["post"] or "-",
            f"{p.ROLE_NAMES[s['role']]}{' (pengganti)' if s['substitute'] else ''}",
        )
        for n, s in enumerate(facts["panel"], 1)
    )
    return b.Grid(
        ("No.", "Nama", "Jabatan dalam dinas", "Kedudukan dalam Majelis"),
        rows,
        (0.08, 0.36, 0.32, 0.24),
        ("center", "left", "left", "left"),
    )
