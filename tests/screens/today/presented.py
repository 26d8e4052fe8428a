"""Today's presenter over a real store, with a display that remembers."""

from typing import Any

from frontdesk.domain.fact import FactKind
from frontdesk.domain.visit import Visit
from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AtOnce
from frontdesk.screens.today.pace import ARMED_AFTER
from frontdesk.screens.today.presenter import TodayPresenter
from tests.desks import desk_with
from tests.people import ANA, NOW, STAFF, fact, need, patient, visit
from tests.screens.today.fakes import FakeDisplay, Ticks

PEOPLE = (
    *STAFF,
    patient("p1"),
    visit("v1", "p1", "10:20"),
    need("f1", "p1", "Offer the quiet corner", "wait:quiet"),
    fact("f2", "p1", FactKind.SAFE_CONTACT, "Never ring the house", code="none"),
    patient("p2", "Tomasz", "Wójcik", "1980-02-01"),
    visit("v2", "p2", "10:40"),
    patient("h1", "Hạnh", "Nguyễn", "1979-11-08"),
    visit("w1", "h1", "10:30"),
    patient("h2", "Hạnh", "Nguyễn", "1991-02-17"),
    visit("w2", "h2", "11:00"),
    patient("p9", "Zoë", "Lindqvist"),
)


class Today:
    """A presenter with its fakes."""

    def __init__(self, jobs: Any = None, more: tuple[Any, ...] = ()) -> None:
        self.desk = desk_with((*PEOPLE, *more), NOW, ANA)
        self.display, self.ticks = FakeDisplay(), Ticks()
        self.jobs = jobs or AtOnce()
        self.presenter = TodayPresenter(self.desk, self.jobs, ChangeBoard(), self.display, self.ticks)
        self.presenter.start()

    def wait(self) -> None:
        self.ticks.now += ARMED_AFTER

    def visit(self, key: str) -> Visit:
        found = self.desk.store.get(Visit, key)
        assert found is not None
        return found

    def check_in(self, key: str) -> None:
        self.presenter.visit_picked(key)
        self.wait()
        self.presenter.enter()
