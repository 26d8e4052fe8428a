"""One person of a file against that person here: what the file adds, and what of the desk stays."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from frontdesk.domain.fact import Fact, FactKind, FactStatus, Source
from frontdesk.domain.imported import ImportedPatient
from frontdesk.domain.own_words import not_from_elsewhere
from frontdesk.domain.patient import (
    ContactPoint,
    ContactSystem,
    NameUse,
    Patient,
    PatientStatus,
    PersonName,
    default_board_name,
)
from frontdesk.likeness.fold import fold, name_key

OTHER_BIRTH_DATE = "has another birth date than the desk wrote down or compared; the desk's was kept"
OTHER_NAME = "has another name than the desk wrote down or compared; the desk's was kept"
OTHER_BOTH = (
    "has another birth date and another name than the desk wrote down or compared; the desk's were kept"
)
_OTHER = {
    (True, True): OTHER_BOTH,
    (True, False): OTHER_BIRTH_DATE,
    (False, True): OTHER_NAME,
    (False, False): "",
}
"""What is said where birth date and name differ from what stays."""
OURS = "urn:uuid:"
"""Begins a number that is a UUID: of our own files, the id of somebody here."""
_ONLY_DIGITS = {code: None for code in range(128) if not chr(code).isdigit()}


def merged(
    here: Patient, person: ImportedPatient, *, leads: bool, over_desk: bool = False
) -> tuple[Patient, list[str], str]:
    """The patient with what this file adds; what that is; a remark. The row that ``leads`` decides.

    ``over_desk``: name and birth date follow it too where the desk had its own.
    """
    compared = bool(here.import_id and here.last_seen_on) and not over_desk
    kept = compared or not (here.import_id or over_desk)
    names = _names(here.names, person.names, may_replace=leads and not kept)
    other_name = compared and any(not _covered(names, name) for name in person.names)
    born, other_birth_date = here.birth_date, False
    if person.birth_date and person.birth_date != born and not born.startswith(person.birth_date):
        if not born or (leads and not kept):
            born = person.birth_date
        else:
            other_birth_date = kept
    remark = _OTHER[other_birth_date, other_name]
    status = _status(here, person.status, leads=leads)
    after = replace(
        here,
        names=names,
        birth_date=born,
        identifiers=tuple(
            number
            for number in dict.fromkeys((*here.identifiers, *person.identifiers))
            if number.value != OURS + here.id
        ),
        contacts=_contacts(here.contacts, person.contacts, may_replace=leads and bool(here.import_id)),
        status=status,
    )
    if after.name != here.name and here.board_name == default_board_name(here.name):
        after = replace(after, board_name=default_board_name(after.name))
    parts = [
        words
        for words, differs in (
            ("name", after.names != here.names),
            ("birth date", born != here.birth_date),
            ("number", after.identifiers != here.identifiers),
            ("phone or email", after.contacts != here.contacts),
            ("status", status != here.status),
        )
        if differs
    ]
    return after, parts, remark


def fact_to_write(
    of_kind: Sequence[Fact], text: str, code: str, *, leads: bool, over_desk: bool = False
) -> tuple[list[Fact], bool, str]:
    """Facts of this kind to retire, whether to write the new one, and the id of the one it replaces.

    ``over_desk``: in place of what the desk confirmed or entered as well.
    """
    if not_from_elsewhere(of_kind):
        return [], False, ""
    standing = [one for one in of_kind if one.status is not FactStatus.RETIRED]
    imported_over = {one.replaces for one in of_kind if one.source is Source.IMPORTED}
    there = [one for one in of_kind if one in standing or one.id not in imported_over]
    if any((fold(one.text), one.code.casefold()) == (fold(text), code.casefold()) for one in there):
        return [], False, ""  # stands already, or somebody at the desk took it out; no import did
    kept = any(not one.unconfirmed_import for one in standing) or (standing and not leads)
    if kept and not over_desk:
        return [], False, ""  # what a person confirmed or entered is never overwritten
    return standing, True, standing[-1].id if standing else ""


def plain(contact: ContactPoint) -> str:
    """The end of a phone number, which stays when country codes come and go; a mail address folded."""
    if contact.system is ContactSystem.EMAIL:
        return contact.value.casefold()
    if contact.value.isascii():
        return contact.value.translate(_ONLY_DIGITS)[-8:]
    return "".join(sign for sign in contact.value if sign.isdigit())[-8:]


def _status(here: Patient, said: PatientStatus | None, *, leads: bool) -> PatientStatus:
    """Who died stays so; nobody the desk wrote is made active; a list that does not say changes nothing."""
    if PatientStatus.DIED in (here.status, said):
        return PatientStatus.DIED
    follows = leads and (here.import_id or said is PatientStatus.INACTIVE)
    return said if said and follows else here.status


def _names(
    here: tuple[PersonName, ...], given: tuple[PersonName, ...], *, may_replace: bool
) -> tuple[PersonName, ...]:
    """The names here with those of the file: none goes, a corrected one takes the place of its use.

    Another writing of a name that is here already (order, capitals, a middle name less) is no other name.
    """
    names = list(here)
    for name in given:
        if _covered(names, name):
            continue
        replaced = next(
            (at for at, old in enumerate(names) if old.use is name.use and old not in given), None
        )
        if may_replace and replaced is not None:
            names[replaced] = name
        elif may_replace or not names:
            names.append(name)
    return tuple(names)


def _covered(here: Iterable[PersonName], given: PersonName) -> bool:
    return any(_covers(name, given) for name in here)


def _covers(here: PersonName, given: PersonName) -> bool:
    if here.ended != given.ended:
        return False
    mine, theirs = set(name_key(here.full).split()), set(name_key(given.full).split())
    fits = theirs <= mine and (not here.family or not given.family or fold(here.family) == fold(given.family))
    return fits and (
        here.use is given.use or NameUse.UNSAID in (here.use, given.use) or here.full == given.full
    )


def _contacts(
    here: tuple[ContactPoint, ...], given: tuple[ContactPoint, ...], *, may_replace: bool
) -> tuple[ContactPoint, ...]:
    """The contacts here with those of the file, whose only home phone takes the place of the one here."""
    contacts = list(here)
    known, said = {_mark(contact) for contact in here}, {_mark(contact) for contact in given}
    uses = Counter((contact.system, contact.use) for contact in given)
    for contact in given:
        if _mark(contact) in known:
            continue
        known.add(_mark(contact))
        of = (contact.system, contact.use)
        outdated = (
            at for at, old in enumerate(contacts) if (old.system, old.use) == of and _mark(old) not in said
        )
        at = next(outdated, None) if may_replace and uses[of] == 1 else None
        if at is None:
            contacts.append(contact)
        else:
            contacts[at] = contact
    return tuple(contacts)


def _mark(contact: ContactPoint) -> tuple[bool, str]:
    return contact.system is ContactSystem.EMAIL, plain(contact)


@dataclass(frozen=True, slots=True)
class Said:
    """One fact as a file says it."""

    kind: FactKind
    text: str = field(default="", repr=False)
    code: str = field(default="", repr=False)
    since: date | None = None
    until: date | None = None
    beside: str = field(default="", repr=False)
    """What was said to it."""


def facts_said(person: ImportedPatient) -> Iterator[Said]:
    """Languages, interpreter, pronouns, name to use, its sound."""
    if person.languages:
        yield Said(FactKind.SPOKEN_LANGUAGE, code=person.languages[0])
    if person.reading:
        yield Said(FactKind.READING_LANGUAGE, code=person.reading)
    if person.interpreter is not None:
        yield Said(FactKind.INTERPRETER, code="yes" if person.interpreter else "no")
    if person.pronouns:
        since, until = (
            date.fromisoformat(day) if day else None for day in (person.pronouns_since, person.pronouns_until)
        )
        yield Said(
            FactKind.PRONOUNS,
            person.pronouns,
            _pronoun_code(person.pronouns),
            since,
            until,
            person.pronouns_comment,
        )
    if chosen := _name_to_use(person.names):
        yield Said(FactKind.NAME_TO_USE, chosen)
    if person.sound:
        yield Said(FactKind.PRONUNCIATION, person.sound)


def _pronoun_code(written: str) -> str:
    if fold(written) == "use the name":
        return "name"
    first = fold(written).partition(" ")[0]
    return first if first in ("he", "she", "they") else "other"


def _name_to_use(names: tuple[PersonName, ...]) -> str:
    """A usual or nick name beside another name, where it says something else than that one's first name."""
    if len(names) < 2:
        return ""
    usable = [name for name in names if not name.ended]
    formal = [name for name in usable if name.use in (NameUse.OFFICIAL, NameUse.UNSAID)]
    for name in usable:
        if formal and name.use in (NameUse.USUAL, NameUse.NICKNAME):
            called = " ".join(name.given) or name.text
            if called and fold(called) not in (fold(" ".join(formal[0].given)), fold(formal[0].full)):
                return called
    return ""


def differs_from_the_desk(here: Patient, person: ImportedPatient) -> bool:
    """The row says another name or birth date than the desk wrote down or compared."""
    if here.import_id and not here.last_seen_on:
        return False
    born = person.birth_date
    other_born = bool(born and here.birth_date) and not here.birth_date.startswith(born)
    return other_born or any(not _covered(here.names, name) for name in person.names)


def differs_from_confirmed(held: Sequence[Fact], person: ImportedPatient) -> bool:
    """The row says something else than a fact the desk confirmed or entered."""
    for said in facts_said(person):
        of_kind = [one for one in held if one.kind is said.kind and not one.visit_id]
        _, as_usual, _ = fact_to_write(of_kind, said.text, said.code, leads=True)
        _, over_desk, _ = fact_to_write(of_kind, said.text, said.code, leads=True, over_desk=True)
        if over_desk and not as_usual:
            return True
    return False
