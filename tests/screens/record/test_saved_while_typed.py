"""Every pause saves; one sitting of a form is one row and one undo; what the disk refuses is tried again."""

from typing import Any

import pytest

from frontdesk.domain.audience import Audience
from frontdesk.domain.changes import Changes
from frontdesk.domain.concern import Concern
from frontdesk.domain.errors import NotSaved
from frontdesk.domain.fact import FactKind, FactStatus
from frontdesk.screens.record.open_record import OpenForm
from frontdesk.screens.record.shown import Saving
from frontdesk.usecases.add_fact import add_fact
from tests.people import ANA, JOY
from tests.screens.record.test_presenter import Record


@pytest.fixture
def record() -> Record:
    made = Record()
    made.presenter.open("p1", "")
    made.jobs.run_all()
    return made


def form_of(record: Record) -> OpenForm:
    open_ = record.presenter._page.open
    assert open_ is not None
    assert open_.form is not None
    return open_.form


def pause(record: Record, words: str, key: str = "text", **more: str) -> None:
    """Somebody types and stops for a moment."""
    record.presenter.typed({**form_of(record).values, key: words, **more})
    record.presenter.paused()
    record.jobs.run_all()


def add(record: Record, chapter: str, kind: str) -> None:
    record.presenter.chapter_picked(chapter)
    record.presenter.add_asked()
    record.presenter.kind_picked(kind)


def rows(record: Record, kind: FactKind) -> list[tuple[str, FactStatus]]:
    return sorted((f.text, f.status) for f in record.desk.store.facts_of("p1") if f.kind is kind)


REQUEST = FactKind.STAFF_REQUEST
ACTIVE, RETIRED = FactStatus.ACTIVE, FactStatus.RETIRED


def test_a_pause_saves_and_the_form_stays_open(record: Record) -> None:
    add(record, "culture", "staff_request")
    pause(record, "A woman")
    assert rows(record, REQUEST) == [("A woman", ACTIVE)]
    assert record.display.form is not None
    assert record.display.saving[-3:] == [Saving.NOT_YET, Saving.SAVING, Saving.SAVED]
    assert record.display.toasts == [], "a pause is no news"


def test_ten_pauses_leave_one_row_and_one_undo(record: Record) -> None:
    add(record, "culture", "staff_request")
    for at in range(1, 11):
        pause(record, "A woman if possible"[: at * 2])
    assert rows(record, REQUEST) == [("A woman if possible", ACTIVE)]
    record.presenter.entered()
    record.jobs.run_all()
    assert record.display.form is None
    assert record.display.toasts == ["Saved"]
    record.presenter.undo()
    record.jobs.run_all()
    assert rows(record, REQUEST) == []
    record.presenter.redo()
    record.jobs.run_all()
    assert [status for _, status in rows(record, REQUEST)] == [ACTIVE]
    record.presenter.undo()
    record.jobs.run_all()
    assert rows(record, REQUEST) == []


def test_a_note_changed_in_three_pauses_has_one_row_more_and_undo_brings_the_old_one_back(
    record: Record,
) -> None:
    record.news.publish(add_fact(record.desk, "p1", "Tea", kind=FactKind.CHANNEL), by=None)
    record.jobs.run_all()
    (old,) = [f for f in record.desk.store.facts_of("p1") if f.kind is FactKind.CHANNEL]
    record.presenter.chapter_picked("preferences")
    record.presenter.change_asked(old.id)
    for words in ("Text", "Text, not", "Text, not calls"):
        pause(record, words, code="text")
    assert rows(record, FactKind.CHANNEL) == [("Tea", RETIRED), ("Text, not calls", ACTIVE)]
    (new,) = [f for f in record.desk.store.facts_of("p1") if f.kind is FactKind.CHANNEL and f.text != "Tea"]
    assert new.replaces == old.id
    record.presenter.entered()
    record.jobs.run_all()
    record.presenter.undo()
    record.jobs.run_all()
    assert rows(record, FactKind.CHANNEL) == [("Tea", ACTIVE)]


