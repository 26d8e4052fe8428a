"""What every card needs and hardly ever changes, kept in memory: one process has the store open.

Clinic, clinicians, how templates fared, and the day's people for Find and the look-alike alarm. A write says
what it touched; the next read asks again.
"""

import json
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from frontdesk.domain.card_input import LookAlike
from frontdesk.domain.clinic import Clinic, Clinician, Delay
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import NoStore
from frontdesk.domain.fact import Fact
from frontdesk.domain.hidden_from import HiddenFrom
from frontdesk.domain.line import TemplateUse
from frontdesk.domain.patient import Patient
from frontdesk.domain.template import LineRest
from frontdesk.domain.visit import Visit, VisitState
from frontdesk.likeness.alike import alike
from frontdesk.likeness.fold import fold
from frontdesk.store.sqlite import one_person
from frontdesk.store.sqlite.one_person import Merged
from frontdesk.store.sqlite.people import found_anew
from frontdesk.store.sqlite.reads import SHOWN, every
from frontdesk.store.sqlite.search_words import WHOLE, Group

OFF_THE_BOARD = frozenset(
    {VisitState.CANCELLED, VisitState.MOVED, VisitState.DID_NOT_COME, VisitState.LEFT_BEFORE_SEEN}
)
_DAY = f"""SELECT v.id, v.patient_id, v.start, v.clinician_id, v.state, p.board_name, p.name_fold,
p.birth_date, p.words, p.search_id FROM visit v JOIN patient p ON p.id = v.patient_id
WHERE v.day = ? AND {SHOWN.format("v.")} ORDER BY v.start, v.id"""


@dataclass(slots=True)
class DayPeople:
    """The people of one day: who may be taken for whom, and who fits what is typed."""

    rows: Sequence[Sequence[Any]] = field(repr=False)
    clinicians: Mapping[str, Clinician]
    _pairs: dict[tuple[str, str], tuple[LookAlike, ...]] = field(default_factory=dict, repr=False)
    _words: list[tuple[str, int]] | None = field(default=None, repr=False)

    def look_alikes(self, patient: Patient) -> tuple[LookAlike, ...]:
        """Other people of the day under a name that looks or sounds like this one's."""
        folded = fold(patient.name.full)
        found = self._pairs.get((patient.id, folded))
        if found is None:
            found = tuple(
                LookAlike(
                    id, who, board_name, datetime.fromisoformat(start), self._spoken(clinician), birth_date
                )
                for id, who, start, clinician, state, board_name, name, birth_date, _, _ in self.rows
                if who != patient.id and state not in OFF_THE_BOARD and alike(folded, name)
            )
            self._pairs[patient.id, folded] = found
        return found

    def fitting(self, groups: Sequence[Group]) -> list[int]:
        """Places in the search index of the day's people who meet all groups, by start."""
        met: set[int] | None = None
        for group in groups:
            fits: set[int] = set()
            for alternative in group:
                fits |= set.intersection(*(self._beginning(word) for word in alternative))
            met = fits if met is None else met & fits
            if not met:
                return []
        places = dict.fromkeys(self.rows[at][9] for at in sorted(met or ()))
        return list(places)

    def words(self) -> dict[int, str]:
        """What each of them is found by, by their place in the search index."""
        return {row[9]: row[8] for row in self.rows}

    def _beginning(self, word: str) -> set[int]:
        if self._words is None:
            self._words = sorted(
                {(w + WHOLE, at) for at, row in enumerate(self.rows) for w in row[8].split()}
            )
        at, words, found = bisect_left(self._words, (word, -1)), self._words, set()
        while at < len(words) and words[at][0].startswith(word):
            found.add(words[at][1])
            at += 1
        return found

    def _spoken(self, clinician_id: str) -> str:
        clinician = self.clinicians.get(clinician_id)
        return clinician.spoken_name if clinician else ""


