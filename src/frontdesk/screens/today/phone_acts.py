"""A call: the card at the desk waits, a small panel opens over it, one key brings the card back."""

from collections.abc import Callable

from frontdesk.domain.patient import short_board_name
from frontdesk.screens.today.find_presenter import FindPresenter
from frontdesk.screens.today.open_card_state import OpenCard
from frontdesk.screens.today.phone_words import reached, with_purpose
from frontdesk.screens.today.stage import Stage
from frontdesk.usecases.set_situation import set_told

WHO_RINGS = "On the phone: type the name of who rings, or of whom you ring."


class PhoneActs:
    """``over`` is the card the panel lies over; ``reopen`` opens a card that was put away."""

    def __init__(self, stage: Stage, find: FindPresenter, reopen: Callable[[OpenCard], None]) -> None:
        self._stage = stage
        self._find = find
        self._reopen = reopen

    def ring(self) -> None:
        """The key: ask for a name; once more, or in a call, the call is over."""
        stage = self._stage
        if stage.hidden:
            return
        if stage.open is not None and stage.open.calling:
            self.hang_up()
        elif self._find.asks_for_caller:
            self._find.clear()
            stage.show_what_stands()
        else:
            self._find.ask(WHO_RINGS, caller=True)

    def picks_caller(self) -> bool:
        """Whoever is found now is on the phone."""
        in_a_call = self._stage.open is not None and self._stage.open.calling
        return self._find.asks_for_caller or (in_a_call and not self._find.asks)

    def lay_over(self) -> None:
        """The card at the desk is parked; after the call it comes back."""
        stage = self._stage
        if stage.open is None:
            stage.over = None
        elif not stage.open.calling:
            stage.over = stage.open
            stage.parked.park(stage.open)

    def hang_up(self) -> None:
        """The call ended: back to the card that waits, or to an idle desk. Whoever was reached about a missed
        visit is not offered again."""
        stage, ended = self._stage, self._stage.open
        self._find.clear()
        stage.leave_card()
        if ended is not None and reached(ended.card_input, ended.situation):
            desk, visit = stage.desk, ended.visit_id
            first = short_board_name(ended.card_input.patient.board_name)
            stage.change(lambda: set_told(desk, visit, desk.now()), what=f"the call to {first}")
        over, stage.over = stage.over, None
        if over is not None:
            self._reopen(over)
        else:
            stage.show_what_stands()

    def purpose_picked(self, purpose: str) -> None:
        """Why we are on the phone: the lines follow at once."""
        card = self._stage.standing
        if card is not None and card.calling:
            card.set_situation(with_purpose(card.situation, purpose))
            self._stage.show_open()
