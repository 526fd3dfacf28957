"""One case from intake to the finalised letter of the decree, in the real window, without a mouse."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from models.procedure import letters
from models.registry.casefile import case_file
from models.registry.caseviews import CaseFile
from models.registry.journal import journal_ids, journal_rows
from models.registry.viewer import Viewer
from tests.ui.cases.bench import Office, make_office
from tests.ui.journey.bench import CTRL, Hands


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A vault without a case, with its real press."""
    made = make_office(tmp_path / "majelis.sidang", press=True)
    yield made
    made.desk.engine.dispose()
    made.desk.reader.dispose()
    made.desk.vault.lock()


@pytest.fixture
def hands(qtbot: QtBot, office: Office) -> Iterator[Hands]:
    """The window, and the keyboard before it."""
    made = Hands(qtbot, office)
    yield made
    made.close()


def stands(office: Office, case_id: int) -> CaseFile:
    """The case as the vault holds it."""
    with office.desk.read() as session:
        return case_file(session, case_id)


def register(hands: Hands) -> int:
    """Ctrl+2 to the cases, Ctrl+N, the form; gives the id of the case that then lies open."""
    hands.press(Qt.Key.Key_2, CTRL)
    hands.press(Qt.Key.Key_N, CTRL)
    hands.choose("Jenis sumber", "Penerusan")
    hands.fill("Lembaga atau pengirim", "Bawaslu Kota")
    hands.fill("Nomor surat", "118/PP.01.02/2024")
    hands.fill("Tanggal surat", "17-09-2024")
    hands.tab_to("Pegawai")
    hands.write("bagus pras")
    hands.look_up()
    hands.press(Qt.Key.Key_Return)
    hands.fill("Tanggal perbuatan", "10-09-2024")
    hands.fill("Tempat atau akun", "simpang kelurahan")
    hands.fill("Uraian kejadian", "Memasang baliho bakal calon.")
    hands.choose("Kalender pemilihan", "Pemilihan")
    hands.tab_to("Butir pelanggaran yang diduga")
    hands.write("baliho")
    hands.look_up()
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Space)
    hands.confirm("Catat perkara")
    page = hands.shell.page("cases")
    hands.wait_for(lambda: page.case.data is not None)
    return int(page.case.data.case.id)


def prepare_hearing(hands: Hands) -> None:
    """Verification, classification, panel, declarations, date, summons and its service."""
    hands.next_step()
    hands.tab_to("Bukti")
    hands.press(Qt.Key.Key_Space)
    hands.confirm("Catat verifikasi")
    hands.next_step()
    hands.confirm("Tetapkan penggolongan")
    hands.next_step()
    hands.confirm("Bentuk majelis")
    hands.next_step()
    for _ in range(5):
        hands.press(Qt.Key.Key_Down)
        hands.press(Qt.Key.Key_Tab)
    hands.confirm("Catat pernyataan")
    hands.next_step()
    hands.confirm("Jadwalkan")
    hands.next_step()
    hands.confirm("Buat panggilan")
    hands.next_step()
    hands.choose("Cara", "Diserahkan langsung")
    hands.fill("Penerima", "Terlapor sendiri")
    hands.confirm("Catat penyampaian")


def hold_hearing(hands: Hands, office: Office, case_id: int) -> None:
    """The hearing: attendance, questions, defence, reading back, lock, close."""
    hands.next_step()
    room = hands.shell.page("courtroom").hearing
    hands.wait_for(lambda: room.ready)
    hands.push("Semua anggota hadir")
    hands.push("terlapor: Hadir")
    hands.push("Buka sidang")
    hands.give_reason()
    hands.wait_for(lambda: room.state.live)

    def to_station(key: str) -> None:
        for _ in room.agenda_steps:
            if room.key == key:
                return
            hands.press(Qt.Key.Key_PageDown, CTRL)
        raise AssertionError(f"the agenda does not lead to {key}")

    to_station("respondent")
    hands.press(Qt.Key.Key_Up, CTRL)
    hands.write("sehat")
    hands.press(Qt.Key.Key_Return)
    hands.write("Sehat.")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.write("Siapa yang memasang baliho itu?")
    hands.press(Qt.Key.Key_Tab)
    hands.write("Saya sendiri.")
    hands.press(Qt.Key.Key_Return, CTRL)
    to_station("defence")
    hands.write("Saya menyesal dan mohon keringanan.")
    to_station("readback")
    hands.push("Sudah dibacakan ulang")
    hands.confirm("Sudah dibacakan")
    hands.push("Kunci berita acara")
    hands.confirm("Kunci")
    to_station("closing")
    hands.push("Susun dari acara")
    hands.fill("Hasil sidang", "Pemeriksaan dinyatakan cukup.")
    hands.push("Tutup sidang")
    hands.give_reason()
    hands.wait_for(lambda: room.state.status == "selesai")


