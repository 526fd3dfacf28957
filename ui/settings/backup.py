"""Cadangan: a verified copy with one button, and the way back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from models.procedure.safekeeping import note_backup
from models.procedure.setup import set_setting
from models.registry.settings import BACKUP_DAYS
from ui.settings import flow
from ui.settings.section import Section
from ui.widgets.banner import Remark
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.dates import long_date
from ui.widgets.dialog import ConfirmDialog
from ui.widgets.fields import NumberField
from ui.widgets.layout import row
from ui.widgets.text import label


class BackupSection(Section):
    """When the last one was, make one now, how often to remind, restore into a new folder."""

    key = "backup"
    title = "Cadangan"
    text = "Salinan utuh yang langsung dibuka dan diperiksa. Tetap terenkripsi; simpan di media lain."
    icon = "hard-drive"
    act = "vault.backup"

    def __init__(self, session: Any, shell: Any) -> None:
        super().__init__(session, shell)
        self.state = Remark("", "accent")
        self.state.hide()
        self.make = PrimaryButton("Buat cadangan sekarang…", self._pick_target, icon="download")
        self.make.setEnabled(self.may_change)
        self.limit = NumberField(7, 1, 90, unit="hari")
        self.limit.name("Ingatkan bila cadangan lebih tua dari")
        self.limit.setEnabled(session.can("office.set"))
        remind = row(label("Ingatkan bila cadangan terakhir lebih tua dari", ""), self.limit, -1)
        back = Card("Pulihkan").add(
            label("Cadangan dipulihkan ke folder baru; brankas yang sekarang tidak ditimpa.", wrap=True),
            row(PlainButton("Pilih cadangan…", self._pick_backup, icon="history"), -1),
        )
        self.add(self.state, row(self.make, -1), remind, back)
        self.limit.spin.editingFinished.connect(self._keep_limit)

    def refresh(self) -> None:
        """Read when the last backup was."""
        desk = self.session.desk
        self.read(lambda reader: (flow.read_safety(desk, reader), flow.backup_limit(reader)), self._show)

    def _show(self, answer: tuple[flow.Safety, int]) -> None:
        safety, limit = answer
        self.limit.set_value(limit)
        if safety.last_backup is None:
            self.state.set("Belum pernah ada cadangan dari brankas ini.", "amber")
            return
        day = long_date(safety.last_backup.date(), weekday=True)
        old = flow.backup_is_old(safety, limit)
        words = f"Cadangan terakhir {day} pukul {safety.last_backup:%H.%M}"
        self.state.set(
            f"{words}; lebih tua dari {limit} hari." if old else f"{words}, utuh.", "amber" if old else "accent"
        )

    def _keep_limit(self) -> None:
        days, desk = self.limit.value(), self.session.desk
        if self.limit.isEnabled():
            self.session.act(lambda: set_setting(desk, BACKUP_DAYS, days), owner=self, label="")

    def _pick_target(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Pilih tempat cadangan (media lain)")
        if chosen:
            self.back_up(Path(chosen))

    def back_up(self, target: Path) -> None:
        """Make a backup below a folder."""
        desk = self.session.desk
        self.make.setEnabled(False)

        def done(made: Any) -> None:
            self.make.setEnabled(True)
            self.session.act(lambda: note_backup(desk, made), owner=self, label="")
            self.shell.toast(f"Cadangan selesai dan sudah diperiksa: {made.folder.name}")

        def failed(trouble: Any) -> None:
            self.make.setEnabled(True)
            self.shell.trouble(trouble)

        job = self.session.tasks.compute(
            lambda report: flow.make_backup(desk, target, report),
            done,
            failed=failed,
            owner=self,
            label="Membuat dan memeriksa cadangan…",
        )
        self.session.tasks.ended.connect(lambda ended: self.make.setEnabled(True) if ended is job else None)

    def _pick_backup(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Pilih folder cadangan (.sidang)")
        if chosen:
            self.ask_restore(Path(chosen))

    def ask_restore(self, source: Path) -> None:
        """Show what would differ, then ask for the new folder."""
        current = self.session.folder

        def show(lines: Any) -> None:
            asked = ConfirmDialog(
                self.window(), "Pulihkan cadangan ini?", "\n".join(lines), action="Pilih folder baru…", danger=False
            )
            asked.accepted.connect(lambda: self._pick_new(source))
            asked.open()

        self.session.tasks.compute(lambda _r: flow.compare_backup(source, current), show, owner=self, label="Membaca…")

    def _pick_new(self, source: Path) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(self, "Nama folder brankas baru", "pulih.sidang")
        if chosen:
            self.restore(source, Path(chosen))

    def restore(self, source: Path, target: Path) -> None:
        """Restore into a new folder."""
        self.session.tasks.compute(
            lambda report: flow.restore_backup(source, target, report, self.session.folder),
            lambda made: self.shell.toast(f"Dipulihkan ke {made.name}. Kunci, lalu buka folder itu dan periksa."),
            owner=self,
            label="Memulihkan cadangan…",
        )
