"""A calendar that is read all day stands as one row, which opens; each import can be taken back."""

from dataclasses import replace

from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AtOnce
from frontdesk.screens.brought.presenter import BroughtPresenter
from frontdesk.screens.brought.shown import IMPORTS, BroughtShown
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.import_review import Review
from frontdesk.usecases.take_back_import import imports_done
from tests.desks import StillClock
from tests.usecases.imports import bring, desk_for_import, patients, person


class Drawn:
    """What stands on the screen."""

    shown = BroughtShown()
    said = ""

    def show_brought(self, shown: BroughtShown) -> None:
        self.shown = shown

    def say(self, words: str, *, undoable: bool = False, trouble: bool = False) -> None:
        del undoable, trouble
        self.said = words

    def rows(self) -> list[tuple[str, str, str]]:
        return [(row.title, row.note, row.tag) for row in self.shown.rows]


def read_at(desk: Desk, *names: str, minutes: int = 15) -> Review:
    assert isinstance(desk.clock, StillClock)
    desk.clock.forward(minutes=minutes)
    return bring(desk, [person(name) for name in names])


def opened(desk: Desk) -> tuple[BroughtPresenter, Drawn]:
    drawn = Drawn()
    presenter = BroughtPresenter(desk, AtOnce(), ChangeBoard(), drawn)
    presenter.opened(IMPORTS)
    return presenter, drawn


def test_many_of_one_day_are_one_row_that_opens_and_each_can_be_taken_back() -> None:
    desk = desk_for_import()
    read_at(desk, "Di Fox", minutes=24 * 60)
    for name in ("Ann Lee", "Bo Berg", "Cy Dee", "Eve Poe"):
        read_at(desk, name, minutes=15 if name != "Ann Lee" else 24 * 60)
    presenter, drawn = opened(desk)
    day, earlier = drawn.rows()
    assert day == ("list.csv", "Last today at 07:45 by Sam", "4 times")
    assert earlier == ("list.csv", "22 November at 07:00 by Sam", "")
    assert drawn.shown.counts[1] == "Brought in, 2"
    front = drawn.shown.imported
    assert front is not None
    assert front.lines[:2] == ("Brought in 4 times, last today at 07:45 by Sam.", "4 patients added.")
    assert front.take_back == "", "one of them is taken back, never a day by one press"

    fold = drawn.shown.chosen
    presenter.picked(fold)
    assert [row[0] for row in drawn.rows()] == ["list.csv", "07:45", "07:30", "07:15", "07:00", "list.csv"]
    presenter.picked(drawn.shown.rows[2].key)
    for _ in range(2):
        presenter.take_back()
    assert drawn.said == "Taken back."
    assert drawn.rows()[2] == ("07:30", "1 patient added.", "Taken back")
    assert [who.name.full for who in patients(desk)] == ["Ann Lee", "Bo Berg", "Di Fox", "Eve Poe"]
    presenter.picked(fold)
    assert drawn.shown.imported is not None
    assert drawn.shown.imported.lines[1:3] == ("3 patients added.", "Taken back: 1, not counted here.")
    presenter.picked(fold)
    assert len(drawn.shown.rows) == 2, "pressed again it closes"


def test_two_lists_of_a_morning_stay_apart_and_so_does_what_somebody_else_brings() -> None:
    desk = desk_for_import()
    kim = replace(desk, staff=replace(desk.staff, id="kim"))
    read_at(kim, "Di Fox")
    for name in ("Ann Lee", "Bo Berg", "Cy Dee"):
        read_at(desk, name)
    assert [tag for _, _, tag in opened(desk)[1].rows()] == [""] * 4
    for at in range(98):
        read_at(desk, f"Eve Poe{at}", minutes=1)
    assert len(imports_done(desk)) == 100, "the list of Kim is further back than these"
    assert [tag for _, _, tag in opened(desk)[1].rows()] == ["101 times", ""]
