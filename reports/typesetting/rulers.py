"""The page that shows what a printer shifts or cuts off: rulers at the four margins (letters.md 2.3)."""

from __future__ import annotations

from reports.typesetting.fonts import Family
from reports.typesetting.page import LetterDocument
from reports.typesetting.profiles import CM, Profile
from reports.typesetting.sheets import Book, Drawn, SheetCanvas
from reports.typesetting.tags import Node

MM = CM / 10


def rulers(profile: Profile, family: Family, book: Book) -> Drawn:
    """One sheet: millimetres from each edge, the frame of the text, and what to do with what is seen."""
    from reportlab.platypus import Spacer

    document = LetterDocument(profile, family, book)
    canvas = document.draw([Spacer(1, 1)])
    tree = Node("Sect")
    canvas.resume(0)
    with canvas.tagged(None):
        canvas.setLineWidth(0.5)
        canvas.rect(profile.left, profile.bottom, profile.text_width, profile.text_height, stroke=1, fill=0)
        _scales(canvas, profile, family)
    _words(canvas, profile, family, tree)
    return Drawn(canvas.sheets, {}, set(), 1.0, tree)


def _scales(canvas: SheetCanvas, profile: Profile, family: Family) -> None:
    """A scale from each edge of the paper inwards, on its middle."""
    wide, tall = profile.width, profile.height
    canvas.setLineWidth(0.4)
    canvas.setFont(family.regular, 6)
    for mm in range(31):
        long = (6 if mm % 5 == 0 else 3) * MM / 2
        at = mm * MM
        canvas.line(at, tall / 2, at, tall / 2 + long)
        canvas.line(wide - at, tall / 2, wide - at, tall / 2 + long)
        canvas.line(wide / 2, at, wide / 2 + long, at)
        canvas.line(wide / 2, tall - at, wide / 2 + long, tall - at)
        if mm % 5 == 0 and mm:
            canvas.drawCentredString(at, tall / 2 + 4 * MM, str(mm))
            canvas.drawCentredString(wide - at, tall / 2 + 4 * MM, str(mm))
            canvas.drawString(wide / 2 + 4 * MM, at - 2, str(mm))
            canvas.drawString(wide / 2 + 4 * MM, tall - at - 2, str(mm))


def _words(canvas: SheetCanvas, profile: Profile, family: Family, tree: Node) -> None:
    size = f"{profile.width / MM:.0f} × {profile.height / MM:.0f} mm"
    top, bottom, left, right = (
        f"{side / CM:.1f}".replace(".", ",") for side in (profile.top, profile.bottom, profile.left, profile.right)
    )
    lines = (
        ("H1", "Halaman uji cetak"),
        ("P", f"Profil: {profile.name[:60]}"),
        ("P", f"Kertas: {size}"),
        ("P", f"Margin: atas {top} cm, bawah {bottom} cm, kiri {left} cm, kanan {right} cm"),
        ("P", f"Huruf: {family.shown}"),
        ("P", "Kotak ini batas teks. Angka pada keempat sisi menunjukkan jarak dari tepi kertas dalam milimeter."),
        ("P", "Angka terkecil yang masih tercetak ialah tepi yang tidak terjangkau pencetak ini."),
        ("P", "Bila jarak kotak ke tepi kertas tidak sama dengan margin, isi geser cetak pada pengaturan pencetak."),
        ("P", "Cetak dengan ukuran sebenarnya (100%), tanpa penyesuaian ke halaman."),
    )
    height = profile.height - profile.top - 1.2 * CM
    for kind, line in lines:
        points = profile.size + 2 if kind == "H1" else profile.size - 2
        width = profile.text_width - CM
        while canvas.stringWidth(line, family.regular, points) > width and points > 5:
            points -= 0.5
        with canvas.tagged(tree.add(kind)):
            canvas.setFont(family.bold if kind == "H1" else family.regular, points)
            canvas.drawString(profile.left + 0.5 * CM, height, line)
        height -= points * 1.5
