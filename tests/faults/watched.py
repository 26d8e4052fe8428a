"""F27: lists come into a watched folder while the program is killed again and again: none lost, none half."""

import os
import random
import time
from collections import Counter
from functools import partial
from pathlib import Path

from frontdesk.domain.staff import BY_ITSELF, Person, Role
from frontdesk.feeds.folder import BY, WatchedFolder
from frontdesk.feeds.folder_files import READING, own_place
from frontdesk.store.sqlite.open import finish_imports
from frontdesk.store.sqlite.store import SqliteStore
from tests.faults.child import Child, Say
from tests.faults.clinic import Clinic, check_sound, made, workplace
from tests.faults.figure import Case, Figure, repeat
from tests.feeds.working import WorksAtOnce
from tests.people import NOW

FILES, KILLS = 5, 4
"""In each round."""
_LONGEST = 4.0
"""Seconds until a kill: several files are read in them."""
_HANGS = 60.0


def arriving(times: int, seed: int) -> Figure:
    """Some files appear whole, some grow while they are looked at; one comes twice."""
    with workplace() as place:
        blank = made(place / "blank", people=1)
        taken_up = 0

        def once(chance: random.Random, number: int) -> None:
            nonlocal taken_up
            clinic, folder = blank.copy_to(place / "desk"), place / f"lists {number}"
            folder.mkdir()
            sizes = {f"list{n}.csv": chance.randint(1, 40) for n in range(FILES)}
            waiting = [*sizes, "again.csv"]
            for _ in range(KILLS):
                child = Child(partial(_watch, clinic, folder))
                assert child.line() == "open"
                ends = time.monotonic() + chance.uniform(0, _LONGEST)
                while time.monotonic() < ends:
                    if waiting and chance.random() < 0.5:
                        _put(folder, waiting.pop(0), sizes, chance)
                    time.sleep(0.05)
                child.kill()
                taken_up += any((folder / READING / own_place()).glob("*.csv"))
                store = clinic.open()
                _whole_or_absent(store, sizes)
                finish_imports(store)
                _whole_or_absent(store, sizes)
                store.close()
                check_sound(clinic)
            for name in waiting:
                _put(folder, name, sizes, chance)
            Child(partial(_watch, clinic, folder, until_empty=True)).end()
            lie = Counter(one.name[20:] for one in (folder / "done").glob("*.csv"))
            assert lie == Counter([*sizes, "again.csv"]), f"lost or doubled: {lie}"
            assert not [one for one in folder.rglob("*.csv") if one.parent.name != "done"]
            store = clinic.open()
            came = _came(store)
            store.close()
            assert came == sizes, f"{came} instead of {sizes}"

        figure = repeat(times, seed, once)
        detail = (
            figure.detail
            or f"{times * (FILES + 1)} files, {times * KILLS} kills, {taken_up} in the middle of a file"
        )
        return Figure(figure.passed, figure.of, detail)


def _put(folder: Path, name: str, sizes: dict[str, int], chance: random.Random) -> None:
    """As another program does: whole by a rename, or piece by piece."""
    text = _text("list0.csv" if name == "again.csv" else name, sizes)
    path = folder / name
    if chance.random() < 0.5:
        aside = folder / f".{name}"
        aside.write_text(text, encoding="utf-8")
        aside.rename(path)
        return
    with path.open("w", encoding="utf-8") as file:
        for at in range(0, len(text), 200):
            file.write(text[at : at + 200])
            file.flush()
            os.fsync(file.fileno())


def _text(name: str, sizes: dict[str, int]) -> str:
    rows = (f"{name} {n},Listed{n},{name.removesuffix('.csv')},1950-03-1{n % 10}" for n in range(sizes[name]))
    return "Patient ID,First name,Last name,Date of birth\n" + "\n".join(rows) + "\n"


def _watch(clinic: Clinic, folder: Path, say: Say, *, until_empty: bool = False) -> None:
    desk = clinic.desk()
    finish_imports(desk.whole)  # type: ignore[arg-type]  # the store itself
    desk.staff = Person(BY, BY_ITSELF[BY], Role.DESK, NOW)
    feed = WatchedFolder(folder, WorksAtOnce(BY, desk), lambda _: None)
    say("open")
    ends = time.monotonic() + _HANGS
    while time.monotonic() < ends:
        feed.look()
        if until_empty and not any(folder.glob("*.csv")) and not any((folder / READING).rglob("*.csv")):
            break
        time.sleep(0.02)
    desk.whole.close()


def _came(store: SqliteStore) -> dict[str, int]:
    """Rows by file, of everybody who can be seen."""
    families = (person.name.family for person, _ in store.patients())
    return dict(Counter(f"{family}.csv" for family in families if family.startswith("list")))


def _whole_or_absent(store: SqliteStore, sizes: dict[str, int]) -> None:
    for name, rows in _came(store).items():
        assert rows == sizes[name], f"{rows} of {sizes[name]} rows are seen"


CASES = (Case("F27", "killed while lists come in", "none lost, none half, none twice", arriving, 12, 1),)
