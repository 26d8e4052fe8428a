"""Two records of one person become one.

The walk: `compare_people` reads everything about both and lays side by side what both cannot be -> a manager
picks, fact by fact -> one Deed here links the record that goes to the one that stays (``merged_into``),
retires what was not picked, and gives the one that stays what only the other knew of how to reach somebody.
No row moves: notes, visits and promises of both stay where they are, and every read goes over both. So taking
it apart (`take_apart`) is clearing the link and bringing back what was retired, also days later.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from frontdesk.domain.audience import Audience
from frontdesk.domain.changes import Changes
from frontdesk.domain.consent import ConsentAnswer
from frontdesk.domain.deed import Change
from frontdesk.domain.fact import KINDS, ConsentGroup, Fact, FactStatus
from frontdesk.domain.moment import Moment
from frontdesk.domain.own_words import is_emptied
from frontdesk.domain.patient import ContactPoint, Patient, default_board_name
from frontdesk.usecases.compare_people import (
    BIRTH_DATE,
    CONSENT,
    NAME,
    ONLY_A_MANAGER,
    STATUS,
    Both,
    Side,
    both_of,
    differences,
    facts_apart,
    same_words,
    weight,
)
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.import_merge import plain
from frontdesk.usecases.who_may_change import managers_only

MERGE = "merge_people"


def merge_people(
    desk: Desk,
    stays_id: str,
    goes_id: str,
    picks: Mapping[str, Side] | None = None,
    *,
    decides: tuple[Change, ...] = (),
) -> Changes:
    """One Deed: from now on both are one person. ``picks`` by the key of the difference; what is not named
    stands as proposed. ``decides``: what waited for it, decided by the same Deed.

    Raises ``Refused`` for anybody but a manager, ``WrongUsage`` for nobody or one person already,
    ``Conflict`` when one of the two was changed meanwhile.
    """
    managers_only(desk, ONLY_A_MANAGER)
    both = both_of(desk, stays_id, goes_id)
    apart = {one.key: one for one in differences(desk, both)}
    picked = {key: one.pick for key, one in apart.items()}
    picked |= {key: side for key, side in (picks or {}).items() if key in apart and not apart[key].fixed}
    changes: dict[tuple[type, str], Change] = {}
    for change in (*_records(both, picked), *_facts(both, picked), *_consent(both, picked.get(CONSENT))):
        record = change.before or change.after
        changes[type(record), record.id if record else ""] = change  # the last word about a record counts
    return desk.store.commit(desk.deed(MERGE, *changes.values(), *decides, patient_id=both.stays.id))


def _records(both: Both, picked: Mapping[str, Side]) -> Iterator[Change]:
    stays, goes = both.stays, both.goes
    after = replace(
        stays,
        birth_date=goes.birth_date
        if picked.get(BIRTH_DATE) is Side.GOES or not stays.birth_date
        else stays.birth_date,
        contacts=(*stays.contacts, *_new_ways(stays, goes)),
        known_before=True if goes.known_before else stays.known_before,
        last_seen_on=max(filter(None, (stays.last_seen_on, goes.last_seen_on)), default=None),
        status=goes.status if picked.get(STATUS) is Side.GOES else stays.status,
    )
    if picked.get(NAME) is Side.GOES or not stays.name.full:
        # What was not picked is used no more, and finds the person all the same.
        after = replace(after, names=(*goes.names, *(replace(name, ended=True) for name in stays.names)))
        if stays.board_name == default_board_name(stays.name):
            after = replace(after, board_name=default_board_name(goes.name))
    if after != stays:
        yield Change(stays, after)
    for one in (record for record in both.of_goes if isinstance(record, Patient)):
        yield Change(one, replace(one, merged_into=stays.id))


def _new_ways(stays: Patient, goes: Patient) -> tuple[ContactPoint, ...]:
    """How only the other record knew to reach this person."""
    known = {plain(one) for one in stays.contacts}
    return tuple(one for one in goes.contacts if plain(one) not in known)


def _facts(both: Both, picked: Mapping[str, Side]) -> Iterator[Change]:
    """What was not picked is retired; so is what both said in the same words, once."""
    for kind, one, other in facts_apart(both):
        yield _retired(one if picked[kind.value] is Side.GOES else other)
    yield from _taken_out_elsewhere(both)
    mine = both.facts(Side.STAYS)
    for other in both.facts(Side.GOES):
        same = [one for one in mine if same_words(one, other)]
        if same:
            stands = max((*same, other), key=_stands)
            yield from (_retired(one) for one in (*same, other) if one is not stands)


def _stands(fact: Fact) -> tuple[bool, int, tuple[object, ...]]:
    """What stands of the same words: the patient's own, then for fewer ears, then what goes before."""
    return fact.locked_by_patient, list(Audience).index(fact.audience), weight(fact)


def _taken_out_elsewhere(both: Both) -> Iterator[Change]:
    """What the patient took out of one record does not come back by the other: of kinds that stand alone."""
    for side, records in ((Side.STAYS, both.of_goes), (Side.GOES, both.of_stays)):
        out = {
            one.kind for one in records if isinstance(one, Fact) and is_emptied(one) and KINDS[one.kind].one
        }
        yield from (_retired(f) for f in both.facts(side) if f.kind in out and not f.locked_by_patient)


def _retired(fact: Fact) -> Change:
    return Change(fact, replace(fact, status=FactStatus.RETIRED))


def _consent(both: Both, pick: Side | None) -> Iterator[Change]:
    """One answer stands for both; where it is a no, the personal notes of both are erased."""
    mine, theirs = both.consents()
    answer = theirs if pick is Side.GOES or mine is None else mine
    if answer is None:
        return
    if answer is theirs:
        yield Change(mine, replace(answer, id=both.stays.id))
    if answer.answer in (ConsentAnswer.NO, ConsentAnswer.WITHDRAWN):
        for record in (*both.of_stays, *both.of_goes):
            personal = isinstance(record, Fact) and KINDS[record.kind].group is ConsentGroup.PERSONAL
            if personal or isinstance(record, Moment):
                yield Change(record, None)
