"""No regular expression of the program can run away, whatever is typed or stands in a file."""

import re
from functools import cache

import pytest

from tests.hostile.patterns import evil_for, patterns, runs_away

known = cache(patterns)


def test_every_pattern_is_cut_in_one_way() -> None:
    assert len(known()) > 150
    assert [where for where, given in known().items() if runs_away(*given)] == []


@pytest.mark.parametrize("bad", [r"(a+)+$", r"(?:\s*,\s*)*x", r"(a|b?)*c", r"(?:\d{1,4}-?)+", r"((ab?)+)*"])
def test_what_runs_away_is_seen(bad: str) -> None:
    """The usual pattern of a phone number took 27 seconds on 29 characters."""
    assert runs_away(bad)


def test_evil_texts_come_back_from_every_pattern() -> None:
    """A pattern that ran away would never be done with two hundred letters; the longest wait is in the full
    run's figures."""
    for given in set(known().values()):
        pattern = re.compile(*given)
        for text in evil_for(pattern):
            pattern.search(text)
            pattern.fullmatch(text)
