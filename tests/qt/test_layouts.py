"""Gaps, edges and spaces follow the text size while the window stands."""

import shiboken6
from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.qt.layouts import column, flowing, row
from frontdesk.qt.look import Look


def space(layout: QBoxLayout, at: int) -> tuple[int, int]:
    item = layout.itemAt(at)
    found = item.spacerItem() if item is not None else None
    assert found is not None
    return found.sizeHint().width(), found.sizeHint().height()


def test_they_are_at_each_size_what_they_would_be_when_built_there(qtbot: QtBot, look: Look) -> None:
    holders: list[QWidget] = []

    def made(look: Look) -> QBoxLayout:
        holders.append(holder := QWidget())
        qtbot.addWidget(holder)
        layout = column(look, holder, gap=7, edges=(3, 5, 9, 11))
        layout.addSpacing(look.px(13))
        layout.addStretch(1)
        layout.addSpacing(-look.px(5))
        return layout

    layout = made(look)
    for k in (1.1, 1.3, 2.0, 0.8, 1.7, 1.0):
        look.set_zoom(k)
        fresh = made(Look(k=k))
        assert (layout.spacing(), layout.contentsMargins()) == (fresh.spacing(), fresh.contentsMargins())
        assert [space(layout, at) for at in range(3)] == [space(fresh, at) for at in range(3)]


def test_what_somebody_set_since_stays(qtbot: QtBot, look: Look) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = row(look, holder, gap=8, edges=(4, 4, 4, 4))
    layout.setContentsMargins(1, 2, 3, 4)
    layout.setSpacing(5)
    look.set_zoom(2.0)
    assert (layout.spacing(), layout.contentsMargins()) == (5, QMargins(1, 2, 3, 4))


def test_a_layout_that_is_gone_hears_nothing(qtbot: QtBot, look: Look) -> None:
    from shiboken6 import delete

    holder = QWidget()
    column(look, holder, gap=8)
    delete(holder)
    look.set_zoom(1.5)


def test_what_flowed_and_is_gone_hears_of_no_other_size(qtbot: QtBot, look: Look) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    flows = flowing(look, 8, QWidget(), QWidget())
    column(look, page).addWidget(flows)
    shiboken6.delete(flows)
    look.set_zoom(1.5)  # an exception in a slot fails the test
