"""Dressing the application for a picture: bundled fonts, one theme, one text size, no motion."""

from typing import cast

from PySide6.QtWidgets import QApplication

from frontdesk.qt import fonts, theme
from frontdesk.qt.look import Look
from frontdesk.qt.theme import LIGHT, Theme

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
