"""The invented people of the stories. Nobody here exists; numbers follow the form of a NIP so that checks can run."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from models.law import Rulebook
from models.law.person import Person, PersonKind
from models.stories.story import Story

UNIT = "Dinas Contoh Bina Warga"

COUNCIL = (
    ("ketua", "Hartono Wijaya", "Dr. Ir.", "M.M.", "L", date(1967, 3, 11), "Sekretaris Daerah", "Sekretariat Daerah"),
    (
        "sekretaris",
        "Ratna Wibowo",
        "",
        "S.H., M.H.",
        "P",
        date(1972, 7, 24),
        "Kepala Badan Kepegawaian",
        "Badan Kepegawaian",
    ),
    ("anggota", "Sri Handayani", "Dra.", "M.Si.", "P", date(1969, 11, 2), "Inspektur", "Inspektorat"),
    (
        "anggota",
        "Joko Purwanto",
        "",
        "S.Sos., M.Si.",
        "L",
        date(1974, 5, 19),
        "Kepala Dinas Kearsipan",
        "Dinas Kearsipan",
    ),
    ("anggota", "Yanti Utomo", "", "S.H., M.Kn.", "P", date(1976, 1, 8), "Kepala Dinas Perizinan", "Dinas Perizinan"),
    (
        "anggota",
        "Gunawan Saputra",
        "Drs.",
        "",
        "L",
        date(1968, 9, 30),
        "Kepala Dinas Sosial Warga",
        "Dinas Sosial Warga",
    ),
    (
        "anggota",
        "Wulan Maharani",
        "",
        "S.IP., M.AP.",
        "P",
        date(1973, 4, 4),
        "Asisten Administrasi",
        "Sekretariat Daerah",
    ),
    (
        "anggota",
        "Bambang Irawan",
        "",
        "S.E., M.Ak.",
        "L",
        date(1971, 12, 15),
        "Kepala Badan Keuangan",
        "Badan Keuangan",
    ),
    ("anggota", "Endang Kusuma", "", "S.Pd., M.Pd.", "P", date(1970, 6, 6), "Kepala Dinas Belajar", "Dinas Belajar"),
)
"""Role, name, titles, sex, birth date, post and unit of those who may sit."""

SUBSTITUTE = (
    "pengganti",
    "Lestari Basuki",
    "",
    "S.H.",
    "P",
    date(1975, 2, 21),
    "Kepala Dinas Pustaka",
    "Dinas Pustaka",
)
CLERK = "Dewi Anggraini"
MAYOR = "Surya Adinata"

TEAM = (
    (
        "atasan_langsung",
        "ketua",
        Person(
            name="Widodo Harsono", number="197002171995031005", back_title="M.M.", golongan="IV/c",
            pangkat="Pembina Utama Muda", post="Kepala Dinas Contoh Bina Warga", jenjang="JPT_PRATAMA",
            unit=UNIT, birth_date=date(1970, 2, 17), sex="L", institution="Pemerintah Kota Madiun",
        ),
    ),
    (
        "pengawasan",
        "anggota",
        Person(
            name="Retno Palupi", number="197305231999032004", back_title="S.E., Ak.", golongan="IV/c",
            pangkat="Pembina Utama Muda", post="Inspektur Pembantu Khusus", jenjang="JPT_PRATAMA",
            unit="Inspektorat", birth_date=date(1973, 5, 23), sex="P", institution="Pemerintah Kota Madiun",
        ),
    ),
    (
        "kepegawaian",
        "sekretaris",
        Person(
            name="Slamet Riyanto", number="197510101998031007", back_title="S.H.", golongan="IV/c",
            pangkat="Pembina Utama Muda", post="Sekretaris Badan Kepegawaian", jenjang="JPT_PRATAMA",
            unit="Badan Kepegawaian", birth_date=date(1975, 10, 10), sex="L", institution="Pemerintah Kota Madiun",
        ),
    ),
)  # fmt: skip
"""The examination team of the discipline track: element, role, person."""

RESPONDENTS = (
    ("Bagus Prasetyo", "S.Kom.", "L", date(1985, 8, 17)),
    ("Dwi Susilo", "S.STP.", "L", date(1983, 4, 9)),
    ("Umi Rahmawati", "S.E.", "P", date(1987, 10, 3)),
    ("Eko Santoso", "S.Sos.", "L", date(1979, 6, 28)),
    ("Rina Oktaviani", "S.Pd.", "P", date(1990, 1, 12)),
    ("Agus Firmansyah", "S.T.", "L", date(1981, 12, 5)),
    ("Fitri Lestari", "A.Md.", "P", date(1992, 3, 22)),
    ("Teguh Wicaksono", "S.IP.", "L", date(1977, 9, 14)),
    ("Novi Puspita", "S.Kep.", "P", date(1988, 5, 30)),
    ("Hendra Gunadi", "S.H.", "L", date(1984, 2, 18)),
    ("Sinta Maharani", "S.AP.", "P", date(1986, 7, 7)),
    ("Rudi Hermawan", "M.Si.", "L", date(1970, 11, 25)),
)


def number_of(kind: PersonKind, born: date, sex: str, serial: int) -> str:
    """A number in the form of the kind: NIP for PNS, NI PPPK with 21 at 13-14; a local number for the others."""
    last = "1" if sex == "L" else "2"
    if kind in (PersonKind.PNS, PersonKind.CPNS):
        return f"{born:%Y%m%d}{born.year + 25}03{last}{serial:03d}"
    if kind in (PersonKind.PPPK, PersonKind.PPPK_PARUH_WAKTU):
        return f"{born:%Y%m%d}{max(born.year + 25, 2019)}21{last}{serial:03d}"
    return f"HON-{serial:04d}"


def member(rulebook: Rulebook, place: int, golongan: str) -> Person:
    """A council member with the rank the story gives."""
    role = SUBSTITUTE if place < 0 else COUNCIL[place]
    _, name, front, back, sex, born, post, unit = role
    administrator = golongan <= "IV/a"
    return Person(
        name=name,
        kind=PersonKind.PNS,
        number=number_of(PersonKind.PNS, born, sex, 9 if place < 0 else place + 1),
        front_title=front,
        back_title=back,
        golongan=golongan,
        pangkat=rulebook.rank_name(golongan),
        post=f"Sekretaris {unit}" if administrator else post,
        jenjang="ADMINISTRATOR" if administrator else "JPT_PRATAMA",
        unit=unit,
        birth_date=born,
        sex=sex,
        institution="Pemerintah Kota Madiun",
    )


def respondent(rulebook: Rulebook, story: Story, place: int) -> Person:
    """The person examined, as far as the story says who it is; the rest is invented."""
    told: Mapping[str, Any] = story.respondent
    name, back, sex, born = RESPONDENTS[place % len(RESPONDENTS)]
    kind = PersonKind(told.get("kind", "PNS"))
    golongan = str(told.get("golongan", ""))
    born = told.get("birth_date", born)
    sex = str(told.get("sex", sex))
    return Person(
        name=str(told.get("name", name)),
        kind=kind,
        number=str(told.get("number", told.get("nip", number_of(kind, born, sex, 101 + place)))),
        front_title=str(told.get("front_title", "")),
        back_title=str(told.get("back_title", back if "name" not in told else "")),
        golongan=golongan,
        pangkat=rulebook.rank_name(golongan) if kind in (PersonKind.PNS, PersonKind.CPNS) else "",
        post=str(told.get("jabatan", "")),
        jenjang=str(told.get("jenjang", "")),
        unit=str(told.get("unit", UNIT)),
        birth_place=str(told.get("birth_place", "Madiun")),
        birth_date=born,
        sex=sex,
        institution="Pemerintah Kota Madiun",
    )


def panel_ranks(story: Story) -> tuple[str, ...]:
    """Ranks of the panel: as told, otherwise as many as voted (at least five), high enough for any city post."""
    if story.panel:
        return story.panel
    size = story.votes.proven + story.votes.not_proven if story.votes else 5
    theirs = str(story.respondent.get("golongan", ""))
    rank = max("IV/c", theirs) if story.respondent.get("kind", "PNS") in ("PNS", "CPNS") else "IV/c"
    return tuple([rank] * min(max(size, 1), len(COUNCIL)))
