"""A display that remembers, jobs that wait until they are told, a clock that moves when told."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from frontdesk.domain.errors import Fixable
from frontdesk.frame.jobs import Lane
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


@dataclass
class FakeDisplay:
    """Implements ``Display``: the last of everything that was shown."""

    front: Any = None
    board: Any = None
    found: Any = None
    hidden: bool = False
    hid_by_itself: bool = False
    toasts: list[ToastShown] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    draft: Draft | None = None
    toasts_put_away: int = 0
    why: WhyShown | None = None
    check_line: bool = True
    closed_over: int = 0
    turned: Any = None

    def show_board(self, board: BoardShown) -> None:
        self.board = board

    def show_idle(self, idle: IdleShown) -> None:
        self.front = idle

    def show_card(self, card: CardShown) -> None:
        self.front = card

    def show_leaving(self, leaving: LeavingShown) -> None:
        self.front = leaving

    def show_phone(self, phone: PhoneShown) -> None:
        self.front = phone

    def close_over(self) -> None:
        self.closed_over += 1

    def show_turned(self, shown: TurnedShown | CopyShown | None) -> None:
        self.turned = shown

    def show_gate(self, shown: GateShown) -> None:
        self.front = shown

    def show_find(self, found: FindShown | None) -> None:
        self.found = found

    def show_hidden(self, hidden: bool, *, by_itself: bool = False) -> None:
        self.hidden, self.hid_by_itself = hidden, by_itself
        if hidden:
            self.front = None

    def show_toast(self, toast: ToastShown) -> None:
        self.toasts.append(toast)

    def show_why(self, why: WhyShown) -> None:
        self.why = why

    def ask_whom(self, names: tuple[str, ...]) -> None:
        self.asked.append(f"with whom: {', '.join(names)}")

    def ask_not_right(self) -> None:
        self.asked.append("not right")

    def put_toast_away(self) -> None:
        self.toasts_put_away += 1

    def ask_words(self, what: str, draft: Draft | None) -> None:
        self.asked.append(what)
        self.draft = draft

    def open_record(self, patient_id: str, visit_id: str) -> None:
        self.asked.append(f"record: {patient_id}, {visit_id}")

    def check_line_visible(self) -> bool:
        return self.check_line

    def call_after(self, seconds: float, call: Callable[[], None]) -> None:
        """Time is the test's own: nothing is called by itself."""


@dataclass
class LaterJobs:
    """Jobs that run only when the test says so, answers in any order."""

    waiting: list[Callable[[], None]] = field(default_factory=list)

    def write(
        self,
        job: Callable[[], Any],
        then: Callable[[Any], None],
        failed: Callable[[Exception], None],
        lane: Lane = Lane.DESK,
    ) -> None:
        del lane
        self.read(job, then, failed)

    def read(
        self, job: Callable[[], Any], then: Callable[[Any], None], failed: Callable[[Exception], None]
    ) -> None:
        def run() -> None:
            try:
                answer = job()
            except Fixable as trouble:
                failed(trouble)
            else:
                then(answer)

        self.waiting.append(run)

    def stop(self) -> None:
        """Nothing runs."""

    def run(self, at: int = 0) -> None:
        """Run one waiting job."""
        self.waiting.pop(at)()

    def run_all(self) -> None:
        """Run everything, in order."""
        while self.waiting:
            self.run()


@dataclass
class Ticks:
    """Seconds that pass when told."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now
