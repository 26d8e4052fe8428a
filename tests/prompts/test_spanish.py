"""The Spanish pack: the English lines it must hold, said with usted and without giving a gender away.

Days stand after their article ("para el …", "El …", as the handbook writes them). Whoever says days in
Spanish therefore says "jueves 11 de junio": without an article, and never "hoy" or "mañana".
"""

import json
import re
from functools import cache
from typing import Any

import pytest

from frontdesk import resources
from frontdesk.domain.template import Band, Occasion, Pack, PromptTemplate, Reach
from frontdesk.prompts import publish
from frontdesk.prompts.deck import Deck
from frontdesk.prompts.lint import BLOCK_WORDS
from frontdesk.prompts.pack import read_pack, write_pack
from frontdesk.prompts.placeholders import PLACEHOLDERS, Empty
from frontdesk.prompts.wording import Wording, parse
from tests.prompts.people import LEAVING, PACK_FILE, pack, ranked, shown

SPANISH_FILE = PACK_FILE.with_name("es.json")
OWN_WORDS = ("lang", "title", "texts", "discreet", "why", "reviewed_by")
"""The fields of a line that a language has for itself; of the variants, only the texts."""

HANDBOOK = {
    "CI-02": "{greeting}, {name}.",
    "CI-01": "Para abrir el expediente correcto, ¿me dice su nombre completo y su fecha de nacimiento?",
    "CI-04": "¿Cómo se pronuncia su nombre? Quiero decirlo bien.",
    "CI-05": "¿Cómo prefiere que le llamemos aquí?",
    "CI-07": "Hay intérprete para usted, sin costo. ¿Le parece bien así?",
    "CI-14": "Le prometimos una respuesta para el {promise_by} y no cumplimos."
    " Lo siento; lo resuelvo ahora mismo.",
    "CI-23": "Llevamos unos {delay} minutos de retraso. Lo siento. ¿Prefiere esperar o ver otro horario?",
    "WA-02": "No me he olvidado de usted, {name}. Le aviso de nuevo {update_time}.",
    "CO-01": "¿Pudo hablar hoy de todo lo que quería?",
    "CO-04": "Para saber si me expliqué bien, ¿me cuenta qué sigue ahora?",
    "CO-07": "¿Hay fechas u horarios que debamos evitar?",
    "NS-01": "Hola, {name}, le habla {staff}. Le esperábamos el {missed_day}; ¿está todo bien?",
}
"""The twelve lines the handbook words itself."""

WHO_THIS_IS = {"identity_confirmed", "pronunciation_known", "name_confirmed_days"}
"""Conditions of the lines that ask who somebody is and how they are called."""

TYPICAL = {
    "greeting": "Buenas tardes", "name": "Sra. Okonkwo-Bell", "staff": "Sam", "clinic": "Clínica del Puerto",
    "phone": "555 0100", "clinician": "el doctor Voss", "delay": "20", "delay_left": "20", "waited": "35",
    "appt_time": "10:20", "leave_by": "11:00", "update_time": "a las 10:30", "language": "vietnamita",
    "promise_what": "el informe escolar", "promise_who": "el doctor Voss", "promise_by": "lunes 2 de marzo",
    "observance": "el mes de ayuno", "next_step": "un formulario y después una llamada",
    "hear_by": "viernes 6 de marzo", "callback_day": "jueves 11 de junio", "missed_day": "jueves 11 de junio",
    "point_person": "el enfermero Ruiz", "fix": "llamar a la oficina de transporte",
}  # fmt: skip
"""Values as a Spanish clinic has them; with their article, where a preposition could run into it."""

GIVES_A_GENDER = re.compile(
    r"\b(?:él|ella|ellos|ellas|señor|señora|señorita|caballero|dama|bienvenid[oa]s?|list[oa]s?|atendid[oa]s?"
    r"|sol[oa]|segur[oa]|preocupad[oa]|cansad[oa]|invitad[oa]|acompañad[oa]|sentad[oa]|molest[oa]|junt[oa]s"
    r"|citad[oa]|encantad[oa]|agradecid[oa]|nosotr[oa]s|amig[oa]|(?:llamar|atender|recibir|avisar|buscar|acompañar|ayudar|contactar|esperar)l[oa])\b",
    re.IGNORECASE,
)
SAYS_TU = re.compile(
    r"\b(?:tú|tu|tus|te|ti|contigo|tuy[oa]s?|quieres|puedes|tienes|prefieres|necesitas|estás|eres|has|vas"
    r"|sabes|dime|dinos|ven|mira|vosotros|os|vuestr[oa]s?)\b",
    re.IGNORECASE,
)
A_DAY = re.compile(r"\{(?:promise_by|missed_day|hear_by|callback_day|next_visit)\b")


