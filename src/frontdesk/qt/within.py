"""Where a widget stands: inside one of a kind, however deep."""

from PySide6.QtWidgets import QWidget


def within(widget: QWidget | None, kind: type[QWidget]) -> bool:
    """True when the widget, or one around it, is of this kind."""
    while widget is not None and not isinstance(widget, kind):
        widget = widget.parentWidget()
    return widget is not None
