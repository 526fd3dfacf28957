"""A piece of evidence in a sheet over the case; the bytes are held only while it is open."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.courtroom.exhibits import ExhibitView, Shown
from ui.widgets.buttons import PrimaryButton
from ui.widgets.dialog import Sheet


def show_evidence(parent: QWidget, file_name: str, media_type: str, content: bytes) -> Sheet:
    """Show it from memory; nothing is written anywhere."""
    sheet = Sheet(parent.window(), "Bukti", file_name, width=820)
    view = ExhibitView()
    view.setMinimumHeight(440)
    sheet.body.addWidget(view)
    view.show_exhibit(Shown(0, file_name, media_type, content))
    sheet.finished.connect(lambda _code: view.clear())
    sheet.buttons.addStretch(1)
    sheet.buttons.addWidget(PrimaryButton("Tutup", sheet.accept))
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    sheet.open()
    return sheet
