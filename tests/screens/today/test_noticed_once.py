"""What the desk noticed once, through the window: a question, then a preference or nothing."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from frontdesk.domain.consent import Consent, ConsentAnswer
from frontdesk.domain.fact import Fact, FactKind, Source
from frontdesk.domain.habit import Habit, habit_of
from tests.desks import desk_with
from tests.looks.stage import PicturedToday
from tests.people import ANA, NOW, STAFF, TODAY, fact, patient, visit
from tests.screens.today.hands import CTRL, Hands
from tests.screens.today.test_every_condition import added_today
from tests.screens.today.test_window import words_on_screen

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

QUESTION = "The quiet corner again, or no matter today?"
PEOPLE = (
    *STAFF,
    patient("p1"),
    fact("f1", "p1", FactKind.PRONUNCIATION, "shi-VAWN"),
    fact("f2", "p1", FactKind.NAME_TO_USE, "Siobhan", confirmed_on=TODAY, confirmed_by="ana"),
    Consent("p1", ConsentAnswer.YES, TODAY),
    visit("v1", "p1", "10:20"),
)
"""Nothing else is to be checked with her."""


@pytest.fixture
def hands(qapp: QApplication) -> Iterator[Hands]:
    with PicturedToday(qapp, 1366, 768, desk=desk_with(PEOPLE, NOW, ANA)) as window:
        hands = Hands(window)
        hands.open("siob")
        hands.match()
        hands.told("noticed once: offer the quiet corner")
        yield hands


def kept(hands: Hands) -> Fact:
    (found,) = [f for f in hands.stage.desk.store.facts_of("p1") if f.source is Source.SEEN_ONCE]
    return found


def habit(hands: Hands) -> Habit | None:
    return habit_of(kept(hands), hands.stage.desk.today())


def words(hands: Hands) -> str:
    return words_on_screen(hands.stage.view)


def next_visit(hands: Hands) -> None:
    """Put away, ten days on, here again and matched."""
    hands.press(Qt.Key.Key_Escape)
    hands.time_passes(days=10)
    hands.open("siob")
    added_today(hands)


def asked(hands: Hands) -> bool:
    card = hands.stage.presenter.stage.open
    assert card is not None
    assert card.matched
    return card.card.question is not None and card.card.question.text == QUESTION


def until_asked(hands: Hands) -> None:
    """What was asked at one visit rests at the next one."""
    for _ in range(3):
        next_visit(hands)
        if asked(hands):
            return
    raise AssertionError("it was never asked")


def test_yes_at_two_visits_makes_a_preference(hands: Hands) -> None:
    assert habit(hands) is Habit.SEEN
    assert "quiet corner" not in words(hands).lower(), "nothing of it stands on this card"
    next_visit(hands)
    assert QUESTION in words(hands)
    hands.answer("Yes")
    assert habit(hands) is Habit.ONCE
    assert "quiet corner" not in words(hands).lower()
    until_asked(hands)
    hands.answer("Yes")
    assert habit(hands) is Habit.PREFERENCE
    hands.press(Qt.Key.Key_Z, CTRL)
    assert habit(hands) is Habit.ONCE, "an answer is taken back like every act"


def test_one_no_ends_it(hands: Hands) -> None:
    next_visit(hands)
    hands.answer("No")
    assert habit(hands) is Habit.RETIRED
    hands.press(Qt.Key.Key_Z, CTRL)
    assert habit(hands) is Habit.SEEN
    hands.press(Qt.Key.Key_Y, CTRL)
    for _ in range(3):
        next_visit(hands)
        assert not asked(hands)


def test_no_matter_today_and_no_answer_leave_it_a_question(hands: Hands) -> None:
    next_visit(hands)
    hands.answer("No matter today")
    assert habit(hands) is Habit.SEEN
    until_asked(hands)
    until_asked(hands)  # nobody answered the last one
    assert habit(hands) is Habit.SEEN
    assert "quiet corner" in words(hands).lower()


def test_what_cannot_be_noticed_is_said_calmly(hands: Hands) -> None:
    hands.told("noticed once: speaks Polish")
    assert "Ask the patient." in hands.stage.view.toast.words()
    assert not [f for f in hands.stage.desk.store.facts_of("p1") if f.kind is FactKind.SPOKEN_LANGUAGE]
