"""What reaches Today from around it: the desk is locked, somebody else sits down, the phone is on."""

from collections.abc import Callable

from frontdesk.domain.card_input import CardInput
from frontdesk.domain.changes import Changes
from frontdesk.domain.line import Listening
from frontdesk.screens.today.away import Away
from frontdesk.screens.today.find_presenter import FindPresenter
from frontdesk.screens.today.show_acts import ShowActs
from frontdesk.screens.today.shown import BoardShown, ToastShown
from frontdesk.screens.today.stage import Stage
from frontdesk.usecases.look_at import note_card
from frontdesk.usecases.open_card import still_there

NOBODY = BoardShown("", "", "", ())
"""The left column of a locked desk: no name, no time, no count."""


class AtDesk:
    """One per window. Nothing that stood or was half typed is lost by any of it."""

    def __init__(self, stage: Stage, find: FindPresenter, away: Away, turned: ShowActs) -> None:
        self._stage = stage
        self._turned = turned
        self._find = find
        self._away = away
        self._stays_hidden = False
        self._locked_by = ""
        """Who was at the desk when it locked; empty once it is open again."""
        self.back_up: Callable[[], None] = lambda: None
        """What the line about an old backup asks for; the window knows how."""

    # --- the lock

    @property
    def phoning(self) -> bool:
        """A call is on: the lock waits for its end, hiding does not."""
        card = self._stage.open
        return card is not None and card.situation.listening is Listening.PHONE

    def lock(self, locked: bool) -> None:
        """Everything off the screen and the board with it; and back, where a card has to stand again.

        What was hidden by F9 before stays hidden after; what hid by itself comes back: somebody is there.
        """
        stage = self._stage
        if locked == stage.locked:
            return
        if locked:
            self._locked_by = stage.desk.staff.id
            self._stays_hidden = stage.hidden and not self._away.asleep
            if stage.finding:
                self._find.clear()
            self._turned.wipe()  # what the patient typed lies over the whole window
            stage.locked = True
            stage.hide(True)
            stage.display.show_board(NOBODY)
            return
        stage.locked = False
        stage.pace.rest()  # the Enter that unlocked, hammered, opens nobody
        came_back = self._away.somebody()
        if self._stays_hidden:
            stage.hide(True)
        elif not came_back:
            stage.hide(False)
        stage.display.call_after(0, self._nothing_held)  # after a field has come back

    def _nothing_held(self) -> None:
        self._locked_by = ""

    @property
    def fields_open_again(self) -> bool:
        """A field that stood open comes back, unless somebody else opened the lock: as after Ctrl D its words
        wait with their card, and nobody's Enter keeps them by mistake."""
        return self._locked_by in ("", self._stage.desk.staff.id)

    # --- people

    def awake(self) -> bool:
        """Whether a key of the window may act: not while hidden. What hid by itself it only brings back."""
        return not self._away.somebody() and not self._stage.hidden

    def person_changed(self) -> None:
        """Somebody else is at the desk: the open card is theirs at once.

        Its lines name whoever speaks and know whom the patient has met; to wait for the next card would
        have Joy say "I'm Ana". Somebody asked for it by a key, as with who is listening, so it is no
        repaint behind anybody's back; Enter waits until the card has stood again.
        """
        stage, card, desk = self._stage, self._stage.open, self._stage.desk
        stage.display.put_toast_away()
        if stage.finding:
            self._find.clear()
        if desk.staff.until is not None:  # with a day pass nothing that others had open is looked at
            stage.parked.clear()
            stage.before.clear()
            stage.over = None

        def read(now: tuple[frozenset[str], CardInput | None]) -> None:
            unseen, card_input = now
            stage.sittings.forget(unseen)
            for patient_id in unseen:
                stage.forget(patient_id=patient_id)
            if card is not None and card_input is None:
                stage.forget(patient_id=card.patient_id)
                stage.show_what_stands()
            elif card is not None and card_input is not None and card is stage.open:
                card.read_again(card_input, keep_situation=True)
                stage.let_stand()
            elif card is None:
                stage.show_what_stands()

        def look() -> tuple[frozenset[str], CardInput | None]:
            unseen = desk.whole.unseen_by(desk.staff.id)
            seen = None if card is None else still_there(desk, card.visit_id, card.patient_id)
            if seen is not None:
                note_card(desk, seen)  # somebody else sees it now
            return unseen, seen

        stage.jobs.read(look, read, stage.failed)
        stage.reload_board()

    def did(self, changes: Changes, what: str, said: str = "") -> None:
        """An own act in a panel over Today: Ctrl Z takes it back, the quiet list follows."""
        self._stage.did(changes, what)
        if said:
            self._stage.toast(ToastShown(said))
        self._stage.reload_board()

    def say(self, words: str) -> None:
        """A word about something that is no act."""
        self._stage.toast(ToastShown(words, undo=False))
