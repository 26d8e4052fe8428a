"""The page You: one's own PIN and passphrase, over a real store and a real key file."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.desktop import Desktop
from frontdesk.domain.errors import NotSaved, WrongPassphrase
from frontdesk.frame.jobs import AtOnce
from frontdesk.qt.theme import LIGHT
from frontdesk.screens.preferences.view.preferences_view import PreferencesView
from frontdesk.screens.preferences.you import HAS_PIN, NO_PIN, NONE_YET, NOT_YOURS, SAMPLE, YouPage
from frontdesk.settings.settings import Settings
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.own_passphrase import change_passphrase
from frontdesk.usecases.pin import pin_matches
from frontdesk.vault import key_file
from frontdesk.vault.wrapped import Cost
from tests.looks.dress import dressed
from tests.looks.people import STAFF
from tests.screens.keyboard import Keyboard
from tests.screens.preferences.presented import FakeYou
from tests.screens.preferences.workers import JOY, JOYS, MAREK, PASS, desk_of_workers

NEW = "otter lamp seven bridge"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("key_file", "pin"):
        monkeypatch.setattr(f"frontdesk.vault.{module}.Cost", lambda *given: Cost(*given or (1, 8192)))


class Page:
    """A page that remembers what it was given."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.display, self.said = FakeYou(), list[tuple[str, bool]]()
        self.page = YouPage(desk, AtOnce(), self.display, lambda *words: self.said.append(words))
        self.page.show()

    @property
    def words(self) -> str:
        assert self.display.shown is not None
        return self.display.shown.words


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    page = Page(desk_of_workers(tmp_path))
    yield page
    page.desk.store.close()


def opens(page: Page, passphrase: str, person_id: str = STAFF.id) -> bool:
    assert page.desk.openers is not None
    try:
        return key_file.open_with_passphrase(page.desk.openers.file, passphrase, person_id).key is not None
    except WrongPassphrase:
        return False


def test_a_pin_is_set_changed_and_removed(page: Page) -> None:
    assert page.words == NO_PIN
    page.page.pin_given("2580", PASS)
    assert (page.words, page.said[-1]) == (
        HAS_PIN,
        ("Your PIN is set. It opens the lock from now on.", False),
    )
    page.page.pin_given("036924", PASS)
    assert pin_matches(page.desk, STAFF.id, "036924")
    page.page.pin_removed()
    assert page.words == NO_PIN
    assert not pin_matches(page.desk, STAFF.id, "036924")


@pytest.mark.parametrize(
    ("digits", "passphrase", "words"),
    [
        ("258", PASS, "A PIN has 4 to 6 digits. Nothing was changed."),
        ("1234", PASS, "All the same digit, or a run like 1234, is what everybody tries first."),
        ("2580", JOYS, NOT_YOURS),
        ("2580", "", NOT_YOURS),
    ],
)
def test_each_refusal_is_a_sentence_under_the_pin(
    page: Page, digits: str, passphrase: str, words: str
) -> None:
    page.page.pin_given(digits, passphrase)
    under, said = page.display.troubles[-1]
    assert (under, said.startswith(words)) == ("pin", True), said
    assert (page.words, page.said, page.display.busy) == (NO_PIN, [], False)


def test_the_passphrase_is_changed_by_who_knows_it_and_stands_in_the_history(page: Page) -> None:
    for old, new, words in (
        (JOYS, NEW, NOT_YOURS),
        (PASS, "short", "Choose at least 12 characters"),
        (PASS, JOYS, "Somebody else here has this passphrase."),
    ):
        page.page.passphrase_given(old, new)
        under, said = page.display.troubles[-1]
        assert (under, said.startswith(words)) == ("passphrase", True), said
        assert opens(page, PASS)
    page.page.passphrase_given(PASS, NEW)
    assert (opens(page, NEW), opens(page, PASS), opens(page, JOYS, JOY.id)) == (True, False, True)
    assert page.said[-1][0].startswith("Your passphrase is changed.")
    assert page.desk.store.history_of(STAFF.id)[-1].kind == "give_passphrase"


def test_five_wrong_passphrases_in_a_row_lock_the_desk_and_so_does_each_further_one(page: Page) -> None:
    locks: list[int] = []
    page.page.lock = lambda: locks.append(1)
    for left in ("4 tries", "3 tries", "2 tries", "1 try"):
        page.page.pin_given("2580", JOYS)
        assert page.display.troubles[-1] == ("pin", f"{NOT_YOURS} {left} left before the desk locks.")
        page.page.pin_removed()  # asks for no passphrase, so it proves nothing
    page.page.passphrase_given(JOYS, NEW)
    page.page.pin_given("2580", JOYS)
    assert len(locks) == 2
    page.page.pin_given("2580", PASS)
    page.page.pin_given("2580", JOYS)
    assert len(locks) == 2


