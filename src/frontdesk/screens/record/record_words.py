"""The record in words: chapters, notes, forms. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from frontdesk.card.compose import name_on_card, sound_of
from frontdesk.card.facts import SOURCE_WORDS, glyph, words
from frontdesk.domain.audience import Audience
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.concern import Concern, ConcernState, ConcernType
from frontdesk.domain.consent import ConsentAnswer
from frontdesk.domain.fact import KINDS, Fact, FactKind, FactStatus
from frontdesk.domain.habit import Habit, habit_of, only_asked, to_ask
from frontdesk.domain.line import Identity, Listening
from frontdesk.domain.moment import Moment
from frontdesk.domain.promise import Promise
from frontdesk.domain.value_form import Part, PartSort
from frontdesk.screens.record.chapters import CHAPTERS, CONSENT, VISITS, ChapterRule
from frontdesk.screens.record.follow_words import RELEASED, STANDS, ends_of, is_over, promise_parts
from frontdesk.screens.record.history import NO_HISTORY, History, five_of, visits_shown
from frontdesk.screens.record.no_longer import TITLE as NO_LONGER, old_note
from frontdesk.screens.record.other_notes import OTHER_KINDS, AnyNote, notes_of, words_of
from frontdesk.screens.record.shown import (
    REMOVED,
    ChapterShown,
    Filled,
    FormShown,
    GroupShown,
    NoteShown,
    OnCardShown,
    PartShown,
    RecordShown,
    ShieldShown,
)
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.hide_from import Shield
from frontdesk.usecases.keep_note import told_on
from frontdesk.usecases.open_card import draw_card, first_situation
from frontdesk.usecases.told_values import dates_words, usual_end, usual_review, words_of_choice

PRIVATE_NOTE = "Private note"
ANSWERS = (
    (ConsentAnswer.YES.value, "Yes, agreed"),
    (ConsentAnswer.NO.value, "No"),
    (ConsentAnswer.WITHDRAWN.value, "Withdrawn"),
)
_CONSENT = {
    ConsentAnswer.YES: "Agreed to personal notes",
    ConsentAnswer.NO: "No personal notes",
    ConsentAnswer.WITHDRAWN: "Personal notes withdrawn",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """What decides how the record stands on the screen."""

    card_input: CardInput
    people: Mapping[str, str]
    """Who works here: shown names by id."""
    on_card: OnCardShown
    chapter: str
    private_open: bool = False
    quiet: bool = False
    """Nobody touched the desk for a while: the small lines about sources go."""
    gone: tuple[Fact, ...] = ()
    """What is no longer used, newest first."""
    history: History = NO_HISTORY
    whole: bool = False
    """More than the five newest of what is over stands open."""
    shields: tuple[Shield, ...] = ()


def record_shown(desk: Desk, seen: Seen) -> RecordShown:
    """The whole record at one chapter."""
    given, today = seen.card_input, desk.today()
    rule = next(one for one in CHAPTERS if one.key == seen.chapter)
    name = name_on_card(given)
    patient = given.patient.name
    consent = given.consent
    said = _CONSENT.get(consent.answer, "") if consent else ""
    when = f" on {desk.speech.short_day(consent.asked_on, today)}" if consent and said else ""
    return RecordShown(
        name=name,
        beside=patient.family if patient.family and patient.family not in name else "",
        say=sound_of(given.patient, given.facts),
        chapters=tuple(ChapterShown(one.key, one.title, one.glyph, _count(seen, one)) for one in CHAPTERS),
        chapter=rule.key,
        title=rule.title,
        under=rule.under,
        groups=(*_groups(desk, seen, rule), *_no_longer(desk, seen, rule)),
        add=_add_words(rule),
        hint=rule.hint,
        consent=f"{said}{when}." if said else "Personal notes: not asked yet.",
        on_card=seen.on_card,
        answers=ANSWERS if rule.key == CONSENT else (),
        answer=consent.answer.value if consent else "",
        shields=tuple(ShieldShown(one.person_id, one.name, bool(one.hidden)) for one in seen.shields)
        if rule.key == CONSENT
        else (),
    )


def on_card(desk: Desk, given: CardInput) -> OnCardShown:
    """As the card stands after the match while others can hear."""
    situation = replace(first_situation(given), identity=Identity.CONFIRMED, listening=Listening.OTHERS)
    card = draw_card(desk.deck, desk.speech, given, situation)
    return OnCardShown(card.name_to_use, card.say_name, card.needs, card.desk_count, card.private_count)


def _count(seen: Seen, rule: ChapterRule) -> int:
    given = seen.card_input
    if rule.key == VISITS:
        return len(seen.history.visits)
    others = (len(notes) for sort, notes in notes_of(given).items() if OTHER_KINDS[sort].chapter == rule.key)
    return sum(f.kind in rule.kinds for f in given.facts) + sum(others)


def _add_words(rule: ChapterRule) -> str:
    return "" if rule.key in (CONSENT, VISITS) else "Add"


def _groups(desk: Desk, seen: Seen, rule: ChapterRule) -> tuple[GroupShown, ...]:
    facts = [f for kind in rule.kinds for f in seen.card_input.facts if f.kind is kind]
    notes = tuple(_note(desk, seen, fact) for fact in facts)
    others = tuple(
        _other(desk, seen, note)
        for sort, kept in notes_of(seen.card_input).items()
        if OTHER_KINDS[sort].chapter == rule.key
        for note in kept
    )
    if rule.key == VISITS:
        return (visits_shown(desk, seen.history, whole=seen.whole),)
    if any(KINDS[kind].may_strip for kind in rule.kinds):
        strip = tuple(n for n in notes if n.on_strip)
        rest = tuple(n for n in notes if not n.on_strip)
        groups = [GroupShown("Shown in the strip, three at most", strip, "Nothing stands in the strip yet.")]
        return (*groups, GroupShown("Other", rest)) if rest else tuple(groups)
    empty = "" if rule.key == CONSENT else "Nothing yet. F2 adds what we are told."
    return (GroupShown("", (*notes, *others), empty), *_ended(desk, seen, rule))


def _ended(desk: Desk, seen: Seen, rule: ChapterRule) -> tuple[GroupShown, ...]:
    """What came to its end: the five newest, with the way back."""
    over = notes_of(seen.card_input, ended=True)
    notes = tuple(
        _other(desk, seen, note)
        for sort, kept in over.items()
        if OTHER_KINDS[sort].chapter == rule.key
        for note in kept
    )
    return (five_of(GroupShown("Came to an end", notes), whole=seen.whole),) if notes else ()


def _no_longer(desk: Desk, seen: Seen, rule: ChapterRule) -> tuple[GroupShown, ...]:
    """At the end of the chapter, folded."""
    given, open_ = seen.card_input, seen.private_open
    notes = tuple(
        old_note(one, given, desk.speech, seen.people.get(one.entered_by, ""), private_open=open_)
        for one in seen.gone
        if one.kind in rule.kinds
    )
    quiet = tuple(replace(one, below="") for one in notes) if seen.quiet else notes
    return (GroupShown(NO_LONGER, quiet, folded=True),) if notes else ()


def _note(desk: Desk, seen: Seen, fact: Fact) -> NoteShown:
    if fact.audience is Audience.PRIVATE and not seen.private_open:
        return NoteShown(fact.id, PRIVATE_NOTE, "lock", "Hold F4 to read it.", Audience.PRIVATE, folded=True)
    rule = KINDS[fact.kind]
    overdue = fact.review_by is not None and fact.review_by < desk.today()
    ask = "Confirm" if fact.unconfirmed_import else ""
    noticed = only_asked(fact, desk.today())
    if noticed:
        ask = "Yes, again" if to_ask(fact, desk.today()) else ""
    elif not ask and (overdue or fact.status is FactStatus.CHECK):
        ask = "Still true"
    said = words(fact, desk.speech)
    if fact.kind is FactKind.DO_NOT_SAY and fact.text:
        said = f"Do not mention: {fact.text}"
    return NoteShown(
        id=fact.id,
        words=said,
        glyph="lock" if fact.audience is Audience.PRIVATE else glyph(fact),
        below="" if seen.quiet else _below(desk, seen, fact),
        audience=fact.audience,
        confirm=ask,
        can_strip=rule.may_strip and bool(fact.neutral_verb) and not noticed,
        on_strip=rule.may_strip and fact.strip and not noticed,
    )


_HABIT = {
    Habit.SEEN: "Noticed once; asked next time",
    Habit.ONCE: "Confirmed once; asked next time",
    Habit.PREFERENCE: "A preference, confirmed twice",
    Habit.RETIRED: "Not wanted",
}
_PREFERENCE_ONCE = "A preference nobody confirmed for long; asked next time"


def _below(desk: Desk, seen: Seen, fact: Fact) -> str:
    today, speech = desk.today(), desk.speech
    rule = KINDS[fact.kind]
    parts = [] if rule.may_strip else [rule.label.rstrip("?")]
    when = f" {speech.short_day(fact.said_on, today)}" if fact.said_on else ""
    habit = habit_of(fact, today)
    parts.append(f"{SOURCE_WORDS[fact.source] if habit is None else 'Noticed'}{when}")
    if who := seen.people.get(fact.entered_by, ""):
        parts.append(f"Entered by {who}")
    if fact.strip and fact.neutral_verb and fact.neutral_verb != fact.text:
        parts.append(f"Strip: {fact.neutral_verb}")
    if habit is not None:
        stood = fact.status is FactStatus.ACTIVE
        parts.append(_PREFERENCE_ONCE if stood and habit is Habit.ONCE else _HABIT[habit])
    elif fact.status is FactStatus.CHECK:
        parts.append("To check with the patient")
    elif fact.review_by:
        word = "Was to be asked again" if fact.review_by < today else "Ask again"
        parts.append(f"{word} {speech.short_day(fact.review_by, today)}")
    if fact.expires_on:
        parts.append(f"Ends {speech.short_day(fact.expires_on, today)}")
    if fact.happy_to_be_asked:
        parts.append(rule.ask or "Happy to be asked")
    return ". ".join(part.rstrip(".") for part in parts) + "."


def _other(desk: Desk, seen: Seen, note: AnyNote) -> NoteShown:
    audience = _audience_of(note)
    if audience is Audience.PRIVATE and not seen.private_open:
        return NoteShown(note.id, PRIVATE_NOTE, "lock", "Hold F4 to read it.", None, folded=True)
    told = None if isinstance(note, Promise) else told_on(note)
    when = f"Told us {desk.speech.short_day(told, desk.today())}" if told else ""
    who = seen.people.get(note.entered_by, "")
    parts = [part for part in (when, f"Entered by {who}" if who else "") if part]
    if isinstance(note, Concern) and note.safe_phrase:
        parts.insert(0, f"The desk says: {note.safe_phrase}")
    if isinstance(note, Concern) and note.state is not ConcernState.OPEN:
        parts.insert(0, STANDS[note.state])
    if isinstance(note, Promise):
        parts = promise_parts(desk, note, seen.people)
    rule = next(one for one in CHAPTERS if one.key == OTHER_KINDS[sort_of(note)].chapter)
    return NoteShown(
        note.id,
        words_of(note),
        "lock" if audience is Audience.PRIVATE else rule.glyph,
        "" if seen.quiet or not parts else f"{'. '.join(part.rstrip('.') for part in parts)}.",
        ends=ends_of(note),
        can_change=not is_over(note),
        remove="" if is_over(note) else RELEASED if isinstance(note, Promise) else REMOVED,
    )


def _audience_of(note: AnyNote) -> Audience:
    if isinstance(note, Concern) and note.type is ConcernType.HEALTH:
        return Audience.PRIVATE
    return note.audience


def sort_of(note: AnyNote) -> str:
    """The key of ``OTHER_KINDS`` a note belongs to."""
    if isinstance(note, Promise):
        return "promise"
    return "concern" if isinstance(note, Concern) else "moment" if isinstance(note, Moment) else "relation"


def removable(given: CardInput) -> frozenset[str]:
    """What one key takes off: facts and notes that stand; visits and what came to its end stay."""
    notes = (note.id for kept in notes_of(given).values() for note in kept)
    return frozenset((*(fact.id for fact in given.facts), *notes))


# --- forms


def kinds_of(chapter: str) -> tuple[tuple[str, str], ...]:
    """What may be added in a chapter: (kind, words)."""
    rule = next(one for one in CHAPTERS if one.key == chapter)
    facts = tuple((kind.value, KINDS[kind].label) for kind in rule.kinds)
    return (*facts, *((key, kind.label) for key, kind in OTHER_KINDS.items() if kind.chapter == chapter))


def new_values(desk: Desk, kind: str) -> dict[str, str]:
    """How the form of a kind opens."""
    if kind in OTHER_KINDS:
        values = {part.key: _first_choice(part) for part in OTHER_KINDS[kind].form}
        return {**values, "audience": Audience.DESK.value, "asked": ""}
    of = FactKind(kind)
    rule, today = KINDS[of], desk.today()
    values = {part.key: _first_choice(part) for part in rule.form}
    review, ends = usual_review(of, today), usual_end(of, today)
    return {
        **values,
        "audience": rule.audience.value,
        "source": rule.sources[0].value,
        "review": _day(desk, review),
        "ends": _day(desk, ends),
        "asked": "",
        "strip": "",
        "verb": "",
    }


def values_of(desk: Desk, fact: Fact) -> dict[str, str]:
    """A fact as its form shows it. A private one is written anew: nothing of it stands there."""
    values = new_values(desk, fact.kind.value)
    if fact.audience is Audience.PRIVATE:
        return {**values, "audience": Audience.PRIVATE.value}
    for part in KINDS[fact.kind].form:
        held = str(getattr(fact, part.into))
        if part.sort is PartSort.LANGUAGE and held:
            held = desk.speech.language(held)
        elif part.sort is PartSort.DATES:
            held = dates_words(desk, held)
        elif part.sort is PartSort.CHOICE and held.partition(":")[0] == "family":
            held = "family"
        if part.or_choice and held == words_of_choice(KINDS[fact.kind], fact.code, fact.extra):
            held = ""
        values[part.key] = held if part.sort is not PartSort.CHOICE or part.words_of(held) else ""
    values["source"] = fact.source.value
    values["audience"] = fact.audience.value
    values["asked"] = "1" if fact.happy_to_be_asked else ""
    values["strip"] = "1" if fact.strip else ""
    usual = words_of_choice(KINDS[fact.kind], fact.code, "")
    values["verb"] = fact.neutral_verb if fact.neutral_verb != usual else ""
    return values


def other_values(desk: Desk, note: AnyNote) -> dict[str, str]:
    """A concern, promise, moment or person as its form shows it; a private one is written anew."""
    kind = OTHER_KINDS[sort_of(note)]
    audience = _audience_of(note)
    values = {part.key: _first_choice(part) for part in kind.form}
    if audience is not Audience.PRIVATE:
        values = {part.key: _held(getattr(note, part.into)) for part in kind.form}
    if isinstance(note, Promise) and audience is not Audience.PRIVATE:
        values["due_on"] = _day(desk, note.due_on)
    asked = "1" if isinstance(note, Moment) and note.happy_to_be_asked else ""
    return {**values, "audience": audience.value, "asked": asked}


def _held(value: object) -> str:
    """A field of a note as its form holds it."""
    return ("yes" if value else "") if isinstance(value, bool) else str(value)


def form_shown(kind: str, values: Filled, *, changing: str = "", chapter: str) -> FormShown:
    """The form of a kind, filled in."""
    kinds = () if changing else kinds_of(chapter)
    key = changing or f"new:{kind}"
    other = OTHER_KINDS.get(kind)
    if other is not None:
        form = FormShown(key, other.label, kind, kinds, ask=other.ask, dated=False)
        parts = other.form
    else:
        rule = KINDS[FactKind(kind)]
        sources = tuple((source.value, SOURCE_WORDS[source]) for source in rule.sources)
        if values["source"] not in dict(sources):
            sources = (*sources, (values["source"], dict(_ALL_SOURCES)[values["source"]]))
        form = FormShown(key, rule.label, kind, kinds, sources=sources, source=values["source"], ask=rule.ask)
        form = replace(
            form,
            review=values["review"],
            ends=values["ends"],
            can_strip=rule.may_strip,
            strip=bool(values["strip"]),
            verb=values["verb"],
        )
        parts = rule.form
    return replace(
        form,
        parts=tuple(_part(part, values) for part in parts),
        audience=Audience(values["audience"]),
        asked=bool(values["asked"]),
    )


_ALL_SOURCES = tuple((source.value, said) for source, said in SOURCE_WORDS.items())


def _part(part: Part, values: Filled) -> PartShown:
    return PartShown(
        part.key, part.label, part.sort, values.get(part.key, ""), part.choices, part.hint, part.longest
    )


def _first_choice(part: Part) -> str:
    return part.choices[0][0] if part.sort is PartSort.CHOICE else ""


def _day(desk: Desk, day: date | None) -> str:
    return desk.speech.short_day(day, desk.today()) if day else ""
