"""Hidden from: for one person at the desk a patient is not there, whatever that person asks."""

import inspect
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from frontdesk.domain.booking import Booking
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Refused, WrongUsage
from frontdesk.domain.fact import FactKind
from frontdesk.domain.patient import Identifier
from frontdesk.domain.promise import Promise
from frontdesk.domain.staff import Person, Role
from frontdesk.domain.visit import Visit, VisitState
from frontdesk.store.port import Store
from frontdesk.usecases.add_fact import add_fact
from frontdesk.usecases.check_in import check_in
from frontdesk.usecases.day_board import day_board
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.erase_person import erase_person, to_erase
from frontdesk.usecases.export_person import export_person
from frontdesk.usecases.find_patient import find_patient
from frontdesk.usecases.hide_from import (
    hidden_now,
    hide_from,
    may_be_hidden_from,
    owner_of,
    shields,
    show_again,
)
from frontdesk.usecases.import_records import bring_in
from frontdesk.usecases.merge_people import merge_people
from frontdesk.usecases.morning_sheet import morning_sheet
from frontdesk.usecases.open_card import open_card
from frontdesk.usecases.people_at_desk import leave_note, take_the_desk
from frontdesk.usecases.person_copy import person_copy
from frontdesk.usecases.quiet_jobs import quiet_jobs
from frontdesk.usecases.seen_by import PASSED_ON, SeenBy
from frontdesk.usecases.set_state import close_day, set_state
from frontdesk.usecases.take_apart import merges_done, take_apart
from frontdesk.usecases.todays_reach import todays_reach
from frontdesk.usecases.undo import undo
from tests.desks import desk_with
from tests.people import ANA, NOW, STAFF, TODAY, fact, patient, visit

BEN = Person("ben", "Ben", Role.DESK, NOW)
CLEO = Person("cleo", "Cleo", Role.MANAGER, NOW + timedelta(days=1))
WHO = replace(patient("p1", "Zora", "Quillfeather"), identifiers=(Identifier("mrn", "4711"),))
ALIKE = patient("p2", "Zora", "Quillfeather")
OTHER = patient("p3", "Ada", "Okafor")
ABOUT = (
    WHO, ALIKE, OTHER,
    visit("v1", "p1"), visit("v2", "p2", "11:00"), visit("v3", "p3", "11:20"),
    fact("f1", "p1", FactKind.ADJUSTMENT, "Go slowly", code="pace:slow"),
    Promise("o1", "p1", "the letter", "the desk", TODAY, TODAY),
)  # fmt: skip
WORDS = ("zora", "quill", "4711", "slowly", "letter")


@pytest.fixture
def desk() -> Desk:
    """A clinic where Zora is hidden from Ben, and Ben has the desk."""
    made = desk_with((*STAFF, BEN, CLEO, *ABOUT), NOW, ANA)
    hide_from(made, "p1", "ben")
    take_the_desk(made, BEN)
    return made


def test_find_the_board_and_the_quiet_list_do_not_know_them(desk: Desk) -> None:
    assert [one.patient.id for one in find_patient(desk, "zora")] == ["p2"]
    assert find_patient(desk, "4711") == ()
    rows = [row for some in day_board(desk).lists.values() for row in some]
    busy = [row for row in rows if row.busy]
    assert [(row.visit.id, row.board_name, row.visit.patient_id) for row in busy] == [("v1", "Busy", "")]
    assert busy[0].fold_key == busy[0].birth_day == ""
    assert day_board(desk).look_alikes == frozenset(), "a look-alike one must not see is none"
    assert open_card(desk, visit_id="v2").look_alikes == ()
    assert quiet_jobs(desk, day_board(desk)) == ()
    assert {one.visit.id for one in rows} == {"v1", "v2", "v3"}, "the lists are as long as they are"


def test_a_booking_under_their_very_name_is_a_busy_time(desk: Desk) -> None:
    named = Booking("b1", TODAY, NOW, written_name="QUILLFEATHER, Zora")
    other = replace(named, id="b2", written_name="Zora Quill")
    off = replace(named, id="b3", state=VisitState.CANCELLED)
    for one in (named, other, off):
        desk.whole.commit(desk.deed("made", Change(None, one)))
    rows = {row.visit.id: row for row in desk.store.board(TODAY)}
    assert (rows["b1"].busy, rows["b1"].board_name, rows["b1"].booking) == (True, "Busy", None)
    assert (rows["b2"].busy, rows["b2"].board_name) == (False, "Zora Quill")
    assert "b3" not in rows
    assert [desk.store.get(Booking, id) for id in ("b1", "b2")] == [None, other]


