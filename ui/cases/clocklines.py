"""All clocks of one case as lines: those that run, those that ended, those that are still to come. No widget here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from models.law.clocks import Run, clock
from models.law.rulebook import Rulebook
from models.registry.afterviews import DecreeView
from models.registry.caseviews import CaseFile, SummonsView
from models.registry.counting import run_of
from models.registry.deadlines import PP94_FROM, Deadline
from ui.cases.flow import roman
from ui.cases.reading import CaseData
from ui.widgets.dates import long_date, short_date


@dataclass(frozen=True, slots=True)
class ClockLine:
    """One clock. ``state``: berjalan, selesai, belum. ``since`` says in words what started it, ``outcome`` how it
    ended. ``basis`` is the whole article; ``run`` the counting, None where it has not begun."""

    key: str
    state: str
    chip: str
    tone: str
    title: str
    text: str
    since: str = ""
    outcome: str = ""
    basis: str = ""
    verified: bool = True
    source: str = ""
    row: str = ""
    run: Run | None = None


def clock_lines(data: CaseData, rulebook: Rulebook) -> list[ClockLine]:
    """Running ones first, the nearest end before the others; then what ended, the latest first; then what will come."""
    running = [_running(one, data.case, rulebook) for one in data.deadlines]
    known = {line.key for line in running}
    ended = [line for line in _ended(data, rulebook) if line.key not in known]
    ended.sort(key=lambda line: line.run.end if line.run else date.min, reverse=True)
    return [*running, *ended, *_ahead(data, rulebook)]


def _running(one: Deadline, case: CaseFile, rulebook: Rulebook) -> ClockLine:
    words = [one.explanation, f"sampai {short_date(one.due)}"]
    row = rulebook.clock_on(one.run.clock_id, one.start) if one.run is not None and one.run.clock_id else None
    return ClockLine(
        key=one.kind,
        state="berjalan",
        chip=one.left_text,
        tone=one.tone,
        title=one.title.replace(f" perkara {case.register_no}", "").replace(f" {case.register_no}", ""),
        text=" · ".join(word for word in words if word),
        since=row.starts if row is not None else one.explanation,
        outcome="" if one.legal else "Tenggat kantor sendiri, bukan tenggat undang-undang.",
        basis=one.basis if one.legal else "",
        verified=one.verified,
        source=one.run.source if one.run is not None else "",
        row=one.run.clock_id if one.run is not None else "",
        run=replace(one.run, legal_basis=one.basis, verified=one.verified) if one.run is not None else None,
    )


# -- what has ended --------------------------------------------------------------------------------------------------


def _ended(data: CaseData, rulebook: Rulebook) -> Iterator[ClockLine]:
    case = data.case
    if case.verification is not None:
        yield _met(rulebook, "verify", "verification", "Verifikasi", case.received, case.verification.on)
    for summons in case.summonses:
        yield from _summons(case, rulebook, summons)
    decree = case.decree
    if decree is None:
        return
    if decree.delivery is not None:
        yield _met(rulebook, "deliver", "deliver_decree", "Penyampaian keputusan", decree.set_on, decree.delivery.on)
        yield from _after_delivery(data, rulebook, decree)


def _summons(case: CaseFile, rulebook: Rulebook, summons: SummonsView) -> Iterator[ClockLine]:
    hearing = next(h for h in case.hearings if h.id == summons.hearing_id)
    new = summons.letter_date >= PP94_FROM
    start, clock_id = summons.letter_date, "summons1_pp94" if new else "summons1_pp53"
    if summons.ordinal == 2 and (missed := _missed(case)) is not None:
        start, clock_id = missed, "summons2_pp94" if new else "summons2_pp53"
    title = f"Jarak panggilan {roman(summons.ordinal)}"
    held = hearing.starts_at.date()
    short = f"surat {short_date(summons.letter_date)}, sidang {short_date(held)}"
    line = _met(rulebook, f"summons{summons.id}", clock_id, title, start, held)
    done = summons.served_on is not None
    state, tone = ("selesai", line.tone) if done else ("berjalan", "amber")
    words = "" if done else "Panggilan belum tersampaikan."
    yield replace(line, state=state, chip=state, tone=tone, text=short, outcome=words or line.outcome)


def _missed(case: CaseFile) -> date | None:
    days = [s.absence["on"] for s in case.summonses if s.ordinal == 1 and s.absence]
    return date.fromisoformat(str(days[-1])[:10]) if days else None


def _after_delivery(data: CaseData, rulebook: Rulebook, decree: DecreeView) -> Iterator[ClockLine]:
    assert decree.delivery is not None
    kept = run_of(decree.delivery.clock)
    if kept is not None:
        yield _effective(kept)
    if decree.execution is not None and str(decree.sanction.get("id", "")).startswith("pp42."):
        yield _met(rulebook, "execute", "execution", "Pelaksanaan sanksi", decree.delivery.on, decree.execution.on)
    if data.case.follow_ups:
        yield _reported(data.case)


def _effective(kept: Run) -> ClockLine:
    return ClockLine(
        key="effective", state="selesai", chip="berlaku", tone="accent", title="Mulai berlaku",
        text=f"sejak {short_date(kept.end)}",
        since="keputusan diterima" if kept.days else "keputusan ditetapkan",
        outcome=f"Berlaku sejak {long_date(kept.end, weekday=True)}.",
        basis=kept.legal_basis, verified=kept.verified, source=kept.source, row=kept.clock_id, run=kept,
    )  # fmt: skip


def _reported(case: CaseFile) -> ClockLine:
    day = case.follow_ups[0].on
    return ClockLine(
        key="follow_up", state="selesai", chip="selesai", tone="accent", title="Tindak lanjut dilaporkan",
        text=f"dilaporkan {short_date(day)}", since="keputusan disampaikan",
        outcome=f"Dilaporkan {long_date(day)}; tenggat kantor sendiri, bukan tenggat undang-undang.",
    )  # fmt: skip


def _met(rulebook: Rulebook, key: str, clock_id: str, title: str, start: date, done: date) -> ClockLine:
    """A clock whose act was done on a day: in time, or so many days late."""
    run = clock(rulebook, clock_id, start, on=start)
    row = rulebook.clock_on(clock_id, start)
    words, tone = verdict(run, done, rulebook)
    return ClockLine(
        key=key, state="selesai", chip="selesai" if tone == "accent" else "terlambat", tone=tone, title=title,
        text=f"{row.ends} {short_date(done)}",
        since=row.starts, outcome=f"{row.ends[:1].upper()}{row.ends[1:]} {long_date(done)}: {words}.",
        basis=run.legal_basis, verified=run.verified, source=run.source, row=clock_id, run=run,
    )  # fmt: skip


def verdict(run: Run, done: date, rulebook: Rulebook) -> tuple[str, str]:
    """How a day stands to its clock, in words and as a tone. ``paling_cepat``: not before the end."""
    off = rulebook.calendar().count(run.end, done) if run.unit == "hari_kerja" else (done - run.end).days
    unit = "hari kerja" if run.unit == "hari_kerja" else "hari"
    if run.sense == "paling_cepat":
        return ("jaraknya cukup", "accent") if done >= run.end else (f"kurang {max(1, -off)} {unit}", "amber")
    if done <= run.end:
        return ("dalam tenggat", "accent")
    return (f"lewat {off} {unit}" if off else "lewat tenggat", "amber")


def _ahead(data: CaseData, rulebook: Rulebook) -> Iterator[ClockLine]:
    if data.case.decree is None and not data.closed:
        row = rulebook.clock_on("deliver_decree", data.today)
        yield ClockLine(
            key="deliver", state="belum", chip="belum", tone="muted", title="Penyampaian keputusan",
            text=f"{row.limit} hk sejak ditetapkan",
            since=row.starts, outcome=f"Mulai berjalan bila {row.starts}: {row.limit} hari kerja.",
            basis=row.legal_basis, verified=row.verified, source=row.source, row=row.id,
        )  # fmt: skip
