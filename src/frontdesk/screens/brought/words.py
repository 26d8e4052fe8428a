"""What was brought in, in words. Pure."""

from collections.abc import Iterable
from datetime import datetime

from frontdesk.domain.imported import ImportedPatient, ImportedVisit
from frontdesk.domain.patient import ContactPoint, Identifier, Patient, best_name
from frontdesk.domain.set_aside import Decision, Reason
from frontdesk.screens.brought.shown import DecideShown, ImportShown, RowShown, SideShown
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.import_review import Counts
from frontdesk.usecases.set_aside import MayBe, Waits
from frontdesk.usecases.take_back_import import ImportDone

NOTHING_WAITS = "Nothing waits for a decision."
NOTHING_BROUGHT = "Nothing was brought in yet."
READING = "One moment."
_REASONS = {
    Reason.MAY_BE_DOUBLE: "May be here already, under another number",
    Reason.FITS_TWO: "Fits two people who are here",
    Reason.NUMBER_OF_ANOTHER: "Has the number of somebody with another name and birth date",
    Reason.ASKS_TO_MERGE: "Asks to make these two one",
    Reason.ASKS_TO_REMOVE: "Asks to remove this person",
    Reason.DIFFERS: "Says something else than the desk confirmed",
}
_BUTTONS = {
    Reason.ASKS_TO_MERGE: ("Make one of both", "", "Leave it at two"),
    Reason.ASKS_TO_REMOVE: ("Set inactive", "", "Leave as it is"),
    Reason.DIFFERS: ("Take what is new", "Another person", "Keep the desk’s"),
}
_USUAL = ("Same person", "Another person", "Not used")
DONE = {
    Decision.THIS_ONE: "the same person",
    Decision.ANOTHER: "another person",
    Decision.NOT_USED: "not used",
}
_MOST_NAMED = 12


def people(number: int) -> str:
    """ "1 person", "2,148 people"."""
    return "1 person" if number == 1 else f"{number:,} people"


def waits_row(waits: Waits) -> RowShown:
    """A row of what waits."""
    note = f"{waits.first.source}: {_lower(_REASONS[waits.first.reason])}"
    return RowShown(waits.first.id, waits.name or "Name not known", note)


def decide_shown(desk: Desk, waits: Waits, whom: str, alike: int, *, all_of_them: bool) -> DecideShown:
    """One row beside whom it may be. ``alike``: so many wait for the same reason, this one too."""
    reason = waits.first.reason
    front = next((one for one in waits.may_be if one.patient.id == whom), None)
    this_one, another, not_used = _BUTTONS.get(reason, _USUAL)
    if front is None or (all_of_them and (reason is Reason.FITS_TWO or waits.is_request)):
        this_one = ""
    if all_of_them:
        this_one, another, not_used = (
            f"All {alike:,}: {_lower(words)}" if words else "" for words in (this_one, another, not_used)
        )
    return DecideShown(
        f"{_REASONS[reason]}.",
        _sentence(front.why) if front else "Nobody it may be is here any more.",
        _incoming(desk, waits),
        _here(desk, front) if front else None,
        tuple(one.patient.id for one in waits.may_be) if len(waits.may_be) > 1 else (),
        whom,
        this_one,
        another,
        not_used,
        "" if alike < 2 else "Only this one" if all_of_them else f"All {alike:,} alike",
    )


def import_row(desk: Desk, done: ImportDone) -> RowShown:
    """A row of the imports."""
    by = f" by {done.who}" if done.who else ""
    tag = "Taken back" if done.run.taken_back_at else ""
    return RowShown(done.run.id, done.run.file_name or "A list", f"{_when(desk, done.run.at)}{by}", tag)


def one_of_a_day(desk: Desk, done: ImportDone) -> RowShown:
    """A row below that of its day: when, and what it did."""
    tag = "Taken back" if done.run.taken_back_at else ""
    at = desk.speech.clock(desk.local(done.run.at))
    return RowShown(done.run.id, at, did(done.patients, done.visits), tag)


