"""What is cut off on a page: labels lower than their words, buttons smaller than they ask, things outside."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QScrollArea, QWidget

from frontdesk.qt.text import Text


def clipped(page: QWidget) -> list[str]:
    """One sentence for each thing that is cut and stays so; what is scrolled away counts for its own size.

    What a worker brings may come while this looks: it counts only once it had the time to be laid out.
    """
    for _ in range(8):  # a new height goes up through the nested layouts one round at a time
        QApplication.processEvents()
    for _ in range(20):
        if not (found := _cut_now(page)):
            break
        QTest.qWait(25)
    return found


def _cut_now(page: QWidget) -> list[str]:
    found: list[str] = []
    for widget in page.findChildren(QWidget):
        if not widget.isVisible():
            continue
        name = f"{type(widget).__name__} {_words(widget)!r}"
        if isinstance(widget, Text):
            if widget.hasHeightForWidth() and widget.height() < widget.heightForWidth(widget.width()):
                found.append(f"{name} is lower than its words")
            if (
                not widget.hasHeightForWidth()
                and not widget._elide
                and widget.width() < widget.natural_width()
            ):
                found.append(f"{name} is narrower than its words")
        elif isinstance(widget, QAbstractButton):
            least = widget.sizeHint()
            if widget.width() < least.width() or widget.height() < least.height():
                found.append(f"{name} is smaller than it asks: {widget.size()} < {least}")
        found += _wider_than_seen(widget, name)
        if not _scrolls(widget) and isinstance(widget, Text | QAbstractButton):
            place = QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())
            if not page.rect().contains(place):
                found.append(f"{name} reaches outside: {place}")
    return found


def _wider_than_seen(widget: QWidget, name: str) -> list[str]:
    inner = widget.widget() if isinstance(widget, QScrollArea) else None
    room = inner.parentWidget() if inner is not None else None
    if inner is None or room is None or inner.width() <= room.width():
        return []
    return [f"{name} is wider than it can be seen"]


def _words(widget: QWidget) -> str:
    return widget.text()[:40] if isinstance(widget, Text | QAbstractButton) else ""


def _scrolls(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False
