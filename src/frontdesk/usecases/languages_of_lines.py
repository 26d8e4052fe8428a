"""In which languages lines are said: a pack is off until somebody who speaks it has read it, by name.

The reader need be nobody who works here; a manager enters the name and answers for it. The same holds for a
hello in another language: it is courtesy, and said wrong it is none.
"""

from dataclasses import dataclass

from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Refused, WrongUsage
from frontdesk.domain.languages import HelloChecked, PackSigned
from frontdesk.prompts.hellos import Hello, hello_key, hellos_of
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.live_lines import merged, other_languages, renew_lines, words_of
from frontdesk.usecases.shipped_packs import shipped_pack
from frontdesk.usecases.who_may_change import managers_only

LONGEST_NAME, LONGEST_HELLO = 60, 80


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """A language lines could be said in."""

    language: str
    lines: int
    """How many of the clinic's live lines it has words for; the others are said in the clinic's language."""
    of: int
    signed: PackSigned | None
    current: bool
    """What was read is what would be said: the language is on."""


def languages_of_lines(desk: Desk) -> tuple[OtherLanguage, ...]:
    """Each pack besides the clinic's, and who has read it."""
    changed, found = desk.store.templates(), []
    signatures = {signed.id: signed for signed in desk.store.packs_signed()}
    for language in other_languages(desk.deck.pack):
        pack, signed = shipped_pack(language), signatures.get(language)
        there = sum(line.enabled and line.id in desk.deck.by_id for line in merged(pack, changed))
        current = signed is not None and signed.version == words_of(pack, changed)
        found.append(OtherLanguage(language, there, len(desk.deck.cards), signed, current))
    return tuple(found)


def sign_pack(desk: Desk, language: str, read_by: str) -> Changes:
    """Somebody who speaks the language has read its lines as they are now: the next card may be in it.

    Raises ``Refused`` for anybody but a manager and without a name, ``WrongUsage`` where there is no pack.
    """
    managers_only(desk)
    name = a_name(read_by)
    if language not in other_languages(desk.deck.pack):
        raise WrongUsage("There is no pack of this language.", "Nothing was changed.")
    words = words_of(shipped_pack(language), desk.store.templates())
    before = desk.store.get(PackSigned, language)
    after = PackSigned(language, words, name, desk.today(), desk.staff.id)
    return Changes() if before == after else _done(desk, "sign_pack", Change(before, after))


def unsign_pack(desk: Desk, language: str) -> Changes:
    """Switched off: lines are in the clinic's language again. Where nobody had signed, it is no act."""
    managers_only(desk)
    before = desk.store.get(PackSigned, language)
    return Changes() if before is None else _done(desk, "unsign_pack", Change(before, None))


def hellos(desk: Desk) -> tuple[Hello, ...]:
    """Every hello of the clinic's pack and of its own, checked or not."""
    return hellos_of(desk.deck.pack, desk.store.hellos_checked())


def check_hello(desk: Desk, key: str, words: str, sound: str, by: str) -> Changes:
    """Somebody who speaks the language has checked a hello: it may be shown where it is welcome.

    ``key``: a language, or ``es<13`` before 13 o'clock. ``sound``: how it is said, for whoever says it.
    Raises ``Refused`` for anybody but a manager, without words or a name, and for a key that is none.
    """
    managers_only(desk)
    name, text = a_name(by), " ".join(words.split())
    read = hello_key(key)
    if read is None or desk.speech.language(read[0]) == read[0]:
        raise Refused("No language of that name is known here.", "Nothing was changed.")
    if not text:
        raise Refused("There are no words to say yet.", "Nothing was changed.")
    if said := " ".join(sound.split()):
        text = f"{text} ({said})"
    if len(text) > LONGEST_HELLO:
        raise Refused(f"A hello has at most {LONGEST_HELLO} letters with its sound.", "Nothing was changed.")
    before = desk.store.get(HelloChecked, key)
    after = HelloChecked(key, text, name, desk.today(), desk.staff.id)
    return Changes() if before == after else _done(desk, "check_hello", Change(before, after))


def uncheck_hello(desk: Desk, key: str) -> Changes:
    """It is not shown any more. Where nobody here had checked it, it is no act."""
    managers_only(desk)
    before = desk.store.get(HelloChecked, key)
    return Changes() if before is None else _done(desk, "uncheck_hello", Change(before, None))


def a_name(typed: str) -> str:
    """Who has read or heard it. Raises ``Refused`` without one."""
    name = " ".join(typed.split())
    if not name:
        raise Refused("The name of whoever has read it is needed.", "Nothing was changed.")
    if len(name) > LONGEST_NAME:
        raise Refused(f"A name here has at most {LONGEST_NAME} letters.", "Nothing was changed.")
    return name


def _done(desk: Desk, kind: str, change: Change) -> Changes:
    done = desk.store.commit(desk.deed(kind, change))
    renew_lines(desk)
    return done