def vote(hands: Hands, office: Office) -> None:
    """From the closed hearing to the vote of five, each with the own passphrase, and the count."""
    hands.push("Lanjut ke musyawarah")
    booth = hands.shell.page("courtroom").vote
    hands.wait_for(lambda: booth.state is not None)
    hands.push("Buka musyawarah")
    hands.give_reason()
    for number in range(1, 6):
        hands.wait_for(lambda: booth.voter is not None)
        place = next(place for place, account in office.accounts.items() if account == booth.voter.account_id)
        hands.push("Terbukti")
        hands.push("Pernyataan secara")
        hands.fill("Kata sandi Anda", office.passphrases[place])
        hands.press(Qt.Key.Key_Return)
        hands.wait_for(lambda number=number: booth.state.voted == number)
    hands.push("Buka dan hitung suara")
    hands.give_reason()
    hands.wait_for(lambda: booth.state.outcome is not None)
    hands.push("Lanjut ke putusan")


def decide(hands: Hands, office: Office) -> None:
    """The decision with what was weighed, and on the next day the decree."""
    page = hands.shell.page("cases")
    hands.wait_for(lambda: page.case.data is not None and page.case.data.step.act == "decide")
    hands.next_step()
    hands.fill("Hal yang memberatkan", "Terlapor menjabat lurah.")
    hands.fill("Hal yang meringankan", "Terlapor mengakui.")
    hands.fill("Pertimbangan majelis", "Keterangan terlapor sesuai dengan bukti.")
    hands.push("Catat putusan majelis")
    hands.give_reason()
    hands.wait_for(lambda: page.case.data is not None and page.case.data.case.decision is not None)
    office.pass_days(1)
    hands.next_step()
    hands.confirm("Catat keputusan")


def write_letter(hands: Hands, register_no: str, title: str) -> None:
    """A letter of the case on the page of letters: begun, numbered, dated and frozen."""
    hands.press(Qt.Key.Key_5, CTRL)
    page = hands.shell.page("letters")
    hands.press(Qt.Key.Key_N, CTRL)
    hands.fill("Perkara", register_no)
    hands.look_up()
    hands.press(Qt.Key.Key_Return)
    hands.push("Lanjut")
    hands.fill("Cari jenis surat", title)
    hands.look_up()
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    hands.wait_for(lambda: page.row is not None and page.row.title.startswith(title))
    hands.push("Beri nomor")
    hands.confirm("Beri nomor dan bekukan")
    hands.wait_for(lambda: page.row is not None and page.row.status == "final")


def print_letter(hands: Hands, paper: Path) -> None:
    """Ctrl+P; the printer is the one thing that is not real."""

    def printer() -> QPrinter:
        made = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(paper))
        return made

    hands.shell.page("letters").acts.printing.choose_printer = printer
    hands.press(Qt.Key.Key_P, CTRL)


@pytest.mark.slow
def test_a_case_from_intake_to_the_decree_by_keyboard_alone(hands: Hands, office: Office, tmp_path: Path) -> None:
    """Tab, Space, Enter, arrows, shortcuts and typed words lead from the first form to the frozen decree."""
    case_id = register(hands)
    prepare_hearing(hands)
    case = stands(office, case_id)
    assert case.summonses[-1].served_on is not None
    assert case.current_hearing is not None
    office.clock.put(case.current_hearing.starts_at)
    hold_hearing(hands, office, case_id)
    (exam,) = stands(office, case_id).examinations
    assert [line.answer for line in exam.lines] == ["Sehat.", "Saya sendiri."]
    assert exam.status == "terkunci"
    vote(hands, office)
    counted = stands(office, case_id).deliberation
    assert counted is not None
    assert counted.mode == "mufakat"
    assert counted.result is not None
    assert list(counted.result["counts"].values()) == [[5, 0]]
    voted = counted.result["sanction"]
    decide(hands, office)
    case = stands(office, case_id)
    assert case.decision is not None
    assert case.decision.sanction is not None
    assert case.decision.sanction["id"] == voted
    assert case.decree is not None
    write_letter(hands, case.register_no, "Putusan")
    write_letter(hands, case.register_no, "Keputusan")
    written = stands(office, case_id).letters
    assert [(one.kind, one.status) for one in written] == [("putusan", "final"), ("keputusan_sanksi", "final")]
    frozen = letters.pdf(office.desk, written[-1].id)
    paper = tmp_path / "keputusan.pdf"
    print_letter(hands, paper)
    assert len(PdfReader(paper).pages) == len(PdfReader(BytesIO(frozen)).pages) > 0
    viewer = Viewer(office.desk.sitter.id, office.desk.sitter.role)
    with office.desk.read() as session:
        (last,) = journal_rows(session, viewer, journal_ids(session, viewer)[:1])
    assert last is not None
    assert last.act == "letter.print"
