"""Ringkasan, pihak, bukti."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.law.notice import RuleRef
from models.law.person import PersonKind
from models.registry.caseviews import EvidenceView
from models.registry.labels import CANDIDACY, IMPACTS, SOURCES, word
from models.registry.stages import STAGES
from ui.cases.articles import Article
from ui.cases.flowing import Flowing
from ui.cases.forms.checking import assessment_rows
from ui.cases.forms.people import KINDS
from ui.cases.keeping import kept_words
from ui.cases.sections.context import Context, acts_row, nothing, section
from ui.widgets.buttons import LinkButton, PlainButton
from ui.widgets.card import Card, Line
from ui.widgets.chip import Chip
from ui.widgets.dates import long_date, short_date
from ui.widgets.keyvalue import KeyValue
from ui.widgets.lawlink import LawLink
from ui.widgets.layout import box, column, reveal, row
from ui.widgets.notices import NoticeList
from ui.widgets.text import label


def summary(context: Context) -> QWidget:
    """The act, the stage of candidacy, the track, what is open, who imposes, other cases of the person."""
    data, mask = context.data, context.mask
    case = data.case
    rows: list[tuple[str, str | QWidget]] = [
        ("Perbuatan", mask.text(f"{case.narrative}\n{long_date(case.act_date)}, {case.act_place}".strip())),
        ("Tahap", _stage(context)),
    ]
    if case.violations:
        rows.append(("Pelanggaran", _violations(context)))
    if data.assessment is not None:
        rows += [one for one in assessment_rows(data.assessment, context.rulebook) if one[0] != "Tahap"]
    if case.impact:
        rows.append(("Dampak", f"{word(IMPACTS, case.impact)}. {mask.text(case.impact_reason)}"))
    if case.absence_days:
        row = f", terpanjang {case.consecutive_absence} hari terus-menerus" if case.consecutive_absence else ""
        rows.append(("Tidak masuk kerja", f"{case.absence_days} hari kerja dalam tahun kalender{row}"))
    if case.examined_before:
        rows.append(("Pemeriksaan terdahulu", long_date(case.examined_before)))
    rows.append(("Perkara lain", _earlier(context)))
    if case.side_exit:
        rows.append((STAGES.get(case.side_exit, case.side_exit), " ".join([case.side_to, mask.text(case.side_reason)])))
    if case.closed_at and (kept := kept_words(context.rulebook, case.track, case.closed_at.date())):
        rows.append(("Retensi arsip", LawLink(kept[1], kept[0])))
    notices = [n for n in data.assessment.notices if not n.code.startswith("panel.")] if data.assessment else []
    exits = _exits(context)
    return section(KeyValue(rows), acts_row(context, "verify", "classify", "close"), exits, NoticeList(notices))


def _exits(context: Context) -> QWidget:
    """The side exits, quietly; none once the case is closed or decided."""
    parts: list[QWidget] = [label("Keluar dari pemeriksaan:", "fine")]
    for key in ("reject", "refer", "withdraw"):
        button = LinkButton(context.offers[key].title, lambda key=key: context.press(key))
        button.allow(context.offers[key].why_not)
        parts.append(button)
    holder = Flowing(parts, 10)
    reveal(holder, not context.data.closed and context.data.case.decision is None)
    return holder


def _stage(context: Context) -> QWidget:
    case = context.data.case
    stage = context.data.assessment.stage if context.data.assessment is not None else case.candidacy
    calendar = context.rulebook.calendars.get(case.calendar) if case.calendar else None
    words, ref = "", RuleRef("candidacy_calendar", "")
    if calendar is not None:
        days = (calendar.penetapan_calon - case.act_date).days
        side = "sebelum" if days > 0 else "sesudah"
        gap = f"{abs(days)} hari {side}" if days else "tepat pada hari"
        words = f"{gap} penetapan calon ({short_date(calendar.penetapan_calon, year=True)}) · {calendar.name}"
        ref = RuleRef("candidacy_calendar", calendar.id)
    parts = row(Chip(word(CANDIDACY, stage) or "belum ditetapkan", "accent" if stage else "muted"), gap=8)
    if words:
        parts.addWidget(LawLink(ref, words, kind=""), 1)
    if calendar is not None and not calendar.verified:
        parts.addWidget(Chip("belum diverifikasi", "amber", calendar.note))
    parts.addStretch(0 if words else 1)
    holder = box(parts)
    holder.setAccessibleName(f"Tahap: {word(CANDIDACY, stage)}. {words}")
    return holder


def _violations(context: Context) -> QWidget:
    lines = column(gap=4)
    for violation in context.data.case.violations:
        lines.addWidget(label(violation.text, wrap=True))
        foot = row(Article(violation.legal_basis, RuleRef("violation", violation.id), short=False), gap=8)
        foot.setStretch(0, 1)
        if not violation.verified:
            foot.addWidget(Chip("belum diverifikasi", "amber", violation.source))
        lines.addLayout(foot)
    return box(lines)


def _earlier(context: Context) -> QWidget:
    earlier = context.data.earlier
    if not context.can("case.evidence.read"):
        return label("Tidak ditampilkan untuk peran ini.", "muted")
    if not earlier and not context.data.case.earlier:
        return label("Tidak ada perkara sebelumnya")
    lines = column(gap=0)
    for place, one in enumerate(earlier[:5]):
        below = " · ".join(part for part in (one.sanction, STAGES.get(one.stage, "")) if part)
        line = Line(
            context.mask.text(f"{one.register_no} · {one.subject}"), below, link=True, last=place == len(earlier) - 1
        )
        line.pressed.connect(lambda one=one: context.go("cases", case_id=one.case_id))
        lines.addWidget(line)
    if len(earlier) > 5:
        lines.addWidget(label(f"dan {len(earlier) - 5} perkara lain", "fine"))
    for known in context.data.case.earlier:
        if not known.get("case"):
            lines.addWidget(label(f"{known['sanction_id']} · {known['date']} (di luar brankas)", wrap=True))
    return box(lines)


def parties(context: Context) -> QWidget:
    """The respondent as the case keeps him, the source, the sealed reporter."""
    case, mask = context.data.case, context.mask
    person = case.respondent
    kind = dict(KINDS).get(person.kind.value, person.kind.value)
    respondent = Card("Terlapor, menurut data pada hari perkara dicatat")
    respondent.add(
        KeyValue(
            [
                ("Nama", mask.name(person.titled_name)),
                (person.number_label, mask.number(person.shown_number)),
                ("Status", kind if person.kind is not PersonKind.PNS else "PNS"),
                ("Pangkat", person.rank_text),
                ("Jabatan", person.post),
                ("Unit kerja", person.unit),
            ]
        )
    )
    source = Card("Sumber perkara")
    refs = [(_ref(key), str(value)) for key, value in case.foreign_refs.items()]
    source.add(
        KeyValue(
            [
                ("Jenis", word(SOURCES, case.source_kind)),
                ("Lembaga", case.source_body),
                ("Nomor surat", case.source_number),
                ("Tanggal surat", long_date(case.source_date) if case.source_date else ""),
                ("Diterima", long_date(case.received, weekday=True)),
                *refs,
            ]
        )
    )
    return section(respondent, source, _reporter(context))


def _reporter(context: Context) -> QWidget:
    card = Card("Pelapor")
    if not context.data.case.has_reporter:
        card.add(nothing("Perkara ini tidak mencatat pelapor perseorangan."))
        return card
    button = PlainButton("Buka segel…", lambda: context.press("reporter"), icon="lock-open")
    button.allow("" if context.can("case.reporter") else "Peran akun ini tidak berwenang membuka identitas pelapor.")
    card.add(
        Line("Identitas disegel", "Membukanya memerlukan alasan dan dicatat dalam jejak.", behind=button, last=True)
    )
    return card


def _ref(key: str) -> str:
    from ui.cases.forms.intake import FOREIGN

    return dict(FOREIGN).get(key, key.replace("_", " ").capitalize())


def evidence(context: Context) -> QWidget:
    """Files with their origin and size; opening one is an entry in the journal."""
    card = Card("Bukti", gap=0)
    files = context.data.case.evidence
    for place, one in enumerate(files):
        button = PlainButton("Buka", lambda one=one: context.press(f"open:{one.id}"), icon="eye")
        button.setAccessibleName(f"Buka bukti {one.title}")
        button.allow("" if context.can("case.evidence.read") else "Peran akun ini tidak berwenang membuka bukti.")
        card.add(
            Line(
                context.mask.text(one.title),
                _evidence_words(one),
                behind=button,
                last=place == len(files) - 1,
                tip=f"SHA-256 {one.sha256}",
            )
        )
    if not files:
        card.add(nothing("Belum ada bukti. Tambahkan tangkapan layar, foto, atau lampiran surat."))
    return section(card, acts_row(context, "evidence"))


def _evidence_words(one: EvidenceView) -> str:
    size = (
        f"{one.size / 1_000_000:.1f} MB".replace(".", ",") if one.size >= 100_000 else f"{max(1, one.size // 1000)} kB"
    )
    return " · ".join(
        part for part in (one.file_name, size, one.origin, f"diterima {short_date(one.received)}") if part
    )
