"""The words a person is found by, and what somebody typed as words to look for. Pure.

A phone number is one word of its digits backwards behind a private sign, so that its end is a beginning; a
birth date stands in three orders.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from unicodedata import category

from frontdesk.domain.patient import Patient
from frontdesk.likeness.fold import fold, tokens

PHONE_SIGN = "\ue000"
"""No folded name holds it, so no typed word can meet a phone number by accident."""

WHOLE = " "
"""Behind a word: the whole word is looked for, not its beginning."""

Alternative = tuple[str, ...]
"""Beginnings of words, or whole words, that must all be there."""
Group = tuple[Alternative, ...]
"""Any one of these will do."""

_MOST_WORDS, _LONGEST_WORD = 8, 40
_SHORTEST_SOUND = 3
_ABOUT_SOUNDS = frozenset("rhymes with like sounds as in and the say said it is not but silent".split())
"""Words about a sound: "rhymes with fawn" is found by the fawn alone."""
_MONTHS = {
    name[:length]: at
    for at, name in enumerate(
        """january february march april may june july august september october november december""".split(),
        start=1,
    )
    for length in range(3, len(name) + 1)
}
"""By each of their beginnings."""
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DAY_FIRST = re.compile(
    rf"{_DAY}[ .,/-]{{0,2}}(?:of )?(?P<month>{_MONTH})(?:[ .,/-]{{0,2}}(?P<year>\d{{1,4}}))?(?!\w)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{_MONTH})[ .]{{0,2}}{_DAY}[ .,/-]{{1,2}}(?P<year>\d{{4}}|\d{{2}})(?!\w)", re.IGNORECASE
)
_MONTH_ALONE = re.compile(rf"\b(?P<month>{_MONTH})[ .,/-]{{0,2}}(?P<year>\d{{4}})(?!\w)", re.IGNORECASE)
_MARKS = r"\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
"""Accents that stand behind their letter: a figure with one is part of a name."""
_NUMBER = re.compile(rf"(?<![\w{_MARKS}])\+?\(?\d[\d ()/.+-]*(?![\w{_MARKS}])")
_NO_DIGITS = re.compile("[^0-9]+")
_APOSTROPHES = str.maketrans("", "", "'’‘´`ʻʼ")


def words_of(patient: Patient, other_names: Iterable[str]) -> str:
    """All words this person is found by; ``other_names`` are those we were told (the name to use)."""
    found: dict[str, None] = {}
    for name in patient.names:
        for text in filter(None, (name.text, " ".join((*name.given, name.family)))):
            found.update(dict.fromkeys(tokens(text)))
    for text in other_names:
        found.update(dict.fromkeys(tokens(text)))
    found.update(dict.fromkeys(_birth_words(patient.birth_date)))
    for phone in patient.phones:
        digits = _NO_DIGITS.sub("", phone)
        if len(digits) >= 3:
            found[PHONE_SIGN + digits[::-1]] = None
    return " ".join(found)


def sound_words(written: str) -> list[str]:
    """How a name sounds, as words that somebody types who heard it: "shi-VAWN BREN-an" is shivawn, brenan.

    A syllable alone is none, or "lee" would find every Bayley; where blanks part them, two that stand
    together are one.
    """
    parts = ["".join(fold(part).split()) for part in written.split()]
    heard = [part for part in parts if part and part not in _ABOUT_SOUNDS]
    if not any(sign in written for sign in "-\u2010\u2011\u2013\u00b7\u2027"):
        heard += [one + other for one, other in pairwise(heard)]
    return [word for word in dict.fromkeys(heard) if len(word) >= _SHORTEST_SOUND]


def name_words(words: str) -> list[str]:
    """The words of ``words_of`` that come from names."""
    return [word for word in words.split() if not word.isdigit() and word[0] != PHONE_SIGN]


def words_before_numbers(words: str) -> list[str]:
    """The names among the words of a person: they stand before the dates and numbers."""
    names = words.split(" ")
    first = next((at for at, word in enumerate(names) if word[-1:].isdigit()), len(names))
    return names[:first]


def whole(words: Iterable[str]) -> Group:
    """Any of these, as whole words."""
    return tuple((word + WHOLE,) for word in words)


def is_name(word: str) -> bool:
    """Part of a name rather than of a date or a number."""
    return not word[-1].isdigit()


def groups_of(typed: str) -> tuple[Group, ...]:
    """What was typed, as groups that must all be met. Empty when nothing in it can be looked for."""
    text = " ".join(_seen(typed[:200]).split())
    return _groups(_MONTH_FIRST.sub(_in_figures, _DAY_FIRST.sub(_in_figures, text)))


def groups_with_month(typed: str) -> tuple[Group, ...]:
    """The same where a month stands before a year; else empty. "June 1984" may be June, born in 1984."""
    text, months = _MONTH_ALONE.subn(_year_and_month, " ".join(_seen(typed[:200]).split()))
    return _groups(text) if months else ()


def _seen(typed: str) -> str:
    """Without signs that take no room: names are kept without them."""
    return typed if typed.isascii() else "".join(sign for sign in typed if category(sign) != "Cf")


def _groups(text: str) -> tuple[Group, ...]:
    groups: list[Group] = []
    at = 0
    for run in _NUMBER.finditer(text):
        groups += _name_groups(text[at : run.start()])
        number = tuple(dict.fromkeys((beginning,) for beginning in _number_beginnings(run.group())))
        if number:
            groups.append(number)
        at = run.end()
    groups += _name_groups(text[at:])
    return tuple(groups[:_MOST_WORDS])


def _name_groups(text: str) -> Iterator[Group]:
    for written in text.split():
        parts = fold(written.translate(_APOSTROPHES))[:_LONGEST_WORD].split()
        whole = "".join(parts)
        if not any(sign.isalnum() for sign in whole):
            continue
        if len(parts) > 1:
            yield (tuple(parts), (whole,))
            continue
        others = [t[:_LONGEST_WORD] for t in tokens(written.translate(_APOSTROPHES)) if not whole.endswith(t)]
        yield tuple((word,) for word in dict.fromkeys((whole, *others)))


def _birth_words(birth_date: str) -> list[str]:
    parts = birth_date.split("-") if birth_date else []
    if len(parts) == 3:
        year, month, day = parts
        return [year + month + day, day + month + year, month + day + year]
    return ["".join(parts), "".join(reversed(parts))] if len(parts) == 2 else parts


def _number_beginnings(written: str) -> Iterator[str]:
    """A number may be a birth date in any order, whole or begun, a birth year, or a phone number's end."""
    parts = re.findall(r"[0-9]+", written)
    digits = "".join(parts)
    if not digits:
        return
    if 2 <= len(parts) <= 3 and max(len(parts[0]), len(parts[1])) <= 2:
        begun = parts[0].zfill(2) + parts[1].zfill(2)
        year = parts[2] if len(parts) == 3 else ""
        yield from (begun + full for full in ((f"19{year}", f"20{year}") if len(year) == 2 else (year,)))
    elif len(parts[0]) == 4 and len(parts) > 1:
        yield parts[0] + "".join(part.zfill(2) if part != parts[-1] else part for part in parts[1:])
        yield parts[0] + "".join(part.zfill(2) for part in parts[1:])
    if len(parts) == 2 and len(parts[0]) <= 2 and len(parts[1]) == 4:
        yield parts[1] + parts[0].zfill(2)
    if len(digits) == 6:
        yield from (digits[:4] + century + digits[4:] for century in ("19", "20"))
        if digits[2:4] <= "12" and digits[4:] <= "31":
            yield from (century + digits for century in ("19", "20"))
    if len(digits) <= 8:
        yield digits
    if len(digits) >= 3:
        yield PHONE_SIGN + (digits.lstrip("0") if len(digits) >= 7 else digits)[:15][::-1]


def _in_figures(found: re.Match[str]) -> str:
    return f" {found['day']}.{_MONTHS[found['month'].lower()]}.{found['year'] or ''} "


def _year_and_month(found: re.Match[str]) -> str:
    return f" {found['year']}-{_MONTHS[found['month'].lower()]} "
