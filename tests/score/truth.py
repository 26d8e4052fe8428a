"""What ``expected.json`` of a data folder says, in one shape for every format.

The file is made by its own script without any of our libraries; here only the words are put side by side:
a person with what is known, the instants at which somebody is expected, and whether the file may be refused.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from tests.score import repeats as repeating
from tests.score.plain import (
    INTERPRETER_NO,
    INTERPRETER_YES,
    date_of,
    language_of,
    pronouns_of,
)

_REMOVES = ("A29",)
"""A message that asks to remove somebody brings nobody."""
Entry = Mapping[str, Any]
TRUTH = "expected.json"
_VERSIONS_READ = ("", "R4", "R4B")


@dataclass(frozen=True, slots=True)
class Known:
    """One person as the truth says; an empty field is not known, and not scored."""

    ids: frozenset[str] = frozenset()
    family: str = ""
    given: str = ""
    full: str = ""
    """Where the truth has one string alone."""
    birth_date: str = ""
    language: str = ""
    interpreter: str = ""
    pronouns: str = ""


@dataclass(frozen=True, slots=True)
class Truth:
    """One file."""

    path: str
    format: str
    people: tuple[Known, ...] = ()
    starts: tuple[frozenset[datetime], ...] = ()
    """For each appointment the instants that are right: more than one where the file contradicts itself."""
    to_refuse: bool = False
    """To refuse it is right: another version, another kind of file, or broken."""

    encoding: str = ""
    """How its letters were saved, where the file itself does not say it: whoever brings it in is asked."""
    repeats: tuple[repeating.Repeats, ...] = ()
    days: tuple[date, ...] = ()
    """On which days it is brought in, so that all that repeats is read; any day does where there are none."""

    @property
    def empty(self) -> bool:
        """Nobody and no appointment is in it: to take it for nothing is right, and so is to refuse it."""
        return not self.people and not self.starts


def truths(folder: Path, zone: ZoneInfo) -> Iterator[Truth]:
    """Every file that is there and that the truth names. Times without an offset are of ``zone``."""
    files: Mapping[str, Entry] = json.loads((folder / TRUTH).read_text(encoding="utf-8"))["files"]
    for path, entry in files.items():
        if (folder / path).is_file():
            try:
                yield _truth(path, entry, zone)
            except (AttributeError, KeyError, TypeError, ValueError):
                # of a layout of its own: it is brought in all the same, and the table says so
                yield Truth(path, "truth not understood")


def _truth(path: str, entry: Entry, zone: ZoneInfo) -> Truth:
    kind = str(entry.get("format", ""))
    told = _READERS.get(kind, _nothing)(entry, zone)
    if kind != "icalendar":
        return Truth(path, kind, *told, _encoding(entry))
    again = tuple(repeating.repeats(entry, zone)), repeating.days(entry)
    return Truth(path, kind, *told, _encoding(entry), *again)


def _encoding(entry: Entry) -> str:
    said = str(entry.get("encoding") or "")
    return "cp1252" if "cp1252" in said else said


Told = tuple[tuple[Known, ...], tuple[frozenset[datetime], ...], bool]


def _nothing(entry: Entry, zone: ZoneInfo) -> Told:
    return (), (), False


def _fhir(entry: Entry, zone: ZoneInfo) -> Told:
    wrong = bool(entry.get("invalid_json")) or entry.get("fhir_version_guess", "") not in _VERSIONS_READ
    starts = (_instant(one.get("start_utc")) for one in entry.get("appointments", ()))
    return (
        tuple(_fhir_person(one) for one in entry.get("patients", ())),
        tuple(frozenset((start,)) for start in starts if start),
        wrong,
    )


def _fhir_person(said: Entry) -> Known:
    interpreter = (said.get("interpreter_needed") or {}).get("code")
    pronouns: Entry = (said.get("pronouns") or ({},))[0]
    language = said.get("preferred_language") or {}
    return Known(
        ids=frozenset(map(str, (said.get("id"), *said.get("identifiers", ())))),
        family=_text(said.get("family")),
        given=" ".join(filter(None, map(_text, said.get("given") or ()))),
        full=_text(said.get("name_text")),
        birth_date=_text(said.get("birthDate")),
        language=language_of(
            language.get("code") or "", language.get("display") or language.get("text") or ""
        ),
        interpreter="yes"
        if interpreter in INTERPRETER_YES
        else "no"
        if interpreter in INTERPRETER_NO
        else "",
        pronouns=pronouns_of(pronouns.get("display") or pronouns.get("text") or ""),
    )


def _xml(entry: Entry, zone: ZoneInfo) -> Told:
    return (), (), True


def _hl7(entry: Entry, zone: ZoneInfo) -> Told:
    messages = entry.get("messages", ())
    kept = [message for message in messages if message.get("event") not in _REMOVES]
    people = (_hl7_person(person) for message in kept for person in message.get("patients", ()))
    starts = (_hl7_starts(message.get("appointment") or {}, zone) for message in messages)
    known = tuple(one for one in people if one.ids or one.family or one.given)
    return known, tuple(start for start in starts if start), not messages


def _hl7_person(said: Entry) -> Known:
    return Known(
        ids=frozenset(str(one.get("id")) for one in said.get("ids", ())),
        family=said.get("family") or "",
        given=" ".join(part for part in (said.get("given"), said.get("middle")) if part),
        birth_date=date_of(said.get("birth") or ""),
        language=language_of(said.get("language") or "", said.get("language_text") or ""),
    )


def _hl7_starts(said: Entry, zone: ZoneInfo) -> frozenset[datetime]:
    start = said.get("start")
    right = said.get("start_candidates", ()) if said.get("candidates_disagree") else (start,) if start else ()
    return frozenset(at for at in (_local(one, zone) for one in right) if at)


def _ical(entry: Entry, zone: ZoneInfo) -> Told:
    starts = []
    given = _given_zone(entry, zone)
    for event in repeating.newest(entry.get("events") or ()):
        said = event.get("dtstart") or {}
        if not said.get("disputed") and said.get("kind") in ("utc", "floating", "tzid"):
            at = _local(said, given) if said.get("kind") != "tzid" else _instant(said.get("utc"))
            starts += [frozenset((at,))] if at else []
    return (), tuple(starts), not entry.get("events")


def _given_zone(entry: Entry, zone: ZoneInfo) -> ZoneInfo:
    """The clock the calendar names for times without one, else the clinic's."""
    name = (entry.get("calendar") or {}).get("X-WR-TIMEZONE")
    return ZoneInfo(name) if name in available_timezones() else zone


