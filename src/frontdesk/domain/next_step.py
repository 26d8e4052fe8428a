"""What happens after this visit, as the patient hears it at the door."""

from dataclasses import dataclass, field

from frontdesk.domain.audience import Audience

_NOTHING = frozenset({"", "nothing", "nothing needed", "none", "no", "nope", "nil", "n/a", "na"})


@dataclass(frozen=True, slots=True)
class NextStep:
    """The four things a patient must know before leaving. Without ``what`` nothing is needed."""

    what: str = field(default="", repr=False)
    """ "A text with the new time"."""
    who: str = ""
    """Who does it, as the patient knows them: "Dr Voss", "the desk"."""
    when: str = ""
    """ "By Fri 22 May"."""
    if_not: str = ""
    """What to do when it did not happen: "Ring us, ask for Ana"."""
    audience: Audience = Audience.DESK
    """Who may hear what it is."""

    @property
    def needed(self) -> bool:
        """Something is still to come; "nothing" and the like say that it is not."""
        return self.what.strip(" .!-").casefold() not in _NOTHING
