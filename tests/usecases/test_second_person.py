"""Words that would fit anyone: one ticks, another one reads; alone nobody opens anything."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Conflict, Refused, WrongUsage
from frontdesk.domain.fact import FactKind
from frontdesk.domain.staff import Person, Role
from frontdesk.domain.template import ConditionRow, Op, PromptTemplate
from frontdesk.usecases.answered_for import words_by
from frontdesk.usecases.change_line import bring_back, keep_draft, put_live
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.second_person import confirm_fits_anyone
from frontdesk.usecases.undo import undo
from tests.desks import desk_with
from tests.people import ANA, JOY, NOW, STAFF, fact, patient, visit
from tests.prompts.people import ranked, shown, template, with_facts

BOB = Person("bob", "Bob", Role.MANAGER, NOW + timedelta(minutes=1))
LINE = replace(template("CI-17"), id="OWN-1", reviewed_by="", texts=("There's no rush at all today.",))
SHIPPED = template("CI-17")


@pytest.fixture
def desk() -> Desk:
    return desk_with((*STAFF, BOB, patient("p1"), visit("v1", "p1")), NOW, ANA)


def live(desk: Desk, key: str = "OWN-1") -> PromptTemplate:
    return desk.deck.by_id[key].template


def stands(desk: Desk) -> bool:
    """For somebody whose need may not be heard, while others can hear."""
    slow = fact("f1", "p1", FactKind.ADJUSTMENT, "Go slowly", code="pace:slow")
    return "OWN-1" in shown(ranked(with_facts(slow), cards=desk.deck))


def test_what_one_person_ticked_opens_nothing_until_another_one_read_it(desk: Desk) -> None:
    line = replace(LINE, theme="own", all=(ConditionRow("needs", Op.HAS_ANY, ("pace:slow",)),))
    put_live(desk, line, None)
    assert not stands(desk)
    with pytest.raises(Refused, match="You ticked this yourself"):
        confirm_fits_anyone(desk, live(desk), live(desk))
    desk.staff = JOY
    confirm_fits_anyone(desk, live(desk), live(desk))
    assert live(desk) == replace(line, reviewed_by="Joy")
    assert stands(desk)
    assert desk.store.line_versions("en/OWN-1")[0].by == "joy"
    undo(desk)
    assert not stands(desk)


def test_nobody_types_a_confirmation(desk: Desk) -> None:
    claimed = replace(LINE, reviewed_by="Joy")
    keep_draft(desk, claimed, None)
    assert desk.store.line_drafts()[0].template == LINE
    put_live(desk, claimed, None)
    assert live(desk) == LINE
    ticked = replace(template("CI-16"), fits_anyone=True, reviewed_by="Joy")
    put_live(desk, ticked, template("CI-16"))
    assert not live(desk, "CI-16").would_fit_anyone


@pytest.mark.parametrize("changed", [{"texts": ("Take your time.",)}, {"title": "No rush"}])
def test_new_words_are_confirmed_anew_and_another_order_is_not(desk: Desk, changed: dict[str, Any]) -> None:
    assert SHIPPED.would_fit_anyone, "the handbook's own lines are"
    put_live(desk, replace(SHIPPED, adjust=-10), SHIPPED)
    assert live(desk, "CI-17").would_fit_anyone
    put_live(desk, replace(SHIPPED, **changed), live(desk, "CI-17"))
    assert not live(desk, "CI-17").would_fit_anyone
    shipped = desk.store.line_versions("en/CI-17")[-1]
    bring_back(desk, shipped, live(desk, "CI-17"))
    assert live(desk, "CI-17") == SHIPPED


def test_whoever_ticked_it_stays_that_when_another_one_moves_the_line(desk: Desk) -> None:
    put_live(desk, LINE, None)
    desk.staff = BOB
    put_live(desk, replace(LINE, adjust=10), LINE)
    assert words_by(desk, live(desk)) == "ana"
    desk.staff = ANA
    with pytest.raises(Refused, match="yourself"):
        confirm_fits_anyone(desk, live(desk), live(desk))
    desk.staff = BOB
    confirm_fits_anyone(desk, live(desk), live(desk))
    assert live(desk).reviewed_by == "Bob"


def test_whoever_ticked_it_stays_that_when_others_keep_it_or_put_it_live(desk: Desk) -> None:
    keep_draft(desk, LINE, None)
    desk.staff = BOB
    earlier = replace(LINE, adjust=10)
    keep_draft(desk, earlier, desk.store.line_drafts()[0])
    assert desk.store.line_drafts()[0].by == "bob"
    desk.staff = ANA
    with pytest.raises(Refused, match="yourself"):
        confirm_fits_anyone(desk, earlier, None)
    desk.staff = BOB
    put_live(desk, earlier, None, desk.store.line_drafts()[0])
    desk.staff = ANA
    with pytest.raises(Refused, match="yourself"):
        confirm_fits_anyone(desk, live(desk), live(desk))
    desk.staff = BOB
    confirm_fits_anyone(desk, live(desk), live(desk))


def test_what_an_older_frontdesk_kept_is_whose_it_was(desk: Desk) -> None:
    put_live(desk, LINE, None)
    version = desk.store.line_versions("en/OWN-1")[0]
    older = Change(version, replace(version, words_by=""))
    desk.store.commit(desk.deed("put_live", older))
    desk.staff = BOB
    assert words_by(desk, LINE) == "ana"


def test_a_draft_goes_live_with_the_second_managers_word(desk: Desk) -> None:
    keep_draft(desk, LINE, None)
    for person, why in ((ANA, "yourself"), (JOY, "by a manager")):
        desk.staff = person
        with pytest.raises(Refused, match=why):
            confirm_fits_anyone(desk, LINE, None)
    desk.staff = BOB
    with pytest.raises(Refused, match="yourself"):
        confirm_fits_anyone(desk, replace(LINE, texts=("Words of his own.",)), None)
    with pytest.raises(Refused, match="cannot go live"):
        confirm_fits_anyone(desk, replace(LINE, adjust=5), None)
    confirm_fits_anyone(desk, LINE, None)
    assert live(desk).reviewed_by == "Bob"
    assert desk.store.line_drafts() == ()


def test_a_draft_that_reads_badly_is_not_confirmed(desk: Desk) -> None:
    bad = replace(LINE, texts=("take your time, {name}.",))
    keep_draft(desk, bad, None)
    desk.staff = BOB
    with pytest.raises(Refused, match="small letter"):
        confirm_fits_anyone(desk, bad, None)


def test_there_is_something_to_confirm_and_it_is_still_there(desk: Desk) -> None:
    with pytest.raises(WrongUsage, match="Nothing here waits"):
        confirm_fits_anyone(desk, SHIPPED, SHIPPED)
    with pytest.raises(WrongUsage, match="Nothing here waits"):
        confirm_fits_anyone(desk, template("CI-16"), template("CI-16"))
    put_live(desk, LINE, None)
    desk.staff = BOB
    put_live(desk, replace(LINE, texts=("Take your time today.",)), LINE)
    desk.staff = JOY
    with pytest.raises(Conflict):
        confirm_fits_anyone(desk, LINE, LINE)


def test_a_shipped_line_nobody_has_read_waits_for_one_person_here(desk: Desk) -> None:
    unread = replace(SHIPPED, reviewed_by="")
    pack = replace(desk.deck.pack, templates=(unread,))
    desk.deck = replace(desk.deck, pack=pack)
    assert words_by(desk, unread) == ""
    confirm_fits_anyone(desk, unread, unread)
    assert live(desk, "CI-17").reviewed_by == "Ana"
