"""The change board: who wants to know, and who changed it. The one road by which news spreads."""

from collections.abc import Callable

from frontdesk.domain.changes import Changes

Listener = Callable[[Changes], None]


class ChangeBoard:
    """Screens listen; whoever wrote publishes and is not told about its own change."""

    def __init__(self) -> None:
        self._listeners: dict[object, Listener] = {}

    def listen(self, who: object, heard: Listener) -> None:
        """``heard`` is called with every change that somebody else than ``who`` made."""
        self._listeners[who] = heard

    def leave(self, who: object) -> None:
        """``who`` closes."""
        self._listeners.pop(who, None)

    def publish(self, changes: Changes, by: object) -> None:
        """Tell everybody but ``by``."""
        for who, heard in list(self._listeners.items()):
            if who is not by:
                heard(changes)
