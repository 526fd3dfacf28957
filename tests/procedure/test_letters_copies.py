"""What is made of a frozen letter, what comes back signed, and what a code or a file says of itself."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from models.law.errors import Trouble
from models.procedure import copies, letters
from models.procedure.desk import WrongMoment
from models.procedure.inspection import inspect_vault
from models.records import Letter, LetterPrint, SignedPaper
from models.records.newkeys import new_keys
from models.registry.papers import by_code
from models.registry.viewer import Viewer
from models.stories.telling import Telling
from reports.checkletter import Verdict, check_letter, read_code
from reports.press import Press
from tests.procedure.conftest import House

KIND = "berita_acara_sidang"
CERTIFIER = {"office": "KEPALA BAGIAN HUKUM", "name": "Wulan Prasetya, S.H., M.H.", "rank": "Pembina (IV/a)"}
SCAN = b"\x89PNG\r\n\x1a\n" + b"pindaian" * 40


@pytest.fixture
def frozen(heard: Telling) -> int:
    """A final letter."""
    made = letters.draft(heard.desk, KIND, case_id=heard.case_id, fields={"copies": ["Inspektur", "Kepala BKPSDM"]})
    letters.finalise(heard.desk, made)
    return made


def row(house: House, letter_id: int) -> Letter:
    with house.desk.read() as session:
        return session.get_one(Letter, letter_id)


def words_of(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


# frozen --------------------------------------------------------------------------------------------------------------


def test_a_frozen_letter_keeps_wording_and_layout_whole(house: House, frozen: int, press: Press) -> None:
    kept = row(house, frozen)
    assert kept.wording == press.wording(KIND).source
    assert kept.layout is not None and kept.layout.keys() >= {"paper", "margins"}
    again = press.print(KIND, dict(kept.facts or {}), kept.layout)
    assert sha256(again.pdf).hexdigest() == kept.sha256


def test_the_office_copy_comes_from_the_frozen_facts_and_is_known_again(house: House, frozen: int) -> None:
    pdf = copies.office_copy(house.desk, frozen)
    assert pdf == copies.office_copy(house.desk, frozen) != letters.pdf(house.desk, frozen)
    letters.printed(house.desk, frozen, sort="pertinggal", content=pdf)
    with house.desk.read() as session:
        log = session.scalars(select(LetterPrint)).one()
        assert (log.sort, log.sha256, log.copies) == ("pertinggal", sha256(pdf).hexdigest(), 1)
    assert verdict(house, pdf).kind == "printed_from"


def test_a_secret_letter_has_numbered_copies_and_a_distribution_list(house: House, frozen: int) -> None:
    facts = (row(house, frozen).facts or {})["letter"]
    assert facts["copy_total"] == 4
    assert [one["to"] for one in facts["distribution"][1:]] == ["Inspektur", "Kepala BKPSDM", "Arsip (pertinggal)"]
    assert "Salinan ke-1 dari 4" in words_of(letters.pdf(house.desk, frozen))
    assert "Salinan ke-3 dari 4" in words_of(copies.numbered_copy(house.desk, frozen, 3))
    for wrong in (0, 1, 5):
        with pytest.raises(Trouble, match="salinan bernomor"):
            copies.numbered_copy(house.desk, frozen, wrong)


# signed --------------------------------------------------------------------------------------------------------------


def test_signed_papers_are_kept_byte_for_byte_and_never_rewritten(house: House, frozen: int, tmp_path: Path) -> None:
    first = copies.attach_signed(house.desk, frozen, SCAN)
    assert row(house, frozen).status == "ditandatangani"
    file = tmp_path / "tte.pdf"
    file.write_bytes(letters.pdf(house.desk, frozen) + b"\n% tanda tangan elektronik\n%%EOF\n")
    copies.attach_signed(house.desk, frozen, file, how="tte")
    assert letters.signed_copy(house.desk, frozen) == file.read_bytes()
    assert letters.signed_copy(house.desk, frozen, first) == SCAN
    assert [one.how for one in copies.signed_papers(house.desk, frozen)] == ["tte", "pindaian"]
    with pytest.raises(Trouble, match="sudah dilampirkan"):
        copies.attach_signed(house.desk, frozen, SCAN)
    assert inspect_vault(house.desk.vault, house.desk.engine).ok


@pytest.mark.parametrize(
    ("content", "how", "words"),
    [
        (b"", "pindaian", "kosong"),
        (b"MZ....", "pindaian", "bukan PDF"),
        (SCAN, "tte", "bukan PDF"),
        (SCAN, "?", "Cara"),
    ],
)
def test_what_is_no_signed_paper_is_refused(house: House, frozen: int, content: bytes, how: str, words: str) -> None:
    with pytest.raises(Trouble, match=words):
        copies.attach_signed(house.desk, frozen, content, how=how)
    with pytest.raises(Trouble, match="belum ditandatangani"):
        copies.attach_signed(house.desk, frozen, letters.pdf(house.desk, frozen))
    with pytest.raises(Trouble, match="Belum ada berkas"):
        letters.signed_copy(house.desk, frozen)


def test_a_signed_paper_changed_on_the_disk_is_found_and_new_keys_rename_it(house: House, frozen: int) -> None:
    copies.attach_signed(house.desk, frozen, SCAN)
    new_keys(house.desk.vault)
    from models.records.engine import open_engine

    engine = open_engine(house.desk.vault)
    assert inspect_vault(house.desk.vault, engine).ok
    from sqlalchemy.orm import Session

    with Session(engine) as session:
        path = house.desk.vault.evidence.path(session.scalars(select(SignedPaper.blob)).one())
    path.write_bytes(path.read_bytes()[:-9] + b"x" * 9)
    assert [f.where for f in inspect_vault(house.desk.vault, engine).findings] == [f"Surat bertanda tangan {frozen}"]


# salinan -------------------------------------------------------------------------------------------------------------


def test_a_salinan_comes_from_the_frozen_original_with_running_numbers(house: House, frozen: int) -> None:
    with pytest.raises(WrongMoment, match="belum ditandatangani"):
        letters.make_copy(house.desk, frozen, certifier=CERTIFIER)
    letters.mark_signed(house.desk, frozen)
    with pytest.raises(Trouble, match="mengesahkan"):
        letters.make_copy(house.desk, frozen, certifier={"office": "X"})
    one = letters.make_copy(house.desk, frozen, certifier=CERTIFIER, for_whom="Inspektorat")
    two = letters.make_copy(house.desk, frozen, certifier=CERTIFIER, for_whom="BKPSDM")
    original, copy = row(house, frozen), row(house, one)
    assert [row(house, i).copy_number for i in (one, two)] == [1, 2]
    assert (copy.copy_of, copy.number, copy.counter, copy.layout) == (frozen, original.number, None, original.layout)
    assert (copy.facts or {})["copy"]["original"]["sha256"] == original.sha256
    text = words_of(letters.pdf(house.desk, one))
    for said in ("SALINAN", "KEPALA BAGIAN HUKUM", "Wulan Prasetya", original.number):
        assert said in text
    assert inspect_vault(house.desk.vault, house.desk.engine).ok
    with pytest.raises(WrongMoment, match="dari aslinya"):
        letters.make_copy(house.desk, one, certifier=CERTIFIER)
    with pytest.raises(WrongMoment, match="hanya dibuat dari keputusan"):
        letters.make_copy(house.desk, frozen, kind="petikan", certifier=CERTIFIER)


def test_a_number_written_by_hand_stands_in_the_salinan(house: House, heard: Telling) -> None:
    made = letters.draft(heard.desk, KIND, case_id=heard.case_id)
    letters.finalise(heard.desk, made, later=True)
    letters.mark_signed(heard.desk, made)
    with pytest.raises(WrongMoment, match="Nomor surat ini belum"):
        letters.make_copy(heard.desk, made, certifier=CERTIFIER)
    letters.enter_number(heard.desk, made, "800/77/2024")
    copy = letters.make_copy(heard.desk, made, certifier=CERTIFIER)
    assert "800/77/2024" in words_of(letters.pdf(heard.desk, copy))


# the code on paper ---------------------------------------------------------------------------------------------------


def verdict(house: House, pdf: bytes) -> Verdict:
    with house.desk.read() as session:
        return check_letter(pdf, session, Viewer(house.desk.sitter.id, house.desk.sitter.role))


def resaved(pdf: bytes, **words: str) -> bytes:
    """The same pages written again by another program, streams packed."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    for page in writer.pages:
        page.compress_content_streams()
    for name, value in words.items():
        writer.encrypt(value) if name == "password" else writer.add_metadata({f"/{name}": value})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_every_answer_of_check_letter(house: House, frozen: int, heard: Telling, press: Press) -> None:
    pdf = letters.pdf(house.desk, frozen)
    assert (verdict(house, pdf).kind, verdict(house, pdf).exit_code) == ("unchanged", 0)
    assert row(house, frozen).number in verdict(house, pdf).words
    changed = resaved(pdf, Subject="lain")
    assert changed != pdf
    assert (verdict(house, changed).kind, verdict(house, changed).exit_code) == ("changed", 1)
    copies.attach_signed(house.desk, frozen, pdf + b"\n% tte\n%%EOF\n", how="tte")
    assert verdict(house, pdf + b"\n% tte\n%%EOF\n").kind == "signed"
    assert verdict(house, pdf + b"\n% tte lain\nstartxref\n9\n%%EOF\n").kind in ("extended", "broken")
    assert verdict(house, resaved(pdf, password="rahasia")).kind == "encrypted"
    assert verdict(house, pdf[: len(pdf) // 2]).kind == "broken"
    assert verdict(house, b"bukan").kind == "not_pdf"
    assert verdict(house, b"").kind == "empty"
    foreign = pypdf.PdfWriter()
    foreign.add_blank_page(100, 100)
    out = io.BytesIO()
    foreign.write(out)
    assert verdict(house, out.getvalue()).kind == "foreign"
    facts = dict(row(house, frozen).facts or {})
    invented = {**facts, "archive": {**facts["archive"], "fingerprint": "ab" * 32}}
    assert verdict(house, press.print(KIND, invented, "A4").pdf).kind == "unknown_here"
    letters.void(house.desk, frozen, "salah tanggal")
    answer = verdict(house, pdf)
    assert (answer.kind, answer.unchanged) == ("void", True) and "SUDAH DIBATALKAN: salah tanggal" in answer.words


def test_without_a_vault_only_the_code_is_said(house: House, frozen: int) -> None:
    pdf = letters.pdf(house.desk, frozen)
    answer = check_letter(pdf)
    assert (answer.kind, answer.ours, answer.code) == ("code_only", None, row(house, frozen).code)
    assert row(house, frozen).number not in answer.words
    reading = read_code(resaved(pdf))
    assert (reading.fingerprint, reading.short) == (row(house, frozen).fingerprint, row(house, frozen).code)


def test_a_bomb_in_a_stream_is_unpacked_within_limits() -> None:
    packed = zlib.compress(bytes(200_000_000), 9)
    one = b"1 0 obj\n<< /Filter /FlateDecode >>\nstream\n" + packed + b"\nendstream\nendobj\n"
    assert read_code(b"%PDF-1.4\n" + one * 20 + b"startxref\n9\n%%EOF\n").fingerprint == ""


@given(st.binary(max_size=400))
def test_any_bytes_get_an_answer(data: bytes) -> None:
    for content in (data, b"%PDF-1.7\n" + data, b"%PDF-1.7\n1 0 obj\n/FlateDecode\nstream\n" + data + b"%%EOF"):
        assert check_letter(content).words


def test_the_short_code_typed_by_hand_finds_the_letter(house: House, frozen: int) -> None:
    kept = row(house, frozen)
    viewer = Viewer(1, "sekretaris")
    qr = f"SIDANG-ETIK:{kept.fingerprint}:{kept.code}"
    typed = [kept.code, kept.code.upper().replace("0", "O"), f"  jurnal {kept.code} ", qr, kept.fingerprint[:12]]
    with house.desk.read() as session:
        for text in typed:
            assert [one.letter_id for one in by_code(session, viewer, text)] == [frozen], text
        for text in ("", "12", "zzzz", "%", "________", "0" * 64):
            assert by_code(session, viewer, text) == []


def test_a_letter_of_a_closed_case_tells_only_that_it_exists(
    house: House, frozen: int, heard: Telling, make_recused: Callable[[House, int], Viewer]
) -> None:
    viewer = make_recused(house, heard.case_id)
    with house.desk.read() as session:
        answer = check_letter(letters.pdf(house.desk, frozen), session, viewer)
    assert answer.kind == "unchanged" and "tidak terbuka bagi akun ini" in answer.words
    assert row(house, frozen).number not in answer.words


@pytest.fixture
def make_recused() -> Callable[[House, int], Viewer]:
    """The chair leaves the case; gives it as a viewer."""
    from sqlalchemy.orm import Session

    from models.records import Seat

    def recuse(house: House, case_id: int) -> Viewer:
        with Session(house.desk.engine) as session:
            seat = session.scalars(select(Seat).where(Seat.case_id == case_id, Seat.account_id.is_not(None))).first()
            assert seat is not None and seat.account_id is not None
            seat.left_kind = "ingkar"
            session.commit()
            return Viewer(seat.account_id, "anggota")

    return recuse