def test_a_disk_that_takes_no_act_leaves_the_old_one(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise NotSaved("Not saved: the disk is full.", "Nothing was changed.")

    monkeypatch.setattr(type(page.desk.whole), "commit", full)
    with pytest.raises(NotSaved):
        change_passphrase(page.desk, PASS, NEW)
    assert opens(page, PASS)


def test_who_has_no_passphrase_is_told_whom_to_ask(tmp_path: Path) -> None:
    page = Page(desk_of_workers(tmp_path, staff=MAREK))
    assert page.display.shown is not None
    assert (page.words, page.display.shown.may) == (NONE_YET, False)
    page.desk.openers = None
    page.page.show()
    assert page.words == SAMPLE
    page.desk.store.close()


def test_four_words_are_offered_each_time(page: Page) -> None:
    assert len({page.page.words() for _ in range(5)}) == 5
    assert all(len(page.page.words().split()) == 4 for _ in range(3))


# --- in the window


class Room:
    """Settings at the page You."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, folder: Path) -> None:
        self.qtbot = qtbot
        self.desk = desk_of_workers(folder)
        self.desktop = Desktop(qapp, self.desk, dressed(LIGHT), settings=Settings(), keys=folder / "keys")
        self.desktop.window.setUpdatesEnabled(False)  # laid out all the same: nobody looks at it
        self.desktop.show()
        view = self.desktop.window.show_screen("preferences")
        assert isinstance(view, PreferencesView)
        self.view, self.keys = view, Keyboard(qtbot, self.desktop.window)
        self.you = view.you
        view._presenter.page_picked("you")
        qtbot.waitUntil(self.you.set_pin.isVisible)


@pytest.fixture
def room(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    room = Room(qtbot, qapp, tmp_path)
    yield room
    room.desktop.window.close()
    room.desktop.window.deleteLater()
    qapp.processEvents()


def test_by_keys_alone_and_then_the_lock_takes_it(room: Room) -> None:
    you = room.you
    assert you.remove_pin.isHidden()
    you.pin.setFocus()
    room.keys.type("2580")
    room.keys.enter()
    assert you.by.hasFocus(), "the passphrase is asked once"
    room.keys.type(PASS)
    room.keys.enter()
    room.qtbot.waitUntil(you.remove_pin.isVisible)
    assert (you.pin.text(), you.by.text()) == ("", "")
    assert room.view.toast.words() == "Your PIN is set. It opens the lock from now on."
    assert room.desktop.lock is not None
    room.desktop.lock.lock()
    page = room.desktop.lock.page
    assert page is not None
    room.qtbot.waitUntil(page.pin.hasFocus)
    room.keys.type("2580")
    room.keys.enter()
    room.qtbot.waitUntil(lambda: not room.desktop.window.covered)


def _says(room: Room, left: str) -> bool:
    return left in room.you.trouble["passphrase"].text()


def test_whoever_tries_passphrases_there_locks_the_desk(room: Room) -> None:
    assert room.desktop.lock is not None
    for left in ("4 tries", "3 tries", "2 tries", "1 try"):
        room.view._presenter.you.passphrase_given(JOYS, NEW)
        room.qtbot.waitUntil(partial(_says, room, left))
    room.view._presenter.you.passphrase_given(JOYS, NEW)
    room.qtbot.waitUntil(lambda: room.desktop.window.covered)


def test_nothing_typed_here_stays_when_the_desk_locks_or_another_page_comes(room: Room) -> None:
    you = room.you
    assert you.new is not None
    for leave in (room.desktop._lock_now, partial(room.view._presenter.page_picked, "about")):
        room.desktop.window.cover(None)
        room.view._presenter.page_picked("you")
        for field, words in ((you.pin, "2580"), (you.by, PASS), (you.old, PASS), (you.new.field, NEW)):
            field.setText(words)
        leave()
        assert (you.pin.text(), you.by.text(), you.old.text()) == ("", "", "")
        assert you.new.field.text() != NEW


def test_enter_after_the_old_passphrase_takes_no_words_unread(room: Room) -> None:
    you = room.you
    assert you.new is not None
    you.old.setFocus()
    room.keys.type(PASS)
    room.keys.enter()
    assert you.new.field.hasFocus()
    you.new.field.setText("short")
    room.keys.enter()
    room.qtbot.waitUntil(you.trouble["passphrase"].isVisible)
    assert you.trouble["passphrase"].text().startswith("Choose at least 12 characters")
    words = you.new.field.text()
    assert words == "short", "to be typed on"


def test_somebody_else_at_the_desk_sees_an_own_page(room: Room) -> None:
    room.you.by.setText(PASS)
    room.desk.staff = replace(MAREK)
    room.desktop._person_changed()
    room.qtbot.waitUntil(lambda: room.you.pin_words.text() == NONE_YET)
    assert (room.you.by.text(), room.you.set_pin.isVisible()) == ("", False)
