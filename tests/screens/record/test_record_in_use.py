"""In the window: a pause saves while the keys stay, and what is no longer used opens by one press."""

from dataclasses import replace

from PySide6.QtCore import Qt

from frontdesk.domain.audience import Audience
from frontdesk.domain.deed import Change
from frontdesk.domain.fact import Fact, FactKind, FactStatus
from frontdesk.qt.widgets.field import Field
from frontdesk.screens.record.shown import Saving
from tests.looks.people import TODAY
from tests.looks.record_stage import PicturedRecord
from tests.screens.record.test_every_kind import tab_to, to_chapter
from tests.screens.record.test_record import SIOBHAN, facts, words_in_memory
from tests.screens.today.test_window import words_on_screen


def test_a_pause_saves_and_the_keys_stay_in_the_field(stage: PicturedRecord) -> None:
    view = stage.open("siobhan")
    to_chapter(stage, view, "culture")
    stage.press(Qt.Key.Key_F2)
    field = view.form.control("text")
    assert isinstance(field, Field)
    tab_to(stage, field)
    for words in ("a woman", " if possible"):
        stage.type(words)
        assert view.pause_timer.isActive()
        assert view.saved.words.text() == "Not saved yet"
        view.pause_timer.timeout.emit()
        stage.settle()
        assert view.saved.words.text() == "Saved"
        assert field.hasFocus()
        assert view.form.isVisible()
        assert not view.toast.isVisible()
    assert [f.text for f in facts(stage) if f.kind is FactKind.STAFF_REQUEST] == ["a woman if possible"]
    stage.press(Qt.Key.Key_Return)
    assert view.form.isHidden()
    assert [row.note.words.lower() for row in view.notes.rows()].count("a woman if possible") == 1
    stage.press(Qt.Key.Key_Escape)
    stage.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not [f for f in facts(stage) if f.kind is FactKind.STAFF_REQUEST], "one undo on the card too"
    stage.press(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert [f.text for f in facts(stage) if f.kind is FactKind.STAFF_REQUEST] == ["a woman if possible"]


def test_the_sentence_about_words_stands_while_they_are_typed(stage: PicturedRecord) -> None:
    view = stage.open("siobhan")
    to_chapter(stage, view, "culture")
    stage.press(Qt.Key.Key_F2)
    tab_to(stage, view.form.control("text"))
    stage.type("has asthma")
    assert "“asthma” names an illness" in view.form.trouble()
    view.pause_timer.timeout.emit()
    stage.settle()
    assert view.question.isHidden()
    assert not any("asthma" in f.text for f in facts(stage))
    stage.press(Qt.Key.Key_Return)
    stage.press(Qt.Key.Key_Return)
    assert [f.audience for f in facts(stage) if "asthma" in f.text] == [Audience.PRIVATE]


def test_what_is_no_longer_used_stands_folded_at_the_end(stage: PicturedRecord) -> None:
    was = Fact("old1", SIOBHAN, FactKind.TRAVEL, "By the number 8 bus", "bus", said_on=TODAY)
    ended = replace(was, id="old2", text="With a neighbour", expires_on=TODAY.replace(day=1))
    secret = replace(was, id="old3", text="The red door", audience=Audience.PRIVATE)
    gone = FactStatus.RETIRED
    stage.desk.store.commit(
        stage.desk.deed(
            "add_fact",
            Change(None, replace(was, status=gone)),
            Change(None, ended),
            Change(None, replace(secret, status=gone)),
            patient_id=SIOBHAN,
        )
    )
    view = stage.open("siobhan")
    to_chapter(stage, view, "preferences")
    assert view.notes.older is not None
    assert view.notes.older.accessibleName().startswith("No longer used, 3")
    assert "By the number 8 bus" not in words_on_screen(view)
    tab_to(stage, view.notes.older)
    stage.press(Qt.Key.Key_Space)
    for words in ("By the number 8 bus", "With a neighbour", "Private note"):
        assert words in words_on_screen(view)
    assert "The red door" not in words_in_memory(view)
    assert all(row.note.id not in ("old1", "old2", "old3") for row in view.notes.rows()), "only to be read"
    to_chapter(stage, view, "talk")
    to_chapter(stage, view, "preferences")
    assert "With a neighbour" not in words_on_screen(view)


def test_not_saved_yet_is_tried_again_by_a_timer(stage: PicturedRecord) -> None:
    view = stage.open("siobhan")
    view.show_saving(Saving.TRYING)
    view.try_again(True)
    assert view.retry_timer.isActive()
    assert view.saved.words.text() == "Not saved yet. Keep this open. Trying again."
    view.try_again(False)
    assert not view.retry_timer.isActive()
