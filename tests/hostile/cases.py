"""Files made to do harm: bombs, good files with one byte changed, corpora that others collected. Seeded."""

import csv
import io
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from frontdesk.prompts.pack import write_pack
from frontdesk.usecases.shipped_packs import shipped_pack
from tests.hostile import other_bombs
from tests.hostile.calendar_bombs import calendar_bombs
from tests.importers.generated_calendars import calendar_day
from tests.importers.generated_cards import card_book
from tests.importers.generators import DayList, csv_day, fhir_day
from tests.importers.hl7_messages import message_day
from tests.importers.workbooks import book_day

SIGNS = b'"\x00\n\r,;\t|{}[]:=\xff\xc3\xe2\x80\x1b'
SAMPLES = 40
_Made = other_bombs.Made
DAYS: dict[str, Callable[[int], DayList]] = {
    "csv": csv_day,
    "fhir": fhir_day,
    "vcard": card_book,
    "calendar": calendar_day,
    "hl7": message_day,
    "workbook": book_day,
}
"""Good files of each format the importers know."""
_PERSON = '{"resourceType":"Patient","name":[{"family":"Lee","given":["Ann"]}],"birthDate":"1961-03-14"}'


@dataclass(frozen=True, slots=True)
class Case:
    """One file and how it is to be read."""

    name: str
    content: bytes = field(repr=False)
    ending: str
    encoding: str | None = None


def mutations(kind: str, number: int) -> Iterator[Case]:
    """So many good files of a format, each with one byte flipped, put in, taken out or doubled."""
    chance, good = random.Random(kind), _good(kind)
    for at in range(number):
        sample = good[at % len(good)]
        content = bytearray(sample.content)
        place, way = chance.randrange(len(content)), at // len(good) % 4
        if way == 0:
            content[place] ^= 1 << chance.randrange(8)
        elif way == 1:
            content.insert(place, chance.choice(SIGNS))
        elif way == 2:
            del content[place]
        else:
            content.insert(place, content[place])
        yield Case(f"{kind} mutation {at}", bytes(content), sample.ending, sample.encoding)


def _good(kind: str) -> list[Case]:
    """What is changed: lists in the manner of many systems, the lines we ship."""
    if kind == "pack":
        return [Case("pack", _small_pack(at), ".json") for at in range(SAMPLES)]
    days = [DAYS[kind](seed) for seed in range(SAMPLES)]
    return [Case(day.dialect, day.content, day.ending, day.encoding) for day in days]


def _small_pack(at: int) -> bytes:
    """Three lines of those we ship, as a file."""
    pack = shipped_pack("en")
    few = (pack.templates * 2)[at * 3 : at * 3 + 3]
    return write_pack(replace(pack, templates=few, phrases={}, greetings=(), hellos={}))


def bombs(kind: str) -> Iterator[Case]:
    """Files that cost little to send and much to read."""
    made: dict[str, Callable[[], _Made]] = {
        "csv": _csv_bombs,
        "fhir": _fhir_bombs,
        "pack": _pack_bombs,
        "vcard": other_bombs.vcard_bombs,
        "calendar": calendar_bombs,
        "hl7": other_bombs.hl7_bombs,
        "workbook": other_bombs.workbook_bombs,
    }
    for name, content, ending in made[kind]():
        yield Case(f"{kind} {name}", content if isinstance(content, bytes) else content.encode(), ending)


def corpus(data: Path) -> Iterator[Case]:
    """Every file of the shared folders, good and bad, of kinds we read and kinds we do not."""
    for path in sorted(data.rglob("*")):
        if path.is_file() and path.parent != data:
            yield Case(path.relative_to(data).as_posix(), path.read_bytes(), path.suffix.lower())


UNITS = (
    "a", " ", "1", "-", ".", ",", "/", "(", '"', "a ", "1 ", "1.", "1:", "a-", "aB", "a1", "1a", "by ", "Dr ",
    "mon ", "jan ", "9h", "x@", "e\u0301", "am", "1 to ",
)  # fmt: skip
"""What repeats in a pattern or in a name."""


