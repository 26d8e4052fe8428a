"""The whole vocabulary, in the order the studio lists it. Explicit: a test counts the forty."""

from frontdesk.prompts.condition import Condition
from frontdesk.prompts.conditions import (
    follow_up,
    leaving_and_calls,
    name_and_language,
    needs,
    personal,
    setting,
    visit,
    waiting,
)

CATALOGUE: tuple[Condition, ...] = (
    visit.VISIT_NUMBER,
    visit.DAYS_SINCE_LAST_VISIT,
    visit.VISIT_KIND,
    visit.ARRIVAL_OFFSET,
    visit.IDENTITY_CONFIRMED,
    visit.STAFF_MET_BEFORE,
    visit.IS_MINOR,
    visit.EVENT,
    setting.QUEUE_IN_EARSHOT,
    setting.COMPANION_PRESENT,
    setting.GO_GENTLY,
    waiting.MINUTES_WAITING,
    waiting.DELAY,
    waiting.MINUTES_SINCE_UPDATE,
    name_and_language.NAME_CONFIRMED_DAYS,
    name_and_language.PRONUNCIATION_KNOWN,
    name_and_language.INTERPRETER,
    name_and_language.GREET_IN_LANGUAGE,
    name_and_language.LANGUAGE_DIFFERS,
    needs.NEEDS,
    needs.INFORMATION_STYLE,
    needs.SMALL_TALK,
    needs.OBSERVANCE,
    needs.OBSERVANCE_MENTION_OK,
    follow_up.CONCERN,
    follow_up.CONCERN_AGE,
    follow_up.PROMISE,
    follow_up.FACTS_DUE_REVIEW,
    personal.NOTES_CONSENT,
    personal.DETAIL_OK,
    personal.MOMENT,
    personal.MOMENT_AGE,
    personal.MOMENT_MENTION_OK,
    leaving_and_calls.NEXT_BOOKED,
    leaving_and_calls.FOLLOW_UP_DUE,
    leaving_and_calls.MONEY_TOPIC,
    leaving_and_calls.NAMED_CONTACT_SET,
    leaving_and_calls.CALL_PURPOSE,
    leaving_and_calls.VOICEMAIL,
    leaving_and_calls.NO_SHOW_12M,
)

CONDITIONS: dict[str, Condition] = {condition.key: condition for condition in CATALOGUE}
"""By key, as a template's row names it."""
