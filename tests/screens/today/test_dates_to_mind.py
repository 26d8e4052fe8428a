"""Another day is picked: one quiet line names the widely kept dates of that week, the same for everybody."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from frontdesk.bootstrap import shipped_observances
from frontdesk.domain.audience import Audience
from frontdesk.domain.consent import Consent, ConsentAnswer
from frontdesk.domain.deed import Record
from frontdesk.domain.fact import FactKind
from frontdesk.domain.visit import VisitState
from frontdesk.prompts.widely_kept import LABELS, LEAD, kept_words, to_mind, week_of, widely_kept
from frontdesk.screens.today.board_acts import TIME
from frontdesk.words import English
from tests.desks import desk_with
from tests.looks.stage import PicturedToday
from tests.people import ANA, NOW, STAFF, TODAY, fact, patient, visit
from tests.screens.today.hands import CTRL, Hands
from tests.screens.today.test_window import words_on_screen

RULES = shipped_observances()
EIDS = "Many people may prefer to avoid: The Eids, 27 May to 30 May."
LATE_MAY = date(2026, 5, 28)
NOTES: dict[str, tuple[str, str]] = {
    "p1": ("Eid with my family", "eids"),
    "p2": ("Orthodox Easter", "orthodox_pascha"),
    "p3": ("", ""),
}
"""What each told us to respect: the days of that week, others, nothing."""


# --- the dates


def test_a_week_with_none_says_nothing() -> None:
    assert kept_words(RULES, [TODAY], English(), TODAY) == ""


def test_a_week_names_what_touches_it_in_order() -> None:
    day = date(2026, 3, 20)
    assert kept_words(RULES, [day], English(), TODAY) == (
        "Many people may prefer to avoid: Ramadan, 18 February to 19 March; Nowruz, 20 March to 21 March;"
        " The Eids, 20 March to 22 March."
    )
    assert "Good Friday, 3 April." in kept_words(RULES, [date(2026, 4, 3)], English(), TODAY)


@pytest.mark.parametrize("day", [date(2026, 5, 25), LATE_MAY, date(2026, 5, 31)])
def test_any_day_of_a_week_says_the_same(day: date) -> None:
    assert week_of(day) == (date(2026, 5, 25), date(2026, 5, 31))
    assert kept_words(RULES, [day], English(), TODAY) == EIDS


def test_what_comes_round_each_week_and_long_seasons_do_not_always_stand_there() -> None:
    assert set(LABELS) == set(RULES)
    left_out = {key for key in LABELS if not to_mind(RULES, key)}
    assert left_out == {"sabbath_fri_sat", "great_lent", "ethiopian_fasts"}
    weeks = [date(2026, 1, 5) + timedelta(weeks=n) for n in range(52)]
    quiet = sum(not widely_kept(RULES, [week]) for week in weeks)
    assert quiet > 30


def test_beyond_the_table_nothing_is_said() -> None:
    assert kept_words(RULES, [date(2050, 4, 8)], English(), TODAY) == ""


# --- in the window


@pytest.fixture
def hands(qapp: QApplication) -> Iterator[Hands]:
    records: list[Record] = [*STAFF]
    given = {"p1": "Yusuf", "p2": "Eleni", "p3": "Kim"}
    for n, (who, (label, rule)) in enumerate(NOTES.items()):
        records += [
            patient(who, given[who], "Same"),
            Consent(who, ConsentAnswer.YES, TODAY),
            fact(f"{who}-name", who, FactKind.NAME_TO_USE, given[who], confirmed_on=TODAY, confirmed_by="a"),
            visit(f"{who}-today", who, f"1{n}:20"),
            patient(f"{who}-later", f"{given[who]}a", "Later"),
            visit(f"{who}-next", f"{who}-later", f"1{n}:20", day=LATE_MAY),
        ]
        if label:
            note = fact(f"{who}-note", who, FactKind.OBSERVANCE, label, code="avoid_dates", extra=rule)
            aloud = replace(note, audience=Audience.ALOUD, happy_to_be_asked=True)
            records += [aloud, replace(aloud, id=f"{who}-too", patient_id=f"{who}-later")]
    with PicturedToday(qapp, 1366, 768, desk=desk_with(records, NOW, ANA)) as window:
        yield Hands(window)


def moved(hands: Hands, who: str) -> str:
    """The field for another time, with a day of that week in it."""
    hands.stage.presenter.on_board.picked(f"{who}-today", TIME)
    hands.stage.settle()
    bar = hands.stage.view.add_bar
    assert bar.isVisible()
    assert bar.note.text() == "", "nothing in the weeks around today"
    hands.write("Thu 28 May")
    before = bar.note.text()
    hands.write(" 9:40")
    assert bar.note.isVisible()
    assert bar.note.text() == before
    hands.press(Qt.Key.Key_Escape)
    return before


def came_another_day(hands: Hands, who: str) -> str:
    """Booked in that week, and here today."""
    hands.stage.presenter.patient_picked(f"{who}-later")
    hands.stage.stand()
    hands.stage.presenter.acts.line_down()
    hands.enter()
    hands.stage.stand()
    match = hands.stage.view.card.match
    assert match.dates.isVisible()
    return match.dates.text()


def at_leaving(hands: Hands, who: str) -> str:
    """The last sentence, with a day of that week in it."""
    hands.stage.presenter.visit_picked(f"{who}-today")
    hands.match()
    hands.press(Qt.Key.Key_Return, CTRL)
    sentence = hands.stage.view.leaving.sentence
    assert not sentence.dates.isVisible()
    sentence.typed.emit("what", "A second look")
    sentence.typed.emit("when", "By Thu 28 May")
    hands.stage.settle()
    assert sentence.dates.isVisible()
    return sentence.dates.text()


PLACES: tuple[Callable[[Hands, str], str], ...] = (moved, came_another_day, at_leaving)


@pytest.mark.parametrize("place", PLACES)
def test_it_is_the_same_for_everybody_and_holds_nobody_s_note(
    hands: Hands, place: Callable[[Hands, str], str]
) -> None:
    for who in NOTES:
        assert place(hands, who) == EIDS
        hands.press(Qt.Key.Key_Escape)
        hands.press(Qt.Key.Key_Escape)


def test_it_goes_with_the_field(hands: Hands) -> None:
    moved(hands, "p1")
    hands.stage.presenter.visit_picked("p1-today")
    hands.match()
    hands.press(Qt.Key.Key_F2)
    assert hands.stage.view.add_bar.isVisible()
    assert not hands.stage.view.add_bar.note.isVisible()
    assert LEAD not in words_on_screen(hands.stage.view)


def test_a_visit_moves_there_all_the_same(hands: Hands) -> None:
    hands.stage.presenter.on_board.picked("p1-today", TIME)
    hands.stage.settle()
    hands.write("Thu 28 May 9:40")
    hands.enter()
    (there,) = [v for v in hands.stage.desk.store.visits(LATE_MAY) if v.id == "p1-today"]
    assert there.state is VisitState.EXPECTED
