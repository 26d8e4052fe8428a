"""Every verb of the command line, in the order of the help."""

import click

from frontdesk.cli.verbs import (
    backup,
    card,
    check,
    check_in,
    check_out,
    demo,
    doctor,
    erase_person,
    export_person,
    find,
    help,  # noqa: A004 - the verb's name
    import_,
    init,
    listen,
    looks,
    patients,
    print_,
    prompts,
    repair,
    restore,
    today,
    visits,
)

VERBS: tuple[click.Command, ...] = (
    demo.COMMAND,
    init.COMMAND,
    import_.COMMAND,
    listen.COMMAND,
    patients.COMMAND,
    visits.COMMAND,
    find.COMMAND,
    today.COMMAND,
    card.COMMAND,
    check_in.COMMAND,
    check_out.COMMAND,
    print_.COMMAND,
    prompts.COMMAND,
    looks.COMMAND,
    export_person.COMMAND,
    erase_person.COMMAND,
    backup.COMMAND,
    restore.COMMAND,
    check.COMMAND,
    repair.COMMAND,
    doctor.COMMAND,
    help.COMMAND,
)