def import_shown(desk: Desk, done: ImportDone, *, sure: bool) -> ImportShown:
    """One import. ``sure``: the button was pressed once, and names what it does now."""
    lines = [f"Brought in {import_row(desk, done).note}.", did(done.patients, done.visits)]
    if done.run.taken_back_at:
        by = f" by {done.taken_back_by}" if done.taken_back_by else ""
        lines.append(f"Taken back {_when(desk, done.run.taken_back_at)}{by}.")
        if done.stays_count:
            lines.append(stays_words(done.stays_count))
    elif done.can_go:
        lines.append(
            "Taken back, everything is as it was before. Somebody the desk has worked with since stays."
        )
    else:
        lines.append("An import can be taken back for seven days.")
    button = "Take it back" if not sure else f"Yes, take back {_both(done.patients.new, done.visits.new)}"
    return ImportShown(
        done.run.file_name or "A list", tuple(lines), _names(done.stays), button if done.can_go else ""
    )


def stays_words(number: int) -> str:
    """ "12 people stay: ..."."""
    stay = "1 person stays" if number == 1 else f"{people(number)} stay"
    return f"{stay}: the desk, or a later import, has been at work there since."


def _incoming(desk: Desk, waits: Waits) -> SideShown:
    label = "From the other system"
    if waits.is_request or waits.person is None:
        second = waits.may_be[1:] or waits.may_be
        who = second[0].patient if second else None
        return SideShown(label, who.name.full if who else "", _lines(desk, who) if who else ())
    person = waits.person
    visits = tuple(_visit(desk, one) for one in waits.visits[:3])
    more = (f"and {len(waits.visits) - 3:,} more appointments",) if len(waits.visits) > 3 else ()
    return SideShown(
        label, best_name(person.names).full or "Name not known", (*_lines(desk, person), *visits, *more)
    )


def _here(desk: Desk, one: MayBe) -> SideShown:
    patient, today = one.patient, desk.today()
    seen = patient.last_seen_on
    last = f"Last here {desk.speech.short_day(seen, today)}" if seen else "Not seen here yet"
    return SideShown("Here already", patient.name.full or patient.board_name, (*_lines(desk, patient), last))


def _lines(desk: Desk, who: Patient | ImportedPatient) -> tuple[str, ...]:
    born = desk.speech.birth_date(who.birth_date) if who.birth_date else "not known"
    return (f"Born {born}", *_numbers(who.identifiers), *_reach(who.contacts))


def _numbers(numbers: Iterable[Identifier]) -> tuple[str, ...]:
    told = ", ".join(one.value for one in numbers)
    return (f"Number {told}",) if told else ()


def _reach(contacts: Iterable[ContactPoint]) -> tuple[str, ...]:
    told = ", ".join(one.value for one in contacts)
    return (told,) if told else ()


def _visit(desk: Desk, visit: ImportedVisit) -> str:
    if visit.start is None:
        return "An appointment"
    with_ = f" with {visit.clinician}" if visit.clinician else ""
    start = visit.start if visit.start.tzinfo else visit.start.replace(tzinfo=desk.zone)
    return f"Comes {_when(desk, start)}{with_}"


def _when(desk: Desk, moment: datetime) -> str:
    local = desk.local(moment)
    day = desk.speech.short_day(local.date(), desk.today())
    return f"{'today' if local.date() == desk.today() else day} at {desk.speech.clock(local)}"


def did(patients: Counts, visits: Counts) -> str:
    """ "12 patients and 40 visits added, 3 patients changed."."""
    parts = [
        f"{words} {did}"
        for words, did in (
            (_both(patients.new, visits.new), "added"),
            (_both(patients.changed, visits.changed), "changed"),
            (_both(patients.set_aside, 0), "set aside"),
        )
        if words
    ]
    said = ", ".join(parts)
    return f"{said[:1].upper()}{said[1:]}." if said else "Nothing new was in it."


def _both(patients: int, visits: int) -> str:
    counted = (
        f"{number:,} {word}{'' if number == 1 else 's'}"
        for number, word in ((patients, "patient"), (visits, "visit"))
        if number
    )
    return " and ".join(counted)


def _names(stays: tuple[Patient, ...]) -> str:
    named = ", ".join(one.name.full or one.board_name for one in stays[:_MOST_NAMED])
    more = len(stays) - _MOST_NAMED
    return f"{named} and {more:,} more" if more > 0 else named


def _lower(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"


def _sentence(why: str) -> str:
    return f"{why[:1].upper()}{why[1:]}." if why else ""
