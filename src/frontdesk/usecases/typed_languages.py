"""Languages as somebody types them at the desk: "Spanish, Vietnamese"."""

import re
from collections.abc import Iterable

from frontdesk.domain.errors import Refused
from frontdesk.importers.languages import language_tag
from frontdesk.usecases.desk import Desk


def read_language(desk: Desk, typed: str, *, kept: str = "") -> str:
    """The tag of a language by its name. Raises ``Refused`` where nobody knows it and none was kept."""
    tag = language_tag(typed)
    if tag and (tag == kept or desk.speech.language(tag) != tag):
        return tag
    unknown = "No language of that name is known here."
    raise Refused(unknown, "Nothing was changed.", "Try its name in English.")


def read_languages(desk: Desk, typed: str) -> tuple[str, ...]:
    """Tags of "Spanish, Vietnamese", each once. Raises what ``read_language`` raises."""
    names = [name.strip() for name in re.split(r"[,;/&]|\band\b", typed)]
    return tuple(dict.fromkeys(read_language(desk, name) for name in names if name))


def languages_in_words(desk: Desk, languages: Iterable[str]) -> str:
    """ "Spanish, Vietnamese", as they are typed."""
    return ", ".join(map(desk.speech.language, languages))
