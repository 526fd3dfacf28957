"""A picture of every page, light and dark: ``python -m ui.gallery FOLDER``, or from the demo with an open desk.

The pictures of ``docs/screens`` are taken of the example on a clock that stands still and with randomness that repeats,
so that a change of look is the only change a review sees. Nothing of this reaches a vault that a person makes.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from models.procedure.desk import Desk
    from ui.shell import Shell

WIDTH, HEIGHT = 1366, 768
DAY = (2024, 9, 30, 8, 50)
"""The morning of the pictures: Monday, 30 September 2024."""
LIST = """NIP;NAMA;GELAR BELAKANG;TANGGAL LAHIR;GOLONGAN;JABATAN;UNIT KERJA;NIK;AGAMA
198503172010011003;Bagas Contoh;S.Kom.;17-03-1985;III/c;Pranata Komputer;Dinas Contoh;1;x
19900612201501200;Citra Contoh;S.E.;12-06-1990;III/b;Analis Kepegawaian;Dinas Contoh;1;x
198211302008012004;=HYPERLINK("a");;30-11-1982;III/d;Penata Laporan;Kecamatan Contoh;1;x
197904052005011001;Dedi  Contoh;S.Sos.;05-04-1979;IV/a;Kepala Bidang;Dinas Contoh;1;x
199302142019032002;Eka Contoh;A.Md.;15-02-1993;II/d;Pengelola Data;Kecamatan Contoh;1;x
"""


class _Standing:
    """A clock that stands still."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        """Always the same moment."""
        return self._moment


def _application() -> Any:
    from PySide6.QtWidgets import QApplication

    found = QApplication.instance()
    if found is not None:
        return found
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_SCALE_FACTOR", "1")
    from ui.app import make_application

    return make_application(["sidang-etik"])


class Camera:
    """Waits until a window is at rest, then keeps its picture."""

    def __init__(self, folder: Path, ending: str) -> None:
        self.folder, self.ending = folder, ending
        self.taken: list[Path] = []

    def wait(self, milliseconds: int = 60, idle: Callable[[], bool] = lambda: True) -> None:
        """Let the event loop run until the work in the background is done, and a moment longer for painting."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        left = [200]

        def look() -> None:
            left[0] -= 1
            if idle() or left[0] <= 0:
                timer.stop()
                QTimer.singleShot(milliseconds, loop.quit)

        timer = QTimer()
        timer.timeout.connect(look)
        timer.start(25)
        loop.exec()

    def take(self, name: str, window: Any, idle: Callable[[], bool] = lambda: True) -> None:
        """Keep the picture ``name-ending.png``."""
        self.wait(60, idle)
        path = self.folder / f"{name}-{self.ending}.png"
        window.grab().save(str(path), "PNG", 0)  # 0: smallest file
        self.taken.append(path)


def take_pictures(desk: Desk, folder: Path, modes: tuple[str, ...] = ("light", "dark")) -> list[Path]:
    """Every page of the window with this open desk, into ``folder``; gives the files. The desk stays open."""
    _application()
    from ui.session import Session
    from ui.shell import Shell
    from ui.theme import theme

    folder.mkdir(parents=True, exist_ok=True)
    taken: list[Path] = []
    before = theme().mode
    for mode in modes:
        theme().set_mode(mode)  # type: ignore[arg-type]
        camera = Camera(folder, mode)
        session = Session(desk, desk.vault.folder)
        shell = Shell(session)
        shell.resize(WIDTH, HEIGHT)
        shell.start("home")
        shell.show()
        for name, window in _pages(shell, camera):
            camera.take(name, window, session.tasks.idle)
        _unlock(desk, camera)
        shell.forget()
        session.tasks.stop()
        desk.listen = None
        shell.hide()
        shell.deleteLater()
        camera.wait(20)
        taken += camera.taken
    theme().set_mode(before)
    return taken


def _pages(shell: Shell, camera: Camera) -> Iterator[tuple[str, Any]]:
    """Names of pictures and what is to be photographed, one after the other."""
    from ui.letters.screens import letters

    idle = shell.session.tasks.idle
    plain = (("beranda", "home"), ("perkara", "cases"), ("jadwal", "calendar"), ("surat", "letters"))
    for picture, page in (*plain, ("jejak", "journal"), ("pegawai", "people")):
        shell.go(page)
        camera.wait(60, idle)
        _first_line(shell, page)
        if page == "letters":
            camera.wait(700, idle)  # the preview waits for the hand to rest before it sets the page
        yield picture, shell
    yield from letters(shell, camera)
    yield from _cases(shell)
    yield from _after_the_decision(shell, camera)
    yield from _law(shell, camera)
    yield from _calendar(shell, camera)
    yield from _courtroom(shell, camera)
    for section, picture in _SECTIONS.items():
        shell.go("settings", section=section)
        yield f"pengaturan-{picture}", shell
    shell.go("home")
    camera.wait(60, idle)
    shell.open_finder()
    yield "cari", shell
    shell.finder.go_away()
    yield from _import(shell, camera)


