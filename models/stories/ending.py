"""The second half of a story: the decree or the discipline track, an appeal, the report and the closing."""

from __future__ import annotations

from datetime import date
from typing import Any

from models.procedure import appeals, decree, referral, relief, team
from models.procedure.desk import Desk
from models.procedure.discipline import TRACKS, assess_discipline
from models.procedure.imposing import BY_PPK, MAYOR
from models.records import Case, Delivery
from models.registry.afterviews import ReferralView
from models.registry.casefile import case_file
from models.registry.caseviews import CaseFile
from models.registry.counting import DECIDE, FILE, RESPOND, ROUTE_CLOCKS
from models.stories import cast
from models.stories.steps import Steps
from models.stories.story import AppealTold, TeamTold

ABROAD = ("PRESIDEN_ATAS_USUL_PPK", "GUBERNUR")
"""Who imposes from outside the city: the decree comes from there, the office prints none."""


class Ending(Steps):
    """What follows the panel's decision in a story."""

    def _case(self) -> CaseFile:
        with self.desk.read() as session:
            return case_file(session, self.case_id)

    # ---- passing on

    def _forward(self) -> bool:
        """Pass the facts to another body where the story tells it; says whether the case left with it."""
        told = self.story.referral
        if told is None:
            return False
        self._next_day()
        made = self._do(
            "case.refer",
            f"diteruskan kepada {told.to}",
            lambda o: referral.forward(
                self.desk,
                self.case_id,
                to=told.to,
                about=told.about,
                reason=told.reason,
                closes=told.closes,
                override=o,
            ),
        )
        if told.answer:
            answered = self._next_day(3)
            self._do(
                "referral.answer",
                "jawaban atas penerusan dicatat",
                lambda _: referral.answer(self.desk, made, on=answered, note=told.answer),
            )
        return told.closes

    # ---- the discipline track

    def _impose(self) -> None:
        """The decree of the panel's sanction, or the way over the discipline track, or only the recommendation."""
        case = self._case()
        decision = case.decision
        administrative = bool(decision and decision.sanction and decision.sanction.get("is_referral"))
        if not administrative:
            self._decree()
        if self.story.team is not None or (administrative and self._team_wanted(case)):
            self._discipline(self.story.team or TeamTold())

    def _team_wanted(self, case: CaseFile) -> bool:
        """Whether the law wants a team for the charge as classified (PP 94/2021 Pasal 29 ayat (2))."""
        said = str((case.classification or {}).get("examined_by") or "")
        return case.track in TRACKS and "tim pemeriksa" in said and "boleh" not in said

    def _team_after_hearing(self) -> None:
        """A story told only to the hearing: where the law wants a team, it is formed."""
        if self._team_wanted(self._case()):
            self._next_day()
            self._form(self.story.team or TeamTold())

    def _discipline(self, told: TeamTold) -> None:
        self._next_day()
        self._do(
            "referral.discipline",
            "perkara diteruskan ke jalur disiplin",
            lambda o: referral.to_discipline(
                self.desk,
                self.case_id,
                reason="Majelis merekomendasikan tindakan administratif.",
                violations=told.violations,
                override=o,
            ),
        )
        self._relieve()
        self._next_day()
        made = self._form(told)
        proposed = self._proposed(told)
        if told.proven and not proposed:
            return
        self._next_day(3)
        self._do(
            "team.report",
            "laporan hasil pemeriksaan dicatat",
            lambda o: team.report(
                self.desk,
                made,
                findings="Pemeriksaan menguatkan hasil sidang majelis." if told.proven else "Bukti tidak cukup.",
                proven=told.proven,
                proposed_sanction_id=proposed if told.proven else None,
                override=o,
            ),
        )
        if told.proven:
            self._decree(proposed, told.imposer)

    def _relieve(self) -> None:
        told = self.story.relief
        if told is None:
            return
        self._do(
            "relief.begin",
            "terlapor dibebaskan sementara dari tugas jabatannya",
            lambda o: relief.relieve(
                self.desk, self.case_id, by=cast.TEAM[0][2], acting=told.acting, number=told.number, override=o
            ),
        )

    def _form(self, told: TeamTold) -> int:
        if told.superior:
            return self._do(
                "team.form",
                "atasan langsung memeriksa",
                lambda o: team.examine_by_superior(self.desk, self.case_id, person=cast.TEAM[0][2], override=o),
            )
        members = [team.TeamMemberInput(element, person, role=role) for element, role, person in cast.TEAM]
        return self._do(
            "team.form",
            "tim pemeriksa dibentuk; unsurnya diperiksa",
            lambda o: team.form_team(self.desk, self.case_id, number=told.number, members=members, override=o),
        )

    def _proposed(self, told: TeamTold) -> str:
        """The kind as told, otherwise the lightest that is open on the discipline track."""
        if told.sanction:
            return told.sanction
        found: ReferralView | None = self._case().discipline
        said = found.assessment if found is not None else None
        rows = [self.desk.rulebook.sanctions[key] for key in (said or {}).get("open", ())]
        rows = [row for row in rows if self.desk.rulebook.scales[row.scale].track in TRACKS]
        return rows[0].id if rows else ""

    # ---- the decree

    def _decree(self, sanction: str | None = None, imposer: str = "") -> None:
        self._next_day(2)
        made = self._issue("keputusan wali kota dicatat", sanction, imposer)
        self._deliver(made)
        if self.story.appeal is not None:
            made = self._appeal(made, self.story.appeal)
        self._execute(made)

    def _issue(self, words: str, sanction: str | None = None, imposer: str = "") -> int:
        closed = self.story.votes and self.story.votes.sanction == "pp42.tertutup"
        code = imposer or self._imposer(sanction)
        other = code not in ("", MAYOR)
        made = self._do(
            "decree.issue",
            words,
            lambda o: decree.issue_decree(
                self.desk,
                self.case_id,
                sanction_id=sanction,
                imposer=imposer,
                signer=cast.TEAM[0][2] if other else None,
                official_title=cast.TEAM[0][2].post if other and code not in ABROAD else "",
                statement_days=7,
                forum="ruang tertutup di hadapan atasan langsung" if closed else "apel pagi di unit kerja",
                override=o,
            ),
        )
        if code not in ABROAD:
            serial = 31 + self.place + 100 * (len(self._case().decrees) - 1)
            self._letter("keputusan_sanksi", {"decree": made}, number=f"800.1.6.1/{serial}/401.013/{self.day.year}")
        self._clock("penyampaian keputusan", "deliver_decree", self.day)
        return made

    def _imposer(self, sanction: str | None) -> str:
        """Code of who will impose this kind unless told; the mayor for a moral one and for one that replaces."""
        if sanction is None:
            last = self._case().decree
            return str(last.imposed_by.get("code", "")) if last is not None else ""
        with self.desk.read() as session:
            found = assess_discipline(self.desk, session, session.get_one(Case, self.case_id), decided_on=self.day)
        option = next((o for o in found.options if o.sanction.id == sanction), None) if found is not None else None
        codes = option.imposed_by if option is not None else ()
        return MAYOR if MAYOR in codes or BY_PPK & set(codes) else next(iter(codes), "")

    def _deliver(self, decree_id: int) -> None:
        delivered = self._next_day(2)
        self._do(
            "decree.deliver",
            "keputusan disampaikan",
            lambda o: decree.deliver(
                self.desk, decree_id, on=delivered, method="langsung", receiver="terlapor", override=o
            ),
        )
        for way in appeals.routes(self.desk, decree_id):
            self._appeal_clock(way.id, FILE, delivered)

    def _appeal_clock(self, route: str, phase: int, start: date) -> None:
        name = ROUTE_CLOCKS.get(route, ("", "", ""))[phase]
        if name:
            word = ("upaya administratif", "tanggapan", "putusan")[phase]
            self._clock(f"{word}: {name}", name, start)

    def _execute(self, decree_id: int) -> None:
        found = next(d for d in self._case().decrees if d.id == decree_id)
        if not found.stands or found.running_appeal is not None:
            return
        done = self._next_day(3)
        effective = _effective(self.desk, decree_id)
        if effective is not None and effective > done and not found.moral:
            done = self._at(effective, 9).date()
        self._do(
            "decree.execute",
            "sanksi dilaksanakan",
            lambda o: decree.execute(
                self.desk,
                decree_id,
                on=done,
                forum="sesuai keputusan",
                read_by="atasan langsung",
                attended=True,
                override=o,
            ),
        )

    # ---- the appeal

    def _appeal(self, decree_id: int, told: AppealTold) -> int:
        """File, answer and decide as told; gives the decree that then stands to be carried out."""
        ways = appeals.routes(self.desk, decree_id)
        route = told.route or (ways[0].id if ways else "keberatan_ppk")
        filed = self._upon(told.filed, told.after)
        made = self._do(
            "appeal.file",
            "upaya administratif diajukan",
            lambda o: appeals.file(
                self.desk, decree_id, route=route, filed_on=filed, number=told.number, override=o,
                grounds="Terlapor berkeberatan atas beratnya sanksi.",
            ),
        )  # fmt: skip
        self._appeal_clock(route, RESPOND, filed)
        self._appeal_clock(route, DECIDE, filed)
        self._respond(made, told)
        if not told.outcome:
            return decree_id
        decided = self._upon(told.decided, told.decided_after)
        fate = self._do(
            "appeal.decide",
            f"upaya administratif diputus: {told.outcome}",
            lambda o: appeals.decide(
                self.desk, made, decided_on=decided, outcome=told.outcome, new_sanction_id=told.sanction, override=o
            ),
        )
        if fate.decree != "diganti":
            return decree_id
        self._next_day(2)
        new = self._issue("keputusan pengganti dicatat")
        self._deliver(new)
        return new

    def _upon(self, told: date | None, after: int) -> date:
        """The day told, or so many working days on; the clock goes there."""
        if told is None:
            return self._next_day(after)
        self._at(max(told, self.day), 9)
        return told

    def _respond(self, appeal_id: int, told: AppealTold) -> None:
        found = next(a for a in self._case().appeals if a.id == appeal_id)
        if not told.respond or not found.awaits_response:
            return
        on = self._next_day(2)
        self._do(
            "appeal.respond",
            "tanggapan atas upaya administratif dicatat",
            lambda o: appeals.respond(
                self.desk, appeal_id, on=on, summary="Pejabat bertahan pada keputusannya.", override=o
            ),
        )

    # ---- the end

    def _report(self) -> None:
        self._next_day()
        addressee = self._case().source_body or "Badan Kepegawaian"
        self._do(
            "case.follow_up",
            "tindak lanjut dilaporkan",
            lambda _: decree.follow_up(self.desk, self.case_id, addressee=addressee, idis_on=self.day),
        )
        self._letter("laporan_tindak_lanjut", {})
        self._next_day()
        self._do("case.close", "perkara ditutup", lambda o: decree.close_case(self.desk, self.case_id, override=o))


