"""The word rules of the lint for Spanish: the same things are never said, in other words.

Not yet read by a native speaker. What the engine itself holds back at the desk (``do_not_say``) knows English
only; Spanish lines are kept to these words when they are written.
"""

from frontdesk.prompts.do_not_say import Words
from frontdesk.prompts.rule import WordRule

WORD_RULES: tuple[WordRule, ...] = (
    WordRule(
        "label",
        Words(r"difícil(?:es)?|problemátic[oa]s?|maleducad[oa]s?|exigentes?|ancian[oa]s?|viej[oa]s?"),
        "Labels a patient would not want to read. Say what to do instead.",
    ),
    WordRule(
        "condescension",
        Words(r"como ya (?:le )?dije|obviamente|no (?:lo )?busque en internet|el doctor sabe"),
        "This talks down. Speak adult to adult.",
    ),
    WordRule(
        "gush",
        Words(r"increíble|maravillos[oa]|fantástic[oa]|perfect[oa]|encantador[a]?|estupend[oa]|genial"),
        "Thank without gush: take out the superlative.",
    ),
    WordRule(
        "referral",
        Words(r"reseñas?|cinco estrellas|recomiénde\w*|califíque\w*"),
        "We ask nobody for reviews or referrals.",
    ),
    WordRule(
        "d2",
        Words(r"embaraz\w+|bebés?|parto|aborto|hij[oa]s?"),
        "D2: nothing about pregnancy, birth, loss or children.",
    ),
    WordRule(
        "d4", Words(r"feliz (?:navidad|pascua|ramadán|hanuká|año)|felices fiestas"), "D4: no festival wishes."
    ),
    WordRule(
        "d4_guess",
        Words(r"¿?de dónde (?:es|viene)|su esposo|su esposa|su religión"),
        "D4: no guess at faith, origin or partner.",
    ),
    WordRule(
        "d5",
        Words(r"su peso|pesarle|gord[oa]|delgad[oa]|cansad[oa]|su edad|se ve bien"),
        "D5: no remark on weight or looks.",
    ),
    WordRule(
        "d6",
        Words(r"diagnóstico|análisis|medicamentos?|pastillas?|receta|enfermedad|cáncer|diabetes|biopsia"),
        "D6: no diagnosis, test, medicine or kind of clinic.",
    ),
    WordRule(
        "d7", Words(r"llegó tarde|otra vez tarde|no vino|su deuda|debe dinero|moros[oa]"), "D7: no blame."
    ),
    WordRule(
        "d8",
        Words(
            r"no se preocupe|tranquilícese|esté tranquil[oa]|cálmese",
            r"sé cómo se siente|al menos|vea el lado bueno",
        ),
        "D8: no false comfort.",
    ),
    WordRule(
        "d9", Words(r"cariño|corazón|mi amor|abuelit[oa]|guap[oa]|jovencit[oa]|mi cielo"), "D9: no pet names."
    ),
    WordRule(
        "d10",
        Words(r"habla (?:muy )?bien|su español|su inglés|su acento"),
        "D10: no remark on language or origin.",
    ),
    WordRule("d11", Words(r"nos (?:dijo|contó) su|me dijeron"), "D11: never reveal who told us."),
    WordRule(
        "d13",
        Words(r"no es nada|todo saldrá bien|va a estar bien|debería tomar"),
        "D13: no medical reassurance or advice.",
    ),
    WordRule("d14", Words(r"feliz cumpleaños|cumple \w+ años"), "D14: no birthday wishes."),
)

_REFUSES = Words(
    r"no (?:hay|tenemos|tengo|queda|quedan)(?: más| ningun[ao]s?| otr[ao]s?)?"
    r" (?:citas?|turnos?|huecos?|lugar(?:es)?|espacios?|horas?|nada|ese día)",
    r"no (?:puedo|podemos|pude|pudimos|se puede|es posible|va a ser posible|será posible)|imposible",
    r"no est(?:á|án) (?:list[oa]s?|disponibles?|abiert[oa]s?)|todavía no est(?:á|án)",
    r"(?:está|estamos) (?:tod[oa] )?(?:llen[oa]s?|complet[oa]s?|ocupad[oa]s?)|agenda (?:llena|completa)",
    r"(?:no hay|sin) respuesta",
)
_OFFERS = Words(
    r"(?<!no )(?:puedo|podemos|podría|podríamos|puede)|voy a|vamos a|permítame|déjeme",
    r"quiere|prefiere|le (?:conviene|parece|viene bien|sirve|ofrezco|busco|aviso|llamo|propongo)",
    r"(?:ahora mismo )?(?:busco|buscamos|averiguo|consulto|pregunto|lo resuelvo|me ocupo)|sigo pendiente",
    r"otr[oa] (?:día|hora|horario|cita|fecha|manera|lugar)|en (?:su|vez de eso)|tendrá noticias",
    r"\{(?:alt_1|alt_2|callback_day|fix|update_time|hear_by|point_person|next_visit)(?:\|[^}]*)?\}",
)

ALOUD_RULES: tuple[WordRule, ...] = (
    WordRule(
        "pronoun",
        Words(r"él|ella|ellos|ellas|bienvenid[oa]s?|atendid[oa]s?|list[oa]s?"),
        "takes the patient for a man or a woman. Say it another way.",
    ),
    WordRule(
        "familiar",
        Words(r"tú|tu|tus|te|ti|contigo|puedes|quieres|tienes|eres|estás|vienes|dime"),
        "the desk says usted.",
    ),
    WordRule(
        "refusal",
        _REFUSES,
        "this refuses and offers nothing. Say in the same wording what we can do instead.",
        unless=_OFFERS,
    ),
)
"""For words said to the patient."""
