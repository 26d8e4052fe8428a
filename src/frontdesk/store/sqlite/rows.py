"""Records to rows and back, from the type hints of the domain's dataclasses.

Times become ISO 8601 text in UTC (which sorts by time), dates ISO text, enums their value, yes and no 1 and
0, tuples and nested records compact JSON. Worked out once a class; decoding touches only what needs it.
"""

import json
import re
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any, Generic, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from frontdesk.domain.deed import Record
from frontdesk.domain.errors import Refused

T = TypeVar("T")
R = TypeVar("R", bound=Record)
Column = str | int | None
Turn = Callable[[Any], Any]
"""From a field's value to what the column holds, or back. None means: as it is."""

compact: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""JSON text without gaps, letters as they are."""

_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
_NONE_GIVEN = object()
"""Stands where a field has no default."""


def to_keep(tree: Any) -> str:
    """``compact``, for what is about to be written. Raises ``Refused`` for a text with a NUL in it.

    No keyboard types one, and a list that holds one is refused before. The functions of SQLite read a text as
    far as that sign only: what stands behind it would be in no sum over the rows.
    """
    text = compact(tree)
    if "\\u0000" in text and _NUL.search(text):
        raise Refused("A sign in this text cannot be kept.", "Nothing was changed.", "Type it anew.")
    return text


class Codec(Generic[T]):
    """One class's way into its table and back."""

    def __init__(self, kind: type[T]) -> None:
        hints = get_type_hints(kind)
        described = fields(cast(Any, kind))
        self.kind = kind
        self.names: tuple[str, ...] = tuple(f.name for f in described)
        turns = [_column_turns(hints[name]) for name in self.names]
        self._values_of: Turn = attrgetter(*self.names)
        self._into = tuple((at, turn) for at, (turn, _) in enumerate(turns) if turn)
        self._back = tuple((at, turn) for at, (_, turn) in enumerate(turns) if turn)
        self._make: Callable[..., T] = kind
        self._at = {name: at for at, name in enumerate(self.names)}
        plain = [_NONE_GIVEN if value is MISSING else value for value in map(_default_of, described)]
        self._plain = tuple(zip(self.names, plain, (into for into, _ in turns), strict=True))
        self._defaults: list[Any] = self._turned(plain.copy())

    def encode(self, record: T) -> list[Column]:
        """The columns of a record, in the order of ``names``."""
        return self._turned(list(self._values_of(record)))

    def decode(self, row: Sequence[Column]) -> T:
        """The record of a row whose columns stand in the order of ``names``."""
        values: list[Any] = list(row)
        for at, turn in self._back:
            value = values[at]
            if value is not None:
                values[at] = turn(value)
        return self._make(*values)

    def columns_of(self, names: Sequence[str]) -> Callable[[Any], list[Column]]:
        """A way to turn just these fields of a record, or of another that has fields of the same kind."""
        values_of = attrgetter(*names)
        turns = [dict(self._into).get(self._at[name], _same) for name in names]
        return lambda record: [turn(value) for turn, value in zip(turns, values_of(record), strict=True)]

    def to_json(self, columns: Sequence[Column]) -> dict[str, Column]:
        """Columns by name, for deeds and staged imports; those at their default are left out."""
        return {
            name: column
            for name, column, default in zip(self.names, columns, self._defaults, strict=True)
            if column != default
        }

    def stored(self, record: T) -> dict[str, Column]:
        """``to_json`` of ``encode`` in one go: what stands at its default is not turned at all."""
        return {
            name: value if turn is None or value is None else turn(value)
            for (name, default, turn), value in zip(self._plain, self._values_of(record), strict=True)
            if value is not default and value != default
        }

    def from_json(self, stored: Mapping[str, Column]) -> list[Column]:
        """The columns of ``to_json``; a field added since takes its default."""
        columns = self._defaults.copy()
        for name, column in stored.items():
            columns[self._at[name]] = column
        return columns

    def _turned(self, values: list[Any]) -> list[Column]:
        for at, turn in self._into:
            value = values[at]
            if value is not None and value is not _NONE_GIVEN:
                values[at] = turn(value)
        return values


def _default_of(described: Field[Any]) -> Any:
    made = described.default_factory
    return described.default if made is MISSING else made()


def _column_turns(hint: Any) -> tuple[Turn | None, Turn | None]:
    """Into a column and back, for one field's type."""
    into, back, structured = _turns(_without_none(hint))
    if not structured:
        return into, back
    write, build = _writer(_without_none(hint)), back or _same
    empty = build([]) if _is_tuple(_without_none(hint)) else None

    def to_text(value: Any) -> str:
        return write(value) if value else _EMPTY[type(value)]

    def from_text(text: str) -> Any:
        return empty if text == "[]" and empty is not None else build(json.loads(text))

    return to_text, from_text


