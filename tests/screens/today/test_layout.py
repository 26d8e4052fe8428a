"""Nothing on Today is cut, squeezed or lies over something else, in any state, size or colour.

A box layout squeezes wrapping words below their height without a word, so every rule is a sentence here,
and each rule is shown to find its fault.
"""

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from frontdesk.qt.key_sheet_panel import KeySheetPanel
from frontdesk.qt.look import auto_zoom
from frontdesk.qt.text import Text
from frontdesk.qt.theme import HIGH_CONTRAST
from frontdesk.qt.widgets.answer_row import AnswerRow
from frontdesk.qt.widgets.find_field import FindField
from frontdesk.qt.widgets.fold_row import FoldRow
from frontdesk.qt.widgets.key_row import KeyRow
from frontdesk.qt.widgets.popup_panel import PopupPanel
from frontdesk.qt.widgets.scroll_fade import ScrollFade
from frontdesk.qt.widgets.scroll_pane import ScrollPane
from frontdesk.qt.widgets.toast import Toast
from frontdesk.screens.today.view.drawer import Veil
from frontdesk.screens.today.view.name_line import NameLine
from frontdesk.screens.today.view.scrim import Scrim
from tests.looks.people import picture_id
from tests.looks.stage import PicturedToday
from tests.looks.states import STATES, opened

SIZES = tuple((width, high, auto_zoom(width)) for width, high in ((1366, 768), (1366, 688), (1920, 1080)))
LEADING = 3
LEAST_TARGET = 24
EVERY_SIZE = tuple(
    (width, high, k)
    for width, high in ((900, 500), (1024, 640), (1366, 688), (1366, 768), (1600, 900), (1920, 1080))
    for k in (0.8, 1.0, 1.25, 1.5, 2.0)
)
AT_EVERY_SIZE = ("beat1", "beat2", "leaving", "not-booked")
"""These states stand at each size and text; of the others each takes its turn at some of them."""
AS_A_STRIP = (*AT_EVERY_SIZE, "gate", "idle", "find", "hidden", "phone", "hard-long")
STRIPS = ((768, 1.0), (640, 1.0), (688, 1.5))
"""Height and text of the slim strip."""
SMALL_SIZES = ((900, 500, 1.0), (1366, 688, 1.5), (1366, 768, 2.0))


def faults(stage: PicturedToday) -> list[str]:
    """What is cut, squeezed, covered or out of sight in the window as it stands, in words."""
    out: list[str] = []
    for widget in stage.window.findChildren(QWidget):
        if not widget.isVisible() or widget.width() == 0:
            continue
        out += _squeezed(widget) + _outside(widget) + _overlaps(widget, stage) + _too_small(widget)
    return out + _check_line(stage)


def _squeezed(widget: QWidget) -> list[str]:
    width, height = widget.width(), widget.height()
    if isinstance(widget, Text) and widget.text():
        if widget.hasHeightForWidth():
            need = widget.heightForWidth(width)
            return [f"{_name(widget)} is {height} high and needs {need}"] if height < need else []
        if width < widget.minimumSizeHint().width():
            return [f"{_name(widget)} is {width} wide and needs {widget.minimumSizeHint().width()}"]
    if isinstance(widget, QAbstractButton):
        hint = (
            widget.minimumSizeHint()
            if isinstance(widget, KeyRow | AnswerRow | FoldRow)
            else widget.sizeHint()
        )
        if width < hint.width() or height < hint.height():
            return [f"{_name(widget)} is {width} x {height} and needs {hint.width()} x {hint.height()}"]
    return []


def _too_small(widget: QWidget) -> list[str]:
    """Nothing to press is under 24 by 24."""
    if isinstance(widget, QAbstractButton) and min(widget.width(), widget.height()) < LEAST_TARGET:
        return [f"{_name(widget)} is {widget.width()} x {widget.height()}: too small to press"]
    return []


