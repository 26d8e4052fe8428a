"""What a feed has read, as the store remembers it: so that nothing is read twice, and for Settings."""

from datetime import datetime

from frontdesk.domain.feed_read import FeedRead
from frontdesk.feeds.feed import Works
from frontdesk.usecases.desk import Desk

_LATELY = 5


def now(works: Works) -> datetime:
    """On the clinic's clock."""
    return works(lambda desk: desk.local(desk.now()), beside=True)


def said(works: Works, at: datetime | None = None) -> str:
    """A moment, or this one, in the clinic's words: "14 May 07:10"."""
    return works(lambda desk: _said(desk, at or desk.now()), beside=True)


def note(
    works: Works, by: str, name: str, contents: str, words: str, *, stamp: str = "", run_id: str = ""
) -> None:
    """This was read to its end."""

    def job(desk: Desk) -> None:
        desk.whole.note_feed_read(FeedRead(by, desk.now(), name, contents, stamp, words, run_id))

    works(job)


def known(works: Works, by: str, contents: str) -> tuple[FeedRead | None, FeedRead | None]:
    """When these contents were read last, and the newest that was read at all."""

    def look(desk: Desk) -> tuple[FeedRead | None, FeedRead | None]:
        newest = next((one for one in desk.whole.feed_reads(by, _LATELY) if one.contents), None)
        return desk.whole.feed_read_of(by, contents), newest

    return works(look, beside=True)


def lately(works: Works, by: str) -> tuple[str, ...]:
    """What was read last in words, the newest first."""

    def look(desk: Desk) -> tuple[str, ...]:
        every = desk.whole.feed_reads(by, _LATELY)
        return tuple(f"{_said(desk, one.at)}  {one.name}: {one.words}" for one in every)

    return works(look, beside=True)


def _said(desk: Desk, at: datetime) -> str:
    return desk.speech.moment(desk.local(at), desk.today())
