"""Lines, their drafts and versions. One that this program cannot read any more takes no other one with it."""

from collections.abc import Sequence
from typing import Any

from frontdesk.domain.template import Band, LineDraft, LineVersion, PromptTemplate
from frontdesk.store.sqlite.tables import OF_KIND

_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError)
"""What decoding raises for a value that a later Frontdesk, or a careless hand, put there."""

_KEYS = """SELECT lang || '/' || id FROM prompt_template UNION SELECT id FROM line_draft
UNION SELECT line FROM line_version UNION SELECT line FROM complaint WHERE line <> ''"""


def live(raw: Any) -> tuple[PromptTemplate, ...]:
    """Every line put live here; one that cannot be read keeps its name and has no words."""
    table = OF_KIND[PromptTemplate]
    rows = raw.execute(f"SELECT {table.columns} FROM {table.name} ORDER BY lang, id").fetchall()
    return tuple(map(_line, rows))


def drafts(raw: Any) -> tuple[LineDraft, ...]:
    """Every draft that can be read."""
    return _readable(raw, LineDraft, "id", "1", ())


def keys(raw: Any) -> frozenset[str]:
    """Every line ever begun here, the ones that cannot be read included."""
    return frozenset(key for (key,) in raw.execute(_KEYS))


def versions(raw: Any, line: str) -> tuple[LineVersion, ...]:
    """Every version of a line that can be read, the newest first."""
    return _readable(raw, LineVersion, "number DESC", "line = ?", (line,))


def take_out_unreadable(raw: Any, line: PromptTemplate) -> bool:
    """Whether what stands in the place of a line could not be read; it makes room for one that can."""
    table = OF_KIND[PromptTemplate]
    row = raw.execute(
        f"SELECT {table.columns} FROM {table.name} WHERE {table.at_key}", table.key_of(line)
    ).fetchone()
    if row is None:
        return False
    try:
        table.codec.decode(row)
    except _UNREADABLE:
        raw.execute(f"DELETE FROM {table.name} WHERE {table.at_key}", table.key_of(line))
        return True
    return False


def _line(row: Sequence[Any]) -> PromptTemplate:
    codec = OF_KIND[PromptTemplate].codec
    try:
        line: PromptTemplate = codec.decode(row)
    except _UNREADABLE:
        told = dict(zip(codec.names, row, strict=True))
        return PromptTemplate(told["id"], told["lang"], (), Band.RELATIONSHIP, "", told["title"], ())
    return line


def _readable(raw: Any, kind: type, order: str, where: str, values: Sequence[Any]) -> tuple[Any, ...]:
    table, found = OF_KIND[kind], []
    for row in raw.execute(
        f"SELECT {table.columns} FROM {table.name} WHERE {where} ORDER BY {order}", values
    ):
        try:
            found.append(table.codec.decode(row))
        except _UNREADABLE:
            continue
    return tuple(found)
