"""The grammar of a line, and what happens to odd words and odd values."""

import string
from timeit import repeat

import pytest
from hypothesis import given, strategies as st

from frontdesk.prompts.placeholders import PLACEHOLDERS
from frontdesk.prompts.wording import BadWording, literal, parse

NAMES = PLACEHOLDERS


@pytest.mark.parametrize(
    ("words", "values", "said"),
    [
        ("Hello, {name}.", {"name": "Mira"}, "Hello, Mira."),
        ("Hello, {name}.", {}, None),
        ("Hello, {name|you}.", {}, "Hello, you."),
        ("Seen by {clinician}.", {}, "Seen by your clinician."),
        ("Seen by {clinician|someone}.", {}, "Seen by someone."),
        ("Sorry.[[ I'll {fix}.]]", {"fix": "call"}, "Sorry. I'll call."),
        ("Sorry.[[ I'll {fix}.]]", {}, "Sorry."),
        ("Sorry.[[ {clinician} knows.]]", {}, "Sorry."),
        ("{clinician} is here.", {}, "Your clinician is here."),
        ("Hello. {clinician} is here.", {"clinician": "dr Voss"}, "Hello. Dr Voss is here."),
        ("So, {clinician} is here.", {}, "So, your clinician is here."),
        ("{name} first.", {"name": "van Dam"}, "van Dam first."),
        ("A {{brace}} and {name}", {"name": "{staff}"}, "A {brace} and {staff}"),
        ("[one] {name}", {"name": "[[x]]"}, "[one] [[x]]"),
        ("{{{name}}}", {"name": "Mira"}, "{Mira}"),
    ],
)
def test_filling(words: str, values: dict[str, str], said: str | None) -> None:
    assert parse(words, NAMES).fill(values, {"clinician": "your clinician"}) == said


def test_what_stands_in_the_sentence() -> None:
    wording = parse("{name}[[, by {promise_by}]], {clinician|us}.", NAMES)
    assert wording.names == {"name", "promise_by", "clinician"}
    assert wording.required == ("name",)
    assert wording.used({"name": "Mira", "promise_by": ""}) == {"name"}
    assert wording.used({"name": "Mira", "promise_by": "Monday"}) == {"name", "promise_by"}


@pytest.mark.parametrize(
    ("words", "position", "sentence"),
    [
        (
            "Hi {namee}",
            3,
            "'{namee}' is not a placeholder. Did you mean {name}? For a brace itself write {{ or }}.",
        ),
        ("Hi {name", 3, "'{' is never closed. For a brace itself write {{."),
        ("Hi }", 3, "'}' has no '{' before it. For a brace itself write }}."),
        ("[[a {name} [[b]]]]", 11, "An optional part may not stand inside another one."),
        ("a [[b {name}", 2, "'[[' opens an optional part that is never closed with ']]'."),
        ("a ]]", 2, "']]' closes an optional part that was never opened with '[['."),
        ("a [[b]]", 2, "An optional part needs a placeholder that may be empty."),
        ("{name|}", 1, "After the bar in '{name|' stand plain words, at least one."),
        ("x" * 10_001, 10_000, "A line may have 10,000 characters at most."),
    ],
)
def test_a_wording_that_cannot_be_read_says_where_and_what_to_do(
    words: str, position: int, sentence: str
) -> None:
    with pytest.raises(BadWording) as caught:
        parse(words, NAMES)
    assert (caught.value.position, caught.value.sentence) == (position, sentence)


@pytest.mark.parametrize(
    "payload",
    [
        "{{7*7}}", "{name.__class__}", "{0}", "{name!r}", "{name:>999999999}", "{% for x in y %}", "${7*7}",
        "{name[0]}", "{self}", "#{1}", "<%= 1 %>", "{__import__('os')}", "{{config}}", "{name|upper|lower}",
    ],
)  # fmt: skip
def test_code_in_a_line_is_refused_or_literal(payload: str) -> None:
    try:
        said = parse(payload, NAMES).fill(dict.fromkeys(NAMES, "X"))
    except BadWording:
        return
    assert said in (payload.replace("{{", "{").replace("}}", "}"), "X")


@given(st.text(alphabet=string.printable + "{}[]|é\u202e\u05d0", max_size=60), st.text(max_size=30))
def test_any_words_are_read_or_refused_and_values_stay_literal(words: str, value: str) -> None:
    found: BadWording | None = None
    try:
        parse(words, NAMES)
    except BadWording as bad:
        found = bad
    if found is not None:
        assert 0 <= found.position <= len(words)
        assert found.sentence
        return
    wording = parse(words, NAMES)
    said = wording.fill(dict.fromkeys(NAMES, f"<{value}>"))
    assert said is not None
    kept = sum(1 for part in wording.parts if not isinstance(part, str))
    assert said.count(f"<{value}>") >= kept or not kept


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("  two\n lines\t ", "two lines"),
        ("عائشة", "\u2068عائشة\u2069"),
        ("יעל Baruch", "\u2068יעל Baruch\u2069"),
        ("\u202eevil\u2066", "evil"),
        ("nul\x00l\ud800", "null"),
        ("王秀英", "王秀英"),
        ("", ""),
        ("\u200f", ""),
    ],
)
def test_a_value_is_one_line_of_plain_text_and_isolated(value: str, shown: str) -> None:
    assert literal(value) == shown


def test_filling_costs_no_more_than_four_format_calls() -> None:
    wording = parse("{clinician} needs about {delay} more minutes, {name}.", NAMES)
    plain = "{clinician} needs about {delay} more minutes, {name}."
    values = {"clinician": "Dr Voss", "delay": "20", "name": "Mira"}
    ours = min(repeat(lambda: wording.fill(values), number=3000, repeat=7))
    floor = min(repeat(lambda: plain.format(**values), number=3000, repeat=7))
    assert ours <= 4 * floor
