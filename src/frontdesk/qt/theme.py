"""Every colour of the program: three themes of named tokens, and the palette made from one.

This is the only module that may hold a colour literal. A token has one use (see the comment
of each group); the contrast of each pair in use is asserted in `tests/qt/test_theme.py`.
"""

from dataclasses import dataclass, fields
from typing import Literal

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

Token = Literal[
    "canvas",
    "surface",
    "sunken",
    "track",
    "line",
    "line2",
    "ink",
    "ink2",
    "ink3",
    "brand",
    "brand_hover",
    "on_brand",
    "brand_soft",
    "brand_ink",
    "need",
    "need_line",
    "need_ink",
    "say",
    "say_line",
    "say_ink",
    "say_label",
    "data",
    "data_soft",
    "focus",
    "expected",
    "waiting",
    "waiting_bg",
    "clinician",
    "clinician_bg",
    "ready",
    "left",
    "alert",
    "alert_bg",
    "ok",
    "ok_bg",
]


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme, as `#RRGGBB`."""

    name: str
    dark: bool
    high_contrast: bool
    # grounds: rail and board, card, side panel and ask, a chip that is on or a button that is off
    canvas: str
    surface: str
    sunken: str
    track: str
    # lines: decoration, and the only legal border of a control
    line: str
    line2: str
    # text: first, second, quiet
    ink: str
    ink2: str
    ink3: str
    # action and selection only
    brand: str
    brand_hover: str
    on_brand: str
    brand_soft: str
    brand_ink: str
    # need tiles, nothing else
    need: str
    need_line: str
    need_ink: str
    # words to say, and the sound of a name
    say: str
    say_line: str
    say_ink: str
    say_label: str
    # charts
    data: str
    data_soft: str
    focus: str
    # states of a visit; a state without a ground of its own is an outline
    expected: str
    waiting: str
    waiting_bg: str
    clinician: str
    clinician_bg: str
    ready: str
    left: str
    # safe contact, over the aim, not saved; said, saved
    alert: str
    alert_bg: str
    ok: str
    ok_bg: str

    def colour(self, token: Token) -> QColor:
        """The colour of one token."""
        return QColor(str(getattr(self, token)))


LIGHT = Theme(
    name="light",
    dark=False,
    high_contrast=False,
    canvas="#F4F1EA",
    surface="#FFFFFF",
    sunken="#FAF8F3",
    track="#ECE8DF",
    line="#E5E0D6",
    line2="#89837A",
    ink="#1A2220",
    ink2="#465250",
    ink3="#626D69",
    brand="#0B5D57",
    brand_hover="#094C47",
    on_brand="#FFFFFF",
    brand_soft="#DDEEE9",
    brand_ink="#0A4A45",
    need="#EDEAF7",
    need_line="#D3CDEB",
    need_ink="#2E2A5E",
    say="#FFF3E4",
    say_line="#EFCFA4",
    say_ink="#33200A",
    say_label="#8A3F0E",
    data="#2F5D7C",
    data_soft="#DCE7EE",
    focus="#1B5FD9",
    expected="#475A6C",
    waiting="#7A5200",
    waiting_bg="#FBEDC8",
    clinician="#175A9E",
    clinician_bg="#E0EDFA",
    ready="#7C2370",
    left="#54605B",
    alert="#A4232B",
    alert_bg="#FBE5E4",
    ok="#1C6B45",
    ok_bg="#DFF1E6",
)

DARK = Theme(
    name="dark",
    dark=True,
    high_contrast=False,
    canvas="#0F1413",
    surface="#171D1B",
    sunken="#1E2523",
    track="#29312F",
    line="#2B3432",
    line2="#7F8B87",
    ink="#F2EFE9",
    ink2="#C0C9C5",
    ink3="#9AA6A1",
    brand="#74CDBE",
    brand_hover="#8FDACD",
    on_brand="#05211E",
    brand_soft="#17362F",
    brand_ink="#A9E7DC",
    need="#26243F",
    need_line="#45416E",
    need_ink="#DCD8F8",
    say="#2B2217",
    say_line="#6A5130",
    say_ink="#FFEBD3",
    say_label="#F3BC78",
    data="#8FB9D6",
    data_soft="#22323D",
    focus="#8DBBFF",
    expected="#B8C6D3",
    waiting="#F3C968",
    waiting_bg="#382C10",
    clinician="#8FC3F7",
    clinician_bg="#152C45",
    ready="#EDA9E0",
    left="#AAB6B1",
    alert="#FF9F97",
    alert_bg="#431B1B",
    ok="#86D7A8",
    ok_bg="#153324",
)

HIGH_CONTRAST = Theme(
    name="high contrast",
    dark=True,
    high_contrast=True,
    canvas="#000000",
    surface="#000000",
    sunken="#000000",
    track="#333333",
    line="#FFFFFF",
    line2="#FFFFFF",
    ink="#FFFFFF",
    ink2="#FFFFFF",
    ink3="#E8E8E8",
    brand="#66E0FF",
    brand_hover="#A6EEFF",
    on_brand="#000000",
    brand_soft="#003B4A",
    brand_ink="#FFFFFF",
    need="#000000",
    need_line="#C9BFFF",
    need_ink="#FFFFFF",
    say="#000000",
    say_line="#FFD84D",
    say_ink="#FFFFFF",
    say_label="#FFD84D",
    data="#7CC4FF",
    data_soft="#103048",
    focus="#FFD84D",
    expected="#FFFFFF",
    waiting="#FFD84D",
    waiting_bg="#000000",
    clinician="#7CC4FF",
    clinician_bg="#000000",
    ready="#FF9CF2",
    left="#CFCFCF",
    alert="#FF8F8F",
    alert_bg="#000000",
    ok="#7CFFB2",
    ok_bg="#000000",
)

THEMES = (LIGHT, DARK, HIGH_CONTRAST)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Fixed colours of the illustrations; they follow no theme and are hidden in high contrast."""

    bell: str = "#9A430F"
    bell_shine: str = "#FFD9A8"
    bell_foot: str = "#33200A"
    bell_ground: str = "#FFF3E4"
    night: str = "#332F66"
    night_deep: str = "#221D46"
    night_bell: str = "#F5C68B"
    night_foot: str = "#FFE6C8"
    shadow: str = "#1A2220"
    shadow_dark: str = "#000000"
    scrim: str = "#1A2220"


