"""Going back to a backup through real files: made ready beside the open store, in place once it is closed."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from frontdesk import bootstrap
from frontdesk.domain.backup import Ready
from frontdesk.domain.errors import Damaged, Fixable, NoStore, NotSaved, Refused, WrongPassphrase
from frontdesk.usecases.add_patient import NewPerson, add_patient
from frontdesk.usecases.backup_words import how_many, restored_words
from frontdesk.usecases.erase_person import erase_person
from frontdesk.usecases.first_run import FirstAnswers
from frontdesk.usecases.go_back import make_ready, what_would_go
from frontdesk.usecases.keep_backups import back_up
from frontdesk.vault import key_file
from frontdesk.vault.wrapped import Cost
from tests.desks import StillClock

NOW = datetime(2026, 5, 14, 9, 30, tzinfo=UTC)
PASS = "otter lamp seven bridge"
OLD, NEW = ["Okonkwo"], ["Kim", "Okonkwo"]


class Clinic:
    """A clinic with Okonkwo in the backup and Kim after it."""

    def __init__(self, folder: Path) -> None:
        self.clock = StillClock(NOW)
        self.store = folder / "clinic.frontdesk"
        answers = FirstAnswers("Linden Street", "Ana", "Europe/London")
        self.desk, _ = bootstrap.create_desk(self.store, PASS, answers, clock=self.clock)
        add_patient(self.desk, "p1", NewPerson("Ngozi", "Okonkwo"))
        self.name = back_up(self.desk).name
        self.clock.forward(hours=2)
        add_patient(self.desk, "p2", NewPerson("Min-jun", "Kim"))
        self.told: list[str] = []

    def closed_and_put(self, made: Ready) -> str:
        kept = self.desk.backups
        assert kept is not None
        self.desk.store.close()
        return restored_words(kept.put_in_place(made, self.clock.now), self.clock.now)

    def open_again(self, passphrase: str = PASS) -> list[str]:
        """As the door does."""
        bootstrap.finish_restore(self.store, self.told.append, clock=self.clock)
        self.desk = bootstrap.open_desk(self.store, passphrase, clock=self.clock, tell=self.told.append)
        return self.families()

    def families(self) -> list[str]:
        return sorted(patient.names[0].family for patient, _ in self.desk.whole.patients())


@pytest.fixture
def clinic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clinic]:
    monkeypatch.setattr("frontdesk.vault.key_file.Cost", lambda *given: Cost(*given or (1, 8192)))
    made = Clinic(tmp_path)
    yield made
    made.desk.store.close()


def test_the_desk_goes_on_and_the_store_from_before_is_kept(clinic: Clinic) -> None:
    would = what_would_go(clinic.desk, clinic.name)
    assert (would.backup.name, how_many(would.younger)) == (clinic.name, "1 act")
    steps: list[int] = []
    made = make_ready(clinic.desk, clinic.name, steps.append)
    assert steps == [1, 2, 3]
    assert clinic.families() == NEW, "nothing is changed yet"
    add_patient(clinic.desk, "p3", NewPerson("Ada", "Late"))
    words = clinic.closed_and_put(made)
    assert words.startswith(
        "The store is as of today 09:30 again (1 person). 2 newer acts are not in it."
        " The one from before is kept as clinic.frontdesk.before-restore-20260514-113000"
    )
    assert clinic.open_again() == OLD
    assert clinic.told == []
    assert clinic.desk.whole.latest_acts(1)[0][1] == "restore"
    before = next(clinic.store.parent.glob("*.before-restore-*[0-9]"))
    clinic.desk.store.close()
    bootstrap.restore(clinic.store, [before], PASS, clock=clinic.clock)
    assert clinic.open_again() == ["Kim", "Late", "Okonkwo"], "and back on it"


def test_a_passphrase_changed_meanwhile_stays_changed(clinic: Clinic) -> None:
    made = make_ready(clinic.desk, clinic.name)
    keys = key_file.beside(clinic.store)
    key_file.change_passphrase(keys, person_id=clinic.desk.staff.id, old=PASS, new="four other words here")
    clinic.closed_and_put(made)
    with pytest.raises(WrongPassphrase):
        clinic.open_again()
    assert clinic.open_again("four other words here") == OLD


def test_somebody_erased_meanwhile_is_not_brought_back(clinic: Clinic) -> None:
    made = make_ready(clinic.desk, clinic.name)
    erase_person(
        clinic.desk, next(p.id for p, _ in clinic.desk.whole.patients() if p.names[0].family == OLD[0])
    )
    with pytest.raises(Refused, match="erased while"):
        clinic.closed_and_put(made)
    assert clinic.open_again() == ["Kim"]
    assert clinic.told == []
    made = make_ready(clinic.desk, clinic.name)
    assert made.erased_again == 1
    clinic.closed_and_put(made)
    assert clinic.open_again() == []


def test_a_damaged_backup_is_found_before_anything_is_closed(clinic: Clinic) -> None:
    file = clinic.store.parent / "backups" / clinic.name
    content = bytearray(file.read_bytes())
    content[30_000] ^= 1
    file.write_bytes(content)
    with pytest.raises(Damaged):
        make_ready(clinic.desk, clinic.name)
    assert clinic.families() == NEW
    assert not list(clinic.store.parent.glob("*.restored*"))


def test_what_was_made_ready_and_never_put_in_place_is_swept_at_the_next_start(clinic: Clinic) -> None:
    make_ready(clinic.desk, clinic.name)
    clinic.desk.store.close()
    assert clinic.open_again() == NEW
    assert clinic.told == ["Going back to a backup was begun and did not finish. The store is as it was."]
    assert not list(clinic.store.parent.glob("*.restored*"))


@pytest.mark.parametrize("at", [0, 2, 6, 7, 8, 9])
def test_cut_off_at_any_new_name_it_is_one_store_or_the_other_whole(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    class Cut(BaseException):
        pass

    made = make_ready(clinic.desk, clinic.name)
    done: list[Path] = []
    real: Callable[..., Any] = Path.replace

    def cut(self: Path, target: Path) -> Any:
        done.append(self)
        if len(done) > at:
            raise Cut
        return real(self, target)

    with monkeypatch.context() as power:
        power.setattr(Path, "replace", cut)
        with suppress(Cut):
            clinic.closed_and_put(made)
    through = len(done) <= at
    clinic.told.clear()
    found = clinic.open_again()
    assert found in (OLD, NEW)
    assert bool(clinic.told) is not through, "it is said, whichever it is"
    assert through is (at == 9)
    add_patient(clinic.desk, "p4", NewPerson("Goes", "On"))


@pytest.mark.parametrize(
    ("at", "safe"), [(1, "The store is as it was."), (2, "The store is as it was."), (3, "both whole")]
)
def test_a_disk_that_takes_no_name_is_said_and_finished_later(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch, at: int, safe: str
) -> None:
    made = make_ready(clinic.desk, clinic.name)
    done = [0]
    real: Callable[..., Any] = Path.replace

    def refuses(self: Path, target: Path) -> Any:
        done[0] += 1
        if done[0] > at:
            raise OSError(5, "Input/output error")
        return real(self, target)

    with monkeypatch.context() as disk:
        disk.setattr(Path, "replace", refuses)
        with pytest.raises(NotSaved, match=safe):
            clinic.closed_and_put(made)
    with pytest.raises(NoStore) if at == 3 else pytest.raises(AssertionError):
        bootstrap.check_there(clinic.store)
        raise AssertionError
    assert clinic.open_again() == (OLD if at == 3 else NEW)


def test_it_is_a_managers(clinic: Clinic) -> None:
    manager = clinic.desk.staff
    clinic.desk.staff = replace(manager, id="joy")
    with pytest.raises(Refused, match="by a manager"):
        make_ready(clinic.desk, clinic.name)  # a manager of today who was nobody in the backup
    clinic.desk.staff = manager
    assert clinic.families() == NEW


def test_killed_while_it_is_made_ready_the_store_is_as_it_was(clinic: Clinic) -> None:
    """A real process, ended before the first step and before the last."""
    desk = clinic.desk
    desk.store.close()
    for step in (1, 3):
        child = subprocess.run(
            [sys.executable, "-c", _KILLED, str(clinic.store), PASS, clinic.name, str(step)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert child.returncode == 9, child.stderr
        clinic.told.clear()
        assert clinic.open_again() == NEW
        clinic.desk.store.close()
        assert not list(clinic.store.parent.glob("*.restored*"))


_KILLED = """
import os, sys
from pathlib import Path
from frontdesk import bootstrap
from frontdesk.usecases.go_back import make_ready
store, typed, name, at = sys.argv[1:]
desk = bootstrap.open_desk(Path(store), typed)
make_ready(desk, name, lambda step: os._exit(9) if step == int(at) else None)
"""


def test_a_copy_of_the_damaged_file_as_it_is(clinic: Clinic, tmp_path: Path) -> None:
    clinic.desk.store.close()
    clinic.store.write_bytes(clinic.store.read_bytes()[:40_000])
    (stick := tmp_path / "stick").mkdir()
    copy = bootstrap.save_copy(clinic.store, stick, clock=clinic.clock)
    assert copy.read_bytes() == clinic.store.read_bytes()
    assert copy.with_name(f"{copy.name}.keys").is_file()
    with pytest.raises(Fixable):
        bootstrap.save_copy(clinic.store, tmp_path / "nothing", clock=clinic.clock)
