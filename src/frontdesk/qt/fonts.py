"""The two bundled type families: Inter for the eye, Source Serif 4 for the mouth."""

from pathlib import Path

from PySide6.QtGui import QFontDatabase

from frontdesk import resources

SANS = "Inter"
SERIF = "Source Serif 4"


def load() -> tuple[str, ...]:
    """Make the bundled fonts known to Qt; returns the families now there.

    Needs a running QApplication. Loading twice is harmless. A missing or damaged file is our
    own fault (the fonts are part of the program), so it raises FileNotFoundError naming it.
    """
    families: list[str] = []
    files = sorted(Path(str(resources.path("fonts"))).glob("*.ttf"))
    if not files:
        raise FileNotFoundError("no bundled fonts in resources/fonts")
    for file in files:
        number = QFontDatabase.addApplicationFont(str(file))
        if number < 0:
            raise FileNotFoundError(f"the bundled font {file.name} cannot be read")
        families += QFontDatabase.applicationFontFamilies(number)
    return tuple(dict.fromkeys(families))
