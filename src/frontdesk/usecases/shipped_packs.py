"""The packs of lines that come with the program, one a language."""

from functools import cache

from frontdesk import resources
from frontdesk.domain.template import Pack
from frontdesk.prompts.pack import read_pack


@cache
def shipped_pack(language: str = "en") -> Pack:
    """The pack of a language that comes with the program."""
    return read_pack(resources.path("prompts", f"{language}.json").read_bytes())


def shipped_languages() -> tuple[str, ...]:
    """The languages there are packs of."""
    return tuple(sorted(file.stem for file in resources.path("prompts").glob("*.json")))
