"""Gaps, edges and spaces follow the text size while the window stands."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.qt.layouts import column, flowing, row
from frontdesk.qt.look import Look

ROOT = Path(__file__).resolve().parents[2]
COME_AND_GO = """
import gc, random
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from frontdesk.qt import theme
from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import SMALL

class Part(QFrame):
    def __init__(self, look, on):
        super().__init__(on)
        self.look, self.rows = look, []
        whole = column(look, self, gap=4)
        for _ in range(4):
            self.rows.append(line := row(look, gap=3))
            line.addWidget(Text(look, "some words", SMALL))
            line.addSpacing(look.px(5))
            whole.addLayout(line)
            whole.addSpacing(look.px(7))
        look.changed.connect(self.fit)

    def fit(self):
        for line in self.rows:
            line.setSpacing(self.look.px(4))

app = QApplication([])
chance, look, top, parts = random.Random(1), Look(theme.LIGHT), QWidget(), []
whole = column(look, top)
top.show()
for turn in range(400):
    parts.append(Part(look, top))
    whole.addWidget(parts[-1])
    if turn % 3 == 0:
        look.set_zoom(chance.choice((1.0, 1.25, 1.5, 2.0)))
    while len(parts) > 8:
        gone = parts.pop(chance.randrange(len(parts)))
        gone.hide()
        gone.setParent(None)
        gone.deleteLater()
        del gone
    if chance.random() < 0.3:
        gc.collect(chance.choice((0, 1, 2)))
    app.processEvents()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
print("still here")
"""
"""What a busy morning at changing text sizes does, in short: parts come, grow and are deleted."""


def spaces(layout: QBoxLayout) -> list[tuple[int, int]]:
    """As the layout keeps them: what is asked for from Qt is remembered after Qt has deleted it."""
    kept = (space.sizeHint() for space, _ in vars(layout)["_spaces"])
    return [(size.width(), size.height()) for size in kept]


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
        assert spaces(layout) == spaces(fresh)
        assert len(spaces(layout)) == 2


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


def test_a_row_that_is_turned_turns_its_spaces(qtbot: QtBot, look: Look) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = row(look, holder)
    layout.addSpacing(look.px(13))
    layout.setDirection(QBoxLayout.Direction.TopToBottom)
    assert spaces(layout) == [(0, 13)]
    look.set_zoom(2.0)
    assert spaces(layout) == [(0, 26)]
    layout.setDirection(QBoxLayout.Direction.LeftToRight)
    assert spaces(layout) == [(26, 0)]


@pytest.mark.slow
def test_parts_that_come_and_go_while_the_text_grows_do_not_end_the_program() -> None:
    """In a process of its own: with items asked for from Qt it ended in the first seconds."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    ran = subprocess.run(
        (sys.executable, "-c", COME_AND_GO), env=environment, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout.strip()) == (0, "still here"), ran.stderr
