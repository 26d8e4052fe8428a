"""A week of looks outside of the day's list: counts by reason and by who looked, for a manager."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from frontdesk.domain.errors import NotAllowed
from frontdesk.domain.look_note import LookKind
from frontdesk.domain.staff import Role
from frontdesk.store.sqlite.open import in_memory
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.look_at import look_at, note_look
from frontdesk.usecases.week_of_looks import LooksOfOne, week_of_looks
from frontdesk.usecases.who_looked import NO_REASON
from tests.desks import StillClock, desk_over
from tests.store.made import DANA, NOW, TODAY, add, days, patient, set_up, visit

AMIR = replace(DANA, id="amir", shown_name="Amir", role=Role.DESK)
PHONE = "On the phone"


@pytest.fixture
def desk() -> Iterator[Desk]:
    store = in_memory()
    set_up(store)
    add(store, AMIR, patient(), visit(), patient("p2", "Ana Harbour"), visit("v2", "p2", TODAY + days(3)))
    add(store, patient("p3", "Leo Marsh"))
    yield desk_over(store, StillClock(NOW), AMIR)
    store.close()


def test_each_look_counts_once_with_the_reason_given_for_it(desk: Desk) -> None:
    clock = desk.clock
    assert isinstance(clock, StillClock)
    look_at(desk, patient_id="p3")
    clock.forward(days=7, minutes=1)  # that one is a week ago
    look_at(desk, patient_id="p2", why=LookKind.FOR_PHONE)
    look_at(desk, patient_id="p3")
    note_look(desk, LookKind.FOR_DESK, "p2")  # said later, and of p2: not of the newest look
    look_at(desk, patient_id="p2")
    note_look(desk, LookKind.PRIVATE, "p2")
    desk.staff = DANA
    look_at(desk, patient_id="p2", why=LookKind.FOR_PHONE)
    week = week_of_looks(desk)
    assert week.since == (NOW + timedelta(minutes=1)).date()
    assert week.people == (
        LooksOfOne("Amir", (("Here at the desk", 1), (NO_REASON, 2))),
        LooksOfOne("Dana", ((PHONE, 1),)),
    )
    assert [one.many for one in week.people] == [3, 1]
    assert dict(week.reasons)[PHONE] == 1
    assert sum(many for _, many in week.reasons) == 4
    assert desk.store.looks_since(NOW, (LookKind.LIST.value,))[-1].by == DANA.id, "that it was read is noted"


def test_it_is_a_managers(desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="manager"):
        week_of_looks(desk)
