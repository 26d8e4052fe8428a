"""Who looked at this person? One list for a manager; whoever asks for it stands in the history too."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from frontdesk.domain.errors import WrongUsage
from frontdesk.domain.look_note import REASONS, HistoryEntry, LookKind
from frontdesk.domain.staff import names_of
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.look_at import note_look
from frontdesk.usecases.who_may_change import managers_only

ONLY_A_MANAGER = "Who looked at somebody is read by a manager. That it was asked for was noted."
NO_REASON = "no reason given"
THE_PROGRAM = "Frontdesk"
_LOOKS = {
    LookKind.CARD: "Opened the card, from that day’s list",
    LookKind.OUTSIDE: "Opened the card, not on that day’s list",
    LookKind.PRIVATE: "Opened private notes",
    LookKind.RECORD: "Opened the record",
    LookKind.COMPARED: "Laid two records side by side",
    LookKind.TURNED: "Turned the screen to the patient",
    LookKind.COPY: "Showed the patient everything kept",
    LookKind.PAPER: "Made a paper",
    LookKind.LIST: "Read this list",
    LookKind.LIST_REFUSED: "Asked for this list",
}
ACTS = {
    "add_patient": "Added the patient",
    "check_in": "Checked in",
    "check_out": "Checked out",
    "wrong_person": "Put right a wrong card",
    "merge_people": "Made one person of two records",
    "take_apart": "Took two records apart",
    "hide_from": "Changed who may see the patient",
    "export_person": "Wrote everything held to files",
    "export": "Wrote people and visits to a file",
    "erase_person": "Erased the person",
    "undo": "Took something back",
    "redo": "Brought something back",
}
CHANGED = "Changed what is kept"
_ABOUT_EVERYBODY = ("export",)
_EVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class LookedRow:
    """One line of the list."""

    at: datetime | None
    """On the clinic's clock."""
    who: str
    what: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class WhoLooked:
    """The list, the newest first."""

    patient_id: str
    name: str = field(repr=False)
    rows: tuple[LookedRow, ...]


def who_looked(desk: Desk, patient_id: str) -> WhoLooked:
    """Everything anybody looked at or did about a person, whichever of their records it was.

    Raises ``Refused`` for anybody but a manager, ``WrongUsage`` for nobody.
    """
    patient = desk.store.person(patient_id)
    if patient is None:
        raise WrongUsage("There is no such patient.", "Nothing was changed.")
    try:
        managers_only(desk, ONLY_A_MANAGER)
    except Exception:
        note_look(desk, LookKind.LIST_REFUSED, patient.id)
        raise
    people = names_of(desk.store.people())
    everybody = desk.store.looks_since(_EVER, _ABOUT_EVERYBODY)
    entries = sorted((*desk.store.history_of(patient.id), *everybody), key=lambda entry: entry.seq)
    rows = _rows(desk, tuple(entries), people)
    note_look(desk, LookKind.LIST, patient.id)
    return WhoLooked(patient.id, patient.name.full, tuple(reversed(rows)))


def _rows(desk: Desk, entries: tuple[HistoryEntry, ...], people: dict[str, str]) -> list[LookedRow]:
    """A reason stands with the look it was given for: the same person's last one before it."""
    reasons: dict[int, str] = {}
    last: dict[str, int] = {}
    for entry in entries:
        if entry.kind == LookKind.OUTSIDE:
            last[entry.by] = entry.seq
            reasons[entry.seq] = NO_REASON
        elif entry.kind in _REASON_KINDS and entry.by in last:
            reasons[last[entry.by]] = REASONS[LookKind(entry.kind)]
    return [
        LookedRow(
            desk.local(entry.at) if entry.at else None,
            people.get(entry.by, entry.by) or THE_PROGRAM,
            _what(entry.kind),
            reasons.get(entry.seq, ""),
        )
        for entry in entries
        if entry.kind not in _REASON_KINDS
    ]


_REASON_KINDS = frozenset(kind.value for kind in REASONS)


def _what(kind: str) -> str:
    return _LOOKS[LookKind(kind)] if kind in _LOOKS else ACTS.get(kind, CHANGED)
