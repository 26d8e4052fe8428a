"""Seven forms that can be told apart without colour."""

import pytest
from PySide6.QtGui import QAccessible, QImage
from pytestqt.qtbot import QtBot

from frontdesk.qt.look import Look
from frontdesk.qt.theme import THEMES, Theme
from frontdesk.qt.widgets.state_pill import FORMS, StatePill
from tests.looks.compare import picture
from tests.looks.dress import dressed
from tests.qt.reading import read


def test_a_screen_reader_hears_the_words(qtbot: QtBot, look: Look) -> None:
    pill = StatePill(look, "waiting", "Waiting, 9 minutes")
    qtbot.addWidget(pill)
    assert read(pill) == (QAccessible.Role.StaticText, "Waiting, 9 minutes")
    pill.show_state("left", "Left")
    assert read(pill) == (QAccessible.Role.StaticText, "Left")


@pytest.mark.parametrize("colours", THEMES, ids=lambda t: t.name)
def test_every_form_is_its_own_in_greyscale_with_the_same_words(qtbot: QtBot, colours: Theme) -> None:
    look = dressed(colours)
    grey: list[bytes] = []
    for form in FORMS:
        pill = StatePill(look, form, "Now")
        qtbot.addWidget(pill)
        pill.setFixedWidth(90)
        image = picture(pill).convertToFormat(QImage.Format.Format_Grayscale8)
        grey.append(bytes(image.constBits()))
    assert len(set(grey)) == len(FORMS)


def test_one_icon_for_one_form() -> None:
    icons = [form.icon for form in FORMS.values()]
    assert len(set(icons)) == len(icons)


def test_its_width_holds_its_words(qtbot: QtBot, look: Look) -> None:
    short, long = StatePill(look, "waiting", "Waiting"), StatePill(look, "waiting", "Waiting, 24 min")
    for pill in (short, long):
        qtbot.addWidget(pill)
    assert long.sizeHint().width() > short.sizeHint().width() + 30
    assert long.minimumSizeHint() == long.sizeHint()
