"""Lines of address cards and calendars (RFC 6350, RFC 5545): escaped, and folded after 75 octets."""

import re
from collections.abc import Iterable

from frontdesk.exporters.outgoing import written

_LONGEST = 75


def escaped(text: str) -> str:
    """A text as a value: its commas, semicolons and backslashes are signs of no meaning."""
    return re.sub(r"([\\,;])", r"\\\1", written(text))


def folded(lines: Iterable[str]) -> str:
    """The lines with their ends; a long one goes on behind a blank, never within a letter."""
    return "".join(_folded(line) + "\r\n" for line in lines)


def _folded(line: str) -> str:
    if len(line.encode()) <= _LONGEST:
        return line
    parts, octets = [""], 0
    for letter in line:
        more = len(letter.encode())
        if octets + more > _LONGEST:
            parts.append(" ")
            octets = 1
        parts[-1] += letter
        octets += more
    return "\r\n".join(parts)
