"""Plain English times and dates for the engine's tests: no locale data, nothing from the clock."""

from datetime import date, datetime


class PlainSpeech:
    """A ``Speech`` that needs no library."""

    def clock(self, moment: datetime) -> str:
        return f"{moment:%H:%M}"

    def read_day(self, text: str, today: date) -> date | None:
        raise NotImplementedError(text, today)

    def week_day(self, day: date) -> str:
        raise NotImplementedError(day)

    def at_clock(self, moment: datetime) -> str:
        return f"at {moment:%H:%M}"

    def day(self, day: date, today: date) -> str:
        near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get((day - today).days)
        return near or f"{day:%A} {day.day} {day:%B}"

    def short_day(self, day: date, today: date) -> str:
        year = "" if day.year == today.year else f" {day.year}"
        return f"{day.day} {day:%B}{year}"

    def birth_date(self, value: str) -> str:
        return value or "not known"

    def language(self, tag: str) -> str:
        return {"vi": "Vietnamese", "es": "Spanish", "ar": "Arabic", "mi": "Maori"}.get(
            tag.split("-", maxsplit=1)[0], tag
        )

    def minutes(self, count: int) -> str:
        return f"about {count} minutes"
