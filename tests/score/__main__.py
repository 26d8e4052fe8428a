"""``python -m tests.score FOLDER [--each] [--check] [--json FILE]``: import each file; how true was it?

``--made SEED`` instead of a folder makes one for what no public data has (``made``).

The folder holds files in any order and an ``expected.json`` laid out as docs/import.md says.
"""

import argparse
import json
import logging
import multiprocessing
import os
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.score.bring import ZONE, Brought, bring
from tests.score.doubles import Doubles, doubles
from tests.score.goals import short_of, together
from tests.score.made import write
from tests.score.tally import Fate, Score, Tally, add
from tests.score.truth import TRUTH, Truth, truths

BAD = (Fate.CRASHED, Fate.HUNG)


def main() -> int:
    """1 where a file crashed or hung, with ``--check`` also where a goal is not reached."""
    parser = argparse.ArgumentParser(prog="score", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--made", type=int, metavar="SEED", help="make the folder up: no public data has it")
    parser.add_argument("--json", type=Path, help="write all figures here too")
    parser.add_argument("--each", action="store_true", help="name each file and field that is not right")
    parser.add_argument("--check", action="store_true", help="say which goals are not reached, and fail")
    given = parser.parse_args()
    if given.made is not None:
        with tempfile.TemporaryDirectory() as place:
            given.folder = Path(place)
            write(given.folder, given.made)
            return scored(given)
    if given.folder is None or not (given.folder / TRUTH).is_file():
        parser.error(f"{given.folder} holds no {TRUTH}.")
    return scored(given)


def scored(given: argparse.Namespace) -> int:
    """The table, what else was asked for, and the exit code."""
    tallies, found = tallied(given.folder), list(doubles(given.folder))
    for line in table(tallies, found):
        print(line)
    if given.each:
        print("\n".join(line for tally in tallies.values() for line in tally.not_right))
    if given.json:
        given.json.write_text(json.dumps(figures(tallies, found), indent=1), encoding="utf-8")
    short = list(short_of(tallies, found)) if given.check else []
    for line in short:
        print(f"SHORT OF THE GOAL: {line}")
    return int(bool(short) or any(tally.fates[fate] for tally in tallies.values() for fate in BAD))


def tallied(folder: Path) -> dict[str, Tally]:
    """The tally of each format; the files are spread over the processors of this computer."""
    every = list(truths(folder, ZoneInfo(ZONE)))
    tallies: dict[str, Tally] = {}
    for one in _brought(folder, every):
        add(tallies.setdefault(one.truth.format, Tally()), *one)
    return tallies


def _brought(folder: Path, every: list[Truth]) -> Iterator[Brought]:
    with multiprocessing.get_context("spawn").Pool(os.cpu_count(), logging.disable) as pool:
        yield from pool.imap(partial(bring, folder), every, chunksize=4)


def table(tallies: dict[str, Tally], found: list[Doubles]) -> Iterator[str]:
    """Files by what became of them, then each field: right, wrong, missing and the share that is right."""
    for name, tally in tallies.items():
        fates = ", ".join(f"{number} {fate}" for fate, number in tally.fates.items())
        yield f"{name}: {sum(tally.fates.values())} files: {fates}"
        yield from _fields(tally.scores)
    yield "all formats"
    yield from _fields(together(tallies.values()))
    for one in found:
        held = one.held.name.lower().replace("_", " ")
        told = f"{one.pairs} doubles, held {held}: precision {one.precision:.1%}, recall {one.recall:.1%}"
        yield f"{one.path}: {told}"


def _fields(scores: dict[str, Score]) -> Iterator[str]:
    for what, score in scores.items():
        yield (
            f"    {what:12} {score.right:6} right {score.wrong:6} wrong {score.missing:6} missing"
            f"  {100 * score.share:6.1f} %"
        )


def figures(tallies: dict[str, Tally], found: list[Doubles]) -> dict[str, object]:
    """The same for a program."""
    formats = {
        name: {
            "files": {str(fate): number for fate, number in tally.fates.items()},
            "fields": {
                what: {"right": score.right, "wrong": score.wrong, "missing": score.missing}
                for what, score in tally.scores.items()
            },
        }
        for name, tally in tallies.items()
    }
    pairs = [
        {"path": one.path, "held": one.held.name, "precision": one.precision, "recall": one.recall}
        for one in found
    ]
    return {"formats": formats, "doubles": pairs}


if __name__ == "__main__":
    sys.exit(main())
