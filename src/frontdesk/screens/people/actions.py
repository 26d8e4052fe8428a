"""The key of the panel; it works on every screen."""

from frontdesk.frame.action import Action

ACTIONS: tuple[Action, ...] = (
    Action(
        "people", "Who is at the desk, and a note for the next", "Ctrl+D", "asked", "users-round", "anywhere"
    ),
)
