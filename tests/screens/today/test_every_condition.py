"""Every condition of the catalogue is made true from the window, by keys and presses alone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk import bootstrap
from frontdesk.desktop import Desktop
from frontdesk.domain.fact import FactKind
from frontdesk.domain.template import ConditionRow, Op, Value
from frontdesk.prompts.condition import row_problem
from frontdesk.prompts.conditions.catalogue import CATALOGUE, CONDITIONS
from frontdesk.qt.theme import LIGHT
from frontdesk.screens.today import pace
from frontdesk.screens.today.view.today_view import TodayView
from frontdesk.usecases.first_run import FirstAnswers
from tests.desks import desk_with
from tests.looks.dress import dressed
from tests.looks.stage import PicturedToday
from tests.people import ANA, CLINIC, JOY, NOW, VOSS, fact, patient, visit
from tests.screens.record.test_what_it_makes_true import STEPS as RECORD_STEPS
from tests.screens.today.hands import ALT, CTRL, SHIFT, Hands, true_of
from tests.test_walk import PASSPHRASE, bring_in

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Off screen no menu can take the keys for itself."""

IN_THE_RECORD = frozenset(step.field for step in RECORD_STEPS)
"""Set in the record (Ctrl E), which asks for dates, a tone, a tick: walked with its screen."""

FROM_THE_LIST = "is_minor"
"""A birth date comes with the list; nothing in the window changes it."""

PEOPLE = (
    replace(CLINIC, known_since_before=False),
    ANA,
    JOY,
    VOSS,
    patient("p1", known_before=False),
    fact("f1", "p1", FactKind.PRONUNCIATION, "shi-VAWN"),
    visit("v1", "p1", "10:20"),
    patient("p2", "Tomasz", "Wojcik", "1980-02-01", known_before=False),
    visit("v2", "p2", "11:40"),
    patient("p9", "Zoe", "Lindqvist", known_before=False),
)
"""The day of a new clinic; Zoe is not booked today."""


@dataclass(frozen=True)
class Step:
    """What makes one row true. ``opens`` stands on the screen before, and the row is not true yet."""

    field: str
    op: Op
    value: Value
    by: str
    """A word of the condition's own text about where it is set."""
    do: Callable[[Hands], None]
    opens: str = "siob"

    @property
    def row(self) -> ConditionRow:
        """The row of a line."""
        return ConditionRow(self.field, self.op, self.value)


def somebody_new(hands: Hands) -> None:
    hands.press(Qt.Key.Key_N, CTRL | SHIFT)
    for words in ("Callum", "Reid", "", ""):
        hands.write(words)
        hands.enter()


def was_here(hands: Hands, days: int) -> None:
    """Checked in today, and back so many days later."""
    hands.match()
    hands.time_passes(days=days)
    hands.open("siob")


def added_today(hands: Hands) -> None:
    """Not booked today: Enter adds her to today and checks in."""
    hands.enter()
    if QApplication.activePopupWidget() is not None:
        hands.enter()


def came_late(hands: Hands) -> None:
    hands.time_passes(minutes=9)
    hands.match()


def waited(hands: Hands, minutes: int) -> None:
    hands.match()
    hands.time_passes(minutes=minutes)


def alone(hands: Hands) -> None:
    hands.press(Qt.Key.Key_F7)
    hands.press(Qt.Key.Key_F7)


def rings(why: str) -> Callable[[Hands], None]:
    """Shift F7 and a name: Zoe rings; ``why`` from the second chip."""

    def act(hands: Hands) -> None:
        hands.press(Qt.Key.Key_F7, SHIFT)
        hands.write("zoe")
        hands.enter()
        if why:
            hands.chip("call", why)

    return act


def interpreter_ready(hands: Hands) -> None:
    hands.told("interpreter")
    hands.chip("interpreter")


def interpreter_missing(hands: Hands) -> None:
    interpreter_ready(hands)
    hands.chip("interpreter")


def promised(hands: Hands) -> None:
    hands.press(Qt.Key.Key_F3)
    hands.write("Send the letter")
    hands.enter()


def promise_late(hands: Hands) -> None:
    promised(hands)
    hands.time_passes(days=8)
    hands.open("siob")


def promise_moved(hands: Hands) -> None:
    promised(hands)
    hands.press(Qt.Key.Key_Escape)
    hands.time_passes(days=8)
    hands.click(hands.stage.view.idle.ledger.rows()[0].more)
    hands.choose("New date")
    hands.write("in 2 weeks, the printer is broken")
    hands.enter()
    hands.open("siob")


def review_passes(hands: Hands) -> None:
    hands.told("Give large print")
    hands.time_passes(days=400)
    hands.open("siob")


