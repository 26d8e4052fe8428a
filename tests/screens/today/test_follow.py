"""What is followed through on Today: the ledger, promises on the card, small things, needs met; by keys."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from frontdesk.domain.audience import Audience
from frontdesk.domain.concern import Concern, ConcernState, ConcernType
from frontdesk.domain.deed import Change
from frontdesk.domain.line import Listening
from frontdesk.domain.moment import Moment, Tone
from frontdesk.domain.need_met import Met
from frontdesk.domain.promise import Promise, PromiseState
from frontdesk.domain.task import Task
from frontdesk.screens.today.handled import Draft
from frontdesk.screens.today.ledger_words import standing_words
from frontdesk.screens.today.shown import CardShown, IdleShown, LeavingShown
from frontdesk.usecases.said_about import said_about
from tests.looks.follow_states import SIOBHAN, TENDAI
from tests.looks.people import TODAY, picture_id
from tests.looks.states import opened
from tests.people import NOW, TODAY as PLAIN_TODAY
from tests.screens.today.hands import SHIFT, Hands
from tests.screens.today.presented import Today

NO_GRAB = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Off screen no menu can take the keys for itself."""
DAY = timedelta(days=1)


def plain(days: int = -1, **more: object) -> Promise:
    made = PLAIN_TODAY - 9 * DAY
    return Promise("o1", "p1", "the letter", "the desk", PLAIN_TODAY + days * DAY, made, **more)  # type: ignore[arg-type]  # whatever the test is about


def idle(today: Today) -> IdleShown:
    assert isinstance(today.display.front, IdleShown)
    return today.display.front


def kept(today: Today) -> Promise:
    found = today.desk.store.get(Promise, "o1", "p1")
    assert found is not None
    return found


# --- the presenter


def test_the_ledger_stands_on_the_idle_screen_and_a_tick_is_ready() -> None:
    today = Today(more=(plain(),))
    (row,) = idle(today).ledger.rows
    assert (row.what, row.note, row.ready, row.tell) == (
        "A promise for Siobhán", "Was due Wed 13 May", False, "",
    )  # fmt: skip
    today.presenter.follow.ledger_ticked("o1")
    (row,) = idle(today).ledger.rows
    assert (row.note, row.ready, row.tell) == ("Ready", True, "Patient told")
    today.presenter.follow.told("o1")
    assert idle(today).ledger.rows == ()
    assert idle(today).ledger.fold == "1 ready to hand over"
    today.presenter.taking_back.undo()
    today.presenter.taking_back.undo()
    assert kept(today) == plain()


def test_a_new_date_is_typed_with_why_and_words_that_are_no_day_stay_in_the_field() -> None:
    today = Today(more=(plain(),))
    follow = today.presenter.follow
    follow.picked("o1", "new_day")
    assert today.display.asked[-1] == "new_day"
    follow.words_given("new_day", "soon")
    assert "no day yet" in today.display.toasts[-1].text
    follow.words_given("new_day", "Fri 22 May, the school has not answered")
    assert (kept(today).first_due_on, kept(today).late_because) == (
        PLAIN_TODAY - DAY, "the school has not answered",
    )  # fmt: skip
    assert idle(today).ledger.fold == "1 later"
    follow.ledger_opened()
    assert idle(today).ledger.rows[0].note == "New day Fri 22 May, first 13 May"


def test_a_half_typed_new_date_waits_with_its_promise_and_goes_with_esc() -> None:
    today = Today(more=(plain(),))
    follow = today.presenter.follow
    follow.picked("o1", "new_day")
    follow.words_left("new_day", "Fri 22")
    follow.field_again("new_day")
    assert today.display.draft == Draft("Fri 22", None)
    follow.words_left("new_day", "Fri 22 M")
    follow.picked("o1", "new_day")
    assert today.display.draft == Draft("Fri 22 M", None)
    follow.words_dropped("new_day")
    follow.picked("o1", "new_day")
    assert today.display.draft is None


def test_a_promise_says_while_it_is_typed_and_after_it_for_when_it_is() -> None:
    today = Today()
    acts = today.presenter.acts
    today.check_in("v1")
    acts.promise_asked()
    assert acts.promise_day("promise", "the letter") == "By Thu 21 May"
    assert acts.promise_day("promise", "the letter by tomorrow") == "By Fri 15 May"
    assert acts.promise_day("promise", "task: tea") == acts.promise_day("fact", "the letter") == ""
    acts.words_given("promise", "the letter by Sat 22 May", None)
    assert today.display.toasts[-1].trouble
    assert today.display.draft == Draft("the letter by Sat 22 May", None), "the words stay to be mended"
    acts.words_given("promise", "the letter by Fri 22 May", None)
    assert today.display.toasts[-1].text == "Promised: the desk, by Fri 22 May"