DRAWING = Drawing()


def tokens() -> tuple[str, ...]:
    """The names of all colour tokens, in order."""
    return tuple(f.name for f in fields(Theme))[3:]


def palette(theme: Theme) -> QPalette:
    """The palette Fusion paints its own parts with (menus, scroll bars, selections)."""
    c = theme.colour
    made = QPalette(c("surface"))
    role = QPalette.ColorRole
    for r, token in _ROLES:
        made.setColor(r, c(token))
    for r in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        made.setColor(QPalette.ColorGroup.Disabled, r, c("ink3"))
    return made


_ROLES: tuple[tuple[QPalette.ColorRole, Token], ...] = (
    (QPalette.ColorRole.Window, "surface"),
    (QPalette.ColorRole.WindowText, "ink"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "sunken"),
    (QPalette.ColorRole.Text, "ink"),
    (QPalette.ColorRole.PlaceholderText, "ink2"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "ink"),
    (QPalette.ColorRole.BrightText, "alert"),
    (QPalette.ColorRole.Highlight, "brand_soft"),
    (QPalette.ColorRole.HighlightedText, "brand_ink"),
    (QPalette.ColorRole.Link, "brand"),
    (QPalette.ColorRole.LinkVisited, "brand"),
    (QPalette.ColorRole.ToolTipBase, "surface"),
    (QPalette.ColorRole.ToolTipText, "ink"),
    (QPalette.ColorRole.Light, "surface"),
    (QPalette.ColorRole.Midlight, "line"),
    (QPalette.ColorRole.Mid, "line2"),
    (QPalette.ColorRole.Dark, "line2"),
    (QPalette.ColorRole.Shadow, "line2"),
    (QPalette.ColorRole.Accent, "brand"),
)


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the whole application: Fusion with our palette, no style sheet."""
    if app.style().objectName().lower() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(palette(theme))
