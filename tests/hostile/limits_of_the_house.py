"""The limits beside files and words: people who may be here already, stores and keys, who may do what."""

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

from frontdesk.cli.verbs import doctor
from frontdesk.domain.patient import NameUse, Patient, PersonName
from frontdesk.domain.staff import Role
from frontdesk.store.sqlite import place
from frontdesk.store.sqlite.connection import check_floor
from frontdesk.store.sqlite.open import create, open_store
from frontdesk.usecases import import_records
from frontdesk.usecases.erase_person import erase_person
from frontdesk.usecases.possible_doubles import say_two_people
from frontdesk.vault import key_file, pin, recovery
from frontdesk.vault.passphrase import check
from frontdesk.vault.wrapped import Cost
from tests.desks import fill
from tests.hostile.limit import SOME, Limit
from tests.usecases.imports import desk_for_import

NOW = datetime(2026, 5, 14, 9, 18, tzinfo=UTC)
OWN, OTHER = "harbour violet kettle sunday", "otter lamp meadow thursday"


def _ann(id: str) -> Patient:
    names = (PersonName("", "Lee", ("Ann",), use=NameUse.OFFICIAL),)
    return Patient(id, "Ann L.", names, birth_date="1961-03-14")


def _brought(header: str, *rows: str, here: tuple[Patient, ...] = ()) -> tuple[str, int]:
    """What is said of the last row of a list, read at a desk where these are known."""
    desk = desk_for_import()
    if here:
        fill(desk.store, here, desk.now(), desk.staff.id)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "list.csv"
        file.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
        review = import_records.stage(desk, file)
    return review.problems[-1].reason, SOME if review.patients.left_out else 0


_NAMED = "First name,Last name,DOB"
DOUBLES = (
    Limit(
        "A row that fits two people",
        "usecases/import_people.py",
        lambda: _brought(_NAMED, "Ann,Lee,1961-03-14", here=(_ann("a"), _ann("b"))),
    ),
    Limit(
        "A row with nothing but a name that is here",
        "usecases/import_people.py",
        lambda: _brought(_NAMED, "Ann,Lee,", here=(_ann("a"),)),
    ),
    Limit(
        "One number of two people",
        "usecases/import_people.py",
        lambda: _brought(f"MRN,{_NAMED}", "1,Ann,Lee,1961-03-14", "1,Bo,Li,1971-04-15"),
    ),
)


def _with_store(act: Callable[[Path, bytes], object]) -> object:
    """A store of its own, with its keys, in a folder that goes away."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "clinic.frontdesk"
        keys = key_file.create(
            key_file.beside(path), person_id="ana", passphrase=OWN, shown_name="Ana", cost=Cost(1, 8192)
        )
        create(path, keys.key, now=NOW, app_version="9.4").close()
        return act(path, keys.key)


def _plain() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "clinic.frontdesk"
        with closing(sqlite3.connect(path)) as plain:
            plain.execute("CREATE TABLE patient (id)")
        place.check(path)


def _second_name(path: Path, _: bytes) -> None:
    (path.parent / "another").hardlink_to(path)
    place.check(path)


def _newer(path: Path, key: bytes) -> object:
    with patch("frontdesk.store.sqlite.migrations.VERSION", 0):
        return open_store(path, key, now=NOW, app_version=lambda: "1")


def _no_keys(path: Path, _: bytes) -> object:
    key_file.beside(path).unlink()
    return key_file.open_with_passphrase(key_file.beside(path), OWN)


def _same_passphrase(path: Path, key: bytes) -> None:
    key_file.add_person(
        key_file.beside(path), key, person_id="ben", passphrase=OWN, shown_name="Ben", cost=Cost(1, 8192)
    )


STORES = (
    Limit(
        "No store there",
        "store/sqlite/place.py",
        lambda: _with_store(lambda path, _: place.check(path.with_name("none"))),
    ),
    Limit("A store that is not encrypted", "store/sqlite/place.py", _plain),
    Limit("A file with two names", "store/sqlite/place.py", lambda: _with_store(_second_name)),
    Limit(
        "A folder on the network",
        "store/sqlite/place.py",
        lambda: _with_store(lambda path, _: place.check(path, mounts="server:/clinic / nfs4 rw 0 0")),
    ),
    Limit(
        "A new store in the place of a file",
        "store/sqlite/open.py",
        lambda: _with_store(lambda path, key: create(path, key, now=NOW)),
    ),
    Limit("A store of a newer Frontdesk", "store/sqlite/migrations.py", lambda: _with_store(_newer)),
    Limit(
        "Another passphrase",
        "vault/key_file.py",
        lambda: _with_store(lambda path, _: key_file.open_with_passphrase(key_file.beside(path), OTHER)),
    ),
    Limit("No key file", "vault/key_file.py", lambda: _with_store(_no_keys)),
    Limit("One passphrase for two people", "vault/key_file.py", lambda: _with_store(_same_passphrase)),
    Limit(
        "The last who can open it",
        "vault/key_file.py",
        lambda: _with_store(lambda path, _: key_file.remove_person(key_file.beside(path), "ana")),
    ),
    Limit("A passphrase everybody tries first", "vault/passphrase.py", lambda: check("password123456")),
    Limit("A PIN: 4 to 6 digits", "vault/pin.py", lambda: pin.check("258")),
    Limit("A PIN everybody tries first", "vault/pin.py", lambda: pin.check("4321")),
    Limit("A recovery key of other length", "vault/recovery.py", lambda: recovery.parse("ABCD-EFGH")),
)


def _as_desk(act: Callable[..., object], *given: str) -> object:
    """By somebody who is no manager."""
    desk = desk_for_import()
    fill(desk.store, [_ann("a"), _ann("b")], desk.now(), desk.staff.id)
    desk.staff = replace(desk.staff, role=Role.DESK)
    return act(desk, *given)


def _found(name: str, found: tuple[int, ...], floor: tuple[int, ...]) -> tuple[str, int]:
    finding = doctor._at_least(name, found, floor)
    return f"{finding.what} {finding.found}: {finding.todo}", finding.code


RIGHTS = (
    Limit(
        "Erasing somebody, by who is no manager",
        "usecases/erase_person.py",
        lambda: _as_desk(erase_person, "a"),
    ),
    Limit(
        "Saying that two records are two people, by who is no manager",
        "usecases/possible_doubles.py",
        lambda: _as_desk(say_two_people, "a", "b"),
    ),
    Limit(
        "SQLite below 3.51.3: nothing is opened",
        "store/sqlite/connection.py",
        lambda: check_floor((3, 51, 1)),
    ),
    Limit(
        "The same, and SQLCipher below 4.9, as the doctor says it",
        "cli/verbs/doctor.py",
        lambda: _found("SQLCipher", (4, 6, 1), (4, 9)),
    ),
)
