"""The table of the sheet "About your visit": which number is which answer.

A number never changes its meaning: another set of answers is another sheet, whose number stands at the foot.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from frontdesk import resources
from frontdesk.domain.consent import ConsentAnswer
from frontdesk.domain.fact import FactKind


@dataclass(frozen=True, slots=True)
class SheetItem:
    """One number: a tick, or a line to write on."""

    number: int
    kind: FactKind | None
    """None: the answer about personal notes."""
    values: Mapping[str, str] = field(default_factory=dict)
    """As ``Told`` takes them."""
    write: str = ""
    """The part of the kind that the written words fill."""
    one_of: str = ""
    """Only one of the ticks with the same word can be true."""
    consent: ConsentAnswer | None = None

    @property
    def wordy(self) -> bool:
        """The words may hold numbers themselves."""
        return self.kind is FactKind.PERSONAL_DETAIL


@dataclass(frozen=True, slots=True)
class SheetPart:
    """Answers under one heading."""

    key: str
    columns: int
    open: bool
    """May be repeated on the screen while others look: names, languages, needs."""
    items: tuple[SheetItem, ...]


@dataclass(frozen=True, slots=True)
class SheetTable:
    """The whole sheet."""

    sheet: int
    parts: tuple[SheetPart, ...]

    @property
    def items(self) -> dict[int, SheetItem]:
        """Every answer by its number."""
        return {item.number: item for part in self.parts for item in part.items}


@cache
def sheet_table() -> SheetTable:
    """The sheet that is printed and entered today. A missing or damaged file is our own defect."""
    read = json.loads(resources.read_text("papers", "about_your_visit.json"))
    parts = (
        SheetPart(part["key"], part["columns"], part["open"], tuple(map(_item, part["items"])))
        for part in read["parts"]
    )
    return SheetTable(read["sheet"], tuple(parts))


def _item(read: dict[str, object]) -> SheetItem:
    kind, consent, values = read.get("kind"), read.get("consent"), read.get("values", {})
    assert isinstance(values, dict)
    return SheetItem(
        int(str(read["number"])),
        FactKind(str(kind)) if kind else None,
        values,
        str(read.get("write", "")),
        str(read.get("one_of", "")),
        ConsentAnswer(str(consent)) if consent else None,
    )
