"""The shelf tells of every line how it fared, which ones to look at and to rest, and which cannot be read."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from frontdesk.domain.deed import Change
from frontdesk.domain.line import Mark, PromptEvent
from frontdesk.domain.template import PromptTemplate
from frontdesk.prompts.score import outcome
from frontdesk.store.sqlite.store import SqliteStore
from frontdesk.usecases.add_complaint import add_complaint
from frontdesk.usecases.change_line import bring_back, keep_draft, live_of, put_live
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.line_shelf import LATELY, ShelfLine, shelf
from frontdesk.usecases.rest_line import rest_line
from frontdesk.usecases.undo import redo, undo
from tests.desks import desk_with
from tests.people import ANA, NOW, STAFF, patient, visit
from tests.prompts.people import template

MANY = 80


@pytest.fixture
def desk() -> Desk:
    visits = (visit(f"v{n}", f"p{n}") for n in range(MANY))
    return desk_with((*STAFF, *(patient(f"p{n}") for n in range(MANY)), *visits), NOW, ANA)


def line(desk: Desk, id: str) -> ShelfLine:
    return next(one for one in shelf(desk) if one.template.id == id)


def mark(desk: Desk, id: str, mark: Mark, visits: Iterable[int]) -> None:
    theme = template(id).theme
    events = [PromptEvent(f"v{n}", id, theme, 0, one) for n in visits for one in (Mark.SHOWN, mark)]
    desk.store.note_prompts(events)


def test_every_line_of_the_pack_stands_on_the_shelf(desk: Desk) -> None:
    lines = shelf(desk)
    assert [one.template for one in lines] == list(desk.deck.pack.templates)
    assert not any(one.broken or one.worth_a_look for one in lines)


def test_how_a_line_fared_and_the_points_that_follow(desk: Desk) -> None:
    mark(desk, "CI-16", Mark.SAID, range(18))
    found = line(desk, "CI-16")
    assert (found.use.said, found.use.not_right, found.use.shown) == (18, 0, 18)
    assert found.points == outcome(found.use) == 9
    assert found.marks == {Mark.SHOWN: 18, Mark.SAID: 18}


def test_three_not_right_in_thirty_showings_are_worth_a_look(desk: Desk) -> None:
    mark(desk, "CI-16", Mark.ODD_WORDING, range(2))
    assert not line(desk, "CI-16").worth_a_look
    mark(desk, "CI-16", Mark.NOT_WELCOME, (2,))
    found = line(desk, "CI-16")
    assert (found.not_right_lately, found.not_right, found.worth_a_look) == (3, 3, True)
    mark(desk, "CI-16", Mark.SHOWN, range(3, 3 + LATELY))
    assert line(desk, "CI-16").not_right_lately <= 3


def test_lines_to_rest_are_not_right_too_often_or_never_ticked(desk: Desk) -> None:
    mark(desk, "CI-16", Mark.SAID, range(8))
    mark(desk, "CI-16", Mark.NOT_THE_MOMENT, (8, 9))
    assert line(desk, "CI-16").to_rest == ""  # one in five exactly
    mark(desk, "CI-16", Mark.NOT_THE_MOMENT, (10,))
    assert line(desk, "CI-16").to_rest == "Not right 3 of 11 times"
    mark(desk, "CI-15", Mark.SHOWN, range(59))
    assert line(desk, "CI-15").to_rest == ""
    mark(desk, "CI-15", Mark.SHOWN, (59,))
    assert line(desk, "CI-15").to_rest == "Shown 60 times, never ticked"
    rest_line(desk, "en/CI-15")
    assert not line(desk, "CI-15").worth_a_look
    assert line(desk, "CI-15").rest is not None


def test_nobody_ticking_anything_is_no_reason_to_rest_a_line(desk: Desk) -> None:
    mark(desk, "CI-15", Mark.SHOWN, range(60))
    assert line(desk, "CI-15").to_rest == ""


def test_drafts_and_complaints_stand_with_their_line_and_new_ones_behind(desk: Desk) -> None:
    keep_draft(desk, replace(template("CI-16"), texts=("Anything else?",)), None)
    add_complaint(desk, "Like a machine", "en/CI-16")
    add_complaint(desk, "Nobody told me how long it takes")
    found = line(desk, "CI-16")
    assert found.draft is not None
    assert found.template == template("CI-16")
    assert [one.words for one in found.complaints] == ["Like a machine"]
    last = shelf(desk)[-1]
    assert (last.key, last.live, len(last.complaints)) == ("en/OWN-1", None, 1)


def broken_row(desk: Desk, column: str, value: str, id: str = "CI-16") -> None:
    assert isinstance(desk.whole, SqliteStore)
    with desk.whole._writer.writing() as raw:
        raw.execute(f"UPDATE prompt_template SET {column} = ? WHERE id = ?", (value, id))


def reworded() -> PromptTemplate:
    return replace(template("CI-16"), texts=("Is there one thing you want to be sure of today?",))


@pytest.mark.parametrize(
    ("column", "value", "says"),
    [
        ("occasions", '["dinner"]', "Another version of Frontdesk"),
        ("band", "Z", "Another version of Frontdesk"),
        ("texts", '["Hello {nobody}"]', "is not a placeholder"),
        ('"all"', '[{"field":"mood","op":"is","value":true}]', "'mood' is not a condition."),
        ("texts", "no json", "Another version of Frontdesk"),
    ],
)
def test_a_line_nobody_can_read_says_so_and_stops_no_other(
    desk: Desk, column: str, value: str, says: str
) -> None:
    put_live(desk, reworded(), live_of(desk, reworded()))
    broken_row(desk, column, value)
    found = line(desk, "CI-16")
    assert says in found.broken
    assert found.worth_a_look
    assert found.template.title
    assert len(shelf(desk)) == len(desk.deck.pack.templates)
    shipped = desk.store.line_versions("en/CI-16")[-1]
    bring_back(desk, shipped, found.live)
    assert line(desk, "CI-16").broken == ""
    assert desk.deck.by_id["CI-16"].template == template("CI-16")


def test_putting_the_shipped_words_over_a_line_nobody_can_read_is_taken_back_calmly(desk: Desk) -> None:
    put_live(desk, reworded(), live_of(desk, reworded()))
    broken_row(desk, "texts", "no json")
    shipped = desk.store.line_versions("en/CI-16")[-1]
    changes = bring_back(desk, shipped, line(desk, "CI-16").live)
    act = desk.store.deed(changes.deed)
    assert act is not None
    assert all(change.before is not None or change.after is not None for change in act.changes)
    undone = undo(desk, changes.deed)
    assert [one.number for one in desk.store.line_versions("en/CI-16")] == [1, 0]
    assert desk.deck.by_id["CI-16"].template == template("CI-16"), "what nobody could read does not come back"
    redo(desk, undone.deed)
    assert [one.number for one in desk.store.line_versions("en/CI-16")] == [2, 1, 0]
    assert desk.deck.by_id["CI-16"].template == template("CI-16")


def test_a_line_nobody_can_read_is_no_version_of_the_one_put_in_its_place(desk: Desk) -> None:
    own = replace(reworded(), id="OWN-1", theme="own")
    desk.store.commit(desk.deed("import", Change(None, own)))
    broken_row(desk, "texts", "no json", "OWN-1")
    put_live(desk, own, line(desk, "OWN-1").live)
    assert [(one.number, one.template) for one in desk.store.line_versions("en/OWN-1")] == [(1, own)]


def test_an_act_that_did_nothing_else_is_taken_back_as_well(desk: Desk) -> None:
    put_live(desk, reworded(), live_of(desk, reworded()))
    broken_row(desk, "texts", "no json")
    (unreadable,) = desk.store.templates()
    changes = desk.store.commit(desk.deed("bring_back", Change(unreadable, None)))
    undo(desk, changes.deed)
    assert desk.store.templates() == ()
