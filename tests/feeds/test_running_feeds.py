"""Feeds beside a desk: its own work first, news afterwards, and an end that keeps nobody waiting."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue

import pytest

from frontdesk.domain.changes import Changes
from frontdesk.domain.staff import names_of
from frontdesk.feeds.feed import Done, StoreClosed
from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import Jobs
from frontdesk.frame.running_feeds import RunningFeeds
from frontdesk.settings.declared import WATCHED_FOLDER
from frontdesk.settings.settings import Settings
from frontdesk.usecases.desk import Desk
from tests.feeds.working import read_here
from tests.usecases.imports import desk_for_import, patients

HANG = 60


class Window:
    """The main thread of a test: calls come in, one by one."""

    def __init__(self, settings: Settings) -> None:
        self.desk = desk_for_import()
        self.calls: Queue[Callable[[], None]] = Queue()
        self.jobs = Jobs(self.calls.put)
        self.news = ChangeBoard()
        self.told: list[Done] = []
        self.feeds = RunningFeeds(self.desk, self.jobs, settings, self.news, self.told.append)

    def until(self, there: Callable[[], bool]) -> None:
        while not there():
            self.calls.get(timeout=HANG)()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    read_here(monkeypatch)
    monkeypatch.setattr("frontdesk.feeds.folder.EVERY", 0.01)
    place = tmp_path / "lists"
    place.mkdir()
    return place


@pytest.fixture
def window() -> Iterator[Window]:
    window = Window(Settings())
    yield window
    window.feeds.stop()
    window.jobs.stop()


def put(folder: Path, name: str = "people.csv") -> None:
    (folder / name).write_text("Last name,First name,Date of birth\nLee,Ann,1961-03-14\n")


def test_what_comes_in_is_the_feeds_act_and_the_board_hears_of_it(window: Window, folder: Path) -> None:
    heard: list[Changes] = []
    window.news.listen("board", heard.append)
    put(folder)
    window.feeds.start()
    assert not any(one.on for one in window.feeds.now())
    window.feeds._settings.change(WATCHED_FOLDER, str(folder))
    window.until(lambda: bool(window.told))
    assert heard == [Changes(everything=True)]
    assert [one.name.full for one in patients(window.desk)] == ["Ann Lee"]
    read = window.desk.whole.feed_reads("feed:folder", 1)[0]
    deed = window.desk.whole.deed(f"import {read.run_id}")
    assert deed is not None
    assert names_of(window.desk.store.people())[deed.by] == "The watched folder"
    assert window.desk.staff.id == "sam", "whoever is at the desk stays who they are"
    window.feeds._settings.change(WATCHED_FOLDER, "")
    assert not window.feeds.now()[0].on


def test_whoever_waits_at_the_end_hears_that_the_store_is_closed(window: Window) -> None:
    begun, goes_on = threading.Event(), threading.Event()
    works = window.feeds._works_of("feed:folder")
    ended: list[str] = []

    def job(_: Desk) -> None:
        begun.set()
        goes_on.wait(HANG)

    def asks(job: Callable[[Desk], None]) -> None:
        try:
            works(job)
        except StoreClosed as closed:
            ended.append(closed.what)

    asking = [threading.Thread(target=asks, args=(job,)) for _ in range(2)]
    for thread in asking:
        thread.start()
    assert begun.wait(HANG)
    window.feeds.stop()
    for thread in asking:
        thread.join(HANG)
    goes_on.set()
    assert ended == ["The desk is closed."] * 2
    with pytest.raises(StoreClosed):
        works(job)
    with pytest.raises(StoreClosed):
        works(job, beside=True)


def test_a_job_that_meets_trouble_says_so_where_it_was_asked(window: Window) -> None:
    works = window.feeds._works_of("feed:folder")

    def job(_: Desk) -> None:
        raise ValueError("ours")

    with pytest.raises(ValueError, match="ours"):
        works(job, beside=True)
    assert works(lambda desk: desk.staff.shown_name) == "The watched folder"


def test_the_sample_clinic_takes_nothing_in(folder: Path) -> None:
    window = Window(Settings({WATCHED_FOLDER.key: str(folder)}))
    window.desk.clinic = type(window.desk.clinic)("clinic", "Sample", "Europe/London", sample=True)
    window.feeds.start()
    assert not any(one.on for one in window.feeds.now())
    window.feeds.stop()
    window.jobs.stop()
