"""Columns guessed from headers of many systems, in four languages."""

import pytest

from frontdesk.importers.tables.columns import ROLES, guess_columns, header_key, header_names, left_out
from frontdesk.importers.tables.headers import NEVER, UNUSED, role_of

HEADERS = {
    "given": "Patient First Name|Vorname|Prénom|Pt First|FIRST|given_name|Forename|Nombre de pila",
    "family": ("PatientLastName|Nachname|Apellidos|surname|Family Name|LAST|Nom de famille|Primer apellido"),
    "name": (
        "Patient|Patient Name|Full Name|Name, Vorname|Nom et prénom|Nombre completo|Client|"
        "Last Name, First Name"
    ),
    "birth_date": (
        "DOB|D.O.B.|Date of Birth|pt_dob|Geburtsdatum|Geb.-Datum|Date de naissance|"
        "Fecha de nacimiento|BirthDate"
    ),
    "mrn": (
        "MRN|Chart #|Patient ID|Medical Record Number|Patientennummer|N° dossier|NHS number|"
        "N.º historia|Acct No"
    ),
    "phone": ("Home Phone|Cell|Telefon privat|Téléphone portable|Teléfono móvil|Mobile|Tel.|Contact number"),
    "email": "Email Address|E-Mail|Courriel|Correo electrónico",
    "clinician": (
        "Provider Name|Resource|Behandler|Arzt|Praticien|Médico|Profesional|Scheduled With|Clinician"
    ),
    "language": "Preferred Language|Sprache|Langue|Idioma",
    "interpreter": "Interpreter Needed?|Dolmetscher|Interprète|Intérprete",
    "visit_type": "Visit Type|Appt Type|Terminart|Type de rdv|Tipo de cita",
    "status": "Appt Status|Status|Statut|Estado|Confirmed",
    "length": "Duration (min)|Appt Length|Dauer|Durée|Duración",
    "time": "Appt Time|Uhrzeit|Heure|Hora|Start Time|Hora inicio",
    "date": "Appt Date|Datum|Date du rendez-vous|Fecha|Sched Date",
    "start": "Appt Date/Time|StartDateTime|Date et heure|Appointment",
    "end": "End Time|Ende|Heure fin|Hora fin|bis",
    "visit_id": "Appointment ID|Termin-Nr.|Booking ref|Visit #",
    "preferred_name": "Preferred Name|Known as|Rufname|Nickname",
    "pronouns": "Pronouns|Pronomen",
    "room": "Room|Raum|Salle|Operatory",
    NEVER: (
        "Sex|Gender Identity|Race|Ethnicity|Insurance|Insurance Name|Krankenkasse|Mutuelle|"
        "Aseguradora|Reason for Visit|Motif|Motivo|Diagnosis|ICD-10|Balance Due|Copay|Religion|"
        "Marital Status|SSN|Chief Complaint|Geschlecht|Weight"
    ),
    UNUSED: (
        "Address|City|Age|Referring Provider|Emergency Contact Phone|Notes|Last Visit Date|Fax|"
        "PCP|Created Date"
    ),
}


@pytest.mark.parametrize(
    ("header", "role"), [(name, role) for role, names in HEADERS.items() for name in names.split("|")]
)
def test_role_of(header: str, role: str) -> None:
    assert role_of(header) == role
    assert role_of(header.upper()) == role


def test_two_columns_named_nom_and_prenom() -> None:
    assert guess_columns(["Nom", "Prénom"]) == {"Nom": "family", "Prénom": "given"}
    assert guess_columns(["Name", "Vorname"]) == {"Name": "family", "Vorname": "given"}
    assert guess_columns(["Nombre", "Apellidos"]) == {"Nombre": "given", "Apellidos": "family"}
    assert guess_columns(["Name"]) == {"Name": "name"}


def test_values_decide_what_an_appointment_column_holds() -> None:
    assert guess_columns(["Appointment"], [["14/03/2026 9:30 AM"]])["Appointment"] == "start"
    assert guess_columns(["Appointment"], [["14/03/2026"]])["Appointment"] == "date"
    assert guess_columns(["Time"], [["2026-03-14T09:30:00Z"]])["Time"] == "start"
    assert guess_columns(["Date"], [["14/03/2026 09:30"]])["Date"] == "start"
    assert guess_columns(["Date"], [["03/14/2026 00:00:00"]])["Date"] == "date"
    assert guess_columns(["Time"], [["30/12/1899 09:30:00"]])["Time"] == "time"
    assert guess_columns(["Birthday party"], [["yes"]]) == {}


def test_a_lone_id_is_the_patients_in_a_patient_list_and_the_bookings_beside_a_patient_number() -> None:
    assert guess_columns(["Id", "Name"]) == {"Id": "mrn", "Name": "name"}
    booked = guess_columns(["Id", "MRN", "Name", "Start"], [["1", "2", "A B", "14/03/2026 09:30"]])
    assert booked["Id"] == "visit_id"


def test_doubled_and_nameless_columns_are_told_apart() -> None:
    assert header_names(["Phone", "Phone", ""]) == ("Phone", "Phone (2)", "Column 3")


def test_what_is_never_kept_is_listed_apart() -> None:
    header = ["Name", "Sex", "Reason", "Shoe size"]
    assert left_out(header, guess_columns(header)) == (("Sex", "Reason"), ("Shoe size",))


def test_the_header_key_knows_a_list_again() -> None:
    assert header_key(["DOB", "Patient Name"]) == header_key(["patient_name", "dob"])
    assert header_key(["DOB", "Name"]) != header_key(["DOB", "Patient Name"])


def test_every_role_of_the_headers_is_offered() -> None:
    assert {role for role in HEADERS if role not in (NEVER, UNUSED)} <= set(ROLES)
