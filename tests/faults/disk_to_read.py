"""F11: what is done on a disk that can only be read; started by disks.py in a room of its own."""

import random
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

from frontdesk.bootstrap import only_readable, open_desk
from frontdesk.domain.visit import VisitState
from frontdesk.usecases.add_fact import add_fact
from frontdesk.usecases.add_patient import NewPerson, add_patient
from frontdesk.usecases.add_promise import add_promise
from frontdesk.usecases.check_in import check_in
from frontdesk.usecases.check_out import check_out
from frontdesk.usecases.day_board import day_board
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.find_patient import find_patient
from frontdesk.usecases.ledger import ledger
from frontdesk.usecases.open_card import open_card
from tests.desks import StillClock
from tests.faults.child import Child
from tests.faults.clinic import PASS, Clinic, made
from tests.faults.figure import Figure, repeat
from tests.faults.small_disks import (
    M07,
    PEOPLE,
    check_in_on,
    cli,
    list_of_people,
    looks_up,
    mount,
    refused,
    unmount,
)
from tests.people import NOW


def read_only(place: Path, times: int, seed: int) -> Figure:
    """F11: the first half looks up, the second half writes; two of each from the command line."""
    disk = place / "disk"
    mount(disk)
    clinic = made(disk / "desk", PEOPLE)
    clinic.open().close()
    people = list_of_people(place / "people.csv")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    desk = clinic.desk()
    assert desk.whole.read_only  # type: ignore[attr-defined]  # the real store is behind the port
    reads, writes = _reads(desk, clinic), _writes(desk, clinic, people)

    def once(_: random.Random, number: int) -> str:
        if number % 2 == 0:
            reads[number // 2 % len(reads)]()
            return "looked up"
        code, words = writes[number // 2 % len(writes)]()
        assert (code, M07 in words) == (7, True), f"{code} {words}"
        return "refused"

    figure = repeat(times, seed, once)
    desk.whole.close()
    unmount(disk)
    return figure


def read_only_after_a_kill(place: Path, times: int, seed: int) -> Figure:
    """F11 after F1: the newest acts stand in a journal that cannot be written back."""
    blank = made(place / "blank", PEOPLE)
    disk = place / "disk"

    def once(chance: random.Random, _: int) -> None:
        mount(disk)
        try:
            clinic = blank.copy_to(disk / "desk")
            child = Child(partial(check_in_on, clinic))
            confirmed = {child.line() for _ in range(chance.randint(1, 12))}
            confirmed |= set(child.kill_within(chance, 0.02))
            subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
            desk = open_desk(clinic.path, PASS, clock=StillClock(NOW))
            assert only_readable(desk) == M07
            came = {visit.id for visit in desk.whole.visits() if visit.state is VisitState.WAITING}
            assert confirmed <= came, f"{len(confirmed - came)} confirmed are not seen"
            looks_up(desk, "v1")
            code, words = refused(lambda: add_fact(desk, "p3", "Call me Rob"))()
            assert (code, M07 in words) == (7, True), f"{code} {words}"
            desk.whole.close()
        finally:
            unmount(disk)

    return repeat(times, seed, once)


def window_to_read(place: Path, times: int, seed: int) -> Figure:
    """F11 in the window, by keys."""
    from PySide6.QtWidgets import QApplication

    from tests.faults.at_the_window import meet_a_disk_to_read

    app = QApplication([])
    disk = place / "disk"

    def once(_: random.Random, __: int) -> None:
        mount(disk)
        try:
            meet_a_disk_to_read(
                app, disk, lambda: subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
            )
        finally:
            unmount(disk)

    return repeat(times, seed, once)


def _reads(desk: Desk, clinic: Clinic) -> list[Callable[[], object]]:
    def answers(*words: str) -> None:
        code, said = cli(*words, store=clinic.path)
        assert code == 0, said

    return [
        lambda: day_board(desk),
        lambda: looks_up(desk, "v1"),
        lambda: ledger(desk),
        lambda: find_patient(desk, "1990"),
        lambda: open_card(desk, patient_id="p3"),
        lambda: list(desk.whole.patients()),
        lambda: list(desk.whole.visits()),
        lambda: desk.whole.everything_of("p2"),
        lambda: desk.whole.last_deed(desk.staff.id),
        lambda: answers("find", "Robin7"),
        lambda: answers("patients"),
        lambda: answers("card", "p5"),
    ]


def _writes(desk: Desk, clinic: Clinic, people: Path) -> list[Callable[[], tuple[int, str]]]:
    return [
        refused(lambda: check_in(desk, "v1")),
        refused(lambda: check_out(desk, "v2")),
        refused(lambda: add_fact(desk, "p3", "Call me Rob")),
        refused(lambda: add_promise(desk, "p4", "v4", "Send the letter")),
        refused(lambda: add_patient(desk, "new", NewPerson("Noor", "Haddad"))),
        refused(lambda: desk.whole.remember_columns("a", {})),
        refused(lambda: desk.whole.forget_prompts("v1")),
        refused(lambda: desk.whole.import_drop("x")),
        refused(lambda: desk.whole.import_accept("x")),
        refused(lambda: desk.whole.note_prompts(())),
        lambda: cli("import", str(people), store=clinic.path),
        lambda: cli("erase-person", "p5", "--really", store=clinic.path),
    ]
