"""Made-up address books with their truth, in the manners of four kinds of programs. Seeded."""

import random
from collections.abc import Callable
from datetime import date, timedelta

from tests.importers.generators import ZONES, Booking, DayList, bookings

Write = Callable[[Booking, random.Random], list[str]]


def card_book(seed: int) -> DayList:
    """An address book; the seed picks manner, people and line ends."""
    chance = random.Random(20_000 + seed)
    manner, write = _MANNERS[seed % len(_MANNERS)]
    zone, day = chance.choice(ZONES), date(2026, 1, 5) + timedelta(days=chance.randrange(360))
    truth = bookings(chance, zone, day, chance.randrange(8, 40))
    end = chance.choice(("\r\n", "\n", "\r"))
    lines = [line for one in truth for line in ("BEGIN:VCARD", *write(one, chance), "END:VCARD")]
    text = end.join(_wrapped(lines, end, wraps=manner in ("3.0", "apple"))) + end
    mark = b"\xef\xbb\xbf" if chance.random() < 0.2 else b""
    return DayList(manner, zone, day, mark + text.encode(), truth, None, ".vcf")


def _old_phone(one: Booking, chance: random.Random) -> list[str]:
    """2.1: every text quoted as in a mail, soft line ends in the middle of a letter's bytes."""
    name = f"{one.family};{one.given};;;"
    return [
        "VERSION:2.1",
        *_quoted("N", name),
        f"TEL;CELL:{one.phone}",
        f"BDAY:{one.birth:%Y%m%d}",
        "PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD",
        " 2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBk=",
        "",
    ]


def _address_book(one: Booking, chance: random.Random) -> list[str]:
    """3.0: escapes, wrapped lines."""
    return [
        "VERSION:3.0",
        f"N:{_escaped(one.family)};{_escaped(one.given)};;Dr.;",
        f"FN:{_escaped(one.family)}\\, {_escaped(one.given)}",
        f"TEL;TYPE=home,voice:{one.phone}",
        f"BDAY;VALUE=date:{one.birth.isoformat()}",
        f"UID:{one.number}",
        "NOTE:Call before noon\\; twice\\n" + "and again " * chance.randrange(20),
    ]


def _newest(one: Booking, chance: random.Random) -> list[str]:
    """4.0: addresses as URIs, preferences as numbers, a second spelling of the name."""
    return [
        "VERSION:4.0",
        'N;ALTID=1;LANGUAGE="en":' + f"{_escaped(one.family)};{_escaped(one.given)};;;",
        f'TEL;VALUE=uri;TYPE="voice,cell";PREF=1:tel:{one.phone.replace(" ", "-")};ext=7',
        f"BDAY:{one.birth:%Y%m%d}T000000Z",
        "LANG;PREF=2:en",
        "LANG;PREF=1:es-MX",
        f"UID:urn:uuid:{one.number}",
        "KIND:individual",
    ]


def _apple(one: Booking, chance: random.Random) -> list[str]:
    """3.0 with groups and the spoken spelling of a name."""
    return [
        "VERSION:3.0",
        "PRODID:-//Apple Inc.//macOS//EN",
        f"N:{_escaped(one.family)};{_escaped(one.given)};;;",
        "X-PHONETIC-FIRST-NAME:an-uh",
        f"item1.TEL;type=pref:{one.phone}",
        "item1.X-ABLabel:_$!<Mobile>!$_",
        f"BDAY;X-APPLE-OMIT-YEAR=1604:{one.birth.isoformat()}",
    ]


_MANNERS: tuple[tuple[str, Write], ...] = (
    ("2.1", _old_phone),
    ("3.0", _address_book),
    ("4.0", _newest),
    ("apple", _apple),
)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _quoted(name: str, text: str) -> list[str]:
    signs = "".join(f"={byte:02X}" if byte > 126 or byte in b"=\t" else chr(byte) for byte in text.encode())
    cut = [signs[at : at + 40] for at in range(0, len(signs), 40)]
    whole = _joined(cut)
    return [f"{name};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{whole[0]}", *whole[1:]]


def _joined(cut: list[str]) -> list[str]:
    """A soft line end never stands inside one escape."""
    lines, rest = [], ""
    for piece in cut:
        text, rest = rest + piece, ""
        tail = text.rfind("=", max(0, len(text) - 2))
        if tail >= 0 and len(text) - tail < 3:
            text, rest = text[:tail], text[tail:]
        lines.append(text)
    lines[-1] += rest
    return [f"{line}=" for line in lines[:-1]] + lines[-1:]


def _wrapped(lines: list[str], end: str, *, wraps: bool) -> list[str]:
    if not wraps:
        return lines
    return [f"{end} ".join(line[at : at + 60] for at in range(0, len(line), 60) or (0,)) for line in lines]
