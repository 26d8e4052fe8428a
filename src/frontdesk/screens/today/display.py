"""What the view of Today can show. Presenters call, the view draws."""

from collections.abc import Callable
from typing import Protocol

from frontdesk.screens.today.copy_words import CopyShown
from frontdesk.screens.today.handled import Draft
from frontdesk.screens.today.shown import (
    BoardShown,
    CardShown,
    FindShown,
    GateShown,
    IdleShown,
    LeavingShown,
    PhoneShown,
    ToastShown,
    TurnedShown,
    WhyShown,
)


class Display(Protocol):
    """What the view can show. Presenters call, the view draws."""

    def show_board(self, board: BoardShown) -> None: ...
    def show_idle(self, idle: IdleShown) -> None: ...
    def show_card(self, card: CardShown) -> None: ...
    def close_over(self) -> None:
        """What lies over the card closes; half-typed words are told while their card still stands."""

    def show_turned(self, shown: TurnedShown | CopyShown | None) -> None:
        """The screen faces the patient; None: it does not any more."""

    def show_gate(self, shown: GateShown) -> None: ...
    def show_phone(self, phone: PhoneShown) -> None: ...
    def show_leaving(self, leaving: LeavingShown) -> None: ...
    def show_find(self, found: FindShown | None) -> None: ...
    def show_hidden(self, hidden: bool, *, by_itself: bool = False) -> None:
        """``by_itself``: nobody was there, and any key brings it back."""

    def show_toast(self, toast: ToastShown) -> None: ...
    def show_why(self, why: WhyShown) -> None: ...
    def ask_not_right(self) -> None: ...
    def ask_whom(self, names: tuple[str, ...]) -> None: ...
    def put_toast_away(self) -> None:
        """A newer act is done: the way back in an older toast would be the wrong one."""

    def ask_words(self, what: str, draft: Draft | None) -> None:
        """Open the field for ``fact``, ``sound``, ``address`` or ``promise``, with what stood in it."""

    def open_record(self, patient_id: str, visit_id: str) -> None:
        """To the record; this card waits."""

    def check_line_visible(self) -> bool:
        """The whole check line stands inside the visible area (scrolled in first where it must be)."""

    def call_after(self, seconds: float, call: Callable[[], None]) -> None: ...
