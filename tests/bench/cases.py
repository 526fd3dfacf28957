"""A register of 100,000 invented cases, written straight through the real schema."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert, text

from models.records import Account, Case, Decree, Delivery, Hearing, RuleUse, Summons
from models.registry.stages import ORDER as STAGES_IN_ORDER
from models.registry.stages import STAGES

COUNT = 100_000
_FIRST = (
    "Budi Siti Agus Dewi Rini Joko Sri Bambang Wahyu Endang Hadi Nur Dwi Tri Eko Yuli Rudi Ani Slamet Wati Heru Indah "
    "Arif Lestari Taufik Ratna Yanto Maya Iwan Fitri Gunawan Lilis Dedi Nining Surya Kartika Bayu Puspita Anton Mega"
).split()
_LAST = (
    "Santoso Wijaya Lestari Hartono Susanto Rahayu Prasetyo Kusuma Nugroho Handayani Setiawan Wulandari Saputra Utami "
    "Hidayat Permata Firmansyah Anggraini Purnomo Maharani Kurniawan Safitri Suryadi Pratiwi Mulyono Astuti Wibowo "
    "Novita Siregar Simanjuntak Harahap Tanjung Lubis Ginting Sembiring Manurung"
).split()
_KINDS = "Dinas Kecamatan Kelurahan Badan Bagian Puskesmas".split()
_PLACES = "Pendidikan Kesehatan Perhubungan Sosial Manguharjo Kartoharjo Taman Arsip Keuangan".split()
_WORDS = (
    "memasang baliho bakal calon wali kota di simpang jalan mengunggah foto menyukai komentar media sosial kampanye "
    "partai politik kendaraan dinas atribut dukungan deklarasi pertemuan relawan rapat netralitas laporan warga bukti "
    "tangkapan layar saksi lurah camat guru kantor lapangan spanduk pesan grup siaran langsung"
).split()
_STAGES = [stage for stage in STAGES if stage not in ("merged", "withdrawn")]


def fill(connection: Connection, count: int = COUNT) -> None:
    """Write ``count`` cases with their place in the search; a tenth is under way, with what belongs to its stage."""
    for start in range(0, count, 5_000):
        block = list(_cases(start, min(start + 5_000, count)))
        connection.execute(insert(Case), block)
        connection.execute(
            text(
                "INSERT INTO case_fts(rowid, register_no, name, number, words) "
                "VALUES (:id, :register_no, :respondent_name, :respondent_number, :narrative)"
            ),
            [
                {k: row[k] for k in ("id", "register_no", "respondent_name", "respondent_number", "narrative")}
                for row in block
            ],
        )
        _what_followed(connection, block)
        connection.execute(insert(RuleUse), [use for row in block for use in _uses(row["id"])])


def _uses(case_id: int) -> Iterator[dict[str, Any]]:
    """One row of the law that every case used, one that a twentieth did."""
    yield {"law_table": "scale", "row_id": "pp42_2004", "case_id": case_id}
    yield {"law_table": "violation", "row_id": f"pp94.{case_id % 20}", "case_id": case_id}


def moment(day: date) -> datetime:
    """Nine in the morning of a day."""
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


def add_account(connection: Connection, account_id: int) -> None:
    """The account that the plain file needs too."""
    connection.execute(
        insert(Account),
        {
            "id": account_id,
            "name": "Sekretaris",
            "role": "sekretaris",
            "signing_key": bytes(32),
            "exchange_key": bytes(32),
            "created_at": datetime(2018, 1, 1, tzinfo=UTC),
            "person": None,
            "disabled_at": None,
        },
    )


def _cases(start: int, end: int) -> Iterator[dict[str, Any]]:
    chance = random.Random(start)
    for number in range(start + 1, end + 1):
        received = date(2018, 1, 2) + timedelta(days=number * 3200 // COUNT)
        name = f"{chance.choice(_FIRST)} {chance.choice(_LAST)} {chance.choice(_LAST)}"
        born = f"{chance.randint(1965, 2000)}{chance.randint(1, 12):02d}{chance.randint(1, 28):02d}"
        nip = f"{born}{chance.randint(10**9, 10**10 - 1)}"
        unit = f"{chance.choice(_KINDS)} {chance.choice(_PLACES)}"
        narrative = " ".join(chance.choices(_WORDS, k=40))
        yield {
            "id": number,
            "year": received.year,
            "seq": number,
            "register_no": f"{number:06d}/MKE/{received.year}",
            "stage": "closed" if chance.random() < 0.9 else chance.choice(_STAGES),
            "outcome": "",
            "source_kind": chance.choice(("penerusan", "rekomendasi", "laporan", "temuan")),
            "source_body": chance.choice(("Bawaslu Kota", "BKN", "KASN", "")),
            "source_number": f"{number}/PP.01.02/{received.year}",
            "source_date": received,
            "foreign_refs": {},
            "received": received,
            "employee_id": None,
            "respondent": {"name": name, "kind": "PNS", "number": nip, "unit": unit},
            "respondent_name": name,
            "respondent_number": nip,
            "unit": unit,
            "subject": " ".join(chance.choices(_WORDS, k=6)),
            "act_date": received - timedelta(days=7),
            "act_place": "simpang jalan",
            "narrative": narrative,
            "calendar": None,
            "candidacy": None,
            "impact": None,
            "impact_reason": "",
            "absence_days": 0,
            "consecutive_absence": 0,
            "examined_before": None,
            "earlier": [],
            "track": chance.choice(("kode_etik", "disiplin")),
            "scale": None,
            "classified_at": None,
            "classification": None,
            "council_id": None,
            "opened_at": moment(received),
            "closed_at": None,
            "side_exit": "",
            "side_reason": "",
            "side_to": "",
        }


_HEARD = STAGES_IN_ORDER[STAGES_IN_ORDER.index("heard") :]
_DECREED = STAGES_IN_ORDER[STAGES_IN_ORDER.index("decreed") :]
_DELIVERED = STAGES_IN_ORDER[STAGES_IN_ORDER.index("delivered") :]


def _what_followed(connection: Connection, block: list[dict[str, Any]]) -> None:
    """Hearings, summonses, decrees and deliveries of cases that have come so far."""
    summoned = [row for row in block if row["stage"] == "summoned" or row["stage"] in _HEARD]
    if summoned:
        connection.execute(insert(Hearing), [_hearing(row) for row in summoned])
        connection.execute(insert(Summons), [_summons(row) for row in summoned])
    decreed = [row for row in block if row["stage"] in _DECREED]
    if decreed:
        connection.execute(insert(Decree), [_decree(row) for row in decreed])
    delivered = [row for row in decreed if row["stage"] in _DELIVERED]
    if delivered:
        connection.execute(insert(Delivery), [_delivery(row) for row in delivered])


def _hearing(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": row["id"],
        "case_id": row["id"],
        "ordinal": 1,
        "starts_at": row["opened_at"] + timedelta(days=14),
        "room": "Ruang Rapat",
        "nature": "tertutup",
        "agenda": [],
        "status": "terjadwal" if row["stage"] == "summoned" else "selesai",
        "course": [],
    }


def _summons(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "hearing_id": row["id"],
        "case_id": row["id"],
        "ordinal": 1,
        "letter_date": row["received"] + timedelta(days=7),
        "made_at": row["opened_at"] + timedelta(days=7),
        "served_on": None if row["stage"] == "summoned" else row["received"] + timedelta(days=8),
        "absence": None,
    }


def _decree(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": row["id"],
        "case_id": row["id"],
        "number": f"188/{row['id']}",
        "set_on": row["received"] + timedelta(days=25),
        "set_at": row["opened_at"] + timedelta(days=25),
        "sanction": {"id": "pp42.tertutup", "appeal_routes": ["keberatan"], "appeal_verified": True},
        "violation_text": row["subject"],
        "imposed_by": {"id": "WALI_KOTA"},
    }


def _delivery(row: dict[str, Any]) -> dict[str, Any]:
    on = row["received"] + timedelta(days=28)
    return {
        "decree_id": row["id"],
        "on": on,
        "method": "langsung",
        "receiver": row["respondent_name"],
        "witnesses": [],
        "effective_on": on + timedelta(days=15),
        "clock": {"legal_basis": "PP 94/2021 Pasal 38 ayat (1)"},
        "at": row["opened_at"] + timedelta(days=28),
    }
