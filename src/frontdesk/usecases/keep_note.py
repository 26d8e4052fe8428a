"""What is kept beside facts: concerns, moments and the people around a patient. Typed by a person."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

from frontdesk.domain.audience import Audience
from frontdesk.domain.changes import Changes
from frontdesk.domain.concern import Concern, ConcernState, ConcernType
from frontdesk.domain.consent import Consent, ConsentAnswer
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Refused, WrongUsage
from frontdesk.domain.moment import Moment, Tone
from frontdesk.domain.relation import MayMention, Relation, RelationStatus
from frontdesk.prompts.kept_words import labels
from frontdesk.usecases.change_fact import NoConsent
from frontdesk.usecases.desk import Desk, new_id
from frontdesk.usecases.words_kept import SAFE, may_be_kept

LONGEST_CONCERN = 120
Note = Concern | Moment | Relation
N = TypeVar("N", Concern, Moment, Relation)


def keep_concern(
    desk: Desk,
    patient_id: str,
    sort: ConcernType,
    words: str,
    safe_phrase: str = "",
    *,
    audience: Audience = Audience.DESK,
    visit_id: str = "",
    replaces: str = "",
) -> Changes:
    """One Deed: a new concern, or ``replaces`` in other words. A health one is private, without safe phrase.

    Raises ``Refused`` without words or with more than 120 characters, ``SoundsMedical`` for health words in a
    service concern.
    """
    words, safe_phrase = _clean(words, LONGEST_CONCERN), _clean(safe_phrase, 60, needed=False)
    health = sort is ConcernType.HEALTH
    if not health:
        may_be_kept("", Audience.DESK, words, safe_phrase)
    before = _standing(desk, Concern, patient_id, replaces) if replaces else None
    base = before or Concern(new_id(), patient_id, sort, words, desk.today(), visit_id=visit_id)
    after = replace(
        base,
        type=sort,
        words=words,
        safe_phrase="" if health else safe_phrase,
        audience=Audience.PRIVATE if health else audience,
        owner=base.owner or "the desk",
        entered_by=desk.staff.id,
    )
    return _commit(desk, "concern", before, after)


def end_concern(desk: Desk, patient_id: str, concern_id: str, state: ConcernState) -> Changes:
    """One Deed: answered, handed to the clinician, rather not, closed - or open again."""
    before = _standing(desk, Concern, patient_id, concern_id)
    return _commit(desk, "concern", before, replace(before, state=state))


def keep_moment(
    desk: Desk,
    patient_id: str,
    label: str,
    tone: Tone,
    *,
    happy_to_be_asked: bool = False,
    audience: Audience = Audience.DESK,
    replaces: str = "",
) -> Changes:
    """One Deed. Kept only with a yes to personal notes: raises ``NoConsent``."""
    label = _clean(label, 60)
    consent = desk.store.get(Consent, patient_id)
    if consent is None or consent.answer is not ConsentAnswer.YES:
        raise NoConsent("Personal notes are kept only with the patient’s yes.")
    may_be_kept("", audience, label)
    before = _standing(desk, Moment, patient_id, replaces) if replaces else None
    base = before or Moment(new_id(), patient_id, label, tone, desk.today())
    after = replace(
        base,
        label=label,
        tone=tone,
        happy_to_be_asked=happy_to_be_asked,
        audience=audience,
        entered_by=desk.staff.id,
    )
    return _commit(desk, "moment", before, after)


def keep_relation(  # noqa: PLR0913 - one form
    desk: Desk,
    patient_id: str,
    name: str,
    relation: str = "",
    *,
    may_mention: MayMention = MayMention.NEITHER,
    household: bool | None = None,
    guardian: bool = False,
    status: RelationStatus = RelationStatus.CURRENT,
    needs: str = "",
    audience: Audience = Audience.DESK,
    replaces: str = "",
) -> Changes:
    """One Deed. "No contact" and "died" hide the name from every line; a guardian speaks for the patient.
    ``household``: whether they live together; None leaves it as it was."""
    name, relation = _clean(name, 120), _clean(relation, 60, needed=False)
    needs = _clean(needs, 200, needed=False)
    may_be_kept("", audience, relation, needs)
    before = _standing(desk, Relation, patient_id, replaces) if replaces else None
    base = before or Relation(new_id(), patient_id, name)
    after = replace(
        base,
        name=name,
        relation=relation,
        may_mention=may_mention,
        household=base.household if household is None else household,
        guardian=guardian,
        status=status,
        needs=needs,
        audience=audience,
        entered_by=desk.staff.id,
    )
    return _commit(desk, "relation", before, after)


def remove_note(desk: Desk, sort: type[N], patient_id: str, note_id: str) -> Changes:
    """One Deed: it is not kept any more; undo brings it back."""
    before = _standing(desk, sort, patient_id, note_id)
    change = Change(before, None)
    return desk.store.commit(desk.deed("remove_note", change, patient_id=patient_id))


def told_on(note: Note) -> date | None:
    """The day it was told, where one is kept."""
    if isinstance(note, Concern):
        return note.said_on
    return note.told_on if isinstance(note, Moment) else None


def _standing(desk: Desk, sort: type[N], patient_id: str, id: str) -> N:
    note = desk.store.get(sort, id, patient_id)
    if note is None:
        raise WrongUsage("This note is not kept any more.", SAFE)
    return note


def _commit(desk: Desk, what: str, before: Note | None, after: Note) -> Changes:
    kind = f"change_{what}" if before else f"add_{what}"
    return desk.store.commit(desk.deed(kind, Change(before, after), patient_id=after.patient_id))


def _clean(words: str, longest: int, *, needed: bool = True) -> str:
    words = " ".join(words.split())
    if needed and not words:
        raise Refused("There is nothing to keep yet.", "", "Type what the patient told us.")
    if len(words) > longest:
        raise Refused(f"That is {len(words)} characters; {longest} fit.", SAFE, "Keep the gist.")
    if label := labels(words):
        raise Refused(f"“{label}” labels the patient.", SAFE, "Write what to do instead.")
    return words
