"""The pocket slip at leaving: what happens next, what we said we would do, the next visit. For the patient.

It is handed over, so what only the desk may say aloud may stand on it: the patient's own promises, in the
words that were heard. What is private, what sounds medical and what names somebody else never does: then it
says who will be in touch by when, and not about what.
"""

from datetime import date, datetime

from frontdesk.card.compose import name_on_card
from frontdesk.card.last_sentence import is_desk, last_sentence
from frontdesk.domain.audience import Audience
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.languages import language_of
from frontdesk.domain.next_step import NextStep
from frontdesk.domain.paper import OnePage, Paper, PaperPart, PaperRow
from frontdesk.domain.promise import Promise, PromiseStanding
from frontdesk.domain.relation import Relation
from frontdesk.prompts.kept_words import delicate
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.paper_words import (
    PaperWords,
    clinic_words,
    paper_languages,
    paper_words,
    reading_language,
    saying,
)
from frontdesk.usecases.visit_sheet import LONGEST_NAME, UNREAD

POINTS, LEAST = 18.0, 14.0
LONGEST = 200


def pocket_slip(desk: Desk, card_input: CardInput, step: NextStep, *, in_place_of: str = "") -> Paper:
    """The slip as things stand. ``step``: what happens next as it is said at the door; ``in_place_of``: id of
    the promise it corrects."""
    told = reading_language(card_input.facts)
    wanted = language_of(told)
    own = clinic_words(desk)
    words = paper_words(wanted) if wanted in paper_languages() else own
    facing = _Slip(desk, card_input, words, own)
    promises = [
        one
        for one in card_input.promises
        if one.id != in_place_of
        and one.audience is not Audience.PRIVATE
        and one.standing(card_input.today) is not PromiseStanding.DONE
        and _folded(one.what) != _folded(step.what)
    ]
    parts = [
        PaperPart(words.slip["next"], (facing.next_row(step, promises),), points=20, spoken=True),
        PaperPart(
            words.slip["promised"],
            tuple(map(facing.promise_row, _in_order(promises))),
            beside_points=POINTS,
            cut=1,
        ),
        PaperPart(words.slip["visit"], facing.visit_rows(), beside_points=POINTS),
    ]
    name = name_on_card(card_input)[:LONGEST_NAME]
    title = words.slip["title"].format(name=name) if name else words.slip["title_nobody"]
    day = saying(desk, words).short_day(card_input.today, date.min)
    ask = words.slip["ring"].format(phone=desk.clinic.phone) if desk.clinic.phone else words.slip["tell"]
    parts.append(PaperPart(words.slip["unclear"], (PaperRow(ask),)))
    foot = [*facing.in_other_words(told), *([] if words.reviewed else [UNREAD])]
    return Paper(
        title,
        tuple(part for part in parts if part.rows),
        f"{desk.clinic.name[:LONGEST_NAME]}, {day}",
        OnePage(POINTS, LEAST, title=28, left_out=words.slip["left_out"], foot="  ".join(foot)),
    )


class _Slip:
    """One slip in one language; it remembers whether something of the clinic's words stands on it."""

    def __init__(self, desk: Desk, card_input: CardInput, words: PaperWords, own: PaperWords) -> None:
        self._desk = desk
        self._card = card_input
        self._words, self._own = words, own
        self._says = saying(desk, words)
        self._heard = False

    @property
    def _foreign(self) -> bool:
        return self._words.lang != self._own.lang

    def next_row(self, step: NextStep, promises: list[Promise]) -> PaperRow:
        """The last sentence."""
        slip, today = self._words.slip, self._card.today
        if not step.needed:
            return self._row(
                slip["promises_open" if promises else "nothing_needed"],
                self._own.slip["promises_open" if promises else "nothing_needed"],
            )
        if step.audience is Audience.PRIVATE or unsayable(f"{step.what} {step.if_not}", self._card.relations):
            typed = step.when.strip().removeprefix("By ").removeprefix("by ")
            day = self._desk.speech.read_day(typed, today)
            if day is None:
                return self._row(f"{slip['in_touch']}.", f"{self._own.slip['in_touch']}.")
            own = self._own.slip["in_touch_by"].format(day=self._desk.speech.day(day, today))
            return self._row(slip["in_touch_by"].format(day=self._says.day(day, today)), own)
        self._heard = True
        return PaperRow(_clipped(last_sentence(step, self._desk.speech, today), 3 * LONGEST))

    def promise_row(self, promise: Promise) -> PaperRow:
        """What, and below it who and by when; ready ones wait at the desk."""
        slip, today = self._words.slip, self._card.today
        day = self._says.day(promise.due_on, today)
        who = _clipped(promise.who, LONGEST_NAME)
        by = slip["we_by"].format(day=day)
        if not is_desk(promise.who) and not unsayable(promise.who, self._card.relations):
            by = slip["who_by"].format(who=who[:1].upper() + who[1:], day=day)
        if promise.standing(today) is PromiseStanding.READY:
            by = slip["ready"]
        if unsayable(promise.what, self._card.relations):
            return PaperRow(slip["in_touch"], by)
        self._heard = True
        what = _clipped(promise.what, LONGEST)
        return PaperRow(what[:1].upper() + what[1:], by)

    def visit_rows(self) -> tuple[PaperRow, ...]:
        """When the next visit is, and with whom; nothing where none is booked."""
        visit = self._card.next_visit
        if visit is None:
            return ()
        at: datetime = self._desk.local(visit.start)
        when = f"{_upper(self._says.day(visit.day, self._card.today))}, {self._says.clock(at)}"
        whom = _clipped(self._card.next_clinician, LONGEST_NAME)
        return (PaperRow(when, self._words.slip["with"].format(clinician=whom) if whom else ""),)

    def in_other_words(self, told: str) -> list[str]:
        """Which part stands in another language than the patient reads, in small print."""
        slip, name = self._words.slip, self._says.language
        if self._foreign:
            said = slip["said_in"].format(language=name(self._own.lang))
            return [said] if self._heard else []
        if told and language_of(told) != self._words.lang:
            return [slip["fallback"].format(language=name(self._words.lang), wanted=name(told))]
        return []

    def _row(self, words: str, own: str) -> PaperRow:
        """Words of ours; where they are not the clinic's language those stand below them."""
        return PaperRow(words, own if self._foreign else "")


def unsayable(words: str, relations: tuple[Relation, ...]) -> bool:
    """Words that stay off a paper: they sound medical, or name somebody in the patient's life."""
    said = set(_folded(words).split())
    named = {word for one in relations for word in _folded(f"{one.name} {one.relation}").split()}
    return delicate(words) is not None or any(len(word) > 2 for word in said & named)


def _in_order(promises: list[Promise]) -> list[Promise]:
    return sorted(promises, key=lambda one: (one.due_on, one.id))


def _folded(words: str) -> str:
    """Without case, stops and marks, each word between single spaces."""
    plain = "".join(sign if sign.isalnum() else " " for sign in words.casefold())
    return " ".join(plain.split())


def _clipped(words: str, longest: int) -> str:
    words = " ".join(words.split())
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
