"""Stories on a vault of their own: made, told, written out, and the journal verified at the end."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from models.exchange import plan, read_list
from models.law import Rulebook, load_rulebook
from models.law.clocks import WorkingCalendar
from models.law.errors import Trouble
from models.procedure import letters, people, setup
from models.procedure.clock import WIB, SetClock
from models.procedure.desk import Desk, Press
from models.records import Case, Letter
from models.records.engine import open_engine
from models.registry.casefile import case_file
from models.stories import cast
from models.stories.ending import after_summary
from models.stories.randomness import RepeatingRandom
from models.stories.steps import Bench, Told
from models.stories.story import Clock, Story, read_stories
from models.stories.telling import Telling
from models.vault import KdfCost, NewAccount, create_vault

FLOOR = KdfCost(memory_kib=64 * 1024, passes=3, lanes=4)
"""The cheapest cost a slot may have; the demo opens many slots."""

F4_OF = {"A4": "F4", "A4-keputusan": "F4-keputusan"}
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Stage:
    """A vault ready for stories: the desk of its secretary, its clock, who sits, the passphrases."""

    desk: Desk
    clock: SetClock
    bench: Bench
    recovery: tuple[str, ...]


def office() -> setup.Office:
    """The office of the stories. City and wording as the customer's; every person invented."""
    return setup.Office(
        region="Pemerintah Kota",
        city="Madiun",
        head_title="Wali Kota",
        head_name=cast.MAYOR,
        council_name="Majelis Kode Etik Pegawai",
        unit_code="401.201",
        hearing_room="Ruang Rapat Majelis",
        code_regulation=(
            "Peraturan Wali Kota Madiun Nomor 34 Tahun 2017 tentang Kode Etik Pegawai "
            "di Lingkungan Pemerintah Kota Madiun"
        ),
    )


def prepare(
    folder: Path,
    rulebook: Rulebook,
    press: Press | None,
    *,
    start: datetime,
    random: Callable[[int], bytes],
    seats: int = 5,
    passphrase: Callable[[int], str] | None = None,
) -> Stage:
    """A vault with its accounts, office and letterheads, its secretary at the desk.

    ``start`` is the first moment of its clock; ``passphrase`` gives each account's by number (default: from
    ``random``).
    """
    clock = SetClock(start)
    word = passphrase or (lambda _: random(12).hex())
    secretary_place = 1
    places = [secretary_place, 0, *range(2, max(seats, 5)), -1]
    words = {place: word(number) for number, place in enumerate(places)}
    accounts = [
        NewAccount(
            cast.SUBSTITUTE[1] if place < 0 else cast.COUNCIL[place][1],
            "anggota" if place < 0 else cast.COUNCIL[place][0],
            words[place],
        )
        for place in places
    ]
    accounts.append(NewAccount(cast.CLERK, "petugas", word(len(places))))
    created = create_vault(
        folder, "Majelis Kode Etik Pegawai Pemerintah Kota Madiun", accounts, clock=clock, cost=FLOOR, random=random
    )
    engine = open_engine(created.vault, create=True)
    reader = open_engine(created.vault, read_only=True)
    desk = Desk(created.vault, engine, rulebook, clock, press, reader=reader, random=random)
    setup.register_accounts(desk)
    setup.set_office(desk, office())
    setup.set_letterhead(desk, "K1", ["WALI KOTA MADIUN"], ["Jalan Contoh Nomor 1, Madiun 63100"])
    setup.set_letterhead(
        desk,
        "K2",
        ["PEMERINTAH KOTA MADIUN", "SEKRETARIAT DAERAH"],
        ["Jalan Contoh Nomor 1, Madiun 63100", "Telepon (0351) 000000"],
    )
    numbers = {place: number for number, place in enumerate(places, 1)}
    for place, account in numbers.items():
        setup.link_account(desk, account, person=cast.member(rulebook, place, "IV/c"))
    return Stage(desk, clock, Bench(passphrases=words, accounts=numbers), created.recovery)


