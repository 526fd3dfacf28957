"""How good a passphrase is, in Indonesian. zxcvbn does the guessing; an offline dictionary is all it needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.vault.trouble import WeakPassphrase

LEAST_SCORE = 3
LEAST_LENGTH = 10
LONGEST_TRIED = 72

_COMMON = (
    "majelis", "kode", "etik", "sidang", "sekretaris", "ketua", "anggota", "pemeriksa", "bkd", "bkpsdm", "inspektorat",
    "sekda", "walikota", "bupati", "gubernur", "pemkot", "pemkab", "pemprov", "pegawai", "negeri", "asn", "pns",
    "korpri",
    "rahasia", "katasandi", "sandi", "bismillah", "alhamdulillah", "indonesia", "merdeka", "pancasila", "garuda",
    "sayang",
    "cinta", "keluarga", "anakku", "istri", "suami", "jakarta", "surabaya", "bandung", "madiun", "semarang", "januari",
    "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november", "desember",
)  # fmt: skip

_ADVICE = (
    ("dates", "Hindari tanggal dan tahun, terutama tanggal lahir."),
    ("years", "Hindari tanggal dan tahun, terutama tanggal lahir."),
    ("names", "Hindari nama orang."),
    ("surnames", "Hindari nama orang."),
    ("rows of keys", "Hindari deretan tombol seperti qwerty."),
    ("keyboard patterns", "Hindari deretan tombol seperti qwerty."),
    ("repeats", "Hindari huruf atau kata yang diulang."),
    ("repeated", "Hindari huruf atau kata yang diulang."),
    ("sequences", "Hindari urutan seperti abc atau 6543."),
    ("common", "Kata ini termasuk yang paling sering ditebak."),
    ("easy to guess", "Satu kata saja mudah ditebak."),
)


@dataclass(frozen=True, slots=True)
class Strength:
    """``score`` 0 to 4; ``accepted`` from 3 on and from 10 characters on; ``advice`` is one Indonesian sentence."""

    score: int
    accepted: bool
    advice: str


def strength(text: str, hints: Sequence[str] = ()) -> Strength:
    """Judge a passphrase. ``hints`` are words a guesser knows: names of the account, the office, the vault."""
    from zxcvbn import zxcvbn

    if not text:
        return Strength(0, accepted=False, advice="Ketik kata sandi: empat kata acak atau lebih mudah diingat.")
    words = [word for hint in hints for word in (hint, *hint.split()) if len(word) > 2]
    bare = "".join(letter for letter in text if letter.isalnum()) or text
    # Spaces between three known words look like strength to the guesser; a person guesses them first.
    tried = [zxcvbn(form[:LONGEST_TRIED], user_inputs=[*words, *_COMMON]) for form in (text, bare)]
    found = min(tried, key=lambda each: int(each["score"]))
    score = int(found["score"])
    if all(part.get("dictionary_name") == "user_inputs" for part in tried[1]["sequence"]):
        score = min(score, LEAST_SCORE - 1)  # nothing in it but words that everybody in the office says
    long_enough = len(text) >= LEAST_LENGTH
    if not long_enough:
        score = min(score, LEAST_SCORE - 1)
    accepted = long_enough and score >= LEAST_SCORE
    return Strength(score, accepted, _advice(found["feedback"], accepted=accepted, long_enough=long_enough))


def _advice(feedback: dict[str, object], *, accepted: bool, long_enough: bool) -> str:
    if accepted:
        return "Kata sandi ini kuat."
    if not long_enough:
        return f"Pakai paling sedikit {LEAST_LENGTH} huruf; rangkaian empat kata acak lebih mudah diingat."
    said = str(feedback.get("warning") or "").lower()
    for part, sentence in _ADVICE:
        if part in said:
            return sentence
    return "Tambahkan satu atau dua kata lagi yang tidak berhubungan."


def demand(text: str, hints: Sequence[str] = ()) -> None:
    """Raise WeakPassphrase where :func:`strength` does not accept."""
    judged = strength(text, hints)
    if not judged.accepted:
        raise WeakPassphrase("Kata sandi ini mudah ditebak.", "Kata sandi lama tetap berlaku.", judged.advice)
