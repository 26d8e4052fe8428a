"""How a line was put live before, and the way back to any of it."""

from frontdesk.domain.template import LineVersion
from frontdesk.screens.studio import list_words
from frontdesk.screens.studio.comparing import Comparing
from frontdesk.screens.studio.shown import VersionShown
from frontdesk.screens.studio.stage import Stage
from frontdesk.usecases.change_line import bring_back


class Versions:
    """The versions of the line in front, while they are asked for."""

    def __init__(self, stage: Stage, comparing: Comparing) -> None:
        self._stage = stage
        self._comparing = comparing
        self._listed: tuple[LineVersion, ...] = ()

    def asked(self) -> None:
        """F3: how the line was put live, the newest first."""
        stage = self._stage
        line = stage.open
        if line is None:
            return

        def read(versions: tuple[LineVersion, ...]) -> None:
            if stage.open is None or stage.open.key != line.key:
                return
            self._listed = versions
            stage.display.show_history(
                tuple(self._version(version, newest=not at) for at, version in enumerate(versions))
            )

        stage.jobs.read(lambda: stage.desk.store.line_versions(line.key), read, stage.failed)

    def closed(self) -> None:
        """Back to the twelve."""
        self._stage.display.show_history(None)

    def picked(self, id: str) -> None:
        """One press brings a version back, through the gate like any other line."""
        stage = self._stage
        line = stage.open
        version = next((one for one in self._listed if one.id == id), None)
        if line is None or version is None:
            return
        live = line.live
        stage.write(
            lambda: bring_back(stage.desk, version, live),
            f"Brought back: {version.template.title}",
            line.key,
            then=lambda _: stage.take_in(line.key, version.template),
            conflict=lambda: self._comparing.newest(line),
            gate=True,
        )

    def _version(self, version: LineVersion, *, newest: bool) -> VersionShown:
        desk = self._stage.desk
        when = desk.speech.moment(desk.local(version.at), desk.today())
        by = f", {self._stage.name_of(version.by)}" if version.by else ""
        head = f"Live since {when}{by}" if newest else f"{when}{by}" if version.number else "As it came"
        words = "; ".join(f"“{list_words.said(text)}”" for text in version.template.texts)
        return VersionShown(version.id, head, words, newest)