def notes_allowed(hands: Hands) -> None:
    """One question a visit: the sound of the name at the first, the notes at the second."""
    hands.told("call me Siobhan")
    hands.match()
    hands.answer("Yes")
    hands.time_passes(days=1)
    hands.open("siob")
    added_today(hands)
    hands.answer("Yes")


def at_leaving(*choices: str) -> Callable[[Hands], None]:
    def do(hands: Hands) -> None:
        hands.match()
        hands.press(Qt.Key.Key_Return, CTRL)
        for choice in choices:
            hands.chip("next", choice)

    return do


def missed(hands: Hands) -> None:
    hands.press(Qt.Key.Key_F10, SHIFT)
    hands.choose("Did not come")
    hands.time_passes(days=1)
    hands.open("siob")


def offered(words: str) -> Callable[[Hands], None]:
    """F2, a few letters, ↓ to the first offer, Enter."""
    return lambda hands: hands.told(words, down=1)


def told(words: str) -> Callable[[Hands], None]:
    return lambda hands: hands.told(words)


def matched_and_told(words: str) -> Callable[[Hands], None]:
    """Before the match F2 asks for the sound alone where none is known."""

    def do(hands: Hands) -> None:
        hands.match()
        hands.told(words)

    return do


def chosen(chip: str, choice: str = "") -> Callable[[Hands], None]:
    return lambda hands: hands.chip(chip, choice)


STEPS = (
    Step("visit_number", Op.EQUAL, 1, "Ctrl Shift N", somebody_new, opens=""),
    Step("visit_number", Op.EQUAL, 2, "each visit kept", lambda hands: was_here(hands, 3)),
    Step("days_since_last_visit", Op.AT_LEAST, 3, "visit kept", lambda hands: was_here(hands, 3)),
    Step("visit_kind", Op.IS, "routine", "Add to today", added_today, opens="zoe"),
    Step("arrival_offset_min", Op.BETWEEN, (5, 30), "check in", came_late),
    Step("identity_confirmed", Op.IS, True, "check in", Hands.match),
    Step("staff_met_before", Op.IS, True, "check-in", lambda hands: was_here(hands, 3)),
    Step("event", Op.IS, "complaint_today", "Complaint today", chosen("event", "Complaint today")),
    Step("event", Op.IS, "our_error", "menu", chosen("event", "Our mistake")),
    Step("event", Op.IS, "others_called_first", "menu", chosen("event", "Others called first")),
    Step("event", Op.IS, "patient_raised_news", "menu", chosen("event", "Told us news")),
    Step("queue_in_earshot", Op.IS, False, "F7", alone),
    Step("companion_present", Op.IS, True, "F7", lambda hands: hands.press(Qt.Key.Key_F7)),
    Step("companion_present", Op.IS, True, "Companion", chosen("companion")),
    Step("companion_present", Op.IS, True, "Alt 1", lambda hands: hands.press(Qt.Key.Key_1, ALT)),
    Step("go_gently", Op.IS, True, "Go gently", chosen("go_gently")),
    Step("minutes_waiting", Op.AT_LEAST, 15, "time passes", lambda hands: waited(hands, 16)),
    Step("delay_min", Op.AT_LEAST, 15, "Board", lambda hands: hands.late("voss", "15 minutes late")),
    Step("delay_min", Op.LESS, 15, "Board", lambda hands: hands.late("voss", "On time")),
    Step("delay_min", Op.EQUAL, 30, "situation row", chosen("late", "30 minutes late")),
    Step("minutes_since_update", Op.AT_LEAST, 15, "check in", lambda hands: waited(hands, 16)),
    Step("name_confirmed_days", Op.AT_MOST, 0, "call me", told("call me Shiv")),
    Step("pronunciation_known", Op.IS, True, "slot beside the name", told("TOM-ash"), opens="tomasz"),
    Step("pronunciation_known", Op.IS, True, "say", matched_and_told("say TOM-ash"), opens="tomasz"),
    Step("interpreter", Op.IS, "unknown", "F2", told("interpreter")),
    Step("interpreter", Op.IS, "ready", "Interpreter ready", interpreter_ready),
    Step("interpreter", Op.IS, "missing", "Interpreter ready", interpreter_missing),
    Step("greet_in_language_ok", Op.IS, True, "greet", told("greet Dia dhuit")),
    Step("greet_in_language_ok", Op.IS, False, "No greeting", offered("no greeting")),
    Step("language_differs", Op.IS, True, "speaks", told("speaks Irish")),
    Step("needs", Op.HAS_ANY, ("large_print",), "F2", offered("large")),
    Step("needs", Op.HAS_ALL, ("time:leave_by",), "leave by", told("leave by 11:30")),
    Step("information_style", Op.IS, "own_research", "Brings own research", offered("research")),
    Step("information_style", Op.IS, "short", "Wants it short", offered("it short")),
    Step("small_talk", Op.IS, "brief", "Brief, please", offered("brief")),
    Step("observance_mention_ok", Op.IS, True, "Fine to mention the dates", offered("mention the dates")),
    Step("promise", Op.IS, "open", "F3", promised),
    Step("promise", Op.IS, "overdue", "its day", promise_late),
    Step("promise", Op.IS, "late", "new day", promise_moved),
    Step("facts_due_review", Op.AT_LEAST, 1, "review date", review_passes),
    Step("notes_consent", Op.IS, "yes", "One thing to check", notes_allowed),
    Step("next_booked", Op.IS, True, "What is next", at_leaving("Next visit booked")),
    Step("next_booked", Op.IS, False, "What is next", at_leaving("Nothing booked")),
    Step("follow_up_due", Op.IS, True, "What is next", at_leaving("Follow-up due")),
    Step("money_topic", Op.IS, "estimate_asked", "estimate", at_leaving("Estimate asked")),
    Step("money_topic", Op.IS, "balance", "side desk", at_leaving("Money at the side desk")),
    Step("named_contact_set", Op.IS, True, "named contact", told("named contact Priya")),
    Step("voicemail", Op.IS, "name_number", "name and number", offered("name and number")),
    Step("voicemail", Op.IS, "none", "No voicemail", offered("no voicemail")),
    Step("call_purpose", Op.IS, "incoming", "phone", rings(""), opens=""),
    Step("call_purpose", Op.IS, "confirm", "phone", rings("We confirm a visit")),
    Step("call_purpose", Op.IS, "billing", "phone", rings("About a bill")),
    Step("no_show_12m", Op.AT_LEAST, 1, "Did not come", missed),
)


