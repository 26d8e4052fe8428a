"""Household, who speaks for the patient and what may be said: set in the form, and read back from it."""

import pytest

from frontdesk.domain.audience import Audience
from frontdesk.domain.relation import MayMention, Relation
from frontdesk.screens.record.other_notes import NO, OTHER_KINDS, YES
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.open_card import open_card
from frontdesk.usecases.undo import undo
from tests.desks import desk_with
from tests.people import ANA, NOW, STAFF, patient

KIND = OTHER_KINDS["relation"]
AS_OPENED = {part.key: part.choices[0][0] if part.choices else "" for part in KIND.form}
"""A new form: the first of each choice."""


@pytest.fixture
def desk() -> Desk:
    return desk_with((*STAFF, patient("p1")), NOW, ANA)


def kept(desk: Desk) -> tuple[Relation, ...]:
    return open_card(desk, patient_id="p1").relations


def keep(desk: Desk, replaces: str = "", **filled: str) -> str:
    values = {**AS_OPENED, "name": "Nora Brennan", **filled}
    return KIND.keep(desk, "p1", "", values, Audience.DESK, replaces).deed


def test_a_new_person_is_told_nothing_and_speaks_for_nobody(desk: Desk) -> None:
    keep(desk)
    (one,) = kept(desk)
    assert (one.may_mention, one.household, one.guardian) == (MayMention.NEITHER, False, False)


@pytest.mark.parametrize("may", list(MayMention))
@pytest.mark.parametrize("household", [YES, NO])
@pytest.mark.parametrize("guardian", [YES, NO])
def test_each_is_set_and_read_back_by_the_form(
    desk: Desk, may: MayMention, household: str, guardian: str
) -> None:
    keep(desk, relation="mother", may_mention=may.value, household=household, guardian=guardian)
    (one,) = kept(desk)
    assert (one.may_mention, one.household, one.guardian) == (may, household == YES, guardian == YES)
    read = {part.key: str(getattr(one, part.into)) for part in KIND.form}
    assert (read["household"], read["guardian"]) == (household, guardian)
    for part in KIND.form:
        assert not part.choices or read[part.key] in dict(part.choices)


def test_a_change_is_one_act_that_is_taken_back(desk: Desk) -> None:
    keep(desk)
    (before,) = kept(desk)
    deed = keep(desk, before.id, household=YES, guardian=YES)
    (after,) = kept(desk)
    assert (after.id, after.household, after.guardian) == (before.id, True, True)
    undo(desk, deed)
    assert kept(desk) == (before,)
