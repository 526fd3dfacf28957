"""The meter: strong ones pass, guessable ones get one Indonesian sentence."""

from __future__ import annotations

import pytest

from models.vault import WeakPassphrase
from models.vault.passphrase import demand, strength


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "rahasia",
        "12345678901234",
        "qwertyuiop",
        "passwordpassword",
        "majelis kode etik",
        "aaaaaaaaaaaaaaaa",
        "abcdefghijklm",
        "17081945",
        "Rahayu1985",
    ],
)
def test_guessable_ones_are_refused_with_advice(text: str) -> None:
    judged = strength(text, ["Sri Rahayu", "BKPSDM"])
    assert not judged.accepted
    assert judged.advice.endswith(".")
    with pytest.raises(WeakPassphrase) as caught:
        demand(text, ["Sri Rahayu", "BKPSDM"])
    assert len(text) < 4 or text not in str(caught.value)


@pytest.mark.parametrize("text", ["kopi pahit tanpa gula merah", "7 ekor-Gajah naik sepeda!", "mK9#vbTq2$xLpw"])
def test_strong_ones_pass(text: str) -> None:
    judged = strength(text)
    assert judged.accepted
    assert judged.score >= 3
    demand(text)


def test_words_the_guesser_knows_count_less() -> None:
    assert strength("prasetyowidodo", ["Prasetyo Widodo"]).score < strength("prasetyowidodo").score


def test_a_very_long_one_is_judged_at_once() -> None:
    assert strength("kuda laut " * 1000).score >= 0


def test_a_short_one_never_passes_however_strange() -> None:
    assert not strength("q#9L!vZ2x").accepted
