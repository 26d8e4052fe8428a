"""What the desk noticed once: a question, no fact, until the patient said yes to it at two visits.

A hotel played mariachi music to one guest for years because he had left it on once. So "window seat", noticed
once, fills no line, meets no condition and stands in no strip. The desk asks "again, or no matter today?":
a yes at two visits makes a preference, which counts as told; one no, at any time, ends it; a preference
nobody confirmed within the review interval of its kind is a question again, and its next yes restores it.
An answer nobody gave changes nothing.
"""

from datetime import date
from enum import StrEnum

from frontdesk.domain.fact import Fact, FactStatus, Source


class Habit(StrEnum):
    """How far it has come."""

    SEEN = "seen"
    """Noticed once: asked about, nothing else."""
    ONCE = "once"
    """The patient said yes at one visit, or it was a preference and nobody asked for long: asked again."""
    PREFERENCE = "preference"
    """Yes at two visits, the last one not too long ago: it counts as told."""
    RETIRED = "retired"
    """The patient said no. It stays in the history and is never asked about again."""


class Heard(StrEnum):
    """What can happen to it."""

    YES = "yes"
    """The patient said yes, at another visit than the yes before."""
    NO = "no"
    NO_MATTER = "no_matter"
    """ "No matter today": it is asked another time."""
    NOTHING = "nothing"
    """It was asked and nobody noted an answer."""
    AGED = "aged"
    """The review interval of its kind passed without a yes."""


def after(habit: Habit, heard: Heard) -> Habit:
    """The whole rule."""
    if habit is Habit.RETIRED or heard is Heard.NO:
        return Habit.RETIRED
    if heard is Heard.YES:
        return Habit.ONCE if habit is Habit.SEEN else Habit.PREFERENCE
    if heard is Heard.AGED and habit is Habit.PREFERENCE:
        return Habit.ONCE
    return habit


def habit_of(fact: Fact, today: date) -> Habit | None:
    """How far a fact that was noticed has come today; None for what somebody told us."""
    if fact.source is not Source.SEEN_ONCE:
        return None
    if fact.status is FactStatus.RETIRED:
        return Habit.RETIRED
    if fact.status is FactStatus.ACTIVE:
        aged = fact.review_by is not None and fact.review_by < today
        return after(Habit.PREFERENCE, Heard.AGED) if aged else Habit.PREFERENCE
    return Habit.ONCE if fact.confirmed_on else Habit.SEEN


def only_asked(fact: Fact, today: date) -> bool:
    """It is a question so far, or again: it drives nothing."""
    return habit_of(fact, today) in (Habit.SEEN, Habit.ONCE)


def to_ask(fact: Fact, today: date) -> bool:
    """The question may be put today: not on the day it was noticed, answered or left open."""
    return only_asked(fact, today) and fact.review_by is not None and fact.review_by < today
