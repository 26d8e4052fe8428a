"""What a screen reader meets in Prompts: every control named, chips by their words, nothing out of reach."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.looks.studio_stage import PicturedStudio, StudioAlone
from tests.looks.studio_states import STATES
from tests.screens.tree import CONTROLS, nodes


@pytest.mark.parametrize("name", ["line", "refused", "ticks", "history", "two-managers", "complaint"])
def test_every_control_in_sight_has_a_name(qapp: QApplication, name: str) -> None:
    with StudioAlone(qapp) as stage:
        STATES[name](stage)
        stage.settle()
        nameless = [n for n in nodes(stage.studio) if n.seen and n.role in CONTROLS and not n.name.strip()]
        assert [(n.role.name, type(n.living.object()).__name__) for n in nameless] == []


def test_names_say_what_a_button_is_about(stage: PicturedStudio) -> None:
    names = {n.name for n in nodes(stage.studio) if n.seen and n.role in CONTROLS}
    for wanted in (
        "Words",
        "Cue",
        "Search prompts",
        "Put it live",
        "Take off: A promise is ready",
        "A promise: is ready",
    ):
        assert wanted in names


def test_tab_reaches_every_control_of_the_editor_and_leaves_it(stage: PicturedStudio) -> None:
    stage.studio.editor.words.title.setFocus()
    met: list[QWidget] = []
    for _ in range(120):
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus in met:
            break
        met.append(focus)
        stage.press(Qt.Key.Key_Tab)
    editor = stage.studio.editor
    row = editor.conditions.rows[0]
    wanted = (
        *(editor.words.words, editor.words.may_go, editor.discreet.rows[0].words, editor.occasions),
        *(row.box, row.many, row.remove, editor.add_condition, editor.fared.button, editor.why, editor.once),
        *(stage.studio.foot.keep, stage.studio.foot.live, stage.studio.wall.history),
    )
    assert [one for one in wanted if one not in met] == []
    order = [met.index(one) for one in wanted if one is not None]
    assert order == sorted(order)
