"""A field with its name: trouble takes the place of the hint, and a screen reader hears it."""

from pytestqt.qtbot import QtBot

from frontdesk.qt.look import Look
from frontdesk.qt.widgets.field import Field
from frontdesk.qt.widgets.labelled import Labelled


def test_trouble_stands_where_the_hint_stood(qtbot: QtBot, look: Look) -> None:
    field = Field(look, accessible="Phone")
    labelled = Labelled(look, "Phone patients call back", field, "With the area code.")
    qtbot.addWidget(labelled)
    labelled.show()
    assert labelled.below.text() == "With the area code."
    labelled.show_trouble("That is no number.")
    assert (labelled.below.text(), field.accessibleDescription()) == ("That is no number.",) * 2
    labelled.show_hint("Changed below the trouble.")
    assert labelled.below.text() == "That is no number."
    labelled.show_trouble("")
    assert labelled.below.text() == "Changed below the trouble."
    labelled.show_hint("")
    assert not labelled.below.isVisible()
