"""The panel and the lock in the program's own window: keys, rail, notes, and what they never let through."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk import app as program, bootstrap
from frontdesk.desktop import Desktop
from frontdesk.qt.text import Text
from frontdesk.qt.theme import LIGHT
from frontdesk.screens.lock.view.lock_page import LockPage
from frontdesk.screens.people.view.people_panel import PeoplePanel
from frontdesk.screens.preferences.view.preferences_view import PreferencesView
from frontdesk.screens.today.view.today_view import TodayView
from frontdesk.usecases.access import bring_in
from frontdesk.usecases.day_pass import make_day_pass
from frontdesk.usecases.first_run import FirstAnswers
from frontdesk.usecases.people_at_desk import add_person, take_the_desk
from frontdesk.vault import key_file, pin as pins
from frontdesk.vault.wrapped import Cost
from tests.looks.dress import dressed
from tests.screens.keyboard import Keyboard

PASS, JOYS = "harbour violet kettle sunday", "lantern copper meadow train"
CTRL = Qt.KeyboardModifier.ControlModifier


class Program:
    """The whole program over a real file, with Ana and Joy."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, store: Path, *, sample: bool) -> None:
        if sample:
            desk = bootstrap.create_sample(store, PASS)
        else:
            answers = FirstAnswers("Linden Street Clinic", "Ana N.", "Europe/London")
            desk, _ = bootstrap.create_desk(store, PASS, answers)
            bring_in(desk, "Joy", JOYS)
        self.qtbot = qtbot
        self.desk = desk
        self.top = Desktop(qapp, desk, dressed(LIGHT), keys=key_file.beside(store))
        self.top.window.setUpdatesEnabled(False)  # laid out all the same: nobody looks at it
        self.top.show()
        self.keys = Keyboard(qtbot, self.top.window)
        qtbot.waitUntil(lambda: self.today.presenter_board() is not None)

    @property
    def today(self) -> "Seen":
        view = self.top.window.show_screen("today")
        assert isinstance(view, TodayView)
        return Seen(view)

    @property
    def today_view(self) -> TodayView:
        assert self.top._today is not None
        return self.top._today

    @property
    def panel(self) -> PeoplePanel:
        assert self.top._people is not None
        return self.top._people.panel

    @property
    def page(self) -> LockPage:
        assert self.top.lock is not None
        assert self.top.lock.page is not None
        return self.top.lock.page

    def hold(self, key: Qt.Key, held: Qt.KeyboardModifier = CTRL) -> None:
        QTest.keyClick(self.keys.focus(), key, held)
        QApplication.processEvents()

    def ask_who(self) -> None:
        self.hold(Qt.Key.Key_D)
        self.qtbot.waitUntil(self.panel.isVisible)

    def joy_sits_down(self) -> None:
        self.ask_who()
        self.keys.type("2")
        self.qtbot.waitUntil(self.panel.secret.hasFocus)
        self.keys.type(JOYS)
        self.keys.enter()
        self.qtbot.waitUntil(lambda: self.desk.staff.shown_name == "Joy")

    def close(self) -> None:
        self.top.window.close()
        self.top.window.deleteLater()
        QApplication.processEvents()


def says(text: Text, words: str) -> bool:
    return text.text() == words


class Seen:
    """Today as the tests look at it."""

    def __init__(self, view: TodayView) -> None:
        self.view = view

    def presenter_board(self) -> object:
        return self.view._presenter.stage.board

    def notes(self) -> list[str]:
        return [job.what for job in self.view._presenter.stage.quiet if job.sort == "note"]


Start = Callable[..., Program]


@pytest.fixture
def start(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Start]:
    monkeypatch.setattr(key_file, "Cost", lambda *given: Cost(*(given or (1, 8192))))
    made: list[Program] = []

    def make(*, sample: bool = False) -> Program:
        made.append(Program(qtbot, qapp, tmp_path / "clinic.frontdesk", sample=sample))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def at(start: Start) -> Program:
    return start()


# --- the panel


