"""Majelis, sidang, musyawarah dan putusan."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.law.notice import RuleRef
from models.registry.caseviews import HearingView, SeatView, SummonsView
from models.registry.labels import HEARING_STATUS, word
from ui.cases.articles import Article, cited
from ui.cases.flow import roman, unsigned
from ui.cases.forms.panel import ROLES, person_words
from ui.cases.sections.context import Context, acts_row, nothing, section
from ui.widgets.buttons import PrimaryButton
from ui.widgets.card import Card, Line
from ui.widgets.chip import Chip
from ui.widgets.dates import long_date, short_date
from ui.widgets.keyvalue import KeyValue
from ui.widgets.layout import box, column
from ui.widgets.notices import NoticeList
from ui.widgets.text import label

STATUS_TONES = {"terjadwal": "blue", "dibuka": "amber", "selesai": "accent"}
LEFT_WORDS = {"berhalangan": "berhalangan", "mundur": "mengundurkan diri", "ingkar": "hak ingkar dikabulkan"}


def panel(context: Context) -> QWidget:
    """Who sits, who declared, who left and why; what the rules say of this panel for this respondent."""
    case = context.data.case
    parts: list[QWidget] = []
    if case.council is not None:
        council = case.council
        parts.append(
            label(f"{council.title} · {council.decree_number}, {long_date(council.decree_date)}", "muted", wrap=True)
        )
    card = Card("Susunan majelis", gap=0)
    for place, seat in enumerate(case.seats):
        card.add(_seat(context, seat, place == len(case.seats) - 1))
    if not case.seats:
        card.add(cited("Majelis belum dibentuk: dibentuk dengan keputusan PPK.", "PP 42/2004 Pasal 17 ayat (2)"))
    return section(
        *parts,
        card,
        NoticeList(context.data.panel_notices),
        acts_row(context, "form_panel", "declare", "substitute", "object", "rule"),
    )


def _seat(context: Context, seat: SeatView, last: bool) -> Line:
    if not seat.active:
        chip = Chip(LEFT_WORDS.get(seat.left_kind, "diganti"), "muted", seat.left_reason)
    elif seat.conflict is None:
        chip = Chip("belum menyatakan", "amber", "Pernyataan bebas benturan kepentingan belum dicatat.")
    else:
        chip = Chip("bebas benturan", "accent")
    words = [person_words(seat.person)]
    if seat.replaces is not None:
        words.append("pengganti")
    if seat.left_reason and not seat.active:
        words.append(context.mask.text(seat.left_reason))
    objected = [o for o in seat.objections if o.granted is None]
    if objected:
        words.append("ada hak ingkar yang menunggu putusan")
    return Line(f"{ROLES.get(seat.role, seat.role)} · {seat.person.titled_name}", " · ".join(w for w in words if w),
                behind=chip, last=last)  # fmt: skip


def hearings(context: Context) -> QWidget:
    """Hearings with attendance, summonses with their proof, records of examination."""
    case = context.data.case
    parts: list[QWidget] = [_hearing(context, one) for one in reversed(case.hearings)]
    if not parts:
        card = Card("Sidang")
        card.add(nothing("Belum ada sidang. Jadwalkan setelah majelis lengkap dan semua anggota menyatakan."))
        parts.append(card)
    return section(
        acts_row(context, "schedule", "postpone", "correct", "summon", "serve", "absence", "questions"), *parts
    )


def _hearing(context: Context, hearing: HearingView) -> Card:
    card = Card(f"Sidang {roman(hearing.ordinal)}", gap=0)
    card.add_to_head(Chip(word(HEARING_STATUS, hearing.status), STATUS_TONES.get(hearing.status, "muted")))
    when = f"{long_date(hearing.starts_at.date(), weekday=True)}, {hearing.starts_at:%H.%M} · {hearing.room}"
    behind = None
    if hearing.status in ("terjadwal", "dibuka"):
        behind = PrimaryButton("Ruang sidang", lambda: context.press("courtroom"), icon="gavel")
        behind.allow(context.offers["courtroom"].why_not)
    card.add(Line(when, _hearing_words(context, hearing), behind=behind, last=not hearing.summonses))
    for place, summons in enumerate(hearing.summonses):
        last = place == len(hearing.summonses) - 1 and not hearing.examinations
        card.add(_summons(context, summons, last))
    for place, record in enumerate(hearing.examinations):
        tone = "accent" if record.status == "terkunci" else "amber"
        card.add(
            Line(
                f"Berita acara pemeriksaan {record.examinee_role}",
                f"{len(record.lines)} pertanyaan",
                behind=Chip(record.status, tone),
                last=place == len(hearing.examinations) - 1,
            )
        )
    return card


def _hearing_words(context: Context, hearing: HearingView) -> str:
    parts = []
    if hearing.attendance:
        there = sum(1 for one in hearing.attendance if one.present)
        parts.append(f"hadir {there} dari {len(hearing.attendance)} anggota")
    if hearing.respondent_present is not None:
        parts.append("terlapor hadir" if hearing.respondent_present else "terlapor tidak hadir")
    later = next((one for one in context.data.case.hearings if one.follows == hearing.id), None)
    if hearing.status == "ditunda" and later is not None:
        parts.append(f"ditunda sampai {long_date(later.starts_at.date(), weekday=True)}, {later.starts_at:%H.%M}")
    if hearing.moved_reason:
        parts.append(f"alasan: {context.mask.text(hearing.moved_reason)}")
    return " · ".join(parts)


def _summons(context: Context, summons: SummonsView, last: bool) -> Line:
    if summons.absence:
        chip = Chip("tidak hadir", "red", f"Ditunggu sampai {summons.absence.get('waited_until', '')}")
    elif summons.served_on is None:
        chip = Chip("belum tersampaikan", "amber")
    elif summons.refused:
        chip = Chip("ditolak", "amber", "Penolakan tercatat; panggilan dianggap tersampaikan.")
    else:
        chip = Chip(f"diterima {short_date(summons.served_on)}", "accent")
    words = [f"surat tanggal {short_date(summons.letter_date, year=True)}"]
    if summons.served_on is not None:
        words.append(f"{summons.served_method} · {context.mask.text(summons.receiver)}")
    if summons.overridden:
        words.append(f"dengan alasan: {context.mask.text(summons.overridden)}")
    return Line(f"Panggilan {roman(summons.ordinal)}", " · ".join(words), behind=chip, last=last)


def decision(context: Context) -> QWidget:
    """The deliberation as far as it may be seen, and the decision with findings, sanction, considerations, dissents."""
    case = context.data.case
    parts: list[QWidget] = []
    vote = case.deliberation
    card = Card("Musyawarah")
    if vote is None:
        card.add(cited("Belum dibuka. Putusan diambil sesudah pemeriksaan.", "PP 42/2004 Pasal 19 ayat (1)"))
    elif vote.closed_at is None:
        given = len(vote.ballots) - vote.waiting
        card.add(label(f"{given} dari {len(vote.ballots)} suara telah diberikan dan tersegel.", wrap=True))
    else:
        mode = {"mufakat": "musyawarah mufakat", "suara_terbanyak": "suara terbanyak"}.get(vote.mode, vote.mode)
        verse = 3 if vote.mode == "mufakat" else 4
        words = f"Diputus dengan {mode} pada {long_date(vote.closed_at.date())}."
        card.add(cited(words, f"PP 42/2004 Pasal 19 ayat ({verse})"))
    parts.append(card)
    if case.decision is not None:
        parts += _decision(context)
    return section(acts_row(context, "deliberate", "decide", "sign", "send"), *parts)


def _decision(context: Context) -> list[QWidget]:
    decision, mask = context.data.case.decision, context.mask
    assert decision is not None
    findings = Card("Temuan per butir", gap=0)
    for place, one in enumerate(decision.findings):
        yes, no = one["votes"]
        chip = Chip("terbukti" if one["proven"] else "tidak terbukti", "amber" if one["proven"] else "accent")
        findings.add(
            Line(
                one["snapshot"].get("text", one["violation"]),
                f"{yes} terbukti, {no} tidak",
                behind=chip,
                below=Article(str(one["snapshot"].get("legal_basis", "")), RuleRef("violation", one["violation"])),
                last=place == len(decision.findings) - 1,
            )
        )
    verdict = Card(f"Putusan {long_date(decision.decided_on)}")
    sanction = decision.sanction or {}
    verdict.add(
        KeyValue(
            [
                ("Hasil", "Terbukti" if decision.outcome == "terbukti" else "Tidak terbukti"),
                (
                    "Sanksi",
                    cited(str(sanction.get("name", "")), str(sanction.get("legal_basis", "")))
                    if sanction
                    else "Tidak ada",
                ),
                ("Pertimbangan", _lines(mask.text("\n".join(decision.considerations)))),
                ("Memberatkan", _lines(mask.text("\n".join(decision.aggravating)))),
                ("Meringankan", _lines(mask.text("\n".join(decision.mitigating)))),
                ("Ditandatangani", _signers(context)),
                ("Disampaikan", long_date(decision.sent_on) if decision.sent_on else "Belum disampaikan kepada PPK"),
            ]
        )
    )
    parts: list[QWidget] = [findings, verdict]
    if decision.dissents:
        dissent = Card("Pendapat berbeda")
        for one in decision.dissents:
            dissent.add(label(mask.text(str(one.get("reason") or "tanpa alasan tertulis")), wrap=True))
        parts.append(dissent)
    return parts


def _signers(context: Context) -> str:
    case = context.data.case
    signed = case.decision.signed_by if case.decision is not None else ()
    names = [seat.person.titled_name for seat in case.panel if seat.account_id in signed]
    missing = unsigned(case)
    return "; ".join(names) + (f" · {missing} anggota belum" if missing else "")


def _lines(text: str) -> QWidget:
    holder = column(gap=2)
    for line in text.splitlines() or ["—"]:
        holder.addWidget(label(line, wrap=True, select=True))
    return box(holder)
