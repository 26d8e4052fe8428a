"""A newer starter pack never replaces what a clinic wrote, and never hides that it is newer."""

from dataclasses import replace

import pytest

from frontdesk.domain.template import PromptTemplate
from frontdesk.prompts.deck import Deck
from frontdesk.usecases.change_line import put_live
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.live_lines import merged
from frontdesk.usecases.newer_pack import Choice, choices_waiting, choose
from frontdesk.usecases.undo import undo
from tests.desks import desk_with
from tests.people import ANA, NOW, STAFF
from tests.prompts.people import template

SHIPPED = template("CO-11")
OURS = replace(SHIPPED, texts=("Thank you for coming in today.",))
NEWER = replace(SHIPPED, texts=("Thank you. It was good to see you.",))


def updated(desk: Desk, *newer: PromptTemplate) -> None:
    """The program is updated: its pack holds these in the place of their namesakes."""
    by_id = {line.id: line for line in newer}
    pack = replace(
        desk.deck.pack, templates=tuple(by_id.get(line.id, line) for line in desk.deck.pack.templates)
    )
    desk.deck = Deck.of(merged(pack, desk.store.templates()), pack)


@pytest.fixture
def desk() -> Desk:
    desk = desk_with(STAFF, NOW, ANA)
    put_live(desk, OURS, SHIPPED)
    return desk


def live(desk: Desk) -> PromptTemplate:
    return desk.deck.by_id["CO-11"].template


def test_nothing_waits_while_the_pack_is_the_same_or_the_line_is_the_packs_own(desk: Desk) -> None:
    assert choices_waiting(desk) == ()
    updated(desk, replace(template("CI-13"), texts=("Here is your letter.",)))
    assert choices_waiting(desk) == (), "a line nobody changed here just follows"
    assert desk.deck.by_id["CI-13"].template.texts == ("Here is your letter.",)
    updated(desk, OURS)
    assert choices_waiting(desk) == (), "they came to the same words"


def test_ours_stays_live_until_somebody_chooses(desk: Desk) -> None:
    updated(desk, NEWER)
    (three,) = choices_waiting(desk)
    assert (three.ours, three.newer, three.before) == (OURS, NEWER, SHIPPED)
    assert live(desk) == OURS


@pytest.mark.parametrize(
    ("choice", "then"), [(Choice.OURS, OURS), (Choice.NEWER, NEWER), (Choice.BEFORE, SHIPPED)]
)
def test_a_choice_is_one_act_and_is_not_asked_again(desk: Desk, choice: Choice, then: PromptTemplate) -> None:
    updated(desk, NEWER)
    (three,) = choices_waiting(desk)
    choose(desk, three, choice)
    assert live(desk) == then
    assert choices_waiting(desk) == ()
    undo(desk)
    assert live(desk) == OURS
    assert choices_waiting(desk) == (three,)
    choose(desk, three, choice)
    updated(desk, replace(NEWER, texts=("Thanks for today.",)))
    again = [one.before for one in choices_waiting(desk)]
    assert again == ([] if choice is Choice.NEWER else [NEWER]), "whoever took the pack's words follows it"
