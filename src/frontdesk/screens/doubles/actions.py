"""What can be done with doubles by key, besides Tab and arrows."""

from frontdesk.frame.action import Action

ACTIONS: tuple[Action, ...] = (
    Action("one", "One person", "Ctrl+Return", "one_person", "users-round", "doubles"),
    Action("two", "Two people", "Del", "two_people", "x", "doubles"),
    Action("swap", "The other record stays", "Ctrl+X", "swap", "shuffle", "doubles"),
    Action("private", "Private notes, while held", "F4", "private_held", "eye", "doubles"),
    Action("back", "Back", "Esc", "", "arrow-left", "doubles"),
    Action("undo", "Take back the last act", "Ctrl+Z", "undo", "undo-2", "doubles"),
)
"""``back`` is the view's own."""
