"""``python -m tests.hostile.limits > docs/limits.md``: what is refused, tried now, in the words said.

Each row of the page makes what goes beyond a limit and hands it to the program; the sentence and the number
are what came back. A test makes the page again and compares.
"""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from frontdesk.domain.fact import FactKind
from frontdesk.domain.imported import RowProblem
from frontdesk.domain.patient import Patient, PersonName
from frontdesk.importers.child import format_of
from frontdesk.prompts.pack import write_pack
from frontdesk.usecases.add_complaint import add_complaint
from frontdesk.usecases.add_fact import add_fact
from frontdesk.usecases.add_patient import NewPerson, add_patient
from frontdesk.usecases.add_promise import add_promise
from frontdesk.usecases.change_clinic import change_clinic
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.keep_note import keep_relation
from frontdesk.usecases.pack_file import compare, pack_file
from frontdesk.usecases.people_at_desk import add_person
from frontdesk.usecases.shipped_packs import shipped_pack
from frontdesk.usecases.tasks import add_task
from frontdesk.vault.passphrase import check
from tests.conftest import ROOT
from tests.desks import fill
from tests.hostile import limits_of_other_files as other, limits_of_the_house as house
from tests.hostile.limit import Limit, said_of
from tests.usecases.imports import desk_for_import

PAGE = ROOT / "docs" / "limits.md"


def _list(row: str, header: str = "First name,Last name,DOB") -> RowProblem:
    return said_of(".csv", f"{header}\nAnn,Lee,1961-03-14\n{row}\n")


def _fhir(**more: Any) -> RowProblem:
    return said_of(".json", json.dumps({"resourceType": "Patient", "name": [{"family": "Lee"}], **more}))


def _folder() -> str:
    with tempfile.TemporaryDirectory() as folder:
        return str(format_of(Path(folder)))


def _pack(content: bytes | None = None, **line: Any) -> str:
    """The reason why its one line is refused, where the pack is not."""
    if content is None:
        whole = json.loads(write_pack(shipped_pack()))
        whole["templates"] = [{**whole["templates"][40], "reviewed_by": "", **line}]
        content = json.dumps(whole).encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pack.json"
        path.write_bytes(content)
        return compare(desk_for_import(), pack_file(path))[0].why


def _twice() -> str:
    whole = json.loads(write_pack(shipped_pack()))
    return _pack(json.dumps({**whole, "templates": whole["templates"][:1] * 2}).encode())


def _link() -> str:
    with tempfile.TemporaryDirectory() as folder:
        link = Path(folder) / "pack.json"
        link.symlink_to(ROOT / "resources" / "prompts" / "en.json")
        return str(pack_file(link))


def _desk() -> Desk:
    desk = desk_for_import()
    ann = Patient("ann", "Ann L.", (PersonName("", "Lee", ("Ann",)),))
    fill(desk.store, [ann], desk.now(), desk.staff.id)
    return desk


def _promised(what: str, who: str = "the desk") -> object:
    return add_promise(_desk(), "ann", "", what, who=who)


