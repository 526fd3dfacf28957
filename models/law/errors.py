"""The one family of errors that people may read."""

from __future__ import annotations


class Trouble(Exception):
    """Something went wrong that a person must know: what happened, what was kept, what to do.

    The three sentences are Indonesian and never hold a name, a number of a person, or a word of a case.
    """

    def __init__(self, what: str, kept: str = "", do: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.kept = kept
        self.do = do

    def __str__(self) -> str:
        return " ".join(part for part in (self.what, self.kept, self.do) if part)
