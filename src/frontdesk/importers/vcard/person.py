"""One address card to ImportedPatient. Addresses, notes, pictures, employers, gender are not read."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from frontdesk.domain.imported import ImportedPatient
from frontdesk.domain.patient import (
    ContactPoint,
    ContactSystem,
    Identifier,
    NameUse,
    PatientStatus,
    PersonName,
)
from frontdesk.domain.word_forms import forms_in_words
from frontdesk.importers.birth import may_be_born
from frontdesk.importers.languages import language_tag
from frontdesk.importers.limits import LONGEST_NAME, MOST_OF_A_KIND, NAME_TOO_LONG, TOO_MANY
from frontdesk.importers.tables.words import pronouns
from frontdesk.importers.vcard.lines import Card, Line, parts, plain
from frontdesk.likeness.fold import name_key

UID_SYSTEM = "vcard:uid"
"""Identifier system of the number an address book gives a card."""
_KINDS = ("KIND", "X-KIND", "X-ABSHOWAS", "X-ADDRESSBOOKSERVER-KIND")
_NO_PERSON = frozenset(("ORG", "COMPANY", "GROUP", "LOCATION", "DEVICE", "APPLICATION"))
_NO_VOICE = ("FAX", "PAGER", "MODEM", "BBS", "TEXTPHONE")
_BORN = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?|(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?"
    r"|(\d{4})-(\d{2})|(\d{4})"
)
_USES = (("CELL", "mobile"), ("IPHONE", "mobile"), ("WORK", "work"), ("HOME", "home"))
_MOST_FORMS = 2
"""Two languages fit where a pronoun fits."""
_AUDIO = ("B", "BASE64")


class NotAPerson(Exception):
    """The card is of a company, a group or a place, or it names nobody."""


def read_person(card: Card, today: date) -> tuple[ImportedPatient, list[str]]:
    """The person and remarks about what could not be read. Raises ``NotAPerson``, said in words."""
    remarks: list[str] = []
    named: dict[str, list[Line]] = {}
    for line in card.lines:
        named.setdefault(line.name, []).append(line)
    for name in [name for name, lines in named.items() if len(lines) > MOST_OF_A_KIND]:
        remarks.append(TOO_MANY)
        del named[name][MOST_OF_A_KIND:]
    names = _names(named)
    if not names or _is_no_person(named, names[0]):
        raise NotAPerson("it names no person")
    short = tuple(name for name in names if len(f"{name.full} {name.prefix} {name.suffix}") <= LONGEST_NAME)
    if len(short) < len(names):
        remarks.append(NAME_TOO_LONG)
    born = _born(named.get("BDAY", ()), today, remarks)
    said, forms = _pronouns(named)
    person = ImportedPatient(
        where=f"card {card.number}",
        names=short,
        identifiers=tuple(
            Identifier(UID_SYSTEM, uid[:200]) for line in named.get("UID", ()) if (uid := plain(line.value))
        ),
        birth_date=born,
        contacts=tuple(_contacts(named)),
        languages=_languages(named.get("LANG", ())),
        pronouns=said or forms,
        pronouns_comment=forms if said else "",
        status=PatientStatus.DIED if "DEATHDATE" in named else PatientStatus.ACTIVE,
        sound=_sound(named),
    )
    return person, remarks


def _is_no_person(named: dict[str, list[Line]], name: PersonName) -> bool:
    """It says so itself, or its only name is that of the company."""
    kinds = (line.value for key in _KINDS for line in named.get(key, ()))
    if any(kind.strip().upper() in _NO_PERSON for kind in kinds):
        return True
    firms = {name_key(plain(parts(line.value, ";")[0])) for line in named.get("ORG", ())}
    return not (name.family or name.given) and name_key(name.full) in firms


def preferred(lines: Iterable[Line]) -> list[Line]:
    """The most wanted one first: ``PREF=1``, or a bare PREF of the older versions."""

    def place(line: Line) -> int:
        said = line.option("PREF")
        return int(said) if said.isascii() and said.isdigit() else 1 if line.says("TYPE", "PREF") else 101

    return sorted(lines, key=place)


def _names(named: dict[str, list[Line]]) -> tuple[PersonName, ...]:
    """The name in its parts, else as one string; then what the person is called."""
    structured = (_structured(line) for line in preferred(named.get("N", ())) if not line.option("PHONETIC"))
    whole = (PersonName(plain(line.value)) for line in preferred(named.get("FN", ())))
    parted, written = (next((name for name in names if name.full), None) for names in (structured, whole))
    formal = parted or written
    if parted and written and name_key(parted.full) == name_key(written.text):
        formal = replace(
            parted, text=written.text if written.text != parted.full else ""
        )  # in the card's order
    called = (
        PersonName(text, use=NameUse.NICKNAME)
        for line in preferred(named.get("NICKNAME", ()))
        for part in parts(line.value, ",")
        if (text := plain(part))
    )
    return (formal, *list(called)[:1]) if formal else ()


def _structured(line: Line) -> PersonName:
    family, given, more, prefix, suffix = [*parts(line.value, ";"), "", "", "", "", ""][:5]
    first, rest = ([plain(one) for one in parts(text, ",")] for text in (given, more))
    return PersonName(
        family=plain(" ".join(parts(family, ","))),
        given=tuple(one for one in (*first, *rest) if one),
        prefix=plain(" ".join(parts(prefix, ","))),
        suffix=plain(" ".join(parts(suffix, ","))),
    )


def _born(lines: Iterable[Line], today: date, remarks: list[str]) -> str:
    """The first birth date that is one; a birthday without its year is none."""
    said = [plain(line.value) for line in lines]
    for text in said:
        found = _BORN.fullmatch(text[:40])
        born = "-".join(part.zfill(2) for part in found.groups() if part) if found else ""
        if born and may_be_born(born, today):
            return born
    if any(said):
        remarks.append("the birth date cannot be read, or cannot be right, and was left out")
    return ""


def _contacts(named: dict[str, list[Line]]) -> Iterable[ContactPoint]:
    for name, system, scheme in (
        ("TEL", ContactSystem.PHONE, "tel:"),
        ("EMAIL", ContactSystem.EMAIL, "mailto:"),
    ):
        for line in preferred(named.get(name, ())):
            value = plain(line.value)
            bare = value[len(scheme) :].partition(";")[0] if value.lower().startswith(scheme) else value
            if bare and not line.says("TYPE", *_NO_VOICE):
                use = next((use for word, use in _USES if line.says("TYPE", word)), "")
                yield ContactPoint(system, bare[:120], use)


def _languages(lines: Iterable[Line]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag for line in preferred(lines) if (tag := language_tag(plain(line.value)))))


def _pronouns(named: dict[str, list[Line]]) -> tuple[str, str]:
    """The pronouns, and the word forms in languages whose words have a gender: neither tells the other."""
    said = (pronouns(plain(line.value)) for line in preferred(named.get("PRONOUNS", ())))
    genders = preferred(named.get("GRAMGENDER", ()))[:_MOST_FORMS]
    told = [(plain(line.value), language_tag(line.option("LANGUAGE"))) for line in genders]
    return next(said, ""), forms_in_words(told)


def _sound(named: dict[str, list[Line]]) -> str:
    """How the name is said: in words (``SOUND`` of 2.1), or the spoken spelling beside the name."""
    spoken = [_structured(line).full for line in named.get("N", ()) if line.option("PHONETIC")]
    spoken += [
        plain(line.value)
        for line in named.get("SOUND", ())
        if not line.says("ENCODING", *_AUDIO)
        and not line.says("TYPE", "BASE64", "X-IRMC-N")
        and line.option("VALUE").lower() not in ("uri", "url")
    ]
    halves = (
        next((plain(line.value) for line in named.get(f"X-PHONETIC-{part}-NAME", ())), "")
        for part in ("FIRST", "MIDDLE", "LAST")
    )
    spoken.append(" ".join(half for half in halves if half))
    return next((text for text in spoken if text and "://" not in text and not text.startswith("data:")), "")[
        :60
    ]