@pytest.mark.parametrize(
    "act",
    [
        lambda desk: open_card(desk, visit_id="v1"),
        lambda desk: open_card(desk, patient_id="p1"),
        lambda desk: check_in(desk, "v1"),
        lambda desk: set_state(desk, "v1", VisitState.LEFT),
        lambda desk: person_copy(desk, "p1"),
        lambda desk: add_fact(desk, "p1", "window seat"),
    ],
)
def test_nothing_is_opened_written_or_printed(desk: Desk, act: Callable[[Desk], Any]) -> None:
    before = desk.whole.everything_of("p1")
    with pytest.raises(WrongUsage) as refused:
        act(desk)
    assert not any(word in str(refused.value).lower() for word in WORDS)
    assert desk.whole.everything_of("p1") == before


def test_a_manager_who_must_not_see_them_exports_and_erases_nobody(tmp_path: Path) -> None:
    desk = desk_with((*STAFF, BEN, CLEO, *ABOUT), NOW, ANA)
    hide_from(desk, "p1", "cleo")
    take_the_desk(desk, CLEO)
    for act in (
        lambda: export_person(desk, "p1"),
        lambda: to_erase(desk, "p1"),
        lambda: erase_person(desk, "p1"),
        lambda: merge_people(desk, "p1", "p2"),
        lambda: hide_from(desk, "p1", "ben"),
    ):
        with pytest.raises(WrongUsage):
            act()
    assert hidden_now(desk) == (), "not even that something is hidden"
    assert [who.id for who, _ in desk.store.patients()] == ["p2", "p3"]


def test_undo_stops_before_an_act_about_them(desk: Desk) -> None:
    take_the_desk(desk, ANA)
    undo(desk)  # seen again
    take_the_desk(desk, BEN)
    check_in(desk, "v3")
    check_in(desk, "v1")
    take_the_desk(desk, ANA)
    hide_from(desk, "p1", "ben")
    take_the_desk(desk, BEN)
    with pytest.raises(WrongUsage, match="nothing to undo"):
        undo(desk)


def test_closing_the_day_settles_everybody_and_tells_of_nobody(desk: Desk) -> None:
    close_day(desk)
    stands = {one.id: one.state for one in desk.whole.visits(TODAY)}
    assert set(stands.values()) == {VisitState.DID_NOT_COME}
    assert [row for row in desk.store.board(TODAY) if row.busy] == [], "off the list is nothing"
    undo(desk)
    assert {one.state for one in desk.whole.visits(TODAY)} == {VisitState.EXPECTED}


def test_no_paper_names_them(desk: Desk) -> None:
    sheet = morning_sheet(desk)
    rows = [row for part in sheet.parts for row in part.rows]
    said = " ".join(f"{row.lead} {row.text} {row.beside}" for row in rows).lower()
    assert "10:20" not in said
    assert not any(word in said for word in ("quill", "slowly", "letter"))


def test_reach_counts_whom_one_sees(desk: Desk) -> None:
    assert todays_reach(desk, next(iter(desk.deck.by_id.values())).template).visits == 2


