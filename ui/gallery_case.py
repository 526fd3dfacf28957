"""The case of the pictures that is under appeal; the example itself has none."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from models.law.errors import Trouble
from models.stories.steps import Stopped
from models.stories.story import AppealTold, ReliefTold, TeamTold, Votes
from models.stories.telling import Telling
from ui.example import _PartlyTold, _story


def tell_appeal(stage: Any, now: datetime) -> None:
    """One case more for the pictures: passed on to the discipline track, punished, and under appeal these days."""

    class Appealed(_PartlyTold):
        """Told until the appeal, which is not decided yet."""

        _decree = Telling._decree

        def _letter(self, kind: str, about: Any, number: str | None = None) -> None:
            """None: the numbers of these days are taken by the other cases."""

    story = replace(
        _story("banding", "Menggunakan kendaraan dinas untuk deklarasi bakal calon", now.date(), 66,
               "skb2022.etik.01", 9),
        votes=Votes(5, 0, "pp42.administratif", "mufakat"),
        team=TeamTold(number="800.1.6/77/401.013/2024", sanction="pp94.berat.a"),
        relief=ReliefTold("Sekretaris Kecamatan Contoh Timur", "800.1.6/78/401.013/2024"),
        appeal=AppealTold(number="01/K/2024"),
    )  # fmt: skip
    one = Appealed(stage.desk, stage.clock, story, 40, stage.bench)
    try:
        for step in (one._intake, one._classify, one._panel, one._summon_and_hear, one._decide):
            step()
    except (Stopped, Trouble):
        return  # the law of these days refuses a step; the pictures do without
