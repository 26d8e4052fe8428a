"""What became of a concern, and who says so when nobody closed it for long."""

from datetime import date, timedelta

import pytest

from frontdesk.domain.concern import Concern, ConcernState, ConcernType
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Refused
from frontdesk.domain.line import Identity, Listening
from frontdesk.domain.situation import Situation
from frontdesk.domain.staff import Person
from frontdesk.usecases.concern_answers import (
    ANSWERS,
    answer_concern,
    close_old,
    old_concerns,
    renew_old,
    reopen_concern,
)
from frontdesk.usecases.day_board import day_board
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.open_card import draw_card, open_card
from frontdesk.usecases.quiet_jobs import job_done, keep_asking, quiet_jobs
from frontdesk.usecases.said_about import said_about, unsaid
from frontdesk.usecases.undo import undo
from tests.desks import desk_with
from tests.people import ANA, JOY, NOW, STAFF, TODAY, patient, visit


def concern(days: int = 10, sort: ConcernType = ConcernType.SERVICE, key: str = "c1") -> Concern:
    words, phrase = ("the lift was out", "the lift") if sort is ConcernType.SERVICE else ("a worry", "")
    return Concern(key, "p1", sort, words, TODAY - timedelta(days=days), phrase)


def desk_of(*concerns: Concern, staff: Person = ANA) -> Desk:
    return desk_with((*STAFF, patient("p1", "Zoë"), visit("v1", "p1"), *concerns), NOW, staff)


def state(desk: Desk) -> ConcernState:
    found = desk.store.get(Concern, "c1", "p1")
    assert found is not None
    return found.state


def asked(desk: Desk, listening: Listening = Listening.ALONE) -> list[str]:
    confirmed = Situation(identity=Identity.CONFIRMED, listening=listening)
    card = draw_card(desk.deck, desk.speech, open_card(desk, visit_id="v1"), confirmed)
    return [line.template for line in (*card.lines, *card.more) if line.item == "c1"]


@pytest.mark.parametrize(("key", "words"), ANSWERS)
def test_each_answer_is_one_deed_and_undo(key: str, words: str) -> None:
    desk = desk_of(concern())
    deed = answer_concern(desk, "p1", "c1", ConcernState(key)).deed
    assert state(desk) is ConcernState(key), words
    assert (asked(desk) != []) is (key == "asked_about"), "not yet: it is asked about again"
    undo(desk, deed)
    assert state(desk) is ConcernState.OPEN


def test_what_came_to_its_end_can_be_opened_again() -> None:
    desk = desk_of(concern(days=200))
    answer_concern(desk, "p1", "c1", ConcernState.HANDED_TO_CLINICIAN)
    assert asked(desk) == []
    reopen_concern(desk, "p1", "c1")
    assert state(desk) is ConcernState.OPEN
    assert asked(desk) == ["CI-15"], "it matters again from today, whatever its age"


def test_a_tick_on_the_line_asks_about_it_and_without_the_tick_it_was_not() -> None:
    desk = desk_of(concern())
    deed = said_about(desk, "p1", "c1").deed
    assert state(desk) is ConcernState.ASKED_ABOUT
    assert said_about(desk, "p1", "c1").deed == "", "asked about already"
    unsaid(desk, deed)
    assert state(desk) is ConcernState.OPEN


def test_a_health_concern_is_private_and_the_desk_only_asks_whether_there_is_anything() -> None:
    desk = desk_of(concern(sort=ConcernType.HEALTH))
    for listening in (Listening.OTHERS, Listening.WITH_SOMEONE, Listening.ALONE):
        confirmed = Situation(identity=Identity.CONFIRMED, listening=listening)
        card = draw_card(desk.deck, desk.speech, open_card(desk, visit_id="v1"), confirmed)
        lines = (*card.lines, *card.more)
        assert "worry" not in " ".join(line.text + line.title for line in lines)
        assert "CI-16" in [line.template for line in lines]
        assert "CI-15" not in [line.template for line in lines]
    assert said_about(desk, "p1", "c1").deed == "", "no line ever asks about it"


def test_after_120_days_a_manager_is_asked_once_and_nobody_else() -> None:
    desk = desk_of(concern(120), concern(119, key="c2"))
    (job,) = quiet_jobs(desk, day_board(desk))
    assert (job.sort, job.what, job.other) == ("concern", "A concern of Zoë: close it?", "Keep asking")
    assert "lift" not in job.what + job.when
    deed = job_done(desk, job).deed
    assert (state(desk), old_concerns(desk)) == (ConcernState.CLOSED, ())
    undo(desk, deed)
    keep_asking(desk, job)
    assert (state(desk), old_concerns(desk)) == (ConcernState.OPEN, ())
    assert asked(desk) == ["CI-15"]


def test_only_a_manager_closes_or_renews_what_is_old() -> None:
    desk = desk_of(concern(400), staff=JOY)
    assert old_concerns(desk) == ()
    for act in (close_old, renew_old):
        with pytest.raises(Refused, match="A manager closes or renews"):
            act(desk, "p1", "c1")


def test_one_of_121_days_yields_no_line_and_stays_open() -> None:
    desk = desk_of(concern(121))
    assert asked(desk) == []
    assert state(desk) is ConcernState.OPEN
    desk.store.commit(desk.deed("x", Change(None, concern(30, key="c3"))))
    assert [old.concern.id for old in old_concerns(desk)] == ["c1"]
    assert old_concerns(desk)[0].concern.fresh_on == date(2026, 1, 13)
