"""``frontdesk check``: is every page of the store as it was written? Changes nothing."""

import click

from frontdesk.cli.shapes import instant
from frontdesk.cli.shared import Wanted, say, say_json, verb
from frontdesk.domain.backup import newest_proven
from frontdesk.domain.errors import Damaged
from frontdesk.usecases.backup_words import newest_words, people


@verb("check", help="Look whether the store is sound, and how old the newest good backup is.")
@click.option("--deep", is_flag=True, help="Read every act and every row too: is each as it was left?")
def COMMAND(wanted: Wanted, *, deep: bool) -> None:
    """Raises ``Damaged`` with the newest good backup's age."""
    from frontdesk.bootstrap import backups_at, check_there, in_full, look_inside, utc_now, walk_inside

    store, now = wanted.path(), utc_now().astimezone()
    check_there(store)
    passphrase = wanted.passphrase()
    backups = backups_at(store, passphrase)
    try:
        looked = look_inside(store, passphrase)
        rows = walk_inside(store, passphrase) if deep else None
    except Damaged as problem:
        raise in_full(problem, backups, now) from None
    newest = newest_proven(backups.known(backups.folder, now))
    if wanted.as_json:
        newest_at = instant(newest.at) if newest else None
        say_json({"people": looked.patients, "rows": rows, "newest_backup": newest_at})
        return
    say(f"Every page is sound: {people(looked.patients)}.")
    if rows is not None:
        say(
            f"Every act follows from the one before, and every row is as the last act left it: {rows:,} rows."
        )
    say(newest_words(newest, now))
