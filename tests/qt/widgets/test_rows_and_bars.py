"""Key rows, banner, progress, scroll fade, bell, key hints and panels."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.qt.look import Look, Room
from frontdesk.qt.theme import DARK, HIGH_CONTRAST
from frontdesk.qt.type_style import NOTE
from frontdesk.qt.widgets.banner import Banner
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.illustration import Bell
from frontdesk.qt.widgets.key_hint import KeyHint
from frontdesk.qt.widgets.key_row import KeyRow
from frontdesk.qt.widgets.progress import Progress
from frontdesk.qt.widgets.scroll_fade import ScrollFade
from tests.looks.compare import picture
from tests.looks.dress import dressed
from tests.qt.reading import described, inked_rows, read


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_key_row_is_a_button_with_question_and_answer(qtbot: QtBot, look: Look, key: Qt.Key) -> None:
    row = KeyRow(look, "Find again", icon="search", key="Esc", lead="Someone else?", lined=True)
    qtbot.addWidget(row)
    row.show()
    assert read(row) == (QAccessible.Role.Button, "Someone else? Find again")
    assert described(row) == "Esc"
    with qtbot.waitSignal(row.clicked):
        QTest.keyClick(row, key)


def test_key_rows_are_lower_in_the_compact_layout(qtbot: QtBot, look: Look) -> None:
    row = KeyRow(look, "Add a promise", icon="bookmark", key="F3")
    qtbot.addWidget(row)
    assert row.sizeHint().height() == 48
    look.set_room(Room.COMPACT)
    assert row.sizeHint().height() == 42


def test_a_banner_is_as_high_as_its_words(qtbot: QtBot, look: Look) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    column = QVBoxLayout(ground)
    banner = Banner(look, "Not booked today. Next: Fri 15 May 09:40, Dr Voss. " * 3, icon="calendar-x")
    column.addWidget(banner)
    column.addStretch(1)
    ground.resize(400, 500)
    picture(ground)
    room = banner.contentsRect()
    assert banner.line_count(room.width()) >= 3
    assert banner.line_count(room.width()) * look.line_height(NOTE) <= room.height()
    assert read(banner)[0] == QAccessible.Role.AlertMessage


def test_progress_is_read_and_grows(qtbot: QtBot, look: Look) -> None:
    bar = Progress(look, accessible="Adding people")
    qtbot.addWidget(bar)
    bar.resize(200, 8)
    bar.setMaximum(0)
    unknown = picture(bar)
    bar.setMaximum(100)
    bar.setValue(50)
    half = picture(bar)
    brand = look.colour("brand").rgb()
    assert read(bar) == (QAccessible.Role.ProgressBar, "Adding people")
    assert not any(unknown.pixel(x, 4) == brand for x in range(200))
    assert 90 <= sum(half.pixel(x, 4) == brand for x in range(200)) <= 104


def test_the_fade_is_there_only_while_there_is_more_below(qtbot: QtBot, look: Look) -> None:
    people = QListWidget()
    qtbot.addWidget(people)
    people.addItems([f"row {i}" for i in range(60)])
    people.resize(200, 200)
    people.show()
    fade = ScrollFade(look, people)
    picture(people)
    assert fade.isVisible()
    assert fade.height() == 36
    assert fade.geometry().bottom() == people.viewport().geometry().bottom()
    people.scrollToBottom()
    assert not fade.isVisible()
    people.scrollToTop()
    assert fade.isVisible()


def test_the_bell_is_hidden_in_high_contrast_and_says_nothing(qtbot: QtBot) -> None:
    for colours, drawn in ((DARK, True), (HIGH_CONTRAST, False)):
        bell = Bell(dressed(colours))
        qtbot.addWidget(bell)
        assert bool(inked_rows(picture(bell))) is drawn
        assert bell.sizeHint() == QSize(152, 104)
        assert bell.focusPolicy() is Qt.FocusPolicy.NoFocus
        assert read(bell)[1] == ""


def test_a_key_hint_is_as_wide_as_its_key(qtbot: QtBot, look: Look) -> None:
    short, long = KeyHint(look, "F4"), KeyHint(look, "Ctrl Shift N")
    qtbot.addWidget(short)
    qtbot.addWidget(long)
    assert (short.sizeHint().height(), long.sizeHint().width() > 60) == (22, True)
    assert read(long) == (QAccessible.Role.StaticText, "Ctrl Shift N")


def test_panels_have_their_grounds(qtbot: QtBot, look: Look) -> None:
    frame = CardFrame(look, "say")
    qtbot.addWidget(frame)
    frame.resize(60, 60)
    assert picture(frame).pixel(30, 30) == look.colour("say").rgb()
    frame.show_panel("ask")
    assert picture(frame).pixel(30, 30) == look.colour("sunken").rgb()
