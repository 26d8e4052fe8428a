"""Ties what somebody does in Prompts to the presenter: each signal has one place to go."""

from typing import TYPE_CHECKING

from frontdesk.screens.studio.presenter import StudioPresenter

if TYPE_CHECKING:
    from frontdesk.screens.studio.view.studio_view import StudioView


def wire(view: "StudioView", presenter: StudioPresenter) -> None:
    """Once, when the screen is made."""
    _list(view, presenter)
    _words(view, presenter)
    _rows(view, presenter)
    view.foot.drop.clicked.connect(presenter.drop_draft)
    view.foot.keep.clicked.connect(presenter.keep_draft)
    view.foot.live.clicked.connect(presenter.put_live)
    view.wall.history_pressed.connect(view.turn_history)
    view.wall.version_picked.connect(presenter.versions.picked)
    view.wall.closed.connect(view.wall_away)
    view.compare.picked.connect(presenter.comparing.picked)
    view.complaint.kept.connect(lambda said, this: presenter.complaint_added(said, about_this=this))
    view.complaint.closed.connect(view.list.take_keys)
    view.toast.undone.connect(presenter.undo)


def _list(view: "StudioView", presenter: StudioPresenter) -> None:
    lines, listing = view.list, presenter.listing
    lines.searched.connect(listing.searched)
    lines.tab_picked.connect(listing.tab_picked)
    lines.looking_set.connect(listing.looking_set)
    lines.picked.connect(view.pick_line)
    lines.switched.connect(presenter.switched)
    lines.new.clicked.connect(presenter.new_asked)
    lines.complaint.clicked.connect(view.complain)


def _words(view: "StudioView", presenter: StudioPresenter) -> None:
    edit, words, discreet = presenter.editing, view.editor.words, view.editor.discreet
    words.title_typed.connect(edit.title_typed)
    words.words.edited.connect(edit.text_typed)
    words.words.word_ended.connect(edit.word_ended)
    words.wording_picked.connect(edit.wording_picked)
    words.wording_added.connect(edit.wording_added)
    words.wording_removed.connect(edit.wording_removed)
    discreet.typed.connect(edit.variant_typed)
    discreet.reach_picked.connect(edit.reach_picked)
    discreet.added.connect(edit.variant_added)
    discreet.removed.connect(edit.variant_removed)
    discreet.word_ended.connect(edit.word_ended)
    view.editor.fallbacks.typed.connect(edit.fallback_typed)


def _rows(view: "StudioView", presenter: StudioPresenter) -> None:
    edit, editor, rows = presenter.editing, view.editor, view.editor.conditions
    editor.switched.connect(view.open_switched)
    editor.order_picked.connect(edit.order_picked)
    editor.band_picked.connect(edit.band_picked)
    editor.subject_picked.connect(edit.subject_picked)
    editor.occasion_ticked.connect(edit.occasion_ticked)
    editor.condition_added.connect(edit.condition_added)
    editor.why_typed.connect(edit.why_typed)
    editor.once_set.connect(edit.once_set)
    editor.fits_set.connect(edit.fits_anyone_set)
    editor.wall_button.clicked.connect(view.wall_over)
    editor.fared.button.clicked.connect(presenter.rest_pressed)
    rows.box_picked.connect(edit.box_picked)
    rows.picked.connect(edit.condition_picked)
    rows.ticked.connect(edit.value_ticked)
    rows.number_typed.connect(edit.number_typed)
    rows.removed.connect(edit.condition_removed)
