"""F1: the keys of Today, made from its actions; the same table stands in the handbook."""

import sys
from collections.abc import Sequence
from pathlib import Path

from frontdesk.frame.action import Action

GROUPS = (("card", "On a card"), ("today", "On Today"), ("anywhere", "Anywhere"))
BESIDES = {"today": (("Letters", "Find"),), "card": (), "anywhere": ()}
"""What is no action but belongs on the sheet."""

Sheet = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
"""(title, ((key, what it does), ...)) for each group."""


def key_sheet(actions: Sequence[Action]) -> Sheet:
    """Every action once, in the order of the list, under where it works."""
    return tuple(
        (title, (*BESIDES[where], *((a.key_words, a.label) for a in actions if a.where == where)))
        for where, title in GROUPS
    )


def as_markdown(sheet: Sheet) -> str:
    """The table of the handbook."""
    out = []
    for title, rows in sheet:
        out += [f"**{title}**", "", "| Key | What it does |", "|---|---|"]
        out += [f"| {key} | {words} |" for key, words in rows]
        out.append("")
    return "\n".join(out)


FROM = "F1 shows them on the screen.\n"
"""The sentence of the handbook after which the table stands."""


def renewed(handbook: str, actions: Sequence[Action]) -> str:
    """The handbook with the table as the actions are now."""
    before, sentence, _ = handbook.partition(FROM)
    return f"{before}{sentence}\n{as_markdown(key_sheet(actions))}"


if __name__ == "__main__":
    from frontdesk.screens.today.actions import ACTIONS

    page = Path(sys.argv[1])
    page.write_text(renewed(page.read_text(encoding="utf-8"), ACTIONS), encoding="utf-8")
