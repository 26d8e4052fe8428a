"""Cards that were put away: those that wait on the idle screen, and what was done on those before. Pure."""

from frontdesk.screens.today.open_card_state import OpenCard

AT_MOST = 3
"""How many wait on the idle screen, and how many that stood before keep their ticks."""


class StoodBefore:
    """The cards that stood last, the newest last; one with half-typed words waits until midnight."""

    def __init__(self) -> None:
        self.cards: tuple[OpenCard, ...] = ()

    def keep(self, card: OpenCard) -> None:
        """It was put away; opened again it has what the desk did on it."""
        known = [c for c in self.cards if c.handled is not card.handled]
        last = known[-AT_MOST + 1 :]
        self.cards = (*(c for c in known[: -AT_MOST + 1] if c.half_typed), *last, card)

    def forget(self, visit_id: str, patient_id: str) -> None:
        """The visit was somebody else's, or there is nobody of that id any more."""
        self.cards = tuple(c for c in self.cards if not c.is_of(visit_id, patient_id))

    def clear(self) -> None:
        """Midnight."""
        self.cards = ()


class PutAway:
    """Not done with: up to three, the newest first.

    ``chosen`` is the place Enter opens on the idle screen; the one behind the last is the next person.
    """

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
