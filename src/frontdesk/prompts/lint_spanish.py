"""The word rules of the lint for Spanish: the same things are never said, in other words.

Not yet read by a native speaker. What the engine itself holds back at the desk (``do_not_say``) knows English
only; Spanish lines are kept to these words when they are written.
"""

from frontdesk.prompts.do_not_say import Words

PRONOUNS = Words(r"él|ella|ellos|ellas|bienvenid[oa]s?|atendid[oa]s?|list[oa]s?")
"""Words that take the patient for a man or a woman."""
FAMILIAR = Words(r"tú|tu|tus|te|ti|contigo|puedes|quieres|tienes|eres|estás|vienes|dime")
"""The desk says usted."""

WORD_RULES: tuple[tuple[Words, str], ...] = (
    (
        Words(r"difícil(?:es)?|problemátic[oa]s?|maleducad[oa]s?|exigentes?|ancian[oa]s?|viej[oa]s?"),
        "Labels a patient would not want to read. Say what to do instead.",
    ),
    (
        Words(r"como ya (?:le )?dije|obviamente|no (?:lo )?busque en internet|el doctor sabe"),
        "This talks down. Speak adult to adult.",
    ),
    (
        Words(r"increíble|maravillos[oa]|fantástic[oa]|perfect[oa]|encantador[a]?|estupend[oa]|genial"),
        "Thank without gush: take out the superlative.",
    ),
    (
        Words(r"reseñas?|cinco estrellas|recomiénde\w*|califíque\w*"),
        "We ask nobody for reviews or referrals.",
    ),
    (
        Words(r"embaraz\w+|bebés?|parto|aborto|hij[oa]s?"),
        "D2: nothing about pregnancy, birth, loss or children.",
    ),
    (Words(r"feliz (?:navidad|pascua|ramadán|hanuká|año)|felices fiestas"), "D4: no festival wishes."),
    (
        Words(r"¿?de dónde (?:es|viene)|su esposo|su esposa|su religión"),
        "D4: no guess at faith, origin or partner.",
    ),
    (
        Words(r"su peso|pesarle|gord[oa]|delgad[oa]|cansad[oa]|su edad|se ve bien"),
        "D5: no remark on weight or looks.",
    ),
    (
        Words(r"diagnóstico|análisis|medicamentos?|pastillas?|receta|enfermedad|cáncer|diabetes|biopsia"),
        "D6: no diagnosis, test, medicine or kind of clinic.",
    ),
    (Words(r"llegó tarde|otra vez tarde|no vino|su deuda|debe dinero|moros[oa]"), "D7: no blame."),
    (
        Words(
            r"no se preocupe|tranquilícese|esté tranquil[oa]|cálmese",
            r"sé cómo se siente|al menos|vea el lado bueno",
        ),
        "D8: no false comfort.",
    ),
    (Words(r"cariño|corazón|mi amor|abuelit[oa]|guap[oa]|jovencit[oa]|mi cielo"), "D9: no pet names."),
    (Words(r"habla (?:muy )?bien|su español|su inglés|su acento"), "D10: no remark on language or origin."),
    (Words(r"nos (?:dijo|contó) su|me dijeron"), "D11: never reveal who told us."),
    (
        Words(r"no es nada|todo saldrá bien|va a estar bien|debería tomar"),
        "D13: no medical reassurance or advice.",
    ),
    (Words(r"feliz cumpleaños|cumple \w+ años"), "D14: no birthday wishes."),
)
