"""Where a case stands and the one next act it waits for (law.md 8.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.registry.caseviews import CaseFile, SeatView


@dataclass(frozen=True, slots=True)
class StageStep:
    """One point of the stage line. ``state``: done, now, ahead."""

    stage: str
    label: str
    on: date | None
    state: str


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one clear next act: its name, what to say, and why."""

    act: str
    title: str
    explanation: str


def stage_line(case: CaseFile) -> tuple[StageStep, ...]:
    """The ten points of the stage line with the dates the case holds."""
    first = case.hearings[0] if case.hearings else None
    held = [h for h in case.hearings if h.status == "selesai"]
    seated = [s for s in case.seats if s.left_at is None]
    summons = case.summonses
    points: list[tuple[str, str, date | None, bool]] = [
        ("registered", "Diterima", case.received, True),
        (
            "verified",
            "Diverifikasi",
            case.verification.on if case.verification else None,
            case.verification is not None,
        ),
        ("panel_formed", "Majelis", None, bool(seated)),
        ("summoned", "Dipanggil", summons[0].letter_date if summons else None, bool(summons)),
        (
            "heard",
            "Sidang",
            held[-1].starts_at.date() if held else (first.starts_at.date() if first else None),
            bool(held),
        ),
        (
            "deliberated",
            "Musyawarah",
            case.deliberation.closed_at.date() if case.deliberation and case.deliberation.closed_at else None,
            bool(case.deliberation and case.deliberation.closed_at),
        ),
        ("decided", "Putusan", case.decision.decided_on if case.decision else None, case.decision is not None),
    ]
    proven = case.decision is None or case.decision.outcome == "terbukti"
    if case.discipline is not None:
        team = case.team
        reported = team.reported_on if team is not None else None
        points.append(("examined", "Pemeriksaan", reported, reported is not None))
    if proven and not (case.team is not None and case.team.proven is False):
        decree = case.decree
        delivery, execution = (decree.delivery, decree.execution) if decree else (None, None)
        points += [
            ("decreed", "Keputusan", decree.set_on if decree else None, decree is not None),
            ("delivered", "Disampaikan", delivery.on if delivery else None, delivery is not None),
        ]
        if decree is None or decree.stands or decree.awaits_replacement or execution is not None:
            done = execution is not None
            points.append(("executed", "Dilaksanakan", execution.on if execution else None, done))
    elif not proven:
        statement = case.letter_of("pernyataan_tidak_bersalah")
        made = statement is not None and statement.status != "draf"
        points.append(("innocent", "Pernyataan", statement.letter_date if statement else None, made))
    told = case.follow_ups[0].on if case.follow_ups else None
    points.append(("reported", "Dilaporkan", told, bool(case.follow_ups)))
    steps: list[StageStep] = []
    now_set = bool(case.closed_at or case.side_exit)
    for stage, label, on, done in points:
        state = "done" if done else ("ahead" if now_set else "now")
        now_set = now_set or not done
        steps.append(StageStep(stage, label, on, state))
    return tuple(steps)


def next_step(case: CaseFile) -> NextStep | None:
    """The one next act the case is waiting for; None when it is closed."""
    if case.closed_at is not None or case.side_exit:
        return None
    if case.discipline is None or case.decision is not None:
        before = _next_before_hearing(case) or _next_decision(case)
        if before is not None:
            return before
    return _next_imposing(case) or _next_ending(case)


def _next_before_hearing(case: CaseFile) -> NextStep | None:
    if case.verification is None:
        return NextStep("verify", "Berikutnya: verifikasi laporan", "Periksa identitas, waktu, tempat, dan bukti.")
    if case.classified_at is None:
        return NextStep(
            "classify", "Berikutnya: golongkan perkara", "Tetapkan butir pelanggaran, tahap pencalonan, dan jalurnya."
        )
    if not case.panel:
        return NextStep(
            "form_panel",
            "Berikutnya: bentuk majelis",
            "Pangkat, jabatan, dan benturan kepentingan diperiksa untuk terlapor ini.",
        )
    if any(h.status == "selesai" for h in case.hearings):
        return None
    empty = [s for s in case.seats if not s.active and not any(t.replaces == s.id for t in case.seats)]
    if empty:
        return NextStep("substitute", "Berikutnya: tunjuk pengganti", "Satu kedudukan dalam majelis kosong.")
    undeclared = [s for s in case.panel if s.conflict is None]
    if undeclared:
        return NextStep(
            "declare",
            "Berikutnya: pernyataan bebas benturan kepentingan",
            f"{len(undeclared)} anggota belum menyatakan.",
        )
    return _next_hearing(case)


def _next_hearing(case: CaseFile) -> NextStep:
    hearing = case.current_hearing
    if hearing is None:
        second = any(s.absence for s in case.summonses)
        if second:
            return NextStep(
                "schedule",
                "Berikutnya: jadwalkan sidang untuk panggilan II",
                "Paling lambat 7 hari kerja sejak tanggal yang tidak dihadiri.",
            )
        return NextStep("schedule", "Berikutnya: jadwalkan sidang", "Pilih waktu dan ruang; bentrokan diperiksa.")
    mine = hearing.summonses
    if hearing.status == "dibuka":
        return NextStep("courtroom", "Berikutnya: lanjutkan sidang", "Sidang sedang berlangsung.")
    if not mine:
        return NextStep("summon", "Berikutnya: buat surat panggilan", "Terlapor dipanggil dengan surat RAHASIA.")
    if mine[-1].served_on is None:
        return NextStep(
            "serve",
            "Berikutnya: catat bukti penyampaian panggilan",
            "Tanpa bukti, ketidakhadiran tidak dapat dibuktikan.",
        )
    return NextStep(
        "courtroom",
        f"Berikutnya: buka sidang {_roman(hearing.ordinal)}",
        "Majelis lengkap dan panggilan telah disampaikan.",
    )


