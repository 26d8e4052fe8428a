"""A menu of choices: of a row of the board, of a chip."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget


def open_menu(
    over: QWidget,
    name: str,
    choices: Iterable[tuple[str, str]],
    at: QPoint,
    picked: Callable[[str], None],
) -> None:
    """Open at a place of the screen; ``picked`` hears the key of a choice. Without choices nothing opens."""
    menu = QMenu(over)
    menu.setAccessibleName(name)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for key, words in choices:
        menu.addAction(words.replace("&", "&&")).setData(key)
    menu.triggered.connect(lambda act: picked(str(act.data())))
    if menu.isEmpty():
        menu.deleteLater()
    else:
        menu.popup(at)
