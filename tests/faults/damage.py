"""F12 to F15: flipped bits, old pages put back, files cut short. Found, said, and never changed."""

import random
from collections.abc import Callable
from functools import partial
from pathlib import Path

from frontdesk.domain.errors import Damaged, Fixable
from frontdesk.store.sqlite import checkup, journal
from tests.faults.clinic import Clinic, made, workplace
from tests.faults.figure import Case, Figure, repeat

PAGE = 4096


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
    try:
        look()
    except Fixable as trouble:
        return trouble
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
    from frontdesk.usecases.check_in import check_in

    desk = clinic.desk()
    for n in range(5):
        check_in(desk, f"v{n}")
    left = Path(journal.beside(clinic.path)).read_bytes()
    desk.whole.close()
    return left


CASES = (
    Case("F12", "a bit flipped anywhere", "found and said; the file is kept as it is", flipped, 300, 8),
    Case("F13", "a bit flipped in the first page", "damaged, not a wrong passphrase", first_page, 40, 6),
    Case("F15", "the file cut short", "found and said", cut_short, 60, 6),
    Case("F15", "the journal of another store", "refused, never written back", foreign_journal, 20, 3),
)
