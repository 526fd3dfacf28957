"""What is said in a hearing: questions, answers, defence, course; read back and locked (PP 94/2021 Pasal 27, 32)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.law.errors import Trouble
from models.law.person import Person
from models.procedure.desk import Act, Desk, WrongMoment, digest
from models.procedure.hearing import case_of_hearing, find_hearing
from models.records import Examination, ExaminationLine


def _examination(act: Act, examination_id: int, *allowed: str) -> Examination:
    row = act.session.get(Examination, examination_id)
    if row is None or row.case_id != act.case_id:
        raise Trouble("Berita acara pemeriksaan tidak ditemukan.", "Tidak ada yang berubah.")
    if row.status not in allowed:
        raise WrongMoment(
            "Berita acara ini sudah dibacakan ulang atau dikunci."
            if row.status != "terbuka"
            else "Berita acara ini belum dibacakan ulang.",
            "Isinya tidak berubah.",
            "Tambahkan pembetulan, bukan mengubah baris." if row.status == "dibacakan" else "",
        )
    return row


def case_of_examination(desk: Desk, examination_id: int) -> int:
    """Which case an examination belongs to."""
    with desk.read() as session:
        row = session.get(Examination, examination_id)
        if row is None:
            raise Trouble("Berita acara pemeriksaan tidak ditemukan.", "Tidak ada yang berubah.")
        return row.case_id


def examine(desk: Desk, hearing_id: int, person: Person, role: str) -> int:
    """Begin the record of another person heard: saksi, pelapor, ahli; gives its id."""
    case_id = case_of_hearing(desk, hearing_id)
    with desk.act("hearing.record", case_id, subject=f"hearing.{hearing_id}") as act:
        hearing = find_hearing(act, hearing_id)
        if hearing.status != "dibuka":
            raise WrongMoment("Sidang belum dibuka atau sudah ditutup.", "Tidak ada yang berubah.")
        row = Examination(
            hearing_id=hearing_id,
            case_id=case_id,
            examinee=person.to_dict(),
            examinee_role=role,
            status="terbuka",
            started_at=act.now,
            read_back_at=None,
            locked_at=None,
        )
        act.session.add(row)
        act.session.flush()
        act.note(examination=row.id, role=role)
        return row.id


def save_line(desk: Desk, examination_id: int, position: int, question: str, answer: str) -> None:
    """Save one question and answer; may be called as often as a person pauses. Locked lines never change."""
    case_id = case_of_examination(desk, examination_id)
    with desk.act("hearing.record", case_id, subject=f"examination.{examination_id}") as act:
        _examination(act, examination_id, "terbuka")
        line = act.session.scalar(
            select(ExaminationLine).where(
                ExaminationLine.examination_id == examination_id, ExaminationLine.position == position
            )
        )
        if line is None:
            line = ExaminationLine(
                examination_id=examination_id, position=position, question="", answer="", saved_at=act.now
            )
            act.session.add(line)
        line.question, line.answer, line.saved_at = question, answer, act.now
        act.note(examination=examination_id, line=position, digest=digest([question, answer]))


def enter_defence(desk: Desk, hearing_id: int, text: str) -> None:
    """The defence of the respondent (membela diri, PP 42/2004 Pasal 19(2))."""
    case_id = case_of_hearing(desk, hearing_id)
    with desk.act("hearing.record", case_id, subject=f"hearing.{hearing_id}") as act:
        hearing = find_hearing(act, hearing_id)
        if hearing.status != "dibuka":
            raise WrongMoment("Sidang belum dibuka atau sudah ditutup.", "Tidak ada yang berubah.")
        hearing.defence = text.strip()
        act.note(hearing=hearing_id, defence=bool(text.strip()), digest=digest([text]))


def enter_course(desk: Desk, hearing_id: int, points: Sequence[str]) -> None:
    """The course of the hearing, point by point, for the berita acara sidang; it may still be written after closing."""
    case_id = case_of_hearing(desk, hearing_id)
    with desk.act("hearing.record", case_id, subject=f"hearing.{hearing_id}") as act:
        hearing = find_hearing(act, hearing_id)
        if hearing.status not in ("dibuka", "selesai"):
            raise WrongMoment("Sidang belum dibuka.", "Tidak ada yang berubah.")
        hearing.course = [p.strip() for p in points if p.strip()]
        act.note(hearing=hearing_id, points=len(hearing.course))


def set_questions(desk: Desk, hearing_id: int, questions: Sequence[Mapping[str, Any]]) -> None:
    """The standard questions of one hearing, in their order; empty gives back the usual list. Until it has ended.

    Each is ``{id, part, roles, text}``: part pembuka, pokok or penutup, roles of who is asked (PP 94/2021 Pasal 27).
    """
    case_id = case_of_hearing(desk, hearing_id)
    with desk.act("hearing.record", case_id, subject=f"hearing.{hearing_id}") as act:
        hearing = find_hearing(act, hearing_id)
        if hearing.status not in ("terjadwal", "dibuka"):
            raise WrongMoment("Sidang ini sudah selesai atau dipindahkan.", "Daftar pertanyaan tidak berubah.")
        kept = [
            {
                "id": str(one["id"]),
                "part": str(one["part"]),
                "roles": list(one["roles"]),
                "text": str(one["text"]).strip(),
            }
            for one in questions
            if str(one["text"]).strip()
        ]
        if len({one["id"] for one in kept}) != len(kept):
            raise Trouble("Dua pertanyaan memakai tanda pengenal yang sama.", "Daftar pertanyaan tidak berubah.")
        hearing.questions = kept
        act.note(hearing=hearing_id, questions=len(kept))
        act.touches("calendar", case_id)


def read_back(desk: Desk, examination_id: int) -> None:
    """The record has been read back to the person; from now on only marked corrections are added."""
    case_id = case_of_examination(desk, examination_id)
    with desk.act("hearing.record", case_id, subject=f"examination.{examination_id}") as act:
        row = _examination(act, examination_id, "terbuka")
        if not _lines(act.session, examination_id):
            raise WrongMoment(
                "Berita acara masih kosong.", "Tidak ada yang berubah.", "Catat pertanyaan dan jawaban lebih dahulu."
            )
        row.status, row.read_back_at = "dibacakan", act.now
        act.note(examination=examination_id, read_back=True)
        act.touches("cases", case_id)


def add_correction(desk: Desk, examination_id: int, question: str, answer: str) -> None:
    """A correction made at the reading back: a marked addition, the old line stays."""
    case_id = case_of_examination(desk, examination_id)
    with desk.act("hearing.record", case_id, subject=f"examination.{examination_id}") as act:
        _examination(act, examination_id, "dibacakan")
        lines = _lines(act.session, examination_id)
        position = (lines[-1].position if lines else 0) + 1
        act.session.add(
            ExaminationLine(
                examination_id=examination_id,
                position=position,
                question=question,
                answer=answer,
                correction=True,
                saved_at=act.now,
            )
        )
        act.note(examination=examination_id, correction=position, digest=digest([question, answer]))


def lock_record(desk: Desk, examination_id: int, refused: str = "") -> None:
    """Lock the record. ``refused``: why the person would not sign; the record stays valid (PP 94/2021 Pasal 32)."""
    case_id = case_of_examination(desk, examination_id)
    with desk.act("hearing.record", case_id, subject=f"examination.{examination_id}") as act:
        row = _examination(act, examination_id, "dibacakan")
        lines = _lines(act.session, examination_id)
        row.status, row.locked_at, row.refused = "terkunci", act.now, refused.strip()
        row.digest = digest([[x.position, x.question, x.answer, x.correction] for x in lines])
        act.note(examination=examination_id, locked=row.digest, refused=bool(refused.strip()))
        act.touches("cases", case_id)


def _lines(session: Session, examination_id: int) -> list[ExaminationLine]:
    return list(
        session.scalars(
            select(ExaminationLine)
            .where(ExaminationLine.examination_id == examination_id)
            .order_by(ExaminationLine.position)
        )
    )
