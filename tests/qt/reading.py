"""What a screen reader is told, and how much of a widget is painted."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot


def read(widget: QWidget) -> tuple[QAccessible.Role, str]:
    """Role and name of a widget, as assistive technology gets them."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.role(), interface.text(QAccessible.Text.Name)


def described(widget: QWidget) -> str:
    """The description of a widget, as assistive technology gets it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.text(QAccessible.Text.Description)


def inked_rows(image: QImage) -> list[int]:
    """The rows of a picture in which anything differs from its upper left pixel."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    data, line = bytes(image.constBits()), image.bytesPerLine()
    empty = data[:4] * image.width()
    return [y for y in range(image.height()) if data[y * line : y * line + len(empty)] != empty]


def give_focus(widget: QWidget) -> None:
    """Show the window of a widget, bring it to the front and put the focus on the widget."""
    widget.window().show()
    widget.window().activateWindow()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert widget.hasFocus()


def take_focus_away(widget: QWidget) -> None:
    """Show the window of a widget and leave the focus nowhere."""
    widget.window().show()
    QApplication.processEvents()
    widget.clearFocus()
    QApplication.processEvents()
    assert not widget.hasFocus()


def on_ground(qtbot: QtBot, widget: QWidget) -> QWidget:
    """Put a widget on a shown ground at its size hint, away from where the mouse rests."""
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.resize(1200, 400)
    widget.setParent(ground)
    hint = widget.sizeHint()
    widget.setGeometry(100, 100, hint.width(), hint.height())
    ground.show()
    return ground
