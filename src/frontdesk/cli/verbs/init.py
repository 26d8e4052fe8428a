"""``frontdesk init``: make the store, its key file, the first manager and the recovery sheet."""

from datetime import datetime

import click

from frontdesk.cli.shared import Wanted, on_a_terminal, say, say_json, verb
from frontdesk.domain.clinic import OpeningHours
from frontdesk.domain.errors import NotSaved, Refused, WrongUsage
from frontdesk.usecases.clinic_hours import read_hours
from frontdesk.usecases.first_run import FirstAnswers


def hours_of(given: tuple[str, ...]) -> tuple[OpeningHours, ...]:
    """ "mon-fri 08:30-17:00" and "sat 09:00-12:00". Raises ``WrongUsage``."""
    try:
        return read_hours(", ".join(given))
    except Refused as problem:
        raise WrongUsage(problem.what, "Nothing was made.", problem.todo) from None


@verb("init", help="Make a new store, its first manager and the recovery sheet.")
@click.option("--clinic", help="The clinic's name, as you say it on the phone.")
@click.option("--manager", help="The first manager's name, as patients hear it.")
@click.option("--zone", help="Time zone, such as Europe/London; this computer's otherwise.")
@click.option("--phone", help="The number patients call back.")
@click.option("--hours", multiple=True, help='Opening hours, such as "mon-fri 08:30-17:00"; repeatable.')
@click.option(
    "--closed",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    multiple=True,
    help="A day the clinic is closed; repeatable.",
)
@click.option(
    "--clinician", "clinicians", multiple=True, help="A clinician's name as said aloud; repeatable."
)
@click.option(
    "--been-here-before",
    type=click.Choice(["yes", "no", "not-sure"]),
    help="Have most of these people been here before? Not sure counts as yes.",
)
def COMMAND(
    wanted: Wanted,
    *,
    clinic: str | None,
    manager: str | None,
    zone: str | None,
    phone: str | None,
    hours: tuple[str, ...],
    closed: tuple[datetime, ...],
    clinicians: tuple[str, ...],
    been_here_before: str | None,
) -> None:
    """Asks on a terminal what was not given; the recovery key is shown once and stored nowhere."""
    from frontdesk.bootstrap import create_desk
    from frontdesk.usecases.zones import usual_zone

    store = wanted.path()
    if store.exists():
        raise Refused("There is a store here already.", "Nothing was changed.", "Choose another file.")
    opening = hours_of(hours)
    answers = FirstAnswers(
        clinic_name=_asked(clinic, "Clinic", "Our clinic"),
        manager_name=_asked(manager, "First manager", "Manager"),
        zone=_asked(zone, "Time zone", usual_zone()),
        phone=_asked(phone, "Phone patients call back", ""),
        hours=opening,
        closed_days=tuple(one.date() for one in closed),
        clinicians=clinicians or _clinicians(),
        known_since_before=_been_here(been_here_before),
    )
    passphrase = wanted.passphrase("Passphrase, 12 characters or more", twice=True)
    try:
        desk, recovery = create_desk(store, passphrase, answers)
    except OSError:
        raise NotSaved(
            "A store cannot be written here.", "Nothing was made.", "Choose a folder that you may write to."
        ) from None
    desk.store.close()
    if wanted.as_json:
        say_json({"store": str(store), "recovery_key": recovery, "manager": desk.staff.id})
        return
    _print_sheet(str(store), recovery)


def _asked(given: str | None, question: str, otherwise: str) -> str:
    if given is not None:
        return given
    if not on_a_terminal():
        return otherwise
    return str(click.prompt(question, default=otherwise, show_default=bool(otherwise), err=True))


def _clinicians() -> tuple[str, ...]:
    """Names with a comma between them, where somebody can be asked; a list of the day brings them too."""
    return tuple(
        name.strip() for name in _asked(None, "Clinicians, with commas", "").split(",") if name.strip()
    )


def _been_here(given: str | None) -> bool:
    if given is None and on_a_terminal():
        choice = click.Choice(["yes", "no", "not-sure"])
        given = click.prompt("Have most people been here before?", type=choice, default="yes", err=True)
    return given != "no"


def _print_sheet(store: str, recovery: str) -> None:
    groups = recovery.split("-")
    half = (len(groups) + 1) // 2
    say(f"The store is ready: {store}")
    say("")
    say("Recovery sheet. It opens everything if the passphrase is lost.")
    say("Write it on paper twice: one copy in the safe, one away from here. It is not shown again.")
    say("")
    say("    " + "-".join(groups[:half]) + "-")
    say("    " + "-".join(groups[half:]))
