"""Ties what somebody does in a pane to the presenter: each signal has one place to go."""

from PySide6.QtWidgets import QLineEdit

from frontdesk.screens.studio.presenter import StudioPresenter
from frontdesk.screens.studio.view.editor_pane import EditorPane
from frontdesk.screens.studio.view.line_list import LineList


def wire_list(lines: LineList, presenter: StudioPresenter) -> None:
    """The left pane; picking a line and the complaint are the view's own."""
    listing = presenter.listing
    lines.searched.connect(listing.searched)
    lines.tab_picked.connect(listing.tab_picked)
    lines.looking_set.connect(listing.looking_set)
    lines.switched.connect(presenter.switched)
    lines.new.clicked.connect(presenter.new_asked)


def wire_words(editor: EditorPane, presenter: StudioPresenter) -> None:
    """What is said."""
    edit, words, discreet = presenter.editing, editor.words, editor.discreet
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
    editor.fallbacks.typed.connect(edit.fallback_typed)


def wire_rows(editor: EditorPane, presenter: StudioPresenter) -> None:
    """When it is said, and the rest."""
    edit, rows = presenter.editing, editor.conditions
    editor.order_picked.connect(edit.order_picked)
    editor.band_picked.connect(edit.band_picked)
    editor.subject_picked.connect(edit.subject_picked)
    editor.occasion_ticked.connect(edit.occasion_ticked)
    editor.condition_added.connect(edit.condition_added)
    editor.why_typed.connect(edit.why_typed)
    editor.once_set.connect(edit.once_set)
    editor.fits_set.connect(edit.fits_anyone_set)
    editor.fits_confirmed.connect(presenter.fits_confirmed)
    editor.fared.button.clicked.connect(presenter.rest_pressed)
    rows.box_picked.connect(edit.box_picked)
    rows.picked.connect(edit.condition_picked)
    rows.ticked.connect(edit.value_ticked)
    rows.number_typed.connect(edit.number_typed)
    rows.removed.connect(edit.condition_removed)


def can_turn_back(field: QLineEdit, key: str) -> bool:
    """Whether a field has a step of its own for the key."""
    return (key == "Ctrl+Z" and field.isUndoAvailable()) or (key == "Ctrl+Y" and field.isRedoAvailable())