@pytest.fixture
def hands(qapp: QApplication) -> Iterator[Hands]:
    with PicturedToday(qapp, 1366, 768, desk=desk_with(PEOPLE, NOW, ANA)) as window:
        window.window.setUpdatesEnabled(False)  # laid out, not painted
        yield Hands(window)


@pytest.mark.slow
@pytest.mark.parametrize("step", STEPS, ids=lambda step: f"{step.field} {step.op} {step.value}")
def test_it_becomes_true_by_keys_and_presses(hands: Hands, step: Step) -> None:
    assert row_problem(step.row, CONDITIONS[step.field]) == ""
    if step.opens:
        hands.open(step.opens)
        assert hands.stage.presenter.stage.open is not None
    assert not hands.is_true(step.row)
    step.do(hands)
    assert hands.is_true(step.row)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: f"{step.field} {step.op} {step.value}")
def test_the_text_for_managers_says_so(step: Step) -> None:
    assert step.by in CONDITIONS[step.field].setter


LIST = "Start,First name,Last name,Date of birth,Clinician\n{day} 10:20,Ava,Diaz,{born},Dr Lena Voss\n"


def test_a_list_brings_the_birth_date_of_a_child(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "ARMED_AFTER", 0.01)
    answers = FirstAnswers("Linden Street Clinic", "Ana", "Europe/London", clinicians=("Dr Lena Voss",))
    desk, _ = bootstrap.create_desk(tmp_path / "clinic.frontdesk", PASSPHRASE, answers)
    file = tmp_path / "today.csv"
    today = desk.today()
    file.write_text(LIST.format(day=today, born=today.replace(year=today.year - 7, day=1)), encoding="utf-8")
    desktop = Desktop(qapp, desk, dressed(LIGHT))
    desktop.show()
    try:
        bring_in(qtbot, desktop, file)
        view = desktop.window.body.currentWidget()
        assert isinstance(view, TodayView)
        view.find_field.take("ava")
        qtbot.waitUntil(lambda: view._presenter.find.chosen() is not None, timeout=10_000)
        QTest.keyClick(view.find_field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: view._presenter.stage.open is not None, timeout=10_000)
        card = view._presenter.stage.open
        assert card is not None
        assert true_of(card, ConditionRow(FROM_THE_LIST, Op.IS, True))
    finally:
        desktop.window.close()
        desktop.window.deleteLater()
        qapp.processEvents()


def test_every_condition_is_walked() -> None:
    walked = {step.field for step in STEPS} | {FROM_THE_LIST}
    assert walked | IN_THE_RECORD == {condition.key for condition in CATALOGUE}
    assert not walked & IN_THE_RECORD
    assert "list that was brought in" in CONDITIONS[FROM_THE_LIST].setter
