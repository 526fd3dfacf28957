"""What the office sets: itself, its letterheads, its accounts, the switches of the law."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.law.errors import Trouble
from models.law.person import Person
from models.law.words import long_date
from models.procedure.desk import Desk
from models.procedure.patterns import name_problems, pattern_problems
from models.procedure.permissions import ROLES
from models.records import Account, Draft, Employee, Letterhead, Setting, SwitchChoice


@dataclass(frozen=True, slots=True)
class Office:
    """The office as letters name it. Every wording is the office's own choice; see ``docs/letters.md``."""

    region: str = "Pemerintah Kota"
    city: str = ""
    province: str = ""
    head_title: str = "Wali Kota"
    head_name: str = ""
    head_capacity: str = ""
    """Empty, or ``Pj.`` and the like before the title."""
    council_name: str = "Majelis Kode Etik Pegawai"
    secretariat: str = ""
    default_letterhead: str = "K2"
    decree_letterhead: str = "K1"
    paper: str = "A4"
    classification_code: str = "800.1.6.1"
    unit_code: str = ""
    number_pattern: str = "{rahasia}{klas}/{urut}/{unit}/{tahun}"
    secret_prefix: str = ""
    hearing_room: str = ""
    code_regulation: str = ""
    """The local code of ethics (Perwali), as cited in letters."""
    office_hours: tuple[int, int] = field(default=(7, 16))


def office_of(session: Session) -> Office:
    """The office as set; defaults where nothing was set."""
    row = session.get(Setting, "office")
    known = {f.name for f in fields(Office)}
    values = {k: v for k, v in (row.value if row else {}).items() if k in known}
    if "office_hours" in values:
        values["office_hours"] = tuple(values["office_hours"])
    return Office(**values)


def set_office(desk: Desk, office: Office) -> None:
    """Keep the office's wording. Letters already frozen keep theirs. A wrong pattern of numbers is refused."""
    if not office.city.strip():
        raise Trouble("Nama kota belum diisi.", "Isian Anda masih ada.", "Isi nama kota, lalu simpan lagi.")
    if problems := [*pattern_problems(office.number_pattern), *name_problems(office.unit_code)]:
        words = f"Pola nomor atau kode unit belum benar: {problems[0]}."
        raise Trouble(words, "Isian Anda masih ada.", "Betulkan, lalu simpan lagi.")
    with desk.act("office.set", subject="office") as act:
        _put(act.session, "office", asdict(office), act.now)
        act.note(office=asdict(office))
        act.touches("office")


def set_setting(desk: Desk, name: str, value: Any) -> None:
    """Keep one other named value of the office (limit of the backup reminder, auto-lock minutes, questions)."""
    with desk.act("office.set", subject=name) as act:
        _put(act.session, name, value, act.now)
        act.note(setting=name, value=value)
        act.touches("office")


def _put(session: Session, name: str, value: Any, now: Any) -> None:
    row = session.get(Setting, name)
    if row is None:
        session.add(Setting(name=name, value=value, changed_at=now))
    else:
        row.value, row.changed_at = value, now


def setting(session: Session, name: str, default: Any = None) -> Any:
    """A named value, or the default."""
    row = session.get(Setting, name)
    return default if row is None else row.value


def set_letterhead(
    desk: Desk,
    kind: str,
    lines: Sequence[str],
    address: Sequence[str] = (),
    emblem: bytes | None = None,
    emblem_name: str = "",
    *,
    keep_emblem: bool = True,
) -> None:
    """Keep a letterhead. The emblem is the office's own image (PNG or JPEG); ``None`` with ``keep_emblem`` keeps
    the old one.
    """
    if kind not in ("K0", "K1", "K2", "K3", "K4"):
        raise Trouble("Jenis kop tidak dikenal.", "Kop yang lama tetap berlaku.")
    if emblem is not None and len(emblem) > 8_000_000:
        raise Trouble(
            "Berkas lambang lebih besar dari 8 MB.",
            "Kop yang lama tetap berlaku.",
            "Perkecil gambarnya, lalu pilih lagi.",
        )
    with desk.act("office.set", subject=f"letterhead.{kind}") as act:
        row = act.session.get(Letterhead, kind)
        if row is None:
            row = Letterhead(kind=kind, lines=[], address=[], emblem=None, emblem_name="", changed_at=act.now)
            act.session.add(row)
        row.lines, row.address, row.changed_at = list(lines), list(address), act.now
        if emblem is not None or not keep_emblem:
            row.emblem, row.emblem_name = emblem, emblem_name
        act.note(letterhead=kind, lines=list(lines), emblem=bool(row.emblem))
        act.touches("office")