def _outside(widget: QWidget) -> list[str]:
    """Cut by its parent. What lies in a scroll pane may be above or below, never beside it."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or isinstance(widget, ScrollFade):
        return []
    shape = _shape(widget)
    room = parent.rect()
    if isinstance(widget, FindField) and shape.right() < 0:
        return []  # the board is a closed drawer: Find keeps the keys and is not to be seen
    scrolls = isinstance(parent.parentWidget(), ScrollPane)
    if scrolls:
        room.setTop(min(room.top(), shape.top()))
        room.setBottom(max(room.bottom(), shape.bottom()))
    return [] if room.contains(shape) else [f"{_name(widget)} at {shape} is cut by {room}"]


def _overlaps(parent: QWidget, stage: PicturedToday) -> list[str]:
    view = stage.view
    over = (Scrim, PopupPanel, KeySheetPanel, ScrollFade, Veil)
    lying_over = {view.found, view.find_field, view.add_bar, view.toast}
    if stage.look.narrow:
        lying_over |= {view.board, view.card.side, view.leaving.promises}
    children = [
        child
        for child in parent.children()
        if isinstance(child, QWidget)
        and child.isVisible()
        and not isinstance(child, over)
        and child not in lying_over
    ]
    out = []
    for one, other in combinations(children, 2):
        if _shape(one).intersects(_shape(other)):
            out.append(f"{_name(one)} at {_shape(one)} lies over {_name(other)} at {_shape(other)}")
    return out


def _check_line(stage: PicturedToday) -> list[str]:
    card = stage.view.card
    if not card.match.main.isVisible() or not card.match.main.isEnabled():
        return []
    seen = card.in_sight(card.match.check_line) and card.match.check_line_whole()
    return [] if seen else ["the main button works while the check line is out of sight"]


def _shape(widget: QWidget) -> QRect:
    """What is to be seen of a widget, in its parent: without the room it keeps for its focus ring."""
    shape = getattr(widget, "shape_rect", None)
    inner: QRect = shape().toAlignedRect() if shape is not None else widget.rect()
    if isinstance(widget, Toast):
        room = widget.shadow_room()
        inner.adjust(room, room, -room, -room)
    if isinstance(widget, Text | NameLine):
        inner.adjust(0, LEADING, 0, -LEADING)  # above and below the letters a line has some room of its own
    return inner.translated(widget.pos())


def _name(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, Text | QAbstractButton) else widget.accessibleName()
    return f"{type(widget).__name__} “{words[:40]}”"


def sized(stage: PicturedToday, width: int, height: int, k: float) -> None:
    """Another size of the same window, as when it is dragged to another screen."""
    stage.look.set_zoom(k)
    stage.window.resize(width, height)
    stage.settle()
    stage.settle()
    assert (stage.window.width(), stage.window.height()) == (width, height), "a layout made the window grow"


@pytest.mark.slow
@pytest.mark.parametrize("name", STATES)
def test_nothing_is_cut_or_covered_at_any_size_and_text(qapp: QApplication, name: str) -> None:
    """Colours move nothing but the borders of high contrast: those stand at the sizes where room is short."""
    turn = list(STATES).index(name) % 10
    sizes = EVERY_SIZE if name in AT_EVERY_SIZE else EVERY_SIZE[turn::10]
    found: dict[str, list[str]] = {}
    with opened(qapp, name, painted=False) as stage:
        for width, height, k in (*SIZES, *sizes, *SMALL_SIZES):
            if (width, height, k) == SMALL_SIZES[0]:
                stage.look.set_theme(HIGH_CONTRAST)
            sized(stage, width, height, k)
            if wrong := faults(stage):
                found[f"{width} x {height} at {k}, {stage.look.theme.name}"] = wrong
        for height, k in STRIPS if name in AS_A_STRIP else ():
            stage.look.set_zoom(k)
            stage.be_slim(height)
            if wrong := faults(stage):
                found[f"a strip of {height} at {k}"] = wrong
    assert not found, "\n".join(f"{where}:\n  " + "\n  ".join(wrong) for where, wrong in found.items())


# Each rule finds its fault.


@pytest.fixture(scope="module")
def beat1(qapp: QApplication) -> Iterator[PicturedToday]:
    with opened(qapp, "beat1", painted=False) as stage:
        yield stage


def planted(stage: PicturedToday, widget: QWidget, place: QRect) -> list[str]:
    """What is found with one widget moved, and that nothing is found with it back in its place."""
    before = widget.geometry()
    widget.setGeometry(place)
    found = faults(stage)
    widget.setGeometry(before)
    assert faults(stage) == []
    return found


def test_words_two_pixels_too_low_are_found(beat1: PicturedToday) -> None:
    line = beat1.view.card.match.check_line
    found = planted(beat1, line, line.geometry().adjusted(0, 0, 0, -2))
    assert any("Compare" in words and "needs" in words for words in found)
    assert "the main button works while the check line is out of sight" in found


def test_a_slim_button_is_found(beat1: PicturedToday) -> None:
    button = beat1.view.card.hide_button
    found = planted(beat1, button, button.geometry().adjusted(4, 0, 0, 0))
    assert any("“Hide” is" in words for words in found)


def test_a_need_over_its_neighbour_is_found(beat1: PicturedToday) -> None:
    tile = beat1.view.card.needs.tiles()[0]
    found = planted(beat1, tile, tile.geometry().adjusted(0, 0, 30, 0))
    assert any("Speak to the right ear” at" in words and "lies over" in words for words in found)


def test_a_row_beside_its_room_is_found(beat1: PicturedToday) -> None:
    tile = beat1.view.card.needs.tiles()[2]
    found = planted(beat1, tile, tile.geometry().translated(9, 0))
    assert any("Offer the quiet corner” at" in words and "is cut" in words for words in found)


def test_a_button_too_small_to_press_is_found(beat1: PicturedToday) -> None:
    button = beat1.view.card.hide_button
    corner = button.geometry().topLeft()
    found = planted(beat1, button, QRect(corner, QSize(20, 20)))
    assert any("too small to press" in words for words in found)


# What must be in sight.


def test_three_needs_are_whole_wherever_they_stand(qapp: QApplication) -> None:
    with opened(qapp, "hard-needs", painted=False) as stage:
        for width, height, k in (*SIZES, *SMALL_SIZES):
            sized(stage, width, height, k)
            tiles = stage.view.card.needs.tiles()
            assert len(tiles) == 3
            assert all(tile.height() >= tile.heightForWidth(tile.width()) for tile in tiles)
            assert all(stage.view.card.needs.rect().contains(tile.geometry()) for tile in tiles)


@pytest.mark.parametrize("name", ["beat1", "hard-long", "hard-needs", "not-booked"])
def test_the_check_line_is_scrolled_in_and_the_main_button_works(qapp: QApplication, name: str) -> None:
    with opened(qapp, name, 900, 500, painted=False) as stage:
        card = stage.view.card
        assert card.in_sight(card.match.check_line)
        assert card.in_sight(card.match.main)
        assert card.match.main.isEnabled()


def test_enter_waits_for_a_check_line_that_was_scrolled_away(qapp: QApplication) -> None:
    with opened(qapp, "beat1", painted=False) as stage:
        sized(stage, 900, 500, 2.0)
        card = stage.view.card
        card.verticalScrollBar().setValue(0)
        assert not card.in_sight(card.match.check_line)
        assert not card.match.main.isEnabled()
        stage.presenter.enter()
        assert not stage.presenter.stage.open.matched  # type: ignore[union-attr]  # a card is open
        stage.settle()
        assert card.match.main.isEnabled(), "Enter scrolled it in"
        stage.presenter.enter()
        assert stage.presenter.stage.open.matched  # type: ignore[union-attr]  # a card is open


def test_the_big_line_is_in_sight_in_a_small_window(qapp: QApplication) -> None:
    with opened(qapp, "beat2", 900, 500, painted=False) as stage:
        assert stage.view.card.in_sight(stage.view.card.lines.big)


def test_the_open_person_stays_in_sight_among_two_hundred(qapp: QApplication) -> None:
    with opened(qapp, "crowd", painted=False) as stage:
        board = stage.view.board.list
        assert len(board.board.items) > 200
        for width, height, k in SIZES:
            sized(stage, width, height, k)
            assert board.in_sight(picture_id("visit", "siobhan"))
        board.scrollToTop()
        assert not board.in_sight(picture_id("visit", "siobhan"))


def test_a_line_of_twenty_two_words_is_whole(qapp: QApplication) -> None:
    with opened(qapp, "longest", painted=False) as stage:
        for width, height, k in SIZES:
            sized(stage, width, height, k)
            card = stage.view.card
            assert card.in_sight(card.lines.big)
            assert card.lines.behind > 0
