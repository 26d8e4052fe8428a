"""How the windows look: as the settings say, and where they leave it open, as the computer is set."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from frontdesk.frame.anywhere import ALSO, ANYWHERE
from frontdesk.qt import theme
from frontdesk.qt.look import Look, auto_zoom
from frontdesk.qt.window_keys import Shortcut
from frontdesk.settings.declared import LESS_MOTION, TEXT_SIZE, THEME
from frontdesk.settings.settings import Settings

_STEP = 10
"""Percent that Ctrl + and Ctrl - change."""
_NAMED = {"light": theme.LIGHT, "dark": theme.DARK, "high_contrast": theme.HIGH_CONTRAST}


def colours_of(app: QApplication, settings: Settings) -> theme.Theme:
    """The colours somebody chose, else the computer's: high contrast before dark before light."""
    chosen = _NAMED.get(settings.value(THEME))
    if chosen is not None:
        return chosen
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return theme.HIGH_CONTRAST
    return theme.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else theme.LIGHT


def zoom_of(app: QApplication, settings: Settings) -> float:
    """The text size somebody chose, else one that fits the screen; 1.0 is 100 %."""
    percent = settings.value(TEXT_SIZE)
    if percent is not None:
        return percent / 100
    widths = [screen.size().width() for screen in app.screens()]
    return auto_zoom(widths[0] if widths else 1366)


def look_of(app: QApplication, settings: Settings | None = None) -> Look:
    """The look to start with."""
    settings = settings or Settings()
    look = Look(colours_of(app, settings), zoom_of(app, settings))
    look.set_reduced_motion(settings.value(LESS_MOTION))
    return look


class Dressing(QObject):
    """A look that follows the settings at once, and the computer where nobody chose."""

    def __init__(
        self, app: QApplication, look: Look, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._look = look
        self._settings = settings
        self._leave = [
            settings.listen(THEME, lambda _: self._dress()),
            settings.listen(TEXT_SIZE, lambda _: look.set_zoom(zoom_of(app, settings))),
            settings.listen(LESS_MOTION, look.set_reduced_motion),
        ]
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._computer_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._computer_changed)

    def leave(self) -> None:
        """Its window goes: follow nothing any more."""
        for leave in self._leave:
            leave()
        hints = self._app.styleHints()
        hints.colorSchemeChanged.disconnect(self._computer_changed)
        hints.accessibility().contrastPreferenceChanged.disconnect(self._computer_changed)

    def larger(self) -> None:
        """Ctrl +"""
        self._step(lambda percent: (percent // _STEP + 1) * _STEP)

    def smaller(self) -> None:
        """Ctrl -"""
        self._step(lambda percent: (percent - 1) // _STEP * _STEP)

    def usual(self) -> None:
        """Ctrl 0: as it fits the screen."""
        self._settings.change(TEXT_SIZE, None)

    def shortcuts(self) -> list[Shortcut]:
        """The keys that work in every window."""
        runs = {action.key: getattr(self, action.handler) for action in ANYWHERE}
        return [Shortcut(key, run) for key, run in {**runs, **{k: runs[v] for k, v in ALSO.items()}}.items()]

    def _step(self, of: Callable[[int], int]) -> None:
        self._settings.change(TEXT_SIZE, TEXT_SIZE.within(of(round(self._look.k * 100))))

    def _computer_changed(self) -> None:
        if self._settings.value(THEME) == THEME.default:
            self._dress()

    def _dress(self) -> None:
        colours = colours_of(self._app, self._settings)
        theme.apply(self._app, colours)
        self._look.set_theme(colours)
