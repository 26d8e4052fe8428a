"""Every act of a manager in Prompts, in the real window on a real store, and the way back from each."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from frontdesk.domain.deed import Change
from frontdesk.domain.staff import Person, Role
from frontdesk.domain.template import Discreet, PromptTemplate, Reach
from frontdesk.store.sqlite.store import SqliteStore
from frontdesk.usecases.change_line import draft_of, keep_draft, live_of, put_live
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.rest_line import rest_of
from tests.looks.studio_stage import PicturedStudio, marked_desk

K, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
LINE, OTHER = "en/CI-13", "en/CI-16"


def live(desk: Desk, id: str = "CI-13") -> PromptTemplate:
    return desk.deck.by_id[id].template


def now(stage: PicturedStudio) -> PromptTemplate:
    """The line in the editor as it stands."""
    line = stage.studio.presenter.open
    assert line is not None
    return line.template


def write(stage: PicturedStudio, words: str) -> None:
    """Other words in the wording in front."""
    stage.studio.editor.take_keys()
    stage.press(K.Key_A, CONTROL)
    stage.type(words)
    stage.settle()


def ben(desk: Desk) -> Person:
    """A second manager, who works here too."""
    other = replace(desk.staff, id="ben", shown_name="Ben Okri")
    if other not in desk.store.people():
        desk.store.commit(desk.deed("add_person", Change(None, other)))
    return other


def as_ben(desk: Desk, template: PromptTemplate, *, to_live: bool) -> None:
    """Ben changes the line meanwhile, at his desk."""
    here, desk.staff = desk.staff, ben(desk)
    if to_live:
        put_live(desk, template, live_of(desk, template))
    else:
        keep_draft(desk, template, draft_of(desk, LINE))
    desk.staff = here


def test_the_line_somebody_should_look_at_stands_open(stage: PicturedStudio) -> None:
    assert stage.studio.presenter.open is not None
    assert stage.studio.presenter.open.key == LINE
    rows = stage.studio.list.rows.rows()
    assert rows[0].accessibleName() == "Promise ready. Not right 9 times"
    assert stage.studio.list.look_at.text() == "1 to look at"
    stage.studio.list.look_at.click()
    assert [row.key for row in stage.studio.list.rows.rows()] == [LINE]


def test_searching_finds_words_in_any_tab(stage: PicturedStudio) -> None:
    stage.type("safe travels")
    assert [row.key for row in stage.studio.list.rows.rows()] == ["en/CO-11"]
    assert stage.studio.list.tabs is not None
    assert stage.studio.list.tabs.choice() == "checkout"
    stage.press(K.Key_Escape)
    assert stage.studio.list.search.text() == ""
    stage.type("no such words")
    assert not stage.studio.list.rows.rows()
    assert stage.studio.list._empty.text() == "No line has these words."


def test_arrows_go_from_line_to_line(stage: PicturedStudio) -> None:
    stage.press(K.Key_Down)
    stage.press(K.Key_Down)
    first, second = stage.studio.list.rows.rows()[:2]
    assert stage.focus() is second
    assert stage.studio.presenter.open is not None
    assert stage.studio.presenter.open.key == second.key != first.key


def test_enter_on_a_line_goes_to_its_words_and_a_press_stays_in_the_list(stage: PicturedStudio) -> None:
    first, second = stage.studio.list.rows.rows()[:2]
    second.click()
    assert second.key == stage.studio.presenter.open.key  # type: ignore[union-attr]  # a line is open
    first.setFocus()
    stage.press(K.Key_Return)
    assert stage.studio.presenter.open.key == first.key  # type: ignore[union-attr]  # a line is open
    assert stage.focus() is stage.studio.editor.words.words
    stage.studio.list.search.setFocus()
    stage.type("haven't forgotten")
    stage.press(K.Key_Down)
    stage.press(K.Key_Return)
    assert stage.focus() is stage.studio.editor.words.words


def test_a_number_stands_in_its_field_and_one_half_typed_is_left_alone(stage: PicturedStudio) -> None:
    stage.type("haven't forgotten")
    stage.press(K.Key_Return)
    (field, *_) = stage.studio.editor.conditions.rows[0].numbers
    assert field.text() == "15"
    field.setFocus()
    for typed, kept in (("", 15), ("2", 2), ("20", 20), ("-", 20)):
        stage.press(K.Key_A, CONTROL)
        stage.press(K.Key_Delete)
        stage.type(typed)
        assert (field.text(), now(stage).all[0].value) == (typed, kept)
    stage.studio.editor.take_keys()
    assert field.text() == "20"


def test_every_letter_is_shown_on_the_twelve_and_nothing_is_stored(stage: PicturedStudio) -> None:
    write(stage, "Here is your paper.")
    assert any("Here is your paper." in row._words.text() for row in stage.studio.wall.rows)
    assert live(stage.desk) != now(stage)
    assert stage.desk.store.line_drafts() == ()
    assert stage.studio.list.rows.rows()[0].accessibleName().startswith("Promise ready")
    assert stage.studio.editor.words.meter.text() == "4 words. Easy to say"


def test_a_draft_is_kept_and_dropped_and_each_is_taken_back(stage: PicturedStudio) -> None:
    write(stage, "Here is your paper.")
    stage.press(K.Key_S, CONTROL)
    assert [d.template.texts[0] for d in stage.desk.store.line_drafts()] == ["Here is your paper."]
    assert "Draft 10:18. Desks see the live one." in stage.studio.foot._words.text()
    assert live(stage.desk).texts[0] != "Here is your paper."
    stage.studio.foot.drop.click()
    assert stage.desk.store.line_drafts() == ()
    assert now(stage) == live(stage.desk)
    stage.press(K.Key_Z, CONTROL)
    assert now(stage).texts[0] == "Here is your paper."
    stage.press(K.Key_Z, CONTROL)
    assert stage.desk.store.line_drafts() == ()
    stage.press(K.Key_Y, CONTROL)
    assert len(stage.desk.store.line_drafts()) == 1


def test_nothing_changed_is_nothing_to_keep(stage: PicturedStudio) -> None:
    stage.press(K.Key_S, CONTROL)
    assert stage.studio.toast.words() == "Nothing to keep: this is as it was."
    stage.studio.foot.live.click()
    assert stage.studio.toast.words() == "It is live as it stands."
    assert stage.desk.store.line_versions(LINE) == ()


def test_put_live_brought_back_and_taken_back(stage: PicturedStudio) -> None:
    shipped = live(stage.desk)
    write(stage, "Here is your paper.")
    stage.studio.foot.live.click()
    assert live(stage.desk).texts[0] == "Here is your paper."
    assert stage.studio.toast.words() == "Live: Promise ready"
    stage.press(K.Key_Z, CONTROL)
    assert live(stage.desk) == shipped
    stage.press(K.Key_Y, CONTROL)
    assert live(stage.desk).texts[0] == "Here is your paper."
    stage.press(K.Key_F3)
    heads = [row.findChildren(type(stage.studio.wall._head))[0].text() for row in stage.studio.wall.versions]
    assert heads[0].startswith("Live since")
    assert heads[-1] == "As it came"
    stage.press(K.Key_Return)
    assert live(stage.desk) == shipped


def test_steps_back_go_word_by_word_and_across_the_form(stage: PicturedStudio) -> None:
    shipped = now(stage)
    write(stage, "Here it is")
    stage.studio.editor.order.picked.emit("earlier")
    assert (now(stage).texts[0], now(stage).adjust) == ("Here it is", 10)
    stage.press(K.Key_Z, CONTROL)
    assert now(stage).adjust == 0
    stage.press(K.Key_Z, CONTROL)
    assert now(stage).texts[0] == "Here it"
    for _ in range(6):
        stage.press(K.Key_Z, CONTROL)
    assert now(stage) == shipped
    for _ in range(8):
        stage.press(K.Key_Y, CONTROL)
    assert (now(stage).texts[0], now(stage).adjust) == ("Here it is", 10)


def test_what_is_half_written_waits_with_its_line(whole: PicturedStudio) -> None:
    write(whole, "Half a")
    whole.studio.presenter.line_picked(OTHER)
    assert now(whole).id == "CI-16"
    whole.window.show_screen("today")
    whole.window.show_screen("prompts")
    whole.settle()
    whole.studio.presenter.line_picked(LINE)
    assert now(whole).texts[0] == "Half a"
    rows = {row.key: row.accessibleName() for row in whole.studio.list.rows.rows()}
    assert "Changed, not kept yet" in rows[LINE] or "Not right" in rows[LINE]


def test_closing_the_window_keeps_what_is_half_written(qapp: QApplication) -> None:
    desk = marked_desk()
    with PicturedStudio(qapp, desk=desk) as stage:
        write(stage, "Half a")
        close, desk.store.close = desk.store.close, lambda: None  # type: ignore[method-assign]  # to look inside after
        try:
            stage.window.close()
            assert [draft.template.texts[0] for draft in desk.store.line_drafts()] == ["Half a"]
        finally:
            desk.store.close = close  # type: ignore[method-assign]  # as it was


def test_closing_keeps_both_where_somebody_kept_another_draft(qapp: QApplication) -> None:
    desk = marked_desk()
    with PicturedStudio(qapp, desk=desk) as stage:
        write(stage, "Mine")
        as_ben(desk, replace(live(desk), texts=("His",)), to_live=False)
        close, desk.store.close = desk.store.close, lambda: None  # type: ignore[method-assign]  # to look inside after
        try:
            stage.window.close()
            kept = {draft.id: draft.template.texts[0] for draft in desk.store.line_drafts()}
            assert kept == {LINE: "His", "en/OWN-1": "Mine"}
        finally:
            desk.store.close = close  # type: ignore[method-assign]  # as it was


@pytest.mark.parametrize("take", ["mine", "theirs"])
def test_the_second_of_two_managers_is_told_and_shown_both(stage: PicturedStudio, take: str) -> None:
    write(stage, "Mine.")
    as_ben(stage.desk, replace(live(stage.desk), texts=("His.",)), to_live=False)
    stage.press(K.Key_S, CONTROL)
    panel = stage.studio.compare
    assert panel.isVisible()
    assert panel.accessibleName() == "Ben Okri kept another draft of this line meanwhile"
    assert [d.template.texts[0] for d in stage.desk.store.line_drafts()] == ["His."]
    panel.buttons[take].click()
    assert not panel.isVisible()
    assert now(stage).texts[0] == ("Mine." if take == "mine" else "His.")
    if take == "mine":
        stage.press(K.Key_S, CONTROL)
        assert [d.template.texts[0] for d in stage.desk.store.line_drafts()] == ["Mine."]


def test_and_told_when_the_other_put_it_live(stage: PicturedStudio) -> None:
    write(stage, "Here is mine.")
    as_ben(stage.desk, replace(live(stage.desk), texts=("Here is another.",)), to_live=True)
    stage.studio.foot.live.click()
    assert stage.studio.compare.accessibleName() == "Ben Okri put another form live of this line meanwhile"
    assert live(stage.desk).texts[0] == "Here is another."
    stage.studio.compare.buttons["mine"].click()
    stage.studio.foot.live.click()
    assert live(stage.desk).texts[0] == "Here is mine."
    assert len(stage.desk.store.line_versions(LINE)) == 3


def test_an_act_that_was_overtaken_keeps_no_other_from_being_taken_back(stage: PicturedStudio) -> None:
    stage.studio.presenter.line_picked(OTHER)
    stage.press(K.Key_R, CONTROL)
    stage.studio.presenter.line_picked(LINE)
    write(stage, "Here is mine.")
    stage.studio.foot.live.click()
    as_ben(stage.desk, replace(live(stage.desk), texts=("Here is Ben's one.",)), to_live=True)
    stage.studio.presenter.came()
    stage.settle()
    stage.press(K.Key_Z, CONTROL)
    assert "changed since, so it stays" in stage.studio.toast.words()
    assert live(stage.desk).texts[0] == "Here is Ben's one."
    assert rest_of(stage.desk, OTHER) is not None
    stage.press(K.Key_Z, CONTROL)
    assert rest_of(stage.desk, OTHER) is None


def test_a_newer_pack_asks_three_ways(stage: PicturedStudio) -> None:
    desk = stage.desk
    shipped = live(desk)
    put_live(desk, replace(shipped, texts=("Ours is here.",)), live_of(desk, shipped))
    newer = replace(shipped, texts=("Newer is here.",))
    pack = desk.deck.pack
    lines = tuple(newer if one.id == "CI-13" else one for one in pack.templates)
    desk.deck = replace(desk.deck, pack=replace(pack, templates=lines))
    stage.studio.presenter.came()
    stage.studio.presenter.line_picked(OTHER)
    assert not stage.studio.compare.isVisible()
    stage.studio.presenter.line_picked(LINE)
    assert list(stage.studio.compare.buttons) == ["ours", "newer", "before"]
    assert live(desk).texts[0] == "Ours is here."
    stage.studio.compare.buttons["newer"].click()
    assert live(desk).texts[0] == "Newer is here."
    assert not stage.studio.compare.isVisible()
    stage.press(K.Key_Z, CONTROL)
    assert live(desk).texts[0] == "Ours is here."


def test_a_line_is_switched_off_and_on(stage: PicturedStudio) -> None:
    stage.studio.editor.switch.click()
    assert "CI-13" not in stage.desk.deck.by_id
    assert stage.studio.editor._on_words.text() == "Off"
    row = next(row for row in stage.studio.list.rows.rows() if row.key == LINE)
    assert not row.switch.isChecked()
    row.switch.click()
    assert "CI-13" in stage.desk.deck.by_id
    stage.press(K.Key_Z, CONTROL)
    assert "CI-13" not in stage.desk.deck.by_id


def test_a_line_rests_and_wakes(stage: PicturedStudio) -> None:
    stage.press(K.Key_R, CONTROL)
    assert rest_of(stage.desk, LINE) is not None
    assert stage.studio.editor.fared._head.text() == "It rests until 11 June"
    assert stage.studio.editor.fared.button.text() == "Wake it"
    stage.studio.editor.fared.button.click()
    assert rest_of(stage.desk, LINE) is None
    stage.press(K.Key_Z, CONTROL)
    assert rest_of(stage.desk, LINE) is not None


def test_a_complaint_begins_a_line_that_goes_live(stage: PicturedStudio) -> None:
    stage.studio.list.complaint.click()
    stage.type("Nobody told me how long it takes")
    stage.press(K.Key_Return)
    assert [one.words for one in stage.desk.store.complaints()] == ["Nobody told me how long it takes"]
    assert (now(stage).id, now(stage).title) == ("OWN-1", "Answer a complaint")
    assert stage.studio.editor.words.words.hasFocus()
    stage.type("This takes {visit_length}. Is that all right?")
    stage.studio.editor.words.title.setFocus()
    stage.press(K.Key_A, CONTROL)
    stage.type("Say how long it takes")
    stage.studio.foot.live.click()
    assert stage.studio.foot.refusal.text() == ""
    assert live(stage.desk, "OWN-1").title == "Say how long it takes"
    stage.press(K.Key_Z, CONTROL)
    assert "OWN-1" not in stage.desk.deck.by_id


def test_a_complaint_about_the_line_in_front_stands_beside_it(stage: PicturedStudio) -> None:
    stage.studio.list.complaint.click()
    stage.type("It sounded like a machine")
    stage.studio.complaint.about.click()
    stage.studio.complaint.keep.click()
    assert stage.desk.store.complaints()[0].line == LINE
    assert "It sounded like a machine" in stage.studio.editor.fared._detail.text()


def test_a_new_line_is_written_from_nothing_by_keyboard(stage: PicturedStudio) -> None:
    stage.press(K.Key_N, CONTROL)
    stage.type("Offer some water")
    stage.press(K.Key_F6)  # to the buttons
    stage.press(K.Key_Return)
    assert "This wording is empty." in stage.studio.foot.refusal.text()
    assert stage.studio.editor.words.words.hasFocus()
    stage.type("Would you like some water, /name")
    stage.press(K.Key_Return)
    stage.type("?")
    assert now(stage).texts == ("Would you like some water, {name}?",)
    stage.press(K.Key_F2)
    stage.type("minutes waited")
    stage.press(K.Key_Return)
    stage.press(K.Key_Tab)
    stage.press(K.Key_A, CONTROL)
    stage.type("20")
    stage.press(K.Key_F6)
    stage.press(K.Key_Return)
    line = live(stage.desk, "OWN-1")
    assert [(row.field, row.op.value, row.value) for row in line.all] == [("minutes_waiting", ">=", 20)]
    assert "OWN-1" in {row.key.removeprefix("en/") for row in stage.studio.list.rows.rows()}


def test_a_line_nobody_can_read_shows_itself_and_is_brought_back(stage: PicturedStudio) -> None:
    desk = stage.desk
    put_live(desk, replace(live(desk), texts=("Ours is here.",)), live(desk))
    assert isinstance(desk.whole, SqliteStore)
    with desk.whole._writer.writing() as raw:
        raw.execute("UPDATE prompt_template SET occasions = '[\"dinner\"]' WHERE id = 'CI-13'")
    stage.studio.presenter.came()
    row = next(row for row in stage.studio.list.rows.rows() if row.key == LINE)
    assert row.accessibleName() == "Promise ready. Cannot be read any more"
    stage.studio.presenter.line_picked(LINE)
    assert "Another version of Frontdesk wrote this line" in stage.studio.editor.broken.text()
    stage.press(K.Key_F3)
    stage.press(K.Key_Return)
    assert live(desk).texts[0].startswith("We have")
    assert stage.studio.editor.broken.text() == ""


def test_a_rule_of_tone_is_allowed_by_name_and_stays_listed(stage: PicturedStudio) -> None:
    write(stage, "Your paper is here. Awesome!")
    stage.studio.foot.live.click()
    assert stage.studio.foot.allow.isVisible()
    stage.studio.foot.allow.click()
    stage.type("Our own word, the patients like it")
    stage.press(K.Key_Return)
    stage.studio.foot.live.click()
    (override,) = live(stage.desk).overrides
    assert (override.rule, override.by) == ("gush", stage.desk.staff.shown_name)
    assert "Allowed by" in stage.studio.editor.words.problems.text()


def test_an_empty_cue_and_no_occasion_are_said_at_their_place(stage: PicturedStudio) -> None:
    stage.studio.editor.words.title.setFocus()
    stage.press(K.Key_A, CONTROL)
    stage.press(K.Key_Delete)
    stage.studio.foot.live.click()
    stage.settle()
    assert "The cue is empty" in stage.studio.foot.refusal.text()
    assert stage.focus() is stage.studio.editor.words.title
    stage.type("Hand it over")
    stage.studio.editor.occasion_ticked.emit("check_in")
    stage.studio.foot.live.click()
    stage.settle()
    assert stage.focus() is stage.studio.editor.occasions


def test_what_protects_a_patient_nobody_may_allow(stage: PicturedStudio) -> None:
    write(stage, "Your diagnosis is here.")
    stage.studio.foot.live.click()
    assert "D6" in stage.studio.foot.refusal.text()
    assert not stage.studio.foot.allow.isVisible()
    write(stage, "Here is {adjustment_private}.")
    stage.studio.foot.live.click()
    assert stage.studio.foot.refusal.text()
    assert live(stage.desk).texts[0].startswith("We have")


def test_a_discreet_wording_with_the_fact_itself_is_refused_beside_it(stage: PicturedStudio) -> None:
    stage.studio.presenter.editing.variant_typed(0, "Your {promise_what} is here.")
    stage.studio.foot.live.click()
    assert "may not be heard here" in stage.studio.foot.refusal.text()
    assert stage.studio.editor.discreet.rows[0].words.hasFocus()
    stage.press(K.Key_Z, CONTROL)
    stage.studio.presenter.editing.variant_removed(0)
    stage.studio.foot.live.click()
    assert "discreet wording" in stage.studio.foot.refusal.text()
    stage.studio.presenter.editing.variant_added()
    assert now(stage).discreet == (Discreet(Reach.QUIET, ""),)


def test_a_second_person_confirms_that_words_fit_anyone(stage: PicturedStudio) -> None:
    stage.studio.editor.fits.click()
    stage.studio.foot.live.click()
    assert "second person" in stage.studio.editor._fits_note.text()
    assert not stage.studio.editor.confirm.isVisible()
    here, stage.desk.staff = stage.desk.staff, ben(stage.desk)
    stage.studio.presenter.came()
    assert stage.studio.editor.confirm.isVisibleTo(stage.studio.editor)
    stage.studio.editor.confirm.click()
    assert live(stage.desk).reviewed_by == "Ben Okri"
    assert stage.studio.editor._fits_note.text() == "Confirmed by Ben Okri."
    stage.desk.staff = here


def test_who_works_at_the_desk_looks_and_changes_nothing(stage: PicturedStudio) -> None:
    stage.desk.staff = replace(stage.desk.staff, role=Role.DESK)
    stage.studio.presenter.came()
    assert "by a manager" in stage.studio.may_change.text()
    write(stage, "Here is your paper.")
    for act in (stage.studio.foot.keep.click, stage.studio.foot.live.click, stage.studio.editor.switch.click):
        act()
    stage.press(K.Key_R, CONTROL)
    assert stage.desk.store.line_drafts() == ()
    assert stage.desk.store.line_versions(LINE) == ()
    assert rest_of(stage.desk, LINE) is None
    assert "CI-13" in stage.desk.deck.by_id
    assert "by a manager" in stage.studio.toast.words()


def test_esc_closes_what_is_open_and_goes_back_to_today(whole: PicturedStudio) -> None:
    whole.press(K.Key_F3)
    whole.press(K.Key_Escape)
    assert not whole.studio._history_shown
    whole.studio.list.complaint.click()
    whole.press(K.Key_Escape)
    assert whole.studio.complaint.isHidden()
    whole.press(K.Key_F2)
    whole.press(K.Key_Escape)
    assert not whole.studio.offer.isVisible()
    assert whole.window.place() == "prompts"
    whole.press(K.Key_Escape)
    assert whole.window.place() == "today"


def test_the_key_sheet_lists_every_key(whole: PicturedStudio) -> None:
    whole.press(K.Key_F1)
    assert whole.studio.sheet is not None
    assert whole.studio.sheet.isVisible()
    whole.press(K.Key_Escape)
    assert not whole.studio.sheet.isVisible()
    assert whole.window.place() == "prompts"