_ENTRY = {"resource": {"resourceType": "Patient", "name": [{"family": "Lee"}]}}
FILES = (
    Limit("One FHIR document: 20 MB", "importers/formats/fhir.py", lambda: _fhir(x="x" * 20_000_001)),
    Limit(
        "Entries of one Bundle: 10,000",
        "importers/formats/fhir.py",
        lambda: said_of(".json", json.dumps({"resourceType": "Bundle", "entry": [_ENTRY] * 10_001})),
    ),
    Limit("Levels of JSON: 64", "importers/fhir/strict_json.py", lambda: _fhir(x=_deep(70))),
    Limit("NaN, Infinity", "importers/fhir/strict_json.py", lambda: _fhir(x=float("nan"))),
    Limit(
        "One key twice",
        "importers/fhir/strict_json.py",
        lambda: said_of(".json", '{"resourceType":"Patient","id":"a","id":"b","name":[{"family":"Lee"}]}'),
    ),
    Limit("FHIR other than R4", "importers/fhir/version.py", lambda: _fhir(fhirVersion="5.0.0")),
    Limit("No patient, no appointment", "importers/formats/fhir.py", lambda: _fhir(resourceType="Group")),
    Limit("XML", "importers/formats/fhir.py", lambda: said_of(".json", "<Patient><!DOCTYPE a></Patient>")),
    Limit(
        "A line of NDJSON: 4,000,000 letters",
        "importers/formats/fhir.py",
        lambda: said_of(".ndjson", '{"resourceType":"Patient","x":"' + "x" * 5_000_000 + '"}'),
    ),
    Limit(
        "Names, numbers, phones, languages of one person: 50 each",
        "importers/fhir/patient.py",
        lambda: _fhir(name=[{"family": f"L{n}"} for n in range(51)]),
    ),
    Limit(
        "Columns of a list: 200",
        "importers/tables/listing.py",
        lambda: said_of(".csv", ",".join(["Name", *(f"c{n}" for n in range(200))]) + "\n"),
    ),
    Limit("One column twice", "importers/tables/listing.py", lambda: said_of(".csv", "Name,Name\nAnn,Bo\n")),
    Limit("No column of names", "importers/tables/listing.py", lambda: said_of(".csv", "Colour,Size\na,b\n")),
    Limit(
        "A row of a list: 1,000,000 letters", "importers/tables/dialect.py", lambda: _list("x" * 1_000_001)
    ),
    Limit("A row that does not fit the header", "importers/tables/listing.py", lambda: _list("Bo,Li")),
    Limit("An open quotation mark", "importers/tables/dialect.py", lambda: _list('"Bo,Li,')),
    Limit(
        "Letters that are not UTF-8",
        "importers/encodings.py",
        lambda: said_of(".csv", b"Name\nJ\xfcrg,\n"),
    ),
    Limit("Another kind of file", "importers/child.py", lambda: said_of(".csv", b"PK\x03\x04" + b"\0" * 99)),
    Limit("An empty file", "importers/child.py", lambda: said_of(".csv", " \n")),
    Limit("A folder, a pipe, a device", "importers/child.py", _folder),
)
FIELDS = (
    Limit("A name: 200 letters", "importers/tables/rows.py", lambda: _list("B" * 201 + ",Li,1961-03-14")),
    Limit("A name without a letter", "importers/tables/rows.py", lambda: _list("--,--,1961-03-14")),
    Limit("No name", "importers/tables/rows.py", lambda: _list(",,1961-03-14")),
    Limit("Control characters, half letters", "importers/signs.py", lambda: _list("B\x1bo,Li,1961-03-14")),
    Limit("A birth date to come", "importers/tables/rows.py", lambda: _list("Bo,Li,2031-02-01")),
    Limit("A birth date over 130 years back", "importers/tables/rows.py", lambda: _list("Bo,Li,1880-02-01")),
    Limit("A date that is none", "importers/tables/dates.py", lambda: _list("Bo,Li,31/02/1961")),
    Limit(
        "A name in FHIR: 200 letters", "importers/fhir/patient.py", lambda: _fhir(name=[{"text": "B" * 201}])
    ),
    Limit("A birth date in FHIR", "importers/fhir/patient.py", lambda: _fhir(birthDate="2031-02-01")),
)
PACKS = (
    Limit("A pack: 5 MB", "prompts/pack.py", lambda: _pack(b" " * 5_000_001)),
    Limit("An archive, a folder", "prompts/pack.py", lambda: _pack(b"PK\x03\x04" + b"\0" * 99)),
    Limit("A link", "usecases/pack_file.py", _link),
    Limit("One line twice", "prompts/pack.py", _twice),
    Limit("NaN, Infinity", "prompts/pack.py", lambda: _pack(adjust=float("nan"))),
    Limit("An unknown placeholder", "prompts/publish.py", lambda: _pack(texts=["Hello, {names}."])),
    Limit("A brace without its partner", "prompts/publish.py", lambda: _pack(texts=["Hello, {name."])),
    Limit("Optional parts inside each other", "prompts/publish.py", lambda: _pack(texts=["[[a [[b]]]]"])),
    Limit("Words of a line: 22", "prompts/publish.py", lambda: _pack(texts=["Well " * 30 + "now."])),
    Limit("Letters of a line: 10,000", "prompts/publish.py", lambda: _pack(texts=["W" + "e" * 10_001])),
    Limit(
        "A private fact in a line: there is no placeholder for one",
        "prompts/publish.py",
        lambda: _pack(texts=["We rang {safe_contact}."]),
    ),
    Limit(
        "What is for the desk only, without a discreet wording",
        "prompts/publish.py",
        lambda: _pack(texts=["How is {concern}?"], discreet=[]),
    ),
    Limit(
        "The same in its discreet wording",
        "prompts/publish.py",
        lambda: _pack(texts=["How is {concern}?"], discreet=[{"reach": "quiet", "text": "And {concern}?"}]),
    ),
)
TYPED = (
    Limit(
        "First or last name of somebody new: 120",
        "usecases/add_patient.py",
        lambda: add_patient(_desk(), "bo", NewPerson(given="B" * 121)),
    ),
    Limit("What a patient told us: 200", "usecases/add_fact.py", lambda: add_fact(_desk(), "ann", "a" * 201)),
    Limit(
        "What to call a patient: 200",
        "usecases/add_fact.py",
        lambda: add_fact(_desk(), "ann", "A" * 201, kind=FactKind.NAME_TO_USE),
    ),
    Limit("A promise: 200", "usecases/add_promise.py", lambda: _promised("call " * 50)),
    Limit("Who keeps it: 120", "usecases/add_promise.py", lambda: _promised("call", "Bo " * 50)),
    Limit(
        "Somebody around a patient: 120",
        "usecases/keep_note.py",
        lambda: keep_relation(_desk(), "ann", "B" * 121),
    ),
    Limit(
        "A small thing for today: 60", "usecases/tasks.py", lambda: add_task(_desk(), "ann", "", "tea " * 99)
    ),
    Limit("A complaint: 300", "usecases/add_complaint.py", lambda: add_complaint(_desk(), "lift " * 999)),
    Limit("Somebody at the desk: 60", "usecases/people_at_desk.py", lambda: add_person(_desk(), "B" * 61)),
    Limit(
        "Name of the clinic: 80", "usecases/change_clinic.py", lambda: change_clinic(_desk(), name="H" * 81)
    ),
    Limit("A passphrase: 12 characters at least", "vault/passphrase.py", lambda: check("otter lamp")),
)


