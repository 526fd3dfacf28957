"""A real vault brought to the morning of a hearing, through the same acts that the program uses."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from models.law import Rulebook, load_rulebook
from models.procedure import classification, hearing, intake, panel, summons, verification
from models.procedure.clock import WIB, SetClock
from models.procedure.desk import Desk, NeedsReason
from models.records.engine import open_engine
from models.stories import cast
from models.stories.randomness import RepeatingRandom
from models.stories.run import prepare
from models.stories.story import read_stories
from models.vault import open_vault
from ui.drafts import VaultDrafts
from ui.session import Session

ROOT = Path(__file__).resolve().parents[3]
STORIES = ROOT / "tests" / "samples" / "stories.toml"
MORNING = datetime(2024, 10, 14, 8, 40, tzinfo=WIB)


@dataclass
class Court:
    """The vault on the morning of the hearing."""

    folder: Path
    desk: Desk
    clock: SetClock
    case_id: int
    hearing_id: int
    seats: list[int]
    accounts: dict[int, int]
    passphrases: dict[int, str]
    """By place: 0 the chair, 1 the secretary, 2 to 4 the members."""
    evidence: list[int]

    def session(self) -> Session:
        """A fresh session of the window on this desk."""
        made = Session(self.desk, self.folder)
        made.drafts = VaultDrafts(self.desk, made.tasks)
        return made

    def reopen(self) -> None:
        """Lock, and open again as the secretary: what is not in the vault is gone."""
        self.desk.vault.lock()
        self._sit_down(self.desk.base_rulebook, self.desk.press)

    def copy(self, folder: Path) -> Court:
        """The same morning in a folder of its own; this one must be locked."""
        shutil.copytree(self.folder, folder)
        made = replace(self, folder=folder, clock=SetClock(MORNING))
        made._sit_down(self.desk.base_rulebook, self.desk.press)
        return made

    def _sit_down(self, rulebook: Rulebook, press: Any) -> None:
        vault = open_vault(self.folder, self.accounts[1], self.passphrases[1], clock=self.clock)
        engine = open_engine(vault)
        reader = open_engine(vault, read_only=True)
        self.desk = Desk(vault, engine, rulebook, self.clock, press, reader=reader)


def picture() -> bytes:
    """A small PNG drawn by Qt."""
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QColor, QImage, QPainter

    image = QImage(480, 360, QImage.Format.Format_RGB32)
    image.fill(QColor("#8FA99C"))
    painter = QPainter(image)
    painter.fillRect(60, 60, 360, 40, QColor("#FFFFFF"))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def paper(text: str = "Surat penerusan", pages: int = 2) -> bytes:
    """A small PDF."""
    from reportlab.pdfgen import canvas

    held = io.BytesIO()
    sheet = canvas.Canvas(held, pagesize=(595, 842), invariant=1)
    for page in range(pages):
        sheet.setFont("Helvetica", 16)
        sheet.drawString(72, 760, f"{text}, halaman {page + 1}")
        sheet.showPage()
    sheet.save()
    return held.getvalue()


def with_reason(call: Callable[[str], Any]) -> Any:
    """An act whose warnings are answered."""
    try:
        return call("")
    except NeedsReason:
        return call("Diperiksa dan diterima untuk pengujian.")


def court(folder: Path, press: Any = None, *, served: bool = True) -> Court:
    """Intake, verification, classification, panel, summons: everything before the door opens."""
    rulebook = load_rulebook(ROOT / "resources" / "law")
    story = next(s for s in read_stories(STORIES)[0] if s.id == "baliho-sebelum-penetapan")
    stage = prepare(
        folder, rulebook, press, start=datetime(2024, 9, 18, 8, tzinfo=WIB), random=RepeatingRandom(b"pengadilan")
    )
    desk, clock = stage.desk, stage.clock
    person = cast.respondent(rulebook, story, 0)
    case_id = with_reason(
        lambda o: intake.register_case(
            desk,
            source=intake.SourceInput("penerusan", "Bawaslu Kota", "112/PP.01.02/2024", date(2024, 9, 17)),
            received=date(2024, 9, 18),
            respondent=person,
            act=intake.ActInput(
                date=date(2024, 9, 10),
                place="simpang kelurahan",
                narrative="Pada malam hari terlapor memasang baliho seorang bakal calon di simpang kelurahan.",
                violations=story.violations,
                calendar="pilkada-2024",
                subject="Memasang baliho bakal calon",
            ),
            override=o,
        )
    )
    evidence = [
        intake.add_evidence(
            desk, case_id, title=title, file_name=name, content=content, origin="Bawaslu", received=date(2024, 9, 17)
        )
        for title, name, content in (
            ("Foto baliho di simpang", "baliho.png", picture()),
            ("Surat penerusan Bawaslu", "penerusan.pdf", paper()),
            ("Keterangan warga", "warga.txt", b"Saya melihat baliho itu dipasang."),
        )
    ]
    clock.put(datetime(2024, 9, 23, 9, tzinfo=WIB))
    with_reason(
        lambda o: verification.verify(desk, case_id, identity=True, time=True, place=True, evidence=True, override=o)
    )
    with_reason(lambda o: classification.classify(desk, case_id, override=o))
    members = [
        panel.CouncilMemberInput(
            cast.member(rulebook, place, "IV/c" if place == 0 else "IV/b"),
            cast.COUNCIL[place][0],
            stage.bench.accounts[place],
        )
        for place in range(5)
    ]
    council = panel.name_council(
        desk, decree_number="800-401.201/8/2024", decree_date=date(2024, 1, 2), title="Majelis", members=members
    )
    seats = with_reason(lambda o: panel.form_panel(desk, case_id, council, override=o))
    for seat in seats:
        panel.declare(desk, seat, True, "pernyataan tertulis")
    starts = datetime.combine(MORNING.date(), time(9), WIB)
    hearing_id = with_reason(
        lambda o: hearing.schedule(desk, case_id, starts_at=starts, room="Ruang Majelis", override=o)
    )
    if served:
        called = with_reason(lambda o: summons.summon(desk, hearing_id, ordinal=1, override=o))
        clock.put(datetime(2024, 9, 24, 10, tzinfo=WIB))
        summons.serve(desk, called, method="langsung", on=date(2024, 9, 24), receiver="terlapor")
    clock.put(MORNING)
    return Court(
        folder,
        desk,
        clock,
        case_id,
        hearing_id,
        list(seats),
        dict(stage.bench.accounts),
        dict(stage.bench.passphrases),
        evidence,
    )
