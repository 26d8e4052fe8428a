"""Every state of Today by name: what the desk did to get there, for the pictures and the layout tests."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from PySide6.QtWidgets import QApplication

from frontdesk.domain.audience import Audience
from frontdesk.domain.clinic import Clinic, Clinician
from frontdesk.domain.deed import Record
from frontdesk.domain.fact import Fact, FactKind, Source
from frontdesk.domain.patient import NameUse, Patient, PersonName
from frontdesk.domain.staff import HandOverNote, Person, Role
from frontdesk.domain.visit import Visit, VisitState
from frontdesk.frame.backup_round import OldLine
from frontdesk.qt import theme
from frontdesk.screens.today.shown import CardShown
from tests.desks import StillClock, desk_with
from tests.looks.booking_states import BOOKING_RECORDS, BOOKING_STATES
from tests.looks.follow_states import FOLLOW_RECORDS, FOLLOW_STATES
from tests.looks.people import FRIDAY, NOW, STAFF, TODAY, VOSS, picture_id, pictured_day, ringing
from tests.looks.stage import PicturedToday

State = Callable[[PicturedToday], None]


def opened(
    app: QApplication,
    name: str,
    width: int = 1366,
    height: int = 768,
    colours: theme.Theme = theme.LIGHT,
    *,
    painted: bool = True,
) -> PicturedToday:
    """A window in a state; close it by using it as a context. Unpainted it is laid out all the same."""
    records = RECORDS.get(name)
    desk = desk_with(records(), NOW, STAFF) if records else None
    stage = PicturedToday(app, width, height, colours, desk=desk, painted=painted)
    # What the clock would do by itself a moment later comes when the test says so, however slow the computer.
    vars(stage.view)["call_after"] = _never
    STATES[name](stage)
    stage.settle()
    return stage


def _never(seconds: float, call: Callable[[], None]) -> None:
    """In place of ``call_after``."""


def _nothing(_: PicturedToday) -> None:
    """As the window opens."""


def _beat1(key: str) -> State:
    def act(stage: PicturedToday) -> None:
        stage.pick(key)
        stage.stand()

    return act


def _beat2(*acts: State) -> State:
    def act(stage: PicturedToday) -> None:
        stage.check_in("siobhan")
        for each in acts:
            each(stage)

    return act


def _alone(stage: PicturedToday) -> None:
    stage.presenter.situation.next_listening()
    stage.presenter.situation.next_listening()


def _drawn(**changed: Any) -> State:
    """The second beat with other lines than the engine chose."""

    def act(stage: PicturedToday) -> None:
        stage.check_in("siobhan")
        stage.view.show_card(replace(card_of(stage), **changed))

    return act


def card_of(stage: PicturedToday) -> CardShown:
    card = stage.presenter.stage.open
    assert card is not None
    return card.draw(armed=True)


def _cue_only(stage: PicturedToday) -> None:
    shown = card_of(stage)
    assert shown.big is not None
    cue = replace(shown.big, title="Offer two other times", text="", source="")
    discreet = replace(shown.rows[0], hint="Show it, say nothing")
    stage.view.show_card(replace(shown, big=cue, rows=(discreet, replace(shown.rows[1], text=""))))


def _longest(stage: PicturedToday) -> None:
    """Twenty-two words, the most a line may have."""
    shown = card_of(stage)
    assert shown.big is not None
    words = (
        "“The large-print leaflet about the entrance, the parking and the new opening hours is ready, "
        "and the side door stays open until six.”"
    )
    stage.view.show_card(replace(shown, big=replace(shown.big, text=words)))


def _add(stage: PicturedToday) -> None:
    stage.presenter.acts.add_asked()
    stage.view.add_bar.field.setText("Window seat if free")


def _sheet_typed(stage: PicturedToday) -> None:
    """The numbers of a filled-in sheet; below them what they mean."""
    stage.presenter.acts.add_asked()
    field = stage.view.add_bar.field
    field.setText("sheet 1 Shiv 15 20 28 33")
    field.textEdited.emit(field.text())


def _parked(stage: PicturedToday) -> None:
    _beat1("siobhan")(stage)
    stage.presenter.put_away()


def _gate_wrong(stage: PicturedToday) -> None:
    stage.pick("hanh")
    stage.presenter.digits_typed("3112")


def _not_booked(stage: PicturedToday) -> None:
    stage.presenter.patient_picked(picture_id("patient", "khanh"))
    stage.settle()
    stage.stand()


def _another_day(stage: PicturedToday) -> None:
    _not_booked(stage)
    stage.presenter.acts.line_down()
    stage.presenter.enter()
    stage.stand()


def _with_whom(stage: PicturedToday) -> None:
    _not_booked(stage)
    stage.presenter.enter()


def _toast(stage: PicturedToday) -> None:
    stage.pick("siobhan")
    stage.stand()
    stage.presenter.enter()


def _find(typed: str) -> State:
    def act(stage: PicturedToday) -> None:
        stage.view.find_field.take(typed)

    return act


def _hard(key: str, *, matched: bool = False) -> State:
    """One of the hard people on the day they are booked for."""

    def act(stage: PicturedToday) -> None:
        clock = stage.desk.clock
        assert isinstance(clock, StillClock)
        clock.forward(hours=22, minutes=40)
        stage.presenter.start()
        stage.settle()
        stage.presenter.visit_picked(picture_id("visit", f"{key}:{FRIDAY}"))
        stage.settle()
        stage.stand()
        if matched:
            stage.presenter.enter()
            stage.view.toast.put_away()

    return act


def _bare() -> Iterable[Record]:
    """A clinic on a day without anybody."""
    return [r for r in pictured_day() if isinstance(r, Clinic | Person | Clinician)]


def _crowd() -> Iterable[Record]:
    """Two hundred people on one day, Siobhán the last."""
    yield from _bare()
    for i in range(199):
        yield Patient(f"crowd-{i:03}", f"Person {i:03}", (PersonName("", "Crowd", (f"Person {i:03}",)),))
        start = NOW.astimezone(UTC) + timedelta(minutes=10 + i)
        yield Visit(f"crowd-visit-{i:03}", f"crowd-{i:03}", TODAY, start, state=VisitState.EXPECTED)
    named = PersonName("", "Brennan", ("Siobhán",), use=NameUse.OFFICIAL)
    yield Patient(picture_id("patient", "siobhan"), "Siobhán B.", (named,), birth_date="1961-03-14")
    late = datetime(2026, 5, 14, 15, 0, tzinfo=UTC)
    person = picture_id("patient", "siobhan")
    yield Visit(picture_id("visit", "siobhan"), person, TODAY, late, clinician_id=VOSS.id)


def _unconfirmed() -> Iterable[Record]:
    """Siobhán with two facts another system brought in."""
    yield from pictured_day()
    for number, (kind, words) in enumerate(
        (
            (FactKind.PERSONAL_DETAIL, "Prefers the first appointment of the day where possible"),
            (FactKind.TRAVEL, "Comes by bus"),
        )
    ):
        yield Fact(
            f"imported-{number}",
            picture_id("patient", "siobhan"),
            kind,
            text=words,
            audience=Audience.ALOUD,
            source=Source.IMPORTED,
            said_on=TODAY,
        )


def _note_left() -> Iterable[Record]:
    """Joy was here before and left a note of the longest sort."""
    yield from pictured_day()
    yield Person("joy", "Joy", Role.DESK, NOW)
    words = (
        "The courier for the lab comes at two, the box is under the desk on the left. Dr Okafor would like "
        "the blue folder before lunch, and the door to the yard sticks: lift it a little, please."
    )
    yield HandOverNote("note", words, "joy", NOW - timedelta(minutes=26))


def _booked_on_friday() -> Iterable[Record]:
    start = datetime(2026, 5, 15, 8, 40, tzinfo=UTC)
    khanh = picture_id("patient", "khanh")
    return (*pictured_day(), Visit("friday", khanh, FRIDAY, start, clinician_id=VOSS.id))


def _somebody_rings() -> Iterable[Record]:
    return (*pictured_day(), *ringing())


def _missed() -> Iterable[Record]:
    """Two did not come: one today, one yesterday; the one of today allows a message by name and number."""
    yield from pictured_day()
    for at, (key, given, family) in enumerate((("fay", "Fay", "Diaz"), ("idris", "Idris", "Bello-Marquez"))):
        name = PersonName(family=family, given=(given,))
        yield Patient(key, f"{given} {family[:1]}.", (name,), "1971-04-02")
        day = TODAY - timedelta(days=at)
        start = datetime.combine(day, NOW.timetz()) - timedelta(minutes=70)
        yield Visit(f"missed-{key}", key, day, start, clinician_id=VOSS.id, state=VisitState.DID_NOT_COME)
    yield Fact(
        "fay-machine", "fay", FactKind.SAFE_CONTACT, "x", code="name_number", said_on=TODAY,
        audience=Audience.PRIVATE,
    )  # fmt: skip


RECORDS: dict[str, Callable[[], Iterable[Record]]] = {
    "empty": _bare,
    "idle-note": _note_left,
    "crowd": _crowd,
    "unconfirmed": _unconfirmed,
    "not-booked": _booked_on_friday,
    "another-day": _booked_on_friday,
    "with-whom": _booked_on_friday,
    "phone": _somebody_rings,
    "phone-matched": _somebody_rings,
    "idle-missed": _missed,
    "phone-voicemail": _missed,
    **FOLLOW_RECORDS,
    **BOOKING_RECORDS,
}


def _leaving_unsaid(stage: PicturedToday) -> None:
    """What happens next was typed, others can hear; a row is chosen, one promise is handed over."""
    stage.pick("tendai")
    acts = stage.presenter.at_leaving
    acts.nothing_needed()
    acts.field_typed("what", "A call with the result")
    acts.promise_ticked(next(p.id for p in stage.view.leaving.promises.shown if p.can_give))
    stage.presenter.acts.line_down()
    stage.stand()


def _phone(*after: State) -> State:
    """A call while somebody who is checked in stands at the desk."""

    def act(stage: PicturedToday) -> None:
        stage.check_in("siobhan")
        stage.presenter.phone.ring()
        stage.presenter.find.typed("ngozi")
        stage.presenter.enter()
        stage.presenter.phone.purpose_picked("promise")
        stage.stand()
        for more in after:
            more(stage)
        stage.settle()

    return act


def _matched(stage: PicturedToday) -> None:
    stage.presenter.enter()
    stage.view.toast.put_away()


def _three_put_away(stage: PicturedToday) -> None:
    for key in ("zoe", "tendai", "siobhan"):
        stage.pick(key)
        stage.stand()
        stage.presenter.at_leaving.field_typed("what", "A call") if key == "tendai" else None
        stage.presenter.put_away()


def _turned(stage: PicturedToday) -> None:
    _beat1("siobhan")(stage)
    stage.presenter.turned.turn()
    stage.view.turned.field.setText("Amara O")


def _old_backup(stage: PicturedToday) -> None:
    stage.view.idle.backup.show_line(OldLine("The last proven backup is 26 hours old. Back up now."))


STATES: dict[str, State] = {
    "phone": _phone(),
    "phone-matched": _phone(_matched),
    "phone-asked": lambda s: s.presenter.phone.ring(),
    "three-put-away": _three_put_away,
    "show": _turned,
    "keys": _beat2(lambda s: s.view.acting.run("keys")),
    "idle": _nothing,
    "idle-note": _nothing,
    "idle-old-backup": _old_backup,
    "idle-missed": _nothing,
    "phone-voicemail": lambda s: s.presenter.job_rung("missed/missed-fay"),
    "parked": _parked,
    "empty": _nothing,
    "crowd": _beat1("siobhan"),
    "beat1": _beat1("siobhan"),
    "beat1-interpreter": _beat1("yusuf"),
    "beat2": _beat2(),
    "alone": _beat2(_alone),
    "ticked": _beat2(lambda s: s.presenter.acts.tick_big()),
    "cue-only": _beat2(_cue_only),
    "longest": _beat2(_longest),
    "nothing": _drawn(big=None, rows=(), more=0),
    "unconfirmed": _beat2(),
    "notes": _beat2(lambda s: s.presenter.acts.notes_held(1)),
    "notes-private": _beat2(
        lambda s: s.presenter.acts.notes_held(1), lambda s: s.presenter.acts.notes_held(2)
    ),
    "not-right": _beat2(lambda s: s.presenter.acts.not_right_asked()),
    "why": _beat2(lambda s: s.presenter.acts.why_asked()),
    "add": _beat2(_add),
    "promise": _beat2(lambda s: s.presenter.acts.promise_asked()),
    "find": _find("hanh"),
    "find-nobody": _find("qqzzx"),
    "find-slip": _find("wojcyk"),
    "gate": lambda s: s.pick("hanh"),
    "gate-wrong": _gate_wrong,
    "hidden": _beat2(lambda s: s.presenter.hide_or_show()),
    "toast": _toast,
    "leaving": _beat1("tendai"),
    "leaving-unsaid": _leaving_unsaid,
    "not-booked": _not_booked,
    "another-day": _another_day,
    "with-whom": _with_whom,
    "hard-long": _hard("hard-long"),
    "hard-long-lines": _hard("hard-long", matched=True),
    "hard-rtl": _hard("hard-rtl"),
    "hard-mononym": _hard("hard-mononym"),
    "only-name": _hard("hard-no-facts"),
    "only-name-matched": _hard("hard-no-facts", matched=True),
    "print-what": _beat2(lambda s: s.presenter.papers.asked()),
    "sheet-typed": _beat2(_sheet_typed),
    "hard-no-facts": _hard("hard-no-facts", matched=True),
    "hard-needs": _hard("hard-needs"),
    "hard-needs-lines": _hard("hard-needs", matched=True),
    **FOLLOW_STATES,
    **BOOKING_STATES,
}
