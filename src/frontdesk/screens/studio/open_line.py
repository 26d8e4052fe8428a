"""A line as somebody is changing it: what it is now, what it was begun from, and every step back."""

from dataclasses import dataclass, field, replace

from frontdesk.domain.template import LineDraft, PromptTemplate, line_key
from frontdesk.screens.studio.chip_text import Chip, chips_of, source_of
from frontdesk.usecases.line_shelf import ShelfLine

MOST_STEPS = 500


@dataclass
class OpenLine:
    """One line in the editor. Nothing here asks the store."""

    template: PromptTemplate
    live: PromptTemplate | None
    draft: LineDraft | None
    wording: int = 0
    """Which of its wordings stands in the editor."""
    done: list[tuple[str, PromptTemplate]] = field(default_factory=list)
    undone: list[tuple[str, PromptTemplate]] = field(default_factory=list)

    @staticmethod
    def of(line: ShelfLine) -> "OpenLine":
        """The draft if there is one, else the line as it is live."""
        return OpenLine(line.draft.template if line.draft else line.template, line.live, line.draft)

    @property
    def key(self) -> str:
        """As ``line_key`` names it."""
        return line_key(self.template)

    @property
    def kept(self) -> PromptTemplate | None:
        """What the store has of it: the draft, or else the live line."""
        return self.draft.template if self.draft is not None else self.live

    @property
    def touched(self) -> bool:
        """Something was changed that no draft keeps yet."""
        return self.template != self.kept

    def edit(self, after: PromptTemplate, what: str) -> bool:
        """A change; letters typed one after the other in one place are one step until a word is ended."""
        if after == self.template:
            return False
        last = self.done[-1][0] if self.done else ""
        if not (what and what == last):
            self.done.append((what, self.template))
            del self.done[:-MOST_STEPS]
        self.undone.clear()
        self.template = after
        return True

    def new_step(self) -> None:
        """What is typed from now on is taken back by itself."""
        if self.done:
            self.done[-1] = ("", self.done[-1][1])

    def undo(self) -> bool:
        """One step back; False when there is none."""
        return self._step(self.done, self.undone)

    def redo(self) -> bool:
        """One step forward again."""
        return self._step(self.undone, self.done)

    def _step(
        self, source: list[tuple[str, PromptTemplate]], target: list[tuple[str, PromptTemplate]]
    ) -> bool:
        if not source:
            return False
        _, before = source.pop()
        target.append(("", self.template))
        self.template = before
        self.wording = min(self.wording, len(before.texts) - 1)
        return True


def with_text(template: PromptTemplate, at: int, text: str) -> PromptTemplate:
    """Other words in one of its wordings; who confirmed the old ones did not read these."""
    texts = tuple(text if n == at else old for n, old in enumerate(template.texts))
    return template if texts == template.texts else replace(template, texts=texts, reviewed_by="")


def with_fallback(text: str, name: str, words: str) -> str:
    """A wording in which every chip of one name says ``words`` where it is not known; empty for the usual."""
    clean = " ".join(words.replace("{", "").replace("}", "").replace("[[", "").replace("]]", "").split())
    parts = [
        replace(part, fallback=clean) if isinstance(part, Chip) and part.name == name else part
        for part in chips_of(text)
    ]
    return source_of(parts)
