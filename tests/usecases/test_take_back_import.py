"""Who may take an import back, for how long, and what is told of it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from frontdesk.domain.deed import Change
from frontdesk.domain.errors import NotAllowed, Refused, WrongUsage
from frontdesk.domain.hidden_from import HiddenFrom
from frontdesk.domain.staff import Person, Role
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.import_review import Counts, Review
from frontdesk.usecases.take_back_import import imports_done, take_back, take_back_step, tidy_up
from frontdesk.usecases.undo import undo
from tests.desks import StillClock
from tests.usecases.imports import TODAY, booking, bring, desk_for_import, patients, person, visits

JOY = Person("joy", "Joy", Role.DESK, datetime(2026, 1, 1, tzinfo=UTC))


def forward(desk: Desk, **by: float) -> None:
    assert isinstance(desk.clock, StillClock)
    desk.clock.forward(**by)


def gone(desk: Desk, review: Review) -> None:
    take_back(desk, review.run_id)
    while not take_back_step(desk, review.run_id):
        pass


def test_whoever_brought_it_in_or_a_manager_takes_it_back_and_both_stand_in_the_list() -> None:
    desk = desk_for_import()
    sam, desk.staff = desk.staff, JOY
    bring(desk, [person(mrn="1")])
    own = bring(desk, [person("Bo Berg", mrn="2")])
    gone(desk, own)
    desk.staff = sam
    theirs = bring(desk, [person("Cy Dee", mrn="3")])
    desk.staff = JOY
    with pytest.raises(NotAllowed, match="by a manager"):
        take_back(desk, theirs.run_id)
    desk.staff = sam
    listed = {one.run.id: one for one in imports_done(desk)}
    assert [(one.patients, one.can_go) for one in listed.values()].count((Counts(new=1), True)) == 2
    assert (listed[own.run_id].can_go, listed[own.run_id].taken_back_by) == (False, "")
    assert listed[theirs.run_id].who == "Sam"
    gone(desk, theirs)
    assert [who.name.full for who in patients(desk)] == ["Ann Lee"]
    with pytest.raises(WrongUsage, match="no longer"):
        take_back(desk, theirs.run_id)
    with pytest.raises(WrongUsage, match="nothing"):
        undo(desk)


def test_for_seven_days_and_then_what_was_kept_for_it_goes() -> None:
    desk = desk_for_import()
    review = bring(desk, [person(mrn="1")])
    forward(desk, days=6.9)
    assert not tidy_up(desk)
    assert imports_done(desk)[0].can_go
    forward(desk, days=0.2)
    assert not imports_done(desk)[0].can_go
    with pytest.raises(Refused, match="seven days"):
        take_back(desk, review.run_id)
    while tidy_up(desk):
        pass
    forward(desk, days=-1)
    with pytest.raises(WrongUsage, match="no longer"):
        take_back(desk, review.run_id)


def test_who_stays_is_named_to_whoever_may_see_them() -> None:
    desk = desk_for_import()
    review = bring(desk, [booking(person(mrn="1")), person("Bo Berg", mrn="2")])
    (visit,) = visits(desk)
    forward(desk, minutes=5)
    touched = Change(visit, replace(visit, room="4"))
    desk.store.commit(desk.deed("move_visit", touched, patient_id=visit.patient_id))
    gone(desk, review)
    (one,) = imports_done(desk)
    assert ([who.name.full for who in one.stays], one.stays_count) == (["Ann Lee"], 1)
    hidden = HiddenFrom("h", visit.patient_id, "joy", TODAY)
    desk.store.commit(desk.deed("hide_from", Change(None, hidden)))
    desk.staff = JOY
    (one,) = imports_done(desk)
    assert (one.stays, one.stays_count) == ((), 1)
