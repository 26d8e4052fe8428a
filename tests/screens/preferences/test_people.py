"""The page of people: what a manager does there in the window, over a real key file, and what Desk sees."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.desktop import Desktop
from frontdesk.domain.errors import WrongPassphrase
from frontdesk.domain.paper import Paper
from frontdesk.domain.staff import Person, Role
from frontdesk.qt.theme import LIGHT
from frontdesk.screens.preferences.people import SECOND
from frontdesk.screens.preferences.shown import PAGES
from frontdesk.screens.preferences.view.access_panels import AddPanel, WorkerPanel
from frontdesk.screens.preferences.view.people_page import WHO_MAY, PeoplePage
from frontdesk.screens.preferences.view.preferences_view import PreferencesView
from frontdesk.settings.settings import Settings
from frontdesk.usecases.access import everybody
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.pin import has_pin
from frontdesk.vault import key_file, pin as pins
from frontdesk.vault.wrapped import Cost
from tests.looks.dress import dressed
from tests.looks.people import NOW, STAFF
from tests.screens.keyboard import Keyboard
from tests.screens.preferences.workers import JOY, JOYS, MAREK, PASS, desk_of_workers

WORDS = "seven quiet bicycles"


class Shop:
    """The page in front in a real window."""

    def __init__(self, qtbot: QtBot, desktop: Desktop, view: PreferencesView) -> None:
        self.desk: Desk = desktop.desk
        self.qtbot, self.view, self.page = qtbot, view, view.people
        self.keys = Keyboard(qtbot, desktop.window)

    def person(self, name: str) -> Person:
        return next(one.person for one in everybody(self.desk) if one.person.shown_name == name)

    def said(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: self.view.toast.isVisible() and words in self.view.toast._text.text())

    def opens(self, passphrase: str) -> bool:
        assert self.desk.openers is not None
        try:
            key_file.open_with_passphrase(self.desk.openers.file, passphrase)
        except WrongPassphrase:
            return False
        return True


Opened = Callable[..., Shop]


@pytest.fixture
def shop(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Opened]:
    monkeypatch.setattr("frontdesk.vault.key_file.Cost", lambda *given: Cost(*given or (1, 8192)))
    made: list[Desktop] = []

    def open_one(staff: Person = STAFF) -> Shop:
        desktop = Desktop(qapp, desk_of_workers(tmp_path, staff), dressed(LIGHT), settings=Settings())
        made.append(desktop)
        desktop.window.setUpdatesEnabled(False)  # laid out all the same: nobody looks at it
        desktop.show()
        view = desktop.window.show_screen("preferences")
        assert isinstance(view, PreferencesView)
        view._presenter.page_picked("people")
        qtbot.waitUntil(lambda: len(view.people.rows) == 4)
        return Shop(qtbot, desktop, view)

    yield open_one
    for desktop in made:
        desktop.window.close()
        desktop.window.deleteLater()
    qapp.processEvents()


def worker(page: PeoplePage) -> WorkerPanel:
    assert isinstance(page.panel, WorkerPanel)
    return page.panel


def test_it_stands_between_the_clinic_and_the_languages() -> None:
    keys = [page.key for page in PAGES]
    assert keys.index("people") == keys.index("clinic") + 1 == keys.index("languages") - 1


def test_everybody_is_listed_with_what_opens(shop: Opened) -> None:
    one = shop()
    assert [(row.shown.name, row.shown.words.split(".")[0]) for row in one.page.rows.values()] == [
        ("Ana N.", "Manager, at the desk now, has a passphrase"),
        ("Joy Adeyemi", "Desk, has a passphrase, also speaks Spanish, Vietnamese"),
        ("Marek", "Desk, no passphrase yet"),
        ("Lou", "Access ended on 3 May"),
    ]
    assert not one.page.next_step.isVisible()


def test_desk_reads_the_list_and_who_may_change_it(shop: Opened) -> None:
    one = shop(JOY)
    assert one.page.who_may.isVisible()
    assert one.page.who_may.text() == WHO_MAY
    assert not one.page.add.isVisible()
    assert not any(row.change.isVisible() for row in one.page.rows.values())


def test_somebody_is_added_by_keyboard_alone(shop: Opened) -> None:
    one = shop()
    one.page.add.setFocus()
    one.keys.press(Qt.Key.Key_Return)
    panel = one.page.panel
    assert isinstance(panel, AddPanel)
    assert one.keys.focus() is panel.name
    one.keys.type("Rosa")
    assert panel.secret is not None
    offered = panel.secret.field.text()
    assert len(offered.split()) == 4
    one.keys.press(Qt.Key.Key_Return)
    one.said("Rosa works here now.")
    one.qtbot.waitUntil(lambda: len(one.page.rows) == 5)
    assert one.keys.focus() is one.page.add
    assert (one.person("Rosa").role, one.opens(offered)) == (Role.DESK, True)


def test_what_cannot_be_used_is_said_in_the_panel_and_stays_to_be_mended(shop: Opened) -> None:
    one = shop()
    one.page.add.click()
    panel = one.page.panel
    assert isinstance(panel, AddPanel)
    panel.name.setText("Rosa")
    assert panel.secret is not None
    panel.secret.field.setText(JOYS)
    panel.add.click()
    one.qtbot.waitUntil(panel.trouble.isVisible)
    assert "Somebody else here has this passphrase" in panel.trouble.text()
    assert panel.name.text() == "Rosa"
    one.keys.press(Qt.Key.Key_Escape)
    assert one.page.panel is None
    assert one.page.isVisible(), "Esc folds the panel first"


def test_ending_asks_for_a_second_press_and_says_what_it_means(shop: Opened) -> None:
    one = shop()
    one.page.rows["joy"].change.click()
    panel = worker(one.page)
    panel.end.click()
    assert one.person("Joy Adeyemi").ended_at is None
    assert "opens nothing from now on" in panel.what_it_means.text()
    assert "stays in the history" in panel.what_it_means.text()
    panel.end.click()
    one.said("opens nothing from now on")
    assert one.person("Joy Adeyemi").ended_at is not None
    assert (one.opens(JOYS), one.opens(PASS)) == (False, True)
    one.qtbot.waitUntil(lambda: one.page.next_step.isVisible() and one.page.next_step.text() == SECOND)
    one.page.rows["joy"].change.click()  # and back, by a new passphrase
    worker(one.page).secret.field.setText(WORDS)
    worker(one.page).give.click()
    one.said("has a new passphrase")
    assert one.person("Joy Adeyemi").ended_at is None
    assert one.opens(WORDS)


def test_a_first_press_forgotten_ends_nothing(shop: Opened) -> None:
    one = shop()
    row = one.page.rows["joy"]
    row.change.click()
    worker(one.page).end.click()
    row.change.click()
    row.change.click()
    worker(one.page).end.click()
    assert one.person("Joy Adeyemi").ended_at is None


def test_a_role_counts_at_once_and_the_last_managers_stays(shop: Opened) -> None:
    one = shop()
    one.page.rows[STAFF.id].change.click()
    assert not hasattr(worker(one.page), "end"), "nobody ends their own access"
    worker(one.page).role_picked.emit("desk")
    one.qtbot.waitUntil(worker(one.page).trouble.isVisible)
    assert "only manager who can come in" in worker(one.page).trouble.text()
    one.page.rows["joy"].change.click()
    worker(one.page).role_picked.emit("manager")
    one.said("Joy Adeyemi is a manager now.")
    assert one.person("Joy Adeyemi").role is Role.MANAGER


def test_the_words_can_be_others_and_hidden(shop: Opened) -> None:
    one = shop()
    one.page.rows[MAREK.id].change.click()
    secret = worker(one.page).secret
    before = secret.field.text()
    secret.other.click()
    assert secret.field.text() != before
    secret.hide_words.click()
    assert secret.field.displayText() != secret.field.text()


def test_whoever_comes_to_the_desk_sees_what_that_person_may(shop: Opened) -> None:
    one = shop()
    one.desk.staff = JOY
    one.view.person_changed()
    one.qtbot.waitUntil(one.page.who_may.isVisible)
    assert not one.page.add.isVisible()


def test_a_day_pass_is_made_in_advance_and_its_slip_is_printed_this_once(
    shop: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers: list[Paper] = []
    monkeypatch.setattr(PreferencesView, "print_paper", lambda _, paper: papers.append(paper))
    one = shop()
    one.page.add.click()
    panel = one.page.panel
    assert isinstance(panel, AddPanel)
    assert not panel.print.isVisible()
    panel.role.segments()[2].click()
    assert panel.day.isVisible()
    assert not panel.speaks.isVisible()
    assert panel.day.count() == 15
    panel.name.setText("Sam")
    panel.day.setCurrentIndex(1)
    assert panel.secret is not None
    words = panel.secret.field.text()
    panel.print.click()
    one.said("Sam has a day pass for 15 May.")
    one.qtbot.waitUntil(lambda: len(papers) == 1)
    assert [row.text for part in papers[0].parts for row in part.rows][:2] == ["Friday 15 May", words]
    sam = one.person("Sam")
    assert sam.until is not None
    assert one.opens(words)
    one.qtbot.waitUntil(lambda: sam.id in one.page.rows)
    row = one.page.rows[sam.id]
    assert row.shown.words == "Day pass for 15 May, until midnight, has a passphrase"
    row.change.click()
    assert not hasattr(worker(one.page), "role")
    worker(one.page).end.click()
    worker(one.page).end.click()
    one.said("Access has ended")
    assert not one.opens(words)


def test_a_pin_is_taken_away(shop: Opened) -> None:
    one = shop()
    one.page.rows["joy"].change.click()
    assert not worker(one.page).reset.isVisible()
    one.desk.store.keep_pin(pins.make("joy", "2864", Cost(1, 8192)), at=NOW, by="joy")
    one.view.person_changed()
    one.qtbot.waitUntil(lambda: "has a PIN" in one.page.rows["joy"].shown.words)
    one.page.rows["joy"].change.click()
    worker(one.page).reset.click()
    one.said("Joy Adeyemi's PIN opens nothing any more")
    assert not has_pin(one.desk, "joy")