def _deep(depth: int) -> list[Any]:
    made: list[Any] = []
    for _ in range(depth):
        made = [made]
    return made


TITLES = (
    ("Files with patients and appointments", FILES),
    ("Workbooks", other.BOOKS),
    ("HL7 v2 messages", other.MESSAGES),
    ("Address cards", other.CARDS),
    ("Calendars", other.CALENDARS),
    ("A pasted list", other.PASTED),
    ("Fields of a file", FIELDS),
    ("Packs of lines", PACKS),
    ("What is typed at the desk", TYPED),
    ("People who may be here already", house.DOUBLES),
    ("Stores and keys", house.STORES),
    ("Who may, and on which computer", house.RIGHTS),
)
TOP = """# Limits, and what is said beyond them

Made by `python -m tests.hostile.limits`, which goes beyond each limit and writes down what came back; a
test makes it again. 4 is a file or an act refused whole, with nothing kept; 3 is a row that was left out
while the rest of the file is read; 0 is a part of a row that was left out, and said; the other numbers are
those of `frontdesk help exit-codes`. CSV, NDJSON, messages and cards have no
limit for the file: they are read piece by piece in a process of its own, with limits per item, and it is
ended after 60 seconds without a row.

Control characters and marks that turn the reading direction are shown as ◊ wherever text is shown; into a
field of the window they do not come, typed or pasted, but for a passphrase. What a
store or a backup says when something is wrong stands in [faults.md](faults.md) too, who may do what in
[roles.md](roles.md).
"""


def page() -> str:
    """The whole page."""
    parts = [TOP]
    for title, limits in TITLES:
        parts.append(f"## {title}\n\n| Limit | What is said | Exit | Where |\n|---|---|---|---|")
        for limit in limits:
            said, code = limit.met()
            said = said.replace("|", "\\|")
            parts.append(f"| {limit.what} | {said} | {code} | `{limit.where}` |")
        parts.append("")
    return "\n".join(parts)


if __name__ == "__main__":
    sys.stdout.write(page())
