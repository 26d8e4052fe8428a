"""A paper of one page as it comes out of the printer: black on white, 96 dots an inch."""

from PySide6.QtGui import QColor, QImage, QPainter

from frontdesk.domain.paper import Paper
from frontdesk.qt import one_page
from frontdesk.qt.paper import ONE_PAGE_MARGIN_MM

DPI = 96
A4 = (210, 297)


def drawn_paper(paper: Paper, dpi: int = DPI) -> QImage:
    """The whole sheet, its margins too."""
    wide, high = (round(side / 25.4 * dpi) for side in A4)
    margin = round(ONE_PAGE_MARGIN_MM / 25.4 * dpi)
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    image.setDotsPerMeterX(round(dpi / 0.0254))
    image.setDotsPerMeterY(round(dpi / 0.0254))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(margin, margin)
    one_page.draw(image, painter, paper, wide - 2 * margin, high - 2 * margin)
    painter.end()
    return image
