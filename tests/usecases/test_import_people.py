"""The short ways of matching decide as the long one, which reads all namesakes and compares every row."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from frontdesk.domain.deed import Change
from frontdesk.domain.imported import ImportedPatient
from frontdesk.domain.patient import (
    ContactPoint,
    ContactSystem,
    Identifier,
    NameUse,
    Patient,
    PatientStatus,
    PersonName,
)
from frontdesk.store.port import Known, Named
from frontdesk.usecases import import_people
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.import_people import WEAK_SYSTEM, People, Verdict
from frontdesk.usecases.import_review import Outcome
from tests.usecases.imports import bring, desk_for_import, person

_NAMES = (("Ann", "Lee"), ("Lee", "Ann"), ("Ann", "Berg"), ("Zoë", "Quist"))
_BORN = ("", "1961", "1961-03", "1961-03-14", "1961-03-15", "1974")
_WRITTEN = ("020 7111 1111", "+44 20 7111 1111", "020 7222 2222")
_PHONES = ((), *((ContactPoint(ContactSystem.PHONE, phone),) for phone in _WRITTEN))


_NAME = st.builds(
    lambda words, use: PersonName(given=words[:1], family=words[1], use=use),
    st.sampled_from(_NAMES),
    st.sampled_from((NameUse.UNSAID, NameUse.OFFICIAL, NameUse.USUAL)),
)
_NUMBER = st.builds(Identifier, st.sampled_from(("mrn", "nhs", WEAK_SYSTEM)), st.sampled_from("12345"))
_ROW = st.builds(
    lambda **said: ImportedPatient("row 2", **said),
    names=st.lists(_NAME, min_size=1, max_size=2).map(tuple),
    identifiers=st.lists(_NUMBER, max_size=2).map(tuple),
    birth_date=st.sampled_from(_BORN),
    contacts=st.sampled_from(_PHONES),
    languages=st.sampled_from(((), ("es",), ("fr",))),
    status=st.sampled_from((None, PatientStatus.ACTIVE, PatientStatus.INACTIVE, PatientStatus.DIED)),
)
ROWS = st.lists(_ROW, max_size=6)
"""People of few names, birth dates, numbers and phones, so that many may be each other."""


class Thorough:
    """A store that knows no short way: nobody is just as a row says, and all namesakes may be meant."""

    def __init__(self, store: Any) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def unchanged(self, people: Collection[ImportedPatient]) -> list[str]:
        return [""] * len(people)

    def known(
        self, numbers: Collection[Identifier], names: Collection[Named], ids: Collection[str] = ()
    ) -> Known:
        found: Known = self._store.known(numbers, (), ids)
        namesakes = {name: self._store.patients_by_name_key(name[0]) for name in names}
        return replace(found, by_name=namesakes, facts={})


def verdicts(desk: Desk, store: Any, batches: list[list[ImportedPatient]]) -> list[Any]:
    """What each row comes to; ids of new records by their place."""
    people, told, places = People(store, desk.clinic, "run", {}), [], dict[str, str]()
    for batch in batches:
        people.look_up(batch)
        for row in batch:
            verdict = people.take(row)
            if verdict.outcome is Outcome.NEW:
                places[verdict.patient_id] = f"new {len(places)}"
            told.append(_without_ids(verdict, places))
    return told


def _without_ids(verdict: Verdict, places: dict[str, str]) -> Any:
    changes = []
    for before, after in verdict.changes:
        kept: Any = after if before else replace(after, id="")  # type: ignore[type-var]  # a record, whichever kind
        if not isinstance(kept, Patient):
            kept = replace(kept, patient_id=places.get(kept.patient_id, kept.patient_id), replaces="")
        else:
            kept = replace(kept, id=places.get(kept.id, kept.id))
        changes.append((before and places.get(before.id, before.id), kept))
    unsure = verdict.unsure
    if unsure is not None:
        unsure = replace(unsure, may_be=tuple(sorted(places.get(id, id) for id in unsure.may_be)))
    patient_id = places.get(verdict.patient_id, verdict.patient_id)
    return replace(verdict, patient_id=patient_id, unsure=unsure, changes=()), changes


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(here=ROWS, again=st.lists(ROWS, max_size=3), data=st.data())
def test_short_ways_decide_as_the_long_one(
    here: list[ImportedPatient], again: list[list[ImportedPatient]], data: st.DataObject
) -> None:
    desk = desk_for_import()
    bring(desk, here)
    kept = [patient for patient, _ in desk.store.patients()]
    if len(kept) > 1 and data.draw(st.booleans()):
        double = data.draw(st.sampled_from(kept[1:]))
        merged = Change(double, replace(double, merged_into=kept[0].id))
        desk.store.commit(desk.deed("merge", merged))
    batches = [here, *again, here]
    short = verdicts(desk, desk.store, batches)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(import_people, "may_be_born", lambda _, known: list(known))
        assert short == verdicts(desk, Thorough(desk.store), batches)


def test_a_row_that_says_what_is_here_is_not_matched_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once known it stays known, with what was told; one letter more and it is matched."""
    desk = desk_for_import()
    listed = [replace(person("Ann Lee", "1961-03-14", mrn=str(n)), languages=("es",)) for n in range(3)]
    bring(desk, listed)
    matched: list[ImportedPatient] = []
    match = People._match

    def noted(self: People, row: ImportedPatient) -> Any:
        matched.append(row)
        return match(self, row)

    monkeypatch.setattr(People, "_match", noted)
    assert bring(desk, listed).patients.same == 3
    assert not matched
    other = replace(listed[1], birth_date="1961-03-15")
    review = bring(desk, [listed[0], other, listed[2]])
    assert (review.patients.same, review.patients.changed) == (2, 1)
    assert matched == [other]
    told = replace(listed[2], languages=("fr",))
    assert bring(desk, [told]).patients.changed == 1
