"""One page with every part in its states, laid out as the design shows them."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from frontdesk.qt.look import Look
from frontdesk.qt.painting import glyph
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import (
    BIG_LINE,
    BODY,
    LINE_SENTENCE,
    NOTE,
    SMALL,
    SMALL_STRONG,
    TITLE_2,
    TITLE_LARGE,
)
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame, Panel
from frontdesk.qt.widgets.chip import SituationChip
from frontdesk.qt.widgets.field import Field
from frontdesk.qt.widgets.fold_row import FoldRow
from frontdesk.qt.widgets.key_hint import KeyHint
from frontdesk.qt.widgets.need_tile import NeedTile
from frontdesk.qt.widgets.popup_panel import PopupPanel
from frontdesk.qt.widgets.rail import Logo
from frontdesk.qt.widgets.rule import Rule
from frontdesk.qt.widgets.state_pill import Form, StatePill
from frontdesk.qt.widgets.tick import Tick
from frontdesk.qt.widgets.toast import Toast

SIZE = QSize(1366, 1030)
_HEAD = NOTE.weighing(600)

_GLYPHS = (
    ("ear", "hearing"),
    ("armchair", "quiet corner"),
    ("hand", "no handshake"),
    ("bookmark", "promise"),
    ("hourglass", "waiting"),
    ("timer", "running late"),
    ("route", "way in"),
    ("languages", "interpreter"),
    ("volume-2", "who can hear"),
    ("eye", "desk only"),
    ("lock", "private"),
    ("equal-approximately", "look-alike"),
    ("id-card", "ask who"),
    ("presentation", "show"),
    ("eye-off", "hide"),
    ("key-round", "lock screen"),
)


class Glyph(QWidget):
    """One icon by itself."""

    def __init__(self, look: Look, name: str, token: str, size: int) -> None:
        super().__init__()
        self._look, self._name, self._token, self._size = look, name, token, size

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(self._size), self._look.px(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self._look.colour(self._token)  # type: ignore[arg-type]  # a token of the theme by its name
        glyph(painter, self._look, self._name, colour, 0, 0, self._size)
        painter.end()


class ComponentsSheet(QWidget):
    """The sheet; places are absolute, so that a part that grows is seen."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedSize(SIZE)
        self.focused: Btn | None = None
        self._buttons()
        self._states()
        self._big_line()
        self._rooms()
        self._notes()
        self._panels()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.end()

    def _put(self, part: QWidget, x: int, y: int, width: int = 0, height: int = 0) -> QWidget:
        part.setParent(self)
        hint = part.sizeHint()
        part.setGeometry(x, y, width or hint.width(), height or hint.height())
        return part

    def _say(self, words: Text, x: int, middle: int) -> None:
        self._put(words, x, middle - words.sizeHint().height() // 2)

    def _head(self, text: str, x: int, middle: int) -> None:
        self._say(Text(self._look, text, _HEAD, "ink2"), x, middle)

    def _frame(self, panel: Panel, x: int, y: int, width: int, height: int) -> None:
        self._put(CardFrame(self._look, panel), x, y, width, height)

    def _buttons(self) -> None:
        look = self._look
        self._say(Text(look, "Frontdesk parts", TITLE_LARGE.sized(26, 34)), 36, 40)
        under = "Serif is for words to say and the sound of names. Everything else is sans."
        self._say(Text(look, under, BODY, "ink2"), 36, 67)
        self._put(Logo(look, side=44), 1286, 22)
        self._head("Buttons: rest, hover, focus, off. Leaving is a pill", 36, 106)
        for i in range(4):
            button = Btn(look, "Matched", "primary", key="Enter")
            self._put(button, 36 + i * 163, 124)
            if i == 1:
                button.setDown(True)
            if i == 2:
                self.focused = button
            button.setEnabled(i < 3)
        self._put(Btn(look, "Mark as left", "pill", icon="door-open", key="Enter"), 36, 172)
        self._put(Btn(look, "Hide", icon="eye-off", key="F9"), 284, 182)
        self._put(Btn(look, "Hide", icon="eye-off", key="F9"), 418, 182)
        self._put(Btn(look, "Show", "ghost", icon="presentation", key="F8"), 546, 182)

    def _states(self) -> None:
        look = self._look
        self._head("States: shape, icon and word first, colour last", 36, 260)
        pills: tuple[tuple[Form, str, int, int], ...] = (
            ("to_come", "To come", 36, 278),
            ("due_now", "Due now", 140, 278),
            ("waiting", "Waiting, 9 min", 246, 278),
            ("over_aim", "Waiting, 24 min", 386, 278),
            ("with_clinician", "With clinician", 534, 278),
            ("leaving", "Leaving", 36, 312),
            ("left", "Left", 136, 312),
        )
        for form, text, x, y in pills:
            self._put(StatePill(look, form, text), x, y)
        self._head("Needs: verbs, own tint, fixed thirds, never folded", 36, 364)
        right_ear = NeedTile(look, "Speak to the right ear", icon="ear")
        phone = NeedTile(look, "Phone the interpreter", icon="languages")
        self.tiles = (right_ear, phone)
        self._put(right_ear, 36, 382, 309, 46)
        self._put(phone, 357, 382, 309, 46)
        self._head("Situation: outline is off, filled is on. Hold Alt to see the numbers", 36, 454)
        chips = (
            ("Others can hear", "volume-2", "F7", True, 36, 472),
            ("Companion", "users-round", "1", False, 221, 472),
            ("15 late", "timer", "2", True, 372, 472),
            ("Interpreter ready", "languages", "3", False, 493, 472),
            ("Complaint today", "message-square-warning", "4", False, 36, 510),
            ("Go gently", "feather", "5", False, 218, 510),
        )
        for text, icon, key, on, x, y in chips:
            self._put(SituationChip(look, text, icon=icon, key=key, on=on), x - 6, y - 6)

    def _big_line(self) -> None:
        look = self._look
        self._head("The big line. Said is optional, nothing is counted", 36, 566)
        self._frame("say", 36, 584, 652, 168)
        self._put(Glyph(look, "inbox", "say_label", 20), 60, 607)
        self._say(Text(look, "Leaflet is in tray B", TITLE_2, "say_label"), 90, 617)
        words = "“Your large-print leaflet is ready.”"
        self._say(Text(look, words, BIG_LINE.sized(22, 30), "say_ink"), 60, 653)
        self._say(Text(look, "Promised 2 April. Hand it over.", SMALL, "ink2"), 60, 681)
        self._put(Tick(look, "Said", on=True), 53, 703)
        self._say(Text(look, "Said", NOTE.weighing(500), "ok"), 91, 720)
        self._put(KeyHint(look, "Space", bare=True), 128, 710)
        self._put(Btn(look, "Why this line?", "quiet", dense=True, key="F5"), 426, 698)
        self._put(Btn(look, "Not right", "quiet", dense=True, key="Del"), 565, 698)
        self._head("Every action can be taken back", 36, 774)
        toast = Toast(look, "Undo", key="Ctrl Z", parent=self)
        toast.say("Siobhán is checked in, 10:19")
        toast.move(48 - toast.shadow_room(), 800 - toast.shadow_room())
        self.toast = toast
        self._head("At most one question a visit", 36, 882)
        self._frame("side", 36, 900, 652, 103)
        self._say(Text(look, "One thing to check", SMALL_STRONG, "ink2"), 52, 919)
        self._say(Text(look, "Is large print still right?", NOTE), 52, 941)
        self._put(Btn(look, "Yes", dense=True, height=34), 46, 953)
        self._put(Btn(look, "Changed", dense=True, height=34), 108, 953)

    def _rooms(self) -> None:
        look = self._look
        self._head("One desk-only line, three rooms", 728, 106)
        self._frame("white", 728, 124, 602, 170)
        less = "“Did things go more smoothly for you today?”"
        rows = (
            (
                "Alone",
                "volume-x",
                "“Last time the lift made things hard. Better today?”",
                "The fact fills the sentence",
            ),
            ("Others can hear", "volume-2", less, "Discreet variant: the fact stays on the screen"),
            ("Show", "presentation", less, "In 40 px on the patient’s screen"),
        )
        for y in (181, 235):
            self._put(Rule(look), 742, y, 574)
        for i, (chip, icon, sentence, why) in enumerate(rows):
            middle = 155 + i * 54
            self._put(SituationChip(look, chip, icon=icon, on=True), 736, middle - 21)
            self._say(Text(look, sentence, LINE_SENTENCE.sized(16, 24)), 902, middle - 9)
            self._say(Text(look, why, SMALL, "ink2"), 902, middle + 12)

    def _notes(self) -> None:
        look = self._look
        self._head("Notes: a count, then open while held", 728, 320)
        self._put(FoldRow(look, "3 desk notes", icon="eye", hold="hold", key="F4"), 728, 338, 293)
        self._put(FoldRow(look, "2 private", icon="lock", hold="hold", key="F4"), 728, 388, 293)
        self._frame("held", 728, 440, 293, 113)
        self._put(Glyph(look, "eye", "ink2", 16), 741, 451)
        self._say(Text(look, "Desk notes, while F4 is held", SMALL_STRONG, "ink2"), 766, 459)
        self._put(KeyHint(look, "F4"), 984, 448)
        told = Text(look, "No handshake. Write down the next step. Fetch from the side entrance.", NOTE)
        self._put(told, 740, 475, 250, told.heightForWidth(250))
        self._put(Glyph(look, "lock-open", "ink2", 16), 741, 525)
        self._say(Text(look, "Private: keep holding 1 second", SMALL_STRONG, "ink2"), 766, 533)
        self._head("Add what we are told: F2, words, Enter. Tab changes who may hear", 728, 646)
        add = Field(
            look,
            accessible="Add what we are told",
            icon="plus",
            hints=("Desk only", "Tab", "Enter"),
        )
        add.setText("Window seat if free")
        self._put(add, 728, 664, 602)
        self._head("One glyph, one meaning", 728, 732)
        for i, (name, meaning) in enumerate(_GLYPHS):
            x, y = 728 + round((i // 4) * 152.6), 761 + (i % 4) * 27
            self._put(Glyph(look, name, "ink", 18), x + 2, y - 9)
            self._say(Text(look, meaning, SMALL, "ink2"), x + 29, y)

    def _panels(self) -> None:
        look = self._look
        self._head("“Not right”: small, with reasons", 1037, 320)
        reasons = ("Not true any more", "Not the moment", "Odd wording", "It was not welcome")
        rows = [(str(i), text) for i, text in enumerate(reasons, 1)]
        panel = PopupPanel(look, "What was not right?", rows, close_key="Esc")
        self._put(panel, 1037, 338, 293, 166)
        why = [("80", "Promise"), ("20", "Ready since 12 May")]
        points = PopupPanel(look, "Why this line? 100 points", why, close_key="Esc", picking=False)
        self._put(points, 1037, 514, 293, 106)
