"""No canary stands where it does not belong: every screen, every situation, every surface of the window."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.qt.slim_strip import WIDTH
from frontdesk.screens.catalogue import REACHED, SCREENS
from tests.canary import situations, surfaces
from tests.canary.rules import RULES, Sort, canaries_in, leaks
from tests.canary.situations import Walked
from tests.canary.walk import walking

Found = dict[tuple[str, str], Walked]


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


def test_the_walk_comes_by_every_screen(all_walks: Found) -> None:
    """A screen somebody adds is walked too, or fails here."""
    places = set().union(*(one.places for one in all_walks.values()))
    assert places == {screen.key for screen in (*SCREENS, *REACHED)}


@pytest.mark.parametrize("k", [0.8, 1.5, 2.0])
@pytest.mark.parametrize("chain", ["a card from beginning to end", "a call"])
def test_at_every_text_size(qapp: QApplication, made: Path, tmp_path: Path, chain: str, k: float) -> None:
    """What does not fit is folded into something else, and that is read too."""
    with walking(qapp, made, tmp_path, k) as walk:
        assert situations.walked(walk, chain, "ada").leaks == ()


@pytest.mark.parametrize("key", ["ada", "cyd", "dot"])
def test_letting_go_of_f4_leaves_nothing_open(
    qapp: QApplication, made: Path, tmp_path: Path, key: str
) -> None:
    """One turn of the event loop, a tenth of a second at most, and every word is as it was before."""
    notes = {Sort.DESK, Sort.PRIVATE}
    with walking(qapp, made, tmp_path) as walk:
        walk.match(key)
        walk.settle()
        walk.today.find_field.setReadOnly(True)  # no blinking caret in the picture
        before, picture = _words(walk.said()), walk.window.grab().toImage()
        QTest.keyPress(walk.today.find_field, Qt.Key.Key_F4)
        walk.today.notes.private_timer.timeout.emit()
        walk.settle()
        open_now = {sort for one in walk.said() for _, sort in canaries_in(one.text)}
        assert open_now & notes
        QTest.keyRelease(walk.today.find_field, Qt.Key.Key_F4)
        qapp.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 100)
        after = list(surfaces.on_screen(qapp, walk.window))
        assert leaks(after, "others") == []
        assert _words(after) == before
        assert walk.window.grab().toImage() == picture, "not a letter of it, and nothing has moved"


def test_in_the_slim_strip(qapp: QApplication, made: Path, tmp_path: Path) -> None:
    """The same rules beside another program."""
    with walking(qapp, made, tmp_path) as walk:
        walk.desktop.strip.toggle()
        assert walk.window.width() == WIDTH
        assert situations.walked(walk, "a card from beginning to end", "ada").leaks == ()


def _words(said: Iterable[surfaces.Said]) -> set[tuple[str, str]]:
    """Numbers are where a list stands, and what is painted depends on that too."""
    lettered = (one for one in said if any(map(str.isalpha, one.text)))
    return {(one.surface, one.text) for one in lettered if one.surface != "painted"}
