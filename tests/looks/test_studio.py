"""Prompts in its approved pictures: the line in the editor, what opens over it, and little room."""

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk.qt.theme import DARK, HIGH_CONTRAST, LIGHT
from tests.looks.compare import assert_approved
from tests.looks.dress import drawn
from tests.looks.studio_stage import PicturedStudio
from tests.looks.studio_states import STATES, K
from tests.screens.clipping import clipped

BOTH_THEMES = ("line", "refused", "two-managers")


@pytest.mark.parametrize("name", STATES)
def test_prompts_look_as_approved(qapp: QApplication, name: str) -> None:
    with PicturedStudio(qapp, painted=True) as stage:
        STATES[name](stage)
        stage.settle()
        assert clipped(stage.window) == []
        for colours in (LIGHT, DARK) if name in BOTH_THEMES else (LIGHT,):
            assert_approved(drawn(stage, colours), f"studio-{name}-{colours.name}")


def test_high_contrast(qapp: QApplication) -> None:
    with PicturedStudio(qapp, painted=True) as stage:
        assert_approved(drawn(stage, HIGH_CONTRAST), "studio-line-high-contrast")


@pytest.mark.parametrize(("size", "k"), [("688", 1.0), ("text150", 1.5)])
def test_a_lower_window_and_larger_text_look_as_approved(qapp: QApplication, size: str, k: float) -> None:
    with PicturedStudio(qapp, 1366, 688, k=k, painted=True) as stage:
        assert_approved(drawn(stage, LIGHT), f"studio-line-{size}-light")
        if k > 1:
            stage.press(K.Key_F7)
            stage.settle()
            assert_approved(drawn(stage, LIGHT), f"studio-wall-{size}-light")


@pytest.mark.parametrize(
    ("width", "height", "k"), [(900, 500, 1.0), (1366, 688, 1.5), (1920, 1080, 1.2), (1366, 768, 2.0)]
)
@pytest.mark.slow
def test_nothing_in_prompts_is_cut(qapp: QApplication, width: int, height: int, k: float) -> None:
    cut: dict[str, list[str]] = {}
    for name in ("refused", "ticks", "two-managers"):
        with PicturedStudio(qapp, width, height, k=k, painted=True) as stage:
            STATES[name](stage)
            stage.settle()
            if found := clipped(stage.window):
                cut[name] = found
    assert cut == {}
