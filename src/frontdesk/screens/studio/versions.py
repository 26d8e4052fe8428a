"""How a line was put live before, and the way back to any of it."""

from typing import TYPE_CHECKING

from frontdesk.domain.template import LineVersion
from frontdesk.screens.studio import list_words
from frontdesk.screens.studio.shown import VersionShown
from frontdesk.usecases.change_line import bring_back

if TYPE_CHECKING:
    from frontdesk.screens.studio.presenter import StudioPresenter


class Versions:
    """The versions of the line in front, while they are asked for."""

    def __init__(self, studio: "StudioPresenter") -> None:
        self._studio = studio
        self._listed: tuple[LineVersion, ...] = ()

    def asked(self) -> None:
        """F3: how the line was put live, the newest first."""
        studio = self._studio
        line = studio.open
        if line is None:
            return

        def read(versions: tuple[LineVersion, ...]) -> None:
            self._listed = versions
            studio.display.show_history(
                tuple(self._version(version, newest=not at) for at, version in enumerate(versions))
            )

        studio.jobs.read(lambda: studio.desk.store.line_versions(line.key), read, studio.failed)

    def closed(self) -> None:
        """Back to the twelve."""
        self._studio.display.show_history(None)

    def picked(self, id: str) -> None:
        """One press brings a version back, through the gate like any other line."""
        studio = self._studio
        line = studio.open
        version = next((one for one in self._listed if one.id == id), None)
        if line is None or version is None:
            return
        live = line.live
        studio.write(
            lambda: bring_back(studio.desk, version, live),
            f"Brought back: {version.template.title}",
            line.key,
            lambda: studio.forget(line.key),
            conflict=lambda: studio.comparing.live(line),
            refused=studio.refused,
        )

    def _version(self, version: LineVersion, *, newest: bool) -> VersionShown:
        desk = self._studio.desk
        at = desk.local(version.at)
        when = f"{desk.speech.short_day(at.date(), desk.today())} {desk.speech.clock(at)}"
        by = f", {self._studio.name_of(version.by)}" if version.by else ""
        head = f"Live since {when}{by}" if newest else f"{when}{by}" if version.number else "As it came"
        words = "; ".join(f"“{list_words.said(text)}”" for text in version.template.texts)
        return VersionShown(version.id, head, words, newest)
