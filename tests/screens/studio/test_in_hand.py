"""What somebody is typing is never lost: not while it is kept, not by an act elsewhere or a second person."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.domain.errors import NotSaved
from frontdesk.usecases.change_line import draft_of
from frontdesk.usecases.rest_line import rest_of
from tests.looks.studio_stage import PicturedStudio
from tests.screens.studio.test_acts import LINE, OTHER, as_ben, live, now, write

K, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


class Held:
    """Jobs that wait until the test lets them go, as a busy disk makes them wait."""

    stopping = False

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []
        self.trouble: Exception | None = None

    def write(self, job: Any, then: Any, failed: Any) -> None:
        self._hold(job, then, failed)

    def read(self, job: Any, then: Any, failed: Any) -> None:
        self._hold(job, then, failed)

    def let_go(self) -> None:
        """Everything that was asked for, and what follows from it."""
        while self.waiting:
            self.waiting.pop(0)()

    def _hold(self, job: Any, then: Any, failed: Any) -> None:
        def run() -> None:
            if self.trouble is not None:
                trouble, self.trouble = self.trouble, None
                failed(trouble)
                return
            then(job())

        self.waiting.append(run)


@pytest.fixture
def held(stage: PicturedStudio) -> Held:
    jobs = Held()
    stage.studio.presenter.stage.jobs = jobs  # type: ignore[assignment]  # the same three verbs
    return jobs


@pytest.mark.parametrize("live_too", [False, True])
def test_what_is_typed_while_a_draft_is_kept_stays(stage: PicturedStudio, held: Held, live_too: bool) -> None:
    write(stage, "Here is your paper.")
    if live_too:
        stage.studio.foot.live.click()
        stage.studio.editor.take_keys()
    else:
        stage.press(K.Key_S, CONTROL)
    stage.press(K.Key_End)
    stage.type(" It is signed.")
    held.let_go()
    assert now(stage).texts[0] == "Here is your paper. It is signed."
    kept = live(stage.desk).texts[0] if live_too else stage.desk.store.line_drafts()[0].template.texts[0]
    assert kept == "Here is your paper."
    stage.press(K.Key_S, CONTROL)
    held.let_go()
    assert stage.desk.store.line_drafts()[0].template.texts[0] == "Here is your paper. It is signed."


def test_an_act_that_failed_can_be_tried_again(stage: PicturedStudio, held: Held) -> None:
    stage.press(K.Key_R, CONTROL)
    held.let_go()
    stage.press(K.Key_Z, CONTROL)
    held.trouble = NotSaved("The disk is full.", "Nothing was changed.", "Make room.")
    held.let_go()
    assert rest_of(stage.desk, LINE) is not None
    stage.press(K.Key_Z, CONTROL)
    held.let_go()
    assert rest_of(stage.desk, LINE) is None


def test_a_switch_that_failed_stands_as_it_is(stage: PicturedStudio, held: Held) -> None:
    row = next(row for row in stage.studio.list.rows.rows() if row.key == LINE)
    row.switch.click()
    held.trouble = NotSaved("The disk is full.", "Nothing was changed.", "Make room.")
    held.let_go()
    assert row.switch.isChecked()
    assert stage.studio.editor.switch.isChecked()


def test_taking_back_an_act_leaves_the_words_of_its_line(stage: PicturedStudio) -> None:
    stage.press(K.Key_R, CONTROL)
    write(stage, "Half a")
    stage.studio.presenter.line_picked(OTHER)
    stage.press(K.Key_Z, CONTROL)
    assert rest_of(stage.desk, LINE) is None
    stage.studio.presenter.line_picked(LINE)
    assert now(stage).texts[0] == "Half a"


def test_undo_of_the_toast_takes_back_what_it_names(stage: PicturedStudio) -> None:
    write(stage, "Half a")
    stage.press(K.Key_R, CONTROL)
    stage.studio.toast.undone.emit()
    assert rest_of(stage.desk, LINE) is None
    assert now(stage).texts[0] == "Half a"


def test_ones_own_switch_is_no_second_manager(stage: PicturedStudio) -> None:
    write(stage, "Here is your paper.")
    stage.studio.editor.switch.click()
    assert stage.studio.editor._on_words.text() == "Off"
    stage.studio.foot.live.click()
    assert not stage.studio.compare.isVisible()
    versions = stage.desk.store.line_versions(LINE)
    assert versions[0].template.texts[0] == "Here is your paper."
    assert not versions[0].template.enabled
    assert stage.studio.toast.words() == "Put live, and off: Promise ready"


def test_a_draft_of_somebody_else_outlives_a_switch_and_stops_going_live(stage: PicturedStudio) -> None:
    as_ben(stage.desk, replace(live(stage.desk), texts=("From Ben.",)), to_live=False)
    stage.studio.editor.switch.click()
    kept = draft_of(stage.desk, LINE)
    assert kept is not None
    assert kept.template.texts[0] == "From Ben."


def test_whoever_takes_the_others_words_can_go_back_to_their_own(stage: PicturedStudio) -> None:
    write(stage, "Mine.")
    as_ben(stage.desk, replace(live(stage.desk), texts=("From Ben.",)), to_live=False)
    stage.press(K.Key_S, CONTROL)
    stage.studio.compare.buttons["theirs"].click()
    assert now(stage).texts[0] == "From Ben."
    stage.press(K.Key_Z, CONTROL)
    assert now(stage).texts[0] == "Mine."


def test_words_that_were_dropped_come_back(stage: PicturedStudio) -> None:
    write(stage, "Half a")
    stage.studio.foot.drop.click()
    assert now(stage) == live(stage.desk)
    stage.press(K.Key_Z, CONTROL)
    assert now(stage).texts[0] == "Half a"
    stage.press(K.Key_S, CONTROL)
    write(stage, "Newer")
    stage.studio.foot.drop.click()
    assert stage.desk.store.line_drafts() == ()
    stage.press(K.Key_Z, CONTROL)
    assert now(stage).texts[0] == "Newer"
    assert stage.desk.store.line_drafts()[0].template.texts[0] == "Half a"


def test_a_version_brought_back_leaves_half_typed_words_one_step_away(stage: PicturedStudio) -> None:
    write(stage, "Here is your paper.")
    stage.studio.foot.live.click()
    write(stage, "Half a")
    stage.press(K.Key_F3)
    stage.press(K.Key_Return)
    assert live(stage.desk).texts[0].startswith("We have")
    assert now(stage).texts[0].startswith("We have")
    stage.press(K.Key_Z, CONTROL)
    assert now(stage).texts[0] == "Half a"


def test_a_complaint_taken_back_takes_its_line_with_it(stage: PicturedStudio) -> None:
    stage.studio.presenter.complaint_added("Too loud", about_this=False)
    assert now(stage).id == "OWN-1"
    stage.press(K.Key_Z, CONTROL)
    assert now(stage).id != "OWN-1"
    assert "en/OWN-1" not in {row.key for row in stage.studio.list.rows.rows()}


def test_a_complaint_that_cannot_be_kept_stays_in_its_field(stage: PicturedStudio, held: Held) -> None:
    stage.studio.list.complaint.click()
    stage.type("It sounded like a machine")
    held.trouble = NotSaved("The disk is full.", "Nothing was changed.", "Make room.")
    stage.press(K.Key_Return)
    held.let_go()
    assert stage.studio.complaint.isVisible()
    assert stage.studio.complaint.words.text() == "It sounded like a machine"


def test_steps_back_in_fields_of_their_own_leave_the_line_alone(stage: PicturedStudio) -> None:
    write(stage, "Half a")
    stage.studio.list.search.setFocus()
    stage.type("promise")
    stage.press(K.Key_Z, CONTROL)
    assert stage.studio.list.search.text() != "promise"
    assert now(stage).texts[0] == "Half a"


def test_a_step_back_shows_in_the_field_it_is_about(stage: PicturedStudio) -> None:
    editor = stage.studio.editor
    before = editor.why.text()
    editor.why.setFocus()
    stage.type("zzz")
    for _ in range(3):
        stage.press(K.Key_Z, CONTROL)
    assert editor.why.text() == now(stage).why == before
    editor.fallbacks.fields["promise_what"].setFocus()
    stage.type("the [letter]")
    assert now(stage).texts[0].count("{promise_what|the letter}") == 1
    while stage.studio.presenter.open is not None and stage.studio.presenter.open.done:
        stage.press(K.Key_Z, CONTROL)
    assert editor.fallbacks.fields["promise_what"].text() == ""


def test_a_step_back_brings_its_wording_in_front(stage: PicturedStudio) -> None:
    stage.studio.presenter.editing.wording_picked(1)
    write(stage, "Another way.")
    stage.studio.presenter.editing.wording_picked(0)
    stage.press(K.Key_Z, CONTROL)
    assert stage.studio.presenter.open is not None
    assert stage.studio.presenter.open.wording == 1


def test_the_keys_never_leave_the_screen(stage: PicturedStudio) -> None:
    row = stage.studio.editor.conditions.rows[0]
    row.remove.setFocus()
    stage.press(K.Key_Return)
    assert now(stage).all == ()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert stage.studio.isAncestorOf(focus)
    stage.press(K.Key_Z, CONTROL)
    assert len(now(stage).all) == 1


def test_a_new_discreet_wording_is_typed_where_it_stands(stage: PicturedStudio) -> None:
    stage.studio.editor.discreet.add.click()
    stage.type("Here it is.")
    assert [one.text for one in now(stage).discreet][-1] == "Here it is."


def test_a_second_press_on_a_switch_meets_the_same_line(stage: PicturedStudio) -> None:
    keys = [row.key for row in stage.studio.list.rows.rows()]
    stage.studio.list.rows.rows()[2].switch.click()
    assert [row.key for row in stage.studio.list.rows.rows()] == keys
    stage.studio.list.rows.rows()[2].switch.click()
    assert len(stage.desk.deck.cards) == len([t for t in stage.desk.deck.pack.templates if t.enabled])


def test_a_new_line_is_one_and_stands_in_sight(stage: PicturedStudio) -> None:
    stage.type("umbrella")
    stage.press(K.Key_N, CONTROL)
    stage.press(K.Key_N, CONTROL)
    assert stage.studio.list.search.text() == ""
    new = [row for row in stage.studio.list.rows.rows() if row.key.startswith("en/OWN-")]
    assert len(new) == 1
    assert now(stage).occasions[0].value == "check_in"
    stage.studio.presenter.leaving()
    assert stage.desk.store.line_drafts() == ()


def test_emoji_and_other_far_signs_count_as_one(stage: PicturedStudio) -> None:
    stage.studio.presenter.editing.text_typed("😀 hello amazing {promise_what}")
    edit = stage.studio.editor.words.words
    at = edit.source().index("amazing")
    edit.go_to(at, len("amazing"))
    assert edit.textCursor().selectedText() == "amazing"
    assert edit.createMimeDataFromSelection().text() == "amazing"


def test_a_lock_empties_it_and_brings_back_what_was_half_written(stage: PicturedStudio) -> None:
    studio = stage.studio
    write(stage, "A letter about the garden waits for you.")
    studio.list.complaint.click()
    studio.complaint.words.setText("The garden again")

    def about_it() -> set[str]:
        widgets = studio.findChildren(QWidget)
        told = [
            str(one.property(name)) for one in widgets for name in ("text", "plainText", "accessibleName")
        ]
        return {words for words in told if "garden" in words}

    assert len(about_it()) > 3
    studio.lock(True)
    stage.settle()
    assert about_it() == set()
    assert studio.list.rows.rows() == ()
    studio.lock(False)
    stage.settle()
    assert studio.complaint.words.text() == "The garden again"
    assert "garden" in now(stage).texts[0]
    assert len(about_it()) > 3
