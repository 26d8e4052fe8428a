"""The record in the real window: what waits, what is asked, what is hidden, and the way back to the card."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from frontdesk.domain.audience import Audience
from frontdesk.domain.concern import Concern, ConcernState
from frontdesk.domain.consent import Consent, ConsentAnswer
from frontdesk.domain.deed import Change
from frontdesk.domain.fact import Fact, FactKind, FactStatus, Source
from frontdesk.domain.line import Mark
from frontdesk.domain.moment import Moment
from frontdesk.domain.relation import Relation
from frontdesk.qt import paper
from frontdesk.qt.widgets.choice import Choice
from frontdesk.qt.widgets.field import Field
from frontdesk.screens.record.record_words import new_values
from frontdesk.screens.record.shown import NoteShown
from frontdesk.screens.record.view import record_view
from frontdesk.screens.record.view.fact_form import USUAL_HINT
from frontdesk.screens.record.view.record_view import RecordView
from frontdesk.usecases.desk import new_id
from tests.desks import StillClock
from tests.looks.people import STAFF, TODAY, picture_id
from tests.looks.record_stage import PicturedRecord
from tests.screens.record.test_every_kind import add, row_of, tab_to, to_chapter
from tests.screens.today.test_window import words_on_screen

SIOBHAN = picture_id("patient", "siobhan")
CONTROL = Qt.KeyboardModifier.ControlModifier


def facts(stage: PicturedRecord) -> list[Fact]:
    return [f for f in stage.desk.store.facts_of(SIOBHAN) if f.status is not FactStatus.RETIRED]


def by_words(view: RecordView, words: str) -> str:
    return next(row.note.id for row in view.notes.rows() if row.note.words == words)


def words_in_memory(view: RecordView) -> str:
    parts = view.findChildren(QWidget)
    return "\n".join(
        p.accessibleName() + p.accessibleDescription() + getattr(p, "text", str)() for p in parts
    )


def test_before_the_match_there_is_no_way_to_the_record(stage: PicturedRecord) -> None:
    stage.today.presenter.visit_picked(picture_id("visit", "siobhan"))
    stage.settle()
    stage.press(Qt.Key.Key_E, CONTROL)
    assert stage.window.place() == "today"
    assert not stage.today.card.record.isVisible()
    stage.match("siobhan")
    assert stage.today.card.record.isVisible()
    stage.today.card.record.click()
    assert stage.window.place() == "record"


def test_esc_leads_back_to_the_same_card_with_its_ticks_and_what_was_written(stage: PicturedRecord) -> None:
    stage.match("siobhan")
    today = stage.today.presenter.stage
    stage.today.presenter.acts.tick_big()
    card = today.open
    assert card is not None
    said, selected = set(card.handled.said), stage.today.board.list.board
    stage.press(Qt.Key.Key_E, CONTROL)
    add(stage, stage.record, FactKind.STAFF_REQUEST, {"text": "A woman if possible"})
    today.pace._stands_since = -1e9
    stage.press(Qt.Key.Key_Escape)
    assert stage.window.place() == "today"
    assert today.open is card
    assert card.handled.said == said
    assert said
    assert stage.today.board.list.board is selected
    assert not today.armed, "the main button arms anew"
    assert any(f.text == "A woman if possible" for f in card.card_input.facts)
    stage.press(Qt.Key.Key_Z, CONTROL)
    assert not any(f.kind is FactKind.STAFF_REQUEST for f in facts(stage)), "Ctrl Z goes on taking back"


def test_f9_hides_the_record_and_keeps_half_typed_words(stage: PicturedRecord) -> None:
    view = stage.open("siobhan")
    to_chapter(stage, view, "culture")
    stage.press(Qt.Key.Key_F2)
    tab_to(stage, view.form.control("text"))
    stage.type("a woman who")
    before = facts(stage)
    stage.press(Qt.Key.Key_F9)
    assert stage.window.place() == "today"
    for word in ("a woman who", "Siobhán", "Brennan", "shi-VAWN"):
        assert word not in words_in_memory(view)
        assert word not in words_on_screen(stage.window)
    stage.press(Qt.Key.Key_F9)
    assert stage.window.place() == "record"
    field = view.form.control("text")
    assert isinstance(field, Field)
    assert field.text() == "a woman who"
    assert facts(stage) == before


def test_half_typed_words_go_on_where_they_stopped(stage: PicturedRecord) -> None:
    view = stage.open("siobhan")
    to_chapter(stage, view, "culture")
    stage.press(Qt.Key.Key_F2)
    tab_to(stage, view.form.control("text"))
    stage.type("a woman who")
    for _ in range(2):
        stage.press(Qt.Key.Key_F9)
    stage.type(" si")
    field = view.form.control("text")
    assert isinstance(field, Field)
    assert field.text() == "a woman who si"


def test_f1_shows_the_keys_of_the_record_and_a_key_gives_the_field_back(stage: PicturedRecord) -> None:
    view = stage.open("siobhan")
    to_chapter(stage, view, "culture")
    stage.press(Qt.Key.Key_F2)
    field = view.form.control("text")
    tab_to(stage, field)
    stage.type("a woman")
    before = facts(stage)
    stage.press(Qt.Key.Key_F1)
    assert view.sheet is not None
    assert view.sheet.isVisible()
    assert "Add what we are told" in words_on_screen(view.sheet)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_A):
        stage.press(key)
        assert not view.sheet.isVisible()
        assert view.form.isVisible(), "the key did nothing else"
        assert field.hasFocus()
        stage.press(Qt.Key.Key_F1)
    stage.press(Qt.Key.Key_F9)
    assert not view.sheet.isVisible()
    assert facts(stage) == before


def test_nobody_there_hides_the_record_and_any_key_brings_it_back(stage: PicturedRecord) -> None:
    view = stage.open("siobhan")
    away = stage.today.presenter.away
    away._touched -= 91
    stage.press(Qt.Key.Key_Shift)  # somebody is there: nothing hides
    away.second_passed()
    assert stage.window.place() == "record"
    away._touched -= 91
    away.second_passed()
    assert stage.window.place() == "today"
    assert "Brennan" not in words_in_memory(view)
    stage.press(Qt.Key.Key_A)
    assert stage.window.place() == "record"
    assert stage.today.find_field.text() == ""
    assert "Siobhán" in words_on_screen(view)


def test_private_notes_open_only_while_f4_is_held(stage: PicturedRecord) -> None:
    view = stage.open("siobhan")
    to_chapter(stage, view, "safe")
    secret = "Mobile only, never the landline"
    assert secret not in words_in_memory(view)
    QTest.keyPress(stage.focus(), Qt.Key.Key_F4)
    view.private_timer.timeout.emit()
    stage.settle()
    assert secret in words_on_screen(view)
    QTest.keyRelease(stage.focus(), Qt.Key.Key_F4)
    stage.settle()
    assert secret not in words_in_memory(view)
    tab_to(stage, view.notes.rows()[0].box)
    stage.press(Qt.Key.Key_Return)
    assert secret not in words_in_memory(view), "a private note is written anew"


def test_a_while_without_a_touch_folds_where_notes_are_from(stage: PicturedRecord) -> None:
    view = stage.open("siobhan")
    to_chapter(stage, view, "needs")
    assert "Entered by Ana" in words_on_screen(view)
    view.fold_timer.timeout.emit()
    assert "Entered by Ana" not in words_on_screen(view)
    stage.press(Qt.Key.Key_Shift)
    assert "Entered by Ana" in words_on_screen(view)


def test_the_fourth_need_asks_which_gives_its_place(stage: PicturedRecord) -> None:
    view = stage.open("siobhan")
    to_chapter(stage, view, "needs")
    fourth = row_of(view, by_words(view, "Write down the next step"))
    view.presenter.change_asked(fourth.note.id)
    stage.settle()
    tab_to(stage, view.form.control("strip"))
    stage.press(Qt.Key.Key_Space)
    stage.press(Qt.Key.Key_Return)
    asked = [b.accessibleName() for b in view.question.answers()]
    assert "Give large print" in asked
    assert len(asked) == 4
    assert sum(f.strip for f in facts(stage)) == 3
    next(b for b in view.question.answers() if b.accessibleName() == "Give large print").setFocus()
    stage.press(Qt.Key.Key_Return)
    assert {f.neutral_verb for f in facts(stage) if f.strip} == {
        "Speak to the right ear",
        "Offer the quiet corner",
        "Write it down",
    }
    stage.press(Qt.Key.Key_Z, CONTROL)
    assert "Give large print" in {f.neutral_verb for f in facts(stage) if f.strip}


def test_words_like_a_diagnosis_become_private_or_are_not_kept(stage: PicturedRecord) -> None:
    view = stage.open("siobhan")
    to_chapter(stage, view, "culture")
    stage.press(Qt.Key.Key_F2)
    tab_to(stage, view.form.control("text"))
    stage.type("Her diabetes nurse")
    stage.press(Qt.Key.Key_Return)
    assert not any("diabetes" in f.text for f in facts(stage))
    assert view.question.answers()[0].hasFocus()
    stage.press(Qt.Key.Key_Return)
    (kept,) = [f for f in facts(stage) if "diabetes" in f.text]
    assert kept.audience is Audience.PRIVATE
    view.presenter.audience_picked(kept.id, Audience.ALOUD)
    assert [f.audience for f in facts(stage) if "diabetes" in f.text] == [Audience.PRIVATE]


def test_a_label_is_not_kept_and_the_words_stay_to_be_mended(stage: PicturedRecord) -> None:
    view = stage.open("siobhan")
    to_chapter(stage, view, "culture")
    stage.press(Qt.Key.Key_F2)
    tab_to(stage, view.form.control("text"))
    stage.type("difficult about times")
    before = facts(stage)
    stage.press(Qt.Key.Key_Return)
    assert "difficult" in view.form.trouble()
    field = view.form.control("text")
    assert isinstance(field, Field)
    assert field.text() == "difficult about times"
    assert facts(stage) == before


def test_leaving_the_form_keeps_what_is_whole(stage: PicturedRecord) -> None:
    view = stage.open("siobhan")
    to_chapter(stage, view, "culture")
    stage.press(Qt.Key.Key_F2)
    tab_to(stage, view.form.control("text"))
    stage.type("A man if possible")
    stage.press(Qt.Key.Key_F6)
    assert [f.text for f in facts(stage) if f.kind is FactKind.STAFF_REQUEST] == ["A man if possible"]
    assert view.form.isHidden()


def test_a_small_thing_told_to_us_needs_a_yes(stage: PicturedRecord) -> None:
    stage.desk.store.commit(
        stage.desk.deed(
            "set_consent", Change(stage.desk.store.get(Consent, SIOBHAN), None), patient_id=SIOBHAN
        )
    )
    view = stage.open("siobhan")
    to_chapter(stage, view, "talk")
    stage.press(Qt.Key.Key_F2)
    view.presenter.kind_picked("personal_detail")
    tab_to(stage, view.form.control("text"))
    stage.type("the choir")
    stage.press(Qt.Key.Key_Return)
    assert not any(f.text == "the choir" for f in facts(stage))
    stage.press(Qt.Key.Key_Return)
    consent = stage.desk.store.get(Consent, SIOBHAN)
    assert consent is not None
    assert consent.answer is ConsentAnswer.YES
    assert any(f.text == "the choir" for f in facts(stage))


def test_what_the_other_system_says_is_confirmed_by_one_key(stage: PicturedRecord) -> None:
    foreign = Fact(
        new_id(), SIOBHAN, FactKind.TRAVEL, "Comes by bus", "bus", source=Source.IMPORTED, said_on=TODAY
    )
    stage.desk.store.commit(stage.desk.deed("import_row", Change(None, foreign), patient_id=SIOBHAN))
    view = stage.open("siobhan")
    to_chapter(stage, view, "preferences")
    row = row_of(view, foreign.id)
    assert "From the other system" in row.note.below
    tab_to(stage, row.confirm)
    stage.press(Qt.Key.Key_Return)
    (kept,) = [f for f in facts(stage) if f.id == foreign.id]
    assert (kept.unconfirmed_import, kept.confirmed_by) == (False, STAFF.id)


def test_who_may_hear_is_one_arrow_and_a_new_row(stage: PicturedRecord) -> None:
    view = stage.open("siobhan")
    to_chapter(stage, view, "preferences")
    of = by_words(view, "Came in by the side entrance")
    hears = row_of(view, of).hears
    tab_to(stage, next(s for s in hears.segments() if s.isChecked()))
    stage.press(Qt.Key.Key_Left)
    (after,) = [f for f in facts(stage) if f.replaces == of]
    assert after.audience is Audience.ALOUD
    assert (after.text, after.said_on) == ("Came in by the side entrance", row_fact(stage, of).said_on)


def row_fact(stage: PicturedRecord, id: str) -> Fact:
    found = stage.desk.store.get(Fact, id, SIOBHAN)
    assert found is not None
    return found


def test_concerns_moments_and_people_are_kept_and_taken_off(stage: PicturedRecord) -> None:
    view = stage.open("siobhan")
    for chapter, values, of in (
        ("concerns", {"words": "The form was long", "safe_phrase": "the form"}, Concern),
        ("moments", {"label": "the new house"}, Moment),
        ("people", {"name": "Aoife", "relation": "daughter"}, Relation),
    ):
        to_chapter(stage, view, chapter)
        stage.press(Qt.Key.Key_F2)
        for key, value in values.items():
            tab_to(stage, view.form.control(key))
            stage.type(value)
        stage.press(Qt.Key.Key_Return)
        words = next(iter(values.values()))
        note = next(row.note for row in view.notes.rows() if row.note.words.startswith(words))
        assert stage.desk.store.get(of, note.id, SIOBHAN) is not None
        tab_to(stage, row_of(view, note.id).box)
        stage.press(Qt.Key.Key_Delete)
        assert stage.desk.store.get(of, note.id, SIOBHAN) is None
        stage.press(Qt.Key.Key_Z, CONTROL)
        assert stage.desk.store.get(of, note.id, SIOBHAN) is not None
    lift = picture_id("concern", "siobhan")
    view.presenter.ended(lift, ConcernState.ANSWERED)
    concern = stage.desk.store.get(Concern, lift, SIOBHAN)
    assert concern is not None
    assert concern.state is ConcernState.ANSWERED


def test_half_typed_words_wait_for_whoever_comes_back(stage: PicturedRecord) -> None:
    view = stage.open("siobhan")
    to_chapter(stage, view, "safe")
    stage.press(Qt.Key.Key_F2)
    tab_to(stage, view.form.control("text"))
    stage.type("text on")
    stage.window.show_screen("today")  # by the rail
    stage.settle()
    assert "text on" not in words_in_memory(view)
    stage.press(Qt.Key.Key_E, CONTROL)
    field = view.form.control("text")
    assert isinstance(field, Field)
    assert field.text() == "text on"


def test_every_control_has_a_name(stage: PicturedRecord) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

    view = stage.open("siobhan")
    for button in view.chapters.buttons():
        view.presenter.chapter_picked(button.key)
        view.presenter.add_asked()
        stage.settle()
        found = [
            w
            for sort in (QAbstractButton, QComboBox, QLineEdit)
            for w in view.findChildren(sort)
            if w.isVisible()
        ]
        assert [w for w in found if not w.accessibleName()] == []
        view.presenter.form_put_away()


def test_what_was_noticed_once_says_how_far_it_came(stage: PicturedRecord) -> None:
    view = stage.open("siobhan")
    to_chapter(stage, view, "needs")
    stage.press(Qt.Key.Key_F2)
    view.presenter.kind_picked("adjustment")
    sources = view.form.control("source")
    assert isinstance(sources, Choice)
    values = {"code": "seat:firm", "source": "seen_once"}
    view.presenter.typed({**view.presenter._page.open.form.values, **values})  # type: ignore[union-attr]  # the form is open
    view.presenter.entered()
    stage.settle()
    (kept,) = [f for f in facts(stage) if f.source is Source.SEEN_ONCE]

    clock = stage.desk.clock
    assert isinstance(clock, StillClock)

    def note() -> NoteShown:
        shown: NoteShown = row_of(view, kept.id).note
        return shown

    assert "Noticed once; asked next time" in note().below
    assert (note().confirm, note().can_strip, note().on_strip) == ("", False, False)
    for said in ("Confirmed once; asked next time", "A preference, confirmed twice"):
        clock.forward(days=7)
        view.presenter._page.read()
        stage.settle()
        assert note().confirm == "Yes, again"
        view.presenter.confirmed(kept.id)
        stage.settle()
        assert said in note().below
        assert note().confirm == ""
    assert note().can_strip
    view.presenter.removed(kept.id)
    stage.settle()
    assert kept.id not in {f.id for f in facts(stage)}
    view.presenter.undo()
    assert "A preference, confirmed twice" in note().below
    clock.forward(days=400)
    view.presenter._page.read()
    stage.settle()
    assert "A preference nobody confirmed for long; asked next time" in note().below


def test_what_is_not_true_any_more_stands_as_to_check(stage: PicturedRecord) -> None:
    stage.match("siobhan")
    presenter = stage.today.presenter
    card = presenter.stage.open
    assert card is not None
    big = next(n for n, line in enumerate(card.lines) if any(f.id in line.about for f in facts(stage)))
    card.big = big
    of = next(f.id for f in facts(stage) if f.id in card.lines[big].about)
    presenter.acts.not_right(Mark.NOT_TRUE)
    stage.settle()
    stage.press(Qt.Key.Key_E, CONTROL)
    view = stage.record
    for chapter in ("names", "language", "needs", "preferences", "talk"):
        to_chapter(stage, view, chapter)
        if any(row.note.id == of for row in view.notes.rows()):
            break
    note = row_of(view, of).note
    assert "To check with the patient" in note.below
    assert note.confirm == "Still true"


def test_ctrl_p_prints_what_we_keep_for_the_patient(
    stage: PicturedRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[tuple[str, list[paper.Block]]] = []

    def print_page(
        parent: QWidget, title: str, blocks: list[paper.Block], *, done: Callable[[], None]
    ) -> None:
        del parent
        printed.append((title, blocks))
        done()

    monkeypatch.setattr(record_view, "print_page", print_page)
    view = stage.open("siobhan")
    stage.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    stage.settle()
    ((title, blocks),) = printed
    words = "\n".join(block.text for block in blocks if isinstance(block, paper.Words))
    assert "Brennan" in title
    assert "right ear" in words
    assert "Sent to the printer." in view.toast.words()
    view.presenter.chapter_picked("consent")
    stage.settle()
    assert view.copy.isVisible()
    assert not view.add.isVisible()


def test_a_sound_without_capitals_asks_for_the_loudest_part_and_is_kept(one_window: PicturedRecord) -> None:
    view = one_window.open("siobhan")
    view.presenter.chapter_picked("names")
    view.presenter.add_asked()
    view.presenter.kind_picked("pronunciation")
    one_window.settle()
    field = view.form.control("text")
    field.setFocus()
    one_window.type("shi-vawn")
    assert view.form.hint() == "Which part is loudest? Write it in capitals."
    one_window.type(" SHI")
    assert view.form.hint() == USUAL_HINT
    view.presenter.form_put_away()


def test_a_name_in_several_scripts_stands_in_all_of_them(stage: PicturedRecord) -> None:
    view = stage.open("siobhan")
    view.presenter.chapter_picked("names")
    for script in ("Сибейль", "シボーン"):
        view.presenter.add_asked()
        view.presenter.kind_picked("script_form")
        view.presenter.typed({**new_values(stage.desk, "script_form"), "text": script})
        view.presenter.entered()
        stage.settle()
    words = {row.note.words for row in view.notes.rows()}
    assert {"Сибейль", "シボーン"} <= words