def test_a_kind_that_stands_alone_takes_the_place_of_its_former_value_once(record: Record) -> None:
    add_fact(record.desk, "p1", "say SHIV")
    record.sound("shi")
    for words in ("shi-VA", "shi-VAWN"):
        pause(record, words)
    sounds = {f.text: f for f in record.sounds("p1")}
    assert {text: f.status for text, f in sounds.items()} == {"SHIV": RETIRED, "shi-VAWN": ACTIVE}
    assert sounds["shi-VAWN"].replaces == sounds["SHIV"].id


def test_a_concern_is_one_note_however_often_it_is_saved(record: Record) -> None:
    add(record, "concerns", "concern")
    for words in ("The lift", "The lift was out"):
        pause(record, words, "words")
    kept = [c for c in record.desk.store.everything_of("p1") if isinstance(c, Concern)]
    assert [c.words for c in kept] == ["The lift was out"]
    record.presenter.entered()
    record.jobs.run_all()
    record.presenter.undo()
    record.jobs.run_all()
    assert not [c for c in record.desk.store.everything_of("p1") if isinstance(c, Concern)]


def test_what_is_not_whole_yet_is_silent_in_a_pause(record: Record) -> None:
    add(record, "culture", "observance")
    pause(record, "", code="fasting")
    assert record.display.trouble == ""
    assert record.display.saving[-1] is Saving.NOT_YET
    record.presenter.entered()
    record.jobs.run_all()
    assert "still to fill in" in record.display.trouble


def test_before_the_window_closes_what_is_whole_is_saved_also_out_of_sight(record: Record) -> None:
    add(record, "culture", "staff_request")
    record.presenter.typed({**form_of(record).values, "text": "A woman"})
    record.presenter.put_out_of_sight()
    record.presenter.paused()
    record.jobs.run_all()
    assert rows(record, REQUEST) == []
    record.presenter.leaving()
    record.jobs.run_all()
    assert rows(record, REQUEST) == [("A woman", ACTIVE)]


def test_words_are_asked_about_while_they_are_typed_and_never_saved_open(record: Record) -> None:
    add(record, "culture", "staff_request")
    pause(record, "The diabetes nurse")
    assert record.display.trouble == (
        "“diabetes” names an illness; what the desk keeps is no clinical record. Make it private?"
    )
    assert record.display.question is None, "nobody is stopped while typing"
    assert rows(record, REQUEST) == []
    record.presenter.entered()
    record.jobs.run_all()
    assert record.display.question is not None
    record.presenter.answered("private")
    record.jobs.run_all()
    (kept,) = [f for f in record.desk.store.facts_of("p1") if f.kind is REQUEST]
    assert kept.audience is Audience.PRIVATE


def test_typing_on_takes_the_sentence_away_again(record: Record) -> None:
    add(record, "culture", "staff_request")
    pause(record, "rude")
    assert "labels the patient" in record.display.trouble
    pause(record, "A rug")
    assert record.display.trouble == ""
    assert rows(record, REQUEST) == [("A rug", ACTIVE)]


def test_esc_leaves_what_was_saved_and_ctrl_z_takes_it_back(record: Record) -> None:
    add(record, "culture", "staff_request")
    pause(record, "A woman")
    record.presenter.typed({**form_of(record).values, "text": "A woman if possible"})
    record.presenter.form_put_away()
    record.jobs.run_all()
    assert record.display.form is None
    assert rows(record, REQUEST) == [("A woman if possible", ACTIVE)]
    record.presenter.undo()
    record.jobs.run_all()
    assert rows(record, REQUEST) == []


def test_undo_with_the_form_open_puts_it_away(record: Record) -> None:
    add(record, "culture", "staff_request")
    pause(record, "A woman")
    record.presenter.undo()
    record.jobs.run_all()
    assert record.display.form is None
    assert rows(record, REQUEST) == []


