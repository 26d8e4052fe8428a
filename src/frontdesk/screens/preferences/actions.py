"""What Settings can do by key besides Tab and arrows."""

from frontdesk.frame.action import Action

ACTIONS: tuple[Action, ...] = (
    Action("back", "Back to Today", "Esc", "", "arrow-left", "settings"),
    Action("undo", "Take back the last change", "Ctrl+Z", "undo", "undo-2", "settings"),
    Action("redo", "Do it again", "Ctrl+Y", "redo", "redo-2", "settings"),
    Action("print", "Print the page Trust for a patient", "Ctrl+P", "print_pressed", "printer", "settings"),
)
"""``back`` is the view's own: what is half typed is kept first."""
