"""The record's presenter over a real store: late answers, Enter pressed twice, news from elsewhere."""

from dataclasses import dataclass, field

from frontdesk.domain.changes import Changes
from frontdesk.domain.fact import Fact, FactKind
from frontdesk.domain.paper import Paper
from frontdesk.frame.change_board import ChangeBoard
from frontdesk.screens.record.presenter import RecordPresenter
from frontdesk.screens.record.shown import EraseShown, FormShown, QuestionShown, RecordShown, Saving
from frontdesk.usecases.add_fact import add_fact
from tests.desks import desk_with
from tests.people import ANA, JOY, NOW, STAFF, patient
from tests.screens.today.fakes import LaterJobs


@dataclass
class FakeDisplay:
    """The last of everything that was shown."""

    record: RecordShown | None = None
    form: FormShown | None = None
    question: QuestionShown | None = None
    trouble: str = ""
    hint: str = ""
    toasts: list[str] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    erase: EraseShown | None = None
    folders_asked: int = 0
    gone: list[tuple[str, str]] = field(default_factory=list)
    saving: list[Saving] = field(default_factory=lambda: [Saving.NOTHING])
    trying: bool = False

    def show_record(self, shown: RecordShown) -> None:
        self.record = shown

    def show_form(self, form: FormShown | None) -> None:
        self.form = form

    def show_trouble(self, words: str) -> None:
        self.trouble = words

    def show_hint(self, words: str) -> None:
        self.hint = words

    def show_question(self, question: QuestionShown | None) -> None:
        self.question = question

    def show_toast(self, words: str, *, undo: bool, trouble: bool = False, stays: bool = False) -> None:
        del undo, trouble, stays
        self.toasts.append(words)

    def show_saving(self, saving: Saving) -> None:
        if saving is not self.saving[-1]:
            self.saving.append(saving)

    def try_again(self, on: bool) -> None:
        self.trying = on

    def print_paper(self, paper: Paper) -> None:
        self.papers.append(paper)

    def put_toast_away(self) -> None:
        """Nothing lies over this one."""

    def show_erase(self, shown: EraseShown | None) -> None:
        self.erase = shown

    def ask_folder(self) -> None:
        self.folders_asked += 1

    def erased(self, patient_id: str, words: str) -> None:
        self.gone.append((patient_id, words))

    def forget(self) -> None:
        self.record = self.form = None


class Record:
    """A presenter with its fakes and two patients."""

    def __init__(self) -> None:
        self.desk = desk_with((*STAFF, patient("p1"), patient("p2", "Tomasz", "Wójcik")), NOW, ANA)
        self.jobs, self.display, self.news = LaterJobs(), FakeDisplay(), ChangeBoard()
        self.presenter = RecordPresenter(self.desk, self.jobs, self.news, self.display)  # type: ignore[arg-type]  # stand-ins with the same verbs

    def sound(self, words: str) -> None:
        """A sound is typed into its form."""
        self.presenter.add_asked()
        self.presenter.kind_picked("pronunciation")
        page = self.presenter._page
        assert page.open is not None
        assert page.open.form is not None
        self.presenter.typed({**page.open.form.values, "text": words})

    def sounds(self, of: str) -> list[Fact]:
        return [f for f in self.desk.store.facts_of(of) if f.kind is FactKind.PRONUNCIATION]


def test_enter_pressed_twice_keeps_once() -> None:
    record = Record()
    record.presenter.open("p1", "")
    record.jobs.run_all()
    record.sound("shi-VAWN")
    record.presenter.entered()
    record.presenter.entered()
    record.presenter.form_left()
    record.jobs.run_all()
    assert [f.text for f in record.sounds("p1")] == ["shi-VAWN"]
    assert record.display.form is None
    assert record.display.toasts == ["Saved"]


def test_an_answer_for_the_patient_before_is_dropped() -> None:
    record = Record()
    record.presenter.open("p1", "")
    record.presenter.open("p2", "")
    record.jobs.run(2)
    record.jobs.run(0)
    assert record.display.record is not None
    assert record.display.record.name == "Tomasz Wójcik"


