"""The running Frontdesk as another program meets it over the accessibility bus: nodes, names, presses.

Needs the system's Python with the packages python3-gi and gir1.2-atspi-2.0; nothing of Frontdesk is imported.
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

warnings.filterwarnings("ignore", category=DeprecationWarning)  # of the bindings, not ours

PROGRAM = "Frontdesk"
STATES = Atspi.StateType
CONTROLS = frozenset(
    {
        Atspi.Role.PUSH_BUTTON,
        Atspi.Role.PUSH_BUTTON_MENU,
        Atspi.Role.TOGGLE_BUTTON,
        Atspi.Role.CHECK_BOX,
        Atspi.Role.RADIO_BUTTON,
        Atspi.Role.ENTRY,
        Atspi.Role.TEXT,
        Atspi.Role.PASSWORD_TEXT,
        Atspi.Role.SPIN_BUTTON,
        Atspi.Role.COMBO_BOX,
        Atspi.Role.LIST,
        Atspi.Role.LIST_ITEM,
        Atspi.Role.MENU_ITEM,
        Atspi.Role.CHECK_MENU_ITEM,
        Atspi.Role.RADIO_MENU_ITEM,
        Atspi.Role.PAGE_TAB,
        Atspi.Role.SLIDER,
        Atspi.Role.LINK,
    }
)
"""What a person can press, tick, type into or choose from: each needs a name."""
KEYS = {
    "Enter": 0xFF0D,
    "Esc": 0xFF1B,
    "Space": 0x20,
    "Up": 0xFF52,
    "Down": 0xFF54,
    "F6": 0xFFC3,
    "F9": 0xFFC6,
}
_LOOK_AGAIN = 0.1
Found = TypeVar("Found")


class NotThere(Exception):
    """What was waited for did not come; the text says what."""


@dataclass(frozen=True)
class Node:
    """One node as it was when the tree was walked; presses go to the living one behind it."""

    depth: int
    role: str
    name: str
    description: str
    is_control: bool
    showing: bool
    able: bool
    ticked: bool
    focused: bool
    living: Atspi.Accessible

    def line(self) -> str:
        """One line of a printed tree."""
        marks = "".join(
            mark for mark, on in (("*", self.focused), ("x", self.ticked), ("-", not self.showing)) if on
        )
        more = f"  ({self.description})" if self.description else ""
        return f"{'  ' * self.depth}{self.role} {self.name!r}{more} {marks}".rstrip()


class Program:
    """The window under test. Every look is a fresh walk: what is asked is what stands there now."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self.said: list[str] = []
        """What the program asked a screen reader to say, in order."""
        self._root = self.wait(self._running, f"{PROGRAM} on the accessibility bus")
        self._listener = Atspi.EventListener.new(self._heard)
        self._listener.register("object:announcement")  # once it is there to hear of it

    def walk(self, *, everything: bool = False) -> list[Node]:
        """All nodes, parents before children; below what is out of sight only with ``everything``.

        A node that went away while being read is left out.
        """
        return list(_walk(self._root, 0, everything=everything))

    def find(self, role: str, starts: str, *, able: bool = False) -> Node | None:
        """The first node in sight of that role whose name starts so."""
        for node in self.walk():
            if (
                node.role == role
                and node.name.startswith(starts)
                and node.showing
                and (node.able or not able)
            ):
                return node
        return None

    def need(self, role: str, starts: str) -> Node:
        """The same, waited for until it can be used."""
        return self.wait(lambda: self.find(role, starts, able=True), f"a {role} named {starts!r}")

    def wait(self, look: Callable[[], Found | None], what: str, patience: float = 0) -> Found:
        """Look until there is something."""
        until = time.monotonic() + (patience or self._patience)
        while True:
            self.listen(_LOOK_AGAIN)
            found = look()
            if found:
                return found
            if time.monotonic() > until:
                raise NotThere(f"{what} did not come")

    def press(self, node: Node) -> None:
        """What a screen reader does when it is told to press."""
        actions = node.living.get_action_iface()
        names = [Atspi.Action.get_action_name(actions, i) for i in range(Atspi.Action.get_n_actions(actions))]
        for wanted in ("Press", "Toggle"):
            if wanted in names:
                Atspi.Action.do_action(actions, names.index(wanted))
                return
        raise NotThere(f"a way to press {node.role} {node.name!r} (it offers {names})")

    def type_into(self, node: Node, words: str) -> None:
        """What dictation does: put words into a field."""
        Atspi.EditableText.set_text_contents(node.living.get_editable_text_iface(), words)

    def key(self, name: str) -> None:
        """One key as from the keyboard."""
        Atspi.generate_keyboard_event(KEYS[name], None, Atspi.KeySynthType.SYM)
        self.listen(_LOOK_AGAIN)

    def listen(self, seconds: float) -> None:
        """Let what was announced come in."""
        context, until = GLib.MainContext.default(), time.monotonic() + seconds
        while time.monotonic() < until:
            if not context.iteration(False):
                time.sleep(0.005)

    def _heard(self, event: Atspi.Event) -> None:
        words = event.any_data
        self.said.append(words if isinstance(words, str) else str(words))

    def _running(self) -> Atspi.Accessible | None:
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            one = desktop.get_child_at_index(i)
            if one is not None and one.get_name() == PROGRAM and one.get_child_count():
                return one
        return None


def _walk(living: Atspi.Accessible, depth: int, *, everything: bool) -> Iterator[Node]:
    try:
        states = living.get_state_set()
        showing = states.contains(STATES.SHOWING) and states.contains(STATES.VISIBLE)
        yield Node(
            depth=depth,
            role=living.get_role_name(),
            name=living.get_name() or "",
            description=living.get_description() or "",
            is_control=living.get_role() in CONTROLS,
            showing=showing,
            able=states.contains(STATES.ENABLED),
            ticked=states.contains(STATES.CHECKED),
            focused=states.contains(STATES.FOCUSED),
            living=living,
        )
        if not (showing or everything):
            return
        children = [living.get_child_at_index(i) for i in range(living.get_child_count())]
    except GLib.Error:
        return
    for child in children:
        if child is not None:
            yield from _walk(child, depth + 1, everything=everything)
