"""Lists that give a name and a time: whose is known, whose has to be asked, and the same list read again."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from frontdesk.domain.booking import Booking
from frontdesk.domain.deed import Change
from frontdesk.domain.imported import ImportedRow, ImportedVisit
from frontdesk.domain.patient import PatientStatus, PersonName
from frontdesk.domain.visit import VisitState
from frontdesk.screens.import_review.wording import review_shown
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.import_records import accept, step
from frontdesk.usecases.import_review import Review
from frontdesk.usecases.import_visits import HERE_ALREADY, SOMEBODY_ELSES
from frontdesk.usecases.take_back_import import take_back, take_back_step
from frontdesk.usecases.who_is_it import ask_again
from tests.usecases.imports import (
    TODAY,
    booking,
    bring,
    desk_for_import,
    patients,
    person,
    planned,
    visits,
)


def written(name: str, at: str = "09:30", *, clinician: str = "Dr Voss", **more: Any) -> ImportedVisit:
    """A row of a pasted list or a calendar."""
    start = datetime.combine(TODAY, time.fromisoformat(at), UTC)
    return ImportedVisit("row 2", None, start=start, clinician=clinician, written_name=name, **more)


def asked(desk: Desk) -> list[str]:
    """Times nobody knows the person of, with the name the list has."""
    return [f"{one.start:%H:%M} {one.written_name}" for one in desk.store.bookings(TODAY)]


def known(desk: Desk) -> list[str]:
    """Times with a person."""
    names = {patient.id: patient.name.full for patient in patients(desk)}
    return [f"{one.start:%H:%M} {names[one.patient_id]}" for one in visits(desk)]


def counted(review: Review) -> list[int]:
    """New, changed, same, left out."""
    visits = review.visits
    return [visits.new, visits.changed, visits.same, visits.left_out]


def say_who(desk: Desk, patient_id: str) -> None:
    """Somebody at the desk said who the first booking is."""
    one = desk.store.bookings(TODAY)[0]
    desk.store.commit(
        desk.deed("say", Change(one, None), Change(None, one.visit_of(patient_id)), patient_id=patient_id)
    )


# --- whose it is


def test_a_name_of_one_person_here_is_that_person_s_visit() -> None:
    desk = desk_for_import()
    bring(desk, [person("Mary Ann Smith"), person("Tom Reed", "1970-02-02")])
    review = bring(desk, [written("SMITH Mary", "09:30"), written("Smith, Mary A", "10:30")])
    assert (known(desk), asked(desk)) == (["09:30 Mary Ann Smith", "10:30 Mary Ann Smith"], [])
    assert counted(review) == [2, 0, 0, 0]


@pytest.mark.parametrize("name", ["Nobody Here", "Mary Smith", "Smith", "Mary S.", "Old Name", "Gone Away"])
def test_a_name_of_several_or_of_nobody_or_of_half_a_name_is_asked_about(name: str) -> None:
    desk = desk_for_import()
    died = person("Gone Away", "1930-03-03", status=PatientStatus.DIED)
    renamed = person("New Name", "1980-04-04")
    renamed = replace(renamed, names=(*renamed.names, PersonName("Old Name", ended=True)))
    bring(desk, [person("Mary Smith"), person("Mary Ann Smith", "1990-01-01"), died, renamed])
    review = bring(desk, [written(name)])
    assert (known(desk), asked(desk)) == ([], [f"09:30 {name}"])
    assert (counted(review), review.asks) == ([1, 0, 0, 0], 1)
    assert len(patients(desk)) == 4, "a name makes nobody"


def test_somebody_the_same_list_brings_counts_as_here() -> None:
    desk = desk_for_import()
    rows: list[ImportedRow] = [written("Lee, Ann", "09:00"), booking(at="10:00")]
    bring(desk, rows)
    assert known(desk) == ["09:00 Ann Lee", "10:00 Ann Lee"]
    assert counted(bring(desk, rows)) == [0, 0, 2, 0]


def test_of_two_of_one_name_it_is_who_is_down_for_that_time() -> None:
    desk = desk_for_import()
    ann, other = person(), person(born="1990-01-01")
    bring(desk, [other, booking(ann, at="10:00", clinician="Dr Voss")])
    assert counted(bring(desk, [written("Ann Lee", "10:00")])) == [0, 0, 1, 0]
    bring(desk, [written("Ann Lee", "11:00")])
    assert asked(desk) == ["11:00 Ann Lee"]


def test_whoever_was_said_to_be_meant_is_found_again_and_nobody_is_asked_twice() -> None:
    desk = desk_for_import()
    bring(desk, [person(), person(born="1990-01-01"), person("Tom Reed", "1970-02-02")])
    rows = [written("Ann Lee", "10:00"), written("Nickname X", "12:00")]
    bring(desk, rows)
    tom = next(one for one in patients(desk) if one.name.full == "Tom Reed")
    for _ in rows:
        say_who(desk, tom.id)
    assert counted(bring(desk, rows)) == [0, 0, 2, 0]
    review = bring(desk, [written("Ann Lee", "10:00"), written("Nickname X", "12:20")])
    assert (counted(review), review.moved) == ([0, 1, 1, 0], 1)
    assert (known(desk), asked(desk)) == (["10:00 Tom Reed", "12:20 Tom Reed"], [])


def test_what_was_asked_about_is_a_visit_once_only_one_person_can_be_meant() -> None:
    desk = desk_for_import()
    bring(desk, [written("Ann Lee", "10:00", source_system="cal", source_value="7")])
    one = desk.store.bookings(TODAY)[0]
    bring(desk, [person()])
    rows = [written("Ann Lee", "10:40", source_system="cal", source_value="7")]
    review = bring(desk, rows)
    assert (known(desk), asked(desk)) == (["10:40 Ann Lee"], [])
    assert (counted(review), review.moved) == ([0, 1, 0, 0], 1)
    assert visits(desk)[0].id == one.id
    assert counted(bring(desk, rows)) == [0, 0, 1, 0]


def test_and_is_asked_no_more_where_the_desk_has_put_the_person_on_the_list_by_itself() -> None:
    desk = desk_for_import()
    bring(desk, [written("Ann Lee", "10:00", clinician="")])
    bring(desk, [person()])
    visit = replace(desk.store.bookings(TODAY)[0].visit_of(patients(desk)[0].id), id="own", import_id="")
    desk.store.commit(desk.deed("add", Change(None, visit)))
    bring(desk, [written("Ann Lee", "10:00", clinician="")])
    assert (known(desk), asked(desk)) == (["10:00 Ann Lee"], [])


def test_what_somebody_says_while_a_list_is_written_stays() -> None:
    desk = desk_for_import()
    bring(desk, [written("Ann Lee", "10:00")])
    bring(desk, [person(), person("Tom Reed", "1970-02-02")])
    review = planned(desk, [written("Ann Lee", "10:00")])
    say_who(desk, next(one.id for one in patients(desk) if one.name.full == "Tom Reed"))
    accept(desk, review)
    while not step(desk, review):
        pass
    assert (known(desk), asked(desk)) == (["10:00 Tom Reed"], [])


def test_an_import_taken_back_leaves_the_question_as_it_was() -> None:
    desk = desk_for_import()
    bring(desk, [written("Ann Lee", "10:00")])
    bring(desk, [person()])
    review = bring(desk, [written("Ann Lee", "10:00"), written("Tom Reed", "11:00", clinician="Dr Roy")])
    assert known(desk) == ["10:00 Ann Lee"]
    take_back(desk, review.run_id)
    while not take_back_step(desk, review.run_id):
        pass
    assert (known(desk), asked(desk)) == ([], ["10:00 Ann Lee"])


@pytest.mark.parametrize("number", ["", "7"])
def test_what_the_desk_asks_again_no_list_answers(number: str) -> None:
    desk = desk_for_import()
    bring(desk, [person()])
    rows = [written("Ann Lee", "10:00", source_system="cal" if number else "", source_value=number)]
    bring(desk, rows)
    ask_again(desk, visits(desk)[0].id)
    assert counted(bring(desk, rows)) == [0, 0, 1, 0]
    assert (known(desk), asked(desk)) == ([], ["10:00 Ann Lee"])


# --- the later list


def test_a_later_list_says_who_moved_who_is_new_and_who_is_missing_whoever_they_are() -> None:
    desk = desk_for_import()
    bring(
        desk, [person(name, f"19{70 + at}-01-01") for at, name in enumerate(("Ada Poe", "Bo Rye", "Cy Orr"))]
    )
    first = [
        written("Ada Poe", "09:00"),
        written("Bo Rye", "09:20"),
        written("Cy Orr", "09:40"),
        written("Unknown One", "10:00"),
        written("Unknown Two", "10:20"),
        written("Unknown Three", "10:40"),
        written("Unknown Four", "11:00"),
    ]
    bring(desk, first)
    here = visits(desk)[0]
    desk.store.commit(desk.deed("arrives", Change(here, replace(here, state=VisitState.WAITING))))
    before = visits(desk)[0]
    later = [
        written("Ada Poe", "15:00"),
        written("Bo Rye", "09:30"),
        written("Unknown One", "10:00"),
        written("Unknown Two", "10:30"),
        written("Unknown Five", "12:00"),
    ]
    review = bring(desk, later)
    assert (review.not_in_list, review.moved, review.visits.new) == (3, 2, 1)
    assert review.visits.read == len(later)
    assert "3 not in the latest list, 2 moved, 1 new." in review_shown(review, desk).summary
    assert [problem.reason for problem in review.problems] == [f"Row 2 {HERE_ALREADY}."]
    assert visits(desk)[0] == before, "who is here stays as the desk marked it"
    gone = {one.written_name for one in desk.store.bookings(TODAY) if not one.in_latest_list}
    assert gone == {"Unknown Three", "Unknown Four"}
    again = bring(desk, later)
    assert (counted(again), again.not_in_list, again.moved) == ([0, 0, 5, 0], 0, 0)


def test_the_number_of_a_booking_finds_it_whatever_else_changed() -> None:
    desk = desk_for_import()
    numbered: dict[str, Any] = {"source_system": "cal", "source_value": "7"}
    bring(desk, [written("A Lee", "10:00", **numbered), written("A Lee", "11:00")])
    review = bring(desk, [written("Ann Leigh", "14:00", **numbered), written("A Lee", "11:00")])
    assert asked(desk) == ["11:00 A Lee", "14:00 Ann Leigh"]
    assert (counted(review), review.moved) == ([0, 1, 1, 0], 1)
    bring(desk, [written("Ann Leigh", "14:00", status="cancelled", **numbered)])
    assert [one.state.value for one in desk.store.bookings(TODAY)] == ["expected", "cancelled"]


def test_a_number_whose_visit_is_somebody_else_s_is_left_out() -> None:
    desk = desk_for_import()
    bring(desk, [booking(source_system="cal", source_value="7")])
    review = bring(desk, [written("Tom Reed", source_system="cal", source_value="7")])
    assert counted(review) == [0, 0, 0, 1]
    assert [problem.reason for problem in review.problems] == [f"Row 2 {SOMEBODY_ELSES}."]


def test_the_same_row_twice_is_one_booking() -> None:
    desk = desk_for_import()
    rows = [
        written("Ann Lee", "10:00"),
        written("LEE Ann", "10:00"),
        written("Ann Lee", "10:00", clinician="Dr Roy"),
    ]
    assert counted(bring(desk, rows)) == [2, 0, 1, 0]
    assert asked(desk) == ["10:00 Ann Lee", "10:00 Ann Lee"]
    bring(desk, [person()])
    say_who(desk, patients(desk)[0].id)
    assert counted(bring(desk, rows))[0] == 0


_NAMES = ("Ann Lee", "LEE Ann", "Ann Mary Lee", "Tom Reed", "Reed", "T Reed", "Suharti", "Nobody Known")
_WRITTEN = st.builds(
    written,
    st.sampled_from(_NAMES),
    st.sampled_from(("09:00", "10:00", "11:00")),
    clinician=st.sampled_from(("Dr Voss", "Dr Roy")),
)
_OF_PEOPLE = st.builds(
    booking,
    st.sampled_from((person(), person(born="1990-01-01"), person("Tom Reed", "1970-02-02"))),
    st.sampled_from(("09:00", "10:00", "11:00")),
    clinician=st.sampled_from(("Dr Voss", "Dr Roy")),
)
_NAMED = st.lists(st.one_of(_WRITTEN, _WRITTEN, _OF_PEOPLE), min_size=1, max_size=7)
_LIST = st.one_of(_NAMED, _NAMED.map(lambda rows: [replace(row, clinician="") for row in rows]))


@settings(max_examples=50)
@given(
    here=st.lists(
        st.sampled_from((person(), person(born="1990-01-01"), person("Tom Reed", "1970-02-02"))), max_size=3
    ),
    first=_LIST,
    later=_LIST,
)
def test_every_row_is_counted_once_and_a_list_read_again_changes_nothing(
    here: list[Any], first: list[ImportedVisit], later: list[ImportedVisit]
) -> None:
    desk = desk_for_import()
    if here:
        bring(desk, here)
    for rows in (first, later):
        assert bring(desk, rows).visits.read == len(rows)
        stands = (visits(desk), desk.store.bookings(TODAY), patients(desk))
        again = bring(desk, rows)
        assert (again.visits.new, again.visits.changed, again.not_in_list, again.moved) == (0, 0, 0, 0)
        assert (visits(desk), desk.store.bookings(TODAY), patients(desk)) == stands
        ids = Counter([*(one.id for one in visits(desk)), *(one.id for one in desk.store.bookings(TODAY))])
        assert set(ids.values()) <= {1}


def test_a_shortened_name_stands_on_the_board_only_where_the_family_name_is_known() -> None:
    shown = {
        "Smith, Mary Ann": "Mary S.",
        "Smith, Mr. John, Jr": "John S.",
        "NGUYEN Hanh": "Hanh N.",
        "VAN DEN BERG Anna": "Anna V.",
        "Marie-Ève DUPONT": "Marie-Ève D.",
        "MR John SMITH III": "John S.",
    }
    whole = (
        "Mary Smith",
        "NGUYEN HANH",
        "SMITH J.",
        "Mary SMITH Jones",
        "John Smith, MD",
        "SMITH, ",
        "阮 氏",
        "",
    )
    shown |= {name: name or "Name not known" for name in whole}
    assert {
        name: Booking("b", TODAY, datetime.now(UTC), written_name=name).board_name for name in shown
    } == shown


# --- a time without any name ("Busy" in a calendar)


def test_times_without_a_name_stay_apart_and_are_found_again() -> None:
    desk = desk_for_import()
    rows = [written("", source_system="ical", source_value=number) for number in "ab"]
    rows += [written("", "10:00"), written("", "11:00", clinician="")]
    assert counted(bring(desk, rows)) == [4, 0, 0, 0]
    assert counted(bring(desk, rows)) == [0, 0, 4, 0]
    assert asked(desk) == ["09:30 ", "09:30 ", "10:00 ", "11:00 "]


def test_who_a_time_without_a_name_is_stays_said_when_the_list_comes_again() -> None:
    desk = desk_for_import()
    bring(desk, [person("Mary Ann Smith")])
    row = written("", source_system="ical", source_value="a")
    bring(desk, [row])
    say_who(desk, patients(desk)[0].id)
    assert counted(bring(desk, [row])) == [0, 0, 1, 0]
    assert (known(desk), asked(desk)) == (["09:30 Mary Ann Smith"], [])


def test_somebody_at_the_same_time_is_not_who_a_time_without_a_name_is() -> None:
    desk = desk_for_import()
    bring(desk, [written("")])
    bring(desk, [booking(person("Mary Ann Smith"), "09:30")])
    assert (known(desk), asked(desk)) == (["09:30 Mary Ann Smith"], ["09:30 "])
