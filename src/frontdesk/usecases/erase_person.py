"""A person is erased: nothing they told us stays, and what must stay is said beforehand, with the reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from frontdesk.domain.changes import Changes
from frontdesk.domain.errors import WrongUsage
from frontdesk.domain.look_note import LookKind
from frontdesk.domain.patient import Patient
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.look_at import note_look
from frontdesk.usecases.take_messages import take_all
from frontdesk.usecases.who_may_change import managers_only

ONLY_A_MANAGER = "People are erased by a manager."
_NAMED = {
    "fact": ("thing told to us", "things told to us"),
    "visit": ("visit", "visits"),
    "concern": ("concern", "concerns"),
    "promise": ("promise", "promises"),
    "moment": ("moment", "moments"),
    "relation": ("companion", "companions"),
    "consent": ("answer about notes", "answers about notes"),
}
_MENTIONED = {
    "hand_over_note": ("note for whoever comes next", "notes for whoever comes next"),
    "complaint": ("complaint", "complaints"),
    "relation": ("other person's companions", "other people's companions"),
    "booking": ("booking nobody has said a person of yet", "bookings nobody has said a person of yet"),
}
STAYS = (
    "Who did what and when stays, without any words: the chain of acts would break otherwise.",
    "How often each line was said stays as a number: it names nobody.",
    "A list from the other system brings this person back as somebody new.",
)


@dataclass(frozen=True, slots=True)
class ToErase:
    """What erasing would take, and what it would leave."""

    patient_id: str
    name: str = field(repr=False)
    takes: tuple[str, ...]
    """ "4 visits", "12 things told to us": only what is there."""
    leaves: tuple[str, ...]


def to_erase(desk: Desk, patient_id: str) -> ToErase:
    """Look before. Raises ``WrongUsage`` for nobody, ``Refused`` for anybody but a manager."""
    managers_only(desk, ONLY_A_MANAGER)
    records = desk.store.everything_of(patient_id)
    patient = next((one for one in records if isinstance(one, Patient)), None)
    if patient is None:
        raise WrongUsage("There is no such patient.", "Nothing was erased.")
    note_look(desk, LookKind.RECORD, patient.id)
    count: dict[str, int] = {}
    for one in records:
        count[_sort(one)] = count.get(_sort(one), 0) + 1
    mentions = _listed(desk.store.mentions(patient_id), _MENTIONED)
    found = (f"The name stands in {', '.join(mentions)}: read and take it out there.",) if mentions else ()
    return ToErase(patient_id, patient.name.full, _listed(count, _NAMED), (*STAYS, *found))


def erase_person(desk: Desk, patient_id: str) -> Changes:
    """Take the person out of every place, the history included. Nothing brings them back.

    Raises ``Refused`` for anybody but a manager and while an import is under way, ``WrongUsage`` for nobody.
    """
    managers_only(desk, ONLY_A_MANAGER)
    take_all(desk)  # a message that waits may bring the person back
    deed = desk.deed("erase_person", patient_id=patient_id)
    desk.store.erase(deed)
    if desk.backups is not None:
        desk.backups.note_erased(desk.backups.folder, desk.whole.erased())
    return Changes(deed.id, frozenset({patient_id}), everything=True)


def _sort(record: object) -> str:
    return type(record).__name__.lower()


def _listed(count: Mapping[str, int], named: Mapping[str, tuple[str, str]]) -> tuple[str, ...]:
    return tuple(
        f"{count[sort]} {one if count[sort] == 1 else many}"
        for sort, (one, many) in named.items()
        if count.get(sort)
    )