_SECTIONS = {
    "office": "kantor",
    "letterhead": "kop",
    "numbering": "penomoran",
    "codes": "kode",
    "council": "majelis",
    "accounts": "akun",
    "rules": "aturan",
    "lawbook": "data-aturan",
    "backup": "cadangan",
    "security": "keamanan",
}


def _first_line(shell: Shell, page: str) -> None:
    table = getattr(shell.page(page), "table", None)
    rows = getattr(table, "rows", None)
    if table is not None and rows is not None and rows.rowCount() > 1:
        table.setCurrentIndex(rows.index(1, 0))


def _cases(shell: Shell) -> Iterator[tuple[str, Any]]:
    stages = _stages(shell.session.desk)
    for stage, picture, section in (
        ("summoned", "perkara-satu", ""),
        ("closed", "perkara-selesai", "decision"),
        ("decreed", "perkara-keputusan", ""),
    ):
        if stage in stages:
            shell.go("cases", case_id=stages[stage], section=section)
            yield picture, shell


def _after_the_decision(shell: Shell, camera: Camera) -> Iterator[tuple[str, Any]]:
    """The appeal that runs, the ladder with the reasons of closed rungs."""
    idle = shell.session.tasks.idle
    stages, page = _stages(shell.session.desk), cast(Any, shell.page("cases"))
    appealed = _appealed(shell.session.desk)
    if appealed is not None:
        shell.go("cases", case_id=appealed, section="upaya")
        camera.wait(120, idle)
        yield "perkara-upaya", shell
        page.case.press("decide_appeal")
        camera.wait(60, idle)
        form = _modal()
        if form is not None:
            form.form.field("outcome").set_value("memperingan")
            lighter = [line.rung.id for line in form.ladder.lines() if line.rung.open]
            form.ladder.choose(lighter[-1])
            camera.wait(120, idle)
            yield "upaya-putusan", form
            form.reject()
    if "decreed" in stages:
        shell.go("cases", case_id=stages["decreed"], section="putusan")
        camera.wait(120, idle)
        page._decide(page.case.data)
        yield "sanksi", shell
        page._back_to_case()


def _law(shell: Shell, camera: Camera) -> Iterator[tuple[str, Any]]:
    """The clocks of a case with one counted out, and the article behind it."""
    from ui.cases.articles import Article
    from ui.cases.clocks import ClockView

    stages, page = _stages(shell.session.desk), cast(Any, shell.page("cases"))
    if "decreed" not in stages:
        return
    shell.go("cases", case_id=stages["decreed"], section="tenggat")
    camera.wait(120, shell.session.tasks.idle)
    place = page.case.places["tenggat"].parentWidget()
    shown = next((one for one in place.findChildren(ClockView) if one.unfold.isVisible()), None)
    if shown is not None:
        shown.unfold.click()
    yield "perkara-tenggat", shell
    article = next((one for one in place.findChildren(Article) if one.isVisible()), None)
    if article is not None:
        panel = article.open_law()
        camera.wait(60)
        yield "pasal", _Over(shell, panel)
        panel.close()


def _calendar(shell: Shell, camera: Camera) -> Iterator[tuple[str, Any]]:
    page = cast(Any, shell.page("calendar"))
    shell.go("calendar")
    for view in ("minggu", "daftar", "bulan"):
        page.views.choose(view)
        page._changed_view()
        camera.wait(80, shell.session.tasks.idle)
        if view != "bulan":
            yield f"jadwal-{view}", shell


class _Over:
    """A window with a panel that floats over it, as one picture."""

    def __init__(self, window: Any, panel: Any) -> None:
        self._window, self._panel = window, panel

    def grab(self) -> Any:
        """Both, the panel where it stands."""
        from PySide6.QtGui import QPainter

        picture = self._window.grab()
        painter = QPainter(picture)
        painter.drawPixmap(self._window.mapFromGlobal(self._panel.pos()), self._panel.grab())
        painter.end()
        return picture


def _modal() -> Any:
    from PySide6.QtWidgets import QApplication

    return QApplication.activeModalWidget()


def _appealed(desk: Desk) -> int | None:
    """The case whose appeal runs."""
    from models.registry.casefile import case_file
    from models.registry.cases import case_ids
    from models.registry.viewer import Viewer

    with desk.read() as reader:
        for case_id in case_ids(reader, Viewer(desk.sitter.id, desk.sitter.role)):
            if any(one.decided_on is None for one in case_file(reader, case_id).appeals):
                return case_id
    return None


def _stages(desk: Desk) -> dict[str, int]:
    """A case at every stage there is."""
    from models.registry.cases import case_ids, case_rows
    from models.registry.viewer import Viewer

    viewer = Viewer(desk.sitter.id, desk.sitter.role)
    with desk.read() as reader:
        rows = case_rows(reader, viewer, case_ids(reader, viewer))
    return {row.stage: row.id for row in rows if row is not None}


