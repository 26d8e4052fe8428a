"""While the desk is locked nothing of a list reaches the screen; the page that would stand there waits."""

from collections.abc import Callable
from typing import Protocol

from frontdesk.screens.import_review.presenter import ReviewDisplay
from frontdesk.screens.import_review.shown import BusyShown, ChooseShown, ColumnsShown, ReviewShown


class Emptied(ReviewDisplay, Protocol):
    """A display that can also forget."""

    def forget(self) -> None:
        """Take every name, value and file name out of all pages."""


class Veil:
    """Implements ``ReviewDisplay`` before the real one. Reading and writing go on behind it."""

    def __init__(self, display: Emptied) -> None:
        self._display = display
        self._locked = False
        self._columns: ColumnsShown | None = None
        self._page: Callable[[], None] = _nothing
        self._left: list[str] = []

    def lock(self, locked: bool) -> None:
        """Empty every page; and back to the one that would stand there now."""
        self._locked = locked
        if locked:
            self._display.forget()
            return
        if self._columns is not None:
            self._display.show_columns(
                self._columns
            )  # the review knows by it that there is a way back to them
        self._page()
        left, self._left = self._left, []
        if left:
            self._display.leave(" ".join(word for word in left if word))

    # --- ReviewDisplay

    def show_choose(self, shown: ChooseShown) -> None:
        """The first page."""
        self._columns = None
        self._show(lambda: self._display.show_choose(shown))

    def show_busy(self, shown: BusyShown) -> None:
        """Reading or writing."""
        self._show(lambda: self._display.show_busy(shown))

    def show_columns(self, shown: ColumnsShown) -> None:
        """The second page."""
        self._columns = shown
        self._show(lambda: self._display.show_columns(shown))

    def show_review(self, shown: ReviewShown) -> None:
        """The third page."""
        self._show(lambda: self._display.show_review(shown))

    def leave(self, words: str, *, to_decide: bool = False) -> None:
        """Back to Today, once it can be seen."""
        if self._locked:
            self._left.append(words)
        else:
            self._display.leave(words, to_decide=to_decide)

    def call_after(self, seconds: float, call: Callable[[], None]) -> None:
        """Time goes on."""
        self._display.call_after(seconds, call)

    def clear_copied(self, text: str) -> bool:
        """Locked or not: a list does not stay on the clipboard."""
        return self._display.clear_copied(text)

    # ours

    def _show(self, page: Callable[[], None]) -> None:
        self._page = page
        if not self._locked:
            page()


def _nothing() -> None:
    """No page was shown yet."""
