"""Imports of the last days, and taking one back whole: what the desk has worked with since stays."""

import json
from dataclasses import dataclass, field
from datetime import timedelta

from frontdesk.domain.errors import Refused, WrongUsage
from frontdesk.domain.patient import Patient
from frontdesk.domain.staff import names_of
from frontdesk.store.port import ImportRun
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.import_review import Counts
from frontdesk.usecases.who_may_change import managers_only

KEPT_FOR = timedelta(days=7)
NOT_OWN = "What somebody else brought in is taken back by a manager."


@dataclass(frozen=True, slots=True)
class ImportDone:
    """One import, as the page of imports shows it."""

    run: ImportRun
    who: str
    """Name of who brought it in, or of the feed; empty where nobody knows any more."""
    patients: Counts = field(default_factory=Counts)
    visits: Counts = field(default_factory=Counts)
    taken_back_by: str = ""
    can_go: bool = False
    """It is not too old to be taken back."""
    stays: tuple[Patient, ...] = field(default=(), repr=False)
    """Of one that was taken back: who stays, as far as whoever is at the desk may see them."""
    stays_count: int = 0


def imports_done(desk: Desk, limit: int = 100) -> tuple[ImportDone, ...]:
    """The newest first."""
    names = names_of(desk.store.people())
    return tuple(_done(desk, run, names) for run in desk.store.import_runs(limit))


def take_back(desk: Desk, run_id: str) -> None:
    """From now on the import goes, whatever happens; ``take_back_step`` does it.

    Raises ``NotAllowed`` for somebody else's import where whoever asks is no manager, ``Refused`` after seven
    days or beside another import, ``WrongUsage`` for one that is gone already.
    """
    run = next((one for one in desk.store.import_runs(100_000) if one.id == run_id), None)
    if run is None or run.by != desk.staff.id:
        managers_only(desk, NOT_OWN)
    if run is None:
        raise WrongUsage("There is no such import.", "Nothing was changed.")
    if run.state == "done" and not _is_young(desk, run):
        raise Refused("An import can be taken back for seven days.", "Nothing was changed.")
    desk.store.import_take_back(run_id, desk.staff.id, desk.now())


def take_back_step(desk: Desk, run_id: str, limit: int = 150) -> bool:
    """The next rows in one short transaction; True when all that can go is gone."""
    return desk.store.import_back_step(run_id, limit)


def tidy_up(desk: Desk) -> bool:
    """A few milliseconds of housekeeping while the desk has nothing to write; True when some is left.

    What was kept for taking back imports that are too old by now goes too.
    """
    return desk.store.idle(5) or desk.store.import_forget(desk.now() - KEPT_FOR)


def _done(desk: Desk, run: ImportRun, names: dict[str, str]) -> ImportDone:
    told = json.loads(run.counts) if run.counts else {}
    ids = desk.store.import_stays(run.id) if run.state == "taken_back" else ()
    return ImportDone(
        run,
        names.get(run.by, ""),
        Counts(**told.get("patients", {})),
        Counts(**told.get("visits", {})),
        names.get(run.taken_back_by, ""),
        run.state == "done" and bool(run.counts) and _is_young(desk, run),
        tuple(who for id in ids if (who := desk.store.person(id))),
        len(ids),
    )


def _is_young(desk: Desk, run: ImportRun) -> bool:
    return desk.now() - run.at < KEPT_FOR
