"""The card in words: header, chips, check line, lines, notes."""

from collections.abc import Collection
from dataclasses import replace

from frontdesk.card.facts import told_nothing
from frontdesk.domain.audience import Audience
from frontdesk.domain.card import Card, Check, Need, Row
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.fact import FactKind
from frontdesk.domain.line import Identity, Line, Listening
from frontdesk.domain.relation import Relation, RelationStatus
from frontdesk.domain.situation import Situation
from frontdesk.domain.task import Task
from frontdesk.domain.template import Band, Occasion, Reach
from frontdesk.domain.visit import BoardList, InterpreterState, MoneyTopic, Visit, VisitEvent, board_list
from frontdesk.screens.today.shown import CardShown, Chip, LineShown, Notes, Pill
from frontdesk.screens.today.shown_owed import TaskShown
from frontdesk.usecases.desk import Desk

LISTENING = {
    Listening.OTHERS: ("Others can hear", "volume-2"),
    Listening.WITH_SOMEONE: ("With someone", "users-round"),
    Listening.ALONE: ("Alone", "volume-x"),
    Listening.PHONE: ("Phone", "phone"),
}
WHO_IS_LISTENING = tuple((state.value, words) for state, (words, _) in LISTENING.items())
EVENTS = (
    (VisitEvent.COMPLAINT_TODAY.value, "Complaint today"),
    (VisitEvent.OUR_ERROR.value, "Our mistake"),
    (VisitEvent.OTHERS_CALLED_FIRST.value, "Others called first"),
    (VisitEvent.PATIENT_RAISED_NEWS.value, "Told us news"),
    (VisitEvent.NONE.value, "Nothing of this"),
)
COMES_NEXT = (
    ("follow_up", "Follow-up due"),
    ("no_follow_up", "No follow-up"),
    ("booked", "Next visit booked"),
    ("not_booked", "Nothing booked"),
    (MoneyTopic.ESTIMATE_ASKED.value, "Estimate asked"),
    (MoneyTopic.BALANCE.value, "Money at the side desk"),
)
"""What a tap can tell about what follows; chosen once more it is not known again."""
SOMEBODY, NOBODY_CAME = "somebody", "nobody"
"""Choices of the companion chip besides the people on record."""
DELAYS = (0, 5, 10, 15, 20, 30, 45)
HINTS = {
    Reach.QUIET: "Say it quietly",
    Reach.SHOW: "Show it, say nothing",
    Reach.SILENT: "Do it, say nothing",
    Reach.VOICEMAIL: "For the voicemail",
}
_BAND_GLYPHS = {
    Band.SAFETY: "shield-check",
    Band.PROMISE: "inbox",
    Band.CONCERN: "message-circle-question-mark",
    Band.WAIT: "timer",
    Band.NEXT_STEP: "list-checks",
    Band.RELATIONSHIP: "message-circle",
    Band.MOMENT: "message-circle",
    Band.FEEDBACK: "message-square-text",
}


def card_shown(  # noqa: PLR0913 - everything that decides what shows, named at the one call
    desk: Desk,
    card_input: CardInput,
    situation: Situation,
    card: Card,
    *,
    lines: tuple[Line, ...],
    big: int,
    said: Collection[str],
    opened: Collection[str],
    notes_level: int,
    main_ready: bool,
) -> CardShown:
    """Everything the view needs. ``lines`` are those still on the card, ``big`` the chosen one."""
    matched = card.check is None
    window = _window(len(lines), big)
    shown = [line_shown(line, said, opened) for line in lines]
    when, beside, pill = header(desk, card_input)
    return CardShown(
        beat="lines" if matched else "match",
        when=when,
        beside=beside,
        pill=pill,
        name=card.name_to_use,
        say=card.say_name,
        pronouns=card.pronouns,
        under=card.news if matched else f"“{card.greeting}”" if card.greeting else "",
        under_is_spoken=not matched,
        needs=card.needs,
        chips=chips(card_input, situation),
        banner=_banner(desk, card_input),
        ask="" if matched else "Ask full name and date of birth",
        check=check_runs(card.check, notes_level) if card.check else (),
        main="" if matched else _main(card_input),
        main_ready=main_ready,
        big=shown[big] if shown else None,
        rows=tuple(shown[i] for i in window if i != big),
        more=len(shown) - len(window),
        sections=card.sections,
        notes=notes_shown(card, matched=matched, level=notes_level),
        told_nothing=told_nothing(card_input),
        question=card.question,
    )


KEPT_SHUT = "Something the desk knows of"
"""In the place of words that whoever stands behind the patient may not read."""


def task_words(task: Task, listening: Listening) -> str:
    """What is to be done; while somebody else may read it, only that there is something."""
    return f"{task.what[:1].upper()}{task.what[1:]}" if stands_open(task.audience, listening) else KEPT_SHUT


def stands_open(audience: Audience, listening: Listening) -> bool:
    """Its words may stand on the screen without a key being held; a private thing never does."""
    return audience is Audience.ALOUD or (audience is Audience.DESK and listening is Listening.ALONE)


