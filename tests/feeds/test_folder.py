"""The watched folder, with real files and a real store: nothing lost, half read or read twice."""

import gzip
import os
import shutil
import sys
from pathlib import Path

import pytest

from frontdesk.domain.errors import NotSaved
from frontdesk.feeds import folder_files
from frontdesk.feeds.feed import Done
from frontdesk.feeds.folder import BY, WatchedFolder
from frontdesk.usecases import import_records
from frontdesk.usecases.take_back_import import take_back, take_back_step
from tests.feeds.working import WorksAtOnce, read_here
from tests.usecases.imports import patients

HEADER = "Last name,First name,Date of birth\n"
LEE = HEADER + "Lee,Ann,1961-03-14\n"
BOTH = LEE + "Roe,Bo,1970-05-21\n"


class Clinic:
    """A folder, who watches it, and what was told."""

    def __init__(self, folder: Path, works: WorksAtOnce) -> None:
        self.folder = folder
        self.works = works
        self.told: list[Done] = []
        self.watch = WatchedFolder(folder, works, self.told.append)

    def again(self) -> None:
        """Frontdesk was closed and is open again."""
        self.works.closed = False
        self.watch = WatchedFolder(self.folder, self.works, self.told.append)

    def put(self, name: str, text: str, minutes: int = 0) -> Path:
        """A file as another program leaves it."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        at = 1_790_000_000 + 60 * minutes
        os.utime(path, (at, at))
        return path

    def look(self, times: int = 2) -> None:
        """As it does by itself every few seconds."""
        for _ in range(times):
            self.watch.look()

    def names(self) -> list[str]:
        """Everybody who came in."""
        return [patient.name.full for patient in patients(self.works.desk)]

    def in_folder(self, where: str = ".") -> list[str]:
        """The files there, the time in front taken off."""
        place = self.folder / where
        found = sorted(place.iterdir()) if place.is_dir() else []
        return [one.name[20:] if where != "." else one.name for one in found if one.is_file()]

    def report(self, name: str, where: str = "done") -> str:
        """What stands beside the newest file of that name."""
        return max((self.folder / where).glob(f"* {name}.report.txt")).read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Read in this process: the child is proven once, below, and where it lives."""
    if "by_itself" not in request.node.name:
        read_here(monkeypatch)


@pytest.fixture
def clinic(tmp_path: Path) -> Clinic:
    folder = tmp_path / "lists"
    folder.mkdir()
    return Clinic(folder, WorksAtOnce(BY))


def test_a_complete_file_is_read_and_put_away_with_a_report(clinic: Clinic) -> None:
    clinic.put("people.csv", BOTH + "Doe,Cy,1980-01-01,too much\n")
    clinic.look(1)
    assert clinic.names() == [], "it may still grow: one look is not enough"
    clinic.look(1)
    assert clinic.names() == ["Ann Lee", "Bo Roe"]
    assert clinic.in_folder() == []
    assert clinic.in_folder("done") == ["people.csv", "people.csv.report.txt"]
    said = clinic.report("people.csv")
    assert said.startswith("people.csv\nRead by Frontdesk: 23 November 07:00.\n")
    assert "3 patients: 2 new, 1 left out." in said
    assert "Row 4 has 4 fields, the header has 3." in said
    assert not [name for name in ("Lee", "Roe", "Doe", "1961", "1970") if name in said]
    assert [(done.words, done.changed) for done in clinic.told] == [
        ("The watched folder: people.csv: 3 patients: 2 new, 1 left out.", True)
    ]
    assert clinic.watch.status().well
    assert clinic.watch.status().lately[0].startswith("23 November 07:00  people.csv: 3 patients")


def test_a_file_that_grows_waits_and_what_is_no_list_is_left_alone(clinic: Clinic) -> None:
    own = ("clinic.frontdesk", "clinic.frontdesk.keys", "clinic.frontdesk.lock", "clinic.frontdesk-wal")
    for name in ("a.csv.part", "~$a.xlsx", ".a.csv", "a.tmp", "Thumbs.db", *own):
        clinic.put(name, LEE)
    (clinic.folder / "sub").mkdir()
    (clinic.folder / "sub" / "b.csv").write_text(LEE)
    (clinic.folder / "link.csv").symlink_to(clinic.folder / "sub" / "b.csv")
    os.mkfifo(clinic.folder / "pipe.csv")
    clinic.put("empty.csv", "")
    for minutes, text in enumerate((HEADER, LEE, BOTH)):
        clinic.put("people.csv", text, minutes)
        clinic.look(1)
    assert clinic.names() == []
    clinic.look(1)
    assert clinic.names() == ["Ann Lee", "Bo Roe"]
    assert len(clinic.in_folder()) == 7 + len(own)
    assert clinic.in_folder("refused") == []


def test_the_oldest_comes_first(clinic: Clinic) -> None:
    clinic.put("b.csv", LEE, minutes=5)
    clinic.put("c.csv", BOTH, minutes=9)
    clinic.put("a.csv", HEADER + "Lee,Ann,1961-03-14\nPoe,Di,1990-02-20\n", minutes=7)
    clinic.look()
    assert [done.words.split(": ")[1] for done in clinic.told] == ["b.csv", "a.csv", "c.csv"]


