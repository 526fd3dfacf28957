"""The letters after a decision, drafted and frozen at a real desk from what the records of a case hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

import pytest

from models.law.errors import Trouble
from models.law.person import Person
from models.law.words import date_in_words, long_date, weekday
from models.procedure import appeals, decree, letters, referral, relief, setup, team
from models.procedure.clock import WIB
from models.procedure.copies import make_copy
from models.procedure.inspection import inspect_vault
from models.records import Decree, Letter
from models.registry.letterkinds import KINDS
from models.registry.outcomepapers import outcome_facts
from reports.press import Press
from tests.procedure.after import OVERSEER, SUPERIOR, TEAM, Ground

CERTIFIER = {"office": "Kepala Bagian Hukum", "name": "Wulan Prasetya, S.H., M.H.", "rank": "Pembina (IV/a)"}


class Desk:
    """The ground with a press: letters drafted, nothing missing, finalised, read."""

    def __init__(self, ground: Ground, press: Press) -> None:
        self.ground, self.desk = ground, ground.desk
        self.desk.press = press
        self.numbers = 0

    def missing(self, kind: str, about: Mapping[str, int] | None = None, **fields: Any) -> list[str]:
        made = letters.draft(self.desk, kind, case_id=self.ground.case_id, about=about, fields=fields)
        return [m.words for m in letters.missing(self.desk, made)]

    def final(self, kind: str, about: Mapping[str, int] | None = None, **fields: Any) -> Letter:
        made = letters.draft(self.desk, kind, case_id=self.ground.case_id, about=about, fields=fields)
        assert [m.words for m in letters.missing(self.desk, made)] == []
        self.numbers += 1
        number = f"800/{self.numbers}/2024" if KINDS[kind].foreign_counter else None
        letters.finalise(self.desk, made, number=number, override="ya")
        return self.row(made)

    def row(self, letter_id: int) -> Letter:
        with self.desk.read() as session:
            found = session.get_one(Letter, letter_id)
            assert found.status == "final" and found.pages >= 1
            assert found.wording or found.copy_of is not None
            return found

    def text(self, kind: str, about: Mapping[str, int] | None = None, **fields: Any) -> str:
        return str(self.final(kind, about, **fields).text)


@pytest.fixture
def ethics(moral: Ground, press: Press) -> Desk:
    return Desk(moral, press)


@pytest.fixture
def other(medium: Ground, press: Press) -> Desk:
    return Desk(medium, press)


@pytest.fixture
def grave(severe: Ground, press: Press) -> Desk:
    return Desk(severe, press)


def name(desk: Desk) -> str:
    return str(desk.ground.file().respondent.titled_name)


def regulations(text: str) -> str:
    return text.split("Mengingat :")[1].split("Memperhatikan :")[0]


# ---- the road of a moral sanction -----------------------------------------------------------------------------------


def test_the_road_of_a_moral_sanction_in_papers(ethics: Desk) -> None:
    ground = ethics.ground
    putusan = ethics.final("putusan")
    report = ethics.final("laporan_hasil_pemeriksaan", form="lengkap")
    assert "VII. PENUTUP" in report.text and "selaku Pejabat Pembina Kepegawaian" in report.text
    text = ethics.text("rekomendasi")
    assert putusan.number in text and report.number in text and "pernyataan secara terbuka" in text

    made = ground.decreed(forum="apel pagi", statement_days=5)
    about = {"decree": made}
    paper = ethics.final("keputusan_sanksi", about)
    assert "PENJATUHAN SANKSI MORAL" in paper.text and f"Nomor {putusan.number}" in paper.text
    assert "pada tanggal ditetapkan" in paper.text and "mengajukan keberatan" not in paper.text
    assert "Nomor 42 Tahun 2004" in regulations(paper.text) and "Nomor 94 Tahun 2021" not in regulations(paper.text)
    assert name(ethics) not in (paper.title or "")

    call = ethics.text("panggilan_keputusan", about, meet_on="2024-12-02", meet_at="09.00 WIB", meet_place="BKPSDM")
    assert paper.number in call and "Senin" in call and "3 (tiga) hari kerja" in call
    assert "tanggal penyerahan" in ethics.missing("berita_acara_penyerahan", about, time="09.00 WIB", room="BKPSDM")
    ground.on(1)
    ground.delivered(made, receiver=name(ethics))
    handed = ethics.text("berita_acara_penyerahan", about, time="09.00 WIB", room="Ruang BKPSDM")
    assert "PENYERAHAN KEPUTUSAN" in handed and paper.number in handed
    assert paper.number in ethics.text("tanda_terima", about)
    sent = ethics.text(
        "surat_pengantar", addressee="Kepala BKPSDM", items=f"Keputusan {paper.number} | 1 (satu) lembar"
    )
    assert "Yth. Kepala BKPSDM" in sent and paper.number in sent
    assert "SEKRETARIS," in sent

    announced = ethics.final("pengumuman_pernyataan", about)
    assert "RAHASIA" not in announced.text and "apel pagi" in announced.text
    sorry = ethics.text("permohonan_maaf", about, knows=SUPERIOR.to_dict())
    assert "Endah Lukito" in sorry and "Kepala Dinas" in sorry and "terbuka" in sorry
    ground.on(1)
    decree.execute(ethics.desk, made, on=ground.day, forum="apel pagi", read_by="Sekda", attended=True, override="ya")
    after = ethics.text("laporan_tindak_lanjut")
    assert "Selesai dilaksanakan" in after and paper.number in after
    told = ethics.text("pemberitahuan_pelapor")
    assert not re.search(re.escape(ground.file().respondent.name), told) and "sanksi" not in told


def test_a_decree_whose_paper_is_void_bears_no_number_until_another_paper_does(ethics: Desk) -> None:
    ethics.final("putusan")
    made = ethics.ground.decreed(forum="apel pagi")

    def number() -> str:
        with ethics.desk.read() as session:
            return session.get_one(Decree, made).number

    first = ethics.final("keputusan_sanksi", {"decree": made})
    assert number() == first.number
    letters.void(ethics.desk, first.id, "salah ketik nama forum")
    assert number() == ""
    second = ethics.final("keputusan_sanksi", {"decree": made})
    third = ethics.final("keputusan_sanksi", {"decree": made})
    assert number() == third.number
    letters.void(ethics.desk, third.id, "tercetak dua kali")
    assert number() == second.number, "a paper that still stands gives its number back"
    assert ethics.row(second.id).number == second.number
    assert inspect_vault(ethics.desk.vault, ethics.desk.engine).ok


def test_a_delegated_decree_bears_the_official_it_was_delegated_to(ethics: Desk) -> None:
    ethics.final("putusan")
    official = Person(
        "Yuni Hartati", number="197812122003122004", back_title="S.STP.", golongan="IV/a", pangkat="Pembina",
        jenjang="ADMINISTRATOR", post="Camat Contoh Barat",
    )  # fmt: skip
    given = "188/7/2024 tanggal 2 Januari 2024"
    with pytest.raises(Trouble, match="penerima delegasi"):
        ethics.ground.decreed(delegation=given)
    with pytest.raises(Trouble, match="Jabatan penerima delegasi"):
        ethics.ground.decreed(delegation=given, signer=replace(official, post=" "))
    made = ethics.ground.decreed(delegation=given, signer=official)
    paper = ethics.final("keputusan_sanksi", {"decree": made})
    text = " ".join(paper.text.split())
    assert text.count("KEPUTUSAN CAMAT CONTOH BARAT") == 2 and f"Nomor {given} tentang pendelegasian" in text
    assert "KEPUTUSAN WALI KOTA" not in text
    signed = (paper.facts or {})["signer"]
    assert (signed["name"], signed["office"]) == ("Yuni Hartati, S.STP.", "Camat Contoh Barat")
    assert "Pembina (IV/a)" in text and "19781212 200312 2 004" in text
    with ethics.desk.read() as session:
        mayor = setup.office_of(session).head_name
    assert mayor and mayor not in text


def test_a_refusal_wants_two_witnesses_on_its_paper(ethics: Desk) -> None:
    ethics.final("putusan")
    made = ethics.ground.decreed()
    ethics.final("keputusan_sanksi", {"decree": made})
    ethics.ground.delivered(made, refused=True, witnesses=["Sri Lestari", "Bagus Setiawan"], receiver="menolak")
    text = ethics.text("berita_acara_penyerahan", {"decree": made}, time="10.00 WIB", room="Kantor Kecamatan")
    assert "PENOLAKAN MENERIMA KEPUTUSAN" in text and "Bagus Setiawan" in text


def test_a_closed_statement_cannot_be_announced(ethics: Desk) -> None:
    ethics.final("putusan")
    made = ethics.ground.decreed(sanction_id="pp42.tertutup", override="lebih tepat")
    ethics.final("keputusan_sanksi", {"decree": made})
    assert "keputusan dengan pernyataan secara terbuka" in ethics.missing("pengumuman_pernyataan", {"decree": made})


# ---- copies ---------------------------------------------------------------------------------------------------------


def test_copies_come_from_the_frozen_decree_and_change_with_nothing(ethics: Desk) -> None:
    ethics.final("putusan")
    made = ethics.ground.decreed(forum="apel pagi")
    paper = ethics.final("keputusan_sanksi", {"decree": made})
    with pytest.raises(Trouble, match="belum ditandatangani"):
        make_copy(ethics.desk, paper.id, certifier=CERTIFIER)
    letters.mark_signed(ethics.desk, paper.id)
    first = ethics.row(make_copy(ethics.desk, paper.id, certifier=CERTIFIER, for_whom="Inspektur"))
    lines = first.text.splitlines()
    assert set(paper.text.splitlines()) <= set(lines) and lines[0] == "SALINAN" and "ttd" in lines
    assert "Salinan sesuai dengan aslinya" in lines and "KEPALA BAGIAN HUKUM," in lines
    assert first.number == paper.number and first.fingerprint != paper.fingerprint
    short = ethics.row(make_copy(ethics.desk, paper.id, kind="petikan", certifier=CERTIFIER))
    assert "Menimbang : dst." in short.text and "PETIKAN KEPUTUSAN" in short.text and "KESATU" in short.text
    assert short.copy_number == 1 and ethics.row(make_copy(ethics.desk, paper.id, certifier=CERTIFIER)).copy_number == 2
    assert "surat asli yang disalin" in ethics.missing("salinan")


# ---- discipline -----------------------------------------------------------------------------------------------------


def test_the_road_of_discipline_in_papers(other: Desk) -> None:
    ground = other.ground
    ground.passed_on(override="ya")
    sent = other.text("penerusan")
    assert "Penerusan untuk pemeriksaan disiplin" in sent and "Nomor 94 Tahun 2021" in sent
    ground.examined("pp94t.sedang.b")
    report = other.text("laporan_hasil_pemeriksaan", examined_on=ground.day.isoformat())
    assert "KETUA TIM PEMERIKSA," in report and "Endah Lukito" in report
    assert "penundaan kenaikan pangkat" in report and "selaku Pejabat Pembina Kepegawaian" in report
    ground.on(1)
    made = ground.decreed()
    paper = other.final("keputusan_sanksi", {"decree": made})
    assert "hukuman disiplin tingkat sedang berupa penundaan kenaikan pangkat" in paper.text
    assert "hasil pemeriksaan Tim Pemeriksa" in paper.text and "Pasal 5 huruf n angka 2" in paper.text
    assert "hari kerja ke-15" in paper.text and "14 (empat belas) hari kerja" in paper.text
    law = regulations(paper.text)
    assert "Nomor 94 Tahun 2021" in law and "Nomor 79 Tahun 2021" in law and "Nomor 5 Tahun 2014" not in law
    in_order = [int(y) for y in re.findall(r"(?m)Peraturan Pemerintah Nomor \d+ Tahun (\d{4})", law)]
    assert in_order == sorted(in_order)
    call = other.text(
        "panggilan_keputusan", {"decree": made}, meet_on=str(ground.day), meet_at="10.00 WIB", meet_place="BKPSDM"
    )
    assert "Pasal 37 ayat (3) Peraturan Pemerintah Nomor 94 Tahun 2021" in call and "Pasal 49 ayat (8)" in call


def test_the_report_of_a_team_asks_for_the_day_it_examined(other: Desk) -> None:
    """The day of the report is no day of examination, nor is the day the council heard the case."""
    ground, kind = other.ground, "laporan_hasil_pemeriksaan"
    ground.passed_on(override="ya")
    made = team.form_team(other.desk, ground.case_id, number="800/1", members=TEAM, override="diketahui")
    examined = ground.on(1)
    ground.on(2)
    team.report(
        other.desk, made, findings="Terbukti.", proposed_sanction_id="pp94t.sedang.b", override="ya", on=ground.day
    )
    assert other.missing(kind) == ["tanggal pemeriksaan"]
    for form in ("singkat", "lengkap"):
        text = " ".join(other.text(kind, examined_on=examined.isoformat(), form=form).split())
        words = (
            f"tanggal {date_in_words(examined).partition(' tanggal ')[2]}" if form == "singkat" else long_date(examined)
        )
        assert f"{weekday(examined)}, {words}" in text
        assert "dihadiri oleh yang bersangkutan" not in text, "what the council heard is not the team's"


def test_the_report_of_a_team_knows_the_days_its_records_were_locked(other: Desk) -> None:
    ground = other.ground
    ground.passed_on(override="ya")
    formed = ground.day
    ground.examined("pp94t.sedang.b")
    case = ground.file()
    heard = next(h for h in case.hearings if h.examinations)
    letter = Letter(kind="laporan_hasil_pemeriksaan", about={}, fields={})

    def dates(*moments: datetime, locked: bool = True) -> list[str]:
        records = tuple(
            replace(heard.examinations[0], started_at=at, locked_at=at if locked else None) for at in moments
        )
        told = replace(case, hearings=(replace(heard, examinations=records),))
        found = outcome_facts(other.desk.rulebook, told, letter, {"head_office": "Wali Kota Madiun"})["report"]
        return list(found["dates"])

    inside = datetime.combine(formed, time(9), WIB)
    assert dates(inside, inside.replace(hour=13)) == [formed.isoformat()]
    assert dates(inside, locked=False) == []
    assert dates(inside - timedelta(days=3)) == []
    assert outcome_facts(other.desk.rulebook, case, letter, {"head_office": ""})["report"]["dates"] == []


def test_the_day_of_effect_on_paper_follows_the_switch(other: Desk) -> None:
    setup.set_switch(other.desk, "effect_day_kind", "hari_kalender", "menurut Bagian Hukum")
    other.ground.passed_on(override="ya")
    other.ground.examined("pp94t.sedang.b")
    text = other.text("keputusan_sanksi", {"decree": other.ground.decreed()})
    assert "pada hari ke-15 (kelima belas)" in text


def test_another_official_signs_his_own_decree(other: Desk) -> None:
    other.ground.passed_on(override="ya")
    other.ground.examined("pp94t.sedang.b")
    codes = other.ground.file().discipline.assessment["imposed_by"]  # type: ignore[union-attr,index]
    code = next((c for c in codes if c != "WALI_KOTA"), None)
    if code is None:
        pytest.skip("only the head of the city may impose here")
    made = other.ground.decreed(imposer=code, official_title="Kepala Dinas Perhubungan", signer=OVERSEER, override="ya")
    paper = other.final("keputusan_sanksi", {"decree": made})
    assert "KEPUTUSAN KEPALA DINAS PERHUBUNGAN" in paper.text and "Wawan Setiawan" in paper.text
    assert paper.facts is not None and paper.facts["letterhead"]["kind"] != "K1"


def test_the_head_signs_with_his_own_name_whoever_imposed_in_the_case(other: Desk) -> None:
    other.ground.passed_on(override="ya")
    other.ground.examined("pp94t.sedang.b")
    made = other.ground.decreed(signer=OVERSEER)
    of_decree = letters.draft(other.desk, "keputusan_sanksi", case_id=other.ground.case_id, about={"decree": made})
    assert letters.facts_now(other.desk, of_decree)["signer"]["name"] == OVERSEER.titled_name
    with other.desk.read() as session:
        head = setup.office_of(session).head_name
    order = letters.draft(other.desk, "surat_perintah", case_id=other.ground.case_id)
    signer = letters.facts_now(other.desk, order)["signer"]
    assert head and signer["name"] == head, "the name kept with a decree belongs to its own paper"


def test_appeals_in_papers(other: Desk) -> None:
    ground = other.ground
    ground.passed_on(override="ya")
    ground.examined("pp94t.sedang.b")
    made = ground.decreed()
    old = other.final("keputusan_sanksi", {"decree": made})
    ground.on(1)
    ground.delivered(made)
    ground.on(3)
    filed = appeals.file(
        other.desk, made, route="keberatan_ppk", filed_on=ground.day, number="7/K", grounds="Tidak tahu larangannya."
    )
    about = {"appeal": filed}
    assert "putusan atas upaya administratif" in other.missing("keputusan_upaya_administratif", about)
    reply = other.text("tanggapan_upaya_administratif", about, response="Terlapor pernah menerima surat edaran.")
    assert old.number in reply and "surat edaran" in reply and "Alasan yang diajukan: tidak tahu larangannya." in reply
    assert "Dalam upaya administratif" in other.text("laporan_tindak_lanjut", addressee="Kepala BKN")
    ground.on(2)
    appeals.decide(
        other.desk, filed, decided_on=ground.day, outcome="memperingan", new_sanction_id="pp94.ringan.c", override="ya"
    )
    decided = other.final("keputusan_upaya_administratif", about, considerations="Perbuatan baru pertama kali.")
    assert "memperingan sanksi" in decided.text and old.number in decided.text
    assert "Pengadilan Tata Usaha Negara" in decided.text and "Nomor 79 Tahun 2021" in regulations(decided.text)
    new = ground.decreed(override="ya")
    paper = other.final("keputusan_sanksi", {"decree": new})
    assert f"Nomor {old.number}" in paper.text and "dicabut dan dinyatakan tidak berlaku" in paper.text
    assert "pernyataan tidak puas secara tertulis" in paper.text and "ke-15" not in paper.text
    again = other.text("tanda_terima", {"decree": made})
    assert old.number in again, "a letter speaks of the decree it names, not of the newest"


def test_dismissal_leads_to_the_board_and_relief_is_signed_by_the_superior(grave: Desk) -> None:
    ground = grave.ground
    ground.passed_on(override="ya")
    grave_relief = relief.relieve(
        grave.desk, ground.case_id, by=SUPERIOR, acting="Sekretaris Kecamatan", number="800/9/2024", override="ya"
    )
    paper = grave.final("keputusan_pembebasan_sementara", {"relief": grave_relief})
    assert "KEPUTUSAN KEPALA DINAS" in paper.text and "Sekretaris Kecamatan sebagai pelaksana harian" in paper.text
    assert "NIP 19710505 199603 2 001" in paper.text and "Pasal 14 huruf i" in paper.text
    assert paper.facts is not None and paper.facts["letterhead"]["kind"] != "K1"
    ground.examined("pp94.berat.c")
    ground.on(1)
    made = ground.decreed(override="ya")
    decreed = grave.text("keputusan_sanksi", {"decree": made})
    assert "banding administratif secara tertulis kepada Badan Pertimbangan Aparatur Sipil Negara" in decreed
    assert "Pasal 11 ayat (3) Peraturan Pemerintah Nomor 79 Tahun 2021" in decreed


def test_facts_of_a_crime_are_passed_to_another_body(grave: Desk) -> None:
    found = referral.hints(grave.desk, grave.ground.case_id)
    law = found[0].id if found else ""
    made = referral.forward(
        grave.desk, grave.ground.case_id, to="Ketua Bawaslu Kota", about=law, reason="Patut diduga tindak pidana.",
        override="ya",
    )  # fmt: skip
    text = grave.text("penerusan", {"referral": made})
    assert "Yth. Ketua Bawaslu Kota" in text and "patut diduga tindak pidana" in text
    assert ("memenuhi unsur" in text) == bool(law)


def test_a_letter_before_its_time_names_what_the_case_lacks(ethics: Desk) -> None:
    assert "sanksi yang ditetapkan" in ethics.missing("keputusan_sanksi")
    assert "alasan penerusan" in ethics.missing("penerusan")
    assert "mulai berlakunya pembebasan sementara" in ethics.missing("keputusan_pembebasan_sementara")
    assert "tanggal pengajuan upaya administratif" in ethics.missing("keputusan_upaya_administratif")
    assert "nomor keputusan" in ethics.missing("tanda_terima")
