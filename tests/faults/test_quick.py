"""Every case of the fault matrix a few times: the whole of it is `packaging/dev.py faults`."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.faults.catalogue import CASES
from tests.faults.figure import Figure, repeat


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the cases fork, kill and mount")
@pytest.mark.parametrize("group", sorted({case.run.__module__ for case in CASES}))
def test_every_case_of_a_group_holds(group: str) -> None:
    names = [word for case in CASES if case.run.__module__ == group for word in ("-k", case.name)]
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults", "--quick", *names],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_case_that_falls_short_is_counted_and_told() -> None:
    def once(_: object, number: int) -> None:
        assert number != 1, "one was lost"

    figure = repeat(3, 1, once)
    assert figure == Figure(2, 3, figure.detail)
    assert not figure.good
    assert figure.detail.startswith("1: AssertionError at once:")
    assert "one was lost" in figure.detail
    assert not Figure(0, 0).good, "nothing tried is nothing proven"
