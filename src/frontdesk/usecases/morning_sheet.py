"""The morning sheet: who comes today with something to know, promises due, who else comes. One page.

A page lies about, and nobody sees who reads it. So it is masked by the role of whoever prints it:

- what may stand on the screen in public stands here for everybody: the name of the board, how it is said,
  needs as neutral verbs, a first visit;
- what only the desk may know (what was promised, unless it may be heard) stands only on a manager's sheet; on
  the desk's it says that there is a promise, and for whom;
- private never stands here, for nobody. With whom to go gently today is private: it is counted, and the card
  says with whom.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from frontdesk.card.compose import sound_of
from frontdesk.card.facts import current
from frontdesk.card.last_sentence import is_desk
from frontdesk.card.needs import needs
from frontdesk.domain.audience import Audience
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.fact import FactKind
from frontdesk.domain.look_note import LookKind
from frontdesk.domain.paper import OnePage, Paper, PaperPart, PaperRow
from frontdesk.domain.patient import PatientStatus
from frontdesk.domain.promise import Promise, PromiseState
from frontdesk.domain.staff import Role
from frontdesk.domain.visit import BoardList, board_list
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.look_at import look_at
from frontdesk.usecases.pocket_slip import LONGEST, unsayable
from frontdesk.usecases.visit_sheet import LONGEST_NAME

POINTS, LEAST = 11.0, 8.0
MOST_PROMISES = 40
UNSAID = "what was promised"
NOT_SAID = "Who: not said yet"
FOOT = "For the desk. Shred it tonight."


@dataclass(frozen=True, slots=True)
class Comes:
    """One visit of today, as far as it may stand on paper."""

    at: str
    name: str = field(repr=False)
    say: str = field(repr=False)
    needs: tuple[str, ...] = field(repr=False)
    first: bool = False
    gently: bool = False
    ready: tuple[Promise, ...] = field(default=(), repr=False)
    """What can be handed over."""


def morning_sheet(desk: Desk) -> Paper:
    """Today's sheet for whoever is at the desk. Reads each visit once."""
    today = desk.today()
    rows = sorted(desk.store.board(today), key=lambda row: (row.visit.start, row.visit.id))
    coming = [
        _comes(desk, look_at(desk, visit_id=row.visit.id, how=LookKind.PAPER))
        if row.booking is None
        else Comes(
            desk.speech.clock(desk.local(row.visit.start)), row.board_name[:LONGEST_NAME], "", (NOT_SAID,)
        )
        for row in rows
        if not row.busy and board_list(row.visit, desk.now()) not in (BoardList.OFF, BoardList.LEFT)
    ]
    due = [(one, _whose(desk, one)) for one in desk.store.promises_due(today, MOST_PROMISES)]
    day = f"{desk.speech.headline(today)}, {desk.clinic.name[:LONGEST_NAME]}"
    return composed(coming, due, desk.staff.role, day, _printed(desk))


def composed(
    coming: Iterable[Comes], due: Iterable[tuple[Promise, str]], role: Role, day: str, printed: str
) -> Paper:
    """The sheet from what was read. Pure. ``due``: promises with the name of whose they are."""
    people, owed = tuple(coming), tuple(pair for pair in due if pair[0].audience is not Audience.PRIVATE)
    manager = role is Role.MANAGER
    known = [one for one in people if one.needs or one.first or one.ready]
    others = [one for one in people if one not in known]
    told = [pair for pair in owed if not is_desk(pair[0].who.strip())]
    own = [pair for pair in owed if pair not in told]
    parts = (
        PaperPart(
            "Who comes, and what helps",
            tuple(_row(one, manager=manager) for one in known),
            table=True,
            cut=2,
        ),
        PaperPart(
            "Promised by somebody else",
            tuple(_promise(*pair, manager=manager) for pair in told),
            note="tick when told",
            table=True,
            cut=1,
        ),
        PaperPart(
            "Promised by the desk",
            tuple(_promise(*pair, manager=manager) for pair in own),
            note="tick when done",
            table=True,
            cut=1,
        ),
        PaperPart(
            "Also today",
            tuple(PaperRow(one.name, lead=one.at) for one in others),
            columns=3,
            cut=3,
        ),
        PaperPart("Go gently", _gently(people)),
    )
    count = f"{len(people)} visit{'s' if len(people) != 1 else ''}"
    nobody = PaperPart("", (PaperRow("Nobody is down for today."),))
    return Paper(
        "This morning",
        tuple(part for part in parts if part.rows) if people or owed else (nobody,),
        f"{day}. {count}, {printed}",
        OnePage(POINTS, LEAST, title=22, foot=FOOT),
    )


def _comes(desk: Desk, card: CardInput) -> Comes:
    visit, gone = card.visit, card.patient.status is PatientStatus.DIED
    assert visit is not None
    at = desk.speech.clock(desk.local(visit.start))
    facts = current(card, card.today)
    return Comes(
        at,
        card.patient.board_name[:LONGEST_NAME],
        sound_of(card.patient, facts)[:LONGEST_NAME],
        () if gone else tuple(need.text for need in needs(card, desk.speech)),
        first=card.patient.known_before is False and card.visits_kept == 0 and not gone,
        gently=any(f.kind is FactKind.GO_GENTLY and f.code == "on" and f.stands(card.today) for f in facts),
        ready=tuple(
            p for p in card.promises if p.state is PromiseState.READY and p.audience is not Audience.PRIVATE
        ),
    )


def _row(one: Comes, *, manager: bool) -> PaperRow:
    marks = ["first visit"] if one.first else []
    marks += [f"hand over: {_what(promise, manager=manager) or UNSAID}" for promise in one.ready]
    return PaperRow(_called(one), ". ".join((*one.needs, *map(_upper, marks))), lead=one.at)


def _called(one: Comes) -> str:
    return f"{one.name}, say {one.say}" if one.say else one.name


def _promise(promise: Promise, name: str, *, manager: bool) -> PaperRow:
    what = _what(promise, manager=manager) or UNSAID
    return PaperRow(_upper(what), f"{_upper(promise.who[:LONGEST_NAME])}, for {name}", box=True)


def _what(promise: Promise, *, manager: bool) -> str:
    """What was promised where that may be heard, or a manager reads it."""
    may = promise.audience is Audience.ALOUD or (manager and promise.audience is Audience.DESK)
    return promise.what[:LONGEST] if may and not unsayable(promise.what, ()) else ""


def _gently(people: tuple[Comes, ...]) -> tuple[PaperRow, ...]:
    count = sum(one.gently for one in people)
    who = f"With {'one person' if count == 1 else f'{count} people'} today. The card says with whom."
    return (PaperRow(who),) if count else ()


def _whose(desk: Desk, promise: Promise) -> str:
    patient = desk.store.person(promise.patient_id)
    return patient.board_name[:LONGEST_NAME] if patient is not None else "somebody"


def _printed(desk: Desk) -> str:
    at: datetime = desk.local(desk.now())
    return f"as of {desk.speech.clock(at)}"


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
