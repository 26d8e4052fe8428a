"""Made-up HL7 v2 day lists with their truth, in the manners of five kinds of senders. Seeded."""

import random
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from tests.importers.generators import ZONES, Booking, DayList, bookings

_MANNERS = ("2.1", "2.3", "2.5.1", "2.8", "odd signs")


def message_day(seed: int) -> DayList:
    """A day of SIU messages; the seed picks version, separators, line ends, frames, letters and people."""
    chance = random.Random(30_000 + seed)
    manner, zone = _MANNERS[seed % len(_MANNERS)], chance.choice(ZONES)
    day = date(2026, 1, 5) + timedelta(days=chance.randrange(360))
    latin = chance.random() < 0.3
    truth = bookings(chance, zone, day, chance.randrange(8, 40), latin1=latin)
    signs = "|^~\\&" if manner != "odd signs" else "#*%!@"
    end, charset = chance.choice(("\r", "\n", "\r\n")), "" if latin else "UNICODE UTF-8"
    said = [_message(one, manner, signs, ZoneInfo(zone), charset) for one in truth]
    letters = "cp1252" if latin else "utf-8"  # what old programs write without a word
    whole = [end.join(lines).encode(letters) for lines in said]
    if chance.random() < 0.3:
        content = b"".join(b"\x0b" + one + b"\x1c\r" for one in whole)
    elif chance.random() < 0.4:
        frame = [f"{name}{signs}".encode() for name in ("FHS", "BHS")]
        content = end.encode().join((*frame, *whole, b"BTS", b"FTS"))
    else:
        mark = b"" if latin or chance.random() < 0.5 else b"\xef\xbb\xbf"
        content = mark + (end * chance.randrange(1, 3)).encode().join(whole)
    return DayList(manner, zone, day, content, truth, None, ".hl7")


def _message(one: Booking, manner: str, signs: str, zone: ZoneInfo, charset: str) -> list[str]:
    field, component, repetition, _, sub = list(signs)
    start = one.start.astimezone(zone)
    offset = f"{start:%z}" if manner == "2.8" else ""
    name = component.join(_escaped(part, signs) for part in (one.family, *one.given.split(maxsplit=1)))
    number = component.join((one.number, "", "", f"Hill{sub}1.2.3{sub}ISO", "MR"))
    security = component.join(("999-99-9999", "", "", "", "SS"))
    kind = component.join(("SIU", "S12", *(("SIU_S12",) if manner == "2.8" else ())))
    version = manner if manner != "odd signs" else "2.4"
    head = ["", "", "", "", f"{start:%Y%m%d%H%M}", "", kind, "1", "P", version, "", "", "", "", "", charset]
    pid = {1: "1", 3: repetition.join((security, number)), 5: name, 7: f"{one.birth:%Y%m%d}", 13: one.phone}
    pid[15] = component.join((one.language[0], one.language[1]))
    if manner == "2.1":
        pid[2], pid[3] = one.number, ""
    begins, ends = (
        f"{start:%Y%m%d%H%M}{offset}",
        f"{start + timedelta(minutes=one.minutes):%Y%m%d%H%M}{offset}",
    )
    sch = {1: f"V{one.number}", 9: str(one.minutes), 10: "MIN", 7: component.join(("", "Chest pain"))}
    if manner in ("2.1", "2.3"):
        sch[11] = component.join(("", "", "", begins, ends))
    doctor = component.join(("9", one.clinician[0], one.clinician[1]))
    lines = ["MSH" + signs + field + field.join(head[2:]), _line("SCH", sch, field)]
    if manner == "2.8":
        lines.append(_line("TQ1", {1: "1", 7: begins, 8: ends}, field))
    lines.append(_line("PID", pid, field))
    if manner in ("2.5.1", "odd signs"):
        lines.append(_line("AIP", {1: "1", 3: doctor, 6: begins}, field))
    lines += [_line("ZPV", {1: "secret"}, field), _line("DG1", {3: "I10"}, field)]
    return lines


def _line(name: str, fields: dict[int, str], sign: str) -> str:
    return sign.join((name, *(fields.get(at, "") for at in range(1, max(fields) + 1))))


def _escaped(text: str, signs: str) -> str:
    field, component, repetition, escape, sub = list(signs)
    meant = {field: "F", component: "S", repetition: "R", escape: "E", sub: "T"}
    return "".join(f"{escape}{meant[sign]}{escape}" if sign in meant else sign for sign in text)
