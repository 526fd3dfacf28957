"""A person as a case remembers one: rank, post and unit as they were on a day."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any


class PersonKind(StrEnum):
    """Kind of employment; decides which duties and which scale apply (law: PP 42/2004, PP 94/2021, PP 49/2018)."""

    PNS = "PNS"
    CPNS = "CPNS"
    PPPK = "PPPK"
    PPPK_PARUH_WAKTU = "PPPK_PARUH_WAKTU"
    PPNPN = "PPNPN"
    HONORER = "HONORER"


@dataclass(frozen=True, slots=True)
class Person:
    """A snapshot of a person. ``golongan`` is ``III/b`` for PNS, ``IX`` for PPPK, empty for others.

    ``jenjang`` is the level of the post as the law orders it: JPT_PRATAMA, ADMINISTRATOR, PENGAWAS, PELAKSANA,
    JF_AHLI_UTAMA, JF_AHLI_MADYA, JF_AHLI_MUDA, JF_AHLI_PERTAMA, JF_PENYELIA, JF_MAHIR, JF_TERAMPIL, JF_PEMULA.
    ``number`` is the NIP (PNS, CPNS), the NI PPPK, or a local number; digits only for the first two.
    """

    name: str
    kind: PersonKind = PersonKind.PNS
    number: str = ""
    front_title: str = ""
    back_title: str = ""
    golongan: str = ""
    pangkat: str = ""
    post: str = ""
    jenjang: str = ""
    unit: str = ""
    birth_place: str = ""
    birth_date: date | None = None
    sex: str = ""
    institution: str = ""

    @property
    def titled_name(self) -> str:
        """Name with degrees, a comma before those behind it: ``Dr. H. Budi Santoso, S.Sos., M.Si.``"""
        text = " ".join(part for part in (self.front_title.strip(), self.name.strip()) if part)
        behind = self.back_title.strip().lstrip(",").strip()
        return f"{text}, {behind}" if behind else text

    @property
    def number_label(self) -> str:
        """What the number is called: NIP, NI PPPK, or Nomor Identitas."""
        if self.kind in (PersonKind.PNS, PersonKind.CPNS):
            return "NIP"
        if self.kind in (PersonKind.PPPK, PersonKind.PPPK_PARUH_WAKTU):
            return "NI PPPK"
        return "Nomor Identitas"

    @property
    def shown_number(self) -> str:
        """The number as printed; 18 digits in groups of 8 6 1 3."""
        if len(self.number) == 18 and self.number.isdigit():
            n = self.number
            return f"{n[:8]} {n[8:14]} {n[14]} {n[15:]}"
        return self.number

    @property
    def rank_text(self) -> str:
        """``Pembina Tingkat I (IV/b)``; for a PPPK ``Golongan IX``; empty where there is no rank."""
        if self.pangkat and self.golongan:
            return f"{self.pangkat} ({self.golongan})"
        return f"Golongan {self.golongan}" if self.golongan else ""

    def to_dict(self) -> dict[str, Any]:
        """Plain values for storage; dates as ISO text."""
        data = asdict(self)
        data["kind"] = self.kind.value
        data["birth_date"] = self.birth_date.isoformat() if self.birth_date else None
        return data

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Person:
        """The reverse of :meth:`to_dict`; unknown keys are ignored so that an old snapshot always opens."""
        known = {field.name for field in fields(cls)}
        values = {key: value for key, value in data.items() if key in known}
        values["kind"] = PersonKind(values.get("kind", "PNS"))
        born = values.get("birth_date")
        values["birth_date"] = date.fromisoformat(born) if isinstance(born, str) else born
        return cls(**values)
