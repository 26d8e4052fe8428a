"""Who is at the desk: take it over, come in new, leave a note for whoever comes next.

To take the desk over writes nothing: it says in whose name the next act is done, who is meant by {staff} in a
line, whom a patient has met before, and which languages a line may be said in.
"""

import unicodedata
from dataclasses import replace

from frontdesk.domain.changes import Changes
from frontdesk.domain.day_pass import may_come_in, not_today, pass_over
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Refused, WrongUsage
from frontdesk.domain.staff import HandOverNote, Person, Role
from frontdesk.usecases.desk import Desk, new_id
from frontdesk.usecases.typed_languages import read_languages
from frontdesk.usecases.who_may_change import managers_only
from frontdesk.usecases.words_kept import fit_for_everybody

ONLY_A_MANAGER = "People are added by a manager."
LONGEST_NAME = 60
LONGEST_NOTE = 200
_JOINERS = "\u200c\u200d"
"""Unseen, and part of how names are written in Persian or Hindi."""


def people_at_desk(desk: Desk) -> tuple[Person, ...]:
    """Everybody who may sit here now, by the name patients hear: a day pass on its day alone."""
    now = desk.now()
    return tuple(person for person in desk.store.people() if may_come_in(person, now, desk.zone))


def works_here(desk: Desk, person_id: str) -> Person:
    """Somebody who works here now. Raises ``WrongUsage`` for anybody else."""
    person, now = next((p for p in desk.store.people() if p.id == person_id), None), desk.now()
    if person is None or person.ended_at is not None:
        raise WrongUsage("This person is not at this desk any more.", "Nobody else took over.")
    if not may_come_in(person, now, desk.zone):
        raise WrongUsage(not_today(person, now, desk.zone), "Nobody else took over.")
    return person


def take_the_desk(desk: Desk, person: Person) -> None:
    """``person`` is at the desk from now on; called when what the person before asked for is written."""
    desk.staff = person


def add_person(
    desk: Desk, shown_name: str, person_id: str = "", *, speaks: str = "", role: Role = Role.DESK
) -> Changes:
    """Somebody new under the name patients will hear; they have no passphrase of their own yet.

    ``speaks``: languages as typed, "Spanish, Vietnamese". Raises what ``read_languages`` raises,
    ``NotAllowed`` for anybody but a manager, and ``Refused`` for no name and for one that somebody here
    has: two would sign with one name.
    """
    managers_only(desk, ONLY_A_MANAGER)
    name = new_name(desk, shown_name)
    languages = read_languages(desk, speaks)
    person = Person(person_id or new_id(), name, role, desk.now(), languages=languages)
    return desk.store.commit(desk.deed("add_person", Change(None, person)))


def new_name(desk: Desk, shown_name: str) -> str:
    """A name as it is kept. Raises ``Refused`` for none, a long one, and one that somebody here has."""
    name = _as_seen(shown_name)
    if not name.strip(_JOINERS + " "):
        raise Refused("A name is needed, as patients will hear it.", "Nobody was added.")
    if len(name) > LONGEST_NAME:
        raise Refused(f"A name here has at most {LONGEST_NAME} letters.", "Nobody was added.")
    now = desk.now()
    here = (p for p in desk.store.people() if p.ended_at is None and not pass_over(p, now))
    if any(_looks(p.shown_name) == _looks(name) for p in here):
        raise Refused(f"{name} is on the list already.", "Nobody was added.", "Add an initial: Ana N.")
    return name


def also_speaks(desk: Desk, typed: str) -> Changes:
    """Which languages whoever is at the desk speaks beside the clinic's; the next card follows.

    The same again is no act. Raises what ``read_languages`` raises.
    """
    before = works_here(desk, desk.staff.id)
    after = replace(before, languages=read_languages(desk, typed))
    if after == before:
        return Changes()
    done = desk.store.commit(desk.deed("also_speaks", Change(before, after)))
    renew_person(desk)
    return done


def renew_person(desk: Desk) -> None:
    """Whoever is at the desk is read again: something about them changed, or was taken back."""
    desk.staff = works_here(desk, desk.staff.id)


def leave_note(desk: Desk, words: str) -> Changes:
    """A note for whoever comes next. Raises ``Refused`` for an empty or too long one, and for words about
    somebody that stand better in a private note."""
    plain = _one_line(words)
    if not plain:
        raise Refused("There is nothing in the note yet.", "Nothing was left.")
    if len(plain) > LONGEST_NOTE:
        raise Refused(f"A note has at most {LONGEST_NOTE} letters.", "Nothing was left.", "Make it shorter.")
    fit_for_everybody(plain)
    note = HandOverNote(new_id(), plain, desk.staff.id, desk.now())
    return desk.store.commit(desk.deed("leave_note", Change(None, note)))


def note_read(desk: Desk, note_id: str) -> Changes:
    """Tick: whoever came next knows it. Raises ``WrongUsage`` when it is gone or ticked already."""
    note = desk.store.get(HandOverNote, note_id)
    if note is None or note.done_at is not None:
        raise WrongUsage("This note was ticked already.", "Nothing was changed.")
    done = replace(note, done_at=desk.now(), done_by=desk.staff.id)
    return desk.store.commit(desk.deed("note_read", Change(note, done)))


def _as_seen(name: str) -> str:
    """Without signs that nobody sees, and each letter in its one form: two names that look the same are."""
    seen = (sign for sign in name if sign in _JOINERS or unicodedata.category(sign) != "Cf")
    return _one_line(unicodedata.normalize("NFC", "".join(seen)))


def _looks(name: str) -> str:
    plain = unicodedata.normalize("NFKC", _as_seen(name)).casefold()
    return "".join(sign for sign in plain if sign not in _JOINERS)


def _one_line(words: str) -> str:
    return " ".join(words.split())