def tasks_shown(card_input: CardInput, listening: Listening) -> tuple[TaskShown, ...]:
    """Small things of this visit; with the visit they are gone from the card."""
    visit = card_input.visit
    if visit is None or visit.left_at is not None:
        return ()
    return tuple(TaskShown(t.id, task_words(t, listening), t.done_at is not None) for t in card_input.tasks)


def mets(card_input: CardInput, needs: Collection[Need]) -> tuple[str, ...]:
    """What was said today of each need on the strip, in their order."""
    visit = card_input.visit.id if card_input.visit else ""
    said = {one.fact_id: one.met.value for one in card_input.needs_met if one.visit_id == visit}
    return tuple(said.get(need.fact_id, "") for need in needs)


def header(desk: Desk, card_input: CardInput) -> tuple[str, str, Pill | None]:
    """Bold time, words beside it, state pill."""
    visit = card_input.visit
    if visit is None:
        return "Not booked today", "", None
    start = desk.speech.clock(desk.local(visit.start))
    who = f"with {card_input.clinician.spoken_name}" if card_input.clinician else ""
    room = visit.room or (card_input.clinician.room if card_input.clinician else "")
    where = board_list(visit, desk.now())
    if where is BoardList.WAITING and visit.identified_at:
        checked = desk.speech.clock(desk.local(visit.identified_at))
        return f"Checked in {checked}", f"for {start}", state_pill(desk, visit)
    if visit.day != desk.today():
        start = f"{desk.speech.short_day(visit.day, desk.today())}, {start}"
    return start, "  ".join(part for part in (who, room) if part), state_pill(desk, visit)


