"""Published people with labelled errors (FEBRL 1 to 3), and what a receptionist types from such a record."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from frontdesk.domain.patient import NameUse, Patient, PersonName, default_board_name

FIRST_SCREEN = 5


@dataclass(frozen=True, slots=True)
class Mistaken:
    """One record with errors, and whom it means."""

    patient_id: str
    given: str
    surname: str
    birth_date: str
    """As digits, year first, errors and all; may be empty."""

    @property
    def name(self) -> str:
        """Given name and surname as typed; empty when the record has neither."""
        return " ".join(filter(None, (self.given, self.surname)))

    @property
    def name_and_birth_date(self) -> str:
        """The name, then the birth date where there is a whole one."""
        return f"{self.name} {self.birth_date}" if len(self.birth_date) == 8 else self.name

    @property
    def surname_and_year(self) -> str:
        """Empty when one of the two is missing."""
        whole = self.surname and len(self.birth_date) == 8
        return f"{self.surname} {self.birth_date[:4]}" if whole else ""


@dataclass(frozen=True, slots=True)
class Febrl:
    """One of the published sets."""

    people: tuple[Patient, ...]
    mistaken: tuple[Mistaken, ...]


def read(shared_data: Path, number: int) -> Febrl:
    """One set: the originals as patients, their duplicates as what somebody heard or read."""
    people, mistaken = [], []
    for row in _rows(shared_data / f"csv/febrl/dataset{number}.csv"):
        _, known_by, sort, *_ = row["rec_id"].split("-")
        given, surname, born = row["given_name"], row["surname"], row["date_of_birth"]
        if sort == "dup":
            mistaken.append(Mistaken(f"febrl {known_by}", given, surname, born))
            continue
        name = PersonName(family=surname, given=(given,) if given else (), use=NameUse.OFFICIAL)
        date = f"{born[:4]}-{born[4:6]}-{born[6:]}" if len(born) == 8 else ""
        people.append(Patient(f"febrl {known_by}", default_board_name(name), (name,), date))
    return Febrl(tuple(people), tuple(mistaken))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, skipinitialspace=True):
            yield {key: value.strip() for key, value in row.items()}
