"""G12 and G12b: memory after a day of three hundred different people, and what more cards take."""

import json
import os
import subprocess
import sys
from itertools import islice
from pathlib import Path
from random import Random

from frontdesk.domain.visit import VisitState
from tests.bench import made_clinic
from tests.bench.conftest import MadeClinic
from tests.bench.made_clinic import Numbers
from tests.bench.measure import Scores
from tests.bench.todays import visits

HERE = Path(__file__).parent
CARDS, MORE = 300, 500


def test_memory_of_a_day(own_clinic: MadeClinic, scores: Scores) -> None:
    cards = min(CARDS, own_clinic.patients // 30)
    more = MORE * cards // CARDS
    book(own_clinic, cards)
    bare = said("bare_window.py")["memory"]
    key, now = made_clinic.KEY.hex(), made_clinic.NOW.isoformat()
    held = said("day_of_cards.py", str(own_clinic.path), key, now, str(cards), str(more))
    assert held["people"] == cards
    if not bare:
        return
    first, day, warm, end = (held[name] / 1e6 for name in ("first", "day", "warm", "end"))
    scores.note("G12 day", held["day"] / bare, f"{day:.0f} MB, bare {bare / 1e6:.0f} MB; {cards} cards")
    each = f"from {warm:.1f} to {end:.1f} MB; the day itself from {first:.0f} to {day:.0f} MB"
    scores.note("G12b", max(0.0, (end - warm) * 1_000 / more), each)


def book(clinic: MadeClinic, wanted: int) -> None:
    """So many different people to come today."""
    desk, draw = clinic.desk(), Numbers(Random(12))
    store = desk.store
    due = {visit.patient_id for visit in visits(desk)}
    missing = wanted - len(visits(desk, VisitState.EXPECTED))
    others = (patient.id for patient, _ in store.patients() if patient.id not in due)
    more = [
        made_clinic._visit(draw, patient, made_clinic.TODAY, 12 * 12 + at % 60, VisitState.EXPECTED)
        for at, patient in enumerate(islice(others, max(0, missing)))
    ]
    made_clinic.book(store, more)  # type: ignore[arg-type]  # the clinic's store is this one
    store.close()


def said(program: str, *arguments: str) -> dict[str, int]:
    """What a program of its own tells at its end."""
    root = HERE.parents[1]
    paths = os.pathsep.join([str(root), os.environ.get("PYTHONPATH", "")])
    ran = subprocess.run(
        [sys.executable, str(HERE / program), *arguments],
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    told: dict[str, int] = json.loads(ran.stdout.splitlines()[-1])
    return told
