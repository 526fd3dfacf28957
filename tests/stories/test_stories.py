"""The twelve stories, told through the acts on a real vault, against what the law says of each."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from models.law.errors import Trouble
from models.procedure.inspection import inspect_vault
from models.stories.run import Stage, run
from models.stories.story import read_stories
from reports.press import Press

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "stories.toml"
EXPECTED = {row["id"]: row for row in tomllib.loads(SAMPLES.read_text("utf-8"))["story"]}
CLOCKS = tomllib.loads(SAMPLES.read_text("utf-8"))["clock"]


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory, resources: Path) -> dict[str, Any]:
    """All stories, once; the summary as written."""
    out = tmp_path_factory.mktemp("dua-belas")
    stage = run(out, law=resources / "law", stories=SAMPLES, press=Press(resources))
    stage.desk.vault.lock()
    data: dict[str, Any] = json.loads((out / "summary.json").read_text("utf-8"))
    return data


def story(told: dict[str, Any], name: str) -> dict[str, Any]:
    return next(row for row in told["stories"] if row["id"] == name)


def said(row: dict[str, Any], severity: str) -> list[dict[str, Any]]:
    return [n for act in row["acts"] for n in act["notices"] if n["severity"] == severity]


@pytest.mark.parametrize("name", EXPECTED)
def test_a_story_gives_what_the_law_says(told: dict[str, Any], name: str) -> None:
    row, expect = story(told, name), EXPECTED[name]["expect"]
    for key in ("stage", "track", "scale", "level", "open", "examined_by", "needs", "track_after_mending", "outcome",
                "heavier_than", "summons2_latest", "hearing_without_respondent", "identified_without_nip"):  # fmt: skip
        if key in expect:
            wanted = expect[key].isoformat() if hasattr(expect[key], "isoformat") else expect[key]
            assert row[key] == wanted, key
    if "imposed_by" in expect:
        wanted = expect["imposed_by"] if isinstance(expect["imposed_by"], list) else [expect["imposed_by"]]
        assert row["imposed_by"] == wanted
    if "rule" in expect:
        assert expect["rule"] in row["rules"]
    if "appeal" in expect:
        assert expect["appeal"] in row["appeal"]
    if "letters" in expect:
        assert set(expect["letters"]) <= {x["kind"] for x in row["letters"]}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_story_is_warned_of_what_the_law_doubts(told: dict[str, Any], name: str) -> None:
    row, expect = story(told, name), EXPECTED[name]["expect"]
    if "warn" in expect:
        assert any(expect["warn"] in n["message"] for n in said(row, "warn"))
    if "note" in expect:
        assert any(expect["note"] in n["message"] for n in said(row, "info"))
    if "block" in expect:
        assert any(expect["block"] in n["message"] for n in said(row, "block")) and row["stopped"]
    if expect.get("unverified_mark"):
        assert row["unverified_mark"]


@pytest.mark.parametrize("name", [n for n, row in EXPECTED.items() if row.get("votes")])
def test_a_voted_story_runs_to_the_end(told: dict[str, Any], name: str) -> None:
    row, votes = story(told, name), EXPECTED[name]["votes"]
    assert row["stopped"] == "" and row["stage_of_case"] == "closed"
    assert (row["votes"]["proven"], row["votes"]["not_proven"]) == (votes["proven"], votes["not_proven"])
    assert row["votes"]["by"] == votes["by"]
    assert row["sanction"] == votes.get("sanction")


def test_the_other_switch_opens_the_other_scale(tmp_path: Path, resources: Path) -> None:
    other = EXPECTED["atribut-partai"]["expect_with"]
    text = SAMPLES.read_text("utf-8")
    start = text.index('[[story]]\nid = "atribut-partai"')
    one = text[start : text.index("[[story]]", start + 5)].replace(
        '"pp53_transisi"', f'"{other["switches"]["sedang_scale"]}"'
    )
    file = tmp_path / "satu.toml"
    file.write_text(one, "utf-8")
    stage = run(tmp_path / "out", law=resources / "law", stories=file, press=None)
    stage.desk.vault.lock()
    row = json.loads((tmp_path / "out" / "summary.json").read_text("utf-8"))["stories"][0]
    assert row["open"] == other["open"]


def test_the_clocks_count_as_told(told: dict[str, Any]) -> None:
    for row, wanted in zip(told["clocks"], CLOCKS, strict=True):
        assert row["days"] == {n: day.isoformat() for n, day in wanted["expect"].items()}


def test_every_notice_that_binds_names_its_article(told: dict[str, Any]) -> None:
    for row in told["stories"]:
        for notice in said(row, "block") + [
            n for n in said(row, "warn") if n["code"].startswith(("panel", "catalogue"))
        ]:
            assert notice["article"], notice


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, resources: Path) -> tuple[Stage, Path]:
    """The demo's two stories; the vault locked."""
    out = tmp_path_factory.mktemp("demo")
    stage = run(out, law=resources / "law", stories=resources / "stories" / "demo.toml", press=Press(resources))
    report = inspect_vault(stage.desk.vault, stage.desk.reader)
    assert report.ok, [str(f) for f in report.findings]
    stage.desk.vault.lock()
    return stage, out


