"""Imports that belong together: a calendar is read many times a day, and stands as one row that opens."""

from collections.abc import Iterable
from dataclasses import dataclass

from frontdesk.screens.brought import words
from frontdesk.screens.brought.shown import ImportShown, RowShown
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.import_review import Counts
from frontdesk.usecases.take_back_import import ImportDone

MOST = 100
"""Rows of the list, those of an open one not counted."""
FEW = 3
"""So many of a day still stand each in a row of its own: the list of eight o'clock, and again at eleven."""
OPENS = "Enter, or a click on the row, shows each with what it did."


@dataclass(frozen=True, slots=True)
class Fold:
    """What one source brought in on one day, by the same hand; mostly a single import."""

    key: str
    runs: tuple[ImportDone, ...]
    """The newest first."""

    @property
    def many(self) -> bool:
        """It opens."""
        return len(self.runs) > 1


def folded(desk: Desk, imports: Iterable[ImportDone]) -> tuple[Fold, ...]:
    """The newest first, each day of a source where its newest import stands."""
    together: dict[str, list[ImportDone]] = {}
    for one in imports:
        together.setdefault(_about(desk, one), []).append(one)
    folds: dict[str, Fold] = {}
    for about, runs in together.items():
        if len(runs) > FEW:
            folds[about] = Fold(about, tuple(runs))
        else:
            folds |= {one.run.id: Fold(one.run.id, (one,)) for one in runs}
    return tuple(sorted(folds.values(), key=lambda fold: fold.runs[0].run.at, reverse=True)[:MOST])


def _about(desk: Desk, one: ImportDone) -> str:
    return f"{desk.local(one.run.at).date()}\n{one.run.by}\n{one.run.file_name}"


def fold_rows(desk: Desk, folds: Iterable[Fold], opened: str) -> tuple[RowShown, ...]:
    """The rows of the list; below the ``opened`` one each import of its day."""
    rows: list[RowShown] = []
    for fold in folds:
        newest = words.import_row(desk, fold.runs[0])
        if not fold.many:
            rows.append(newest)
            continue
        rows.append(RowShown(fold.key, newest.title, f"Last {newest.note}", f"{len(fold.runs):,} times"))
        if fold.key == opened:
            rows += [words.one_of_a_day(desk, one) for one in fold.runs]
    return tuple(rows)


def fold_shown(desk: Desk, fold: Fold) -> ImportShown:
    """What a day of one source did, together."""
    newest = words.import_row(desk, fold.runs[0])
    stands = [one for one in fold.runs if not one.run.taken_back_at]
    lines = [f"Brought in {len(fold.runs):,} times, last {newest.note}."]
    lines.append(words.did(_sum(one.patients for one in stands), _sum(one.visits for one in stands)))
    if gone := len(fold.runs) - len(stands):
        lines.append(f"Taken back: {gone:,}, not counted here.")
    return ImportShown(newest.title, (*lines, OPENS))


def _sum(counts: Iterable[Counts]) -> Counts:
    whole = Counts()
    for one in counts:
        whole.new += one.new
        whole.changed += one.changed
        whole.set_aside += one.set_aside
    return whole
