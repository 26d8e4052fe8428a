"""How many of today's visits a line reaches: counted as the desk would see it."""

from dataclasses import replace

from frontdesk.domain.audience import Audience
from frontdesk.domain.deed import Record
from frontdesk.domain.promise import Promise, PromiseState
from frontdesk.usecases.todays_reach import TodaysReach, todays_reach
from tests.desks import desk_with
from tests.people import ANA, NOW, STAFF, TODAY, patient, visit
from tests.prompts.people import template


def ready(key: str, audience: Audience) -> Promise:
    return Promise(f"o{key}", f"p{key}", "the letter", "the desk", TODAY, TODAY, PromiseState.READY, audience)


PEOPLE: tuple[Record, ...] = (
    *STAFF,
    *(patient(f"p{n}") for n in range(4)),
    *(visit(f"v{n}", f"p{n}", f"1{n}:20") for n in range(4)),
    ready("0", Audience.ALOUD),
    ready("1", Audience.DESK),
    ready("2", Audience.PRIVATE),
)


def test_it_counts_who_would_get_it_and_in_which_wording() -> None:
    desk = desk_with(PEOPLE, NOW, ANA)
    assert todays_reach(desk, template("CI-13")) == TodaysReach(visits=4, shown=3, discreet=2)
    plain = replace(template("CI-13"), discreet=())
    assert todays_reach(desk, plain) == TodaysReach(visits=4, shown=1, discreet=0)
    off = replace(template("CI-13"), enabled=False)
    assert todays_reach(desk, off) == TodaysReach(visits=4, shown=0, discreet=0)
    new = replace(
        template("CO-11"), id="OWN-1", texts=("Thank you for coming in today.",), all=(), theme="own"
    )
    assert todays_reach(desk, new).shown == 4


def test_the_line_that_asks_who_it_is_reaches_everybody() -> None:
    assert todays_reach(desk_with(PEOPLE, NOW, ANA), template("CI-01")).shown == 4


def test_nobody_today_is_nobody_reached() -> None:
    assert todays_reach(desk_with(STAFF, NOW, ANA), template("CI-13")) == TodaysReach(0, 0, 0)
