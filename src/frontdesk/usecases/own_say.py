"""The patient's own say, at the turned screen: take something out, say it in other words, add a line.

Each is one Deed of a kind that only the patient makes (`domain/own_words.py`). What is taken out is erased,
not hidden: the words leave the card and the copy at once and, when the store is next closed or opened, the
history. Of what we keep to serve, an empty locked row stays, so that no list from another system brings it
back; of personal notes nothing stays. Until the screen is turned back the patient can take the act back.
"""

from dataclasses import replace

from frontdesk.domain.audience import Audience
from frontdesk.domain.changes import Changes
from frontdesk.domain.concern import Concern
from frontdesk.domain.consent import Consent, ConsentAnswer
from frontdesk.domain.deed import Change, Record
from frontdesk.domain.errors import Refused, WrongUsage
from frontdesk.domain.fact import KINDS, ConsentGroup, Fact, FactKind, FactStatus, Source
from frontdesk.domain.moment import Moment
from frontdesk.domain.own_words import CHANGED, TOOK_OUT, WROTE, emptied, is_emptied
from frontdesk.domain.relation import Relation
from frontdesk.domain.value_form import Part, PartSort
from frontdesk.prompts.kept_words import delicate, verb_problem
from frontdesk.usecases.add_fact import IN_A_WORD, in_months
from frontdesk.usecases.compare_people import same_words
from frontdesk.usecases.desk import Desk, new_id
from frontdesk.usecases.set_consent import BY_GUARDIAN, how_given
from frontdesk.usecases.words_kept import SAFE, may_be_kept

ABOUT_ME_LONGEST = 60
HOW = "written by the patient"
"""How the yes to personal notes was given, where the patient writes the line about themselves."""
_WORDS_BESIDE_CODE = frozenset({FactKind.FORM_OF_ADDRESS, FactKind.OBSERVANCE, FactKind.SAFE_CONTACT})
"""Kinds whose words say something of their own beside the choice; elsewhere they only repeat it."""
_READY = frozenset(one.words for one in IN_A_WORD)


def take_out(desk: Desk, patient_id: str, row_id: str) -> Changes:
    """One Deed: a fact, a concern, a moment or a person around the patient goes, with every earlier wording.

    What is no longer used and only stands in the history goes the same way.

    Raises ``WrongUsage`` when it is not kept any more.
    """
    fact = desk.store.get(Fact, row_id, patient_id)
    if fact is not None and not is_emptied(fact):
        earlier = _earlier(desk, fact)
        stays = None if KINDS[fact.kind].group is ConsentGroup.PERSONAL else emptied(fact)
        changes = [Change(fact, stays), *(Change(one, None) for one in earlier)]
    else:
        changes = [Change(_note(desk, patient_id, row_id), None)]
    return desk.store.commit(desk.deed(TOOK_OUT, *changes, patient_id=patient_id))


def words_part(fact: Fact) -> Part | None:
    """The part of a fact the patient may write anew; None where the words only repeat a choice."""
    if fact.text in _READY or (fact.code and fact.kind not in _WORDS_BESIDE_CODE) or not fact.text:
        return None
    parts = (p for p in KINDS[fact.kind].form if p.into == "text" and p.sort is PartSort.WORDS)
    return next(parts, None)