def test_what_is_kept_after_leaving_shows_nowhere() -> None:
    record = Record()
    record.presenter.open("p1", "")
    record.jobs.run_all()
    record.sound("shi-VAWN")
    record.presenter.entered()
    record.presenter.closed()
    record.jobs.run_all()
    assert [f.text for f in record.sounds("p1")] == ["shi-VAWN"]
    assert record.display.record is None
    record.presenter.open("p1", "")
    record.jobs.run_all()
    assert record.display.form is None, "it is kept, and not half typed any more"


def test_news_about_this_patient_follows_and_the_form_stays() -> None:
    record = Record()
    record.presenter.open("p1", "")
    record.jobs.run_all()
    record.sound("half ty")
    record.news.publish(add_fact(record.desk, "p1", "call me Shiv"), by=None)
    record.jobs.run_all()
    assert record.display.record is not None
    assert [n.words for g in record.display.record.groups for n in g.notes] == ["Shiv"]
    assert record.display.form is not None
    assert record.display.form.parts[0].value == "half ty"
    before = len(record.jobs.waiting)
    record.news.publish(Changes(patients=frozenset({"p2"})), by=None)
    assert len(record.jobs.waiting) == before


def test_a_day_that_cannot_be_read_is_said() -> None:
    record = Record()
    record.presenter.open("p1", "")
    record.jobs.run_all()
    record.sound("shi-VAWN")
    page = record.presenter._page
    assert page.open is not None
    assert page.open.form is not None
    record.presenter.typed({**page.open.form.values, "review": "some day"})
    record.presenter.entered()
    record.jobs.run_all()
    assert "14 May 2027" in record.display.trouble
    assert record.sounds("p1") == []


def test_what_comes_late_brings_nothing_back_while_everything_is_hidden() -> None:
    record = Record()
    record.presenter.open("p1", "")
    record.presenter.put_out_of_sight()
    record.jobs.run_all()
    assert record.display.record is None
    record.presenter.show_again()
    assert record.display.record is not None
    record.sound("shi-VAWN")
    record.presenter.entered()
    record.presenter.put_out_of_sight()
    record.news.publish(add_fact(record.desk, "p1", "call me Shiv"), by=None)
    record.jobs.run_all()
    assert (record.display.record, record.display.form, record.display.toasts) == (None, None, [])
    assert [f.text for f in record.sounds("p1")] == ["shi-VAWN"], "kept all the same"


def test_a_question_that_came_while_hidden_was_asked_of_nobody() -> None:
    record = Record()
    record.presenter.open("p1", "")
    record.jobs.run_all()
    record.sound("has diabetes")
    record.presenter.entered()
    record.presenter.put_out_of_sight()
    record.jobs.run_all()
    assert record.display.question is None
    record.presenter.show_again()
    record.presenter.entered()
    record.jobs.run_all()
    assert record.display.question is not None, "asked when somebody can see it"
    assert record.sounds("p1") == []


def test_nobody_takes_back_what_somebody_else_did() -> None:
    record = Record()
    record.presenter.open("p1", "")
    record.jobs.run_all()
    record.sound("shi-VAWN")
    record.presenter.entered()
    record.jobs.run_all()
    record.desk.staff = JOY
    record.presenter.undo()
    record.jobs.run_all()
    assert record.display.toasts[-1] == "Nothing of yours to take back here"
    assert [f.text for f in record.sounds("p1")] == ["shi-VAWN"]
    record.desk.staff = ANA
    record.presenter.undo()
    record.jobs.run_all()
    assert record.display.toasts[-1].startswith("Taken back")


def test_a_copy_is_of_whoever_is_open_and_of_nobody_else() -> None:
    record = Record()
    record.presenter.open("p1", "")
    record.jobs.run_all()
    record.presenter.copy_asked()
    record.jobs.run_all()
    (paper,) = record.display.papers
    assert "Brennan" in paper.title
    record.presenter.copy_asked()
    record.presenter.open("p2", "")
    record.jobs.run_all()
    assert len(record.display.papers) == 1, "the answer came for the patient before"
    record.presenter.copy_asked()
    record.presenter.put_out_of_sight()
    record.jobs.run_all()
    assert len(record.display.papers) == 1, "nothing is printed while everything is hidden"
