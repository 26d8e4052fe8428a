"""What a screen reader says when a card opens: what is read at a glance, once for each card and beat.

The keys stay in Find, so no move of the focus would tell that anything opened. Only what stands large on the
card is said; identity, notes and facts are there to be walked to.
"""

from PySide6.QtWidgets import QWidget

from frontdesk.qt.accessible import say_politely
from frontdesk.screens.today.shown import CardShown, LeavingShown, LineShown
from frontdesk.screens.today.view.line_panel import NOTHING


class ReadOut:
    """Remembers what was said last, so that a card drawn once more stays quiet."""

    def __init__(self, on: QWidget) -> None:
        self._on = on
        self._about = ("", "")

    def card(self, card: CardShown) -> None:
        """First who it is and what is needed, after the match the line worth saying."""
        if card.beat == "lines":
            self._say((card.beat, card.name), card.name, _line(card.big) if card.big else NOTHING)
        else:
            sound = f"say {card.say}" if card.say else ""
            self._say((card.beat, card.name), card.name, sound, *(need.text for need in card.needs))

    def leaving(self, shown: LeavingShown) -> None:
        """That somebody is on the way out, and the last sentence."""
        self._say(("leaving", shown.name), shown.name, "leaving", shown.sentence.text)

    def forget(self) -> None:
        """Nobody is at the desk; whoever opens next is said."""
        self._about = ("", "")

    def _say(self, about: tuple[str, str], *words: str) -> None:
        if about != self._about:
            self._about = about
            say_politely(self._on, ", ".join(word for word in words if word))


def _line(line: LineShown) -> str:
    return f"{line.title}: {line.text}" if line.text else line.title
