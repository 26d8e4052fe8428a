"""Column names of many export systems, in English, German, French, Spanish and more: what each holds.

Read from top to bottom; the first rule that fits a folded column name says its role. What Frontdesk never
keeps and what it has no use for stand early, so that "Insurance name" is not taken for a name.
"""

import re

from frontdesk.likeness.fold import fold

NEVER = "never"
"""Recognised and left out on purpose."""
UNUSED = "unused"
"""Recognised and of no use at the desk."""

_TABLE: tuple[tuple[str, str], ...] = (
    ("sound", r"pronunciation|phonetic|aussprache|prononciation|pronunciacion|how to say"),
    ("email", r"e ?mail|correo|courriel|^mail$"),
    ("pronouns", r"pronoun|pronomen|pronom"),
    ("interpreter", r"interpret|dolmetsch|\btolk|tlumacz|tulkk|interprete|translator|traduct(eur|or)"),
    (
        NEVER,
        r"""
        \b(sex|gender|geschlecht|sexe|sexo|genero|genre|race|raza|ethnic\w*|ethni\w*|etnia|indigenous\w*|
        insur\w*|payer|payor|plan|policy|coverage|versicher\w*|\w*kasse|kassen\w*|kostentrager|mutuelle|
        assur\w*|seguro|aseguradora|prevision|copay|balance|owing|amount|saldo|solde|fee|charge\w*|
        total cost|reason\w*|chief|complaint\w*|grund|\w+grund|motif|motivo|anlass|diagnos\w*|icd\w*|dx|
        diag|problem\w*|symptom\w*|allerg\w*|medicati\w*|medikation|conditions?|history|bp|weight|gewicht|
        ssn|social security|soc sec\w*|marital|familienstand|etat civil|estado civil|relig\w*|konfession|
        nationali\w*|citizenship|orientation|immigration|income|risk level|deprivation|expenses|
        healthcare)\b|^cc$
        """,
    ),
    (
        UNUSED,
        r"""
        \b(birth ?place|place of birth|geburtsort|geburtsname|lieu de naissance|lugar de nacimiento|maiden|
        primary care|pcp|hausarzt|medecin traitant|refer\w*|uberweis\w*|emergency|notfall\w*|guarantor|
        guardian|next of kin|kin|mother|father|madre|padre|
        parent|partner|spouse|employer|subscriber|yomi|
        (previous|former|birth|old) (last |family |sur) ?name|name at birth|vorige naam|
        fax|address\w*|adress\w*|direccion|domicilio|street|
        strasse|city|ciudad|ville|stadt|wohnort|suburb|county|country|land|pays|zip|postcode|postal|plz|
        codigo postal|facility|clinic|department|dept|site|location|practice|filiale|standort|sucursal|
        organi[sz]ation|notes?|comments?|bemerkung\w*|notiz\w*|remarque\w*|observacion\w*|nota|age|alter|
        edad|last (visit|seen|appointment|appt)|next (visit|appointment|appt)|registration|registered|
        created|creation|modified|updated|entered|printed|booked (on|at|by|date)|confirmed (on|at|by)|due|
        arriv\w*|check(ed)? ?(in|out)( time)?|deathdate|date of death|drivers|passport)\b|^age\b|^state$
        """,
    ),
    ("language", r"language|sprache|langue|idioma|lengua|^lang$|lingua|taal|\blang\b|jezyk|sprak"),
    (
        "birth_date",
        r"""
        \bdob\b|\bd o b\b|birth|geburt|^geb\b|gebdat|(?<!nom de )naiss|nacimiento|nacim|\bborn\b|fecha nac|
        ^fec nac|
        \bddn\b|^f nac|\bbday\b|nascimento|data de nasc|nascita|geboorte|
        ^nee?( e)? le\b|urodzenia|fodelsedat|f.dselsdat|syntymaaika
        """,
    ),
    (
        "visit_id",
        r"""
        \b(appointments?|appt|apt|booking|visit|encounter|termin|rdv|rendez vous|cita|slot)\w* (id|no|nr|
        num|number|nummer|numero|key|ref\w*|uid|guid|code)\b|^(terminnummer|terminid|no rdv|n rdv|
        numero de cita|id (de )?(la )?cita|id rdv|id termin|confirmation( number)?|apptid|appointmentid)$
        """,
    ),
    (
        "preferred_name",
        r"""
        preferred|known as|nick ?name|goes by|name to use|call name|called|chosen|rufname|prenom (usuel|
        d usage)|nombre (preferido|social|de uso)|nome social|roepnaam|aka\b
        """,
    ),
    (
        "mrn",
        r"""
        \bmrn\b|medical record|chart|\bnhs\b|hospital (no|number|id)|\bihi\b|\bnhc\b|\bipp\b|\bpid\b|
        \b(patients?|pat|pt|client|person|member|file|record|account|acct|case|emr|ehr|ur) ?(id|no|nr|num|
        number|nummer|key|identifier|code|#)\b|^(account|acct|patient ?id|patientid)$|patienten ?(nummer|nr|
        id)|\bpatnr\b|\bid (de |del |du )?(patient|paciente)|(numero|no|num|n) (de )?(dossier|patient|
        historia|paciente|expediente)|\bhistoria\b|expediente|^dossier|simple patient id
        """,
    ),
    (
        "prefix",
        r"^(patient |pt )?(title|prefix|name prefix|anrede|titel|civilite|salutation|tratamiento|titulo)$",
    ),
    ("suffix", r"^(patient |pt )?(name )?suffix$"),
    (
        "clinician",
        r"""
        provider|doctor|physician|clinician|practitioner|resource|\barzt\b|arztin|behandler|therap|medecin|
        praticien|soignant|\bmedico|profesional|seen by|\bwith\b|\bmit\b|^dr\b|consultant|dentist|hygienist|
        rendering|^staff|kalender|agenda|columna|especialista|facultativo|schedule name|^intervenant
        """,
    ),
    (
        "name",
        r"""
        (last|family|sur ?name|nachname|^name|nom|apellidos?|cognome|sobrenome|achternaam)\b.*\b(first|given|
        vorname|prenom|nombres?|nome|voornaam|fore ?names?)|(first|given|vorname|prenom|nombres?|nome|
        fore ?names?|voor)\b.*\b(last|family|surname|nachname|nom|
        apellidos?|cognome|sobrenome|achternaam)
        """,
    ),
    (
        "given",
        r"""
        \b(first|given|fore ?names?|christian|fname)\b|(first|given)name|vorname|prenom|nombre de pila|
        voorna(am|men)\b|^imie\b|^imiona\b|f.rna[mv]n|etunimi|primeiro nome|
        ^nombres$|primer nombre|segundo nombre|^given|^first$|^pt first
        """,
    ),
    ("middle", r"\bmiddle\b|\b(second|additional) name|zweiter vorname|^mi$|middlename|\bmname\b"),
    (
        "family",
        r"""
        \b(last name|surname|family name|lname)\b|(last|family)name|^(patient |pt |client )?(last|family)$|
        nachname|familienname|nom de famille|nom de naissance|apellido|\bapelidos?\b|cognome|sobrenome|
        achternaam|^zuname|tussenvoegsel|nazwisko|
        efternavn|efternamn|etternavn|sukunimi
        """,
    ),
    (
        "name",
        r"""
        ^(patient\w*|client\w*|pt|paciente|kunde|customer)( (full |complete |legal )?(name|nombre|nom))?$|
        \b(full|patient\w*|pat|pt|client|legal|complete) ?name\b|^(nom complet|nombre completo|
        nom du patient|nombre (del|de la) paciente|name des patienten|patienten?name|fullname|person|who|
        nome completo|nome do paciente|nominativo|naam patient)$
        """,
    ),
    (
        "patient_status",
        r"""
        ^(patient|pt|client) (status|active)$|^(active|inactive|deceased|died|verstorben|fallecid\w*)$
        """,
    ),
    (
        "visit_type",
        r"""
        \b(appointment|appt|visit|termin|rdv|cita|booking) ?(type|art|kind|category|name)\b|terminart|
        besuchsart|type (de )?(rdv|rendez vous|visite|consultation)|tipo( de)? (cita|visita|consulta)|
        ^(type|art|tipo|typ|service|leistung|prestation|terminname)$
        """,
    ),
    ("length", r"duration|\blength\b|\bmins?\b|minutes|minuten|\bdauer\b|duree|duracion|minutos"),
    ("status", r"status|statut|\betat\b|\bestado\b|^confirm"),
    (
        "room",
        r"""
        \b(room|raum|zimmer|salle|sala|consultorio|operatory|cabinet|gabinete|box|lane)\b|behandlungszimmer
        """,
    ),
    ("end", r"\b(end|ends|finish|until|bis|ende|fin)\b|endzeit|^to$|enddate|endtime|hasta"),
    (
        "start",
        r"""
        (date|datum|fecha|day)( and| y| et| und)? ?(time|zeit|uhrzeit|hora|heure)|datetime|timestamp|
        datumzeit|^(appointment|appointments|appt|scheduled|scheduled for|start|starts|begin|beginn|begins|
        termin|rdv|cita|visit|when|rendez vous|slot|inicio|debut|start ?date ?time|startdatetime|wann)$
        """,
    ),
    (
        "date",
        r"""
        \b(date|day|datum|tag|fecha|jour|dia|data)\b|termindatum|startdatum|startdate|apptdate|visitdate
        """,
    ),
    (
        "time",
        r"""
        \b(time|zeit|uhrzeit|heure|hora|uhr|von|from|start|beginn|begin|inicio|debut)\b|startzeit|
        terminzeit|starttime|appttime|^desde$|^de$
        """,
    ),
    (
        "phone",
        r"""
        phone|\btel\b|\bmobil\w*|\bcell\b|handy|portable|telefon|telephone|telefono|movil|celular|
        contact no|contact number|rufnummer|\bsms\b|festnetz|\bcontact\b
        """,
    ),
)
_RULES = tuple((role, re.compile(re.sub(r"\n\s*", "", pattern.strip()))) for role, pattern in _TABLE)
_CAMEL = re.compile(r"(?<=[a-zäöüéèñ])(?=[A-ZÄÖÜ])|(?<=[A-Z])(?=[A-Z][a-z])")
_LONE_NAME = {
    "name": "name",
    "nom": "name",
    "nombre": "name",
    "nome": "name",
    "names": "name",
    "naam": "name",
}
_LONE_ID = {"id", "no", "nr", "number", "nummer", "numero", "key", "uid", "guid", "id no"}


def words_of(header: str) -> str:
    """A column name as folded words: "PatientFirstName", "patient_first-name" are "patient first name"."""
    return fold(_CAMEL.sub(" ", header.replace("_", " ").replace("#", " no ").replace("№", " no ")))


def role_of(header: str) -> str:
    """The role a column name speaks of; empty when it says nothing known."""
    words = words_of(header)
    if words in _LONE_NAME:
        return _LONE_NAME[words]
    if words in _LONE_ID:
        return "id"
    return next((role for role, rule in _RULES if rule.search(words)), "")
