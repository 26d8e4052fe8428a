"""A line rests for four weeks, at every desk, and comes back by itself; a complaint begins a line."""

from dataclasses import replace
from datetime import timedelta

import pytest

from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Refused
from frontdesk.domain.line import Identity
from frontdesk.domain.staff import Role
from frontdesk.domain.template import Band, LineDraft, Occasion, line_key
from frontdesk.prompts.outcome import outcome
from frontdesk.prompts.rank import rank
from frontdesk.store.sqlite.store import SqliteStore
from frontdesk.usecases.add_complaint import LONGEST, add_complaint, line_of, new_line
from frontdesk.usecases.change_line import drop_draft, keep_draft, put_live
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.open_card import first_situation, open_card
from frontdesk.usecases.rest_line import RESTS, rest_line, rest_of, wake_line
from frontdesk.usecases.undo import undo
from tests.desks import StillClock, desk_with
from tests.looks.people import NOW, STAFF, picture_id, pictured_day

LINE = "en/CI-14"


@pytest.fixture
def desk() -> Desk:
    return desk_with(pictured_day(), NOW, STAFF)


def stands(desk: Desk, key: str = "CI-13") -> bool:
    card = open_card(desk, visit_id=picture_id("visit", "siobhan"))
    situation = replace(first_situation(card), identity=Identity.CONFIRMED)
    ranked = rank(desk.deck, card, situation, desk.speech)
    return key in {line.template for line in (*ranked.lines, *ranked.more)}


def any_line(desk: Desk) -> str:
    card = open_card(desk, visit_id=picture_id("visit", "siobhan"))
    situation = replace(first_situation(card), identity=Identity.CONFIRMED)
    return rank(desk.deck, card, situation, desk.speech).lines[0].template


def test_a_line_that_rests_stays_away_for_four_weeks_and_comes_back(desk: Desk) -> None:
    key = any_line(desk)
    line = line_key(desk.deck.by_id[key].template)
    rest_line(desk, line)
    assert not stands(desk, key)
    card = open_card(desk, visit_id=picture_id("visit", "siobhan"))
    situation = replace(first_situation(card), identity=Identity.CONFIRMED)
    assert outcome(desk.deck, key, card, situation, desk.speech).why == "It rests"
    rest = rest_of(desk, line)
    assert rest is not None
    assert rest.until == desk.today() + RESTS
    assert desk.deck.by_id[key].template.enabled
    assert isinstance(desk.clock, StillClock)
    desk.clock.now += RESTS - timedelta(days=1)
    assert rest_of(desk, line) is not None
    desk.clock.now += timedelta(days=1)
    assert rest_of(desk, line) is None
    assert line not in open_card(desk, visit_id=picture_id("visit", "siobhan")).resting


def test_a_rest_is_ended_or_taken_back(desk: Desk) -> None:
    key = any_line(desk)
    line = line_key(desk.deck.by_id[key].template)
    rest_line(desk, line)
    rest = rest_of(desk, line)
    assert rest is not None
    wake_line(desk, rest)
    assert stands(desk, key)
    assert rest_of(desk, line) is None
    rest_line(desk, line)
    undo(desk)
    assert stands(desk, key)


def test_a_second_rest_begins_anew(desk: Desk) -> None:
    assert isinstance(desk.clock, StillClock)
    rest_line(desk, LINE)
    desk.clock.now += timedelta(days=40)
    rest_line(desk, LINE)
    rest = rest_of(desk, LINE)
    assert rest is not None
    assert rest.until == desk.today() + RESTS
    assert len(desk.store.line_rests()) == 1


