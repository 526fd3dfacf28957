"""Pictures of the page of letters behind its tabs, for ``ui.gallery``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ui.letters.offersheet import OfferSheet

if TYPE_CHECKING:
    from ui.gallery import Camera
    from ui.shell import Shell


def letters(shell: Shell, camera: Camera) -> Iterator[tuple[str, Any]]:
    """The page of letters behind its tabs: a final letter over the whole width, books, batches, pledges, the check."""
    idle = shell.session.tasks.idle
    page: Any = shell.page("letters")
    shell.go("letters", queue="all")
    camera.wait(200, idle)
    final = next((row for row in map(page.model.row_at, range(len(page.model.ids()))) if row and row.number), None)
    if final is not None:
        shell.go("letters", letter_id=final.id)
        camera.wait(700, idle)
        page.viewer.widen(True)
        page.viewer.finder.open_bar()
        page.viewer.finder.box.setText("majelis")
        camera.wait(300, idle)
        yield "surat-pratinjau", shell
        page.viewer.finder.close_bar()
        page.viewer.widen(False)
        shell.go("letters", letter_id=final.id)
    for section, picture in (("books", "buku"), ("batch", "cetak-banyak"), ("pledges", "ikrar"), ("check", "periksa")):
        shell.go("letters", section=section)
        camera.wait(200, idle)
        if section == "books":
            page.part("books").period.set_value("year")
        yield f"surat-{picture}", shell
    shell.go("letters", queue="queue")
    if final is not None and final.case_id is not None:
        page.acts.begin_for(final.case_id)
        camera.wait(600, idle)
        sheet = next(one for one in page.findChildren(OfferSheet) if one.isVisible())
        yield "surat-buat", sheet
        sheet.reject()
    shell.go("settings", section="printers")
    yield "pengaturan-pencetak", shell
