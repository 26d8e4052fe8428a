"""Generated clinics whose people leave: names of any script, partial birth dates, numbers, facts, visits."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from frontdesk.domain.audience import Audience
from frontdesk.domain.deed import Record
from frontdesk.domain.fact import Fact, FactKind
from frontdesk.domain.patient import (
    ContactPoint,
    ContactSystem,
    Identifier,
    NameUse,
    Patient,
    PatientStatus,
    PersonName,
)
from frontdesk.domain.relation import Relation, RelationStatus
from frontdesk.domain.visit import Visit, VisitKind, VisitState
from frontdesk.usecases.desk import Desk, new_id
from frontdesk.usecases.export_records import export_records
from tests.desks import desk_with
from tests.people import ANA, NOW, STAFF, TODAY, fact, patient, visit

WORD = st.text(st.characters(categories=("L", "Mn"), max_codepoint=0x2FFF), min_size=1, max_size=9).filter(
    lambda text: text[0].isalpha()
)
_CLOCKS = ("08:00", "09:30", "16:45")
_STATES = (VisitState.EXPECTED, VisitState.CANCELLED, VisitState.DID_NOT_COME)


@dataclass(frozen=True, slots=True)
class Clinic:
    """Records of a clinic."""

    records: tuple[Record, ...]

    def desk(self) -> Desk:
        """A manager's desk over them."""
        return desk_with((*STAFF, *self.records), NOW, ANA)


@st.composite
def names(draw: st.DrawFn, use: NameUse) -> PersonName:
    """Parts, a text, or both: then the same words in the person's own order."""
    given, family = draw(st.lists(WORD, max_size=2)), draw(WORD | st.just(""))
    text = draw(st.sampled_from(("", " ".join((family, *given)).strip())))
    if not (given or family):
        text = draw(WORD)
    return PersonName(text, family, tuple(given), draw(st.sampled_from(("", "Dr", "Frau Dr."))), "", use)


@st.composite
def people(draw: st.DrawFn, number: int) -> tuple[Record, ...]:
    """One person with what was told; the birth date and a number tell one from another."""
    id = new_id()
    formal = draw(names(draw(st.sampled_from((NameUse.OFFICIAL, NameUse.UNSAID)))))
    others = [draw(names(use)) for use in draw(st.sets(st.sampled_from((NameUse.OLD, NameUse.MAIDEN))))]
    born = date(1930 + number, 2, 28).isoformat()[: draw(st.sampled_from((4, 7, 10)))]
    systems = draw(st.sets(st.sampled_from(("list:mrn", "http://a.example/x", "HOSP MR", "Patient"))))
    contacts = draw(
        st.lists(
            st.builds(
                ContactPoint,
                st.sampled_from((ContactSystem.PHONE, ContactSystem.SMS)),
                st.sampled_from(("+44 20 7946 0101", "0161 496 0000")),
                st.sampled_from(("", "home", "mobile", "work")),
            )
            | st.just(ContactPoint(ContactSystem.EMAIL, "a@example.org")),
            max_size=3,
        )
    )
    status = draw(st.sampled_from(PatientStatus))
    who = Patient(
        id, "Board N.", (formal, *others), born,
        tuple(Identifier(system, f"{number}-{system}") for system in sorted(systems)),
        tuple(dict.fromkeys(contacts)), status,
    )  # fmt: skip
    return (who, *draw(told(id)))


