"""The words a person is found by, and what somebody typed as words to look for. Pure.

A phone number is one word of its digits backwards behind a private sign, so that its end is a beginning; a
birth date stands in three orders.
"""

import re
from collections.abc import Iterable, Iterator

from frontdesk.domain.patient import Patient
from frontdesk.likeness.fold import fold, tokens

PHONE_SIGN = "\ue000"
"""No folded name holds it, so no typed word can meet a phone number by accident."""

Alternative = tuple[str, ...]
"""Beginnings of words that must all be there."""
Group = tuple[Alternative, ...]
"""Any one of these will do."""

_MOST_WORDS, _LONGEST_WORD = 8, 40
_MONTHS = {
    name: at for at, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)
}
_MONTH = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|\.)? ?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
    r"(?: (\d{4}))?\b",
    re.IGNORECASE,
)
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


def name_words(words: str) -> list[str]:
    """The words of ``words_of`` that come from names."""
    return [word for word in words.split() if not word.isdigit() and word[0] != PHONE_SIGN]


def groups_of(typed: str) -> tuple[Group, ...]:
    """What was typed, as groups that must all be met. Empty when nothing in it can be looked for."""
    text = _MONTH.sub(_in_figures, " ".join(typed[:200].split()))
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
    if len(digits) == 6:
        yield from (digits[:4] + century + digits[4:] for century in ("19", "20"))
    if len(digits) <= 8:
        yield digits
    if len(digits) >= 3:
        yield PHONE_SIGN + (digits.lstrip("0") if len(digits) >= 7 else digits)[:15][::-1]


def _in_figures(found: re.Match[str]) -> str:
    day, month, year = found.groups()
    return f" {day}.{_MONTHS[month[:3].lower()]}.{year} " if year else f" {day}.{_MONTHS[month[:3].lower()]} "
