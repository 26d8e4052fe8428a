"""A booking on the board asks who it is: those it may be, somebody new, anybody found, and the way back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from frontdesk.domain.booking import Booking
from frontdesk.domain.visit import Visit, VisitState
from frontdesk.screens.today.find import find_shown
from frontdesk.screens.today.shown import CardShown, FindShown, GateShown, IdleShown
from frontdesk.screens.today.who_is_it import ASK_AGAIN, OFF, TYPE_ANOTHER, WHO, Asked, words_of
from frontdesk.usecases.find_patient import find_patient
from frontdesk.usecases.who_is_it import say_who
from tests.people import NOW
from tests.screens.today.presented import Today

TODAY = NOW.date()
ASKED = Booking("b1", TODAY, NOW + timedelta(minutes=30), written_name="LINDQVIST Zoe", clinician_id="voss")
UNKNOWN = replace(ASKED, id="b2", written_name="Ruiz, Ana María")
NAMESAKE = replace(ASKED, id="b3", written_name="Nguyen Hanh")


@pytest.fixture
def today() -> Today:
    return Today(more=(ASKED, UNKNOWN, NAMESAKE))


def found(today: Today) -> FindShown:
    assert isinstance(today.display.found, FindShown)
    return today.display.found


def asks(today: Today) -> list[str]:
    return [one.id for one in today.desk.store.bookings(TODAY) if one.state is VisitState.EXPECTED]


def test_it_stands_on_the_board_counted_and_marked(today: Today) -> None:
    item = next(one for one in today.display.board.items if one.visit_id == "b1")
    assert (item.text, item.note, item.time) == ("Zoe L.", "Who is it?", "10:48")
    assert item.spoken.endswith("to come, who is it?")
    assert today.display.board.counts.startswith("7 to come")
    today.presenter.hide_or_show()
    item = next(one for one in today.display.board.items if one.visit_id == "b1")
    assert item.text == "Z. L."


def test_enter_says_who_opens_the_card_and_ctrl_z_asks_again(today: Today) -> None:
    today.presenter.visit_picked("b1")
    assert found(today).title == "Who is it? 10:48, LINDQVIST Zoe, Dr Voss"
    assert [(row.name, row.beside) for row in found(today).rows] == [("Zoë Lindqvist", "Not booked today")]
    assert found(today).new == "Zoe Lindqvist"
    today.presenter.enter()
    visit = today.desk.store.get(Visit, "b1")
    assert visit is not None
    assert visit.patient_id == "p9"
    assert today.display.found is None
    assert isinstance(today.display.front, CardShown)
    assert today.display.front.name == "Zoë Lindqvist"
    assert today.display.toasts[-1].text == "It is said who is booked for 10:48"
    assert asks(today) == ["b2", "b3"]
    today.presenter.taking_back.undo()
    assert asks(today) == ["b1", "b2", "b3"]
    assert today.desk.store.get(Visit, "b1") is None
    today.presenter.taking_back.redo()
    assert asks(today) == ["b2", "b3"]


def test_whoever_says_the_written_name_at_the_counter_is_found_by_it(today: Today) -> None:
    today.presenter.find.typed("maria rui")
    assert [(row.name, row.beside) for row in found(today).rows] == [
        ("Ruiz, Ana María", "10:48 today with Dr Lena Voss. Asks who it is")
    ]
    today.presenter.enter()
    assert found(today).title == "Who is it? 10:48, Ruiz, Ana María, Dr Voss"
    today.presenter.find.clear()
    today.presenter.find.typed("nguyen")
    names = [(row.name, row.patient_id) for row in found(today).rows]
    assert ("Nguyen Hanh", "") in names
    assert all(row.today for row in found(today).rows[: names.index(("Nguyen Hanh", "")) + 1])
    today.presenter.phone.ring()
    today.presenter.find.typed("maria rui")
    assert found(today).rows == (), "somebody on the phone is no row of today"


def test_a_row_that_fits_all_that_was_typed_stands_before_people_who_fit_half_of_it(today: Today) -> None:
    half = find_patient(today.desk, "hanh")
    shown = find_shown(today.desk, "ruiz ana", half, board=today.presenter.stage.board, may_add=True)
    assert [row.patient_id for row in shown.rows] == ["", *(one.patient.id for one in half)]
    shown = find_shown(today.desk, "hanh", half, board=today.presenter.stage.board, may_add=True)
    assert shown.rows[0].patient_id, "whoever comes today under that name goes before"


def test_nobody_who_has_half_of_the_name_is_chosen_by_itself(today: Today) -> None:
    said: list[str] = []
    half = find_patient(today.desk, "hanh")
    today.presenter.find.ask_who(Asked("Who is it?", half, ("Hanh", "Bartholomew"), said.append))
    assert found(today).selected == len(found(today).rows) == len(half) > 0
    today.presenter.enter()
    assert said == []
    today.presenter.find.ask_who(Asked("Who is it?", half, ("Hanh", "Nguyen"), said.append))
    assert found(today).selected == 0


def test_of_two_of_one_name_the_gate_asks_before_the_card(today: Today) -> None:
    today.presenter.visit_picked("b3")
    assert len(found(today).rows) == 2
    today.presenter.acts.line_down()
    assert found(today).selected == 1
    today.presenter.enter()
    assert isinstance(today.display.front, GateShown)


def test_esc_leaves_everything_as_it_is(today: Today) -> None:
    today.presenter.visit_picked("b1")
    today.presenter.put_away()
    assert today.display.found is None
    assert isinstance(today.display.front, IdleShown)
    assert len(asks(today)) == 3
    today.presenter.find.typed("tomasz")
    assert found(today).title == ""


def test_somebody_new_gets_the_written_name_and_the_visit(today: Today) -> None:
    today.presenter.visit_picked("b2")
    assert (found(today).rows, found(today).nobody) == ((), TYPE_ANOTHER)
    today.presenter.enter()
    assert today.display.draft is not None
    assert (today.display.asked[-1], today.display.draft.words) == ("new_given", "Ana María")
    for what, words in (
        ("new_given", "Ana María"),
        ("new_family", "Ruiz"),
        ("new_sound", ""),
        ("new_need", ""),
    ):
        today.presenter.new_person.answered(what, words)
    assert today.display.front.name == "Ana María Ruiz"
    assert asks(today) == ["b1", "b3"]
    for left in (3, 3):
        today.presenter.taking_back.undo()
        assert len(asks(today)) == left
    assert not [one for one, _ in today.desk.store.patients() if one.name.full == "Ana María Ruiz"]


def test_the_next_new_person_has_nothing_to_do_with_it(today: Today) -> None:
    today.presenter.visit_picked("b2")
    today.presenter.new_person.asked()
    today.presenter.new_person.dropped()
    today.presenter.new_person.asked()
    for what, words in (("new_given", "Bo"), ("new_family", "Rye"), ("new_sound", ""), ("new_need", "")):
        today.presenter.new_person.answered(what, words)
    assert len(asks(today)) == 3


def test_anybody_else_is_found_by_typing_and_without_letters_they_stand_there_again(today: Today) -> None:
    today.presenter.visit_picked("b1")
    today.presenter.find.typed("tomasz")
    assert [row.name for row in found(today).rows] == ["Tomasz Wójcik"]
    today.presenter.find.typed("")
    assert [row.name for row in found(today).rows] == ["Zoë Lindqvist"]
    today.presenter.find.typed("tomasz")
    today.presenter.found_picked()
    visit = today.desk.store.get(Visit, "b1")
    assert visit is not None
    assert visit.patient_id == "p2"


def test_whoever_is_found_without_a_visit_may_be_the_one_a_row_asks_for(today: Today) -> None:
    today.presenter.find.typed("lindq")
    assert [row.beside for row in found(today).rows] == [
        "10:48 today with Dr Lena Voss. Asks who it is",
        "Perhaps 10:48 today: that row asks who it is",
    ]
    today.presenter.find.typed("hanh")
    assert "Perhaps" not in " ".join(row.beside for row in found(today).rows), "both are down for today"


def test_somebody_who_said_so_first_is_said_and_nothing_is_written(today: Today) -> None:
    today.presenter.visit_picked("b1")
    booking = today.desk.store.bookings(TODAY)[0]
    say_who(today.desk, booking.id, "p2")
    today.presenter.enter()
    assert "Somebody has said by now who this is" in today.display.toasts[-1].text
    visit = today.desk.store.get(Visit, "b1")
    assert visit is not None
    assert visit.patient_id == "p2"


def test_its_menu_asks_or_takes_it_off_the_list(today: Today) -> None:
    acts = today.presenter.on_board
    assert [key for key, _ in acts.choices("b1")] == [WHO, OFF]
    acts.picked("b1", WHO)
    assert found(today).title.startswith("Who is it?")
    today.presenter.put_away()
    acts.picked("b1", OFF)
    assert asks(today) == ["b2", "b3"]
    today.presenter.taking_back.undo()
    assert len(asks(today)) == 3


def test_a_visit_a_name_brought_may_be_somebody_else_s(today: Today) -> None:
    acts = today.presenter.on_board
    assert ASK_AGAIN not in dict(acts.choices("v2"))
    today.presenter.visit_picked("b1")
    today.presenter.enter()
    assert ASK_AGAIN in dict(acts.choices("b1"))
    acts.picked("b1", ASK_AGAIN)
    assert asks(today) == ["b1", "b2", "b3"]
    assert today.display.front.when == "Not booked today"
    today.presenter.taking_back.undo()
    assert asks(today) == ["b2", "b3"]


def test_who_is_next_may_be_one_that_asks(today: Today) -> None:
    early = replace(ASKED, id="b0", start=NOW - timedelta(minutes=5))
    today = Today(more=(early,))
    assert today.display.front.main == "Open Zoe"
    today.wait()
    today.presenter.enter()
    assert found(today).title.startswith("Who is it? 10:13")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Smith, Mary Ann", ("Mary Ann", "Smith")),
        ("SMITH Mary", ("Mary", "Smith")),
        ("VAN DEN BERG Anna", ("Anna", "Van Den Berg")),
        ("Mary Smith", ("Mary", "Smith")),
        ("MARY SMITH", ("MARY", "SMITH")),
        ("Suharti", ("Suharti",)),
        ("Smith,", ("Smith,",)),
    ],
)
def test_the_written_name_as_somebody_new(written: str, words: tuple[str, ...]) -> None:
    assert words_of(replace(ASKED, written_name=written)) == words