def _effective(desk: Desk, decree_id: int) -> date | None:
    with desk.read() as session:
        row = session.get(Delivery, decree_id)
    return row.effective_on if row is not None else None


def after_summary(case: CaseFile) -> dict[str, Any]:
    """What followed the decision, for the summary of a story; None where there was nothing."""
    appeal = case.appeals[-1] if case.appeals else None
    appealed = next((d for d in case.decrees if d.appeals), case.decree)
    newest = case.decree
    return {
        "appealed": None
        if appeal is None
        else {
            "route": appeal.route,
            "article": appeal.law.get("legal_basis", ""),
            "filed_on": appeal.filed_on.isoformat(),
            "until": (appeal.window or {}).get("to"),
            "late": appeal.late,
            "outcome": appeal.outcome,
            "decided_on": appeal.decided_on.isoformat() if appeal.decided_on else None,
            "next": appeal.law.get("next", ""),
        },
        "decree_fate": None if appealed is None else appealed.fate or "berlaku",
        "decree": None
        if newest is None
        else {
            "sanction": newest.sanction["id"],
            "imposed_by": newest.imposed_by.get("code", ""),
            "set_on": newest.set_on.isoformat(),
            "delivered_on": newest.delivery.on.isoformat() if newest.delivery else None,
            "effective_on": newest.delivery.effective_on.isoformat()
            if newest.delivery and newest.delivery.effective_on
            else None,
            "why": newest.delivery.clock.get("reason", "") if newest.delivery else "",
            "executed": newest.execution is not None,
        },
        "team": None
        if case.team is None
        else {
            "kind": case.team.kind,
            "elements": [m.element for m in case.team.seated],
            "proven": case.team.proven,
            "proposed": case.team.proposed["id"] if case.team.proposed else None,
        },
        "relief": None
        if case.relief is None
        else {
            "since": case.relief.since.isoformat(),
            "until": case.relief.ended_on.isoformat() if case.relief.ended_on else None,
        },
        "referrals": [
            {"kind": r.kind, "to": r.to, "about": r.about, "violations": [v["id"] for v in r.violations]}
            for r in case.referrals
        ],
    }
