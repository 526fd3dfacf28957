"""One story driven through the acts, from intake as far as it is told."""

from __future__ import annotations

from datetime import date, datetime, time

from models.law.clocks import clock
from models.law.errors import Trouble
from models.law.words import long_date
from models.procedure import (
    classification,
    decision,
    deliberation,
    hearing,
    intake,
    panel,
    recording,
    summons,
    verification,
)
from models.procedure.clock import WIB
from models.registry.casefile import case_file
from models.stories import cast
from models.stories.ending import Ending
from models.stories.steps import DEFENCE, QUESTIONS, Stopped, Told

NOWHERE = "tempat yang disebut dalam bukti"
"""Where a story does not say where it happened: the verification then notes that the place is missing."""


class Telling(Ending):
    """Runs one story on a desk; the desk's clock is set by the story."""

    # ---- the road

    def tell(self) -> Told:
        """From intake as far as the story tells."""
        try:
            self._intake()
            self._classify()
            self._panel()
            if self.story.dates.get("missed1"):
                self._missed_twice()
            else:
                self._summon_and_hear()
            if self.story.votes is not None:
                self._decide()
            else:
                self._team_after_hearing()
        except (Stopped, Trouble) as stop:
            self.told.stopped = str(stop)
        return self.told

    def _intake(self) -> None:
        story = self.story
        self._next_day()
        source = story.source
        refs = {k: str(v) for k, v in source.items() if k in ("sbt", "registrasi_bawaslu")}
        given = intake.SourceInput(
            kind=str(source.get("kind", "temuan")),
            body=str(source.get("body", "Inspektorat" if not source else "")),
            number=str(source.get("number", "")),
            date=source.get("date"),
            refs=refs,
        )
        person = cast.respondent(self.desk.base_rulebook, story, self.place)
        act = intake.ActInput(
            date=story.act_date,
            place=story.place or NOWHERE,
            narrative=story.narrative or f"{story.title}.",
            violations=story.violations,
            calendar=story.calendar,
            candidacy=story.stage,
            impact=story.impact,
            impact_reason="Menurut penilaian awal sekretariat." if story.impact else "",
            absence_days=story.absence_days,
            consecutive_absence=story.consecutive_absence,
            examined_before=story.examined,
        )
        self.told.case_id = self._do(
            "case.register",
            "perkara didaftarkan",
            lambda o: intake.register_case(
                self.desk, source=given, received=self.day, act=act, respondent=person, override=o
            ),
        )
        self._do(
            "case.evidence",
            "bukti diterima",
            lambda _: intake.add_evidence(
                self.desk,
                self.case_id,
                title="Tangkapan layar dan uraian kejadian",
                file_name="bukti-1.txt",
                content=f"Bukti perkara {story.id}: {story.title}".encode(),
                origin=given.body,
            ),
        )
        self._next_day()
        self._do(
            "case.verify",
            "laporan diverifikasi",
            lambda o: verification.verify(
                self.desk, self.case_id, identity=True, time=True, place=bool(story.place), evidence=True, override=o
            ),
        )

    def _classify(self) -> None:
        self._next_day()
        earlier = [(str(e["sanction"]), e["date"], bool(e.get("same_nature"))) for e in self.story.earlier]
        self._do(
            "case.classify",
            "perkara digolongkan",
            lambda o: classification.classify(self.desk, self.case_id, earlier=earlier or None, override=o),
        )

    def _panel(self) -> None:
        self._next_day()
        ranks = cast.panel_ranks(self.story)
        members = [
            panel.CouncilMemberInput(
                person=cast.member(self.desk.base_rulebook, place, rank),
                role=cast.COUNCIL[place][0],
                account_id=self.bench.accounts[place],
            )
            for place, rank in enumerate(ranks)
        ]
        year = self.day.year
        council = self._do(
            "council.name",
            "susunan majelis dicatat dari keputusan pembentukannya",
            lambda _: panel.name_council(
                self.desk,
                decree_number=f"800-401.201/{7 + self.place}/{year}",
                decree_date=date(year, 1, 2),
                title="Majelis Kode Etik Pegawai",
                members=members,
            ),
        )
        seats = self._do(
            "panel.form",
            "majelis perkara dibentuk; pangkat dan jabatan diperiksa",
            lambda o: panel.form_panel(self.desk, self.case_id, council, override=o),
        )
        for seat in seats:
            self._declare(seat)

    def _declare(self, seat: int) -> None:
        self._do(
            "panel.declare",
            "anggota menyatakan bebas benturan kepentingan",
            lambda _: panel.declare(self.desk, seat, True, "pernyataan tertulis"),
        )

    def _schedule(self, starts: datetime) -> int:
        self.hearing_id = self._do(
            "hearing.schedule",
            "sidang dijadwalkan",
            lambda o: hearing.schedule(
                self.desk, self.case_id, starts_at=starts, room="Ruang Rapat Majelis", override=o
            ),
        )
        return self.hearing_id

    def _summon(self, hearing_id: int, ordinal: int, served: date) -> int:
        summons_id = self._do(
            "summons.make",
            f"surat panggilan {'I' * ordinal} dibuat",
            lambda o: summons.summon(self.desk, hearing_id, ordinal=ordinal, override=o),
        )
        self._letter(f"surat_panggilan_{ordinal}", {"hearing": hearing_id, "summons": summons_id})
        self._letter("undangan_sidang", {"hearing": hearing_id})
        self._at(served, 10)
        proof = intake.add_evidence(
            self.desk,
            self.case_id,
            title=f"Tanda terima panggilan {'I' * ordinal}",
            file_name=f"relaas-{ordinal}.txt",
            content=f"relaas {self.story.id} {ordinal}".encode(),
            origin="Petugas surat",
        )
        self._do(
            "summons.serve",
            "penyampaian panggilan dibuktikan",
            lambda _: summons.serve(
                self.desk,
                summons_id,
                method="langsung",
                on=served,
                receiver="terlapor",
                proof_evidence_id=proof,
            ),
        )
        return summons_id

    def _summon_and_hear(self) -> None:
        self._next_day()
        calendar = self.desk.rulebook.calendar()
        run = clock(self.desk.rulebook, summons.gap_clock(self.day), self.day, on=self.day)
        when = run.end if run.sense == "paling_cepat" else calendar.end(self.day, max(run.days - 1, 1))
        self._clock("jarak panggilan I", run.clock_id, self.day)
        hearing_id = self._schedule(datetime.combine(when, time(9, 0), WIB))
        self._summon(hearing_id, 1, calendar.end(self.day, 1))
        self._at(when, 8, 30)
        self._substitute()
        self._at(when, 9, 4)
        self._hear(hearing_id, present=True)

    def _missed_twice(self) -> None:
        dates = self.story.dates
        with self.desk.read() as session:
            missing = hearing.absence_notices(session, self.case_id)
        self.told.needs = missing[0].message.split("kurang: ")[1].split(", ") if missing else []
        self._at(dates["summons1"], 8)
        self._clock("jarak panggilan I", summons.gap_clock(self.day), self.day)
        first = self._schedule(datetime.combine(dates["missed1"], time(9, 0), WIB))
        one = self._summon(first, 1, self.desk.rulebook.calendar().end(self.day, 1))
        self._at(dates["missed1"], 10)
        self._absence(one)
        self._clock("panggilan II paling lambat", "summons2_pp94", dates["missed1"])
        self._next_day()
        second = self._schedule(datetime.combine(dates["missed2"], time(9, 0), WIB))
        two = self._summon(second, 2, self.desk.rulebook.calendar().end(self.day, 1))
        self._at(dates["missed2"], 10)
        self._absence(two)
        self._hear(second, present=False)

    def _absence(self, summons_id: int) -> None:
        self._do(
            "summons.absence",
            "ketidakhadiran terlapor dicatat",
            lambda o: summons.record_absence(
                self.desk, summons_id, waited_until="10.00", witness=cast.CLERK, override=o
            ),
        )
        self._letter("berita_acara_ketidakhadiran", {"summons": summons_id})

    def _substitute(self) -> None:
        absent = self.story.absent
        if absent is None:
            return
        with self.desk.read() as session:
            seats = panel.active_seats(session, self.case_id)
            seat = seats[absent.seat - 1].id
        person = cast.member(self.desk.base_rulebook, -1, absent.golongan)
        new = self._do(
            "panel.substitute",
            f"anggota berhalangan ({absent.reason}); pengganti duduk",
            lambda o: panel.substitute(self.desk, seat, absent.reason, person, self.bench.accounts[-1], override=o),
        )
        self._declare(new)

    def _hear(self, hearing_id: int, *, present: bool) -> None:
        with self.desk.read() as session:
            attendance = {s.id: (True, "") for s in panel.active_seats(session, self.case_id)}
        examination = self._do(
            "hearing.open",
            "sidang dibuka; kehadiran dan kuorum dicatat" if present else "sidang dibuka tanpa terlapor",
            lambda o: hearing.open_hearing(self.desk, hearing_id, attendance, respondent_present=present, override=o),
        )
        if examination is not None:
            self._examine(hearing_id, examination)
        recording.enter_course(self.desk, hearing_id, self._course(present))
        self._do(
            "hearing.close",
            "sidang ditutup",
            lambda o: hearing.close_hearing(self.desk, hearing_id, "Sidang dilanjutkan dengan musyawarah.", override=o),
        )
        if examination is not None:
            self._letter("berita_acara_pemeriksaan", {"hearing": hearing_id, "examination": examination})
        self._letter("berita_acara_sidang", {"hearing": hearing_id})

    def _course(self, present: bool) -> list[str]:
        if present:
            return [
                "Ketua membuka sidang dan menyatakan sidang tertutup.",
                "Dugaan pelanggaran dibacakan kepada terlapor.",
                "Terlapor memberi keterangan dan bukti ditunjukkan.",
                "Terlapor diberi kesempatan membela diri.",
                "Berita acara pemeriksaan dibacakan ulang dan dikunci.",
            ]
        return [
            "Ketua membuka sidang dan menyatakan sidang tertutup.",
            "Terlapor telah dua kali dipanggil dengan patut dan tidak hadir.",
            "Bukti diperiksa; sidang dilanjutkan berdasarkan bukti yang ada.",
        ]

    def _examine(self, hearing_id: int, examination: int) -> None:
        values = {"day": long_date(self.story.act_date), "place": self.story.place or "tempat kejadian"}
        for position, (question, answer) in enumerate(QUESTIONS, 1):
            recording.save_line(self.desk, examination, position, question.format(**values), answer)
        self._note("hearing.record", f"{len(QUESTIONS)} pertanyaan dan jawaban dicatat", (), "", "tercatat")
        self._at(self.day, 10, 40)
        recording.enter_defence(self.desk, hearing_id, DEFENCE)
        self._note("hearing.record", "pembelaan terlapor dicatat", (), "", "tercatat")
        self._do(
            "hearing.record", "berita acara dibacakan ulang", lambda _: recording.read_back(self.desk, examination)
        )
        self._do("hearing.record", "berita acara dikunci", lambda _: recording.lock_record(self.desk, examination))

    # ---- deliberation to closing

    def _decide(self) -> None:
        self._next_day()
        opened = self._do(
            "deliberation.open",
            "musyawarah dibuka; suara disegel",
            lambda o: deliberation.open_deliberation(self.desk, self.case_id, override=o),
        )
        self._vote(opened)
        result = self._do(
            "deliberation.close",
            "musyawarah ditutup; suara dihitung",
            lambda o: deliberation.close_deliberation(self.desk, opened, casting=o),
        )
        decision_id = self._do(
            "decision.record",
            "putusan majelis dicatat",
            lambda o: decision.record_decision(
                self.desk,
                self.case_id,
                considerations=self._considerations(result.proven),
                aggravating=["Terlapor aparatur yang seharusnya memberi teladan."] if result.proven else [],
                mitigating=["Terlapor mengakui dan belum pernah dijatuhi sanksi."] if result.proven else [],
                override=o,
            ),
        )
        for place, account in self.bench.accounts.items():
            if account != self.desk.sitter.id and self._sits(account):
                decision.sign_decision(self.desk, decision_id, account, self.bench.passphrases[place])
        self._note("decision.sign", "putusan ditandatangani setiap anggota", (), "", "tercatat")
        self._letter("putusan", {})
        if not result.proven:
            self._letter("pernyataan_tidak_bersalah", {})
            self._report()
            return
        if self._forward():
            return
        self._impose()
        self._report()

    def _sits(self, account: int) -> bool:
        with self.desk.read() as session:
            return any(s.account_id == account for s in panel.active_seats(session, self.case_id))

    def _considerations(self, proven: bool) -> list[str]:
        if proven:
            return [
                "bahwa keterangan terlapor bersesuaian dengan bukti yang diajukan",
                "bahwa perbuatan tersebut bertentangan dengan kewajiban menjaga netralitas",
            ]
        return ["bahwa bukti yang diajukan tidak cukup untuk menyatakan perbuatan itu dilakukan oleh terlapor"]

    def _vote(self, deliberation_id: int) -> None:
        votes = self.story.votes
        assert votes is not None
        with self.desk.read() as session:
            case = case_file(session, self.case_id)
            seats = list(case.panel)
            question = case.deliberation
        assert question is not None
        places = {account: place for place, account in self.bench.accounts.items()}
        for number, seat in enumerate(seats):
            proven = number < votes.proven
            assert seat.account_id is not None
            account = seat.account_id
            lightest = question.open_sanctions[0] if question.open_sanctions else None
            choice = (votes.sanction or lightest) if proven else None
            deliberation.cast_ballot(
                self.desk,
                deliberation_id,
                account,
                self.bench.passphrases[places[account]],
                findings=dict.fromkeys(question.violations, proven),
                sanction_id=choice,
                reason="" if proven else "Bukti belum meyakinkan.",
            )
            self._note("deliberation.cast", "satu suara diberikan dan ditandatangani", (), "", "tercatat")
