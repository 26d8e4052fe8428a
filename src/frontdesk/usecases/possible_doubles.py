"""Who may be in here twice: pairs worth a look, with the reasons, for a person to decide. Never by itself.

The walk: everybody's names, birth date, numbers and ways to be reached -> a child process compares them
(`likeness.candidates`) -> pairs nobody has called two people yet, the surest first -> one of them is laid
side by side (`compare_people`), made one (`merge_people`) or called two people here.
"""

import logging
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import IO

from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Refused, WrongUsage
from frontdesk.domain.patient import Patient
from frontdesk.domain.two_people import TwoPeople, pair_id
from frontdesk.importers import child_process
from frontdesk.likeness import child as comparing
from frontdesk.likeness.candidates import PossibleDouble
from frontdesk.likeness.evidence import OnFile
from frontdesk.usecases.compare_people import ONLY_A_MANAGER
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.import_merge import plain
from frontdesk.usecases.import_people import WEAK_SYSTEM
from frontdesk.usecases.who_may_change import managers_only

MOST = 200
"""So many pairs are listed; the rest is counted."""
_log = logging.getLogger(__name__)
STOPPED = Refused("The comparison stopped before its end.", "Nothing was changed.", "Look again.")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records somebody should look at."""

    stays: Patient = field(repr=False)
    """The record seen last: it is proposed to stand for both."""
    goes: Patient = field(repr=False)
    points: int
    surely: bool
    why: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """What a look through everybody found."""

    shown: tuple[Pair, ...]
    more: int
    """Pairs beyond these; fewer stand here once some are decided."""


def look_for_doubles(desk: Desk) -> Pairs:
    """Compare everybody. Long: ask for it aside. Raises ``Refused`` for anybody but a manager, and where no
    child process can be started."""
    managers_only(desk, ONLY_A_MANAGER)
    judged = desk.store.two_people()
    found = [pair for pair in _compared(desk) if pair_id(pair.one, pair.other) not in judged]
    shown = tuple(made for pair in found[:MOST] if (made := _pair(desk, pair)))
    return Pairs(shown, len(found) - len(shown))


def say_two_people(desk: Desk, one_id: str, other_id: str) -> Changes:
    """One Deed: these are two people, and nobody is asked again. Raises ``WrongUsage`` for nobody."""
    managers_only(desk, ONLY_A_MANAGER)
    first, second = sorted((one_id, other_id))
    if first == second or any(desk.store.person(id) is None for id in (first, second)):
        raise WrongUsage("There are no two such patients.", "Nothing was changed.")
    if pair_id(first, second) in desk.store.two_people():
        return Changes()
    said = TwoPeople(pair_id(first, second), first, second, desk.today(), desk.staff.id)
    return desk.store.commit(desk.deed("two_people", Change(None, said), patient_id=first))


def on_file(patient: Patient) -> OnFile:
    """What tells this person from others. A number without its system tells nobody apart."""
    return OnFile(
        patient.id,
        patient.names,
        patient.birth_date,
        frozenset(one for one in patient.identifiers if one.system != WEAK_SYSTEM),
        frozenset(filter(None, map(plain, patient.contacts))),
    )


def _pair(desk: Desk, pair: PossibleDouble) -> Pair | None:
    one, other = desk.store.person(pair.one), desk.store.person(pair.other)
    if one is None or other is None or one.id == other.id:
        return None  # somebody decided while everybody was compared
    newer = (other.last_seen_on or date.min) > (one.last_seen_on or date.min)
    stays, goes = (other, one) if newer else (one, other)
    return Pair(stays, goes, pair.points, pair.surely, pair.why)


def _compared(desk: Desk) -> Iterator[PossibleDouble]:
    try:
        child = child_process.start("frontdesk.likeness.child")
    except OSError:
        raise STOPPED from None
    assert child.stdin is not None
    assert child.stdout is not None
    people = (on_file(patient) for patient, _ in desk.store.patients())
    telling = threading.Thread(target=_tell, args=(child.stdin, people), name="doubles", daemon=True)
    telling.start()
    try:
        for line in iter(child.stdout.readline, b"\n"):
            if not line:
                raise STOPPED
            yield comparing.unpack_pair(line)
    finally:
        child.kill()
        child.wait()
        child.stdout.close()
        telling.join(timeout=5)


def _tell(channel: IO[bytes], people: Iterable[OnFile]) -> None:
    """Everybody, one a line. A child that ended early is heard of on its other channel."""
    try:
        for person in people:
            channel.write(comparing.pack(person))
        channel.write(b"\n")
        channel.close()
    except OSError:
        _log.info("the comparing child ended early")
