"""The tree of what a screen reader meets, walked as assistive technology walks it."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

Role = QAccessible.Role
CONTROLS = frozenset(
    {
        Role.Button,
        Role.ButtonMenu,
        Role.CheckBox,
        Role.RadioButton,
        Role.EditableText,
        Role.List,
        Role.ListItem,
        Role.MenuItem,
        Role.ComboBox,
        Role.SpinBox,
        Role.PageTab,
        Role.Slider,
        Role.Link,
    }
)
"""What can be pressed, ticked, typed into or chosen from."""


@dataclass(frozen=True)
class Node:
    """One node of the tree."""

    role: QAccessible.Role
    name: str
    description: str
    seen: bool
    living: QAccessibleInterface


def nodes(top: QWidget) -> list[Node]:
    """Every node in reading order."""
    interface = QAccessible.queryAccessibleInterface(top)
    assert interface is not None
    return list(_walk(interface, top.isVisible()))


def _walk(one: QAccessibleInterface, seen: bool) -> Iterator[Node]:
    seen = seen and not one.state().invisible
    text = QAccessible.Text
    yield Node(one.role(), one.text(text.Name), one.text(text.Description), seen, one)
    for i in range(one.childCount()):
        child = one.child(i)
        assert child is not None, f"child {i} of {one.text(text.Name)!r} is announced and not there"
        yield from _walk(child, seen)