def test_letters_typed_while_it_is_saved_are_saved_too(record: Record) -> None:
    add(record, "culture", "staff_request")
    record.presenter.typed({**form_of(record).values, "text": "A wo"})
    record.presenter.paused()
    record.presenter.typed({**form_of(record).values, "text": "A woman"})
    record.presenter.entered()
    record.jobs.run_all()
    assert rows(record, REQUEST) == [("A woman", ACTIVE)]
    assert record.display.form is None
    assert record.display.toasts == ["Saved"]


def test_somebody_else_types_on_and_each_takes_back_their_own(record: Record) -> None:
    add(record, "culture", "staff_request")
    pause(record, "A woman")
    record.desk.staff = JOY
    pause(record, "A woman if possible")
    assert rows(record, REQUEST) == [("A woman", RETIRED), ("A woman if possible", ACTIVE)]
    record.presenter.undo()
    record.jobs.run_all()
    assert rows(record, REQUEST) == [("A woman", ACTIVE)]
    record.presenter.undo()
    record.jobs.run_all()
    assert record.display.toasts[-1] == "Nothing of yours to take back here"
    record.desk.staff = ANA


class Refusing:
    """A store whose disk is full so many times."""

    def __init__(self, record: Record, times: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self.left, self._commit = times, record.desk.store.commit
        monkeypatch.setattr(record.desk.store, "commit", self.commit)

    def commit(self, deed: Any) -> Changes:
        if self.left:
            self.left -= 1
            raise NotSaved("Not saved: the disk is full.", "Everything saved before is safe.")
        return self._commit(deed)


def test_what_the_disk_refused_twice_is_saved_by_itself(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    Refusing(record, 2, monkeypatch)
    add(record, "culture", "staff_request")
    pause(record, "A woman")
    trying = Saving.TRYING
    assert (record.display.saving[-1], record.display.trying, rows(record, REQUEST)) == (trying, True, [])
    assert trying.value == "Not saved yet. Keep this open. Trying again."
    assert form_of(record).values["text"] == "A woman", "nothing typed is lost"
    record.presenter.typed({**form_of(record).values, "text": "A woman if possible"})
    record.presenter.try_again()
    record.jobs.run_all()
    assert (record.display.saving[-1], record.display.trying) == (trying, True)
    record.presenter.try_again()
    record.jobs.run_all()
    assert rows(record, REQUEST) == [("A woman if possible", ACTIVE)]
    assert (record.display.saving[-1], record.display.trying) == (Saving.SAVED, False)
    assert len(record.display.toasts) == 1, "why is said once"


def test_enter_is_tried_again_too_and_closes_the_form_then(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    Refusing(record, 1, monkeypatch)
    add(record, "culture", "staff_request")
    record.presenter.typed({**form_of(record).values, "text": "A woman"})
    record.presenter.entered()
    record.jobs.run_all()
    assert record.display.form is not None
    record.presenter.put_out_of_sight()
    assert record.display.trying, "it goes on while everything is hidden"
    record.presenter.try_again()
    record.jobs.run_all()
    record.presenter.show_again()
    assert record.display.form is None
    assert rows(record, REQUEST) == [("A woman", ACTIVE)]


def test_one_click_that_could_not_be_saved_is_tried_again(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    record.news.publish(add_fact(record.desk, "p1", "Window seat"), by=None)
    record.jobs.run_all()
    (one,) = [f for f in record.desk.store.facts_of("p1") if f.text == "Window seat"]
    Refusing(record, 1, monkeypatch)
    record.presenter.audience_picked(one.id, Audience.ALOUD)
    record.jobs.run_all()
    assert record.display.trying
    record.presenter.try_again()
    record.jobs.run_all()
    assert record.display.saving[-2:] == [Saving.TRYING, Saving.SAVED]
    standing = [f for f in record.desk.store.facts_of("p1") if f.status is ACTIVE]
    assert [(f.text, f.audience) for f in standing] == [("Window seat", Audience.ALOUD)]
