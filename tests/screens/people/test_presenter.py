"""The panel without a window: who takes the desk, in which order, and what is told to whom."""

from dataclasses import dataclass, field

import pytest

from frontdesk.domain.changes import Changes
from frontdesk.domain.staff import Person
from frontdesk.domain.visit import Visit
from frontdesk.frame.jobs import AtOnce
from frontdesk.screens.people.presenter import Around, PeoplePresenter
from frontdesk.screens.people.shown import PeopleShown
from frontdesk.usecases.check_in import check_in
from tests.desks import desk_with
from tests.people import ANA, JOY, NOW, STAFF, patient, visit
from tests.screens.today.fakes import LaterJobs


@dataclass
class FakePanel:
    """Implements ``PeopleDisplay`` and hears what the window would."""

    shown: PeopleShown | None = None
    trouble: tuple[str, str] = ("", "")
    shuts: int = 0
    told: list[str] = field(default_factory=list)

    def show_people(self, shown: PeopleShown) -> None:
        self.shown = shown

    def show_trouble(self, words: str, *, under: str) -> None:
        self.trouble = (words, under)

    def shut(self) -> None:
        self.shuts += 1


class Panel:
    """The presenter with its fakes."""

    def __init__(self, jobs: LaterJobs | None = None) -> None:
        self.desk = desk_with((*STAFF, patient("p1"), visit("v1", "p1")), NOW, ANA)
        self.display = FakePanel()
        self.jobs = jobs or AtOnce()
        around = Around(self._changed, self._did, self.display.told.append)
        self.presenter = PeoplePresenter(self.desk, self.jobs, self.display, around)  # type: ignore[arg-type]  # stand-ins with the same verbs

    def _changed(self, person: Person) -> None:
        self.display.told.append(f"-> {person.shown_name}, desk of {self.desk.staff.shown_name}")

    def _did(self, changes: Changes, what: str, said: str) -> None:
        deed = self.desk.store.deed(changes.deed)
        assert deed is not None
        self.display.told.append(f"{deed.by} did: {what}. {said}".strip())


@pytest.fixture
def panel() -> Panel:
    panel = Panel()
    panel.presenter.asked()
    return panel


def test_it_lists_who_works_here_and_marks_who_is_there(panel: Panel) -> None:
    assert panel.display.shown is not None
    assert [(p.name, p.here) for p in panel.display.shown.people] == [("Ana", True), ("Joy", False)]


def test_somebody_of_the_list_takes_the_desk(panel: Panel) -> None:
    panel.presenter.picked("joy")
    assert panel.desk.staff == JOY
    assert panel.display.shuts == 1
    assert panel.display.told == ["-> Joy, desk of Joy", "Joy is at the desk now."]


def test_who_is_there_already_just_goes_on(panel: Panel) -> None:
    panel.presenter.picked("ana")
    assert (panel.display.shuts, panel.display.told) == (1, [])


def test_what_the_person_before_asked_for_is_still_theirs() -> None:
    """The writer has not come to Ana's check-in yet when Joy sits down."""
    panel = Panel(LaterJobs())
    jobs = panel.jobs
    assert isinstance(jobs, LaterJobs)
    jobs.write(lambda: check_in(panel.desk, "v1"), lambda _: None, lambda _: None)
    panel.presenter.picked("joy")
    panel.presenter.picked("joy")
    assert len(jobs.waiting) == 2, "asked once"
    jobs.run_all()
    seen = panel.desk.store.get(Visit, "v1")
    assert seen is not None
    assert (seen.checked_in_by, panel.desk.staff) == ("ana", JOY)


def test_somebody_new_is_added_by_whoever_was_there_and_takes_the_desk(panel: Panel) -> None:
    panel.presenter.added(" Kim ", "")
    assert panel.desk.staff.shown_name == "Kim"
    assert panel.display.told == [
        "ana did: Kim on the list.",
        "-> Kim, desk of Kim",
        "Kim is at the desk now. To take it back, Ana comes back first.",
    ]


def test_a_name_that_will_not_do_is_said_under_its_field(panel: Panel) -> None:
    panel.presenter.added("joy", "")
    words, under = panel.display.trouble
    assert words.startswith("joy is on the list already.")
    assert under == "name"
    assert (panel.desk.staff, panel.display.shuts) == (ANA, 0)


def test_a_note_is_left_once_and_its_draft_is_gone(panel: Panel) -> None:
    panel.presenter.note_typed("The courier comes at two")
    panel.presenter.note_left("The courier comes at two")
    assert panel.display.told == ["ana did: the note. The note waits for whoever comes next."]
    panel.presenter.asked()
    assert panel.display.shown is not None
    assert panel.display.shown.note == ""
    assert len(panel.desk.store.hand_over_notes()) == 1


def test_a_half_typed_note_waits_for_whoever_typed_it(panel: Panel) -> None:
    panel.presenter.note_typed("The cour")
    panel.presenter.picked("joy")
    panel.presenter.asked()
    assert panel.display.shown is not None
    assert panel.display.shown.note == ""
    panel.presenter.picked("ana")
    panel.presenter.asked()
    assert panel.display.shown.note == "The cour"


def test_an_empty_note_is_said_under_its_field(panel: Panel) -> None:
    panel.presenter.note_left("  ")
    assert panel.display.trouble == ("There is nothing in the note yet. Nothing was left.", "note")
    assert panel.display.shuts == 0


def test_what_whoever_is_there_speaks_is_an_act_of_theirs(panel: Panel) -> None:
    assert panel.display.shown is not None
    assert panel.display.shown.speaks == ""
    panel.presenter.speaks_given("spanish, VI")
    assert panel.desk.staff.languages == ("es", "vi")
    assert panel.display.told == ["ana did: the languages you speak. Ana also speaks Spanish, Vietnamese."]
    panel.presenter.asked()
    assert panel.display.shown.speaks == "Spanish, Vietnamese"
    panel.presenter.speaks_given("Spanish, Vietnamese")
    assert len(panel.display.told) == 1, "the same again is no act"
    panel.presenter.speaks_given(" ")
    assert panel.display.told[1:] == ["ana did: the languages you speak. Ana speaks no other language."]


def test_a_language_nobody_knows_is_said_under_its_field(panel: Panel) -> None:
    panel.presenter.speaks_given("Blorbish")
    words, under = panel.display.trouble
    assert (words.startswith("No language of that name"), under) == (True, "speaks")
    panel.presenter.added("Kim", "Blorbish")
    words, under = panel.display.trouble
    assert (words.startswith("No language of that name"), under) == (True, "name")
    assert (panel.desk.staff, panel.display.shuts) == (ANA, 0)
