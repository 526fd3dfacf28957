"""One form for several letters: signed, sent, received or numbered on the same day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from models.law.errors import Trouble
from models.procedure import letters
from models.procedure.desk import Desk
from models.registry.letters import LetterRow
from ui.acts import submit_act
from ui.letters.sheets import HOW, today_of
from ui.session import Session
from ui.widgets.dates import DateField
from ui.widgets.dialog import FormDialog
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.text import label

ManyDone = Callable[[str, Trouble | None], object]


@dataclass(frozen=True, slots=True)
class _Kind:
    title: str
    action: str
    icon: str
    day: str
    said: str


_KINDS = {
    "finalise": _Kind(
        "Beri nomor {} surat", "Beri nomor dan bekukan", "hash", "Tanggal surat", "{} surat diberi nomor"
    ),
    "sign": _Kind(
        "{} surat ditandatangani",
        "Tandai ditandatangani",
        "pen-line",
        "Tanggal tanda tangan",
        "{} surat ditandatangani",
    ),
    "send": _Kind("Kirim {} surat", "Catat pengiriman", "send", "Tanggal kirim", "{} surat dikirim"),
    "serve": _Kind("Penerimaan {} surat", "Catat penerimaan", "badge-check", "Tanggal terima", "{} penerimaan dicatat"),
}
MOST_SHOWN = 8


def many_form(parent: QWidget, session: Session, key: str, rows: Sequence[LetterRow], done: ManyDone) -> FormDialog:
    """The form of an act on several letters. ``done`` gets what was done and what stopped at a letter, if anything."""
    kind = _KINDS[key]
    form = FormDialog(parent, kind.title.format(len(rows)), action=kind.action, icon=kind.icon)
    today = today_of(session)
    names = [" · ".join(part for part in (row.kind_name, row.number, row.addressee) if part) for row in rows]
    more = [f"dan {len(names) - MOST_SHOWN} lagi"] if len(names) > MOST_SHOWN else []
    form.form.add_widget(label("\n".join([*names[:MOST_SHOWN], *more]), "muted", wrap=True))
    if key == "send":
        form.form.add("how", "Cara", ChoiceField(HOW), required=True)
    if key == "serve":
        form.form.add("receiver", "Nama penerima", TextField(), required=True)
    earliest = max((row.letter_date for row in rows if row.letter_date), default=date(1990, 1, 1))
    day = DateField(today, today=lambda: today, earliest=earliest, latest=today)
    form.form.add("on", kind.day, day, required=True)

    def act(values: dict[str, Any], override: str) -> tuple[int, Trouble | None]:
        return _each(session.desk, key, rows, values, override)

    def finished(result: tuple[int, Trouble | None]) -> None:
        count, trouble = result
        done(kind.said.format(count) if count else "", trouble)

    submit_act(session, form, act, finished)
    return form


def _each(
    desk: Desk, key: str, rows: Sequence[LetterRow], values: dict[str, Any], override: str
) -> tuple[int, Trouble | None]:
    """The act for one letter after the other. What wants a reason stops before anything is done; later troubles stop
    there, and what was done before stays done.
    """
    for count, row in enumerate(rows):
        try:
            _one(desk, key, row, values, override)
        except Trouble as trouble:
            if not count:
                raise
            kept = f"{count} surat sudah selesai; {len(rows) - count} belum. {trouble.kept}".strip()
            return count, Trouble(f"{row.kind_name}: {trouble.what}", kept, trouble.do)
    return len(rows), None


def _one(desk: Desk, key: str, row: LetterRow, values: dict[str, Any], override: str) -> None:
    if key == "finalise":
        letters.finalise(desk, row.id, letter_date=values["on"], override=override)
    elif key == "sign":
        letters.mark_signed(desk, row.id, values["on"], override=override)
    elif key == "send":
        letters.send(desk, row.id, values["how"], values["on"], override=override)
    else:
        letters.serve(desk, row.id, values["receiver"], values["on"], override=override)
