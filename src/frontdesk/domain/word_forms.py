"""The word forms somebody asked for in languages whose words have a gender (``GRAMGENDER`` of RFC 9554).

Like pronouns they are the person's own word and stand with these; none is ever inferred from the other.
"""

import re

_FORMS = ("feminine", "masculine", "neuter", "common")
_SAID = re.compile(rf"({'|'.join(_FORMS)}) forms(?: \(([A-Za-z0-9-]{{2,35}})\))?")
_BETWEEN = ", "


def forms_in_words(told: list[tuple[str, str]]) -> str:
    """ "feminine forms (de), neuter forms (en)" of genders of grammar, each with the tag of its language or
    without; what is none for people ("animate") is left out."""
    known = ((gender.strip().lower(), language) for gender, language in told)
    said = (
        f"{gender} forms" + (f" ({language})" if language else "")
        for gender, language in known
        if gender in _FORMS
    )
    return _BETWEEN.join(dict.fromkeys(said))


def forms_of(words: str) -> tuple[tuple[str, str], ...]:
    """The way back; empty for any other words."""
    found = [_SAID.fullmatch(part) for part in words.split(_BETWEEN)]
    return tuple((one[1], one[2] or "") for one in found if one) if all(found) else ()
