"""Opening a booking whose person nobody has said yet: Find asks who it is, with those it may be."""

from collections.abc import Callable
from dataclasses import dataclass, field

from frontdesk.domain.booking import Booking
from frontdesk.domain.changes import Changes
from frontdesk.domain.patient import written_in_parts
from frontdesk.screens.today.card_words import short_clinician
from frontdesk.screens.today.shown import ToastShown
from frontdesk.screens.today.stage import Stage
from frontdesk.store.port import BoardRow, Found
from frontdesk.usecases.who_is_it import ask_again, off_the_list, say_who, whom_it_may_be

WHO, OFF, ASK_AGAIN = "who", "off_the_list", "ask_again"
SOMEBODY_ELSE = (ASK_AGAIN, "It is somebody else: ask who")
ON_A_BOOKING = ((WHO, "Who is it?"), (OFF, "Nobody is meant: off the list"))
"""The menu of such a row."""
TYPE_ANOTHER = "Nobody here has a name like it. Type another name, or add somebody new."


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands in Find while a booking asks who it is."""

    title: str = field(repr=False)
    found: tuple[Found, ...] = field(repr=False)
    written: tuple[str, ...] = field(repr=False)
    """The words of the written name, given names first where that is known."""
    picked: Callable[[str], None]
    """Somebody was chosen: the patient's id."""


class WhoIsIt:
    """One question at a time."""

    def __init__(self, stage: Stage, ask: Callable[[Asked], None], said: Callable[[str], None]) -> None:
        """``ask`` shows the question, ``said(visit_id)`` opens the card of the visit it became."""
        self._stage = stage
        self._ask = ask
        self._said = said

    def ask(self, row: BoardRow) -> None:
        """Enter or a press on the row."""
        stage, booking = self._stage, row.booking
        if booking is None or stage.hidden:
            return
        desk = stage.desk
        ticket = stage.ticket
        at = desk.speech.clock(desk.local(booking.start))
        name = short_clinician(row.clinician)
        title = f"Who is it? {at}, {booking.written_name or booking.board_name}{f', {name}' if name else ''}"

        def read(found: tuple[Found, ...]) -> None:
            if ticket == stage.ticket and not stage.hidden:
                self._ask(Asked(title, found, words_of(booking), lambda who: self._say(booking, at, who)))

        stage.jobs.read(lambda: whom_it_may_be(desk, booking.id), read, stage.failed)

    def picked(self, row: BoardRow, key: str) -> None:
        """One of the menu of the row."""
        desk, booking = self._stage.desk, row.booking
        if key == WHO:
            self.ask(row)
        elif booking is not None:
            said = f"{row.board_name} is off the list"
            self._stage.change(lambda: off_the_list(desk, booking.id), said, what="the booking off the list")

    def not_this_one(self, row: BoardRow) -> None:
        """The name alone, or somebody at the desk, meant another person."""
        desk, visit_id = self._stage.desk, row.visit.id
        at = desk.speech.clock(desk.local(row.visit.start))
        said = f"Who is booked for {at} is asked again"
        self._stage.change(lambda: ask_again(desk, visit_id), said, what=f"the question who comes at {at}")

    def _say(self, booking: Booking, at: str, patient_id: str) -> None:
        stage = self._stage
        desk = stage.desk

        def done(changes: Changes) -> None:
            stage.did(changes, f"who is booked for {at}")
            stage.toast(ToastShown(f"It is said who is booked for {at}"))
            stage.reload_board()
            self._said(booking.id)

        stage.jobs.write(lambda: say_who(desk, booking.id, patient_id), done, stage.failed)


def words_of(booking: Booking) -> tuple[str, ...]:
    """The written name as somebody new would be added: given names first, where the list says which word is
    the family name."""
    name = written_in_parts(booking.written_name)
    if not (name.given and name.family):
        return tuple(booking.written_name.split())
    return (" ".join(name.given), name.family.title() if name.family.isupper() else name.family)