_EMPTY: Mapping[type, str] = {tuple: "[]", dict: "{}", list: "[]"}


def _writer(hint: Any) -> Callable[[Any], str]:
    """A value of this type as the text ``compact`` makes of its tree: names and contacts without the tree.

    An import writes these for each row; half the work was making trees to be written out and forgotten.
    """
    into, _, _ = _turns(hint)
    if is_dataclass(hint):
        return _record_writer(cast(type, hint))
    if _is_tuple(hint) and get_args(hint)[1:] == (Ellipsis,):
        write = _writer_or_null(get_args(hint)[0])
        return lambda values: f"[{','.join([write(value) for value in values])}]"
    if into is str.__str__ or hint is str:
        return encode_basestring
    return lambda value: compact(value if into is None else into(value))


def _writer_or_null(hint: Any) -> Callable[[Any], str]:
    plain = _without_none(hint)
    write = _writer(plain)
    return write if plain is hint else lambda value: "null" if value is None else write(value)


def _record_writer(kind: type) -> Callable[[Any], str]:
    hints = get_type_hints(kind)
    described = fields(cast(Any, kind))
    parts = [(encode_basestring(f.name) + ":", f.default, _writer_or_null(hints[f.name])) for f in described]
    values_of = attrgetter(*(f.name for f in described))

    def write(record: Any) -> str:
        told = [
            head + write(value)
            for (head, default, write), value in zip(parts, values_of(record), strict=True)
            if value is not default and value != default
        ]
        return f"{{{','.join(told)}}}"

    return write


def _turns(hint: Any) -> tuple[Turn | None, Turn | None, bool]:
    """Into JSON and back for any type, and whether a column needs it written out as JSON text."""
    if hint in (str, int, float):
        return None, None, False
    if hint is bool:
        return int, bool, False
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return str.__str__, hint._value2member_map_.__getitem__, False
    for kind, into in ((datetime, _utc_text), (date, date.isoformat), (time, time.isoformat)):
        if hint is kind:
            return into, kind.fromisoformat, False
    if is_dataclass(hint):
        return (*_record_turns(cast(type, hint)), True)
    if _is_tuple(hint):
        return (*_tuple_turns(get_args(hint)), True)
    if get_origin(hint) in (dict, Mapping):
        return dict, None, True
    return None, _tuples_again, True  # a plain value of several types: bool, number, text or a row of them


def _record_turns(kind: type) -> tuple[Turn, Turn]:
    hints = get_type_hints(kind)
    turns = {f.name: _turns(_without_none(hints[f.name])) for f in fields(cast(Any, kind))}
    defaults = {f.name: f.default for f in fields(cast(Any, kind))}

    def into(record: Any) -> dict[str, Any]:
        tree = {}
        for name, (turn, _, _) in turns.items():
            value = getattr(record, name)
            if value != defaults[name]:
                tree[name] = value if turn is None or value is None else turn(value)
        return tree

    def back(tree: dict[str, Any]) -> Any:
        values = {}
        for name, value in tree.items():
            turn = turns[name][1]
            values[name] = value if turn is None or value is None else turn(value)
        return kind(**values)

    return into, back


def _tuple_turns(items: tuple[Any, ...]) -> tuple[Turn, Turn]:
    if len(items) == 2 and items[1] is Ellipsis:
        into, back, _ = _turns(_without_none(items[0]))
        return (
            lambda values: [into(v) for v in values] if into else list(values),
            lambda values: tuple(back(v) for v in values) if back else tuple(values),
        )
    turns = [_turns(_without_none(item)) for item in items]
    return (
        lambda values: [(t[0] or _same)(v) for t, v in zip(turns, values, strict=True)],
        lambda values: tuple((t[1] or _same)(v) for t, v in zip(turns, values, strict=True)),
    )


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        kinds = [kind for kind in get_args(hint) if kind is not type(None)]
        return kinds[0] if len(kinds) == 1 else Any
    return hint


def _is_tuple(hint: Any) -> bool:
    return get_origin(hint) is tuple


def _same(value: Any) -> Any:
    return value


def _tuples_again(value: Any) -> Any:
    return tuple(_tuples_again(v) for v in value) if isinstance(value, list) else value


def _utc_text(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError("a time without its zone cannot be stored")
    return (at if at.tzinfo is UTC else at.astimezone(UTC)).isoformat()