def test_by_keys_joy_takes_the_desk_and_the_rail_follows(at: Program) -> None:
    avatar = at.top.window.rail.avatar
    assert (avatar.text(), avatar.accessibleName()) == ("AN", "At the desk: Ana N. Somebody else?")
    at.ask_who()
    assert [row.accessibleName() for row in at.panel.rows()] == [
        "Ana N., at the desk now",
        "Joy",
        "Somebody else",
    ]
    assert at.panel.rows()[0].hasFocus()
    at.keys.press(Qt.Key.Key_Escape)
    at.joy_sits_down()
    at.qtbot.waitUntil(lambda: not at.panel.isVisible())
    assert avatar.text() == "J"
    assert at.keys.focus() is at.today.view.find_field
    assert at.today.view.toast.words() == "Joy is at the desk now."


def test_by_mouse_too(at: Program) -> None:
    QTest.mouseClick(at.top.window.rail.avatar, Qt.MouseButton.LeftButton)
    at.qtbot.waitUntil(at.panel.isVisible)
    QTest.mouseClick(at.panel.rows()[1], Qt.MouseButton.LeftButton)
    at.qtbot.waitUntil(at.panel.secret.hasFocus)
    at.keys.type(JOYS)
    at.keys.enter()
    at.qtbot.waitUntil(lambda: at.desk.staff.shown_name == "Joy")
    assert at.keys.focus() is at.today.view.find_field, "Enter is the main action again, not the initials"


def test_in_the_sample_clinic_a_name_is_enough_and_the_person_before_can_take_it_back(start: Start) -> None:
    at = start(sample=True)
    before, people = at.desk.staff.shown_name, len(at.desk.store.people())
    at.ask_who()
    at.keys.type("0")
    at.keys.type("Kim")
    at.keys.enter()
    words = f"Kim is at the desk now. To take it back, {before} comes back first."
    at.qtbot.waitUntil(lambda: at.today.view.toast.words() == words)
    take_the_desk(at.desk, next(one for one in at.desk.store.people() if one.shown_name == before))
    at.hold(Qt.Key.Key_Z)
    at.qtbot.waitUntil(lambda: at.today.view.toast.words() == "Taken back: Kim on the list")
    assert len(at.desk.store.people()) == people


def test_who_has_no_passphrase_yet_cannot_take_the_desk(at: Program) -> None:
    add_person(at.desk, "Kim")
    at.ask_who()
    assert at.panel.rows()[2].accessibleName() == "Kim, no passphrase yet"
    at.keys.type("3")
    refused = "Kim has no passphrase yet. Ask a manager: Settings, People."
    at.qtbot.waitUntil(lambda: at.panel.people_trouble.text() == refused)
    assert (at.desk.staff.shown_name, at.panel.secret.isVisible()) == ("Ana N.", False)


def test_a_managers_name_is_taken_with_the_managers_own_passphrase_alone(at: Program) -> None:
    at.joy_sits_down()
    at.ask_who()
    at.keys.type("1")
    at.qtbot.waitUntil(at.panel.secret.hasFocus)
    assert at.panel.secret.accessibleName() == "Passphrase of Ana N."
    for left in ("4 tries", "3 tries", "2 tries", "1 try"):
        at.keys.type("something else")
        at.keys.enter()
        missed = f"That passphrase did not match. {left} left before the desk locks."
        at.qtbot.waitUntil(partial(says, at.panel.secret_trouble, missed))
    at.keys.type("something else")
    at.keys.enter()
    at.qtbot.waitUntil(lambda: at.top.window.covered)
    assert (at.desk.staff.shown_name, at.panel.secret.text()) == ("Joy", "")
    assert [one.shown_name for one in at.desk.store.people()] == ["Ana N.", "Joy"]


