"""Stories that go on after the panel's decision: appeals, the discipline track, relief, passing on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from models.law.errors import Trouble
from models.procedure.inspection import inspect_vault
from models.stories.run import run
from models.stories.story import read_stories
from reports.press import Press

TOLD = """
[[story]]
id = "keberatan-diperingan"
title = "Pernyataan terbuka, diringankan atas keberatan"
act = { date = 2024-09-10, place = "simpang", violations = ["skb2022.etik.01"], calendar = "pilkada-2024" }
respondent = { kind = "PNS", golongan = "III/d", jabatan = "Lurah", jenjang = "PENGAWAS" }
votes = { proven = 5, not_proven = 0, sanction = "pp42.terbuka", by = "mufakat" }
appeal = { outcome = "memperingan", sanction = "pp42.tertutup", number = "1/K" }

[[story]]
id = "berat-dengan-tim"
title = "Camat memakai kendaraan dinas; dibebaskan sementara; banding atas pemberhentian"
act = { date = 2024-11-02, place = "kecamatan", violations = ["pp94.5n.4"], impact = "negara" }
respondent = { kind = "PNS", golongan = "IV/b", jabatan = "Camat", jenjang = "ADMINISTRATOR" }
votes = { proven = 5, not_proven = 0, sanction = "pp42.administratif", by = "mufakat" }
relief = { acting = "Sekretaris Kecamatan" }
team = { sanction = "pp94.berat.c" }
referral = { about = "pidana.uu10_2016.71", answer = "Tidak cukup unsur." }
appeal = { outcome = "membatalkan", decided_after = 30 }

[[story]]
id = "berat-sendiri"
title = "Tanpa cerita tentang tim, hukum menghendakinya"
act = { date = 2024-11-02, place = "kecamatan", violations = ["pp94.5n.4"], calendar = "pilkada-2024" }
respondent = { kind = "PNS", golongan = "III/c", jabatan = "Analis", jenjang = "PELAKSANA" }
votes = { proven = 5, not_proven = 0, sanction = "pp42.administratif", by = "mufakat" }

[[story]]
id = "sedang-oleh-atasan"
title = "Sedang, diperiksa atasan, dijatuhkan pejabat dua tingkat di atas; keberatan terlambat"
act = { date = 2024-10-12, place = "lapangan", violations = ["pp94.5n.2"], impact = "instansi" }
respondent = { kind = "PNS", golongan = "IV/a", jabatan = "Kepala Bidang", jenjang = "ADMINISTRATOR" }
votes = { proven = 5, not_proven = 0, sanction = "pp42.administratif", by = "mufakat" }
team = { superior = true, sanction = "pp94t.sedang.b", imposer = "PEJABAT_DUA_TINGKAT_DI_ATAS" }
appeal = { after = 20, outcome = "tidak_dapat_diterima" }

[[story]]
id = "pppk-diputus"
title = "PPPK diputus hubungan kerjanya; berlaku menurut aturannya sendiri"
act = { date = 2024-06-03, place = "SIPOL", violations = ["pppk.parpol"] }
respondent = { kind = "PPPK", golongan = "IX", jabatan = "Guru Ahli Pertama", jenjang = "JF_AHLI_PERTAMA" }
votes = { proven = 5, not_proven = 0, sanction = "pp42.administratif", by = "mufakat" }

[[story]]
id = "tim-tidak-terbukti"
title = "Majelis merekomendasikan, tim tidak menemukan bukti"
act = { date = 2024-11-02, place = "kecamatan", violations = ["pp94.5n.4"], calendar = "pilkada-2024" }
respondent = { kind = "PNS", golongan = "III/c", jabatan = "Analis", jenjang = "PELAKSANA" }
votes = { proven = 5, not_proven = 0, sanction = "pp42.administratif", by = "mufakat" }
team = { proven = false }

[[story]]
id = "diserahkan-ke-bkn"
title = "Perkara keluar dengan penerusan"
act = { date = 2024-09-10, place = "simpang", violations = ["skb2022.etik.01"], calendar = "pilkada-2024" }
respondent = { kind = "PNS", golongan = "III/d", jabatan = "Lurah", jenjang = "PENGAWAS" }
votes = { proven = 5, not_proven = 0, sanction = "pp42.terbuka", by = "mufakat" }
referral = { to = "BKN", reason = "Pegawai telah pindah instansi.", closes = true }

