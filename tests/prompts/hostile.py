"""Lines a manager could have written around the lint: each tries to break one rule of the engine."""

from typing import Any

from frontdesk.domain.template import Band, Occasion, PromptTemplate

EVERYWHERE = tuple(Occasion)


def hostile_line(
    key: str, text: str, band: Band = Band.SAFETY, theme: str = "", **more: Any
) -> PromptTemplate:
    """An always eligible line without conditions and without a discreet wording."""
    given: dict[str, Any] = {"adjust": 10, "fits_anyone": True, "reviewed_by": "Ana", **more}
    return PromptTemplate(key, "en", EVERYWHERE, band, theme or key, key, (text,), **given)


HOSTILE: tuple[PromptTemplate, ...] = (
    hostile_line("X-D1", "How is your late mother's garden?"),
    hostile_line("X-D2", "How is the baby?"),
    hostile_line("X-D4", "Happy Diwali, {name}."),
    hostile_line("X-D4b", "Is your husband well?"),
    hostile_line("X-D5", "You look tired today."),
    hostile_line("X-D6", "Your test results are in."),
    hostile_line("X-D7", "You're late, {name}."),
    hostile_line("X-D8", "Don't worry, {name}."),
    hostile_line("X-D9", "How are we today, sweetie?"),
    hostile_line("X-D10", "Your English is very good."),
    hostile_line("X-D11", "Your daughter told us about it."),
    hostile_line("X-D12", "This is {staff} from {clinic} for {name}.", theme="voicemail"),
    hostile_line("X-D13", "You'll be fine."),
    hostile_line("X-D14", "Happy birthday, {name}."),
    hostile_line("X-M1", "Nice weather today.", Band.MOMENT),
    hostile_line("X-M2", "You told us about {moment}.", Band.MOMENT),
    hostile_line("X-M3", "And {detail}, how is that?", Band.MOMENT),
    hostile_line("X-F1", "Tell us how we did.", Band.FEEDBACK),
    hostile_line("X-R1", "Good to see you.", Band.RELATIONSHIP),
    hostile_line("X-what", "About {promise_what}: {promise_who} said {promise_by}."),
    hostile_line("X-concern", "{concern} again."),
    hostile_line("X-person", "How is {person}?"),
    hostile_line("X-observance", "We know of {observance}."),
    hostile_line("X-hello", "{hello}."),
    hostile_line("X-need", "We {need_done}."),
    hostile_line("X-leave", "You go at {leave_by}."),
    hostile_line("X-say", "{say_name}."),
    hostile_line("X-language", "You speak {language}."),
)
