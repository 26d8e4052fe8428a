"""What is asked before a note is kept: is it private, did the patient agree, which need gives its place."""

from collections.abc import Callable
from typing import Protocol

from frontdesk.domain.audience import Audience
from frontdesk.domain.changes import Changes
from frontdesk.domain.consent import ConsentAnswer
from frontdesk.domain.errors import Fixable
from frontdesk.domain.fact import Fact, FactKind
from frontdesk.screens.record.open_record import OpenForm, OpenRecord
from frontdesk.usecases.change_fact import on_strip
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.set_consent import set_consent

Answer = tuple[str, str, Callable[[], None] | None]
"""Its key, its words, and how it goes on; None leaves everything as it is."""


class Asker(Protocol):
    """The page that asks, and goes on with the answer."""

    desk: Desk

    def ask(self, record: OpenRecord, words: str, *answers: Answer) -> None: ...
    def keep(self, record: OpenRecord, form: OpenForm, *, closing: bool = True) -> None: ...
    def write(
        self,
        job: Callable[[OpenRecord], Changes],
        said: str,
        what: str,
        *,
        then: Callable[[Changes], None] = ...,
    ) -> None: ...


def ask_private(page: Asker, record: OpenRecord, form: OpenForm, trouble: Fixable) -> None:
    """The words are better private."""

    def private() -> None:
        form.values = {**form.values, "audience": Audience.PRIVATE.value}
        page.keep(record, form)

    page.ask(
        record,
        trouble.what,
        ("private", "Make it private", private),
        ("rewrite", "Write it another way", None),
    )


def ask_consent(page: Asker, record: OpenRecord, form: OpenForm, trouble: Fixable) -> None:
    """A personal note needs a yes."""

    def agreed() -> None:
        desk, yes = page.desk, ConsentAnswer.YES
        page.write(
            lambda r: set_consent(desk, r.patient_id, yes),
            "Noted",
            "the answer",
            then=lambda _: page.keep(record, form),
        )

    page.ask(record, trouble.what, ("agreed", "The patient agreed", agreed), ("no", "Not now", None))


def ask_place(
    page: Asker,
    record: OpenRecord,
    form: OpenForm | None,
    again: Callable[[str], None] | None,
    trouble: Fixable,
) -> None:
    """Three needs stand in the strip: which gives its place."""

    def gives(out: Fact) -> Callable[[], None]:
        def go_on() -> None:
            if form is not None:
                form.instead_of = out.id
                page.keep(record, form)
            elif again is not None:
                again(out.id)

        return go_on

    facts = record.seen.facts if record.seen is not None else ()
    there = [f for f in on_strip(page.desk, facts) if f.kind is not FactKind.INTERPRETER]
    places = [(f.id, f.neutral_verb, gives(f)) for f in there]
    page.ask(record, trouble.what, *places, ("no", "Leave the strip as it is", None))
