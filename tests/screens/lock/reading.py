"""Everything a widget says: on the screen, to a screen reader, in a title, a list or a tooltip."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QLineEdit, QWidget

from frontdesk.domain.fact import Fact
from frontdesk.domain.patient import Patient
from frontdesk.store.port import Store

_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


def said_by(window: QWidget) -> Iterator[str]:
    """Of a window and all that is in it, shown or not."""
    for widget in (window, *window.findChildren(QWidget)):
        yield widget.accessibleName()
        yield widget.accessibleDescription()
        yield widget.toolTip()
        yield widget.windowTitle()
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            yield widget.text()
        if isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from _in_list(widget.model())


def said_anywhere() -> list[str]:
    """Of every window of the program."""
    return [words for window in QApplication.topLevelWidgets() for words in said_by(window) if words]


def _in_list(model: QAbstractItemModel) -> Iterator[str]:
    for at in range(model.rowCount()):
        index = model.index(at, 0)
        for role in _ROLES:
            yield str(index.data(role) or "")
        for ours in range(Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 8):
            yield repr(index.data(ours) or "")


def about_patients(store: Store) -> set[str]:
    """Names and sentences nobody but the desk may read."""
    words: set[str] = set()
    for patient, _ in store.patients():
        for name in patient.names:
            words |= {name.family, *name.given, name.text}
        words |= _told(store, patient)
    return {word for word in words if len(word) > 2}


def _told(store: Store, patient: Patient) -> set[str]:
    facts: tuple[Fact, ...] = store.facts_of(patient.id)
    return {text for fact in facts for text in (fact.text, fact.neutral_verb, fact.how_to_meet)}


def found(store: Store, said: list[str]) -> list[tuple[str, str]]:
    """What about patients stands in what is said."""
    whole = "\n".join(said)
    here = [word for word in about_patients(store) if word in whole]
    return [(word, words) for words in said for word in here if word in words]
