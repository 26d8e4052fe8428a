"""Somebody who is not on today's list: the card opens at once, four reasons stay until one is picked."""

from frontdesk.domain.look_note import LookKind
from frontdesk.screens.today.reasons import ASKED
from frontdesk.screens.today.shown import CardShown
from tests.people import NOW
from tests.screens.today.presented import Today
from tests.screens.today.test_not_booked import card, opened


def reasons(shown: CardShown) -> list[str]:
    return [chip.label for chip in shown.chips if chip.spoken.startswith(ASKED)]


def kinds(today: Today) -> list[str]:
    return [entry.kind for entry in today.desk.store.history_of(today.presenter.stage.standing.patient_id)]  # type: ignore[union-attr]  # a card is open


FOUR = [
    "Why: on the phone",
    "Why: here at the desk",
    "Why: preparing, following up",
    "Why: correcting the record",
]


def test_four_reasons_stand_in_the_row_and_go_when_one_is_picked() -> None:
    today = opened()
    assert reasons(card(today)) == FOUR
    assert card(today).main_ready == card(opened()).main_ready
    picked = next(chip for chip in card(today).chips if chip.label == FOUR[2])
    today.presenter.situation.chip_clicked(picked.id)
    assert reasons(card(today)) == []
    assert kinds(today)[-2:] == [LookKind.OUTSIDE, LookKind.FOR_FOLLOW_UP]
    today.presenter.situation.chip_clicked(picked.id)
    assert kinds(today)[-1] == LookKind.FOR_FOLLOW_UP
    assert kinds(today).count(LookKind.FOR_FOLLOW_UP) == 1


def test_whoever_answers_a_question_of_the_card_is_here_at_the_desk() -> None:
    today = opened()
    today.presenter.enter()
    assert LookKind.FOR_DESK in kinds(today)


def test_a_card_of_todays_list_asks_for_no_reason_and_is_noted_all_the_same() -> None:
    today = Today()
    today.presenter.visit_picked(today.desk.store.board(NOW.date())[0].visit.id)
    assert reasons(card(today)) == []
    assert kinds(today)[-1] == LookKind.CARD
