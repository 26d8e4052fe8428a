"""Makes resources/observances.json: the days of each date rule the record's form offers, 2024 to 2045.

    python3 packaging/dev.py observances

Frontdesk itself computes no calendar; it reads the file this makes. Where a library holds the dates they come
from it, else from the rule named beside each function. A span is its first and its last day, both included;
what begins in the evening begins with the date of that evening.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

import astronomy
import holidays
from hijridate import Hijri

FIRST, LAST = 2024, 2045
TABLE = Path(__file__).resolve().parents[1] / "resources" / "observances.json"
ABOUT = (
    "Made by packaging/observances.py, not by hand. Used for a patient who told us to respect them, "
    "and for everybody alike where another day is picked. "
    "First and last day, both included; what begins in the evening begins with the date of that evening. "
    "A weekly rule names its first and last day, Monday is 1. "
    "Sighting and custom differ by a day from place to place; the patient's own dates can be noted instead. "
    "Not in here: the Wednesdays and Fridays of the Ethiopian fasts, the Navaratri of spring."
)
YEARS = range(FIRST - 1, LAST + 2)
"""One more at either end, for what lies across a New Year."""
HIJRI_YEARS = range(1444, 1471)
INDIA = timedelta(hours=5, minutes=30)

Span = tuple[date, date]


def span(around: date, before: int, after: int) -> Span:
    """From so many days before a day to so many after it."""
    return around - timedelta(days=before), around + timedelta(days=after)


def named(country: str, year: int, name: str) -> date:
    """The first day of this name in a country's calendar."""
    # `observed` would count the day off that is given for a holiday on a weekend.
    calendar = holidays.country_holidays(country, years=year, observed=False, language="en_US")
    return min(calendar.get_named(name, lookup="exact"))


# The Hijri calendar as computed in Umm al-Qura, by `hijridate`. A sighting may move a month by a day.


def hijri(year: int, month: int, day: int) -> date:
    """A Hijri date in our calendar."""
    return date(*Hijri(year, month, day).to_gregorian().timetuple()[:3])


def ramadan() -> Iterator[Span]:
    """The days of the fast, the first to the last of the month."""
    for year in HIJRI_YEARS:
        yield hijri(year, 9, 1), hijri(year, 10, 1) - timedelta(days=1)


def eids() -> Iterator[Span]:
    """Eid al-Fitr, 1 to 3 Shawwal; Eid al-Adha, 10 to 13 Dhu al-Hijja."""
    for year in HIJRI_YEARS:
        yield hijri(year, 10, 1), hijri(year, 10, 3)
        yield hijri(year, 12, 10), hijri(year, 12, 13)


# The Hebrew calendar, by the calendar of Israel in `holidays`. A day begins on the evening before.


def rosh_hashanah() -> Iterator[Span]:
    """1 and 2 Tishri, from the evening before."""
    for year in YEARS:
        yield span(named("IL", year, "Rosh Hashanah"), 1, 1)


def yom_kippur() -> Iterator[Span]:
    """10 Tishri, from the evening before."""
    for year in YEARS:
        yield span(named("IL", year, "Yom Kippur"), 1, 0)


def passover() -> Iterator[Span]:
    """15 to 22 Nisan, from the evening before. The eighth day is kept outside Israel."""
    for year in YEARS:
        yield span(named("IL", year, "Pesach"), 1, 7)


# The Hindu lunar calendar. `holidays` ends in 2035 here, and its long table, Singapore's Diwali, is a month
# late in 2028, 2036 and 2044. So: the phase of the moon by `astronomy`, its day in India's time. Where
# customs lie a day apart a span holds both. The test holds it against every year of `holidays` for India.


def lunar_month(year: int, sidereal: int) -> astronomy.Time:
    """The new moon before the sun reaches a sign of the sidereal zodiac: the month named after that sign."""
    # Where no sign is reached between two new moons the month is doubled; the festivals lie in the second.
    # Lahiri's distance between the two zodiacs, in degrees.
    apart = 23.853 + (year - 2000) * 0.01397
    january = astronomy.Time.Make(year, 1, 1, 0, 0, 0)
    reached = astronomy.SearchSunLongitude((sidereal + apart) % 360, january, 366)
    return astronomy.SearchMoonPhase(0, reached, -30)


