"""Limits of the office's own: set within reason, kept, refused otherwise."""

from __future__ import annotations

import pytest

from models.law.errors import Trouble
from models.procedure.desk import Forbidden
from models.procedure.limits import set_limit
from models.registry.limits import LIMITS, office_limits
from tests.procedure.conftest import House


def test_limits_begin_with_their_defaults_and_keep_what_is_set(house: House) -> None:
    with house.desk.read() as session:
        assert office_limits(session) == {one.name: one.default for one in LIMITS}
        assert office_limits(session)["follow_up_days"] == 14
    set_limit(house.desk, "follow_up_days", 5)
    with house.desk.read() as session:
        assert office_limits(session)["follow_up_days"] == 5


@pytest.mark.parametrize(
    ("name", "days"), [("follow_up_days", 0), ("follow_up_days", 367), ("follow_up_days", True), ("x", 5)]
)
def test_a_limit_out_of_reason_is_refused(house: House, name: str, days: int) -> None:
    with pytest.raises(Trouble, match=r"tidak dikenal|hari kerja"):
        set_limit(house.desk, name, days)


def test_only_the_secretary_sets_it(house: House) -> None:
    member = house.sit(2)
    with pytest.raises(Forbidden):
        set_limit(member, "follow_up_days", 5)
    member.vault.lock()
