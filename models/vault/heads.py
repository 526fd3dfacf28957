"""Noticing a cut journal and an older copy: SQLCipher itself takes an older file without a word."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from models.journal.chain import Head
from models.vault.account import Concern

HashAt = Callable[[int], bytes | None]
"""Gives the hash of an entry of the journal by its number; None where there is none."""


def compare(known: Iterable[tuple[str, Head | None, str]], hash_at: HashAt, head: Head) -> list[Concern]:
    """Compare a journal ending in ``head`` with heads remembered elsewhere (code, head, where).

    A journal that is longer than remembered is fine: a crash before the last lock. One that is shorter, or has another
    entry at that number, is an older copy or was cut.
    """
    found = []
    for code, then, where in known:
        if then is None or then.seq == 0 or hash_at(then.seq) == then.hash:
            continue
        if head.seq < then.seq:
            said = f"jurnal pernah mencapai entri {then.seq}, sekarang berakhir di entri {head.seq}."
        else:
            said = f"entri jurnal {then.seq} dahulu berbeda dari sekarang."
        found.append(Concern(f"older.{code}", f"Menurut {where}, {said} Mungkin salinan lama dipasang kembali."))
    return found
