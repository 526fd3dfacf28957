"""Putusan majelis: case, examination, considerations, ruling, signatures (letters.md 9.1; PP 42/2004 Ps 19-20)."""

from __future__ import annotations

from reports import blocks as b
from reports.letters import parts as p
from reports.wording import Wording

REQUIRED = (
    ("letter.date", "tanggal surat"),
    ("respondent.titled_name", "nama terlapor"),
    ("decision.findings", "temuan majelis"),
    ("decision.considerations", "pertimbangan majelis"),
    ("case.source.kind", "sumber perkara"),
    ("case.act.place", "tempat kejadian"),
    ("regulations", "dasar hukum"),
    ("panel", "susunan majelis"),
)
ORDINALS = (
    "KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH", "KEDELAPAN", "KESEMBILAN", "KESEPULUH",
)  # fmt: skip


def compose(facts: p.Facts, wording: Wording) -> b.Letter:
    """In the form of a keputusan with the parts of a judgment."""
    council = p.council(facts)
    full = f"{council} {p.need(facts['office']['region_name'], 'sebutan pemerintah daerah')}".upper()
    blocks: list[b.Block] = [
        *p.secret(facts),
        p.title_of(facts, wording.say("title"), council.upper(), facts["office"]["region_name"].upper()),
        b.Text(f"{full},", "center", keep=True),
        b.Text(wording.say("after_examining", register_no=facts["case"]["register_no"]), keep=True),
        b.Fields(p.identity(facts["respondent"])),
        *_case(facts, wording),
        *_examination(facts, wording),
        *_considerations(facts, wording),
        b.Recital(wording.say("basis"), tuple(f"{r};" for r in facts["regulations"]), "1."),
        b.Text(wording.say("decide"), "center", bold=True, keep=True),
        b.Recital(
            wording.say("set"),
            (wording.say("set_text", council=council.upper(), register_no=facts["case"]["register_no"]),),
        ),
        *[b.Recital(ORDINALS[n], (text,)) for n, text in enumerate(_ruling(facts, wording))],
        b.Text(_decided(facts, wording)),
        b.Signatures(
            (f"{council.upper()},",),
            p.panel_rows(facts),
            above=(f"Ditetapkan di {facts['letter']['place']}", f"pada tanggal {p.long(facts['letter']['date'])}"),
        ),
    ]
    return p.finish(facts, wording.version, "Putusan Majelis", blocks)


def _case(facts: p.Facts, wording: Wording) -> list[b.Block]:
    act = facts["case"]["act"]
    out: list[b.Block] = [
        b.Text(wording.say("case_head"), "left", bold=True, keep=True, before=5),
        b.Text(
            wording.say(
                "case",
                source=p.source(facts),
                violations=p.violations(facts),
                act_date=p.long(act["date"]),
                act_place=act["place"],
            )
        ),
    ]
    if act["narrative"]:
        out.append(b.Text(wording.say("narrative", narrative=act["narrative"])))
    return out


def _examination(facts: p.Facts, wording: Wording) -> list[b.Block]:
    items: list[str] = []
    for summons in facts["summonses"]:
        called = f"Surat Panggilan {p.ROMAN[summons['ordinal']]}"
        called += p.numbered(facts, f"surat_panggilan_{summons['ordinal']}", summons["date"])
        if summons["served_on"]:
            served = p.long(summons["served_on"])
            items.append(wording.say("summoned", letter=called, date=p.long(summons["date"]), served=served))
        else:
            items.append(wording.say("summoned_only", letter=called, date=p.long(summons["date"])))
    for hearing in facts["hearings"]:
        items.append(
            wording.say(
                "heard",
                ordinal=p.need(hearing["ordinal"], "urutan sidang"),
                nature=hearing["nature"],
                day=p.with_weekday(hearing["date"]),
                room=hearing["room"],
                presence=wording.say("present" if hearing["respondent_present"] else "absent"),
            )
        )
    if facts["evidence"]:
        items.append(wording.say("evidence", evidence=p.joined([p.lower(e["title"]) for e in facts["evidence"]])))
    defence = next((h["defence"] for h in facts["hearings"] if h["defence"]), "")
    items.append(wording.say("defence", defence=p.upper(defence)) if defence else wording.say("no_defence"))
    return [b.Text(wording.say("exam_head"), "left", bold=True, keep=True, before=5), b.Numbered(tuple(items))]


def _considerations(facts: p.Facts, wording: Wording) -> list[b.Block]:
    decision = facts["decision"]
    items = [f"{_that(text.strip().rstrip(';. '))};" for text in decision["considerations"]]
    if decision["aggravating"]:
        items.append(wording.say("aggravating", items=p.joined([_bare(x) for x in decision["aggravating"]])) + ";")
    if decision["mitigating"]:
        items.append(wording.say("mitigating", items=p.joined([_bare(x) for x in decision["mitigating"]])) + ";")
    return [
        b.Text(wording.say("consider_head"), "left", bold=True, keep=True, before=5),
        b.Numbered(tuple(items), "a."),
    ]


def _that(text: str) -> str:
    """A consideration begins with *bahwa*; the council and names keep their capital."""
    if text.lower().startswith("bahwa "):
        return text
    return f"bahwa {text if text.startswith('Majelis') else p.lower(text)}"


def _bare(text: str) -> str:
    return p.lower(text.strip().rstrip(".;"))


def _ruling(facts: p.Facts, wording: Wording) -> list[str]:
    decision, name, head = facts["decision"], facts["respondent"]["titled_name"], p.head(facts)
    proven = [f for f in decision["findings"] if f["proven"]]
    rest = [f for f in decision["findings"] if not f["proven"]]
    if not proven:
        return [
            wording.say("not_proven", name=name, items=p.broken(facts, rest)),
            wording.say("innocent"),
            wording.say("send", head=head),
            *_final(facts, wording),
        ]
    out = [wording.say("proven", name=name, items=p.broken(facts, proven))]
    if rest:
        out.append(wording.say("part_not_proven", name=name, items=p.broken(facts, rest)))
    sanction = decision["sanction"]
    if sanction:
        key = "refer" if sanction.get("is_referral") else "recommend"
        basis = p.norm(facts, sanction["legal_basis"])
        out.append(wording.say(key, head=head, sanction=p.sanction_words(sanction), basis=basis))
    return [*out, wording.say("send", head=head), *_final(facts, wording)]


def _final(facts: p.Facts, wording: Wording) -> list[str]:
    """PP 42/2004 Pasal 19 ayat (5); only where the decision rests on it."""
    rests = any(title.startswith("Peraturan Pemerintah Nomor 42 Tahun 2004 ") for title in facts["regulations"])
    return [wording.say("final")] if rests else []


def _decided(facts: p.Facts, wording: Wording) -> str:
    decision = facts["decision"]
    votes = decision["votes"]
    mode = (
        wording.say("mufakat")
        if decision["by"] == "mufakat"
        else wording.say(
            "suara_terbanyak", proven=p.counted(votes["proven"]), not_proven=p.counted(votes["not_proven"])
        )
    )
    text = wording.say("decided", day=p.with_weekday(decision["date"]), mode=mode)
    if decision["dissents"]:
        text += " " + wording.say("dissent", count=p.counted(len(decision["dissents"])))
    return text
