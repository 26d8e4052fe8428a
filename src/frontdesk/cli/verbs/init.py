"""``frontdesk init``: make the store, its key file, the first manager and the recovery sheet."""

import sys
from collections.abc import Callable

import click

from frontdesk.cli.shared import Wanted, say_json, verb
from frontdesk.usecases.first_run import FirstAnswers


@verb("init", help="Make a new store, its first manager and the recovery sheet.")
@click.option("--clinic", help="The clinic's name, as you say it on the phone.")
@click.option("--manager", help="The first manager's name, as patients hear it.")
@click.option("--zone", help="Time zone, such as Europe/London; this computer's otherwise.")
@click.option("--phone", default="", help="The number patients call back.")
@click.option(
    "--clinician", "clinicians", multiple=True, help="A clinician's name as said aloud; repeatable."
)
@click.option(
    "--been-here-before",
    type=click.Choice(["yes", "no", "not-sure"]),
    help="Have most of these people been here before? Not sure is yes.",
)
def COMMAND(
    wanted: Wanted,
    clinic: str | None,
    manager: str | None,
    zone: str | None,
    phone: str,
    clinicians: tuple[str, ...],
    been_here_before: str | None,
) -> None:
    """Asks on a terminal what was not given; the recovery key is shown once and stored nowhere."""
    from frontdesk.bootstrap import create_desk, usual_zone

    def ask(given: str | None, question: str, otherwise: str) -> str:
        if given is not None:
            return given
        return str(click.prompt(question, default=otherwise, err=True)) if sys.stdin.isatty() else otherwise

    answers = FirstAnswers(
        clinic_name=ask(clinic, "Clinic", "Our clinic"),
        manager_name=ask(manager, "First manager", "Manager"),
        zone=ask(zone, "Time zone", usual_zone()),
        phone=phone,
        clinicians=clinicians,
        known_since_before=ask(been_here_before, "Have most people been here before? yes/no/not-sure", "yes")
        != "no",
    )
    passphrase = wanted.passphrase("Passphrase, 12 characters or more")
    desk, recovery = create_desk(wanted.path(), passphrase, answers)
    desk.store.close()
    if wanted.as_json:
        say_json({"store": str(wanted.path()), "recovery_key": recovery, "manager": desk.staff.id})
        return
    _sheet(click.echo, wanted, recovery)


def _sheet(echo: Callable[[str], object], wanted: Wanted, recovery: str) -> None:
    groups = recovery.split("-")
    half = (len(groups) + 1) // 2
    echo(f"The store is ready: {wanted.path()}\n")
    echo("Recovery sheet. It opens everything if the passphrase is lost.")
    echo("Write it on paper twice: one copy in the safe, one away from here. It is not shown again.\n")
    for left, right in zip(groups[:half], [*groups[half:], ""], strict=False):
        echo(f"    {left}    {right}")
