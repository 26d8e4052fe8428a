"""The floor of a painted card: plain labels that stand where the card's stand, given the same words."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

Words = list[tuple[str, tuple[int, int, int, int]]]


def words_on(card: QWidget) -> Words:
    """Every text to be seen on it, with its place."""
    found = []
    parts: list[QLabel | QAbstractButton] = [*card.findChildren(QLabel), *card.findChildren(QAbstractButton)]
    for part in parts:
        if part.isVisible() and part.text():
            corner = part.mapTo(card, QPoint(0, 0))
            found.append((part.text(), (corner.x(), corner.y(), part.width(), part.height())))
    return found


class SameLabels:
    """As many labels as the fullest card has; each person's words go into them in order."""

    def __init__(self, cards: list[Words], width: int, height: int) -> None:
        self.window = QWidget()
        self.window.resize(width, height)
        fullest = max(cards, key=len)
        self._labels = []
        for _, place in fullest:
            label = QLabel(self.window)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setGeometry(*place)
            self._labels.append(label)
        self.window.show()

    def show(self, words: Words) -> None:
        """Set the text of every label."""
        for at, label in enumerate(self._labels):
            label.setText(words[at][0] if at < len(words) else "")
