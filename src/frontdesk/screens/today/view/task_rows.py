"""Small things of this visit in the panel beside the lines: a tick and the words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from frontdesk.qt.accessible import Role, reads_as
from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import NOTE, SMALL_STRONG
from frontdesk.qt.widgets.tick import Tick
from frontdesk.screens.today.shown_owed import TaskShown

TITLE = "For this visit"
_NONE = TaskShown("", "", done=False)


class _TaskRow(QWidget):
    """One of them; what is done is quiet."""

    ticked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._id = ""
        self.tick = Tick(look, "Done")
        self.tick.clicked.connect(lambda: self.ticked.emit(self._id))
        self._words = Text(look, "", NOTE.weighing(500), middle=True)
        line = row(look, self, gap=4)
        line.addWidget(self.tick)
        line.addWidget(self._words, 1)

    def show_task(self, task: TaskShown) -> None:
        """Fill it."""
        self._id = task.id
        self.tick.setChecked(task.done)
        self.tick.setAccessibleName(f"Done: {task.what}" if task.what else "Done")
        self._words.show_words(task.what)
        self._words.show_colour("ink3" if task.done else "ink")


@reads_as(Role.Grouping)
class TaskRows(QWidget):
    """Hidden where there is nothing to do."""

    ticked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(TITLE)
        self._rows: list[_TaskRow] = []
        self._column = column(look, self, edges=(4, 0, 4, 0))
        head = row(look, edges=(6, 0, 0, 0))
        head.addWidget(Text(look, TITLE, SMALL_STRONG, "ink2"), 1)
        self._column.addLayout(head)
        self.hide()

    def show_tasks(self, tasks: tuple[TaskShown, ...]) -> None:
        """Rows are kept from person to person, empty where they are not wanted."""
        self.setVisible(bool(tasks))
        while len(self._rows) < len(tasks):
            one = _TaskRow(self._look)
            one.ticked.connect(self.ticked)
            self._rows.append(one)
            self._column.addWidget(one)
        for at, one in enumerate(self._rows):
            one.show_task(tasks[at] if at < len(tasks) else _NONE)
            one.setVisible(at < len(tasks))

    def ticks(self) -> tuple[Tick, ...]:
        """Those that show, in order."""
        return tuple(one.tick for one in self._rows if not one.isHidden())
