"""Letters nobody sees, and letters that look like others: no list of words would find what they hide."""

import pytest
from hypothesis import given, strategies as st

from frontdesk.prompts.hidden_signs import first_hidden
from frontdesk.prompts.lint import problems
from tests.prompts.people import pack


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Your diag\u00adnosis is here.", (9, 1)),
        ("Your diag\u200bnosis is here.", (9, 1)),
        ("Your d\u0456agnosis is here.", (5, 9)),  # a Cyrillic i
        ("Your \uff44iagnosis", (5, 1)),  # a wide d
        ("\u200b", (0, 1)),
        ("Thank \u202eyou", (6, 1)),
        ("nul\x00", (3, 1)),
        ("half \ud800", (5, 1)),
        ("a\u200db", (1, 1)),
        ("\ufb01ne", (0, 1)),  # fi in one letter
    ],
)
def test_found(text: str, found: tuple[int, int]) -> None:
    assert first_hidden(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Hạnh Wójcik, Siobhán and Zoë", "Ça va, l’été", "1ª vez, 2º piso", "Ελένη came", "Дарья is here",
        "می\u200cروم", "中文 and 日本語", "¿Qué tal?", "“Thank you” … – £5 ½", "",
    ],
)  # fmt: skip
def test_left_alone(text: str) -> None:
    assert first_hidden(text) is None


def test_no_shipped_line_holds_one() -> None:
    assert not [p for line in pack().templates for p in problems(line) if p.rule == "hidden"]


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126)))
def test_plain_letters_are_never_hidden(text: str) -> None:
    assert first_hidden(text) is None


@given(st.text())
def test_what_is_found_stands_in_the_text(text: str) -> None:
    hit = first_hidden(text)
    assert hit is None or (0 <= hit[0] < hit[0] + hit[1] <= len(text))
