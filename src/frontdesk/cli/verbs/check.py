"""``frontdesk check``: is every page of the store as it was written? Changes nothing."""

import click

from frontdesk.cli.backup_place import backup_folder
from frontdesk.cli.shapes import instant
from frontdesk.cli.shared import Wanted, say, say_json, verb
from frontdesk.domain.backup import newest_proven
from frontdesk.domain.errors import Damaged
from frontdesk.usecases.backup_words import damaged_words, newest_words, people


@verb("check", help="Look whether the store is sound, and how old the newest good backup is.")
@click.option("--deep", is_flag=True, help="Read every act of the history too, and what it adds up to.")
def COMMAND(wanted: Wanted, *, deep: bool) -> None:
    """Raises ``Damaged`` with the newest good backup's age."""
    from frontdesk.bootstrap import backups_at, check_there, look_inside, utc_now, walk_inside

    store, now = wanted.path(), utc_now().astimezone()
    check_there(store)
    passphrase = wanted.passphrase()
    known = backups_at(store, passphrase).known(backup_folder(store), now)
    try:
        looked = look_inside(store, passphrase)
        acts = walk_inside(store, passphrase).acts if deep else None
    except Damaged as problem:
        raise damaged_words(problem, known, now) from None
    newest = newest_proven(known)
    if wanted.as_json:
        newest_at = instant(newest.at) if newest else None
        say_json({"people": looked.patients, "acts": acts, "newest_backup": newest_at})
        return
    say(f"Every page is sound: {people(looked.patients)}.")
    if acts is not None:
        say(f"Every act follows from the one before: {acts:,} acts.")
    say(newest_words(newest, now))