def test_while_hidden_or_at_another_card_no_promise_is_reached() -> None:
    today = Today(more=(plain(),))
    today.presenter.visit_picked("v2")
    assert today.presenter.follow.choices("o1") == (), "somebody else's card"
    today.presenter.put_away()
    today.presenter.hide_or_show()
    assert today.presenter.follow.choices("o1") == ()


def test_before_the_match_nothing_of_it_shows() -> None:
    task = Task("t1", "p1", "v1", "tea", PLAIN_TODAY)
    today = Today(more=(plain(), task))
    today.presenter.visit_picked("v1")
    card = today.display.front
    assert isinstance(card, CardShown)
    assert (card.tasks, card.met, today.presenter.follow.choices("o1")) == ((), None, ())
    today.wait()
    today.presenter.enter()
    card = today.display.front
    assert isinstance(card, CardShown)
    assert [t.what for t in card.tasks] == ["Something the desk knows of"], "others can hear and read"
    today.presenter.situation.chip_clicked("listening", Listening.ALONE.value)
    card = today.display.front
    assert isinstance(card, CardShown)
    assert [t.what for t in card.tasks] == ["Tea"]
    assert card.met == ("",)
    assert card.became


def test_where_it_lies_is_said_only_of_what_may_be_said() -> None:
    today = Today()
    lies = replace(plain(), state=PromiseState.READY, place="tray B")
    assert standing_words(today.desk, replace(lies, audience=Audience.ALOUD)) == "Ready, tray B"
    assert standing_words(today.desk, replace(lies, audience=Audience.DESK)) == "Ready"


def test_a_task_is_ticked_on_the_card_gone_when_the_visit_ended_and_kept() -> None:
    today = Today()
    today.check_in("v1")
    today.presenter.acts.words_given("promise", "task: tray B", None)
    card = today.display.front
    assert isinstance(card, CardShown)
    assert [(t.what, t.done) for t in card.tasks] == [("Tray B", False)]
    assert today.display.toasts[-1].text == "Noted for this visit"
    today.presenter.put_away()
    assert [job.what for job in idle(today).jobs] == ["Tray B, for Siobhán"]
    today.presenter.visit_picked("v1")
    today.presenter.leaving()
    leaving = today.display.front
    assert isinstance(leaving, LeavingShown)
    assert [(p.what, p.menu) for p in leaving.promises] == [("Tray B", False)]
    today.wait()
    today.presenter.enter()
    assert idle(today).jobs == ()
    (task,) = today.desk.store.records_of(Task, "p1")
    assert (task.what, task.done_at) == ("tray B", None), "nobody ticked it, and nobody says it was done"


def test_a_need_that_did_not_work_opens_the_field_for_why_and_esc_keeps_the_answer() -> None:
    today = Today()
    today.check_in("v1")
    follow = today.presenter.follow
    follow.met_picked("f1", 2)
    assert today.display.asked[-1] == "why_not_met"
    follow.words_dropped("why_not_met")
    (said,) = today.desk.store.needs_met(PLAIN_TODAY)
    assert (said.met, said.why) == (Met.NO, "")
    follow.met_picked("f1", 1)
    follow.words_given("why_not_met", "somebody sat there")
    (said,) = today.desk.store.needs_met(PLAIN_TODAY)
    assert (said.met, said.why) == (Met.PARTLY, "somebody sat there")
    asked = len(today.display.asked)
    follow.met_picked("f1", 0)
    assert len(today.display.asked) == asked, "a yes asks for nothing more"


def test_a_ticked_line_tells_the_promise_asks_the_concern_and_acknowledges_the_moment() -> None:
    concern = Concern("c1", "p1", ConcernType.SERVICE, "the lift was out", PLAIN_TODAY - DAY, "the lift")
    late = plain(5, first_due_on=PLAIN_TODAY - DAY)
    today = Today(more=(late, concern))
    today.check_in("v1")
    card = today.presenter.stage.open
    assert card is not None
    for line in card.lines:
        if line.item in ("o1", "c1"):
            today.presenter.acts.line_ticked(f"{line.template}/{line.item}")
    assert kept(today).told_on == PLAIN_TODAY
    asked = today.desk.store.get(Concern, "c1", "p1")
    assert asked is not None
    assert asked.state is ConcernState.ASKED_ABOUT
    today.presenter.taking_back.undo()
    today.presenter.taking_back.undo()
    assert kept(today) == late
    assert today.desk.store.get(Concern, "c1", "p1") == concern


def test_a_hard_moment_is_acknowledged_once() -> None:
    moment = Moment("m1", "p1", "a loss", Tone.HARD, PLAIN_TODAY - DAY)
    today = Today(more=(moment,))
    assert said_about(today.desk, "p1", "m1").deed
    found = today.desk.store.get(Moment, "m1", "p1")
    assert found is not None
    assert found.acknowledged_on == PLAIN_TODAY
    assert said_about(today.desk, "p1", "m1").deed == "", "once ever"
    assert NOW.date() == PLAIN_TODAY


# --- the window, by keys


