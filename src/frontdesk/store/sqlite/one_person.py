"""Who is one person: records that were merged stay where they are, and every read goes over all of them.

A merge is a link (``merged_into``) from one record to the one that stands for both. It always names that one,
never another that was merged itself, so that one step leads there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Merged:
    """Everybody who was merged, as kept in memory: they are few."""

    into: Mapping[str, str] = field(default_factory=dict)
    """Record -> the one that stands for it."""
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The one that stands -> itself and all that were merged into it."""

    def root(self, patient_id: str) -> str:
        """The record that stands for this one; mostly itself."""
        return self.into.get(patient_id, patient_id)

    def group(self, patient_id: str) -> tuple[str, ...]:
        """All records of this person, the one that stands for them first."""
        root = self.root(patient_id)
        return self.groups.get(root, (root,))


def read(raw: Any) -> Merged:
    """Everybody who is merged now."""
    # in the order of its index: in that of the ids everybody would be looked at
    rows = raw.execute("SELECT id, merged_into FROM patient WHERE merged_into <> '' ORDER BY merged_into, id")
    into: dict[str, str] = dict(rows.fetchall())
    groups: dict[str, tuple[str, ...]] = {}
    for id, root in into.items():
        groups[root] = (*groups.get(root, (root,)), id)
    return Merged(into, groups)


def group_of(raw: Any, patient_id: str) -> list[str]:
    """All records of one person, the one that stands for them first; empty when there is no such record."""
    row = raw.execute(
        "SELECT iif(merged_into = '', id, merged_into) FROM patient WHERE id = ?", (patient_id,)
    ).fetchone()
    if row is None:
        return []
    of_one = "SELECT id FROM patient WHERE merged_into = ? AND merged_into <> '' ORDER BY id"
    rows = raw.execute(of_one, (row[0],))
    return [row[0], *(id for (id,) in rows.fetchall())]
