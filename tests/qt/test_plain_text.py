"""Nothing in a name can act on the screen."""

import unicodedata

from hypothesis import given, strategies as st

from frontdesk.qt.plain_text import MARK, isolated, marked, shown

FSI, PDI = "\u2068", "\u2069"
BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def test_control_and_direction_characters_become_marks() -> None:
    for (
        acting
    ) in "\ufffe\ufdd0\x00\x07\t\n\r\x1b\x85\u200b\u200e\u200f\u202e\u2028\u2066\ufeff\ud800\U000e0041":
        assert marked(f"An{acting}a") == f"An{MARK}a", hex(ord(acting))


def test_letters_of_every_script_stay() -> None:
    for name in ("Siobhán", "Hạnh Nguyễn", "علی\u200cرضا", "क्\u200dष", "O’Brien-Núñez", "👩‍⚕️"):
        assert shown(name) == name


def test_an_isolate_made_by_us_is_kept_and_a_false_one_is_not() -> None:
    assert shown(f"for {isolated('دانا')} at 10:20") == f"for {FSI}دانا{PDI} at 10:20"
    assert shown(f"a{PDI}b") == f"a{MARK}b"
    assert shown(f"a{FSI}b") == f"a{MARK}b"
    assert isolated(f"x{PDI}y{FSI}") == f"{FSI}x{MARK}y{MARK}{PDI}"


@given(st.text(st.characters(), max_size=60))
def test_what_is_shown_never_acts(text: str) -> None:
    depth = 0
    for letter in shown(text):
        assert unicodedata.category(letter) not in ("Cc", "Cs", "Zl", "Zp")
        depth += {FSI: 1, PDI: -1}.get(letter, 0)
        assert depth in (0, 1)
        assert letter in (FSI, PDI) or unicodedata.bidirectional(letter) not in BIDI
    assert depth == 0


@given(st.text(max_size=60))
def test_showing_twice_is_showing_once(text: str) -> None:
    assert shown(shown(text)) == shown(text)
    assert shown(isolated(text)) == isolated(text)
