"""Invented facts, rich enough for every kind of letter: the shape that ``models/registry/letterfacts.py`` gathers."""

from __future__ import annotations

import base64
import copy
import io
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from models.law.person import Person, PersonKind
from models.registry.casefacts import person_facts
from models.registry.letterkinds import KINDS
from tests.reports import facts_hearing, facts_outcome

Facts = dict[str, Any]

ACT = (
    "membuat unggahan, mengomentari, membagikan, menyukai, dan/atau bergabung pada akun pemenangan bakal calon "
    "kepala daerah"
)
BANNER = "memasang spanduk, baliho, dan/atau alat peraga lainnya terkait bakal calon peserta pemilihan"
BASIS = "PP 42/2004 Pasal 11 huruf c; sanksi PP 42/2004 Pasal 15 ayat (1)-(3)"
BANNER_BASIS = "SE Menteri PANRB B/71/M.SM.00.00/2017; PP 42/2004 Pasal 11 huruf c"
PARTY = "menjadi peserta kampanye dengan menggunakan atribut partai atau atribut PNS"
PARTY_BASIS = "PP 94/2021 Pasal 5 huruf n angka 2; Pasal 13 huruf g"
DISCIPLINE = (
    "Peraturan Pemerintah Nomor 94 Tahun 2021 tentang Disiplin Pegawai Negeri Sipil (Lembaran Negara Republik "
    "Indonesia Tahun 2021 Nomor 202, Tambahan Lembaran Negara Republik Indonesia Nomor 6718)"
)
TEXTS: Facts = tomllib.loads((Path(__file__).parent / "texts.toml").read_text("utf-8"))


def _person(name: str, number: str, golongan: str, pangkat: str, post: str, **more: Any) -> Facts:
    return person_facts(Person(name=name, number=number, golongan=golongan, pangkat=pangkat, post=post, **more))


RESPONDENT = _person(
    "Dwi Susilo",
    "198503122010011007",
    "III/d",
    "Penata Tingkat I",
    "Lurah Winongo",
    back_title="S.STP., M.Si.",
    unit="Kelurahan Winongo Kecamatan Manguharjo",
    birth_place="Madiun",
    birth_date=date(1985, 3, 12),
    sex="L",
)
PANEL = [
    (
        "ketua",
        _person(
            "Hartono Wijaya",
            "196811151992021002",
            "IV/d",
            "Pembina Utama Madya",
            "Sekretaris Daerah",
            front_title="Dr. H.",
            back_title="S.Sos., M.Si.",
            unit="Sekretariat Daerah",
        ),
    ),
    (
        "sekretaris",
        _person(
            "Ratna Wibowo",
            "197204181998032004",
            "IV/c",
            "Pembina Utama Muda",
            "Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
            back_title="S.H., M.H.",
            unit="Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
        ),
    ),
    (
        "anggota",
        _person(
            "Bambang Suryanto",
            "196907071994031005",
            "IV/c",
            "Pembina Utama Muda",
            "Inspektur",
            front_title="Drs.",
            back_title="M.M.",
            unit="Inspektorat",
        ),
    ),
    (
        "anggota",
        _person(
            "Endah Puspitasari",
            "197511232000032003",
            "IV/b",
            "Pembina Tingkat I",
            "Kepala Bagian Hukum",
            back_title="S.H., M.Hum.",
            unit="Sekretariat Daerah",
        ),
    ),
    (
        "anggota",
        _person(
            "Slamet Riyadi",
            "197002021995031002",
            "IV/b",
            "Pembina Tingkat I",
            "Asisten Administrasi Umum",
            front_title="Ir.",
            back_title="M.T.",
            unit="Sekretariat Daerah",
        ),
    ),
]