@pytest.fixture
def hands(qapp: QApplication) -> Iterator[Hands]:
    with opened(qapp, "followed", painted=False) as stage:
        yield Hands(stage)


def menu() -> QMenu:
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    return shown


@NO_GRAB
def test_shift_f3_opens_the_menu_of_the_big_line_and_letters_still_go_to_find(hands: Hands) -> None:
    hands.press(Qt.Key.Key_F3, SHIFT)
    assert [act.text() for act in menu().actions()] == [
        "Handed over", "Ready to hand over", "New date", "The patient was told", "Not needed any more",
        "Could not keep it, said sorry",
    ]  # fmt: skip
    hands.choose("New date")
    assert hands.stage.view.add_bar.isVisible()
    hands.write("in 2 weeks")
    hands.enter()
    promise = hands.stage.desk.store.get(Promise, picture_id("promise", "late"), SIOBHAN)
    assert promise is not None
    assert promise.due_on == TODAY + 14 * DAY
    hands.write("to")
    assert hands.stage.view.find_field.text() == "to"


def test_tab_to_a_need_enter_and_a_number(hands: Hands) -> None:
    tile = hands.stage.view.card.needs.asks()[0]
    for _ in range(30):
        if QApplication.focusWidget() is tile:
            break
        hands.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is tile, "Tab reaches it"
    assert tile.accessibleName().endswith("It worked today")
    hands.enter()
    hands.press(Qt.Key.Key_3)
    assert hands.stage.view.add_bar.isVisible()
    hands.press(Qt.Key.Key_Escape)
    tile = hands.stage.view.card.needs.asks()[0]
    assert tile.accessibleName().endswith("It did not work today")


def test_a_press_on_the_tile_asks_too(hands: Hands) -> None:
    hands.click(hands.stage.view.card.needs.asks()[2])
    hands.press(Qt.Key.Key_1)
    last = hands.stage.view.card.needs.asks()[2]
    assert last.accessibleName().endswith("It worked today")


def test_small_things_are_ticked_by_the_mouse(hands: Hands) -> None:
    tea = hands.stage.view.card.side.tasks.ticks()[0]
    hands.click(tea)
    task = hands.stage.desk.store.get(Task, picture_id("task", "tea"), SIOBHAN)
    assert task is not None
    assert task.done_at is not None


def test_nothing_of_anybody_stays_in_the_parts_that_do_not_show(hands: Hands) -> None:
    side = hands.stage.view.card.side
    hands.press(Qt.Key.Key_Escape)
    assert side.tasks.ticks() == ()
    assert hands.stage.view.card.needs.asks() == ()


@NO_GRAB
def test_the_ledger_by_keys(qapp: QApplication) -> None:
    with opened(qapp, "ledger", painted=False) as stage:
        hands, ledger = Hands(stage), stage.view.idle.ledger
        first = ledger.rows()[0]
        first.tick.setFocus()
        hands.press(Qt.Key.Key_Menu)
        assert menu().actions()[2].text() == "New date"
        hands.choose("Not needed any more")
        promise = stage.desk.store.get(Promise, picture_id("promise", "form"), SIOBHAN)
        assert promise is not None
        assert promise.state is PromiseState.RELEASED
        shown = len(ledger.rows())
        ledger.fold.setFocus()
        hands.press(Qt.Key.Key_Space)
        assert len(ledger.rows()) > shown
        told = next(row for row in ledger.rows() if row.tell.isVisible())
        QTest.mouseClick(told.tell, Qt.MouseButton.LeftButton)
        stage.settle()


@NO_GRAB
def test_at_leaving_each_promise_has_its_menu(qapp: QApplication) -> None:
    with opened(qapp, "leaving-owed", painted=False) as stage:
        hands = Hands(stage)
        items = [
            one for one in stage.view.leaving.promises._items if one.isVisible() and one.more.isVisible()
        ]
        hands.click(items[0].more)
        hands.choose("Could not keep it, said sorry")
        closed = [p for p in stage.desk.store.records_of(Promise, TENDAI) if p.closed_on is not None]
        assert [p.state for p in closed] == [PromiseState.BROKEN_APOLOGISED]
        assert closed[0].told_on == TODAY


def test_a_manager_closes_or_renews_an_old_concern_on_the_idle_screen(qapp: QApplication) -> None:
    with opened(qapp, "idle", painted=False) as stage:
        old = Concern("c1", SIOBHAN, ConcernType.SERVICE, "the lift", TODAY - 150 * DAY)
        stage.desk.store.commit(stage.desk.deed("x", Change(None, old)))
        stage.presenter.stage.reload_board()
        stage.settle()
        row = next(one for one in stage.view.idle._rows if one._other is not None and one._other.isVisible())
        assert row._other is not None
        row._other.click()
        stage.settle()
        found = stage.desk.store.get(Concern, "c1", SIOBHAN)
        assert found is not None
        assert found.renewed_on == TODAY