def _next_decision(case: CaseFile) -> NextStep | None:
    """Between the hearing and the decision."""
    deliberation = case.deliberation
    if deliberation is None:
        return NextStep(
            "deliberate", "Berikutnya: buka musyawarah", "Setiap anggota memberi suara dengan kata sandi sendiri."
        )
    if deliberation.closed_at is None:
        waiting = deliberation.waiting
        words = (
            f"{waiting} anggota belum memberikan suara."
            if waiting
            else "Semua anggota telah memilih; tutup musyawarah."
        )
        return NextStep("deliberate", "Berikutnya: selesaikan musyawarah", words)
    if case.decision is None:
        return NextStep(
            "decide",
            "Berikutnya: catat putusan majelis",
            "Temuan berasal dari suara; sanksi dari bagian skala yang terbuka.",
        )
    return None


def _next_imposing(case: CaseFile) -> NextStep | None:
    """From the decision to the sanction carried out, over the discipline track and appeals where they are taken."""
    if case.decision is not None and case.decision.outcome != "terbukti":
        return _next_innocent(case)
    step = _next_appeal(case) or _next_discipline(case)
    if step is not None:
        return step
    decree = case.decree
    if decree is None:
        if case.team is not None and case.team.proven is False:
            return None
        return NextStep(
            "decree",
            "Berikutnya: catat keputusan penjatuhan sanksi",
            "PPK menetapkan sanksi dengan keputusan tertulis.",
        )
    if decree.delivery is None:
        return NextStep("deliver", "Berikutnya: sampaikan keputusan", "Paling lambat 14 hari kerja sejak ditetapkan.")
    if decree.execution is None and decree.stands:
        return NextStep("execute", "Berikutnya: catat pelaksanaan sanksi", "Tanggal, forum, siapa yang membacakan.")
    return None


def _next_innocent(case: CaseFile) -> NextStep | None:
    statement = case.letter_of("pernyataan_tidak_bersalah")
    if statement is None or statement.status == "draf":
        return NextStep("innocent", "Berikutnya: terbitkan pernyataan tidak bersalah", "Nama baik terlapor dipulihkan.")
    return None


def _next_appeal(case: CaseFile) -> NextStep | None:
    """What an appeal waits for: the response, the decision, the decree that carries it out."""
    if any(decree.awaits_replacement for decree in case.decrees):
        return NextStep(
            "replace_decree",
            "Berikutnya: tetapkan keputusan pengganti",
            "Putusan upaya administratif mengganti jenis sanksinya.",
        )
    running = next((d.running_appeal for d in case.decrees if d.running_appeal is not None), None)
    if running is None:
        return None
    name = f"{running.name[0].lower()}{running.name[1:]}"
    if running.awaits_response:
        return NextStep("respond_appeal", "Berikutnya: catat tanggapan", f"Tanggapan atas {name}.")
    return NextStep("decide_appeal", "Berikutnya: catat putusan upaya administratif", f"Menunggu putusan atas {name}.")


def _next_discipline(case: CaseFile) -> NextStep | None:
    """The way over the discipline track: passed on, examined, reported, punished (PP 42/2004 Pasal 16; PP 94/2021)."""
    administrative = case.decision is not None and bool((case.decision.sanction or {}).get("is_referral"))
    if case.discipline is None:
        if administrative and not case.decrees:
            return NextStep(
                "to_discipline",
                "Berikutnya: teruskan ke jalur disiplin",
                "Majelis merekomendasikan tindakan administratif; hukuman disiplin dijatuhkan pejabat yang berwenang.",
            )
        return None
    team = case.team
    if any(not decree.moral for decree in case.decrees):
        return None
    if team is None:
        wanted = str((case.discipline.assessment or {}).get("examined_by") or "atasan langsung")
        return NextStep("form_team", "Berikutnya: catat pemeriksa disiplin", f"{wanted[0].upper()}{wanted[1:]}.")
    if team.reported_on is None:
        return NextStep(
            "report_team", "Berikutnya: catat laporan hasil pemeriksaan", "Hasilnya menjadi dasar hukuman disiplin."
        )
    if team.proven:
        return NextStep(
            "decree", "Berikutnya: catat keputusan hukuman disiplin", "Oleh pejabat yang berwenang menghukum."
        )
    return None


def _next_ending(case: CaseFile) -> NextStep:
    if not case.follow_ups and case.source_kind in ("rekomendasi", "penerusan"):
        return NextStep(
            "follow_up", "Berikutnya: laporkan tindak lanjut", "Kepada lembaga yang merekomendasikan; catat I'DIS."
        )
    return NextStep("close", "Berikutnya: tutup perkara", "Semua langkah telah dicatat.")


def _roman(number: int) -> str:
    return (
        ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")[number - 1] if 1 <= number <= 10 else str(number)
    )


def panel_words(seats: Sequence[SeatView]) -> str:
    """``Ketua, Sekretaris, 3 Anggota`` for the panel as it sits."""
    members = sum(1 for s in seats if s.role == "anggota")
    parts = [
        name for role, name in (("ketua", "Ketua"), ("sekretaris", "Sekretaris")) if any(s.role == role for s in seats)
    ]
    if members:
        parts.append(f"{members} Anggota")
    return ", ".join(parts)
