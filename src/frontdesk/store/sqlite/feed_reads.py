"""What came in by itself, so that nothing is read twice and Settings can say what came last."""

from collections.abc import Sequence
from typing import Any

from frontdesk.domain.feed_read import FeedRead
from frontdesk.store.sqlite import chain
from frontdesk.store.sqlite.imports import GOING, LEAVING, TAKEN_BACK

_COLUMNS = "feed, at, name, contents, stamp, words, run_id"


def note(raw: Any, read: FeedRead) -> None:
    """One more."""
    values = (
        read.feed, chain.utc_text(read.at), read.name, read.contents, read.stamp, read.words, read.run_id
    )  # fmt: skip
    raw.execute(f"INSERT INTO feed_read ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", values)


def newest(raw: Any, feed: str, limit: int) -> tuple[FeedRead, ...]:
    """In the order they were read, whatever the clock said, the newest first."""
    rows = raw.execute(
        f"SELECT {_COLUMNS} FROM feed_read WHERE feed = ? ORDER BY number DESC LIMIT ?", (feed, limit)
    )
    return tuple(map(_read, rows.fetchall()))


def of(raw: Any, feed: str, contents: str) -> FeedRead | None:
    """The last time these contents were read; not where that import was taken back since."""
    row = raw.execute(
        f"SELECT {_COLUMNS} FROM feed_read WHERE feed = ? AND contents = ? AND NOT EXISTS"
        " (SELECT 1 FROM import_run r WHERE r.id = run_id AND r.state IN (?, ?, ?))"
        " ORDER BY number DESC LIMIT 1",
        (feed, contents, LEAVING, GOING, TAKEN_BACK),
    ).fetchone()
    return _read(row) if row else None


def _read(row: Sequence[Any]) -> FeedRead:
    feed, at, *rest = row
    return FeedRead(feed, chain.from_utc_text(at), *rest)
