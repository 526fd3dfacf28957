"""Summonses, their proof of service, and the record of not appearing (law.md 2.5; letters.md 6.1, 8.4)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select

from models.law import Rulebook
from models.law.clocks import clock
from models.law.errors import Trouble
from models.law.notice import Notice, Severity
from models.law.words import long_date
from models.procedure.desk import Act, Desk, WrongMoment
from models.procedure.verification import require_open
from models.records import Evidence, Hearing, Summons


def summon(
    desk: Desk,
    hearing_id: int,
    *,
    ordinal: int = 1,
    letter_date: date | None = None,
    override: str = "",
) -> int:
    """Make summons I or II for a hearing; gives its id.

    The gap between letter and examination follows the switch ``summons_gap_mode`` and warns, never blocks; summons II
    wants the missed date of summons I and is due within 7 working days of it (PP 94/2021 Pasal 26(2)-(3)).
    """
    with desk.read() as session:
        hearing = session.get(Hearing, hearing_id)
        if hearing is None:
            raise Trouble("Sidang tidak ditemukan.", "Tidak ada yang berubah.")
        case_id = hearing.case_id
    with desk.act("summons.make", case_id, subject=f"hearing.{hearing_id}") as act:
        require_open(act)
        hearing = act.session.get(Hearing, hearing_id)
        assert hearing is not None
        if hearing.status != "terjadwal":
            raise WrongMoment("Sidang ini tidak sedang menunggu dibuka.", "Tidak ada yang berubah.")
        day = letter_date or act.today
        notices: list[Notice] = []
        if day > hearing.starts_at.date():
            notices.append(
                Notice(Severity.BLOCK, "summons.after_hearing", "tanggal surat panggilan sesudah tanggal sidang")
            )
        missed: date | None = None
        if ordinal == 2:
            first = _last_missed(act, case_id)
            if first is None:
                notices.append(
                    Notice(
                        Severity.BLOCK,
                        "summons.no_first",
                        "panggilan II memerlukan panggilan I yang terbukti tidak dihadiri",
                        "PP 94/2021 Pasal 26 ayat (3)",
                    )
                )
            else:
                missed = first
        notices += summons_notices(
            desk.rulebook, ordinal=ordinal, letter_date=day, hearing_date=hearing.starts_at.date(), missed=missed
        )
        act.weigh(notices, override)
        row = Summons(
            hearing_id=hearing_id,
            case_id=case_id,
            ordinal=ordinal,
            letter_date=day,
            made_at=act.now,
            served_on=None,
            proof_evidence_id=None,
            absence=None,
            overridden=override.strip() if act.override else "",
        )
        act.session.add(row)
        act.session.flush()
        act.note(summons=row.id, ordinal=ordinal, letter_date=day.isoformat())
        act.touches("letters", case_id)
        return row.id


PP94_SINCE = date(2021, 8, 31)


def gap_clock(letter_date: date) -> str:
    """Which rule of the gap holds on a day: PP 94/2021 Pasal 26(2), before it PP 53/2010 Pasal 23(2)."""
    return "summons1_pp94" if letter_date >= PP94_SINCE else "summons1_pp53"


def summons_notices(
    rulebook: Rulebook, *, ordinal: int, letter_date: date, hearing_date: date, missed: date | None
) -> list[Notice]:
    """What the law says of the gap between a summons and its hearing; warns, never blocks (PP 94/2021 Pasal 26)."""
    if ordinal == 2:
        return _second(rulebook, missed, hearing_date) if missed is not None else []
    run = clock(rulebook, gap_clock(letter_date), letter_date, on=letter_date)
    early = run.sense == "paling_cepat" and hearing_date < run.end
    late = run.sense == "paling_lambat" and hearing_date > run.end
    if not (early or late):
        return [n for n in run.notices if n.severity is Severity.WARN]
    words = (
        f"jarak surat panggilan dan pemeriksaan: {'paling cepat' if early else 'paling lambat'} {long_date(run.end)} "
        f"({run.days} hari kerja menurut pilihan kantor)"
    )
    return [Notice(Severity.WARN, "summons.gap", words, run.legal_basis, run.verified, run.source)]


def _second(rulebook: Rulebook, missed: date, hearing_date: date) -> list[Notice]:
    run = clock(rulebook, "summons2_pp94" if missed >= PP94_SINCE else "summons2_pp53", missed, on=missed)
    if hearing_date <= run.end:
        return []
    words = f"pemeriksaan kedua paling lambat {long_date(run.end)}: {run.days} hari kerja sejak yang tidak dihadiri"
    return [Notice(Severity.WARN, "summons.second_late", words, run.legal_basis, run.verified, run.source)]


def _last_missed(act: Act, case_id: int) -> date | None:
    rows = act.session.execute(
        select(Summons.absence, Hearing.starts_at)
        .join(Hearing, Hearing.id == Summons.hearing_id)
        .where(Summons.case_id == case_id, Summons.ordinal == 1)
        .order_by(Summons.id)
    ).all()
    for row in reversed(rows):
        if row.absence:
            moment: datetime = row.starts_at
            return moment.date()
    return None


def _case_of(desk: Desk, summons_id: int) -> int:
    with desk.read() as session:
        row = session.get(Summons, summons_id)
        if row is None:
            raise Trouble("Panggilan tidak ditemukan.", "Tidak ada yang berubah.")
        return row.case_id


def serve(
    desk: Desk,
    summons_id: int,
    *,
    method: str,
    on: date,
    receiver: str,
    proof_evidence_id: int | None = None,
    refused: bool = False,
) -> None:
    """Record the proof of service (relaas): how, when, to whom, or that receipt was refused."""
    case_id = _case_of(desk, summons_id)
    with desk.act("summons.serve", case_id, subject=f"summons.{summons_id}") as act:
        row = act.session.get(Summons, summons_id)
        assert row is not None
        if row.served_on is not None:
            raise WrongMoment("Penyampaian panggilan ini sudah dicatat.", "Tidak ada yang berubah.")
        if not receiver.strip():
            raise Trouble(
                "Nama penerima belum diisi.", "Tidak ada yang berubah.", "Isi siapa yang menerima atau menolak."
            )
        if on < row.letter_date:
            raise Trouble(
                "Tanggal penyampaian sebelum tanggal surat.", "Tidak ada yang berubah.", "Periksa tanggalnya."
            )
        if on > act.today:
            raise Trouble("Tanggal penyampaian berada di masa depan.", "Tidak ada yang berubah.", "Periksa tanggalnya.")
        if proof_evidence_id is not None:
            proof = act.session.get(Evidence, proof_evidence_id)
            if proof is None or proof.case_id != case_id:
                raise Trouble("Bukti penyampaian tidak ditemukan.", "Tidak ada yang berubah.")
        row.served_on, row.served_method, row.receiver = on, method.strip(), receiver.strip()
        row.refused, row.proof_evidence_id = refused, proof_evidence_id
        act.note(summons=summons_id, on=on.isoformat(), method=method, refused=refused)
        act.touches("letters", case_id)


def record_absence(
    desk: Desk, summons_id: int, *, waited_until: str, witness: str, excuse: str = "", override: str = ""
) -> None:
    """Record that the person did not appear although summoned; the hearing of that summons is then over.

    Without proof of service the absence proves nothing and is refused (PP 94/2021 Pasal 26(3)-(4)).
    """
    case_id = _case_of(desk, summons_id)
    with desk.act("summons.absence", case_id, subject=f"summons.{summons_id}") as act:
        require_open(act)
        row = act.session.get(Summons, summons_id)
        assert row is not None
        hearing = act.session.get(Hearing, row.hearing_id)
        assert hearing is not None
        notices: list[Notice] = []
        if row.absence:
            raise WrongMoment("Ketidakhadiran atas panggilan ini sudah dicatat.", "Tidak ada yang berubah.")
        if row.served_on is None:
            notices.append(
                Notice(
                    Severity.BLOCK,
                    "summons.unproven",
                    "belum ada bukti penyampaian panggilan",
                    "PP 94/2021 Pasal 26 ayat (3)-(4)",
                )
            )
        if act.now < hearing.starts_at:
            notices.append(Notice(Severity.BLOCK, "summons.too_early", "waktu sidang belum tiba"))
        if excuse.strip():
            notices.append(
                Notice(
                    Severity.WARN,
                    "summons.excuse",
                    "terlapor memberi alasan; majelis menilai sah atau tidaknya",
                    "PMK 190/PMK.01/2018",
                    False,
                    "KEMENKEU",
                )
            )
        act.weigh(notices, override)
        row.absence = {
            "on": hearing.starts_at.date().isoformat(),
            "waited_until": waited_until.strip(),
            "witness": witness.strip(),
            "excuse": excuse.strip(),
            "at": act.now.isoformat(),
        }
        if row.ordinal == 1 and hearing.status == "terjadwal":
            hearing.status, hearing.moved_reason = "ditunda", "terlapor tidak hadir"
            hearing.respondent_present = False
        act.note(summons=summons_id, absent=True)
        act.touches("calendar", case_id)
