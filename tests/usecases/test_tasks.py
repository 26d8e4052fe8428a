"""Small things of one visit: typed behind F3, ticked, gone with the visit, kept in the history."""

from datetime import timedelta

import pytest

from frontdesk.domain.audience import Audience
from frontdesk.domain.errors import Refused
from frontdesk.domain.task import Task
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.ledger import ledger
from frontdesk.usecases.open_card import open_card
from frontdesk.usecases.promise_words import note_promise
from frontdesk.usecases.tasks import add_task, tick_task
from frontdesk.usecases.undo import undo
from tests.desks import desk_with
from tests.people import ANA, NOW, STAFF, TODAY, patient, visit


def desk_of() -> Desk:
    tomorrow = visit("v2", "p1", "09:00", TODAY + timedelta(days=1))
    return desk_with((*STAFF, patient("p1"), visit("v1", "p1"), tomorrow), NOW, ANA)


def tasks(desk: Desk, visit_id: str = "v1") -> list[tuple[str, bool]]:
    return [(t.what, t.done_at is not None) for t in open_card(desk, visit_id=visit_id).tasks]


@pytest.mark.parametrize("typed", ["task: tea", "Today:  tea", " TASK:tea "])
def test_typed_behind_f3_it_is_no_promise(typed: str) -> None:
    desk = desk_of()
    deed = note_promise(desk, "p1", "v1", typed).deed
    assert tasks(desk) == [("tea", False)]
    assert ledger(desk, whole=True).rows == ()
    undo(desk, deed)
    assert tasks(desk) == []


def test_a_tick_and_another_tick() -> None:
    desk = desk_of()
    add_task(desk, "p1", "v1", "tray B")
    (one,) = desk.store.tasks_open(TODAY)
    assert one.audience is Audience.ALOUD
    tick_task(desk, one.id)
    assert tasks(desk) == [("tray B", True)]
    assert desk.store.tasks_open(TODAY) == ()
    tick_task(desk, one.id)
    assert tasks(desk) == [("tray B", False)]


def test_it_belongs_to_its_visit_and_stays_in_the_history() -> None:
    desk = desk_of()
    add_task(desk, "p1", "v1", "tea")
    assert tasks(desk, "v2") == []
    assert [t.what for t in desk.store.records_of(Task, "p1")] == ["tea"]
    assert desk.store.tasks_open(TODAY + timedelta(days=1)) == ()


def test_what_sounds_medical_is_not_named_in_public() -> None:
    desk = desk_of()
    add_task(desk, "p1", "v1", "the diabetes leaflet")
    assert desk.store.tasks_open(TODAY)[0].audience is Audience.DESK


@pytest.mark.parametrize(
    ("visit_id", "what", "said"),
    [("v1", "  ", "nothing to do"), ("v1", "x" * 61, "61 characters; 60 fit"), ("", "tea", "none today")],
)
def test_refused_with_what_to_do(visit_id: str, what: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        add_task(desk_of(), "p1", visit_id, what)
