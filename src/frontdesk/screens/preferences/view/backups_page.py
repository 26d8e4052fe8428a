"""The page of backups: its rows, each backup one can go back to, and in place what that means."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from frontdesk.qt.layouts import Line, column, empty, flowing, row
from frontdesk.qt.look import RESERVE, Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BODY, NOTE, STRONG, TITLE_2
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.glyph import Glyph
from frontdesk.qt.widgets.progress import Progress
from frontdesk.screens.preferences.shown import BackupShown, GoBackShown, GroupShown, PageShown
from frontdesk.screens.preferences.view.pages import SettingsPage, ruled


class GoBackPanel(CardFrame):
    """``confirmed`` and ``put_away``. While it is made ready there is a bar in their place."""

    confirmed = Signal()
    put_away = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "ask", parent)
        self._look = look
        self.title = Text(look, "", TITLE_2)
        self._held = Text(look, "", BODY)
        self._gone = Text(look, "", STRONG)
        listed = QWidget()
        self._acts = column(look, listed, gap=2, edges=(26, 0, 0, 0))
        self._kept = Text(look, "", BODY)
        self._then = Text(look, "", NOTE, "ink2")
        self.doing = Text(look, "", STRONG)
        self._bar = Progress(look, accessible="How far it is")
        self.really = Btn(look, "", "danger", icon="history")
        self.stay = Btn(look, "Keep the store as it is", "secondary", key="Esc")
        self.really.clicked.connect(self.confirmed)
        self.stay.clicked.connect(self.put_away)
        words = column(look, gap=8, edges=(RESERVE, 0, 0, 0))
        words.addWidget(self.title)
        words.addLayout(self._line("check", self._held))
        words.addLayout(self._line("x", self._gone))
        words.addWidget(listed)
        words.addLayout(self._line("hard-drive", self._kept))
        words.addWidget(self._then)
        words.addWidget(self.doing)
        words.addWidget(self._bar)
        self._buttons = flowing(look, 4, self.really, self.stay)
        whole = column(look, self, gap=8, edges=(20 - RESERVE, 16, 20, 14))
        whole.addLayout(words)
        whole.addWidget(self._buttons)
        self.setVisible(False)

    def show_going(self, shown: GoBackShown | None) -> None:
        """What it means; None closes it."""
        fresh = shown is not None and self.isHidden()
        self.setVisible(shown is not None)
        empty(self._acts)
        if shown is None:
            return
        self.title.show_words(shown.title)
        self._held.show_words(shown.held)
        self._gone.show_words(shown.gone)
        for act in shown.acts:
            self._acts.addWidget(Text(self._look, act, NOTE, "ink2"))
        self._kept.show_words(shown.kept)
        self._then.show_words(shown.then)
        self.really.show_text(shown.button)
        self._buttons.setVisible(not shown.step)
        self.doing.show_words(shown.doing)
        self.doing.setVisible(bool(shown.step))
        self._bar.setVisible(bool(shown.step))
        self._bar.setMaximum(shown.steps)
        self._bar.setValue(shown.step)
        if fresh:
            self.stay.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, glyph: str, words: Text) -> Line:
        line = row(self._look, gap=10)
        line.addWidget(Glyph(self._look, glyph, 16), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        return line


class BackupRow(QWidget):
    """One backup and its button."""

    def __init__(self, look: Look, shown: BackupShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = shown.key
        self.button = Btn(look, "Restore", dense=True)
        self.button.setAccessibleName(f"Restore: {shown.label}")
        self.button.setAccessibleDescription(shown.words)
        line = row(look, self, gap=18, edges=(20, 8, 20 - RESERVE, 8))
        line.addWidget(Glyph(look, "history", 18), 0, Qt.AlignmentFlag.AlignVCenter)
        said = column(look, gap=1)
        said.addWidget(Text(look, shown.label, STRONG))
        said.addWidget(Text(look, shown.words, NOTE, "ink2"))
        line.addLayout(said, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)


class BackupsPage(SettingsPage):
    """``restore_pressed(key)`` beside a backup; ``going`` says in place what it means."""

    restore_pressed = Signal(str)

    def __init__(self, look: Look, page: PageShown, parent: QWidget | None = None) -> None:
        super().__init__(look, page, parent)
        self.going = GoBackPanel(look, self)
        self._card = CardFrame(look, parent=self)
        self._inside = column(look, self._card, edges=(0, 5, 0, 5))
        self.backups: list[BackupRow] = []
        self._shown: tuple[BackupShown, ...] = ()
        self._card.setVisible(False)

    def show_groups(self, groups: tuple[GroupShown, ...]) -> None:
        """The rows first, then the backups, then what leaves: each again where it stood."""
        built = bool(self.rows)
        super().show_groups(groups)
        if not built:
            self.body.insertWidget(0, self.going)
            self.body.insertWidget(self.body.count() - 2, self._card)

    def show_backups(self, backups: tuple[BackupShown, ...]) -> None:
        """The newest first; the same list once more costs nothing."""
        if backups == self._shown:
            return
        self._shown = backups
        held = next((one.key for one in self.backups if one.button.hasFocus()), "")
        empty(self._inside)
        self.backups = []
        title = Text(self._look, "Go back to a backup", NOTE.weighing(600), "ink2")
        head = row(self._look, edges=(20, 9, 20, 2))
        head.addWidget(title)
        self._inside.addLayout(head)
        for shown in backups:
            if self.backups:
                self._inside.addWidget(ruled(self._look))
            one = BackupRow(self._look, shown, self._card)
            one.button.clicked.connect(lambda _=False, key=shown.key: self.restore_pressed.emit(key))
            self._inside.addWidget(one)
            self.backups.append(one)
            if shown.key == held:
                one.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._card.setVisible(bool(backups))

    def show_going(self, shown: GoBackShown | None) -> None:
        """Above all else, in place of the list, with the keys on what keeps the store as it is."""
        was = not self.going.isHidden()
        self.going.show_going(shown)
        self._card.setVisible(shown is None and bool(self._shown))
        if shown is None and was and self.backups:
            self.backups[0].button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif shown is not None and not was:
            self.area.verticalScrollBar().setValue(0)
