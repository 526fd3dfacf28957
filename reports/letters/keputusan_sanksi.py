"""Keputusan kepala daerah that imposes a sanction (letters.md 5.1, 5.3; PP 42/2004 Pasal 15(2)-(4), PP 94/2021 Pasal 33)."""

from __future__ import annotations

from reports import blocks as b
from reports.letters import parts as p
from reports.letters.putusan import ORDINALS
from reports.wording import Wording

REQUIRED = (
    ("letter.date", "tanggal keputusan"),
    ("decree.sanction", "sanksi yang ditetapkan"),
    ("decree.violation_text", "jenis pelanggaran"),
    ("decision.number", "nomor putusan majelis"),
    ("regulations", "dasar hukum"),
    ("signer.name", "nama kepala daerah"),
    ("respondent.titled_name", "nama terlapor"),
    ("case.act.place", "tempat kejadian"),
)


def compose(facts: p.Facts, wording: Wording) -> b.Letter:
    """Menimbang, Mengingat, Memperhatikan, MEMUTUSKAN, diktum; signed by the head of the city without rank and number."""
    head = p.head(facts)
    moral = facts["decree"]["sanction"]["level"] == "moral"
    about = wording.say("about_moral" if moral else "about_discipline")
    subject = (about, wording.say("to", name=p.upper_name(facts["respondent"])))
    province = facts["office"].get("province", "")
    title_lines = (f"KEPUTUSAN {head.upper()}", *((province.upper(),) if province else ()))
    blocks: list[b.Block] = [
        *p.secret(facts),
        p.title_of(facts, *title_lines, after=("TENTANG", *subject)),
        b.Text(f"{head.upper()},", "center", keep=True),
        b.Recital("Menimbang", _weigh(facts, wording, about), "a."),
        b.Recital("Mengingat", tuple(f"{r};" for r in facts["regulations"]), "1."),
    ]
    if notes := _notes(facts, wording):
        blocks.append(b.Recital("Memperhatikan", notes, "1."))
    blocks += [
        b.Text(wording.say("decide"), "center", bold=True, keep=True),
        b.Recital(
            "Menetapkan",
            (wording.say("set_text", head=head.upper(), about=about, name=p.upper_name(facts["respondent"])),),
        ),
        _impose(facts, wording, moral),
        *[b.Recital(ORDINALS[n], (text,)) for n, text in enumerate(_rest(facts, wording, moral), 1)],
        p.signature(
            facts, (f"Ditetapkan di {facts['letter']['place']}", f"pada tanggal {p.long(facts['letter']['date'])}")
        ),
        p.copies(
            facts,
            f"Ketua {p.council(facts)};",
            "Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia;",
            "Atasan langsung yang bersangkutan;",
            "Yang bersangkutan.",
        ),
    ]
    return p.finish(facts, wording.version, "Keputusan Penjatuhan Sanksi", blocks)


def _articles(facts: p.Facts) -> str:
    proven = [p.article(f["article"]) for f in facts["decision"]["findings"] if f["proven"]]
    return p.joined(list(dict.fromkeys(proven)))


def _weigh(facts: p.Facts, wording: Wording, about: str) -> tuple[str, ...]:
    name, decision = facts["respondent"]["titled_name"], facts["decision"]
    items = [
        wording.say("weigh_found", name=name, council=p.council(facts), act=p.lower(facts["decree"]["violation_text"])),
        wording.say("weigh_rule", articles=_articles(facts)),
    ]
    if decision["aggravating"]:
        items.append(wording.say("weigh_aggravating", items=p.joined([_bare(x) for x in decision["aggravating"]])))
    if decision["mitigating"]:
        items.append(wording.say("weigh_mitigating", items=p.joined([_bare(x) for x in decision["mitigating"]])))
    letters = [f"huruf {mark.rstrip('.')}" for mark in b.marks_of("a.", len(items))]
    named = f"{', '.join(letters[:-1])}, dan {letters[-1]}" if len(letters) > 2 else " dan ".join(letters)
    items.append(wording.say("weigh_close", letters=named, head=p.head(facts), about=about.title(), name=name))
    return tuple(items)


def _bare(text: str) -> str:
    return p.lower(text.strip().rstrip(".;"))


def _notes(facts: p.Facts, wording: Wording) -> tuple[str, ...]:
    """Only papers that carry a number and a date are named (letters.md 5.1)."""
    out: list[str] = []
    source = facts["case"]["source"]
    if source.get("number") and source.get("date"):
        out.append(
            wording.say(
                "note_source", body=source["body"] or "pelapor", number=source["number"], date=p.long(source["date"])
            )
        )
    for paper in facts["letters"]:
        if paper["kind"] == "berita_acara_pemeriksaan" and paper["number"]:
            out.append(wording.say("note_bap", number=paper["number"], date=p.long(paper["date"])))
    decision = facts["decision"]
    out.append(
        wording.say("note_decision", council=p.council(facts), number=decision["number"], date=p.long(decision["date"]))
    )
    return tuple(out)


def _impose(facts: p.Facts, wording: Wording, moral: bool) -> b.Recital:
    decree, act = facts["decree"], facts["case"]["act"]
    return b.Recital(
        ORDINALS[0],
        (wording.say("impose_moral" if moral else "impose_discipline", sanction=p.lower(decree["sanction"]["name"])),),
        fields=p.identity(facts["respondent"]),
        after=wording.say(
            "because",
            act_date=p.long(act["date"]),
            act_place=act["place"],
            articles=_articles(facts),
            violation=p.lower(decree["violation_text"]),
        ),
    )


def _rest(facts: p.Facts, wording: Wording, moral: bool) -> list[str]:
    decree, sanction = facts["decree"], facts["decree"]["sanction"]
    out: list[str] = []
    if moral:
        key = "open_statement" if sanction.get("delivery") == "terbuka" else "closed_statement"
        forum = f" pada {decree['forum']}" if decree["forum"] else ""
        forum = forum.replace(" pada ruang", " di ruang")
        days = decree["statement_days"]
        limit = f" paling lambat {p.counted(days)} hari kerja sejak keputusan ini diterima" if days else ""
        template = str(wording.sentences[key])
        out.append(template.replace("{forum}", forum).replace("{days}", limit))
        out.append(wording.say("effect_moral"))
    else:
        if sanction.get("duration_months"):
            out.append(wording.say("duration", months=p.counted(int(sanction["duration_months"]))))
        kind = facts["office"].get("effect_day_kind") or "hari kerja"
        out.append(wording.say("effect_discipline", day_kind=kind))
    out.append(wording.say("handed"))
    return out
