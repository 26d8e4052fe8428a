"""What a setting is: its name in the file, its words on the page, what it may be, what it is by default."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One setting. ``key`` is its name in the file and in docs/settings.md and never changes."""

    key: str
    label: str
    help: str
    default: T
    icon: str

    def read(self, raw: object) -> T:
        """The value that stands in a file. Raises ``ValueError`` for one this setting cannot be."""
        raise NotImplementedError

    def written(self, value: T) -> object:
        """The value as the file holds it."""
        return value

    def offered(self, now: T) -> tuple[tuple[str, str], ...]:
        """What the page offers: (key, words). ``now`` is among them whatever it is."""
        raise NotImplementedError

    def chosen(self, key: str) -> T:
        """The value behind a key of ``offered``. Raises ``ValueError`` for any other."""
        raise NotImplementedError

    def key_of(self, value: T) -> str:
        """The key of a value in ``offered``."""
        return str(value)

    def range_in_words(self) -> str:
        """What it may be, for the page of documentation."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class YesNo(Setting[bool]):
    """On or off. ``words`` are said of on and off where the page offers a choice of two."""

    words: tuple[str, str] = ("On", "Off")

    def read(self, raw: object) -> bool:
        """True or false, nothing that looks like it."""
        if not isinstance(raw, bool):
            raise ValueError(self.key)  # noqa: TRY004 - one kind for whatever it cannot be
        return raw

    def offered(self, now: bool) -> tuple[tuple[str, str], ...]:
        """On, off."""
        del now
        return (("yes", self.words[0]), ("no", self.words[1]))

    def chosen(self, key: str) -> bool:
        """Yes is True."""
        if key not in ("yes", "no"):
            raise ValueError(key)
        return key == "yes"

    def key_of(self, value: bool) -> str:
        """Yes or no."""
        return "yes" if value else "no"

    def range_in_words(self) -> str:
        """As the file writes it."""
        return "`true` or `false`"


@dataclass(frozen=True, slots=True)
class OneOf(Setting[str]):
    """One of a few words."""

    choices: Mapping[str, str]
    """What the file writes, and how the page says it."""

    def read(self, raw: object) -> str:
        """One of the choices as it is written."""
        if not isinstance(raw, str) or raw not in self.choices:
            raise ValueError(self.key)
        return raw

    def offered(self, now: str) -> tuple[tuple[str, str], ...]:
        """All of them, in their order."""
        del now
        return tuple(self.choices.items())

    def chosen(self, key: str) -> str:
        """Itself."""
        return self.read(key)

    def range_in_words(self) -> str:
        """As the file writes it."""
        return ", ".join(f"`{choice}`" for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Folder(Setting[str]):
    """A folder of this computer; empty is the usual one. It has a page of its own, which offers no list."""

    def read(self, raw: object) -> str:
        """The whole path."""
        if not isinstance(raw, str) or (raw and not Path(raw).is_absolute()) or "\x00" in raw:
            raise ValueError(self.key)
        return raw

    def offered(self, now: str) -> tuple[tuple[str, str], ...]:
        """The one it is, and the usual one."""
        return tuple((self.key_of(one), one or "The usual one") for one in dict.fromkeys((now, "")))

    def chosen(self, key: str) -> str:
        """The folder, or the word for the usual one."""
        if not key:
            raise ValueError(self.key)
        return "" if key == "usual" else self.read(key)

    def key_of(self, value: str) -> str:
        """The folder, or the word for the usual one."""
        return value or "usual"

    def range_in_words(self) -> str:
        """As the file writes it."""
        return "a folder, the whole path"


@dataclass(frozen=True, slots=True)
class File(Folder):
    """A file of this computer; empty is none."""

    def offered(self, now: str) -> tuple[tuple[str, str], ...]:
        """The one it is, and none."""
        return tuple((self.key_of(one), one or "None") for one in dict.fromkeys((now, "")))

    def range_in_words(self) -> str:
        """As the file writes it."""
        return "a file, the whole path"


@dataclass(frozen=True, slots=True)
class Addresses(Setting[str]):
    """Addresses of computers in figures, and networks. What they mean is looked at where they are used."""

    def read(self, raw: object) -> str:
        """Nothing but figures and what stands between them."""
        if not isinstance(raw, str) or len(raw) > 2_000 or set(raw) - set("0123456789abcdefABCDEF.:/, "):
            raise ValueError(self.key)
        return raw.strip()

    def offered(self, now: str) -> tuple[tuple[str, str], ...]:
        """What it is, and what it is by default."""
        return tuple((self.key_of(one), one or "None") for one in dict.fromkeys((now, self.default)))

    def chosen(self, key: str) -> str:
        """The addresses, or the word for none."""
        if not key:
            raise ValueError(self.key)
        return "" if key == "none" else self.read(key)

    def key_of(self, value: str) -> str:
        """The addresses, or the word for none."""
        return value or "none"

    def range_in_words(self) -> str:
        """As the file writes it."""
        return "addresses in figures"


@dataclass(frozen=True, slots=True)
class Source(Folder):
    """A file of this computer or an address of a web server; empty is none. Whose it is, is asked later."""

    def read(self, raw: object) -> str:
        """The whole path, or an address with ``http`` or ``https``."""
        if isinstance(raw, str) and raw.startswith(("http://", "https://")) and raw.isprintable():
            return raw
        return Folder.read(self, raw)

    def range_in_words(self) -> str:
        """As the file writes it."""
        return "a file, the whole path; or an address, `http://` or `https://`"


@dataclass(frozen=True, slots=True)
class Number(Setting[int | None]):
    """A whole number within a range; None where it may be without one (off, automatic)."""

    least: int
    most: int
    unit: tuple[str, str]
    """One of them, many of them: "second", "seconds"."""
    steps: tuple[int, ...]
    """What the page offers; the file may hold any number between."""
    without: str = ""
    """How the page says None: "Off"; empty where a number is needed."""
    without_key: str = ""
    """How the file says None: "off"."""

    def read(self, raw: object) -> int | None:
        """A number of the range, or the word for none."""
        if self.without_key and raw == self.without_key:
            return None
        if isinstance(raw, bool) or not isinstance(raw, int) or not self.least <= raw <= self.most:
            raise ValueError(self.key)
        return raw

    def written(self, value: int | None) -> object:
        """The number, or the word for none."""
        return self.without_key if value is None else value

    def offered(self, now: int | None) -> tuple[tuple[str, str], ...]:
        """The steps, and what it is now where that is between two of them."""
        numbers = sorted({*self.steps, *(() if now is None else (now,))})
        none = ((self.without_key, self.without),) if self.without_key else ()
        return (*none, *((str(number), self.in_words(number)) for number in numbers))

    def chosen(self, key: str) -> int | None:
        """The number behind a key."""
        return None if self.without_key and key == self.without_key else self.read(int(key))

    def key_of(self, value: int | None) -> str:
        """The number in figures, or the word for none."""
        return str(self.written(value))

    def in_words(self, number: int) -> str:
        """ "90 seconds", "150 %"."""
        return f"{number} {self.unit[number != 1]}".rstrip()

    def within(self, number: int) -> int:
        """The nearest number of the range."""
        return min(self.most, max(self.least, number))

    def range_in_words(self) -> str:
        """ "10 to 120 seconds, `"off"`"."""
        none = f', `"{self.without_key}"`' if self.without_key else ""
        return f"{self.least} to {self.most} {self.unit[1]}".rstrip() + none
