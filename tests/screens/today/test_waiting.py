"""Waiting: what was told is told to the board, and numbers that grow old."""

import pytest

from frontdesk.domain.template import Band
from frontdesk.screens.today.card_words import line_key
from tests.desks import StillClock
from tests.screens.today.presented import Today


@pytest.fixture
def today() -> Today:
    """Siobhán has waited for sixteen minutes; her clinician runs forty late."""
    today = Today()
    today.check_in("v1")
    today.presenter.situation.delay_set("voss", 40)
    today.presenter.put_away()
    clock = today.desk.clock
    assert isinstance(clock, StillClock)
    clock.forward(minutes=16)
    today.presenter.visit_picked("v1")
    return today


def wait_line(today: Today) -> str:
    card = today.presenter.stage.open
    assert card is not None
    return next(line_key(line) for line in card.lines if "more minutes" in line.text)


def test_a_tick_on_a_waiting_line_says_when_they_were_told(today: Today) -> None:
    assert today.visit("v1").told_at is None
    key = wait_line(today)
    today.presenter.acts.line_ticked(key)
    assert today.visit("v1").told_at == today.desk.now()
    assert key == wait_line(today), "the line stays where it is under the eye"
    clock = today.desk.clock
    assert isinstance(clock, StillClock)
    clock.forward(minutes=9)
    today.presenter.stage.reload_board()
    assert "Last told 10:34" in " ".join(item.note for item in today.display.board.items)


def test_taking_the_tick_back_takes_back_that_they_were_told(today: Today) -> None:
    today.presenter.acts.line_ticked(wait_line(today))
    today.presenter.taking_back.undo()
    assert today.visit("v1").told_at is None
    today.presenter.taking_back.redo()
    assert today.visit("v1").told_at is not None


def test_unticked_after_an_interruption_they_were_told_when_they_were_before(today: Today) -> None:
    key = wait_line(today)
    today.presenter.acts.line_ticked(key)
    today.presenter.put_away()
    today.presenter.visit_picked("v1")
    card = today.presenter.stage.open
    assert card is not None
    assert key in card.handled.said
    today.presenter.taking_back.undo()
    assert today.visit("v1").told_at is None
    assert key not in card.handled.said


def test_a_tick_on_another_line_tells_nothing(today: Today) -> None:
    card = today.presenter.stage.open
    assert card is not None
    for line in card.lines:
        if line.band is not Band.WAIT:
            today.presenter.acts.line_ticked(line_key(line))
    assert today.visit("v1").told_at is None


def test_a_number_about_the_wait_follows_the_clock_and_every_other_line_stays(today: Today) -> None:
    card = today.presenter.stage.open
    assert card is not None
    key = wait_line(today)
    before = {line_key(line): line.text for line in card.lines}
    assert "25 more minutes" in before[key]
    clock = today.desk.clock
    assert isinstance(clock, StillClock)
    clock.forward(minutes=6)
    today.presenter.away.somebody()
    today.ticks.now += 10
    today.presenter.stage.minute_passed()
    after = {line_key(line): line.text for line in card.lines}
    assert "20 more minutes" in after[key]
    waits = {line_key(line) for line in card.lines if line.band is Band.WAIT}
    assert {k: v for k, v in after.items() if k not in waits} == {
        k: v for k, v in before.items() if k not in waits
    }
    shown = today.display.front
    assert "20 more minutes" in " ".join(line.text for line in (shown.big, *shown.rows))


def test_what_was_said_about_the_wait_stays_as_it_was_said(today: Today) -> None:
    card = today.presenter.stage.open
    assert card is not None
    key = wait_line(today)
    today.presenter.acts.line_ticked(key)
    before = {line_key(line): line.text for line in card.lines}
    clock = today.desk.clock
    assert isinstance(clock, StillClock)
    clock.forward(minutes=6)
    today.ticks.now += 10
    today.presenter.stage.minute_passed()
    assert {line_key(line): line.text for line in card.lines}[key] == before[key]


def test_a_line_about_a_delay_that_is_over_goes(today: Today) -> None:
    card = today.presenter.stage.open
    assert card is not None
    others = [line_key(line) for line in card.lines if line.band is not Band.WAIT]
    clock = today.desk.clock
    assert isinstance(clock, StillClock)
    clock.forward(minutes=45)
    today.ticks.now += 10
    today.presenter.stage.minute_passed()
    assert not [line for line in card.lines if "more minutes" in line.text]
    assert [line_key(line) for line in card.lines if line.band is not Band.WAIT] == others
