"""Nobody touches the desk: notes and sources fold, then everything hides. Left alone, it tells nobody."""

from collections.abc import Callable

from frontdesk.screens.today.find_presenter import FindPresenter
from frontdesk.screens.today.show_acts import BACK_AFTER, ShowActs
from frontdesk.screens.today.stage import Stage
from frontdesk.settings.declared import FOLD_AFTER, HIDE_AFTER
from frontdesk.settings.settings import Settings


class Away:
    """What hid by itself comes back with any key or movement, which does nothing else; after F9 only F9.

    ``fold_after`` and ``hide_after`` are seconds without a key or a movement; None is never.
    """

    def __init__(
        self, stage: Stage, find: FindPresenter, turned: ShowActs, ticks: Callable[[], float]
    ) -> None:
        self._stage = stage
        self._find = find
        self._turned = turned
        self._ticks = ticks
        self._touched = ticks()
        self._hid = False
        self.fold_after: float | None = FOLD_AFTER.default
        self.hide_after: float | None = HIDE_AFTER.default

    def follow(self, settings: Settings) -> None:
        """As this computer is set, from now on."""

        def fold(seconds: int | None) -> None:
            self.fold_after = seconds

        def hide(seconds: int | None) -> None:
            self.hide_after = seconds

        settings.follow(FOLD_AFTER, fold)
        settings.follow(HIDE_AFTER, hide)

    @property
    def asleep(self) -> bool:
        """It hid by itself and nobody came since."""
        return self._hid and self._stage.hidden

    def somebody(self) -> bool:
        """A key, a click, a movement. True where it brought the screen back: it means nothing else then."""
        self._touched = self._ticks()
        hid, self._hid = self._hid, False
        self._quiet(False)
        if hid and self._stage.hidden:
            self._stage.hide(False)
            return True
        return False

    def hide(self) -> None:
        """Everything goes out of sight, and comes back with any key or movement."""
        self._hid = True
        if self._stage.finding:
            self._find.clear()
        self._stage.hide(True, by_itself=True)

    def hide_by_hand(self) -> None:
        """Everything goes out of sight; only the same key brings it back."""
        if self._stage.finding:
            self._find.clear()
        self._stage.hide(True)

    def second_passed(self) -> None:
        """Looked at once a second."""
        alone = self._ticks() - self._touched
        if self._turned.facing and (alone >= BACK_AFTER or self._stage.open is None):
            self._turned.wipe()  # it faces a stranger, or midnight came: only F9 brings the desk back
        if self.hide_after is not None and alone >= self.hide_after and not self._stage.hidden:
            self.hide()
        elif self.fold_after is not None and alone >= self.fold_after:
            self._quiet(True)

    def _quiet(self, quiet: bool) -> None:
        card = self._stage.open
        if card is not None and card.quiet != quiet:
            card.quiet = quiet
            card.notes_level = 0
            self._stage.show_open()
