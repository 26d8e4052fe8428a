"""Times, dates and language names in the languages lines are said in, handed to the pure parts as ``Speech``.

English is spelled out here, because the window asks for it on every card and a library of 700
languages is slow to load. Language names come from babel, loaded when the first one is wanted.
"""

from datetime import date, datetime, timedelta
from functools import cache

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}


@cache
def _language_names(reader: str) -> dict[str, str]:
    from babel import Locale

    names = dict(Locale.parse(reader, sep="-").languages)
    names["cmn"] = _MANDARIN[reader]  # the CLDR folds it into "Chinese", which is no language to book
    return names


_MANDARIN = {"en": "Mandarin", "es": "chino mandarín"}


def _language(reader: str, tag: str) -> str:
    """The name of a language for a reader; the tag itself when nobody knows it."""
    names = _language_names(reader)
    plain = tag.replace("-", "_")
    return names.get(plain) or names.get(plain.split("_")[0].lower()) or tag


def _short(typed: str, name: str) -> bool:
    """ "fri" or "friday" for Friday; two letters could be anything."""
    return len(typed) >= 3 and name.lower().startswith(typed)


_COUNTS = {word: n for n, word in enumerate("one two three four five six seven eight".split(), 1)} | {"a": 1}
_FAR = timedelta(days=330)
"""A day without a year that far off was more likely a slip of the last month."""


def _iso(typed: str, today: date) -> date | None:
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return None
    return day if day >= today else None


def _in_a_while(count: str, unit: str, today: date) -> date | None:
    days = {"day": 1, "week": 7}.get(unit.removesuffix("s"))
    many = _COUNTS.get(count) or (int(count) if count.isdecimal() else 0)
    return today + timedelta(days=many * days) if days and 0 < many <= 60 else None


def _of_the_year(words: list[str], today: date) -> date | None:
    """ "22 may", "22nd may 2027"; without a year the next one that comes."""
    if len(words) not in (2, 3) or (len(words) == 3 and not words[2].isdecimal()):
        return None
    if words[1][:1].isdecimal() and not words[0][:1].isdecimal():
        words = [words[1], words[0], *words[2:]]  # "May 22"
    number = words[0][:-2] if words[0].endswith(("st", "nd", "rd", "th")) else words[0]
    month = next((i for i, name in enumerate(_MONTHS, 1) if _short(words[1], name)), 0)
    if not (number.isdecimal() and month):
        return None
    for year in (int(words[2]),) if len(words) == 3 else (today.year, today.year + 1):
        try:
            day = date(year, month, int(number))
        except ValueError:  # 31 April
            continue
        if day >= today:
            return day if len(words) == 3 or day - today <= _FAR else None
    return None


def offset(moment: datetime) -> str:
    """ "UTC+1", "UTC-3:30": which of two equal times on a clock is meant."""
    minutes = round((moment.utcoffset() or timedelta()).total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}"


def _which(moment: datetime) -> str:
    """Clocks are put back at night: the hour that comes twice says which one it is."""
    if 4 < moment.hour < 20 or moment.tzinfo is None:
        return ""
    if moment.utcoffset() == moment.replace(fold=1 - moment.fold).utcoffset():
        return ""
    return f" ({offset(moment)})"


