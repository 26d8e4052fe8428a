"""Who may come in: somebody new with a passphrase, another role, a new passphrase, the end of it.

Two places hold it: the row of the person (a Deed) and the key file. They cannot be written in one step, so
the Deed always comes first:

- Somebody gets in. Cut off in between, the history says so and the passphrase opens nothing yet: the page
  says "no passphrase yet" and the manager gives it again. The other way round somebody could come in of whom
  no history tells. What can be refused (a weak passphrase, one that somebody else has) is refused before.
- Access ends. Cut off in between, the wrapped key is still in the file, but the row says that access has
  ended: opening the store and taking the desk look at the row, and the next start takes the key away
  (``settle``). The other way round somebody without a key would still be on the list.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from frontdesk.domain.changes import Changes
from frontdesk.domain.day_pass import may_come_in, not_today, pass_over
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Fixable, Refused, WrongPassphrase, WrongUsage
from frontdesk.domain.staff import Person, Role
from frontdesk.usecases.desk import Desk, new_id
from frontdesk.usecases.people_at_desk import add_person, new_name, works_here
from frontdesk.usecases.pin import forget_pin, has_pin
from frontdesk.usecases.typed_languages import read_languages
from frontdesk.usecases.who_may_change import managers_only
from frontdesk.vault.openers import Openers

WHO_DECIDES = "Who may come in is decided by a manager."
ADD, ROLE, PASSPHRASE, END = "add_person", "change_role", "give_passphrase", "end_access"
"""Kinds of these acts in the history."""


@dataclass(frozen=True, slots=True)
class AtWork:
    """Somebody who works or worked here, and whether a passphrase of theirs opens the store."""

    person: Person
    opens: bool
    pin: bool = False
    """A PIN re-opens the running program."""


def everybody(desk: Desk) -> tuple[AtWork, ...]:
    """Whoever works here, day passes to come, then those whose access has ended. Everybody may read it."""
    opens, now = desk.openers.ids() if desk.openers is not None else (), desk.now()
    here = (one for one in desk.store.people() if not pass_over(one, now))
    people = sorted(here, key=lambda one: (one.ended_at is not None, one.until is not None))
    return tuple(_at_work(desk, one, one.id in opens) for one in people)


def _at_work(desk: Desk, person: Person, opens: bool) -> AtWork:
    here = person.ended_at is None
    return AtWork(person, here and opens, here and has_pin(desk, person.id))


def only_one_opens(desk: Desk) -> bool:
    """Whether a second opener is missing: one forgotten passphrase would lock everybody out."""
    return desk.openers is not None and len(_openers_to_stay(desk)) < 2


def bring_in(
    desk: Desk, shown_name: str, passphrase: str, *, speaks: str = "", role: Role = Role.DESK
) -> Changes:
    """Somebody new, with a passphrase that opens the store (in the sample clinic without one).

    Raises what ``add_person`` raises, and ``Refused`` for a weak passphrase or one that somebody else has;
    then nobody was added.
    """
    managers_only(desk, WHO_DECIDES)
    name, person_id = new_name(desk, shown_name), new_id()
    read_languages(desk, speaks)  # refused before a slow key is made
    let_in = prepared(desk, person_id, passphrase, name) if desk.openers is not None else None
    done = add_person(desk, name, person_id, speaks=speaks, role=role)
    if let_in is not None:
        let_in()
    return done


def give_passphrase(desk: Desk, person_id: str, passphrase: str) -> Changes:
    """A passphrase, or a new one; whoever's access had ended comes back with it.

    Raises ``Refused`` for a weak one, one that somebody else has, and for a name that is taken by now.
    """
    managers_only(desk, WHO_DECIDES)
    before = _known(desk, person_id)
    if pass_over(before, desk.now()):
        raise Refused("This day pass is over.", "Nothing was changed.", "Make a new one.")
    let_in = prepared(desk, person_id, passphrase, before.shown_name)
    if before.ended_at is None:
        done = desk.store.commit(desk.deed(PASSPHRASE, Change(before, before)))
    else:
        new_name(desk, before.shown_name)
        # What a cut left of the PIN and the key from before must not come back with them.
        forget_pin(desk, person_id)
        _take_away(desk.openers, before)
        done = desk.store.commit(desk.deed(PASSPHRASE, Change(before, replace(before, ended_at=None))))
    let_in()
    return done


def change_role(desk: Desk, person_id: str, role: Role) -> Changes:
    """Desk or Manager; the same again is no act.

    Raises ``Refused`` where nobody would be left who is a manager and can come in.
    """
    managers_only(desk, WHO_DECIDES)
    before = _known(desk, person_id)
    if before.role is role or before.ended_at is not None:
        return Changes()
    if before.until is not None:
        raise Refused("A day pass is for Desk.", "Nothing was changed.", "Add somebody who stays.")
    if before.role is Role.MANAGER:
        _a_manager_stays(desk, before)
    done = desk.store.commit(desk.deed(ROLE, Change(before, replace(before, role=role))))
    if person_id == desk.staff.id:
        desk.staff = works_here(desk, person_id)
    return done


def end_access(desk: Desk, person_id: str) -> Changes:
    """From now on their passphrase opens nothing. What they did stays in the history.

    Raises ``Refused`` for oneself and where nobody would be left who is a manager or opens the store.
    """
    managers_only(desk, WHO_DECIDES)
    before = _known(desk, person_id)
    if before.ended_at is not None:
        return Changes()
    if person_id == desk.staff.id:
        raise Refused("You are at the desk yourself.", "Nothing was changed.", "Another manager does this.")
    if before.role is Role.MANAGER:
        _a_manager_stays(desk, before)
    if desk.openers is not None and _openers_to_stay(desk) == {person_id}:
        raise Refused(
            f"Only {before.shown_name} can open the store.", "Nothing was changed.", "Add another one first."
        )
    done = desk.store.commit(desk.deed(END, Change(before, replace(before, ended_at=desk.now()))))
    with suppress(Fixable):  # they open nothing all the same; the next start takes the key away
        _take_away(desk.openers, before)
    with suppress(Fixable):
        forget_pin(desk, person_id)
    return done


def settle(people: Iterable[Person], openers: Openers, now: datetime) -> None:
    """At the start: wrapped keys of those who may not come in any more leave the key file."""
    for one in people:
        if one.ended_at is not None or pass_over(one, now):
            with suppress(Fixable):  # a disk that takes nothing: the next start does it
                _take_away(openers, one)


def whoever_opened(people: Iterable[Person], person_id: str, now: datetime, zone: tzinfo) -> Person:
    """Whose passphrase opened the store; raises ``WrongPassphrase`` for who may not come in now."""
    person = next((one for one in people if one.id == person_id), None)
    if person is not None and may_come_in(person, now, zone):
        return person
    why = "This passphrase belongs to nobody who still works at this desk."
    if person is not None and person.ended_at is None:
        why = not_today(person, now, zone)
    raise WrongPassphrase(why, "Nothing was changed.", "Ask the office manager.")


def _openers_to_stay(desk: Desk) -> set[str]:
    """Who opens the store tomorrow too: a day pass helps nobody who forgot a passphrase."""
    return {one.person.id for one in everybody(desk) if one.opens and one.person.until is None}


def prepared(desk: Desk, person_id: str, passphrase: str, name: str) -> Callable[[], None]:
    """Ready to let somebody in: what can be refused is refused here; what is returned writes the key."""
    if desk.openers is None:
        raise Refused("The sample clinic has no passphrases.", "Nothing was changed.")
    return desk.openers.prepare(person_id, passphrase, name)


def _take_away(openers: Openers | None, person: Person) -> None:
    if openers is not None and person.id in openers.ids():
        openers.take_away(person.id)


def _a_manager_stays(desk: Desk, without: Person) -> None:
    """Somebody else is a manager and can come in."""
    others = (one for one in everybody(desk) if one.person.id != without.id and one.person.ended_at is None)
    if not any(one.person.role is Role.MANAGER and (one.opens or desk.openers is None) for one in others):
        raise Refused(
            f"{without.shown_name} is the only manager who can come in.",
            "Nothing was changed.",
            "Make somebody else a manager first.",
        )


def _known(desk: Desk, person_id: str) -> Person:
    person = next((one for one in desk.store.people() if one.id == person_id), None)
    if person is None:
        raise WrongUsage("This person is not on the list any more.", "Nothing was changed.")
    return person
