"""A day of cards in a program of its own: each person opened, matched, left; then the cards again and again.

    day_of_cards.py STORE KEY_IN_HEX NOW CARDS MORE

Prints in JSON how much memory it holds at the first card, after the day, and around ``MORE`` cards of people
seen before.
"""

import gc
import json
import os
import sys
from collections.abc import Callable
from datetime import datetime
from itertools import cycle, islice
from pathlib import Path

from frontdesk.app import SWITCH_INTERVAL, application  # isort: skip - first, as in a start
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from frontdesk import bootstrap
from frontdesk.domain.visit import VisitState
from frontdesk.screens.today import pace
from frontdesk.store.sqlite.open import open_store
from tests.bench.made_clinic import ANA
from tests.bench.todays import visits
from tests.bench.window import ClinicWindow

STATM = Path("/proc/self/statm")
CONTROL = Qt.KeyboardModifier.ControlModifier


def memory() -> int:
    """Bytes this program holds in memory; 0 where the system does not tell."""
    return int(STATM.read_text(encoding="ascii").split()[1]) * 4096 if STATM.is_file() else 0


class DayOfCards:
    """One person after the other."""

    def __init__(self, window: ClinicWindow) -> None:
        self._window, self._stage = window, window.presenter.stage

    def whole(self, visit: str) -> None:
        """Opened, matched by Enter or at the gate, leaving, left."""
        presenter, stage = self._window.presenter, self._stage
        self._open(visit)
        card = stage.open
        assert card is not None
        if card.at_gate:
            presenter.gate_picked(visit)
        for _ in range(2):  # the first press scrolls the check line in where it is out of sight
            if stage.open is card and not card.at_gate and not card.matched:
                presenter.enter()
                self._window.settle()
        self._until(lambda: stage.open is not None and stage.open.matched and not stage.busy)
        presenter.leaving()
        presenter.enter()
        self._until(lambda: stage.open is None)

    def again(self, visit: str) -> None:
        """Looked at, and put away."""
        self._open(visit)
        QTest.keyClick(self._window.view.find_field, Qt.Key.Key_Escape)
        self._until(lambda: self._stage.open is None)

    def _open(self, visit: str) -> None:
        self._window.presenter.visit_picked(visit)
        self._until(lambda: self._stage.open is not None)

    def _until(self, done: Callable[[], bool]) -> None:
        self._window.wait(done)
        self._window.settle()


def main(store: str, key: str, now: str, cards: str, more: str) -> None:
    """Play it and tell."""
    moment = datetime.fromisoformat(now)
    app = application()
    pace.ARMED_AFTER = 0.0
    desk = bootstrap._desk(open_store(Path(store), bytes.fromhex(key), now=moment), ANA.id, lambda: moment)
    sys.setswitchinterval(SWITCH_INTERVAL)
    window = ClinicWindow(app, desk)
    gc.freeze()  # as the program does
    people = [visit.id for visit in visits(desk, VisitState.EXPECTED)][: int(cards)]
    day = DayOfCards(window)
    held: dict[str, int] = {}
    for visit in people:
        day.whole(visit)
        held.setdefault("first", memory())
    held["day"] = memory()
    seen = cycle(people)
    for visit in islice(seen, len(people)):
        day.again(visit)
    held["warm"] = memory()
    for visit in islice(seen, int(more)):
        day.again(visit)
    held["end"] = memory()
    sys.stdout.write(json.dumps({"people": len(people), **held}) + "\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