class English:
    """The clinic's words in English. Implements ``frontdesk.domain.speech.Speech``."""

    reader = "en"

    def clock(self, moment: datetime) -> str:
        """A local time: "10:20"; in an hour that comes twice "01:30 (UTC+1)"."""
        # A board asks 200 times; %H:%M takes ten times as long.
        return f"{moment.hour:02}:{moment.minute:02}{_which(moment)}"

    def at_clock(self, moment: datetime) -> str:
        """The same with its own preposition: "at 10:20"."""
        return f"at {self.clock(moment)}"

    def day(self, day: date, today: date) -> str:
        """A date to say: "today", "yesterday", "Thursday 11 June"; the year only when it is another."""
        near = _NEAR.get((day - today).days)
        if near:
            return near
        year = "" if day.year == today.year else f" {day.year}"
        return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}{year}"

    def short_day(self, day: date, today: date) -> str:
        """A date to read: "2 April", "2 April 2024"."""
        year = "" if day.year == today.year else f" {day.year}"
        return f"{day.day} {_MONTHS[day.month - 1]}{year}"

    def moment(self, moment: datetime, today: date) -> str:
        """A day and a local time to read: "14 May 07:10", "14 May 2024 07:10"."""
        return f"{self.short_day(moment.date(), today)} {self.clock(moment)}"

    def read_day(self, text: str, today: date) -> date | None:
        """A day somebody typed: "today", "tomorrow", "Friday", "Fri 22 May", "22 May 2027", "in 2 weeks".

        The next such day, today included; a weekday that contradicts its date is no day.
        """
        words = text.lower().replace(",", " ").replace(".", " ").split()
        near = {"today": 0, "tomorrow": 1}
        if len(words) == 1 and words[0] in near:
            return today + timedelta(days=near[words[0]])
        if words[:1] == ["in"]:
            words = words[1:]
        if len(words) == 2 and words[1].removesuffix("s") in ("day", "week"):
            return _in_a_while(words[0], words[1], today)
        if len(words) == 1 and words[0][:4].isdecimal():
            return _iso(words[0], today)
        weekday = next((i for i, d in enumerate(_DAYS) if _short(words[0], d)), None) if words else None
        rest = words[1:] if weekday is not None else words
        if not rest and weekday is not None:
            return today + timedelta(days=(weekday - today.weekday()) % 7)
        day = _of_the_year(rest, today)
        return None if day is None or (weekday is not None and day.weekday() != weekday) else day

    def week_day(self, day: date) -> str:
        """A day near enough to go by its weekday: "Fri 22 May"; `read_day` reads it."""
        return f"{_DAYS[day.weekday()][:3]} {day.day} {_MONTHS[day.month - 1][:3]}"

    def headline(self, day: date) -> str:
        """The board's date: "Thursday 14 May"."""
        return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"

    def birth_date(self, value: str) -> str:
        """ "14 Mar 1961", "Mar 1961", "1961", or "not known"."""
        parts = value.split("-")
        if not parts[0]:
            return "not known"
        names = [_MONTHS[int(p) - 1][:3] if i == 0 else str(int(p)) for i, p in enumerate(parts[1:])]
        return " ".join([*reversed(names), parts[0]])

    def language(self, tag: str) -> str:
        """The name of a BCP 47 language: "Vietnamese"; the tag itself when nobody knows it."""
        return _language(self.reader, tag)

    def minutes(self, count: int) -> str:
        """A length of time: "about 40 minutes", "about an hour"."""
        return "about an hour" if count == 60 else f"about {count} minutes"


_DIAS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_MESES = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()


class Spanish:
    """What a line in Spanish asks for. Implements ``frontdesk.domain.speech.Saying``.

    The pack writes the article before a day ("para el …"), so a day stands without one, and is never "hoy"
    or "mañana" (docs/packs.md).
    """

    reader = "es"

    def clock(self, moment: datetime) -> str:
        """A local time: "10:20", "1:00"; it stands beside a comma or a colon."""
        return f"{moment.hour}:{moment.minute:02}{_which(moment)}"

    def at_clock(self, moment: datetime) -> str:
        """The same with its own preposition: "a las 10:20", "a la 1:00"."""
        return f"{'a la' if moment.hour == 1 else 'a las'} {self.clock(moment)}"

    def day(self, day: date, today: date) -> str:
        """A date to say: "jueves 11 de junio"; the year only when it is another."""
        return f"{_DIAS[day.weekday()]} {self.short_day(day, today)}"

    def short_day(self, day: date, today: date) -> str:
        """A date to read: "2 de abril", "2 de abril de 2024"."""
        year = "" if day.year == today.year else f" de {day.year}"
        return f"{day.day} de {_MESES[day.month - 1]}{year}"

    def language(self, tag: str) -> str:
        """The name of a BCP 47 language: "vietnamita"; the tag itself when nobody knows it."""
        return _language(self.reader, tag)

    def minutes(self, count: int) -> str:
        """A length of time: "unos 40 minutos", "alrededor de una hora"."""
        return "alrededor de una hora" if count == 60 else f"unos {count} minutos"


SAYING: dict[str, type[Spanish]] = {"es": Spanish}
"""Who says days and times in the languages a pack may be switched on for, beside the clinic's own."""
