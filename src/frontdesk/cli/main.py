"""The command group, built from the catalogue. Without a verb the window opens."""

import click

from frontdesk import log
from frontdesk.cli.verbs.catalogue import VERBS
from frontdesk.domain.errors import Fixable


@click.group(
    commands={command.name or "": command for command in VERBS},
    help="Frontdesk: the three-second card for the front desk. Without a verb the window opens.",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="frontdesk", prog_name="frontdesk")
def group() -> None:
    """The group itself does nothing."""


def run(arguments: list[str]) -> int:
    """Run one verb and return the exit code; our own faults get a reference, never a traceback."""
    try:
        answer = group.main(arguments, prog_name="frontdesk", standalone_mode=False)
    except Fixable as trouble:
        click.echo(str(trouble), err=True)
        return trouble.exit_code
    except click.exceptions.Abort:
        click.echo("Cancelled. Nothing more was done.", err=True)
        return 130
    except click.exceptions.NoArgsIsHelpError as wanted:
        wanted.show()
        return 2
    except click.ClickException as wrong:
        wrong.show()
        return 2
    except Exception as ours:  # noqa: BLE001 - ours: kind and place go to the log, no patient value anywhere
        log.start()
        click.echo(log.STOPPED.format(reference=log.report(ours)), err=True)
        return 1
    return answer if isinstance(answer, int) else 0
