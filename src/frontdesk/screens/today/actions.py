"""What the desk can do on Today by key: one list for shortcuts, the key sheet and the tests."""

from frontdesk.frame.action import Action

ACTIONS: tuple[Action, ...] = (
    Action("main", "Main action of the card", "Return", "enter", "user-round-check"),
    Action("said", "Tick the big line: said", "Space", "acts.tick_big", "check"),
    Action("line_down", "Make the next line the big one", "Down", "acts.line_down", "arrow-down"),
    Action("line_up", "Make the line before the big one", "Up", "acts.line_up", "arrow-up"),
    Action("not_right", "Not right, then 1 to 4", "Del", "acts.not_right_asked", "x"),
    Action("add", "Add what we are told", "F2", "acts.add_asked", "plus"),
    Action("promise", "Add a promise", "F3", "acts.promise_asked", "bookmark"),
    Action("notes", "Notes, while held", "F4", "acts.notes_held", "eye"),
    Action("why", "Why this line?", "F5", "acts.why_asked", "message-circle"),
    Action("panes", "Board, card, rail", "F6", "next_pane", "panel-left", "anywhere"),
    Action("panes_back", "Rail, card, board", "Shift+F6", "last_pane", "panel-left", "anywhere"),
    Action("listening", "Who is listening", "F7", "situation.next_listening", "volume-2"),
    Action("hide", "Hide everything, show", "F9", "hide_or_show", "eye-off", "anywhere"),
    Action("row_menu", "Where somebody is: menu of the row", "Shift+F10", "row_menu", "ellipsis-vertical"),
    Action("new_person", "New patient", "Ctrl+Shift+N", "new_person.asked", "user-round-plus"),
    Action("close_day", "Close the day", "Ctrl+F9", "on_board.close_day", "moon"),
    Action("away", "Put the card away", "Esc", "put_away", "x"),
    Action("leaving", "Leaving", "Ctrl+Return", "leaving", "door-open"),
    Action("undo", "Undo, own acts only", "Ctrl+Z", "undo", "undo-2", "anywhere"),
    Action("redo", "Redo", "Ctrl+Y", "redo", "redo-2", "anywhere"),
    Action("companion", "Companion", "Alt+1", "situation.chip_1", "users-round"),
    Action("chip_2", "The second chip", "Alt+2", "situation.chip_2", "timer"),
    Action("chip_3", "The third chip", "Alt+3", "situation.chip_3"),
    Action("chip_4", "The fourth chip", "Alt+4", "situation.chip_4"),
    Action("chip_5", "The fifth chip", "Alt+5", "situation.chip_5"),
)