def register_accounts(desk: Desk) -> None:
    """Write the accounts of the vault's header, with their public keys, into the database and the journal.

    The journal then holds what each signature must be checked against, so that keys cannot be exchanged unseen.
    """
    with desk.act("account.register") as act:
        added = []
        for entry in desk.vault.accounts():
            if act.session.get(Account, entry.slot_id) is not None:
                continue
            signing, exchange = desk.vault.public_key(entry.slot_id), desk.vault.exchange_public_key(entry.slot_id)
            act.session.add(
                Account(
                    id=entry.slot_id,
                    name=entry.name,
                    role=entry.role,
                    signing_key=signing,
                    exchange_key=exchange,
                    person=None,
                    created_at=act.now,
                    disabled_at=None,
                )
            )
            added.append([entry.slot_id, entry.role, signing.hex(), exchange.hex()])
        act.note(accounts=added)
        act.touches("accounts")
    desk.reseat()


def add_account(desk: Desk, new: Any) -> int:
    """Add an account (``models.vault.NewAccount``) with its own key slot; gives its number."""
    if new.role not in ROLES:
        raise Trouble("Peran akun tidak dikenal.", "Akun tidak dibuat.")
    if not desk.can("account.register"):
        raise Trouble("Hanya sekretaris yang dapat menambah akun.", "Akun tidak dibuat.")
    slot = desk.vault.add_account(new)
    register_accounts(desk)
    return int(slot)


def link_account(desk: Desk, account_id: int, *, employee_id: int | None = None, person: Person | None = None) -> None:
    """Say which person an account is, so that name, rank and NIP stand right under a signature."""
    with desk.act("account.change", subject=f"account.{account_id}") as act:
        account = act.session.get(Account, account_id)
        if account is None:
            raise Trouble("Akun tidak ditemukan.", "Tidak ada yang berubah.")
        if employee_id is not None:
            employee = act.session.get(Employee, employee_id)
            if employee is None:
                raise Trouble("Pegawai tidak ditemukan.", "Tidak ada yang berubah.")
            person = employee.snapshot()
        account.person = person.to_dict() if person else None
        act.note(account=account_id, linked=bool(person))
        act.touches("accounts")
    desk.reseat()


def disable_account(desk: Desk, account_id: int) -> None:
    """Close an account. Its name stays on everything it did."""
    if account_id == desk.sitter.id:
        raise Trouble("Akun yang sedang dipakai tidak dapat dinonaktifkan.", "Tidak ada yang berubah.")
    with desk.act("account.change", subject=f"account.{account_id}") as act:
        account = act.session.get(Account, account_id)
        if account is None:
            raise Trouble("Akun tidak ditemukan.", "Tidak ada yang berubah.")
        account.disabled_at = act.now
        act.note(account=account_id, disabled=True)
        act.touches("accounts")
    desk.vault.disable(account_id)


def set_switch(desk: Desk, switch: str, value: str, reason: str, valid_from: date | None = None) -> None:
    """Choose how an unsettled rule is read, from a day on, with the reason. Earlier cases keep their snapshot."""
    row = desk.base_rulebook.switch_rows.get(switch)
    if row is None or value not in row.values:
        raise Trouble("Pilihan aturan tidak dikenal.", "Aturan yang lama tetap berlaku.")
    if not reason.strip():
        raise Trouble("Alasan belum ditulis.", "Aturan yang lama tetap berlaku.", "Tuliskan dasar pilihan ini.")
    with desk.act("law.switch", subject=switch) as act:
        start = valid_from or act.today
        taken = select(SwitchChoice.id).where(SwitchChoice.switch == switch, SwitchChoice.valid_from == start)
        if act.session.scalar(taken) is not None:
            raise Trouble(
                f"Untuk {long_date(start)} sudah ada pilihan.",
                "Pilihan yang sudah ada tetap berlaku dan tetap tercatat.",
                "Pilih hari mulai yang lain.",
            )
        act.session.add(
            SwitchChoice(
                switch=switch,
                value=value,
                valid_from=start,
                reason=reason.strip(),
                chosen_by=desk.sitter.id,
                chosen_at=act.now,
            )
        )
        act.note(switch=switch, value=value, valid_from=start.isoformat(), reason=reason.strip())
        act.touches("law")
    desk.reload_law()


def save_draft(desk: Desk, form: str, content: dict[str, Any]) -> None:
    """Keep what somebody is typing, inside the vault; no journal entry, because nothing has been said yet."""
    with Session(desk.engine) as session:
        row = session.get(Draft, (desk.sitter.id, form))
        if row is None:
            session.add(Draft(account_id=desk.sitter.id, form=form, content=content, saved_at=desk.now()))
        else:
            row.content, row.saved_at = content, desk.now()
        session.commit()


def load_draft(session: Session, account_id: int, form: str) -> dict[str, Any] | None:
    """What was being typed in this form, or None."""
    row = session.get(Draft, (account_id, form))
    return None if row is None else row.content


def drop_draft(desk: Desk, form: str) -> None:
    """Forget a draft whose form was saved or thrown away by the person."""
    with Session(desk.engine) as session:
        row = session.get(Draft, (desk.sitter.id, form))
        if row is not None:
            session.delete(row)
            session.commit()
