"""Four boxes for the day and month of birth, with one line to type into behind them."""

from PySide6.QtCore import QRectF, QRegularExpression, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from frontdesk.qt import painting
from frontdesk.qt.look import Look
from frontdesk.qt.type_style import TextStyle

_WIDTH, _HEIGHT, _GAP, _APART, _RADIUS, _EDGE = 56, 62, 8, 26, 10, 2
_DIGIT = TextStyle("sans", 28, 36, 600)
_LETTER = TextStyle("sans", 18, 26, 400)
_COUNT = 4


class DigitBoxes(QLineEdit):
    """Shows what is typed in four boxes (two and two). `completed(digits)` on the fourth digit.

    `letters` stand in the empty boxes ("DDMM"). It reads as one field to a screen reader.
    """

    completed = Signal(str)

    def __init__(self, look: Look, *, accessible: str, letters: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._letters = letters
        self.setAccessibleName(accessible)
        self.setMaxLength(_COUNT)
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]*"), self))
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.setFrame(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self._edited)
        look.changed.connect(self._look_changed)

    def empty(self) -> None:
        """Take the digits away, for another try."""
        self.clear()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def sizeHint(self) -> QSize:
        look = self._look
        last = self._box(_COUNT - 1)
        return QSize(round(last.right()) + look.px(_EDGE), round(last.bottom()) + look.px(_EDGE))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # the boxes have one order: a digit goes into the first empty one
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End):
            return
        self.setCursorPosition(len(self.text()))
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, text = self._look, self.text()
        middle = Qt.AlignmentFlag.AlignHCenter
        painter = QPainter(self)
        for i in range(_COUNT):
            rect = self._box(i)
            now = self.hasFocus() and i == len(text)
            painting.box(
                painter,
                rect,
                look.pxf(_RADIUS),
                look.colour("surface"),
                look.colour("focus" if now else "line2"),
                look.pxf(2.4 if now else painting.HAIR),
            )
            if i < len(text):
                painting.words(painter, look, rect, text[i], _DIGIT, look.colour("ink"), middle)
            elif now:
                bar = QRectF(0, 0, look.px(2), look.px(28))
                bar.moveCenter(rect.center())
                painter.fillRect(bar, look.colour("brand"))
            else:
                letter = self._letters[i : i + 1]
                painting.words(painter, look, rect, letter, _LETTER, look.colour("ink3"), middle)
        painter.end()

    def _box(self, i: int) -> QRectF:
        look = self._look
        x = look.px(_EDGE) + i * (look.px(_WIDTH) + look.px(_GAP))
        if i >= _COUNT // 2:
            x += look.px(_APART) - look.px(_GAP)
        return QRectF(x, look.px(_EDGE), look.px(_WIDTH), look.px(_HEIGHT))

    def _edited(self, text: str) -> None:
        self.update()
        if len(text) == _COUNT:
            self.completed.emit(text)

    def _look_changed(self) -> None:
        self.updateGeometry()
        self.update()
