"""What is done on a disk that is full or can only be read; started by disks.py in a room of its own."""

import csv
import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from pathlib import Path

from frontdesk.cli.main import run
from frontdesk.domain.errors import NotSaved, ReadOnly
from frontdesk.domain.line import Identity
from frontdesk.store.sqlite.backups import Backups
from frontdesk.usecases.add_fact import add_fact
from frontdesk.usecases.add_patient import NewPerson, add_patient
from frontdesk.usecases.add_promise import add_promise
from frontdesk.usecases.check_in import check_in
from frontdesk.usecases.check_out import check_out
from frontdesk.usecases.day_board import day_board
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.find_patient import find_patient
from frontdesk.usecases.ledger import ledger
from frontdesk.usecases.open_card import draw_card, first_situation, open_card
from frontdesk.vault import key_file
from tests.faults.child import Child, Say
from tests.faults.clinic import PASS, Clinic, check_pairs, check_sound, made, waiting
from tests.faults.figure import Figure, repeat
from tests.people import NOW

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


def full(place: Path, times: int, seed: int) -> Figure:
    """F8."""
    blank = made(place / "blank", PEOPLE)
    disk = place / "disk"
    people = _list(place / "people.csv")

    def once(chance: random.Random, _: int) -> None:
        mount(disk, "-o", f"size={chance.randint(3_000, 4_000)}k")
        try:
            _fill_up(blank.copy_to(disk / "desk"), disk, people)
        finally:
            unmount(disk)

    return repeat(times, seed, once)


def _fill_up(clinic: Clinic, disk: Path, people: Path) -> None:
    desk = clinic.desk()
    check_in(desk, "v0")
    file = ballast(disk)
    came, told = until_refused(desk, 1)
    assert told.exit_code == 6
    assert M06.fullmatch(str(told)), str(told)
    for _ in range(3):
        looks_up(desk, f"v{came}")
    file.unlink()
    check_in(desk, f"v{came}")
    desk.whole.close()
    file = ballast(disk)
    said = cli("import", str(people), store=clinic.path)
    assert (said[0], bool(M06.search(said[1]))) == (6, True), said
    file.unlink()
    store = clinic.open()
    assert check_pairs(store) == {f"v{n}" for n in range(came + 1)}
    assert sum(1 for _ in store.patients()) == PEOPLE
    store.close()
    check_sound(clinic)


def limited(place: Path, times: int, seed: int) -> Figure:
    """F9: a megabyte is the most; the limit is this process's own."""
    import resource

    blank = made(place / "blank", PEOPLE)
    free = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)

    def once(chance: random.Random, _: int) -> None:
        clinic = blank.copy_to(place / "desk")
        desk = clinic.desk()
        resource.setrlimit(resource.RLIMIT_FSIZE, (chance.randint(60_000, 250_000), free[1]))
        try:
            came, told = until_refused(desk, 0)
            assert told.exit_code == 6
            assert M06.fullmatch(str(told)), str(told)
            looks_up(desk, f"v{came}")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, free)
        check_in(desk, f"v{came}")
        assert waiting(desk.whole, f"v{came}")  # type: ignore[arg-type]
        desk.whole.close()
        store = clinic.open()
        assert check_pairs(store) == {f"v{n}" for n in range(came + 1)}
        store.close()
        check_sound(clinic)

    return repeat(times, seed, once)


def read_only(place: Path, times: int, seed: int) -> Figure:
    """F11: the first half looks up, the second half writes; two of each from the command line."""
    disk = place / "disk"
    mount(disk)
    clinic = made(disk / "desk", PEOPLE)
    clinic.open().close()
    people = _list(place / "people.csv")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    desk = clinic.desk()
    assert desk.whole.read_only  # type: ignore[attr-defined]
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
    def refused(act: Callable[[], object]) -> Callable[[], tuple[int, str]]:
        def tried() -> tuple[int, str]:
            try:
                act()
            except ReadOnly as told:
                return told.exit_code, str(told)
            return 0, "was written"

        return tried

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


