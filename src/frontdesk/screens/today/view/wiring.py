"""What each signal of Today reaches: facts in the past tense, each with one place to go."""

from functools import partial

from frontdesk.domain.audience import Audience
from frontdesk.frame.backup_round import BackupRound
from frontdesk.screens.today.board_acts import ASKED as VISIT_TIME
from frontdesk.screens.today.first_hints import ASK, LEAVING, NAME
from frontdesk.screens.today.follow_acts import ASKED as FOLLOWED
from frontdesk.screens.today.new_person import ASKED as NEW_PERSON
from frontdesk.screens.today.presenter import TodayPresenter
from frontdesk.screens.today.view.following import Following
from frontdesk.screens.today.view.gate_pane import GatePane
from frontdesk.screens.today.view.leaving_pane import LeavingPane
from frontdesk.screens.today.view.phone_pane import PhonePane
from frontdesk.screens.today.view.printing import Printing
from frontdesk.screens.today.view.slim_menu import SlimMenu
from frontdesk.screens.today.view.today_view import TodayView


def tie(view: TodayView, presenter: TodayPresenter) -> None:
    """Once, when the screen is built."""
    view.connect_presenter(presenter)
    _tie_board_and_find(view, presenter)
    _tie_card(view, presenter)
    view.when_made(LeavingPane, partial(_tie_leaving, view, presenter))
    view.when_made(PhonePane, partial(_tie_phone, view, presenter))
    view.when_made(GatePane, partial(_tie_gate, presenter))
    _tie_turned(view, presenter)
    _tie_what_opens_over(view, presenter)
    _tie_papers(view, presenter)
    Following(view, presenter)
    _tie_strip(view, presenter)
    view.card.details.clicked.connect(presenter.details.show)
    view.clock.timeout.connect(presenter.stage.minute_passed)
    view.heartbeat.timeout.connect(presenter.away.second_passed)


def tie_backups(view: TodayView, backups: BackupRound) -> None:
    """The line on the idle screen while the newest backup is old, its button and its key."""
    view.idle.backup.pressed.connect(backups.asked)
    view.at_desk.back_up = backups.asked
    backups.toast = view.at_desk.say
    backups.show_on(view.idle.backup.show_line)


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
    view.idle.job_rung.connect(presenter.job_rung)
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
    view.card.name.hint.pressed.connect(partial(presenter.stage.hint_pressed, NAME))
    view.card.match.hint.pressed.connect(partial(presenter.stage.hint_pressed, ASK))
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


def _tie_leaving(view: TodayView, presenter: TodayPresenter, pane: LeavingPane) -> None:
    acts, at_leaving = presenter.acts, presenter.at_leaving
    pane.details.clicked.connect(presenter.details.show)
    pane.papers.clicked.connect(presenter.papers.asked)
    pane.hide_pressed.connect(presenter.hide_or_show)
    pane.left_pressed.connect(presenter.enter)
    pane.chip_clicked.connect(presenter.situation.chip_clicked)
    pane.nothing.clicked.connect(at_leaving.nothing_needed)
    pane.sentence.hint.pressed.connect(partial(presenter.stage.hint_pressed, LEAVING))
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


def _tie_papers(view: TodayView, presenter: TodayPresenter) -> None:
    papers = presenter.papers
    papers.display = Printing(view, view, papers)
    view.idle.papers.clicked.connect(papers.asked)
    view.card.side.sheet_pressed.connect(papers.sheet_pressed)


def _tie_strip(view: TodayView, presenter: TodayPresenter) -> None:
    SlimMenu(view)
    head, people = view.frame.head, view.frame.next.list
    head.hide_pressed.connect(presenter.hide_or_show)
    head.full_pressed.connect(view.strip_asked)
    people.person_picked.connect(view.person_picked)
    people.menu_wanted.connect(view.row_menu)