def _courtroom(shell: Shell, camera: Camera) -> Iterator[tuple[str, Any]]:
    from models.registry.calendar import hearings_of_day
    from models.registry.viewer import Viewer

    desk = shell.session.desk
    shell.go("courtroom")
    yield "ruang-sidang", shell
    now = desk.clock.now()
    with desk.read() as reader:
        rows = hearings_of_day(reader, Viewer(desk.sitter.id, desk.sitter.role), now.date(), now)
    hearing = next((row.id for row in rows if row.status == "dibuka"), None)
    voting = _stages(desk).get("heard")
    if hearing is not None:
        shell.go("courtroom", hearing_id=hearing)
        yield "sidang", shell
    if voting is not None:
        shell.go("courtroom", deliberation=voting)
        yield "musyawarah", shell
    shell.go("home")
    camera.wait(20)


def _import(shell: Shell, camera: Camera) -> Iterator[tuple[str, Any]]:
    from ui.people.importing import ImportWizard

    if not shell.session.can("people.import"):
        return
    shell.go("people")
    wizard = ImportWizard(shell, shell.session)
    wizard.open()
    folder = Path(tempfile.mkdtemp(prefix="sidang-etik-gambar-"))
    try:
        path = folder / "daftar-contoh.csv"
        path.write_text(LIST, encoding="utf-8")
        wizard.read(path)
        camera.wait(60, shell.session.tasks.idle)
        yield "impor-kolom", wizard
        wizard.next.click()
        camera.wait(60, shell.session.tasks.idle)
        yield "impor-baris", wizard
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        wizard.reject()
        wizard.deleteLater()


def _unlock(desk: Desk, camera: Camera) -> None:
    from ui.setup.page import SetupWindow
    from ui.unlock.page import UnlockWindow

    window = UnlockWindow(desk.vault.folder)
    window.resize(WIDTH, HEIGHT)
    window.show()
    camera.take("buka", window, window.tasks.idle)
    setup = SetupWindow(window, window.tasks)
    setup.place.folder.set_value("/brankas")
    setup.open()
    camera.take("buat-brankas", setup, window.tasks.idle)
    setup.reject()
    window.tasks.stop()
    window.hide()
    window.deleteLater()


def example_desk(folder: Path) -> Desk:
    """The example as of the morning of the pictures, its hearing of the day open, its clock standing still."""
    from models.procedure.clock import WIB
    from models.stories.randomness import RepeatingRandom
    from ui.example import tell_example
    from ui.gallery_case import tell_appeal

    now = datetime(*DAY, tzinfo=WIB)
    stage = tell_example(folder, now, lambda _share, _words: None, random=RepeatingRandom(b"gambar"))
    tell_appeal(stage, now)
    stage.clock.restart(now)
    _open_hearing(stage.desk, now)
    still = cast(Any, _Standing(now + timedelta(minutes=31)))
    stage.desk.clock = still
    stage.desk.vault.clock = still
    return stage.desk


def _open_hearing(desk: Desk, now: datetime) -> None:
    from models.law.errors import Trouble
    from models.procedure import hearing, panel, recording
    from models.registry.calendar import hearings_of_day
    from models.registry.viewer import Viewer

    with desk.read() as reader:
        rows = hearings_of_day(reader, Viewer(desk.sitter.id, desk.sitter.role), now.date(), now)
        if not rows:
            return
        there = {seat.id: (True, "") for seat in panel.active_seats(reader, rows[0].case_id)}
    try:
        record = hearing.open_hearing(
            desk, rows[0].id, there, respondent_present=True, override="Kehadiran sudah diperiksa sekretaris."
        )
        if record is None:
            return
        for number, (question, answer) in enumerate(_RECORD, 1):
            recording.save_line(desk, record, number, question, answer)
    except Trouble:
        return  # the hearing stays as scheduled; its page shows that


_RECORD = (
    ("Apakah Saudara sehat dan bersedia diperiksa pada hari ini?", "Saya sehat dan bersedia."),
    ("Apakah akun yang ditunjukkan ini milik Saudara?", "Benar, milik saya pribadi sejak tahun 2019."),
    ("Apakah Saudara membagikan unggahan itu?", "Benar. Saya tidak mengira hal itu dilarang."),
)


def main(arguments: list[str]) -> int:
    """``FOLDER`` for the pictures."""
    if len(arguments) != 1:
        sys.stderr.write("python -m ui.gallery FOLDER\n")
        return 2
    _application()
    folder = Path(tempfile.mkdtemp(prefix="sidang-etik-gambar-"))
    try:
        desk = example_desk(folder / "majelis.sidang")
        with desk.vault:
            taken = take_pictures(desk, Path(arguments[0]))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    sys.stdout.write(f"{len(taken)} pictures in {arguments[0]}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