[[story]]
id = "banding-salah-jalur"
title = "Banding ke BPASN atas sanksi moral"
act = { date = 2024-09-10, place = "simpang", violations = ["skb2022.etik.01"], calendar = "pilkada-2024" }
respondent = { kind = "PNS", golongan = "III/d", jabatan = "Lurah", jenjang = "PENGAWAS" }
votes = { proven = 5, not_proven = 0, sanction = "pp42.terbuka", by = "mufakat" }
appeal = { route = "banding_bpasn", outcome = "memperkuat" }
"""


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory, resources: Path) -> dict[str, Any]:
    """Each story by its id; the vault is whole afterwards."""
    out = tmp_path_factory.mktemp("sesudah")
    file = out / "cerita.toml"
    file.write_text(TOLD, "utf-8")
    stage = run(out / "hasil", law=resources / "law", stories=file, press=Press(resources))
    report = inspect_vault(stage.desk.vault, stage.desk.reader)
    assert report.ok, [str(f) for f in report.findings]
    stage.desk.vault.lock()
    data = json.loads((out / "hasil" / "summary.json").read_text("utf-8"))
    return {row["id"]: row for row in data["stories"]}


def acts(row: dict[str, Any]) -> list[str]:
    return [a["act"] for a in row["acts"] if a["result"] == "tercatat"]


def test_a_moral_sanction_is_lightened_and_replaced(told: dict[str, Any]) -> None:
    row = told["keberatan-diperingan"]
    assert (row["stopped"], row["stage_of_case"], row["decree_fate"]) == ("", "closed", "diganti")
    assert row["appealed"]["route"] == "keberatan_ppk" and not row["appealed"]["late"]
    assert (row["decree"]["sanction"], row["decree"]["executed"]) == ("pp42.tertutup", True)
    assert acts(row).count("decree.issue") == 2 and acts(row).count("decree.execute") == 1


def test_a_severe_case_with_relief_team_crime_and_an_annulled_dismissal(told: dict[str, Any]) -> None:
    row = told["berat-dengan-tim"]
    assert (row["stopped"], row["stage_of_case"]) == ("", "closed")
    assert row["team"] == {
        "kind": "tim", "elements": ["atasan_langsung", "pengawasan", "kepegawaian"], "proven": True,
        "proposed": "pp94.berat.c",
    }  # fmt: skip
    assert row["relief"]["until"] == row["decree"]["set_on"]
    assert [(r["kind"], r["about"]) for r in row["referrals"]] == [
        ("lembaga", "pidana.uu10_2016.71"),
        ("disiplin", ""),
    ]
    assert (row["appealed"]["route"], row["appealed"]["next"], row["decree_fate"]) == (
        "banding_bpasn",
        "PT TUN",
        "batal",
    )
    assert row["decree"]["effective_on"] is None and not row["decree"]["executed"]
    clocks = {c["id"]: c["days"] for c in row["clocks"]}
    assert (clocks["banding"], clocks["banding_ppk"], clocks["banding_decision"]) == (14, 21, 65)
    assert "appeal.respond" in acts(row)


def test_where_the_law_wants_a_team_the_story_needs_not_tell_it(told: dict[str, Any]) -> None:
    row = told["berat-sendiri"]
    assert (row["stopped"], row["stage_of_case"], row["decree_fate"]) == ("", "closed", "berlaku")
    assert row["team"]["proposed"] == row["decree"]["sanction"] == "pp94.berat.a"
    assert row["decree"]["executed"] and row["decree"]["effective_on"] > row["decree"]["delivered_on"]
    assert row["relief"] is None and row["appealed"] is None


def test_a_late_appeal_leaves_the_day_of_effect(told: dict[str, Any]) -> None:
    row = told["sedang-oleh-atasan"]
    assert (row["stopped"], row["decree_fate"], row["team"]["kind"]) == ("", "tetap", "atasan")
    assert row["decree"]["imposed_by"] == "PEJABAT_DUA_TINGKAT_DI_ATAS"
    assert (row["appealed"]["route"], row["appealed"]["late"]) == ("keberatan_atasan", True)
    assert row["appealed"]["filed_on"] > row["appealed"]["until"]
    assert row["decree"]["effective_on"] is not None and row["decree"]["executed"]


def test_termination_has_its_own_day_of_effect(told: dict[str, Any]) -> None:
    row = told["pppk-diputus"]
    assert (row["stopped"], row["decree"]["sanction"]) == ("", "pppk.berat.phk_tdh")
    assert row["decree"]["effective_on"] is None and "partai politik" in row["decree"]["why"]


def test_no_proof_no_punishment_and_a_case_that_left(told: dict[str, Any]) -> None:
    row = told["tim-tidak-terbukti"]
    assert (row["stopped"], row["stage_of_case"], row["decree"]) == ("", "closed", None)
    assert row["team"]["proven"] is False and row["decree_fate"] is None
    gone = told["diserahkan-ke-bkn"]
    assert (gone["stopped"], gone["stage_of_case"], gone["decree"]) == ("", "referred", None)


def test_a_way_that_is_not_open_ends_the_story_with_the_article(told: dict[str, Any]) -> None:
    row = told["banding-salah-jalur"]
    assert "yang terbuka: Keberatan kepada PPK" in row["stopped"]
    last = row["acts"][-1]
    assert (last["act"], last["result"]) == ("appeal.file", "ditolak")
    assert last["notices"][0]["article"] == "PP 79/2021 Pasal 3-6"


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("appeal = 3", "bukan tabel"),
        ("appeal = { jalur = 'x' }", "jalur"),
        ("appeal = { after = 'tiga' }", "after salah jenis"),
        ("appeal = { after = true }", "after salah jenis"),
        ("team = { proven = 1 }", "proven salah jenis"),
        ("relief = { since = 2024-01-01 }", "since"),
        ("referral = { closes = 'ya' }", "closes salah jenis"),
    ],
)
def test_a_table_that_is_wrong_is_refused_by_name(tmp_path: Path, line: str, word: str) -> None:
    file = tmp_path / "x.toml"
    file.write_text(f"[[story]]\nid='a'\nact={{date=2024-01-01}}\nrespondent={{kind='PNS'}}\n{line}\n", "utf-8")
    with pytest.raises(Trouble, match=word):
        read_stories(file)
