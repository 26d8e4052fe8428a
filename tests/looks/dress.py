"""Dressing the application for a picture: bundled fonts, one theme, one text size, no motion."""

from typing import Protocol, cast

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.qt import fonts, theme
from frontdesk.qt.look import Look
from frontdesk.qt.theme import LIGHT, Theme
from tests.looks.compare import picture


class Dressable(Protocol):
    """A window on its stage."""

    @property
    def app(self) -> QApplication: ...
    @property
    def look(self) -> Look: ...
    @property
    def window(self) -> QWidget: ...
    def settle(self) -> None:
        """Let everything that is on its way arrive."""


_loaded: list[str] = []


def dressed(colours: Theme = LIGHT, k: float = 1.0) -> Look:
    """Dress the running application and return the look to hand to the widgets."""
    app = cast("QApplication", QApplication.instance())
    if not _loaded:
        _loaded.extend(fonts.load())
    theme.apply(app, colours)
    look = Look(colours, k)
    look.set_reduced_motion(True)
    return look


def drawn(stage: Dressable, colours: Theme) -> QImage:
    """The stage's window in these colours."""
    theme.apply(stage.app, colours)
    stage.look.set_theme(colours)
    stage.settle()
    return picture(stage.window)