@st.composite
def told(draw: st.DrawFn, id: str) -> list[Record]:
    """Facts, somebody around, visits."""
    kinds: dict[FactKind, Any] = {
        FactKind.NAME_TO_USE: st.builds(dict, text=WORD),
        FactKind.LEGAL_NAME: st.builds(dict, text=WORD),
        FactKind.PRONUNCIATION: st.builds(dict, text=WORD),
        FactKind.PRONOUNS: st.sampled_from(
            [{"code": "she"}, {"code": "name"}, {"code": "other", "text": "xe / xem"}]
        ),
        FactKind.SPOKEN_LANGUAGE: st.builds(dict, code=st.sampled_from(("vi", "pl", "pt-BR", "bfi"))),
        FactKind.READING_LANGUAGE: st.builds(dict, code=st.sampled_from(("en", "zh-Hant"))),
        FactKind.INTERPRETER: st.builds(dict, code=st.sampled_from(("yes", "no", "unknown"))),
        FactKind.CHANNEL: st.builds(dict, code=st.sampled_from(("call", "text", "paper"))),
    }
    records: list[Record] = []
    for kind in draw(st.sets(st.sampled_from(sorted(kinds)))):
        said: Fact = fact(new_id(), id, kind, **draw(kinds[kind]))
        records.append(said)
    if draw(st.booleans()):
        records.append(
            Relation(new_id(), id, draw(WORD), draw(WORD | st.just("")), guardian=draw(st.booleans()))
        )
    for day in draw(st.sets(st.integers(-3, 3))):
        one: Visit = visit(
            new_id(), id, draw(st.sampled_from(_CLOCKS)), TODAY + timedelta(days=day),
            state=draw(st.sampled_from(_STATES)), kind=draw(st.sampled_from(VisitKind)),
            room=draw(st.sampled_from(("", "3", "Room 2"))),
        )  # fmt: skip
        records.append(one)
    return records


@st.composite
def clinics(draw: st.DrawFn) -> Clinic:
    """Up to four people."""
    many = draw(st.integers(1, 4))
    return Clinic(tuple(record for number in range(many) for record in draw(people(number))))


SIOBHAN = "0b0d0000-0000-8000-8000-000000000001"


def text_of(desk: Desk, kind: str) -> str:
    """The file, as one text."""
    return "".join(export_records(desk, kind)[1])


def desk_of_siobhan() -> Desk:
    """Somebody of whom all is known that may leave, and much that may not: those words begin with Zq."""
    names = (
        PersonName(family="Brennan", given=("Siobhán", "Mary"), prefix="Dr", use=NameUse.OFFICIAL),
        PersonName(family="O’Neil", given=("Siobhán",), use=NameUse.MAIDEN),
    )
    person = patient(SIOBHAN)
    who = type(person)(
        SIOBHAN, "Siobhán B.", names, "1961-03", (Identifier("http://pas.example/mrn", "1042"),),
        (
            ContactPoint(ContactSystem.PHONE, "+44 20 7946 0101", "home"),
            ContactPoint(ContactSystem.SMS, "07700 900123", "mobile"),
            ContactPoint(ContactSystem.EMAIL, "s@example.org"),
        ),
    )  # fmt: skip
    return desk_with(
        (
            *STAFF,
            who,
            fact("f1", SIOBHAN, FactKind.NAME_TO_USE, "Shiv"),
            fact("f2", SIOBHAN, FactKind.PRONUNCIATION, "shi-VAWN"),
            fact("f3", SIOBHAN, FactKind.PRONOUNS, "they / them", code="they", how_to_meet="at every visit"),
            fact("f4", SIOBHAN, FactKind.SPOKEN_LANGUAGE, code="ga"),
            fact("f5", SIOBHAN, FactKind.READING_LANGUAGE, code="en"),
            fact("f6", SIOBHAN, FactKind.INTERPRETER, code="yes"),
            fact("f7", SIOBHAN, FactKind.CHANNEL, code="text"),
            fact("f8", SIOBHAN, FactKind.FORMER_NAME, "Zqformer"),
            fact("f9", SIOBHAN, FactKind.GO_GENTLY, "Zqgently", code="on"),
            fact("f10", SIOBHAN, FactKind.LEGAL_NAME, "Zqprivate", audience=Audience.PRIVATE),
            Relation("r1", SIOBHAN, "Aoife Brennan", "daughter", needs="Zqneeds"),
            Relation("r2", SIOBHAN, "Zqgone", "husband", status=RelationStatus.NO_CONTACT),
            Relation("r3", SIOBHAN, "Zqhidden", "friend", audience=Audience.PRIVATE),
            visit("v1", SIOBHAN, note="Zqnote", room="3"),
        ),
        NOW,
        ANA,
    )
