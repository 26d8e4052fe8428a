"""Bring in a day's list that somebody copied elsewhere: the same review, the same small steps as a file.

The text is read once and kept nowhere; what is stored of it are its bookings, as of any list.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from frontdesk.domain.imported import ImportedRow, ImportedVisit
from frontdesk.importers import read as door
from frontdesk.usecases.desk import Desk, new_id
from frontdesk.usecases.import_records import Progress, plan_rows, whole_or_absent
from frontdesk.usecases.import_review import Review

SOURCE, FORMAT = "pasted list", "pasted"
_NAMED = 3
"""Days or clinicians that are named; of more, how many."""


def stage_pasted(desk: Desk, pasted: str, *, progress: Progress | None = None) -> Review:
    """Read what was copied and stage it unseen. What has no rows says so and leaves nothing."""
    review = Review(path=SOURCE, format=FORMAT, run_id=new_id())
    seen = _Recognised(desk)

    def fill() -> None:
        batches = door.read_pasted(pasted, zone=desk.clinic.zone, today=desk.today())
        plan_rows(desk, seen.noted(batches), review, progress=progress)
        review.recognised = seen.words()

    return whole_or_absent(desk, review, fill)


class _Recognised:
    """The days and clinicians of a list, for whoever looks whether they are the right ones."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._days: set[date] = set()
        self._clinicians: dict[str, None] = {}

    def noted(self, batches: Iterable[Iterable[ImportedRow]]) -> Iterator[list[ImportedRow]]:
        """The same rows, looked at in passing."""
        for batch in batches:
            rows = list(batch)
            for row in rows:
                if isinstance(row, ImportedVisit) and row.start:
                    self._days.add(self._day(row.start))
                    if row.clinician:
                        self._clinicians[row.clinician] = None
            yield rows

    def words(self) -> str:
        """ "Monday 23 November 2026, with Dr Voss and Dr Okafor"; empty where no row has a time."""
        speech = self._desk.speech
        days = _listed([speech.headline(day) for day in sorted(self._days)], "days")
        clinicians = _listed(list(self._clinicians), "clinicians")
        return f"{days}, with {clinicians}" if days and clinicians else days

    def _day(self, start: datetime) -> date:
        return (self._desk.local(start) if start.tzinfo else start).date()


def _listed(names: list[str], many: str) -> str:
    if len(names) > _NAMED:
        return f"{len(names):,} {many}"
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
