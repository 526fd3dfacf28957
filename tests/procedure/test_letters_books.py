"""The books from real records; classification codes; the order of the clerk's queue."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.law.errors import Trouble
from models.procedure import classcodes, hearing, letters
from models.procedure.desk import Forbidden
from models.records import Letter, Seat
from models.registry import agenda
from models.registry.classcodes import PROPOSED, CodeRow, code_rows
from models.registry.letters import clerk_queue
from models.registry.viewer import Viewer
from models.stories.telling import Telling
from tests.procedure.conftest import House

SECRETARY = Viewer(1, "sekretaris")
YEAR = (date(2024, 1, 1), date(2024, 12, 31))


def test_the_books_of_a_period_hold_what_was_done_in_it(house: House, heard: Telling) -> None:
    made = letters.draft(house.desk, "berita_acara_sidang", case_id=heard.case_id)
    letters.finalise(house.desk, made)
    letters.mark_signed(house.desk, made)
    letters.send(house.desk, made, "kurir")
    letters.serve(house.desk, made, "Sari Dewi")
    today = house.clock.now().date()
    with house.desk.read() as session:
        letter = session.get_one(Letter, made)
        out = agenda.agenda_rows(session, SECRETARY, *YEAR)
        assert [r.letter_id for r in out] == sorted(r.letter_id or 0 for r in out) and made in {
            r.letter_id for r in out
        }
        line = next(r for r in out if r.letter_id == made)
        assert (line.number, line.security, line.sent_on, line.void) == (letter.number, "Rahasia", today, False)
        assert agenda.agenda_rows(session, SECRETARY, date(2023, 1, 1), date(2023, 12, 31)) == []
        assert [r.number for r in agenda.agenda_rows(session, SECRETARY, *YEAR, counter="keputusan")] == []
        coming = agenda.incoming_rows(session, SECRETARY, *YEAR)
        assert [(r.sender, r.number) for r in coming] == [("Bawaslu Kota", "112/PP")]
        gone = agenda.expedition_rows(session, SECRETARY, today, today)
        assert [(r.letter_id, r.how, r.receiver) for r in gone if r.letter_id == made] == [(made, "kurir", "Sari Dewi")]
        case = agenda.case_register_rows(session, SECRETARY, *YEAR)
        assert len(case) == 1 and case[0].case_id == heard.case_id and case[0].respondent


def test_a_closed_case_keeps_its_line_and_loses_its_names(house: House, heard: Telling) -> None:
    made = letters.draft(house.desk, "berita_acara_sidang", case_id=heard.case_id)
    letters.finalise(house.desk, made)
    letters.void(house.desk, made, "nama Bagus Prasetyo salah ketik")
    with Session(house.desk.engine) as session:
        seat = session.scalars(select(Seat).where(Seat.account_id.is_not(None))).first()
        assert seat is not None and seat.account_id is not None
        seat.left_kind = "ingkar"
        session.commit()
        viewer = Viewer(seat.account_id, "anggota")
    with house.desk.read() as session:
        seen = agenda.agenda_rows(session, viewer, *YEAR)
        assert [r.number for r in seen] == [r.number for r in agenda.agenda_rows(session, SECRETARY, *YEAR)]
        assert {r.addressee for r in seen} == {agenda.CLOSED_TO_VIEWER}
        remarks = [r.remark for r in seen if r.letter_id == made]
        assert remarks[0].startswith("DIBATALKAN oleh") and "Bagus" not in remarks[0]
        open_book = agenda.agenda_rows(session, SECRETARY, *YEAR)
        assert next(r.remark for r in open_book if r.letter_id == made).endswith(": nama Bagus Prasetyo salah ketik")
        row = agenda.case_register_rows(session, viewer, *YEAR)[0]
        assert (row.case_id, row.respondent, row.subject) == (None, agenda.CLOSED_TO_VIEWER, "")


def test_classification_codes_are_the_offices_own_table(house: House) -> None:
    with house.desk.read() as session:
        assert [row.code for row in code_rows(session)][:2] == ["700.1", "800.1.6.1"]
        assert not any(row.verified for row in code_rows(session))
    mine = CodeRow("800.1.6.1", "Kode etik", 2, 3, "permanen", True, "Permendagri 83/2022 lampiran hlm. 12")
    classcodes.save_code(house.desk, mine)
    assert classcodes.import_codes(house.desk, [CodeRow("900.1", "Keuangan"), CodeRow("800.1.12", "Cuti")]) == 2
    classcodes.close_code(house.desk, PROPOSED[0].code, "tidak dipakai")
    with house.desk.read() as session:
        rows = {row.code: row for row in code_rows(session)}
        assert rows["800.1.6.1"].verified and rows["800.1.6.1"].own
        assert list(rows).index("800.1.6.2") < list(rows).index("800.1.12") < list(rows).index("900.1")
        assert PROPOSED[0].code not in rows
        assert {row.code for row in code_rows(session, closed=True)} > rows.keys()
    for wrong in (CodeRow("abc", "x"), CodeRow("800", " "), CodeRow("800", "x", verified=True), CodeRow("8", "x", 500)):
        with pytest.raises(Trouble):
            classcodes.import_codes(house.desk, [CodeRow("901", "baik"), wrong])
    with house.desk.read() as session:
        assert "901" not in {row.code for row in code_rows(session)}
    with pytest.raises(Forbidden):
        classcodes.save_code(house.sit(-2), mine)


def test_the_clerk_sees_the_nearest_hearing_first(house: House, telling: Callable[..., Telling]) -> None:
    one = telling()
    one._intake()
    one._classify()
    one._panel()
    start = house.clock.now() + timedelta(days=9)
    meeting = hearing.schedule(house.desk, one.case_id, starts_at=start, room="A", override="uji")
    slow = letters.draft(house.desk, "surat_dinas", fields={"speed": "Biasa"})
    quick = letters.draft(house.desk, "surat_dinas", fields={"speed": "Sangat Segera"})
    call = letters.draft(house.desk, "undangan_sidang", case_id=one.case_id, about={"hearing": meeting})
    with house.desk.read() as session:
        assert clerk_queue(session, SECRETARY) == [call, quick, slow]
    letters.void(house.desk, quick, "keliru")
    with house.desk.read() as session:
        assert clerk_queue(session, SECRETARY) == [call, slow]
