"""PID to ImportedPatient. Sex, race, religion, marital status, address, social security are not read."""

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
from frontdesk.importers.birth import may_be_born
from frontdesk.importers.hl7.message import Message, Part, Segment
from frontdesk.importers.hl7.times import day
from frontdesk.importers.languages import language_tag
from frontdesk.importers.limits import LONGEST_NAME, MOST_OF_A_KIND, NAME_TOO_LONG, NOT_BORN_THEN, TOO_MANY

_PAPERS = frozenset({"SS", "DL", "PPN", "SB", "TAX", "MC", "MB", "NIIP", "PNT", "AN", "VN", "HC", "MA", "DN"})
"""Social security, licences, passports, insurance, numbers of one stay: nothing a desk matches by."""
_SECURITY = frozenset({"SSN", "USSSA", "SSA", "SS"})
_USES = {
    "L": NameUse.OFFICIAL, "U": NameUse.UNSAID, "D": NameUse.USUAL, "N": NameUse.NICKNAME,
    "M": NameUse.MAIDEN, "B": NameUse.MAIDEN, "BAD": NameUse.OLD, "S": NameUse.ANONYMOUS,
    "A": NameUse.NICKNAME, "P": NameUse.NICKNAME,
}  # fmt: skip
_MOBILE, _MAIL = frozenset({"CP", "ORN", "PRS"}), frozenset({"NET", "INTERNET", "X.400"})
_NO_VOICE = frozenset({"FX", "MD", "BP", "TDD", "TTY", "SAT"})


def read_person(message: Message, pid: Segment, where: str, today: date) -> tuple[ImportedPatient, list[str]]:
    """The person and remarks about what could not be read. A person without a name is kept without one."""
    remarks: list[str] = []
    written = _names(pid, today, remarks)
    names = tuple(one for one in written if len(f"{one.full} {one.prefix} {one.suffix}") <= LONGEST_NAME)
    if len(names) < len(written):
        remarks.append(NAME_TOO_LONG)
    born = day(pid.words(7))
    if born and not may_be_born(born, today):
        remarks.append(NOT_BORN_THEN)
        born = ""
    languages = (language_tag(pid.words(15, at)) for at in (1, 2, 5))  # code, words, words of another system
    person = ImportedPatient(
        where=where,
        names=names,
        identifiers=tuple(numbers(message, pid, remarks)),
        birth_date=born,
        contacts=tuple(_contacts(pid, remarks)),
        languages=tuple(tag for tag in languages if tag)[:1],
        status=PatientStatus.DIED if pid.words(30).upper() == "Y" or pid.words(29) else None,
    )
    return person, list(dict.fromkeys(remarks))


def number_of(message: Message, part: Part) -> Identifier | None:
    """A number with the office that gave it; without one it is the sender's."""
    value, kind, office = part.words(1), part.words(5).upper(), part.words(4) or part.words(4, 2)
    if not value or kind in _PAPERS or office.upper() in _SECURITY:
        return None
    office = office or message.words("MSH", 4) or message.words("MSH", 3)
    return Identifier(f"hl7:{office}"[:120], value[:200])


def numbers(message: Message, pid: Segment, remarks: list[str]) -> Iterable[Identifier]:
    """The list of numbers; before version 2.3.1 the one of the old field, then the sender's other one.
    ``remarks`` hears what was too much."""
    parts = pid.parts(3) or pid.parts(2) or pid.parts(4)
    found = (number_of(message, part) for part in _few(parts, remarks))
    return dict.fromkeys(number for number in found if number)


def _names(pid: Segment, today: date, remarks: list[str]) -> list[PersonName]:
    """As the standard orders them: the first is the one in force, whatever a sender calls it."""
    first, *others = [*_few(pid.parts(5), remarks), Part("", pid.signs)]
    formal = _name(first, today)
    if formal.use in (NameUse.UNSAID, NameUse.USUAL):
        formal = replace(formal, use=NameUse.OFFICIAL)
    return [name for name in (formal, *(_name(part, today) for part in others)) if name.full]


def _name(part: Part, today: date) -> PersonName:
    until = day(part.words(13) or part.words(10, 2))
    more = (part.words(at) for at in (2, 3))
    return PersonName(
        family=part.words(1) or " ".join(filter(None, (part.words(1, 2), part.words(1, 3)))),
        given=tuple(one for one in more if one),
        suffix=part.words(4),
        prefix=part.words(5),
        use=_USES.get(part.words(7).upper(), NameUse.UNSAID),
        ended=bool(until) and until < today.isoformat(),
    )


def _contacts(pid: Segment, remarks: list[str]) -> Iterable[ContactPoint]:
    """Home, work and, since version 2.7, the one list of all."""
    for field, use in ((13, "home"), (14, "work"), (40, "")):
        for part in _few(pid.parts(field), remarks):
            equipment = part.words(3).upper()
            mail = part.words(4) or (part.words(1) if "@" in part.words(1) else "")
            if equipment in _NO_VOICE:
                continue
            if mail and (equipment in _MAIL or not equipment or "@" in mail):
                yield ContactPoint(ContactSystem.EMAIL, mail[:120], use)
            if phone := _phone(part):
                mobile = equipment in _MOBILE or part.words(2).upper() in _MOBILE
                yield ContactPoint(ContactSystem.PHONE, phone[:120], "mobile" if mobile else use)


def _phone(part: Part) -> str:
    """As written in one piece, else put together: country, area, number."""
    whole = part.words(1)
    if whole and "@" not in whole:
        return whole
    country, area, local = (part.words(at) for at in (5, 6, 7))
    number = part.words(12) or " ".join(piece for piece in (area, local) if piece)
    return f"+{country.lstrip('+')} {number}" if country and number and not part.words(12) else number


def _few(parts: list[Part], remarks: list[str]) -> list[Part]:
    if len(parts) > MOST_OF_A_KIND:
        remarks.append(TOO_MANY)
    return parts[:MOST_OF_A_KIND]
