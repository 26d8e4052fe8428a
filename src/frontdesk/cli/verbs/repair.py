"""``frontdesk repair``: what can still be read of a damaged store, in a new one. Nothing is overwritten."""

from pathlib import Path

import click

from frontdesk.cli.shared import Wanted, say, say_json, verb
from frontdesk.domain.errors import Conflict
from frontdesk.usecases.backup_words import people


@verb("repair", help="Read what can be read of a damaged store into a new one. Restoring a backup is better.")
@click.option("--to", required=True, type=click.Path(path_type=Path), help="The new store.")
def COMMAND(wanted: Wanted, *, to: Path) -> int:
    """The list of what was lost lies beside the new store; then the exit code is 3."""
    from frontdesk.bootstrap import check_there, repair

    store = wanted.path()
    check_there(store)
    found = repair(store, wanted.passphrase(), to)
    if wanted.as_json:
        tables = [{"table": one.table, "rows": one.rows, "of": one.of} for one in found.lost]
        say_json({"store": str(to), "people": found.people, "tables": tables})
    else:
        say(f"Read into {to}: {people(found.people)}. The damaged store was not changed.")
        for one in found.lost:
            of = f" of {one.of:,}" if one.of is not None else ""
            say(f"  {one.table}: {one.rows:,}{of} rows could be read")
        say("Nothing was lost." if not found.lost else f"The list lies beside it: {to.name}.lost.txt")
    return Conflict.exit_code if found.lost else 0
