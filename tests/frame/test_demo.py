"""The demonstration from outside: whole cases on paper, the same bytes each time, no network, nothing left readable."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.frame.same_letters import letters

KINDS = {
    "surat_panggilan_1", "undangan_sidang", "berita_acara_pemeriksaan", "berita_acara_sidang", "putusan",
    "keputusan_sanksi",
}  # fmt: skip

# Runs the front door as a person would, and writes down every file opened for writing and every socket.
WATCHED = """
import os, sys
seen = open(os.environ["SEEN"], "w", encoding="utf-8")
def watch(event, args):
    if event in ("socket.__new__", "socket.connect", "socket.getaddrinfo"):
        seen.write(f"socket {args!r}\\n")
    elif event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+"):
        seen.write(f"write {args[0]!r}\\n")
    seen.flush()
sys.addaudithook(watch)
import main
raise SystemExit(main.main(sys.argv[1:]))
"""


@dataclass(frozen=True)
class Run:
    """One run: where its results, its temporary files and what was watched lie; what it said."""

    out: Path
    temporary: Path
    seen: str
    said: str
    summary: dict[str, Any]


def _run(root: Path, folder: Path, **variables: str) -> Run:
    out, temporary, seen = folder / "out", folder / "tmp", folder / "seen"
    temporary.mkdir(parents=True)
    environment = os.environ | {"TMPDIR": str(temporary), "SEEN": str(seen), "HOME": str(folder), **variables}
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, "demo", "--out", str(out), "--no-pictures"],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    return Run(out, temporary, seen.read_text(encoding="utf-8"), done.stdout, summary)


@pytest.fixture(scope="module")
def first(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    return _run(root, tmp_path_factory.mktemp("first"), PYTHONHASHSEED="1", TZ="Asia/Jakarta", LANG="C")


@pytest.fixture(scope="module")
def second(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    return _run(root, tmp_path_factory.mktemp("second"), PYTHONHASHSEED="2", TZ="America/New_York", LANG="id_ID.UTF-8")


def test_two_runs_print_the_same_bytes(first: Run, second: Run) -> None:
    assert letters(first.out)
    assert letters(first.out) == letters(second.out)
    assert first.summary == second.summary


def test_every_case_goes_to_its_end_with_every_letter(first: Run) -> None:
    for story in first.summary["stories"]:
        assert not story["stopped"]
        assert {letter["kind"] for letter in story["letters"]} >= KINDS
        assert {letter["paper"] for letter in story["letters"]} == {"A4", "F4"}
    assert len(first.summary["stories"]) == 2


def test_the_summary_says_what_lies_in_the_folder(first: Run) -> None:
    told = {letter["file"]: letter["sha256"] for story in first.summary["stories"] for letter in story["letters"]}
    found = {
        path.relative_to(first.out).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in first.out.rglob("*.pdf")
    }
    assert told == found


def test_the_log_names_each_act_and_ends_with_the_journal_verified(first: Run) -> None:
    for story in first.summary["stories"]:
        assert story["title"] in first.said
        for act in story["acts"]:
            assert act["words"] in first.said
    assert "Brankas utuh" in first.said


def test_no_socket_is_opened(first: Run) -> None:
    assert "write" in first.seen, "the watch itself did not work"
    assert "socket" not in first.seen


def test_files_are_written_only_where_asked(first: Run) -> None:
    wrote = re.findall(r"write '([^']+)'", first.seen)
    assert wrote
    strangers = [
        path for path in wrote if not path.startswith((str(first.out), "/dev/null")) and "__pycache__" not in path
    ]
    assert strangers == []


def _words_of(first: Run) -> set[str]:
    """Names, numbers and words of the cases, as the letters show them."""
    texts = []
    for path in first.out.rglob("*-A4.pdf"):
        texts += [page.extract_text() for page in PdfReader(path).pages]
    whole = " ".join(texts)
    numbers = set(re.findall(r"\b\d{8} ?\d{6} ?\d ?\d{3}\b", whole))
    words = set(re.findall(r"[A-Z][a-z]{5,}", whole))
    return numbers | {number.replace(" ", "") for number in numbers} | words


def test_the_vault_and_what_is_left_behind_hold_no_word_of_a_case(first: Run) -> None:
    header = (first.out / "vault.sidang" / "vault.json").read_text(encoding="utf-8")
    # The header names the office and the accounts, so that a person can choose one; nothing else may be read.
    open_words = set(re.findall(r"\w+", header))
    wanted = {word.encode() for word in _words_of(first) if word not in open_words}
    assert len(wanted) > 100
    places = [*(first.out / "vault.sidang").rglob("*"), *first.temporary.rglob("*")]
    files = [path for path in places if path.is_file() and path.name != "vault.json"]
    assert any(path.suffix == ".age" for path in files)
    for path in files:
        content = path.read_bytes()
        found = [word for word in wanted if word in content]
        assert found == [], path.name
    left = [path for path in first.temporary.rglob("*") if path.is_file()]
    assert left == []


def test_a_folder_that_is_taken_is_not_overwritten(root: Path, first: Run) -> None:
    before = letters(first.out)
    done = subprocess.run(
        [sys.executable, "main.py", "demo", "--out", str(first.out), "--no-pictures"],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 3
    assert "Tidak ada yang ditimpa" in done.stderr
    assert letters(first.out) == before