def test_two_runs_give_the_same_letters_in_another_process_too(
    demo: tuple[Stage, Path], tmp_path: Path, root: Path
) -> None:
    _, first = demo
    code = (
        "import sys;from pathlib import Path;from models.stories.run import run;from reports.press import Press;"
        "r=Path('resources');s=run(Path(sys.argv[1]),law=r/'law',stories=r/'stories'/'demo.toml',press=Press(r));s.desk.vault.lock()"
    )
    env = {**os.environ, "PYTHONHASHSEED": "77", "TZ": "UTC", "LC_ALL": "C"}
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "lagi")], cwd=root, env=env, check=True)
    ours = {p.relative_to(first): p.read_bytes() for p in (first / "letters").rglob("*.pdf")}
    theirs = {p.relative_to(tmp_path / "lagi"): p.read_bytes() for p in (tmp_path / "lagi" / "letters").rglob("*.pdf")}
    assert len(ours) == 28 and ours == theirs


def test_no_file_of_the_vault_holds_a_name_a_number_or_a_word_of_a_case(demo: tuple[Stage, Path]) -> None:
    from models.stories import cast

    _, out = demo
    header = json.loads((out / "vault.sidang" / "vault.json").read_text("utf-8"))
    account_names = {row[1] for row in cast.COUNCIL} | {cast.SUBSTITUTE[1], cast.CLERK}
    assert header
    names = {row[0] for row in cast.RESPONDENTS} | {cast.MAYOR} | account_names
    words = [*names, "198508172010", "198304092008", "baliho", "Instagram", "Pengadministrasi", "2024/001", "Bawaslu"]
    for file in (out / "vault.sidang").rglob("*"):
        if not file.is_file():
            continue
        content = file.read_bytes().lower()
        for word in words:
            if file.name == "vault.json" and word in account_names:
                continue  # the header names the accounts, and says so in docs/security.md
            for form in (word.encode(), word.encode("utf-16-le")):
                assert form.lower() not in content, f"{word} in {file.name}"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "tidak memuat"),
        ("story = 3", "tidak memuat"),
        ("[[story]]\nid='a'\n", "tanpa tanggal"),
        ("[[story]]\nid='a'\nact={date=2024-01-01}\n", "tanpa \\[respondent\\]"),
        ("[[story]]\nid='a'\nact={date=2024-01-01}\nrespondent={kind='RAJA'}\n", "tidak dikenal"),
        ("[[story]\n", "tidak terbaca"),
    ],
)
def test_a_bad_file_of_stories_is_refused_with_what_is_wrong(tmp_path: Path, text: str, word: str) -> None:
    file = tmp_path / "x.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(Trouble, match=word):
        read_stories(file)
