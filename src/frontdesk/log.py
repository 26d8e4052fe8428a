"""The log a helper may read: what kind of thing went wrong and where in our code, never a patient's value.

Half of all library exceptions carry the value they choked on in their text. So no text of an exception is
written, no argument that could be a value, and nothing that a library says. `report` gives a problem a short
reference that the person at the desk can read out.
"""

import faulthandler
import logging
import secrets
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

import platformdirs

FILE_NAME = "frontdesk.log"
CRASH_FILE_NAME = "crash.log"
STOPPED = "Something in Frontdesk stopped. Everything saved before is safe. Reference {reference}."

_PACKAGE = Path(__file__).resolve().parent
_OURS = logging.getLogger("frontdesk")
_OURS.addHandler(logging.NullHandler())  # without a log file, nothing goes to the terminal instead
_READ_ALOUD = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # no I, O, 0, 1: they are mistaken for each other


def default_folder() -> Path:
    """Where this computer keeps logs of programs, for the person signed in."""
    return platformdirs.user_log_path("frontdesk", appauthor=False)


def start(folder: Path | None = None) -> Path | None:
    """Begin writing the log into `folder`; returns the file, or None where the disk does not allow one.

    A desk without a log works: nothing here may keep the window from opening.
    """
    stop()
    logging.raiseExceptions = False  # a full disk must not make logging print what it could not write
    folder = folder or default_folder()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        logging.getLogger().addHandler(_LogFile(folder))
    except OSError:
        return None
    _OURS.setLevel(logging.INFO)
    return folder / FILE_NAME


def stop() -> None:
    """Close the log that `start` began."""
    for handler in [h for h in logging.getLogger().handlers if isinstance(h, _LogFile)]:
        logging.getLogger().removeHandler(handler)
        handler.close()


def report(problem: BaseException) -> str:
    """Write down what kind of problem it was and where; returns its reference, six letters to read out."""
    reference = "".join(secrets.choice(_READ_ALOUD) for _ in range(6))
    _OURS.critical("reference " + reference + ": " + _places(problem))
    return reference


def watch(tell: Callable[[str], None] | None = None) -> None:
    """From now on every exception nobody caught, in any thread, is reported; `tell` is given its reference.

    Without `tell` one sentence goes to standard error. No traceback is shown: its last line is a value.
    """
    say = tell or (lambda reference: print(STOPPED.format(reference=reference), file=sys.stderr))  # noqa: T201 - a terminal is all there is when the log is not

    def uncaught(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, problem, trace)
            return
        say(report(problem.with_traceback(trace)))

    def uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            uncaught(args.exc_type, args.exc_value, args.exc_traceback)

    def unraisable(args: "sys.UnraisableHookArgs") -> None:
        if args.exc_value is not None:
            uncaught(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = uncaught
    threading.excepthook = uncaught_in_thread
    sys.unraisablehook = unraisable


class _LogFile(RotatingFileHandler):
    """The log, and beside it the lines of each thread should the interpreter itself crash."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / FILE_NAME, maxBytes=500_000, backupCount=3, encoding="utf-8")
        self.setFormatter(_WithoutValues())
        self._crashes = (folder / CRASH_FILE_NAME).open("a", encoding="utf-8")
        faulthandler.enable(self._crashes)

    def close(self) -> None:
        if not self._crashes.closed:
            faulthandler.disable()
            self._crashes.close()
        super().close()


class _WithoutValues(logging.Formatter):
    """One line a record; an exception becomes its type and our own lines on the way to it."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        ours = record.name == _OURS.name or record.name.startswith(_OURS.name + ".")
        safe = logging.makeLogRecord(record.__dict__)
        safe.exc_text = safe.stack_info = None
        if ours:
            safe.args = _without_values(record.args)
        else:
            safe.msg, safe.args = "said something at %s:%s", (Path(record.pathname).name, record.lineno)
        return super().format(safe).replace("\n", " | ")

    def formatException(  # noqa: N802  (logging calls it so)
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        return _places(ei[1])


def _without_values(args: object) -> tuple[object, ...]:
    """Numbers and types stay, everything else shrinks to the name of its type: a text may be a name."""
    given = args if isinstance(args, tuple) else (args,) if args else ()
    return tuple(a if isinstance(a, int | float) else f"<{type(a).__name__}>" for a in given)


def _places(problem: BaseException | None) -> str:
    """Kind and place of an exception and of each that led to it, never their texts."""
    return " <- ".join(_place(each) for each in _chain(problem))


def _chain(problem: BaseException | None) -> Iterator[BaseException]:
    """The exception, then what led to it, each once."""
    seen: set[int] = set()
    while problem is not None and id(problem) not in seen:
        seen.add(id(problem))
        yield problem
        problem = problem.__cause__ or problem.__context__


def _place(problem: BaseException) -> str:
    """`ValueError at usecases/check_in.py:31 in check_in`, innermost line of ours last."""
    kind = type(problem)
    ours = [
        f"{Path(frame.filename).resolve().relative_to(_PACKAGE).as_posix()}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(problem.__traceback__)
        if Path(frame.filename).resolve().is_relative_to(_PACKAGE)
    ]
    return f"{kind.__module__}.{kind.__qualname__} at {' > '.join(ours) or 'no line of ours'}"
