"""The office's own layout: paper, margins, typeface, habits of form; kept as versions, each tried before it holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from models.law.errors import Trouble
from models.procedure.desk import Desk
from models.procedure.wordings import press_of
from models.records.wording import LetterProfile
from models.registry.profiles import profile_in_use

TRIAL = "undangan_sidang"
TRIAL_DECREE = "putusan"


def profile_for(session: Session, key: str) -> str | dict[str, Any]:
    """What a new letter is set on: the office's own values of this profile, or the shipped profile by its id."""
    return profile_in_use(session, key) or key


def trial(desk: Desk, key: str, values: Mapping[str, Any]) -> Any:
    """Set an invented letter on a profile that is not kept yet. Trouble says what cannot be printed so."""
    kind = TRIAL_DECREE if key.endswith("keputusan") else TRIAL
    return press_of(desk).sample(kind, None, dict(values))


def save_profile(desk: Desk, key: str, values: Mapping[str, Any], reason: str) -> int:
    """Keep a new version of a profile and use it for letters made from now on; gives its id.

    Letters already final keep the whole profile they were printed on.
    """
    if key not in press_of(desk).profiles():
        raise Trouble("Profil tata letak tidak dikenal.", "Tata letak yang berlaku tidak berubah.")
    if not reason.strip():
        raise Trouble(
            "Dasar perubahan tata letak belum ditulis.",
            "Tata letak yang berlaku tidak berubah.",
            "Tulis peraturan atau kebiasaan kantor yang menjadi dasarnya.",
        )
    trial(desk, key, values)
    with desk.act("letter.profile", subject=key) as act:
        last = act.session.scalar(select(func.max(LetterProfile.number)).where(LetterProfile.key == key)) or 0
        act.session.execute(update(LetterProfile).where(LetterProfile.key == key).values(in_use=False))
        row = LetterProfile(
            key=key,
            number=last + 1,
            values=dict(values),
            reason=reason.strip(),
            made_at=act.now,
            made_by=desk.sitter.id,
            in_use=True,
        )
        act.session.add(row)
        act.session.flush()
        act.note(profile=key, number=row.number, reason=row.reason)
        act.touches("office")
        return row.id


def use_profile(desk: Desk, key: str, profile_id: int | None) -> None:
    """Go back to an older version, or, with None, to the profile that the program brings."""
    with desk.act("letter.profile", subject=key) as act:
        row = None
        if profile_id is not None:
            row = act.session.get(LetterProfile, profile_id)
            if row is None or row.key != key:
                raise Trouble("Versi tata letak tidak ditemukan.", "Tata letak yang berlaku tidak berubah.")
        act.session.execute(update(LetterProfile).where(LetterProfile.key == key).values(in_use=False))
        if row is not None:
            row.in_use = True
        act.note(profile=key, number=row.number if row else 0)
        act.touches("office")
