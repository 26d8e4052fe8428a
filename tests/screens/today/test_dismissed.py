"""Not right, with a reason, through the window: off for this patient, back when something changed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from frontdesk.domain.consent import Consent, ConsentAnswer
from frontdesk.domain.deed import Record
from frontdesk.domain.fact import Fact, FactKind, FactStatus
from frontdesk.domain.line import Line, Mark
from frontdesk.screens.today.open_card_state import OpenCard
from frontdesk.usecases.change_line import put_live
from tests.desks import desk_with
from tests.looks.stage import PicturedToday
from tests.people import ANA, NOW, STAFF, TODAY, fact, need, patient, visit
from tests.screens.today.hands import CTRL, Hands
from tests.screens.today.test_window import words_on_screen

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

KEY = "CI-26"
"""It rests on the need of the quiet corner."""
REASON_KEYS = {
    Mark.NOT_TRUE: Qt.Key.Key_1,
    Mark.NOT_THE_MOMENT: Qt.Key.Key_2,
    Mark.ODD_WORDING: Qt.Key.Key_3,
    Mark.NOT_WELCOME: Qt.Key.Key_4,
}
EVERY = 10
"""Days from one visit to the next."""


def people() -> tuple[Record, ...]:
    """Two with the same need, and nothing else to check with either."""
    records: list[Record] = [*STAFF]
    for who, given in (("p1", "Siobhán"), ("p2", "Tomasz")):
        records += [
            patient(who, given, "Brennan" if who == "p1" else "Wojcik"),
            fact(f"{who}-say", who, FactKind.PRONUNCIATION, "as written"),
            fact(f"{who}-name", who, FactKind.NAME_TO_USE, given, confirmed_on=TODAY, confirmed_by="ana"),
            replace(need(f"{who}-need", who, "Offer the quiet corner", "wait:quiet"), said_on=TODAY),
            Consent(who, ConsentAnswer.YES, TODAY),
        ]
        for n in range(4):
            day, clock = TODAY + timedelta(days=EVERY * n), "10:20" if who == "p1" else "10:40"
            records.append(visit(f"{who}-{n}", who, clock, day=day))
    return tuple(records)


@pytest.fixture
def hands(qapp: QApplication) -> Iterator[Hands]:
    with PicturedToday(qapp, 1366, 768, desk=desk_with(people(), NOW, ANA)) as window:
        hands = Hands(window)
        arrives(hands)
        yield hands


def arrives(hands: Hands, name: str = "siob") -> None:
    """Opened, matched, and nobody else can hear."""
    hands.open(name)
    hands.match()
    hands.press(Qt.Key.Key_F7)
    hands.press(Qt.Key.Key_F7)


def next_visit(hands: Hands) -> None:
    hands.press(Qt.Key.Key_Escape)
    hands.time_passes(days=EVERY)
    arrives(hands)


def card(hands: Hands) -> OpenCard:
    found = hands.stage.presenter.stage.open
    assert found is not None
    assert found.matched
    return found


def line(hands: Hands) -> Line | None:
    return next((one for one in card(hands).lines if one.template == KEY), None)


def to_line(hands: Hands) -> None:
    """↓ until it is the big line."""
    for _ in range(30):
        big = card(hands).big_line
        if big is not None and big.template == KEY:
            return
        hands.press(Qt.Key.Key_Down)
    raise AssertionError("it does not stand here")


def not_right(hands: Hands, reason: Mark) -> None:
    """Del and the number of the reason."""
    to_line(hands)
    hands.press(Qt.Key.Key_Delete)
    hands.press(REASON_KEYS[reason])


def why(hands: Hands) -> str:
    """What F5 says first."""
    to_line(hands)
    hands.press(Qt.Key.Key_F5)
    panel = hands.stage.view.popups.panel
    assert panel is not None
    said = words_on_screen(panel)
    hands.press(Qt.Key.Key_Escape)
    return said


def reworded(hands: Hands) -> None:
    """The manager puts other words live."""
    desk = hands.stage.desk
    before = desk.deck.by_id[KEY].template
    put_live(desk, replace(before, texts=("If you'd like it, {wait_spot} is free.",)), before)


@pytest.mark.parametrize("reason", [Mark.ODD_WORDING, Mark.NOT_WELCOME])
def test_it_stays_off_for_this_patient_until_the_line_reads_otherwise(hands: Hands, reason: Mark) -> None:
    not_right(hands, reason)
    assert line(hands) is None
    for _ in range(2):
        next_visit(hands)
        assert line(hands) is None
    hands.press(Qt.Key.Key_Escape)
    arrives(hands, "tomasz")
    assert line(hands) is not None, "only for her"
    hands.press(Qt.Key.Key_Escape)
    reworded(hands)
    next_visit(hands)
    back = line(hands)
    assert back is not None
    assert back.why[0].reason.endswith("The line was changed since.")
    assert "Not right last time" in why(hands)


def test_not_the_moment_comes_back_at_the_next_visit(hands: Hands) -> None:
    not_right(hands, Mark.NOT_THE_MOMENT)
    hands.press(Qt.Key.Key_Escape)
    arrives(hands)
    assert line(hands) is None, "the same visit"
    next_visit(hands)
    back = line(hands)
    assert back is not None
    assert back.why[0].reason == "Not right last time: not the moment."
    to_line(hands)
    hands.press(Qt.Key.Key_Space)
    next_visit(hands)
    said = line(hands)
    assert said is None or "Not right" not in said.why[0].reason, "it was said since"


@pytest.mark.parametrize("reason", list(REASON_KEYS))
def test_ctrl_z_brings_it_back_as_it_was(hands: Hands, reason: Mark) -> None:
    before = line(hands)
    not_right(hands, reason)
    hands.press(Qt.Key.Key_Z, CTRL)
    assert line(hands) == before
    assert all(not event.mark.not_right for event in hands.stage.desk.store.prompts_of("p1-0"))
    next_visit(hands)
    again = line(hands)
    assert again is None or "Not right" not in again.why[0].reason


def the_need(hands: Hands) -> Fact:
    found = hands.stage.desk.store.get(Fact, "p1-need", "p1")
    assert found is not None
    return found


def test_not_true_any_more_is_asked_at_the_next_visit_and_a_yes_brings_the_line_back(hands: Hands) -> None:
    not_right(hands, Mark.NOT_TRUE)
    assert the_need(hands).status is FactStatus.CHECK
    next_visit(hands)
    assert line(hands) is None
    question = card(hands).card.question
    assert question is not None
    assert question.text == "Is the quiet corner still right?"
    assert question.fact_id == "p1-need"
    hands.answer("Yes")
    assert the_need(hands).status is FactStatus.ACTIVE
    next_visit(hands)
    back = line(hands)
    assert back is not None
    said = "Not right last time: not true any more. What it rests on was confirmed or changed since."
    assert back.why[0].reason == said


def test_changed_leaves_it_to_check_and_off(hands: Hands) -> None:
    not_right(hands, Mark.NOT_TRUE)
    next_visit(hands)
    hands.answer("Changed")
    assert the_need(hands).status is FactStatus.CHECK
    next_visit(hands)
    assert line(hands) is None
