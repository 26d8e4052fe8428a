"""The morning sheet: who comes, what helps, what is owed; masked by the role of whoever prints it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from frontdesk.domain.audience import Audience
from frontdesk.domain.booking import Booking
from frontdesk.domain.fact import FactKind
from frontdesk.domain.paper import Paper
from frontdesk.domain.promise import Promise, PromiseState
from frontdesk.domain.staff import Person, Role
from frontdesk.domain.visit import VisitState
from frontdesk.usecases.morning_sheet import Comes, composed, morning_sheet
from tests.desks import desk_with
from tests.people import ANA, JOY, NOW, STAFF, TODAY, fact, need, patient, visit
from tests.prompts.generators import made
from tests.usecases.test_slips import words_of

OWED = Promise("o1", "p2", "the bus pass letter", "the desk", TODAY, TODAY, audience=Audience.DESK)
TO_TELL = Promise("o2", "p2", "a call about the form", "Dr Voss", TODAY, TODAY, audience=Audience.ALOUD)
DAY = (
    *STAFF,
    patient("p1"),
    visit("v1", "p1", "10:20"),
    need("f1", "p1", "Come over to call", "call:come_over"),
    fact("f2", "p1", FactKind.PRONUNCIATION, "shi-VAWN"),
    fact("f3", "p1", FactKind.SAFE_CONTACT, "Never at the shop", code="none"),
    fact("f4", "p1", FactKind.GO_GENTLY, code="on", expires_on=TODAY),
    patient("p2", "Tendai", "Moyo"),
    visit("v2", "p2", "10:40"),
    patient("p3", "Zoë", "Lindqvist", known_before=False),
    visit("v3", "p3", "11:00"),
    patient("p4", "Ruth", "Keller"),
    visit("v4", "p4", "11:20", state=VisitState.CANCELLED),
)


def sheet(by: Person, *more: Promise) -> Paper:
    desk = desk_with((*DAY, *more), NOW, by)
    return morning_sheet(desk)


def rows(paper: Paper, title: str) -> list[tuple[str, str, str]]:
    part = next((one for one in paper.parts if one.title == title), None)
    return [(row.lead, row.text, row.beside) for row in part.rows] if part is not None else []


def test_a_booking_whose_person_nobody_said_is_on_the_sheet() -> None:
    asked = Booking("b1", TODAY, NOW + timedelta(hours=5), written_name="Lee, Ada")
    paper = morning_sheet(desk_with((*DAY, asked), NOW, JOY))
    assert rows(paper, "Who comes, and what helps")[-1][1:] == ("Ada L.", "Who: not said yet")
    assert "4 visits" in paper.under


@pytest.mark.parametrize("by", [ANA, JOY])
def test_who_comes_with_something_to_know_stands_first(by: Person) -> None:
    paper = sheet(by)
    assert rows(paper, "Who comes, and what helps") == [
        ("10:20", "Siobhán B., say shi-VAWN", "Come over to call"),
        ("11:00", "Zoë L.", "First visit"),
    ]
    assert rows(paper, "Also today") == [("10:40", "Tendai M.", "")]
    assert "3 visits" in paper.under
    assert "Ruth" not in words_of(paper), "cancelled"


@pytest.mark.parametrize("by", [ANA, JOY])
def test_go_gently_is_private_so_it_is_counted_for_everybody(by: Person) -> None:
    assert rows(sheet(by), "Go gently") == [("", "With one person today. The card says with whom.", "")]


@pytest.mark.parametrize("by", [ANA, JOY])
def test_private_stands_on_nobodys_sheet(by: Person) -> None:
    hidden = replace(OWED, id="o3", what="the safe-house form", audience=Audience.PRIVATE)
    said = words_of(sheet(by, hidden))
    assert "shop" not in said
    assert "safe-house" not in said


def test_what_only_the_desk_may_know_is_named_for_a_manager_alone() -> None:
    by_desk = "Promised by the desk"
    assert rows(sheet(ANA, OWED), by_desk) == [("", "The bus pass letter", "The desk, for Tendai M.")]
    assert rows(sheet(JOY, OWED), by_desk) == [("", "What was promised", "The desk, for Tendai M.")]


def test_promises_of_others_have_a_box_to_tick_when_told() -> None:
    paper = sheet(JOY, TO_TELL)
    part = next(one for one in paper.parts if one.title == "Promised by somebody else")
    assert part.note == "tick when told"
    assert [row.box for row in part.rows] == [True]
    assert part.rows[0].text == "A call about the form", "it may be heard"


def test_what_is_ready_is_handed_over_to_whoever_comes() -> None:
    ready = replace(OWED, state=PromiseState.READY, audience=Audience.ALOUD)
    assert ("10:40", "Tendai M.", "Hand over: the bus pass letter") in rows(
        sheet(JOY, ready), "Who comes, and what helps"
    )
    masked = rows(sheet(JOY, replace(ready, audience=Audience.DESK)), "Who comes, and what helps")
    assert ("10:40", "Tendai M.", "Hand over: what was promised") in masked


def test_what_sounds_medical_is_named_for_nobody() -> None:
    medical = replace(OWED, what="the blood test results")
    assert "blood" not in words_of(sheet(ANA, medical))


def test_what_is_due_later_stays_off_and_what_is_overdue_stands() -> None:
    later = replace(OWED, due_on=TODAY + timedelta(days=1))
    overdue = replace(OWED, due_on=TODAY - timedelta(days=3))
    assert rows(sheet(ANA, later), "Promised by the desk") == []
    assert len(rows(sheet(ANA, overdue), "Promised by the desk")) == 1


def test_a_day_without_anybody_says_so() -> None:
    paper = morning_sheet(desk_with(STAFF, NOW, ANA))
    assert "Nobody is down for today." in words_of(paper)


@pytest.mark.parametrize("role", list(Role))
def test_no_private_word_of_made_up_promises(role: Role) -> None:
    for seed in range(300):
        case = made(seed)
        due = [(one, "Mira T.") for one in case.card.promises]
        ready = tuple(one for one in case.card.promises if one.audience is not Audience.PRIVATE)
        one = Comes("10:20", "Mira T.", "", (), ready=ready)
        said = words_of(composed([one], due, role, "Today", "now"))
        masked = ("private",) if role is Role.MANAGER else ("private", "desk")
        promised = {p.what.split()[-1] for p in case.card.promises}
        shown = {word for level in masked for word in case.marked[level] if word in said}
        assert not shown & promised, seed