def moon_at(degrees: int, after: astronomy.Time) -> date:
    """The day in India on which the moon next stands so far from the sun; 180 is the full moon."""
    at: date = (astronomy.SearchMoonPhase(degrees, after, 30).Utc() + INDIA).date()
    return at


def holi() -> Iterator[Span]:
    """The full moon of Phalguna: the fire on its evening or the one before, the colours a day later."""
    for year in YEARS:
        yield span(moon_at(180, lunar_month(year, 330)), 1, 1)


def navaratri() -> Iterator[Span]:
    """The nine nights of autumn: Ashvin's new moon to the day its ninth lunar day ends."""
    for year in YEARS:
        begins = lunar_month(year, 180)
        yield (begins.Utc() + INDIA).date(), moon_at(9 * 12, begins)


def diwali() -> Iterator[Span]:
    """Dhanteras to Bhai Dooj, around the new moon that ends Ashvin."""
    for year in YEARS:
        yield span(moon_at(0, lunar_month(year, 180).AddDays(20)), 3, 2)


def vaisakhi() -> Iterator[Span]:
    """13 or 14 April: the fixed day of the Nanakshahi calendar, or the sun's entry into Aries."""
    for year in YEARS:
        yield date(year, 4, 13), date(year, 4, 14)


def lunar_new_year() -> Iterator[Span]:
    """The evening before to the third day, by the calendar of China; Korea and Vietnam lie in it."""
    for year in YEARS:
        yield span(named("CN", year, "Chinese New Year (Spring Festival)"), 1, 2)


# The churches. Orthodox Easter (the Julian computus) by the calendar of Greece in `holidays`.


def pascha(year: int) -> date:
    """Orthodox Easter Sunday."""
    return named("GR", year, "Easter Monday") - timedelta(days=1)


def great_lent() -> Iterator[Span]:
    """Clean Monday to Holy Saturday."""
    for year in YEARS:
        yield named("GR", year, "Green Monday"), pascha(year) - timedelta(days=1)


def orthodox_pascha() -> Iterator[Span]:
    """The night of Holy Saturday to Easter Monday."""
    for year in YEARS:
        yield span(pascha(year), 1, 1)


def ethiopian_fasts() -> Iterator[Span]:
    """The five long fasts of the Fetha Nagast. The Ethiopian dates stand still in our calendar until 2100."""
    for year in YEARS:
        easter = pascha(year)
        yield date(year, 11, 24), date(year + 1, 1, 6)  # the Prophets, to the eve of Christmas
        yield span(easter, 69, -67)  # Nineveh, three days
        yield span(easter, 55, -1)  # the Great Fast, a week longer than elsewhere
        yield easter + timedelta(days=50), date(year, 7, 11)  # the Apostles, from the Monday after Pentecost
        yield date(year, 8, 7), date(year, 8, 21)  # Filseta


def good_friday() -> Iterator[Span]:
    """The Western one, by the calendar of the United Kingdom in `holidays`."""
    for year in YEARS:
        yield span(named("GB", year, "Good Friday"), 0, 0)


def nowruz() -> Iterator[Span]:
    """20 and 21 March: the equinox falls on one of them, and by country the one or the other is kept."""
    for year in YEARS:
        yield date(year, 3, 20), date(year, 3, 21)


RULES: tuple[Callable[[], Iterable[Span]], ...] = (
    ramadan, eids, rosh_hashanah, yom_kippur, passover, diwali, holi, navaratri, lunar_new_year, great_lent,
    orthodox_pascha, ethiopian_fasts, good_friday, nowruz, vaisakhi,
)  # fmt: skip
WEEKLY = {"sabbath_fri_sat": (5, 6)}


def table() -> str:
    """The file: for each rule, in order, what touches one of the years."""
    rules = {
        rule.__name__: [
            f"{first}/{last}" for first, last in sorted(rule()) if last.year >= FIRST and first.year <= LAST
        ]
        for rule in RULES
    }
    content = {"about": ABOUT, "years": [FIRST, LAST], "weekly": WEEKLY, "rules": rules}
    return json.dumps(content, indent=1) + "\n"


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
    print(f"{TABLE.name}: {TABLE.stat().st_size} bytes. Look at what changed before it is committed.")
