"""The ready example: a vault of invented cases, made through the same acts as any other, in one click.

Keys and numbers are random as in every vault. Past days are told on a clock that is set for them; afterwards the vault
is opened again on the clock of the machine, like any other.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from models.law import Rulebook, load_rulebook
from models.law.errors import Trouble
from models.law.person import Person, PersonKind
from models.procedure import decree, deliberation, letters, panel, people
from models.procedure.clock import WIB, SystemClock
from models.registry.casefile import case_file
from models.stories import cast
from models.stories.run import Stage, prepare, tell
from models.stories.steps import REASON, Stopped
from models.stories.story import Story, Votes, read_stories
from models.stories.telling import Telling
from ui import opening
from ui.preferences import data_folder
from ui.settings.flow import read_councils
from ui.theme.places import resources
from ui.unlock.flow import EXAMPLE, EXAMPLE_PASSPHRASE

PASSPHRASE = EXAMPLE_PASSPHRASE
"""The same for every account of the example; shown on the screen. The example holds nothing that is true."""

Say = Callable[[float, str], object]


@dataclass(frozen=True, slots=True)
class Present:
    """A case of these days: how many days ago it came in, how far it has gone, and the day its hearing is."""

    story: Story
    until: str
    hearing_in: int = 0


class _PartlyTold(Telling):
    """A story told up to a point, so that the example has cases and letters at every stage."""

    _until = ""

    def tell_until(self, present: Present, now: datetime) -> None:
        """``until``: intake, classified, panel, scheduled, voting, decided."""
        self._until = present.until
        with suppress(Stopped, Trouble):  # the law of these days may refuse a step; the case stays where it is
            for step, needed in (
                (self._intake, ()),
                (self._classify, ("intake",)),
                (self._panel, ("intake", "classified")),
            ):
                if present.until in needed:
                    return
                step()
            if present.until == "scheduled":
                self._call_in(now.date() + timedelta(days=present.hearing_in))
            elif present.until == "voting":
                self._summon_and_hear()
                self._begin_to_vote()
            elif present.until == "decided":
                self._summon_and_hear()
                self._decide()

    def _begin_to_vote(self) -> None:
        """Three of the panel have voted; the others still must."""
        self._next_day()
        opened = deliberation.open_deliberation(self.desk, self.case_id, override=REASON)
        with self.desk.read() as reader:
            case = case_file(reader, self.case_id)
        if case.deliberation is None:
            return
        places = {account: place for place, account in self.bench.accounts.items()}
        for seat in case.panel[:3]:
            if seat.account_id is None:
                continue
            deliberation.cast_ballot(
                self.desk,
                opened,
                seat.account_id,
                self.bench.passphrases[places[seat.account_id]],
                findings=dict.fromkeys(case.deliberation.violations, True),
                sanction_id=case.deliberation.open_sanctions[0],
            )

    def _call_in(self, day: date) -> None:
        self._next_day()
        hearing_id = self._schedule(datetime.combine(day, time(9, 0), WIB))
        self._summon(hearing_id, 1, self.desk.rulebook.calendar().end(self.day, 1))

    def _panel(self) -> None:
        """The council of the first case sits in all of them."""
        with self.desk.read() as reader:
            councils = read_councils(reader)
        if not councils:
            super()._panel()
            return
        self._next_day()
        for seat in panel.form_panel(self.desk, self.case_id, councils[0].id, override=REASON):
            self._declare(seat)

    def _decree(self, sanction: str | None = None, imposer: str = "") -> None:
        """The mayor's decree waits for its number."""
        self._next_day(2)
        decree_id = decree.issue_decree(self.desk, self.case_id, statement_days=7, forum="apel pagi", override=REASON)
        letters.draft(self.desk, "keputusan_sanksi", case_id=self.case_id, about={"decree": decree_id})

    def _report(self) -> None:
        """Not yet: the decree has not been delivered."""

    def _letter(self, kind: str, about: Mapping[str, int], number: str | None = None) -> None:
        """Letters of these days are at different places of the clerk's queue."""
        if kind == "undangan_sidang":
            letters.draft(self.desk, kind, case_id=self.case_id, about=about)
        elif kind == "putusan":
            letters.finalise(self.desk, letters.draft(self.desk, kind, case_id=self.case_id, about=about))
        elif kind.startswith("surat_panggilan"):
            super()._letter(kind, about, number)


def make_example(report: Say, folder: Path | None = None, passphrase: str = PASSPHRASE) -> opening.Opened:
    """Open the example of today as its secretary; made where there is none yet, in the person's own data folder."""
    clock = SystemClock()
    now = clock.now()
    place = folder or data_folder() / f"{EXAMPLE}{now:%Y%m%d}.sidang"
    if not (place / "vault.json").exists():
        try:
            tell_example(place, now, report, passphrase=passphrase).desk.vault.lock()
        except BaseException:
            shutil.rmtree(place, ignore_errors=True)  # half an example helps nobody; it held nothing that is true
            raise
    report(0.95, "Membuka brankas contoh…")
    opened = opening.open_desk(place, 1, passphrase)
    said = f"Ini brankas contoh; semua orang dan perkaranya karangan. Setiap akun memakai kata sandi: {passphrase}"
    opened.concerns = (said,)
    return opened


