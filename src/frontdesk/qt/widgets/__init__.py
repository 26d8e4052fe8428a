"""Reusable widgets, one small file each.

To add one: derive from the Qt class whose accessible role fits (QAbstractButton, QLabel,
QLineEdit, QFrame), take a `Look` first, take every word through the constructor, size
everything through `look.px`, and add a behaviour test in `tests/qt/widgets/`.
"""
