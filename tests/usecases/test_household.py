"""Go gently: hushed until midnight or the day that was given, and asked for the household too."""

from datetime import date, timedelta

import pytest

from frontdesk.domain.fact import Fact, FactKind, FactStatus
from frontdesk.domain.relation import Relation, RelationStatus
from frontdesk.domain.visit import VisitState
from frontdesk.usecases.change_fact import keep_fact
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.household import go_gently_too, household_due
from frontdesk.usecases.keep_note import keep_relation
from frontdesk.usecases.open_card import first_situation, open_card
from frontdesk.usecases.set_situation import set_go_gently
from frontdesk.usecases.told_values import Told
from frontdesk.usecases.undo import undo
from tests.desks import StillClock, desk_with
from tests.people import JOY, NOW, STAFF, TODAY, patient, visit

LENA = patient("p2", "Lena", "Brennan")
SINCE = (
    patient("p1"),
    visit("v1", "p1"),
    LENA,
    visit("v2", "p2", "11:20"),
    patient("p3", "Lena", "Okafor"),
    visit("v3", "p3", "11:40"),
)


def desk_of(*relations: Relation) -> Desk:
    return desk_with((*STAFF, *SINCE, *relations), NOW, JOY)


def lives(name: str, **more: object) -> Relation:
    return Relation("r1", "p1", name, "daughter", household=True, **more)  # type: ignore[arg-type]  # its own fields


@pytest.mark.parametrize("name", ["Lena Brennan", "BRENNAN, Lena", "lena brénnan"])
def test_somebody_of_that_full_name_who_is_due_today(name: str) -> None:
    assert household_due(desk_of(lives(name)), "p1") == ("p2",)


@pytest.mark.parametrize(
    "relation",
    [
        lives("Lena"),
        lives("Aoife Brennan"),
        lives("Lena Brennan", status=RelationStatus.NO_CONTACT),
        Relation("r1", "p1", "Lena Brennan", "daughter"),
        lives("Siobhán Brennan"),
    ],
)
def test_a_first_name_another_household_or_no_contact_is_nobody(relation: Relation) -> None:
    assert household_due(desk_of(relation), "p1") == ()


def test_who_left_or_is_gone_gently_with_is_not_asked_about() -> None:
    desk = desk_of(lives("Lena Brennan"))
    set_go_gently(desk, "p2", True)
    assert household_due(desk, "p1") == ()
    gone = desk_with(
        (*STAFF, *SINCE[:3], visit("v2", "p2", state=VisitState.CANCELLED), lives("Lena Brennan")), NOW, JOY
    )
    assert household_due(gone, "p1") == ()


def test_one_act_for_all_of_them_and_one_undo() -> None:
    desk = desk_of()
    done = go_gently_too(desk, ("p2", "p3"))
    for id in ("p2", "p3"):
        assert first_situation(open_card(desk, patient_id=id)).go_gently
    undo(desk, done.deed)
    for id in ("p2", "p3"):
        assert not first_situation(open_card(desk, patient_id=id)).go_gently


def _gently(desk: Desk) -> Fact:
    (one,) = [
        f
        for f in desk.store.facts_of("p1")
        if f.kind is FactKind.GO_GENTLY and f.status is not FactStatus.RETIRED
    ]
    return one


@pytest.mark.parametrize(
    ("review", "ends", "until"),
    [(None, None, 0), (None, 0, 0), (3, 0, 3), (3, None, 3), (None, 2, 2)],
)
def test_it_ends_at_midnight_unless_a_day_is_given(review: int | None, ends: int | None, until: int) -> None:
    desk = desk_of()

    def day(on: int | None) -> date | None:
        return None if on is None else TODAY + timedelta(days=on)

    told = Told(FactKind.GO_GENTLY, {"code": "on"}, review_by=day(review), expires_on=day(ends))
    keep_fact(desk, "p1", told)
    assert _gently(desk).expires_on == TODAY + timedelta(days=until)
    clock = desk.clock
    assert isinstance(clock, StillClock)
    clock.forward(days=until)
    assert first_situation(open_card(desk, patient_id="p1")).go_gently
    clock.forward(days=1)
    assert not first_situation(open_card(desk, patient_id="p1")).go_gently


def test_living_together_is_kept_with_the_relation() -> None:
    desk = desk_of()
    keep_relation(desk, "p1", "Lena Brennan", "daughter", household=True)
    (one,) = open_card(desk, patient_id="p1").relations
    assert one.household
    keep_relation(desk, "p1", "Lena Brennan", "my daughter", replaces=one.id)
    assert open_card(desk, patient_id="p1").relations[0].household, "not said again: as it was"
    assert household_due(desk, "p1") == ("p2",)
