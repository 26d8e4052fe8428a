"""What is done on a disk that is full or can only be read; started by disks.py in a room of its own."""

import json
import os
import random
import sys
from datetime import timedelta
from functools import partial
from pathlib import Path

from frontdesk.bootstrap import open_desk
from frontdesk.domain.errors import NotSaved
from frontdesk.store.sqlite.backups import Backups
from frontdesk.store.sqlite.store import SqliteStore
from frontdesk.usecases.after_a_start import FULL
from frontdesk.usecases.check_in import check_in
from frontdesk.vault import key_file
from tests.desks import StillClock
from tests.faults.child import Child
from tests.faults.clinic import PASS, Clinic, check_pairs, check_sound, made, waiting
from tests.faults.disk_to_read import read_only, read_only_after_a_kill, window_to_read
from tests.faults.figure import Figure, repeat
from tests.faults.small_disks import (
    M06,
    PEOPLE,
    ballast,
    check_in_on,
    cli,
    list_of_people,
    looks_up,
    mount,
    unmount,
    until_refused,
)
from tests.people import NOW


def full(place: Path, times: int, seed: int) -> Figure:
    """F8."""
    blank = made(place / "blank", PEOPLE)
    disk = place / "disk"
    people = list_of_people(place / "people.csv")

    def once(chance: random.Random, _: int) -> None:
        mount(disk, "-o", f"size={chance.randint(3_000, 4_000)}k")
        try:
            _fill_up(blank.copy_to(disk / "desk"), disk, people)
        finally:
            unmount(disk)

    return repeat(times, seed, once)


def _remember_on(clinic: Clinic) -> None:
    """What this computer remembers of stores lies on the same disk."""
    os.environ["XDG_STATE_HOME"] = str(clinic.path.parent / "state")


def _fill_up(clinic: Clinic, disk: Path, people: Path) -> None:
    _remember_on(clinic)
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
        assert waiting(desk.whole, f"v{came}")  # type: ignore[arg-type]  # the real store is behind the port
        desk.whole.close()
        store = clinic.open()
        assert check_pairs(store) == {f"v{n}" for n in range(came + 1)}
        store.close()
        check_sound(clinic)

    return repeat(times, seed, once)


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
    _remember_on(clinic)
    child = Child(partial(check_in_on, clinic))
    confirmed = {child.line() for _ in range(5)}
    file = ballast(disk)
    confirmed |= set(child.kill_within(chance, 0.03))
    told: list[str] = []
    desk = open_desk(clinic.path, PASS, clock=StillClock(NOW), tell=told.append)
    store = desk.whole
    assert isinstance(store, SqliteStore)
    came = check_pairs(store)
    assert confirmed <= came, f"{len(confirmed - came)} confirmed are lost"
    assert len(came) <= len(confirmed) + 1
    looks_up(desk, f"v{len(came)}")
    more, refused = until_refused(desk, len(came))
    assert M06.fullmatch(str(refused)), str(refused)
    looks_up(desk, f"v{more}")
    assert not store.crowded or FULL in told, told
    word = "without room" if store.crowded else "with a little room"
    file.unlink()
    check_in(desk, f"v{more}")
    while desk.whole.idle():
        pass
    looks_up(desk, f"v{more}")
    assert desk.backups is not None
    assert desk.backups.make(clinic.path.parent / "backups", NOW).contents, "no backup beside the open store"
    desk.whole.close()
    store = clinic.open()
    assert check_pairs(store) == {f"v{n}" for n in range(more + 1)}
    store.close()
    check_sound(clinic)
    return f"opened {word}"


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


def main(what: str, place: str, times: str, seed: str) -> None:
    """Prints a figure."""
    tried = (full, limited, read_only, read_only_after_a_kill, window, window_to_read, backup, killed)
    figure = next(one for one in tried if one.__name__ == what)(Path(place), int(times), int(seed))
    print(json.dumps({"passed": figure.passed, "of": figure.of, "detail": figure.detail}))


if __name__ == "__main__":
    main(*sys.argv[1:])
