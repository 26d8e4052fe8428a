"""What the desk can do in the record by key: one list for the keys, the key sheet and the tests."""

from frontdesk.frame.action import Action

ACTIONS: tuple[Action, ...] = (
    Action("add", "Add what we are told", "F2", "add_asked", "plus", "record"),
    Action("notes", "Private notes, while held", "F4", "notes_held", "eye", "record"),
    Action("panes", "Chapters, notes", "F6", "next_pane", "panel-left", "record"),
    Action("hide", "Hide everything, show", "F9", "hide", "eye-off", "record"),
    Action("back", "Leave the field, then back to Today", "Esc", "back", "arrow-left", "record"),
    Action("next_chapter", "The next chapter", "Ctrl+PgDown", "next_chapter", "arrow-down", "record"),
    Action("chapter_before", "The chapter before", "Ctrl+PgUp", "chapter_before", "arrow-up", "record"),
    Action("copy", "Print what we keep, for the patient", "Ctrl+P", "copy_asked", "printer", "record"),
    Action("undo", "Undo, own acts only", "Ctrl+Z", "undo", "undo-2", "record"),
    Action("redo", "Redo", "Ctrl+Y", "redo", "redo-2", "record"),
    Action("keys", "Keys", "F1", "keys", "keyboard", "record"),
)
