"""Beside Today: every page of Settings, a list brought in, two records made one, a line written."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from frontdesk.domain.deed import Change
from frontdesk.domain.imported import ImportedPatient
from frontdesk.domain.patient import Patient
from frontdesk.domain.set_aside import Reason
from frontdesk.screens.brought.view.brought_view import BroughtView
from frontdesk.screens.catalogue import BROUGHT, DOUBLES, PREFERENCES, PROMPTS
from frontdesk.screens.doubles.view.doubles_view import DoublesView
from frontdesk.screens.import_review.view.review_view import ReviewView
from frontdesk.screens.preferences.shown import PAGES
from frontdesk.screens.preferences.view.preferences_view import PreferencesView
from frontdesk.screens.studio.view.studio_view import StudioView
from frontdesk.usecases.set_aside import row_set_aside
from tests.canary.people import day_list, word
from tests.canary.walk import Walk

Act = Callable[[Walk, str], None]
View = TypeVar("View", bound=QWidget)
REAL_NAME = word("ada", "PersonName.family")


def _in_front(walk: Walk, kind: type[View]) -> View:
    view = walk.window.body.currentWidget()
    assert isinstance(view, kind)
    return view


def _screen(key: str) -> Act:
    def act(walk: Walk, _: str) -> None:
        walk.window.show_screen(key)

    return act


def _page(key: str) -> Act:
    return lambda walk, _: _in_front(walk, PreferencesView)._presenter.page_picked(key)


def _bring(walk: Walk, _: str) -> None:
    walk.desktop.bring(())


def _list(walk: Walk, _: str) -> None:
    """The list lies outside of what the program writes."""
    with tempfile.TemporaryDirectory() as folder:
        walk.desktop.bring((day_list(Path(folder)),))
        review = _in_front(walk, ReviewView)
        assert review.columns.isVisible()
        assert "Reason for visit, Gender" in review.columns.never.text()
        review.main.click()  # read now: what follows needs no file
        walk.settle()
    assert review.look_through.isVisible()


def _back_to_columns(walk: Walk, _: str) -> None:
    _in_front(walk, ReviewView).again.click()


def _part(at: int) -> Act:
    def act(walk: Walk, _: str) -> None:
        parts = list(_in_front(walk, ReviewView).look_through.parts.values())
        parts[at % len(parts)].click()

    return act


def _new_line(walk: Walk, _: str) -> None:
    presenter = _in_front(walk, StudioView).presenter
    presenter.new_asked()
    presenter.editing.title_typed(f"For {REAL_NAME}")
    presenter.editing.text_typed(f"{{name}}, {REAL_NAME} sends greetings.")


def _keep(walk: Walk, _: str) -> None:
    _in_front(walk, StudioView).presenter.keep_draft()


def _live(walk: Walk, _: str) -> None:
    _in_front(walk, StudioView).presenter.put_live()


def _private(held: bool) -> Act:
    return lambda walk, _: _in_front(walk, DoublesView).presenter.private_held(held)


def _one_person(walk: Walk, _: str) -> None:
    _in_front(walk, DoublesView).presenter.one_person()


def _made(walk: Walk, _: str) -> None:
    _in_front(walk, DoublesView).presenter.tab_picked("made")


def _alone(walk: Walk, _: str) -> None:
    walk.alone_for(91)
    assert walk.today.isVisible()


def _somebody(walk: Walk, _: str) -> None:
    walk.press(Qt.Key.Key_A)
    assert not walk.today.isVisible(), "what stood there stands there again"


def _hide(walk: Walk, _: str) -> None:
    walk.press(Qt.Key.Key_F9)
    walk.press(Qt.Key.Key_A)
    assert walk.today.isVisible(), "only F9 brings it back"


def _show(walk: Walk, _: str) -> None:
    walk.press(Qt.Key.Key_F9)
    assert not walk.today.isVisible(), "what stood there stands there again"


def _left_alone(situation: str) -> tuple[tuple[str, Act, str], ...]:
    alone = (("nobody for 90 s", _alone, "hidden"), ("back", _somebody, situation))
    return *alone, ("F9", _hide, "hidden"), ("F9 again", _show, situation)


def _looks_of(patient: str) -> Act:
    return lambda walk, _: walk.desktop._ways._looks((patient, "") if patient else None)


def _add(walk: Walk, _: str) -> None:
    """The last button: everything is written."""
    _in_front(walk, ReviewView).main.click()
    walk.settle()
    assert walk.today.isVisible()


def _aside(walk: Walk, _: str) -> None:
    """A row of a list waits that may be somebody here: all that tells who it is stands side by side."""
    desk = walk.desktop.desk
    ada = desk.store.get(Patient, "ada")
    assert ada is not None
    row = ImportedPatient("row 2", ada.names, ada.identifiers, (), ada.birth_date, ada.contacts)
    one = row_set_aside(desk, "people.csv", Reason.MAY_BE_DOUBLE, ("ada",), row)
    desk.store.commit(desk.deed("set_aside", Change(None, one)))
    walk.window.show_screen(BROUGHT)
    walk.settle()
    assert _in_front(walk, BroughtView).decide.isVisible()


def _imports(walk: Walk, _: str) -> None:
    tabs = _in_front(walk, BroughtView).tabs
    assert tabs is not None
    tabs.segments()[1].click()
    walk.settle()


CHAINS: dict[str, tuple[tuple[str, Act, str], ...]] = {
    "settings": (
        ("opened", _screen(PREFERENCES), "another screen"),
        *((f"page {page.key}", _page(page.key), "another screen") for page in PAGES),
    ),
    "a list brought in": (
        ("opened", _bring, "another screen"),
        ("looked through", _list, "looked through"),
        *((f"part {at}", _part(at), "looked through") for at in range(4)),
        ("its columns", _back_to_columns, "columns"),
        *_left_alone("columns"),
    ),
    "a list added": (("looked through", _list, "looked through"), ("added", _add, "")),
    "rows set aside": (
        ("opened", _aside, "brought"),
        ("imports", _imports, "another screen"),
        *_left_alone("another screen"),
    ),
    "who looked": (
        ("the week", _looks_of(""), "looks"),
        ("at one", _looks_of("ada"), "looks"),
        *_left_alone("looks"),
    ),
    "two records made one": (
        ("opened", _screen(DOUBLES), "doubles"),
        ("F4 held", _private(True), "doubles held"),
        ("F4 let go", _private(False), "doubles"),
        ("one person", _one_person, "made one"),
        ("what was made one", _made, "made one"),
        *_left_alone("another screen"),
    ),
    "a line with a real name": (
        ("opened", _screen(PROMPTS), "another screen"),
        ("typed", _new_line, "prompts typed"),
        ("kept", _keep, "prompts typed"),
        ("put live", _live, "prompts typed"),
    ),
}
SITUATIONS = frozenset(situation for steps in CHAINS.values() for _, _, situation in steps) - {"hidden"}
"""The card waits behind another screen as it was: there only what is in sight counts."""
