"""Berita acara pemeriksaan: who examined whom, on what basis, questions and answers, read back (letters.md 8.1-8.2)."""

from __future__ import annotations

from reports import blocks as b
from reports.letters import parts as p
from reports.wording import Wording

REQUIRED = (
    ("letter.date", "tanggal surat"),
    ("examination.lines", "pertanyaan dan jawaban"),
    ("examination.ended", "berita acara yang sudah dikunci"),
    ("examination.read_back", "pembacaan ulang"),
    ("hearing.room", "tempat sidang"),
    ("panel", "susunan majelis"),
    ("council.decree_number", "nomor keputusan pembentukan majelis"),
    ("case.act.place", "tempat kejadian"),
)
ROLES = {"terlapor": "terperiksa", "saksi": "saksi", "pelapor": "pelapor", "ahli": "ahli"}


def compose(facts: p.Facts, wording: Wording) -> b.Letter:
    """The frame of a berita acara around the questions; refusal to sign has its own closing."""
    exam = facts["examination"]
    role = ROLES.get(exam["role"], exam["role"])
    zone = exam["zone"]
    opening = wording.say(
        "open", **p.opening_of(exam["date"]), start=exam["started"], zone=zone, room=facts["hearing"]["room"]
    )
    basis = wording.say(
        "basis",
        decree_number=facts["council"]["decree_number"],
        decree_date=p.long(facts["council"]["decree_date"]),
        council=p.council(facts),
    )
    matter = wording.say(
        "matter",
        violations=p.violations(facts),
        act_date=p.long(facts["case"]["act"]["date"]),
        act_place=facts["case"]["act"]["place"],
    )
    silent = wording.say("silent")
    lines = tuple(
        (
            str(x["q"] or "") if x["correction"] else p.need(x["q"], "bunyi pertanyaan"),
            str(x["a"] or silent),
            bool(x["correction"]),
        )
        for x in exam["lines"]
    )
    read_back = (
        wording.say("refused", role=role, reason=exam["refused"])
        if exam["refused"]
        else wording.say("read_back", role=role)
    )
    blocks: list[b.Block] = [
        *p.secret(facts),
        p.title_of(facts, wording.say("title")),
        b.Text(opening),
        *_examiners(facts),
        b.Text(basis, keep=True),
        b.Fields(p.identity(exam["examinee"], birth=True)),
        b.Text(matter),
        b.Text(wording.say("questions", role=role), keep=True),
        b.Questions(lines),
        *_around(facts, wording),
        b.Text(read_back),
        b.Text(wording.say("close", end=exam["ended"], zone=zone)),
        _signatures(facts, role, bool(exam["refused"])),
    ]
    return p.finish(facts, wording.version, "Berita Acara Pemeriksaan", blocks)


def _examiners(facts: p.Facts) -> list[b.Block]:
    """Numbered identities of those who sat; the number stands in a column of its own."""
    out: list[b.Block] = []
    for number, seat in enumerate(p.present_seats(facts), 1):
        rows = (*p.identity(seat["person"], unit=False), ("Kedudukan", p.ROLE_NAMES[seat["role"]]))
        out.append(b.Fields(rows, mark=f"{number}."))
    return out


def _around(facts: p.Facts, wording: Wording) -> list[b.Block]:
    """Who sat beside the person examined, and the evidence that was shown."""
    out: list[b.Block] = []
    if companion := (facts["hearing"].get("companion") if facts["examination"]["role"] == "terlapor" else ""):
        out.append(b.Text(wording.say("companion", companion=companion)))
    if facts["evidence"]:
        shown = p.closed([p.upper(row["title"]) for row in facts["evidence"]])
        out += [b.Text(wording.say("evidence"), keep=True, space=2), b.Numbered(shown)]
    return out


def _signatures(facts: p.Facts, role: str, refused: bool) -> b.Block:
    examinee = facts["examination"]["examinee"]
    note = "(tidak bersedia menandatangani)" if refused else ""
    left = b.Signature(
        (f"{role.capitalize()},", *((note,) if note else ())), examinee["titled_name"], "", p.nip_line(facts, examinee)
    )
    right = tuple(
        b.Signature((f"{p.ROLE_NAMES[s['role']]},",), s["person"]["titled_name"], "", p.nip_line(facts, s["person"]))
        for s in p.present_seats(facts)
    )
    return (
        b.PairedSignatures((left, *right[1::2]), right[0::2]) if len(right) > 1 else b.PairedSignatures((left,), right)
    )
