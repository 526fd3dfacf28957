"""Beranda and Jadwal in the real window, and what the flows say without one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from models.law.person import Person
from models.registry.deadlines import Deadline
from models.registry.letters import QueueCount
from tests.ui.cases.bench import Office, Window
from ui.cases import flow as case_flow
from ui.cases.catalogue import calendars, entries
from ui.cases.ladder import rungs
from ui.cases.masking import Mask, masked_name, masked_number
from ui.cases.reading import read_case
from ui.home import flow as home_flow
from ui.widgets.card import Line


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def lines(widget: QWidget) -> list[Line]:
    return [line for line in widget.findChildren(Line) if line.isVisible()]


# -- Beranda ----------------------------------------------------------------------------------------------------------


def test_home_leads_everywhere(window: Window, office: Office) -> None:
    late = office.bring("registered", "Wulan Sari")
    office.bring("served", "Hadi Nugroho")
    window.shell.go("home")
    window.settle()
    home = window.shell.page("home")
    assert "Tenggat terdekat" in texts(home)
    clocks = lines(home.deadlines)
    assert clocks
    assert all(line.focusPolicy() & Qt.FocusPolicy.TabFocus for line in clocks)
    assert home.stage_bars.accessibleName().startswith("Perkara menurut tahap dan umur: Diterima")
    clocks[0].setFocus()
    window.press(Qt.Key.Key_Return)
    window.bot.waitUntil(lambda: window.cases.case.data is not None)
    window.shell.go("home")
    window.settle()
    home.stage_bars.setFocus()
    QTest.keyClick(home.stage_bars, Qt.Key.Key_Return)
    window.settle()
    assert window.cases.list.stage.value() == "registered"
    assert late in window.cases.list.table.rows.ids()


def test_home_names_the_hearing_of_the_day(window: Window, office: Office) -> None:
    case_id = office.bring("served", "Hadi Nugroho")
    office.clock.put(office.case(case_id).current_hearing.starts_at - timedelta(hours=1))
    window.shell.go("home")
    window.settle()
    home = window.shell.page("home")
    assert office.case(case_id).register_no in texts(home.today)
    assert "terlapor telah dipanggil" in texts(home.today)
    assert [b for b in home.today.findChildren(QPushButton) if b.text() == "Buka ruang sidang"]


@pytest.mark.parametrize(
    ("left", "chip", "tone"),
    [
        (-2, "lewat 2 hk", "red"),
        (0, "hari ini", "red"),
        (1, "1 hk", "red"),
        (4, "4 hk", "amber"),
        (9, "9 hk", "accent"),
    ],
)
def test_traffic_light_says_its_number(left: int, chip: str, tone: str) -> None:
    due = Deadline(
        "deliver", 7, "2024/007", "Sampaikan keputusan 1", "14 hari kerja sejak ditetapkan", date(2024, 9, 1),
        date(2024, 9, 20), left, "hari_kerja", "PP 94/2021 Pasal 37 ayat (3)", section="keputusan",
    )  # fmt: skip
    line = home_flow.deadline_line(due)
    assert (line.front, line.front_tone) == (chip, tone)
    assert line.basis == "PP 94/2021 Pasal 37 ayat (3)"
    assert line.what == {"case_id": 7, "section": "keputusan"}
    own = home_flow.deadline_line(replace(due, legal=False))
    assert "PP" not in own.text
    assert home_flow.deadline_line(replace(due, informs=True)).front_tone == "blue"


def test_letters_without_proof_show_their_age() -> None:
    line = home_flow.letter_line(QueueCount("serve", 1, date(2024, 9, 19)), date(2024, 9, 30))
    assert (line.title, line.behind, line.behind_tone) == ("1 belum ada bukti penyampaian", "11 hari", "red")
    assert line.what == {"queue": "serve"}


# -- Jadwal -----------------------------------------------------------------------------------------------------------


def test_schedule_lists_hearings_and_clocks_and_opens_the_case(window: Window, office: Office) -> None:
    case_id = office.bring("scheduled", "Endah Puspita")
    other = office.bring("scheduled", "Endah Kurnia")
    window.shell.go("calendar")
    window.settle()
    page = window.shell.page("calendar")
    page.views._buttons["daftar"].click()
    window.settle()
    model = page.table.rows
    rows = [model.row_at(place) for place in range(model.rowCount())]
    days = [row.day for row in rows]
    assert days == sorted(days)
    mine = next(row for row in rows if row.case_id == case_id)
    assert mine.kind == "Sidang"
    assert mine.state == "bentrok", "the same five members sit in two cases at nine"
    assert "anggota majelis sama" in mine.text
    page.kinds.choose("tenggat")
    page.kinds.chosen.emit("tenggat")
    assert all(row.kind == "Tenggat" for row in page._lines.values())
    page.kinds.choose("sidang")
    page.kinds.chosen.emit("sidang")
    page.table.go_to(next(key for key, row in page._lines.items() if row.case_id == other))
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    window.bot.waitUntil(lambda: window.cases.case.data is not None)
    assert window.cases.case.data.case.id == other
    assert window.cases.case.tabs.current() == "sidang"


def test_postponing_keeps_the_reason(window: Window, office: Office) -> None:
    case_id = office.bring("scheduled", "Endah Puspita")
    view = window.open_case(case_id, "sidang")
    view.press("postpone")
    dialog = window.dialog()
    dialog.ok.click()
    assert dialog.isVisible(), "a postponement wants its reason"
    dialog.form.field("reason").set_value("Ketua bertugas di luar kota.")
    dialog.form.field("room").set_value("Ruang lain")
    dialog.ok.click()
    window.settle()
    if not window.no_dialog():
        asked = window.dialog()
        asked.form.field("reason").set_value("Tidak ada waktu lain.")
        asked.ok.click()
        window.settle()
    old, new = view.data.case.hearings
    assert (old.status, new.status) == ("ditunda", "terjadwal")
    assert "Ketua bertugas di luar kota." in texts(view.places["sidang"].parentWidget())


# -- flows ------------------------------------------------------------------------------------------------------------


def test_every_act_is_offered_or_says_why(office: Office) -> None:
    for stage in ("registered", "classified", "served", "voted"):
        case = office.case(office.bring(stage))
        offers = case_flow.offers(case, lambda _act: True)
        assert set(offers) == set(case_flow.ACTS)
        nobody = case_flow.offers(case, lambda _act: False)
        assert all("tidak berwenang" in offer.why_not for offer in nobody.values())
        step = read_case(office.desk, case.id).step
        assert step is not None
        assert offers[step.act].why_not == "", "the one next step can always be done"


def test_catalogue_follows_the_day_and_keeps_what_was_chosen(office: Office) -> None:
    rulebook = office.desk.rulebook
    then = {one.id for one in entries(rulebook, date(2018, 1, 20), "PNS")}
    now = {one.id for one in entries(rulebook, date(2024, 9, 10), "PNS")}
    assert "se2017.05" in then
    assert "skb2022.etik.01" not in then
    assert "skb2022.etik.01" in now
    assert entries(rulebook, date(2024, 9, 10), "PNS", "baliho")[0].id.startswith("skb2022.")
    kept = entries(rulebook, date(2024, 9, 10), "PNS", "baliho", ["se2017.05"])
    assert kept[0].id == "se2017.05"
    assert not kept[0].in_force
    assert calendars(rulebook, date(2024, 9, 10))[0][0] == "pilkada-2024"
    assert any(not one.verified for one in entries(rulebook, None))


@given(words=st.text(max_size=20))
def test_no_words_open_a_closed_catalogue(words: str) -> None:
    from pathlib import Path

    from models.law import load_rulebook

    rulebook = _rulebook(lambda: load_rulebook(Path(__file__).resolve().parents[3] / "resources" / "law"))
    day = date(2024, 9, 10)
    assert all(rulebook.violations[one.id].in_force(day) for one in entries(rulebook, day, "PNS", words))


_kept: list[Any] = []


def _rulebook(make: Any) -> Any:
    if not _kept:
        _kept.append(make())
    return _kept[0]


def test_rungs_of_other_tracks_are_closed_and_say_so(office: Office) -> None:
    data = read_case(office.desk, office.bring("classified"))
    own_ids = {option.sanction.id for option in data.assessment.options}
    shown = rungs(data.ladders.charge, {"pp42.terbuka": 3}, 5, own=own_ids)
    others = [rung for rung in shown if rung.apart]
    own = [rung for rung in shown if not rung.apart]
    assert others
    assert shown == [*own, *others], "what is none of this case stands last"
    assert not any(rung.open for rung in others)
    assert all(rung.reasons and rung.reasons[0].legal_basis for rung in others), "a reason without an article"
    assert all("jalur disiplin" in rung.why for rung in others if rung.id.startswith("pp94."))
    assert {rung.id for rung in own} == own_ids
    assert [rung.open for rung in own] == sorted((rung.open for rung in own), reverse=True)
    assert next(rung for rung in own if rung.id == "pp42.terbuka").note == "dipilih 3 dari 5"


@given(st.text(max_size=40))
def test_a_masked_name_keeps_its_shape_and_hides_its_letters(name: str) -> None:
    hidden = masked_name(name)
    assert len(hidden) == len(name)
    assert all(one == two or two == "•" for one, two in zip(name, hidden, strict=True))
    assert all(set(word[1:]) <= {"•"} for word in hidden.split(" ") if word)


def test_masks_cover_number_and_sentences() -> None:
    person = Person(name="Bagus Prasetyo", back_title="S.Kom.")
    mask = Mask(True, person)
    assert masked_number("19850817 201003 1 101") == "1985•••• •••••• • •••"
    assert mask.text("Bagus Prasetyo, S.Kom. mengakui; Bagus Prasetyo menyesal.").count("Bagus") == 0
    assert Mask(False, person).text("Bagus Prasetyo") == "Bagus Prasetyo"
