"""Kop surat: lines, address, the office's own emblem, and how it will look."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QWidget

from models.law.errors import Trouble
from models.procedure.setup import set_letterhead
from models.registry.settings import LetterheadRow
from ui.settings import flow
from ui.settings.section import Section
from ui.theme import theme
from ui.widgets.buttons import FilterBar, PlainButton, PrimaryButton
from ui.widgets.dialog import TroublePanel
from ui.widgets.fields import LongTextField
from ui.widgets.form import Form
from ui.widgets.layout import row
from ui.widgets.text import Elided, label

LARGEST = 8_000_000


def read_emblem(path: Path) -> tuple[bytes, QImage]:
    """The office's image (PNG or JPEG) and what it shows. Trouble where it is none, or larger than 8 MB."""
    if path.stat().st_size > LARGEST:
        raise Trouble(
            "Berkas lambang lebih besar dari 8 MB.", "Kop yang lama tetap berlaku.", "Perkecil gambarnya, lalu ulangi."
        )
    data = path.read_bytes()
    image = QImage.fromData(data)
    if image.isNull() or not data.startswith((b"\x89PNG", b"\xff\xd8\xff")):
        raise Trouble(
            "Berkas itu bukan gambar PNG atau JPEG.", "Kop yang lama tetap berlaku.", "Pilih gambar lambang yang lain."
        )
    return data, image


class LetterheadPreview(QWidget):
    """The upper edge of a sheet as it will be printed."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[str, ...] = ()
        self._address: tuple[str, ...] = ()
        self._emblem = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Pratinjau kop surat")

    def sizeHint(self) -> QSize:
        """Low and wide."""
        return QSize(560, 168)

    def show_head(self, lines: Sequence[str], address: Sequence[str], emblem: QImage) -> None:
        """Draw other words or another emblem."""
        self._lines, self._address, self._emblem = tuple(lines), tuple(address), emblem
        self.setAccessibleDescription("; ".join((*lines, *address)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """White paper, emblem at the left, lines in the middle, double rule below."""
        colours = theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(colours.sheet))
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        left, right, top = 30.0, self.width() - 30.0, 22.0
        if not self._emblem.isNull():
            drawn = self._emblem.scaled(
                72, 84, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            painter.drawImage(QRectF(left, top, drawn.width(), drawn.height()), drawn)
        painter.setPen(QColor(colours.sheet_ink))
        words = [(text, 17 if number == len(self._lines) - 1 else 15, True) for number, text in enumerate(self._lines)]
        words += [(text, 11, False) for text in self._address]
        at = top
        for text, size, strong in words:
            font = QFont("Liberation Sans")
            font.setStyleHint(QFont.StyleHint.SansSerif)
            font.setPixelSize(size)
            font.setBold(strong and size == 17)
            painter.setFont(font)
            painter.drawText(QRectF(left, at, right - left, size + 6), Qt.AlignmentFlag.AlignCenter, text)
            at += size + 5
        at = max(at + 6, top + (90 if not self._emblem.isNull() else 0))
        painter.fillRect(QRectF(left, at, right - left, 2.4), QColor(colours.sheet_ink))
        painter.fillRect(QRectF(left, at + 4, right - left, 0.8), QColor(colours.sheet_ink))


class LetterheadSection(Section):
    """One letterhead at a time, chosen above."""

    key = "letterhead"
    title = "Kop surat"
    text = "Baris terakhir dicetak tebal. Lambang adalah berkas kantor sendiri dan tersimpan di dalam brankas."
    icon = "landmark"
    act = "office.set"

    def __init__(self, session: Any, shell: Any) -> None:
        super().__init__(session, shell)
        self._heads: dict[str, LetterheadRow] = {}
        self._new: tuple[bytes | None, str, bool] | None = None
        self._image = QImage()
        self.kinds = FilterBar(list(flow.LETTERHEADS[:3]), "Kop")
        self.preview = LetterheadPreview()
        self.form = Form(columns=2)
        self.lines = self.form.add("lines", "Baris kop", LongTextField(lines=3), required=True)
        self.address = self.form.add("address", "Alamat", LongTextField(lines=3))
        self._name = Elided("Belum ada lambang", "muted")
        self._pick = PlainButton("Pilih lambang…", self._choose, icon="image")
        self._drop = PlainButton("Hapus lambang", self._remove, icon="trash-2")
        self.trouble = TroublePanel()
        self.save = PrimaryButton("Simpan kop", self._save)
        tools = row(label("Lambang", "field"), self._pick, self._drop, self._name)
        for part in (self.form, self._pick, self._drop, self.save):
            part.setEnabled(self.may_change)
        self.add(self.kinds, self.preview, self.form, tools, self.trouble, row(self.save, -1))
        self.kinds.chosen.connect(lambda _key: self._fill(over=True))
        self.form.changed.connect(self._draw)

    def refresh(self) -> None:
        """Read all letterheads."""
        self.read(flow.read_letterheads, self._show)

    def _show(self, heads: dict[str, LetterheadRow]) -> None:
        self._heads = heads
        self._fill()

    def _fill(self, *, over: bool = False) -> None:
        """The letterhead chosen above; ``over``: it is another one, nothing typed for the last belongs to it."""
        head = self._heads.get(self.kinds.current(), LetterheadRow(self.kinds.current()))
        if over or self._new is None:
            self._new = None
            self._image = QImage.fromData(head.emblem) if head.emblem else QImage()
            self._name.set_text(head.emblem_name or ("Ada lambang" if head.emblem else "Belum ada lambang"))
        self.form.refill({"lines": "\n".join(head.lines), "address": "\n".join(head.address)}, over=over)
        self._draw()

    def _draw(self) -> None:
        values = self.form.values()
        self.preview.show_head(flow.lines_of(values["lines"]), flow.lines_of(values["address"]), self._image)

    def _choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, "Pilih lambang", "", "Gambar (*.png *.jpg *.jpeg)")
        if chosen:
            self.take_emblem(Path(chosen))

    def take_emblem(self, path: Path) -> None:
        """Take an image file as emblem; kept when the letterhead is saved."""
        self.trouble.show_trouble(None)
        try:
            data, self._image = read_emblem(path)
        except Trouble as trouble:
            self.trouble.show_trouble(trouble)
            return
        self._new = (data, path.name, True)
        self._name.set_text(path.name)
        self._draw()

    def _remove(self) -> None:
        self._new = (None, "", False)
        self._image = QImage()
        self._name.set_text("Belum ada lambang")
        self._draw()

    def _save(self) -> None:
        if not self.form.validate():
            return
        desk, kind, values = self.session.desk, self.kinds.current(), self.form.values()
        emblem, name, keep = self._new or (None, "", True)
        lines, address, taken = flow.lines_of(values["lines"]), flow.lines_of(values["address"]), self._new

        def done(_result: object) -> None:
            if self._new is taken:
                self._new = None
            self.shell.toast("Kop surat disimpan")
            self.refresh()

        self.session.act(
            lambda: set_letterhead(desk, kind, lines, address, emblem, name, keep_emblem=keep),
            done,
            self.trouble.show_trouble,
        )

    def shut(self) -> None:
        """Let go of the image."""
        self._heads = {}
        self._image = QImage()