def test_a_complaint_begins_a_line_of_its_own_as_a_draft(desk: Desk) -> None:
    add_complaint(desk, "  Nobody told me \n how long it takes ", occasion=Occasion.WAITING)
    (complaint,) = desk.store.complaints()
    (draft,) = desk.store.line_drafts()
    assert complaint.words == "Nobody told me how long it takes"
    assert complaint.line == draft.id == "en/OWN-1"
    assert draft.template.band is Band.CONCERN
    assert draft.template.occasions == (Occasion.WAITING,)
    assert draft.template.theme == "own-1"
    assert draft.template.why == "", "the words of a complaint leave in no pack and stand at no desk"
    add_complaint(desk, "The radio is too loud")
    assert {one.id for one in desk.store.line_drafts()} == {"en/OWN-1", "en/OWN-2"}
    undo(desk)
    assert len(desk.store.complaints()) == len(desk.store.line_drafts()) == 1


def draft_of_own(desk: Desk, number: int) -> LineDraft:
    return next(one for one in desk.store.line_drafts() if one.id == f"en/OWN-{number}")


def test_the_number_of_a_line_that_is_gone_is_worn_by_no_other(desk: Desk) -> None:
    changes = add_complaint(desk, "Nobody told me how long it takes")
    assert line_of(changes) == "en/OWN-1"
    drop_draft(desk, draft_of_own(desk, 1))
    assert new_line(desk, Occasion.CHECK_IN).id == "OWN-2", "the complaint is still there"
    own = replace(new_line(desk, Occasion.CHECK_IN), id="OWN-7", title="Ask", texts=("Anything else?",))
    put_live(desk, own, None)
    (live,) = desk.store.templates()
    desk.store.commit(desk.deed("take_out", Change(live, None)))
    assert new_line(desk, Occasion.CHECK_IN).id == "OWN-8", "its versions are still there"
    keep_draft(desk, replace(own, id="OWN-12"), None)
    assert new_line(desk, Occasion.CHECK_IN).id == "OWN-13"
    keep_draft(desk, replace(own, id="OWN-x"), None)
    assert line_of(add_complaint(desk, "The radio is too loud")) == "en/OWN-13"


def test_a_draft_nobody_can_read_keeps_no_complaint_out(desk: Desk) -> None:
    add_complaint(desk, "Nobody told me how long it takes")
    assert isinstance(desk.whole, SqliteStore)
    with desk.whole._writer.writing() as raw:
        raw.execute("UPDATE line_draft SET template = 'no json'")
    assert not desk.store.line_drafts()
    assert line_of(add_complaint(desk, "The radio is too loud")) == "en/OWN-2"
    assert {one.line for one in desk.store.complaints()} == {"en/OWN-1", "en/OWN-2"}


def test_a_line_nobody_can_read_keeps_its_number(desk: Desk) -> None:
    own = replace(new_line(desk, Occasion.CHECK_IN), id="OWN-3", title="Ask", texts=("Anything else?",))
    put_live(desk, own, None)
    assert isinstance(desk.whole, SqliteStore)
    with desk.whole._writer.writing() as raw:
        raw.execute("UPDATE prompt_template SET texts = 'no json'")
        raw.execute("DELETE FROM line_version")
    assert new_line(desk, Occasion.CHECK_IN).id == "OWN-4"


def test_a_complaint_about_a_line_stands_beside_it(desk: Desk) -> None:
    changes = add_complaint(desk, "That sounded like a machine", LINE)
    assert line_of(changes) == LINE
    (complaint,) = desk.store.complaints()
    assert complaint.line == LINE
    assert not desk.store.line_drafts()


@pytest.mark.parametrize("words", ["", "   ", "x" * (LONGEST + 1)])
def test_a_complaint_needs_a_few_words(desk: Desk, words: str) -> None:
    with pytest.raises(Refused, match="Nothing was kept"):
        add_complaint(desk, words)
    assert not desk.store.complaints()


def test_only_a_manager_rests_lines_and_adds_complaints(desk: Desk) -> None:
    desk.staff = replace(desk.staff, role=Role.DESK)
    with pytest.raises(Refused, match="manager"):
        rest_line(desk, LINE)
    with pytest.raises(Refused, match="manager"):
        add_complaint(desk, "Too loud")
