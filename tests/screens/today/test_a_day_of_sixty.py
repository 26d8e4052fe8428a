"""Sixty visits from opening to closing on one encrypted store, in the order of a real day, with its slips.

After every step the header's counts are the lengths of the lists and everybody is on exactly one list or off
the board; at the end the counts agree with what the desk did, also after the store was closed and opened.
"""

import csv
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from frontdesk import bootstrap
from frontdesk.domain.visit import BoardList, VisitState, board_list
from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AtOnce
from frontdesk.screens.today.board_words import counts
from frontdesk.screens.today.presenter import TodayPresenter
from frontdesk.screens.today.shown import GateShown
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.first_run import FirstAnswers
from frontdesk.usecases.import_records import bring_in
from tests.desks import StillClock
from tests.screens.today.fakes import FakeDisplay, Ticks

ZONE = "Europe/London"
PASSPHRASE = "lantern otter quince velvet"
DAY = date(2026, 5, 18)
VISITS = 60
HEADER = ["MRN", "First Name", "Last Name", "DOB", "Appt ID", "Appt Date", "Appt Time", "Provider"]
GIVEN = "Amara Bilal Chiara Dmitri Esra Farid Greta Hiro Imani Jonas Kavya Leila Mateo Nadia Otto".split()
FAMILY = "Aziz Bauer Castillo Dahl".split()


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"{DAY}T{clock}").replace(tzinfo=ZoneInfo(ZONE)).astimezone(UTC)


def write_list(file: Path, rows: list[list[str]]) -> None:
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(
            ["MRN", "First Name", "Last Name", "DOB", "Appt ID", "Appt Date", "Appt Time", "Provider"]
        )
        writer.writerows(rows)


def booked() -> list[list[str]]:
    """Sixty people, one every eight minutes from eight, with three clinicians."""
    names = [(given, family) for family in FAMILY for given in GIVEN]
    random.Random(60).shuffle(names)
    rows = []
    for number, (given, family) in enumerate(names):
        time = f"{8 + 8 * number // 60:02}:{8 * number % 60:02}"
        who = ("Dr Lena Voss", "Dr Ada Okafor", "Priya Raman")[number % 3]
        born = f"19{30 + number:02}-0{1 + number % 9}-{10 + number % 19}"
        rows.append([f"M{number}", given, family, born, f"A{number}", str(DAY), time, who])
    return rows


@dataclass
class Day:
    """The desk with a hand that plays."""

    desk: Desk
    clock: StillClock
    presenter: TodayPresenter
    display: FakeDisplay
    ticks: Ticks
    wanted: Counter[VisitState] = field(default_factory=Counter)
    """What the desk did, by the state it should end in."""
    births: dict[str, str] = field(default_factory=dict)

    def until(self, clock: str) -> None:
        """The clock moves; the board follows."""
        self.clock.now = max(self.clock.now, at(clock))
        self.ticks.now += 90
        self.presenter.stage.minute_passed()
        self.agree()

    def agree(self) -> None:
        """The header's counts are the lists'; every visit of today is on one list or off the board."""
        board = self.presenter.stage.board
        assert board is not None
        visits = list(self.desk.store.visits(DAY))
        expected = Counter(board_list(v, self.desk.now()) for v in visits)
        assert {which: len(rows) for which, rows in board.lists.items()} == {
            which: expected[which] for which in board.lists
        }
        ids = [row.visit.id for rows in board.lists.values() for row in rows]
        assert len(ids) == len(set(ids)) == len(visits) - expected[BoardList.OFF]
        assert self.display.board.counts == counts(board)

    def come_in(self, visit_id: str) -> None:
        """Picked, matched; by the date where somebody of that name is about."""
        self.presenter.visit_picked(visit_id)
        if isinstance(self.display.front, GateShown):
            card = self.presenter.stage.open
            assert card is not None
            born = card.card_input.patient.birth_date
            self.presenter.digits_typed(born[8:] + born[5:7])
        else:
            self.ticks.now += 1
            self.presenter.enter()
        assert self.state(visit_id) is VisitState.WAITING
        self.agree()

    def leave(self, visit_id: str) -> None:
        """Seen, ready, left by Enter."""
        self.presenter.on_board.picked(visit_id, "with_clinician")
        self.presenter.visit_picked(visit_id)
        self.ticks.now += 1
        self.presenter.enter()
        assert self.state(visit_id) is VisitState.LEFT
        self.agree()

    def state(self, visit_id: str) -> VisitState:
        return next(v.state for v in self.desk.store.visits(DAY) if v.id == visit_id)

    def by_time(self) -> list[str]:
        return [v.id for v in sorted(self.desk.store.visits(DAY), key=lambda v: v.start)]


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Day]:
    answers = FirstAnswers(
        "Linden Street Clinic", "Ana", ZONE, clinicians=("Dr Lena Voss", "Dr Ada Okafor", "Priya Raman")
    )
    desk, _ = bootstrap.create_desk(tmp_path / "clinic.frontdesk", PASSPHRASE, answers)
    clock = StillClock(at("07:30"))
    desk.clock = clock
    write_list(tmp_path / "first.csv", booked())
    (review,) = bring_in(desk, [tmp_path / "first.csv"])
    assert (review.visits.new, review.problems) == (VISITS, [])
    display, ticks = FakeDisplay(), Ticks()
    presenter = TodayPresenter(desk, AtOnce(), ChangeBoard(), display, ticks)
    presenter.start()
    yield Day(desk, clock, presenter, display, ticks)
    desk.store.close()


