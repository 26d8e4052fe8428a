"""Three hints beside three places, for somebody with a day pass: on the first cards, until each is pressed.

Nobody shows a temp around at half past seven; what has to be known is said where it is done.
"""

from frontdesk.screens.today.shown import HintsShown
from frontdesk.usecases.desk import Desk

CARDS = 3
"""On so many cards, then it is known."""
NAME, ASK, LEAVING = "name", "ask", "leaving"
_SOUND = "Say the name as it sounds here."
_NO_SOUND = "Ask once how it is said, then F2."
_ASK = "Ask for full name and birth date, compare, then Enter."
_LEAVING = "One is enough."


class FirstHints:
    """One per window; they begin anew with the next person who has a day pass."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._whose = ""
        self._cards: list[str] = []
        self._pressed: set[str] = set()

    def of(self, card: str, *, sound: bool) -> HintsShown:
        """What stands on a card (any name of its own); nothing for who works here."""
        staff = self._desk.staff
        if staff.until is None:
            return HintsShown()
        if staff.id != self._whose:
            self._whose, self._cards, self._pressed = staff.id, [], set()
        if card not in self._cards:
            self._cards.append(card)
        if self._cards.index(card) >= CARDS:
            return HintsShown()
        return HintsShown(
            self._unless_pressed(NAME, _SOUND if sound else _NO_SOUND),
            self._unless_pressed(ASK, _ASK),
            self._unless_pressed(LEAVING, _LEAVING),
        )

    def pressed(self, which: str) -> None:
        """It is known now, and not said again."""
        self._pressed.add(which)

    def _unless_pressed(self, which: str, words: str) -> str:
        return "" if which in self._pressed else words
