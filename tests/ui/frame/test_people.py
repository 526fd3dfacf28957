"""Pegawai: the import from file to directory, and people by hand."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from models.law.person import PersonKind
from models.registry.people import PersonFilter, person_ids, person_row
from tests.ui.frame.conftest import NAMES, rest
from tests.ui.frame.walking import nameless, unreached
from ui.people import flow
from ui.people.editing import edit_person, person_of
from ui.people.importing import FILE, MATCH, PREVIEW, ImportWizard
from ui.people.page import PeoplePage
from ui.session import Session
from ui.shell import Shell
from ui.widgets.dialog import ReasonDialog

LONG = 60_000


@pytest.fixture(scope="session")
def samples(root: Path) -> Path:
    return root / "tests" / "samples"


@pytest.fixture(scope="session")
def answers(samples: Path) -> dict[str, Any]:
    return tomllib.loads((samples / "answers.toml").read_text(encoding="utf-8"))


@pytest.fixture
def wizard(qtbot: QtBot, session: Session) -> Iterator[ImportWizard]:
    made = ImportWizard(None, session)
    qtbot.addWidget(made)
    made.open()
    yield made
    made.reject()


def read(qtbot: QtBot, wizard: ImportWizard, path: Path) -> None:
    wizard.choose.picked.emit(path)
    qtbot.waitUntil(lambda: wizard._stack.currentIndex() == MATCH, timeout=LONG)


def go_on(qtbot: QtBot, wizard: ImportWizard) -> None:
    wizard.next.click()
    qtbot.waitUntil(lambda: wizard._stack.currentIndex() == PREVIEW, timeout=LONG)


def people(session: Session, words: str = "") -> list[int]:
    with session.desk.read() as opened:
        return person_ids(opened, PersonFilter(words))


def test_the_big_list_comes_out_as_its_answers_say(
    qtbot: QtBot, wizard: ImportWizard, session: Session, samples: Path, answers: dict[str, Any]
) -> None:
    expected = answers["siasn"]
    read(qtbot, wizard, samples / expected["file"])
    assert all(name in wizard.match._remark.accessibleName() for name in expected["sensitive_columns"])
    go_on(qtbot, wizard)
    plan = wizard.plan
    assert plan is not None
    assert (plan.counts.read, plan.counts.people) == (expected["data_rows"], expected["people"])
    for kind, rows in expected["traps"].items():
        assert list(plan.rows_of(kind)) == rows, kind
    wizard.preview._filters.choose("all")
    for kind, rows in expected["traps"].items():
        wizard.preview._kinds.set_value(kind)
        shown = [plan.entries[place].row for place in wizard.preview.model.ids()]
        assert shown == rows, kind
    wizard.preview._kinds.combo.setCurrentIndex(0)
    before = len(people(session))
    done: list[str] = []
    wizard.done_importing.connect(done.append)
    wizard.next.click()
    qtbot.waitUntil(lambda: bool(done), timeout=LONG)
    assert len(people(session)) == before + plan.counts.add
    assert f"{plan.counts.add} ditambah" in done[0]
    again = ImportWizard(None, session)
    qtbot.addWidget(again)
    read(qtbot, again, samples / expected["file"])
    go_on(qtbot, again)
    assert again.plan is not None
    assert again.plan.counts.add == 0
    assert not again.next.isEnabled()
    assert "Tidak ada baris" in again.next.toolTip()


@pytest.mark.parametrize("key", ["duk", "honorer"])
def test_the_other_lists(qtbot: QtBot, wizard: ImportWizard, samples: Path, answers: dict[str, Any], key: str) -> None:
    read(qtbot, wizard, samples / answers[key]["file"])
    go_on(qtbot, wizard)
    assert wizard.plan is not None
    assert wizard.plan.counts.people == answers[key]["people"]


LIST = """NIP;NAMA;TANGGAL LAHIR;GOLONGAN;UNIT KERJA;NIK
198504172010011003;Fajar Contoh;17-04-1985;III/c;Dinas Satu;1
19900612201501200;Gita Contoh;12-06-1990;III/b;Dinas Dua;1
198211302008012004;=HYPERLINK("a");30-11-1982;III/d;Dinas Tiga;1
198501172010011001;Bagas Contoh;17-01-1985;III/d;Dinas Contoh;1
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "daftar.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_a_held_row_is_corrected_by_hand_left_out_and_taken_back(
    qtbot: QtBot, wizard: ImportWizard, session: Session, small: Path
) -> None:
    read(qtbot, wizard, small)
    go_on(qtbot, wizard)
    assert wizard.plan is not None
    assert (wizard.plan.counts.add, wizard.plan.counts.update, wizard.plan.counts.hold) == (1, 1, 2)
    preview, panel = wizard.preview, wizard.preview._panel
    assert preview._filters.current() == "hold"
    assert panel._entry is not None
    assert panel._entry.row == 3
    panel._form.field("nip").set_value("199006122015012001")
    panel._take_typed()
    qtbot.waitUntil(lambda: wizard.plan is not None and wizard.plan.counts.add == 2, timeout=LONG)
    preview._filters.choose("all")
    preview._list()
    preview.table.go_to(0)
    assert panel._entry is not None
    assert panel._entry.person.name == "Fajar Contoh"
    panel._leave.click()
    qtbot.waitUntil(lambda: wizard.plan is not None and wizard.plan.counts.left_out == 1, timeout=LONG)
    preview.table.go_to(0)
    assert panel._leave.text() == "Impor lagi baris ini"
    panel._leave.click()
    qtbot.waitUntil(lambda: wizard.plan is not None and wizard.plan.counts.left_out == 0, timeout=LONG)
    done: list[str] = []
    wizard.done_importing.connect(done.append)
    wizard.next.click()
    qtbot.waitUntil(lambda: bool(done), timeout=LONG)
    assert people(session, "Gita Contoh")
    assert people(session, "Fajar Contoh")
    assert not people(session, "HYPERLINK")
    with session.desk.read() as opened:
        updated = person_row(opened, people(session, "Bagas Contoh")[0])
    assert updated is not None
    assert updated.person.golongan == "III/d"