@cache
def emblem() -> str:
    """An invented shield as base64 PNG: no emblem of any office is carried."""
    image = Image.new("RGB", (420, 500), "white")
    pen = ImageDraw.Draw(image)
    shield = [(30, 20), (390, 20), (390, 290), (210, 480), (30, 290)]
    pen.polygon(shield, fill="#1F5E45", outline="black", width=8)
    pen.polygon([(210, 70), (330, 230), (210, 400), (90, 230)], fill="#F2C14E", outline="black", width=6)
    pen.line([(210, 110), (210, 360)], fill="black", width=10)
    pen.line([(130, 180), (290, 180)], fill="black", width=10)
    out = io.BytesIO()
    image.save(out, "PNG")
    return base64.b64encode(out.getvalue()).decode("ascii")


def _seats() -> list[Facts]:
    return [
        {"seat": n, "role": role, "person": dict(person), "substitute": n == 5}
        for n, (role, person) in enumerate(PANEL, 1)
    ]


def _hearing() -> Facts:
    return {
        "id": 1,
        "ordinal": 1,
        "date": "2024-10-02",
        "start": "09.00",
        "end": "11.40",
        "opened": "09.05",
        "zone": "WIB",
        "room": "Ruang Rapat Sekretaris Daerah, Balai Kota Madiun, Jalan Pahlawan Nomor 37",
        "nature": "tertutup",
        "agenda": ["Pemeriksaan terlapor;", "Pemeriksaan alat bukti;", "Pembelaan terlapor."],
        "status": "selesai",
        "adjourned_reason": "",
        "respondent_present": True,
        "companion": "Suwarno, S.H.",
        "course": [
            "Ketua membuka sidang dan menyatakan sidang tertutup untuk umum.",
            "Sekretaris membacakan laporan dan dugaan pelanggaran.",
            "Terlapor diperiksa; pertanyaan dan jawabannya dituangkan dalam Berita Acara Pemeriksaan.",
            "Majelis memperlihatkan alat bukti dan terlapor membenarkannya.",
            "Terlapor menyampaikan pembelaan.",
        ],
        "defence": "Terlapor mengakui unggahan itu, menyatakan menyesal, dan telah menghapusnya keesokan harinya.",
        "result": "Pemeriksaan dinyatakan cukup; perkara dilanjutkan ke musyawarah Majelis.",
        "attendance": [
            {"role": s["role"], "person": s["person"], "substitute": s["substitute"], "present": True, "reason": ""}
            for s in _seats()
        ],
    }


def _summons(ordinal: int = 1) -> Facts:
    return {
        "id": ordinal,
        "ordinal": ordinal,
        "date": "2024-09-20" if ordinal == 1 else "2024-10-03",
        "served_on": "2024-09-20" if ordinal == 1 else "2024-10-04",
        "method": "langsung",
        "receiver": "Dwi Susilo, S.STP., M.Si.",
        "refused": False,
        "absence": None,
    }


ABSENCE = {"on": "2024-10-02", "waited_until": "10.00", "witness": "Sri Lestari, A.Md.", "excuse": ""}


def _case() -> Facts:
    return {
        "register_no": "014/MKE/2024",
        "received": "2024-09-17",
        "subject": "Unggahan media sosial",
        "track": "kode_etik",
        "scale": "pp42_2004",
        "candidacy": "bakal_calon",
        "source": {
            "kind": "penerusan",
            "body": "Bawaslu Kota Madiun",
            "number": "112/PP.01.02/K.JI-37/09/2024",
            "date": "2024-09-17",
            "refs": {"sbt": "SBT-2024-09-0014"},
        },
        "act": {
            "date": "2024-09-10",
            "place": "akun Instagram pribadi terlapor",
            "narrative": TEXTS["narrative"],
        },
        "violations": [
            {"id": "skb2022.etik.04", "text": ACT, "article": BASIS, "finding": True},
            {"id": "skb2022.etik.01", "text": BANNER, "article": BANNER_BASIS, "finding": False},
        ],
    }


