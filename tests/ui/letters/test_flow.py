"""What may be done with a letter, without a window."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtCore import QSizeF
from pytestqt.qtbot import QtBot

from models.procedure.clock import WIB
from models.procedure.letters import Missing
from models.registry.letters import LetterRow
from tests.ui.courtroom.bench import paper
from ui.letters import flow
from ui.letters.preview import PageView
from ui.letters.printing import page_size

AT = datetime(2024, 10, 14, 9, tzinfo=WIB)


def row(**change: Any) -> LetterRow:
    values: dict[str, Any] = {
        "id": 1,
        "case_id": 1,
        "register_no": "2024/001",
        "kind": "undangan_sidang",
        "title": "Undangan Sidang",
        "addressee": "5 anggota",
        "status": "draf",
        "number": "",
        "letter_date": None,
        "slot_open": False,
        "drafted_at": AT,
        "finalised_at": None,
        "signed_on": None,
        "sent_on": None,
        "received_on": None,
        "receiver": "",
        "pages": 0,
        "void_reason": "",
    }
    return LetterRow(**(values | change))


FINAL = {"status": "final", "number": "1", "finalised_at": AT, "letter_date": date(2024, 10, 14)}


@pytest.mark.parametrize(
    ("change", "keys"),
    [
        ({}, ["finalise", "fields", "void"]),
        (FINAL, ["sign", "print", "void"]),
        (FINAL | {"number": "", "slot_open": True}, ["number", "sign", "print", "void"]),
        (FINAL | {"number": "", "slot_open": True, "status": "dikirim"}, ["number", "serve", "print", "void"]),
        (FINAL | {"status": "ditandatangani"}, ["send", "serve", "print", "void"]),
        (FINAL | {"status": "dikirim"}, ["serve", "print", "void"]),
        (FINAL | {"status": "diterima"}, ["print", "void"]),
        (FINAL | {"status": "batal"}, []),
    ],
)
def test_what_may_be_done_follows_the_road_of_a_letter(change: dict[str, Any], keys: list[str]) -> None:
    offered = flow.actions(row(**change), lambda _act: True)
    assert [one.key for one in offered if not one.more or one.danger] == keys


def test_what_a_role_may_not_do_is_shown_with_the_reason() -> None:
    shown = {one.key: one for one in flow.actions(row(), lambda act: act != "letter.void")}
    assert shown["void"].why_not
    assert shown["void"].danger
    assert not shown["finalise"].why_not


def test_every_gap_has_a_place() -> None:
    found = flow.gaps(
        [
            Missing("office.city", "nama kota"),
            Missing("hearing.room", "tempat sidang"),
            Missing("signer.name", "penanda tangan"),
            Missing("letter.subject", "hal surat"),
        ],
        row(),
    )
    assert [(gap.page, gap.what.get("section")) for gap in found] == [
        ("settings", "office"),
        ("cases", "sidang"),
        ("cases", "majelis"),
        ("", None),
    ]


def test_f4_is_215_by_330_and_never_folio() -> None:
    made = page_size(QSizeF(609.4, 935.4))
    size = made.size(made.Unit.Millimeter)
    assert (round(size.width()), round(size.height())) == (215, 330)
    assert made.name().startswith("F4")
    plain = page_size(QSizeF(595.28, 841.89))
    assert plain.id() == plain.PageSizeId.A4


def test_bytes_that_are_no_pdf_leave_a_sentence(qtbot: QtBot) -> None:
    view = PageView()
    qtbot.addWidget(view)
    assert not view.show_pdf(b"bukan pdf")
    assert view.page_count == 0
    assert view.show_pdf(paper("Satu", 3))
    assert view.page_count == 3
    assert view.accessibleName() == "Pratinjau halaman 1 dari 3"
    assert "Satu, halaman 3" in view.text()


def test_zoom_and_fit(qtbot: QtBot) -> None:
    view = PageView()
    qtbot.addWidget(view)
    view.resize(420, 500)
    view.show()
    view.show_pdf(paper())
    wide = view.zoom
    view.zoom_in()
    assert view.zoom > wide
    assert view.fit == "free"
    view.fit_to("page")
    assert view.zoom < wide or view.zoom == pytest.approx(wide)
    view.fit_to("width")
    assert view.zoom == pytest.approx(wide, rel=0.05)
    assert view.page_image(0, 300).width() == 300
