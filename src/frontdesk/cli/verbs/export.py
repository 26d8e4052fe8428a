"""``frontdesk export``: people and visits for another system, in one file of the kind it reads."""

from datetime import date
from pathlib import Path

import click

from frontdesk.cli.shared import Wanted, say, say_json, tell, verb
from frontdesk.domain.errors import WrongUsage
from frontdesk.exporters.formats.catalogue import FORMATS
from frontdesk.usecases.export_records import done_words, export_records, write_export


@verb("export", help="Write people and visits to a file for another system. For a manager.")
@click.option(
    "--format",
    "kind",
    required=True,
    type=click.Choice([known.key for known in FORMATS]),
    help="Kind of file.",
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="A new file; else it is piped.")
@click.option("--from", "first", metavar="DAY", help="Visits from this day on, such as 2026-05-14.")
@click.option("--to", "last", metavar="DAY", help="Visits until this day.")
def COMMAND(wanted: Wanted, kind: str, out: Path | None, first: str | None, last: str | None) -> None:
    """Nothing private is in it, and nothing why. That it was done stands in the history."""
    begin, end = _day(first), _day(last)
    if out is None and wanted.as_json:
        raise WrongUsage("With --json the file needs a name.", "Nothing was written.", "Say it with --out.")
    with wanted.desk() as desk:
        if out is None:
            done, text = export_records(desk, kind, begin, end)
            for piece in text:
                click.echo(piece.encode(), nl=False)  # as it is: line ends are part of the format
            tell(done_words(done))
            return
        done = write_export(desk, kind, out, begin, end)
    if wanted.as_json:
        counts = {"people": done.people, "visits": done.visits, "without_reach": done.withheld}
        say_json({"format": kind, "file": str(out), **counts})
    else:
        say(done_words(done))


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise WrongUsage("A day is written as 2026-05-14.", "Nothing was written.") from None