def test_a_list_makes_nobody_twice_and_lists_nobody_hidden(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    head, row = "MRN,First name,Last name,DOB,Phone\n", "88,Zora,Zwetschge,1971-01-02,020 7946 01{0}\n"
    path.write_text(head + row.format("00"))
    bring_in(desk, [path])
    (found,) = find_patient(desk, "zwetschge")
    take_the_desk(desk, ANA)
    hide_from(desk, found.patient.id, "ben")
    take_the_desk(desk, BEN)
    path.write_text(head + row.format("55"))
    (review,) = bring_in(desk, [path])
    assert (review.patients.changed, review.patients.new, review.items) == (0, 0, [])
    assert find_patient(desk, "zwetschge") == find_patient(desk, "0155") == ()
    assert len(desk.whole.find("zwetschge", today=TODAY)) == 1
    changed = desk.whole.person(found.patient.id)
    assert changed is not None
    assert changed.phones == ("020 7946 0155",)


def test_a_merged_record_is_hidden_with_the_one_that_stands(desk: Desk) -> None:
    take_the_desk(desk, ANA)
    merge_people(desk, "p2", "p1")
    take_the_desk(desk, BEN)
    assert find_patient(desk, "zora") == ()
    with pytest.raises(WrongUsage):
        open_card(desk, patient_id="p2")
    take_the_desk(desk, ANA)
    assert [one.hidden != "" for one in shields(desk, "p2") if one.person_id == "ben"] == [True]
    hide_from(desk, "p2", "ben")
    (done,) = merges_done(desk)
    take_apart(desk, done.deed_id)
    take_the_desk(desk, BEN)
    assert find_patient(desk, "zora") == (), "somebody looks first, and shows one again"
    take_the_desk(desk, ANA)
    (mine,) = [one.hidden for one in shields(desk, "p2") if one.person_id == "ben"]
    show_again(desk, mine)
    take_the_desk(desk, BEN)
    assert [one.patient.id for one in find_patient(desk, "zora")] == ["p2"]


def test_no_note_for_the_next_names_them(desk: Desk) -> None:
    take_the_desk(desk, ANA)
    leave_note(desk, "Zora Quillfeather brings the form back")
    leave_note(desk, "The lift is mended")
    take_the_desk(desk, BEN)
    assert [one.words for one in desk.store.hand_over_notes()] == ["The lift is mended"]
    assert len(desk.whole.hand_over_notes()) == 2


# --- who may


def test_a_manager_sets_it_and_takes_it_back(desk: Desk) -> None:
    with pytest.raises(Refused, match="by a manager"):
        hide_from(desk, "p3", "ben")
    take_the_desk(desk, ANA)
    (hidden,) = hidden_now(desk, "p1")
    assert (hidden.name, hidden.from_whom) == ("Zora Quillfeather", "Ben")
    assert hide_from(desk, "p1", "ben").deed == "", "said once"
    show_again(desk, hidden.id)
    assert hidden_now(desk) == ()
    take_the_desk(desk, BEN)
    assert len(find_patient(desk, "zora")) == 2


def test_where_it_concerns_a_manager_it_is_the_owners(desk: Desk) -> None:
    assert owner_of(desk) == ANA.id
    take_the_desk(desk, CLEO)
    assert {one.id for one in may_be_hidden_from(desk)} == {one.id for one in (*STAFF_OF_DESK, BEN)}
    with pytest.raises(Refused, match="up to the owner"):
        hide_from(desk, "p3", ANA.id)
    take_the_desk(desk, ANA)
    hide_from(desk, "p3", "cleo")
    with pytest.raises(Refused, match="find the way back"):
        hide_from(desk, "p3", ANA.id)


STAFF_OF_DESK = [one for one in STAFF if isinstance(one, Person) and one.role is Role.DESK]


def test_it_goes_with_the_patient(desk: Desk) -> None:
    desk.whole.erase(replace(desk.deed("erase_person", patient_id="p1"), by=ANA.id))
    assert desk.whole.hidden_from() == ()


# --- no read is forgotten


def test_every_question_the_store_answers_is_looked_at() -> None:
    """A new read of the port is either answered blindly or named as telling of nobody."""
    port = {name for name, _ in inspect.getmembers(Store, inspect.isfunction) if not name.startswith("_")}
    blind = {name for name, _ in inspect.getmembers(SeenBy, inspect.isfunction) if not name.startswith("_")}
    assert blind & PASSED_ON == set()
    assert blind | PASSED_ON == port


def test_where_nobody_is_hidden_the_store_answers_as_it_is() -> None:
    desk = desk_with((*STAFF, BEN, *ABOUT), NOW, BEN)
    assert desk.store.board(TODAY) == desk.whole.board(TODAY)
    assert desk.store.find("zora", today=TODAY) == desk.whole.find("zora", today=TODAY)
    assert desk.store.get(Visit, "v1") == desk.whole.get(Visit, "v1")
    assert desk.store.promises_due(TODAY) == desk.whole.promises_due(TODAY)
