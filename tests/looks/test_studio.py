"""Prompts in its approved pictures: the line in the editor, what opens over it, and little room."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from frontdesk.domain.deed import Change
from frontdesk.domain.staff import Role
from frontdesk.qt import theme
from frontdesk.qt.theme import DARK, HIGH_CONTRAST, LIGHT, Theme
from frontdesk.usecases.change_line import draft_of, keep_draft, live_of, put_live
from tests.looks.compare import assert_approved, picture
from tests.looks.studio_stage import PicturedStudio
from tests.screens.clipping import clipped

K, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
LINE = "en/CI-13"
State = Callable[[PicturedStudio], None]


def _words(words: str) -> State:
    def act(stage: PicturedStudio) -> None:
        stage.studio.editor.take_keys()
        stage.press(K.Key_End)
        stage.type(words)

    return act


def _refused(stage: PicturedStudio) -> None:
    _words(" It is amazing.")(stage)
    stage.studio.foot.live.click()


def _ticks(stage: PicturedStudio) -> None:
    stage.press(K.Key_F2)
    stage.type("interpreter")
    stage.press(K.Key_Return)
    stage.press(K.Key_Down)


def _history(stage: PicturedStudio) -> None:
    live = stage.desk.deck.by_id["CI-13"].template
    put_live(stage.desk, replace(live, texts=("Your {promise_what} is here.",)), live)
    stage.studio.presenter.came()
    stage.press(K.Key_F3)


def _two_managers(stage: PicturedStudio) -> None:
    live = stage.desk.deck.by_id["CI-13"].template
    _words(" Here you go.")(stage)
    desk, here = stage.desk, stage.desk.staff
    desk.staff = replace(here, id="ben", shown_name="Ben Okri")
    desk.store.commit(desk.deed("add_person", Change(None, desk.staff)))
    keep_draft(desk, replace(live, texts=("Here is {promise_what}.",)), draft_of(desk, LINE))
    desk.staff = here
    stage.press(K.Key_S, CONTROL)


def _newer(stage: PicturedStudio) -> None:
    """The program holds another form than the clinic changed."""
    desk = stage.desk
    live = desk.deck.by_id["CI-13"].template
    put_live(desk, replace(live, texts=("Your {promise_what} is here.",)), live_of(desk, live))
    pack = desk.deck.pack
    newer = replace(live, texts=("{promise_what} is ready for you.",), title="Promise kept")
    others = tuple(newer if one.id == "CI-13" else one for one in pack.templates)
    desk.deck = replace(desk.deck, pack=replace(pack, templates=others))
    stage.studio.presenter.came()
    stage.studio.presenter.line_picked(LINE)


def _desk_role(stage: PicturedStudio) -> None:
    stage.desk.staff = replace(stage.desk.staff, role=Role.DESK)
    stage.studio.presenter.came()


def _low(stage: PicturedStudio) -> None:
    bar = stage.studio.editor.area.verticalScrollBar()
    bar.setValue(bar.maximum())


STATES: dict[str, State] = {
    "line": lambda _: None,
    "low": _low,
    "offer": _words(" {pro"),
    "refused": _refused,
    "ticks": _ticks,
    "history": _history,
    "complaint": lambda stage: stage.studio.list.complaint.click(),
    "new": lambda stage: stage.press(K.Key_N, CONTROL),
    "two-managers": _two_managers,
    "newer-pack": _newer,
    "desk-role": _desk_role,
}
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
    ("width", "height", "k"),
    [(900, 500, 1.0), (1366, 688, 1.0), (1366, 688, 1.5), (1920, 1080, 1.2), (1366, 768, 2.0)],
)
def test_nothing_in_prompts_is_cut(qapp: QApplication, width: int, height: int, k: float) -> None:
    cut: dict[str, list[str]] = {}
    for name in ("line", "low", "refused", "ticks", "new", "two-managers", "complaint"):
        with PicturedStudio(qapp, width, height, k=k) as stage:
            STATES[name](stage)
            stage.settle()
            if found := clipped(stage.window):
                cut[name] = found
    assert cut == {}
