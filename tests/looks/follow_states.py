"""What is owed, in pictures: the ledger, small things of a visit, needs that worked or not, late promises."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta

from frontdesk.domain.audience import Audience
from frontdesk.domain.concern import Concern, ConcernType
from frontdesk.domain.deed import Record
from frontdesk.domain.need_met import Met, NeedMet
from frontdesk.domain.promise import Promise, PromiseState
from frontdesk.domain.task import Task
from frontdesk.qt.widgets.need_tile import NeedRow
from tests.looks.people import TODAY, VOSS, picture_id, pictured_day
from tests.looks.stage import PicturedToday

DAY = timedelta(days=1)
ARJUN, ZOE, TENDAI, SIOBHAN = (picture_id("patient", key) for key in ("arjun", "zoe", "tendai", "siobhan"))


def owed(key: str, patient: str, what: str, days: int, **more: object) -> Promise:
    """A promise made a week ago."""
    made = Promise(
        picture_id("promise", key), patient, what, "the desk", TODAY + days * DAY, TODAY - 7 * DAY,
        audience=Audience.ALOUD,
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]  # whatever the picture is about


def much_is_owed() -> Iterable[Record]:
    """One late, one of a clinician, one private in public, one ready and not told, and seven more."""
    yield from pictured_day()
    yield owed("form", SIOBHAN, "a copy of the school form", -3, first_due_on=TODAY - 9 * DAY)
    yield owed("word", ARJUN, "a word about the next step", -1, who=VOSS.spoken_name)
    yield owed("quiet", ZOE, "the result", 0, audience=Audience.DESK)
    yield owed("ready", TENDAI, "the travel letter", 2, state=PromiseState.READY, place="tray A")
    for n in range(4):
        yield owed(f"week{n}", ARJUN, "a call with the new time", 2 + n)
    for n in range(3):
        yield owed(f"later{n}", ZOE, "the new leaflet", 30 + n)


def late_and_small_things() -> Iterable[Record]:
    """At check-in: a promise with a new day, tea and a tray, a need that half worked."""
    yield from (one for one in pictured_day() if not isinstance(one, Promise) or one.patient_id != SIOBHAN)
    why = "the printer is being repaired"
    yield owed("late", SIOBHAN, "your large-print leaflet", 5, first_due_on=TODAY - 2 * DAY, late_because=why)
    visit = picture_id("visit", "siobhan")
    yield Task(picture_id("task", "tea"), SIOBHAN, visit, "tea", TODAY, Audience.ALOUD)
    yield Task(picture_id("task", "tray"), SIOBHAN, visit, "the form from tray B", TODAY, Audience.ALOUD)
    facts = [getattr(one, "id", "") for one in pictured_day() if getattr(one, "neutral_verb", "")]
    for number, (fact, met) in enumerate(zip(facts, (Met.YES, Met.PARTLY, Met.NO), strict=False)):
        yield NeedMet(picture_id("met", str(number)), SIOBHAN, visit, fact, met, TODAY)


def leaving_with_debts() -> Iterable[Record]:
    """At leaving: tea not brought yet, one overdue, one with a new day."""
    yield from pictured_day()
    yield owed("over", TENDAI, "a copy of the referral", -2)
    yield owed("moved", TENDAI, "a word from the lab", 6, first_due_on=TODAY - DAY, who=VOSS.spoken_name)
    yield Task(picture_id("task", "tea"), TENDAI, picture_id("visit", "tendai"), "tea", TODAY, Audience.ALOUD)


def with_history() -> Iterable[Record]:
    """For the record: promises in every state, a concern that came to its end."""
    yield from pictured_day()
    yield owed("form", SIOBHAN, "a copy of the school form", 4, first_due_on=TODAY - 3 * DAY,
               late_because="the school has not answered")  # fmt: skip
    yield owed("word", SIOBHAN, "a word about the parking place", -1, who=VOSS.spoken_name)
    for n, state in enumerate((PromiseState.KEPT, PromiseState.BROKEN_APOLOGISED, PromiseState.RELEASED) * 2):
        day = TODAY - (10 + n) * DAY
        yield owed(f"old{n}", SIOBHAN, f"letter number {n + 1}", -10, state=state, closed_on=day, told_on=day)
    yield Concern(picture_id("concern", "bus"), SIOBHAN, ConcernType.SERVICE, "the bus was late", TODAY)


def _nothing(_: PicturedToday) -> None:
    """As the window opens."""


def _whole(stage: PicturedToday) -> None:
    stage.view.idle.ledger.fold.click()


def _checked_in(stage: PicturedToday) -> None:
    stage.check_in("siobhan")


def _asked_met(stage: PicturedToday) -> None:
    stage.check_in("siobhan")
    row: NeedRow = stage.view.card.needs
    row.asks()[1].click()


def _leaving(stage: PicturedToday) -> None:
    stage.pick("tendai")
    stage.stand()


def _new_day(stage: PicturedToday) -> None:
    _leaving(stage)
    stage.presenter.follow.picked(picture_id("promise", "over"), "new_day")


FOLLOW_RECORDS: dict[str, Callable[[], Iterable[Record]]] = {
    "ledger": much_is_owed,
    "ledger-whole": much_is_owed,
    "followed": late_and_small_things,
    "need-met": late_and_small_things,
    "leaving-owed": leaving_with_debts,
    "new-day": leaving_with_debts,
}
FOLLOW_STATES: dict[str, Callable[[PicturedToday], None]] = {
    "ledger": _nothing,
    "ledger-whole": _whole,
    "followed": _checked_in,
    "need-met": _asked_met,
    "leaving-owed": _leaving,
    "new-day": _new_day,
}
