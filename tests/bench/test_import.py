"""G10 and G13: bringing in a whole clinic's people, bringing them in again, and what the file weighs."""

from pathlib import Path
from typing import Any

from frontdesk.domain.deed import Change, Deed
from frontdesk.domain.patient import Patient
from frontdesk.store.sqlite.connection import Connection
from frontdesk.store.sqlite.open import create
from frontdesk.store.sqlite.tables import OF_KIND
from frontdesk.usecases import import_records
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.import_review import Review
from tests.bench.conftest import MadeClinic
from tests.bench.made_clinic import ANA, CLINIC, KEY, NOW
from tests.bench.made_rows import people_of_a_file
from tests.bench.measure import Scores, lasting, wall_time
from tests.desks import StillClock, desk_over

SEED = 42
FLOORS = 3
_SEARCH_TABLES = "SELECT name FROM plain.sqlite_master WHERE name GLOB 'search*' AND type = 'table'"


def raw_rows(path: Path, rows: list[list[Any]]) -> float:
    """Seconds to write the same rows into a bare table of an encrypted file, one executemany."""
    path.touch()
    connection = Connection(path, KEY)
    names = [f'"{name}"' for name in OF_KIND[Patient].codec.names]
    connection.raw.execute(f"CREATE TABLE patient ({names[0]} TEXT PRIMARY KEY, {', '.join(names[1:])})")
    insert = f"INSERT INTO patient VALUES ({', '.join('?' * len(names))})"

    def write() -> None:
        with connection.writing() as raw:
            raw.executemany(insert, rows)

    took = wall_time(write)
    connection.close()
    return took


def empty_desk(path: Path) -> Desk:
    """A clinic on its first day."""
    store = create(path, KEY, now=NOW)
    changes = tuple(Change(None, record) for record in (CLINIC, ANA))
    store.commit(Deed("first", "first_run", NOW, ANA.id, changes))
    return desk_over(store, StillClock(NOW), ANA)


def plan(desk: Desk, count: int, run_id: str) -> tuple[Review, float]:
    """Match every row against the store and stage what is new; the seconds without reading the file."""
    review = Review(path="made.csv", run_id=run_id, format="csv")
    rows = list(people_of_a_file(count, SEED))
    return review, wall_time(lambda: import_records.plan_rows(desk, rows, review))


def test_import(benchmark: Any, tmp_path: Path, scores: Scores) -> None:
    count = scores.patients
    desk = empty_desk(tmp_path / "first.frontdesk")
    first, planned = plan(desk, count, "first")

    def write() -> None:
        import_records.accept(desk, first)
        while not import_records.step(desk, first):
            pass

    benchmark.pedantic(write, rounds=1)
    written = benchmark.stats.stats.data[0]
    codec = OF_KIND[Patient].codec
    people = [codec.encode(patient) for patient, _ in desk.store.patients()]
    assert len(people) == count
    floor = min(raw_rows(tmp_path / f"raw{n}", people) for n in range(FLOORS))
    second, again = plan(desk, count, "again")
    assert second.rows == 0
    desk.store.close()
    a_row = f"{(planned + written) / count * 1e6:,.0f} µs a row"
    parts = f"matched and staged {lasting(planned)}, written {lasting(written)}; {a_row}"
    scores.note("G10", (planned + written) / floor, f"{parts}, raw {lasting(floor)}")
    scores.note("G10 write", written / floor, f"{written / count * 1e6:,.0f} µs a row")
    scores.note("G10b", again / floor, f"{lasting(again)}, {again / count * 1e6:,.0f} µs a row")


def test_size(clinic: MadeClinic, tmp_path: Path, scores: Scores) -> None:
    """Against the same records without encryption and without what only Find needs, both packed."""
    packed, plain = tmp_path / "packed", tmp_path / "plain"
    store = clinic.open()
    raw = store._writer.raw
    raw.execute("VACUUM INTO ?", (str(packed),))
    raw.execute("ATTACH ? AS plain KEY ''", (str(plain),))
    raw.execute("SELECT sqlcipher_export('plain')")
    kept = ("name_word", "name_slip", "name_sound", *(row[0] for row in raw.execute(_SEARCH_TABLES)))
    for table in kept:
        raw.execute(f"DROP TABLE IF EXISTS plain.{table}")
    raw.execute("UPDATE plain.patient SET words = ''")
    raw.execute("VACUUM plain")
    raw.execute("DETACH plain")
    store.close()
    scores.note("G13", packed.stat().st_size / plain.stat().st_size)
