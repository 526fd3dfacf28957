"""Doing an act from a page: blocks are shown, warnings ask for the written reason and try again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from models.law.errors import Trouble
from ui.session import Session
from ui.widgets.dialog import FormDialog, ReasonDialog, open_trouble


def do_act(
    session: Session,
    fn: Callable[[str], Any],
    done: Callable[[Any], object] | None = None,
    *,
    parent: QWidget,
    failed: Callable[[Trouble], object] | None = None,
    label: str = "Menyimpan…",
) -> None:
    """Run ``fn(override)``, first with an empty override.

    Where the act answers with warnings, the reason is asked for and the act tried again with it. Everything else that
    goes wrong is given to ``failed``, or shown. ``done`` gets the result of the act.
    """
    show = failed or (lambda trouble: open_trouble(parent, trouble))

    def attempt(override: str) -> None:
        session.act(lambda: fn(override), done, lambda trouble: refused(trouble, override), owner=parent, label=label)

    def refused(trouble: Trouble, override: str) -> None:
        if type(trouble).__name__ != "NeedsReason" or override:
            show(trouble)
            return
        question = ReasonDialog(parent, getattr(trouble, "notices", ()))
        question.accepted.connect(lambda: attempt(question.reason()))
        if failed is not None:
            question.rejected.connect(lambda: failed(Trouble("Belum dilanjutkan: alasan tertulis belum diisi.")))
        question.open()

    attempt("")


def submit_act(
    session: Session,
    dialog: FormDialog,
    fn: Callable[[dict[str, Any], str], Any],
    done: Callable[[Any], object] | None = None,
) -> None:
    """Wire a form to an act: ``fn(values, override)`` runs when the form is right; the form closes when it was done."""

    def start(values: dict[str, Any]) -> None:
        dialog.busy(True)

        def finished(result: Any) -> None:
            dialog.finish()
            if done is not None:
                done(result)

        do_act(session, lambda override: fn(values, override), finished, parent=dialog, failed=refuse)

    def refuse(trouble: Trouble) -> None:
        dialog.fail(trouble)
        notices = getattr(trouble, "notices", ())
        if notices:
            dialog.notices.set_notices(notices)
            dialog.trouble.show_trouble(None)

    dialog.submitted.connect(start)
