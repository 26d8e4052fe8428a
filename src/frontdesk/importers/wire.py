"""Rows as plain JSON, for the pipe between the reading child and the desk: nothing on it can do anything."""

import json
from collections.abc import Callable, Hashable
from dataclasses import fields
from datetime import datetime
from functools import cache
from operator import attrgetter
from typing import Any, cast

from frontdesk.domain.errors import BelowFloor, Fixable, Refused, WrongUsage
from frontdesk.domain.imported import (
    ImportedPatient,
    ImportedRelation,
    ImportedRow,
    ImportedVisit,
    RowProblem,
)
from frontdesk.domain.patient import (
    ContactPoint,
    ContactSystem,
    Identifier,
    NameUse,
    PatientStatus,
    PersonName,
)
from frontdesk.importers.format import Preview

_KINDS = {"p": ImportedPatient, "v": ImportedVisit, "r": ImportedRelation, "x": RowProblem}
_LETTERS = {kind: letter for letter, kind in _KINDS.items()}
_REFUSALS = {kind.__name__: kind for kind in (Refused, WrongUsage, BelowFloor)}


def pack_row(row: ImportedRow) -> tuple[Any, ...]:
    """A row, for ``written``."""
    return _LETTERS[type(row)], *_plain(row)


def written(answer: Any, *, escaped: bool = True) -> str:
    """Rows, or whatever holds rows, as JSON. Escaped: a half letter that no UTF-8 can hold stops no pipe."""
    return json.dumps(answer, ensure_ascii=escaped, default=_plain, separators=(",", ":"))


def unpack_row(packed: list[Any]) -> ImportedRow:
    """The row again; what does not fit raises ``ValueError``, ``TypeError`` or ``KeyError``."""
    return _MAKERS[packed[0]](packed[1:])


def pack_preview(preview: Preview) -> dict[str, Any]:
    """A preview as JSON has it."""
    return {part.name: getattr(preview, part.name) for part in fields(preview)}


def unpack_preview(packed: dict[str, Any]) -> Preview:
    """The preview again."""
    lists = ("header", "never_kept", "not_used")
    samples = {name: tuple(values) for name, values in packed["samples"].items()}
    return Preview(**{**packed, **{name: tuple(packed[name]) for name in lists}, "samples": samples})


def pack_refusal(problem: Fixable) -> dict[str, str]:
    """Why a file is refused, in three sentences."""
    return {"kind": type(problem).__name__, "what": problem.what, "safe": problem.safe, "todo": problem.todo}


def unpack_refusal(packed: dict[str, str]) -> Fixable:
    """The refusal again."""
    return _REFUSALS.get(packed["kind"], Refused)(packed["what"], packed["safe"], packed["todo"])


def _plain(record: Any) -> Any:
    """What JSON does not know: a moment as text, a record as the list of its fields."""
    if isinstance(record, datetime):
        return record.isoformat()
    return _parts_of(cast(Hashable, type(record)))(record)


@cache
def _parts_of(kind: Hashable) -> Callable[[Any], tuple[Any, ...]]:
    """Reads all fields of a record at once, in their order."""
    return attrgetter(*(part.name for part in fields(cast(Any, kind))))


def _patient(parts: list[Any]) -> ImportedPatient:
    where, names, identifiers, local_ids, born, contacts, *more = parts
    languages, interpreter, pronouns, status, sound, *told = more
    return ImportedPatient(
        where,
        tuple(_name(*name) for name in names),
        tuple(Identifier(*identifier) for identifier in identifiers),
        tuple(local_ids),
        born,
        tuple(ContactPoint(ContactSystem(system), value, use) for system, value, use in contacts),
        tuple(languages),
        interpreter,
        pronouns,
        PatientStatus(status) if status else None,
        sound,
        *told,
    )


def _name(
    text: str, family: str, given: list[str], prefix: str, suffix: str, use: str, ended: bool
) -> PersonName:
    return PersonName(text, family, tuple(given), prefix, suffix, NameUse(use), ended)


def _visit(parts: list[Any]) -> ImportedVisit:
    where, patient, reference, start, end, *rest = parts
    return ImportedVisit(
        where, _patient(patient) if patient else None, reference, _moment(start), _moment(end), *rest
    )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


_MAKERS: dict[str, Callable[[list[Any]], ImportedRow]] = {
    "p": _patient,
    "v": _visit,
    "r": lambda parts: ImportedRelation(*parts),
    "x": lambda parts: RowProblem(*parts),
}
