"""The review without Qt: when a bar comes, what cancelling leaves, and answers that come too late."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from frontdesk.domain.errors import Refused
from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AtOnce, Lane
from frontdesk.importers.format import Preview
from frontdesk.screens.import_review.presenter import BAR_AFTER, LOOK_EVERY, OURS, Cancelled, ReviewPresenter
from frontdesk.screens.import_review.shown import BusyShown, ChooseShown, ColumnsShown, ReviewShown
from frontdesk.usecases import import_records as records
from frontdesk.usecases.import_review import Counts, Review
from tests.usecases.imports import desk_for_import

SEEN = Preview("csv", "List", 400, ("Name",), "key", {"Name": "name"}, {"Name": ("Hana",)})


class Pictures:
    """A display that keeps what it was shown and lets time pass when told."""

    def __init__(self) -> None:
        self.shown: list[ChooseShown | BusyShown | ColumnsShown | ReviewShown] = []
        self.left: list[str] = []
        self._later: list[Callable[[], None]] = []

    def show_choose(self, shown: ChooseShown) -> None:
        self.shown.append(shown)

    def show_busy(self, shown: BusyShown) -> None:
        self.shown.append(shown)

    def show_columns(self, shown: ColumnsShown) -> None:
        self.shown.append(shown)

    def show_review(self, shown: ReviewShown) -> None:
        self.shown.append(shown)

    def leave(self, words: str, *, to_decide: bool = False) -> None:
        assert not to_decide
        self.left.append(words)

    def call_after(self, seconds: float, call: Callable[[], None]) -> None:
        assert seconds == LOOK_EVERY
        self._later.append(call)

    def clear_copied(self, text: str) -> bool:
        raise AssertionError(f"nothing was copied: {text!r}")

    def pass_time(self, seconds: float) -> None:
        for _ in range(round(seconds / LOOK_EVERY)):
            later, self._later = self._later, []
            for call in later:
                call()


class Held(AtOnce):
    """Jobs beside the desk are held until a test lets them go."""

    def __init__(self) -> None:
        self.asides: list[Callable[[], None]] = []
        self.lanes: list[Lane] = []

    def write(
        self,
        job: Callable[[], Any],
        then: Callable[[Any], None],
        failed: Callable[[Exception], None],
        lane: Lane = Lane.DESK,
    ) -> None:
        self.lanes.append(lane)
        super().write(job, then, failed, lane)

    def aside(
        self, job: Callable[[], Any], then: Callable[[Any], None], failed: Callable[[Exception], None]
    ) -> None:
        self.asides.append(lambda: super(Held, self).aside(job, then, failed))

    def let_go(self) -> None:
        self.asides.pop(0)()


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> tuple[ReviewPresenter, Pictures, Held]:
    monkeypatch.setattr(records, "preview", lambda *_, **__: SEEN)
    jobs, display = Held(), Pictures()
    presenter = ReviewPresenter(desk_for_import(), jobs, ChangeBoard(), display)
    presenter.start()
    return presenter, display, jobs


Table = tuple[ReviewPresenter, Pictures, Held]


def test_a_bar_comes_after_a_second_and_not_before(table: Table) -> None:
    presenter, display, jobs = table
    presenter.lists_chosen((Path("day.csv"),))
    display.pass_time(BAR_AFTER - LOOK_EVERY)
    assert isinstance(display.shown[-1], BusyShown)
    assert not display.shown[-1].bar
    display.pass_time(LOOK_EVERY)
    assert isinstance(display.shown[-1], BusyShown)
    assert display.shown[-1].bar
    jobs.let_go()
    assert isinstance(display.shown[-1], ColumnsShown)
    display.pass_time(5)
    assert isinstance(display.shown[-1], ColumnsShown), "the wait is over; nothing is drawn over the columns"


def test_an_answer_after_cancel_is_dropped(table: Table) -> None:
    presenter, display, jobs = table
    presenter.lists_chosen((Path("day.csv"),))
    presenter.cancel()
    assert display.left == [""]
    count = len(display.shown)
    jobs.let_go()
    assert len(display.shown) == count


def test_a_defect_while_reading_says_nothing_of_the_file(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    presenter, display, jobs = table

    def broken(*_: object, **__: object) -> Preview:
        raise RuntimeError("Siobh\u00e1n Brennan")

    monkeypatch.setattr(records, "preview", broken)
    presenter.lists_chosen((Path("day.csv"),))
    jobs.let_go()
    assert display.shown[-1] == ChooseShown(OURS)


def test_a_refused_file_among_others_is_said_at_the_end(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    presenter, display, jobs = table

    def refuses_one(_: object, path: Path, **__: object) -> Preview:
        if path.name == "b.csv":
            raise Refused("This list is empty.", "Nothing was imported.", "Export it again.")
        return SEEN

    monkeypatch.setattr(records, "preview", refuses_one)
    presenter.lists_chosen((Path("b.csv"), Path("c.csv")))
    jobs.let_go()
    jobs.let_go()
    assert isinstance(display.shown[-1], ColumnsShown)
    assert display.shown[-1].file == "c.csv"
    presenter.cancel()
    assert display.left == ["This list is empty. Nothing was imported. Export it again."]


def test_nothing_goes_on_without_a_column_of_names(table: Table) -> None:
    presenter, display, jobs = table
    presenter.lists_chosen((Path("day.csv"),))
    jobs.let_go()
    presenter.column_set("Name", "phone")
    assert isinstance(display.shown[-1], ColumnsShown)
    assert not display.shown[-1].ready
    presenter.columns_done()
    assert not jobs.asides


def test_every_write_stands_behind_those_of_the_desk(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    presenter, display, jobs = table
    review = Review("day.csv", run_id="run", patients=Counts(new=400), rows=400)
    steps = iter((False, False, True))
    monkeypatch.setattr(records, "stage", lambda *_, **__: review)
    monkeypatch.setattr(records, "accept", lambda *_: None)
    monkeypatch.setattr(records, "step", lambda *_: next(steps))
    presenter.lists_chosen((Path("day.csv"),))
    jobs.let_go()
    presenter.column_set("Name", "name")
    presenter.columns_done()
    jobs.let_go()
    assert isinstance(display.shown[-1], ReviewShown)
    presenter.add()
    assert jobs.lanes == [Lane.LONG] * 5, "columns kept, accepted, three steps"
    assert display.left == ["400 patients added."]


def test_cancel_ends_the_reading_at_its_next_batch(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    presenter, display, jobs = table
    ended: list[bool] = []

    def stage(*_: object, progress: Callable[[int], None], **__: object) -> Review:
        progress(200)
        presenter.cancel()
        with pytest.raises(Cancelled):
            progress(400)
        ended.append(True)
        raise Cancelled

    monkeypatch.setattr(records, "stage", stage)
    presenter.lists_chosen((Path("day.csv"),))
    jobs.let_go()
    presenter.columns_done()
    jobs.let_go()
    assert ended
    assert display.left == [""]
