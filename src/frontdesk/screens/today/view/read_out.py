"""What a screen reader says when a card opens: what is read at a glance, once for each card and beat,
and again when the line the keys are about is another one.

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
        self._card = ("", "")
        self._line = ""

    def card(self, card: CardShown) -> None:
        """First who it is and what is needed; after the match the line worth saying."""
        if card.beat == "lines":
            big = card.big
            self._say((card.beat, card.name), big.key if big else "", (), _line(big) if big else NOTHING)
        else:
            sound = f"say {card.say}" if card.say else ""
            self._say((card.beat, card.name), "", (sound,), ", ".join(need.text for need in card.needs))

    def leaving(self, shown: LeavingShown) -> None:
        """That somebody is on the way out, and the sentence or row the keys are about; not each letter of
        what is being typed."""
        chosen = next((one for one in shown.rows if one.key == shown.chosen), None)
        words = _line(chosen) if chosen is not None else shown.sentence.text
        self._say(("leaving", shown.name), shown.chosen, ("leaving",), words)

    def forget(self) -> None:
        """Nobody is at the desk; whoever opens next is said."""
        self._card, self._line = ("", ""), ""

    def _say(self, card: tuple[str, str], line: str, beside: tuple[str, ...], words: str) -> None:
        """The name and what stands ``beside`` it once for a card; ``words`` also for another line of it."""
        if not self._on.isVisible():
            return  # the card waits behind another screen
        opens = card != self._card
        if opens or line != self._line:
            self._card, self._line = card, line
            first = (card[1], *beside) if opens else ()
            say_politely(self._on, ", ".join(part for part in (*first, words) if part))


def _line(line: LineShown) -> str:
    return f"{line.title}: {line.text}" if line.text else line.title