def _tie_turned(view: TodayView, presenter: TodayPresenter) -> None:
    pane = view.turned
    pane.answered.connect(presenter.turned.answered)
    pane.field.textEdited.connect(presenter.turned.typed)
    pane.next_pressed.connect(presenter.turned.turn)
    pane.back_pressed.connect(presenter.put_away)
    pane.copy_pressed.connect(presenter.turned.copy_asked)
    say, copy = presenter.turned.say, pane.copy
    copy.stepped.connect(say.step)
    copy.taken_out.connect(say.taken_out)
    copy.changed.connect(say.changed)
    copy.written.connect(say.written)
    copy.undone.connect(say.undo)
    view.card.show_pressed.connect(presenter.turned.turn)


def _tie_phone(view: TodayView, presenter: TodayPresenter, pane: PhonePane) -> None:
    acts = presenter.acts
    pane.details.clicked.connect(presenter.details.show)
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


def _tie_gate(presenter: TodayPresenter, pane: GatePane) -> None:
    pane.digits_typed.connect(presenter.digits_typed)
    pane.picked.connect(presenter.gate_picked)
    pane.put_away.connect(presenter.put_away)
    pane.hide_pressed.connect(presenter.hide_or_show)


def _tie_what_opens_over(view: TodayView, presenter: TodayPresenter) -> None:
    acts = presenter.acts
    view.bars.show_pressed.connect(presenter.hide_or_show)

    view.add_bar.edited.connect(lambda what, words: _below_the_field(view, presenter, what, words))
    view.add_bar.given.connect(partial(_given, presenter))
    view.add_bar.left.connect(partial(_left, presenter))
    view.add_bar.dropped.connect(partial(_dropped, presenter))
    view.add_bar.wanted.connect(partial(_again, presenter))
    view.add_bar.closed.connect(view.focus_home)
    view.add_bar.grown.connect(view.place)
    view.popups.reason_given.connect(acts.not_right)
    view.popups.whom_picked.connect(presenter.whom_picked)
    view.popups.closed.connect(view.focus_home)
    view.toast.undone.connect(presenter.taking_back.undo)


def _below_the_field(view: TodayView, presenter: TodayPresenter, what: str, words: str) -> None:
    """One quiet line about the words as they stand: what is better private goes before any hint."""
    bar, acts = view.add_bar, presenter.acts
    if what == VISIT_TIME:
        bar.show_note(presenter.on_board.dates_to_mind(words))
        return
    asked = presenter.new_person.asked_of(what, words) if what in NEW_PERSON else acts.asked_of(what, words)
    bar.ask_about(asked.question, asked.refused)
    if not asked.question and not asked.refused:
        bar.show_note(
            presenter.papers.note(what, words)
            or acts.sound_to_mind(what, words)
            or acts.promise_day(what, words)
        )


def _given(presenter: TodayPresenter, what: str, words: str, audience: Audience | None) -> None:
    """Enter in the field."""
    if what in NEW_PERSON:
        presenter.new_person.answered(what, words, audience)
    elif what == VISIT_TIME:
        presenter.on_board.time_given(words)
    elif what in FOLLOWED:
        presenter.follow.words_given(what, words)
    else:
        presenter.acts.words_given(what, words, audience)


def _left(presenter: TodayPresenter, what: str, words: str, audience: Audience | None) -> None:
    """Something came in between."""
    if what in NEW_PERSON:
        presenter.new_person.left(what, words)
    elif what == VISIT_TIME:
        presenter.on_board.time_left(words)
    elif what in FOLLOWED:
        presenter.follow.words_left(what, words)
    else:
        presenter.acts.words_left(what, words, audience)


def _again(presenter: TodayPresenter, what: str) -> None:
    """Everything was hidden while the field stood open, and is not any more."""
    if not presenter.at_desk.fields_open_again:
        return
    if what in NEW_PERSON:
        presenter.new_person.asked()
    elif what == VISIT_TIME:
        presenter.on_board.field_again()
    elif what in FOLLOWED:
        presenter.follow.field_again(what)
    else:
        presenter.acts.field_again(what)


def _dropped(presenter: TodayPresenter, what: str) -> None:
    """Esc in the field."""
    if what in NEW_PERSON:
        presenter.new_person.dropped()
    elif what in FOLLOWED:
        presenter.follow.words_dropped(what)
    elif what != VISIT_TIME:
        presenter.acts.words_dropped(what)
