"""Actions are data: menus, the key sheet and the duplicate-shortcut test read one list."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the desk can do by key. ``handler`` names the presenter's method."""

    id: str
    label: str
    key: str
    """Qt's portable text: "F9", "Ctrl+Return", "Alt+1"."""
    handler: str
    icon: str = ""
    where: str = "today"
    """Where it works: on a "card", on "today" as a whole, "anywhere" in the window."""

    @property
    def key_words(self) -> str:
        """The key as people read it: "Ctrl Enter", "Ctrl +", "↓"."""
        parts = self.key.replace("Return", "Enter").split("+")
        parts = parts[:-1] if self.key.endswith("++") else parts
        return " ".join({"Down": "↓", "Up": "↑"}.get(part, part) or "+" for part in parts)
