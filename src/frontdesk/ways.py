"""Which screen leads where, for those beside Today that another screen leads to, and back again.

Screens are strangers (docs/architecture.md); the window knows the way. What lies over every screen is tied in
``desktop.py``.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from frontdesk.frame.running_feeds import RunningFeeds
from frontdesk.qt.window import Window
from frontdesk.qt.window_keys import Shortcut
from frontdesk.screens.brought.shown import TO_DECIDE
from frontdesk.screens.catalogue import BROUGHT, DOUBLES, LOOKS, PREFERENCES, REACHED, RECORD
from frontdesk.screens.import_review.actions import ACTIONS as PASTE_KEYS

if TYPE_CHECKING:
    from frontdesk.screens.brought.view.brought_view import BroughtView
    from frontdesk.screens.doubles.view.doubles_view import DoublesView
    from frontdesk.screens.import_review.view.review_view import ReviewView
    from frontdesk.screens.looks.view.looks_view import LooksView
    from frontdesk.screens.preferences.view.preferences_view import PreferencesView
    from frontdesk.screens.record.view.record_view import RecordView

SEE_ONE = "Type a name. Ctrl E opens the record, Ctrl F8 shows what is kept to the patient."


class Ways:
    """One per window. ``home(words)`` is Today, ``to_record(patient, visit)`` the record."""

    def __init__(
        self,
        window: Window,
        home: Callable[[str], None],
        to_record: Callable[[str, str], None],
        hear_of_person: Callable[[Callable[[], None]], None],
        feeds: RunningFeeds,
        bring: Callable[[tuple[Path, ...]], None],
    ) -> None:
        self._window = window
        self._home = home
        self._to_record = to_record
        self._hear_of_person = hear_of_person
        self._feeds = feeds
        self._bring = bring
        self._looked_from: tuple[str, str] | None = None
        """The record the list of who looked was opened from: patient and visit."""
        self._decides_after_a_list = False

    def shortcuts(self) -> list[Shortcut]:
        """The keys that lead somewhere from every screen."""
        return [Shortcut(action.key, self._paste) for action in PASTE_KEYS]

    def _paste(self) -> None:
        """To the import review with the list on the clipboard."""
        self._bring(())
        if not self._window.covered:
            self._window.show_screen(REACHED[0].key).paste()  # type: ignore[attr-defined]  # the screen of that key

    def tie(self, key: str, view: object) -> None:
        """A screen was made: what it asks for leads on from here. Those that lead nowhere are left alone."""
        tie = {
            PREFERENCES: self._settings,
            DOUBLES: self._doubles,
            BROUGHT: self._brought,
            RECORD: self._record,
            LOOKS: self._looks_made,
            REACHED[0].key: self._review,
        }.get(key)
        if tie is not None:
            tie(view)  # type: ignore[operator]  # the screen of that key

    def _settings(self, view: "PreferencesView") -> None:
        """Back to Today; from Clinic to doubles and to what was brought in, from Trust to one record and to
        the week's looks."""
        view.left.connect(self._home)
        view.screen_asked.connect(self._window.show_screen)
        view.record_asked.connect(lambda: self._home(SEE_ONE))
        view.looks_asked.connect(lambda: self._looks(None))
        view.bring_asked.connect(lambda path: self._bring((path,)))
        view.follow(self._feeds)
        self._hear_of_person(view.person_changed)

    def _review(self, view: "ReviewView") -> None:
        """A file that waited in the watched folder was brought in by hand: it is put away."""
        view.presenter.brought_in = self._feeds.brought_in
        view.brought_asked.connect(self._to_decide)

    def _doubles(self, view: "DoublesView") -> None:
        """Back to Settings."""
        view.left.connect(lambda _: self._window.show_screen(PREFERENCES))
        self._hear_of_person(view.presenter.person_changed)

    def _brought(self, view: "BroughtView") -> None:
        """Back to where it was opened."""
        view.left.connect(self._back_from_brought)
        self._hear_of_person(view.presenter.person_changed)

    def _to_decide(self, words: str) -> None:
        """A list was added, and some of it waits for somebody to say who it is."""
        self._decides_after_a_list = True
        view = self._window.show_screen(BROUGHT)
        view.presenter.opened(TO_DECIDE)  # type: ignore[attr-defined]  # the screen of that key
        view.say(words)  # type: ignore[attr-defined]

    def _back_from_brought(self, _: str) -> None:
        if self._decides_after_a_list:
            self._decides_after_a_list = False
            self._home("")
        else:
            self._window.show_screen(PREFERENCES)

    def _record(self, view: "RecordView") -> None:
        """From its Consent chapter to who looked at this person."""
        view.for_good.looks_pressed.connect(lambda: self._looks(view.presenter.standing))

    def _looks_made(self, view: "LooksView") -> None:
        """Back to where it was opened."""
        view.left.connect(self._back_from_looks)
        self._hear_of_person(view.presenter.person_changed)

    def _looks(self, of: tuple[str, str] | None) -> None:
        self._looked_from = of
        view = self._window.show_screen(LOOKS)
        view.presenter.open(of[0] if of else "")  # type: ignore[attr-defined]  # the screen of that key

    def _back_from_looks(self) -> None:
        if self._looked_from is not None:
            self._to_record(*self._looked_from)
        else:
            self._window.show_screen(PREFERENCES)
