"""Take back one's own last act, and bring it back. Others' acts are never undone by it."""

from collections.abc import Callable, Sequence

from frontdesk.domain.changes import Changes
from frontdesk.domain.clinic import Clinic
from frontdesk.domain.deed import Change, Deed
from frontdesk.domain.errors import Refused, WrongUsage
from frontdesk.domain.own_words import PATIENTS_ACTS, TAKEN_BACK, OwnWords
from frontdesk.domain.staff import Person
from frontdesk.usecases.access import END, PASSPHRASE, ROLE
from frontdesk.usecases.change_clinic import renew_clinic
from frontdesk.usecases.computer_sign_in import LETS, STOPS
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.live_lines import renew_lines
from frontdesk.usecases.merge_people import MERGE
from frontdesk.usecases.people_at_desk import new_name, renew_person
from frontdesk.usecases.take_apart import take_apart
from frontdesk.usecases.who_may_change import managers_only


def undo(desk: Desk, deed_id: str = "") -> Changes:
    """Take back ``deed_id``, or the newest own act.

    Raises ``WrongUsage`` when there is nothing, or when somebody else did it.
    Raises ``Conflict`` when something changed since; nothing is half taken back.
    """
    return _reverse(
        desk, desk.store.deed(deed_id) if deed_id else desk.store.last_deed(desk.staff.id), "undo"
    )


def redo(desk: Desk, deed_id: str = "") -> Changes:
    """Bring back what the undo ``deed_id``, or the last one, took.

    Raises ``WrongUsage`` when there is nothing, or when somebody else took it back.
    """
    deed = desk.store.deed(deed_id) if deed_id else desk.store.last_deed(desk.staff.id, undone=True)
    return _reverse(desk, deed, "redo")


def take_back_own(desk: Desk, deed_id: str) -> Changes:
    """The patient, at the turned screen, takes back what was done there. Raises as ``undo``."""
    return _reverse(desk, desk.store.deed(deed_id), TAKEN_BACK)


def one_after_the_other(
    desk: Desk, deeds: Sequence[str], job: Callable[[Desk, str], Changes]
) -> tuple[Changes, tuple[str, ...]]:
    """``undo`` or ``redo`` an act of several deeds; with the deeds of the way back, in the order it takes."""
    done = [job(desk, deed) for deed in deeds]
    return done[-1], tuple(changes.deed for changes in reversed(done))


NOT_BY_KEY = frozenset(
    {
        "first_run",
        "import",
        "import_undo",
        "export",
        "export_person",
        "erase_person",
        "drill",
        "restore",
        "repair",
        "clock_back",
    }
    | {ROLE, PASSPHRASE, END, LETS, STOPS}
)
"""Acts with a page of their own for taking them back, and those that nothing takes back."""
A_MANAGERS = frozenset(
    """add_person change_clinic hide_from show_again two_people merge_people take_apart complaint
    keep_draft drop_draft put_live bring_back switch_line newer_line import_lines rest_line wake_line
    sign_pack unsign_pack check_hello uncheck_hello do_as_asked""".split()
)
"""Acts of a manager alone: whoever is none any more takes none of their own back, nor brings one again."""


def _reverse(desk: Desk, deed: Deed | None, kind: str) -> Changes:
    if deed is None or deed.kind in NOT_BY_KEY:
        raise WrongUsage(f"There is nothing to {kind}.", "Nothing was changed.")
    if deed.by != desk.staff.id:
        raise WrongUsage("There is nothing of yours to take back.", "Nothing was changed.")
    still_theirs(desk, deed)
    if deed.kind == MERGE and kind == "undo":
        return take_apart(desk, deed.id)
    if deed.kind in PATIENTS_ACTS and kind != TAKEN_BACK:
        raise OwnWords
    for change in deed.changes:
        if isinstance(change.after, Person) and change.before is None:
            _nobody_s_work(desk, change.after)
        elif isinstance(change.before, Person) and change.after is None:
            new_name(desk, change.before.shown_name)  # somebody else may have it by now
    changes = tuple(Change(c.after, c.before) for c in reversed(deed.changes))
    done = desk.whole.commit(  # an act about many may hold somebody hidden; it tells of nobody
        desk.deed(kind, *changes, patient_id=deed.patient_id, visit_id=deed.visit_id, undo_of=deed.id)
    )
    if any(isinstance(change.before, Clinic) for change in changes):
        renew_clinic(desk)
    if any(change.after is not None and change.after.id == desk.staff.id for change in changes):
        renew_person(desk)
    if done.templates:
        renew_lines(desk)
    return done


def still_theirs(desk: Desk, deed: Deed) -> None:
    """Raise ``NotAllowed`` for a manager's act where its doer is a manager no more, however often undone and
    redone: the role counts on the way back as on the way there."""
    first: Deed | None = deed
    while first is not None and first.undo_of and first.kind not in A_MANAGERS:
        first = desk.store.deed(first.undo_of)
    if first is not None and first.kind in A_MANAGERS:
        managers_only(desk, "Done as a manager, it is taken back or brought again by a manager.")


def _nobody_s_work(desk: Desk, person: Person) -> None:
    """Whoever was added is taken off again only before they did anything: the history would name nobody."""
    if desk.openers is not None and person.id in desk.openers.ids():
        raise Refused(
            f"{person.shown_name} has a passphrase.",
            "Nothing was changed.",
            "End the access in Settings, People.",
        )
    if desk.store.last_deed(person.id) is not None:
        raise Refused(f"{person.shown_name} has worked at this desk since.", "Nothing was changed.")
