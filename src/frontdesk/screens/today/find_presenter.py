"""Find: each letter searches; the card and the board's names make room."""

from frontdesk.screens.today.find import find_shown
from frontdesk.screens.today.shown import FindRow
from frontdesk.screens.today.stage import Stage
from frontdesk.store.port import Found
from frontdesk.usecases.find_patient import find_patient


class FindPresenter:
    """What is typed, who fits, which row is chosen. Late answers are dropped by ticket."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._ticket = 0
        self._typed = ""
        self._found: tuple[Found, ...] = ()
        self._row = 0

    def typed(self, text: str) -> None:
        """The field's text changed."""
        stage = self._stage
        if stage.hidden:
            return
        if not text.strip():
            if self._typed:
                self.clear()
                stage.show_what_stands()
            return
        self._typed, self._row = text, 0
        self._ticket += 1
        ticket = self._ticket
        if not stage.finding:
            stage.finding = True
            stage.show_board()
        stage.jobs.read(
            lambda: find_patient(stage.desk, text), lambda found: self._read(ticket, found), stage.failed
        )

    def moved(self, step: int) -> None:
        """Arrow keys."""
        if self._found:
            self._row = (self._row + step) % len(self._found)
            self._show()

    def chosen(self, row: int | None = None) -> FindRow | None:
        """The row to open; None while nobody fits."""
        at = self._row if row is None else row
        if not 0 <= at < len(self._found):
            return None
        return find_shown(self._stage.desk, self._typed, self._found).rows[at]

    def clear(self) -> None:
        """Close the list; an answer still under way is dropped."""
        self._ticket += 1
        self._typed, self._found, self._row = "", (), 0
        self._stage.finding = False
        self._stage.display.show_find(None)

    def _read(self, ticket: int, found: tuple[Found, ...]) -> None:
        if ticket == self._ticket and self._typed:
            self._found = found
            self._show()

    def _show(self) -> None:
        stage = self._stage
        stage.display.show_find(find_shown(stage.desk, self._typed, self._found, self._row))
