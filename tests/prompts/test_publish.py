"""Lint and the gate: the shipped pack passes, and each rule stops what it should."""

from dataclasses import replace

import pytest

from frontdesk.domain.errors import Refused
from frontdesk.domain.template import ConditionRow, Discreet, Op, Override, PromptTemplate, Reach
from frontdesk.prompts import lint, publish
from tests.prompts.hostile import HOSTILE, hostile_line
from tests.prompts.people import pack, template


def blocked(template_: PromptTemplate) -> list[str]:
    return [problem.sentence for problem in publish.findings(template_) if problem.blocks]


@pytest.mark.parametrize("line", pack().templates, ids=lambda line: line.id)
def test_the_shipped_pack_may_go_live(line: PromptTemplate) -> None:
    assert blocked(line) == []
    publish.check_live((line,))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("word " * 22 + "end", "23 words. Above 22 a line cannot go live."),
        ("Is it? Or not?", "One question at a time."),
        ("Hello! You! Fine!", "One exclamation mark is the most."),
        ("Good 😀", "No emojis in spoken words."),
        ("She can wait here.", "“She”: say the name, or “you”."),
        ("You are a demanding one.", "“demanding”: Labels a patient would not want to read."),
        ("Don't google it.", "“Don't google”: This talks down."),
        ("That is wonderful.", "“wonderful”: Thank without gush"),
        ("Please leave us a review.", "We ask nobody for reviews"),
        ("Say {say_name}.", "{say_name} is shown beside the cue"),
        ("Hi {namee}.", "'{namee}' is not a placeholder. Did you mean {name}?"),
        ("Call {safe_contact}.", "'Safe contact' is private and may not be spoken."),
        ("", "This wording is empty."),
        (
            "About {promise_what}.",
            "{promise_what} is for the desk only as a rule. Add a discreet wording without it.",
        ),
    ],
)
def test_what_stops_a_line(text: str, sentence: str) -> None:
    assert any(sentence in found for found in blocked(hostile_line("X", text))), blocked(
        hostile_line("X", text)
    )


@pytest.mark.parametrize(
    "line", [h for h in HOSTILE if h.id.startswith("X-D") and h.id != "X-D12"], ids=lambda x: x.id
)
def test_the_never_said_is_stopped_before_it_goes_live(line: PromptTemplate) -> None:
    key = line.id.removeprefix("X-").rstrip("b")
    assert any(f"{key}:" in sentence for sentence in blocked(line))


def test_fifteen_words_are_a_warning() -> None:
    found = lint.problems(hostile_line("X", "word " * 14 + "end"))
    assert [(problem.blocks, problem.sentence[:8]) for problem in found] == [(False, "15 words")]


def test_a_wording_that_fits_anyone_wants_a_second_person() -> None:
    line = hostile_line("X", "Hello.", reviewed_by="")
    assert [(p.rule, p.blocks) for p in lint.problems(line)] == [("second_person", False)]
    assert not line.would_fit_anyone
    assert replace(line, reviewed_by="Joy").would_fit_anyone


def test_fields_of_the_form() -> None:
    line = hostile_line("X", "Hello.")
    assert blocked(replace(line, texts=()))
    assert blocked(replace(line, texts=("One.",) * 2))
    assert blocked(replace(line, texts=tuple(f"Number {n}." for n in range(6))))
    assert blocked(replace(line, occasions=()))
    assert blocked(replace(line, adjust=5))
    assert blocked(replace(line, urgency="now"))
    assert blocked(replace(line, boosted_by="weather"))
    assert blocked(replace(line, all=(ConditionRow("surname", Op.IS, "X"),)))


def test_a_discreet_wording_may_not_hold_what_made_it_necessary() -> None:
    line = replace(
        hostile_line("X", "About {promise_what}."), discreet=(Discreet(Reach.QUIET, "It's {promise_what}."),)
    )
    assert blocked(line) == ["{promise_what} may not be heard here. Say it without, or what to do."]


