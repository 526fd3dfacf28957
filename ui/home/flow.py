"""What the first page says, as plain words. No widget here."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from models.registry.calendar import HearingRow
from models.registry.deadlines import Deadline
from models.registry.home import Home
from models.registry.letters import QueueCount
from models.registry.stages import STAGES
from ui.widgets.bars import Bar
from ui.widgets.dates import short_date

ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
WAITS_FOR = {
    "draft": ("draf surat", "petugas surat"),
    "number": ("menunggu nomor", "petugas surat"),
    "sign": ("menunggu tanda tangan", "penanda tangan"),
    "deliver": ("siap dikirim", "petugas surat"),
    "serve": ("belum ada bukti penyampaian", ""),
}
SHOWN = 4
"""Clocks on the first page; the rest is in the schedule."""
LATE_PROOF = 7
"""Days after which a letter without proof of service is shown in red."""


@dataclass(frozen=True, slots=True)
class HomeLine:
    """One line of a card: a chip in front, a title, a text below, something behind, and where a press leads."""

    title: str
    text: str = ""
    front: str = ""
    front_tone: str = ""
    behind: str = ""
    behind_tone: str = ""
    tip: str = ""
    basis: str = ""
    page: str = ""
    what: dict[str, Any] = field(default_factory=dict)
    button: str = ""


def deadline_line(deadline: Deadline) -> HomeLine:
    """``3 hk`` · Panggilan II untuk perkara 2024/019 · 7 hari kerja sejak … · PP 94/2021 Pasal 26 · 3 Okt."""
    basis = deadline.basis if deadline.legal else ""
    mark = "" if deadline.verified else "Bunyi norma belum diverifikasi."
    counted = ", ".join(deadline.run.steps()[:3]) if deadline.run is not None and deadline.run.counted else ""
    tip = "\n".join(part for part in (deadline.basis, f"Dihitung: {counted} …" if counted else "", mark) if part)
    return HomeLine(
        title=deadline.title
        if deadline.register_no in deadline.title
        else f"{deadline.title} · {deadline.register_no}",
        text=deadline.explanation,
        basis=basis,
        front=deadline.left_text,
        front_tone=deadline.tone,
        behind=short_date(deadline.due, year=abs(deadline.left) > 200),
        tip=tip,
        page="cases",
        what={"case_id": deadline.case_id, "section": deadline.section},
    )


def hearing_line(row: HearingRow) -> HomeLine:
    """``09.00`` · Sidang I · perkara 2024/021 · room, members, whether the summons arrived."""
    parts = [row.room, f"{row.seats} anggota"]
    chip, tone, button = "", "", ""
    if row.served is False:
        parts.append("panggilan belum tersampaikan")
    elif row.served:
        parts.append("terlapor telah dipanggil")
    if row.status == "selesai":
        chip, tone = "selesai", "accent"
    elif row.free < row.seats:
        chip, tone = "perlu pernyataan", "amber"
    else:
        button = "Buka ruang sidang"
    ordinal = ROMAN[row.ordinal] if row.ordinal < len(ROMAN) else str(row.ordinal)
    return HomeLine(
        title=f"Sidang {ordinal} · perkara {row.register_no}",
        text=" · ".join(part for part in parts if part),
        front=row.starts_at.strftime("%H.%M"),
        behind=chip,
        behind_tone=tone,
        tip="" if not chip or chip == "selesai" else "Ada anggota yang belum menyatakan bebas benturan kepentingan.",
        page="courtroom" if button else "cases",
        what={"hearing_id": row.id, "case_id": row.case_id}
        if button
        else {"case_id": row.case_id, "section": "sidang"},
        button=button,
    )


def letter_line(count: QueueCount, today: date) -> HomeLine:
    """``4 menunggu nomor`` · petugas surat; for letters without proof the age of the oldest."""
    words, who = WAITS_FOR[count.queue]
    age = (today - count.oldest).days if count.oldest else 0
    late = count.queue == "serve"
    return HomeLine(
        title=f"{count.count} {words}",
        behind=f"{age} hari" if late else who,
        behind_tone=("red" if age > LATE_PROOF else "amber") if late else "",
        tip=f"Yang terlama sejak {short_date(count.oldest, year=True)}." if count.oldest else "",
        page="letters",
        what={"queue": count.queue},
    )


def stage_bars(home: Home) -> list[Bar]:
    """Cases per stage with their age; the key is the stage."""
    return [
        Bar(STAGES[bar.stage], ((bar.young, "accent"), (bar.middle, "amber"), (bar.old, "red")), bar.stage)
        for bar in home.stages
    ]


def short_article(basis: str) -> str:
    """``PP 94/2021 Pasal 37 ayat (3)`` as ``PP 94/2021 Ps 37(3)``; the first article of several."""
    first = basis.split(";")[0].strip()
    return first.replace("Pasal ", "Ps ").replace(" ayat ", "").replace(" huruf ", " huruf ")
