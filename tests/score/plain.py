"""One way of writing where two sides differ: languages, pronouns, dates. None of the importers'."""

import re
from datetime import date

from babel.core import Locale, UnknownLocaleError, get_global

INTERPRETER_YES = frozenset(("373066001", "Y", "yes", "true", True))
INTERPRETER_NO = frozenset(("373067005", "N", "no", "false", False))
_NAMES = {str(name).casefold(): str(code) for code, name in Locale("en").languages.items()}
_BASIC_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})")


def language_of(code: str, words: str) -> str:
    """The bare language: "es" for "es-MX", "ara", "Spanish"; empty where neither is a language."""
    bare = re.split(r"[-_]", code.strip())[0].casefold()
    if bare in _NAMES:
        return _NAMES[bare]
    known = get_global("language_aliases").get(bare, bare)
    try:
        return Locale.parse(known).language if known else _NAMES.get(words.strip().casefold(), "")
    except (UnknownLocaleError, ValueError):
        return _NAMES.get(words.strip().casefold(), "")


def pronouns_of(words: str) -> str:
    """The first two: "she/her" for "she/her/her/hers/herself"."""
    return "/".join(part.strip() for part in words.casefold().split("/")[:2])


def date_of(written: str) -> str:
    """ISO 8601 for a date without hyphens too; what is no date, or no day of the calendar, is empty."""
    plain = _BASIC_DATE.fullmatch(written[:8]) if "-" not in written else None
    text = "-".join(plain.groups()) if plain else written[:10]
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text):
        return ""
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)
    except ValueError:
        return ""
    return text
