"""``frontdesk restore``: lists the backups; of one named, what would come back; with ``--really`` it does."""

from datetime import datetime
from pathlib import Path

import click

from frontdesk.cli.shapes import instant
from frontdesk.cli.shared import Wanted, say, say_json, say_table, verb
from frontdesk.domain.backup import Backup
from frontdesk.domain.errors import WrongUsage
from frontdesk.usecases.backup_words import people, when

NEWEST = "newest"


@verb("restore", help="List the backups, or put one in the place of the store, which is set aside and kept.")
@click.argument("backup", required=False)
@click.option("--from", "folder", type=click.Path(path_type=Path), help="The folder the backups lie in.")
@click.option("--recovery-key", is_flag=True, help="Open it with the printed recovery key, not a passphrase.")
@click.option("--really", is_flag=True, help="Restore. Without it the backup is only opened and counted.")
def COMMAND(
    wanted: Wanted, backup: str | None, *, folder: Path | None, recovery_key: bool, really: bool
) -> int:
    """``BACKUP`` is a name of the list, a file, or ``newest``: a damaged one is passed over, and said so."""
    from frontdesk.bootstrap import backup_folder, backups_in, restore, utc_now

    store, now = wanted.path(), utc_now().astimezone()
    known = backups_in(place := folder or backup_folder(store))
    if backup is None:
        _list(wanted, place, known, now)
        return 0
    files = _files(backup, place, known)
    typed = wanted.passphrase("Recovery key" if recovery_key else "Passphrase")
    done = restore(store, files, typed, recovery=recovery_key, really=really)
    if wanted.as_json:
        say_json(
            {
                "backup": done.backup.name,
                "at": instant(done.backup.at),
                "people": done.people,
                "newer_acts": done.newer_acts,
                "erased_again": done.erased_again,
                "restored": really,
                "set_aside": str(done.aside) if done.aside else None,
                "damaged": list(done.passed_over),
            }
        )
        return 0
    for name in done.passed_over:
        say(f"{name} is damaged. The next older good one was taken.")
    verb_used = "Restored" if really else "This would come back"
    say(f"{verb_used}: {people(done.people)}, as of {when(done.backup.at, now)}.")
    if done.newer_acts:
        say(f"  {done.newer_acts:,} newer acts are not in it.")
    if done.erased_again:
        say(f"  {people(done.erased_again)} erased since stayed erased.")
    if done.aside:
        say(f"  The store from before is kept: {done.aside}")
    if not really:
        say("Nothing was changed. Add --really to restore.")
    return 0


def _files(backup: str, folder: Path, known: tuple[Backup, ...]) -> list[Path]:
    if backup == NEWEST:
        files = [folder / one.name for one in known if one.proven] or [folder / one.name for one in known]
        if files:
            return files
    for file in (folder / backup, Path(backup)):
        if file.is_file():
            return [file]
    raise WrongUsage(
        "There is no such backup.", "Nothing was changed.", "frontdesk restore lists every backup."
    )


def _list(wanted: Wanted, folder: Path, known: tuple[Backup, ...], now: datetime) -> None:
    if wanted.as_json:
        for one in known:
            held = one.contents
            say_json(
                {
                    "backup": one.name,
                    "at": instant(one.at),
                    "people": held.people if held else None,
                    "proven": one.proven,
                    "bytes": one.size,
                }
            )
        return
    if not known:
        say(f"There is no backup in {folder}.")
        return
    say_table(
        (one.name, when(one.at, now), people(one.contents.people) if one.contents else "not tested yet")
        for one in known
    )
