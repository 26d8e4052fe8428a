"""A Deed: one act at the desk with before and after. Every write is one, and can be undone."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Protocol


class Record(Protocol):
    """Anything the store keeps under an id of its own."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def id(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after; None before is new, None after is gone.

    The store refuses the whole deed with ``Conflict`` when what it holds differs from ``before``
    in a field this change touches.
    """

    before: Record | None = field(repr=False)
    after: Record | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Deed:
    """One act of one person, stored whole or not at all."""

    id: str
    kind: str
    """The act in the clinic's words: ``check_in``, ``add_fact``, ``undo``."""
    at: datetime
    by: str
    """Id of the person at the desk."""
    changes: tuple[Change, ...]
    patient_id: str = ""
    visit_id: str = ""
    undo_of: str = ""
    """Id of the deed this one takes back."""