def test_columns_are_matched_by_hand(qtbot: QtBot, wizard: ImportWizard, tmp_path: Path) -> None:
    path = tmp_path / "aneh.csv"
    path.write_text("A;B;UNIT KERJA\nHana Contoh;198503172010011003;Dinas Satu\n", encoding="utf-8")
    read(qtbot, wizard, path)
    wizard.next.click()
    qtbot.waitUntil(lambda: wizard.match.trouble.isVisible(), timeout=LONG)
    wizard.match._fields["name"].set_value(0)
    wizard.match._fields["nip"].set_value(1)
    assert wizard.match._samples["name"].accessibleName() == "Hana Contoh"
    go_on(qtbot, wizard)
    assert wizard.plan is not None
    assert wizard.plan.entries[0].person.name == "Hana Contoh"
    wizard.back.click()
    assert wizard._stack.currentIndex() == MATCH


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("kosong.csv", b""),
        ("bukan.xlsx", b"PK\x03\x04rusak"),
        ("gambar.png", b"\x89PNG\r\n\x1a\n"),
        ("judul.csv", b"NIP;NAMA\n"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_words(
    qtbot: QtBot, wizard: ImportWizard, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    wizard.choose.picked.emit(path)
    qtbot.waitUntil(lambda: wizard.choose.trouble.isVisible(), timeout=LONG)
    assert wizard._stack.currentIndex() == FILE
    assert wizard.choose.trouble.accessibleName()
    assert wizard.choose.button.isEnabled()


def test_the_wizard_works_without_a_mouse(qtbot: QtBot, wizard: ImportWizard, small: Path) -> None:
    wizard.activateWindow()
    qtbot.waitUntil(wizard.isActiveWindow)
    assert nameless(wizard) == []
    for step in (FILE, MATCH, PREVIEW):
        if step == MATCH:
            read(qtbot, wizard, small)
        elif step == PREVIEW:
            go_on(qtbot, wizard)
        assert nameless(wizard) == [], step
        assert unreached(qtbot, wizard) == [], step


def test_a_person_is_entered_and_a_doubt_asks_for_the_reason(qtbot: QtBot, shell: Shell, session: Session) -> None:
    rest(qtbot, session)
    saved: list[Any] = []
    dialog = edit_person(shell, session, None, saved.append)
    dialog.ok.click()
    assert dialog.form.problems() == {"name": "Wajib diisi."}
    dialog.form.set_values({"name": "Indra Contoh", "number": "19850317 201001 1 009", "golongan": "III/c"})
    dialog.form.field("birth_date").set_value("1985-03-18")
    dialog.ok.click()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(ReasonDialog)), timeout=LONG)
    asked = dialog.findChildren(ReasonDialog)[0]
    asked.form.set_values({"reason": "Sesuai akta kelahiran terbaru."})
    asked.ok.click()
    qtbot.waitUntil(lambda: bool(saved), timeout=LONG)
    with session.desk.read() as opened:
        found = person_row(opened, saved[0])
    assert found is not None
    assert found.person.number == "198503172010011009"
    assert found.person.pangkat == "Penata"


def test_the_directory_searches_filters_and_shows_a_person(qtbot: QtBot, shell: Shell, session: Session) -> None:
    shell.go("people")
    rest(qtbot, session)
    page = shell.page("people")
    assert isinstance(page, PeoplePage)
    assert page.model.rowCount() == len(NAMES)
    qtbot.keyClicks(page.search, "citra")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=LONG)
    page.table.setCurrentIndex(page.model.index(0, 0))
    qtbot.waitUntil(lambda: page.panel._name.text() == "Citra Contoh", timeout=LONG)
    page.search.clear()
    page.kinds.choose("pppk")
    page._read_ids()
    rest(qtbot, session)
    assert page.model.rowCount() == 0
    assert page.count.text() == "Tidak ada yang cocok dengan saringan."


def test_the_name_of_a_rank_follows_its_golongan() -> None:
    values = {
        "name": "Joko", "kind": "PNS", "number": "1", "front_title": "", "back_title": "", "golongan": "IV/a",
        "post": "", "jenjang": None, "unit": "", "birth_place": "", "birth_date": None, "sex": None, "institution": "",
    }  # fmt: skip
    made = person_of(values, None, {"IV/a": "Pembina"}.__getitem__)
    assert (made.pangkat, made.kind, made.sex) == ("Pembina", PersonKind.PNS, "")
    assert person_of({**values, "kind": "PPPK", "golongan": "IX"}, None, str).pangkat == ""


def test_choices_are_kept_apart_from_each_other() -> None:
    first = flow.Choices().with_correction(5, {"nip": "1"}).accepting(7, True).leaving([9], True)
    assert first.with_correction(5, {}).corrections == {}
    assert first.accepting(7, False).accept == frozenset()
    assert first.leaving([9], False).leave_out == frozenset()
    assert first.corrections == {5: {"nip": "1"}}