def test_a_pin_takes_the_desk_over_and_opens_the_lock_in_that_name(at: Program) -> None:
    """Five tries here and at the lock together; half-typed words stay with whoever typed them."""
    for one, digits in zip(at.desk.store.people(), ("2580", "805213"), strict=True):
        at.desk.store.keep_pin(pins.make(one.id, digits, Cost(1, 8192)), at=at.desk.now(), by=one.id)
    at.ask_who()
    at.keys.tab_to(at.panel.note)
    at.keys.type("The cour")
    at.keys.press(Qt.Key.Key_Escape)
    at.ask_who()
    at.keys.type("2")
    at.qtbot.waitUntil(at.panel.secret.hasFocus)
    assert at.panel.secret.accessibleName() == "PIN or passphrase of Joy"
    at.keys.type("9182")
    at.keys.enter()
    missed = "That PIN did not match. 4 tries left before the desk locks."
    at.qtbot.waitUntil(lambda: at.panel.secret_trouble.text() == missed)
    at.keys.type("805213")
    at.keys.enter()
    at.qtbot.waitUntil(lambda: at.desk.staff.shown_name == "Joy")
    at.ask_who()
    assert at.panel.note.text() == "", "Ana's words are not Joy's"
    at.hold(Qt.Key.Key_L)
    at.qtbot.waitUntil(lambda: at.page.pin.hasFocus() and len(at.page.people) == 2)
    assert at.page.pin.accessibleName() == "PIN of Joy"
    at.keys.press(Qt.Key.Key_Up)
    at.keys.type("9182")
    at.keys.enter()
    at.qtbot.waitUntil(lambda: at.page.trouble.text() == "That PIN did not match. 4 tries left.")
    at.keys.type("2580")
    at.keys.enter()
    at.qtbot.waitUntil(lambda: not at.top.window.covered)
    assert at.desk.staff.shown_name == "Ana N."
    assert at.top.window.rail.avatar.text() == "AN"
    assert at.top._word.words() == "Ana N. is at the desk now."
    at.ask_who()
    assert at.panel.note.text() == "The cour"


def test_wrong_pins_in_the_panel_lock_the_desk_and_leave_the_passphrase(at: Program) -> None:
    joy = next(one.id for one in at.desk.store.people() if one.shown_name == "Joy")
    at.desk.store.keep_pin(pins.make(joy, "805213", Cost(1, 8192)), at=at.desk.now(), by=joy)
    at.ask_who()
    at.keys.type("2")
    at.qtbot.waitUntil(at.panel.secret.hasFocus)
    for left in (4, 3, 2, 1):
        at.keys.type("9182")
        at.keys.enter()
        tries = f"{left} tries" if left > 1 else "1 try"
        at.qtbot.waitUntil(
            partial(
                says, at.panel.secret_trouble, f"That PIN did not match. {tries} left before the desk locks."
            )
        )
    at.keys.type("9182")
    at.keys.enter()
    at.qtbot.waitUntil(lambda: at.top.window.covered and len(at.page.people) == 2)
    at.keys.press(Qt.Key.Key_Down)
    assert at.page.field.accessibleName() == "Passphrase of Joy", "PINs rest"
    at.keys.type(JOYS)
    at.keys.enter()
    at.qtbot.waitUntil(lambda: not at.top.window.covered)
    at.hold(Qt.Key.Key_L)
    at.qtbot.waitUntil(at.page.pin.hasFocus)


def test_a_note_is_left_by_keys_stands_on_the_idle_screen_and_is_ticked(at: Program) -> None:
    at.ask_who()
    at.keys.tab_to(at.panel.note)
    at.keys.type("The courier comes at two")
    at.keys.enter()
    at.qtbot.waitUntil(lambda: at.today.notes() == ["The courier comes at two"])
    at.today.view.idle.job_ticked.emit(f"note/{at.desk.store.hand_over_notes()[0].id}")
    at.qtbot.waitUntil(lambda: at.today.notes() == [])
    at.hold(Qt.Key.Key_Z)
    at.qtbot.waitUntil(lambda: at.today.notes() == ["The courier comes at two"])


def test_nothing_typed_in_the_panel_reaches_the_desk(at: Program) -> None:
    at.ask_who()
    at.keys.tab_to(at.panel.note)
    at.keys.type("Find 12")
    at.hold(Qt.Key.Key_Z)  # the field's own
    assert at.today.view.find_field.text() == ""
    at.keys.press(Qt.Key.Key_Tab)
    at.keys.type("x9")
    assert at.today.view.find_field.text() == ""
    assert at.desk.staff.shown_name == "Ana N."
    at.keys.press(Qt.Key.Key_Escape)
    assert not at.panel.isVisible()
    assert at.keys.focus() is at.today.view.find_field


def test_tab_and_arrows_go_round_within_the_panel(at: Program) -> None:
    at.ask_who()
    seen = []
    for _ in range(6):
        seen.append(at.keys.focus())
        at.keys.press(Qt.Key.Key_Tab)
    assert seen == [*at.panel.rows(), at.panel.speaks, at.panel.note, at.panel.rows()[0]]
    at.keys.press(Qt.Key.Key_Up)
    assert at.keys.focus() is at.panel.rows()[0]
    at.keys.press(Qt.Key.Key_Up)
    assert at.keys.focus() is at.panel.note


