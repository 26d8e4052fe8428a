"""What can be done by key with what was brought in, besides Tab and arrows."""

from frontdesk.frame.action import Action

ACTIONS: tuple[Action, ...] = (
    Action("this_one", "Same person", "1", "this_one", "users-round", "brought"),
    Action("another", "Another person", "2", "another", "user-round-plus", "brought"),
    Action("not_used", "Not used", "3", "not_used", "x", "brought"),
    Action("alike", "All alike, or only this one", "4", "alike", "list-checks", "brought"),
    Action("back", "Back", "Esc", "", "arrow-left", "brought"),
    Action("undo", "Take back the last act", "Ctrl+Z", "undo", "undo-2", "brought"),
)
"""``back`` is the view's own."""