def second_list(day: Day, file: Path) -> None:
    """At eleven the other system says: two moved, one new, one gone."""
    rows = booked()
    rows[50][6], rows[51][6] = "15:45", "15:53"
    del rows[52]
    rows.append(["M99", "Zoë", "Lindqvist", "1988-04-01", "A99", str(DAY), "16:10", "Priya Raman"])
    write_list(file, rows)
    (review,) = bring_in(day.desk, [file])
    assert (review.visits.new, review.visits.changed, review.problems) == (1, 2, [])
    day.presenter.stage.reload_board()
    day.agree()
    texts = [item.note for item in day.display.board.items]
    assert sum("Not in the latest list" in note for note in texts) == 1


def test_from_opening_to_closing(day: Day, tmp_path: Path) -> None:
    people = day.by_time()
    on_board, undo = day.presenter.on_board, day.presenter.taking_back
    for number, visit_id in enumerate(people[:50]):
        day.until(f"{8 + 8 * number // 60:02}:{8 * number % 60:02}")
        if number == 22:
            second_list(day, tmp_path / "second.csv")
        if number in (5, 17):
            on_board.picked(visit_id, "did_not_come")
            day.wanted[VisitState.DID_NOT_COME] += 1
        elif number in (9, 31):
            on_board.picked(visit_id, "cancelled")
            day.wanted[VisitState.CANCELLED] += 1
        elif number == 12:  # the wrong one first: noticed after two minutes
            day.come_in(visit_id)
            on_board.picked(visit_id, "wrong")
            day.presenter.put_away()
            day.come_in(visit_id)
            day.leave(visit_id)
            day.wanted[VisitState.LEFT] += 1
        elif number == 14:
            day.come_in(visit_id)
            on_board.picked(visit_id, "left_before_seen")
            day.wanted[VisitState.LEFT_BEFORE_SEEN] += 1
        elif number == 20:  # taken back and done again
            day.come_in(visit_id)
            undo.undo()
            assert day.state(visit_id) is VisitState.EXPECTED
            undo.redo()
            day.leave(visit_id)
            day.wanted[VisitState.LEFT] += 1
        elif number % 10 == 8:  # nobody marks this one: probably in
            day.wanted[VisitState.LEFT] += 1
        else:
            day.come_in(visit_id)
            day.leave(visit_id)
            day.wanted[VisitState.LEFT] += 1
        day.agree()

    on_board.picked(people[55], "time")
    on_board.time_given("tomorrow 9:40")
    day.until("16:00")
    board = day.presenter.stage.board
    assert board is not None
    day.wanted[VisitState.LEFT] += board.count(BoardList.PROBABLY_IN) - 5  # five were counted above
    day.wanted[VisitState.DID_NOT_COME] += board.count(BoardList.TO_COME)
    on_board.close_day()
    day.agree()
    board = day.presenter.stage.board
    assert board is not None
    assert {which for which, rows in board.lists.items() if rows} == {BoardList.LEFT}

    ended = Counter(v.state for v in day.desk.store.visits(DAY))
    assert ended == day.wanted
    assert sum(ended.values()) == VISITS + 1 - 1  # one new in the second list, one moved to tomorrow
    day.desk.store.close()
    again = bootstrap.open_desk(tmp_path / "clinic.frontdesk", PASSPHRASE)
    assert Counter(v.state for v in again.store.visits(DAY)) == ended
    again.store.close()
