"""What every act about a letter stands on: the letter found and held, a new draft, the freezing, the voiding."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from models.journal import chain
from models.law.errors import Trouble
from models.law.notice import Notice, Severity
from models.law.words import long_date
from models.procedure.desk import Act, Desk, WrongMoment, digest, journal_head
from models.procedure.profiles import profile_for
from models.procedure.setup import Office, office_of
from models.procedure.wordings import press_of, source_of
from models.records import Letter
from models.registry.letterfacts import letter_facts
from models.registry.letterkinds import KINDS

FROZEN = ("final", "ditandatangani", "dikirim", "diterima")


class LetterAct:
    """An act about one letter: finds it, and its case, before the act begins."""

    def __init__(self, desk: Desk, name: str, letter_id: int) -> None:
        self.desk = desk
        with desk.read() as session:
            row = session.get(Letter, letter_id)
            if row is None:
                raise Trouble("Surat tidak ditemukan.", "Tidak ada yang berubah.")
            case_id = row.case_id
        self._act = desk.act(name, case_id, subject=f"letter.{letter_id}")
        self.letter_id = letter_id

    def __enter__(self) -> tuple[Act, Letter]:
        act = self._act.__enter__()
        letter = act.session.get(Letter, self.letter_id)
        assert letter is not None
        act.touches("letters", letter.case_id)
        return act, letter

    def __exit__(self, *error: Any) -> bool | None:
        return self._act.__exit__(*error)


def want(letter: Letter, *status: str) -> None:
    """WrongMoment unless the letter has one of these statuses."""
    if letter.status not in status:
        raise WrongMoment(
            f"Surat ini berstatus {letter.status}; tindakan itu tidak berlaku lagi.", "Surat tidak berubah."
        )


_STEPS = {
    "sign": ("penandatanganan", ("letter_date",)),
    "send": ("pengiriman", ("signed_on", "letter_date")),
    "serve": ("penerimaan", ("sent_on", "signed_on", "letter_date")),
}
_BEFORE = {"letter_date": "tanggal surat", "signed_on": "penandatanganan", "sent_on": "pengiriman"}
"""The steps of a letter outside the office, and what each comes after: the first of these days that is known."""


def step_day(act: Act, letter: Letter, step: str, on: date | None, override: str = "") -> date:
    """The day of a step (``sign``, ``send``, ``serve``), today unless said. A day to come blocks; one that lies before
    what came before it wants the written reason ``override``.
    """
    day, notices = on or act.today, []
    name, earlier = _STEPS[step]
    if day > act.today:
        notices.append(Notice(Severity.BLOCK, f"letter.{step}_future", f"tanggal {name} berada di masa depan"))
    known = next((key for key in earlier if getattr(letter, key) is not None), None)
    if known is not None and day < (since := getattr(letter, known)):
        words = f"tanggal {name} mendahului {_BEFORE[known]} ({long_date(since)})"
        notices.append(Notice(Severity.WARN, f"letter.{step}_early", words))
    act.weigh(notices, override)
    return day


def print_again(desk: Desk, letter: Letter, facts: dict[str, Any]) -> bytes:
    """A frozen letter set again on other facts, with the wording and the profile it was frozen with."""
    source = kept_wording(desk, letter) or None
    return bytes(press_of(desk).print(letter.kind, facts, letter.layout or letter.profile, source).pdf)


def kept_wording(desk: Desk, letter: Letter) -> str:
    """The text of the wording a letter was frozen with; empty where it is the one the program brings today."""
    shipped = press_of(desk).wording(letter.kind).source
    return "" if letter.wording == shipped else letter.wording


def new_letter(
    act: Act,
    kind: str,
    case_id: int | None,
    *,
    about: Mapping[str, int] | None = None,
    fields: Mapping[str, Any] | None = None,
    profile: str = "",
    **more: Any,
) -> Letter:
    """The row of a new draft, inside an act; ``more`` are further columns (supersedes, copy_of …)."""
    empty: dict[str, Any] = dict.fromkeys(
        (
            "letter_date", "counter", "counter_unit", "counter_year", "counter_value", "finalised_at", "facts",
            "layout", "signed_on", "sent_on", "received_on", "voided_at", "voided_by", "supersedes", "copy_of",
            "copy_number",
        )
    )  # fmt: skip
    letter = Letter(
        case_id=case_id,
        kind=kind,
        title=KINDS[kind].title,
        addressee="",
        status="draf",
        about=dict(about or {}),
        fields=dict(fields or {}),
        profile=profile or default_profile(office_of(act.session), kind),
        drafted_at=act.now,
        drafted_by=act.desk.sitter.id,
        fonts=[],
        **(empty | more),
    )
    act.session.add(letter)
    act.session.flush()
    if letter.copy_of is None:
        facts = letter_facts(act.session, act.desk.rulebook, letter, today=act.today)
        letter.addressee = facts["letter"].get("addressee_line", "")[:300]
    act.touches("letters", case_id)
    return letter


def default_profile(office: Office, kind: str) -> str:
    """The layout profile of a kind on the office's paper: ``A4``, ``F4``, ``A4-keputusan``, ``F4-keputusan``."""
    paper = office.paper if office.paper in ("A4", "F4") else "A4"
    return f"{paper}-keputusan" if KINDS[kind].decree else paper


def freeze(act: Act, letter: Letter, facts: dict[str, Any], layout: dict[str, Any] | None = None) -> None:
    """Print the letter and keep bytes, hash, facts, wording's version and the whole layout profile for good.

    ``layout``: the profile of the original, for a copy that must look like it.
    """
    desk = act.desk
    head = journal_head(act.session, desk.vault.vault_id)
    letter.fingerprint = digest({"kind": letter.kind, "profile": letter.profile, "facts": facts})
    letter.checkpoint, letter.code = chain.checkpoint(desk.vault.vault_id, head), chain.short_code(head)
    facts["archive"] = {
        "fingerprint": letter.fingerprint,
        "checkpoint": letter.checkpoint,
        "short": letter.code,
    }
    press = press_of(desk)
    source, template = source_of(act.session, letter.kind)
    printed = press.print(letter.kind, facts, layout or profile_for(act.session, letter.profile), source)
    stored = desk.vault.evidence.put(printed.pdf)
    letter.facts, letter.text = facts, printed.text
    letter.fonts, letter.pages = list(printed.fonts), printed.pages
    letter.template = template or printed.template
    letter.wording = source if source is not None else press.wording(letter.kind).source
    letter.layout = dict(printed.layout)
    letter.blob, letter.sha256 = stored.blob, sha256(printed.pdf).hexdigest()
    letter.status, letter.finalised_at = "final", act.now
    letter.addressee = (facts["letter"].get("addressee_line") or letter.addressee)[:300]
    act.note(letter=letter.id, kind=letter.kind, sha256=letter.sha256, fingerprint=letter.fingerprint)


def void_row(act: Act, letter: Letter, reason: str) -> None:
    """Mark a letter as void, inside an act: DIBATALKAN with reason and person; its number stays taken."""
    letter.status, letter.void_reason, letter.voided_at = "batal", reason, act.now
    letter.voided_by = act.desk.sitter.id
