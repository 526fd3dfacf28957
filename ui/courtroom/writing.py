"""The line under the cursor: where writing goes on, and what of it is already in the vault. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ui.courtroom.flow import Exam, Line


@dataclass(slots=True)
class Writing:
    """The line under the cursor: where it goes, what it says, and what of it is already in the vault."""

    exam_id: int
    position: int
    question: str = ""
    answer: str = ""
    saved: tuple[str, str] = ("", "")

    @property
    def changed(self) -> bool:
        """Whether something stands on the screen that is not in the vault yet."""
        return (self.question, self.answer) != self.saved

    @property
    def blank(self) -> bool:
        """Nothing written."""
        return not (self.question or self.answer)

    def to_draft(self) -> dict[str, object]:
        """JSON values."""
        return {"exam": self.exam_id, "position": self.position, "question": self.question, "answer": self.answer}


def start_writing(exam: Exam, draft: dict[str, object] | None = None) -> Writing:
    """Where writing goes on: the half-typed line of the draft, else an unanswered last line, else a new one."""
    if draft and draft.get("exam") == exam.id and exam.status == "terbuka":
        position = int(str(draft.get("position") or exam.next_position))
        kept = next((line for line in exam.lines if line.position == position), None)
        question, answer = str(draft.get("question") or ""), str(draft.get("answer") or "")
        if question or answer or kept is None:
            return Writing(exam.id, position, question, answer, (kept.question, kept.answer) if kept else ("", ""))
    last = exam.lines[-1] if exam.lines else None
    if last is not None and not last.correction and (last.blank or not last.answer.strip()):
        return Writing(exam.id, last.position, last.question, last.answer, (last.question, last.answer))
    return Writing(exam.id, exam.next_position)


def reopen_line(exam: Exam, position: int) -> Writing | None:
    """An earlier line under the cursor again; None where it cannot change any more."""
    line = next((one for one in exam.lines if one.position == position and not one.correction), None)
    if line is None or exam.status != "terbuka":
        return None
    return Writing(exam.id, position, line.question, line.answer, (line.question, line.answer))


def with_line(exam: Exam, position: int, question: str, answer: str) -> Exam:
    """The record as it stands once a line was saved, without reading it all again."""
    rest = [line for line in exam.lines if line.position != position]
    lines = sorted([*rest, Line(position, question, answer)], key=lambda line: line.position)
    return replace(exam, lines=tuple(lines))
