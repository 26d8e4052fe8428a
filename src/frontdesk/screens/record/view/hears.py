"""Who may hear it, as three segments."""

from frontdesk.domain.audience import Audience

HEARS: tuple[tuple[str, str, str], ...] = (
    (Audience.ALOUD.value, "Say aloud", "message-circle"),
    (Audience.DESK.value, "Desk only", "eye"),
    (Audience.PRIVATE.value, "Private", "lock"),
)
LEGEND = {
    Audience.ALOUD: "Fine if the waiting room hears.",
    Audience.DESK: "Act on it. Spoken only when alone.",
    Audience.PRIVATE: "A count, until F4 is held. Never spoken.",
}
ASKED = "Who may hear it"
