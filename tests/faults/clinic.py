"""The clinic of the cases: a real encrypted store with a key file, its people, and what "sound" means."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from frontdesk.domain.deed import Change, Deed
from frontdesk.domain.fact import FactKind
from frontdesk.domain.visit import Visit, VisitState
from frontdesk.store.sqlite.connection import Connection
from frontdesk.store.sqlite.deep_check import deep_check
from frontdesk.store.sqlite.open import create, open_store
from frontdesk.store.sqlite.store import SqliteStore
from frontdesk.usecases.desk import Desk
from frontdesk.vault import key_file
from frontdesk.vault.wrapped import Cost
from tests.desks import StillClock, desk_over
from tests.people import ANA, NOW, STAFF, TODAY, fact, patient, visit

PASS = "otter lamp seven bridge"
CHEAP = Cost(passes=1, memory=8192)
FAMILIES = ("Brennan", "Okonkwo", "Lindqvist", "Moreau", "Tanaka", "Haddad", "Kowalska", "Silva")


@dataclass(frozen=True, slots=True)
class Clinic:
    """A closed store and what opens it."""

    path: Path
    key: bytes = field(repr=False)

    @property
    def heads(self) -> Path:
        """What this computer remembers of it, outside of the store."""
        return self.path.parent / "heads"

    def copy_to(self, folder: Path) -> "Clinic":
        """As it stands now, with all beside it."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.path.parent, folder)
        return Clinic(folder / self.path.name, self.key)

    def open(self) -> SqliteStore:
        """The store."""
        return open_store(self.path, self.key, now=NOW, heads=self.heads)

    def desk(self) -> Desk:
        """Ana at the desk, the clock standing still."""
        return desk_over(self.open(), StillClock(NOW), ANA)


def made(folder: Path, people: int, visits: int = 1) -> Clinic:
    """A clinic with so many patients, each expected today so often, and with a need that was told.

    Visit ``v{n}`` is that of patient ``p{n % people}``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "clinic.frontdesk"
    keys = key_file.create(key_file.beside(path), person_id=ANA.id, passphrase=PASS, cost=CHEAP)
    store = create(path, keys.key, now=NOW)
    records: list[object] = list(STAFF)
    for n in range(people):
        born = (TODAY - timedelta(days=7_000 + 3 * n)).isoformat()
        records.append(patient(f"p{n}", f"Robin{n}", FAMILIES[n % len(FAMILIES)], born))
        records += [visit(f"v{n + people * more}", f"p{n}") for more in range(visits)]
        records.append(fact(f"f{n}", f"p{n}", FactKind.ADJUSTMENT, "Chair with arms"))
    for at in range(0, len(records), 600):
        changes = tuple(Change(None, record) for record in records[at : at + 600])  # type: ignore[arg-type]  # records of several kinds
        store.commit(Deed(f"first {at}", "first_run", NOW, ANA.id, changes))
    store.close()
    (path.with_name(path.name + ".lock")).unlink()
    return Clinic(path, keys.key)


@contextmanager
def workplace(*, on_disk: bool = False) -> Iterator[Path]:
    """A folder that goes away again: in memory where a real disk would only be waited for."""
    memory = Path("/dev/shm")
    kept_in = None if on_disk or not os.access(memory, os.W_OK) else memory
    with tempfile.TemporaryDirectory(prefix="frontdesk-faults-", dir=kept_in) as folder:
        yield Path(folder)


def check_sound(clinic: Clinic) -> None:
    """Every page, the chain, every row, what Find knows, every reference. Raises what it finds."""
    found = deep_check(clinic.path, clinic.key)
    assert found.sound, "; ".join(f"{one.where}: {one.words}" for one in found.troubles)
    connection = Connection(clinic.path, clinic.key, read_only=True)
    try:
        with connection.reading() as raw:
            lost = raw.execute("PRAGMA foreign_key_check").fetchall()
            assert not lost, f"{len(lost)} rows point at nothing"
    finally:
        connection.close()


def check_pairs(store: SqliteStore) -> set[str]:
    """Who is in: the visit, the patient's last day, the deed and the chain say the same. Their visits."""
    came = {v.id: v for v in store.visits(TODAY) if v.state is VisitState.WAITING}
    seen = {person.id for person, _ in store.patients() if person.last_seen_on == TODAY}
    assert {v.patient_id for v in came.values()} == seen, "a half check-in"
    assert store.chain_first_bad() == 0, "the chain is broken"
    with store._reader.reading() as raw:
        deeds = {id for (id,) in raw.execute("SELECT visit_id FROM deed WHERE kind = 'check_in'")}
        links = raw.execute("SELECT count(*) FROM chain WHERE kind = 'check_in'").fetchone()[0]
    assert deeds == set(came), "a check-in without its deed"
    assert links == len(deeds), "a deed without its entry in the chain"
    return set(came)


def waiting(store: SqliteStore, visit_id: str) -> bool:
    """That visit was checked in."""
    found = store.get(Visit, visit_id)
    return found is not None and found.state is VisitState.WAITING
