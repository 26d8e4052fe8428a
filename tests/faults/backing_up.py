"""F4, F7, F10, F26: killed in a backup, a restore or an erasure; no room for a backup; two faults at once."""

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from frontdesk import bootstrap
from frontdesk.domain.deed import Deed
from frontdesk.store.sqlite import repairing, restoring
from frontdesk.store.sqlite.backup import prove
from frontdesk.store.sqlite.backups import Backups
from frontdesk.usecases.check_in import check_in
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.erase_person import erase_person
from frontdesk.vault import key_file
from tests.desks import StillClock
from tests.faults.child import Child, Say, seconds_of
from tests.faults.clinic import PASS, Clinic, check_pairs, check_sound, made, workplace
from tests.faults.disks import on_a_small_disk
from tests.faults.figure import Case, Figure, repeat
from tests.people import ANA, NOW

LATER = 12
"""Check-ins after the backup: in the store, not in the backup."""


def in_a_backup(times: int, seed: int) -> Figure:
    """F4: the store is unharmed, no broken file has the name of a backup, what was begun is swept away."""
    with workplace() as place:
        clinic = made(place / "desk", people=120)
        folder = place / "backups"
        seconds = seconds_of(partial(_back_up, clinic, folder))

        def once(chance: random.Random, _: int) -> str:
            child = Child(partial(_back_up, clinic, folder))
            assert child.line() == "begun"
            said = child.kill_within(chance, seconds)
            begun = [file for file in folder.iterdir() if file.suffix == ".tmp"]
            for file in folder.glob("*.fdbackup"):
                assert prove(file, clinic.key).people == 120
            check_sound(clinic)
            again = Backups(clinic.path, key_file.beside(clinic.path), clinic.key)
            again.make(folder, NOW)
            assert not [file for file in folder.iterdir() if file.suffix == ".tmp"], "what was begun stays"
            for file in folder.iterdir():
                file.unlink()
            return "made" if said else f"cut off{', something begun swept' if begun else ''}"

        return repeat(times, seed, once)


def _back_up(clinic: Clinic, folder: Path, say: Say) -> None:
    backups = Backups(clinic.path, key_file.beside(clinic.path), clinic.key)
    say("begun")
    say(backups.make(folder, NOW).name)


@contextmanager
def _own_memory(place: Path) -> Iterator[None]:
    """What this computer remembers of stores goes into the workplace."""
    before = os.environ.get("XDG_STATE_HOME")
    os.environ["XDG_STATE_HOME"] = str(place / "state")
    try:
        yield
    finally:
        os.environ.pop("XDG_STATE_HOME")
        if before is not None:
            os.environ["XDG_STATE_HOME"] = before


def _desk_of(clinic: Clinic) -> Desk:
    return bootstrap.open_desk(clinic.path, PASS, clock=StillClock(NOW))


def _backed_up(place: Path, backups: int = 1) -> Clinic:
    """A clinic with so many backups of its beginning, and check-ins since."""
    clinic = made(place / "blank" / "desk", people=60)
    maker = Backups(clinic.path, key_file.beside(clinic.path), clinic.key)
    for _ in range(backups):
        maker.make(clinic.path.parent / "backups", NOW)
    desk = _desk_of(clinic)
    for n in range(LATER):
        check_in(desk, f"v{n}")
    desk.whole.close()
    return clinic


def in_a_restore(times: int, seed: int) -> Figure:
    """F7: after it the store stands as before, or the backup stands in its place, whole."""
    with workplace() as place, _own_memory(place):
        blank = _backed_up(place)
        state = Clinic(place / "state" / "x", blank.key)
        remembered = state.copy_to(place / "state before")
        seconds = seconds_of(partial(_restore, blank.copy_to(place / "desk")))

        def once(chance: random.Random, _: int) -> str:
            remembered.copy_to(place / "state")
            clinic = blank.copy_to(place / "desk")
            child = Child(partial(_restore, clinic))
            assert child.line() == "begun"
            said = child.kill_within(chance, seconds)
            desk = _desk_of(clinic)
            came = check_pairs(desk.whole)  # type: ignore[arg-type]  # the real store is behind the port
            desk.whole.close()
            assert came in (set(), {f"v{n}" for n in range(LATER)}), f"{len(came)} are in"
            assert not came or not said, "a finished restore is not there"
            check_sound(clinic)
            return "as before" if came else "restored"

        return repeat(times, seed, once)


