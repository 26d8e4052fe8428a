"""The command group, built from the catalogue. Without a verb the window opens."""

import os
import sys
from pathlib import Path
from traceback import walk_tb

import click

from frontdesk import hardened, log
from frontdesk.cli.display import NO_DISPLAY, can_open_window
from frontdesk.cli.verbs.catalogue import VERBS
from frontdesk.cli.wrong_usage import told
from frontdesk.domain.errors import Fixable, NotSaved, WrongUsage


class _InOrder(click.Group):
    """Verbs in the order of the catalogue: as a clinic meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(self.commands)


@click.group(
    cls=_InOrder,
    commands={command.name or "": command for command in VERBS},
    help="Frontdesk: the three-second card for the front desk. Without a verb the window opens.",
    context_settings={"help_option_names": ["-h", "--help"]},
    invoke_without_command=True,
)
@click.option("--store", type=click.Path(path_type=Path), help="The store's file; the usual one otherwise.")
@click.version_option(package_name="frontdesk", prog_name="frontdesk")
@click.pass_context
def group(context: click.Context, store: Path | None) -> int:
    """A store named before the verb counts for the verb."""
    context.obj = store
    if context.invoked_subcommand is not None:
        return 0
    if not can_open_window():
        raise WrongUsage(NO_DISPLAY)
    from frontdesk.app import run_window

    return run_window([f"--store={store}"] if store else [])


def run(arguments: list[str]) -> int:
    """Run one verb and return the exit code; our own faults get a reference, never a traceback."""
    try:
        answer = group.main(arguments, prog_name="frontdesk", standalone_mode=False)
    except Fixable as trouble:
        click.echo("\n".join((str(trouble), *getattr(trouble, "younger", ()))), err=True)
        return trouble.exit_code
    except (click.exceptions.Abort, KeyboardInterrupt):
        click.echo("Cancelled. Nothing more was done.", err=True)
        return 130
    except click.ClickException as wrong:
        click.echo(told(wrong), err=True)
        return 2
    except (BrokenPipeError, SystemExit):  # click ends the process itself when the pipe is closed
        return _reader_left()
    except Exception as ours:  # noqa: BLE001 - ours: kind and place go to the log, no patient value anywhere
        if isinstance(ours, OSError) and _while_answering(ours):
            return _not_written()
        log.start()
        click.echo(log.STOPPED.format(reference=log.report(ours)), err=True)
        return 1
    return answer if isinstance(answer, int) else 0


def from_terminal(arguments: list[str]) -> int:
    """As ``run``, with the streams of a process: what is piped is UTF-8, and nothing stops at an odd letter.

    Half a character, which no text can hold, is written as JSON writes it.
    """
    hardened.start()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(
                encoding=None if stream.isatty() else "utf-8", errors="backslashreplace", newline="\n"
            )
    code = run(arguments)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        return _reader_left()
    except OSError:
        return _not_written()
    return code


def _reader_left() -> int:
    """``frontdesk patients | head``: the reader has enough, which is nobody's fault."""
    _answer_nowhere()
    return 0


def _while_answering(problem: OSError) -> bool:
    """It came from writing the answer; the store and the files of an import have words of their own."""
    return any(frame.f_code is click.echo.__code__ for frame, _ in walk_tb(problem.__traceback__))


def _not_written() -> int:
    """``frontdesk patients > list.txt`` on a full disk."""
    trouble = NotSaved(
        "The answer could not be written out.",
        "The store itself is sound.",
        "Free room on that disk, or write the answer to another place.",
    )
    click.echo(str(trouble), err=True)
    _answer_nowhere()
    return trouble.exit_code


def _answer_nowhere() -> None:
    """What is still to be written is dropped, so that the end of the process does not stumble over it."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return  # a stdout that is no file has nothing left to flush
