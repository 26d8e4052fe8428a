"""People of a file to be brought in, as a reader of a format hands them on."""

from collections.abc import Iterator
from itertools import islice
from random import Random

from frontdesk.domain.imported import ImportedPatient, ImportedRow
from frontdesk.domain.patient import ContactPoint, ContactSystem, Identifier, NameUse, PersonName
from tests.bench.made_clinic import Numbers, family_names
from tests.bench.made_names import GIVEN

NUMBERS = "https://other-system.example.org/patients"
BATCH = 200


def people_of_a_file(count: int, seed: int) -> Iterator[list[ImportedRow]]:
    """Batches of rows; the same people for the same seed."""
    rows = _rows(count, seed)
    while batch := list(islice(rows, BATCH)):
        yield batch


def _rows(count: int, seed: int) -> Iterator[ImportedRow]:
    draw = Numbers(Random(seed))
    families = family_names(count)
    for number in range(1, count + 1):
        name = PersonName(family=draw.zipf(families), given=(draw.zipf(GIVEN),), use=NameUse.OFFICIAL)
        year, day = 1930 + draw.rng.randrange(90), draw.rng.randrange(28) + 1
        yield ImportedPatient(
            f"row {number}",
            (name,),
            (Identifier(NUMBERS, f"{seed}-{number}"),),
            birth_date=f"{year}-{draw.rng.randrange(12) + 1:02d}-{day:02d}",
            contacts=(
                ContactPoint(ContactSystem.PHONE, f"+44 161 {draw.rng.randrange(10_000_000):07d}", "mobile"),
                ContactPoint(ContactSystem.EMAIL, f"someone{seed}.{number}@example.org", "home"),
            ),
        )
