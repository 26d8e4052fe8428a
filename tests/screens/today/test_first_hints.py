"""What somebody with a day pass reads on the first cards, and what that person never sees of before."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.domain.audience import Audience
from frontdesk.domain.fact import Fact, FactKind
from frontdesk.domain.staff import Person, Role
from frontdesk.screens.today.first_hints import ASK, CARDS, LEAVING, NAME, FirstHints
from frontdesk.screens.today.shown import HintsShown
from frontdesk.usecases.desk import Desk
from tests.desks import desk_with
from tests.looks.people import STAFF as ANA_N, picture_id, pictured_day
from tests.looks.stage import PicturedToday
from tests.people import NOW, STAFF

SAM = Person("sam", "Sam", Role.DESK, NOW, until=datetime(2026, 5, 14, 23, tzinfo=UTC))


@pytest.fixture
def hints() -> FirstHints:
    desk = desk_with((*STAFF, SAM), NOW, SAM)
    return FirstHints(desk)


def words(hints: FirstHints, card: str) -> list[str]:
    shown = hints.of(card, sound=True)
    return [one for one in (shown.name, shown.ask, shown.leaving) if one]


def test_three_on_the_first_three_cards_and_then_none(hints: FirstHints) -> None:
    assert [len(words(hints, card)) for card in "aababc"] == [3] * 6
    assert CARDS == 3
    assert words(hints, "d") == []
    assert len(words(hints, "a")) == 3, "the first card still is one of the first"


def test_each_is_gone_for_good_once_it_was_pressed(hints: FirstHints) -> None:
    assert len(words(hints, "a")) == 3
    for left, which in ((2, NAME), (1, ASK), (0, LEAVING)):
        hints.pressed(which)
        assert len(words(hints, "a")) == len(words(hints, "b")) == left


def test_nobody_who_works_here_reads_any_and_the_next_day_pass_begins_anew() -> None:
    desk: Desk = desk_with((*STAFF, SAM), NOW, SAM)
    hints = FirstHints(desk)
    desk.staff = replace(SAM, until=None)
    assert hints.of("a", sound=True) == HintsShown()
    desk.staff = SAM
    assert len(words(hints, "a")) == 3
    hints.pressed(NAME)
    desk.staff = replace(SAM, id="kim")
    assert len(words(hints, "a")) == 3


def test_in_the_window_beside_name_and_ask_until_pressed_and_the_keys_stay_where_they_are(
    qapp: QApplication,
) -> None:
    desk = desk_with((*pictured_day(), SAM), ANA_N.added_at.replace(2026, 5, 14), ANA_N)
    desk.staff = SAM
    with PicturedToday(qapp, 1366, 768, desk=desk) as today:
        card, focus = today.view.card, QApplication.focusWidget()
        today.pick("siobhan")
        assert (card.name.hint.isVisible(), card.match.hint.isVisible()) == (True, True)
        assert not card.name.hint.geometry().intersects(card.name.sound.geometry())
        QTest.mouseClick(card.match.hint, Qt.MouseButton.LeftButton)
        today.settle()
        assert (card.name.hint.isVisible(), card.match.hint.isVisible()) == (True, False)
        assert QApplication.focusWidget() is focus
        today.check_in("siobhan")
        assert not card.name.hint.isVisible(), "the lines have the card to themselves"
        today.presenter.leaving()
        today.settle()
        hint = today.view.leaving.sentence.hint
        assert hint.isVisible()
        QTest.mouseClick(hint, Qt.MouseButton.LeftButton)
        today.settle()
        assert not hint.isVisible()


def test_with_a_day_pass_nothing_private_stands_on_a_card_that_others_had_open(qapp: QApplication) -> None:
    secret = Fact(
        "secret",
        picture_id("patient", "siobhan"),
        FactKind.PERSONAL_DETAIL,
        "lantern-secret",
        audience=Audience.PRIVATE,
        said_on=NOW.date(),
    )
    desk = desk_with((*pictured_day(), SAM, secret), NOW + timedelta(minutes=1), ANA_N)
    with PicturedToday(qapp, 1366, 768, desk=desk) as today:
        stage = today.presenter.stage
        today.pick("siobhan")
        assert stage.open is not None
        assert secret in stage.open.card_input.facts
        today.presenter.put_away()
        today.settle()
        assert [secret in one.card_input.facts for one in stage.parked.cards] == [True]
        desk.staff = SAM
        today.view.at_desk.person_changed()
        today.settle()
        assert stage.parked.cards == stage.before.cards == ()
        today.pick("siobhan")
        assert stage.open is not None
        assert secret not in stage.open.card_input.facts
        desk.staff = ANA_N
        today.view.at_desk.person_changed()
        today.settle()
        assert secret in stage.open.card_input.facts, "the card follows who is there"
        desk.staff = SAM
        today.view.at_desk.person_changed()
        today.settle()
        assert secret not in stage.open.card_input.facts
