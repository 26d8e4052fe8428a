"""Messages of other systems: stored before they are acknowledged, used in their order, then forgotten.

The text stands here only until the message is used. What stays for thirty days (who sent it, the sender's
number, what became of it, and what stands for the text) names nobody: erasing a person need not look for it.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from frontdesk.domain.errors import Refused
from frontdesk.domain.feed_message import FeedMessage, MessageState, Settled
from frontdesk.store.sqlite import chain, deeds

_COLUMNS = "at, source, control_id, contents, text, state, reason"


def keep(raw: Any, messages: Iterable[FeedMessage]) -> None:
    """Store them in their order; one that is here already is not stored again."""
    raw.executemany(
        f"INSERT OR IGNORE INTO feed_message ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                chain.utc_text(one.at),
                one.source,
                one.control_id,
                one.contents,
                one.text,
                one.state,
                one.reason,
            )
            for one in messages
        ],
    )


def waiting(raw: Any, limit: int) -> tuple[FeedMessage, ...]:
    """Those that are not used yet, as they came."""
    rows = raw.execute(
        f"SELECT {_COLUMNS}, number FROM feed_message WHERE state = 'waiting' ORDER BY number LIMIT ?",
        (limit,),
    )
    return tuple(map(_message, rows.fetchall()))


def settle(raw: Any, settled: Iterable[Settled]) -> None:
    """Write what each brought, and that it did. The address it came from stands in the history."""
    for one in settled:
        if one.deed is not None:
            deeds.write(raw, one.deed, also=(one.message.source,))
        text = one.message.text if one.state is MessageState.STUCK else b""
        raw.execute(
            "UPDATE feed_message SET state = ?, reason = ?, text = ? WHERE number = ? AND state = 'waiting'",
            (one.state, one.reason, text, one.message.number),
        )


def forget(raw: Any, before: datetime) -> None:
    """Those that were used and came before then."""
    where = "at < ? AND state <> 'waiting'"
    raw.execute(f"DELETE FROM feed_message WHERE {where}", (chain.utc_text(before),))


def erase(raw: Any) -> None:
    """Somebody is erased: a text that could not be read may be about anybody, so none of them stays.

    Raises ``Refused`` while messages wait: one of them would bring the person back.
    """
    if raw.execute("SELECT 1 FROM feed_message WHERE state = 'waiting'").fetchone():
        raise Refused(
            "Messages of another system are being taken in.", "Nothing was erased.", "Try again in a moment."
        )
    raw.execute("UPDATE feed_message SET text = x'' WHERE text <> x''")


def _message(row: Sequence[Any]) -> FeedMessage:
    at, source, control_id, contents, text, state, reason, number = row
    return FeedMessage(
        chain.from_utc_text(at),
        source,
        control_id,
        contents,
        bytes(text),
        MessageState(state),
        reason,
        number,
    )
