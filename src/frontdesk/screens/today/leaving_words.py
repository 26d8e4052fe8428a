"""Leaving in words: the band, promises first, the last sentence, at most two rows."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from frontdesk.card.last_sentence import FIND_A_TIME, NOTHING_NEEDED, PATIENT, PROMISES_OPEN, last_sentence
from frontdesk.card.sections.last_visit import PROMISED_BY
from frontdesk.domain.audience import Audience
from frontdesk.domain.card import Card
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.line import Line, Listening
from frontdesk.domain.next_step import NextStep
from frontdesk.domain.promise import Promise, PromiseStanding, PromiseState
from frontdesk.domain.situation import Situation
from frontdesk.domain.visit import BoardList, board_list
from frontdesk.prompts.audience import Guard, guarded_from_companion
from frontdesk.screens.today.card_words import (
    KEPT_SHUT,
    chips,
    line_shown,
    notes_shown,
    short_clinician,
    stands_open,
    task_words,
)
from frontdesk.screens.today.dates_to_mind import by_then
from frontdesk.screens.today.ledger_words import standing_words
from frontdesk.screens.today.shown import LeavingShown, LineShown, Notes, PromiseShown
from frontdesk.usecases.add_promise import OWNER, usual_due
from frontdesk.usecases.desk import Desk

SENTENCE = "last sentence"
"""Key of the last sentence among the lines that can be ticked."""
ROWS = 2
SAID_BY_IT = frozenset({"hear_back", "next_steps"})
"""Themes of lines that would say the last sentence a second time."""
UNSAID = "Others can hear, so what it is stays unsaid"


def leaving_shown(  # noqa: PLR0913 - everything that decides what shows, named at the one call
    desk: Desk,
    card_input: CardInput,
    situation: Situation,
    card: Card,
    *,
    lines: tuple[Line, ...],
    chosen: int,
    said: Collection[str],
    opened: Collection[str],
    given: Collection[str],
    step: NextStep,
    typed: bool,
    shut: bool,
    notes_level: int,
    main_ready: bool,
) -> LeavingShown:
    """Everything the view needs. ``chosen``: -1 is the last sentence, from 0 on one of ``lines``;
    ``shut``: what the step is has other words in place of its own."""
    shown = tuple(line_shown(line, said, opened) for line in lines)
    rows = rows_around(shown, chosen)
    visit = card_input.visit
    gone = visit is None or board_list(visit, desk.now()) is BoardList.LEFT
    at = f" {desk.speech.clock(desk.local(visit.left_at))}" if visit is not None and visit.left_at else ""
    return LeavingShown(
        seen=seen(desk, card_input),
        left=f"Left{at}" if gone else "",
        name=card.name_to_use,
        say=card.say_name,
        pronouns=card.pronouns,
        needs=card.needs,
        chips=chips(card_input, situation),
        promises=(
            *_tasks(card_input, situation.listening, gone=gone),
            *promises_shown(desk, card_input, given, situation.listening, notes_level),
        ),
        sentence=sentence_shown(desk, card_input, situation, step, said=SENTENCE in said),
        say_what=say_what(situation, step, typed=typed),
        step=replace(step, what=KEPT_SHUT) if shut else step,
        what_shut=shut,
        dates=by_then(desk, step.when) if step.needed and not gone else "",
        chosen=SENTENCE if chosen < 0 else shown[min(chosen, len(shown) - 1)].key if shown else SENTENCE,
        rows=rows,
        more=len(shown) - len(rows),
        main_ready=main_ready and not gone,
        notes=_without_promises(card, notes_level),
    )


def _without_promises(card: Card, level: int) -> Notes:
    """The notes beside the promises, which F4 opens in their own place: each is told once."""
    told = notes_shown(card, matched=True, level=level)
    rows = tuple(row.text for row in card.desk_notes if not row.source.startswith(PROMISED_BY))
    return replace(told, desk=rows if level >= 1 else ())


def made_here(card_input: CardInput) -> Promise | None:
    """The newest open promise of this very visit: what happens next, unless somebody types otherwise."""
    visit = card_input.visit
    own = [
        promise
        for promise in card_input.promises
        if visit is not None
        and promise.visit_id == visit.id
        and promise.state is PromiseState.OPEN
        and promise.audience is not Audience.PRIVATE
    ]
    return max(own, key=lambda promise: (promise.made_on, promise.id)) if own else None


def prefilled(desk: Desk, card_input: CardInput) -> NextStep:
    """What the four fields hold as the card opens: the promise made at this visit, else nothing needed."""
    made = made_here(card_input)
    if made is None:
        return NextStep()
    by = f"By {desk.speech.week_day(made.due_on)}"
    return NextStep(_upper(made.what), _upper(made.who), by, if_not(desk), made.audience)


def completed(desk: Desk, step: NextStep) -> NextStep:
    """A step somebody began to type gets an owner, a day and a way back at once."""
    return replace(
        step,
        who=step.who or _upper(OWNER),
        when=step.when or f"By {desk.speech.week_day(usual_due(desk.today()))}",
        if_not=step.if_not or if_not(desk),
    )


def if_not(desk: Desk) -> str:
    """ "Ring us, ask for Ana"."""
    name = desk.staff.spoken_name
    return f"Ring us, ask for {name}" if name else "Ring us"


def sentence_shown(
    desk: Desk, card_input: CardInput, situation: Situation, step: NextStep, *, said: bool
) -> LineShown:
    """The last sentence; what only the desk may know stays unsaid while somebody can hear."""
    kept_back = guarded_from_companion(card_input, situation) is Guard.EVERYTHING
    discreet = step.needed and heard(situation) and (kept_back or step.audience is not Audience.ALOUD)
    if not step.needed:
        words = _nothing_needed(card_input, situation)
    else:
        told = _discreet(desk, card_input, step) if discreet else step
        words = last_sentence(told, desk.speech, desk.today(), discreet=discreet)
    return LineShown(
        key=SENTENCE,
        title="The last sentence",
        text=f"“{words}”",
        source="",
        glyph="flag",
        said=said,
        hint=UNSAID if discreet else "",
    )


def heard(situation: Situation) -> bool:
    """Somebody beside the patient hears what is said."""
    return situation.listening is not Listening.ALONE


def _discreet(desk: Desk, card_input: CardInput, step: NextStep) -> NextStep:
    """Only who, a day and our usual way back: what was typed freely may tell what it is about."""
    seen_by = card_input.clinician.spoken_name if card_input.clinician else ""
    known = {
        name.casefold() for name in (seen_by, short_clinician(seen_by), card_input.next_clinician) if name
    } | PATIENT
    day = step.when.strip().removeprefix("By ").removeprefix("by ")
    return replace(
        step,
        who=step.who if step.who.strip().casefold() in known else "",
        when=step.when if desk.speech.read_day(day, desk.today()) else "",
        if_not=if_not(desk) if step.if_not.strip() else "",
    )


def _nothing_needed(card_input: CardInput, situation: Situation) -> str:
    """That is everything, unless a promise is open or the next visit is still to be found."""
    today = card_input.today
    if any(p.standing(today) is not PromiseStanding.DONE for p in card_input.promises):
        return PROMISES_OPEN
    booked = situation.next_booked or card_input.next_visit is not None
    return FIND_A_TIME if situation.follow_up_due and not booked else NOTHING_NEEDED


def say_what(situation: Situation, step: NextStep, *, typed: bool) -> str:
    """The button that lets it be said although somebody can hear, and the one that takes that back."""
    if not step.needed or not heard(situation):
        return ""
    if step.audience is not Audience.ALOUD:
        return "Say what it is"
    return "Leave it unsaid" if typed else ""


def promises_shown(
    desk: Desk, card_input: CardInput, given: Collection[str], listening: Listening, notes_level: int
) -> tuple[PromiseShown, ...]:
    """Ready to hand over first, then what is open, what was made today last. A private one stands nowhere;
    what only the desk may know has no words while somebody else may read them, unless F4 is held."""
    today = card_input.today
    rows = [
        (_order(p, today), p)
        for p in card_input.promises
        if p.audience is not Audience.PRIVATE
        and (_handed_over(p, given) or p.standing(today) is not PromiseStanding.DONE)
    ]
    return tuple(
        _promise(desk, p if notes_level or stands_open(p.audience, listening) else _shut(p), today, given)
        for _, p in sorted(rows, key=lambda pair: pair[0])
    )


def _shut(promise: Promise) -> Promise:
    """Who and by when; not what, nor where it lies, nor why it is late."""
    return replace(promise, what=KEPT_SHUT, place="", late_because="")


def seen(desk: Desk, card_input: CardInput) -> str:
    """ "Seen 09:40 with Dr Lena Voss"; without "Seen" where nobody marked it."""
    visit = card_input.visit
    if visit is None:
        return ""
    at = desk.speech.clock(desk.local(visit.with_clinician_at or visit.start))
    who = f" with {card_input.clinician.spoken_name}" if card_input.clinician else ""
    return f"Seen {at}{who}" if visit.with_clinician_at or visit.ready_at else f"{at}{who}"


def rows_around(lines: tuple[LineShown, ...], chosen: int) -> tuple[LineShown, ...]:
    """The two rows on the screen: the first two, or those that end with the chosen one."""
    first = max(0, min(chosen - ROWS + 1, len(lines) - ROWS)) if chosen >= ROWS else 0
    return lines[first : first + ROWS]


def _handed_over(promise: Promise, given: Collection[str]) -> bool:
    return promise.id in given and promise.state is PromiseState.KEPT


def _order(promise: Promise, today: date) -> tuple[int, date, str]:
    standing = promise.standing(today)
    rank = {PromiseStanding.READY: 0, PromiseStanding.DONE: 0}.get(standing, 1)
    return (2 if promise.made_on == today and rank else rank, promise.due_on, promise.id)


def _tasks(card_input: CardInput, listening: Listening, *, gone: bool) -> tuple[PromiseShown, ...]:
    """Small things of this visit stand first, until they are ticked; with the visit they are gone."""
    return tuple(
        PromiseShown(
            id=task.id,
            what=task_words(task, listening),
            note="While the patient is here",
            glyph="inbox",
            given=False,
            can_give=True,
            made_today=False,
            menu=False,
        )
        for task in card_input.tasks
        if not gone and task.done_at is None
    )


def _promise(desk: Desk, promise: Promise, today: date, given: Collection[str]) -> PromiseShown:
    standing = promise.standing(today)
    made = f"Promised {desk.speech.short_day(promise.made_on, today)}."
    place = f", {promise.place}" if promise.place else ""
    note, glyph = f"{_upper(promise.who)}, by {desk.speech.week_day(promise.due_on)}", "bookmark"
    handed_over = _handed_over(promise, given)
    if handed_over:
        note, glyph = "Handed over", "file-check"
    elif standing is PromiseStanding.READY:
        note, glyph = f"{made} Ready{place}: hand it over.", "file-check"
    elif standing in (PromiseStanding.OVERDUE, PromiseStanding.LATE) or promise.first_due_on is not None:
        who = "" if promise.who.casefold() == OWNER else f"{_upper(promise.who)}. "
        note = f"{who}{standing_words(desk, promise)}."
    return PromiseShown(
        id=promise.id,
        what=_upper(promise.what),
        note=note,
        glyph=glyph,
        given=handed_over,
        can_give=promise.made_on != today or standing is PromiseStanding.READY or handed_over,
        made_today=promise.made_on == today and not handed_over,
    )


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
