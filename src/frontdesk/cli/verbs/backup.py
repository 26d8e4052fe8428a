"""``frontdesk backup``: an encrypted copy, opened and compared before it counts. The window may be open."""

from pathlib import Path

import click

from frontdesk.cli.shapes import instant
from frontdesk.cli.shared import Wanted, say, say_json, verb
from frontdesk.usecases.backup_words import people


@verb("backup", help="Make an encrypted backup, open it and compare it with the store.")
@click.option(
    "--to", type=click.Path(path_type=Path), help="The folder; this computer's usual one otherwise."
)
def COMMAND(wanted: Wanted, *, to: Path | None) -> None:
    """Thins the older ones only after the new one was proven."""
    from frontdesk.bootstrap import backup_folder, backups_at, check_there, erased_at, utc_now

    store = wanted.path()
    check_there(store)
    backups = backups_at(store, wanted.passphrase())
    folder = to or backup_folder(store)
    made = backups.make(folder, utc_now().astimezone(), erased=erased_at(store, backups))
    held = made.contents
    assert held is not None
    if wanted.as_json:
        file = str(folder / made.name)
        say_json({"file": file, "at": instant(made.at), "people": held.people, "bytes": made.size})
        return
    say(f"Backed up, opened and counted: {people(held.people)}, {made.size / 1e6:.1f} MB.")
    say(f"  {folder / made.name}")
