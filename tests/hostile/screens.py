"""Hostile strings as a clinic's own data, on the real screens: which of them stand there, and what acts.

A made-up day is filled with them field by field, many strings a clinic, and the screens are walked as the
desk walks them. Whatever a widget would take for a document, a picture or a rich tip is told.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtGui import QAction, Qt, QTextFormat
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QTextBrowser,
    QTextEdit,
    QWidget,
)  # fmt: skip

from frontdesk.domain.clinic import Clinic, Clinician
from frontdesk.domain.concern import Concern
from frontdesk.domain.deed import Record
from frontdesk.domain.fact import Fact
from frontdesk.domain.patient import Patient
from frontdesk.domain.promise import Promise
from frontdesk.domain.staff import HandOverNote, Person
from frontdesk.qt.plain_text import shown
from frontdesk.usecases.desk import Desk
from tests.desks import desk_with
from tests.looks.people import NOW, STAFF, TODAY, picture_id, pictured_day, ringing
from tests.looks.record_stage import PicturedRecord
from tests.looks.stage import PicturedToday

FIELDS: dict[type[Any], tuple[str, ...]] = {
    Patient: ("board_name", "names", "contacts", "identifiers"),
    Fact: ("text", "neutral_verb"),
    Promise: ("what", "who", "place"),
    Concern: ("words", "safe_phrase"),
    Clinician: ("spoken_name", "room"),
    Clinic: ("name", "phone"),
    Person: ("shown_name",),
    HandOverNote: ("words",),
}
"""Every field of the made-up day that somebody, or another system, once typed."""
MARKUP = tuple(
    text.replace("%", path)
    for path in ("/usr/share/pixmaps/x.png", "http://127.0.0.1:1/x.png", "data:image/png;base64,iVBORw0KGgo=")
    for text in (
        "<img src=%>", "<img src='%' width=9000 height=9000>", "<p style='background:url(%)'>x</p>",
        "<table background=%><tr><td>x</table>", "<body background='%'>", "<a href='%'>press</a>",
        "<object data=%>", "<svg><image href=%></svg>", "<link rel=stylesheet href=%>", "![x](%)", "[x](%)",
        "<html><head><title>x</title></head><img src=%>", "<qt>x<img src=%></qt>",
    )
)  # fmt: skip
"""What Qt or a browser would draw or fetch."""
TYPED = (
    "jav\x00ascript",
    "\u202eevil",
    "%n{name}[[x]]",
    "&File\tCtrl+Q",
    "a\nb\rc\u2028d",
    "&amp;<b>&lt;",
    "&&",
)


def strings(data: Path) -> list[str]:
    """The big list, the template payloads, the formulas and our own markup: each once, none empty."""
    naughty = data / "naughty"
    found: list[str] = json.loads((naughty / "strings" / "blns.json").read_text("utf-8"))
    found += (naughty / "ssti" / "ssti.fuzz").read_text("utf-8").splitlines()
    found += [
        str(t) for t in json.loads((naughty / "ssti/jinja-test_security-templates.json").read_text("utf-8"))
    ]
    found += formulas(data)
    found += [*MARKUP, *TYPED]
    return [text for text in dict.fromkeys(found) if text.strip()]


def formulas(data: Path) -> list[str]:
    """The payloads among the words of the page on formulas in lists."""
    page = (data / "naughty" / "csv-injection" / "README.md").read_text("utf-8")
    blocks = re.findall(r"```\w*\n(.*?)```", page, re.DOTALL)
    return [line.strip() for block in blocks for line in block.splitlines() if line.strip()]


@dataclass
class Seen:
    """What stood on the screens."""

    texts: set[str] = field(default_factory=set)
    acting: list[str] = field(default_factory=list)
    widgets: int = 0

    def look(self, app: QApplication) -> None:
        """Every widget there is, seen or not."""
        for widget in app.allWidgets():
            self.widgets += 1
            self._look_at(widget)

    def _look_at(self, widget: QWidget) -> None:
        for name in ("toolTip", "statusTip", "whatsThis"):
            tip = getattr(widget, name)()
            self._hear(tip)
            if Qt.mightBeRichText(tip):
                self.acting.append(f"{name} of {_named(widget)}: {tip[:60]}")
        for name in ("accessibleName", "accessibleDescription", "windowTitle"):
            self._hear(getattr(widget, name)())
        if isinstance(widget, QLabel):
            self._hear(widget.text())
            if widget.textFormat() is not Qt.TextFormat.PlainText and Qt.mightBeRichText(widget.text()):
                self.acting.append(f"{_named(widget)}: {widget.text()[:60]}")
        elif isinstance(widget, QAbstractButton):
            self._hear(widget.text())
        elif isinstance(widget, QAbstractItemView):
            self._look_at_items(widget)
        elif isinstance(widget, QMessageBox | QTextBrowser):
            self.acting.append(f"{_named(widget)} takes documents")
        elif isinstance(widget, QTextEdit | QPlainTextEdit):
            self._look_at_document(widget)
        for child in widget.children():
            self._look_inside(widget, child)

    def _look_inside(self, widget: QWidget, child: QObject) -> None:
        if isinstance(child, QAction):
            self._hear(child.text())
            if Qt.mightBeRichText(child.toolTip()):
                self.acting.append(f"an act of {_named(widget)}: {child.toolTip()[:60]}")

    def _look_at_document(self, widget: QTextEdit | QPlainTextEdit) -> None:
        self._hear(widget.toPlainText())
        for kind in widget.document().allFormats():
            if kind.isImageFormat() or kind.isTableFormat() or _leads_on(kind):
                self.acting.append(f"a document in {_named(widget)}")

    def _look_at_items(self, view: QAbstractItemView) -> None:
        model, top = view.model(), QModelIndex()
        for row in range(model.rowCount(top)):  # all of them are lists of one column
            at = model.index(row, 0, top)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                self._hear(str(at.data(role) or ""))
            tip = str(at.data(Qt.ItemDataRole.ToolTipRole) or "")
            if Qt.mightBeRichText(tip):
                self.acting.append(f"a tip in {_named(view)}: {tip[:60]}")

    def _hear(self, text: str) -> None:
        if text:
            self.texts.add(text)

    def held(self, given: list[str]) -> list[str]:
        """Which of these stood on a screen, at least with their first thirty letters."""
        everything = "\n".join(self.texts)
        return [text for text in given if shown(" ".join(text.split()))[:30] in everything]


def _leads_on(kind: QTextFormat) -> bool:
    return kind.isCharFormat() and kind.toCharFormat().isAnchor()


def _named(widget: QObject) -> str:
    return type(widget).__name__


def clinic_of(given: Iterator[str]) -> Desk:
    """The made-up day, every field of it another string; one with a NUL the store does not take."""
    kept = (one for one in given if "\0" not in one)
    return desk_with([_filled(record, kept) for record in (*pictured_day(), *ringing())], NOW, STAFF)


def _filled(record: Record, given: Iterator[str]) -> Record:
    changed: dict[str, Any] = {}
    for name in FIELDS.get(type(record), ()):
        value = getattr(record, name)
        if isinstance(value, str) and value:
            changed[name] = next(given)
        elif name == "names":
            changed[name] = tuple(replace(one, text=next(given)) for one in value)
        elif name in ("contacts", "identifiers"):
            changed[name] = tuple(replace(one, value=next(given)) for one in value)
    return replace(record, **changed) if changed else record


def walked(app: QApplication, given: list[str], rounds: int = 1) -> Seen:
    """All strings over the screens, so many clinics as they need. Not every field stands on a screen of the
    walk: with more ``rounds`` those that were not met come again, in other fields."""
    seen, missing = Seen(), given
    for _ in range(rounds):
        flow, used = cycle(missing), 0
        while used < len(missing):
            first = _Counted(flow)
            _through_today(app, clinic_of(first), seen)
            _through_record(app, clinic_of(first), seen)
            used += len(first.taken)
        held = set(seen.held(given))
        missing = [text for text in given if text not in held][::-1]
    return seen


class _Counted:
    """Strings as they are taken."""

    def __init__(self, flow: Iterator[str]) -> None:
        self._flow = flow
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.taken.append(next(self._flow))
        return self.taken[-1]


def _through_today(app: QApplication, desk: Desk, seen: Seen) -> None:
    with PicturedToday(app, 1366, 768, desk=desk) as stage:
        seen.look(app)
        stage.pick("siobhan")
        seen.look(app)
        stage.check_in("siobhan")
        for act in (
            partial(stage.presenter.acts.notes_held, 1),
            stage.presenter.acts.why_asked,
            stage.presenter.acts.promise_asked,
            stage.presenter.papers.asked,
        ):
            act()
            stage.settle()
            seen.look(app)
        stage.presenter.put_away()
        stage.view.find_field.take("a")
        stage.settle()
        seen.look(app)
        for key in ("tendai", "hanh"):
            stage.pick(key)
            stage.stand()
            seen.look(app)
        for row in islice(desk.store.board(TODAY), 20):
            stage.presenter.visit_picked(row.visit.id)
            stage.settle()
            seen.look(app)


def _through_record(app: QApplication, desk: Desk, seen: Seen) -> None:
    with PicturedRecord(app, desk=desk) as stage:
        for key in ("siobhan", "tendai"):
            stage.desktop._to_record(picture_id("patient", key), picture_id("visit", key))
            stage.settle()
            stage.record.presenter.notes_held(2)
            for _ in range(13):
                stage.record.presenter.step_chapter(1)
                stage.settle()
                seen.look(app)
