"""The stage for pictures: bundled fonts, one theme, 100 % or another text size, no motion."""

from typing import cast

from PySide6.QtWidgets import QApplication

from frontdesk.qt import fonts, theme
from frontdesk.qt.look import Look
from frontdesk.qt.theme import LIGHT, Theme

_loaded: list[str] = []


def set_stage(dress: Theme = LIGHT, k: float = 1.0) -> Look:
    """Dress the running application and return the look to hand to the widgets."""
    app = cast("QApplication", QApplication.instance())
    if not _loaded:
        _loaded.extend(fonts.load())
    theme.apply(app, dress)
    look = Look(dress, k)
    look.set_reduced_motion(True)
    return look
