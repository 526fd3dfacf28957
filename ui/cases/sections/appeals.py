"""Upaya administratif, the discipline track, temporary relief, referrals: what follows or leaves the decision."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.law.clocks import Run
from models.law.notice import RuleRef
from models.procedure.team import ELEMENTS
from models.registry.afterviews import AppealView, DecreeView, ReferralView, TeamMemberView
from models.registry.counting import open_routes, run_of
from ui.cases import afterflow
from ui.cases.articles import Article, cited
from ui.cases.clocks import ClockView
from ui.cases.forms.appeals import FATE_WORDS, decree_words
from ui.cases.forms.panel import ROLES, person_words
from ui.cases.sections.context import Context, acts_row, nothing, section
from ui.theme import SPACE
from ui.widgets.card import Card, Line
from ui.widgets.chip import Chip
from ui.widgets.dates import long_date
from ui.widgets.keyvalue import KeyValue
from ui.widgets.layout import box, column, line, row
from ui.widgets.text import label

TEAM_BASIS = "PP 94/2021 Pasal 27-29"
RELIEF_BASIS = "PP 94/2021 Pasal 31"
REFERRAL_BASIS = "PP 42/2004 Pasal 16"
FINAL_BASIS = "PP 42/2004 Pasal 19 ayat (5)"


def appeals(context: Context) -> QWidget:
    """Each decree with the ways of appeal and what became of it; then discipline, relief, referrals."""
    case = context.data.case
    parts: list[QWidget] = [
        acts_row(context, *(["appeal"] if _open(context) else []), "respond_appeal", "decide_appeal", "replace_decree"),
        *[_decree(context, decree) for decree in reversed(case.decrees)],
    ]
    if not case.decrees:
        card = Card("Upaya administratif")
        card.add(nothing("Keberatan dan banding diajukan terhadap keputusan; perkara ini belum mempunyai keputusan."))
        card.add(row(Article("PP 79/2021 Pasal 3-4"), -1))
        parts.append(card)
    return section(*parts, _discipline(context), _relief(context), _referrals(context))


def _open(context: Context) -> bool:
    """Whether the law opens a way of appeal against the newest decree that was received."""
    decree = afterflow.appealed(context.data.case)
    if decree is None or decree.delivery is None or decree.replaces is not None:
        return False
    return bool(open_routes(context.rulebook, decree.sanction, decree.imposed_by, decree.delivery.on))


# -- decrees and appeals ---------------------------------------------------------------------------------------------


def _decree(context: Context, decree: DecreeView) -> Card:
    words = decree_words(decree)
    card = Card(f"{words[:1].upper()}{words[1:]}", gap=SPACE.m)
    chip, tone = afterflow.FATES[decree.fate]
    if decree.running_appeal is not None:
        chip, tone = "sedang diajukan upaya", "amber"
    card.add_to_head(Chip(chip, tone))
    card.add(label(str(decree.sanction.get("name", "")), "strong", wrap=True))
    if decree.replaces is not None:
        card.add(label("Mengganti keputusan sebelumnya menurut putusan upaya administratif.", "fine", wrap=True))
    if decree.fate and decree.fate_on is not None:
        card.add(label(f"{FATE_WORDS[decree.fate][0]}, sejak {long_date(decree.fate_on)}.", wrap=True))
    if not decree.appeals:
        card.add(_ways(context, decree))
    for one in decree.appeals:
        card.add(line(), _appeal(context, one))
    return card


def _ways(context: Context, decree: DecreeView) -> QWidget:
    if decree.delivery is None:
        return nothing("Belum disampaikan. Waktu mengajukan dihitung sejak keputusan diterima.")
    if decree.replaces is not None:
        return nothing("Upaya administratif sudah ditempuh atas keputusan yang diganti.")
    ways = open_routes(context.rulebook, decree.sanction, decree.imposed_by, decree.delivery.on)
    if not ways:
        return cited("Tidak terbuka upaya administratif: putusan majelis bersifat final.", FINAL_BASIS)
    parts = column(gap=SPACE.s)
    for way in ways:
        head = row(label(f"Terbuka: {way.name}", wrap=True), Article(way.legal_basis, RuleRef("appeal_route", way.id)))
        head.setStretch(0, 1)
        note = str(decree.sanction.get("appeal_note") or "")
        known = way.verified and decree.sanction.get("appeal_verified", True)
        if not known:
            head.addWidget(Chip("belum diverifikasi", "amber", way.note or note))
        parts.addLayout(head)
        if not known and note:
            parts.addWidget(label(note, "fine", wrap=True))
        if way.run is not None:
            view = ClockView(heading=False)
            view.show_run(way.run, "keputusan diterima")
            parts.addWidget(view)
    return box(parts)


def _appeal(context: Context, one: AppealView) -> QWidget:
    mask = context.mask
    law = Article(str(one.law.get("legal_basis", "")), RuleRef("appeal_route", one.route))
    name = row(label(one.name, "strong"), law, gap=SPACE.m)
    if one.late:
        name.addWidget(Chip("lewat waktu", "amber"))
    if not one.law.get("verified", True):
        name.addWidget(Chip("belum diverifikasi", "amber", str(one.law.get("note", ""))))
    name.addStretch(1)
    number = f" · {one.number}" if one.number else ""
    rows: list[tuple[str, str | QWidget]] = [("Diajukan", f"{long_date(one.filed_on)}{number}")]
    if one.grounds:
        rows.append(("Alasan", mask.text(one.grounds)))
    if one.responded_on is not None:
        rows.append(("Tanggapan", f"{long_date(one.responded_on)}\n{mask.text(one.response)}"))
    elif (run := run_of(one.respond_clock)) is not None and one.decided_on is None:
        rows.append(("Tanggapan", _waiting(run, "tembusan diterima")))
    if one.decided_on is None:
        run = run_of(one.decide_clock)
        rows.append(("Putusan", _waiting(run, "keberatan diterima") if run is not None else "Belum diputus"))
    else:
        rows.append(("Putusan", _outcome(context, one)))
        if one.note:
            rows.append(("Catatan", mask.text(one.note)))
    if one.law.get("next") and one.decided_on is not None:
        rows.append(("Selanjutnya", f"ke {one.law['next']} bila tidak puas"))
    return box(column(name, KeyValue(rows), gap=SPACE.s))


def _waiting(run: Run, since: str) -> ClockView:
    view = ClockView(heading=False)
    view.show_run(run, since)
    return view


def _outcome(context: Context, one: AppealView) -> QWidget:
    row_ = context.rulebook.appeal_outcomes.get(one.outcome)
    name = row_.name if row_ is not None else one.outcome
    by = " · ".join(part for part in (one.decided_by, one.decision_number) if part)
    words = f"{name}, {long_date(one.decided_on)}" + (f" · {by}" if by else "") if one.decided_on else name
    effect = FATE_WORDS.get(one.fate, ("", ""))[0]
    if one.new_sanction:
        effect = f"Sanksi pengganti: {one.new_sanction.get('name', '')}"
    parts = column(label(words, wrap=True), label(effect, "fine", wrap=True), gap=1)
    if row_ is not None:
        parts.addLayout(row(Article(row_.legal_basis, RuleRef("appeal_outcome", row_.id)), -1))
    return box(parts)


# -- discipline ------------------------------------------------------------------------------------------------------


def _discipline(context: Context) -> QWidget:
    case = context.data.case
    card = Card("Jalur disiplin", gap=SPACE.m)
    referral, team = case.discipline, case.team
    if referral is None and team is None and not afterflow.on_discipline(case):
        words = "Perkara ini diperiksa majelis kode etik. Tindakan administratif melalui penerusan ke jalur disiplin."
        card.add(cited(words, REFERRAL_BASIS))
    if referral is not None:
        card.add(KeyValue(_passed(context, referral)))
    if team is not None:
        card.add(*([line()] if referral is not None else []), _team(context))
    elif afterflow.on_discipline(case):
        card.add(cited("Pemeriksa belum dicatat: tim pemeriksa atau atasan langsung.", TEAM_BASIS))
    card.add(acts_row(context, "to_discipline", "form_team", "replace_member", "report_team"))
    return card


def _passed(context: Context, referral: ReferralView) -> list[tuple[str, str | QWidget]]:
    violations = column(gap=SPACE.xs)
    for one in referral.violations:
        violations.addWidget(label(str(one.get("text", "")), wrap=True))
        basis = str(one.get("legal_basis", ""))
        violations.addLayout(row(Article(basis, RuleRef("violation", str(one.get("id", "")))), -1))
    number = f" · {referral.number}" if referral.number else ""
    return [
        ("Diteruskan", cited(f"{long_date(referral.on)}{number}", REFERRAL_BASIS)),
        ("Alasan", context.mask.text(referral.reason)),
        ("Butir disiplin", box(violations)),
    ]


def _team(context: Context) -> QWidget:
    team, mask = context.data.case.team, context.mask
    assert team is not None
    title = "Tim pemeriksa" if team.kind == "tim" else "Diperiksa atasan langsung"
    number = f" · {team.number}" if team.number else ""
    head = row(label(title, "strong"), label(f"{long_date(team.formed_on)}{number}", "fine"), -1, Article(TEAM_BASIS))
    parts = column(head, gap=0)
    for place, member in enumerate(team.members):
        parts.addWidget(_member(context, member, place == len(team.members) - 1 and team.reported_on is None))
    if team.reported_on is not None:
        proposed = team.proposed or {}
        usul = cited(str(proposed.get("name", "")), str(proposed.get("legal_basis", ""))) if proposed else "Tidak ada"
        rows: list[tuple[str, str | QWidget]] = [
            ("Laporan", f"{long_date(team.reported_on)} {team.report_number}".strip()),
            ("Kesimpulan", "Terbukti" if team.proven else "Tidak terbukti"),
            ("Hasil", mask.text(team.findings)),
            ("Usul", usul),
        ]
        for name, texts in (("Memberatkan", team.aggravating), ("Meringankan", team.mitigating)):
            if texts:
                rows.append((name, mask.text("\n".join(texts))))
        parts.addSpacing(SPACE.s)
        parts.addWidget(KeyValue(rows))
    return box(parts)


def _member(context: Context, member: TeamMemberView, last: bool) -> Line:
    chip = Chip(ELEMENTS.get(member.element, member.element).lower(), "muted")
    words = [person_words(member.person)]
    if member.left_on is not None:
        chip = Chip("digantikan", "amber", context.mask.text(member.left_reason))
        words.append(f"sejak {long_date(member.left_on)}: {context.mask.text(member.left_reason)}")
    if member.involved:
        words.append("terlibat dalam pelanggaran")
    title = f"{ROLES.get(member.role, member.role.capitalize())} · {member.person.titled_name}"
    return Line(title, " · ".join(word for word in words if word), behind=chip, last=last)


# -- relief and referrals --------------------------------------------------------------------------------------------


def _relief(context: Context) -> QWidget:
    case, mask = context.data.case, context.mask
    card = Card("Pembebasan sementara dari tugas jabatan", gap=SPACE.m)
    for one in reversed(case.reliefs):
        until = "masih berjalan"
        if one.ended_on is not None:
            until = f"sampai {long_date(one.ended_on)} ({mask.text(one.ended_reason)})"
        by = one.by.titled_name if one.by is not None else ""
        rows: list[tuple[str, str | QWidget]] = [
            ("Berlaku", cited(f"sejak {long_date(one.since)}, {until}", RELIEF_BASIS)),
            ("Oleh", " · ".join(part for part in (by, one.number) if part)),
            ("Pelaksana harian", one.acting),
        ]
        if one.reason:
            rows.append(("Alasan", mask.text(one.reason)))
        card.add(KeyValue(rows))
    if not case.reliefs:
        words = "Tidak ada. Hanya bila kemungkinan dijatuhi hukuman disiplin berat, sejak diperiksa."
        card.add(cited(words, RELIEF_BASIS))
    card.add(acts_row(context, "relieve", "end_relief"))
    return card


def _referrals(context: Context) -> QWidget:
    case = context.data.case
    card = Card("Penerusan ke lembaga lain", gap=SPACE.m)
    found = [one for one in case.referrals if one.kind == "lembaga"]
    for place, one in enumerate(reversed(found)):
        if place:
            card.add(line())
        card.add(KeyValue(_referral(context, one)))
    if not found:
        card.add(nothing("Belum ada. Dugaan pidana pemilihan diteruskan kepada Bawaslu atau Sentra Gakkumdu."))
    card.add(acts_row(context, "forward", "answer"))
    return card


def _referral(context: Context, one: ReferralView) -> list[tuple[str, str | QWidget]]:
    mask = context.mask
    number = f" · {one.number}" if one.number else ""
    closes = "; perkara keluar dari majelis" if one.closes else ""
    rows: list[tuple[str, str | QWidget]] = [("Kepada", f"{one.to}, {long_date(one.on)}{number}{closes}")]
    if one.law:
        rows.append(("Dugaan", cited(str(one.law.get("text", "")), str(one.law.get("legal_basis", "")))))
    rows.append(("Alasan", mask.text(one.reason)))
    if one.answered_on is not None:
        answer = f"{long_date(one.answered_on)} {one.answer_number}".strip()
        rows.append(("Jawaban", f"{answer}\n{mask.text(one.answer)}"))
    else:
        rows.append(("Jawaban", box(row(Chip("menunggu jawaban", "amber"), -1))))
    return rows
