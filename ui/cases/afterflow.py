"""What may be done after the decision, and why not: decrees, appeals, the discipline track, relief, referrals."""

from __future__ import annotations

from collections.abc import Callable

from models.registry.afterviews import AppealView, DecreeView, ReferralView
from models.registry.caseviews import CaseFile
from ui.widgets.dates import long_date

TRACKS = ("disiplin", "pemberhentian")
FATES = {
    "": ("berlaku", "accent"),
    "tetap": ("tetap berlaku", "accent"),
    "diganti": ("diganti", "amber"),
    "dicabut": ("dicabut", "red"),
    "batal": ("batal", "red"),
}
"""What became of a decree, in words, and how it looks."""


def on_discipline(case: CaseFile) -> bool:
    """Whether the case lies on the discipline track: by its classification, or because it was passed there."""
    return case.track in TRACKS or case.discipline is not None


def recommended_discipline(case: CaseFile) -> bool:
    """Whether the council recommended administrative action (PP 42/2004 Pasal 16)."""
    return bool(case.decision and case.decision.sanction and case.decision.sanction.get("is_referral"))


def waiting_replacement(case: CaseFile) -> DecreeView | None:
    """The decree that an appeal changed and that nothing has replaced yet."""
    return next((decree for decree in case.decrees if decree.awaits_replacement), None)


def standing(case: CaseFile) -> DecreeView | None:
    """The newest decree that holds."""
    return next((decree for decree in reversed(case.decrees) if decree.stands), None)


def appealed(case: CaseFile) -> DecreeView | None:
    """The decree against which an appeal may be filed: received, holding, none filed yet."""
    found = (d for d in reversed(case.decrees) if d.stands and d.delivery is not None and not d.appeals)
    return next(found, None)


def running_appeal(case: CaseFile) -> AppealView | None:
    """The appeal that is not decided yet."""
    return next((one for one in reversed(case.appeals) if one.decided_on is None), None)


def unanswered(case: CaseFile) -> ReferralView | None:
    """The referral to another body that waits for an answer."""
    return next((one for one in reversed(case.referrals) if one.kind == "lembaga" and one.answered_on is None), None)


# -- why not ---------------------------------------------------------------------------------------------------------


def decree(case: CaseFile) -> str:
    """Why a (further) decree cannot be issued."""
    team = case.team
    by_team = on_discipline(case) and team is not None and bool(team.proven)
    if case.decision is None and not by_team:
        return "Putusan majelis belum dicatat (PP 42/2004 Pasal 20)."
    if case.decision is not None and case.decision.outcome != "terbukti":
        return "Putusan menyatakan tidak terbukti; terbitkan pernyataan tidak bersalah."
    if waiting_replacement(case) is not None:
        return "Putusan upaya administratif menunggu keputusan pengganti."
    if recommended_discipline(case) and case.discipline is None:
        return "Teruskan dahulu ke jalur disiplin (PP 42/2004 Pasal 16)."
    return _again(case)


def _again(case: CaseFile) -> str:
    team = case.team
    held = standing(case)
    if case.discipline is None:
        return "Keputusan sudah dicatat (PP 94/2021 Pasal 35 ayat (3))." if held is not None else ""
    if team is not None and team.proven is False:
        return "Laporan hasil pemeriksaan menyatakan tidak terbukti (PP 94/2021 Pasal 33)."
    if held is not None and not held.moral:
        return "Keputusan hukuman disiplin sudah dicatat (PP 94/2021 Pasal 35 ayat (3))."
    return ""


def deliver(case: CaseFile) -> str:
    """Why the newest decree cannot be handed over."""
    if case.decree is None:
        return "Keputusan belum dicatat."
    if not case.decree.stands:
        return "Keputusan ini tidak berlaku lagi (PP 79/2021 Pasal 6, 9, 16)."
    return "Penyampaian sudah dicatat." if case.decree.delivery else ""


def execute(case: CaseFile) -> str:
    """Why the newest decree cannot be carried out."""
    if case.decree is None or case.decree.delivery is None:
        return "Keputusan belum disampaikan (PP 94/2021 Pasal 37 ayat (3))."
    if not case.decree.stands:
        return "Keputusan ini tidak berlaku lagi dan tidak dilaksanakan (PP 79/2021 Pasal 6, 9, 16)."
    return "Pelaksanaan sudah dicatat." if case.decree.execution else ""