def _restore(clinic: Clinic, say: Say) -> None:
    files = sorted((clinic.path.parent / "backups").glob("*.fdbackup"), reverse=True)
    say("begun")
    bootstrap.restore(clinic.path, files, PASS, clock=StillClock(NOW))
    say("restored")


def preparing_a_restore(times: int, seed: int) -> Figure:
    """F7: until the copy is proven the store is not touched and can be used; what was begun goes."""
    with workplace() as place, _own_memory(place):
        blank = _backed_up(place)
        seconds = seconds_of(partial(_prepare, blank.copy_to(place / "desk")))

        def once(chance: random.Random, _: int) -> str:
            clinic = blank.copy_to(place / "desk")
            desk = clinic.desk()
            child = Child(partial(_prepare, clinic))
            assert child.line() == "begun"
            check_in(desk, f"v{LATER}")  # the desk goes on meanwhile
            said = child.kill_within(chance, seconds)
            came = check_pairs(desk.whole)  # type: ignore[arg-type]  # the real store is behind the port
            assert came == {f"v{n}" for n in range(LATER + 1)}, f"{len(came)} are in"
            desk.whole.close()
            check_sound(clinic)
            begun = _begun(clinic)
            desk = clinic.desk()
            assert len(check_pairs(desk.whole)) == LATER + 1, "a start took what was begun"  # type: ignore[arg-type]  # the real store is behind the port
            desk.whole.close()
            _prepare(clinic, lambda _: None)
            restoring.drop(clinic.path)
            assert not _begun(clinic), f"what was begun stays: {_begun(clinic)}"
            return "made ready" if said else f"cut off{', something begun swept' if begun else ''}"

        return repeat(times, seed, once)


def _begun(clinic: Clinic) -> list[str]:
    folder, name = clinic.path.parent, clinic.path.name
    return [file.name for end in ("restored", "restoring") for file in folder.glob(f"{name}.{end}*")]


def _prepare(clinic: Clinic, say: Say) -> None:
    file = max((clinic.path.parent / "backups").glob("*.fdbackup"))
    act = Deed("a restore", "restore", NOW, ANA.id, ())
    say("begun")
    restoring.prepare(restoring.Chosen(file, key_file.beside(file)), clinic.key, clinic.path, act)
    say("ready")


def in_a_repair(times: int, seed: int) -> Figure:
    """F7: the damaged store is only read; the new one is whole, or not there and made again."""
    with workplace() as place:
        blank = made(place / "blank", people=60)
        hurt = bytearray(blank.path.read_bytes())
        hurt[-2_000] ^= 1
        blank.path.write_bytes(hurt)
        seconds = seconds_of(partial(_repair, blank.copy_to(place / "desk")))

        def once(chance: random.Random, _: int) -> str:
            clinic = blank.copy_to(place / "desk")
            child = Child(partial(_repair, clinic))
            assert child.line() == "begun"
            said = child.kill_within(chance, seconds)
            assert clinic.path.read_bytes() == hurt, "the damaged store was changed"
            new = Clinic(clinic.path.with_name("new.frontdesk"), clinic.key)
            whole = new.path.exists()
            assert whole or not said, "a finished repair is not there"
            if not whole:
                _repair(clinic, lambda _: None)
            assert key_file.open_with_passphrase(key_file.beside(new.path), PASS).key == clinic.key
            assert new.path.with_name(new.path.name + repairing.LOST).is_file()
            check_sound(new)
            assert not list(new.path.parent.glob("*.tmp*")), "what was begun stays"
            return "whole" if whole else "not there, then made"

        return repeat(times, seed, once)


