"""The clinic changes while it works: one act, known to the desk at once, with a way back."""

from datetime import date, time
from typing import Any

import pytest

from frontdesk.domain.changes import Changes
from frontdesk.domain.clinic import OpeningHours
from frontdesk.domain.errors import Conflict, Refused
from frontdesk.usecases.change_clinic import change_clinic
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.undo import redo, undo
from tests.desks import desk_with
from tests.people import ANA, CLINIC, NOW, STAFF


@pytest.fixture
def desk() -> Desk:
    return desk_with(STAFF, NOW, ANA)


HOURS = (OpeningHours(0, time(8), time(12)),)
EACH: dict[str, Any] = {
    "name": "Elm Street Clinic",
    "phone": "020 7946 0000",
    "hours": HOURS,
    "closed_days": (date(2026, 12, 25),),
    "waiting_aim_min": 25,
    "missed_at_close": False,
    "known_since_before": False,
}


@pytest.mark.parametrize("field", EACH)
def test_each_change_is_one_act_the_desk_knows_at_once_and_can_be_taken_back(desk: Desk, field: str) -> None:
    changes = change_clinic(desk, **{field: EACH[field]})
    deed = desk.store.deed(changes.deed)
    assert deed is not None
    assert (deed.kind, deed.by, len(deed.changes)) == ("change_clinic", ANA.id, 1)
    assert getattr(desk.clinic, field) == getattr(desk.store.clinic(), field) == EACH[field]
    undo(desk, changes.deed)
    assert desk.clinic == desk.store.clinic() == CLINIC
    redo(desk)
    assert getattr(desk.clinic, field) == getattr(desk.store.clinic(), field) == EACH[field]


def test_the_same_again_is_no_act(desk: Desk) -> None:
    assert change_clinic(desk, name=f"  {CLINIC.name}\t", waiting_aim_min=15) == Changes()
    assert desk.store.last_deed(ANA.id) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " \n "},
        {"name": "x" * 81},
        {"phone": "1" * 41},
        {"waiting_aim_min": 4},
        {"waiting_aim_min": 61},
    ],
    ids=str,
)
def test_what_a_clinic_cannot_be_changes_nothing(desk: Desk, wrong: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="Nothing was changed"):
        change_clinic(desk, **wrong)
    assert desk.clinic == desk.store.clinic() == CLINIC


@pytest.mark.parametrize("field", ["zone", "id", "sample", "language", "visit_length_min"])
def test_zone_and_the_like_are_not_changed_here(desk: Desk, field: str) -> None:
    with pytest.raises(ValueError, match=field):
        change_clinic(desk, **{field: "Europe/Paris"})


def test_taking_back_what_somebody_changed_since_is_refused(desk: Desk) -> None:
    first = change_clinic(desk, waiting_aim_min=20)
    change_clinic(desk, waiting_aim_min=30)
    with pytest.raises(Conflict):
        undo(desk, first.deed)
    assert desk.clinic.waiting_aim_min == desk.store.clinic().waiting_aim_min == 30
