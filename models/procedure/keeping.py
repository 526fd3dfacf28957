"""The vault's own entries in the journal: openings, keys renewed by a recovery, an answer for an older copy."""

from __future__ import annotations

from sqlalchemy import select

from models.law.errors import Trouble
from models.procedure.desk import Act, Desk
from models.records import Account


def note_opening(desk: Desk, *, recovered: bool = False) -> None:
    """Enter the opening, the failed attempts before it, and what was noticed; register keys that a recovery renewed.

    Call once after every good unlock. An older copy stays a concern until :func:`answer_for_older_copy`.
    """
    vault = desk.vault
    with desk.act("vault.open") as act:
        if vault.failed_attempts:
            act.note(failed=[[each.slot_id, each.count, each.first, each.last] for each in vault.failed_attempts])
        if vault.concerns:
            act.note(concerns=[each.code for each in vault.concerns])
        if recovered:
            act.note(recovered=True)
        renewed = _renew(desk, act)
        if renewed:
            act.note(accounts=renewed)
            act.touches("accounts")
    vault.attempts_noted()


def _renew(desk: Desk, act: Act) -> list[list[object]]:
    """Bring the account at the desk up to its keys in the header; gives what is to be registered.

    Only the account's own: whoever recovered it is the one who sits here now and signs the entry with the new key.
    """
    renewed: list[list[object]] = []
    for row in act.session.scalars(select(Account).where(Account.id == desk.vault.slot_id)):
        signing, exchange = desk.vault.public_key(row.id), desk.vault.exchange_public_key(row.id)
        if (row.signing_key, row.exchange_key) != (signing, exchange):
            row.signing_key, row.exchange_key = signing, exchange
            renewed.append([row.id, row.role, signing.hex(), exchange.hex()])
    return renewed


def answer_for_older_copy(desk: Desk, reason: str) -> None:
    """A person answers for an older copy, say a backup restored on purpose; from then on its journal counts here."""
    if not desk.can("account.register"):
        raise Trouble(
            "Hanya sekretaris yang dapat menjawab temuan salinan lama.",
            "Temuan itu tetap ditampilkan.",
            "Minta sekretaris untuk masuk.",
        )
    if not reason.strip():
        raise Trouble(
            "Alasan belum ditulis.", "Temuan itu tetap ditampilkan.", "Tuliskan dari mana salinan ini berasal."
        )
    with desk.act("vault.open", subject="older_copy") as act:
        act.note(concerns=[each.code for each in desk.vault.concerns], reason=reason.strip())
    desk.vault.answer_for_older_copy()
