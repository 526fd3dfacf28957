"""The rules for one case, and the list of every clock that runs over 100,000 cases."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from models.law import Rulebook, RuleRef, load_rulebook
from models.law.assessment import Facts, assess
from models.law.browse import browse
from models.law.person import Person, PersonKind
from models.registry.deadlines import running
from models.registry.home import home
from models.registry.rules import cases_using
from models.registry.viewer import Viewer
from tests.bench import cases, register
from tests.bench.table import Line, median, seconds

ROOT = Path(__file__).resolve().parents[2]
VIEWER = Viewer(1, "sekretaris")
LAST = date(2018, 1, 2).toordinal() + 3200


def _facts() -> list[Facts]:
    """Persons and acts of several kinds, on both sides of the dates in the law."""
    people = [
        Person(name="A", kind=PersonKind.PNS, golongan="III/b", post="Analis", jenjang="PELAKSANA"),
        Person(name="B", kind=PersonKind.PNS, golongan="IV/b", post="Camat", jenjang="ADMINISTRATOR"),
        Person(name="C", kind=PersonKind.PPPK, golongan="IX", post="Guru Ahli Pertama", jenjang="JF_AHLI_PERTAMA"),
        Person(name="D", kind=PersonKind.HONORER, post="Tenaga Administrasi"),
    ]
    acts = [
        (date(2018, 1, 20), ("se2017.05",), "bakal_calon", None, None),
        (date(2024, 9, 10), ("skb2022.etik.01",), None, "pilkada-2024", None),
        (date(2024, 11, 2), ("pp94.5n.4", "pp94.5n.2"), None, "pilkada-2024", "negara"),
    ]
    return [
        Facts(person=one, act_date=day, violations=violations, stage=stage, calendar=calendar, impact=impact)
        for one in people
        for day, violations, stage, calendar, impact in acts
    ]


def measure(made: register.Register) -> list[Line]:
    """Median over persons and acts; the list as the first page asks for it, and the whole first page."""
    rulebook = load_rulebook(ROOT / "resources" / "law")
    facts = _facts()
    for one in facts:
        assess(rulebook, one)
    per_case = [median(seconds(lambda one=one: assess(rulebook, one), 20)) * 1000 for one in facts]
    today = date.fromordinal(LAST)
    with register.unlocked(made) as (_vault, engine), Session(engine) as session:
        running(session, VIEWER, rulebook, today)
        listed = seconds(lambda: running(session, VIEWER, rulebook, today), 11)
        count = len(running(session, VIEWER, rulebook, today, limit=cases.COUNT))
        now = cases.moment(today)
        first = seconds(lambda: home(session, VIEWER, rulebook, now), 11)
        backwards, used = _backwards(session)
    return [
        Line("all rules for one case", max(per_case), 1, "ms", f"slowest of {len(facts)} kinds of case"),
        Line("list of running clocks, 100,000 cases", median(listed) * 1000, 100, "ms", f"{count:,} clocks run"),
        Line("which cases used a row, 100,000 cases", backwards, 100, "ms", f"{used:,} cases used it"),
        Line("a word typed in the rule browser", _browsing(rulebook), 16, "ms", "slowest of three words"),
        Line("whole first page, 100,000 cases", median(first) * 1000, 100, "ms", "what Beranda shows"),
    ]


def _backwards(session: Session) -> tuple[float, int]:
    """Milliseconds for a row that every case used: how many, and the newest."""
    row = RuleRef("scale", "pp42_2004")
    count = cases_using(session, VIEWER, row).count
    return median(seconds(lambda: cases_using(session, VIEWER, row), 11)) * 1000, count


def _browsing(rulebook: Rulebook) -> float:
    asked = ("", "hukuman disiplin", "pp 94/2021 pasal 5")
    return max(median(seconds(lambda words=words: browse(rulebook, words), 11)) * 1000 for words in asked)
