"""Sidang Etik: the front door. Opens the window, or runs one command.

Only the standard library is imported here. The window needs Qt alone until its first picture is shown; a command
imports what it uses when it runs.

Exit codes: 0 done; 1 the check found something wrong; 2 wrong arguments; 3 not possible (three sentences say why);
4 something unforeseen; 5 to 10 answers of ``check-letter`` (``reports/checkletter.py``); 130 stopped by the person.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from models.law.errors import Trouble
    from models.procedure.inspection import Report
    from models.vault import OpenVault

RESOURCES = Path(__file__).resolve().parent / "resources"
FOUND_FAULTS, TROUBLE, UNFORESEEN, STOPPED = 1, 3, 4, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the window or one command; return the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or arguments[0].rstrip("/\\").endswith(".sidang"):
        from ui.app import run

        return run([sys.argv[0], *arguments])
    options = _parser().parse_args(arguments)
    return _guarded(options.command, options)


def _parser() -> argparse.ArgumentParser:
    import argparse

    parser = argparse.ArgumentParser(
        prog="sidang-etik",
        description="Perkara, sidang, putusan dan surat Majelis Kode Etik. Tanpa perintah: membuka jendela.",
    )
    commands = parser.add_subparsers(title="perintah", required=True, metavar="PERINTAH")

    demo = commands.add_parser("demo", help="jalankan perkara contoh tanpa layar, cetak semua surat")
    demo.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="folder hasil")
    demo.add_argument("--stories", type=Path, metavar="BERKAS", help="berkas cerita lain (TOML)")
    demo.add_argument("--employees", type=Path, metavar="BERKAS", help="daftar pegawai lain (.xlsx, .xls, .ods, .csv)")
    demo.add_argument("--no-pictures", action="store_true", help="tanpa gambar jendela")
    demo.set_defaults(command=_demo)

    verify = commands.add_parser("verify", help="periksa seluruh brankas: jejak, tanda tangan, surat, bukti")
    verify.add_argument("vault", type=Path, metavar="BRANKAS")
    _add_account(verify)
    verify.set_defaults(command=_verify)

    backup = commands.add_parser("backup", help="buat cadangan yang sudah diperiksa")
    backup.add_argument("vault", type=Path, metavar="BRANKAS")
    backup.add_argument("target", type=Path, metavar="TUJUAN", help="folder tempat cadangan dibuat")
    _add_account(backup)
    backup.set_defaults(command=_backup)

    restore = commands.add_parser("restore", help="pulihkan cadangan ke folder baru, tanpa menimpa yang lama")
    restore.add_argument("backup", type=Path, metavar="CADANGAN")
    restore.add_argument("folder", type=Path, metavar="FOLDER_BARU")
    restore.add_argument(
        "--current", type=Path, metavar="BRANKAS", help="brankas yang dipakai, untuk dibandingkan dulu"
    )
    restore.set_defaults(command=_restore)

    check = commands.add_parser("check-letter", help="periksa apakah sebuah PDF surat kami dan tidak berubah")
    check.add_argument("file", type=Path, metavar="BERKAS.pdf")
    check.add_argument("vault", type=Path, nargs="?", metavar="BRANKAS", help="tanpa ini hanya kodenya yang dibaca")
    _add_account(check)
    check.set_defaults(command=_check_letter)
    return parser


def _add_account(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--account", metavar="NAMA", help="nama akun; tanpa ini akun pertama yang aktif")
    parser.add_argument(
        "--passphrase-fd",
        type=int,
        metavar="N",
        help="baca kata sandi dari deskriptor berkas N, tidak pernah dari baris perintah",
    )


def _guarded(command: Callable[[argparse.Namespace], int], options: argparse.Namespace) -> int:
    """Run a command; whatever goes wrong becomes three sentences, never a traceback that could hold a name."""
    from models.law.errors import Trouble

    try:
        return command(options)
    except Trouble as trouble:
        _say(trouble)
        return TROUBLE
    except KeyboardInterrupt:
        print("Dihentikan. Yang sudah tersimpan tetap tersimpan.", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - the last door; the place is named, the content is not
        from ui.explain import explain

        _say(explain(error))
        return TROUBLE if isinstance(error, OSError) else UNFORESEEN


def _say(trouble: Trouble) -> None:
    for sentence in (trouble.what, trouble.kept, trouble.do):
        if sentence:
            print(sentence, file=sys.stderr)


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty() and total:
        print(f"\r{done * 100 // total:3d} % ", end="\n" if done >= total else "", file=sys.stderr, flush=True)


def _passphrase(options: argparse.Namespace, account: str) -> str:
    """Read a passphrase from a file descriptor or the terminal, never from arguments or the environment."""
    if options.passphrase_fd is not None:
        with os.fdopen(options.passphrase_fd, encoding="utf-8", closefd=False) as stream:
            return stream.readline().rstrip("\r\n")
    from getpass import getpass

    return getpass(f"Kata sandi {account}: ")


def _open(options: argparse.Namespace, *, look: bool = False, read_only: bool = False) -> OpenVault:
    """Open as the account asked for; ``look`` is content with a medium that cannot be written to, ``read_only`` never
    writes."""
    from models.law.errors import Trouble
    from models.procedure.clock import SystemClock
    from models.vault import VaultReadOnly, open_vault, peek
    from models.vault.keyring_secret import SystemKeyring

    header = peek(options.vault)
    wanted = (options.account or "").casefold()
    account = next((a for a in header.accounts if not a.disabled and (not wanted or a.name.casefold() == wanted)), None)
    if account is None:
        known = ", ".join(a.name for a in header.accounts if not a.disabled)
        raise Trouble("Akun itu tidak ada di brankas ini.", "Brankas tidak dibuka.", f"Akun yang ada: {known}.")
    device = SystemKeyring() if account.needs_device else None
    passphrase = _passphrase(options, account.name)
    try:
        if not read_only:
            return open_vault(options.vault, account.slot_id, passphrase, clock=SystemClock(), device=device)
    except VaultReadOnly:
        if not look:
            raise
    return open_vault(options.vault, account.slot_id, passphrase, clock=SystemClock(), device=device, read_only=True)


def _demo(options: argparse.Namespace) -> int:
    from models.procedure.clock import SystemClock
    from models.procedure.inspection import inspect_vault
    from models.stories.run import run
    from reports.press import Press

    out: Path = options.out
    stage = run(
        out,
        law=RESOURCES / "law",
        stories=options.stories or RESOURCES / "stories" / "demo.toml",
        press=Press(RESOURCES),
        employees=options.employees,
        today=SystemClock().now().date(),
        say=_tell,
    )
    with stage.desk.vault as vault:
        if not options.no_pictures:
            os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")  # what a platform without screen lacks
            from ui.gallery import take_pictures

            take_pictures(stage.desk, out / "pictures")
        report = inspect_vault(vault, stage.desk.reader, _progress)
    _tell("")
    found = _findings(report)
    letters = len(list((out / "letters").rglob("*.pdf")))
    _tell(f"{letters} surat di {out / 'letters'}")
    if not options.no_pictures:
        _tell(f"gambar jendela di {out / 'pictures'}")
    _tell(f"ringkasan di {out / 'summary.json'}")
    return found


def _tell(line: str) -> None:
    print(line, flush=True)


def _findings(report: Report) -> int:
    for finding in report.findings:
        _tell(str(finding))
    for note in report.notes:
        _tell(note)
    if not report.ok:
        _tell(f"{len(report.findings)} hal tidak cocok.")
        return FOUND_FAULTS
    _tell(f"Brankas utuh: {report.entries} entri jejak, {report.files} berkas, {report.rows} baris diperiksa.")
    return 0


def _verify(options: argparse.Namespace) -> int:
    with _open(options, look=True) as vault:
        from models.procedure.inspection import inspect_vault
        from models.records.engine import open_engine

        return _findings(inspect_vault(vault, open_engine(vault, read_only=True), _progress))


def _backup(options: argparse.Namespace) -> int:
    with _open(options) as vault:
        from models.law import load_rulebook
        from models.law.errors import Trouble
        from models.procedure import safekeeping
        from models.procedure.clock import SystemClock
        from models.procedure.desk import Desk
        from models.records.engine import open_engine

        desk = Desk(vault, open_engine(vault), load_rulebook(RESOURCES / "law", strict=False), SystemClock())
        if not desk.can("vault.backup"):
            raise Trouble(
                "Peran akun ini tidak berwenang membuat cadangan.",
                "Tidak ada yang berubah.",
                "Sebutkan akun sekretaris atau petugas surat dengan --account.",
            )
        made = safekeeping.make_backup(desk, options.target, _progress)
        safekeeping.note_backup(desk, made)
    print(f"Cadangan selesai dan sudah diperiksa, {made.files} berkas bukti dan surat: {made}")
    return 0


def _restore(options: argparse.Namespace) -> int:
    from models.procedure.safekeeping import compare_backup, restore_backup

    for line in compare_backup(options.backup, options.current).lines:
        print(line)
    restored = restore_backup(options.backup, options.folder, _progress, current=options.current)
    print(f"Cadangan dipulihkan ke folder baru: {restored}")
    print(f"Periksa sekarang: sidang-etik verify {restored}")
    return 0


def _check_letter(options: argparse.Namespace) -> int:
    from models.law.errors import Trouble
    from reports.checkletter import check_letter

    if not options.file.is_file():
        raise Trouble("Berkas itu tidak ada.", "Tidak ada yang diperiksa.", "Periksa nama dan tempatnya.")
    if options.vault is None:
        verdict = check_letter(options.file)
    else:
        with _open(options, read_only=True) as vault:
            from sqlalchemy.orm import Session

            from models.records.engine import open_engine
            from models.registry.viewer import Viewer

            role = next(one.role for one in vault.accounts() if one.slot_id == vault.slot_id)
            with Session(open_engine(vault, read_only=True)) as session:
                verdict = check_letter(options.file, session, Viewer(vault.slot_id, role))
    print(verdict.words)
    return verdict.exit_code


if __name__ == "__main__":
    raise SystemExit(main())
