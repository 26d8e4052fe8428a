"""Lists with columns: of people, or of visits with the person on each row. Read back by the importer."""

from collections.abc import Iterator

from frontdesk.domain.patient import ContactPoint, ContactSystem, NameUse, PersonName, best_name
from frontdesk.exporters.outgoing import URN, ExportFormat, Outgoing, PersonOut, VisitOut, written
from frontdesk.exporters.table_cells import table

_PHONES = {"mobile": "Mobile phone", "home": "Home phone", "work": "Work phone", "": "Phone"}
_PERSON = ("Patient id", "Name", "Last name", "First name", "Title", "Name suffix")
_TOLD = ("Name to use", "How to say it", "Date of birth")
_LAST = ("Language", "Interpreter", "Pronouns", "Patient status")
_VISIT = ("Appointment start", "Appointment end", "Clinician", "Appointment type", "Status", "Room")
_STATES = {"noshow": "no show", "checked-in": "checked in"}
Columns = tuple[tuple[str, int], ...]
"""Phones by use and mail addresses, and how many columns each has: as many as one person has at most."""


def write(outgoing: Outgoing) -> Iterator[str]:
    """A row a person. The columns of numbers and phones are those somebody has."""
    systems: dict[str, None] = {}
    most = dict.fromkeys((*_PHONES, "email"), 0)
    for person in outgoing.people():
        systems.update(dict.fromkeys(number.system for number in person.numbers))
        for use, contacts in _by_use(person).items():
            most[use] = max(most[use], len(contacts))
    columns = tuple(most.items())
    header = [*_PERSON, *_TOLD]
    header += [_PHONES.get(use, "Email") for use, many in columns for _ in range(many)]
    header += [f"Patient number ({written(system)})" for system in systems]
    rows = (_person_row(person, columns, tuple(systems)) for person in outgoing.people())
    yield from table([*header, *_LAST], rows)


def write_visits(outgoing: Outgoing) -> Iterator[str]:
    """A row a visit, with whose it is."""
    rows = (_visit_row(visit, outgoing) for visit in outgoing.visits())
    yield from table([*_PERSON, "Date of birth", *_VISIT, "Appointment number"], rows)


def _person_row(person: PersonOut, columns: Columns, systems: tuple[str, ...]) -> Iterator[str]:
    yield from _who(person)
    yield from (written(person.name_to_use), written(person.sound), person.birth_date)
    contacts = _by_use(person)
    for use, many in columns:
        cells = [written(one.value) for one in contacts.get(use, ())]
        yield from (*cells, *[""] * (many - len(cells)))
    for system in systems:
        yield next((written(one.value) for one in person.numbers if one.system == system), "")
    yield person.spoken
    yield {True: "yes", False: "no", None: ""}[person.interpreter]
    yield written(person.pronouns.words) if person.pronouns else ""
    yield person.status.value


def _visit_row(visit: VisitOut, outgoing: Outgoing) -> Iterator[str]:
    yield from _who(visit.person)
    yield visit.person.birth_date
    yield visit.start.astimezone(outgoing.zone).isoformat()
    yield visit.end.astimezone(outgoing.zone).isoformat() if visit.end else ""
    yield written(visit.clinician)
    yield visit.kind.value.replace("_", " ")
    yield _STATES.get(visit.status, visit.status)
    yield written(visit.room)
    yield written(visit.number.value)


def _who(person: PersonOut) -> tuple[str, ...]:
    """The number under which the person is known again, and the name: as written, and in its parts."""
    name = _formal(person)
    parts = (name.full, name.family, " ".join(name.given), name.prefix, name.suffix)
    return (URN + person.uuid, *map(written, parts))


def _formal(person: PersonOut) -> PersonName:
    """The name in force; the name to use has a column of its own."""
    formal = tuple(one for one in person.names if one.use not in (NameUse.USUAL, NameUse.NICKNAME))
    return best_name(formal or person.names)


def _by_use(person: PersonOut) -> dict[str, list[ContactPoint]]:
    """Each number once: the first use of it counts, as it does for whoever reads the row."""
    found: dict[str, list[ContactPoint]] = {}
    seen: set[str] = set()
    for one in person.contacts:
        if written(one.value) in seen:
            continue
        seen.add(written(one.value))
        if one.system is ContactSystem.EMAIL:
            use = "email"
        elif one.system is ContactSystem.SMS:
            use = "mobile"
        else:
            use = one.use if one.use in _PHONES else ""
        found.setdefault(use, []).append(one)
    return found


FORMAT = ExportFormat("csv", "List of people (CSV)", ".csv", "People, one a row.", write, visits=False)
VISITS = ExportFormat(
    "csv-visits", "List of visits (CSV)", ".csv", "Visits, one a row.", write_visits, people=False
)
