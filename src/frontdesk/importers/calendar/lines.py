"""A calendar cut into its events, line by line: an event that is broken costs only itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from icalendar.parser import Contentline

from frontdesk.importers.calendar.zones import Era, Zones, read_era

_LONGEST = 20_000
"""Letters of a line that is kept; only pictures and notes are longer, and neither is read."""
_MOST_LINES = 2_000
"""Lines of one event that are read: guests and dates taken out, not more."""
_MOST_ZONES = 200
_MOST_DATES = 1_000
_READ = (
    "UID", "DTSTART", "DTEND", "DURATION", "SUMMARY", "STATUS", "SEQUENCE", "RECURRENCE-ID", "RRULE", "RDATE",
    "EXDATE", "EXRULE", "ORGANIZER", "ATTENDEE", "LOCATION",
)  # fmt: skip
"""What is read of an event; of the description, the categories and everything else nothing is."""


@dataclass(frozen=True, slots=True)
class Line:
    """``DTSTART;TZID=Europe/London:20260514T093000``, cut at its signs."""

    options: dict[str, str] = field(repr=False)
    value: str = field(repr=False)


@dataclass(slots=True)
class Head:
    """What a calendar says of all its events."""

    method: str = ""
    zone: str = ""
    """``X-WR-TIMEZONE``: the clock of times that name none."""
    name: str = field(default="", repr=False)
    zones: Zones = field(default_factory=Zones)


@dataclass(slots=True)
class Written:
    """One event as it stands; ``number`` counts from one."""

    number: int
    head: Head
    lines: dict[str, list[Line]] = field(default_factory=dict, repr=False)
    count: int = 0
    """How many lines were kept."""
    ended: bool = False

    @property
    def too_long(self) -> bool:
        """More lines than any appointment has."""
        return self.count > _MOST_LINES

    def all(self, name: str) -> list[Line]:
        """Every line of this name."""
        return self.lines.get(name, [])

    def first(self, name: str) -> Line | None:
        """The first line of this name that says something."""
        return next((line for line in self.all(name) if line.value.strip()), None)

    def text(self, name: str) -> str:
        """The value of the first such line, or nothing."""
        line = self.first(name)
        return line.value if line else ""


class _Cutter:
    """Where in the file we are: in which calendar, event, zone."""

    def __init__(self) -> None:
        self._head, self._numbers = Head(), 0
        self._event: Written | None = None
        self._inside = 0
        """How deep in parts of the event: an alarm has a trigger and a text of its own."""
        self._zone: str | None = None
        self._eras: list[Era | None] = []
        self._era: dict[str, str] | None = None
        self._also: list[datetime] = []

    def take(self, text: str) -> Iterator[Written]:
        """One line; gives the event that it ends."""
        name = text[:40].partition(":")[0].partition(";")[0].strip().upper()
        if name in ("BEGIN", "END"):
            component = text[:80].partition(":")[2].strip().upper()
            yield from self._begins(component) if name == "BEGIN" else self._ends(component)
        elif self._event is not None:
            if not self._inside and name in _READ:
                _keep(self._event, name, text)
        elif self._zone is not None:
            self._of_zone(name, text)
        elif name == "METHOD":
            self._head.method = text.partition(":")[2].strip().upper()[:40]
        elif name in ("X-WR-TIMEZONE", "X-WR-CALNAME"):
            value = text.partition(":")[2].strip()[:200]
            setattr(self._head, "zone" if name == "X-WR-TIMEZONE" else "name", value)

    def rest(self) -> Iterator[Written]:
        """The event that the file breaks off in."""
        if self._event is not None:
            yield self._event
            self._event = None

    def _begins(self, component: str) -> Iterator[Written]:
        if component == "VCALENDAR":
            yield from self.rest()
            self._head = Head()
        elif component == "VEVENT":
            yield from self.rest()
            self._numbers += 1
            self._event, self._inside = Written(self._numbers, self._head), 0
        elif self._event is not None:
            self._inside += 1
        elif component == "VTIMEZONE":
            self._zone, self._eras = "", []
        elif component in ("STANDARD", "DAYLIGHT") and self._zone is not None:
            self._era, self._also = {}, []

    def _ends(self, component: str) -> Iterator[Written]:
        if component == "VEVENT" and self._event is not None:
            self._event.ended = True
            yield from self.rest()
        elif component == "VCALENDAR":
            yield from self.rest()
        elif self._event is not None:
            self._inside = max(0, self._inside - 1)
        elif component in ("STANDARD", "DAYLIGHT") and self._era is not None:
            if len(self._eras) < _MOST_ZONES:
                self._eras.append(read_era(self._era, self._also))
            self._era = None
        elif component == "VTIMEZONE" and self._zone is not None:
            if self._zone and len(self._head.zones.described) < _MOST_ZONES:
                self._head.zones.described.setdefault(self._zone, self._eras)
            self._zone = None

    def _of_zone(self, name: str, text: str) -> None:
        line = cut(text)
        if line is None:
            return
        if self._era is None:
            if name == "TZID":
                self._zone = line.value.strip()[:_LONGEST]
        elif name == "RDATE":
            for part in line.value.split(",")[:_MOST_DATES]:
                try:
                    self._also.append(datetime.fromisoformat(part[:15]))
                except ValueError:
                    self._era["DTSTART"] = ""  # a change that cannot be read: the clock is not known
        elif name in ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE"):
            self._era.setdefault(name, line.value.strip()[:_LONGEST])


def events(written: Iterable[str]) -> Iterator[Written]:
    """Event by event; tasks, notes and busy times are no appointments and are passed over. What a calendar
    says after its events counts for them too: ask only when the file is through."""
    cutter = _Cutter()
    for text in _whole_lines(written):
        yield from cutter.take(text)
    yield from cutter.rest()


def _whole_lines(written: Iterable[str]) -> Iterator[str]:
    """Lines put together again: one that begins with a blank goes on the one before."""
    begun: list[str] = []
    size = 0
    for text in (line.rstrip("\r\n") for line in written):
        if text[:1] in (" ", "\t") and begun:
            if size < _LONGEST:
                begun.append(text[1:])
                size += len(text)
        else:
            if begun:
                yield "".join(begun)[: _LONGEST + 1]
            begun, size = ([text.lstrip("\ufeff")], len(text)) if text else ([], 0)
    if begun:
        yield "".join(begun)[: _LONGEST + 1]


def _keep(event: Written, name: str, text: str) -> None:
    event.count += 1
    if not event.too_long and (line := cut(text)) is not None:
        event.lines.setdefault(name, []).append(line)


def cut(text: str) -> Line | None:
    """A line at its signs; None for one that is none, or far too long."""
    if len(text) > _LONGEST:
        return None
    for written in dict.fromkeys((text, text.replace(";;", ";"))):  # some programs write an empty option
        try:
            _, options, value = Contentline(written).parts()  # type: ignore[no-untyped-call]
        except (ValueError, AttributeError, IndexError, KeyError, TypeError, UnicodeError):
            continue
        return Line({str(key).upper(): _one(said) for key, said in options.items()}, str(value))
    return None  # what the library cannot take to pieces says nothing


def _one(said: object) -> str:
    return ",".join(map(str, said)) if isinstance(said, list | tuple) else str(said)
