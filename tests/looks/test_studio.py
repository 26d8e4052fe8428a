"""Prompts in its approved pictures: the line in the editor, what opens over it, and little room."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from frontdesk.qt import theme
from frontdesk.qt.theme import DARK, HIGH_CONTRAST, LIGHT, Theme
from tests.looks.compare import assert_approved, picture
from tests.looks.studio_stage import PicturedStudio
from tests.looks.studio_states import STATES, K
from tests.screens.clipping import clipped

BOTH_THEMES = ("line", "refused", "two-managers")


@pytest.fixture(autouse=True)
def steady_caret(qapp: QApplication) -> Iterator[None]:
    before = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(before)
    theme.apply(qapp, LIGHT)


def drawn(stage: PicturedStudio, colours: Theme) -> QImage:
    theme.apply(stage.app, colours)
    stage.look.set_theme(colours)
    stage.settle()
    return picture(stage.window)


@pytest.mark.parametrize("name", STATES)
def test_prompts_look_as_approved(qapp: QApplication, name: str) -> None:
    with PicturedStudio(qapp) as stage:
        STATES[name](stage)
        stage.settle()
        assert clipped(stage.window) == []
        for colours in (LIGHT, DARK) if name in BOTH_THEMES else (LIGHT,):
            assert_approved(drawn(stage, colours), f"studio-{name}-{colours.name}")


def test_high_contrast(qapp: QApplication) -> None:
    with PicturedStudio(qapp) as stage:
        assert_approved(drawn(stage, HIGH_CONTRAST), "studio-line-high-contrast")


@pytest.mark.parametrize(("size", "k"), [("688", 1.0), ("text150", 1.5)])
def test_a_lower_window_and_larger_text_look_as_approved(qapp: QApplication, size: str, k: float) -> None:
    with PicturedStudio(qapp, 1366, 688, k=k) as stage:
        assert_approved(drawn(stage, LIGHT), f"studio-line-{size}-light")
        if k > 1:
            stage.press(K.Key_F7)
            stage.settle()
            assert_approved(drawn(stage, LIGHT), f"studio-wall-{size}-light")


@pytest.mark.parametrize(
    ("width", "height", "k"), [(900, 500, 1.0), (1366, 688, 1.5), (1920, 1080, 1.2), (1366, 768, 2.0)]
)
def test_nothing_in_prompts_is_cut(qapp: QApplication, width: int, height: int, k: float) -> None:
    cut: dict[str, list[str]] = {}
    for name in ("refused", "ticks", "two-managers"):
        with PicturedStudio(qapp, width, height, k=k) as stage:
            STATES[name](stage)
            stage.settle()
            if found := clipped(stage.window):
                cut[name] = found
    assert cut == {}
