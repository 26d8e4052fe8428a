"""Which signs a value may hold. Control characters and half letters are never part of a name."""

from pathlib import Path


def spoiled(text: str) -> bool:
    """True with a control character (tabs and line ends aside) or half of a surrogate pair in it."""
    if text.isascii() and text.isprintable():
        return False
    return any(
        (sign < " " and sign not in "\t\n\r") or "\x7f" <= sign <= "\x9f" or "\ud800" <= sign <= "\udfff"
        for sign in text
    )


def tidy(value: object) -> str:
    """A text without its margins, one space between words; empty for what is no text or is spoiled."""
    if not value or not isinstance(value, str) or spoiled(value):
        return ""
    return " ".join(value.split())


def file_name(path: Path) -> str:
    """A file's name as a store can hold it: bytes that are no letters, which some disks take, become "?"."""
    return path.name.encode("utf-8", "replace").decode()
