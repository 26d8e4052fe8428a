"""A line as somebody is changing it: what it is now, what it was begun from, and every step back."""

import re
from dataclasses import dataclass, field, replace

from frontdesk.domain.template import LineDraft, PromptTemplate, line_key
from frontdesk.screens.studio.chip_text import Chip, chips_of, source_of
from frontdesk.usecases.answered_for import same_words
from frontdesk.usecases.line_shelf import ShelfLine

MOST_STEPS = 500
_MARKS = re.compile(r"[{}\[\]|]")
"""What a fallback may not hold: it would be read as a mark of the wording."""


Step = tuple[str, PromptTemplate, int]
"""What was changed, how the line was before, and which wording stood in front."""


@dataclass
class OpenLine:
    """One line in the editor. Nothing here asks the store."""

    template: PromptTemplate
    live: PromptTemplate | None
    draft: LineDraft | None
    wording: int = 0
    """Which of its wordings stands in the editor."""
    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    @staticmethod
    def of(line: ShelfLine) -> "OpenLine":
        """The draft if there is one, else the line as it is live."""
        return OpenLine(line.draft.template if line.draft else line.template, line.live, line.draft)

    def begin_anew(self) -> None:
        """It is in the store as it stands: the way back leads over the act."""
        self.done.clear()
        self.undone.clear()

    def follow(self, line: ShelfLine | None) -> None:
        """The store holds another form; whoever looks at this one sees it."""
        self.rebase(line)
        if self.kept is not None:
            self.become(self.kept)

    def become(self, template: PromptTemplate) -> None:
        """Another form, with no step back to this one."""
        if template != self.template:
            self.begin_anew()
            self.template = template
            self.wording = min(self.wording, max(0, len(template.texts) - 1))

    def rebase(self, line: ShelfLine | None) -> None:
        """What is in hand goes on from what the store has now."""
        self.live = line.live if line is not None else None
        self.draft = line.draft if line is not None else None

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

    @property
    def empty(self) -> bool:
        """A new line without a word."""
        texts = (self.template.title, *self.template.texts)
        return self.kept is None and not any(text.strip() for text in texts)

    def edit(self, after: PromptTemplate, what: str) -> bool:
        """A change; letters typed one after the other in one place are one step until a word is ended."""
        if after == self.template:
            return False
        if not same_words(after, self.template):
            after = replace(after, reviewed_by="")  # who confirmed the old words did not read these
        last = self.done[-1][0] if self.done else ""
        if not (what and what == last):
            self.done.append((what, self.template, self.wording))
            del self.done[:-MOST_STEPS]
        self.undone.clear()
        self.template = after
        return True

    def new_step(self) -> None:
        """What is typed from now on is taken back by itself."""
        if self.done:
            self.done[-1] = ("", *self.done[-1][1:])

    def undo(self) -> bool:
        """One step back; False when there is none."""
        return self._step(self.done, self.undone)

    def redo(self) -> bool:
        """One step forward again."""
        return self._step(self.undone, self.done)

    def _step(self, source: list[Step], target: list[Step]) -> bool:
        if not source:
            return False
        _, before, wording = source.pop()
        target.append(("", self.template, self.wording))
        self.template = before
        self.wording = min(wording, max(0, len(before.texts) - 1))
        return True


def with_text(template: PromptTemplate, at: int, text: str) -> PromptTemplate:
    """Other words in one of its wordings."""
    return replace(template, texts=tuple(text if n == at else old for n, old in enumerate(template.texts)))


def with_fallback(text: str, name: str, words: str) -> str:
    """A wording in which every chip of one name says ``words`` where it is not known; empty for the usual."""
    clean = " ".join(_MARKS.sub("", words).split())
    parts = [
        replace(part, fallback=clean) if isinstance(part, Chip) and part.name == name else part
        for part in chips_of(text)
    ]
    return source_of(parts)
