"""The keys of Today as the table of the handbook; F1 shows the same."""

import sys
from collections.abc import Sequence
from pathlib import Path

from frontdesk.frame.action import Action
from frontdesk.frame.key_sheet import Sheet, key_sheet


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
