"""Opening a store: each thing that can be wrong has its own calm sentence and its own exit code."""

import hashlib
import json
import os
import socket
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3
from sqlcipher3 import dbapi2 as driver

from frontdesk.domain.deed import Change, Deed
from frontdesk.domain.errors import (
    BelowFloor,
    Damaged,
    Fixable,
    InUse,
    NewerStore,
    NoStore,
    NotSaved,
    ReadOnly,
    Refused,
)
from frontdesk.domain.fact import FactKind
from frontdesk.domain.feed_read import FeedRead
from frontdesk.domain.line import Mark, PromptEvent
from frontdesk.domain.patient import Identifier, Patient
from frontdesk.domain.pin import Pin
from frontdesk.domain.staff import HandOverNote, Person, Role
from frontdesk.domain.template import Override, PromptTemplate
from frontdesk.domain.visit import Visit
from frontdesk.store.sqlite import chain, migrations, people, place
from frontdesk.store.sqlite.connection import Connection, check_floor
from frontdesk.store.sqlite.deep_check import deep_check
from frontdesk.store.sqlite.lock import Lock, held
from frontdesk.store.sqlite.open import create, finish_imports, open_store
from frontdesk.store.sqlite.store import SqliteStore
from frontdesk.store.sqlite.tables import OF_KIND
from tests.prompts.people import template
from tests.store.made import DANA, KEY, NOW, TODAY, add, fact, list_of, patient, run, set_up, visit

_OF_THE_STUDIO = ("line_draft", "line_version")
_OF_FOLLOW_THROUGH = (
    *(("promise", column) for column in ("first_due_on", "late_because", "told_on", "closed_on")),
    ("concern", "renewed_on"),
)
_ADDED_SINCE = (
    ("template_use", "shown"),
    ("prompt_template", "overrides"),
    ("person", "languages"),
    ("prompt_event", "form"),
    ("prompt_event", "behind"),
    ("visit", "companion_id"),
    *((table, "words_by") for table in _OF_THE_STUDIO),
)
"""Columns of the steps after the sixth layout."""
_INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index'"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed store with one person in it."""
    path = tmp_path / "clinic.frontdesk"
    store = create(path, KEY, now=NOW, app_version="0.1.0")
    set_up(store)
    add(store, patient(), visit())
    store.close()
    return path


def refused(path: Path, kind: type[Fixable], code: int, key: bytes = KEY) -> str:
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(kind) as told:
        open_store(path, key, now=NOW).close()
    assert told.value.exit_code == code
    assert (path.read_bytes() if path.is_file() else b"") == before
    assert str(path) not in str(told.value)
    return str(told.value)


def test_a_store_opens_again_with_what_was_written(path: Path) -> None:
    store = open_store(path, KEY, now=NOW)
    assert store.get(Patient, "p1") == patient()
    assert not store.read_only
    store.close()
    assert sorted(p.name for p in path.parent.iterdir()) == ["clinic.frontdesk", "clinic.frontdesk.lock"]


