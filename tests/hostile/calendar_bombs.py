"""Calendars that cost little to send and much to read: repeats above all."""

from collections.abc import Iterator

_OLD = "DTSTART:19000101T090000Z"
Made = Iterator[tuple[str, str | bytes, str]]
RULES = (
    "FREQ=SECONDLY", "FREQ=MINUTELY;COUNT=999999999", "FREQ=HOURLY", "FREQ=DAILY;INTERVAL=0",
    "FREQ=DAILY;INTERVAL=-1", "FREQ=DAILY;INTERVAL=999999999", "FREQ=DAILY;COUNT=999999999",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=MONTHLY;BYDAY=6MO", "FREQ=WEEKLY;BYSETPOS=366;BYDAY=MO", "FREQ=YEARLY;BYWEEKNO=53;BYYEARDAY=100",
    "FREQ=DAILY;UNTIL=99991231T235959Z", "FREQ=YEARLY;INTERVAL=366;BYMONTHDAY=31;BYMONTH=2",
    "FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))) + ";BYMINUTE=" + ",".join(map(str, range(60)))
    + ";BYSECOND=" + ",".join(map(str, range(60))),
    "FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))),
    "FREQ=YEARLY;BYDAY=" + ",".join(["MO"] * 5_000),
    "FREQ=YEARLY;BYYEARDAY=" + ",".join(map(str, range(1, 367))),
    "FREQ=", "", "FREQ=DAILY" * 1_000,
)  # fmt: skip
"""Rules that libraries do not come back from, and some that are nonsense."""


def calendar(*events: str, before: str = "") -> str:
    """A calendar of these events, each given by its lines."""
    body = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{before}{body}END:VCALENDAR\r\n"


def event(number: int, *lines: str, start: str = "DTSTART:19700101T090000Z") -> str:
    """The lines of one event."""
    return "\r\n".join((f"UID:{number}", start, f"SUMMARY:Ann Lee{number}", *lines))


def calendar_bombs() -> Made:
    """A calendar is read event by event, a rule day by day."""
    for at, rule in enumerate(RULES):
        yield f"rule {at}: {rule[:40]}", calendar(event(1, f"RRULE:{rule}")), ".ics"
    forever = "RRULE:FREQ=DAILY"
    yield "a rule without its days", calendar(event(1, forever, "EXRULE:FREQ=DAILY")), ".ics"
    yield "2,000 daily rules", calendar(*(event(n, forever) for n in range(2_000))), ".ics"
    yield "200 rules since 1900", calendar(
        *(event(n, "RRULE:FREQ=DAILY;COUNT=1000;INTERVAL=50", start=_OLD) for n in range(200))
    ), ".ics"  # fmt: skip
    yield (
        "300,000 dates of one",
        calendar(event(1, "RDATE:" + ",".join(["20261123T090000Z"] * 300_000))),
        ".ics",
    )
    yield "100,000 lines of dates", calendar(event(1, *["EXDATE:20261123T090000Z"] * 100_000)), ".ics"
    yield "a line of 10 MB", calendar(event(1, "LOCATION:" + "x" * 10_000_000)), ".ics"
    yield "300,000 folds", calendar(event(1, "LOCATION:x" + "\r\n x" * 300_000)), ".ics"
    yield "21 MB", calendar(event(1, "LOCATION:" + "x" * 21_000_000)), ".ics"
    yield "300,000 events begun", "BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\n" * 300_000, ".ics"
    yield "events in events", "BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\nBEGIN:X\r\n" * 100_000, ".ics"
    yield "ends only", "BEGIN:VCALENDAR\r\n" + "END:VEVENT\r\n" * 500_000, ".ics"
    yield "21,000 events", calendar(*(event(n) for n in range(21_000))), ".ics"
    yield "one number 20,000 times", calendar(*(event(1, f"SEQUENCE:{n}") for n in range(20_000))), ".ics"
    yield "20,000 changes of one", calendar(
        event(1, forever), *(event(1, f"RECURRENCE-ID:20261123T{n % 24:02}0000Z") for n in range(20_000))
    ), ".ics"  # fmt: skip
    yield "an unknown zone", calendar(event(1, start="DTSTART;TZID=../../etc/passwd:20261123T090000")), ".ics"
    yield "options only", calendar(event(1, start="DTSTART" + ";A=B" * 5_000 + ":20261123T090000")), ".ics"
    yield "an open quotation mark", calendar(event(1, start='DTSTART;TZID="' + "x;" * 500_000)), ".ics"
    for name, part in _zones().items():
        clock = f"BEGIN:VTIMEZONE\r\nTZID:Z\r\n{part}END:VTIMEZONE\r\n"
        yield f"a zone with {name}", calendar(
            event(1, forever, start="DTSTART;TZID=Z:20200101T090000"), before=clock
        ), ".ics"  # fmt: skip


def _zones() -> dict[str, str]:
    def part(
        *lines: str, before: str = "+0000", after: str = "+0100", begins: str = "19700329T010000"
    ) -> str:
        told = (f"DTSTART:{begins}", f"TZOFFSETFROM:{before}", f"TZOFFSETTO:{after}", *lines)
        return "\r\n".join(("BEGIN:DAYLIGHT", *told, "END:DAYLIGHT")) + "\r\n"

    return {
        "a rule every second": part("RRULE:FREQ=SECONDLY"),
        "a rule every day": part("RRULE:FREQ=DAILY"),
        "a rule that never fits": part("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
        "an offset of 99 hours": part(after="+9900"),
        "no offset": part(after=""),
        "a start in the year 1": part("RRULE:FREQ=YEARLY", begins="00010101T000000", before="+2359"),
        "a start in the year 9999": part("RRULE:FREQ=YEARLY", begins="99991231T235959", before="-2359"),
        "100,000 parts": part() * 100_000,
        "100,000 dates": part("RDATE:" + ",".join(["20200101T000000"] * 100_000)),
        "50,000 lines of dates": part(*["RDATE:" + ",".join(["20200101T000000"] * 3)] * 50_000),
        "nothing": "",
    }
