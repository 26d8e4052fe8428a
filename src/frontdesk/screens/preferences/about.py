"""What the About page says: the version, the licence, connections, where things are kept."""

from importlib.metadata import PackageNotFoundError, version

from frontdesk import log
from frontdesk.screens.preferences.other_computers import other_computers
from frontdesk.screens.preferences.shown import AboutShown
from frontdesk.settings.settings import Settings


def about(settings: Settings) -> tuple[AboutShown, ...]:
    """Read when the page is opened: to ask for versions takes a moment."""
    return (
        AboutShown(
            "info",
            f"Frontdesk {_version('frontdesk')}".strip(),
            "A card for the front desk of a clinic, offline.",
            f"With Qt {_version('PySide6-Essentials')}.".replace(" .", "."),
        ),
        _connections(other_computers(settings)),
        AboutShown(
            "folder-open",
            "Settings of this computer",
            settings.place or "Kept until Frontdesk closes.",
            "A small file without anything about a patient. It may be deleted; then everything is as usual.",
        ),
        AboutShown(
            "file-text",
            "Log",
            str(log.default_folder()),
            "Which kind of problem came up and where in the program. Never a name, never what was typed.",
        ),
        AboutShown(
            "file-check",
            "Licence",
            "MIT. Free to use, to change and to pass on.",
            "Fonts Inter and Source Serif 4 (OFL 1.1), icons by Lucide (ISC). NOTICE names every library.",
        ),
    )


def _connections(named: str) -> AboutShown:
    words, below = "None.", "The program never goes online. Nothing is sent, and nothing is fetched."
    if named:
        words, below = (
            named,
            "Nothing else is reached, and nothing of a patient is sent.",
        )
    return AboutShown("unplug", "Connections", words, below)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # run from a folder that was never installed
        return ""