def test_only_its_owner_may_read_the_file(path: Path) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_no_store(tmp_path: Path) -> None:
    assert "no patient store" in refused(tmp_path / "none.frontdesk", NoStore, 10)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_made_over_a_file_that_is_there(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(Refused):
        create(path, KEY, now=NOW)
    assert path.read_bytes() == before


def test_a_plain_database_is_refused(tmp_path: Path) -> None:
    plain = tmp_path / "plain.frontdesk"
    connection = driver.connect(str(plain))
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    assert "not encrypted" in refused(plain, Refused, 4)


def test_a_newer_store(path: Path) -> None:
    store = open_store(path, KEY, now=NOW)
    with store._writer.writing() as raw:
        raw.execute("UPDATE made_with SET version = '7.1'")
        raw.execute("PRAGMA user_version = 99")
    store.close()
    text = refused(path, NewerStore, 9)
    assert "Frontdesk 7.1" in text
    assert "Nothing was changed. Install Frontdesk 7.1." in text


def test_a_store_that_is_open_here(path: Path) -> None:
    store = open_store(path, KEY, now=NOW)
    with pytest.raises(InUse) as told:
        open_store(path, KEY, now=NOW)
    assert told.value.exit_code == 11
    assert str(told.value) == (
        "Frontdesk is already open on this computer (since 10:05). Nothing was changed. Go to that window."
    )
    store.close()
    open_store(path, KEY, now=NOW).close()


OPENER = """
import sys
from datetime import datetime
from pathlib import Path
from frontdesk.store.sqlite.open import open_store
from frontdesk.domain.errors import InUse
try:
    store = open_store(Path(sys.argv[1]), bytes(range(32)), now=datetime(2026, 3, 3, 8, 14))
except InUse:
    print("in use", flush=True)
else:
    print("open", flush=True)
    sys.stdin.readline()
    store.close()
"""


def opener(path: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", OPENER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )


def test_of_two_programs_started_at_once_one_wins(path: Path) -> None:
    for _ in range(3):
        both = [opener(path), opener(path)]
        said = sorted(str(one.stdout and one.stdout.readline()).strip() for one in both)
        for one in both:
            one.communicate("\n")
        assert said == ["in use", "open"]


def test_a_lock_of_a_killed_program_is_taken_over(path: Path) -> None:
    child = opener(path)
    assert child.stdout is not None
    assert child.stdout.readline() == "open\n"
    with pytest.raises(InUse, match="since 08:14"):
        open_store(path, KEY, now=NOW)
    child.kill()
    child.communicate()
    open_store(path, KEY, now=NOW).close()


def test_whoever_looks_who_has_it_changes_nothing(path: Path) -> None:
    lock = path.with_name(path.name + ".lock")
    assert held(path) is None
    store = open_store(path, KEY, now=NOW)
    assert str(held(path)).startswith("Frontdesk is already open on this computer (since ")
    store.close()
    assert held(path) is None
    lock.write_text(json.dumps({"pid": 1, "since": "08:14"}))
    assert held(path) is None, "of the dead"
    lock_of_the_next = Lock(path, NOW)
    assert lock_of_the_next.left_behind, "the next start has nothing to tell any more"
    lock_of_the_next.release()


def test_a_lock_of_another_computer_asks(path: Path) -> None:
    lock = path.with_name(path.name + ".lock")
    lock.write_text(json.dumps({"pid": 1, "host": "the-other-pc", "since": "08:14"}))
    assert "another computer (the-other-pc)" in refused(path, InUse, 11)
    open_store(path, KEY, now=NOW, take_over=True).close()
    lock.write_text(json.dumps({"pid": 1, "host": socket.gethostname()}))
    open_store(path, KEY, now=NOW).close()
    lock.write_text("not json")
    open_store(path, KEY, now=NOW).close()


@pytest.mark.parametrize("offset", [0, 7, 15, 16, 100, 2000, 4000, 4095])
def test_a_flipped_bit_in_the_first_page_is_damage_not_a_wrong_passphrase(path: Path, offset: int) -> None:
    flip(path, offset)
    salt = offset < 16  # without it no page of the store fits the key
    told = "This patient store is damaged, or its key file" if salt else "This patient store is damaged."
    assert refused(path, Damaged, 5).startswith(told)


def test_a_key_that_fits_no_page_may_be_that_of_another_store(path: Path) -> None:
    told = refused(path, Damaged, 5, key=bytes(32))
    assert told.startswith("This patient store is damaged, or its key file belongs to another store.")
    path.write_bytes(b"")
    assert refused(path, Damaged, 5).startswith("This patient store is damaged.")


def test_a_flipped_bit_elsewhere_is_found_when_its_page_is_read(path: Path) -> None:
    """Each page that the reads below touch; pages nobody asks for wait for the check of the backup."""
    whole = path.read_bytes()
    found = 0
    for page in range(1, len(whole) // 4096):
        path.write_bytes(whole)
        flip(path, page * 4096 + 333)
        try:
            store = open_store(path, KEY, now=NOW)
        except Damaged:
            found += 1
            continue
        try:
            assert list(store.patients()) == [(patient(), ())]
            assert store.board(TODAY)[0].visit == visit()
            assert store.find("ngozi", today=TODAY)[0].patient == patient()
        except Damaged:
            found += 1
        finally:
            store.close()
    assert found >= 5
    path.write_bytes(whole)
    open_store(path, KEY, now=NOW).close()


def test_a_key_of_another_store_opens_nothing(path: Path) -> None:
    refused(path, Damaged, 5, key=bytes(32))


@pytest.mark.parametrize("length", [0, 1, 15, 16, 1000, 4096])
def test_a_file_cut_short_is_damage(path: Path, length: int) -> None:
    path.write_bytes(path.read_bytes()[:length])
    refused(path, Damaged, 5)


def test_a_journal_of_another_store_is_not_written_back(path: Path, tmp_path: Path) -> None:
    other = create(tmp_path / "other.frontdesk", bytes(32), now=NOW)
    set_up(other)
    journal = path.with_name(path.name + "-wal")
    foreign = Path(f"{tmp_path / 'other.frontdesk'}-wal").read_bytes()
    assert len(foreign) > 4096
    other.close()
    journal.write_bytes(foreign)
    refused(path, Damaged, 5)
    journal.unlink()
    store = open_store(path, KEY, now=NOW)
    assert store.get(Patient, "p1") == patient()
    store.close()


@pytest.mark.parametrize("offset", [40, 2_000, 4_200], ids=["its number", "its content", "the next page"])
def test_a_journal_torn_by_a_power_cut_is_taken_as_far_as_it_goes(
    path: Path, tmp_path: Path, offset: int
) -> None:
    store = open_store(path, KEY, now=NOW)
    store.commit(Deed("cut off", "act", NOW, "dana", (Change(None, fact("f1")),)))
    for name in (path.name, path.name + "-wal"):
        (tmp_path / f"cut-{name}").write_bytes(path.with_name(name).read_bytes())
    store.close()
    cut = tmp_path / f"cut-{path.name}"
    flip(cut.with_name(cut.name + "-wal"), offset)
    again = open_store(cut, KEY, now=NOW)
    assert again.facts_of("p1") == ()
    assert again.get(Patient, "p1") == patient()
    assert again.chain_first_bad() == 0
    again.close()


def flip(path: Path, offset: int) -> None:
    whole = bytearray(path.read_bytes())
    whole[offset] ^= 0x10
    path.write_bytes(whole)


# --- places


def test_a_second_name_is_refused(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.frontdesk"
    link.symlink_to(path)
    refused(link, Refused, 4)
    link.unlink()
    link.hardlink_to(path)
    assert "two computers could damage it" in refused(path, Refused, 4)


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "smb3", "fuse.sshfs"])
def test_a_network_folder_is_refused(tmp_path: Path, kind: str) -> None:
    mounts = (
        f"/dev/vda / ext4 rw 0 0\nserver:/share {tmp_path} {kind} rw 0 0\ntmpfs /tmp/other tmpfs rw 0 0\n"
    )
    with pytest.raises(Refused, match="on the network"):
        place.check_folder(tmp_path / "a" / "clinic.frontdesk", mounts)
    place.check_folder(tmp_path.parent / "clinic.frontdesk", mounts)


def test_the_kind_of_a_disk_is_that_of_the_nearest_mount() -> None:
    mounts = "a / ext4 rw\nb /home nfs rw\nc /home/dana ext4 rw\nd /home/a\\040b cifs rw\n"
    kinds = [
        place.kind_of_disk(Path(p), mounts) for p in ("/", "/home", "/home/dana/x", "/home/a b/c", "/homes")
    ]
    assert kinds == ["ext4", "nfs", "ext4", "cifs", "ext4"]


# --- disks that can only be read, or are full

IN_A_NAMESPACE = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-ec"]


def can_mount() -> bool:
    try:
        return (
            subprocess.run(
                [*IN_A_NAMESPACE, "mount -t tmpfs tmpfs /mnt"], capture_output=True, check=False
            ).returncode
            == 0
        )
    except OSError:
        return False


needs_mounts = pytest.mark.skipif(not can_mount(), reason="this computer lets no test mount a disk")


def in_namespace(shell: str, code: str, *arguments: str) -> str:
    done = subprocess.run(
        [*IN_A_NAMESPACE, f'{shell}\nexec "$0" -c "$1" "$2" "$3"', sys.executable, code, *arguments],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


READ_ONLY_DISK = """
import sys
from dataclasses import replace
from pathlib import Path
from frontdesk.domain.errors import ReadOnly
from frontdesk.store.sqlite.open import open_store, finish_imports
from frontdesk.store.sqlite.tables import OF_KIND
from tests.prompts.people import template
from tests.store.made import KEY, NOW, TODAY, add, fact
store = open_store(Path(sys.argv[1]) / "clinic.frontdesk", KEY, now=NOW)
assert store.read_only
assert len(store.board(TODAY)) == 1 and store.find("ngozi", today=TODAY)
writes = [lambda: add(store, fact("f1")), lambda: store.remember_columns("a", {})]
writes.append(lambda: store.forget_prompts("v1"))
for write in writes:
    try:
        write()
    except ReadOnly as told:
        print(told.exit_code, told)
assert store.idle() is False and finish_imports(store).messages == ()
assert store.facts_of("p1") == ()
store.close()
"""


@needs_mounts
def test_a_read_only_disk_still_serves_look_ups(path: Path) -> None:
    mount = 'mount --bind "$2" "$2"; mount -o remount,bind,ro "$2"'
    said = in_namespace(mount, READ_ONLY_DISK, str(path.parent), "").splitlines()
    words = "You can look things up; check-ins are switched off."
    assert said == [f"7 This store can only be read (the disk is read-only). {words}"] * 3


def test_a_journal_left_behind_on_a_read_only_disk_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    open_store(path, KEY, now=NOW).close()
    path.with_name(path.name + "-wal").write_bytes(b"left")
    assert "not closed in the usual way" in refused(path, ReadOnly, 7)


FULL_DISK = """
import os, shutil, sys
from pathlib import Path
from frontdesk.domain.errors import NotSaved
from frontdesk.store.sqlite.open import open_store
from frontdesk.store.sqlite.tables import OF_KIND
from tests.prompts.people import template
from tests.store.made import KEY, NOW, TODAY, add, fact
folder = Path(sys.argv[1])
shutil.copy(sys.argv[2], folder / "clinic.frontdesk")
store = open_store(folder / "clinic.frontdesk", KEY, now=NOW)
kept = 0
try:
    while True:
        add(store, fact(f"f{kept}", "x" * 20_000))
        kept += 1
except NotSaved as told:
    print(told.exit_code, told.what.split("(")[0], told.safe)
assert kept > 3
assert len(store.facts_of("p1")) == kept and store.board(TODAY) and store.find("ngozi", today=TODAY)
(folder / "ballast").unlink()
add(store, fact("after"))
store.close()
store = open_store(folder / "clinic.frontdesk", KEY, now=NOW)
assert len(store.facts_of("p1")) == kept + 1
store.close()
"""


@needs_mounts
def test_a_full_disk_loses_nothing_and_stops_no_look_up(path: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = 'mount -t tmpfs -o size=3m tmpfs "$2"; head -c 500000 /dev/zero > "$2/ballast"'
    said = in_namespace(mount, FULL_DISK, str(disk), str(path))
    assert said == (
        "6 Not saved: the disk is full  Everything saved before is safe,"
        " and you can go on reading and calling patients.\n"
    )


LIMITED_FILE = """
import resource, signal, sys
from pathlib import Path
from frontdesk.domain.errors import NotSaved
from frontdesk.store.sqlite.open import open_store
from frontdesk.store.sqlite.tables import OF_KIND
from tests.prompts.people import template
from tests.store.made import KEY, NOW, TODAY, add, fact
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = open_store(Path(sys.argv[1]), KEY, now=NOW)
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, resource.RLIM_INFINITY))
kept = 0
try:
    while True:
        add(store, fact(f"f{kept}", "x" * 20_000))
        kept += 1
except NotSaved as told:
    print(told.exit_code, told.what)
assert len(store.facts_of("p1")) == kept > 3 and store.board(TODAY)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
add(store, fact("after"))
assert len(store.facts_of("p1")) == kept + 1
store.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of file size are a thing of Unix")
def test_a_disk_that_reports_an_error_loses_nothing(path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED_FILE, str(path)],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "6 Not saved: the disk reported an error.\n"), done.stderr


# --- libraries and layout


def test_a_library_below_the_floor_is_refused() -> None:
    check_floor((3, 51, 3))
    with pytest.raises(BelowFloor) as told:
        check_floor((3, 51, 1))
    assert told.value.exit_code == 15
    assert "SQLite 3.51.1; 3.51.3 is needed" in str(told.value)


def test_sqlite_utils_speaks_to_the_same_library(path: Path) -> None:
    code = """
import sys
from dataclasses import replace
from pathlib import Path
from frontdesk.store.sqlite.lock import Lock, held
from frontdesk.store.sqlite.open import create, open_store
from frontdesk.store.sqlite.tables import OF_KIND
from tests.prompts.people import template
from tests.store.made import KEY, NOW
path = Path(sys.argv[1])
open_store(path, KEY, now=NOW).close()
assert "sqlite_utils" not in sys.modules, "an up-to-date store needs no migrations"
create(path.with_name("new"), KEY, now=NOW).close()
import sqlcipher3, sqlite_utils.db
assert sqlite_utils.db.sqlite3 is sqlcipher3
assert "numpy" not in sys.modules and "pandas" not in sys.modules
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert sqlcipher3.__name__ == "sqlcipher3"


def test_an_older_store_is_updated_after_it_was_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int]] = []
    now = migrations.VERSION
    monkeypatch.setattr(migrations, "VERSION", now + 1)
    open_store(path, KEY, now=NOW, before_update=lambda found, wanted: told.append((found, wanted))).close()
    assert told == [(now, now + 1)]


def without_aside_bookings(raw: Any) -> None:
    """Take out what the layout after the twenty-third added."""
    raw.execute("DROP INDEX booking_aside")
    raw.execute("ALTER TABLE booking DROP COLUMN aside_id")


def without_feed_messages(raw: Any) -> None:
    """Take out what the layout after the twenty-second and those after it added."""
    without_aside_bookings(raw)
    raw.execute("DROP TABLE feed_message")


def without_bookings(raw: Any) -> None:
    """Take out what the layout after the twenty-first and those after it added."""
    without_feed_messages(raw)
    raw.execute("DROP TABLE booking")
    raw.execute("ALTER TABLE visit DROP COLUMN written_name")


def without_set_aside(raw: Any) -> None:
    """Take out what the layout after the twentieth and those after it added."""
    without_bookings(raw)
    raw.execute("DROP TABLE set_aside")
    for column in ("counts", "taken_back_by", "taken_back_at"):
        raw.execute(f"ALTER TABLE import_run DROP COLUMN {column}")


def without_feed_reads(raw: Any) -> None:
    """Take out what the twentieth layout and those after it added."""
    without_set_aside(raw)
    raw.execute("DROP TABLE feed_read")


def without_pins(raw: Any) -> None:
    """Take out what the nineteenth layout and those after it added."""
    without_feed_reads(raw)
    raw.execute("DROP TABLE person_pin")
    raw.execute("ALTER TABLE person DROP COLUMN until")


def uncounted(raw: Any) -> None:
    """Rows are followed no more, so that tables can go."""
    for (trigger,) in raw.execute("SELECT name FROM temp.sqlite_schema WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER temp.{trigger}")


def without_key(raw: Any) -> None:
    """Take out what the eighteenth layout and those after it added: no row counts any more."""
    uncounted(raw)
    raw.seal = chain.Seal(KEY)
    without_pins(raw)
    raw.execute("DROP TABLE row_sum")
    raw.execute("ALTER TABLE chain DROP COLUMN total")


def without_one_person(raw: Any) -> None:
    """Take out what the fifteenth layout added."""
    for sort, name in (
        ("INDEX", "patient_merged"),
        ("INDEX", "deed_merges"),
        ("TABLE", "two_people"),
        ("TABLE", "hidden_from"),
    ):
        raw.execute(f"DROP {sort} {name}")


def without_what_came_later(raw: Any) -> None:
    """Take out what the steps after the sixth layout added, for a store as an older program left it."""
    raw.execute("DROP INDEX prompt_event_by_line")
    raw.execute("DROP INDEX deed_withdrawn")
    raw.execute("DROP INDEX identifier_plain")
    without_one_person(raw)
    without_follow_through(raw)
    for table, column in _ADDED_SINCE:
        if column in {row[1] for row in raw.execute(f"PRAGMA table_info({table})")}:
            raw.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    for table in ("line_rest", "complaint", "pack_signed", "hello_checked", "erasure", "name_sound"):
        raw.execute(f"DROP TABLE {table}")


def to_the_sixth_layout(raw: Any) -> None:
    """The store as a program of then left it; the fault matrix updates such a one and is killed in it."""
    without_key(raw)
    without_what_came_later(raw)
    raw.execute("DELETE FROM _sqlite_migrations WHERE name > 'm006_studio'")
    raw.execute("PRAGMA user_version = 6")


def without_follow_through(raw: Any) -> None:
    """Take out what the step about promises, needs and tasks added."""
    for index in ("promise_owed", "promise_closed", "concern_open"):
        raw.execute(f"DROP INDEX {index}")
    for table, column in _OF_FOLLOW_THROUGH:
        raw.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    for table in ("need_met", "task"):
        raw.execute(f"DROP TABLE {table}")


def test_how_often_lines_were_shown_is_counted_for_a_store_that_did_not_count(path: Path) -> None:
    store = open_store(path, KEY, now=NOW)
    shown = PromptEvent("v1", "CI-14", "promise", 0, Mark.SHOWN)
    marks = [shown, replace(shown, wording=1), replace(shown, template="CI-15", mark=Mark.SAID)]
    store.note_prompts(marks)
    with store._writer.writing() as raw:
        to_the_sixth_layout(raw)
    store.close()
    again = open_store(path, KEY, now=NOW)
    read = again.card_input(patient_id="p1", visit_id="v1", staff=DANA, now=NOW)
    assert {line: use.shown for line, use in read.use.items()} == {"CI-14": 1, "CI-15": 0}
    assert read.use["CI-15"].said == 1
    again.close()


def test_a_store_of_the_first_layout_is_brought_up_to_date(path: Path) -> None:
    store = open_store(path, KEY, now=NOW)
    indexes = set(store._reader.raw.execute(_INDEXES))
    kept = list(store.patients())
    store.import_stage(run(), list_of(30))
    store.import_accept("run")
    store.import_step("run", limit=5)
    bundles = "SELECT number, part, changes FROM import_row WHERE stage = 0"
    old = [
        (number, part + at, json.dumps(changes))
        for _, part, text in store._reader.raw.execute(bundles)
        for at, (number, changes) in enumerate(json.loads(text))
    ]
    assert len(old) == 25
    triggers_in = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    triggers = {name for (name,) in store._reader.raw.execute(triggers_in)}
    hints = "SELECT id, name_told, booked_until FROM patient ORDER BY id"
    found = list(store._reader.raw.execute(hints))
    with store._writer.writing() as raw:
        without_key(raw)
        for trigger in triggers:
            raw.execute(f"DROP TRIGGER {trigger}")
        for column in ("name_told", "booked_until"):
            raw.execute(f"ALTER TABLE patient DROP COLUMN {column}")
        for table in ("hand_over_note", *_OF_THE_STUDIO):
            raw.execute(f"DROP TABLE {table}")
        raw.execute("DROP INDEX patient_name_and_birth")
        raw.execute("CREATE INDEX patient_name_key ON patient(name_key)")
        raw.execute("DELETE FROM import_row WHERE stage = 0")
        raw.executemany("INSERT INTO import_row VALUES ('run', 0, ?, ?, ?)", old)
        raw.execute("ALTER TABLE clinic DROP COLUMN missed_at_close")
        without_what_came_later(raw)
        raw.execute("DELETE FROM _sqlite_migrations WHERE name > 'm001_first_layout'")
        raw.execute("PRAGMA user_version = 1")
    store.close()
    again = open_store(path, KEY, now=NOW)
    assert set(again._reader.raw.execute(_INDEXES)) == indexes
    assert {name for (name,) in again._reader.raw.execute(triggers_in)} == triggers
    assert list(again._reader.raw.execute(hints)) == found
    assert list(again.patients()) == kept
    assert [begun.id for begun in finish_imports(again).finished] == ["run"]
    assert len(list(again.patients())) == len(kept) + 30
    assert len(again.find("listed", today=TODAY, limit=50)) == 30
    again.close()


def test_lines_of_the_fifth_layout_keep_their_words_and_one_may_exist_in_every_language(path: Path) -> None:
    store = open_store(path, KEY, now=NOW)
    line = template("CI-13")
    with store._writer.writing() as raw:
        without_key(raw)
        for table in ("prompt_template", *_OF_THE_STUDIO):
            raw.execute(f"DROP TABLE {table}")
        raw.execute(migrations._LINES[0])
        kept = OF_KIND[PromptTemplate].codec
        columns = dict(zip(kept.names, kept.encode(line), strict=True))
        del columns["overrides"]
        names = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join("?" * len(columns))
        raw.execute(f"INSERT INTO prompt_template ({names}) VALUES ({marks})", list(columns.values()))
        without_what_came_later(raw)
        raw.execute("DELETE FROM _sqlite_migrations WHERE name > 'm005_missed_at_close'")
        raw.execute("PRAGMA user_version = 5")
    store.close()
    again = open_store(path, KEY, now=NOW)
    assert again.templates() == (line,)
    spanish = replace(line, lang="es", title="Promesa lista")
    add(again, spanish)
    assert again.templates() == (line, spanish)
    again.close()


def test_lines_of_the_sixth_layout_have_no_exceptions_yet(path: Path) -> None:
    store = open_store(path, KEY, now=NOW)
    line = template("CI-13")
    add(store, line)
    with store._writer.writing() as raw:
        to_the_sixth_layout(raw)
    store.close()
    again = open_store(path, KEY, now=NOW)
    assert again.templates() == (line,)
    other = replace(line, id="OWN-1", overrides=(Override("gush", "Ana", "Our own word for it"),))
    add(again, other)
    assert again.templates() == (line, other)
    again.close()


def test_a_store_of_the_third_layout_gets_room_for_notes_and_keeps_everything(path: Path) -> None:
    store = open_store(path, KEY, now=NOW)
    kept, people = list(store.patients()), store.people()
    indexes = set(store._reader.raw.execute(_INDEXES))
    with store._writer.writing() as raw:
        without_key(raw)
        for table in ("hand_over_note", *_OF_THE_STUDIO):
            raw.execute(f"DROP TABLE {table}")
        raw.execute("ALTER TABLE clinic DROP COLUMN missed_at_close")
        without_what_came_later(raw)
        raw.execute("DELETE FROM _sqlite_migrations WHERE name > 'm003_quick_find'")
        raw.execute("PRAGMA user_version = 3")
    store.close()
    told: list[tuple[int, int]] = []
    again = open_store(path, KEY, now=NOW, before_update=lambda found, wanted: told.append((found, wanted)))
    assert told == [(3, migrations.VERSION)]
    assert set(again._reader.raw.execute(_INDEXES)) == indexes
    assert (list(again.patients()), again.people()) == (kept, people)
    assert again.clinic().missed_at_close
    note = HandOverNote("n1", "The courier comes at two", "dana", NOW)
    add(again, note)
    assert again.hand_over_notes() == (note,)
    again.close()


def test_a_store_of_the_sixth_layout_learns_who_speaks_and_who_has_read_what(path: Path) -> None:
    store = open_store(path, KEY, now=NOW)
    people = store.people()
    with store._writer.writing() as raw:
        to_the_sixth_layout(raw)
    store.close()
    again = open_store(path, KEY, now=NOW)
    assert again.people() == people
    assert {person.languages for person in people} == {()}
    assert (again.packs_signed(), again.hellos_checked()) == ((), ())
    again.close()


def test_people_of_the_thirteenth_layout_are_found_by_sound_and_by_number(path: Path) -> None:
    store = open_store(path, KEY, now=NOW)
    number = Identifier("urn:oid:1.2.3", "ab-12 34")
    add(store, patient("p2", "Kathryn Schmidt \u674e\u660e", identifiers=(number,)))
    heard = "SELECT sound, word FROM name_sound ORDER BY sound, word"
    sounds = store._reader.raw.execute(heard).fetchall()
    with store._writer.writing() as raw:
        without_key(raw)
        raw.execute("DROP INDEX identifier_plain")
        raw.execute("DROP TABLE name_sound")
        without_one_person(raw)
        raw.execute("ALTER TABLE visit DROP COLUMN companion_id")
        without_follow_through(raw)
        raw.execute("DELETE FROM _sqlite_migrations WHERE name > 'm013_erasing'")
        raw.execute("PRAGMA user_version = 13")
    store.close()
    again = open_store(path, KEY, now=NOW)
    assert again._reader.raw.execute(heard).fetchall() == sounds
    assert ("ktrn", "kathryn") in sounds
    for typed in ("catherine shmit", "AB1234"):
        assert [found.patient.id for found in again.find(typed, today=TODAY)] == ["p2"]
    again.close()


def test_settings_of_the_file(path: Path) -> None:
    store = open_store(path, KEY, now=NOW)
    wanted = {"journal_mode": "wal", "synchronous": "2", "secure_delete": "1", "foreign_keys": "1"}
    wanted |= {"temp_store": "2", "cache_size": "-65536", "cipher_log_level": "NONE"}
    with store._writer.reading() as raw:
        found = {name: str(raw.execute(f"PRAGMA {name}").fetchone()[0]) for name in wanted}
    assert found == wanted
    with pytest.raises(driver.OperationalError):
        store._reader.raw.execute("DELETE FROM patient")
    store.close()


def test_whoever_told_how_a_name_is_said_is_found_by_it_after_the_update(path: Path) -> None:
    store = open_store(path, KEY, now=NOW)
    before = store._reader.raw.execute("SELECT id, words, in_search FROM patient ORDER BY id").fetchall()
    add(store, patient("p2", "Siobhán Brennan", birth_date="1961-03-14", phone="555 0142"))
    add(store, fact("s1", "shi-VAWN", FactKind.PRONUNCIATION, patient_id="p2"))
    rows = "SELECT id, words, in_search FROM patient ORDER BY id"
    now = store._reader.raw.execute(rows).fetchall()
    indexed = "SELECT rowid FROM search WHERE search MATCH 'shivawn'"
    assert store._reader.raw.execute(indexed).fetchone() is not None
    with store._writer.writing() as raw:  # as a program left it that did not look for sounds
        without_key(raw)
        kinds, people._NAME_KINDS_SQL = people._NAME_KINDS_SQL, "'name_to_use'"
        try:
            people.index(raw, "p2")
        finally:
            people._NAME_KINDS_SQL = kinds
        for table in ("name_word", "name_slip", "name_sound"):
            raw.execute(f"DELETE FROM {table} WHERE word = 'shivawn'")
        raw.execute("ALTER TABLE visit DROP COLUMN companion_id")
        raw.execute("DELETE FROM _sqlite_migrations WHERE name > 'm016_follow_through'")
        raw.execute("PRAGMA user_version = 16")
    store.close()
    again = open_store(path, KEY, now=NOW)
    assert again._reader.raw.execute(rows).fetchall() == now
    assert now[: len(before)] == before
    for typed in ("shivawn", "shivon", "shivwn", "shi vawn", "siobhan", "0142", "14 3 1961"):
        assert [found.patient.id for found in again.find(typed, today=TODAY)] == ["p2"], typed
    assert again.get(Visit, "v1") == visit()
    again.close()


def test_a_chain_from_before_the_key_is_put_under_it_and_one_that_did_not_hold_says_so(path: Path) -> None:
    for broken in (False, True):
        store = open_store(path, KEY, now=NOW)
        with store._writer.writing() as raw:
            without_key(raw)
            before = chain.START
            lines = raw.execute("SELECT seq, at, person, kind, targets FROM chain ORDER BY seq").fetchall()
            for line in lines:
                before = hashlib.sha256("\x1f".join((before, *map(str, line))).encode()).hexdigest()
                raw.execute("UPDATE chain SET hash = ? WHERE seq = ?", (before, line[0]))
            if broken:
                raw.execute("UPDATE chain SET person = 'nobody' WHERE seq = 2")
            raw.execute("DELETE FROM _sqlite_migrations WHERE name > 'm017_right_person'")
            raw.execute("PRAGMA user_version = 17")
        store.close()
        again = open_store(path, KEY, now=NOW)
        told = "SELECT seq, at, person, kind, targets FROM chain ORDER BY seq"
        rows = again._reader.raw.execute(told).fetchall()
        assert again.chain_first_bad() == 0
        own = [("found_broken", "2")] if broken else [("layout", "")]
        assert [row[3:] for row in rows[len(lines) :]] == [*own, ("layout", ""), ("layout", "")], (
            "the steps after it that change a record count too"
        )
        again.close()
        assert deep_check(path, KEY).troubles == ()


def test_people_of_the_eighteenth_layout_have_no_day_pass_and_no_pin(path: Path) -> None:
    store = open_store(path, KEY, now=NOW)
    people = store.people()
    with store._writer.writing() as raw:
        uncounted(raw)
        without_pins(raw)
        raw.execute("DELETE FROM _sqlite_migrations WHERE name > 'm018_keyed_chain'")
        raw.execute("PRAGMA user_version = 18")
        made = "'person_pin', 'feed_read', 'set_aside', 'booking', 'feed_message'"
        raw.execute(f"DELETE FROM row_sum WHERE name IN ({made})")
    store.close()
    again = open_store(path, KEY, now=NOW)
    assert again.people() == people
    assert [(p.until, again.pin_of(p.id)) for p in people] == [(None, None)] * len(people)
    pin = Pin("dana", b"s" * 16, 1, 8192, b"v" * 32)
    again.keep_pin(pin, at=NOW, by="dana")
    add(again, Person("joy", "Joy", Role.DESK, NOW, until=NOW))
    read = FeedRead("feed:folder", NOW, "a.csv", "11")
    again.note_feed_read(read)
    assert again.feed_reads("feed:folder", 9) == (read,)
    again.close()
    last = open_store(path, KEY, now=NOW)
    assert last.pin_of("dana") == pin
    assert {p.id: p.until for p in last.people()} == {"dana": None, "joy": NOW}
    last.close()
    assert deep_check(path, KEY).troubles == ()
    with driver.connect(str(path)) as raw:  # a row put in by another road shows
        raw.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
        raw.execute("UPDATE person_pin SET verifier = ?", (b"w" * 32,))
    raw.close()
    assert [trouble.where for trouble in deep_check(path, KEY).troubles] == ["person_pin"]


# --- a full disk


def test_a_store_opened_on_a_full_disk_is_shared_again_once_there_is_room(path: Path) -> None:
    alone = Connection(path, KEY, alone=True)
    alone.follow_rows()
    store = SqliteStore(alone, alone, crowded=True)
    with pytest.raises(InUse):
        Connection(path, KEY, read_only=True)
    store.commit(Deed("one", "act", NOW, "dana", (Change(None, fact("f1")),)))
    store.idle()
    assert not alone.alone
    store.commit(Deed("two", "act", NOW, "dana", (Change(None, fact("f2")),)))
    beside = Connection(path, KEY, read_only=True)
    assert beside.raw.execute("SELECT count(*) FROM fact").fetchone() == (2,)
    beside.close()
    assert [one.id for one in store.facts_of("p1")] == ["f1", "f2"]
    store.close()
    open_store(path, KEY, now=NOW).close()


def test_a_disk_without_room_at_all_is_told_and_leaves_the_store_alone(path: Path, monkeypatch: Any) -> None:
    """The library finds no room for the index that two connections share."""
    whole = Connection._open

    def crowded(self: Connection, *, unchanging: bool = False) -> None:
        if not self.alone:
            raise NotSaved("Not saved: the disk is full (0.0 MB free).")
        whole(self, unchanging=unchanging)

    monkeypatch.setattr(Connection, "_open", crowded)
    store = open_store(path, KEY, now=NOW)
    assert store.crowded
    assert store.get(Patient, "p1") == patient()
    store.idle()
    assert store.get(Patient, "p1") == patient(), "still no room"
    store.close()
