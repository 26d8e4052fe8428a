"""Who is at the desk, and what they leave for whoever comes next."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from frontdesk.domain.errors import Refused, WrongUsage
from frontdesk.domain.fact import FactKind
from frontdesk.domain.staff import HandOverNote, Person, Role
from frontdesk.domain.visit import Visit, VisitState
from frontdesk.usecases import people_at_desk as people
from frontdesk.usecases.check_in import check_in
from frontdesk.usecases.day_board import day_board
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.open_card import open_card
from frontdesk.usecases.quiet_jobs import BESIDE_NOTES, MOST, QuietJob, job_done, quiet_jobs
from frontdesk.usecases.undo import redo, undo
from tests.desks import StillClock, desk_with
from tests.people import ANA, JOY, NOW, STAFF, fact, patient, visit

MET_ANA = replace(
    visit("old", "p1", "10:00", date(2026, 4, 2)), state=VisitState.LEFT, checked_in_by=ANA.id, left_at=NOW
)
GONE = Person("gone", "Marek", Role.DESK, NOW, ended_at=NOW)


@pytest.fixture
def desk() -> Desk:
    return desk_with((*STAFF, GONE, patient("p1"), visit("v1", "p1"), MET_ANA), NOW, ANA)


def names(desk: Desk) -> list[str]:
    return [person.shown_name for person in people.people_at_desk(desk)]


def jobs(desk: Desk) -> tuple[QuietJob, ...]:
    return quiet_jobs(desk, day_board(desk))


# --- who


def test_only_who_works_here_now_can_take_the_desk(desk: Desk) -> None:
    assert names(desk) == ["Ana", "Joy"]
    assert people.works_here(desk, "joy") == JOY
    for nobody in ("gone", "nobody"):
        with pytest.raises(WrongUsage, match="not at this desk any more"):
            people.works_here(desk, nobody)


def test_what_is_done_next_is_done_in_the_new_name(desk: Desk) -> None:
    people.take_the_desk(desk, JOY)
    deed = desk.store.deed(check_in(desk, "v1").deed)
    found = desk.store.get(Visit, "v1")
    assert deed is not None
    assert found is not None
    assert (deed.by, found.checked_in_by) == ("joy", "joy")


def test_whom_the_patient_has_met_follows_who_is_there(desk: Desk) -> None:
    assert open_card(desk, visit_id="v1").staff_met
    people.take_the_desk(desk, JOY)
    seen = open_card(desk, visit_id="v1")
    assert (seen.staff, seen.staff_met) == (JOY, False)


def test_nobody_takes_back_an_act_of_the_person_before(desk: Desk) -> None:
    check_in(desk, "v1")
    people.take_the_desk(desk, JOY)
    with pytest.raises(WrongUsage):
        undo(desk)
    people.take_the_desk(desk, ANA)
    undo(desk)


def test_somebody_new_is_an_act_that_can_be_taken_back(desk: Desk) -> None:
    deed = people.add_person(desk, "  Kim   Lee ", "kim").deed
    added = people.works_here(desk, "kim")
    assert (added.shown_name, added.role, added.added_at) == ("Kim Lee", Role.DESK, NOW)
    kept = desk.store.deed(deed)
    assert kept is not None
    assert (kept.kind, kept.by) == ("add_person", "ana")
    undo(desk)
    assert names(desk) == ["Ana", "Joy"]
    redo(desk)
    assert names(desk) == ["Ana", "Joy", "Kim Lee"]


def test_nobody_is_brought_back_under_a_name_that_is_taken_by_now(desk: Desk) -> None:
    people.add_person(desk, "Kim")
    gone = undo(desk).deed
    people.add_person(desk, "KIM")
    with pytest.raises(Refused, match="on the list already"):
        redo(desk, gone)
    assert names(desk) == ["Ana", "Joy", "KIM"]


def test_what_looks_like_a_name_on_the_list_is_that_name(desk: Desk) -> None:
    people.add_person(desk, "Jose\u0301 \u202eLee")
    assert "Jos\u00e9 Lee" in names(desk), "as typed on any keyboard, read in its own order"
    for same in (
        "JOS\u00c9 LEE",
        "Jose\u0301 Lee",
        "Jo\u200bsé Lee",
        "Jos\u00e9\u00a0Lee",
        "\uff2a\uff4f\uff59",
    ):
        with pytest.raises(Refused, match="on the list already"):
            people.add_person(desk, same)
    for unseen in ("\u200b", "\u200d \u200c"):
        with pytest.raises(Refused, match="A name is needed"):
            people.add_person(desk, unseen)
    people.add_person(desk, "\u0645\u06cc\u200c\u0631\u0627")
    assert "\u0645\u06cc\u200c\u0631\u0627" in names(desk), "a joiner is part of how it is written"


@pytest.mark.parametrize(
    ("name", "said"),
    [("   ", "A name is needed"), ("joy", "on the list already"), ("x" * 61, "at most 60 letters")],
)
def test_a_name_that_will_not_do_is_said_and_adds_nobody(desk: Desk, name: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        people.add_person(desk, name)
    assert names(desk) == ["Ana", "Joy"]


def test_a_name_of_somebody_who_left_is_free_again(desk: Desk) -> None:
    people.add_person(desk, "Marek")
    assert names(desk) == ["Ana", "Joy", "Marek"]


def test_whoever_is_at_the_desk_or_has_worked_stays_on_the_list(desk: Desk) -> None:
    added = people.add_person(desk, "Kim", "kim").deed
    people.take_the_desk(desk, people.works_here(desk, "kim"))
    with pytest.raises(WrongUsage, match="nothing of yours"):
        undo(desk, added)
    check_in(desk, "v1")
    people.take_the_desk(desk, ANA)
    with pytest.raises(Refused, match="has worked at this desk"):
        undo(desk, added)
    assert "Kim" in names(desk)


# --- the note


def test_a_note_stands_first_with_who_left_it_and_when_until_it_is_ticked(desk: Desk) -> None:
    deed = desk.store.deed(people.leave_note(desk, " The courier\n comes at two ").deed)
    assert deed is not None
    assert (deed.kind, deed.by) == ("leave_note", "ana")
    people.take_the_desk(desk, JOY)
    job = jobs(desk)[0]
    assert (job.sort, job.what, job.when) == ("note", "The courier comes at two", "Ana, 10:18")
    job_done(desk, job)
    assert desk.store.hand_over_notes() == ()
    kept = desk.store.get(HandOverNote, job.id)
    assert kept is not None
    assert (kept.done_at, kept.done_by) == (NOW, "joy")
    undo(desk)
    assert jobs(desk)[0] == job
    with pytest.raises(WrongUsage):
        undo(desk)  # the note itself was Ana's act


def test_a_note_ticked_twice_says_so(desk: Desk) -> None:
    people.leave_note(desk, "The courier comes at two")
    (job,) = jobs(desk)
    job_done(desk, job)
    with pytest.raises(WrongUsage, match="ticked already"):
        job_done(desk, job)


def test_a_note_of_another_day_says_which(desk: Desk) -> None:
    people.leave_note(desk, "The courier comes at two")
    assert isinstance(desk.clock, StillClock)
    desk.clock.forward(days=1)
    assert jobs(desk)[0].when == "Ana, 14 May 10:18"


@pytest.mark.parametrize(("words", "said"), [(" \n ", "nothing in the note"), ("x" * 201, "at most 200")])
def test_a_note_that_will_not_do_is_said(desk: Desk, words: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        people.leave_note(desk, words)
    assert desk.store.hand_over_notes() == ()


def test_notes_never_hide_an_interpreter_to_call() -> None:
    wants = [fact(f"f{n}", f"p{n}", FactKind.INTERPRETER, code="yes", extra="phone") for n in range(6)]
    booked = [visit(f"v{n}", f"p{n}", f"10:{30 + n}") for n in range(6)]
    desk = desk_with((*STAFF, *(patient(f"p{n}") for n in range(6)), *booked, *wants), NOW, ANA)
    assert len(jobs(desk)) == MOST
    for n in range(5):
        assert isinstance(desk.clock, StillClock)
        people.leave_note(desk, f"note {n}")
        desk.clock.now += timedelta(seconds=1)
    sorts = [job.sort for job in jobs(desk)]
    assert sorts == ["note"] * 5 + ["interpreter"] * BESIDE_NOTES
    assert [job.what for job in jobs(desk)][:5] == [f"note {n}" for n in range(5)], "the oldest first"
