"""Greetings in other languages: never shown before somebody who speaks the language has checked them.

A pack holds them by language, ``es``, or by language and hour, ``es<13``: used before that hour only. Words
alone are nobody's word for them and stay in the file; with a checker and a day they count:
``{"text": "Xin chào (sin CHOW)", "checked_by": "Lan Vo", "checked_on": "2026-05-14"}``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from frontdesk.domain.languages import HelloChecked, language_of
from frontdesk.domain.template import Pack

ALL_DAY = 24


@dataclass(frozen=True, slots=True)
class Hello:
    """One greeting, with who has checked it and when."""

    key: str
    language: str
    until: int
    """Used before this hour of the clinic's clock."""
    text: str = field(repr=False)
    checked_by: str = ""
    checked_on: date | None = None

    @property
    def counts(self) -> bool:
        """It may be shown."""
        return bool(self.text.strip()) and bool(self.checked_by.strip()) and self.checked_on is not None


def hello_key(key: str) -> tuple[str, int] | None:
    """Language and hour of a key; None for one that cannot be read."""
    language, mark, until = key.strip().partition("<")
    if not mark:
        return (language, ALL_DAY) if language else None
    if not language or not until.isascii() or not until.isdigit() or not 0 < int(until) <= ALL_DAY:
        return None
    return language, int(until)


def hellos_of(pack: Pack, checked: Iterable[HelloChecked] = ()) -> tuple[Hello, ...]:
    """The greetings of a pack, each as this clinic has checked it where it has; new ones behind them."""
    own = {one.id: one for one in checked}
    found = [_hello(key, held, own.pop(key, None)) for key, held in pack.hellos.items()]
    found += [_hello(key, "", one) for key, one in own.items()]
    return tuple(one for one in found if one is not None)


def hello_for(hellos: Iterable[Hello], tag: str, hour: int) -> str:
    """The words for somebody who speaks ``tag``, at this hour; empty where nobody has checked any."""
    wanted = (tag.lower(), language_of(tag))
    fits = (one for one in hellos if one.language.lower() in wanted and hour < one.until and one.counts)
    return next((one.text for one in fits), "")


def entry_of_hello(checked: HelloChecked) -> dict[str, str]:
    """A checked greeting as a pack file holds it."""
    day = checked.checked_on.isoformat()
    return {"text": checked.text, "checked_by": checked.checked_by, "checked_on": day}


def _hello(key: str, held: str | Mapping[str, str], own: HelloChecked | None) -> Hello | None:
    read = hello_key(key)
    if read is None:
        return None
    if own is not None:
        return Hello(key, *read, own.text, own.checked_by, own.checked_on)
    if isinstance(held, str):
        return Hello(key, *read, held)
    return Hello(
        key, *read, held.get("text", ""), held.get("checked_by", ""), _day(held.get("checked_on", ""))
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
