"""Every place a text of the program can stand in, read out: the window, what it says, what it leaves."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex
from PySide6.QtGui import QAccessible, QAction, QClipboard, QPainter
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QWidget

from tests.screens.tree import nodes


@dataclass(frozen=True)
class Said:
    """Some text, and where it stands."""

    surface: str
    where: str
    text: str
    seen: bool = True
    """It can be seen; what only waits behind another screen can be read all the same."""


TOOLTIPS = frozenset({"toolTip", "statusTip", "whatsThis"})
TITLES = frozenset({"windowTitle", "windowFilePath", "windowIconText", "windowRole"})
_TEXTS = ("QString", "QStringList")


def on_screen(app: QApplication, window: QWidget) -> Iterator[Said]:
    """Everything somebody or a screen reader can get out of the window as it stands."""
    yield from properties(app.allWidgets())
    yield from actions(app)
    yield from models(app.allWidgets())
    yield from read_out(window)
    yield from painted(window)
    yield from copied(app)


def properties(widgets: Iterable[QWidget]) -> Iterator[Said]:
    """Every text property of every widget, seen or not: words, placeholder, names, tooltips, titles."""
    for widget in widgets:
        for name in _text_properties(type(widget)):  # type: ignore[arg-type]  # a class can be a key
            value = widget.property(name)
            text = " ".join(value) if isinstance(value, list) else value
            if text:
                yield Said(_surface(name), f"{type(widget).__name__}.{name}", text, widget.isVisible())


@cache
def _text_properties(kind: type[QWidget]) -> tuple[str, ...]:
    meta = kind.staticMetaObject  # type: ignore[attr-defined]  # every Qt class has one
    properties = (meta.property(at) for at in range(meta.propertyCount()))
    return tuple(one.name() for one in properties if one.typeName() in _TEXTS)


def _surface(name: str) -> str:
    if name in TOOLTIPS:
        return "tooltip"
    return "title" if name in TITLES else "widget"


def actions(app: QApplication) -> Iterator[Said]:
    """Entries of menus."""
    for top in app.topLevelWidgets():
        for act in top.findChildren(QAction):
            for name in ("text", "toolTip", "statusTip", "whatsThis", "iconText"):
                own_tip = name != "toolTip" or act.toolTip() != act.text()  # unset it repeats the entry
                if own_tip and (text := getattr(act, name)()):
                    yield Said(_surface(name), f"QAction.{name}", text)


def models(widgets: Iterable[QWidget]) -> Iterator[Said]:
    """Every role of every row that a list or a choice holds."""
    for widget in widgets:
        if isinstance(widget, QAbstractItemView | QComboBox):
            model = widget.model()
            if model is not None:
                yield from _rows(model, QModelIndex(), type(widget).__name__, widget.isVisible())


def _rows(model: QAbstractItemModel, parent: QModelIndex, where: str, seen: bool) -> Iterator[Said]:
    for row in range(model.rowCount(parent)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)):
            index = model.index(row, column, parent)
            for role in (*range(14), *range(256, 264)):
                value = model.data(index, role)
                if value is not None and not isinstance(value, int | float):
                    yield Said("model", f"{where}[{row}]", str(value), seen)
            yield from _rows(model, index, where, seen)


def read_out(window: QWidget) -> Iterator[Said]:
    """The tree of a screen reader, in sight or not."""
    text = QAccessible.Text
    for node in nodes(window):
        for part in (text.Name, text.Description, text.Value, text.Help):
            if words := node.living.text(part):
                yield Said("accessible", f"{node.role.name}.{part.name}", words, node.seen)


def painted(window: QWidget) -> Iterator[Said]:
    """The words that go through a painter when the window is drawn now."""
    found: list[str] = []
    draw_text = QPainter.drawText

    def text(self: QPainter, *given: Any) -> Any:
        found.extend(one for one in given if isinstance(one, str))
        return draw_text(self, *given)

    QPainter.drawText = text  # type: ignore[method-assign,assignment]  # put back below
    try:
        window.grab()
    finally:
        QPainter.drawText = draw_text  # type: ignore[method-assign]  # as it was
    yield from (Said("painted", "", words) for words in found)


def copied(app: QApplication) -> Iterator[Said]:
    """What another program could paste."""
    board = app.clipboard()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        if text := board.text(mode):
            yield Said("clipboard", mode.name, text)


@contextmanager
def announced() -> Iterator[list[Said]]:
    """What the program asks a screen reader to say meanwhile."""
    heard: list[Said] = []
    original = QAccessible.updateAccessibility

    def hear(event: Any) -> None:
        if hasattr(event, "message"):
            heard.append(Said("announcement", "", event.message()))

    try:
        QAccessible.updateAccessibility = hear  # type: ignore[method-assign]  # put back below
        yield heard
    finally:
        QAccessible.updateAccessibility = original  # type: ignore[method-assign]  # as it was


def files(folder: Path) -> Iterator[Said]:
    """Names and bytes of all below a folder: log, crash file, settings, store, heads, temporary files."""
    for file in sorted(folder.rglob("*")):
        yield Said("file name", str(file.parent), file.name)
        if file.is_file():
            data = file.read_bytes().replace(b"\0", b"")  # as UTF-8 or UTF-16
            yield Said("file", file.name, data.decode("latin-1"))
