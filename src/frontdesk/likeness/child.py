"""The comparing child: ``python -m frontdesk.likeness.child``. People come in, pairs worth a look go out.

Sorting a hundred thousand people holds an interpreter for a second at a time; this one is nobody's window.
One line of JSON a person, an empty line at the end; then one line a pair.
"""

import contextlib
import json
import os
import sys
from typing import Any

from frontdesk.domain.patient import Identifier, NameUse, PersonName
from frontdesk.likeness.candidates import PossibleDouble, possible_doubles
from frontdesk.likeness.evidence import OnFile
from frontdesk.likeness.reasons import Reason


def pack(person: OnFile) -> bytes:
    """A person as one line."""
    names = [[n.text, n.family, n.given, n.prefix, n.suffix, n.use, n.ended] for n in person.names]
    numbers = [[number.system, number.value] for number in person.identifiers]
    return _line([person.id, names, person.birth_date, numbers, list(person.reach), person.address])


def unpack_pair(line: bytes) -> PossibleDouble:
    """A pair again."""
    one, other, reasons = json.loads(line)
    return PossibleDouble(one, other, tuple(Reason[name] for name in reasons))


def main() -> int:
    """Answer once."""
    with contextlib.suppress(AttributeError, OSError):  # on Windows whoever starts us says so
        os.nice(10)
    people = [_person(*json.loads(line)) for line in iter(sys.stdin.buffer.readline, b"\n")]
    with contextlib.suppress(BrokenPipeError):
        for pair in possible_doubles(people):
            reasons = [reason.name for reason in pair.reasons]
            sys.stdout.buffer.write(_line([pair.one, pair.other, reasons]))
        sys.stdout.buffer.write(b"\n")
        sys.stdout.buffer.flush()
    return 0


def _person(
    id: str, names: list[Any], birth_date: str, numbers: list[list[str]], reach: list[str], address: str
) -> OnFile:
    return OnFile(
        id,
        tuple(
            PersonName(text, family, tuple(given), prefix, suffix, NameUse(use), ended)
            for text, family, given, prefix, suffix, use, ended in names
        ),
        birth_date,
        frozenset(Identifier(*number) for number in numbers),
        frozenset(reach),
        address,
    )


def _line(value: list[Any]) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"


if __name__ == "__main__":
    sys.exit(main())