def test_the_patients_own_yes_or_being_alone_stands_in_for_a_variant() -> None:
    line = hostile_line("X", "How is {detail}?")
    assert blocked(line)
    assert not blocked(replace(line, all=(ConditionRow("detail_ok", Op.IS, True),)))
    assert not blocked(replace(line, all=(ConditionRow("queue_in_earshot", Op.IS_NOT, True),)))
    assert blocked(replace(line, all=(ConditionRow("detail_ok", Op.IS_NOT, True),)))


def test_going_live_is_refused_with_a_way_on() -> None:
    bad = replace(template("CI-16"), texts=("Calm down.",))
    with pytest.raises(Refused, match="CI-16 cannot go live: “Calm down”: D8") as caught:
        publish.check_live((template("CI-15"), bad))
    assert caught.value.todo == "Change it under text 1."
    publish.check_live((replace(bad, enabled=False),))


GUSH = replace(template("CO-11"), texts=("Thank you, that was lovely.",))


def allowed(line: PromptTemplate, rule: str, by: str = "Ana", why: str = "Our word") -> PromptTemplate:
    return replace(line, overrides=(Override(rule, by, why),))


def test_a_manager_answers_for_an_exception_by_name_and_it_stays_listed() -> None:
    assert not publish.may_go_live(GUSH)
    line = allowed(GUSH, "gush")
    publish.check_live((line,))
    (problem,) = (p for p in publish.findings(line) if p.rule == "gush")
    assert (problem.blocks, problem.overridable) == (False, True)
    assert problem.sentence.endswith("take out the superlative. Allowed by Ana: Our word")
    also = replace(line, texts=(*line.texts, "Is it? Or not?"))
    assert [p.rule for p in publish.findings(also) if p.blocks] == ["two_questions"], "only what is named"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Don't worry.", "d8"),
        ("Call {safe_contact}.", "private"),
        ("Hi {namee}.", "unknown_placeholder"),
        ("Hi {", "unreadable"),
        ("word " * 23, "too_long"),
        ("About {promise_what}.", "needs_discreet"),
        ("Please leave us a review.", "referral"),
        ("Hello.", "no_such_rule"),
    ],
)
def test_what_protects_a_patient_or_cannot_be_read_nobody_may_allow(text: str, rule: str) -> None:
    line = allowed(replace(template("CO-11"), texts=(text,)), rule)
    found = [p for p in publish.findings(line) if p.blocks]
    assert {p.rule for p in found} >= {"override"}
    assert not any(p.overridable for p in found)
    if rule != "no_such_rule":
        assert rule in {p.rule for p in found}


@pytest.mark.parametrize(("by", "why"), [("", "Our word"), ("Ana", " ")])
def test_an_exception_needs_a_name_and_a_reason(by: str, why: str) -> None:
    assert "override" in [p.rule for p in publish.findings(allowed(GUSH, "gush", by, why)) if p.blocks]


@pytest.mark.parametrize(
    ("title", "hit"),
    [
        ("Hello in their language", "their"),
        ("Thank them for coming back", "them"),
        ("Ask her first", "her"),
        ("Hard time, nothing named", "Hard time"),
        ("Condolence, once", "Condolence"),
        ("Good news follow-up", "Good news"),
        ("Missed last time", "Missed"),
        ("Money, gently", "Money"),
        ("After the diagnosis", "diagnosis"),
        ("A demanding one", "demanding"),
        ("Birthday wish", "Birthday"),
    ],
)
def test_a_cue_stands_on_a_public_screen_and_tells_nothing(title: str, hit: str) -> None:
    line = replace(template("CO-11"), title=title)
    (problem,) = [p for p in publish.findings(line) if p.where == "title"]
    assert problem.blocks
    assert problem.sentence.startswith(f"“{hit}”: ")
    assert not publish.may_go_live(line)


@pytest.mark.parametrize("title", ["Take it slowly", "We are running late", "Other dates", "The still room"])
def test_a_neutral_cue_passes(title: str) -> None:
    assert publish.findings(replace(template("CO-11"), title=title)) == publish.findings(template("CO-11"))
