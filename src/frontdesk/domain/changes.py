"""Changes: what a deed touched, so that screens know whether to read again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids by sort. ``deed`` is what Undo takes back."""

    deed: str = ""
    patients: frozenset[str] = frozenset()
    visits: frozenset[str] = frozenset()
    templates: frozenset[str] = frozenset()
    everything: bool = False
    """Too much to list (an import): read all again."""