def tell(stage: Stage, rulebook: Rulebook, stories: Sequence[Story], say: Say = lambda _: None) -> list[Told]:
    """Run stories in the order of their days; the result keeps the order of the file."""
    order = sorted(range(len(stories)), key=lambda i: (_begins(stories[i]), i))
    told: dict[int, Told] = {}
    for place in order:
        story = stories[place]
        stage.desk.base_rulebook = law_of(rulebook, story)
        stage.desk.reload_law()
        say("")
        say(f"== {story.id}: {story.title}")
        one = Telling(stage.desk, stage.clock, story, place, stage.bench).tell()
        for act in one.acts:
            say(f"  {act['at'][:16].replace('T', ' ')}  {act['words']}")
            for notice in act["notices"]:
                mark = "" if notice["verified"] else " [belum diverifikasi]"
                article = f" ({notice['article']})" if notice["article"] else ""
                say(f"{'':20}{notice['severity']}: {notice['message']}{article}{mark}")
        if one.stopped:
            say(f"  berhenti: {one.stopped}")
        told[place] = one
    stage.desk.base_rulebook = rulebook
    stage.desk.reload_law()
    return [told[place] for place in range(len(stories))]


def _begins(story: Story) -> date:
    source = story.source.get("date")
    return source if isinstance(source, date) else story.act_date + timedelta(days=5)


def law_of(rulebook: Rulebook, story: Story) -> Rulebook:
    """The law as the story assumes it: its switches, and, where it says so, exactly its days off."""
    book = rulebook.with_switches(dict(story.switches)) if story.switches else rulebook
    if story.days_off is not None:
        book = book.with_days_off(dict.fromkeys(story.days_off, "hari libur"))
    return book


def summarise(stage: Stage, told: Told) -> dict[str, Any]:
    """A story as the summary holds it: acts, what the law said, what came out."""
    story = told.story
    result: dict[str, Any] = {
        "id": story.id,
        "title": story.title,
        "acts": told.acts,
        "clocks": told.clocks,
        "stopped": told.stopped,
        "letters": [],
    }
    if told.needs:
        result["needs"] = told.needs
    second = [clock["to"] for clock in told.clocks if clock["id"] == "summons2_pp94"]
    if second:
        result["summons2_latest"] = second[-1]
    if told.case_id is None:
        return result
    with stage.desk.read() as session:
        case = case_file(session, told.case_id)
        row = session.get(Case, told.case_id)
        assert row is not None
        said = dict(row.classification or {})
    result |= {
        "register_no": case.register_no,
        "stage_of_case": case.stage,
        "stage": said.get("stage"),
        "track": said.get("track"),
        "scale": said.get("scale"),
        "level": said.get("level"),
        "open": said.get("open", []),
        "council_options": said.get("council_options", []),
        "options": said.get("options", []),
        "imposed_by": said.get("imposed_by", []),
        "examined_by": said.get("examined_by"),
        "appeal": said.get("appeal", []),
        "rules": said.get("rules", []),
        "counterpart": said.get("counterpart"),
        "track_after_mending": said.get("track_after_mending"),
        "heavier_than": said.get("heavier_than"),
        "unverified_mark": bool(said.get("unverified"))
        or any(not n["verified"] for act in told.acts for n in act["notices"]),
        "switches": said.get("switches", {}),
        "identified_without_nip": not (case.respondent.number.isdigit() and len(case.respondent.number) == 18),
        "hearing_without_respondent": any(
            h.status == "selesai" and h.respondent_present is False for h in case.hearings
        ),
        "outcome": _outcome(case.outcome),
    }
    result |= after_summary(case)
    if case.decision is not None:
        result["votes"] = case.decision.votes
        result["sanction"] = case.decision.sanction["id"] if case.decision.sanction else None
        if case.outcome == "tidak_terbukti":
            result["open_before_decision"], result["open"] = result["open"], []
    return result


def _outcome(outcome: str) -> str:
    return {"terbukti": "terbukti", "tidak_terbukti": "pernyataan tidak bersalah"}.get(outcome, "belum diputus")


