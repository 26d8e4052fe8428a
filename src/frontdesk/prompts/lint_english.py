"""The word rules of the lint for English: labels, talking down, gush, what is never said, dead ends."""

from frontdesk.prompts import do_not_say
from frontdesk.prompts.do_not_say import Words
from frontdesk.prompts.rule import WordRule

LABELS = Words(
    r"difficult|non-?compliant|rude|claims|frequent flyers?|drug-?seeking|demanding|elderly|poor historian"
)
OF_THE_PATIENT = Words(r"he|she|him|her|his|hers|himself|herself|they|them|their|theirs|themsel(?:f|ves)")

WORD_RULES: tuple[WordRule, ...] = (
    WordRule("label", LABELS, "Labels a patient would not want to read. Say what to do instead."),
    WordRule(
        "condescension",
        Words(
            r"don['’]?t google|leave it to the doctor|the doctor knows best|as i (?:already )?said|obviously"
        ),
        "This talks down. Speak adult to adult.",
    ),
    WordRule(
        "gush",
        Words(r"amazing|awesome|wonderful|fantastic|perfect|lovely|super|the best ever|so excited"),
        "Thank without gush: take out the superlative.",
    ),
    WordRule(
        "referral",
        Words(
            r"(?:leave|write) (?:us )?a review|rate us|google review|five stars?|refer a friend"
            r"|tell your friends"
        ),
        "We ask nobody for reviews or referrals.",
    ),
    WordRule("d1", do_not_say.D1_OWN, "D1: never ask after somebody who died."),
    WordRule("d2", do_not_say.D2_WORDS, "D2: nothing about pregnancy, birth, loss or children."),
    WordRule("d4", do_not_say.D4_WORDS, "D4: no festival wishes."),
    WordRule("d4_guess", do_not_say.D4_GUESS, "D4: no guess at faith, origin or partner."),
    WordRule("d5", do_not_say.D5_WORDS, "D5: no remark on weight, looks, tiredness or age."),
    WordRule("d6", do_not_say.D6_WORDS, "D6: no diagnosis, test, medicine or kind of clinic."),
    WordRule("d7", do_not_say.D7_WORDS, "D7: no blame for lateness, absence or debt."),
    WordRule("d8", do_not_say.D8_WORDS, "D8: no false comfort."),
    WordRule("d9", do_not_say.D9_WORDS, "D9: no pet names."),
    WordRule("d10", do_not_say.D10_WORDS, "D10: no remark on language or origin."),
    WordRule("d11", do_not_say.D11_WORDS, "D11: never reveal who told us."),
    WordRule("d13", do_not_say.D13_WORDS, "D13: no medical reassurance or advice."),
    WordRule("d14", do_not_say.D14_WORDS, "D14: no birthday wishes."),
)
"""For every word of a line, the cue too."""

_TELLING = Words(
    r"condolences?|grief|griev\w+|bereave\w*|loss|died|death|hard times?|(?:good|bad|sad) news|sad|upset"
    r"|afraid|anxious|nervous|ill|illness|sick|missed|guilt\w*|shy|deaf|blind|disab\w+|autis\w+"
    r"|money|costs?|poor|insurance|religio\w+|faith|fasting|divorc\w+|refugee|migrant"
)

TITLE_RULES: tuple[WordRule, ...] = (
    WordRule(
        "title_pronoun",
        OF_THE_PATIENT,
        "a cue stands on a public screen. Say what to do, without a pronoun of the patient.",
    ),
    WordRule(
        "title_telling",
        _TELLING,
        "a cue stands on a public screen and tells nothing about the patient. Say what to do.",
    ),
    *WORD_RULES,
)

_REFUSES = Words(
    r"(?<!if you )(?:can['’]?t|cannot|can not|couldn['’]?t)(?! wait\b)|(?:not able|unable) to",
    r"(?:no|(?:not|\w+n['’]t)(?: \w+){0,3} any) (?:free |more |other |earlier |later |suitable )?"
    r"(?:slots?|appointments?|openings?|spaces?|vacanc(?:y|ies))",
    r"no (?:times?|places?|rooms?|days?) (?:left|free|available|open)|no answer yet",
    r"nothing (?:is )?(?:free|open|left|available|today|this week|until)",
    r"(?:(?:i|we) (?:don['’]?t|do not)|doesn['’]?t|does not) (?:have|do|offer|take) (?:that|this|any"
    r"|an? (?:slot|appointment|opening|space|place|time))",
    r"(?:isn['’]?t|is not|aren['’]?t|are not|wasn['’]?t|not)(?: quite)? (?:yet )?"
    r"(?:ready|available|possible|free|open|allowed|connected|done|here)",
    r"fully booked|booked (?:up|out|solid)|(?:is|are|all|we['’]re) full(?! name)",
    r"nothing (?:that )?(?:we|i) can(?: do)?|nothing (?:more |else )?can be done|(?:sorry|i['’]m afraid),? no"
    r"|no,? (?:sorry|i['’]m afraid)",
    r"(?:won['’]?t|will not) (?:be able|see you|take (?:you|any)|do (?:that|it))",
    r"(?:not|n['’]t) taking (?:any|anyone|new|on)|too late (?:for|today|now)|you(?:['’]re| are) too late"
    r"|(?:isn['’]?t|is not|not) something we (?:do|offer|have)|(?:you['’]ll|you will)? have to leave"
    r"|we (?:do not|don['’]?t) do that",
    r"impossible|out of the question|(?:it|that)['’]?s (?:too late|against (?:the|our) \w+)|not our policy",
)
_OFFERS = Words(
    r"(?<!nothing )(?<!nothing that )(?:i|we|you) (?:can|could)"
    r"(?!['’]| not\b| see\b| tell\b| hear\b| only\b)",
    r"(?:i|we)(?:['’]ll| will)(?! not\b| never\b| only\b| have to\b| be (?:closed|full|late)\b)",
    r"(?:i['’]m|i am|we['’]re|we are) (?:still |now |just )?(?:arranging|asking|calling|checking|chasing"
    r"|finding|looking|ringing|sorting|connecting|holding|keeping|getting|putting|on it)",
    r"you(?:['’]ll| will) (?:hear|get|have (?!to\b)\w+)",
    r"(?:i|we)(?:['’]ve| have) (?:kept|put|found|asked|got)",
    r"shall (?:i|we)|may i|let me|let['’]s|how about|what about|instead|until then|you['’]?re welcome to",
    r"would (?:you (?:like|rather|prefer)|[^.?!]{1,60} (?:suit|help|work|do|be (?:better|easier|all right)))",
    r"(?:which|what) [^.?!]{0,40}(?:suits?|works?|best|better|easier|prefer)",
    r"or (?:i|we|shall|would|call|ring|another|a different|later)|another (?:time|day|way|place)",
    r"(?:next|first|earliest|nearest) (?:free|open|one|day|time|slot|appointment)",
    r"(?:please|just) (?:ask|call|ring|come|tell|say)|(?:tell|let) us|tell me|try (?:again|us|me)",
    r"\{(?:alt_1|alt_2|callback_day|fix|update_time|hear_by|point_person|next_visit)(?:\|[^}]*)?\}",
)

ALOUD_RULES: tuple[WordRule, ...] = (
    WordRule("pronoun", Words(r"he|she|him|her|his|hers|himself|herself"), "say the name, or “you”."),
    WordRule(
        "refusal",
        _REFUSES,
        "this refuses and offers nothing. Say in the same wording what we can do instead.",
        unless=_OFFERS,
    ),
)
"""For words said to the patient."""
