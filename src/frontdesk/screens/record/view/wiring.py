"""Ties what somebody does in a part of the record to the presenter: each signal has one place to go."""

from pathlib import Path

from frontdesk.domain.audience import Audience
from frontdesk.domain.paper import Paper
from frontdesk.qt.paper import blocks_of, save_pdf
from frontdesk.screens.record.presenter import RecordPresenter
from frontdesk.screens.record.view.for_good_panel import ForGoodPanel
from frontdesk.screens.record.view.note_list import NoteList
from frontdesk.screens.record.view.shield_panel import ShieldPanel


def wire_notes(notes: NoteList, presenter: RecordPresenter) -> None:
    """The notes of a chapter; changing one is the view's own."""
    notes.confirm_pressed.connect(presenter.confirmed)
    notes.remove_pressed.connect(presenter.removed)
    notes.end_picked.connect(presenter.ended)
    notes.audience_picked.connect(lambda id, who: presenter.audience_picked(id, Audience(who)))
    notes.more_pressed.connect(presenter.whole_asked)
    notes.strip_set.connect(presenter.strip_set)
    notes.answer_picked.connect(presenter.consent_answered)


def wire_foot(part: ForGoodPanel, shields: ShieldPanel, presenter: RecordPresenter) -> None:
    """Hidden from somebody, everything in a folder, and erasing; Esc there is the view's own."""
    acts = presenter.for_good
    shields.switched.connect(presenter.shield_set)
    part.save_pressed.connect(acts.folder_asked)
    part.erase_pressed.connect(acts.erase_asked)
    part.typed.connect(lambda words: part.set_ready(acts.typed_fits(words)))
    part.confirmed.connect(acts.erase_confirmed)


def draw_pdf(path: Path, paper: Paper) -> bool:
    """The copy to read, drawn away from the window; False when the disk did not take it."""
    return save_pdf(path, paper.title, blocks_of(paper))
