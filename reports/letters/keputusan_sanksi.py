"""Keputusan kepala daerah that imposes a sanction (letters.md 5.1, 5.3; PP 42/2004 Ps 15(2)-(4), PP 94/2021 Ps 33)."""

from __future__ import annotations

from reports import blocks as b
from reports.letters import parts as p
from reports.letters.parts import ORDINALS
from reports.wording import Wording

REQUIRED = (
    ("letter.date", "tanggal keputusan"),
    ("decree.sanction", "sanksi yang ditetapkan"),
    ("decree.sanction.level", "tingkat sanksi"),
    ("decree.violation_text", "jenis pelanggaran"),
    ("decision.number", "nomor putusan majelis"),
    ("regulations", "dasar hukum"),
    ("signer.name", "nama kepala daerah"),
    ("respondent.titled_name", "nama terlapor"),
    ("case.act.place", "tempat kejadian"),
)


def compose(facts: p.Facts, wording: Wording) -> b.Letter:
    """Menimbang, Mengingat, Memperhatikan, MEMUTUSKAN, diktum; signed without rank and number."""
    head = p.head(facts)
    sort = _sort(facts["decree"]["sanction"])
    about = wording.say(f"about_{sort}")
    subject = (about, wording.say("to", name=p.upper_name(facts["respondent"])))
    blocks: list[b.Block] = [
        *p.secret(facts),
        p.title_of(facts, f"KEPUTUSAN {head.upper()}", after=("TENTANG", *subject)),
        b.Text(f"{head.upper()},", "center", keep=True, space=9),
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
        _impose(facts, wording, sort),
        *[b.Recital(ORDINALS[n], (text,)) for n, text in enumerate(_rest(facts, wording, sort), 1)],
        p.signature(
            facts, (f"Ditetapkan di {facts['letter']['place']}", f"pada tanggal {p.long(facts['letter']['date'])}")
        ),
        p.copies(
            facts,
            f"Ketua {p.council(facts)};",
            "Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia;",
            "Atasan langsung yang bersangkutan;",
            "Yang bersangkutan.",
            label=wording.say("copies"),
        ),
    ]
    return p.finish(facts, wording.version, "Keputusan Penjatuhan Sanksi", blocks)


def _sort(sanction: p.Facts) -> str:
    """moral, discipline, or contract (persons outside the civil service)."""
    if sanction["level"] == "moral":
        return "moral"
    return "contract" if sanction.get("scale") == "non_asn" or sanction["level"] == "kontrak" else "discipline"


def _articles(facts: p.Facts, *, titled: bool = False) -> str:
    proven = [p.norm(facts, f["article"], titled=titled) for f in facts["decision"]["findings"] if f["proven"]]
    return p.joined(list(dict.fromkeys(proven)))


def _weigh(facts: p.Facts, wording: Wording, about: str) -> tuple[str, ...]:
    name, decision = facts["respondent"]["titled_name"], facts["decision"]
    items = [
        wording.say("weigh_found", name=name, council=p.council(facts), act=p.lower(facts["decree"]["violation_text"])),
        wording.say("weigh_rule", articles=_articles(facts, titled=True)),
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


def _impose(facts: p.Facts, wording: Wording, sort: str) -> b.Recital:
    decree, act = facts["decree"], facts["case"]["act"]
    return b.Recital(
        ORDINALS[0],
        (wording.say("impose", sanction=p.sanction_words(decree["sanction"])),),
        fields=p.identity(facts["respondent"]),
        after=wording.say(
            "because",
            act_date=p.long(act["date"]),
            act_place=act["place"],
            articles=_articles(facts),
            violation=p.lower(decree["violation_text"]),
        ),
    )


def _rest(facts: p.Facts, wording: Wording, sort: str) -> list[str]:
    decree, sanction = facts["decree"], facts["decree"]["sanction"]
    out: list[str] = []
    if sort == "moral":
        key = "open_statement" if sanction.get("delivery") == "terbuka" else "closed_statement"
        forum = f" pada {decree['forum']}" if decree["forum"] else ""
        forum = forum.replace(" pada ruang", " di ruang")
        days = decree["statement_days"]
        limit = f" paling lambat {p.counted(days)} hari kerja sejak keputusan ini diterima" if days else ""
        out.append(wording.say(key, forum=forum, days=limit))
        out.append(wording.say("effect_moral"))
    else:
        if sanction.get("duration_months") and "selama" not in sanction["name"]:
            out.append(wording.say("duration", months=p.counted(int(sanction["duration_months"]))))
        kind = facts["office"].get("effect_day_kind") or "hari kerja"
        key = "effect_discipline" if sort == "discipline" else "effect_moral"
        out.append(wording.say(key, day_kind=kind))
    out.append(wording.say("handed"))
    return out
