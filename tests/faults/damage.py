"""F12 to F15: flipped bits, old pages put back, files cut short. Found, said, and never changed."""

import random
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path

from frontdesk.domain.errors import Damaged, Fixable
from frontdesk.store.sqlite import checkup, journal
from frontdesk.store.sqlite.deep_check import deep_check
from frontdesk.store.sqlite.store import SqliteStore
from frontdesk.usecases.check_in import check_in
from tests.faults.child import Child, Say
from tests.faults.clinic import Clinic, check_pairs, made, workplace
from tests.faults.figure import Case, Figure, repeat

PAGE = 4096
OLDER = "This store is older than the last one seen on this computer (entry"
FEW = 15
"""Check-ins that all stand in the journal: it is not written back before."""


def flipped(times: int, seed: int) -> Figure:
    """F12: one bit anywhere in the file."""
    return _flips(times, seed, lambda chance, size: chance.randrange(size))


def first_page(times: int, seed: int) -> Figure:
    """F13: one bit in the salt or in the first page: damage, not a wrong passphrase."""
    return _flips(
        times, seed, lambda chance, _: chance.choice((chance.randrange(16), chance.randrange(PAGE)))
    )


def _flips(times: int, seed: int, pick: Callable[[random.Random, int], int]) -> Figure:
    with workplace() as place:
        well = made(place / "well", people=60)
        whole = well.path.read_bytes()

        def once(chance: random.Random, _: int) -> None:
            place_of_it = pick(chance, len(whole))
            hurt = bytearray(whole)
            hurt[place_of_it] ^= 1 << chance.randrange(8)
            well.path.write_bytes(hurt)
            told = _told(partial(checkup.look, well.path, well.key))
            assert isinstance(told, Damaged), f"byte {place_of_it} was not found: {told}"
            assert told.exit_code == 5
            assert "damaged" in told.what
            assert "passphrase" not in str(told)
            assert well.path.read_bytes() == bytes(hurt), "the damaged file was changed"

        return repeat(times, seed, once)


def _told(look: Callable[[], object]) -> Fixable | None:
    """What it raises. A store it opens is closed again."""
    try:
        found = look()
    except Fixable as trouble:
        return trouble
    if isinstance(found, SqliteStore):
        found.close()
    return None


def cut_short(times: int, seed: int) -> Figure:
    """F15, the file: cut anywhere, it is not opened as if it were whole."""
    with workplace() as place:
        well = made(place / "well", people=60)
        whole = well.path.read_bytes()

        def once(chance: random.Random, _: int) -> None:
            length = chance.randrange(len(whole))
            well.path.write_bytes(whole[:length])
            told = _told(partial(checkup.look, well.path, well.key))
            assert isinstance(told, Damaged), f"cut at {length} was not found"
            assert well.path.read_bytes() == whole[:length], "the damaged file was changed"

        return repeat(times, seed, once)


def foreign_journal(times: int, seed: int) -> Figure:
    """F15, the journal: one that another store left is refused, never written into this one."""
    with workplace() as place:
        well, other = made(place / "well", people=20), made(place / "other", people=20)
        left = _journal_left_by(other)

        def once(chance: random.Random, _: int) -> None:
            clinic = well.copy_to(place / "desk")
            before = clinic.path.read_bytes()
            journal.beside(clinic.path).write_bytes(left[: chance.randrange(PAGE + 24 + 32, len(left))])
            told = _told(clinic.open)
            assert isinstance(told, Damaged), "a journal of another store was taken"
            assert clinic.path.read_bytes() == before, "a journal of another store was written into this one"

        return repeat(times, seed, once)


def _journal_left_by(clinic: Clinic) -> bytes:
    """What lies beside a store while it is open."""
    desk = clinic.desk()
    for n in range(5):
        check_in(desk, f"v{n}")
    left = Path(journal.beside(clinic.path)).read_bytes()
    desk.whole.close()
    return left


def put_back(times: int, seed: int) -> Figure:
    """F14: an older file is told at open, by what this computer remembers; an old page by the deep check."""
    with workplace() as place:
        clinic = made(place / "clinic", people=60)
        clinic.open().close()
        older = clinic.copy_to(place / "older")
        desk = clinic.desk()
        for n in range(40):
            check_in(desk, f"v{n}")
        desk.whole.close()
        now, before = clinic.path.read_bytes(), older.path.read_bytes()
        pages = range(0, min(len(now), len(before)), PAGE)
        rewritten = [at for at in pages if now[at : at + PAGE] != before[at : at + PAGE]]

        def once(_: random.Random, number: int) -> str:
            hurt = bytearray(before)
            if number % 2:
                at = rewritten[number // 2 % len(rewritten)]  # each of them, whatever it is of
                hurt = bytearray(now)
                hurt[at : at + PAGE] = before[at : at + PAGE]
            clinic.path.write_bytes(hurt)
            told = _told(clinic.open)
            if number % 2 == 0:
                assert isinstance(told, Damaged), "an older file was opened as if it were the newest"
                assert told.what.startswith(
                    "This store is older than the last one seen on this computer (entry"
                )
                return "old files told at open"
            if isinstance(told, Damaged):
                return "old pages told at open"
            assert not deep_check(clinic.path, clinic.key).sound, f"an old page {at // PAGE} was not found"
            return "old pages told by the deep check"

        return repeat(times, seed, once)


def cut_journal(times: int, seed: int) -> Figure:
    """F15, the own journal: cut anywhere after a kill; what is opened holds all that was confirmed."""
    with workplace() as place:
        blank = made(place / "blank", people=40)
        blank.open().close()
        clinic = blank.copy_to(place / "killed")
        child = Child(partial(_check_in_until_killed, clinic))
        confirmed = {child.line() for _ in range(FEW)}
        child.kill()

        def once(chance: random.Random, _: int) -> str:
            cut = clinic.copy_to(place / "desk")
            whole = journal.beside(cut.path).read_bytes()
            journal.beside(cut.path).write_bytes(whole[: chance.randrange(len(whole))])
            told = _told(cut.open)
            if told is None:
                store = cut.open()
                came = check_pairs(store)
                store.close()
                assert confirmed <= came, f"{len(confirmed - came)} confirmed are lost without a word"
                return "whole"
            assert isinstance(told, Damaged)
            assert told.what.startswith(OLDER)
            return "told"

        return repeat(times, seed, once)


def _check_in_until_killed(clinic: Clinic, say: Say) -> None:
    desk = clinic.desk()
    for n in range(FEW):
        check_in(desk, f"v{n}")
        say(f"v{n}")
    signal.pause()


CASES = (
    Case("F12", "a bit flipped anywhere", "found and said; the file is kept as it is", flipped, 300, 8),
    Case("F13", "a bit flipped in the first page", "damaged, not a wrong passphrase", first_page, 40, 6),
    Case("F14", "an old file or an old page put back", "told at open, or by the deep check", put_back, 70, 6),
    Case("F15", "the own journal cut short", "whole, or told: nothing lost in silence", cut_journal, 60, 5),
    Case("F15", "the file cut short", "found and said", cut_short, 60, 6),
    Case("F15", "the journal of another store", "refused, never written back", foreign_journal, 20, 3),
)
