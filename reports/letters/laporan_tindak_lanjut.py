"""Laporan tindak lanjut to the body that recommended: surat with a table as lampiran (letters.md 7.1, 9.4)."""

from __future__ import annotations

from reports import blocks as b
from reports.letters import parts as p
from reports.wording import Wording

REQUIRED = (
    ("letter.date", "tanggal surat"),
    ("letter.addressee_line", "tujuan laporan"),
    ("decision.date", "tanggal putusan majelis"),
    ("respondent.titled_name", "nama terlapor"),
    ("signer.name", "penanda tangan (ketua majelis)"),
)


def compose(facts: p.Facts, wording: Wording) -> b.Letter:
    """Opening with the letter it follows up, numbered matter, closing, and the table."""
    letter, source = facts["letter"], facts["case"]["source"]
    if source.get("number") and source.get("date"):
        opening = wording.say(
            "open", body=source["body"] or "lembaga asal", number=source["number"], date=p.long(source["date"])
        )
    else:
        opening = wording.say("open_plain", received=p.long(facts["case"]["received"]))
    rows = (
        ("Nomor", letter.get("number") or None),
        ("Sifat", p.nature(letter)),
        ("Lampiran", f"{p.counted(1)} lembar"),
        (p.habit(facts, "subject_label", "Hal"), wording.say("subject")),
    )
    to = (f"Yth. {letter['addressee_line']}", "di Tempat")
    blocks: list[b.Block] = [
        *p.secret(facts),
        b.LetterHead(p.place_date(facts), rows, to),
        b.Text(opening, indent=1.0),
        b.Numbered(tuple(_matter(facts, wording))),
        b.Text(wording.say("close"), indent=1.0),
        p.signature(facts),
        p.copies(facts, f"{p.head(facts)};", "Arsip."),
        b.Appendix(
            ("Lampiran surat",),
            (b.Text("RINCIAN TINDAK LANJUT", "center", bold=True, keep=True), _table(facts), p.signature(facts)),
            rows=p.letter_rows(facts),
        ),
    ]
    return p.finish(facts, wording.version, "Laporan Tindak Lanjut", blocks)


def _matter(facts: p.Facts, wording: Wording) -> list[str]:
    decision, decree, follow = facts["decision"], facts["decree"], facts["follow_up"]
    outcome = "terbukti" if decision["outcome"] == "terbukti" else "tidak terbukti"
    items = [
        wording.say(
            "examined", register_no=facts["case"]["register_no"], decided=p.long(decision["date"]), outcome=outcome
        )
    ]
    if decree is not None:
        items += _imposed(facts, wording, decree)
    elif decision["outcome"] == "terbukti" and decision["sanction"]:
        items.append(wording.say("referred", sanction=p.sanction_words(decision["sanction"])))
    elif decision["outcome"] != "terbukti":
        items.append(wording.say("innocent"))
    if follow is not None and follow["idis_on"]:
        items.append(wording.say("idis", date=p.long(follow["idis_on"])))
    items.append(wording.say("annex"))
    return items


def _imposed(facts: p.Facts, wording: Wording, decree: p.Facts) -> list[str]:
    sanction = p.sanction_words(decree["sanction"])
    items = []
    if decree["number"] and decree["delivery"]:
        items.append(
            wording.say(
                "imposed",
                head=p.head(facts),
                number=decree["number"],
                date=p.long(decree["date"]),
                sanction=sanction,
                delivered=p.long(decree["delivery"]["on"]),
            )
        )
    else:
        items.append(wording.say("imposed_open", head=p.head(facts), date=p.long(decree["date"]), sanction=sanction))
    if decree["execution"]:
        items.append(wording.say("executed", date=p.long(decree["execution"]["on"])))
    return items


def _table(facts: p.Facts) -> b.Grid:
    decision, decree, case = facts["decision"], facts["decree"], facts["case"]
    person = facts["respondent"]
    rows: list[tuple[str, str]] = [
        ("Surat sumber", p.upper(p.source(facts))),
        ("Nama", person["titled_name"]),
        (p.number_label(person), person["shown_number"] or "-"),
        ("Unit kerja", person["unit"] or "-"),
        ("Dugaan pelanggaran", p.upper(p.violations(facts))),
        ("Hasil pemeriksaan", "Terbukti" if decision["outcome"] == "terbukti" else "Tidak terbukti"),
        ("Putusan Majelis", f"Nomor {decision['number'] or '-'} tanggal {p.long(decision['date'])}"),
    ]
    if decree is not None:
        rows += [
            ("Keputusan", f"Nomor {decree['number'] or '-'} tanggal {p.long(decree['date'])}"),
            ("Sanksi", p.upper(p.sanction_words(decree["sanction"]))),
            ("Tanggal penyampaian", p.long(decree["delivery"]["on"]) if decree["delivery"] else "Belum"),
            ("Pelaksanaan", p.long(decree["execution"]["on"]) if decree["execution"] else "Belum"),
        ]
    follow = facts["follow_up"]
    rows.append(("Entri I'DIS", p.long(follow["idis_on"]) if follow and follow["idis_on"] else "Belum"))
    rows.append(("Nomor perkara", case["register_no"]))
    if follow and follow["note"]:
        rows.append(("Keterangan", follow["note"]))
    return b.Grid(("Uraian", "Keterangan"), tuple(rows), (0.3, 0.7))
