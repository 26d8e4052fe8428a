"""The page of limits says what the program says today, and no limit lets anything through."""

import pytest

from tests.hostile.limit import SOME, Limit
from tests.hostile.limits import PAGE, TITLES, page

ALL = [limit for _, limits in TITLES for limit in limits]


@pytest.mark.parametrize("limit", ALL, ids=lambda limit: limit.what)
def test_what_goes_beyond_is_refused_in_a_sentence(limit: Limit) -> None:
    said, code = limit.met()
    assert code in (0, SOME, 4, 5, 9, 10, 12, 13, 15)
    assert said.endswith(".")
    assert len(said) < 300
    assert (PAGE.parents[1] / "src" / "frontdesk" / limit.where).is_file()


def test_the_page_is_made_anew() -> None:
    assert PAGE.read_text("utf-8") == page(), "python -m tests.hostile.limits > docs/limits.md"
