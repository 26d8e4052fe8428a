"""The keys of a screen as the table of its page; F1 shows the same."""

import sys
from collections.abc import Sequence
from pathlib import Path

from frontdesk.frame.action import Action
from frontdesk.frame.key_sheet import Sheet, key_sheet
from frontdesk.screens.catalogue import key_sheet as key_sheet_of_all


def as_markdown(sheet: Sheet) -> str:
    """The table itself."""
    out = []
    for title, rows in sheet:
        out += [f"**{title}**", "", "| Key | What it does |", "|---|---|"]
        out += [f"| {key} | {words} |" for key, words in rows]
        out.append("")
    return "\n".join(out)


FROM = "F1 shows them on the screen.\n"
"""The sentence of a page after which its table stands."""


def renewed(handbook: str, actions: Sequence[Action]) -> str:
    """The page with the table as the actions are now."""
    before, sentence, _ = handbook.partition(FROM)
    return f"{before}{sentence}\n{as_markdown(key_sheet(actions))}"


def actions_of(page: Path) -> Sequence[Action]:
    """Whose keys stand on a page of the handbook."""
    return dict(key_sheet_of_all())[{"desk": "Today", "prompts": "Prompts"}[page.stem]]


if __name__ == "__main__":
    for page in map(Path, sys.argv[1:]):
        page.write_text(renewed(page.read_text(encoding="utf-8"), actions_of(page)), encoding="utf-8")
