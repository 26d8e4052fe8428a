"""What works in every window of the program, whatever screen is in front."""

from frontdesk.frame.action import Action

ANYWHERE: tuple[Action, ...] = (
    Action("text_larger", "Larger text", "Ctrl++", "larger", "type", "anywhere"),
    Action("text_smaller", "Smaller text", "Ctrl+-", "smaller", "type", "anywhere"),
    Action("text_usual", "Text that fits the screen", "Ctrl+0", "usual", "type", "anywhere"),
)
"""``handler`` names a method of ``qt.dressing.Dressing``."""

ALSO = {"Ctrl+=": "Ctrl++"}
"""Keys that do the same: where + needs Shift, people press the key without it."""
