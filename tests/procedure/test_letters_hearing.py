"""The letters of council, summons, hearing and vote, drafted and frozen at a real desk from what the records hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from models.law.errors import Trouble
from models.procedure import hearing, letters, panel
from models.records import Hearing, Letter
from models.registry.casefile import case_file
from models.registry.caseviews import CaseFile
from models.registry.letterkinds import KINDS
from models.stories.telling import Telling
from tests.procedure import after
from tests.procedure.conftest import House

Make = Callable[..., Telling]
WITNESS = {"name": "Yusuf Prasetya", "kind": "PNS", "number": "199107142019031004", "post": "Pranata Komputer"}


def file(one: Telling) -> CaseFile:
    with one.desk.read() as session:
        return case_file(session, one.case_id)


def printed(
    one: Telling, kind: str, *, about: Mapping[str, int] | None = None, number: str | None = None, **fields: Any
) -> str:
    """Draft, finalise, and give the text of the paper; whatever is missing fails by name."""
    made = letters.draft(one.desk, kind, case_id=one.case_id, about=about, fields=fields)
    assert [m.words for m in letters.missing(one.desk, made)] == []
    letters.finalise(one.desk, made, number=number)
    with one.desk.read() as session:
        row = session.get_one(Letter, made)
        assert row.status == "final" and row.pages >= 1
        assert bool(row.number) == KINDS[kind].numbered
        return row.text


@pytest.mark.parametrize("kind", ["surat_panggilan_saksi", "surat_panggilan_pelapor", "surat_panggilan_ahli"])
def test_who_else_is_called_learns_the_number_of_the_case_but_not_the_name(heard: Telling, kind: str) -> None:
    case = file(heard)
    about = {"hearing": case.hearings[0].id}
    made = letters.draft(heard.desk, kind, case_id=heard.case_id, about=about)
    assert any("yang dipanggil" in m.words for m in letters.missing(heard.desk, made))
    text = printed(heard, kind, about=about, person=WITNESS, expertise="informatika")
    assert "Nama : Yusuf Prasetya" in text and "NIP : 19910714 201903 1 004" in text
    assert case.register_no in text and case.respondent.name not in text
    named = printed(heard, kind, about=about, person="Yusuf Prasetya", expertise="informatika", naming="nama")
    assert case.respondent.name in named


def test_a_person_called_is_the_addressee(heard: Telling) -> None:
    made = letters.draft(heard.desk, "surat_panggilan_saksi", case_id=heard.case_id, fields={"person": WITNESS})
    letters.edit(heard.desk, made, fields={"hour": "10.30"})
    with heard.desk.read() as session:
        assert session.get_one(Letter, made).addressee == "Yusuf Prasetya"


def test_lists_and_books_do_not_show_who_reported(heard: Telling) -> None:
    made = letters.draft(heard.desk, "surat_panggilan_pelapor", case_id=heard.case_id, fields={"person": WITNESS})
    with heard.desk.read() as session:
        assert session.get_one(Letter, made).addressee == "Sdr. Pelapor"


def test_the_order_to_examine_names_the_panel_and_the_head_signs_it(heard: Telling) -> None:
    case = file(heard)
    text = printed(heard, "surat_perintah", about={"hearing": case.hearings[0].id})
    assert all(seat.person.titled_name in text for seat in case.panel)
    assert case.respondent.titled_name in text and "Ketua Majelis" in text
    assert "untuk dilaksanakan sebaik-baiknya." in text


def test_sheets_of_the_hearing_take_no_number(heard: Telling) -> None:
    case = file(heard)
    about = {"hearing": case.hearings[0].id}
    text = printed(heard, "daftar_hadir", about=about, others="Lilis Suryani\nJoko Purnomo", blank=2)
    assert "Lilis Suryani" in text and "Joko Purnomo" in text
    assert case.respondent.name not in text
    assert "NOTULA" in printed(heard, "notula", about=about)
    text = printed(heard, "risalah", about=about, verbatim="Ketua: Sidang dibuka.")
    assert "Ketua: Sidang dibuka." in text and "1. Pertanyaan :" in text


def test_a_summoned_witness_is_sworn_before_the_panel(heard: Telling) -> None:
    about = {"hearing": file(heard).hearings[0].id}
    text = printed(heard, "berita_acara_sumpah_saksi", about=about, person=WITNESS, hour="09.10")
    assert "“Saya berjanji bahwa saya akan memberikan keterangan yang sebenarnya" in text
    assert "Rohaniwan" not in text


def test_an_assignment_rests_on_the_council_s_decree(heard: Telling) -> None:
    council = file(heard).council
    assert council is not None
    text = printed(heard, "surat_tugas", people=[WITNESS], task="memeriksa bukti elektronik")
    assert council.decree_number in text and "1. memeriksa bukti elektronik." in text


def test_the_vote_is_told_in_numbers_and_never_who_voted_how(heard: Telling) -> None:
    made = letters.draft(heard.desk, "berita_acara_musyawarah", case_id=heard.case_id)
    assert "musyawarah yang sudah ditutup" in [m.words for m in letters.missing(heard.desk, made)]
    heard._next_day()
    after.decide(heard, "pp42.terbuka")
    text = printed(heard, "berita_acara_musyawarah")
    assert "mencapai mufakat" in text and "Hadir 5 (lima) dari 5 (lima) anggota" in text
    assert "5 0 Terbukti" in text and "pernyataan secara terbuka" in text


def test_a_free_member_declares_and_one_with_a_conflict_asks_to_leave(telling: Make) -> None:
    one = telling()
    one._intake()
    one._classify()
    one._panel()
    seats = file(one).panel
    free, tied = seats[1], seats[2]
    text = printed(one, "pernyataan_bebas_benturan", about={"person": free.id})
    assert free.person.titled_name in text and file(one).register_no in text
    panel.declare(one.desk, tied.id, False, "Ipar terlapor.")
    refused = letters.draft(one.desk, "pernyataan_bebas_benturan", case_id=one.case_id, about={"person": tied.id})
    with pytest.raises(Trouble, match="benturan"):
        letters.finalise(one.desk, refused)
    text = printed(one, "permohonan_mundur", about={"person": tied.id})
    assert "karena ipar terlapor." in text
    text = printed(one, "permohonan_ingkar", about={"person": free.id})
    assert "dengan alasan" in text and file(one).respondent.titled_name in text


def test_a_hearing_adjourned_after_it_was_opened_says_until_when(telling: Make) -> None:
    one = telling()
    one._intake()
    one._classify()
    one._panel()
    when = one._at(date(2024, 10, 2), 8)
    first = one._schedule(when + timedelta(hours=1))
    one._summon(first, 1, date(2024, 10, 2))
    one._at(date(2024, 10, 2), 9, 5)
    with one.desk.read() as session:
        everyone = {s.id: (True, "") for s in panel.active_seats(session, one.case_id)}
        starts = session.get_one(Hearing, first).starts_at
    hearing.open_hearing(one.desk, first, everyone, respondent_present=True, override="ya")
    from models.procedure import recording

    recording.enter_course(one.desk, first, ["Ketua membuka sidang.", "Terlapor jatuh sakit."])
    about = {"hearing": first}
    minutes = letters.draft(one.desk, "berita_acara_sidang", case_id=one.case_id, about=about)
    call = letters.draft(one.desk, "undangan_sidang", case_id=one.case_id, about=about)
    hearing.postpone(one.desk, first, starts_at=starts + timedelta(days=6), reason="Terlapor sakit", override="ya")
    with one.desk.read() as session:
        kept, gone = session.get_one(Letter, minutes), session.get_one(Letter, call)
        assert kept.status == "draf", "what happened that day is still to be written down"
        assert (gone.status, gone.void_reason, gone.voided_by) == ("batal", "sidang dipindahkan", one.desk.sitter.id)
    text = printed(one, "berita_acara_sidang", about={"hearing": first})
    assert "Sidang ditunda sampai hari Selasa, 8 Oktober 2024 pukul 09.00 WIB" in text
    assert "karena terlapor sakit." in text


def test_the_file_bears_its_number_and_no_name(heard: Telling) -> None:
    case = file(heard)
    for kind in ("label_berkas", "sampul_berkas"):
        text = printed(heard, kind)
        assert case.register_no in text
        assert case.respondent.name not in text
        assert all(seat.person.name not in text for seat in case.panel)
    assert "Berita Acara Pemeriksaan" in printed(heard, "sampul_berkas")


def test_correspondence_and_disposition(heard: Telling) -> None:
    made = letters.draft(heard.desk, "surat_dinas", case_id=heard.case_id)
    words = [m.words for m in letters.missing(heard.desk, made)]
    assert words == ["penerima surat", "hal", "isi"]
    text = printed(heard, "surat_dinas", addressee="Kepala Dinas Kominfo", subject="Permintaan data", body="Satu\nDua")
    assert "Yth. Kepala Dinas Kominfo\ndi Tempat" in text and "2. Dua" in text
    assert "Menindaklanjuti surat penerusan Bawaslu Kota Nomor 112/PP" in text
    text = printed(heard, "nota_dinas", subject="Telaah", body="Laporan lengkap")
    assert "Yth. : Ketua Majelis" in text and "Dari : Sekretaris Majelis" in text
    assert "Nomor surat : 112/PP" in printed(heard, "lembar_disposisi")


def test_the_decree_that_names_the_council_speaks_of_no_case(heard: Telling) -> None:
    made = letters.draft(heard.desk, "keputusan_pembentukan")
    assert letters.missing(heard.desk, made) == []
    letters.finalise(heard.desk, made, number="800-401.201/12/2024")
    with heard.desk.read() as session:
        text = session.get_one(Letter, made).text
    assert "PEMBENTUKAN MAJELIS KODE ETIK PEGAWAI DI LINGKUNGAN" in text
    assert all(seat.person.titled_name in text for seat in file(heard).panel)
    assert "Peraturan Pemerintah Nomor 42 Tahun 2004" in text and "RAHASIA" not in text
    own = letters.draft(heard.desk, "keputusan_pembentukan", fields={"members": [WITNESS, "Siti Aminah"]})
    letters.finalise(heard.desk, own, number="800-401.201/13/2024")
    with heard.desk.read() as session:
        text = session.get_one(Letter, own).text
    assert "1. Yusuf Prasetya" in text and "Siti Aminah" in text and "Sekretaris" in text


def test_the_decree_of_a_team_lists_its_elements(heard: Telling) -> None:
    heard._next_day()
    after.decide(heard, None)
    ground = after.Ground(heard.desk, heard.clock, heard.case_id, heard.day)
    ground.passed_on(override="ya")
    from models.procedure import team

    made = team.form_team(heard.desk, heard.case_id, number="800/1", members=after.TEAM, override="ya")
    text = printed(heard, "keputusan_tim_pemeriksa", about={"team": made}, number="800-401.201/14/2024")
    for words in ("Unsur pengawasan", "Unsur kepegawaian", "Atasan langsung", "Endah Lukito", "Tim Pemeriksa"):
        assert words in text


def test_what_a_letter_of_the_hearing_lacks_is_said_in_words(house: House) -> None:
    for kind, one in KINDS.items():
        if one.phase not in ("pemanggilan", "sidang", "majelis") or not one.of_case:
            continue
        assert house.desk.press is not None
        assert all(words and "_" not in words for _, words in house.desk.press.required(kind))
