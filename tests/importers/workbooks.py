"""Made-up day lists as workbooks with their truth, in four manners. Seeded."""

import io
import random
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.importers.generators import ZONES, Booking, DayList, bookings

_MANNERS = ("typed", "text", "titled", "1904")


def book_day(seed: int) -> DayList:
    """A day list on a sheet; the seed picks manner, people and what else lies in the book."""
    chance = random.Random(40_000 + seed)
    manner, zone = _MANNERS[seed % len(_MANNERS)], chance.choice(ZONES)
    day = date(2026, 1, 5) + timedelta(days=chance.randrange(360))
    truth = bookings(chance, zone, day, chance.randrange(8, 40))
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    if manner == "1904":
        made.epoch = CALENDAR_MAC_1904
    if manner == "titled":
        notes = made.create_sheet("Notes")
        notes.append(["Printed", "by", "the practice"])
    sheet = made.create_sheet("Day")
    if manner == "titled":
        sheet.append(["Appointments of the day"])
        sheet.append([])
    sheet.append(
        ["Chart", "Last name", "First name", "Born", "Mobile", "Day", "Time", "Minutes", "Provider", "Sex"]
    )
    for number, one in enumerate(truth):
        if manner == "titled" and number and not number % 10:
            sheet.append([cell.value for cell in sheet[3]])
        sheet.append(_row(one, one.start.astimezone(ZoneInfo(zone)), manner))
    packed = io.BytesIO()
    made.save(packed)
    return DayList(manner, zone, day, packed.getvalue(), truth, None, ".xlsx")


def _row(one: Booking, start: datetime, manner: str) -> list[Any]:
    name = [one.number, one.family, one.given]
    if manner == "text":
        when: list[Any] = [one.birth.isoformat(), one.phone, start.date().isoformat(), f"{start:%H:%M}"]
    else:
        when = [one.birth, one.phone, start.date(), time(start.hour, start.minute)]
    return [*name, *when, one.minutes, " ".join(reversed(one.clinician)), "F"]
