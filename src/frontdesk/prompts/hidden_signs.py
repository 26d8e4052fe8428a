"""Letters that look like others or like nothing: with them a word would pass every list of words.

A sign nobody sees (a soft hyphen out of a web page, a zero-width blank, one that turns the direction), half a
letter, a control sign; a Latin word with a letter of another script that looks the same; letters in wide or
other forms that are only another way to write the plain ones.
"""

import re
import unicodedata

_JOINERS = "\u200c\u200d"
"""Needed inside the words of some scripts, never inside Latin ones."""
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_PLAIN = "ªº"
"""Written so in Spanish; letters by category, and only forms of a and o by compatibility."""
_LOOK_ALIKE = ("LATIN", "CYRILLIC", "GREEK", "CHEROKEE", "COPTIC")
_WORD = re.compile(r"[^\W\d_]+")


def first_hidden(text: str) -> tuple[int, int] | None:
    """Where the first such letter stands, and for how many; None where there is none."""
    if text.isascii() and text.isprintable():
        return None
    for at, sign in enumerate(text):
        if unicodedata.category(sign) in _UNSEEN and not (sign in _JOINERS and _not_latin(text[:at])):
            return at, 1
        plain = sign.isascii() or not sign.isalpha() or sign in _PLAIN
        if not plain and unicodedata.normalize("NFKC", sign).isascii():
            return at, 1
    for word in _WORD.finditer(text):
        if len({script for letter in word[0] if (script := _script(letter))}) > 1:
            return word.start(), len(word[0])
    return None


def _script(letter: str) -> str:
    """The script of a letter, as far as one can be taken for another; empty for the others."""
    name = unicodedata.name(letter, "").partition(" ")[0]
    return name if name in _LOOK_ALIKE else ""


def _not_latin(before: str) -> bool:
    return bool(before) and before[-1].isalpha() and _script(before[-1]) != "LATIN"