def _decision() -> Facts:
    return {
        "date": "2024-10-04",
        "number": "R.800.1.6.1/16/401.201/2024",
        "outcome": "terbukti",
        "findings": [
            {"text": ACT, "article": BASIS, "proven": True},
            {"text": BANNER, "article": BANNER_BASIS, "proven": False},
        ],
        "sanction": _sanction("pp42.terbuka"),
        "considerations": list(TEXTS["considerations"]),
        "aggravating": ["Terlapor memimpin unit pelayanan masyarakat"],
        "mitigating": ["Terlapor mengakui perbuatannya", "Terlapor belum pernah dijatuhi sanksi"],
        "votes": {"by": "suara_terbanyak", "proven": 4, "not_proven": 1},
        "by": "suara_terbanyak",
        "dissents": [{"role": "anggota", "reason": "unggahan segera dihapus"}],
        "sent_on": "2024-10-07",
    }


SANCTIONS: dict[str, Facts] = {
    "pp42.terbuka": {
        "name": "Pernyataan secara terbuka",
        "legal_basis": "PP 42/2004 Pasal 15 ayat (3) huruf b",
        "level": "moral",
        "delivery": "terbuka",
        "duration_months": None,
    },
    "pp42.tertutup": {
        "name": "Pernyataan secara tertutup",
        "legal_basis": "PP 42/2004 Pasal 15 ayat (3) huruf a",
        "level": "moral",
        "delivery": "tertutup",
        "duration_months": None,
    },
    "pp94.sedang.a": {
        "name": "Pemotongan tunjangan kinerja sebesar 25% selama 6 (enam) bulan",
        "legal_basis": "PP 94/2021 Pasal 8 ayat (3) huruf a",
        "level": "sedang",
        "delivery": "",
        "duration_months": 6,
    },
}


def _sanction(key: str) -> Facts:
    return {"id": key, "is_referral": False, **SANCTIONS[key]}


def _decree() -> Facts:
    return {
        "date": "2024-10-11",
        "number": "800-401.201/291/2024",
        "sanction": _sanction("pp42.terbuka"),
        "violation_text": ACT,
        "imposed_by": {},
        "statement_days": 5,
        "forum": "apel pagi Pemerintah Kota Madiun",
        "delivery": {
            "on": "2024-10-14",
            "method": "langsung",
            "receiver": "Dwi Susilo, S.STP., M.Si.",
            "refused": False,
            "effective_on": "2024-10-11",
        },
        "execution": {
            "on": "2024-10-21",
            "forum": "apel pagi Pemerintah Kota Madiun",
            "read_by": "Sekretaris Daerah",
            "attended": True,
        },
    }


def _letterhead(kind: str) -> Facts:
    if KINDS[kind].foreign_counter or KINDS[kind].signer == "kepala_daerah":
        return {"kind": "K1", "lines": ["WALI KOTA MADIUN"], "address": [], "emblem": emblem()}
    return {
        "kind": "K2",
        "lines": ["PEMERINTAH KOTA MADIUN", "SEKRETARIAT DAERAH"],
        "address": [
            "Jalan Pahlawan Nomor 37, Madiun 63116",
            "Telepon (0351) 000000, laman madiun.example.id, pos-el setda@madiun.example.id",
        ],
        "emblem": emblem(),
    }