def file_appeal(case: CaseFile) -> str:
    """Why no appeal can be filed now."""
    if not case.decrees:
        return "Belum ada keputusan yang dapat diajukan keberatan atau banding (PP 79/2021 Pasal 3, 10)."
    if running_appeal(case) is not None:
        return "Upaya administratif sedang berjalan (PP 79/2021 Pasal 5, 8, 13)."
    newest = case.decrees[-1]
    if newest.delivery is None:
        return "Keputusan belum disampaikan; waktu mengajukan dihitung sejak keputusan diterima (PP 79/2021 Pasal 4)."
    return "" if appealed(case) is not None else "Upaya administratif atas keputusan ini sudah diputus."


def respond(case: CaseFile) -> str:
    """Why there is nothing to respond to."""
    one = running_appeal(case)
    if one is None:
        return "Tidak ada upaya administratif yang berjalan."
    if one.responded_on is not None:
        return f"Tanggapan sudah dicatat {long_date(one.responded_on)}."
    return "" if one.respond_clock is not None else "Jalur ini tidak mengenal tanggapan (PP 79/2021 Pasal 5)."


def decide(case: CaseFile) -> str:
    """Why no decision on appeal can be entered."""
    return "" if running_appeal(case) is not None else "Tidak ada upaya administratif yang berjalan."


def replace(case: CaseFile) -> str:
    """Why no decree is to be replaced."""
    return "" if waiting_replacement(case) is not None else "Tidak ada keputusan yang harus diganti."


def to_discipline(case: CaseFile) -> str:
    """Why the case cannot be passed to the discipline track."""
    if case.discipline is not None:
        return f"Sudah diteruskan {long_date(case.discipline.on)}."
    if case.classified_at is None:
        return "Perkara belum digolongkan."
    if case.decision is None and case.track not in TRACKS:
        return "Majelis belum memutus; tindakan administratif hanya atas rekomendasi majelis (PP 42/2004 Pasal 16)."
    if case.decision is not None and case.decision.outcome != "terbukti":
        return "Putusan majelis menyatakan tidak terbukti (PP 42/2004 Pasal 19–20)."
    return ""


def form_team(case: CaseFile) -> str:
    """Why no examiner can be named."""
    if not on_discipline(case):
        return "Perkara tidak berada di jalur disiplin (PP 42/2004 Pasal 16)."
    return "Pemeriksa sudah dicatat; ganti anggotanya bila berhalangan." if case.team is not None else ""


def replace_member(case: CaseFile) -> str:
    """Why no member of the team can be replaced."""
    if case.team is None:
        return "Pemeriksa belum dicatat (PP 94/2021 Pasal 27–29)."
    return "Laporan hasil pemeriksaan sudah dicatat." if case.team.reported_on is not None else ""


def report_team(case: CaseFile) -> str:
    """Why there is no report to enter."""
    return replace_member(case)


def relieve(case: CaseFile) -> str:
    """Why nobody can be relieved for a time."""
    if not on_discipline(case):
        return "Pembebasan sementara hanya pada jalur disiplin, bila kemungkinan berat (PP 94/2021 Pasal 31)."
    if case.relief is not None and case.relief.ended_on is None:
        return f"Pembebasan sementara berjalan sejak {long_date(case.relief.since)}."
    return "Keputusan sudah ditetapkan (PP 94/2021 Pasal 31 ayat (2))." if _disciplined(case) else ""


def _disciplined(case: CaseFile) -> bool:
    return any(decree.stands and not decree.moral for decree in case.decrees)


def end_relief(case: CaseFile) -> str:
    """Why there is no relief to end."""
    if case.relief is None or case.relief.ended_on is not None:
        return "Tidak ada pembebasan sementara yang berjalan."
    return ""


def answer(case: CaseFile) -> str:
    """Why there is no answer to enter."""
    return "" if unanswered(case) is not None else "Tidak ada penerusan yang menunggu jawaban."


IDLE: dict[str, Callable[[CaseFile], bool]] = {
    "appeal": lambda case: not case.decrees or (appealed(case) is None and running_appeal(case) is None),
    "respond_appeal": lambda case: not any(one.awaits_response for one in case.appeals),
    "decide_appeal": lambda case: running_appeal(case) is None,
    "replace_decree": lambda case: waiting_replacement(case) is None,
    "to_discipline": lambda case: case.discipline is not None,
    "form_team": lambda case: case.team is not None or not on_discipline(case),
    "replace_member": lambda case: case.team is None or case.team.reported_on is not None,
    "report_team": lambda case: case.team is None or case.team.reported_on is not None,
    "relieve": lambda case: not on_discipline(case) or (case.relief is not None and case.relief.ended_on is None),
    "end_relief": lambda case: case.relief is None or case.relief.ended_on is not None,
    "answer": lambda case: unanswered(case) is None,
}
"""Acts that are done or have no meaning now; the page leaves them out."""
