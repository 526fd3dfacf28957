"""Filters of the journal and what a line says, in plain Python."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo

from models.law.notice import Notice, Severity
from models.registry.journal import JournalFilter, JournalRow

GROUPS = (
    ("case", "Perkara"),
    ("panel", "Majelis"),
    ("hearing", "Sidang"),
    ("summons", "Panggilan"),
    ("deliberation", "Musyawarah"),
    ("decision", "Putusan"),
    ("decree", "Keputusan"),
    ("letter", "Surat"),
    ("people", "Pegawai"),
    ("account", "Akun"),
    ("office", "Kantor"),
    ("vault", "Brankas"),
)


def make_filter(
    words: str, group: str | None, account: int | None, since: date | None, until: date | None, zone: tzinfo | None
) -> JournalFilter:
    """A filter of whole days; ``until`` is the last day that is shown."""
    first = datetime.combine(since, time(), zone) if since else None
    last = datetime.combine(until + timedelta(days=1), time(), zone) if until else None
    return JournalFilter(account_id=account, group=group or "", since=first, until=last, words=words)


def remark(row: JournalRow) -> str:
    """The last column: the reason where a warning was overruled, otherwise how many notices there were."""
    if row.override:
        return f"alasan: {row.override}"
    warned = sum(1 for how, *_rest in row.notices if how == Severity.WARN.value)
    return f"{warned} peringatan" if warned else ""


def notices(row: JournalRow) -> list[Notice]:
    """What the act weighed, as the notice list shows it."""
    known = {one.value for one in Severity}
    return [Notice(Severity(how), code, message, basis) for how, code, message, basis in row.notices if how in known]


def grouped(digest: str) -> str:
    """A hash in groups of eight, to be compared by eye with the paper."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))
