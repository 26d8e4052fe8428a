"""Keep a filled-in form as a fact, and change one: never in place, a new row takes the place of the old."""

from dataclasses import replace
from typing import Any

from frontdesk.card.needs import MOST
from frontdesk.domain.audience import Audience
from frontdesk.domain.changes import Changes
from frontdesk.domain.consent import Consent, ConsentAnswer
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Refused, WrongUsage
from frontdesk.domain.fact import KINDS, ConsentGroup, Fact, FactKind, FactStatus
from frontdesk.domain.habit import only_asked
from frontdesk.usecases.desk import Desk, new_id
from frontdesk.usecases.told_values import Told, fact_of
from frontdesk.usecases.words_kept import SAFE, SoundsMedical, asked_about, fit_to_be_called


class StripFull(Refused):
    """Three needs stand in the strip: somebody picks which of them gives its place."""


class NoConsent(Refused):
    """A personal note, and nobody noted a yes to personal notes."""


def keep_fact(
    desk: Desk, patient_id: str, told: Told, *, replaces: str = "", instead_of: str = "", again: str = ""
) -> Changes:
    """One Deed: the new fact, with what it replaces retired.

    ``replaces`` is the fact that was changed; without one a kind that stands alone replaces its former
    value. ``instead_of`` leaves the strip for this one. ``again`` is the row that the same form wrote a
    moment ago, while somebody was still typing: it gives way as if it had never been. Raises ``Refused`` and
    its kinds.
    """
    young = standing_fact(desk, patient_id, again) if again else None
    if young is not None:
        before = desk.store.get(Fact, replaces, patient_id) if replaces else None
    else:
        before = standing_fact(desk, patient_id, replaces) if replaces else None
    fact = fact_of(desk, patient_id, told, before)
    if KINDS[fact.kind].group is ConsentGroup.PERSONAL:
        consent = desk.store.get(Consent, patient_id)
        if consent is None or consent.answer is not ConsentAnswer.YES:
            raise NoConsent("Personal notes are kept only with the patient’s yes.")
    if young is not None:
        former, changes = [young], [Change(young, None)]
        fact = replace(fact, replaces=young.replaces)
    else:
        former = [before] if before else _former(desk, patient_id, fact.kind)
        changes = [Change(one, replace(one, status=FactStatus.RETIRED)) for one in former]
        if former and before is None:
            fact = replace(fact, replaces=former[-1].id)
    swap = _room_in_strip(desk, patient_id, fact, former, instead_of)
    changes += [*swap, Change(None, fact)]
    kind = "change_fact" if before else "add_fact"
    return desk.store.commit(desk.deed(kind, *changes, patient_id=patient_id))


def set_audience(desk: Desk, patient_id: str, fact_id: str, audience: Audience) -> Changes:
    """One Deed: who may hear it from now on. Raises ``SoundsMedical`` for what has to stay private."""
    before = standing_fact(desk, patient_id, fact_id)
    fit_to_be_called(before.kind, audience)
    asked = asked_about(before.text, before.how_to_meet, kind=before.kind).question
    if audience is not Audience.PRIVATE and asked:
        raise SoundsMedical(f"{asked.removesuffix('Make it private?')}It stays private.", SAFE)
    return _replace(desk, before, audience=audience)


def set_strip(desk: Desk, patient_id: str, fact_id: str, on: bool, instead_of: str = "") -> Changes:
    """One Deed: into the need strip or out of it. Raises ``StripFull`` when three stand there."""
    before = standing_fact(desk, patient_id, fact_id)
    if on and not before.neutral_verb:
        raise Refused(
            "The strip needs what the desk does.", SAFE, "Change the note and say it in five words."
        )
    swap = _room_in_strip(desk, patient_id, replace(before, strip=on), [before], instead_of)
    return _replace(desk, before, *swap, strip=on)


def standing_fact(desk: Desk, patient_id: str, fact_id: str) -> Fact:
    """A fact that is still kept. Raises ``WrongUsage``."""
    fact = desk.store.get(Fact, fact_id, patient_id)
    if fact is None or fact.status is FactStatus.RETIRED:
        raise WrongUsage("This note is not kept any more.", SAFE)
    return fact


def on_strip(desk: Desk, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """What stands in the strip today; an interpreter who is needed always has a place."""
    today = desk.today()
    standing = [
        f for f in facts if f.stands(today) and f.status is FactStatus.ACTIVE and not only_asked(f, today)
    ]
    return tuple(
        f
        for f in standing
        if (f.kind is FactKind.INTERPRETER and f.code == "yes") or (f.strip and f.neutral_verb)
    )


def _room_in_strip(
    desk: Desk, patient_id: str, fact: Fact, leaving: list[Fact], instead_of: str
) -> list[Change]:
    if not (fact.strip and fact.neutral_verb):
        return []
    gone = {one.id for one in leaving}
    there = [f for f in on_strip(desk, desk.store.facts_of(patient_id)) if f.id not in gone]
    if len(there) < MOST:
        return []
    out = next((f for f in there if f.id == instead_of and f.kind is not FactKind.INTERPRETER), None)
    if out is None:
        raise StripFull("Three needs stand in the strip. Which one gives its place?")
    return _new_row(out, strip=False)


def _new_row(before: Fact, **values: Any) -> list[Change]:
    """The same fact with something changed, as a row of its own."""
    after = replace(before, id=new_id(), replaces=before.id, **values)
    return [Change(before, replace(before, status=FactStatus.RETIRED)), Change(None, after)]


def _replace(desk: Desk, before: Fact, *more: Change, **values: Any) -> Changes:
    changes = [*more, *_new_row(before, **values)]
    return desk.store.commit(desk.deed("change_fact", *changes, patient_id=before.patient_id))


def _former(desk: Desk, patient_id: str, kind: FactKind) -> list[Fact]:
    if not KINDS[kind].one:
        return []
    return [
        one
        for one in desk.store.facts_of(patient_id)
        if one.kind is kind and not one.visit_id and one.status is not FactStatus.RETIRED
    ]