def change_words(desk: Desk, patient_id: str, fact_id: str, words: str) -> Changes:
    """One Deed: the same fact in the patient's own words, locked.

    Words like a diagnosis make it private. A need stays in the strip while five words say it. Raises
    ``Refused`` for nothing, for too much and for a word that labels the patient, ``WrongUsage`` when it is
    not kept any more or has no words to change.
    """
    before = desk.store.get(Fact, fact_id, patient_id)
    part = words_part(before) if before is not None else None
    if before is None or before.status is FactStatus.RETIRED or part is None:
        raise WrongUsage("This note is not kept any more.", SAFE)
    said, audience = _written(words, part.longest, before.audience)
    code = before.code
    if before.kind is FactKind.FORM_OF_ADDRESS:
        code = "as_written"
    elif before.kind is FactKind.SAFE_CONTACT and code:
        code = "none"  # what a voicemail may hold was said with the words before: the careful answer
    stands = bool(before.neutral_verb) and not verb_problem(said) and audience is not Audience.PRIVATE
    after = _locked(
        desk,
        replace(
            before,
            text=said,
            code=code,
            audience=audience,
            neutral_verb=said if stands else "",
            strip=before.strip and stands,
            how_to_meet="",
            replaces=before.id,
        ),
    )
    changes = (Change(before, replace(before, status=FactStatus.RETIRED)), Change(None, after))
    return desk.store.commit(desk.deed(CHANGED, *changes, patient_id=patient_id))


def write_about_me(desk: Desk, patient_id: str, words: str, *, mention: bool) -> Changes:
    """One Deed: a line in the patient's own words, and with it the yes to personal notes where none stands.

    ``mention``: we may speak of it. Raises ``Refused`` for nothing, more than 60 characters, or a label.
    """
    usual = Audience.ALOUD if mention else KINDS[FactKind.PERSONAL_DETAIL].audience
    said, audience = _written(words, ABOUT_ME_LONGEST, usual)
    consent = desk.store.get(Consent, patient_id)
    changes: list[Change] = []
    if consent is None or consent.answer is not ConsentAnswer.YES:
        if how_given(desk, patient_id) == BY_GUARDIAN:
            raise Refused("A parent or guardian says yes to personal notes first.", SAFE)
        yes = Consent(patient_id, ConsentAnswer.YES, desk.today(), HOW, desk.staff.id)
        changes.append(Change(consent, yes))
    fact = Fact("", patient_id, FactKind.PERSONAL_DETAIL, said, audience=audience, happy_to_be_asked=mention)
    changes.append(Change(None, _locked(desk, fact)))
    return desk.store.commit(desk.deed(WROTE, *changes, patient_id=patient_id))


def _locked(desk: Desk, fact: Fact) -> Fact:
    """As it is kept: written by the patient today, asked about again as its kind is."""
    rule, today = KINDS[fact.kind], desk.today()
    return replace(
        fact,
        id=new_id(),
        source=Source.PATIENT_WROTE,
        said_on=today,
        entered_by=desk.staff.id,
        review_by=in_months(today, rule.review_months),
        expires_on=in_months(today, rule.lasts_months),
        status=FactStatus.ACTIVE,
        confirmed_by=desk.staff.id,
        confirmed_on=today,
        locked_by_patient=True,
        import_id="",
    )


def _written(words: str, longest: int, audience: Audience) -> tuple[str, Audience]:
    said = " ".join(words.split())
    if not said:
        raise Refused("Nothing is written there yet.", SAFE)
    if len(said) > longest:
        raise Refused(f"That is {len(said)} characters; {longest} fit.", SAFE)
    heard = Audience.PRIVATE if delicate(said) else audience
    may_be_kept("", heard, said)
    return said, heard


def _earlier(desk: Desk, fact: Fact) -> list[Fact]:
    """What this fact was before, wording by wording."""
    by_id = {one.id: one for one in desk.store.facts_of(fact.patient_id)}
    found: list[Fact] = []
    at = by_id.pop(fact.replaces, None)
    while at is not None:
        found.append(at)
        at = by_id.pop(at.replaces, None)
    twins = [one for one in by_id.values() if one.id != fact.id and same_words(one, fact)]
    return [one for one in (*found, *twins) if one.status is FactStatus.RETIRED and not is_emptied(one)]


def _note(desk: Desk, patient_id: str, id: str) -> Record:
    for kind in (Concern, Moment, Relation):
        found: Record | None = desk.store.get(kind, id, patient_id)
        if found is not None:
            return found
    raise WrongUsage("This note is not kept any more.", SAFE)
