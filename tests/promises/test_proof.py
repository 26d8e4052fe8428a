"""A promise is not proven by a test that was skipped, nor by none; every place it names is there."""

from pathlib import Path

import pytest

from tests.promises.__main__ import verdict
from tests.promises.page import PROMISES
from tests.promises.proof import NOT_PROVEN, ROOT, Proven, Suite, counted


@pytest.mark.parametrize(
    ("code", "said", "holds", "words"),
    [
        (0, "....\n12 passed in 3.04s", True, "tampering: 12 tests"),
        (0, "12 passed, 3 deselected in 1s", True, "tampering: 12 tests"),
        (0, "10 passed, 2 skipped in 3.04s", None, NOT_PROVEN),
        (1, "1 failed, 11 passed in 3.04s", False, "tampering: 11 of 12 tests"),
        (5, "no tests ran in 0.1s", False, "0 of 1"),
        (0, "", None, NOT_PROVEN),
        (2, "", False, "0 of 1"),
    ],
)
def test_a_run_is_what_its_last_line_counts(code: int, said: str, holds: bool | None, words: str) -> None:
    proven = counted("tampering", code, said)
    assert proven.holds is holds
    assert words in proven.figure


def test_what_falls_short_stands_in_front() -> None:
    said = verdict([Proven("a: 3 of 3"), Proven("b: 2 of 3", holds=False)])
    assert said == "DOES NOT HOLD: b: 2 of 3; a: 3 of 3"


def test_promises_are_numbered_and_rest_on_something_or_say_why_not() -> None:
    numbers = [promise.number for promise in PROMISES]
    assert numbers == list(range(1, 16))
    assert all(bool(promise.proofs) != bool(promise.later) for promise in PROMISES)


def test_every_test_a_promise_rests_on_is_there() -> None:
    places = [
        place for p in PROMISES for proof in p.proofs if isinstance(proof, Suite) for place in proof.places
    ]
    assert places
    for place in places:
        file, _, name = place.partition("::")
        assert (ROOT / file).exists(), place
        if name:
            assert f"def {name.split('[')[0]}(" in Path(ROOT / file).read_text(encoding="utf-8"), place