@cache
def spanish() -> Pack:
    return read_pack(SPANISH_FILE.read_bytes())


@cache
def raw(language: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(PACK_FILE.with_name(f"{language}.json").read_text(encoding="utf-8"))
    return loaded


def english(line: PromptTemplate) -> PromptTemplate:
    return next(t for t in pack().templates if t.id == line.id)


def wordings(line: PromptTemplate) -> list[Wording]:
    """Everything of a line that reaches the patient."""
    said = (*line.texts, *(d.text for d in line.discreet if d.reach is not Reach.SILENT))
    return [parse(text, PLACEHOLDERS) for text in said]


def texts_of(key: str) -> tuple[str, ...]:
    return next(t.texts for t in spanish().templates if t.id == key)


def fallbacks() -> dict[str, str]:
    return {name: w.replace("{staff}", "Sam") for name, w in spanish().phrases["fallback"].items()}


def said(wording: Wording) -> list[str]:
    """The sentence with everything known, and with whatever may be missing left out."""
    bare = {
        name: "" if PLACEHOLDERS[name].empty in (Empty.FALLBACK, Empty.CUE) else value
        for name, value in TYPICAL.items()
    }
    bare |= {name: TYPICAL[name] for name in wording.required if PLACEHOLDERS[name].empty is Empty.CUE}
    shown = [wording.fill(TYPICAL), wording.fill(bare, fallbacks())]
    assert None not in shown, wording.source
    return [text for text in shown if text]


def everything() -> list[str]:
    """Every piece of Spanish in the file but the reasons."""
    lines = [text for t in spanish().templates for text in (t.title, *t.texts, *(d.text for d in t.discreet))]
    phrases = [words for table in spanish().phrases.values() for words in table.values()]
    return [*lines, *phrases, *(text for _, text in spanish().greetings)]


LINES = pytest.mark.parametrize("line", spanish().templates, ids=lambda line: line.id)


def test_what_is_read_is_written_byte_for_byte() -> None:
    data = SPANISH_FILE.read_bytes()
    assert write_pack(read_pack(data)) == data


def test_it_says_of_itself_that_no_native_speaker_has_read_it() -> None:
    assert spanish().lang == "es"
    assert list(raw("es"))[:4] == ["lang", "version", "reviewed", "note"]
    assert (raw("es")["reviewed"], raw("es")["note"]) == ("", "not yet read by a native speaker")
    assert {t.reviewed_by for t in spanish().templates} == {""}


def test_every_line_that_is_on_can_be_dealt() -> None:
    dealt = Deck.of(spanish().templates, spanish())
    assert set(dealt.by_id) == {t.id for t in spanish().templates if t.enabled}


def test_the_card_speaks_spanish_with_it() -> None:
    dealt = Deck.of(spanish().templates, spanish())
    assert ranked(cards=dealt).greeting == "Buenos días, Mira Tallis."
    thanks = shown(ranked(situation=LEAVING, cards=dealt))["CO-11"]
    assert thanks.text in {text.replace("{name}", "Mira Tallis") for text in texts_of("CO-11")}


def test_it_travels_with_the_program() -> None:
    assert resources.path("prompts", "es.json").is_file()


def test_it_holds_the_lines_of_meeting_waiting_promises_and_leaving() -> None:
    wanted = {
        t.id
        for t in pack().templates
        if t.neutral
        or t.theme == "greeting"
        or WHO_THIS_IS & {row.field for row in (*t.all, *t.any, *t.none)}
        or t.band in (Band.WAIT, Band.PROMISE)
        or t.theme == "promise"
        or {Occasion.WAITING, Occasion.CHECKOUT} & set(t.occasions)
    }
    assert {t.id for t in spanish().templates} == wanted | set(HANDBOOK)


def test_lines_stand_in_the_order_of_the_english_pack() -> None:
    order = [t.id for t in pack().templates]
    ids = [t.id for t in spanish().templates]
    assert ids == sorted(ids, key=order.index)


def test_a_line_is_the_english_one_in_other_words() -> None:
    before = {entry["id"]: entry for entry in raw("en")["templates"]}
    for entry in raw("es")["templates"]:
        same = before[entry["id"]]
        assert list(entry) == list(same), entry["id"]
        assert {k: v for k, v in entry.items() if k not in OWN_WORDS} == {
            k: v for k, v in same.items() if k not in OWN_WORDS
        }, entry["id"]
        bare = [{k: v for k, v in d.items() if k != "text"} for d in entry["discreet"]]
        assert bare == [{k: v for k, v in d.items() if k != "text"} for d in same["discreet"]], entry["id"]
        assert entry["lang"] == "es"


def test_nothing_was_left_in_english() -> None:
    for entry in raw("es")["templates"]:
        same = next(e for e in raw("en")["templates"] if e["id"] == entry["id"])
        for field in ("title", "why"):
            assert entry[field].strip(), entry["id"]
            assert entry[field] != same[field], entry["id"]
        spoken = {*same["texts"], *(d["text"] for d in same["discreet"])} - {HANDBOOK["CI-02"]}
        assert not spoken & {*entry["texts"], *(d["text"] for d in entry["discreet"])}, entry["id"]


def test_the_handbooks_own_wordings_stand_first() -> None:
    assert {t.id: t.texts[0] for t in spanish().templates if t.id in HANDBOOK} == HANDBOOK


def test_phrases_greetings_and_hellos() -> None:
    tables = {key: list(words) for key, words in spanish().phrases.items()}
    assert tables == {key: list(words) for key, words in pack().phrases.items()}
    assert all(words.strip() for table in spanish().phrases.values() for words in table.values())
    for key, words in spanish().phrases["answers"].items():
        assert words.count("|") == pack().phrases["answers"][key].count("|"), key
    for table in ("source", "question", "fallback"):
        for key, words in spanish().phrases[table].items():
            assert re.findall(r"\{\w+\}", words) == re.findall(r"\{\w+\}", pack().phrases[table][key]), key
    assert spanish().greetings == ((13, "Buenos días"), (20, "Buenas tardes"), (24, "Buenas noches"))
    assert spanish().hellos == pack().hellos


@LINES
def test_it_may_go_live_but_for_words_that_only_look_english(line: PromptTemplate) -> None:
    blocked = [(p.where, p.sentence) for p in publish.findings(line) if p.blocks]
    assert blocked == []


@LINES
def test_a_wording_asks_for_nothing_its_english_line_does_not(line: PromptTemplate) -> None:
    known = frozenset().union(*(parse(text, PLACEHOLDERS).names for text in english(line).texts))
    own = parse(HANDBOOK.get(line.id, "."), PLACEHOLDERS).names  # WA-02 says when the next word comes
    for text in line.texts:
        assert parse(text, PLACEHOLDERS).names <= known | own, text
    for variant, before in zip(line.discreet, english(line).discreet, strict=True):
        assert parse(variant.text, PLACEHOLDERS).names <= parse(before.text, PLACEHOLDERS).names, variant.text


@LINES
def test_what_can_come_again_has_three_wordings(line: PromptTemplate) -> None:
    least = 1 if line.once or line.theme == "greeting" else 3
    assert len({text.casefold() for text in line.texts}) == len(line.texts) >= least


@LINES
def test_short_enough_to_say_with_one_question_and_no_shouting(line: PromptTemplate) -> None:
    for wording in wordings(line):
        for text in said(wording):
            assert len(text.split()) <= BLOCK_WORDS, text
            assert text.count("¿") == text.count("?") <= 1, text
            assert not re.search(r"[!¡]|  | [.,;:?]|\.\.", text), text


@LINES
def test_values_join_their_sentence(line: PromptTemplate) -> None:
    """No "de el" or "a el"; one hour, one day, one name after the words that lead to it."""
    for wording in wordings(line):
        for text in said(wording):
            assert not re.search(r"\b(?:a|de) el\b|\bcon mí\b|\b(\w+) \1\b|[{}\[\]]", text), text
            assert text[0].isupper() or text[0] in "¿3", (
                text
            )  # a question, or the 35 minutes somebody has waited
        for day in A_DAY.finditer(wording.source):
            assert re.search(r"\b[Ee]l $", wording.source[: day.start()]), wording.source
        assert not re.search(r"\b(?:a|al|a las?|hacia) \{update_time", wording.source), wording.source
        assert not re.search(r"(?<!por )\{point_person", wording.source), wording.source
        assert ": {next_step" not in wording.source, wording.source  # a capital letter would follow


@pytest.mark.parametrize("text", everything())
def test_usted_and_no_gender_of_the_patient(text: str) -> None:
    assert not GIVES_A_GENDER.search(text), text
    assert not SAYS_TU.search(text), text


@pytest.mark.parametrize("word", ["Bienvenida", "¿Está lista?", "puedo llamarlo", "con ella", "Pase, señor"])
def test_a_word_that_gives_a_gender_is_found(word: str) -> None:
    assert GIVES_A_GENDER.search(word)


@pytest.mark.parametrize("word", ["¿Quieres esperar?", "tu nombre", "voy contigo", "¿Has llegado?"])
def test_a_word_that_says_tu_is_found(word: str) -> None:
    assert SAYS_TU.search(word)
