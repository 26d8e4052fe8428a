"""The readers behind the placeholders: each takes the view and gives words with what they rest on.

Readings chosen where the handbook leaves room: a time that has passed fills nothing; "the desk" as the
owner of a promise is "we"; {hear_by} is the day of the promise that falls due first; {name} skips a form
that may not be heard and never holds a former name; a label the patient wrote as "my choir" is said back
as "your choir".
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from math import ceil

from frontdesk.domain.audience import Audience
from frontdesk.domain.concern import ConcernType
from frontdesk.domain.consent import ConsentAnswer
from frontdesk.domain.fact import Fact, FactKind
from frontdesk.domain.patient import NameUse
from frontdesk.domain.promise import Promise, PromiseStanding
from frontdesk.domain.relation import MayMention, RelationStatus
from frontdesk.domain.speech import Saying
from frontdesk.domain.template import Pack
from frontdesk.prompts.conditions.leaving_and_calls import missed_this
from frontdesk.prompts.conditions.name_and_language import GREET_IN_LANGUAGE
from frontdesk.prompts.conditions.needs import mention_ok, observance_now
from frontdesk.prompts.conditions.waiting import delay_ends, minutes_waiting
from frontdesk.prompts.hellos import Hello, hello_for
from frontdesk.prompts.view import LEAVE_BY, Basis, ItemSort, View, basis_of, consent_answer, need_code


@dataclass(frozen=True, slots=True)
class Voice:
    """How one language speaks: clock and dates from outside, phrases from the pack."""

    speech: Saying
    pack: Pack
    hellos: tuple[Hello, ...] = ()
    own: bool = True
    """The clinic's language, in which whatever was typed here is written; it stands in no other sentence."""

    def phrase(self, table: str, key: str) -> str:
        """A phrase of the pack; empty when it has none."""
        return self.pack.phrases.get(table, {}).get(key, "")


@dataclass(frozen=True, slots=True)
class Fill:
    """Words for one placeholder."""

    text: str
    bases: tuple[Basis, ...] = ()
    told: bool = False
    """The words come from what was told to us, so the do-not-say rules read them."""


EMPTY = Fill("")


def greeting(view: View, voice: Voice) -> Fill:
    """Good morning and so on, from the clinic's clock."""
    hour = view.input.local_now.hour
    return Fill(next((words for until, words in voice.pack.greetings if hour < until), ""))


def name(view: View, voice: Voice) -> Fill:
    """The chosen form of address, else the name to use, else the full name as given."""
    for kind in (FactKind.FORM_OF_ADDRESS, FactKind.NAME_TO_USE):
        for fact in view.known.told.get(kind, ()):
            if fact.text.strip() and fact.audience is Audience.ALOUD:
                return Fill(fact.text, (basis_of(fact),))
    return Fill(_full_name(view))


def _full_name(view: View) -> str:
    """The full name, unless it is a former name that must not be heard: then the next one."""
    patient = view.input.patient
    former = {
        word
        for fact in view.input.facts
        if fact.kind is FactKind.FORMER_NAME and fact.audience is Audience.PRIVATE
        for word in words_of(fact.text)
    }
    if not former:
        return patient.name.full
    others = [n for n in patient.names if not n.ended and n.use not in (NameUse.OLD, NameUse.MAIDEN)]
    kept = words_of(" ".join(n.full for n in others if n.use is NameUse.USUAL))
    for candidate in (patient.name, *others):
        if not (words_of(candidate.full) & former) - kept:
            return candidate.full
    return ""


def short_name(view: View) -> str:
    """The name for a voicemail: the name to use, else the first given name, else the full name."""
    for fact in view.known.told.get(FactKind.NAME_TO_USE, ()):
        if fact.text.strip() and fact.audience is Audience.ALOUD:
            return fact.text
    full = _full_name(view)
    given = view.input.patient.name.given
    return given[0] if given and full == view.input.patient.name.full else full


def words_of(text: str) -> frozenset[str]:
    """The words of a text, folded for comparing."""
    return frozenset(re.findall(r"\w+", text.casefold()))


def say_name(view: View, voice: Voice) -> Fill:
    """The respelling, shown beside the cue."""
    return _fact(view.known.first(FactKind.PRONUNCIATION))


def staff(view: View, voice: Voice) -> Fill:
    """The speaker, as patients hear the name."""
    return Fill(view.input.staff.spoken_name)


def clinic(view: View, voice: Voice) -> Fill:
    """The clinic's name."""
    return Fill(view.input.clinic.name)


def phone(view: View, voice: Voice) -> Fill:
    """The number to call back."""
    return Fill(view.input.clinic.phone)


