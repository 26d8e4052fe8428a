"""Icons: one glyph, one meaning, drawn from the bundled SVG files in the colour asked for."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from frontdesk import resources


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    file = Path(str(resources.path("icons"))) / f"{name}.svg"
    if not file.is_file():
        raise KeyError(f"no icon named {name!r} in resources/icons")
    return file.read_text(encoding="utf-8")


@lru_cache(maxsize=1024)
def _drawn(name: str, colour: str, size: int, dpr: float) -> QPixmap:
    svg = _source(name).replace("currentColor", colour)
    pixmap = QPixmap(round(size * dpr), round(size * dpr))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    painter.end()
    pixmap.setDevicePixelRatio(dpr)
    return pixmap


def icon(name: str, colour: QColor, size: int, dpr: float = 1.0) -> QPixmap:
    """The icon `name`, `size` logical pixels square; an unknown name raises KeyError naming it."""
    return _drawn(name, colour.name(), size, dpr)


def names() -> tuple[str, ...]:
    """The names of all bundled icons."""
    folder = Path(str(resources.path("icons")))
    return tuple(sorted(file.stem for file in folder.glob("*.svg")))