def test_the_same_file_is_not_read_again_and_a_list_that_comes_back_is(clinic: Clinic) -> None:
    clinic.put("a.csv", LEE)
    clinic.look()
    clinic.put("copy.csv", LEE, minutes=1)
    clinic.look()
    assert "The same file was read 23 November 07:00 as a.csv." in clinic.report("copy.csv")
    clinic.put("b.csv", BOTH, minutes=2)
    clinic.look()
    clinic.put("a.csv", LEE, minutes=3)
    clinic.look()
    assert "1 patient: 1 the same." in clinic.report("a (2).csv")
    assert "It was read again, for other lists came between." in clinic.report("a (2).csv")
    clinic.put("a.csv", LEE, minutes=0)
    clinic.look()
    assert len(clinic.in_folder("done")) == 10, "every file is kept, none is written over"


def test_a_list_that_was_taken_back_is_read_when_it_comes_again(clinic: Clinic) -> None:
    desk = clinic.works.desk
    clinic.put("a.csv", LEE)
    clinic.look()
    run_id = desk.whole.feed_reads(BY, 1)[0].run_id
    take_back(desk, run_id)
    while not take_back_step(desk, run_id):
        pass
    assert clinic.names() == []
    clinic.put("a.csv", LEE)
    clinic.look()
    assert clinic.names() == ["Ann Lee"]


def test_what_cannot_be_used_is_refused_with_its_reason(clinic: Clinic) -> None:
    clinic.put("old.json", '{"resourceType": "Bundle", "entry": [')
    clinic.look()
    assert clinic.in_folder("refused") == ["old.json", "old.json.report.txt"]
    assert "Nothing was imported." in clinic.report("old.json", "refused")
    assert clinic.in_folder() == clinic.in_folder("done") == []


@pytest.mark.parametrize("name", ["L" * 246 + ".csv", "\N{LATIN SMALL LETTER E WITH ACUTE}" * 120 + ".csv"])
def test_a_name_as_long_as_a_disk_takes_is_shortened_where_it_is_put(clinic: Clinic, name: str) -> None:
    clinic.put(name, LEE)
    clinic.look(4)
    assert clinic.names() == ["Ann Lee"]
    kept, report = clinic.in_folder("done")
    assert kept.endswith(".csv")
    assert report == kept + ".report.txt"
    assert not list((clinic.folder / "reading").rglob("*.csv"))
    assert len(clinic.told) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take letters alone")
def test_a_name_with_bytes_that_are_no_letters_keeps_no_list_out(clinic: Clinic) -> None:
    clinic.put(os.fsdecode(b"day\xff.csv"), LEE)
    clinic.look(4)
    assert clinic.names() == ["Ann Lee"]
    assert [os.fsencode(one) for one in clinic.in_folder("done")] == [
        b"day\xff.csv",
        b"day\xff.csv.report.txt",
    ]
    assert "day?.csv" in clinic.told[0].words


def test_a_packed_list_is_refused_and_nobody_is_asked_how_its_letters_were_saved(clinic: Clinic) -> None:
    (clinic.folder / "day.csv").write_bytes(gzip.compress(LEE.encode()))
    (clinic.folder / "scan.csv").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    clinic.look(4)
    assert "This is a packed file." in clinic.report("day.csv", "refused")
    assert "This is a PDF or a picture." in clinic.report("scan.csv", "refused")


def test_what_was_said_once_of_its_dates_is_not_asked_of_the_next(clinic: Clinic) -> None:
    desk, births = clinic.works.desk, HEADER + "Lee,Ann,03/04/1961\n"
    asked = clinic.put("a.csv", births)
    clinic.look()
    assert clinic.watch.status().needs == (asked,)
    import_records.remember(desk, import_records.preview(desk, asked), None, day_first=False)
    clinic.put("b.csv", births + "Roe,Bo,05/06/1972\n")
    clinic.look()
    assert [patient.birth_date for patient in patients(desk)] == ["1961-03-04", "1972-05-06"]


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("colour,size\nred,4\n", "Say which column holds the names."),
        (HEADER + "Lee,Ann,03/04/1961\n", "Say whether the day or the month comes first"),
        (HEADER + "L\xe9e,Ann,1961-03-14\n", "Say how its letters were saved."),
    ],
)
def test_what_only_a_person_can_say_waits_in_its_place(clinic: Clinic, text: str, asks: str) -> None:
    path = clinic.put("people.csv", "")
    path.write_bytes(text.encode("latin-1"))
    clinic.look()
    standing = clinic.watch.status()
    assert (standing.well, standing.needs) == (False, (path,))
    assert "people.csv needs you." in standing.words
    assert asks in standing.words
    assert clinic.in_folder() == ["people.csv"]
    assert clinic.works.desk.whole.unfinished_imports() == ()
    clinic.watch.brought_in(path)
    clinic.look(1)
    assert clinic.in_folder("done") == ["people.csv", "people.csv.report.txt"]
    assert "Brought in by hand" in clinic.report("people.csv")
    assert clinic.watch.status().well


