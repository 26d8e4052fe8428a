"""Looks in words: a person's by day, a week's by reason and by who looked. Pure."""

from itertools import groupby

from frontdesk.domain.paper import Paper, PaperPart, PaperRow
from frontdesk.screens.looks.shown import LookGroup, LookRow, LooksShown
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.week_of_looks import WeekOfLooks
from frontdesk.usecases.who_looked import LookedRow, WhoLooked

A_STEP = 60
"""So many lines at first, and with each press of the button."""
NOBODY = "Nobody looked yet."
READING = "Reading the history …"
BEFORE = "Before that"


def person_shown(desk: Desk, found: WhoLooked, most: int) -> LooksShown:
    """Every look and act about one person, the newest first."""
    left = len(found.rows) - most
    groups = groupby(found.rows[:most], lambda row: _day(desk, row))
    return LooksShown(
        f"Who looked at {found.name}",
        "Looks and acts, the newest first. That this list was read stands in it too.",
        tuple(LookGroup(day, tuple(map(_row, rows))) for day, rows in groups),
        "" if found.rows else NOBODY,
        f"{min(left, A_STEP)} older ones" if left > 0 else "",
    )


def week_shown(desk: Desk, week: WeekOfLooks) -> LooksShown:
    """How many looks outside of the day's list, by reason and by who looked. No order but that of names."""
    since = desk.speech.short_day(week.since, desk.today())
    people = tuple(
        LookRow(
            f"{one.many}", one.who, " ".join(f"{_first_up(reason)}: {many}." for reason, many in one.reasons)
        )
        for one in week.people
    )
    reasons = tuple(LookRow(f"{many}", _first_up(reason)) for reason, many in week.reasons)
    return LooksShown(
        "Looks outside of the day’s list",
        f"Since {since}: cards of people who were not on the list of that day. By name, in no other order.",
        (LookGroup("Why", reasons), LookGroup("Who looked", people)) if people else (),
        "" if people else "Nobody looked at a card outside of the day’s list in the last seven days.",
    )


def on_paper(desk: Desk, shown: LooksShown) -> Paper:
    """The same lines on a sheet."""
    parts = tuple(PaperPart(group.title, tuple(map(_paper_row, group.rows))) for group in shown.groups)
    under = f"{desk.clinic.name}, {desk.speech.short_day(desk.today(), desk.today())}. {shown.under}"
    return Paper(shown.title, parts, under)


def _paper_row(row: LookRow) -> PaperRow:
    said = f"{row.who}: {row.what}" if row.what else row.who
    return PaperRow(f"{row.lead}  {said}" if row.lead else said, row.why)


def _row(row: LookedRow) -> LookRow:
    reason = f"{_first_up(row.reason)}." if row.reason else ""
    return LookRow(f"{row.at:%H:%M}" if row.at else "", row.who, row.what, reason)


def _first_up(words: str) -> str:
    return words[:1].upper() + words[1:]


def _day(desk: Desk, row: LookedRow) -> str:
    if row.at is None:
        return BEFORE
    day, today = row.at.date(), desk.today()
    days = (today - day).days
    return ("Today", "Yesterday")[days] if days in (0, 1) else desk.speech.short_day(day, today)
