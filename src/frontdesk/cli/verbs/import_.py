"""``frontdesk import``: bring in patients and the day's list, each file whole or not at all."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from frontdesk.cli.progress import Progress
from frontdesk.cli.shared import Wanted, say, say_json, say_table, verb
from frontdesk.domain.errors import Fixable, Refused, WrongUsage
from frontdesk.importers.tables.columns import ROLES
from frontdesk.usecases import import_records
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.import_review import Review

_PROBLEMS_SHOWN = _VISITS_SHOWN = 20
_IN_PART, _ALL_REFUSED = 3, 4


@dataclass(frozen=True, slots=True)
class _HowToRead:
    """What the options say about every file."""

    columns: tuple[tuple[str, str], ...]
    """(role, header as typed)."""
    encoding: str | None
    day_first: bool | None
    dry_run: bool


@verb(
    "import",
    help="Bring in people or a day's list: CSV, workbook, FHIR, HL7 v2, vCard, calendar. Whole or absent.",
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--dry-run", is_flag=True, help="Say what would happen and write nothing.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="NAME=HEADER",
    help="Correct a column, such as birth_date=DOB; repeatable, and remembered for such a list.",
)
@click.option("--encoding", help="How the letters are stored, such as cp1252; as the file says otherwise.")
@click.option(
    "--dates",
    type=click.Choice(["day-first", "month-first"]),
    help="How to read 03/04/1961 where it is open.",
)
@click.option("--zone", help="Time zone of times without one, such as Europe/London; the clinic's otherwise.")
def COMMAND(
    wanted: Wanted,
    files: tuple[Path, ...],
    dry_run: bool,
    columns: tuple[str, ...],
    encoding: str | None,
    dates: str | None,
    zone: str | None,
) -> int:
    """A folder stands for the files in it that Frontdesk can read."""
    how = _HowToRead(
        tuple(_correction(one) for one in columns), encoding, dates == "day-first" if dates else None, dry_run
    )
    own_zone = _zone(zone)
    with wanted.desk() as desk:
        reader = replace(desk, clinic=replace(desk.clinic, zone=own_zone.key)) if own_zone else desk
        reviews = _bring_in(reader, tuple(_each_once(files)), how)
    if wanted.as_json:
        say_json({"files": [_shape(review) for review in reviews]})
    else:
        _print(reader, reviews, dry_run=dry_run)
    return _exit_code(reviews)


def _correction(given: str) -> tuple[str, str]:
    role, equals, header = given.partition("=")
    if not equals or not header.strip() or role.strip() not in ROLES:
        raise WrongUsage(
            "A column is corrected as NAME=HEADER.", "Nothing was imported.", f"Names: {', '.join(ROLES)}."
        )
    return role.strip(), header


def _zone(name: str | None) -> ZoneInfo | None:
    from frontdesk.usecases.zones import zone_of

    return zone_of(name) if name else None


def _each_once(given: Iterable[Path]) -> Iterator[Path]:
    """The files themselves and those of folders, in their order, none twice."""
    from frontdesk.importers.formats.catalogue import FORMATS

    endings = {ending for known in FORMATS for ending in known.endings}
    seen: set[Path] = set()
    for path in given:
        inside = [path]
        if path.is_dir():
            inside = [
                one for one in sorted(path.rglob("*")) if one.suffix.lower() in endings and one.is_file()
            ]
            if not inside:
                raise Refused(
                    "There is nothing in this folder that Frontdesk reads.", "Nothing was imported."
                )
        for one in inside:
            if one.resolve() not in seen:
                seen.add(one.resolve())
                yield one


def _bring_in(desk: Desk, paths: tuple[Path, ...], how: _HowToRead) -> list[Review]:
    """Patients before the bookings that point at them; the answer in the order that was asked for."""
    corrected = _corrected(desk, paths, how)
    refs: dict[str, str] = {}
    reviews: dict[Path, Review] = {}
    for path in sorted(paths, key=lambda path: "patient" not in path.name.lower()):
        with Progress(path.name) as progress:
            review = import_records.stage(
                desk,
                path,
                columns=corrected.get(path),
                encoding=how.encoding,
                day_first=how.day_first,
                refs=refs,
                progress=progress.read,
            )
            if how.dry_run:
                import_records.drop(desk, review)
            elif not review.refused:
                _write(desk, review, progress)
        reviews[path] = review
    return [reviews[path] for path in paths]


def _write(desk: Desk, review: Review, progress: Progress) -> None:
    import_records.accept(desk, review)
    try:
        while not import_records.step(desk, review):
            progress.wrote()
    except KeyboardInterrupt:
        click.echo("This import was accepted already: the next start finishes it.", err=True)
        raise
    if review.run_id:
        told = {(problem.where, problem.reason) for problem in review.problems}
        kept_back = desk.store.import_problems(review.run_id)
        review.problems += [problem for problem in kept_back if (problem.where, problem.reason) not in told]


def _corrected(desk: Desk, paths: tuple[Path, ...], how: _HowToRead) -> dict[Path, Mapping[str, str]]:
    """Columns by file, where a correction speaks of one of its headers. Raises ``WrongUsage`` for none."""
    found: dict[Path, Mapping[str, str]] = {}
    open_ = {_plain(header) for _, header in how.columns}
    for path in paths if how.columns else ():
        try:
            shown = import_records.preview(desk, path, encoding=how.encoding, day_first=how.day_first)
        except Fixable:
            continue  # staging says why
        named = {_plain(name): name for name in shown.header}
        chosen = {named[_plain(h)]: role for role, h in how.columns if _plain(h) in named}
        if chosen:
            roles = set(chosen.values())
            found[path] = {
                n: r for n, r in shown.guess.items() if r not in roles and n not in chosen
            } | chosen
            open_ -= {_plain(name) for name in chosen}
            if not how.dry_run:
                import_records.remember(desk, shown, found[path])
    if open_:
        raise WrongUsage("No file here has a column of that name.", "Nothing was imported.")
    return found


def _plain(header: str) -> str:
    return " ".join(header.split()).casefold()


def _exit_code(reviews: list[Review]) -> int:
    if all(review.refused for review in reviews):
        return _ALL_REFUSED
    in_part = any(
        review.refused or counts.left_out or counts.set_aside
        for review in reviews
        for counts in (review.patients, review.visits)
    )
    return _IN_PART if in_part else 0


def _shape(review: Review) -> dict[str, Any]:
    """Also who moved and who is not named any more: what a list changed of the day."""
    return {
        **review.as_json(),
        "format": review.format or _format_of(Path(review.path)),
        "moved": _visits(review, "moved", review.moved),
        "not_in_latest_list": _visits(review, "not_in_list", review.not_in_list),
    }


def _format_of(path: Path) -> str | None:
    """By its ending, where nothing of the file could be read."""
    from frontdesk.importers.formats.catalogue import FORMATS

    return next((known.key for known in FORMATS if path.suffix.lower() in known.endings), None)


def _visits(review: Review, sort: str, count: int) -> dict[str, Any]:
    visits = []
    for item in review.items:
        if item.sort == sort:
            time, before, *_ = (*(f"{at:%Y-%m-%d %H:%M}" for at in item.times()), None, None)
            visits.append({"board_name": item.name, "time": time, "instead_of": before})
    return {"count": count, "visits": visits}


def _print(desk: Desk, reviews: list[Review], *, dry_run: bool) -> None:
    for review in reviews:
        say(Path(review.path).name)
        if review.refused:
            say(f"  Refused: {review.refused}")
            continue
        rows: list[tuple[str, ...]] = [("", "new", "changed", "same", "set aside", "left out")]
        for sort, counts in (("patients", review.patients), ("visits", review.visits)):
            rows.append((sort, *(f"{count:,}" for count in counts.as_json().values())))
        say_table(rows, indent="  ")
        if review.asks:
            say(f"  On the day without a person, until somebody says who it is: {review.asks:,}")
        _print_visits(desk, "Moved", review, "moved", review.moved)
        _print_visits(desk, "Not in the latest list", review, "not_in_list", review.not_in_list)
        for problem in review.problems[:_PROBLEMS_SHOWN]:
            say(f"  {problem.reason}")
        if len(review.problems) > _PROBLEMS_SHOWN:
            say(f"  and {len(review.problems) - _PROBLEMS_SHOWN:,} more; --json lists them all")
    if dry_run:
        say("Nothing was written.")


def _print_visits(desk: Desk, title: str, review: Review, sort: str, count: int) -> None:
    if not count:
        return
    found = [item for item in review.items if item.sort == sort][:_VISITS_SHOWN]
    say(f"  {title} {count:,}")
    if found:
        say_table(((item.name, item.said(desk)) for item in found), indent="    ")
    if len(found) < count:
        say(f"    and {count - len(found):,} more")
