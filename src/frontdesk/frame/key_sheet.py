"""The key sheet: what F1 shows, made from the actions themselves. Pure."""

from collections.abc import Sequence

from frontdesk.frame.action import Action

GROUPS = (
    ("card", "On a card"),
    ("today", "On Today"),
    ("record", "In the record"),
    ("prompts", "In Prompts"),
    ("anywhere", "Anywhere"),
)
BESIDES = {"today": (("Letters", "Find"),)}
"""What is no action but belongs on the sheet."""

Sheet = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
"""(title, ((key, what it does), ...)) for each group."""


def key_sheet(actions: Sequence[Action]) -> Sheet:
    """Every action once, in the order of the list, under where it works."""
    sheet = []
    for where, title in GROUPS:
        keys = tuple((a.key_words, a.label) for a in actions if a.where == where)
        if keys:
            sheet.append((title, (*BESIDES.get(where, ()), *keys)))
    return tuple(sheet)
