"""The widely kept dates of a week, for whoever is booked then: the same words for every patient.

Nothing about a patient is asked for or looked at here, so nobody is singled out by it. What comes round each
week, and seasons so long that they would always stand there, are left to the patient's own note.
"""

from collections.abc import Collection
from datetime import date, timedelta

from frontdesk.domain.speech import Speech
from frontdesk.domain.value_form import OBSERVANCE
from frontdesk.prompts.view import Observances

LABELS = {key: words for part in OBSERVANCE if part.into == "extra" for key, words in part.choices if key}
"""Date rule -> its name, as the record offers it."""
LONGEST = timedelta(days=35)
LEAD = "Many people may prefer to avoid"


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday around a day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def to_mind(rules: Observances, key: str) -> bool:
    """A date of the year: it neither comes round each week nor lasts longer than a month and a bit."""
    spans = rules.get(key, ())
    weekly = len(spans) > 1 and spans[1][0] - spans[0][0] <= timedelta(days=7)
    return bool(spans) and not weekly and all(last - first <= LONGEST for first, last in spans)


def widely_kept(rules: Observances, days: Collection[date]) -> list[tuple[date, date, str]]:
    """First day, last day and name of what falls into the weeks of these days, in order."""
    weeks = [week_of(day) for day in days]
    return sorted(
        (first, last, LABELS[key])
        for key in LABELS
        if to_mind(rules, key)
        for first, last in rules[key]
        if any(first <= sunday and last >= monday for monday, sunday in weeks)
    )


def kept_words(rules: Observances, days: Collection[date], speech: Speech, today: date) -> str:
    """ "Many people may prefer to avoid: The Eids, 27 May to 30 May." Empty for weeks without any."""
    found = []
    for first, last, name in widely_kept(rules, days):
        end = f" to {speech.short_day(last, today)}" if last != first else ""
        found.append(f"{name}, {speech.short_day(first, today)}{end}")
    return f"{LEAD}: {'; '.join(found)}." if found else ""