def cli(*words: str, store: Path) -> tuple[int, str]:
    """One verb from the command line: its exit code, and all it said."""
    os.environ["FRONTDESK_PASSPHRASE"] = PASS
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = run([words[0], "--store", str(store), *words[1:]])
    return code, said.getvalue()


def backup(place: Path, times: int, seed: int) -> Figure:
    """F10: three backups are there, the fourth finds no room."""
    clinic = made(place / "desk", 200)
    disk = place / "disk"

    def once(chance: random.Random, _: int) -> None:
        mount(disk, "-o", "size=8m")
        try:
            backups = Backups(clinic.path, key_file.beside(clinic.path), clinic.key)
            for day in range(3, 0, -1):
                backups.make(disk, NOW - timedelta(days=day))
            before = sorted(file.name for file in disk.iterdir())
            file = ballast(disk)
            os.truncate(file, max(0, file.stat().st_size - chance.randrange(200_000)))
            try:
                backups.make(disk, NOW)
            except NotSaved as refused:
                told = refused
            else:
                raise AssertionError("there was room")
            file.unlink()
            assert told.exit_code == 6
            assert "no space on the backup disk" in str(told), str(told)
            assert "The 3 older backups are kept." in str(told), str(told)
            assert sorted(file.name for file in disk.iterdir()) == before
            assert len(backups.known(disk, NOW)) == 3
        finally:
            unmount(disk)

    return repeat(times, seed, once)


def killed(place: Path, times: int, seed: int) -> Figure:
    """F26: F8 during the rollback of F1."""
    blank = made(place / "blank", PEOPLE)
    disk = place / "disk"

    def once(chance: random.Random, _: int) -> str:
        mount(disk, "-o", f"size={chance.randint(3_000, 3_500)}k")
        try:
            return _killed_when_full(blank.copy_to(disk / "desk"), disk, chance)
        finally:
            unmount(disk)

    return repeat(times, seed, once)


def _killed_when_full(clinic: Clinic, disk: Path, chance: random.Random) -> str:
    def work(say: Say) -> None:
        desk = clinic.desk()
        say("open")
        for n in range(PEOPLE):
            while True:
                try:
                    check_in(desk, f"v{n}")
                except NotSaved:
                    continue
                break
            say(f"v{n}")

    child = Child(work)
    assert child.line() == "open"
    confirmed = {child.line() for _ in range(5)}
    file = ballast(disk)
    confirmed |= set(child.kill_within(chance, 0.03))
    try:
        clinic.open().close()
        word = "opened on the full disk"
    except NotSaved:
        word = "opened once there was room"
    file.unlink()
    store = clinic.open()
    came = check_pairs(store)
    store.close()
    assert confirmed <= came, f"{len(confirmed - came)} confirmed are lost"
    assert len(came) <= len(confirmed) + 1
    check_sound(clinic)
    return word


def window(place: Path, times: int, seed: int) -> Figure:
    """F8 in the window, by keys: the full disk is met at the match."""
    from PySide6.QtWidgets import QApplication

    from tests.faults.at_the_window import meet_a_full_disk

    app = QApplication([])
    disk = place / "disk"

    def once(_: random.Random, __: int) -> None:
        mount(disk, "-o", "size=6m")
        try:
            meet_a_full_disk(app, disk, lambda: ballast(disk))
        finally:
            unmount(disk)

    return repeat(times, seed, once)


def _list(path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [
                ("First name", "Last name", "Date of birth"),
                *((f"New{n}", "Listed", "1980-02-03") for n in range(400)),
            ]
        )
    return path


def main(what: str, place: str, times: str, seed: str) -> None:
    """Prints a figure."""
    tried = (full, limited, read_only, window, backup, killed)
    figure = next(one for one in tried if one.__name__ == what)(Path(place), int(times), int(seed))
    print(json.dumps({"passed": figure.passed, "of": figure.of, "detail": figure.detail}))


if __name__ == "__main__":
    main(*sys.argv[1:])