def state_pill(desk: Desk, visit: Visit) -> Pill:
    """The state in word, glyph and tone."""
    now = desk.now()
    where = board_list(visit, now)
    if where is BoardList.TO_COME:
        due = abs((visit.start - now).total_seconds()) <= 300
        return Pill("Due now", "clock", "due_now") if due else Pill("To come", "circle-dashed", "to_come")
    if where is BoardList.WAITING:
        waited = int((now - (visit.arrived_at or now)).total_seconds() // 60)
        text = f"Waiting, {waited} min" if waited else "Waiting"
        if waited > desk.clinic.waiting_aim_min:
            return Pill(text, "clock-alert", "over_aim")
        return Pill(text, "hourglass", "waiting")
    return {
        BoardList.WITH_CLINICIAN: Pill("With clinician", "stethoscope", "with_clinician"),
        BoardList.LEAVING: Pill("Leaving", "door-open", "leaving"),
        BoardList.LEFT: Pill("Left", "check", "left"),
        BoardList.PROBABLY_IN: Pill("Not marked", "ellipsis", "to_come"),
    }.get(where, Pill("Off the list", "ellipsis", "left"))


def chips(card_input: CardInput, situation: Situation) -> tuple[Chip, ...]:
    """The situation row: listening first, then what may be tapped."""
    words, glyph = LISTENING[situation.listening]
    out = [
        Chip("listening", words, glyph, True, "F7", f"{words}, who is listening", WHO_IS_LISTENING),
        _companion_chip(card_input, situation),
    ]
    leaving = situation.occasion is Occasion.CHECKOUT
    if card_input.clinician is not None and card_input.visit is not None and not leaving:
        late = card_input.delay.minutes if card_input.delay else None
        short = short_clinician(card_input.clinician.spoken_name)
        label = f"{short} {late} late" if late else f"{short} late?" if late is None else f"{short} on time"
        choices = tuple((str(m), f"{m} minutes late" if m else "On time") for m in DELAYS)
        out.append(Chip("late", label, "timer", bool(late), choices=choices))
    needed = any(f.kind is FactKind.INTERPRETER and f.code == "yes" for f in card_input.facts)
    if needed and card_input.visit is not None:
        missing = situation.interpreter is InterpreterState.MISSING
        label = "Interpreter not here" if missing else "Interpreter ready"
        known = situation.interpreter in (InterpreterState.READY, InterpreterState.MISSING)
        out.append(Chip("interpreter", label, "languages", known))
    if card_input.visit is not None:
        on = situation.event is not VisitEvent.NONE
        label = dict(EVENTS)[situation.event.value] if on else "Complaint today"
        out.append(Chip("event", label, "message-square-warning", on, choices=EVENTS))
    out.append(Chip("go_gently", "Go gently", "feather", situation.go_gently))
    if leaving and card_input.visit is not None:
        out.append(_next_chip(situation))
    return tuple(out)


def _companion_chip(card_input: CardInput, situation: Situation) -> Chip:
    """Who came along: after the match by name from those on record. The chip itself names nobody."""
    on = situation.listening is Listening.WITH_SOMEONE
    matched = situation.identity is Identity.CONFIRMED
    known = [r for r in card_input.relations if matched and r.name.strip()]
    choices = tuple(
        (r.id, f"{_who(r)}, came along" if on and r.id == situation.companion_id else _who(r))
        for r in known
        if r.audience is not Audience.PRIVATE and r.status is not RelationStatus.DIED
    )
    others = ((SOMEBODY, "Somebody else"), (NOBODY_CAME, "Nobody came along"))
    return Chip("companion", "Companion", "users-round", on, choices=(*choices, *others) if choices else ())


def _who(relation: Relation) -> str:
    """ "Sister, Pa": who that is and the first name."""
    first = relation.name.split()[0]
    called = relation.relation.strip()
    return f"{called[:1].upper()}{called[1:]}, {first}" if called else first


def _next_chip(situation: Situation) -> Chip:
    """What comes after this visit, as far as the desk was told: one chip, since few are ever set."""
    known = dict(COMES_NEXT)
    is_set = [known[key] for key in set_next(situation)]
    label = (
        is_set[0] if len(is_set) == 1 else f"{is_set[0]}, +{len(is_set) - 1}" if is_set else "What is next"
    )
    return Chip("next", label, "calendar-clock", bool(is_set), spoken=", ".join(is_set), choices=COMES_NEXT)


def set_next(situation: Situation) -> list[str]:
    """Keys of ``COMES_NEXT`` that are true of this visit."""
    follow_up: dict[bool | None, str] = {True: "follow_up", False: "no_follow_up"}
    booked: dict[bool | None, str] = {True: "booked", False: "not_booked"}
    money = situation.money_topic.value if situation.money_topic is not MoneyTopic.NONE else ""
    keys = (follow_up.get(situation.follow_up_due), booked.get(situation.next_booked), money)
    return [key for key in keys if key]


def short_clinician(spoken_name: str) -> str:
    """ "Dr Lena Voss" as a chip says it: "Dr Voss"; a name without a title stays whole."""
    words = spoken_name.split()
    titled = len(words) > 2 and words[0].rstrip(".").lower() in {"dr", "prof", "mr", "ms", "mrs", "mx"}
    return f"{words[0]} {words[-1]}" if titled else spoken_name


def check_runs(check: Check, notes_level: int) -> tuple[tuple[str, bool], ...]:
    """ "Compare: surname Brennan, born 14 Mar 1961"; the legal name only while F4 is held."""
    label, name = ("surname ", check.surname) if check.surname else ("name ", check.full_name)
    runs = [("Compare: ", False), (label, False), (name, True), (", born ", False), (check.birth_date, True)]
    if notes_level and check.legal_name:
        runs += [(", legal name ", False), (check.legal_name, True)]
    return tuple(runs)


def line_shown(line: Line, said: Collection[str], opened: Collection[str]) -> LineShown:
    """A line in words. A folded example shows only when opened."""
    key = line_key(line)
    words = line.text.replace("'", "’")
    spoken = words and line.reach is not Reach.SILENT
    text = "" if line.folded and key not in opened else f"“{words}”" if spoken else words
    return LineShown(
        key=key,
        title=line.title,
        text=text,
        source=line.source,
        glyph=_BAND_GLYPHS[line.band],
        said=key in said,
        hint=HINTS.get(line.reach, ""),
    )


def without_sources(lines: tuple[LineShown, ...]) -> tuple[LineShown, ...]:
    """The same lines, without where they come from."""
    return tuple(replace(line, source="") for line in lines)


def line_key(line: Line) -> str:
    """One line of one card: its template and the item it speaks of."""
    return f"{line.template}/{line.item}"


def _window(count: int, big: int) -> range:
    """The three lines on the screen: the first three, or those around the chosen one."""
    first = max(0, min(big - 1, count - 3)) if big > 2 else 0
    return range(first, min(count, first + 3))


def _main(card_input: CardInput) -> str:
    return "Matched: check in" if card_input.visit is not None else ""


def _banner(desk: Desk, card_input: CardInput) -> str:
    if card_input.visit is not None:
        return "" if card_input.visit.in_latest_list else "Not in the latest list."
    nxt = card_input.next_visit
    if nxt is None:
        return "Not booked. Nothing ahead."
    weekday = desk.speech.headline(nxt.day)[:3]
    day = f"{weekday} {desk.speech.short_day(nxt.day, desk.today())}"
    when = f"{day}, {desk.speech.clock(desk.local(nxt.start))}"
    who = short_clinician(card_input.next_clinician)
    return f"Not booked today. Next: {when}, {who}." if who else f"Not booked today. Next: {when}."


def notes_shown(card: Card, *, matched: bool, level: int) -> Notes:
    """What F4 opens; before the match it only counts."""

    def words(rows: tuple[Row, ...]) -> tuple[str, ...]:
        return tuple(r.text for r in rows)

    return Notes(
        desk_count=card.desk_count,
        private_count=card.private_count,
        level=level if matched else 0,
        desk=words(card.desk_notes) if matched and level >= 1 else (),
        private=words(card.private_notes) if matched and level >= 2 else (),
        before_match=not matched,
    )
