"""The record in its approved pictures: chapters, forms, the question, a lower window, larger text."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from frontdesk.qt.theme import DARK, LIGHT
from frontdesk.screens.record.shown import Saving
from frontdesk.screens.record.view.record_view import RecordView
from tests.desks import desk_with
from tests.looks.compare import assert_approved
from tests.looks.dress import drawn
from tests.looks.follow_states import with_history
from tests.looks.people import NOW, STAFF
from tests.looks.record_stage import PicturedRecord
from tests.screens.clipping import clipped

State = Callable[[PicturedRecord, RecordView], None]


def _chapter(key: str) -> State:
    return lambda _, view: view.presenter.chapter_picked(key)


def _form(chapter: str, kind: str) -> State:
    def act(stage: PicturedRecord, view: RecordView) -> None:
        view.presenter.chapter_picked(chapter)
        view.presenter.add_asked()
        view.presenter.kind_picked(kind)

    return act


def _private(stage: PicturedRecord, view: RecordView) -> None:
    view.presenter.chapter_picked("safe")
    view.presenter.notes_held(1)
    view.presenter.notes_held(2)


def _fourth(stage: PicturedRecord, view: RecordView) -> None:
    view.presenter.chapter_picked("needs")
    stage.settle()
    fourth = next(row.note.id for row in view.notes.rows() if row.note.words == "Write down the next step")
    view.presenter.change_asked(fourth)
    stage.settle()
    switch = view.form.control("strip")
    switch.setFocus()
    stage.press(Qt.Key.Key_Space)
    stage.press(Qt.Key.Key_Return)


def _typed(chapter: str, words: str) -> State:
    def act(stage: PicturedRecord, view: RecordView) -> None:
        view.presenter.chapter_picked(chapter)
        view.presenter.add_asked()
        stage.settle()
        view.form.control("text").setFocus()
        stage.type(words)
        view.pause_timer.timeout.emit()

    return act


def _not_saved(stage: PicturedRecord, view: RecordView) -> None:
    """As after a full disk."""
    _typed("culture", "A woman if possible")(stage, view)
    view.show_saving(Saving.TRYING)


def _no_longer(stage: PicturedRecord, view: RecordView) -> None:
    view.presenter.chapter_picked("preferences")
    view.presenter.removed(view.notes.rows()[0].note.id)
    stage.settle()
    view.toast.put_away()
    assert view.notes.older is not None
    view.notes.older.click()


STATES: dict[str, State] = {
    "names": _chapter("names"),
    "needs": _chapter("needs"),
    "talk": _chapter("talk"),
    "consent": _chapter("consent"),
    "safe-held": _private,
    "form-need": _form("needs", "adjustment"),
    "form-observance": _form("culture", "observance"),
    "fourth-need": _fourth,
    "saved": _typed("needs", "No perfume near me"),
    "asks-private": _typed("culture", "The diabetes nurse, please"),
    "not-saved": _not_saved,
    "no-longer-used": _no_longer,
    "keys": lambda stage, _: stage.press(Qt.Key.Key_F1),
}


@pytest.mark.parametrize("name", STATES)
def test_the_record_looks_as_approved(qapp: QApplication, name: str) -> None:
    with PicturedRecord(qapp, painted=True) as stage:
        view = stage.open("siobhan")
        STATES[name](stage, view)
        stage.settle()
        for colours in (LIGHT, DARK):
            assert_approved(drawn(stage, colours), f"record-{name}-{colours.name}")


@pytest.mark.parametrize(("size", "k"), [("", 1.0), ("-688", 1.0), ("-text150", 1.5)])
@pytest.mark.parametrize("chapter", ["promises", "visits"])
def test_promises_and_visits_look_as_approved(qapp: QApplication, chapter: str, size: str, k: float) -> None:
    desk = desk_with(with_history(), NOW, STAFF)
    with PicturedRecord(qapp, 1366, 688 if size else 768, desk=desk, k=k, painted=True) as stage:
        view = stage.open("siobhan")
        view.presenter.chapter_picked(chapter)
        stage.settle()
        for colours in (LIGHT,) if size else (LIGHT, DARK):
            assert_approved(drawn(stage, colours), f"record-{chapter}{size}-{colours.name}")


@pytest.mark.parametrize(("size", "k"), [("688", 1.0), ("text150", 1.5)])
@pytest.mark.parametrize("name", ["needs", "form-observance", "not-saved", "keys"])
def test_a_lower_window_and_larger_text_look_as_approved(
    qapp: QApplication, name: str, size: str, k: float
) -> None:
    with PicturedRecord(qapp, 1366, 688, k=k, painted=True) as stage:
        view = stage.open("siobhan")
        STATES[name](stage, view)
        stage.settle()
        assert clipped(stage.window) == []
        assert_approved(drawn(stage, LIGHT), f"record-{name}-{size}-light")


@pytest.mark.slow
@pytest.mark.parametrize(("width", "height", "k"), [(900, 500, 1.0), (1366, 688, 1.5), (1920, 1080, 1.2)])
def test_nothing_in_the_record_is_cut(qapp: QApplication, width: int, height: int, k: float) -> None:
    cut: dict[str, list[str]] = {}
    with PicturedRecord(qapp, width, height, k=k, painted=True) as stage:
        view = stage.open("siobhan")
        for name, act in STATES.items():
            act(stage, view)
            stage.settle()
            if found := clipped(stage.window):
                cut[name] = found
            view.presenter.form_put_away()
            view.presenter.notes_held(0)
    assert cut == {}
