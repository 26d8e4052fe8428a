"""The list: which tab is in front, what is searched for, and the lines to look at alone."""

from typing import TYPE_CHECKING

from frontdesk.domain.template import Occasion
from frontdesk.screens.studio import list_words
from frontdesk.usecases.line_shelf import ShelfLine

if TYPE_CHECKING:
    from frontdesk.screens.studio.presenter import StudioPresenter


class Listing:
    """One per studio. The lines themselves are the presenter's."""

    def __init__(self, studio: "StudioPresenter") -> None:
        self._studio = studio
        self.tab, self._typed, self._looking = list_words.TABS[0][0], "", False

    @property
    def occasion(self) -> Occasion:
        """The first occasion of the tab in front: where a new line begins."""
        held = next(held for key, _, held in list_words.TABS if key == self.tab)
        return next(occasion for occasion in Occasion if occasion in held)

    def searched(self, typed: str) -> None:
        """Letters in the search field."""
        self._typed = typed
        self.tab = list_words.tab_with_most(self._studio.lines, typed, self.tab)
        self.show()

    def tab_picked(self, tab: str) -> None:
        """Another tab."""
        self.tab, self._looking = tab, False
        self.show()

    def looking_set(self, on: bool) -> None:
        """Only what somebody should look at, or everything."""
        self._looking = on
        self.show()

    def first(self) -> ShelfLine | None:
        """The line that opens first: one to look at, else the first of the tab in front."""
        lines = self._studio.lines
        look = [line for line in lines if line.worth_a_look]
        here = look or [line for line in lines if list_words.tab_of(line.live or line.template) == self.tab]
        if here:
            self.tab = list_words.tab_of(here[0].live or here[0].template)
        return here[0] if here else None

    def show(self) -> None:
        """The list as it stands, with the lines that are begun and not kept."""
        studio = self._studio
        begun = [line for line in studio.opened.values() if studio.shelved(line.key) is None]
        lines = (*studio.lines, *(ShelfLine(line.key, line.template, None) for line in begun))
        studio.display.show_list(
            list_words.list_shown(
                lines,
                tab=self.tab,
                typed=self._typed,
                looking=self._looking,
                chosen=studio.open.key if studio.open is not None else "",
                touched=[key for key, line in studio.opened.items() if line.touched],
                speech=studio.desk.speech,
                today=studio.desk.today(),
            )
        )
