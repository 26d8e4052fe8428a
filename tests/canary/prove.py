"""What the canaries come to, in figures: a promise, how much was looked at, and whether it held."""

import os
import tempfile
from dataclasses import replace
from itertools import product
from pathlib import Path

from PySide6.QtWidgets import QApplication

from frontdesk.domain.line import Listening
from frontdesk.prompts.rank import rank
from tests.canary import situations, surfaces
from tests.canary.rules import RULES, leaks
from tests.canary.walk import make_store, walking
from tests.prompts.generators import made as made_patient
from tests.prompts.oracle import violations
from tests.prompts.people import SPEECH
from tests.prompts.test_properties import everything_on

Figure = tuple[str, str, bool]
PATIENTS = 500
SIZES = (0.8, 1.0, 1.5, 2.0)


def figures() -> list[Figure]:
    """Each promise about who may see and hear what, with its figure."""
    return [*_on_screen(), _spoken()]


def _on_screen() -> list[Figure]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    readings = wrong = left = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = make_store(folder)
        for at, (k, (chain, key)) in enumerate(product(SIZES, situations.walks())):
            own = folder / f"walk{at}"
            own.mkdir()
            with walking(app, made, own, k) as walk:
                found = situations.walked(walk, chain, key)
            readings += found.readings
            wrong += len(found.leaks)
            left += len(leaks(surfaces.files(own), "locked"))
    return [
        (
            "No canary stands where it does not belong",
            f"{wrong} in {readings} readings of {len(RULES)} situations, text at 80, 100, 150 and 200 %",
            wrong == 0,
        ),
        ("No canary is in a file or a file's name", f"{left} after {at + 1} walks", left == 0),
    ]


def _spoken() -> Figure:
    """Every shipped line, for so many patients, whoever is listening."""
    heard = 0
    for seed in range(PATIENTS):
        case = made_patient(seed)
        for listening in Listening:
            now = replace(case, situation=replace(case.situation, listening=listening))
            broken = violations(now, rank(everything_on(), now.card, now.situation, SPEECH))
            heard += bool({"private", "desk"} & set(broken))
    return (
        "No line holds a fact that those who can hear may not know",
        f"{heard} in {PATIENTS} patients x {len(Listening)} listening states",
        heard == 0,
    )
