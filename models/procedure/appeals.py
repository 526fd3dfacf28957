"""Keberatan and banding administratif: filed, answered, decided, and what that does to the decree (PP 79/2021).

PPK or the superior decide a keberatan, BPASN a banding; before 10 August 2021 PP 53/2010 Pasal 33-38. The council's own
finding is final (PP 42/2004 Pasal 19 ayat (5)); only the decree can be appealed.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.law.appeals import DecreeFate, decree_after
from models.law.clocks import Run
from models.law.errors import Trouble
from models.law.notice import Notice, Severity
from models.law.person import Person
from models.law.words import long_date
from models.procedure.classification import sanction_snapshot
from models.procedure.decree import DEAD, case_of_decree, effect_dict, effect_now, origin_appeal
from models.procedure.desk import Act, Desk, WrongMoment
from models.procedure.imposing import unavailable_notices
from models.procedure.verification import require_open
from models.records import Appeal, Decree, Delivery
from models.registry.counting import DECIDE, RESPOND, OpenRoute, appeal_run, open_route, open_routes, run_dict, run_of

FINAL = "PP 42/2004 Pasal 19 ayat (5); PP 53/2010 Pasal 33"
LATE_OUTCOME = "tidak_dapat_diterima"
VOID_BY_SILENCE = "batal_demi_hukum"


def routes(desk: Desk, decree_id: int) -> tuple[OpenRoute, ...]:
    """Ways of appeal open against a decree, each with its time to file counted; empty before receipt or if final."""
    with desk.read() as session:
        decree, delivery = session.get(Decree, decree_id), session.get(Delivery, decree_id)
        if decree is None or delivery is None or origin_appeal(session, decree) is not None:
            return ()
        return open_routes(desk.rulebook, decree.sanction, decree.imposed_by, delivery.on)


def outcomes(desk: Desk, route: str) -> tuple[str, ...]:
    """Ids of the decisions that a way of appeal knows; for one that names none, all."""
    row = desk.rulebook.appeal_routes[route]
    return row.outcomes or tuple(desk.rulebook.appeal_outcomes)


def file(
    desk: Desk,
    decree_id: int,
    *,
    route: str,
    filed_on: date,
    number: str = "",
    grounds: str = "",
    copied_on: date | None = None,
    override: str = "",
) -> int:
    """Record an appeal against a decree that was received; gives its id.

    In time it halts the effect of a discipline decree (PP 94/2021 Pasal 38 ayat (2)). Late it is recorded with a
    written reason, halts nothing, and ``tidak_dapat_diterima`` is what may be decided (PP 79/2021 Pasal 4 ayat (3)).
    ``copied_on``: when the official received the copy (default: the day of filing); his response is counted from it.
    """
    case_id = case_of_decree(desk, decree_id)
    if route not in desk.rulebook.appeal_routes:
        raise Trouble("Jalur upaya administratif tidak dikenal.", "Tidak ada yang berubah.", "Pilih dari daftarnya.")
    with desk.act("appeal.file", case_id, subject=f"decree.{decree_id}") as act:
        require_open(act)
        decree = act.session.get_one(Decree, decree_id)
        delivery = act.session.get(Delivery, decree_id)
        copy = copied_on or filed_on
        way = _way(desk, route, delivery)
        late = way is not None and way.run is not None and filed_on > way.run.end
        notices = [
            *_filing(desk, act, decree, delivery, route, filed_on, copy),
            *(_late(way, filed_on) if late else ()),
        ]
        act.weigh(notices, override)
        assert delivery is not None
        assert way is not None
        row = Appeal(
            case_id=case_id,
            decree_id=decree_id,
            route=route,
            law=_law(way),
            number=number.strip(),
            grounds=grounds.strip(),
            filed_on=filed_on,
            filed_at=act.now,
            copied_on=copy,
            late=late,
            window=_kept(way.run),
            respond_clock=_kept(appeal_run(desk.rulebook, route, RESPOND, copy)),
            decide_clock=_kept(appeal_run(desk.rulebook, route, DECIDE, filed_on)),
            responded_on=None,
            decided_on=None,
            decided_at=None,
            new_sanction=None,
        )
        act.session.add(row)
        act.session.flush()
        _reckon(desk, act, decree, delivery)
        act.note(appeal=row.id, route=route, filed_on=filed_on.isoformat(), late=late)
        act.touches("cases", case_id)
        return row.id


def _kept(run: Run | None) -> dict[str, Any] | None:
    return run_dict(run) if run is not None else None


def _law(way: OpenRoute) -> dict[str, Any]:
    return {
        "id": way.id,
        "name": way.name,
        "to": way.to,
        "legal_basis": way.legal_basis,
        "outcomes": list(way.outcomes),
        "next": way.next,
        "note": way.note,
        "verified": way.verified,
        "source": way.source,
    }


def _way(desk: Desk, route: str, delivery: Delivery | None) -> OpenRoute | None:
    return open_route(desk.rulebook, route, delivery.on) if delivery is not None else None


def _reckon(desk: Desk, act: Act, decree: Decree, delivery: Delivery) -> None:
    """Say again from which day the decree takes effect, now that an appeal was filed or decided."""
    found = effect_now(desk, act.session, decree, delivery.on)
    kept = {"routes": delivery.clock.get("routes", [])}
    delivery.effective_on, delivery.clock = found.on, effect_dict(found, delivery.on) | kept


def _block(code: str, message: str, basis: str, verified: bool = True, source: str = "PP79") -> Notice:
    return Notice(Severity.BLOCK, f"appeal.{code}", message, basis, verified, source)


def _filing(
    desk: Desk, act: Act, decree: Decree, delivery: Delivery | None, route: str, filed_on: date, copied_on: date
) -> list[Notice]:
    """What stands against filing."""
    basis = desk.rulebook.appeal_routes[route].legal_basis or "PP 79/2021 Pasal 3-4"
    if delivery is None:
        words = "keputusan belum disampaikan: waktu mengajukan dihitung sejak keputusan diterima"
        return [_block("undelivered", words, basis)]
    found: list[Notice] = []
    if filed_on < delivery.on:
        words = "tanggal pengajuan sebelum keputusan diterima"
        found.append(_block("before_delivery", words, basis))
    if filed_on > act.today or copied_on > act.today:
        found.append(_block("future", "tanggal pengajuan atau tembusan berada di masa depan", basis))
    if copied_on < filed_on:
        found.append(_block("copy_before", "tembusan diterima sebelum tanggal pengajuan", basis))
    return found + _open_at_all(desk, act.session, decree, delivery, route)


def _open_at_all(desk: Desk, session: Session, decree: Decree, delivery: Delivery, route: str) -> list[Notice]:
    earlier = session.scalars(select(Appeal).where(Appeal.decree_id == decree.id).order_by(Appeal.id)).all()
    if any(row.decided_on is None for row in earlier):
        return [
            _block("running", "upaya administratif atas keputusan ini sedang berjalan", "PP 79/2021 Pasal 5, 8, 13")
        ]
    origin = origin_appeal(session, decree)
    last = earlier[-1] if earlier else origin
    if last is not None:
        way = str(last.law.get("next") or "pengadilan")
        words = f"upaya administratif sudah diputus; selanjutnya ke {way}"
        return [_block("decided", words, "PP 79/2021 Pasal 6 ayat (3), Pasal 8 ayat (7), Pasal 9 ayat (3), Pasal 18")]
    if decree.fate in DEAD:
        return [_block("dead", "keputusan ini tidak berlaku lagi", "PP 79/2021 Pasal 6, 9, 16")]
    ways = open_routes(desk.rulebook, decree.sanction, decree.imposed_by, delivery.on)
    if not ways:
        words = "terhadap keputusan ini tidak terbuka upaya administratif"
        return [_block("final", words, FINAL, True, "PP42; PP53")]
    if route not in {way.id for way in ways}:
        names = " atau ".join(way.name for way in ways)
        words = f"jalur itu tidak terbuka terhadap keputusan ini; yang terbuka: {names}"
        return [_block("other_route", words, ways[0].legal_basis, ways[0].verified, ways[0].source)]
    return _unsettled(decree, ways, route)


def _unsettled(decree: Decree, ways: tuple[OpenRoute, ...], route: str) -> list[Notice]:
    """What is known about this way only at second hand, for people to weigh."""
    way = next(one for one in ways if one.id == route)
    found: list[Notice] = []
    if not decree.sanction.get("appeal_verified", True):
        words = str(decree.sanction.get("appeal_note") or "jalur upaya administratif ini belum dipastikan")
        found.append(Notice(Severity.INFO, "appeal.unsettled", words, way.legal_basis, False, way.source))
    if not way.verified:
        words = way.note or "tenggat jalur ini belum dipastikan dari naskah"
        found.append(Notice(Severity.INFO, "appeal.unverified", words, way.legal_basis, False, way.source))
    return found


def _late(way: OpenRoute | None, filed_on: date) -> list[Notice]:
    assert way is not None
    assert way.run is not None
    unit = "hari kerja" if way.run.unit == "hari_kerja" else "hari"
    words = (
        f"diajukan {long_date(filed_on)}, melewati {way.run.days} {unit} sejak diterima ({long_date(way.run.end)}): "
        "dapat diputus tidak dapat diterima"
    )
    basis = way.run.legal_basis or way.legal_basis
    return [Notice(Severity.WARN, "appeal.late", words, basis, way.run.verified, way.run.source)]


def _find(desk: Desk, appeal_id: int) -> tuple[int, int]:
    with desk.read() as session:
        row = session.get(Appeal, appeal_id)
        if row is None:
            raise Trouble("Upaya administratif tidak ditemukan.", "Tidak ada yang berubah.")
        return row.case_id, row.decree_id


def _running(act: Act, appeal_id: int) -> Appeal:
    row = act.session.get_one(Appeal, appeal_id)
    if row.decided_on is not None:
        raise WrongMoment("Upaya administratif ini sudah diputus.", "Tidak ada yang berubah.")
    return row


def _after(run: dict[str, Any] | None, day: date, code: str, what: str) -> list[Notice]:
    """A warning where a counted period is over."""
    kept = run_of(run)
    if kept is None or day <= kept.end:
        return []
    words = f"{what} melewati {kept.days} hari kerja ({long_date(kept.end)})"
    return [Notice(Severity.WARN, f"appeal.{code}", words, kept.legal_basis, kept.verified, kept.source)]


def respond(desk: Desk, appeal_id: int, *, on: date, summary: str, override: str = "") -> None:
    """Record the response (tanggapan) of the official or the PPK: PP 79/2021 Pasal 8 ayat (3), Pasal 13 ayat (1)."""
    case_id, _ = _find(desk, appeal_id)
    with desk.act("appeal.respond", case_id, subject=f"appeal.{appeal_id}") as act:
        require_open(act)
        row = _running(act, appeal_id)
        if row.responded_on is not None:
            raise WrongMoment("Tanggapan sudah dicatat.", "Tidak ada yang berubah.")
        if not summary.strip():
            raise Trouble("Isi tanggapan belum ditulis.", "Tidak ada yang berubah.", "Tuliskan ringkasannya.")
        basis = str(row.law.get("legal_basis", ""))
        notices = _after(row.respond_clock, on, "response_late", "tanggapan")
        if row.respond_clock is None:
            words = "jalur ini tidak mengenal tanggapan tersendiri"
            notices.append(Notice(Severity.WARN, "appeal.no_response", words, basis))
        if on < row.copied_on:
            notices.append(_block("response_before", "tanggal tanggapan sebelum tembusan diterima", basis))
        if on > act.today:
            notices.append(_block("response_future", "tanggal tanggapan berada di masa depan", basis))
        act.weigh(notices, override)
        row.responded_on, row.response = on, summary.strip()
        act.note(appeal=appeal_id, responded_on=on.isoformat())
        act.touches("cases", case_id)


def decide(
    desk: Desk,
    appeal_id: int,
    *,
    decided_on: date,
    outcome: str,
    new_sanction_id: str | None = None,
    number: str = "",
    by: str = "",
    note: str = "",
    override: str = "",
) -> DecreeFate:
    """Record the decision on an appeal and what becomes of the decree; gives its fate.

    memperkuat and tidak_dapat_diterima leave it standing (``tetap``); memperingan, memperberat, mengubah put another
    kind in its place (``diganti``: a replacing decree may then be issued); mencabut revokes it (``dicabut``);
    membatalkan and batal_demi_hukum annul it (``batal``). PP 79/2021 Pasal 6, 9, 16; PP 53/2010 Pasal 37 ayat (4).
    """
    case_id, decree_id = _find(desk, appeal_id)
    if outcome not in desk.rulebook.appeal_outcomes:
        raise Trouble("Putusan upaya administratif tidak dikenal.", "Tidak ada yang berubah.", "Pilih dari daftarnya.")
    if new_sanction_id is not None and new_sanction_id not in desk.rulebook.sanctions:
        raise Trouble("Jenis sanksi pengganti tidak dikenal.", "Tidak ada yang berubah.", "Pilih dari daftarnya.")
    with desk.act("appeal.decide", case_id, subject=f"appeal.{appeal_id}") as act:
        require_open(act)
        row, decree = _running(act, appeal_id), act.session.get_one(Decree, decree_id)
        fate = fate_of(desk, act.session, row, outcome, new_sanction_id)
        new = new_sanction_id if fate.decree == "diganti" else None
        notices = [*fate.notices, *_deciding(act, row, decided_on, outcome), *_kind(desk, act, decree, new, decided_on)]
        act.weigh(notices, override)
        row.decided_on, row.decided_at, row.outcome, row.fate = decided_on, act.now, outcome, fate.decree
        row.new_sanction = sanction_snapshot(desk, new) if new else None
        row.decision_number, row.decided_by, row.note = number.strip(), by.strip(), note.strip()
        decree.fate, decree.fate_on = fate.decree, decided_on
        act.session.flush()
        delivery = act.session.get_one(Delivery, decree_id)
        if fate.decree == "tetap":
            _reckon(desk, act, decree, delivery)
        else:
            _taken_away(delivery, decree, fate)
        act.note(appeal=appeal_id, outcome=outcome, fate=fate.decree, decided_on=decided_on.isoformat(), new=new)
        act.touches("cases", case_id)
        return fate


def fate_of(desk: Desk, session: Session, row: Appeal, outcome: str, new_sanction_id: str | None) -> DecreeFate:
    """What a decision would do to the decree, with everything the law says against it; reads only."""
    decree = session.get_one(Decree, row.decree_id)
    known = desk.rulebook.appeal_routes.get(row.route)
    route = row.route if known is not None and known.outcomes else None
    return decree_after(desk.rulebook, outcome, str(decree.sanction["id"]), new_sanction_id, route)


def _taken_away(delivery: Delivery, decree: Decree, fate: DecreeFate) -> None:
    """A decree that does not stand has no day of effect any more; where it had begun, it ended that day."""
    said = next((n for n in fate.notices if n.severity is Severity.INFO), None)
    delivery.effective_on = None
    delivery.clock = {**delivery.clock, "to": None, "counted": [], "skipped": [], "days": 0} | {
        "reason": said.message if said is not None else "",
        "code": f"effect.{decree.fate}",
        "legal_basis": said.legal_basis if said is not None else "",
    }


def _deciding(act: Act, row: Appeal, day: date, outcome: str) -> list[Notice]:
    basis = str(row.law.get("legal_basis", ""))
    found: list[Notice] = []
    if day < row.filed_on:
        found.append(_block("decided_before", "tanggal putusan sebelum tanggal pengajuan", basis))
    if row.responded_on is not None and day < row.responded_on:
        found.append(_block("decided_before_response", "tanggal putusan sebelum tanggal tanggapan", basis))
    if day > act.today:
        found.append(_block("decided_future", "tanggal putusan berada di masa depan", basis))
    if row.late and outcome != LATE_OUTCOME:
        words = "upaya administratif diajukan lewat waktu: putusannya tidak dapat diterima"
        found.append(Notice(Severity.WARN, "appeal.late_outcome", words, "PP 79/2021 Pasal 4 ayat (3)", True, "PP79"))
    if not row.late and outcome == LATE_OUTCOME and row.window is not None:
        words = "upaya administratif diajukan dalam waktu"
        found.append(Notice(Severity.WARN, "appeal.in_time", words, "PP 79/2021 Pasal 4 ayat (3)", True, "PP79"))
    return found + _silence(row, day, outcome)


def _silence(row: Appeal, day: date, outcome: str) -> list[Notice]:
    """After the time to decide: void under PP 53/2010 Pasal 37 ayat (4), otherwise a warning (PP 79/2021 Pasal 5)."""
    run = run_of(row.decide_clock)
    over = run is not None and day > run.end
    if VOID_BY_SILENCE not in row.law.get("outcomes", ()):
        return _after(row.decide_clock, day, "decision_late", "putusan")
    basis = "PP 53/2010 Pasal 37 ayat (4)"
    if over and outcome != VOID_BY_SILENCE:
        return [_block("void", "tenggat memutus sudah lewat: hukuman batal demi hukum", basis, True, "PP53")]
    if not over and outcome == VOID_BY_SILENCE:
        return [_block("not_void", "tenggat memutus belum lewat", basis, True, "PP53")]
    return []


def _kind(desk: Desk, act: Act, decree: Decree, new: str | None, day: date) -> list[Notice]:
    """What stands against the kind put in the decree's place: another track, or not for this person on that day."""
    if new is None:
        return []
    row = desk.rulebook.sanctions[new]
    old = str(decree.sanction.get("scale", ""))
    found = unavailable_notices(desk, Person.from_dict(act.case.respondent), row, day, act.case.act_date)
    tracks = desk.rulebook.scales
    if row.is_referral or (
        old in tracks and (tracks[old].track == "kode_etik") != (tracks[row.scale].track == "kode_etik")
    ):
        found.append(_block("other_track", "jenis pengganti berada di jalur lain", row.legal_basis))
    return found
