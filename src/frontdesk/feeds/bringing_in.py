"""One file by the ordinary road with nobody at it: looked at, staged unseen, accepted, written in steps.

What a person would be asked on the import page is not guessed here: the file waits for somebody.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from frontdesk.domain.errors import Fixable, Refused
from frontdesk.feeds.feed import StoreClosed, Works
from frontdesk.importers.encodings import asks_encoding
from frontdesk.usecases import import_records as records
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.import_review import Counts, Review

_OF_A_NAME = frozenset({"name", "family", "given"})
_SAYS_ITSELF = (".json", ".ndjson", ".jsonl", ".fhir")
"""Endings of files without columns: nothing is asked about them."""
NO_NAMES = "Say which column holds the names."
TWO_WAYS = "Say whether the day or the month comes first in its dates."
ENCODING = "Say how its letters were saved."


class NeedsSomebody(Exception):
    """Only a person can say how this file is read; ``words`` say what is asked."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class Busy(Fixable):
    """Another list is under way; two at once would not see each other's new people."""

    def __init__(self) -> None:
        super().__init__("Another list is being brought in just now.", todo="It goes on when that is done.")


class Changed(Exception):
    """The file is not what it was when it was begun."""


def bring_in(
    works: Works, path: Path, still_the_same: Callable[[], bool], going_on: Callable[[], bool]
) -> Review:
    """Read one file and accept it; ``finish`` writes it. The answer may be a refusal.

    Raises ``NeedsSomebody``, ``Busy``, ``Changed``, ``StoreClosed`` and the store's own troubles.
    """

    def progress(_: int) -> None:
        if not going_on():
            raise StoreClosed

    review = works(lambda desk: _staged(desk, path, progress), beside=True)
    if not still_the_same():
        _drop(works, review)
        raise Changed
    try:
        works(lambda desk: records.accept(desk, review))
    except Fixable:
        _drop(works, review)
        raise
    return review


def _drop(works: Works, review: Review) -> None:
    """Where the store takes nothing just now, the next start does it."""
    with suppress(Fixable):
        works(lambda desk: records.drop(desk, review))


def finish(works: Works, review: Review) -> None:
    """Write what was accepted. After a trouble of the disk it is asked again, and goes on from there."""
    while not works(lambda desk: records.step(desk, review)):
        pass
    if review.run_id:
        told = {(problem.where, problem.reason) for problem in review.problems}
        later = works(lambda desk: desk.whole.import_problems(review.run_id))
        review.problems += [one for one in later if (one.where, one.reason) not in told]


def _staged(desk: Desk, path: Path, progress: records.Progress) -> Review:
    if desk.whole.unfinished_imports():
        raise Busy
    columns = day_first = None
    try:
        if path.suffix.lower() not in _SAYS_ITSELF:
            shown = records.preview(desk, path)
            if shown.header and not _OF_A_NAME & set(shown.guess.values()):
                raise NeedsSomebody(NO_NAMES)
            if not shown.day_first_sure:
                raise NeedsSomebody(TWO_WAYS)
            columns = dict(shown.guess) if shown.header else None
            day_first = shown.day_first if shown.order_as_last_time else None
    except Refused as refusal:
        if asks_encoding(refusal):
            raise NeedsSomebody(ENCODING) from None
        return Review(path=str(path), refused=str(refusal))
    return records.stage(desk, path, columns=columns, day_first=day_first, progress=progress)


def counts_words(review: Review) -> str:
    """ "12 patients: 4 new, 8 the same. 40 visits: 40 new."; nothing of anybody."""
    said = [_sum("patient", review.patients), _sum("visit", review.visits)]
    return " ".join(filter(None, said)) or "Nothing was in it."


def _sum(word: str, counts: Counts) -> str:
    if not counts.read:
        return ""
    parts = (
        (counts.new, "new"),
        (counts.changed, "changed"),
        (counts.same, "the same"),
        (counts.set_aside, "set aside"),
        (counts.left_out, "left out"),
    )
    said = ", ".join(f"{number:,} {what}" for number, what in parts if number)
    return f"{counts.read:,} {word}{'' if counts.read == 1 else 's'}: {said}."