CHAIR = {
    "capacity": "own",
    "mandator": "Majelis Kode Etik Pegawai",
    "office": "Ketua",
    "own_office": "",
    "name": PANEL[0][1]["titled_name"],
    "rank": PANEL[0][1]["rank_text"],
    "number": PANEL[0][1]["shown_number"],
    "number_label": "NIP",
    "hide_rank": False,
}
MAYOR = {
    "capacity": "own",
    "mandator": "",
    "office": "Wali Kota Madiun",
    "own_office": "",
    "name": "Surya Pranata",
    "rank": "",
    "number": "",
    "number_label": "NIP",
    "hide_rank": True,
}
DATES = {
    "surat_panggilan_1": "2024-09-20",
    "surat_panggilan_2": "2024-10-03",
    "undangan_sidang": "2024-09-20",
    "berita_acara_pemeriksaan": "2024-10-02",
    "berita_acara_sidang": "2024-10-02",
    "berita_acara_ketidakhadiran": "2024-10-02",
    "putusan": "2024-10-04",
    "keputusan_sanksi": "2024-10-11",
    "pernyataan_tidak_bersalah": "2024-10-11",
    "laporan_tindak_lanjut": "2024-10-22",
    "keputusan_pembentukan": "2024-09-18",
    "pernyataan_bebas_benturan": "2024-09-19",
    "surat_panggilan_saksi": "2024-09-20",
    "surat_panggilan_pelapor": "2024-09-20",
    "surat_panggilan_ahli": "2024-09-20",
    "surat_perintah": "2024-09-20",
    "permohonan_mundur": "2024-09-25",
    "permohonan_ingkar": "2024-09-25",
    "surat_tugas": "2024-09-27",
    "notula": "2024-10-02",
    "risalah": "2024-10-02",
    "daftar_hadir": "2024-10-02",
    "berita_acara_sumpah_saksi": "2024-10-02",
    "berita_acara_musyawarah": "2024-10-04",
    "keputusan_tim_pemeriksa": "2024-10-08",
}


def _letter(kind: str) -> Facts:
    given = KINDS[kind]
    number = f"R.800.1.6.1/{list(KINDS).index(kind) + 11}/401.201/2024"
    return {
        "number": ("800-401.201/291/2024" if given.foreign_counter else number) if given.numbered else None,
        "slot_open": False,
        "unnumbered": not given.numbered,
        "date": DATES.get(kind, "2024-10-22"),
        "place": "Madiun",
        "title": KINDS[kind].title,
        "security": given.security,
        "speed": given.speed,
        "attachment": "",
        "subject": "",
        "copies": [],
        "copy_number": 1,
        "copy_total": 2,
        "fields": {},
        "addressee_line": "Ketua Bawaslu Kota Madiun" if kind == "laporan_tindak_lanjut" else "",
    }


def _base(kind: str) -> Facts:
    examination = {
        "id": 1,
        "examinee": dict(RESPONDENT),
        "role": "terlapor",
        "status": "terkunci",
        "date": "2024-10-02",
        "started": "09.15",
        "ended": "11.20",
        "zone": "WIB",
        "read_back": True,
        "refused": "",
        "lines": [dict(line) for line in TEXTS["question"]],
    }
    return {
        "kind": kind,
        "office": {
            "city": "Madiun",
            "region": "Pemerintah Kota",
            "region_name": "Pemerintah Kota Madiun",
            "head_title": "Wali Kota",
            "head_office": "Wali Kota Madiun",
            "council_name": "Majelis Kode Etik Pegawai",
            "province": "",
        },
        "letterhead": _letterhead(kind),
        "letter": _letter(kind),
        "archive": {
            "fingerprint": "5f2a6d9c0b7e41388acd12f09e6b7745c1d3a8f29e04b6517d8890aa3c4be1f2",
            "checkpoint": "sidang-etik 7d31 entri 214 5f2a6d9c",
            "short": "214-5F2A-6D9C",
        },
        "draft": False,
        "case": _case(),
        "respondent": dict(RESPONDENT),
        "council": {
            "decree_number": "800-401.201/8/2018",
            "decree_date": "2018-02-12",
            "title": "Pembentukan Majelis Kode Etik Pegawai di Lingkungan Pemerintah Kota Madiun",
        },
        "panel": _seats(),
        "examiners": [
            {"role": s["role"], "place": f"{s['role'].capitalize()} Majelis", "person": s["person"]} for s in _seats()
        ],
        "hearing": _hearing(),
        "hearings": [_hearing()],
        "summons": _summons(),
        "summonses": [_summons()],
        "previous_summons": None,
        "examination": examination,
        "evidence": [
            {
                "title": "Tangkapan layar unggahan akun Instagram",
                "origin": "Bawaslu Kota Madiun",
                "received": "2024-09-17",
                "sha256": "0" * 64,
            },
            {"title": "Hasil kajian awal", "origin": "", "received": "2024-09-17", "sha256": "1" * 64},
        ],
        "decision": _decision(),
        "decree": _decree(),
        "letters": [
            {
                "kind": "berita_acara_pemeriksaan",
                "title": "Berita Acara Pemeriksaan",
                "number": "R.800.1.6.1/14/401.201/2024",
                "date": "2024-10-02",
            },
        ],
        "follow_up": {
            "addressee": "Ketua Bawaslu Kota Madiun",
            "on": "2024-10-22",
            "idis_on": "2024-10-22",
            "note": "",
        },
        "regulations": list(TEXTS["regulations"]),
        "signer": dict(MAYOR if KINDS[kind].signer == "kepala_daerah" else CHAIR),
    }


