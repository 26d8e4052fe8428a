"""Nobody drones: wordings rotate, one wording rests, a theme said often folds, good news is told once."""

from dataclasses import replace
from datetime import timedelta

from frontdesk.domain.audience import Audience
from frontdesk.domain.line import Mark, TemplateUse
from frontdesk.domain.moment import Moment, Tone
from frontdesk.prompts.history import CUE_ONLY
from tests.prompts.hostile import hostile_line
from tests.prompts.people import CARD, TODAY, consent, only, past, ranked, shown, template

JOY = Moment("m1", "p1", "my new job", Tone.JOYFUL, TODAY - timedelta(days=20), True, audience=Audience.ALOUD)
HARD = Moment("m2", "p1", "a loss", Tone.HARD, TODAY - timedelta(days=20), True)


def test_the_wording_rotates_and_one_wording_rests() -> None:
    first = shown(ranked())["CI-16"]
    again = shown(ranked(replace(CARD, past_prompts=(past(1, "CI-16", "questions", first.wording),))))[
        "CI-16"
    ]
    assert again.text
    assert again.text != first.text
    used = {"CI-16": TemplateUse(last_used=(9, 3, 5))}
    assert shown(ranked(replace(CARD, use=used)))["CI-16"].wording == 1
    single = only(hostile_line("X", "Hello there."))
    rested = ranked(replace(CARD, past_prompts=(past(1, "X", "X"),)), cards=single).lines[0]
    assert (rested.text, rested.wording) == ("", CUE_ONLY)
    back = ranked(replace(CARD, past_prompts=(past(1, "X", "X", CUE_ONLY),)), cards=single).lines[0]
    assert back.text == "Hello there."


def test_within_one_visit_a_line_keeps_its_words() -> None:
    used = {"CI-16": TemplateUse(last_used=(9, 3, 5))}
    again = replace(CARD, use=used, worded_here={"CI-16": 0})
    assert shown(ranked(again))["CI-16"].wording == 0, "used most lately, and by this very card"
    last_time = (past(1, "CI-16", "questions", 0),)
    assert shown(ranked(replace(again, past_prompts=last_time)))["CI-16"].wording == 1, "not twice running"


def test_the_same_words_from_another_template_count_as_the_same() -> None:
    card = replace(CARD, moments=(HARD,), past_prompts=(past(1, "CI-22", "hard_moment", -1),))
    assert shown(ranked(card))["CI-21"].text not in template("CI-22").discreet[0].text


def test_a_theme_said_three_times_folds_for_three_visits() -> None:
    said = tuple(past(ago, "CI-16", "questions", mark=Mark.SAID) for ago in (2, 3, 4))
    assert shown(ranked(replace(CARD, past_prompts=said)))["CI-16"].folded
    older = tuple(past(ago, "CI-16", "questions", mark=Mark.SAID) for ago in (4, 5, 6))
    assert not shown(ranked(replace(CARD, past_prompts=older)))["CI-16"].folded
    twice = tuple(past(ago, "CI-16", "questions", mark=Mark.SAID) for ago in (2, 3))
    assert not shown(ranked(replace(CARD, past_prompts=twice)))["CI-16"].folded


def test_good_news_is_followed_up_once() -> None:
    card = replace(CARD, moments=(JOY,), consent=consent())
    assert shown(ranked(card))["CI-20"].text == "You told us about your new job last time. How did it go?"
    before = (past(5, "CI-20", "moment", item="m1"),)
    assert "CI-20" not in shown(ranked(replace(card, past_prompts=before)))
    known = replace(JOY, acknowledged_on=TODAY)
    assert "CI-20" not in shown(ranked(replace(card, moments=(known,))))
