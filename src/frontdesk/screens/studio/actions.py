"""What works by key in Prompts. "Put it live" has none: it is an act of its own."""

from frontdesk.frame.action import Action

ACTIONS: tuple[Action, ...] = (
    Action("new", "A new line", "Ctrl+N", "new_asked", "plus", "prompts"),
    Action("keep", "Keep the draft", "Ctrl+S", "keep_draft", "pencil", "prompts"),
    Action("condition", "Add a condition", "F2", "", "plus", "prompts"),
    Action("leave_out", "The marked words may be left out", "Ctrl+M", "", "text-cursor-input", "prompts"),
    Action("rest", "Rest it for four weeks, or wake it", "Ctrl+R", "rest_pressed", "circle-pause", "prompts"),
    Action("history", "Earlier versions of the line", "F3", "", "history", "prompts"),
    Action("wall", "The twelve, where there is little room", "F7", "", "users-round", "prompts"),
    Action("panes", "List, line, buttons", "F6", "", "panel-left", "prompts"),
    Action("undo", "Take back the last change", "Ctrl+Z", "undo", "undo-2", "prompts"),
    Action("redo", "Do it again", "Ctrl+Y", "redo", "redo-2", "prompts"),
    Action("back", "Close what is open, then back to Today", "Esc", "", "arrow-left", "prompts"),
    Action("keys", "All keys", "F1", "", "keyboard", "prompts"),
)
"""``handler`` names a method of the presenter; where it is empty the view does it itself."""
