"""What the patient reads about themselves on the turned screen, page by page. Pure.

A reading page, not a sign: it may hold more than the twelve words of Show, because everything held has to
stand somewhere, and its rows are at least 24 px, because somebody reads them standing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from frontdesk.domain.fact import Fact, FactKind
from frontdesk.domain.own_words import is_emptied
from frontdesk.domain.paper import Paper, PaperRow
from frontdesk.usecases.own_say import ABOUT_ME_LONGEST, words_part

ROWS = 5
"""So many rows of large type stand on one page of a small screen; more go on the next."""
ABOUT_ME = "About you"
ASKED = "One line about yourself, if you like: what we may know so that you feel at home here."
ONLY_WITH_A_YES = "We keep it only if you want us to."


@dataclass(frozen=True, slots=True)
class CopyRow:
    """One thing that is held."""

    text: str = field(repr=False)
    beside: str = field(repr=False)
    """Who told us and when."""
    id: str = ""
    """Of what can be taken out; empty where nothing can."""
    words: str = field(default="", repr=False)
    """What stands in the field when it is changed; empty where there are no words to change."""
    longest: int = 0


@dataclass(frozen=True, slots=True)
class CopyPage:
    """Some rows under their heading, or the line about oneself."""

    title: str = field(repr=False)
    rows: tuple[CopyRow, ...] = field(default=(), repr=False)
    about_longest: int = 0
    """So many characters of a line about oneself fit; 0 where none is asked for."""


@dataclass(frozen=True, slots=True)
class CopyShown:
    """What stands on the turned screen while the patient reads."""

    clinic: str
    page: CopyPage
    at: int
    """Counts from 1."""
    of: int
    said: str = ""
    """What was just done: "Taken out."."""
    undo: bool = False
    """It can be taken back."""
    trouble: str = ""


def pages_of(paper: Paper, facts: Sequence[Fact]) -> tuple[CopyPage, ...]:
    """Everything held, and last the line about oneself unless the patient wrote one."""
    by_id = {fact.id: fact for fact in facts}
    pages = [page for part in paper.parts for page in _split(part.title, part.rows, by_id)]
    if not any(_about_me(fact) for fact in facts):
        pages.append(CopyPage(ABOUT_ME, about_longest=ABOUT_ME_LONGEST))
    return tuple(pages)


def _split(title: str, rows: tuple[PaperRow, ...], facts: Mapping[str, Fact]) -> Iterator[CopyPage]:
    for start in range(0, len(rows), ROWS):
        some = rows[start : start + ROWS]
        yield CopyPage(title, tuple(_row(one, facts.get(one.id)) for one in some))


def _row(row: PaperRow, fact: Fact | None) -> CopyRow:
    part = words_part(fact) if fact is not None else None
    words = fact.text if fact is not None and part is not None else ""
    return CopyRow(row.text, row.beside, row.id, words, part.longest if part is not None else 0)


def _about_me(fact: Fact) -> bool:
    mine = fact.kind is FactKind.PERSONAL_DETAIL and fact.locked_by_patient
    return mine and not is_emptied(fact)
