"""G1 and G12: from nothing to the first painted card, beside a bare Qt window."""

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.bench import made_clinic
from tests.bench.conftest import MadeClinic
from tests.bench.measure import Scores, micro, race
from tests.bench.todays import card_without_gate

HERE = Path(__file__).parent
ROUNDS = 15


class Starts:
    """Starts one program again and again, and keeps what it said of itself.

    Its modules are compiled once, as an installed program's are; ``compiled`` is the folder for them.
    """

    def __init__(self, compiled: Path, *command: str) -> None:
        self._command = (sys.executable, *command)
        kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        self._environment = kept | {"PYTHONPYCACHEPREFIX": str(compiled)}
        self._running: subprocess.Popen[str] | None = None
        self.said: list[dict[str, float]] = []

    def __call__(self) -> None:
        """Start it and wait until it says that it is painted."""
        self._running = subprocess.Popen(
            self._command, stdout=subprocess.PIPE, text=True, env=self._environment
        )
        assert self._running.stdout is not None
        self.said.append(json.loads(self._running.stdout.readline()))

    def ended(self) -> None:
        """Wait until it is gone."""
        if self._running is not None and self._running.stdout is not None:
            self._running.stdout.close()
            self._running.wait()

    def median(self, what: str) -> float:
        """Of what it said of itself."""
        return statistics.median(said[what] for said in self.said)


def test_the_first_card_is_painted_soon(
    benchmark: Any, clinic: MadeClinic, scores: Scores, tmp_path: Path
) -> None:
    desk = clinic.desk()
    visit = card_without_gate(desk)
    desk.store.close()
    bare = Starts(tmp_path, str(HERE / "bare_window.py"))
    now = made_clinic.NOW.isoformat()
    key = made_clinic.KEY.hex()
    ours = Starts(
        tmp_path, str(HERE / "first_card.py"), str(clinic.path), key, made_clinic.ANA.id, visit, now
    )

    def both_ended() -> None:
        bare.ended()
        ours.ended()

    own, floor = race(benchmark, ours, bare, rounds=ROUNDS, before=both_ended, warm=1)
    both_ended()
    processor = ours.median("cpu") / bare.median("cpu")
    scores.note(
        "G1", own.over(floor), f"{micro(own)}, bare {micro(floor)}; of the processor {processor:.2f}x"
    )
    if bare.median("memory"):
        megabytes = [f"{s.median('memory') / 1e6:.0f} MB" for s in (ours, bare)]
        ratio = ours.median("memory") / bare.median("memory")
        scores.note("G12", ratio, f"{megabytes[0]}, bare {megabytes[1]}")