def test_what_somebody_speaks_is_typed_and_taken_back(at: Program) -> None:
    at.ask_who()
    at.keys.tab_to(at.panel.speaks)
    at.keys.type("Spanish, vi")
    at.keys.enter()
    at.qtbot.waitUntil(lambda: at.desk.staff.languages == ("es", "vi"))
    at.qtbot.waitUntil(lambda: not at.panel.isVisible())
    at.qtbot.waitUntil(lambda: at.today.view.toast.words() == "Ana N. also speaks Spanish, Vietnamese.")
    at.ask_who()
    assert at.panel.speaks.text() == "Spanish, Vietnamese"
    at.keys.press(Qt.Key.Key_Escape)
    at.hold(Qt.Key.Key_Z)
    at.qtbot.waitUntil(lambda: not at.desk.staff.languages)


def test_somebody_new_says_what_they_speak_with_their_name(start: Start) -> None:
    at = start(sample=True)
    at.ask_who()
    at.keys.type("0")
    at.keys.type("Rosa")
    at.keys.press(Qt.Key.Key_Tab)
    assert at.keys.focus() is at.panel.new_speaks
    at.keys.type("Blorbish")
    at.keys.enter()
    at.qtbot.waitUntil(lambda: at.panel.name_trouble.text().startswith("No language of that name"))
    at.panel.new_speaks.setText("Spanish")
    at.keys.enter()
    at.qtbot.waitUntil(lambda: any(p.shown_name == "Rosa" for p in at.desk.store.people()))
    assert next(p.languages for p in at.desk.store.people() if p.shown_name == "Rosa") == ("es",)


def test_a_half_typed_note_is_still_there_next_time(at: Program) -> None:
    at.ask_who()
    at.keys.tab_to(at.panel.note)
    at.keys.type("The cour")
    QTest.mouseClick(at.today.view.find_field, Qt.MouseButton.LeftButton)
    at.today.view.find_field.setFocus()
    assert not at.panel.isVisible()
    assert at.panel.note.text() == ""
    at.ask_who()
    assert at.panel.note.text() == "The cour"


def test_f9_hides_everything_and_the_panel_with_it(at: Program) -> None:
    at.ask_who()
    at.keys.press(Qt.Key.Key_F9)
    at.qtbot.waitUntil(at.today.view.bars.isVisible)
    assert not at.panel.isVisible()
    at.hold(Qt.Key.Key_D)
    assert not at.panel.isVisible(), "after F9 only F9"


def test_the_same_key_closes_it(at: Program) -> None:
    at.ask_who()
    at.hold(Qt.Key.Key_D)
    assert not at.panel.isVisible()


# --- the lock


def test_ctrl_l_and_the_rail_lock_and_the_passphrase_opens_while_the_window_lives(at: Program) -> None:
    at.hold(Qt.Key.Key_L)
    assert at.top.window.covered
    at.keys.type(PASS)
    at.keys.enter()
    assert at.page.open.isEnabled()
    at.qtbot.waitUntil(lambda: not at.top.window.covered)
    lock = at.top.window.rail.entries()[-1]
    assert (lock.accessibleName(), lock.accessibleDescription()) == ("Lock", "Ctrl L")
    QTest.mouseClick(lock, Qt.MouseButton.LeftButton)
    assert at.top.window.covered


def test_while_locked_neither_a_file_nor_the_other_keys_of_the_window_do_anything(
    at: Program, tmp_path: Path
) -> None:
    at.ask_who()
    at.hold(Qt.Key.Key_L)
    assert not at.panel.isVisible()
    at.hold(Qt.Key.Key_D)
    assert not at.panel.isVisible()
    at.top.bring((tmp_path / "list.csv",))
    assert at.top.window.opened() == ("today",)
    at.top.window.rail.picked.emit("lock")
    assert at.page.isVisible()


def test_the_sample_clinic_locks_and_enter_opens_it(start: Start) -> None:
    at = start(sample=True)
    at.hold(Qt.Key.Key_L)
    assert "sample clinic" in at.page.words.text()
    assert at.page.field.isHidden()
    at.keys.enter()
    assert not at.top.window.covered
    names = [person.shown_name for person in at.desk.store.people()]
    assert len(names) >= 2, "the switch can be seen"


