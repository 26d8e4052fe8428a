"""What the desk can do on Today by key: one list for shortcuts, the key sheet and the tests."""

from frontdesk.frame.action import Action

ACTIONS: tuple[Action, ...] = (
    Action("main", "Main action of the card", "Return", "enter", "user-round-check", "card"),
    Action("said", "Tick the big line: said", "Space", "acts.tick_big", "check", "card"),
    Action("line_down", "Next line, person or answer", "Down", "acts.line_down", "arrow-down", "card"),
    Action("line_up", "The one before", "Up", "acts.line_up", "arrow-up", "card"),
    Action("not_right", "Not right, then 1 to 4", "Del", "acts.not_right_asked", "x", "card"),
    Action("add", "Add what we are told", "F2", "acts.add_asked", "plus", "card"),
    Action("promise", "Add a promise", "F3", "acts.promise_asked", "bookmark", "card"),
    Action("line_menu", "What became of it", "Shift+F3", "line_menu", "bookmark", "card"),
    Action("notes", "Notes, while held", "F4", "acts.notes_held", "eye", "card"),
    Action("why", "Why this line?", "F5", "acts.why_asked", "message-circle", "card"),
    Action("panes", "Board, card, rail", "F6", "next_pane", "panel-left"),
    Action("panes_back", "Rail, card, board", "Shift+F6", "last_pane", "panel-left"),
    Action("listening", "Who is listening", "F7", "situation.next_listening", "volume-2", "card"),
    Action("phone", "On the phone, and back", "Shift+F7", "phone.ring", "phone"),
    Action("show", "Show to the patient, next words", "F8", "turned.turn", "presentation", "card"),
    Action("copy", "What we keep, shown to the patient", "Ctrl+F8", "turned.copy_asked", "file-text"),
    Action("hide", "Hide everything, show", "F9", "hide_or_show", "eye-off", "anywhere"),
    Action("row_menu", "Menu of a row: state, time, with whom", "Shift+F10", "row_menu", "ellipsis-vertical"),
    Action("not_booked", "Not booked today", "Ctrl+B", "not_booked_asked", "calendar-x"),
    Action("new_person", "New patient", "Ctrl+Shift+N", "new_person.asked", "user-round-plus"),
    Action("print", "Print what fits here", "Ctrl+P", "papers.asked", "printer"),
    Action("close_day", "Close the day", "Ctrl+F9", "on_board.close_day", "moon"),
    Action(
        "back_up", "Back up now, while that is asked for", "Ctrl+Shift+B", "at_desk.back_up", "hard-drive"
    ),
    Action("details", "Show new details", "Ctrl+R", "details.show", "info", "card"),
    Action("away", "Put the card away", "Esc", "put_away", "x", "card"),
    Action("record", "Open record", "Ctrl+E", "record.asked", "file-text", "card"),
    Action("leaving", "Leaving", "Ctrl+Return", "leaving", "door-open", "card"),
    Action("strip", "Slim strip, full window", "F11", "strip", "panel-right", "anywhere"),
    Action("keys", "These keys", "F1", "keys", "keyboard", "anywhere"),
    Action("undo", "Undo, own acts only", "Ctrl+Z", "taking_back.undo", "undo-2", "anywhere"),
    Action("redo", "Redo", "Ctrl+Y", "taking_back.redo", "redo-2", "anywhere"),
    Action("companion", "Companion", "Alt+1", "situation.chip_1", "users-round", "card"),
    Action("chip_2", "The second chip", "Alt+2", "situation.chip_2", "timer", "card"),
    Action("chip_3", "The third chip", "Alt+3", "situation.chip_3", where="card"),
    Action("chip_4", "The fourth chip", "Alt+4", "situation.chip_4", where="card"),
    Action("chip_5", "The fifth chip", "Alt+5", "situation.chip_5", where="card"),
)
