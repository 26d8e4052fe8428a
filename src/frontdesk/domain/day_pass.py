"""A day pass: somebody sits at the desk on one day, from its first minute until midnight of the clinic."""

from datetime import date, datetime, timedelta, tzinfo

from frontdesk.domain.staff import Person


def pass_day(person: Person, zone: tzinfo) -> date | None:
    """The day of a day pass; None for who simply works here."""
    if person.until is None:
        return None
    return (person.until - timedelta(microseconds=1)).astimezone(zone).date()


def pass_over(person: Person, now: datetime) -> bool:
    """Its midnight has passed: it opens nothing, and never will again."""
    return person.until is not None and person.until <= now


def may_come_in(person: Person, now: datetime, zone: tzinfo) -> bool:
    """Whether somebody may open the store and sit at the desk at ``now``: asked wherever anybody comes in."""
    if person.ended_at is not None:
        return False
    return person.until is None or pass_day(person, zone) == now.astimezone(zone).date()


def not_today(person: Person, now: datetime, zone: tzinfo) -> str:
    """Why a day pass lets nobody in now."""
    if pass_over(person, now):
        return "This day pass is over: it was good until midnight."
    day = pass_day(person, zone) or now.date()
    return f"This day pass is for {day.day} {day:%B}, and for no other day."
