"""What happens at the desk, step by step, and in which situation of ``rules`` each step leaves the screen."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import Qt

from frontdesk.domain.line import Listening
from frontdesk.screens.record.chapters import CHAPTERS
from frontdesk.screens.record.view.record_view import RecordView
from tests.canary import elsewhere, surfaces
from tests.canary.people import PEOPLE
from tests.canary.rules import Leak, Sort, canaries_in, leaks
from tests.canary.walk import Walk

Act = Callable[[Walk, str], None]
Step = tuple[str, Act, str]
"""What is done, how, and the situation it leads to; "" where nothing is read yet."""
TYPED = "Zqa"
CTRL = Qt.KeyboardModifier.ControlModifier


def _pick(walk: Walk, key: str) -> None:
    walk.pick(key)


def _enter(walk: Walk, _: str) -> None:
    walk.enter_match()


def _listening(who: Listening) -> Act:
    return lambda walk, _: walk.listening(who)


def _f4(walk: Walk, _: str) -> None:
    walk.key(Qt.Key.Key_F4)


def _f4_on(walk: Walk, _: str) -> None:
    walk.key(Qt.Key.Key_F4)
    walk.today.notes.private_timer.timeout.emit()


def _let_go(walk: Walk, _: str) -> None:
    walk.key(Qt.Key.Key_F4, down=False)


def _ring(walk: Walk, key: str) -> None:
    walk.presenter.phone.ring()
    walk.presenter.find.typed(f"Zq{key}")
    walk.enter()
    walk.ticks.now += 2
    walk.presenter.stage.show_open()


def _away(seconds: float) -> Act:
    return lambda walk, _: walk.alone_for(seconds)


def _touch(walk: Walk, _: str) -> None:
    walk.presenter.away.somebody()


def _lock(walk: Walk, _: str) -> None:
    assert walk.desktop.lock is not None
    walk.desktop.lock.lock()


def _find(walk: Walk, _: str) -> None:
    walk.today.find_field.take(TYPED)


def _put_away(walk: Walk, _: str) -> None:
    walk.presenter.put_away()


def _hide(walk: Walk, _: str) -> None:
    walk.presenter.hide_or_show()


def _turn(walk: Walk, _: str) -> None:
    walk.presenter.turned.turn()


def _leaving(walk: Walk, _: str) -> None:
    walk.presenter.leaving()


def _record(walk: Walk, _: str) -> None:
    walk.press(Qt.Key.Key_E, CTRL)


def _chapter(key: str) -> Act:
    def act(walk: Walk, _: str) -> None:
        record = walk.window.body.currentWidget()
        assert isinstance(record, RecordView)
        record.presenter.chapter_picked(key)

    return act


def _who(walk: Walk, _: str) -> None:
    walk.desktop.ask_who()


def _not_booked(walk: Walk, _: str) -> None:
    walk.presenter.patient_picked("guy")
    walk.ticks.now += 2
    walk.presenter.stage.show_open()


def _look_alike(walk: Walk, _: str) -> None:
    walk.pick("eve")


_OPEN: tuple[Step, ...] = (
    ("card", _pick, ""),
    ("matched", _enter, ""),
    ("alone", _listening(Listening.ALONE), ""),
    ("F4 held on", _f4_on, ""),
)
"""Everything that can stand open does."""
_CLOSED: tuple[Step, ...] = (*_OPEN, ("F4 let go", _let_go, ""))

CHAINS: dict[str, tuple[Step, ...]] = {
    "a card from beginning to end": (
        ("the window opens", lambda _, __: None, "idle"),
        ("card", _pick, "beat 1"),
        ("F4 held", _f4_on, "beat 1 held"),
        ("F4 let go", _let_go, "beat 1"),
        ("matched", _enter, "others"),
        ("F4 held", _f4, "held"),
        ("F4 held on", _f4_on, "held on"),
        ("F4 let go", _let_go, "others"),
        ("somebody came along", _listening(Listening.WITH_SOMEONE), "with_someone"),
        ("nobody else hears", _listening(Listening.ALONE), "alone"),
        ("others again", _listening(Listening.OTHERS), "others"),
        ("F4 held on", _f4_on, ""),
        ("nobody touches it for 20 s", _away(21), "others"),
        ("nobody for 90 s", _away(91), "hidden"),
        ("back", _touch, "others"),
        ("F4 let go", _let_go, ""),
        ("leaving", _leaving, "leaving"),
        ("F4 held", _f4_on, ""),
        ("F4 let go", _let_go, "leaving"),
        ("put away", _put_away, "idle"),
    ),
    "a call": (
        ("ringing", _ring, "phone"),
        ("F4 held", _f4_on, "phone held before"),
        ("F4 let go", _let_go, "phone"),
        ("matched", _enter, "phone matched"),
        ("F4 held on", _f4_on, "phone held on"),
        ("F4 let go", _let_go, "phone matched"),
        ("nobody for 90 s", _away(91), "hidden"),
    ),
    "the turned screen": (*_OPEN[:3], ("turned", _turn, "show"), ("back", _put_away, "alone")),
    "the next card": (
        *_OPEN,
        ("F4 let go", _let_go, ""),
        ("put away", _put_away, ""),
        ("next", _look_alike, "gate"),
    ),
}
"""Walked with each of the four people."""

ONCE: dict[str, tuple[Step, ...]] = {
    "find over a card": (
        *_OPEN,
        ("F4 let go", _let_go, ""),
        ("typing", _find, "find"),
        ("F9", _hide, "hidden"),
    ),
    "not booked": (("a card of another day", _not_booked, "not booked"),),
    "a row that asks": (
        *_OPEN,
        ("F4 let go", _let_go, ""),
        ("who is it", lambda walk, _: walk.presenter.visit_picked("asks"), "who is it"),
        ("typing", _find, "who is it"),
        ("F9", _hide, "hidden"),
        ("locked", _lock, "locked"),
    ),
    "hidden by F9": (*_OPEN, ("F9", _hide, "hidden"), ("locked", _lock, "locked")),
    "locked from a card": (*_OPEN, ("locked", _lock, "locked")),
    "locked from leaving": (*_OPEN[:3], ("leaving", _leaving, ""), ("locked", _lock, "locked")),
    "locked from Find": (*_OPEN[:3], ("typing", _find, ""), ("locked", _lock, "locked")),
    "locked from a call": (("ringing", _ring, ""), ("matched", _enter, ""), ("locked", _lock, "locked")),
    "locked at the gate": (("two of one name", _look_alike, ""), ("locked", _lock, "locked")),
    "the record": (
        *_OPEN[:2],
        ("opened", _record, "record"),
        *((f"chapter {one.key}", _chapter(one.key), "record") for one in CHAPTERS),
        ("nobody for 90 s", _away(91), "hidden"),
        ("back", _touch, "record"),
        ("locked", _lock, "locked"),
    ),
    **{name: (*_OPEN[:3], *steps, ("locked", _lock, "locked")) for name, steps in elsewhere.CHAINS.items()},
    "who is at the desk": (("asked", _who, "people"), ("locked", _lock, "locked")),
}
"""Walked with Ada: nothing there depends on who may hear what."""

IN_FRONT = elsewhere.SITUATIONS
"""The card waits behind another screen as it was: there only what is in sight counts."""


@dataclass(frozen=True)
class Walked:
    """What one chain came to: leaks with the step that left them, and what stood there rightly."""

    readings: int
    leaks: tuple[tuple[str, Leak], ...]
    met: frozenset[tuple[str, Sort]]
    places: frozenset[str]
    """Keys of the screens that stood in front."""
    left: list[Leak] = field(default_factory=list)
    """In the files it left."""


def walked(walk: Walk, chain: str, key: str) -> Walked:
    """Go the whole way and read the window at each step."""
    readings, wrong, met, places = 0, list[tuple[str, Leak]](), set[tuple[str, Sort]](), set[str]()
    for name, act, situation in (CHAINS | ONCE)[chain]:
        with surfaces.announced() as announced:
            act(walk, key)
            walk.settle()
        if situation:
            readings += 1
            places.add(walk.window.place())
            said = [one for one in walk.said() if one.seen or situation not in IN_FRONT]
            wrong += [(f"{name}, {key}", leak) for leak in leaks((*said, *announced), situation, typed=TYPED)]
            met |= {(situation, sort) for one in said for _, sort in canaries_in(one.text)}
    return Walked(readings, tuple(wrong), frozenset(met), frozenset(places))


def walks() -> Iterator[tuple[str, str]]:
    """Each chain with each person it is walked with."""
    yield from ((chain, key) for chain in CHAINS for key in PEOPLE)
    yield from ((chain, "ada") for chain in ONCE)
