"""What may be done next in a case, and why not. Plain Python: the page asks, the acts still check for themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from models.registry.caseviews import CaseFile, SummonsView
from ui.cases import afterflow as after
from ui.widgets.dates import long_date

Can = Callable[[str], bool]
ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


@dataclass(frozen=True, slots=True)
class Offer:
    """An act on the page: its words, its icon, and why it cannot be done now (empty: it can)."""

    key: str
    title: str
    icon: str
    why_not: str = ""
    idle: bool = False
    """Done already, or without meaning here (a decree where nothing was proven); the page leaves it out."""


@dataclass(frozen=True, slots=True)
class _Act:
    title: str
    icon: str
    permission: str
    why_not: Callable[[CaseFile], str]


def roman(number: int) -> str:
    """``II``; beyond ten in digits."""
    return ROMAN[number] if 0 < number < len(ROMAN) else str(number)


def offer(case: CaseFile, key: str, can: Can) -> Offer:
    """One act with the reason why it cannot be done, if there is one."""
    act = ACTS[key]
    if not can(act.permission):
        return Offer(key, act.title, act.icon, "Peran akun ini tidak berwenang melakukan tindakan ini.")
    if (case.side_exit or case.closed_at is not None) and key != "answer":
        return Offer(key, act.title, act.icon, "Perkara ini sudah selesai.")
    return Offer(key, act.title, act.icon, act.why_not(case), _idle(case, key))


def _idle(case: CaseFile, key: str) -> bool:
    """Done, or without meaning in this case."""
    decision, decree, vote = case.decision, case.decree, case.deliberation
    proven = decision is not None and decision.outcome == "terbukti"
    if key in ("decree", "deliver", "execute") and decision is not None and not proven:
        return True
    if key in after.IDLE:
        return after.IDLE[key](case)
    done = {
        "verify": case.verification is not None,
        "form_panel": bool(case.seats),
        "declare": bool(case.panel) and all(seat.conflict is not None for seat in case.panel),
        "questions": case.current_hearing is None,
        "rule": not any(seat.objections for seat in case.seats),
        "deliberate": vote is not None and vote.closed_at is not None,
        "decide": decision is not None,
        "sign": decision is None or not unsigned(case),
        "send": decision is None or decision.sent_on is not None,
        "decree": decree is not None and bool(after.decree(case)),
        "deliver": decree is not None and (decree.delivery is not None or not decree.stands),
        "execute": decree is not None and (decree.execution is not None or not decree.stands),
        "innocent": decision is None or proven,
    }
    return done.get(key, False)


def offers(case: CaseFile, can: Can) -> dict[str, Offer]:
    """All acts of a case."""
    return {key: offer(case, key, can) for key in ACTS}


def unserved(case: CaseFile) -> SummonsView | None:
    """The summons whose proof of service is still missing."""
    return next((s for s in reversed(case.summonses) if s.served_on is None and not s.absence), None)


def awaited(case: CaseFile) -> SummonsView | None:
    """The summons that was served and whose absence may be recorded."""
    hearing = case.current_hearing
    if hearing is None:
        return None
    return next((s for s in reversed(hearing.summonses) if s.served_on is not None and not s.absence), None)


def next_ordinal(case: CaseFile) -> int:
    """Summons I, or II once the absence at the first was recorded."""
    return 2 if any(s.ordinal == 1 and s.absence for s in case.summonses) else 1


def held(case: CaseFile) -> bool:
    """Whether a hearing was held to its end."""
    return any(h.status == "selesai" for h in case.hearings)


def source_words(case: CaseFile) -> str:
    """``penerusan Bawaslu Kota 112/PP.01.02/K.JI-37/09/2024``."""
    from models.registry.labels import SOURCES, word

    parts = [word(SOURCES, case.source_kind).lower(), case.source_body, case.source_number]
    return " ".join(part for part in parts if part)


# -- why not ---------------------------------------------------------------------------------------------------------


def _verify(case: CaseFile) -> str:
    return f"Sudah diverifikasi pada {long_date(case.verification.on)}." if case.verification else ""


def _undecided(case: CaseFile) -> str:
    return "Perkara sudah diputus." if case.decision else ""


def _always(_case: CaseFile) -> str:
    return ""


def _classify(case: CaseFile) -> str:
    if case.verification is None:
        return "Laporan belum diverifikasi."
    return "Perkara sudah diputus; penggolongan tidak dapat diubah." if case.decision else ""


def _form_panel(case: CaseFile) -> str:
    if case.classified_at is None:
        return "Perkara belum digolongkan."
    return "Majelis sudah dibentuk; gunakan penggantian anggota." if case.panel else ""


def _declare(case: CaseFile) -> str:
    if not case.panel:
        return "Majelis belum dibentuk (PP 42/2004 Pasal 17 ayat (2))."
    return "" if any(s.conflict is None for s in case.panel) else "Semua anggota sudah menyatakan."


def _seated(case: CaseFile) -> str:
    if not case.seats:
        return "Majelis belum dibentuk (PP 42/2004 Pasal 17 ayat (2))."
    return "Perkara sudah diputus." if case.decision else ""


def _rule(case: CaseFile) -> str:
    waiting = any(o.granted is None for s in case.seats for o in s.objections)
    return "" if waiting else "Tidak ada keberatan yang menunggu putusan."


def _schedule(case: CaseFile) -> str:
    if not case.panel:
        return "Majelis belum dibentuk (PP 42/2004 Pasal 17 ayat (2))."
    if case.current_hearing is not None:
        return "Sudah ada sidang yang terjadwal; tunda atau betulkan sidang itu."
    return "Musyawarah sudah dibuka." if case.deliberation else ""


def _move(case: CaseFile) -> str:
    return "" if case.current_hearing is not None else "Tidak ada sidang yang terjadwal."


def _summon(case: CaseFile) -> str:
    hearing = case.current_hearing
    if hearing is None:
        return "Sidang belum dijadwalkan."
    if hearing.status != "terjadwal":
        return "Sidang sudah dibuka."
    return "Panggilan untuk sidang ini sudah dibuat." if hearing.summonses else ""


def _serve(case: CaseFile) -> str:
    if not case.summonses:
        return "Belum ada panggilan."
    return "" if unserved(case) else "Penyampaian panggilan sudah dicatat."


def _absence(case: CaseFile) -> str:
    if awaited(case) is not None:
        return ""
    if unserved(case) is not None:
        return "Belum ada bukti penyampaian panggilan (PP 94/2021 Pasal 26 ayat (3)-(4))."
    return "Tidak ada panggilan yang menunggu kehadiran."


def _courtroom(case: CaseFile) -> str:
    return "" if case.current_hearing is not None else "Tidak ada sidang yang terjadwal."


def _deliberate(case: CaseFile) -> str:
    if not held(case):
        return "Putusan hanya boleh diambil sesudah pemeriksaan (PP 42/2004 Pasal 19 ayat (1))."
    if case.deliberation is not None and case.deliberation.closed_at is not None:
        return "Musyawarah sudah ditutup."
    return ""


def _decide(case: CaseFile) -> str:
    if case.decision:
        return "Putusan sudah dicatat."
    if case.deliberation is None:
        return "Musyawarah belum dibuka (PP 42/2004 Pasal 19 ayat (3)-(4))."
    return "" if case.deliberation.closed_at else "Masih ada anggota yang belum memberikan suara."


def unsigned(case: CaseFile) -> int:
    """How many members have not signed the decision yet."""
    signed = case.decision.signed_by if case.decision is not None else ()
    return sum(1 for seat in case.panel if seat.account_id is not None and seat.account_id not in signed)


def _sign(case: CaseFile) -> str:
    if case.decision is None:
        return "Putusan belum dicatat."
    return "" if unsigned(case) else "Semua anggota sudah menandatangani."


def _send(case: CaseFile) -> str:
    if case.decision is None:
        return "Putusan belum dicatat (PP 42/2004 Pasal 20)."
    return f"Sudah disampaikan pada {long_date(case.decision.sent_on)}." if case.decision.sent_on else ""


def _innocent(case: CaseFile) -> str:
    if case.decision is None:
        return "Putusan majelis belum dicatat."
    return "" if case.decision.outcome == "tidak_terbukti" else "Putusan menyatakan terbukti."


def _after_decision(case: CaseFile) -> str:
    return "" if case.decision else "Putusan majelis belum dicatat."


ACTS: dict[str, _Act] = {
    "verify": _Act("Verifikasi", "list-checks", "case.verify", _verify),
    "reject": _Act("Tidak diterima", "circle-x", "case.reject", _undecided),
    "refer": _Act("Bukan wewenang majelis", "send", "case.refer", _undecided),
    "withdraw": _Act("Dicabut pelapor", "undo-2", "case.withdraw", _undecided),
    "evidence": _Act("Tambah bukti", "paperclip", "case.evidence", _always),
    "classify": _Act("Golongkan perkara", "split", "case.classify", _classify),
    "form_panel": _Act("Bentuk majelis", "users", "panel.form", _form_panel),
    "declare": _Act("Pernyataan bebas benturan", "hand", "panel.declare", _declare),
    "substitute": _Act("Ganti anggota", "user-check", "panel.substitute", _seated),
    "object": _Act("Catat hak ingkar", "user-x", "panel.object", _seated),
    "rule": _Act("Putus hak ingkar", "gavel", "panel.rule", _rule),
    "schedule": _Act("Jadwalkan sidang", "calendar-plus", "hearing.schedule", _schedule),
    "postpone": _Act("Tunda sidang", "calendar-clock", "hearing.move", _move),
    "correct": _Act("Betulkan jadwal", "pen-line", "hearing.move", _move),
    "summon": _Act("Buat panggilan", "mail", "summons.make", _summon),
    "serve": _Act("Catat penyampaian", "badge-check", "summons.serve", _serve),
    "absence": _Act("Catat ketidakhadiran", "user-x", "summons.absence", _absence),
    "courtroom": _Act("Ruang sidang", "gavel", "hearing.open", _courtroom),
    "questions": _Act("Daftar pertanyaan", "list-checks", "hearing.record", _courtroom),
    "deliberate": _Act("Musyawarah", "vote", "deliberation.open", _deliberate),
    "decide": _Act("Catat putusan", "scale", "decision.record", _decide),
    "sign": _Act("Tanda tangani putusan", "pen-line", "decision.sign", _sign),
    "send": _Act("Sampaikan ke PPK", "send", "decision.record", _send),
    "decree": _Act("Catat keputusan", "stamp", "decree.issue", after.decree),
    "deliver": _Act("Catat penyampaian keputusan", "send", "decree.deliver", after.deliver),
    "execute": _Act("Catat pelaksanaan", "megaphone", "decree.execute", after.execute),
    "appeal": _Act("Catat keberatan atau banding", "scale", "appeal.file", after.file_appeal),
    "respond_appeal": _Act("Catat tanggapan", "message-square", "appeal.respond", after.respond),
    "decide_appeal": _Act("Catat putusan upaya", "gavel", "appeal.decide", after.decide),
    "replace_decree": _Act("Catat keputusan pengganti", "stamp", "decree.issue", after.replace),
    "to_discipline": _Act("Teruskan ke jalur disiplin", "split", "referral.discipline", after.to_discipline),
    "form_team": _Act("Bentuk tim pemeriksa", "users", "team.form", after.form_team),
    "replace_member": _Act("Ganti anggota tim", "user-check", "team.replace", after.replace_member),
    "report_team": _Act("Catat laporan pemeriksaan", "file-check", "team.report", after.report_team),
    "relieve": _Act("Bebaskan sementara", "user-x", "relief.begin", after.relieve),
    "end_relief": _Act("Akhiri pembebasan", "undo-2", "relief.end", after.end_relief),
    "forward": _Act("Teruskan ke lembaga lain", "send", "case.refer", _always),
    "answer": _Act("Catat jawaban", "badge-check", "referral.answer", after.answer),
    "innocent": _Act("Susun pernyataan tidak bersalah", "file-check", "letter.draft", _innocent),
    "letter": _Act("Susun surat", "file-plus", "letter.draft", _always),
    "follow_up": _Act("Laporkan tindak lanjut", "upload", "case.follow_up", _after_decision),
    "close": _Act("Tutup perkara", "lock", "case.close", _after_decision),
}
