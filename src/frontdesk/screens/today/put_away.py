"""Cards that were put away and are not done with: up to three, the newest first. Pure."""

from frontdesk.screens.today.open_card_state import OpenCard

AT_MOST = 3


class PutAway:
    """``chosen`` is the place Enter opens on the idle screen; the one behind the last is the next person."""

    def __init__(self) -> None:
        self.cards: tuple[OpenCard, ...] = ()
        self.chosen = 0

    def park(self, card: OpenCard) -> None:
        """It comes back by Enter; a fourth drops the oldest, which stands on the board as everybody does."""
        self._keep((card, *(c for c in self.cards if not c.is_about(card))))

    def opened(self, card: OpenCard) -> None:
        """It stands again; what was done with leaves the row when somebody else is opened. A call is no card
        at the desk: whoever waits there goes on waiting."""
        if card.calling:
            return
        self._keep(tuple(c for c in self.cards if not c.is_about(card) and not c.done_with))

    def forget(self, visit_id: str, patient_id: str) -> None:
        """The visit was somebody else's, or there is nobody of that id any more."""
        self._keep(tuple(c for c in self.cards if not c.is_of(visit_id, patient_id)))

    def clear(self) -> None:
        """Midnight."""
        self._keep(())

    def choose(self, step: int, *, of: int) -> None:
        """↓ and ↑ on the idle screen, where ``of`` can be opened."""
        self.chosen = max(0, min(self.chosen + step, of - 1))

    @property
    def chosen_card(self) -> OpenCard | None:
        """The card Enter brings back; None when it opens the next person."""
        return self.cards[self.chosen] if self.chosen < len(self.cards) else None

    def _keep(self, cards: tuple[OpenCard, ...]) -> None:
        self.cards, self.chosen = cards[:AT_MOST], 0
