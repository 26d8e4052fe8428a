"""The door to files: what is in it, and its rows in batches. All parsing happens in a child process."""

import json
import logging
import queue
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any

from frontdesk.domain.errors import Refused
from frontdesk.domain.imported import ImportedRow
from frontdesk.importers import child_process, wire
from frontdesk.importers.format import Preview, ReadAs
from frontdesk.importers.in_memory import handed_on
from frontdesk.importers.pasted.lines import MOST_LETTERS, too_large

SILENCE_SECONDS = 60.0
"""A child that says nothing for so long is ended."""
_LONGEST_ANSWER = 50_000_000
_AHEAD = 8
_log = logging.getLogger(__name__)

_STOPPED = Refused(
    "Reading this file stopped unexpectedly.", "Nothing was imported.", "Export it again, or as CSV."
)
_TOO_SLOW = Refused(
    "This file takes too long to read.", "Nothing was imported.", "Export a smaller part of it."
)


def preview(path: Path, how: ReadAs, *, silence: float = SILENCE_SECONDS) -> Preview:
    """What the review shows first: kind of file, columns, guess, sample values. Raises ``Refused``."""
    for answer in _answers(path, how, "preview", silence):
        if "preview" in answer:
            return wire.unpack_preview(answer["preview"])
    raise _STOPPED


def read(
    path: Path,
    *,
    zone: str,
    today: date,
    columns: Mapping[str, str] | None = None,
    encoding: str | None = None,
    day_first: bool | None = None,
    silence: float = SILENCE_SECONDS,
) -> Iterator[tuple[ImportedRow, ...]]:
    """Batches of at most 200 rows, in the order of the file. Raises ``Refused`` for the whole file.

    Rows that came before a refusal must not be kept: an import is whole or absent. Closing the iterator early
    ends the child.
    """
    how = ReadAs(zone, today, columns, encoding, day_first)
    yield from _rows(_answers(path, how, "read", silence))


def read_pasted(
    pasted: str, *, zone: str, today: date, silence: float = SILENCE_SECONDS
) -> Iterator[tuple[ImportedRow, ...]]:
    """The same for a list somebody copied. It goes to the child by its pipe and is never a file.

    In a child too, though it is small: whoever wrote it is as unknown as with a file, and 5,000 lines are
    a second of work that would hold the desk.
    """
    if len(pasted) > MOST_LETTERS:
        raise too_large(f"{len(pasted):,} letters; the limit is {MOST_LETTERS:,}")
    request = {"ask": "pasted", "pasted": pasted, **_as_json(ReadAs(zone, today))}
    yield from _rows(_asked(request, silence))


def _rows(answers: Iterator[dict[str, Any]]) -> Iterator[tuple[ImportedRow, ...]]:
    for answer in answers:
        if "rows" in answer:
            yield tuple(wire.unpack_row(row) for row in answer["rows"])


@dataclass(frozen=True, slots=True)
class _Ended:
    """The child's channel is closed."""


def _answers(path: Path, how: ReadAs, ask: str, silence: float) -> Iterator[dict[str, Any]]:
    return _asked({"ask": ask, "path": str(path), **_as_json(how)}, silence, handed_on(path))


def _as_json(how: ReadAs) -> dict[str, Any]:
    return {
        "zone": how.zone,
        "today": how.today.isoformat(),
        "columns": dict(how.columns) if how.columns is not None else None,
        "encoding": how.encoding,
        "day_first": how.day_first,
    }


def _asked(
    request: dict[str, Any], silence: float, inherits: tuple[int, ...] = ()
) -> Iterator[dict[str, Any]]:
    try:
        child = child_process.start("frontdesk.importers.child", inherits)
    except OSError:
        raise _STOPPED from None
    assert child.stdin is not None
    assert child.stdout is not None
    lines: queue.Queue[bytes | _Ended] = queue.Queue(maxsize=_AHEAD)
    ended = threading.Event()
    listener = threading.Thread(
        target=_listen, args=(child.stdout, lines, ended), name="import reader", daemon=True
    )
    listener.start()
    too_long = threading.Timer(silence, child.kill)  # a child that takes nothing would keep whoever writes
    too_long.start()
    try:
        try:
            child.stdin.write(json.dumps(request).encode() + b"\n")
            child.stdin.close()
        except OSError:
            raise _STOPPED from None
        finally:
            too_long.cancel()
            too_long.join()
        yield from _heard(lines, silence)
    finally:
        ended.set()
        child.kill()
        child.wait()
        listener.join(timeout=5)
        child.stdout.close()


def _heard(lines: "queue.Queue[bytes | _Ended]", silence: float) -> Iterator[dict[str, Any]]:
    while True:
        try:
            line = lines.get(timeout=silence)
        except queue.Empty:
            raise _TOO_SLOW from None
        if isinstance(line, _Ended):
            raise _STOPPED
        try:
            answer = json.loads(line)
        except ValueError:
            raise _STOPPED from None
        if "defect" in answer:
            _log.error("the reading child stopped: " + str(answer["defect"]))  # a place, no value
        if "refused" in answer:
            raise wire.unpack_refusal(answer["refused"])
        if "done" in answer:
            return
        yield answer


def _listen(channel: IO[bytes], lines: "queue.Queue[bytes | _Ended]", ended: threading.Event) -> None:
    """Hand lines on as they come; the child waits when nobody takes them."""
    while not ended.is_set():
        line = channel.readline(_LONGEST_ANSWER)
        item: bytes | _Ended = line if line.endswith(b"\n") else _Ended()
        while not ended.is_set():
            try:
                lines.put(item, timeout=0.2)
                break
            except queue.Full:
                continue
        if isinstance(item, _Ended):
            return