def tell_example(
    place: Path,
    now: datetime,
    report: Say,
    *,
    random: Callable[[int], bytes] = secrets.token_bytes,
    passphrase: str = PASSPHRASE,
) -> Stage:
    """The vault of the example as of ``now``, still open on the clock it was told with."""
    rulebook = load_rulebook(resources() / "law")
    report(0.05, "Membuat brankas contoh…")
    stage = prepare(
        place,
        rulebook,
        opening.press(),
        start=now - timedelta(days=75),
        random=random,
        passphrase=lambda _number: passphrase,
    )
    try:
        report(0.2, "Mengisi daftar pegawai…")
        _directory(stage, rulebook)
        report(0.35, "Menjalankan perkara contoh yang sudah selesai…")
        stories, _clocks = read_stories(resources() / "stories" / "demo.toml")
        told = [story for story in stories if story.source["date"] < now.date() - timedelta(days=60)][-1:]
        tell(stage, rulebook, told)
        for number, present in enumerate(_present(now.date())):
            report(0.5 + number * 0.06, "Menjalankan perkara contoh bulan ini…")
            one = _PartlyTold(stage.desk, stage.clock, present.story, number + len(stories), stage.bench)
            one.tell_until(present, now)
    except BaseException:
        stage.desk.vault.lock()
        raise
    return stage


def _present(today: date) -> Sequence[Present]:
    """Cases of these days, all invented."""
    like = "skb2022.etik.04"
    rows = (
        ("unggahan", "Membagikan unggahan dukungan di grup kantor", 24, like, "scheduled", 0),
        ("foto", "Berfoto dengan isyarat jari bersama bakal calon", 20, "skb2022.etik.05", "scheduled", 3),
        ("spanduk", "Memasang spanduk bakal calon di pagar kelurahan", 26, "skb2022.etik.01", "decided", 0),
        ("ajakan", "Mengajak warga memilih lewat pengeras suara", 25, "skb2022.etik.06", "voting", 0),
        ("sosialisasi", "Menghadiri sosialisasi bakal calon pada jam kerja", 11, "skb2022.etik.02", "panel", 0),
        ("siaran", "Menyiarkan langsung deklarasi bakal calon", 8, "skb2022.etik.03", "classified", 0),
        ("komentar", "Menulis komentar dukungan di media sosial", 5, like, "intake", 0),
    )
    return [
        Present(_story(name, title, today, days, violation, serial), until, hearing_in)
        for serial, (name, title, days, violation, until, hearing_in) in enumerate(rows, 1)
    ]


def _story(name: str, title: str, today: date, days: int, violation: str, serial: int) -> Story:
    received = today - timedelta(days=days)
    ranks = ("III/b", "III/c", "III/d", "III/a", "II/d", "III/b", "III/c")
    respondent: Mapping[str, Any] = {
        "kind": "PNS",
        "golongan": ranks[serial % len(ranks)],
        "jabatan": ("Pranata Komputer", "Analis Kepegawaian", "Pengadministrasi Umum")[serial % 3],
        "jenjang": "PELAKSANA",
        "unit": ("Dinas Contoh Bina Warga", "Kecamatan Contoh Timur", "Dinas Contoh Arsip")[serial % 3],
    }
    number = f"{100 + serial}/PP.01.02/K.JI-37/{received:%m/%Y}"
    return Story(
        id=name,
        title=title,
        act_date=received - timedelta(days=6),
        place="media sosial" if "sosial" in title or "unggahan" in title else "Kecamatan Contoh Timur",
        violations=(violation,),
        stage="bakal_calon",
        calendar=None,
        impact=None,
        absence_days=0,
        narrative="",
        respondent=respondent,
        source={"kind": "penerusan", "body": "Bawaslu Kota", "number": number, "date": received},
        panel=(),
        absent=None,
        votes=Votes(5, 0, None, "mufakat"),
        switches={},
        earlier=(),
        days_off=None,
        dates={},
        examined=None,
    )


_FIRST = "Adi Bayu Citra Dian Eka Fajar Gita Hani Indra Jihan Kirana Lukman Maya Nanda Oki Putri".split()
_LAST = "Anggara Budiman Cahyono Darmawan Effendi Febrianti Gunawan Hidayat Iskandar Jatmiko".split()
_UNITS = ("Dinas Contoh Bina Warga", "Kecamatan Contoh Timur", "Dinas Contoh Arsip", "Sekretariat Daerah")
_RANKS = ("II/c", "II/d", "III/a", "III/b", "III/c", "III/d", "IV/a")
_POSTS = ("Pengadministrasi Umum", "Analis Kepegawaian", "Pranata Komputer", "Penyusun Rencana", "Arsiparis")


def _directory(stage: Stage, rulebook: Rulebook) -> None:
    """A small directory of invented employees."""
    for number in range(48):
        born = date(1970 + number % 27, 1 + number % 12, 1 + number % 28)
        sex = "LP"[number % 2]
        kind = PersonKind.PPPK if number % 6 == 5 else PersonKind.PNS
        golongan = "IX" if kind is PersonKind.PPPK else _RANKS[number % len(_RANKS)]
        people.save_person(
            stage.desk,
            Person(
                name=f"{_FIRST[number % 16]} {_LAST[number // 5 % 10]}",
                kind=kind,
                number=cast.number_of(kind, born, sex, 300 + number),
                back_title=("S.Sos.", "S.E.", "A.Md.", "S.Kom.", "S.H.")[number % 5],
                golongan=golongan,
                pangkat=rulebook.rank_name(golongan) if kind is PersonKind.PNS else "",
                post=_POSTS[number % 5],
                jenjang="PELAKSANA",
                unit=_UNITS[number % 4],
                birth_place="Madiun",
                birth_date=born,
                sex=sex,
                institution="Pemerintah Kota Madiun",
            ),
        )
