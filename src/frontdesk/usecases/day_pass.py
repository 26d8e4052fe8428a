"""A day pass, made in advance by a manager: it lets somebody in on one day, and shows nothing private."""

from datetime import UTC, date, datetime, time, timedelta

from frontdesk.domain.changes import Changes
from frontdesk.domain.day_pass import pass_day, pass_over
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Refused
from frontdesk.domain.paper import Paper, PaperPart, PaperRow
from frontdesk.domain.staff import Person, Role
from frontdesk.usecases.access import ADD, WHO_DECIDES, prepared
from frontdesk.usecases.desk import Desk, new_id
from frontdesk.usecases.people_at_desk import new_name
from frontdesk.usecases.who_may_change import managers_only

AHEAD = 14
"""Days, at most: nobody knows further who comes to help."""


def make_day_pass(desk: Desk, shown_name: str, day: date, passphrase: str) -> Changes:
    """Somebody may sit at the desk on ``day``, from its first minute until midnight.

    Raises ``Refused`` for another day than today or one of the next fourteen, for a name that somebody here
    has, for a weak passphrase, and in the sample clinic, which has none.
    """
    managers_only(desk, WHO_DECIDES)
    if not 0 <= (day - desk.today()).days <= AHEAD:
        raise Refused(
            f"A day pass is for today or one of the next {AHEAD} days.",
            "Nobody was added.",
            "Pick another day.",
        )
    name, person_id = new_name(desk, shown_name), new_id()
    until = datetime.combine(day + timedelta(days=1), time(), desk.zone)
    person = Person(person_id, name, Role.DESK, desk.now(), until=until.astimezone(UTC))
    let_in = prepared(desk, person_id, passphrase, name)
    done = desk.store.commit(desk.deed(ADD, Change(None, person)))
    let_in()
    return done


def pass_words(desk: Desk, person: Person) -> str:
    """Which day it is for, as the list of people says it; empty for who simply works here."""
    day = pass_day(person, desk.zone)
    if day is None:
        return ""
    if pass_over(person, desk.now()):
        return f"Day pass for {desk.speech.short_day(day, desk.today())}, over"
    return f"Day pass for {desk.speech.short_day(day, desk.today())}, until midnight"


def pass_slip(desk: Desk, name: str, day: date, passphrase: str) -> Paper:
    """The slip somebody is handed: it is printed this once and kept nowhere."""
    opens = desk.speech.headline(day)
    return Paper(
        f"Day pass for {name}",
        (
            PaperPart("Opens the desk", (PaperRow(opens, "From midnight on it opens nothing."),)),
            PaperPart("Four words", (PaperRow(passphrase),), points=22),
            PaperPart(
                "At the desk",
                (
                    PaperRow("Pick your name, type the words, press Enter."),
                    PaperRow("What you do stands in the history under your name."),
                    PaperRow("Hand this slip back at the end of the day."),
                ),
            ),
        ),
        desk.clinic.name,
    )
