"""Making a vault, step by step, in plain Python."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.law.person import Person
from models.procedure.clock import Clock, SystemClock
from models.procedure.panel import CouncilMemberInput, name_council
from models.procedure.setup import Office, link_account, office_of, set_letterhead, set_office
from models.vault import KdfCost, NewAccount, create_vault
from ui import opening

if TYPE_CHECKING:
    from models.procedure.desk import Desk
    from ui.opening import Opened, Say

SUFFIX = ".sidang"
STEPS = ("Tempat", "Kantor", "Kop surat", "Akun", "Majelis", "Lembar pemulihan")


@dataclass(frozen=True, slots=True)
class Who:
    """The person behind an account, as typed in the first run."""

    account: str
    role: str
    front_title: str
    back_title: str
    number: str
    golongan: str
    post: str
    unit: str


@dataclass(frozen=True, slots=True)
class CouncilStart:
    """Decree and members of the first council."""

    decree_number: str
    decree_date: date
    people: tuple[Who, ...]


@dataclass(frozen=True, slots=True)
class Beginning:
    """Everything a new vault is made from."""

    parent: Path
    name: str
    office: Office = field(default_factory=Office)
    letterhead: str = "K2"
    lines: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    emblem: bytes | None = field(default=None, repr=False)
    emblem_name: str = ""
    accounts: tuple[NewAccount, ...] = ()
    bind: bool = False
    council: CouncilStart | None = None
    shares: tuple[int, int] = (2, 3)

    @property
    def folder(self) -> Path:
        """The folder of the vault."""
        return self.parent / f"{self.name.removesuffix(SUFFIX)}{SUFFIX}"

    @property
    def office_name(self) -> str:
        """What stands on the unlock window, readable without a key."""
        office = self.office
        return f"{office.council_name} {office.region} {office.city}".strip()

    def with_accounts(self, accounts: Sequence[NewAccount]) -> Beginning:
        """Those who may enter; a secretary first, because the vault is opened as the first."""
        ordered = sorted(accounts, key=lambda one: one.role != "sekretaris")
        return replace(self, accounts=tuple(ordered))


def name_problem(parent: Path | None, name: str) -> str:
    """What is wrong with the place of the new vault."""
    if parent is None:
        return "Pilih folder tempat brankas."
    clean = name.strip().removesuffix(SUFFIX)
    if not clean:
        return "Isi nama brankas."
    if re.search(r'[<>:"/\\|?*]', clean) or clean.endswith("."):
        return 'Nama tidak boleh memuat tanda < > : " / \\ | ? * atau berakhir titik.'
    if (parent / f"{clean}{SUFFIX}").exists():
        return "Di tempat itu sudah ada brankas dengan nama ini."
    return ""


def accounts_problem(accounts: Sequence[NewAccount]) -> str:
    """What is missing among the accounts."""
    roles = [one.role for one in accounts]
    if "sekretaris" not in roles:
        return "Perlu sedikitnya satu akun sekretaris: dialah yang mencatat perkara."
    names = [one.name.strip().casefold() for one in accounts]
    if len(set(names)) != len(names):
        return "Ada dua akun dengan nama yang sama."
    return ""


def suggested_lines(office: Office) -> list[str]:
    """A letterhead to begin with."""
    region = office.region.upper().replace("PEMERINTAH ", "PEMERINTAH ")
    return [f"{region} {office.city.upper()}".strip(), (office.secretariat or "Sekretariat Daerah").upper()]


def make(beginning: Beginning, report: Say, *, clock: Clock | None = None, cost: KdfCost | None = None) -> Opened:
    """Create the vault and open it as its secretary; the recovery sheets stand in the result, nowhere else."""
    used = clock or SystemClock()
    report(0.05, "Menurunkan kunci setiap akun…")
    device: Any = None
    if beginning.bind:
        from models.vault.keyring_secret import SystemKeyring

        device = SystemKeyring()
    created = create_vault(
        beginning.folder,
        beginning.office_name,
        beginning.accounts,
        clock=used,
        device=device,
        cost=cost,
        shares=beginning.shares,
    )
    report(0.7, "Membuat basis data…")
    opened = opening.sit_down(created.vault, used, create=True)
    try:
        report(0.9, "Menyimpan data kantor…")
        set_office(opened.desk, beginning.office)
        if beginning.lines:
            set_letterhead(
                opened.desk,
                beginning.letterhead,
                beginning.lines,
                beginning.address,
                beginning.emblem,
                beginning.emblem_name,
            )
        if beginning.council is not None:
            _seat(opened.desk, beginning.council)
    except BaseException:
        created.vault.lock()
        raise
    opened.recovery = created.recovery
    return opened


def _seat(desk: Desk, start: CouncilStart) -> None:
    """Link the accounts to their persons and record the council."""
    numbers = {one.name: one.slot_id for one in desk.vault.accounts()}
    members = []
    for who in start.people:
        person = Person(
            name=who.account,
            number="".join(who.number.split()),
            front_title=who.front_title,
            back_title=who.back_title,
            golongan=who.golongan,
            pangkat=desk.rulebook.rank_name(who.golongan),
            post=who.post,
            unit=who.unit,
        )
        link_account(desk, numbers[who.account], person=person)
        members.append(CouncilMemberInput(person, who.role, numbers[who.account]))
    with desk.read() as reader:
        title = office_of(reader).council_name
    name_council(
        desk,
        decree_number=start.decree_number,
        decree_date=start.decree_date,
        title=title,
        members=members,
    )


def asked_word(sheet: str, number: int) -> str:
    """The word of a sheet that the person types to prove that it was written down; counted from 1."""
    return sheet.split()[number - 1]


def sheet_holders(count: int) -> list[str]:
    """Who keeps which sheet, as a proposal printed on it."""
    return ["Ketua majelis", "Sekretaris majelis", "Sekretaris Daerah", *(f"Pemegang {n}" for n in range(4, 17))][
        :count
    ]
