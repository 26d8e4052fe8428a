"""The reading child: ``python -m frontdesk.importers.child``. It parses, the desk does not.

One request comes in as a line of JSON, batches of rows go out as lines of JSON, the last line says how it
ended. It has limits on memory and time where the system knows them, and says nothing on its error channel:
the text of a library's exception may hold a value.
"""

import contextlib
import json
import os
import sys
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from frontdesk.domain.errors import Fixable, Refused
from frontdesk.domain.imported import ImportedRow
from frontdesk.importers import wire
from frontdesk.importers.format import Format, ReadAs

BATCH = 200
MEMORY_BYTES = 1_500_000_000
CPU_SECONDS = 900
_SNIFFED = 65_536


def main() -> int:
    """Answer one request; 0 even for a refused file: the answer says so."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    _limit_itself()
    request = json.loads(sys.stdin.buffer.readline())
    try:
        for answer in _answers(request):
            _send(answers, answer)
    except Fixable as refusal:
        _send(answers, {"refused": wire.pack_refusal(refusal)})
    except MemoryError:
        _send(answers, {"refused": wire.pack_refusal(TOO_MUCH)})
    except OSError:
        _send(answers, {"refused": wire.pack_refusal(UNREADABLE)})
    except Exception as defect:  # noqa: BLE001  (a file must never take the desk down)
        _send(answers, {"refused": wire.pack_refusal(STOPPED), "defect": _place(defect)})
    return 0


TOO_MUCH = Refused(
    "This file needs more memory than a list of patients ever does.",
    "Nothing was imported.",
    "Export a smaller part.",
)
UNREADABLE = Refused(
    "This file could not be opened.",
    "Nothing was imported.",
    "Check that it is still there and not open elsewhere.",
)
NO_FILE = Refused(
    "This is not a file.", "Nothing was imported.", "Choose the list itself, not a folder or a device."
)
STOPPED = Refused(
    "Something in this file stopped the reader.", "Nothing was imported.", "Export it again, or as CSV."
)


def _answers(request: dict[str, Any]) -> Iterator[dict[str, Any]]:
    how = ReadAs(
        request["zone"], date.fromisoformat(request["today"]), request["columns"], request["encoding"],
        request["day_first"],
    )  # fmt: skip
    if request["ask"] == "pasted":
        from frontdesk.importers.pasted.reading import read

        yield from _batches(read(request["pasted"], how))
        yield {"done": True}
        return
    path = Path(request["path"])
    format = format_of(path)
    yield {"format": format.key}
    if request["ask"] == "preview":
        yield {"preview": wire.pack_preview(format.preview(path, how))}
    else:
        yield from _batches(format.read(path, how))
    yield {"done": True}


def _batches(rows: Iterator[ImportedRow]) -> Iterator[dict[str, Any]]:
    while batch := [wire.pack_row(row) for row in islice(rows, BATCH)]:
        yield {"rows": batch}


def format_of(path: Path) -> Format:
    """The first format of the catalogue that knows this file. Raises ``Refused``."""
    from frontdesk.importers.formats.catalogue import FORMATS

    if path.exists() and not path.is_file():
        raise NO_FILE  # a pipe or a device would keep whoever opens it waiting
    with path.open("rb") as file:
        start = file.read(_SNIFFED)
    if not start.strip():
        raise Refused("This file is empty.", "Nothing was imported.", "Export it again and bring it in.")
    for known in FORMATS:
        if known.sniff(start, path.suffix.lower()):
            return known
    raise Refused(
        "Frontdesk does not read this kind of file.", "Nothing was imported.",
        "Choose " + " or ".join(known.label for known in FORMATS) + ".",
    )  # fmt: skip


def _send(answers: TextIO, answer: dict[str, Any]) -> None:
    with contextlib.suppress(BrokenPipeError):
        answers.write(wire.written(answer) + "\n")
        answers.flush()


def _limit_itself() -> None:
    with contextlib.suppress(AttributeError, OSError):  # on Windows whoever starts us says so
        os.nice(10)  # the desk goes first
    try:
        import resource
    except ImportError:  # Windows: the desk's own deadline holds
        return
    for limit, most in ((resource.RLIMIT_AS, MEMORY_BYTES), (resource.RLIMIT_CPU, CPU_SECONDS)):
        _, hard = resource.getrlimit(limit)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core file would hold patients


def _place(problem: BaseException) -> str:
    """Kind and line of a defect of ours, without its text."""
    trace, lines = problem.__traceback__, []
    while trace:
        lines.append(f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return f"{type(problem).__name__} at {' > '.join(lines[-6:])}"


if __name__ == "__main__":
    sys.exit(main())
