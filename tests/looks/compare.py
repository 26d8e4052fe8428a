"""Comparing a drawn picture with the approved one: strict about shapes and colours, calm about fonts.

Two computers draw the same letter a little differently, so pixels are not simply compared. Four rules:

- **ink**: an 8 by 8 block may not become lighter or darker by more than `INK` on the average;
- **place**: no pixel may differ by more than `FAR` from everything within one pixel of it in the other
  picture, so that a letter cut by two pixels or a line moved by two is found;
- **line**: a level run of one colour must be in the other picture, at most one pixel away;
- **paint**: a colour that is laid on in long runs (grounds, borders) must be in both pictures, exactly.

Approved pictures are in `tests/looks/approved/`. They are written only when `FRONTDESK_APPROVE_LOOKS=1`
is set (`packaging/dev.py looks` sets it); look at them before you commit them.
"""

import os
from collections import Counter
from itertools import groupby
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

BLOCK = 8
INK = 26
FAR = 130
RUN = 16

APPROVED = Path(__file__).parent / "approved"
DRAWN = Path(__file__).resolve().parents[2] / "out" / "looks"
_ENOUGH = 12


def picture(widget: QWidget) -> QImage:
    """What a widget looks like now, shown and laid out, as an opaque picture."""
    widget.show()
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def assert_approved(drawn: QImage, name: str) -> None:
    """Hold `drawn` against the approved picture `name`; approve it instead when asked to."""
    file = APPROVED / f"{name}.png"
    if os.environ.get("FRONTDESK_APPROVE_LOOKS") == "1":
        APPROVED.mkdir(exist_ok=True)
        assert drawn.save(str(file), quality=0), f"cannot write {file}"  # 0: the smallest file
        return
    assert file.is_file(), (
        f"no approved picture {name}; draw it with FRONTDESK_APPROVE_LOOKS=1 and look at it"
    )
    found = differences(QImage(str(file)), drawn)
    if found:
        DRAWN.mkdir(parents=True, exist_ok=True)
        drawn.save(str(DRAWN / f"{name}.png"))
    assert not found, f"{name} looks different (drawn: out/looks/{name}.png):\n" + "\n".join(found)


def differences(approved: QImage, drawn: QImage) -> list[str]:
    """What is different, as sentences with places; empty when the two look the same."""
    if approved.size() != drawn.size():
        return [f"size {_size(drawn)}, approved {_size(approved)}"]
    a, b = _Pixels(approved), _Pixels(drawn)
    if a.data == b.data:
        return []
    found = _paint(a, b)
    for top in range(0, a.height, BLOCK):
        if a.band(top) == b.band(top):
            continue
        found += _lines(a, b, top)
        for left in range(0, a.width, BLOCK):
            words = _block(a, b, left, top)
            if words:
                found.append(words)
        if len(found) >= _ENOUGH:
            return [*found[:_ENOUGH], "and more"]
    return found


class _Pixels:
    """The pixels of a picture as numbers, row by row."""

    def __init__(self, image: QImage) -> None:
        image = image.convertToFormat(QImage.Format.Format_RGB32)
        self.width, self.height = image.width(), image.height()
        self.data = bytes(image.constBits())
        self.numbers = memoryview(self.data).cast("I")

    def row(self, y: int) -> memoryview:
        return self.numbers[y * self.width : (y + 1) * self.width]

    def band(self, top: int) -> memoryview:
        return self.numbers[top * self.width : min(self.height, top + BLOCK) * self.width]

    def runs(self, y: int) -> list[tuple[int, int, int]]:
        """Left end, right end and colour of each level run of at least `RUN` pixels."""
        found: list[tuple[int, int, int]] = []
        at = 0
        for colour, run in groupby(self.row(y)):
            length = len(tuple(run))
            if length >= RUN:
                found.append((at, at + length, colour))
            at += length
        return found

    def around(self, x: int, y: int) -> list[int]:
        left, right = max(0, x - 1), min(self.width, x + 2)
        found: list[int] = []
        for near in range(max(0, y - 1), min(self.height, y + 2)):
            found += self.numbers[near * self.width + left : near * self.width + right]
        return found


def _block(a: _Pixels, b: _Pixels, left: int, top: int) -> str:
    right, bottom = min(a.width, left + BLOCK), min(a.height, top + BLOCK)
    sums = [0, 0, 0]
    far = 0
    for y in range(top, bottom):
        row_a, row_b = a.row(y)[left:right], b.row(y)[left:right]
        if row_a == row_b:
            continue
        for x, (one, other) in enumerate(zip(row_a, row_b, strict=True), left):
            if one == other:
                continue
            for i, shift in enumerate((16, 8, 0)):
                sums[i] += (one >> shift & 255) - (other >> shift & 255)
            if _apart(one, other) > FAR:
                far = max(far, _outside(one, b.around(x, y)), _outside(other, a.around(x, y)))
    ink = max(abs(s) for s in sums) / ((right - left) * (bottom - top))
    if ink > INK:
        return f"at {left}, {top}: lighter or darker by {ink:.0f} (at most {INK})"
    if far > FAR:
        return f"at {left}, {top}: something is cut, moved or new (by {far}, at most {FAR})"
    return ""


def _apart(one: int, other: int) -> int:
    return max(abs((one >> s & 255) - (other >> s & 255)) for s in (16, 8, 0))


def _outside(one: int, near: list[int]) -> int:
    """How far `one` is outside of the range of the colours `near`."""
    worst = 0
    for shift in (16, 8, 0):
        value, around = one >> shift & 255, [n >> shift & 255 for n in near]
        worst = max(worst, min(around) - value, value - max(around))
    return worst


def _lines(a: _Pixels, b: _Pixels, top: int) -> list[str]:
    found = []
    for y in range(top, min(a.height, top + BLOCK)):
        if a.row(y) == b.row(y):
            continue
        for one, other in ((a, b), (b, a)):
            for left, right, colour in one.runs(y):
                near = range(max(0, y - 1), min(other.height, y + 2))
                kept = max(other.row(row)[left:right].tolist().count(colour) for row in near)
                if 2 * kept < right - left:
                    found.append(f"at {left}, {y}: a line or ground has moved, gone or come")
    return found


def _paint(a: _Pixels, b: _Pixels) -> list[str]:
    one, other = _runs(a), _runs(b)
    found = []
    for colour in sorted(one.keys() | other.keys()):
        before, now = one[colour], other[colour]
        if min(before, now) * 3 < max(before, now):
            found.append(f"colour #{colour & 0xFFFFFF:06X}: {now} pixels in long runs, approved {before}")
    return found


def _runs(pixels: _Pixels) -> Counter[int]:
    """How many pixels of each colour lie in level runs of at least `RUN`; single runs do not count."""
    count: Counter[int] = Counter()
    for y in range(pixels.height):
        for left, right, colour in pixels.runs(y):
            count[colour] += right - left
    return Counter({colour: n for colour, n in count.items() if n >= 2 * RUN})


def _size(image: QImage) -> str:
    return f"{image.width()} x {image.height()}"
