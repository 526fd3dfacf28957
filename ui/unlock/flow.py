"""What may be done at the door, in plain Python."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from models.vault import Header

ROLE_WORDS = {
    "sekretaris": "Sekretaris",
    "ketua": "Ketua",
    "anggota": "Anggota",
    "petugas": "Petugas surat",
    "pemeriksa": "Pemeriksa",
}
SUFFIX = ".sidang"
EXAMPLE = "contoh-"
"""How the folder of the ready example begins."""
EXAMPLE_PASSPHRASE = "contoh lampu kertas sungai"  # noqa: S105 - shown on the screen, guards nothing that is true


def example_words(folder: Path) -> str:
    """What stands below the passphrase of the example; empty for every other vault."""
    if not folder.name.startswith(EXAMPLE):
        return ""
    return f"Brankas contoh. Kata sandi setiap akun: {EXAMPLE_PASSPHRASE}"


def first_there(folders: Sequence[str]) -> Path | None:
    """The vault used last that is still in its place."""
    return next((Path(one) for one in folders if (Path(one) / "vault.json").is_file()), None)


class Door(NamedTuple):
    """One account as the window shows it."""

    slot_id: int
    name: str
    role: str
    needs_device: bool


def doors(header: Header) -> list[Door]:
    """The accounts that can be opened, in the order they were made."""
    return [
        Door(one.slot_id, one.name, ROLE_WORDS.get(one.role, one.role), one.needs_device)
        for one in header.accounts
        if not one.disabled
    ]


def vault_name(folder: Path) -> str:
    """The folder's name without its ending."""
    return folder.name.removesuffix(SUFFIX)


def hero_words(office: str) -> str:
    """The name of the office on two lines: the council, then the government."""
    if " Pemerintah" in office:
        before, _, after = office.partition(" Pemerintah")
        return f"{before}\nPemerintah{after}"
    return office if office.startswith("Majelis") else f"Majelis Kode Etik Pegawai\n{office}"


def locked_elsewhere(header: Header, machine: str) -> bool:
    """Whether another computer seems to have the vault open: the lock file may be taken over after asking."""
    return header.locked_by is not None and header.locked_by.machine != machine


def share_problem(text: str) -> str:
    """What is plainly wrong with the words of a recovery sheet, before the vault is asked."""
    words = text.split()
    if not words:
        return ""
    if len(words) not in (20, 33):
        return f"Satu lembar memuat 33 kata; yang tertulis {len(words)} kata."
    return ""


def filled(shares: Sequence[str]) -> list[str]:
    """Sheets that hold words."""
    return [" ".join(share.split()) for share in shares if share.split()]
