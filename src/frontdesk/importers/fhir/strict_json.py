"""JSON as the standard has it: no NaN, no doubled key, not deeper than a record ever is."""

import json
from typing import Never

from frontdesk.domain.errors import Refused

DEEPEST = 64
_SAFE, _TODO = "Nothing was imported.", "Export the file again."


class _Doubled(ValueError):
    """A key stands twice in one object."""


class _NoNumber(ValueError):
    """NaN or Infinity."""


def parse(text: str) -> object:
    """The document. Numbers with a point stay text: nothing here is calculated. Raises ``Refused``."""
    try:
        document = json.loads(text, object_pairs_hook=_object, parse_constant=_constant, parse_float=str)
    except _Doubled as problem:
        raise Refused(
            f"This JSON file has the key \u201c{problem}\u201d twice in one place.", _SAFE, _TODO
        ) from None
    except _NoNumber as problem:
        raise Refused(f"This JSON file holds {problem}, which is not a number.", _SAFE, _TODO) from None
    except json.JSONDecodeError as problem:
        raise Refused(f"This JSON file is broken at line {problem.lineno}.", _SAFE, _TODO) from None
    except RecursionError:
        raise _too_deep() from None
    except ValueError:
        raise Refused("This JSON file holds a number that is far too long.", _SAFE, _TODO) from None
    if _deeper_than(document, DEEPEST):
        raise _too_deep()
    return document


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) != len(pairs):
        seen: set[str] = set()
        doubled = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise _Doubled(doubled if len(doubled) <= 40 and doubled.isascii() and doubled.isprintable() else "?")
    return made


def _constant(name: str) -> Never:
    raise _NoNumber(name)


def _too_deep() -> Refused:
    return Refused(f"This JSON file is nested deeper than {DEEPEST} levels.", _SAFE, _TODO)


def _deeper_than(document: object, limit: int) -> bool:
    level = [document]
    for _ in range(limit):
        level = [
            inner
            for value in level
            if isinstance(value, dict | list)
            for inner in (value.values() if isinstance(value, dict) else value)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return False
    return True
