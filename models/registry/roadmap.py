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
    if proven:
        decree = case.decree
        delivery, execution = (decree.delivery, decree.execution) if decree else (None, None)
        points += [
            ("decreed", "Keputusan", decree.set_on if decree else None, decree is not None),
            ("delivered", "Disampaikan", delivery.on if delivery else None, delivery is not None),
            ("executed", "Dilaksanakan", execution.on if execution else None, execution is not None),
        ]
    else:
        statement = case.letter_of("pernyataan_tidak_bersalah")
        made = statement is not None and statement.status != "draf"
        points.append(("innocent", "Pernyataan", statement.letter_date if statement else None, made))
    reported = case.follow_ups[0].on if case.follow_ups else None
    points.append(("reported", "Dilaporkan", reported, bool(case.follow_ups)))
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
    before = _next_before_hearing(case)
    if before is not None:
        return before
    return _next_after_hearing(case)


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


def _next_after_hearing(case: CaseFile) -> NextStep:
    deliberation, decision, decree = case.deliberation, case.decision, case.decree
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
    if decision is None:
        return NextStep(
            "decide",
            "Berikutnya: catat putusan majelis",
            "Temuan berasal dari suara; sanksi dari bagian skala yang terbuka.",
        )
    if decision.outcome == "terbukti":
        referral = bool(decision.sanction and decision.sanction.get("is_referral"))
        if decree is None and not referral:
            return NextStep(
                "decree",
                "Berikutnya: catat keputusan penjatuhan sanksi",
                "PPK menetapkan sanksi dengan keputusan tertulis.",
            )
        if decree is not None and decree.delivery is None:
            return NextStep(
                "deliver", "Berikutnya: sampaikan keputusan", "Paling lambat 14 hari kerja sejak ditetapkan."
            )
        if decree is not None and decree.execution is None:
            return NextStep("execute", "Berikutnya: catat pelaksanaan sanksi", "Tanggal, forum, siapa yang membacakan.")
    else:
        statement = case.letter_of("pernyataan_tidak_bersalah")
        if statement is None or statement.status == "draf":
            return NextStep(
                "innocent", "Berikutnya: terbitkan pernyataan tidak bersalah", "Nama baik terlapor dipulihkan."
            )
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