def clinician(view: View, voice: Voice) -> Fill:
    """Whom the patient sees, under the name said aloud."""
    return Fill(view.input.clinician.spoken_name if view.input.clinician else "")


def delay(view: View, voice: Voice) -> Fill:
    """Minutes late, rounded to five."""
    return Fill(_fives(view.input.delay.minutes)) if view.input.delay else EMPTY


def delay_left(view: View, voice: Voice) -> Fill:
    """Minutes this patient still waits: what remains to the booked time and the delay, rounded to five."""
    ends = delay_ends(view)
    return Fill(_fives(ceil((ends - view.input.now).total_seconds() / 60))) if ends else EMPTY


def waited(view: View, voice: Voice) -> Fill:
    """Minutes waited, rounded to five."""
    minutes = minutes_waiting(view)
    return EMPTY if minutes is None else Fill(_fives(minutes))


def _fives(minutes: int) -> str:
    return str(max(5, (minutes + 2) // 5 * 5)) if minutes > 0 else ""


def _local(moment: datetime, view: View) -> datetime:
    zone = view.input.local_now.tzinfo
    return moment.astimezone(zone) if zone and moment.tzinfo else moment


def appt_time(view: View, voice: Voice) -> Fill:
    """The booked time while it is still to come."""
    visit = view.input.visit
    if visit is None or visit.start < view.input.now:
        return EMPTY
    return Fill(voice.speech.clock(_local(visit.start, view)))


def leave_by(view: View, voice: Voice) -> Fill:
    """When the patient has to go, while it is still to come."""
    fact, moment = leave_by_moment(view)
    if fact is None or moment is None or moment < view.input.local_now:
        return EMPTY
    return Fill(voice.speech.clock(moment), (basis_of(fact),))


def leave_by_moment(view: View) -> tuple[Fact | None, datetime | None]:
    """The note that says when they must leave, and that moment today on the clinic's clock."""
    for fact in view.known.needs:
        if need_code(fact) == LEAVE_BY:
            try:
                clock = time.fromisoformat(fact.extra.strip())
            except ValueError:
                continue
            return fact, datetime.combine(view.today, clock.replace(tzinfo=None), view.input.local_now.tzinfo)
    return None, None


def update_time(view: View, voice: Voice) -> Fill:
    """When we come back with news: within a quarter of an hour, on a round five minutes."""
    moment = view.input.local_now + timedelta(minutes=15)
    rounded = moment.replace(minute=moment.minute // 5 * 5, second=0, microsecond=0)
    return Fill(voice.speech.at_clock(rounded))


def visit_length(view: View, voice: Voice) -> Fill:
    """How long the visit takes: as booked, else the clinic's setting."""
    visit = view.input.visit
    booked = int((visit.end - visit.start).total_seconds() // 60) if visit and visit.end else 0
    minutes = booked if 5 <= booked <= 240 else view.input.clinic.visit_length_min
    return Fill(voice.speech.minutes(minutes)) if minutes > 0 else EMPTY


def language(view: View, voice: Voice) -> Fill:
    """The spoken language, in the reader's own."""
    fact = view.known.first(FactKind.SPOKEN_LANGUAGE)
    return Fill(voice.speech.language(fact.code), (basis_of(fact),)) if fact and fact.code else EMPTY


def hello(view: View, voice: Voice) -> Fill:
    """A greeting in their language, where it is welcome: the patient's own words, else checked ones.

    The yes to being greeted is the permission to be heard, so its level counts: a language that is for the
    desk only may be heard where the yes may. A private language is never given away by a greeting in it.
    """
    fact = view.known.first(FactKind.GREETING_WELCOME)
    if fact is None or GREET_IN_LANGUAGE.read(view) is not True:
        return EMPTY
    if fact.text:
        return Fill(fact.text, (basis_of(fact),))
    spoken = view.known.first(FactKind.SPOKEN_LANGUAGE)
    if spoken is None or spoken.audience is Audience.PRIVATE:
        return EMPTY
    return Fill(hello_for(voice.hellos, spoken.code, view.input.local_now.hour), (basis_of(fact),))


def phrase(table: str, *, done: bool = False) -> Callable[[View, Voice], Fill]:
    """A reader of the pack's phrases for the first need that has one.

    ``done``: they say that it was seen to, which of a need we heard of only today nobody can say.
    """

    def read(view: View, voice: Voice) -> Fill:
        for fact in view.known.needs:
            words = voice.phrase(table, need_code(fact))
            if words and not (done and fact.said_on == view.today):
                return Fill(words, (basis_of(fact),))
        return EMPTY

    return read


def promise_what(view: View, voice: Voice) -> Fill:
    """What we said we would do."""
    return Fill(view.promise.what, (basis_of(view.promise),), told=True) if view.promise else EMPTY


def promise_who(view: View, voice: Voice) -> Fill:
    """Who said it would be done; "the desk" is empty, so that the line says "we" or "us"."""
    promise = view.promise
    if promise is None or promise.who.strip().casefold() in ("", "the desk", "desk"):
        return EMPTY
    return Fill(promise.who, (basis_of(promise),), told=True)


def promise_by(view: View, voice: Voice) -> Fill:
    """The day it was due."""
    if view.promise is None:
        return EMPTY
    return Fill(voice.speech.day(view.promise.due_on, view.today), (basis_of(view.promise),))


def promise_why(view: View, voice: Voice) -> Fill:
    """Why it has a new day; empty where nobody said."""
    promise = view.promise
    if promise is None or not promise.late_because:
        return EMPTY
    return Fill(promise.late_because, (basis_of(promise),), told=True)


def concern(view: View, voice: Voice) -> Fill:
    """The safe phrase of a service concern; a health concern is never named."""
    item = view.concern
    if item is None or item.type is not ConcernType.SERVICE:
        return EMPTY
    return Fill(item.safe_phrase, (basis_of(item),), told=True)


def _consented(view: View) -> bool:
    return consent_answer(view.input) is ConsentAnswer.YES


def detail(view: View, voice: Voice) -> Fill:
    """The small thing they are happy to be asked about."""
    item = view.detail
    if item is None or not item.happy_to_be_asked or not _consented(view):
        return EMPTY
    return Fill(_said_back(item.text, voice), (basis_of(item),), told=True)


def moment(view: View, voice: Voice) -> Fill:
    """The moment they told us of and are happy to be asked about."""
    item = view.moment
    if item is None or not item.happy_to_be_asked or not _consented(view):
        return EMPTY
    return Fill(_said_back(item.label, voice), (basis_of(item),), told=True)


def _said_back(text: str, voice: Voice) -> str:
    if not voice.pack.lang.startswith("en"):
        return text
    return re.sub(r"^(my|our)\b", "your", text.strip(), flags=re.IGNORECASE)


def person(view: View, voice: Voice) -> Fill:
    """Somebody around them whom we may mention."""
    if not _consented(view):
        return EMPTY
    for relation in view.input.relations:
        if relation.may_mention is MayMention.MENTION and relation.status is RelationStatus.CURRENT:
            basis = Basis(relation.id, relation.audience, True, True, None, "relation")
            return Fill(relation.name, (basis,), told=True)
    return EMPTY


def observance(view: View, voice: Voice) -> Fill:
    """The patient's own label, where we may speak of it."""
    fact = observance_now(view)[1]
    return _fact(fact) if fact and mention_ok(view) is True else EMPTY


def _fact(fact: Fact | None) -> Fill:
    return Fill(fact.text, (basis_of(fact),), told=True) if fact else EMPTY


def next_visit(view: View, voice: Voice) -> Fill:
    """The day of the next booking."""
    visit = view.input.next_visit
    return Fill(voice.speech.day(visit.day, view.today)) if visit else EMPTY


def missed_day(view: View, voice: Voice) -> Fill:
    """The day of the visit that did not happen: of the card's own, else of the last one."""
    visit = view.input.visit
    day = visit.day if visit is not None and missed_this(view) else view.input.last_missed_on
    return Fill(voice.speech.day(day, view.today)) if day else EMPTY


def hear_by(view: View, voice: Voice) -> Fill:
    """The day of the open promise that falls due first; without one the desk says it."""
    promises = (p for p in view.known.items[ItemSort.PROMISE] if isinstance(p, Promise))
    still_open = (PromiseStanding.OPEN, PromiseStanding.LATE, PromiseStanding.DUE_TODAY)
    due = [p for p in promises if p.standing(view.today) in still_open]
    if not due:
        return EMPTY
    first = min(due, key=lambda p: (p.due_on, p.id))
    return Fill(voice.speech.day(first.due_on, view.today), (basis_of(first),))


def callback_day(view: View, voice: Voice) -> Fill:
    """The next day the clinic is open."""
    clinic_ = view.input.clinic
    open_days = {hours.weekday for hours in clinic_.hours}
    for ahead in range(1, 22):
        day = view.today + timedelta(days=ahead)
        if day.weekday() in open_days and day not in clinic_.closed_days:
            return Fill(voice.speech.day(day, view.today))
    return EMPTY


def point_person(view: View, voice: Voice) -> Fill:
    """The named contact."""
    fact = view.known.first(FactKind.NAMED_CONTACT)
    return Fill(fact.text, (basis_of(fact),)) if fact else EMPTY
