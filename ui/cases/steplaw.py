"""The article behind the next step of a case."""

from __future__ import annotations

from datetime import date

from models.law.notice import RuleRef
from models.law.rulebook import Rulebook
from models.registry.deadlines import PP94_FROM
from ui.cases import afterflow
from ui.cases.reading import CaseData

ARTICLES = {
    "form_panel": "PP 42/2004 Pasal 17 ayat (2)",
    "declare": "PP 42/2004 Pasal 11 huruf c",
    "substitute": "PP 42/2004 Pasal 18",
    "schedule": "PP 42/2004 Pasal 19 ayat (1)",
    "courtroom": "PP 42/2004 Pasal 19 ayat (1)-(2)",
    "deliberate": "PP 42/2004 Pasal 19 ayat (3)-(4)",
    "decide": "PP 42/2004 Pasal 19 ayat (3)-(5)",
    "decree": "PP 42/2004 Pasal 15 ayat (2)",
    "to_discipline": "PP 42/2004 Pasal 16",
    "report_team": "PP 94/2021 Pasal 29",
}
"""Steps whose article does not depend on the day."""
CLOCKS = {"verify": "verification", "deliver": "deliver_decree", "execute": "execution"}
"""Steps that a clock of the law drives: its row of the day says the article."""


def step_law(data: CaseData, rulebook: Rulebook) -> tuple[str, RuleRef | None]:
    """Article and row behind the next step; empty where no norm asks for it (closing, reporting back)."""
    if data.step is None:
        return "", None
    act = data.step.act
    if act == "execute" and data.case.decree is not None and not data.case.decree.moral:
        return "PP 94/2021 Pasal 38 ayat (1)", None
    if act in CLOCKS:
        return _clock(rulebook, CLOCKS[act], _day(data, act))
    if act in ("summon", "serve", "absence"):
        new = (data.case.act_date if data.case.closed_at else data.today) >= PP94_FROM
        return _clock(rulebook, "summons1_pp94" if new else "summons1_pp53", data.today)
    if act in ("respond_appeal", "decide_appeal"):
        one = afterflow.running_appeal(data.case)
        return (str(one.law.get("legal_basis", "")), RuleRef("appeal_route", one.route)) if one else ("", None)
    if act == "replace_decree":
        old = afterflow.waiting_replacement(data.case)
        return (
            (str(old.appeals[-1].law.get("legal_basis", "")), None) if old is not None and old.appeals else ("", None)
        )
    if act == "form_team":
        assessment = data.ladders.assessment
        severe = assessment is not None and assessment.level in ("berat", "pemberhentian")
        return ("PP 94/2021 Pasal 29 ayat (2)" if severe else "PP 94/2021 Pasal 27 ayat (1)"), None
    if act == "decree" and data.case.discipline is not None:
        return "PP 94/2021 Pasal 33", None
    return ARTICLES.get(act, ""), None


def _day(data: CaseData, act: str) -> date:
    decree = data.case.decree
    if act == "deliver" and decree is not None:
        return decree.set_on
    if act == "execute" and decree is not None and decree.delivery is not None:
        return decree.delivery.on
    return data.case.received


def _clock(rulebook: Rulebook, clock_id: str, on: date) -> tuple[str, RuleRef | None]:
    row = rulebook.clock_on(clock_id, on)
    return row.legal_basis, RuleRef("clock", clock_id, on)