class Kept:
    """The memory itself. Reads fill it under the reading connection's lock; ``forget`` empties it."""

    def __init__(self) -> None:
        self._turn = 0
        """Rises with each write, so that what was read before it is not kept after it."""
        self._clinic: Clinic | None = None
        self._clinicians: dict[str, Clinician] | None = None
        self._delays: tuple[date, dict[str, Delay]] | None = None
        self._days: dict[date, DayPeople] = {}
        self._use: tuple[date, dict[str, TemplateUse]] | None = None
        self._rests: tuple[LineRest, ...] | None = None
        self._merged: Merged | None = None
        self._hidden_from: tuple[HiddenFrom, ...] | None = None

    def clinic(self, raw: Any) -> Clinic:
        """The clinic. Raises ``NoStore`` before first run was finished."""
        clinic, turn = self._clinic, self._turn
        if clinic is None:
            found = every(raw, Clinic, "id LIMIT 1")
            if not found:
                raise NoStore(
                    "This store has no clinic yet.", "Nothing was changed.", "Finish the first run."
                )
            clinic = found[0]
            if turn == self._turn:
                self._clinic = clinic
        return clinic

    def merged(self, raw: Any) -> Merged:
        """Who is one person."""
        known, turn = self._merged, self._turn
        if known is None:
            known = one_person.read(raw)
            if turn == self._turn:
                self._merged = known
        return known

    def hidden_from(self, raw: Any) -> tuple[HiddenFrom, ...]:
        """Who must not be seen by whom."""
        known, turn = self._hidden_from, self._turn
        if known is None:
            known = every(raw, HiddenFrom, "id")
            if turn == self._turn:
                self._hidden_from = known
        return known

    def clinicians(self, raw: Any) -> dict[str, Clinician]:
        """Clinicians by id."""
        known, turn = self._clinicians, self._turn
        if known is None:
            known = {c.id: c for c in every(raw, Clinician, "spoken_name, id")}
            if turn == self._turn:
                self._clinicians = known
        return known

    def delay(self, raw: Any, day: date, clinician_id: str) -> Delay | None:
        """How late a clinician runs on a day; None when nobody said."""
        known, turn = self._delays, self._turn
        if known is None or known[0] != day:
            rows = every(raw, Delay, "set_at", "day = ?", (day.isoformat(),))
            known = (day, {delay.clinician_id: delay for delay in rows})
            if turn == self._turn:
                self._delays = known
        return known[1].get(clinician_id)

    def day(self, raw: Any, day: date) -> DayPeople:
        """The people of a day."""
        found, turn = self._days.get(day), self._turn
        if found is None:
            rows = raw.execute(_DAY, (day.isoformat(),)).fetchall()
            found = DayPeople(_as_one(raw, rows, self.merged(raw)), self.clinicians(raw))
            if turn == self._turn:
                self._days = {day: found}
        return found

    def use(self, raw: Any, today: date) -> Mapping[str, TemplateUse]:
        """How each template fared, clinic-wide."""
        known, turn = self._use, self._turn
        if known is None or known[0] != today:
            known = (today, read_use(raw, today))
            if turn == self._turn:
                self._use = known
        return known[1]

    def resting(self, raw: Any, today: date) -> frozenset[str]:
        """The lines that rest on a day."""
        known, turn = self._rests, self._turn
        if known is None:
            known = every(raw, LineRest, "id")
            if turn == self._turn:
                self._rests = known
        return frozenset(rest.id for rest in known if today < rest.until)

    def used(self, raw: Any, templates: Sequence[str]) -> None:
        """These templates were marked or shown: read them again, not all of them."""
        self._turn += 1
        if self._use is not None:
            today, known = self._use
            self._use = (today, known | read_use(raw, today, templates))

    def forget(self, changes: Sequence[Change]) -> None:
        """Something was written."""
        self._turn += 1
        for change in changes:
            record = change.after if change.after is not None else change.before
            if isinstance(record, Clinic):
                self._clinic = None
            elif isinstance(record, Delay):
                self._delays = None
            elif isinstance(record, Clinician):
                self._clinicians, self._days = None, {}
            elif isinstance(record, LineRest):
                self._rests = None
            elif isinstance(record, HiddenFrom):
                self._hidden_from = None
            elif isinstance(record, Patient) and _merges(change):
                self._merged, self._days = None, {}
            elif (
                isinstance(record, Visit) and _on_the_list(change.before) != _on_the_list(change.after)
            ) or (isinstance(record, Patient | Fact) and _shows_else(change)):
                self._days = {}

    def forget_all(self) -> None:
        """An import was shown."""
        self._turn += 1
        self._clinic, self._clinicians, self._delays, self._use = None, None, None, None
        self._rests, self._merged, self._hidden_from = None, None, None
        self._days = {}

    def forget_places(self) -> None:
        """Places in the search index moved."""
        self._turn += 1
        self._days = {}


def _as_one(raw: Any, rows: Sequence[Sequence[Any]], merged: Merged) -> list[Sequence[Any]]:
    """The visits of merged records under whoever stands for them."""
    return [row if merged.root(row[1]) == row[1] else _under(raw, row, merged.root(row[1])) for row in rows]


def _under(raw: Any, row: Sequence[Any], root: str) -> Sequence[Any]:
    person = raw.execute(
        "SELECT board_name, name_fold, birth_date, words, search_id FROM patient WHERE id = ?", (root,)
    ).fetchone()
    return (row[0], root, *row[2:5], *person)


def read_use(raw: Any, today: date, templates: Sequence[str] | None = None) -> dict[str, TemplateUse]:
    """How templates fared; all of them or those named."""
    some = "" if templates is None else f" WHERE template IN ({', '.join('?' * len(templates))})"
    columns = "template, said, not_right, said_on, said_that_day, wordings, shown"
    rows = raw.execute(f"SELECT {columns} FROM template_use{some}", templates or ())
    day = today.isoformat()
    return {
        template: TemplateUse(
            said, not_right, that_day if on == day else 0, tuple(json.loads(wordings)), shown
        )
        for template, said, not_right, on, that_day, wordings, shown in rows
    }


def _on_the_list(record: Any) -> tuple[Any, ...]:
    if not isinstance(record, Visit):
        return ()
    off = record.state in OFF_THE_BOARD
    return (record.patient_id, record.day, record.start, record.clinician_id, off)


def _merges(change: Change) -> bool:
    sides = (change.before, change.after)
    return len({side.merged_into if isinstance(side, Patient) else "" for side in sides}) == 2


def _shows_else(change: Change) -> bool:
    before, after = change.before, change.after
    if isinstance(before, Patient) and isinstance(after, Patient) and before.board_name != after.board_name:
        return True
    return bool(found_anew(before, after)) or (isinstance(before, Patient) and after is None)