def _repair(clinic: Clinic, say: Say) -> None:
    say("begun")
    to = clinic.path.with_name("new.frontdesk")
    say(bootstrap.repair(clinic.path, PASS, to, clock=StillClock(NOW)).people)


def in_an_erasure(times: int, seed: int) -> Figure:
    """F7: somebody is there whole, or gone everywhere."""
    with workplace() as place:
        blank = made(place / "blank", people=60)
        seconds = seconds_of(partial(_erase, blank.copy_to(place / "desk")))

        def once(chance: random.Random, _: int) -> str:
            clinic = blank.copy_to(place / "desk")
            child = Child(partial(_erase, clinic))
            assert child.line() == "begun"
            said = child.kill_within(chance, seconds)
            store = clinic.open()
            left = len(store.everything_of("p5"))
            found = "p5" in {one.patient.id for one in store.find("Robin5 Haddad", today=NOW.date())}
            erased = store.erased()
            store.close()
            assert (left, found, erased) in ((3, True, ()), (0, False, ("p5",))), f"{left} {found} {erased}"
            assert not left or not said
            check_sound(clinic)
            return "gone" if erased else "whole"

        return repeat(times, seed, once)


def _erase(clinic: Clinic, say: Say) -> None:
    desk = clinic.desk()
    say("begun")
    erase_person(desk, "p5")
    say("erased")
    desk.whole.close()


def no_room(times: int, seed: int) -> Figure:
    """F10: nothing older is thinned, and the words say what is kept."""
    return on_a_small_disk("backup", times, seed)


def damaged_newest(times: int, seed: int) -> Figure:
    """F26: the newest backup is damaged when it is needed: the next older good one is taken, and said."""
    with workplace() as place, _own_memory(place):
        blank = _backed_up(place, backups=2)
        remembered = Clinic(place / "state" / "x", blank.key).copy_to(place / "state before")

        def once(chance: random.Random, _: int) -> None:
            remembered.copy_to(place / "state")
            clinic = blank.copy_to(place / "desk")
            files = sorted((clinic.path.parent / "backups").glob("*.fdbackup"), reverse=True)
            hurt = bytearray(files[0].read_bytes())
            hurt[chance.randrange(len(hurt))] ^= 1 << chance.randrange(8)
            files[0].write_bytes(hurt)
            done = bootstrap.restore(clinic.path, files, PASS, clock=StillClock(NOW))
            assert done.passed_over == (files[0].name,)
            assert done.backup.name == files[1].name
            assert files[0].read_bytes() == bytes(hurt)
            desk = _desk_of(clinic)
            assert check_pairs(desk.whole) == set()  # type: ignore[arg-type]  # the real store is behind the port
            desk.whole.close()
            check_sound(clinic)

        return repeat(times, seed, once)


def killed_on_a_full_disk(times: int, seed: int) -> Figure:
    """F26: the disk is full, the program is killed on it, and started again on it."""
    return on_a_small_disk("killed", times, seed)


CASES = (
    Case("F4", "killed in a backup", "no broken backup under its name", in_a_backup, 60, 4),
    Case("F7", "killed in a restore", "as before, or restored whole", in_a_restore, 40, 2),
    Case("F7", "killed while a restore is prepared", "the store is not touched", preparing_a_restore, 40, 2),
    Case("F7", "killed in a repair", "a whole new store, or none; the old one only read", in_a_repair, 40, 2),
    Case("F7", "killed in an erasure", "there whole, or gone everywhere", in_an_erasure, 40, 2),
    Case("F10", "no room for a backup", "the older ones are kept and counted (6)", no_room, 20, 2),
    Case("F26", "the newest backup is damaged", "the next older good one, said so", damaged_newest, 15, 2),
    Case("F26", "killed on a full disk", "nothing confirmed is lost", killed_on_a_full_disk, 15, 2),
)
