"""What a screen reader meets where Qt's own answer would be silent or untrue: roles, presses, polite words.

A button, a field or a label tells about itself. A painted row, a panel or a line across the card does not:
its class is marked with ``reads_as`` and gets its role, and what a press does, from here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QLabel, QWidget

Role = QAccessible.Role
Widget = TypeVar("Widget", bound=QWidget)


@dataclass(frozen=True, slots=True)
class _Reading:
    role: Role
    press: str | None


_READINGS: dict[type[QWidget], _Reading] = {}


def reads_as(role: Role, *, press: str | None = "") -> Callable[[type[Widget]], type[Widget]]:
    """Mark a class of widgets, and those derived from it.

    ``press`` names the method that stands for a press; without it a button is clicked, and with None a
    button is only there to be read.
    """

    def mark(kind: type[Widget]) -> type[Widget]:
        if not _READINGS:
            QAccessible.installFactory(_made)
        _READINGS[kind] = _Reading(role, press)
        return kind

    return mark


def say_politely(widget: QWidget, words: str) -> None:
    """Let a screen reader say it when it has finished what it is saying; the focus stays where it is."""
    if words:
        event = QAccessibleAnnouncementEvent(widget, words)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)


def read_before(widget: QWidget, sibling: QWidget) -> None:
    """A part made after its neighbours is still read where it stands. Neither may lie over the other."""
    widget.stackUnder(sibling)


def reached_before(widget: QWidget, other: QWidget) -> None:
    """Tab comes to it just before the other one."""
    first = other.previousInFocusChain()
    while first is not None and first is not other and first.focusPolicy() == Qt.FocusPolicy.NoFocus:
        first = first.previousInFocusChain()
    if first is not None:
        QWidget.setTabOrder(first, widget)


class _Marked(QAccessibleWidget):
    """What a marked widget tells."""

    def __init__(self, widget: QWidget, reading: _Reading) -> None:
        super().__init__(widget, reading.role)
        self._reading = reading

    def text(self, kind: QAccessible.Text) -> str:
        words = super().text(kind)
        owner = self.object()
        if kind is QAccessible.Text.Name and not words and isinstance(owner, QLabel):
            return owner.text()
        return words

    def actionNames(self) -> list[str]:
        own = [QAccessibleWidget.pressAction()] if self._pressed_by() is not None else []
        return own + list(super().actionNames())

    def doAction(self, name: str) -> None:
        press = self._pressed_by()
        if name == QAccessibleWidget.pressAction() and press is not None:
            press()
        else:
            super().doAction(name)

    def _pressed_by(self) -> Callable[[], object] | None:
        owner, press = self.object(), self._reading.press
        if press:
            found: Callable[[], object] = getattr(owner, press)
            return found
        return owner.click if isinstance(owner, QAbstractButton) and press is not None else None


def _made(_: str, owner: QObject) -> QAccessibleInterface | None:
    """Qt asks once for each class a widget derives from; the first answer counts."""
    for kind in type(owner).__mro__:
        reading = _READINGS.get(kind)
        if reading is not None and isinstance(owner, QWidget):
            return _Marked(owner, reading)
    return None
