"""The examination team of a discipline case and the temporary relief from duty (PP 94/2021 Pasal 29 and 31).

The team is the direct superior with an element of oversight and one of personnel; it may be formed for a medium level
and is used for a severe one. A superior who is involved gives his place to his own superior.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.law.authority import former_for_sekda, is_provincial_sekda, is_sekda
from models.law.notice import Notice, Severity
from models.law.person import Person
from models.law.rulebook import Rulebook

SUPERIOR, OVERSIGHT, PERSONNEL, OTHER = "atasan_langsung", "pengawasan", "kepegawaian", "lain"
_ELEMENTS = {SUPERIOR: "atasan langsung", OVERSIGHT: "unsur pengawasan", PERSONNEL: "unsur kepegawaian"}
_TEAM = "PP 94/2021 Pasal 29 ayat (3)"
_RELIEF = "PP 94/2021 Pasal 31"


@dataclass(frozen=True, slots=True)
class TeamMember:
    """One member of the team; ``involved`` in the violation itself."""

    element: str
    person: Person
    involved: bool = False


@dataclass(frozen=True, slots=True)
class Relief:
    """Temporary relief from duty: from ``since`` until the decree is set; ``acting`` names a pelaksana harian."""

    since: date
    level: str | None
    by_superior: bool = True
    acting: str = ""
    examined_on: date | None = None
    decree_on: date | None = None


def check_team(
    rb: Rulebook, respondent: Person, members: Sequence[TeamMember], level: str | None
) -> tuple[Notice, ...]:
    """Everything the law says against this team; a light level wants none, a severe one wants it."""
    found: list[Notice] = []
    if level == "ringan":
        found.append(_notice(Severity.WARN, "level", "Tingkat ringan diperiksa atasan langsung, tanpa tim.", _TEAM))
    present = {member.element for member in members}
    missing = [name for key, name in _ELEMENTS.items() if key not in present]
    if missing:
        found.append(_notice(Severity.BLOCK, "element", f"Tim pemeriksa belum memuat {', '.join(missing)}.", _TEAM))
    if any(member.involved for member in members):
        message = "Anggota tim terlibat dalam pelanggaran: digantikan atasan yang lebih tinggi secara berjenjang."
        found.append(_notice(Severity.BLOCK, "involved", message, "PP 94/2021 Pasal 29 ayat (6)"))
    if respondent.number and any(member.person.number == respondent.number for member in members):
        found.append(_notice(Severity.BLOCK, "respondent", "Terlapor tidak dapat duduk dalam tim pemeriksanya.", _TEAM))
    if is_sekda(respondent):
        who = former_for_sekda(is_provincial_sekda(respondent))
        message = f"Terlapor Sekretaris Daerah: tim pemeriksa dibentuk oleh {who}; pastikan keputusan pembentukannya."
        found.append(Notice(Severity.WARN, "team.sekda", message, _TEAM, False, "SUARA"))
    own = rb.posts.get(respondent.jenjang)
    posts = [rb.posts.get(member.person.jenjang) for member in members]
    if own is not None and any(post is not None and post.tier < own.tier for post in posts):
        message = "Jabatan anggota tim tampak lebih rendah daripada jabatan terlapor."
        found.append(Notice(Severity.WARN, "team.post", message, "Peraturan BKN 6/2022 Pasal 29", False, "SIMPEL"))
    return tuple(found)


def check_relief(relief: Relief) -> tuple[Notice, ...]:
    """Everything the law says against a relief: only where a severe level is likely, from the examination on."""
    found: list[Notice] = []
    if relief.level not in (None, "berat", "pemberhentian"):
        message = "Pembebasan sementara hanya bila kemungkinan dijatuhi hukuman disiplin berat."
        found.append(_notice(Severity.BLOCK, "relief_level", message, f"{_RELIEF} ayat (1)"))
    if relief.level is None:
        message = "Tingkat belum diketahui: pembebasan sementara hanya bila kemungkinan berat."
        found.append(_notice(Severity.WARN, "relief_unknown", message, f"{_RELIEF} ayat (1)"))
    if relief.examined_on is None or relief.since < relief.examined_on:
        message = "Pembebasan sementara berlaku sejak yang bersangkutan diperiksa."
        found.append(_notice(Severity.BLOCK, "relief_early", message, f"{_RELIEF} ayat (1)"))
    if relief.decree_on is not None and relief.since > relief.decree_on:
        message = "Pembebasan sementara berakhir saat keputusan hukuman disiplin ditetapkan."
        found.append(_notice(Severity.BLOCK, "relief_late", message, f"{_RELIEF} ayat (2)"))
    if not relief.acting:
        message = "Selama pembebasan sementara diangkat pejabat pelaksana harian."
        found.append(_notice(Severity.WARN, "relief_acting", message, f"{_RELIEF} ayat (3)"))
    if not relief.by_superior:
        message = "Dilakukan pejabat yang lebih tinggi hanya bila atasan langsung tidak ada."
        found.append(_notice(Severity.WARN, "relief_by", message, f"{_RELIEF} ayat (5)"))
    return tuple(found)


def _notice(severity: Severity, code: str, message: str, basis: str) -> Notice:
    return Notice(severity, f"team.{code}", message, basis, True, "PP94")
