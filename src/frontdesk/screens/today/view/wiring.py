"""What each signal of Today reaches: facts in the past tense, each with one place to go."""

from frontdesk.domain.audience import Audience
from frontdesk.screens.today.board_acts import ASKED as VISIT_TIME
from frontdesk.screens.today.new_person import ASKED as NEW_PERSON
from frontdesk.screens.today.presenter import TodayPresenter
from frontdesk.screens.today.view.today_view import TodayView


def tie(view: TodayView, presenter: TodayPresenter) -> None:
    """Once, when the screen is built."""
    view.connect_presenter(presenter)
    _tie_board_and_find(view, presenter)
    _tie_card(view, presenter)
    _tie_leaving(view, presenter)
    _tie_phone(view, presenter)
    _tie_turned(view, presenter)
    _tie_what_opens_over(view, presenter)
    for pane in (view.card, view.leaving, view.phone):
        pane.details.clicked.connect(presenter.details.show)
    view.clock.timeout.connect(presenter.stage.minute_passed)
    view.heartbeat.timeout.connect(presenter.away.second_passed)


def _tie_board_and_find(view: TodayView, presenter: TodayPresenter) -> None:
    stage = presenter.stage
    view.board.list.person_picked.connect(view.person_picked)
    view.board.list.menu_wanted.connect(view.row_menu)
    view.board.list.fold_clicked.connect(stage.fold_clicked)
    view.board.delay_set.connect(presenter.situation.delay_set)
    view.idle.main_pressed.connect(presenter.enter)
    view.idle.other_pressed.connect(presenter.idle_picked)
    view.idle.not_booked.clicked.connect(presenter.not_booked_asked)
    view.idle.phone.clicked.connect(presenter.phone.ring)
    view.idle.new.clicked.connect(presenter.new_person.asked)
    view.idle.close_day.clicked.connect(presenter.on_board.close_day)
    view.idle.job_ticked.connect(stage.job_ticked)
    view.find_field.typed.connect(presenter.find.typed)
    view.find_field.cleared.connect(lambda: presenter.find.typed(""))
    view.find_field.moved.connect(presenter.find.moved)
    view.find_field.entered.connect(presenter.enter)
    view.found.picked.connect(presenter.found_picked)
    view.find_timer.timeout.connect(presenter.put_away)


def _tie_card(view: TodayView, presenter: TodayPresenter) -> None:
    acts = presenter.acts
    view.card.matched.connect(presenter.enter)
    view.card.answered.connect(presenter.answer_picked)
    view.card.put_away.connect(presenter.put_away)
    view.card.hide_pressed.connect(presenter.hide_or_show)
    view.card.leaving_pressed.connect(presenter.leaving)
    view.card.record_pressed.connect(presenter.record.asked)
    view.card.sound_pressed.connect(acts.sound_asked)
    view.card.chip_clicked.connect(presenter.situation.chip_clicked)
    lines, side = view.card.lines, view.card.side
    lines.ticked.connect(acts.line_ticked)
    lines.chosen.connect(acts.line_chosen)
    lines.why_pressed.connect(acts.why_asked)
    lines.not_right_pressed.connect(acts.not_right_asked)
    view.card.more_pressed.connect(acts.line_down)
    side.held.connect(view.notes_held)
    side.answered.connect(acts.question_answered)
    side.confirm_pressed.connect(acts.fact_confirmed)
    side.add_pressed.connect(acts.add_asked)
    side.promise_pressed.connect(acts.promise_asked)


def _tie_leaving(view: TodayView, presenter: TodayPresenter) -> None:
    acts, at_leaving, pane = presenter.acts, presenter.at_leaving, view.leaving
    pane.hide_pressed.connect(presenter.hide_or_show)
    pane.left_pressed.connect(presenter.enter)
    pane.chip_clicked.connect(presenter.situation.chip_clicked)
    pane.nothing.clicked.connect(at_leaving.nothing_needed)
    pane.sentence.typed.connect(at_leaving.field_typed)
    pane.sentence.ticked.connect(at_leaving.sentence_ticked)
    pane.sentence.say_what_pressed.connect(at_leaving.say_what_it_is)
    pane.sentence.entered.connect(presenter.enter)
    pane.sentence.field_left.connect(view.focus_home)
    pane.more_pressed.connect(acts.line_down)
    pane.rows.ticked.connect(acts.line_ticked)
    pane.rows.chosen.connect(acts.line_chosen)
    pane.promises.ticked.connect(at_leaving.promise_ticked)
    pane.promises.held.connect(view.notes_held)
    pane.promises.add_pressed.connect(acts.add_asked)
    pane.promises.promise_pressed.connect(acts.promise_asked)


def _tie_turned(view: TodayView, presenter: TodayPresenter) -> None:
    pane = view.turned
    pane.answered.connect(presenter.turned.answered)
    pane.field.textEdited.connect(presenter.turned.typed)
    pane.next_pressed.connect(presenter.turned.turn)
    pane.back_pressed.connect(presenter.put_away)
    view.card.show_pressed.connect(presenter.turned.turn)


def _tie_phone(view: TodayView, presenter: TodayPresenter) -> None:
    acts, pane = presenter.acts, view.phone
    pane.matched.connect(presenter.enter)
    pane.ended.connect(presenter.phone.hang_up)
    pane.hide_pressed.connect(presenter.hide_or_show)
    pane.chip_clicked.connect(presenter.situation.chip_clicked)
    pane.more_pressed.connect(acts.line_down)
    pane.rows.ticked.connect(acts.line_ticked)
    pane.rows.chosen.connect(acts.line_chosen)
    pane.add_pressed.connect(acts.add_asked)
    pane.promise_pressed.connect(acts.promise_asked)
    pane.held.connect(view.notes_held)


def _tie_what_opens_over(view: TodayView, presenter: TodayPresenter) -> None:
    acts = presenter.acts
    view.gate.digits_typed.connect(presenter.digits_typed)
    view.gate.picked.connect(presenter.gate_picked)
    view.gate.put_away.connect(presenter.put_away)
    view.gate.hide_pressed.connect(presenter.hide_or_show)
    view.bars.show_pressed.connect(presenter.hide_or_show)

    def given(what: str, words: str, audience: Audience | None) -> None:
        if what in NEW_PERSON:
            presenter.new_person.answered(what, words)
        elif what == VISIT_TIME:
            presenter.on_board.time_given(words)
        else:
            acts.words_given(what, words, audience)

    def left(what: str, words: str, audience: Audience | None) -> None:
        if what in NEW_PERSON:
            presenter.new_person.left(what, words)
        elif what == VISIT_TIME:
            presenter.on_board.time_left(words)
        else:
            acts.words_left(what, words, audience)

    def dropped(what: str) -> None:
        if what in NEW_PERSON:
            presenter.new_person.dropped()
        elif what != VISIT_TIME:
            acts.words_dropped(what)

    def edited(what: str, words: str) -> None:
        view.add_bar.show_note(presenter.on_board.dates_to_mind(words) if what == VISIT_TIME else "")

    view.add_bar.edited.connect(edited)
    view.add_bar.given.connect(given)
    view.add_bar.left.connect(left)
    view.add_bar.dropped.connect(dropped)
    view.add_bar.closed.connect(view.focus_home)
    view.add_bar.grown.connect(view.place)
    view.popups.reason_given.connect(acts.not_right)
    view.popups.whom_picked.connect(presenter.whom_picked)
    view.popups.closed.connect(view.focus_home)
    view.toast.undone.connect(presenter.taking_back.undo)