def test_without_a_key_file_there_is_no_lock_to_be_locked_out_by(
    qtbot: QtBot, qapp: QApplication, at: Program
) -> None:
    bare = Desktop(qapp, at.desk, dressed(LIGHT))
    assert bare.lock is None
    assert [entry.text() for entry in bare.window.rail.entries()] == ["Today", "Prompts", "Settings"]
    bare.jobs.stop()
    bare.window.deleteLater()


def test_the_program_gives_the_lock_the_key_file_beside_its_store(
    qapp: QApplication, at: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen: list[Desktop] = []

    def closing(desktop: Desktop, _: object) -> int:
        seen.append(desktop)
        return 0

    monkeypatch.setattr(program, "_closing", closing)
    program._run(qapp, at.desk, store=tmp_path / "clinic.frontdesk")
    (desktop,) = seen
    assert desktop.lock is not None
    assert desktop.lock._presenter._keys == tmp_path / "clinic.frontdesk.keys"
    desktop.jobs.stop()
    desktop.window.deleteLater()


def test_on_another_screen_the_panel_opens_at_the_first_press(at: Program) -> None:
    """Today hid by itself behind it; that is no reason to ask twice."""
    at.top.bring()
    at.today_view.at_desk._away._ticks = lambda: 1e9
    at.today_view.at_desk._away.second_passed()
    at.hold(Qt.Key.Key_D)
    at.qtbot.waitUntil(at.panel.isVisible)


def test_ctrl_l_locks_over_the_panel_and_while_everything_is_hidden(at: Program) -> None:
    for first in (at.ask_who, lambda: at.keys.press(Qt.Key.Key_F9)):
        first()
        at.hold(Qt.Key.Key_L)
        assert at.top.window.covered
        assert not at.panel.isVisible()
        at.keys.type(PASS)
        at.keys.enter()
        at.qtbot.waitUntil(lambda: not at.top.window.covered)


def test_today_does_not_hide_behind_somebody_who_types_on_another_screen(at: Program) -> None:
    assert at.today_view.heartbeat.isActive()
    at.top.window.show_screen("preferences")
    assert not at.today_view.heartbeat.isActive()
    at.top.window.show_screen("today")
    assert at.today_view.heartbeat.isActive()


def test_words_over_a_screen_are_gone_when_it_is_locked(at: Program) -> None:
    at.top.say("12 patients were added from linden-day.csv.")
    at.hold(Qt.Key.Key_L)
    assert at.top._word.words() == ""


def test_somebody_new_needs_a_passphrase_so_it_leads_to_settings(at: Program) -> None:
    at.ask_who()
    at.keys.type("0")
    at.qtbot.waitUntil(lambda: at.top.window.place() == "preferences")
    settings = at.top.window._opened["preferences"]
    assert isinstance(settings, PreferencesView)
    assert at.panel.isHidden()
    at.qtbot.waitUntil(settings.people.add.isVisible)
    assert len(settings.people.rows) == 2


def test_a_day_pass_sits_down_by_its_words_and_at_midnight_the_window_locks(at: Program) -> None:
    words = "marble tulip engine fossil"
    make_day_pass(at.desk, "Sam", at.desk.today(), words)
    at.ask_who()
    assert [row.accessibleName() for row in at.panel.rows()[:3]] == ["Ana N., at the desk now", "Joy", "Sam"]
    at.keys.type("3")
    at.qtbot.waitUntil(at.panel.secret.hasFocus)
    at.keys.type(words)
    at.keys.enter()
    at.qtbot.waitUntil(lambda: at.desk.staff.shown_name == "Sam")
    lock = at.top.lock
    assert lock is not None
    lock.heartbeat.timeout.emit()
    assert not at.top.window.covered
    until = at.desk.staff.until
    assert until is not None
    at.desk.clock = lambda: until
    lock.heartbeat.timeout.emit()
    assert at.page.isVisible()
    at.page.field.setText(words)
    at.keys.enter()
    at.qtbot.waitUntil(lambda: "does not open" in at.page.trouble.text() or "over" in at.page.trouble.text())
    assert at.top.window.covered
