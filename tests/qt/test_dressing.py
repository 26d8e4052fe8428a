"""The look follows the settings at once, and the computer where nobody chose."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from frontdesk.frame.anywhere import ALSO, ANYWHERE
from frontdesk.qt.dressing import Dressing, look_of
from frontdesk.qt.theme import DARK, HIGH_CONTRAST, LIGHT, Theme
from frontdesk.settings.declared import LESS_MOTION, TEXT_SIZE, THEME
from frontdesk.settings.settings import Settings

SCHEME, CONTRAST = Qt.ColorScheme, Qt.ContrastPreference


class _Accessibility(QObject):
    contrastPreferenceChanged = Signal()  # noqa: N815 - as Qt names it

    def __init__(self) -> None:
        super().__init__()
        self.contrast = CONTRAST.NoPreference

    def contrastPreference(self) -> Qt.ContrastPreference:
        return self.contrast


class _Hints(QObject):
    colorSchemeChanged = Signal()  # noqa: N815 - Qt's own name

    def __init__(self) -> None:
        super().__init__()
        self.scheme = SCHEME.Light
        self.access = _Accessibility()

    def colorScheme(self) -> Qt.ColorScheme:
        return self.scheme

    def accessibility(self) -> _Accessibility:
        return self.access


class Computer:
    """An application on a computer that is set as the test says; it dresses the real one."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self.hints = _Hints()

    def styleHints(self) -> _Hints:
        return self.hints

    def __getattr__(self, name: str) -> object:
        return getattr(self._app, name)


@pytest.fixture
def computer(qapp: QApplication) -> Iterator[Computer]:
    yield Computer(qapp)
    qapp.setPalette(qapp.style().standardPalette())


@pytest.mark.parametrize(
    ("scheme", "contrast", "colours"),
    [
        (SCHEME.Unknown, CONTRAST.NoPreference, LIGHT),
        (SCHEME.Light, CONTRAST.NoPreference, LIGHT),
        (SCHEME.Dark, CONTRAST.NoPreference, DARK),
        (SCHEME.Light, CONTRAST.HighContrast, HIGH_CONTRAST),
        (SCHEME.Dark, CONTRAST.HighContrast, HIGH_CONTRAST),
    ],
)
def test_the_first_start_looks_as_the_computer_is_set(
    computer: Computer, scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference, colours: Theme
) -> None:
    computer.hints.scheme, computer.hints.access.contrast = scheme, contrast
    assert look_of(computer).theme is colours  # type: ignore[arg-type]  # a stand-in for the application


@pytest.mark.parametrize(
    ("chosen", "colours"), [("light", LIGHT), ("dark", DARK), ("high_contrast", HIGH_CONTRAST)]
)
def test_what_somebody_chose_wins(computer: Computer, chosen: str, colours: Theme) -> None:
    computer.hints.scheme = SCHEME.Light if chosen != "light" else SCHEME.Dark
    assert look_of(computer, Settings({"theme": chosen})).theme is colours  # type: ignore[arg-type]  # a stand-in for the application


def test_text_size_and_motion_at_the_start(qapp: QApplication) -> None:
    look = look_of(qapp, Settings({"text_size_percent": 150, "less_motion": True}))
    assert (look.k, look.reduced_motion) == (1.5, True)
    assert not look_of(qapp).reduced_motion


def test_changes_count_at_once(computer: Computer) -> None:
    settings = Settings()
    look = look_of(computer, settings)  # type: ignore[arg-type]  # a stand-in for the application
    dressing = Dressing(computer, look, settings)  # type: ignore[arg-type]  # a stand-in for the application
    settings.change(THEME, "dark")
    assert look.theme is DARK
    assert QApplication.palette().window().color() == DARK.colour("surface")
    settings.change(TEXT_SIZE, 130)
    settings.change(LESS_MOTION, True)
    assert (look.k, look.reduced_motion) == (1.3, True)
    dressing.leave()
    settings.change(THEME, "light")
    computer.hints.colorSchemeChanged.emit()
    assert look.theme is DARK, "its window is gone"


def test_it_follows_the_computer_until_somebody_chooses(computer: Computer) -> None:
    settings, hints = Settings(), computer.hints
    look = look_of(computer, settings)  # type: ignore[arg-type]  # a stand-in for the application
    dressing = Dressing(computer, look, settings)  # type: ignore[arg-type]  # a stand-in for the application
    hints.scheme = SCHEME.Dark
    hints.colorSchemeChanged.emit()
    assert look.theme is DARK
    hints.access.contrast = CONTRAST.HighContrast
    hints.access.contrastPreferenceChanged.emit()
    assert look.theme is HIGH_CONTRAST
    settings.change(THEME, "light")
    hints.colorSchemeChanged.emit()
    hints.access.contrastPreferenceChanged.emit()
    assert look.theme is LIGHT
    settings.change(THEME, "computer")
    assert look.theme is HIGH_CONTRAST
    dressing.leave()


def test_a_look_that_was_handed_in_stays_until_something_is_set(computer: Computer) -> None:
    look = look_of(computer, Settings({"theme": "dark"}))  # type: ignore[arg-type]  # a stand-in for the application
    Dressing(computer, look, Settings()).leave()  # type: ignore[arg-type]  # a stand-in for the application
    assert look.theme is DARK


def test_steps_of_ten_that_end_at_the_range(qapp: QApplication) -> None:
    settings = Settings({"text_size_percent": 115})
    look = look_of(qapp, settings)
    dressing = Dressing(qapp, look, settings)
    seen = []
    for step in (dressing.smaller, dressing.larger, dressing.larger):
        step()
        seen.append(settings.value(TEXT_SIZE))
    assert seen == [110, 120, 130]
    for _ in range(20):
        dressing.larger()
    assert (settings.value(TEXT_SIZE), look.k) == (200, 2.0)
    for _ in range(20):
        dressing.smaller()
    assert (settings.value(TEXT_SIZE), look.k) == (80, 0.8)
    dressing.usual()
    assert settings.value(TEXT_SIZE) is None
    dressing.leave()


def test_the_keys_are_those_of_the_list(qapp: QApplication) -> None:
    dressing = Dressing(qapp, look_of(qapp), Settings())
    assert {one.key for one in dressing.shortcuts()} == {action.key for action in ANYWHERE} | ALSO.keys()
    dressing.leave()
