"""A finding says where: the wrong words as they stand in what was typed, braces and all."""

from dataclasses import replace

import pytest
from hypothesis import given, strategies as st

from frontdesk.domain.template import Discreet, PromptTemplate, Reach
from frontdesk.prompts.own_words import own_words
from frontdesk.prompts.placeholders import PLACEHOLDERS
from frontdesk.prompts.publish import findings
from frontdesk.prompts.wording import BadWording, Wording, parse
from tests.prompts.people import template

THANKS = template("CO-11")


def marked(line: PromptTemplate, where: str = "text 1") -> dict[str, str]:
    """Rule -> the characters a studio would mark."""
    source = {"text 1": line.texts[0], "title": line.title, "quiet": ""} | {
        variant.reach.value: variant.text for variant in line.discreet
    }
    return {
        problem.rule: source[where][problem.position : problem.position + problem.length]
        for problem in findings(line)
        if problem.where == where
    }


@pytest.mark.parametrize(
    ("text", "rule", "wrong"),
    [
        ("Thank you, {name}, that was wonderful.", "gush", "wonderful"),
        ("[[{point_person}, ]]she is here for you.", "pronoun", "she"),
        ("{{ {name} }} don't worry.", "d8", "don't worry"),
        ("Thanks, {point_person|darling}.", "d9", "darling"),
        ("{name}, at [[least {delay} ]]", "d8", "at [[least"),
        ("Is it {name}? Or {staff}? Or you?", "two_questions", "?"),
        ("Hi {name}! Hi!", "exclamation", "!"),
        ("Hi {name} 😀😀.", "emoji", "😀😀"),
        ("Hi  {name}.", "blanks", "  "),
        ("Hi {name}, say {say_name|it}.", "beside_cue", "{say_name|it}"),
        ("Hi {namee}.", "unknown_placeholder", "{namee}"),
        ("Call {safe_contact}.", "private", "{safe_contact}"),
        ("Hi ]] you", "unreadable", "]]"),
        ("Hi {name|}.", "unreadable", "name|"),
        ("{name}, we're fully booked.", "refusal", "fully booked"),
        ("{name} " + "word " * 20 + "and more.", "too_long", "and more."),
        ("{name} " + "word " * 12 + "and more.", "long", "and more."),
    ],
)
def test_the_cursor_goes_beside_the_wrong_word(text: str, rule: str, wrong: str) -> None:
    assert marked(replace(THANKS, texts=(text,)))[rule] == wrong


def test_also_in_the_cue_and_in_a_variant() -> None:
    assert marked(replace(THANKS, title="Thank them"), "title") == {"title_pronoun": "them"}
    quiet = Discreet(Reach.QUIET, "About {name} and {promise_what|it}.")
    assert marked(replace(THANKS, discreet=(quiet,)), "quiet") == {"heard_anyway": "{promise_what|it}"}


def test_what_is_about_no_word_marks_none() -> None:
    (problem,) = (p for p in findings(replace(THANKS, adjust=5)) if p.blocks)
    assert (problem.rule, problem.position, problem.length) == ("order", 0, 0)


PARTS = st.sampled_from(
    ["a", " and ", "{name}", "{point_person|me, too}", "[[", "]]", "{{", "}}", "{delay}", "ñ", "?", "|"]
)


def read(source: str) -> Wording | BadWording:
    try:
        return parse(source, PLACEHOLDERS)
    except BadWording as bad:
        return bad


@given(st.lists(PARTS, max_size=12).map("".join))
def test_every_letter_stands_where_it_was_typed(source: str) -> None:
    wording = read(source)
    if isinstance(wording, BadWording):
        assert 0 <= wording.position < wording.position + wording.length <= len(source)
        return
    own = own_words(source)
    assert len(own.text) == len(own.places)
    assert all(source[at] == letter for letter, at in zip(own.text, own.places, strict=True) if letter != "…")
    values = dict.fromkeys(wording.names, "x")
    filled = wording.fill(values) or ""
    assert own_words(source, values).text.casefold() == filled.casefold()
