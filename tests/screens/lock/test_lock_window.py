"""The lock in the window: nothing of anybody is left, only what opens it works, and everything is back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from frontdesk.domain.deed import Change
from frontdesk.domain.staff import Person, Role
from frontdesk.frame.jobs import AtOnce
from frontdesk.screens.lock.opening import open_lock
from frontdesk.screens.lock.view.lock_page import DIGITS_ONLY, LockPage
from frontdesk.screens.lock.view.seat import LockSeat
from frontdesk.screens.today.at_desk import NOBODY
from frontdesk.vault import key_file, pin as pins
from frontdesk.vault.wrapped import Cost
from tests.looks.people import NOW, STAFF, picture_id
from tests.looks.stage import PicturedToday
from tests.looks.states import STATES, opened
from tests.screens.lock.reading import found, said_anywhere, said_by

PASS, JOYS = "harbour violet kettle sunday", "lantern copper meadow"
JOY = Person("joy", "Joy", Role.DESK, NOW)
CARDS = (
    "idle", "parked", "beat1", "beat2", "alone", "notes-private", "why", "add", "find", "gate", "gate-wrong",
    "hidden", "toast", "leaving-unsaid", "another-day", "with-whom", "hard-rtl", "unconfirmed",
)  # fmt: skip


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    path = tmp_path / "clinic.keys"
    key_file.create(path, person_id=STAFF.id, passphrase=PASS, cost=Cost(1, 8192))
    return path


class Seat:
    """Today in a state, with a lock."""

    def __init__(self, stage: PicturedToday, keys: Path) -> None:
        self.stage = stage
        self.phone = False
        self.lock: LockSeat = open_lock(
            stage.look,
            stage.desk,
            AtOnce(),
            stage.window,
            keys,
            paused=lambda: self.phone,
            ticks=stage.ticks,
        )
        stage.window.activateWindow()
        stage.settle()

    @property
    def page(self) -> LockPage:
        assert self.lock.page is not None
        return self.lock.page

    def lock_now(self) -> None:
        self.lock.lock()
        self.stage.settle()

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.stage.window, key, held)
        self.stage.settle()

    def type(self, words: str) -> None:
        QTest.keyClicks(QApplication.focusWidget() or self.stage.window, words)

    def unlock(self) -> None:
        self.type(PASS)
        self.press(Qt.Key.Key_Return)

    def wait(self, seconds: float) -> None:
        while seconds > 0:  # a longer step would be a computer that slept
            step = min(seconds, 50)
            self.stage.ticks.now += step
            self.lock.heartbeat.timeout.emit()
            seconds -= step
        self.stage.settle()


Open = Callable[[str], Seat]


@pytest.fixture
def seated(qapp: QApplication, keys: Path) -> Iterator[Open]:
    stages: list[PicturedToday] = []

    def make(state: str) -> Seat:
        stages.append(opened(qapp, state))
        return Seat(stages[-1], keys)

    yield make
    for stage in stages:
        stage.__exit__(None, None, None)


# --- nothing of anybody is left


@pytest.mark.parametrize("state", CARDS)
def test_locked_nothing_of_anybody_is_in_any_widget_and_unlocked_it_is_back(seated: Open, state: str) -> None:
    assert state in STATES
    seat = seated(state)
    before = sorted(found(seat.stage.desk.store, list(said_by(seat.stage.window))))
    assert bool(before) == (state != "hidden"), "there is something to be hidden"
    seat.lock_now()
    assert found(seat.stage.desk.store, said_anywhere()) == []
    assert not seat.stage.window.body.isVisible()
    assert not seat.stage.window.rail.isVisible()
    assert seat.page.isVisible()
    assert seat.stage.window.windowTitle() == "Frontdesk"
    seat.unlock()
    assert seat.stage.window.body.isVisible()
    assert not seat.page.isVisible()
    assert bool(found(seat.stage.desk.store, list(said_by(seat.stage.window)))) == bool(before)
    assert seat.page.field.text() == ""


def test_what_the_minute_brings_stays_out_of_a_locked_window(seated: Open) -> None:
    seat = seated("beat2")
    seat.lock_now()
    seat.stage.presenter.stage.minute_passed()
    seat.stage.presenter.stage.reload_board()
    seat.stage.settle()
    assert found(seat.stage.desk.store, said_anywhere()) == []


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize("by", ["the screen", "the lock"])
def test_an_open_menu_goes_with_it(seated: Open, by: str) -> None:
    seat = seated("beat1" if by == "the screen" else "hidden")
    if by == "the lock":  # a screen that closes nothing itself
        vars(seat.stage.view)["lock"] = lambda _: None
        seat.stage.view.show_board(NOBODY)
    menu = QMenu(seat.stage.window)
    menu.addAction("Siobh\u00e1n Brennan left before being seen")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(QPoint(200, 200))
    seat.stage.settle()
    seat.lock_now()
    assert QApplication.activePopupWidget() is None
    assert found(seat.stage.desk.store, said_anywhere()) == []


CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize("state", ["idle", "hidden", "add", "find", "gate", "why"])
def test_ctrl_l_locks_whatever_stands_there(seated: Open, state: str) -> None:
    seat = seated(state)
    seat.press(Qt.Key.Key_L, CTRL)
    assert seat.lock.locked
    assert found(seat.stage.desk.store, said_anywhere()) == []


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_ctrl_l_locks_over_an_open_menu_and_the_menu_hears_nothing_of_it(seated: Open) -> None:
    seat = seated("beat1")
    heard: list[str] = []
    menu = QMenu(seat.stage.window)
    menu.addAction("&Left before being seen", lambda: heard.append("left"))
    menu.popup(QPoint(200, 200))
    seat.stage.settle()
    QTest.keyClick(menu, Qt.Key.Key_L, CTRL)
    seat.stage.settle()
    assert seat.lock.locked
    assert not menu.isVisible()
    assert heard == []
    menu.deleteLater()


# --- nothing works but what opens it


def test_no_key_of_the_desk_works_while_locked(seated: Open) -> None:
    seat = seated("beat1")
    seat.lock_now()
    stage = seat.stage.presenter.stage
    before = (stage.open, stage.parked, stage.finding, seat.stage.desk.store.board(seat.stage.desk.today()))
    ctrl = Qt.KeyboardModifier.ControlModifier
    for key, held in (
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Z, ctrl),
        (Qt.Key.Key_Y, ctrl),
        (Qt.Key.Key_F9, ctrl),
        (Qt.Key.Key_Return, ctrl),
        (Qt.Key.Key_N, ctrl | Qt.KeyboardModifier.ShiftModifier),
    ):
        seat.stage.ticks.now += 1
        seat.press(key, held)
    seat.type("siobhan")
    assert seat.page.field.text() == "siobhan"
    assert seat.stage.view.find_field.text() == ""
    after = (stage.open, stage.parked, stage.finding, seat.stage.desk.store.board(seat.stage.desk.today()))
    assert before == after
    assert seat.stage.view.card.isHidden() or not seat.stage.view.card.isVisible()
    assert found(seat.stage.desk.store, [w for w in said_anywhere() if w != "siobhan"]) == []


def test_tab_stays_on_the_page(seated: Open) -> None:
    seat = seated("beat1")
    seat.lock_now()
    for _ in range(8):
        seat.press(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert seat.page.isAncestorOf(focus)


# --- the way back


def test_unlocked_by_keys_alone_the_card_stands_where_it_stood(seated: Open) -> None:
    seat = seated("beat2")
    name = seat.stage.view.card.name.name.text()
    seat.lock_now()
    seat.type("a wrong one")
    seat.press(Qt.Key.Key_Return)
    assert "4 tries left" in seat.page.trouble.text()
    assert seat.page.field.displayText() == "\u25cf" * 11
    assert seat.page.field.hasSelectedText(), "to be typed anew"
    seat.unlock()
    assert (seat.stage.view.card.isVisible(), seat.stage.view.card.name.name.text()) == (True, name)
    assert QApplication.focusWidget() is seat.stage.view.find_field


def test_the_enter_that_unlocks_checks_nobody_in(seated: Open) -> None:
    seat = seated("beat1")
    seat.stage.stand()
    seat.lock_now()
    seat.unlock()
    seat.press(Qt.Key.Key_Return)
    board = {row.visit.id: row.visit for row in seat.stage.desk.store.board(seat.stage.desk.today())}
    assert board[picture_id("visit", "siobhan")].arrived_at is None
    seat.stage.stand()
    seat.press(Qt.Key.Key_Return)
    board = {row.visit.id: row.visit for row in seat.stage.desk.store.board(seat.stage.desk.today())}
    assert board[picture_id("visit", "siobhan")].arrived_at is not None


def test_the_page_says_the_recovery_path_and_goes_there_by_key(seated: Open) -> None:
    seat = seated("idle")
    seat.lock_now()
    assert "recovery sheet" in seat.page.forgotten.text()
    seat.page.sheet.setFocus()
    seat.press(Qt.Key.Key_Space)
    assert seat.page.label.text() == "Recovery key"
    assert seat.page.field.hasFocus()
    seat.press(Qt.Key.Key_Escape)
    assert seat.page.label.text() == "Passphrase"


def test_what_is_typed_is_shown_only_when_asked_and_hidden_at_the_next_lock(seated: Open) -> None:
    seat = seated("idle")
    seat.lock_now()
    seat.type(PASS)
    assert PASS not in seat.page.field.displayText()
    seat.page.show_typed.click()
    assert seat.page.field.displayText() == PASS
    seat.page.field.setFocus()
    seat.press(Qt.Key.Key_Return)
    seat.lock_now()
    seat.type("again")
    assert "again" not in seat.page.field.displayText()


# --- by itself


def test_after_five_minutes_the_window_locks_by_itself(seated: Open) -> None:
    seat = seated("beat1")
    QTest.mouseMove(seat.stage.view, QPoint(500, 300))
    seat.wait(299)
    assert not seat.lock.locked
    seat.wait(1)
    assert seat.lock.locked
    assert seat.page.isVisible()


@pytest.mark.parametrize("touch", ["key", "mouse"])
def test_a_touch_on_any_widget_counts(seated: Open, touch: str) -> None:
    seat = seated("beat1")
    seat.wait(250)
    if touch == "key":
        QTest.keyClick(seat.stage.window.rail.entries()[0], Qt.Key.Key_Shift)
    else:
        QTest.mouseMove(seat.stage.view.board, QPoint(50, 50))
    seat.wait(250)
    assert not seat.lock.locked
    seat.wait(60)
    assert seat.lock.locked


def test_a_call_pauses_it(seated: Open) -> None:
    seat = seated("beat1")
    seat.phone = True
    seat.wait(1_000)
    assert not seat.lock.locked
    seat.phone = False
    seat.wait(301)
    assert seat.lock.locked


def test_the_computer_going_to_sleep_locks_at_once(seated: Open) -> None:
    seat = seated("beat1")
    seat.lock.computer.told(False)
    assert not seat.lock.locked
    seat.lock.computer.told(True)
    assert seat.lock.locked


def test_the_heart_beats_once_a_second_and_ends_with_the_window(qtbot: QtBot, seated: Open) -> None:
    seat = seated("idle")
    assert (seat.lock.heartbeat.isActive(), seat.lock.heartbeat.interval()) == (True, 1_000)
    seat.stage.window.close()
    assert not seat.lock.heartbeat.isActive()


# --- with a PIN


@pytest.fixture
def with_pin(seated: Open, keys: Path) -> Seat:
    """Ana has a PIN; Joy a passphrase alone."""
    seat = seated("beat2")
    quick, store = Cost(1, 8192), seat.stage.desk.store
    store.commit(seat.stage.desk.deed("add_person", Change(None, JOY)))
    key = key_file.open_with_passphrase(keys, PASS).key
    key_file.add_person(keys, key, person_id=JOY.id, passphrase=JOYS, cost=quick)
    store.keep_pin(pins.make(STAFF.id, "2580", quick), at=seat.stage.desk.now(), by=STAFF.id)
    seat.lock_now()
    return seat


def test_one_types_the_digits_and_enter_and_is_back(with_pin: Seat) -> None:
    page = with_pin.page
    assert page.pin.hasFocus()
    assert (page.field.isVisible(), page.open.isVisible()) == (False, False)
    assert page.pin.accessibleName() == "PIN of Ana N."
    with_pin.type("25x")
    assert page.trouble.text() == DIGITS_ONLY
    with_pin.type("80")
    assert (page.pin.text(), page.trouble.isHidden()) == ("2580", True)
    assert "2580" not in page.pin.displayText()
    assert with_pin.lock.locked, "a right PIN opens with Enter alone"
    with_pin.press(Qt.Key.Key_Return)
    assert not with_pin.lock.locked
    assert page.pin.text() == ""


def test_arrows_choose_who_it_is_and_the_keys_stay_in_the_field(with_pin: Seat) -> None:
    page = with_pin.page
    with_pin.type("91")
    with_pin.press(Qt.Key.Key_Down)
    assert [row.isChecked() for row in page.people] == [False, True]
    assert page.field.hasFocus()
    assert (page.field.accessibleName(), page.pin.text()) == ("Passphrase of Joy", "")
    with_pin.press(Qt.Key.Key_Up)
    assert page.pin.hasFocus()
    QTest.mouseClick(page.people[1], Qt.MouseButton.LeftButton)
    assert page.field.hasFocus()
    with_pin.type(JOYS)
    with_pin.press(Qt.Key.Key_Return)
    assert not with_pin.lock.locked
    assert with_pin.stage.desk.staff == JOY


def test_wrong_digits_are_gone_and_said_and_a_reader_hears_it(with_pin: Seat) -> None:
    page = with_pin.page
    with_pin.type("9182")
    with_pin.press(Qt.Key.Key_Return)
    assert page.trouble.text() == "That PIN did not match. 4 tries left."
    assert page.pin.accessibleDescription() == page.trouble.text()
    assert (page.pin.text(), page.pin.hasFocus()) == ("", True)
    for _ in range(4):
        with_pin.type("9182")
        with_pin.press(Qt.Key.Key_Return)
    assert page.field.hasFocus()
    assert page.use_pin.isHidden()
    with_pin.unlock()
    assert not with_pin.lock.locked


def test_by_keys_from_the_pin_to_the_passphrase_and_back(with_pin: Seat) -> None:
    page = with_pin.page
    page.use_passphrase.setFocus()
    with_pin.press(Qt.Key.Key_Space)
    assert (page.field.hasFocus(), page.use_pin.isVisible()) == (True, True)
    page.use_pin.setFocus()
    with_pin.press(Qt.Key.Key_Space)
    assert page.pin.hasFocus()
    page.sheet.setFocus()
    with_pin.press(Qt.Key.Key_Space)
    assert not page.people[0].isVisible(), "the sheet is nobody's own"
    assert page.label.text() == "Recovery key"


def test_a_field_half_typed_opens_again_for_who_typed_it_and_for_nobody_else(
    seated: Open, keys: Path
) -> None:
    seat = seated("add")
    bar, store = seat.stage.view.add_bar, seat.stage.desk.store
    store.commit(seat.stage.desk.deed("add_person", Change(None, JOY)))
    key = key_file.open_with_passphrase(keys, PASS).key
    key_file.add_person(keys, key, person_id=JOY.id, passphrase=JOYS, cost=Cost(1, 8192))
    seat.lock_now()
    seat.unlock()
    bar.come_back()  # as it does a moment after the card is drawn
    assert (bar.isVisible(), bar.field.text()) == (True, "Window seat if free")
    seat.lock_now()
    seat.press(Qt.Key.Key_Down)
    seat.type(JOYS)
    seat.press(Qt.Key.Key_Return)
    assert (seat.lock.locked, seat.stage.desk.staff) == (False, JOY)
    bar.come_back()
    assert not bar.isVisible(), "Joy's Enter keeps no words of Ana's"
