"""Ctrl P prints what fits what stands there; F2 takes the numbers of a filled-in sheet. By keyboard alone."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.domain.fact import Fact, FactKind, FactStatus, Source
from frontdesk.domain.paper import Paper
from frontdesk.qt import paper
from frontdesk.screens.today.paper_acts import SENT
from frontdesk.screens.today.shown import CardShown
from frontdesk.screens.today.view import printing
from tests.looks.people import picture_id
from tests.looks.stage import PicturedToday
from tests.looks.states import opened
from tests.screens.today.hands import CTRL, Hands
from tests.screens.today.presented import Today

Printed = list[Paper]


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> Printed:
    """What went to the printer; there is none."""
    found: Printed = []

    def print_page(
        parent: QWidget, title: str, blocks: list[paper.Block], *, done: Callable[[], None]
    ) -> None:
        del parent, title
        (block,) = blocks
        assert isinstance(block, paper.Whole)
        found.append(block.paper)
        done()

    monkeypatch.setattr(printing, "print_page", print_page)
    return found


@pytest.fixture
def hands(qapp: QApplication) -> Iterator[Hands]:
    with opened(qapp, "idle", painted=False) as stage:
        yield Hands(stage)


def offered(hands: Hands) -> list[str]:
    panel = hands.stage.view.popups.panel
    return [row.accessibleName() for row in panel.rows()] if panel is not None else []


def facts(stage: PicturedToday, key: str) -> list[Fact]:
    of = stage.desk.store.facts_of(picture_id("patient", key))
    return [one for one in of if one.status is FactStatus.ACTIVE and one.source is Source.PATIENT_WROTE]


def test_nobody_at_the_desk_prints_the_morning_sheet(hands: Hands, printed: Printed) -> None:
    hands.press(Qt.Key.Key_P, CTRL)
    assert [one.title for one in printed] == ["This morning"]
    assert SENT in hands.stage.view.toast.words()
    hands.click(hands.stage.view.idle.papers)
    assert len(printed) == 2


def test_on_a_card_enter_takes_the_first_of_those_that_fit(hands: Hands, printed: Printed) -> None:
    hands.open("siobhan")
    hands.press(Qt.Key.Key_P, CTRL)
    assert offered(hands) == [
        "Door slip for the clinician",
        "“About your visit”",
        "“About your visit” in Spanish",
    ]
    hands.enter()
    assert [one.title for one in printed] == ["Siobhán"]
    assert offered(hands) == []
    visit = hands.stage.presenter.stage.open
    assert visit is not None
    assert not visit.matched, "Enter printed and checked in nobody"


def test_a_number_takes_that_one_and_esc_none(hands: Hands, printed: Printed) -> None:
    hands.open("siobhan")
    hands.match()
    hands.press(Qt.Key.Key_P, CTRL)
    hands.press(Qt.Key.Key_Escape)
    assert printed == []
    hands.press(Qt.Key.Key_P, CTRL)
    hands.press(Qt.Key.Key_3)
    (sheet,) = printed
    assert sheet.title == "Sobre su visita"
    assert sheet.under.startswith("Para Siobhán B.")


def test_at_leaving_the_pocket_slip_comes_first_with_what_was_typed(hands: Hands, printed: Printed) -> None:
    hands.stage.pick("tendai")
    hands.stage.stand()
    hands.stage.presenter.at_leaving.field_typed("what", "A letter about the lift")
    hands.click(hands.stage.view.leaving.papers)
    assert offered(hands)[0] == "Pocket slip for the patient"
    hands.enter()
    (slip,) = printed
    said = [row.text for part in slip.parts for row in part.rows]
    assert any("about the lift" in words for words in said)
    assert "A text with the new time" not in said, "what was typed corrects it"
    assert "The bus pass letter" in said
    assert hands.stage.view.leaving.isVisible(), "nobody left by it"


def test_from_the_menu_of_a_row(hands: Hands, printed: Printed) -> None:
    acts = hands.stage.presenter.on_board
    for key, words in acts.choices(picture_id("visit", "siobhan")):
        if words.startswith("Print"):
            acts.picked(picture_id("visit", "siobhan"), key)
    assert [one.title for one in printed] == ["Siobhán", "About your visit"]


def test_while_everything_is_hidden_nothing_is_printed(hands: Hands, printed: Printed) -> None:
    hands.press(Qt.Key.Key_F9)
    hands.press(Qt.Key.Key_P, CTRL)
    assert printed == []


def test_at_the_look_alike_gate_nobody_is_known_yet(hands: Hands, printed: Printed) -> None:
    hands.stage.pick("hanh")
    hands.press(Qt.Key.Key_P, CTRL)
    assert (offered(hands), printed) == ([], [])


def test_on_the_phone_nothing_is_handed_over(hands: Hands, printed: Printed) -> None:
    hands.stage.check_in("siobhan")
    hands.stage.presenter.phone.ring()
    hands.write("zoe")
    hands.enter()
    hands.press(Qt.Key.Key_P, CTRL)
    assert (offered(hands), printed) == ([], [])


def test_only_a_name_is_known_the_sheet_is_offered_first(qapp: QApplication, printed: Printed) -> None:
    with opened(qapp, "only-name", painted=False) as stage:
        side = stage.view.card.side
        assert side.nothing_told.isVisible()
        hands = Hands(stage)
        hands.press(Qt.Key.Key_P, CTRL)
        assert offered(hands)[0] == "“About your visit”"
        hands.press(Qt.Key.Key_Escape)
        hands.click(side.nothing_told.print)
        assert [one.title for one in printed] == ["About your visit"]
        hands.told("12")
        assert not side.nothing_told.isVisible(), "something is told now"


def test_numbers_in_f2_are_the_sheet_and_one_undo_takes_it_back(hands: Hands) -> None:
    stage = hands.stage
    hands.open("leilani")
    hands.match()
    hands.press(Qt.Key.Key_F2)
    hands.write("sheet 1 Lani 15 20 28")
    assert stage.view.add_bar.note.text() == (
        "From the sheet: Call me Lani, Large print, Come over to call me, 1 for the desk only"
    )
    hands.enter()
    assert {one.kind for one in facts(stage, "leilani")} == {
        FactKind.NAME_TO_USE,
        FactKind.COMMUNICATION,
        FactKind.ADJUSTMENT,
        FactKind.SMALL_TALK,
    }
    assert stage.view.card.name.name.text() == "Lani"
    assert [tile.text() for tile in stage.view.card.needs.tiles()] == [
        "Give large print",
        "Come over to call",
    ]
    assert "The sheet is kept: 4 answers." in stage.view.toast.words()
    hands.press(Qt.Key.Key_Z, CTRL)
    assert facts(stage, "leilani") == []


def test_where_no_sound_is_known_the_field_for_it_takes_the_numbers_too(qapp: QApplication) -> None:
    with opened(qapp, "only-name", painted=False) as stage:
        hands = Hands(stage)
        hands.press(Qt.Key.Key_F2)
        assert stage.view.add_bar.field.accessibleName() == "How is the name said?"
        hands.write("12 15")
        hands.enter()
        assert len(stage.view.card.needs.tiles()) == 2


def test_what_cannot_be_is_said_and_the_words_wait_in_the_field(hands: Hands) -> None:
    stage = hands.stage
    hands.open("leilani")
    hands.match()
    hands.told("12 77 15")
    assert "There is no 77 on the sheet" in stage.view.toast.words()
    assert stage.view.add_bar.isVisible()
    assert stage.view.add_bar.field.text() == "12 77 15"
    assert facts(stage, "leilani") == []
    for _ in range(5):
        hands.press(Qt.Key.Key_Backspace)
    hands.write("5")
    hands.enter()
    assert "There is no 775" not in stage.view.toast.words()


def test_only_the_first_needs_fit_in_the_strip_and_that_is_said() -> None:
    today = Today()
    today.check_in("v2")
    today.presenter.acts.words_given("fact", "12 15 16 20 21", None)
    assert today.display.toasts[-1].text == (
        "The sheet is kept: 5 answers. 3 needs fit in the strip; the others stand with the notes."
    )
    card = today.display.front
    assert isinstance(card, CardShown)
    assert len(card.needs) == 3


def test_words_that_begin_with_a_number_stay_words() -> None:
    today = Today()
    today.check_in("v2")
    today.presenter.acts.words_given("fact", "2 sugars in the tea", None)
    assert [one.text for one in today.desk.store.facts_of("p2")] == ["2 sugars in the tea"]
