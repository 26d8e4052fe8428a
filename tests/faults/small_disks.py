"""A disk in memory that fills up or can only be read, and what is tried on it."""

import csv
import os
import re
import subprocess
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from io import StringIO
from pathlib import Path

from frontdesk.cli.main import run
from frontdesk.domain.errors import NotSaved, ReadOnly
from frontdesk.domain.line import Identity
from frontdesk.usecases.check_in import check_in
from frontdesk.usecases.day_board import day_board
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.find_patient import find_patient
from frontdesk.usecases.open_card import draw_card, first_situation, open_card
from tests.faults.child import Say
from tests.faults.clinic import PASS, Clinic

M06 = re.compile(
    r"Not saved: (the disk is full \(\d+\.\d MB free\)|the disk reported an error)\. Everything saved before"
    r" is safe, and you can go on reading and calling patients\. Free at least 50 MB, then press Try again\."
)
M07 = (
    "This store can only be read (the disk is read-only). You can look things up; check-ins are switched off."
)
PEOPLE = 60


def mount(disk: Path, *options: str) -> None:
    """A disk in memory, in this room alone."""
    disk.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", *options, "tmpfs", str(disk)], check=True)


def unmount(disk: Path) -> None:
    """Gone with all that is on it."""
    subprocess.run(["umount", "-l", str(disk)], check=True)


def ballast(disk: Path) -> Path:
    """Take what room is left."""
    file = disk / "ballast"
    with file.open("wb", buffering=0) as out:
        try:
            while out.write(bytes(4096)) == 4096:
                pass
        except OSError:
            pass
    return file


def looks_up(desk: Desk, visit_id: str) -> None:
    """The board, Find, and the card with its greeting."""
    assert sum(map(len, day_board(desk).lists.values())) == PEOPLE
    assert [one.patient.id for one in find_patient(desk, "Robin7 Silva")] == ["p7"]
    card_input = open_card(desk, visit_id=visit_id)
    at_the_desk = replace(first_situation(card_input), identity=Identity.PRESUMED)
    card = draw_card(desk.deck, desk.speech, card_input, at_the_desk)
    assert card.greeting, "no greeting stands on the card"


def until_refused(desk: Desk, first: int) -> tuple[int, NotSaved]:
    """Check people in one by one, until the disk says no; who is in, and what was said."""
    for n in range(first, PEOPLE):
        try:
            check_in(desk, f"v{n}")
        except NotSaved as told:
            return n, told
    raise AssertionError("the disk never was full")


def check_in_on(clinic: Clinic, say: Say) -> None:
    """On and on, the disk full or not; what is confirmed is said."""
    desk = clinic.desk()
    for n in range(PEOPLE):
        while True:
            try:
                check_in(desk, f"v{n}")
            except NotSaved:
                continue
            break
        say(f"v{n}")


def refused(act: Callable[[], object]) -> Callable[[], tuple[int, str]]:
    def tried() -> tuple[int, str]:
        try:
            act()
        except ReadOnly as told:
            return told.exit_code, str(told)
        return 0, "was written"

    return tried


def cli(*words: str, store: Path) -> tuple[int, str]:
    """One verb from the command line: its exit code, and all it said."""
    os.environ["FRONTDESK_PASSPHRASE"] = PASS
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = run([words[0], "--store", str(store), *words[1:]])
    return code, said.getvalue()


def list_of_people(path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [
                ("First name", "Last name", "Date of birth"),
                *((f"New{n}", "Listed", "1980-02-03") for n in range(400)),
            ]
        )
    return path
