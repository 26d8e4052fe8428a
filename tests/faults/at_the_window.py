"""The window of the day on a disk that fills up, worked by keys."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from frontdesk.domain.visit import Visit, VisitState
from frontdesk.qt.text import Text
from frontdesk.store.sqlite.open import create, open_store
from tests.desks import StillClock, desk_over, fill
from tests.looks.people import NOW, STAFF, picture_id, pictured_day
from tests.looks.stage import PicturedToday
from tests.screens.today.hands import Hands
from tests.store.made import KEY

M06 = re.compile(
    r"Not saved: the disk is full \(\d+\.\d MB free\)\. Everything saved before is safe, and you can go on"
    r" reading and calling patients\. Free at least 50 MB, then press Try again\."
)
M07 = (
    "This store can only be read (the disk is read-only). You can look things up; check-ins are switched off."
)


def meet_a_full_disk(app: QApplication, disk: Path, fill_it: Callable[[], Path]) -> None:
    """Open a card, match, be told; look further; free some room, match again."""
    store = create(disk / "clinic.frontdesk", KEY, now=NOW)
    fill(store, pictured_day(), NOW, STAFF.id)
    with PicturedToday(app, 1366, 768, desk=desk_over(store, StillClock(NOW), STAFF)) as stage:
        hands = Hands(stage)
        took = fill_it()
        hands.open("siobhan")
        assert "Good morning, Siobhán" in _seen(stage), "no card opens on a full disk"
        hands.match()
        assert M06.fullmatch(stage.view.toast.words()), stage.view.toast.words()
        assert "Good morning, Siobhán" in _seen(stage), "the greeting went"
        assert _state(stage) is VisitState.EXPECTED
        hands.open("tomasz")
        assert "Good morning, Tomasz" in _seen(stage), "Find finds nobody on a full disk"
        hands.open("siobhan")
        took.unlink()
        hands.match()
        assert stage.view.toast.words().startswith("Siobhán"), stage.view.toast.words()
        assert _state(stage) is VisitState.WAITING
    store.close()
    _open_on_a_full_disk(app, disk, fill_it())


def _open_on_a_full_disk(app: QApplication, disk: Path, took: Path) -> None:
    """The next morning nobody has made room: it opens all the same."""
    store = open_store(disk / "clinic.frontdesk", KEY, now=NOW)
    assert store.crowded
    with PicturedToday(app, 1366, 768, desk=desk_over(store, StillClock(NOW), STAFF)) as stage:
        hands = Hands(stage)
        hands.open("tomasz")
        assert "Good morning, Tomasz" in _seen(stage), "no card opens"
        hands.match()
        assert M06.fullmatch(stage.view.toast.words()), stage.view.toast.words()
        assert _state(stage, "tomasz") is VisitState.EXPECTED
        took.unlink()
        hands.match()
        assert _state(stage, "tomasz") is VisitState.WAITING, stage.view.toast.words()
    store.close()


def meet_a_disk_to_read(app: QApplication, disk: Path, remount: Callable[[], object]) -> None:
    """Open cards, be told at the match, look further."""
    store = create(disk / "clinic.frontdesk", KEY, now=NOW)
    fill(store, pictured_day(), NOW, STAFF.id)
    store.close()
    remount()
    store = open_store(disk / "clinic.frontdesk", KEY, now=NOW)
    with PicturedToday(app, 1366, 768, desk=desk_over(store, StillClock(NOW), STAFF)) as stage:
        hands = Hands(stage)
        for who, named in (("siobhan", "Siobhán"), ("tomasz", "Tomasz")):
            hands.open(who)
            assert f"Good morning, {named}" in _seen(stage), "no card opens"
            hands.match()
            assert stage.view.toast.words() == M07, stage.view.toast.words()
            assert f"Good morning, {named}" in _seen(stage), "the greeting went"
            assert _state(stage, who) is VisitState.EXPECTED
    store.close()


def _seen(stage: PicturedToday) -> str:
    """All words that can be read in the window."""
    return "\n".join(text.text() for text in stage.view.findChildren(Text) if text.isVisible())


def _state(stage: PicturedToday, who: str = "siobhan") -> VisitState:
    visit = stage.desk.store.get(Visit, picture_id("visit", who))
    assert visit is not None
    return visit.state
