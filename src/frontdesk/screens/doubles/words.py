"""Doubles in words. Pure."""

from frontdesk.domain.patient import Patient
from frontdesk.domain.speech import Speech
from frontdesk.screens.doubles.shown import (
    CompareShown,
    DifferenceShown,
    MadeShown,
    PairShown,
    SideShown,
    WordsShown,
)
from frontdesk.usecases.compare_people import STATUS, Comparison, Difference, Said, Side
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.possible_doubles import Pair
from frontdesk.usecases.take_apart import MergeDone

LOOKING = "Everybody is compared with everybody. Go on with something else meanwhile."
NOBODY_TWICE = "Nobody here looks like somebody else who is here."
NOTHING_MADE = "No two records were made one."
PRIVATE = "Private. Hold F4."
_OWN = "The patient’s own words stand."
_DIED = "Who died stays so."
_STATES = {"active": "Active", "inactive": "Inactive", "died": "Died"}


def pair_shown(pair: Pair) -> PairShown:
    """A row of the list."""
    return PairShown(key_of(pair), _both(pair), _sentence(pair.why), "Surely" if pair.surely else "")


def key_of(pair: Pair) -> str:
    """One pair, whichever of the two stays."""
    return " ".join(sorted((pair.stays.id, pair.goes.id)))


def made_row(desk: Desk, done: MergeDone) -> PairShown:
    """A row of what was made one."""
    by = f" by {done.by}" if done.by else ""
    day = desk.speech.short_day(done.on, desk.today())
    return PairShown(done.deed_id, f"{done.other_name} into {done.name}", f"{day}{by}")


def made_shown(desk: Desk, done: MergeDone) -> MadeShown:
    """What taking them apart would come to."""
    row = made_row(desk, done)
    acts = f"{done.since} act{'s' if done.since != 1 else ''}"
    since = f"{acts} since. What those wrote stays with {done.name}: look through it." if done.since else ""
    return MadeShown(done.name, done.other_name, f"Made one {row.note}.", since)


def compare_shown(
    desk: Desk, compared: Comparison, why: str, picks: dict[str, Side], *, private: bool
) -> CompareShown:
    """Two records side by side. ``private``: F4 is held."""
    joined = ", ".join(compared.joined)
    return CompareShown(
        _side(desk, compared.stays),
        _side(desk, compared.goes),
        _sentence(why),
        tuple(_difference(one, picks, private=private) for one in compared.differences),
        f"Put together, nothing is lost: {joined}." if joined else "",
    )


def _difference(one: Difference, picks: dict[str, Side], *, private: bool) -> DifferenceShown:
    pick = one.pick if one.fixed else picks.get(one.key, one.pick)
    fixed = (_DIED if one.key == STATUS else _OWN) if one.fixed else ""
    covered = one.private and not private
    stays, goes = (
        WordsShown(PRIVATE if covered else _text(one, said), said.told) for said in (one.stays, one.goes)
    )
    return DifferenceShown(one.key, one.label, stays, goes, pick.value, fixed)


def _text(one: Difference, said: Said) -> str:
    return _STATES.get(said.text, said.text) if one.key == STATUS else said.text


def _side(desk: Desk, patient: Patient) -> SideShown:
    speech: Speech = desk.speech
    born = speech.birth_date(patient.birth_date) if patient.birth_date else "not known"
    seen = patient.last_seen_on
    last = f"Last here {speech.short_day(seen, desk.today())}" if seen else "Not seen here yet"
    return SideShown(patient.name.full or patient.board_name, (f"Born {born}", last))


def _both(pair: Pair) -> str:
    one, other = pair.stays.name.full, pair.goes.name.full
    return one if one == other else f"{one} and {other}"


def _sentence(why: str) -> str:
    return f"{why[:1].upper()}{why[1:]}." if why else ""
