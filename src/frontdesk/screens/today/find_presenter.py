"""Find: each letter searches; the card and the board's names make room."""

from collections.abc import Callable
from dataclasses import replace

from frontdesk.screens.today.find import find_shown, fits, name_typed, to_come_first
from frontdesk.screens.today.shown import FindRow, FindShown
from frontdesk.screens.today.stage import Stage
from frontdesk.screens.today.who_is_it import TYPE_ANOTHER, Asked
from frontdesk.store.port import Found
from frontdesk.usecases.find_patient import find_patient

SOMEBODY_NEW = FindRow("", "", "")
"""What is picked with the row that adds whoever was typed."""


class FindPresenter:
    """What is typed, who fits, which row is chosen. Late answers are dropped by ticket."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        stage.in_find = self.moved
        self._ticket = 0
        self._typed = ""
        self._found: tuple[Found, ...] = ()
        self._row = 0
        self._answered = False
        self._waiting: Callable[[FindRow], None] | None = None
        self.asks = ""
        """What stands in the empty list; empty when it was opened by typing."""
        self.asks_for_caller = False
        """Whoever is picked is on the phone, not at the desk."""
        self.who: Asked | None = None
        """The booking that asks who it is; whoever is picked is its person."""

    def ask(self, prompt: str, *, caller: bool = False) -> None:
        """Open the list empty, with what to type."""
        if self._stage.hidden:
            return
        self.clear()
        self.asks, self.asks_for_caller = prompt, caller
        self._stage.finding = True
        self._stage.show_board()
        self._show_prompt()

    def ask_who(self, who: Asked) -> None:
        """Open the list with those a booking may be about; typing looks for anybody."""
        if self._stage.hidden:
            return
        self.clear()
        self.who = who
        self._stage.finding = True
        self._stage.show_board()
        self._show_who(who)

    def typed(self, text: str) -> None:
        """The field's text changed."""
        stage = self._stage
        if stage.hidden:
            return
        if not text.strip():
            self._ticket += 1
            if self.asks:
                self._typed, self._found, self._answered, self._waiting = "", (), False, None
                self._show_prompt()
            elif self.who is not None:
                self._show_who(self.who)
            elif self._typed:
                self.clear()
                stage.show_what_stands()
            return
        self._typed, self._row = text, 0
        self._answered, self._waiting = False, None
        self._ticket += 1
        ticket = self._ticket
        if not stage.finding:
            stage.finding = True
            stage.show_board()
        stage.jobs.read(
            lambda: find_patient(stage.desk, text), lambda found: self._read(ticket, found), stage.failed
        )

    def moved(self, step: int) -> None:
        """Arrow keys; the row that adds somebody is the last one."""
        shown = self._list() if self._answered else None
        places = len(shown.rows) + bool(shown.new) if shown is not None else 0
        if places:
            self._row = (self._row + step) % places
            self._show()

    def chosen(self) -> FindRow | None:
        """The row Enter opens; None while the answer to what was typed is under way, or when nobody fits."""
        return self._at(self._row) if self._answered else None

    def pick(self, then: Callable[[FindRow], None], row: int | None = None) -> None:
        """Open the chosen row, or the clicked one.

        Enter that comes before the answer waits for it: what opens fits all that was typed.
        """
        if not self._answered:
            self._waiting = then
            return
        one = self._at(self._row if row is None else row)
        if one is not None and one.patient_id and self.who is not None:
            who = self.who
            self.clear()
            self._stage.show_what_stands()
            who.picked(one.patient_id)
        elif one is not None:
            then(one)

    @property
    def name(self) -> list[str]:
        """The words of the name that stands in the field; of a booking that asks, those written there."""
        if self.who is not None and not self._typed:
            return list(self.who.written)
        return name_typed(self._typed) if self._stage.finding and not self.asks_for_caller else []

    def clear(self) -> None:
        """Close the list; an answer still under way is dropped."""
        self._ticket += 1
        self._typed, self._found, self._row = "", (), 0
        self._answered, self._waiting = False, None
        self.asks, self.asks_for_caller, self.who = "", False, None
        self._stage.finding = False
        self._stage.display.show_find(None)

    def _read(self, ticket: int, found: tuple[Found, ...]) -> None:
        if ticket == self._ticket and self._typed:
            self._found, self._answered = to_come_first(self._stage.desk, found), True
            waiting, self._waiting = self._waiting, None
            self._show()
            if waiting is not None:
                self.pick(waiting)

    def _at(self, row: int) -> FindRow | None:
        shown = self._list()
        if row == len(shown.rows) and shown.new:
            return SOMEBODY_NEW
        return shown.rows[row] if 0 <= row < len(shown.rows) else None

    def _show_who(self, who: Asked) -> None:
        self._typed, self._found, self._row = "", to_come_first(self._stage.desk, who.found), 0
        self._answered, self._waiting = True, None
        shown, written = self._list(), " ".join(who.written)
        if shown.new:  # an Enter in a hurry says nobody who has half of the name
            fitting = (at for at, row in enumerate(shown.rows) if fits(row.name, written))
            self._row = next(fitting, len(shown.rows))
        self._show()

    def _show_prompt(self) -> None:
        self._stage.display.show_find(FindShown((), nobody=self.asks))

    def _show(self) -> None:
        self._stage.display.show_find(self._list())

    def _list(self) -> FindShown:
        stage, may_add, who = self._stage, not self.asks_for_caller, self.who
        typed = self._typed or (" ".join(who.written) if who is not None else "")
        shown = find_shown(
            stage.desk, typed, self._found, self._row,
            board=stage.board, may_add=may_add, may_be_booked=who is None,
        )  # fmt: skip
        if who is None:
            return shown
        nobody = shown.nobody if self._typed or shown.rows else TYPE_ANOTHER
        return replace(shown, title=who.title, nobody=nobody)
