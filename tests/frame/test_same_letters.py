"""The comparison that `make dist` ends with must see what differs."""

from __future__ import annotations

from pathlib import Path

from tests.frame.same_letters import compare, letters


def test_letters_are_named_by_their_path_and_content(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one.pdf").write_bytes(b"%PDF-1")
    (tmp_path / "a" / "note.txt").write_bytes(b"no letter")
    found = letters(tmp_path)
    assert list(found) == [str(Path("a") / "one.pdf")]
    assert len(found[str(Path("a") / "one.pdf")]) == 64


def test_a_changed_a_missing_and_an_added_letter_are_told() -> None:
    assert compare({"a": "1", "b": "2"}, {"a": "1", "b": "2"}) == []
    assert [line.split(":")[0] for line in compare({"a": "1", "b": "2"}, {"a": "x", "c": "3"})] == ["a", "b", "c"]
