"""F1, F3, F5, F6: killed at any moment (SIGKILL), nothing confirmed is lost and nothing is half there."""

import csv
import random
import time
from functools import partial
from pathlib import Path

from frontdesk.domain.errors import WrongPassphrase
from frontdesk.store.sqlite import migrations
from frontdesk.store.sqlite.connection import Connection
from frontdesk.store.sqlite.open import finish_imports
from frontdesk.store.sqlite.store import SqliteStore
from frontdesk.usecases import import_records
from frontdesk.usecases.check_in import check_in
from frontdesk.vault import key_file
from tests.faults.child import Child, Say, seconds_of
from tests.faults.clinic import CHEAP, PASS, Clinic, check_pairs, check_sound, made, workplace
from tests.faults.figure import Case, Figure, repeat
from tests.people import ANA, TODAY
from tests.store.sqlite.test_open import to_the_sixth_layout

VISITS = 240
"""More than anybody gets through before the kill."""


def writing(times: int, seed: int) -> Figure:
    """F1: check-ins one after the other, killed within 60 ms."""
    confirmed = 0
    with workplace() as place:
        blank = made(place / "blank", people=VISITS // 12, visits=12)
        desk = blank.copy_to(place / "desk").desk()
        check_in(desk, "v0")  # what is loaded late is loaded once, not by every child
        desk.whole.close()

        def once(chance: random.Random, _: int) -> None:
            nonlocal confirmed
            clinic = blank.copy_to(place / "desk")
            child = Child(partial(_check_in_all, clinic, VISITS))
            assert child.line() == "open"
            said = child.kill_within(chance, 0.06)
            confirmed += len(said)
            store = clinic.open()
            assert store.cut_off or not said, "nobody is told that the program was cut off"
            came = check_pairs(store)
            assert set(said) <= came, f"{len(set(said) - came)} confirmed check-ins are lost"
            assert len(came) <= len(said) + 1
            store.close()
            check_sound(clinic)

        figure = repeat(times, seed, once)
    return Figure(figure.passed, figure.of, figure.detail or f"{confirmed:,} confirmed, 0 lost")


def _check_in_all(clinic: Clinic, visits: int, say: Say) -> None:
    desk = clinic.desk()
    say("open")
    for n in range(visits):
        check_in(desk, f"v{n}")
        say(f"v{n}")


def updating(times: int, seed: int) -> Figure:
    """F3: the layout of an older store is updated and killed anywhere; the next start finishes it."""
    large, small = (20_000 if times >= 20 else 2_000), 1_000
    with workplace() as place:
        olds = {people: _of_the_sixth_layout(place / f"{people}", people) for people in (large, small)}
        lasts = {n: seconds_of(partial(_update, old.copy_to(place / "desk"))) for n, old in olds.items()}

        def once(chance: random.Random, number: int) -> str:
            people = small if number % 10 else large
            clinic = olds[people].copy_to(place / "desk")
            child = Child(partial(_update, clinic))
            assert child.line() == "begun"
            child.kill_within(chance, lasts[people])
            found = Connection(clinic.path, clinic.key)
            layout = migrations.version_of(found)
            found.close()
            assert 6 <= layout <= migrations.VERSION
            store = clinic.open()
            with store._reader.reading() as raw:
                assert raw.execute("PRAGMA user_version").fetchone()[0] == migrations.VERSION
                assert raw.execute("SELECT count(*) FROM patient").fetchone()[0] == people
            assert [one.patient.id for one in store.find("Robin7 Silva", today=TODAY)]
            assert store.chain_first_bad() == 0
            store.close()
            return "old" if layout == 6 else "new" if layout == migrations.VERSION else "between"

        return repeat(times, seed, once)


def _of_the_sixth_layout(folder: Path, people: int) -> Clinic:
    old = made(folder, people)
    connection = Connection(old.path, old.key)
    with connection.writing() as raw:
        to_the_sixth_layout(raw)
    connection.close()
    return old


def _update(clinic: Clinic, say: Say) -> None:
    say("begun")
    clinic.open().close()


def importing(times: int, seed: int) -> Figure:
    """F5: a list is read, accepted and written, killed anywhere; it is whole or absent, and never doubled."""
    large, small = (5_000 if times >= 20 else 400), 200
    with workplace() as place:
        blank = made(place / "blank", people=1)
        lists = {rows: _list(place / f"{rows}.csv", rows) for rows in (large, small)}
        lasts = {n: _seconds_of_both(blank.copy_to(place / "desk"), one) for n, one in lists.items()}

        def once(chance: random.Random, number: int) -> str:
            """Every other one while the list is looked into, every other one while it is written."""
            rows = small if number % 10 > 1 else large
            until, writes = lasts[rows]
            clinic = blank.copy_to(place / "desk")
            child = Child(partial(_bring_in, clinic, lists[rows]))
            assert child.line() == "open"
            said = [child.line()] if number % 2 else []
            said += child.kill_within(chance, writes if said else until)
            store = clinic.open()
            assert _patients(store) in (0, rows), "rows are seen before all are there"
            told = finish_imports(store)
            after = _patients(store)
            store.close()
            assert after in (0, rows)
            assert after == rows or "accepted" not in said, "an accepted import is lost"
            assert after == rows or not told.finished
            check_sound(clinic)
            if not after:
                return "absent"
            return "whole" if "done" in said else "finished at the next start"

        figure = repeat(times, seed, once)
        again = blank.copy_to(place / "desk")
        for _ in range(2):
            Child(partial(_bring_in, again, lists[large])).end()
        store = again.open()
        twice = _patients(store)
        store.close()
    detail = f"{figure.detail}; brought in twice: {twice:,}"
    return Figure(figure.passed if twice == large else 0, figure.of, detail)


def _seconds_of_both(clinic: Clinic, listed: Path) -> tuple[float, float]:
    child, began = Child(partial(_bring_in, clinic, listed)), time.perf_counter()
    assert (child.line(), child.line()) == ("open", "accepted")
    accepted = time.perf_counter()
    assert child.end() == (["done"], 0)
    return accepted - began, time.perf_counter() - accepted


def _list(path: Path, rows: int) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(("Patient ID", "First name", "Last name", "Date of birth"))
        for n in range(rows):
            out.writerow((f"L{n}", f"Listed{n}", "Ashworth", f"19{40 + n % 60}-0{1 + n % 9}-1{n % 10}"))
    return path


def _bring_in(clinic: Clinic, listed: Path, say: Say) -> None:
    desk = clinic.desk()
    say("open")
    review = import_records.stage(desk, listed)
    assert not review.refused, review.refused
    import_records.accept(desk, review)
    say("accepted")
    while not import_records.step(desk, review):
        pass
    say("done")
    desk.whole.close()


def _patients(store: SqliteStore) -> int:
    return sum(1 for _ in store.patients()) - 1


def changing_passphrase(times: int, seed: int) -> Figure:
    """F6: the old passphrase opens or the new one does, and the store with it."""
    with workplace(on_disk=True) as place:
        blank = made(place / "blank", people=3)
        new = "quiet river nine lanterns"
        seconds = seconds_of(partial(_change, blank.copy_to(place / "desk"), new))

        def once(chance: random.Random, _: int) -> str:
            clinic = blank.copy_to(place / "desk")
            child = Child(partial(_change, clinic, new))
            assert child.line() == "begun"
            said = child.kill_within(chance, seconds)
            opens = [phrase for phrase in (PASS, new) if _opens(clinic, phrase)]
            assert len(opens) == 1, f"{len(opens)} passphrases open"
            assert opens == [new] or "changed" not in said
            clinic.open().close()
            return "new" if opens == [new] else "old"

        return repeat(times, seed, once)


def _change(clinic: Clinic, new: str, say: Say) -> None:
    keys = key_file.beside(clinic.path)
    say("begun")
    key_file.change_passphrase(keys, person_id=ANA.id, old=PASS, new=new, cost=CHEAP)
    say("changed")


def _opens(clinic: Clinic, phrase: str) -> bool:
    try:
        opened = key_file.open_with_passphrase(key_file.beside(clinic.path), phrase)
    except WrongPassphrase:
        return False
    assert opened.key == clinic.key
    return True


CASES = (
    Case("F1", "killed while writing", "nothing confirmed is lost, nothing is half there", writing, 500, 6),
    Case(
        "F3", "killed in an update of the layout", "a whole layout; the next start finishes", updating, 100, 2
    ),
    Case("F5", "killed in an import", "whole or absent, never doubled", importing, 60, 2),
    Case(
        "F6", "killed in a change of passphrase", "the old or the new one opens", changing_passphrase, 60, 6
    ),
)
