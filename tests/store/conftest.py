"""A store of every sort the contract is asserted on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from frontdesk.store.sqlite.open import create, in_memory
from frontdesk.store.sqlite.store import SqliteStore
from tests.store import made


@pytest.fixture(params=["in memory", "encrypted file"])
def empty_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqliteStore]:
    """A store before first run."""
    if request.param == "in memory":
        store = in_memory()
    else:
        store = create(tmp_path / "clinic.frontdesk", made.KEY, now=made.NOW)
    yield store
    store.close()


@pytest.fixture
def store(empty_store: SqliteStore) -> SqliteStore:
    """A store with its clinic, one manager, one clinician."""
    made.set_up(empty_store)
    return empty_store