def _evil_rows(unit: str) -> str:
    """Day lists where one cell of each row is this and nothing else, 20,000 letters of it."""
    usual = {
        "Patient": "Ann Lee", "DOB": "1961-03-14", "Phone": "0151 555 0100", "Language": "English",
        "Interpreter": "no", "Pronouns": "she/her", "Date": "2026-11-21", "Time": "09:30", "End": "10:00",
        "Duration": "30", "Provider": "VOSS, LENA MD", "Visit type": "Follow-up", "Status": "booked",
        "Room": "2", "Email": "a@example.org", "MRN": "12",
    }  # fmt: skip
    evil = unit * (20_000 // len(unit))
    rows = [[*usual], [*usual.values()]]
    rows += [[evil if name == column else cell for name, cell in usual.items()] for column in usual]
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


def _csv_bombs() -> _Made:
    head, row = "First name,Last name,DOB\n", "Ann,Lee,1961-03-14\n"
    yield "one cell of 30 MB", head + "x" * 30_000_000, ".csv"
    yield "a quoted cell of 30 MB", f'{head}"{"x" * 30_000_000}",Lee,\n{row}', ".csv"
    yield "open quotes, 30,000 lines", head + '"Ann,Lee,\n' * 30_000, ".csv"
    yield "quotes only", '"' * 3_000_000, ".csv"
    yield "quotes as rows", head + '"""""\n' * 30_000, ".csv"
    yield "commas only", "," * 5_000_000, ".csv"
    yield "10,000 columns", ",".join(f"c{n}" for n in range(10_000)) + "\n" + "," * 9_999, ".csv"
    yield "201 columns", ",".join(["Name", *(f"c{n}" for n in range(200))]) + "\n", ".csv"
    yield "ten thousand doubled columns", "Name," * 10_000 + "\n", ".csv"
    yield "line ends only", "\n" * 5_000_000, ".csv"
    yield "old line ends only", "\r" * 3_000_000, ".csv"
    yield "NUL in a name", head + "An\x00n,Lee,\n", ".csv"
    yield "NULs only", b"\0" * 1_000_000, ".csv"
    yield "a mark and nothing", b"\xef\xbb\xbf", ".csv"
    yield "half of UTF-16", (head + row).encode("utf-16")[:-1], ".csv"
    yield "UTF-16 by mark, bytes of UTF-8", b"\xff\xfe" + (head + row).encode(), ".csv"
    yield "UTF-7", (head + "+ADw-script+AD4-,Lee,\n").encode(), ".csv"
    yield "formulas", head + "=1+1,@SUM(1),\n+1,-1,\n", ".csv"
    yield "digits of a date", head + f"Ann,Lee,{'1' * 100_000}\n" * 20, ".csv"
    yield "blanks of a date", head + f"Ann,Lee,1{' ' * 100_000}1\n" * 20, ".csv"
    yield "brackets of a phone", "Name,Phone\n" + f"Ann Lee,{'(' * 100_000}\n" * 20, ".csv"
    yield "commas of a name", "Name,Phone\n" + f'"{"Lee, " * 50_000}",1\n' * 10, ".csv"
    yield "accents of a name", "Name,Phone\n" + f"e{chr(0x301) * 100_000},1\n" * 5, ".csv"
    for unit in UNITS:
        yield f"cells of {unit!r}", _evil_rows(unit), ".csv"
    heads = ",".join(unit * (3_000 // len(unit)) for unit in UNITS if not set(unit) & set('",'))
    yield "headers that repeat", f"Name,{heads}\nAnn Lee\n", ".csv"
    yield "one header of 1 MB", "x" * 999_000 + ",Name\nAnn,Lee\n", ".csv"
    yield "sep of nothing", "sep=\n\n\n", ".csv"
    yield "sep of a quote", 'sep="\n' + head + row, ".csv"


def _pack_bombs() -> _Made:
    def pack(**more: Any) -> str:
        whole = {"lang": "en", "version": "1", "templates": [], "greetings": [], "phrases": {}, "hellos": {}}
        return json.dumps({**whole, **more})

    line = json.loads(_small_pack(0))["templates"][0]
    texts = {
        "braces": "{" * 9_000,
        "optional parts": "[[" * 4_000,
        "fallbacks": "{name|" * 1_500,
        "one word": "a" * 9_000,
        "10,001 letters": "a " * 5_001,
        "a million letters": "a" * 1_000_000,
    }
    for name, text in texts.items():
        yield f"a line of {name}", pack(templates=[{**line, "texts": [text]}]), ".json"
    yield "depth 100,000", "[" * 100_000 + "]" * 100_000, ".json"
    yield "phrases 5,000 deep", pack()[:-1] + ',"x":' + '{"a":' * 5_000 + "1" + "}" * 5_001, ".json"
    yield "more than 5 MB", pack(x="x" * 5_000_000), ".json"
    yield "a key twice", '{"lang":"en","lang":"es"}', ".json"
    yield "a line twice", pack(templates=[line, line]), ".json"
    yield "half a letter", pack(version="\ud800"), ".json"
    yield "an archive", b"PK\x03\x04" + b"\0" * 500, ".json"
    yield "no pack", "[]", ".json"
    yield "a list of numbers", pack(templates=list(range(100_000))), ".json"
    yield "NaN", pack()[:-1] + ',"x":NaN}', ".json"
    yield "20,000 texts", pack(templates=[{**line, "texts": ["Hello."] * 20_000}]), ".json"
    yield "20,000 conditions", pack(templates=[{**line, "all": [{}] * 20_000}]), ".json"


def _fhir_bombs() -> _Made:
    def document(**more: Any) -> str:
        return json.dumps({"resourceType": "Patient", "name": [{"family": "Lee"}], **more})

    def deep(opened: str, closed: str, depth: int) -> str:
        return '{"resourceType":"Patient","x":' + opened * depth + closed * depth + "}"

    entry = '{"resource":' + _PERSON + "}"
    around: dict[str, Any] = {"resourceType": "Appointment", "status": "booked"}
    yield "depth 65", deep("[", "]", 65), ".json"
    yield "depth 100,000", deep("[", "]", 100_000), ".json"
    yield "objects 100,000 deep", deep('{"a":', "}", 100_000), ".json"
    yield "opened and never closed", "[" * 10_000_000, ".json"
    yield "10,001 entries", '{"resourceType":"Bundle","entry":[' + ",".join([entry] * 10_001) + "]}", ".json"
    yield "a million empty entries", '{"resourceType":"Bundle","entry":[' + "{}," * 999_999 + "{}]}", ".json"
    yield "a string of 19 MB", document(id="x" * 19_000_000), ".json"
    yield "a name of 10 MB", document(name=[{"family": "x" * 10_000_000}]), ".json"
    yield "21 MB", document(id="x" * 21_000_000), ".json"
    yield "NaN", '{"resourceType":"Patient","x":NaN}', ".json"
    yield "Infinity", '{"resourceType":"Patient","x":-Infinity}', ".json"
    yield "a number of a million figures", '{"resourceType":"Patient","x":' + "9" * 1_000_000 + "}", ".json"
    yield "an exponent", '{"resourceType":"Patient","x":1e999999999}', ".json"
    yield "a key twice", '{"resourceType":"Patient","id":"a","id":"b","name":[{"family":"Lee"}]}', ".json"
    yield "a key 200,000 times", '{"resourceType":"Patient",' + '"id":"a",' * 200_000 + '"b":1}', ".json"
    yield "half letters", '{"resourceType":"Patient","name":[{"family":"\\ud800Lee"}]}', ".json"
    yield "a mark", b"\xef\xbb\xbf" + _PERSON.encode(), ".json"
    yield "UTF-16", _PERSON.encode("utf-16"), ".json"
    yield "UTF-32", _PERSON.encode("utf-32"), ".json"
    yield "100,000 names", document(name=[{"family": f"L{n}"} for n in range(100_000)]), ".json"
    yield (
        "100,000 numbers",
        document(identifier=[{"system": "s", "value": str(n)} for n in range(100_000)]),
        ".json",
    )
    yield (
        "contained in itself",
        document(id="p", contained=[{"resourceType": "Patient", "id": "p"}] * 5_000),
        ".json",
    )
    loop = [
        {
            "resource": {
                **around,
                "id": f"a{n}",
                "participant": [{"actor": {"reference": f"Appointment/a{n}"}}],
            }
        }
        for n in range(5_000)
    ]
    yield "bookings that point at themselves", json.dumps({"resourceType": "Bundle", "entry": loop}), ".json"
    nested: dict[str, Any] = {"resourceType": "Patient", "name": [{"family": "Lee"}]}
    for _ in range(15):
        nested = {
            "resourceType": "Bundle",
            "entry": [{"resource": nested}] * 2 if _ > 11 else [{"resource": nested}],
        }
    yield "bundles in bundles", json.dumps(nested), ".json"
    yield (
        "XML with entities",
        '<!DOCTYPE p [<!ENTITY a "aa">]><Patient xmlns="http://hl7.org/fhir">&a;</Patient>',
        ".xml",
    )
    yield "one line of 10 MB", document(id="x" * 10_000_000) + "\n" + _PERSON, ".ndjson"
    yield "lines that are deep", "\n".join([deep("[", "]", 5_000)] * 200), ".ndjson"
    yield "broken lines", '{"resourceType":"Patient"\n' * 50_000, ".ndjson"
    yield "quotes as lines", '"\\"' * 1_000_000 + "\n" + _PERSON, ".ndjson"
    yield "blank lines", "\n" * 3_000_000 + _PERSON, ".ndjson"
