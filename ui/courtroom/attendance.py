"""The opening form of a hearing: who is here, and what is still to be marked. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ui.courtroom.flow import HearingState


@dataclass(frozen=True, slots=True)
class Attendance:
    """What the opening form holds: per seat whether present (None: not marked yet) and the reason of absence."""

    marks: dict[int, tuple[bool | None, str]] = field(default_factory=dict)
    respondent: bool | None = None
    companion: str = ""

    def mark(self, seat_id: int, present: bool, reason: str | None = None) -> Attendance:
        """The same with one seat marked; a reason is kept while it is being typed."""
        old = self.marks.get(seat_id, (None, ""))
        return replace(self, marks={**self.marks, seat_id: (present, old[1] if reason is None else reason)})

    def missing(self, state: HearingState) -> str:
        """What is still to be marked, in one sentence; empty when the hearing may be opened."""
        marks = [self.marks.get(seat.seat_id, (None, "")) for seat in state.seats]
        if not state.seats:
            return "Majelis perkara ini belum dibentuk."
        if any(present is None for present, _reason in marks):
            return "Tandai setiap anggota: hadir atau tidak hadir."
        if any(present is False and not reason.strip() for present, reason in marks):
            return "Tulis alasan anggota yang tidak hadir."
        if self.respondent is None:
            return "Tandai apakah terlapor hadir."
        return ""

    def for_act(self, state: HearingState) -> dict[int, tuple[bool, str]]:
        """As ``open_hearing`` takes it."""
        marked = ((seat.seat_id, self.marks[seat.seat_id]) for seat in state.seats)
        return {seat_id: (bool(present), reason.strip()) for seat_id, (present, reason) in marked}

    def counted(self, state: HearingState) -> tuple[int, int]:
        """Present, seats."""
        return sum(1 for s in state.seats if self.marks.get(s.seat_id, (None, ""))[0]), len(state.seats)

    def to_draft(self) -> dict[str, object]:
        """JSON values."""
        marks = {str(seat): [present, reason] for seat, (present, reason) in self.marks.items()}
        return {"marks": marks, "respondent": self.respondent, "companion": self.companion}

    @classmethod
    def from_draft(cls, data: dict[str, object] | None) -> Attendance:
        """The reverse; anything unknown is left out."""
        if not data:
            return cls()
        raw = data.get("marks")
        marks = {int(k): (v[0], str(v[1])) for k, v in raw.items()} if isinstance(raw, dict) else {}
        said = data.get("respondent")
        return cls(marks, said if isinstance(said, bool) else None, str(data.get("companion") or ""))
