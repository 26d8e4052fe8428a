"""What can be done on the page of looks by key, besides Tab and arrows."""

from frontdesk.frame.action import Action

ACTIONS: tuple[Action, ...] = (
    Action("back", "Back", "Esc", "", "arrow-left", "looks"),
    Action("print", "Print the list", "Ctrl+P", "print_asked", "printer", "looks"),
)
"""``back`` is the view's own."""