def facts_of(kind: str) -> Facts:
    """The facts of a letter of this kind; a fresh deep copy each time, so a test may change them."""
    facts = _base(kind)
    if kind == "surat_panggilan_2":
        facts["summons"] = _summons(2)
        facts["hearing"] |= {"date": "2024-10-14", "ordinal": 2}
        facts["previous_summons"] = _summons() | {
            "number": "R.800.1.6.1/11/401.201/2024",
            "missed_on": "2024-10-02",
        }
    if kind == "berita_acara_ketidakhadiran":
        facts["summons"]["absence"] = dict(ABSENCE)
    if kind == "pernyataan_tidak_bersalah":
        facts["decision"] |= {"outcome": "tidak_terbukti", "sanction": None}
        facts["decree"] = None
        for found in facts["decision"]["findings"]:
            found["proven"] = False
    facts_outcome.common(facts)
    for more in (facts_hearing.ADJUST, facts_outcome.ADJUST):
        if kind in more:
            more[kind](facts)
    return copy.deepcopy(facts)


def discipline() -> Facts:
    """A decree of discipline: six months of cut allowance, effective on working day 15."""
    facts = facts_of("keputusan_sanksi")
    facts["decree"] |= {"sanction": _sanction("pp94.sedang.a"), "statement_days": None, "forum": ""}
    facts["decision"]["sanction"] = _sanction("pp94.sedang.a")
    facts["case"]["track"] = "disiplin"
    found = {"text": PARTY, "article": PARTY_BASIS, "proven": True}
    facts["decision"]["findings"] = [found]
    facts["case"]["violations"] = [{"id": "pp94.5n.2", "text": PARTY, "article": PARTY_BASIS, "finding": True}]
    facts["case"]["act"] |= {"date": "2024-09-28", "place": "lapangan kecamatan"}
    facts["decree"]["violation_text"] = PARTY
    facts_outcome.on_discipline(facts)
    facts["regulations"] = [DISCIPLINE if "Nomor 42 Tahun 2004" in row else row for row in facts["regulations"]]
    return facts


def teacher() -> Facts:
    """A PPPK: no rank name, NI PPPK instead of NIP."""
    return person_facts(
        Person(
            name="Nurul Hidayati",
            kind=PersonKind.PPPK,
            number="199001152022212003",
            back_title="S.Pd.",
            golongan="IX",
            post="Guru Ahli Pertama",
            unit="SDN 01 Taman",
            birth_place="Magetan",
            birth_date=date(1990, 1, 15),
            sex="P",
        )
    )


def honorary() -> Facts:
    """An honorary worker: neither number nor rank."""
    return person_facts(
        Person(name="Agus Salim", kind=PersonKind.HONORER, post="Tenaga Administrasi", unit="Kelurahan Winongo")
    )
