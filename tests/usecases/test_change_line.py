"""The manager changes a line: draft, live, back again; one deed each, and two at one line are told."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from frontdesk.domain.changes import Changes
from frontdesk.domain.errors import Conflict, Refused, WrongUsage
from frontdesk.domain.staff import Person, Role
from frontdesk.domain.template import LineDraft, Override, PromptTemplate, line_key
from frontdesk.usecases.answered_for import allow
from frontdesk.usecases.change_line import (
    bring_back,
    draft_of,
    drop_draft,
    keep_draft,
    live_of,
    put_live,
    switch,
)
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.undo import redo, undo
from tests.desks import desk_with
from tests.people import ANA, JOY, NOW, STAFF, patient, visit
from tests.prompts.people import template

LINE = "en/CI-16"
WORDS = "Is there one thing you want to be sure of today?"


@pytest.fixture
def desk() -> Desk:
    return desk_with((*STAFF, patient("p1"), visit("v1", "p1")), NOW, ANA)


def reworded(words: str = WORDS) -> PromptTemplate:
    return replace(template("CI-16"), texts=(words,))


def live(desk: Desk, key: str = "CI-16") -> PromptTemplate:
    return desk.deck.by_id[key].template


def draft(desk: Desk) -> LineDraft:
    found = draft_of(desk, LINE)
    assert found is not None
    return found


def test_a_draft_is_kept_and_the_desks_see_the_live_line(desk: Desk) -> None:
    keep_draft(desk, reworded(), None)
    assert (draft(desk).template, draft(desk).by, draft(desk).at) == (reworded(), "ana", NOW)
    assert live(desk) == template("CI-16")
    keep_draft(desk, reworded("Anything else?"), draft(desk))
    assert draft(desk).template.texts == ("Anything else?",)
    undo(desk)
    assert draft(desk).template.texts == (WORDS,)
    drop_draft(desk, draft(desk))
    assert draft_of(desk, LINE) is None


def test_put_live_is_one_act_and_the_next_card_has_it(desk: Desk) -> None:
    keep_draft(desk, reworded(), None)
    changes = put_live(desk, reworded(), live_of(desk, template("CI-16")))
    assert changes.templates == {"CI-16"}
    assert live(desk) == reworded()
    assert len(desk.deck.cards) == len([t for t in desk.deck.pack.templates if t.enabled])
    assert draft_of(desk, LINE) is None
    newest, shipped = desk.store.line_versions(LINE)
    assert (newest.template, newest.by, newest.at) == (reworded(), "ana", NOW)
    assert (shipped.template, shipped.by) == (template("CI-16"), "")
    undo(desk)
    assert live(desk) == template("CI-16")
    assert draft(desk).template == reworded(), "what was being written is there again"
    assert desk.store.line_versions(LINE) == ()
    redo(desk)
    assert live(desk) == reworded()


def test_any_version_comes_back_in_one_step(desk: Desk) -> None:
    put_live(desk, reworded(), template("CI-16"))
    put_live(desk, reworded("Anything else?"), reworded())
    shipped = desk.store.line_versions(LINE)[-1]
    bring_back(desk, shipped, live(desk))
    assert live(desk) == template("CI-16")
    assert [v.number for v in desk.store.line_versions(LINE)] == [3, 2, 1, 0], "history is never cut"


def test_the_second_of_two_managers_is_told_and_both_drafts_are_there(desk: Desk) -> None:
    keep_draft(desk, reworded(), None)
    with pytest.raises(Conflict):
        keep_draft(desk, reworded("Mine?"), None)
    assert draft(desk).template == reworded(), "hers stands; mine is still in the window"
    put_live(desk, reworded(), template("CI-16"))
    with pytest.raises(Conflict):
        put_live(desk, reworded("Mine?"), template("CI-16"))
    assert live(desk) == reworded()


def test_what_the_gate_refuses_changes_nothing(desk: Desk) -> None:
    with pytest.raises(Refused, match="cannot go live"):
        put_live(desk, reworded("You poor thing, {nobody} will help!"), template("CI-16"))
    assert live(desk) == template("CI-16")
    assert desk.store.line_versions(LINE) == ()
    keep_draft(desk, reworded("half a sen {"), None)  # a draft may be anything
    assert draft(desk).template.texts == ("half a sen {",)


def test_an_exception_is_allowed_by_whoever_is_at_the_desk_and_by_nobody_else(desk: Desk) -> None:
    gush = reworded("What would make today perfect?")
    with pytest.raises(Refused, match="superlative"):
        put_live(desk, gush, template("CI-16"))
    for_bob = replace(gush, overrides=(Override("gush", "Bob", "He likes it"),))
    with pytest.raises(Refused, match="superlative"):
        put_live(desk, for_bob, template("CI-16"))
    ours = allow(desk, allow(desk, gush, "gush", "?"), "gush", " Our own word ")
    assert ours.overrides == (Override("gush", "Ana", "Our own word"),)
    keep_draft(desk, ours, None)
    assert draft(desk).template == ours
    kept = draft(desk)
    desk.staff = Person("bob", "Bob", Role.MANAGER, NOW)
    put_live(desk, ours, template("CI-16"), kept)
    assert live(desk) == ours, "the draft says who answers for it"
    put_live(desk, replace(ours, adjust=10), ours)
    assert live(desk).overrides == ours.overrides


def test_an_exception_needs_a_rule_of_tone_and_a_reason(desk: Desk) -> None:
    with pytest.raises(WrongUsage, match="Nobody may allow"):
        allow(desk, reworded(), "d8", "She said so")
    with pytest.raises(WrongUsage, match="needs a reason"):
        allow(desk, reworded(), "gush", " ")


def test_only_a_manager_allows_an_exception(desk: Desk) -> None:
    desk.staff = JOY
    with pytest.raises(Refused, match="manager"):
        allow(desk, reworded(), "gush", "We talk like that")


def test_only_who_did_it_takes_it_back_or_brings_it_back(desk: Desk) -> None:
    act = put_live(desk, reworded(), template("CI-16"))
    desk.staff = JOY
    with pytest.raises(WrongUsage, match="nothing of yours"):
        undo(desk, act.deed)
    assert live(desk) == reworded()
    desk.staff = ANA
    back = undo(desk, act.deed)
    desk.staff = JOY
    with pytest.raises(WrongUsage, match="nothing of yours"):
        redo(desk, back.deed)
    assert live(desk) == template("CI-16")
    desk.staff = ANA
    redo(desk, back.deed)
    assert live(desk) == reworded()


def test_switching_off_and_on_and_a_line_of_our_own(desk: Desk) -> None:
    switch(desk, template("CI-16"), on=False)
    assert "CI-16" not in desk.deck.by_id
    off = live_of(desk, template("CI-16"))
    assert off is not None
    switch(desk, off, on=True)
    assert live(desk).enabled
    own = replace(reworded(), id="OWN-1", title="Ask about the parking")
    put_live(desk, own, None)
    assert live(desk, "OWN-1") == own
    assert [v.template for v in desk.store.line_versions("en/OWN-1")] == [own]
    undo(desk)
    assert "OWN-1" not in desk.deck.by_id


def test_another_language_is_another_line(desk: Desk) -> None:
    spanish = replace(template("CO-11"), lang="es", texts=("Gracias por venir.",))
    put_live(desk, spanish, live_of(desk, spanish))
    assert live(desk, "CO-11") == template("CO-11")
    assert [line_key(t) for t in desk.store.templates()] == ["es/CO-11"]
    with pytest.raises(WrongUsage):
        put_live(desk, reworded(), spanish)


def test_only_a_manager_changes_lines(desk: Desk) -> None:
    keep_draft(desk, reworded(), None)
    kept = draft(desk)
    desk.staff = JOY
    jobs: tuple[Callable[[], Changes], ...] = (
        lambda: keep_draft(desk, reworded(), kept),
        lambda: drop_draft(desk, kept),
        lambda: put_live(desk, reworded(), template("CI-16")),
        lambda: switch(desk, template("CI-16"), on=False),
    )
    for job in jobs:
        with pytest.raises(Refused, match="by a manager"):
            job()
    assert live(desk) == template("CI-16")
