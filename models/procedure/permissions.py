"""Who may do what: one table, checked by the desk before every act."""

from __future__ import annotations

SEKRETARIS = "sekretaris"
KETUA = "ketua"
ANGGOTA = "anggota"
PETUGAS = "petugas"
PEMERIKSA = "pemeriksa"

ROLES = {
    SEKRETARIS: "Sekretaris majelis",
    KETUA: "Ketua majelis",
    ANGGOTA: "Anggota majelis",
    PETUGAS: "Petugas surat",
    PEMERIKSA: "Pemeriksa",
}

_PANEL = frozenset({SEKRETARIS, KETUA, ANGGOTA})
_HEAD = frozenset({SEKRETARIS, KETUA})
_DESK = frozenset({SEKRETARIS})
_PAPER = frozenset({SEKRETARIS, PETUGAS})
_ALL = frozenset(ROLES)

PERMITTED: dict[str, frozenset[str]] = {
    "vault.open": _ALL,
    "vault.inspect": _ALL,
    "vault.backup": frozenset({SEKRETARIS, PETUGAS}),
    "vault.export": _DESK,
    "account.register": _DESK,
    "account.change": _DESK,
    "account.passphrase": _ALL,
    "office.set": _DESK,
    "law.switch": _HEAD,
    "law.row": _HEAD,
    "people.import": _DESK,
    "people.save": _DESK,
    "case.register": _DESK,
    "case.read": _ALL,
    "case.reporter": _HEAD,
    "case.evidence": _DESK,
    "case.evidence.read": frozenset({SEKRETARIS, KETUA, ANGGOTA, PEMERIKSA}),
    "case.verify": _HEAD,
    "case.reject": _HEAD,
    "case.refer": _HEAD,
    "case.withdraw": _HEAD,
    "case.classify": _HEAD,
    "case.close": _HEAD,
    "council.name": _DESK,
    "panel.form": _HEAD,
    "panel.declare": _PANEL,
    "panel.substitute": _HEAD,
    "panel.object": _HEAD,
    "panel.rule": _HEAD,
    "hearing.schedule": _HEAD,
    "hearing.move": _HEAD,
    "hearing.open": _HEAD,
    "hearing.record": _PANEL,
    "hearing.close": _HEAD,
    "summons.make": _HEAD,
    "summons.serve": _PAPER,
    "summons.absence": _HEAD,
    "deliberation.open": _HEAD,
    "deliberation.cast": _PANEL,
    "deliberation.close": _HEAD,
    "deliberation.withdraw": _HEAD,
    "decision.record": _HEAD,
    "decision.sign": _PANEL,
    "decree.issue": _DESK,
    "decree.deliver": _PAPER,
    "decree.execute": _DESK,
    "case.follow_up": _DESK,
    "appeal.file": _PAPER,
    "appeal.respond": _DESK,
    "appeal.decide": _DESK,
    "relief.begin": _HEAD,
    "relief.end": _HEAD,
    "team.form": _HEAD,
    "team.replace": _HEAD,
    "team.report": _HEAD,
    "referral.discipline": _HEAD,
    "referral.answer": _DESK,
    "letter.wording": _DESK,
    "letter.profile": _DESK,
    "letter.draft": _PAPER | _HEAD,
    "letter.edit": _PAPER | _HEAD,
    "letter.finalise": _PAPER,
    "letter.number": _PAPER,
    "letter.sign": _PAPER,
    "letter.send": _PAPER,
    "letter.serve": _PAPER,
    "letter.void": _DESK,
    "letter.print": _PAPER | _HEAD,
    "letter.attach": _PAPER,
    "letter.copy": _PAPER,
    "letter.replace": _PAPER | _HEAD,
    "numbering.set": _DESK,
    "numbering.skip": _DESK,
    "classification.set": _DESK,
    "pledge.make": _PAPER,
    "pledge.mark": _PAPER,
    "pledge.close": _DESK,
    "print.batch": _PAPER | _HEAD,
    "register.export": _PAPER | frozenset({KETUA, PEMERIKSA}),
    "draft.save": _ALL,
}


def permitted(role: str, act: str) -> bool:
    """Whether the role may do the act; an act that is not in the table is nobody's."""
    return role in PERMITTED.get(act, frozenset())
