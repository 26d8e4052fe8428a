"""The reference page of the settings, docs/settings.md: made from the settings themselves.

``python -m frontdesk.settings.reference > docs/settings.md`` writes it; a test asserts that it is current.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

from frontdesk.settings.declared import OF_THE_CLINIC, OF_THIS_COMPUTER, TEXT_SIZE, THEME
from frontdesk.settings.file import FILE_NAME
from frontdesk.settings.setting import Setting


def page() -> str:
    """The whole page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield from (
        "# Settings",
        "",
        "Made by `python -m frontdesk.settings.reference`; a test says when it is behind.",
        "",
        "Settings (Ctrl ,) changes all of them; each counts at once. Ctrl Z takes the last change back.",
        "",
        "## This computer",
        "",
        f"Kept in `{FILE_NAME}` in the folder this computer has for settings of programs; the About page of",
        "Settings says where. They belong to whoever is signed in to the computer and hold nothing of a",
        "patient. A file that cannot be read is kept beside it under another name, and the usual settings",
        "count. One value that cannot be used stands as usual, the others count. What Frontdesk does not",
        "know stays in the file.",
        "",
        "```json",
        json.dumps({THEME.key: "dark", TEXT_SIZE.key: 150}, indent=2),
        "```",
        "",
    )
    yield from _table(OF_THIS_COMPUTER)
    yield from (
        "",
        "## The clinic",
        "",
        "Kept in the store, the same at every desk. Each change is an act of the person at the desk and can",
        "be taken back. Besides these: the clinic's name, phone, opening hours and closed days. The time",
        "zone is set at first run.",
        "",
    )
    yield from _table(OF_THE_CLINIC)


def _table(settings: tuple[Setting[Any], ...]) -> Iterator[str]:
    yield from ("| key | setting | may be | usual | |", "|---|---|---|---|---|")
    for one in settings:
        usual = json.dumps(one.written(one.default))
        yield f"| `{one.key}` | {one.label} | {one.range_in_words()} | `{usual}` | {one.help} |"


if __name__ == "__main__":
    sys.stdout.write(page())
