"""A list that is looked through when the desk locks: nothing of it stays to be read, and nothing is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from frontdesk.screens.import_review.shown import (
    BusyShown,
    ChooseShown,
    ColumnShown,
    ColumnsShown,
    Part,
    ReviewShown,
    RowShown,
)
from frontdesk.screens.import_review.veil import Veil
from frontdesk.screens.import_review.view.review_view import ReviewView
from tests.screens.import_review.conftest import Bench
from tests.screens.lock.reading import said_anywhere

COLUMNS = ColumnsShown("linden-day.csv", columns=(ColumnShown("Patient Name", "Brennan, Siobhán", "name"),))
REVIEW = ReviewShown(
    "linden-day.csv", ("1 patient.",), (Part("new", "New 1", (RowShown("Siobhán Brennan"),)),)
)


class Seen:
    """Implements the display: what was shown, in order."""

    def __init__(self) -> None:
        self.shown: list[object] = []

    def show_choose(self, shown: ChooseShown) -> None:
        self.shown.append(shown)

    def show_busy(self, shown: BusyShown) -> None:
        self.shown.append(shown)

    def show_columns(self, shown: ColumnsShown) -> None:
        self.shown.append(shown)

    def show_review(self, shown: ReviewShown) -> None:
        self.shown.append(shown)

    def leave(self, words: str, *, to_decide: bool = False) -> None:
        assert not to_decide
        self.shown.append(f"left: {words}")

    def forget(self) -> None:
        self.shown.append("forgot")

    def call_after(self, seconds: float, call: Callable[[], None]) -> None:
        del call
        self.shown.append(seconds)

    def clear_copied(self, text: str) -> bool:
        self.shown.append(f"cleared: {text}")
        return True


def test_the_page_of_then_comes_back_with_the_way_to_its_columns() -> None:
    seen = Seen()
    veil = Veil(seen)
    veil.show_columns(COLUMNS)
    veil.show_review(REVIEW)
    veil.lock(True)
    assert seen.shown == [COLUMNS, REVIEW, "forgot"]
    veil.lock(False)
    assert seen.shown[3:] == [COLUMNS, REVIEW]


def test_what_goes_on_behind_it_is_shown_once_it_is_lifted() -> None:
    seen = Seen()
    veil = Veil(seen)
    veil.show_busy(BusyShown("Adding linden-day.csv"))
    veil.lock(True)
    for done in (10, 20):
        veil.show_busy(BusyShown("Adding linden-day.csv", done=done))
    veil.call_after(0.25, lambda: None)
    assert seen.shown[1:] == ["forgot", 0.25], "time goes on"
    veil.show_choose(ChooseShown())
    veil.leave("1 patient was added.")
    veil.lock(False)
    assert seen.shown[3:] == [ChooseShown(), "left: 1 patient was added."]


@pytest.fixture
def list_of_one(tmp_path: Path) -> Path:
    path = tmp_path / "linden-day.csv"
    path.write_text('Patient Name,DOB\n"Brennan, Siobhan",14/03/1961\n', encoding="utf-8")
    return path


def about_the_list() -> list[str]:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what was thrown out is gone at once
    told = ("Brennan", "linden-day", "1961")
    return [words for words in said_anywhere() if any(word in words for word in told)]


def test_in_the_window(bench: Bench, list_of_one: Path) -> None:
    desktop = bench.desktop
    desktop.bring((list_of_one,))
    view = desktop.window.show_screen("import_review")
    assert isinstance(view, ReviewView)
    bench.qtbot.waitUntil(view.columns.isVisible, timeout=20_000)
    for page, go_on in (("columns", True), ("look_through", False)):
        bench.qtbot.waitUntil(getattr(view, page).isVisible, timeout=20_000)
        assert about_the_list()
        view.lock(True)
        assert about_the_list() == []
        view.lock(False)
        assert about_the_list()
        assert getattr(view, page).isVisible()
        if go_on:
            view.main.click()
    assert view.again.isVisible(), "back to the columns"
