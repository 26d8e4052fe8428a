"""One file into an empty clinic by the road of the desk, and what is in the store afterwards."""

import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from frontdesk.domain.booking import Booking
from frontdesk.domain.errors import Fixable
from frontdesk.domain.fact import Fact, FactKind
from frontdesk.domain.patient import Patient
from frontdesk.domain.visit import Visit
from frontdesk.importers.child import STOPPED
from frontdesk.importers.encodings import CHOICES
from frontdesk.importers.read import _STOPPED, _TOO_SLOW
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.import_records import accept, stage, step
from frontdesk.usecases.import_review import Review
from tests.score.plain import language_of, pronouns_of
from tests.score.repeats import AHEAD, BACK
from tests.score.tally import Fate
from tests.score.truth import Known, Truth
from tests.usecases.imports import desk_for_import

ZONE = "Europe/London"
DAY = date(2026, 11, 21)
PATIENCE = 120
"""Seconds for one file, however slow the computer is."""
_CRASHES = (str(STOPPED), str(_STOPPED))
_BAD_FIRST = (
    Fate.CRASHED, Fate.HUNG, Fate.REFUSED_WRONGLY, Fate.REFUSED_RIGHTLY, Fate.PARTLY, Fate.IMPORTED,
    Fate.NOTHING_IN_IT,
)  # fmt: skip


class Brought(NamedTuple):
    """What became of a file, everybody in the store, all starts, and those that have a number."""

    truth: Truth
    fate: Fate
    people: tuple[Known, ...] = ()
    starts: tuple[datetime, ...] = ()
    numbered: tuple[tuple[str, datetime], ...] = ()


class _Hung(Exception):
    """The file took longer than anybody waits."""


def bring(folder: Path, truth: Truth) -> Brought:
    """One file into an empty clinic; what repeats is read around the days it falls on, so that may be several
    clinics, one for each such day."""
    each = [_brought_on(day, folder, truth) for day in truth.days or (DAY,)]
    fate = min((one.fate for one in each), key=_BAD_FIRST.index)
    starts: Counter[datetime] = Counter()
    for one in each:
        starts |= Counter(one.starts)
    numbered = {number for one in each for number in one.numbered}
    return Brought(truth, fate, each[0].people, tuple(starts.elements()), tuple(numbered))


def _brought_on(day: date, folder: Path, truth: Truth) -> Brought:
    desk = desk_for_import(ZONE, day)
    try:
        with _patience():
            review = _walked(desk, folder / truth.path, truth.encoding)
    except _Hung:
        return Brought(truth, Fate.HUNG)
    except Fixable:
        return Brought(truth, Fate.REFUSED_WRONGLY)
    except Exception:  # noqa: BLE001 - whatever escapes is a crash, and counted as one
        return Brought(truth, Fate.CRASHED)
    people = tuple(_known(patient, facts) for patient, facts in desk.whole.patients())
    here: list[Visit | Booking] = [*desk.whole.visits()]
    here += [booking for at in _days(day, truth) for booking in desk.whole.bookings(at)]
    return Brought(
        truth,
        _fate(truth, review),
        people,
        tuple(one.start.astimezone(UTC) for one in here),
        tuple((one.source_value, one.start.astimezone(UTC)) for one in here),
    )


def _days(day: date, truth: Truth) -> set[date]:
    """Every day a booking of the truth may stand on."""
    around = {day + timedelta(days=at) for at in range(-BACK - 3, AHEAD + 3)} if truth.days else set()
    told = {at.date() for instants in truth.starts for at in instants}
    return around | {at + timedelta(days=by) for at in told for by in (-1, 0, 1)}


def _walked(desk: Desk, path: Path, encoding: str) -> Review:
    """As at the desk: how its letters were saved is chosen where the file is refused for it."""
    review = stage(desk, path)
    if review.refused and encoding in CHOICES:
        review = stage(desk, path, encoding=encoding)
    if not review.refused:
        accept(desk, review)
        while not step(desk, review):
            pass
    return review


def _fate(truth: Truth, review: Review) -> Fate:
    if review.refused in _CRASHES:
        return Fate.CRASHED
    if review.refused == str(_TOO_SLOW):
        return Fate.HUNG
    if review.refused:
        return Fate.REFUSED_RIGHTLY if truth.to_refuse or truth.empty else Fate.REFUSED_WRONGLY
    counts = (review.patients, review.visits)
    if not any(one.read for one in counts):
        return Fate.NOTHING_IN_IT
    return Fate.PARTLY if any(one.left_out for one in counts) else Fate.IMPORTED


def _known(patient: Patient, facts: tuple[Fact, ...]) -> Known:
    said = {fact.kind: fact for fact in facts}

    def of(kind: FactKind) -> tuple[str, str]:
        fact = said.get(kind)
        return (fact.code, fact.text) if fact else ("", "")

    return Known(
        ids=frozenset(one.value for one in patient.identifiers),
        family=patient.name.family,
        given=" ".join(patient.name.given),
        full=patient.name.full,
        birth_date=patient.birth_date,
        language=language_of(*of(FactKind.SPOKEN_LANGUAGE)),
        interpreter=of(FactKind.INTERPRETER)[0],
        pronouns=pronouns_of(of(FactKind.PRONOUNS)[1]),
    )


@contextmanager
def _patience() -> Iterator[None]:
    def out(*_: object) -> None:
        raise _Hung

    before = signal.signal(signal.SIGALRM, out)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
