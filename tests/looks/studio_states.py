"""Every state of Prompts by name: what a manager did to get there, for the pictures and the layout tests."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt

from frontdesk.domain.deed import Change
from frontdesk.domain.staff import Role
from frontdesk.usecases.change_line import draft_of, keep_draft, live_of, put_live
from tests.looks.studio_stage import PicturedStudio

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
