"""The Companion chip: before the match just somebody, after it the one on record who came."""

from dataclasses import replace

import pytest

from frontdesk.domain.audience import Audience
from frontdesk.domain.line import Listening
from frontdesk.domain.relation import MayMention, Relation, RelationStatus
from frontdesk.screens.today.shown import Chip
from tests.screens.today.presented import Today

SISTER = Relation("r1", "p1", "Pa Kou Brennan", "sister", MayMention.APPOINTMENTS)
FAMILY = (
    SISTER,
    Relation("r2", "p1", "Olu", ""),
    replace(SISTER, id="r3", name="Rui Diaz", audience=Audience.PRIVATE),
    replace(SISTER, id="r4", name="Katerina", status=RelationStatus.DIED),
)


@pytest.fixture
def today() -> Today:
    return Today(more=FAMILY)


def chip(today: Today) -> Chip:
    found: Chip = next(one for one in today.display.front.chips if one.id == "companion")
    return found


def came(today: Today) -> tuple[Listening, str, bool, str]:
    card = today.presenter.stage.open
    assert card is not None
    kept = today.visit("v1")
    return card.situation.listening, card.situation.companion_id, kept.companion, kept.companion_id


def test_before_the_match_it_names_nobody(today: Today) -> None:
    today.presenter.visit_picked("v1")
    assert chip(today).choices == ()
    today.presenter.situation.chip_1()
    assert chip(today).on
    assert came(today) == (Listening.WITH_SOMEONE, "", False, "")


def test_after_it_those_on_record_by_relation_and_first_name(today: Today) -> None:
    today.check_in("v1")
    assert chip(today).choices == (
        ("r1", "Sister, Pa"),
        ("r2", "Olu"),
        ("somebody", "Somebody else"),
        ("nobody", "Nobody came along"),
    )
    today.presenter.situation.chip_clicked("companion", "r1")
    assert came(today) == (Listening.WITH_SOMEONE, "r1", True, "r1")
    assert (chip(today).label, chip(today).on) == ("Companion", True)
    assert chip(today).choices[0] == ("r1", "Sister, Pa, came along")


def test_it_is_still_known_when_the_card_opens_again_and_goes_with_the_chip(today: Today) -> None:
    today.check_in("v1")
    today.presenter.situation.chip_clicked("companion", "r1")
    today.presenter.put_away()
    today.presenter.visit_picked("v1")
    assert came(today)[:2] == (Listening.WITH_SOMEONE, "r1")
    today.presenter.situation.chip_1()
    assert came(today) == (Listening.OTHERS, "", False, "")
    assert not chip(today).on


def test_somebody_else_came_after_all(today: Today) -> None:
    today.check_in("v1")
    today.presenter.situation.chip_clicked("companion", "r1")
    today.presenter.situation.chip_clicked("companion", "somebody")
    assert came(today) == (Listening.WITH_SOMEONE, "", True, "")
    today.presenter.situation.chip_clicked("companion", "nobody")
    assert came(today)[:2] == (Listening.OTHERS, "")


def test_ctrl_z_takes_who_it_was_back(today: Today) -> None:
    today.check_in("v1")
    today.presenter.situation.chip_clicked("companion", "r1")
    today.presenter.taking_back.undo()
    assert came(today)[1:] == ("", False, "")


def test_without_anybody_on_record_a_tap_is_all() -> None:
    today = Today()
    today.check_in("v1")
    assert chip(today).choices == ()


def test_what_the_patient_does_is_not_our_promise_while_others_hear(today: Today) -> None:
    today.check_in("v1")
    today.presenter.leaving()
    today.presenter.at_leaving.field_typed("what", "Book a blood test")
    today.presenter.at_leaving.field_typed("who", "you")
    assert "There is one thing for you to do" in today.display.front.sentence.text
