"""Every sort of widget that shows words from data, made, laid out and painted with each hostile string."""

import time
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BIG_LINE, NAME, NOTE
from frontdesk.qt.widgets.banner import Banner
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.chip import SituationChip
from frontdesk.qt.widgets.field import Field
from frontdesk.qt.widgets.key_row import KeyRow
from frontdesk.qt.widgets.need_tile import NeedTile
from frontdesk.qt.widgets.tag import Tag
from tests.looks.dress import dressed


def _field(look: Look, words: str) -> QWidget:
    field = Field(look, accessible="Anything")
    field.setText(words)
    return field


SHOWS: dict[str, Callable[[Look, str], QWidget]] = {
    "a name": lambda look, words: Text(look, words, NAME),
    "a sentence": lambda look, words: Text(look, words, BIG_LINE, balanced=True),
    "a row cut short": lambda look, words: Text(look, words, NOTE, elide=True),
    "a button": Btn,
    "a chip": SituationChip,
    "a tag": Tag,
    "a need": lambda look, words: NeedTile(look, words, icon="ear"),
    "a row of keys": lambda look, words: KeyRow(look, words, icon="plus", key="F2"),
    "a banner": lambda look, words: Banner(look, words, icon="info"),
    "a field": _field,
}


def slowest_paint(given: list[str]) -> tuple[float, str, str]:
    """Seconds of the slowest, in which widget, and which string it was."""
    look, seconds = dressed(), list[tuple[float, str, str]]()
    for name, make in SHOWS.items():
        make(look, "Anna").grab()  # fonts and icons are there already in a window
        for words in given:
            started = time.process_time()
            made = make(look, words)
            made.resize(400, 300)
            made.grab()
            seconds.append((time.process_time() - started, name, words))
            made.deleteLater()
    return max(seconds)
