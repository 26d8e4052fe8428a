"""JSON as the standard has it: no NaN, not deeper than a record ever is, and no guess at a doubled key.

The standard leaves open what a key that stands twice means. With one value it means that value; with two
values nobody can say which holds, so neither is used and the reader is told.
"""

import json
from typing import Never

from frontdesk.domain.errors import Refused

DEEPEST = 64
_SAFE, _AGAIN = "Nothing was imported.", "Export the file again."


class _NoNumber(ValueError):
    """NaN or Infinity."""


def parse(text: str, doubled: list[str]) -> object:
    """The document. Numbers with a point stay text: nothing here is calculated. Raises ``Refused``.

    ``doubled`` gets the names of keys that stood twice with two values and were left out.
    """

    def made(pairs: list[tuple[str, object]]) -> dict[str, object]:
        return _object(pairs, doubled)

    try:
        document = json.loads(text, object_pairs_hook=made, parse_constant=_constant, parse_float=str)
    except _NoNumber as problem:
        raise Refused(f"This JSON file holds {problem}, which is not a number.", _SAFE, _AGAIN) from None
    except json.JSONDecodeError as problem:
        raise Refused(f"This JSON file is broken at line {problem.lineno}.", _SAFE, _AGAIN) from None
    except RecursionError:
        raise _too_deep() from None
    except ValueError:
        raise Refused("This JSON file holds a number that is far too long.", _SAFE, _AGAIN) from None
    if text.count("{") + text.count("[") > DEEPEST and _deeper_than(document, DEEPEST):
        raise _too_deep()
    return document


def _object(pairs: list[tuple[str, object]], doubled: list[str]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) != len(pairs):
        for unsure in {key for key, value in pairs if value != made.get(key)}:
            del made[unsure]
            plain = len(unsure) <= 40 and unsure.isascii() and unsure.isprintable()
            doubled.append(unsure if plain else "?")
    return made


def _constant(name: str) -> Never:
    raise _NoNumber(name)


def _too_deep() -> Refused:
    return Refused(f"This JSON file is nested deeper than {DEEPEST} levels.", _SAFE, _AGAIN)


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
