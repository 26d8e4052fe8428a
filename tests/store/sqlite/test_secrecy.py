"""No patient's value stands readable in any file of the store, nor in what goes wrong."""

import subprocess
import sys
from dataclasses import replace
from os import environ, pathsep
from pathlib import Path

import pytest

from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Conflict
from frontdesk.domain.fact import FactKind
from frontdesk.domain.patient import Identifier
from frontdesk.store.sqlite.open import create
from tests.store.made import KEY, NOW, TODAY, add, bring_in, commit, fact, list_of, patient, set_up, visit
from tests.store.test_imports import rows

CANARIES = ("Zwetschgenbaum", "zwetschgenbaum", "1911-12-13", "0170 5550199", "CANARY-NUMBER", "CANARY-TOLD")


def fill(folder: Path) -> None:
    """A day's worth of everything, left open so that the journal still lies there."""
    store = create(folder / "clinic.frontdesk", KEY, now=NOW)
    set_up(store)
    who = patient(
        "p1",
        "Ana Zwetschgenbaum",
        birth_date="1911-12-13",
        phone="0170 5550199",
        identifiers=(Identifier("mrn", "CANARY-NUMBER"),),
    )
    add(store, who, visit(), fact("f1", "CANARY-TOLD", FactKind.PERSONAL_DETAIL))
    commit(store, Change(who, replace(who, last_seen_on=TODAY)))
    bring_in(store, list_of(40))
    store.find("zwetschgenbaum", today=TODAY)
    assert len(list(folder.iterdir())) >= 4
    for file in folder.iterdir():
        whole = file.read_bytes()
        for canary in CANARIES:
            assert canary.encode() not in whole, f"{canary} in {file.name}"
            assert canary.encode("utf-16-le") not in whole
    store.close()


def test_no_value_in_any_file(tmp_path: Path) -> None:
    fill(tmp_path)
    for file in tmp_path.iterdir():
        assert not any(canary.encode() in file.read_bytes() for canary in CANARIES)
        assert b"SQLite format" not in file.read_bytes()
        assert b"CREATE TABLE" not in file.read_bytes()


def test_the_key_stands_in_no_file(tmp_path: Path) -> None:
    fill(tmp_path)
    for file in tmp_path.iterdir():
        assert KEY not in file.read_bytes()
        assert KEY.hex().encode() not in file.read_bytes().lower()


def test_the_library_prints_nothing_about_a_damaged_store(tmp_path: Path) -> None:
    fill(tmp_path)
    code = """
import sys
from pathlib import Path
from frontdesk.domain.errors import Damaged
from frontdesk.store.sqlite.open import open_store
from tests.store.made import NOW
try:
    open_store(Path(sys.argv[1]), bytes(32), now=NOW)
except Damaged as told:
    assert told.__context__ is None or told.__suppress_context__
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "clinic.frontdesk")],
        capture_output=True,
        text=True,
        env=environ | {"PYTHONPATH": pathsep.join(sys.path)},
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_no_value_in_the_words_of_a_refused_deed(tmp_path: Path) -> None:
    store = create(tmp_path / "clinic.frontdesk", KEY, now=NOW)
    set_up(store)
    add(store, patient("p1", "Ana Zwetschgenbaum"))
    stranger = replace(patient("p1", "Ana Zwetschgenbaum"), board_name="Zwetschgenbaum")
    with pytest.raises(Conflict, match="in the meantime") as told:
        commit(store, Change(stranger, replace(stranger, board_name="CANARY-TOLD")))
    assert not any(canary in repr(told.value) + str(told.value) for canary in CANARIES)
    store.close()


def test_what_is_staged_says_nothing_in_a_traceback() -> None:
    for row in (*rows(), *list_of(3)):
        assert not any(canary in repr(row) for canary in ("Zebedee", "Listed", "Spanish"))
