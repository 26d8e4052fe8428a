"""The key that takes a copied list; it works on every screen."""

from frontdesk.frame.action import Action

ACTIONS: tuple[Action, ...] = (
    Action("paste", "Paste a copied list", "Ctrl+Shift+V", "pasted", "file-input", "anywhere"),
)
