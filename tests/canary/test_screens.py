"""No canary stands where it does not belong: every screen, every situation, every surface of the window."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.canary import situations, surfaces
from tests.canary.rules import RULES, leaks
from tests.canary.situations import Walked
from tests.canary.walk import make_store, walking

Found = dict[tuple[str, str], Walked]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("canaries"))


@pytest.fixture(scope="session")
def all_walks(qapp: QApplication, made: Path, tmp_path_factory: pytest.TempPathFactory) -> Found:
    found: Found = {}
    for chain, key in situations.walks():
        folder = tmp_path_factory.mktemp("walk")
        with walking(qapp, made, folder) as walk:
            found[chain, key] = situations.walked(walk, chain, key)
        found[chain, key].left.extend(leaks(surfaces.files(folder), "locked"))
    return found


@pytest.mark.parametrize(("chain", "key"), tuple(situations.walks()))
def test_nothing_stands_where_it_does_not_belong(all_walks: Found, chain: str, key: str) -> None:
    assert all_walks[chain, key].leaks == ()
    assert all_walks[chain, key].left == [], "in a file, or in a file's name"


def test_the_walk_is_not_blind(all_walks: Found) -> None:
    """Each thing a rule allows was met where it is allowed: a reading that sees nothing proves nothing."""
    met = frozenset().union(*(one.met for one in all_walks.values()))
    allowed = {(situation, sort) for situation, rule in RULES.items() for sort in rule.may}
    assert allowed - met == set()
    assert {situation for _, _, situation in sum((situations.CHAINS | situations.ONCE).values(), ())} >= set(
        RULES
    )
