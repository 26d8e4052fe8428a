"""Which record lives in which table, under which key."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from frontdesk.domain.booking import Booking
from frontdesk.domain.clinic import Clinic, Clinician, Delay
from frontdesk.domain.concern import Concern
from frontdesk.domain.consent import Consent
from frontdesk.domain.fact import Fact
from frontdesk.domain.hidden_from import HiddenFrom
from frontdesk.domain.languages import HelloChecked, PackSigned
from frontdesk.domain.moment import Moment
from frontdesk.domain.need_met import NeedMet
from frontdesk.domain.patient import Patient
from frontdesk.domain.promise import Promise
from frontdesk.domain.relation import Relation
from frontdesk.domain.set_aside import SetAside
from frontdesk.domain.staff import HandOverNote, Person
from frontdesk.domain.task import Task
from frontdesk.domain.template import Complaint, LineDraft, LineRest, LineVersion, PromptTemplate
from frontdesk.domain.two_people import TwoPeople
from frontdesk.domain.visit import Visit
from frontdesk.store.sqlite.rows import Codec, Column


@dataclass(frozen=True)
class Table:
    """One kind of record and the table that keeps it."""

    name: str
    kind: type[Any]

    @cached_property
    def codec(self) -> Codec[Any]:
        """How its records become rows."""
        return Codec(self.kind)

    @cached_property
    def key(self) -> tuple[str, ...]:
        """Records about a patient stand beside each other, so that a card touches few pages; a line is
        another one in each language."""
        first = next((name for name in ("patient_id", "lang") if name in self.codec.names), "")
        return (first, "id") if first else ("id",)

    @cached_property
    def hideable(self) -> bool:
        """Can be written by an import without being seen before the import is done."""
        return "import_id" in self.codec.names

    @cached_property
    def columns(self) -> str:
        """The columns in the codec's order, quoted: some words of the desk are words of SQL."""
        return ", ".join(f'"{name}"' for name in self.codec.names)

    def columns_as(self, alias: str) -> str:
        """The same behind a table alias."""
        return ", ".join(f'{alias}."{name}"' for name in self.codec.names)

    @cached_property
    def at_key(self) -> str:
        """The WHERE part that names one record."""
        return " AND ".join(f'"{name}" = ?' for name in self.key)

    def key_of(self, record: Any) -> list[Column]:
        """The values for ``at_key``."""
        return [getattr(record, name) for name in self.key]


TABLES: tuple[Table, ...] = (
    Table("clinic", Clinic),
    Table("clinician", Clinician),
    Table("delay", Delay),
    Table("person", Person),
    Table("hand_over_note", HandOverNote),
    Table("patient", Patient),
    Table("fact", Fact),
    Table("visit", Visit),
    Table("booking", Booking),
    Table("concern", Concern),
    Table("promise", Promise),
    Table("moment", Moment),
    Table("relation", Relation),
    Table("need_met", NeedMet),
    Table("task", Task),
    Table("consent", Consent),
    Table("two_people", TwoPeople),
    Table("hidden_from", HiddenFrom),
    Table("set_aside", SetAside),
    Table("prompt_template", PromptTemplate),
    Table("line_draft", LineDraft),
    Table("line_version", LineVersion),
    Table("line_rest", LineRest),
    Table("complaint", Complaint),
    Table("pack_signed", PackSigned),
    Table("hello_checked", HelloChecked),
)

OF_KIND: dict[type[Any], Table] = {table.kind: table for table in TABLES}
OF_NAME: dict[str, Table] = {table.name: table for table in TABLES}