def _vcard(entry: Entry, zone: ZoneInfo) -> Told:
    return tuple(_card(card) for card in entry.get("cards", ()) if card.get("n") or card.get("fn")), (), False


def _card(said: Entry) -> Known:
    family, given, middle, *_ = [
        *_parts(said.get("n") or ""),
        "",
        "",
        "",
    ]
    return Known(
        family=family,
        given=" ".join(part for part in (given, middle) if part),
        full=said.get("fn") or "",
        birth_date=date_of(said.get("bday") or ""),
        language=language_of(str(said.get("lang") or ""), ""),
        pronouns=pronouns_of(str(said.get("pronouns") or "")),
    )


def _parts(name: str) -> list[str]:
    """The components as words; a comma without a backslash stands between two names."""
    plain = (re.sub(r"(?<!\\),", " ", part) for part in name.split(";"))
    return [" ".join(part.replace("\\,", ",").replace("\\;", ";").split()) for part in plain]


def _csv(entry: Entry, zone: ZoneInfo) -> Told:
    people = (
        Known(
            ids=frozenset(filter(None, (said.get("id"),))),
            family=said.get("family") or "",
            given=said.get("given") or "",
            full=said.get("full_name") or "",
            birth_date=said.get("birth") or "",
            language=language_of(str(said.get("language") or ""), ""),
            interpreter=str(said.get("interpreter") or ""),
            pronouns=pronouns_of(str(said.get("pronouns") or "")),
        )
        for said in entry.get("patients", ())
    )
    starts = (_local(one, zone) for one in entry.get("appointments") or ())
    return tuple(people), tuple(frozenset((at,)) for at in starts if at), not entry.get("patients")


_READERS: dict[str, Callable[[Entry, ZoneInfo], Told]] = {
    "fhir": _fhir,
    "fhir-ndjson": _fhir,
    "fhir-truth-for-hl7v2": _fhir,
    "fhir-xml": _xml,
    "hl7v2": _hl7,
    "icalendar": _ical,
    "vcard": _vcard,
    "csv": _csv,
}


def _text(said: object) -> str:
    """A word of the truth; broken files have other things in its place, and those are not scored."""
    return said if isinstance(said, str) else ""


def _instant(said: str | None) -> datetime | None:
    return datetime.fromisoformat(said).astimezone(UTC) if said else None


def _local(said: Entry, zone: ZoneInfo) -> datetime | None:
    """The instant where the source says one; else its own clock, read at the clinic."""
    if said.get("utc"):
        return _instant(said["utc"])
    local = said.get("local")
    return datetime.fromisoformat(local).replace(tzinfo=zone).astimezone(UTC) if local else None
