"""Did a need work: one word for each need and visit, read later without anybody's name."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest

from frontdesk.domain.errors import Refused
from frontdesk.domain.fact import Fact, FactStatus
from frontdesk.domain.need_met import Met, NeedMet
from frontdesk.domain.visit import VisitState
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.met_answer import answer_met
from frontdesk.usecases.need_met import say_met
from frontdesk.usecases.open_card import open_card
from frontdesk.usecases.person_copy import person_copy
from frontdesk.usecases.undo import undo
from tests.desks import desk_with
from tests.people import ANA, NOW, STAFF, TODAY, need, patient, visit

BEFORE = TODAY - timedelta(days=40)


def desk_of() -> Desk:
    last = replace(visit("v0", "p1", day=BEFORE), state=VisitState.LEFT)
    quiet = replace(
        need("f1", "p1", "Offer the quiet corner", "wait:quiet"), said_on=BEFORE - timedelta(days=9)
    )
    return desk_with((*STAFF, patient("p1"), last, visit("v1", "p1"), quiet), NOW, ANA)


def said(desk: Desk) -> list[tuple[str, Met, str]]:
    return [(one.visit_id, one.met, one.why) for one in desk.store.needs_met(BEFORE)]


def test_one_word_for_each_need_and_visit_and_undo() -> None:
    desk = desk_of()
    first = say_met(desk, "p1", "v1", "f1", Met.NO).deed
    say_met(desk, "p1", "v1", "f1", Met.PARTLY, "somebody sat there")
    say_met(desk, "p1", "v0", "f1", Met.YES)
    assert said(desk) == [("v1", Met.PARTLY, "somebody sat there"), ("v0", Met.YES, "")]
    assert [one.met for one in open_card(desk, visit_id="v1").needs_met] == [Met.PARTLY, Met.YES]
    desk = desk_of()
    first = say_met(desk, "p1", "v1", "f1", Met.NO).deed
    undo(desk, first)
    assert said(desk) == []


def test_nothing_in_it_says_who_was_at_the_desk() -> None:
    assert not {"entered_by", "by", "staff", "at"} & {one.name for one in fields(NeedMet)}
    desk = desk_of()
    say_met(desk, "p1", "v1", "f1", Met.YES)
    assert desk.store.needs_met(TODAY) != ()
    assert desk.store.needs_met(TODAY + timedelta(days=1)) == ()


@pytest.mark.parametrize(
    ("visit_id", "why", "words"),
    [("", "", "no visit"), ("v1", "x" * 61, "61 characters; 60 fit"), ("v1", "difficult patient", "labels")],
)
def test_refused(visit_id: str, why: str, words: str) -> None:
    desk = desk_of()
    with pytest.raises(Refused, match=words):
        say_met(desk, "p1", visit_id, "f1", Met.NO, why)
    assert said(desk) == []


@pytest.mark.parametrize(
    ("number", "met", "status"),
    [(0, Met.YES, FactStatus.ACTIVE), (1, Met.PARTLY, FactStatus.ACTIVE), (2, Met.NO, FactStatus.CHECK)],
)
def test_the_visits_one_question_is_about_the_last_visit(number: int, met: Met, status: FactStatus) -> None:
    desk = desk_of()
    deed = answer_met(desk, "p1", "v0", "f1", number).deed
    assert said(desk) == [("v0", met, "")]
    fact = desk.store.get(Fact, "f1", "p1")
    assert fact is not None
    assert fact.status is status
    undo(desk, deed)
    assert said(desk) == []


def test_it_stands_in_the_persons_own_copy() -> None:
    desk = desk_of()
    say_met(desk, "p1", "v1", "f1", Met.PARTLY, "it was loud")
    copy = person_copy(desk, "p1")
    assert [one["why"] for one in copy.data["needs_met"]] == ["it was loud"]
    assert any("it was loud" in row.text for part in copy.paper.parts for row in part.rows)
