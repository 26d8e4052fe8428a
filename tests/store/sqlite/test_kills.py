"""Killed at any moment, a store opens again with whole deeds and whole imports, or without them."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from frontdesk.domain.visit import VisitState
from frontdesk.store.sqlite.open import create, finish_imports, open_store
from tests.store.made import KEY, NOW, TODAY, add, patient, set_up

ROWS = 300

IMPORTER = """
import sys
from pathlib import Path
from frontdesk.store.sqlite.open import open_store, finish_imports
from tests.store.made import KEY, NOW, list_of, run
store = open_store(Path(sys.argv[1]), KEY, now=NOW)
print("open", flush=True)
rows = list_of(int(sys.argv[2]))
for at in range(0, len(rows), 50):
    store.import_stage(run(), rows[at : at + 50])
store.import_accept("run")
print("accepted", flush=True)
while not store.import_step("run", limit=60):
    pass
print("done", flush=True)
"""

DESK = """
import sys
from dataclasses import replace
from pathlib import Path
from frontdesk.domain.deed import Change
from frontdesk.domain.visit import VisitState
from frontdesk.store.sqlite.open import open_store
from tests.store.made import KEY, NOW, commit, fact, visit
store = open_store(Path(sys.argv[1]), KEY, now=NOW)
for n in range(10_000):
    one = visit(f"v{n}")
    here, told = replace(one, state=VisitState.WAITING), fact(f"f{n}", visit_id=one.id)
    commit(store, Change(None, here), Change(None, told))
    print(n, flush=True)
"""


def start(code: str, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )


@pytest.mark.slow
def test_an_import_killed_anywhere_is_whole_or_absent(tmp_path: Path) -> None:
    path = tmp_path / "clinic.frontdesk"
    empty = create(path, KEY, now=NOW)
    set_up(empty)
    add(empty, patient())
    empty.close()
    blank = path.read_bytes()
    chance, seen = random.Random(3), {0: 0, ROWS: 0}
    for _ in range(15):
        for left in tmp_path.iterdir():
            left.unlink()
        path.write_bytes(blank)
        child = start(IMPORTER, str(path), str(ROWS))
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        time.sleep(chance.uniform(0, 0.5))
        child.kill()
        accepted = "accepted" in child.communicate()[0]
        store = open_store(path, KEY, now=NOW)
        before = len(list(store.patients())) - 1
        assert before in (0, ROWS)  # nothing half done is seen even before it is finished
        told = finish_imports(store)
        new = len(list(store.patients())) - 1
        assert new == len(store.board(TODAY)) == len(store.find("listed", today=TODAY, limit=1_000))
        assert new == ROWS if accepted or told.finished or before else new == 0
        assert store.unfinished_imports() == ()
        assert store.chain_first_bad() == 0
        seen[new] += 1
        store.close()
    assert all(seen.values()), f"the kills all came at one side: {seen}"


@pytest.mark.slow
def test_what_was_confirmed_survives_a_kill_and_no_deed_is_half_there(tmp_path: Path) -> None:
    path = tmp_path / "clinic.frontdesk"
    store = create(path, KEY, now=NOW)
    set_up(store)
    add(store, patient())
    store.close()
    blank, chance = path.read_bytes(), random.Random(5)
    for _ in range(8):
        for left in tmp_path.iterdir():
            left.unlink()
        path.write_bytes(blank)
        child = start(DESK, str(path))
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(chance.uniform(0, 0.15))
        child.kill()
        confirmed = 1 + len(child.communicate()[0].splitlines())
        store = open_store(path, KEY, now=NOW)
        assert store.cut_off
        visits, facts = list(store.visits()), store.facts_of("p1")
        assert len(visits) == len(facts) >= confirmed - 1
        assert len(visits) <= confirmed + 1
        assert {v.id for v in visits} == {f.visit_id for f in facts}
        assert {v.state for v in visits} == {VisitState.WAITING}
        assert store.chain_first_bad() == 0
        assert store.chain_head().seq == len(visits) + 2
        store.close()
        again = open_store(path, KEY, now=NOW)
        assert not again.cut_off
        again.close()


def test_a_store_killed_while_it_was_made_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "clinic.frontdesk"
    code = """
import sys
from pathlib import Path
from frontdesk.store.sqlite import migrations
from frontdesk.store.sqlite.open import create
from tests.store.made import KEY, NOW
import os, signal
done = migrations._done
migrations._done = lambda *a: (done(*a), os.kill(os.getpid(), signal.SIGKILL))
create(Path(sys.argv[1]), KEY, now=NOW)
"""
    start(code, str(path)).communicate()
    assert not path.exists()
    store = create(path, KEY, now=NOW)
    set_up(store)
    store.close()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["clinic.frontdesk", "clinic.frontdesk.lock"]