def test_a_kill_at_any_job_loses_nothing_and_reads_nothing_half(tmp_path: Path) -> None:
    kills = 0
    while True:
        folder = tmp_path / str(kills)
        folder.mkdir()
        clinic = Clinic(folder, WorksAtOnce(BY))
        clinic.put("people.csv", BOTH)
        left = kills

        def dies(clinic: Clinic = clinic) -> None:
            nonlocal left
            left -= 1
            clinic.works.closed = left < 0

        clinic.works.before = dies
        clinic.look()
        died, clinic.works.before = clinic.works.closed, lambda: None
        assert len([one for one in folder.rglob("*people.csv") if one.is_file()]) == 1
        store = clinic.works.desk.whole
        for run in store.unfinished_imports():  # as the next start does
            if run.state == "staged":
                store.import_drop(run.id)
            while run.state == "accepted" and not store.import_step(run.id):
                pass
        assert clinic.names() in ([], ["Ann Lee", "Bo Roe"])
        clinic.again()
        clinic.look()
        assert clinic.names() == ["Ann Lee", "Bo Roe"]
        assert clinic.in_folder("done").count("people.csv") == 1
        assert clinic.in_folder() == clinic.in_folder(f"reading/{folder_files.own_place()}") == []
        kills += 1
        if not died:
            break
    assert kills > 6


def test_a_file_that_was_begun_lies_where_it_came_when_the_desk_closes(clinic: Clinic) -> None:
    clinic.put("people.csv", LEE)
    clinic.look(1)
    clinic.works.before = lambda: setattr(clinic.works, "closed", True)
    clinic.look(1)
    assert clinic.in_folder() == ["people.csv"]
    assert clinic.names() == []


def test_a_share_that_goes_away_is_said_and_tried_again(clinic: Clinic) -> None:
    clinic.put("people.csv", LEE)
    away = clinic.folder.with_name("away")
    clinic.folder.rename(away)
    clinic.look(3)
    standing = clinic.watch.status()
    assert not standing.well
    assert standing.words.startswith("The folder cannot be reached since 23 November 07:00.")
    away.rename(clinic.folder)
    clinic.look()
    assert clinic.names() == ["Ann Lee"]
    assert clinic.watch.status().well


def test_a_disk_that_is_full_meanwhile_keeps_the_file_until_there_is_room(clinic: Clinic) -> None:
    clinic.put("people.csv", LEE)
    full = [True]

    def no_room() -> None:
        if full[0] and clinic.works.desk.whole.unfinished_imports():
            raise NotSaved("The disk is full.")

    clinic.works.before = no_room
    clinic.look(3)
    assert clinic.watch.status().words.startswith("The disk is full.")
    full[0] = False
    for run in clinic.works.desk.whole.unfinished_imports():
        clinic.works.desk.whole.import_drop(run.id)
    clinic.look()
    assert clinic.names() == ["Ann Lee"]
    assert clinic.in_folder("done") == ["people.csv", "people.csv.report.txt"]


def test_a_file_that_cannot_be_moved_is_read_once(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    path = clinic.put("people.csv", LEE)

    def no(*_: object) -> None:
        raise PermissionError

    with monkeypatch.context() as patched:
        patched.setattr(folder_files, "take", no)
        patched.setattr(folder_files, "put_away", no)
        clinic.look(4)
        assert clinic.names() == ["Ann Lee"]
        assert "cannot be moved to done" in clinic.watch.status().words
        clinic.again()
        clinic.look(4)
        assert len(clinic.told) == 2
        assert "The same file was read" in clinic.told[1].words
    assert path.exists()
    clinic.watch.look_now()
    clinic.look(2)
    assert clinic.in_folder("done") == ["people.csv", "people.csv.report.txt"]


def test_of_two_programs_only_one_takes_a_file(clinic: Clinic) -> None:
    found = folder_files.as_it_is(clinic.put("people.csv", LEE))
    assert found is not None
    taken = folder_files.take(found, clinic.folder)
    assert taken is not None
    assert folder_files.take(found, clinic.folder) is None
    clinic.put("people.csv", BOTH)
    assert folder_files.give_back(taken, clinic.folder).name == "people (2).csv"
    assert (clinic.folder / "people.csv").read_text() == BOTH, "what came meanwhile is not written over"


def test_what_another_computer_has_begun_is_said(clinic: Clinic) -> None:
    place = clinic.folder / "reading" / "OTHER"
    place.mkdir(parents=True)
    (place / "a.csv").write_text(LEE)
    clinic.look()
    assert "taken by another computer" in clinic.watch.status().words
    assert clinic.names() == []
    shutil.rmtree(place)


def test_it_looks_by_itself_until_it_is_stopped(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("frontdesk.feeds.folder.EVERY", 0.01)
    clinic.put("people.csv", LEE)
    clinic.watch.start()
    waited = clinic.watch._rounds._thread
    for _ in range(2000):
        if clinic.in_folder("done"):
            break
        waited.join(0.01)
    clinic.watch.stop()
    assert not waited.is_alive()
    assert clinic.names() == ["Ann Lee"]