def write_letters(stage: Stage, told: Told, folder: Path) -> list[dict[str, Any]]:
    """Write the frozen letters of a story, and each once more on F4 from the same frozen facts."""
    desk = stage.desk
    target = folder / told.story.id
    rows: list[dict[str, Any]] = []
    for number, letter_id in enumerate(told.letters, 1):
        content = letters.pdf(desk, letter_id)
        with desk.read() as session:
            letter = session.get(Letter, letter_id)
            assert letter is not None
            assert letter.facts is not None
            kind, profile, facts, text = letter.kind, letter.profile, dict(letter.facts), letter.number
        papers = {profile: content}
        if desk.press is not None and profile in F4_OF:
            papers[F4_OF[profile]] = bytes(desk.press.print(kind, facts, F4_OF[profile]).pdf)
        for name, data in papers.items():
            target.mkdir(parents=True, exist_ok=True)
            path = target / f"{number:02d}-{kind}-{name[:2]}.pdf"
            path.write_bytes(data)
            rows.append(
                {
                    "kind": kind,
                    "file": path.relative_to(folder.parent).as_posix(),
                    "sha256": _sha256(data),
                    "paper": name[:2],
                    "number": text,
                    "frozen": name == profile,
                }
            )
    return rows


def _sha256(data: bytes) -> str:
    from hashlib import sha256

    return sha256(data).hexdigest()


def count_clocks(clocks: Sequence[Clock]) -> list[dict[str, Any]]:
    """The bare counts of a file's ``[[clock]]`` rows, by number of working days."""
    rows = []
    for clock in clocks:
        calendar = WorkingCalendar(dict.fromkeys(clock.days_off, "hari libur"), frozenset(range(1990, 2100)))
        days = {str(n): calendar.add(clock.start, int(n)).end.isoformat() for n in clock.expect}
        rows.append({"from": clock.start.isoformat(), "days": days})
    return rows


def import_list(stage: Stage, path: Path, today: date) -> dict[str, Any]:
    """Take an employee list in through the act; gives counts and problems."""
    sheet = read_list(path)
    with stage.desk.read() as session:
        existing = people.existing_people(session)
    made = plan(sheet, existing=existing, today=today)
    done = people.apply_import(stage.desk, made)
    return dict(people.summary_of(made, done))


def run(
    out: Path,
    *,
    law: Path,
    stories: Path,
    press: Press | None,
    employees: Path | None = None,
    today: date | None = None,
    say: Say = lambda _: None,
    seed: bytes | None = b"demo",
) -> Stage:
    """The demo: a vault in ``out/vault.sidang``, letters in ``out/letters``, ``out/summary.json``.

    With ``seed`` clock and randomness repeat, so that two runs give the same letters byte for byte; None takes real
    randomness. Gives the open stage, its vault still unlocked, for pictures; the caller locks it.
    """
    told_stories, clocks = read_stories(stories)
    folder = out / "vault.sidang"
    if folder.exists():
        raise Trouble(
            "Tempat tujuan sudah memuat brankas demo.",
            "Tidak ada yang ditimpa.",
            "Pilih folder lain atau hapus yang lama.",
        )
    out.mkdir(parents=True, exist_ok=True)
    rulebook = load_rulebook(law)
    random = RepeatingRandom(seed) if seed is not None else secrets.token_bytes
    first = min(_begins(s) for s in told_stories)
    start = datetime.combine(first - timedelta(days=21), time(7, 30), WIB)
    seats = max(len(cast.panel_ranks(s)) for s in told_stories)
    stage = prepare(folder, rulebook, press, start=start, random=random, seats=seats)
    say(f"Brankas dibuat: {folder.name}; jalur hukum dan surat mengikuti data aturan yang dibawa program.")
    summary: dict[str, Any] = {"stories": [], "clocks": count_clocks(clocks)}
    if employees is not None:
        summary["list"] = import_list(stage, employees, today or _begins(max(told_stories, key=_begins)))
        counts = {k: summary["list"][k] for k in ("read", "added", "updated", "skipped", "held")}
        say(f"Daftar pegawai: {counts}; {len(summary['list']['problems'])} masalah tercatat.")
    for told in tell(stage, rulebook, told_stories, say):
        row = summarise(stage, told)
        if press is not None:
            row["letters"] = write_letters(stage, told, out / "letters")
        summary["stories"].append(row)
    (out / "summary.json").write_text(json.dumps(summary, ensure_ascii=False, indent=2) + "\n", "utf-8")
    return stage
