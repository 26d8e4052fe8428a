"""Lists whose truth says which records are one person, compared as the desk compares people.

The lists have the columns of FEBRL (given_name, surname, date_of_birth, soc_sec_id, address). Their labels
stand in rec_id: the same number after ``rec-`` is the same person.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from frontdesk.likeness.candidates import possible_doubles
from tests.febrl import Held, figures, read
from tests.score.truth import TRUTH

PRECISION, RECALL = 0.99, 0.95


@dataclass(frozen=True, slots=True)
class Doubles:
    """How well one list's doubles were found."""

    path: str
    held: Held
    pairs: int
    precision: float
    recall: float

    @property
    def good(self) -> bool:
        """The goal. A clinic that holds less than the list finds fewer, which is shown and no fault."""
        return self.held is not Held.ALL or (self.precision >= PRECISION and self.recall >= RECALL)


def doubles(folder: Path) -> Iterator[Doubles]:
    """Each list whose doubles are labelled: with all it holds, and with names and birth dates alone."""
    files = json.loads((folder / TRUTH).read_text(encoding="utf-8"))["files"]
    for path, entry in files.items():
        labelled = (
            isinstance(entry, dict)
            and isinstance(entry.get("truth"), dict)
            and "true_duplicate_pairs" in entry["truth"]
        )
        if not labelled or entry.get("format") != "csv" or not (folder / path).is_file():
            continue
        for held in (Held.ALL, Held.NAME_AND_BIRTH_DATE):
            people, known = read(folder / path, held)
            if known:
                yield Doubles(path, held, len(known), *figures(possible_doubles(people), known))
