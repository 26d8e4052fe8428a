"""A wording taken apart into letters and chips comes back as it was, whatever it holds."""

import pytest
from hypothesis import given, strategies as st

from frontdesk.prompts.placeholders import PLACEHOLDERS
from frontdesk.prompts.wording import parse
from frontdesk.screens.studio.chip_text import Chip, Letters, Piece, chips_of, source_of
from frontdesk.screens.studio.open_line import with_fallback
from frontdesk.usecases.shipped_packs import shipped_pack

WORDINGS = [
    text
    for template in shipped_pack().templates
    for text in (*template.texts, *(variant.text for variant in template.discreet))
]


@pytest.mark.parametrize("text", WORDINGS)
def test_every_shipped_wording_comes_back_as_it_was(text: str) -> None:
    assert source_of(chips_of(text)) == text


def test_chips_fallbacks_and_what_may_be_left_out() -> None:
    text = "Your {promise_what|the letter} is ready.[[ {clinician} left it.]] {{x}}"
    assert chips_of(text) == [
        Letters("Your "),
        Chip("promise_what", "the letter"),
        Letters(" is ready."),
        Letters(" ", 1),
        Chip("clinician", part=1),
        Letters(" left it.", 1),
        Letters(" {x}"),
    ]
    assert source_of(chips_of(text)) == text


def test_two_parts_beside_each_other_stay_two() -> None:
    text = "[[a {name}]][[b {staff}]]"
    assert source_of(chips_of(text)) == text


def test_a_chip_nobody_knows_is_a_chip_all_the_same() -> None:
    """So that the gate can say what is wrong with it, in place of a brace that is said aloud."""
    assert chips_of("Hi {namen}") == [Letters("Hi "), Chip("namen")]


LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12)
PIECES = st.lists(
    st.one_of(
        st.builds(Letters, LETTERS.filter(bool)),
        st.builds(Chip, st.sampled_from(sorted(PLACEHOLDERS)), LETTERS.map(lambda s: s.strip(" {}[]|"))),
    ),
    max_size=6,
)


@given(st.text(alphabet="ab {}[]|/name_", max_size=40))
def test_any_text_typed_settles_after_one_turn(text: str) -> None:
    once = source_of(chips_of(text))
    assert source_of(chips_of(once)) == once


@given(PIECES)
def test_what_is_put_together_can_be_read_by_the_engine(pieces: list[Piece]) -> None:
    """Letters that look like a mark of the language are the only words the engine may stumble over."""
    text = source_of(pieces)
    letters = "".join(p.text if isinstance(p, Letters) else p.fallback for p in pieces)
    if set("[]{}|") & set(letters):
        return
    parse(text, PLACEHOLDERS)
    assert "".join(p.source for p in pieces) == text


def test_a_fallback_is_set_and_taken_back_without_a_brace() -> None:
    text = "Your {promise_what} is ready. {promise_what}!"
    said = with_fallback(text, "promise_what", " the {letter} ")
    assert said == "Your {promise_what|the letter} is ready. {promise_what|the letter}!"
    assert with_fallback(said, "promise_what", "") == text
    assert with_fallback(text, "name", "x") == text
