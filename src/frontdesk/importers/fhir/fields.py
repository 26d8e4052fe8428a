"""What each element of FHIR becomes; docs/import.md is made from it, and a test tries each."""

from frontdesk.importers.format import FieldSaid

FIELDS = (
    FieldSaid(
        "Patient.name",
        "A name, in parts or as `text` alone, never cut; official, usual, none, other: the best is read",
    ),
    FieldSaid(
        "Patient.name.use",
        "`usual` and `nickname` beside another name: the name to use; `old`, `maiden`: kept as such",
    ),
    FieldSaid("Patient.name.period", "A name that has ended is kept and not read out"),
    FieldSaid("Patient.name with iso21090-EN-representation SYL", "How the name is said"),
    FieldSaid("Patient.identifier", "A number with its system"),
    FieldSaid("Patient.id", "A number of its server; without one it finds nobody by itself"),
    FieldSaid("Patient.birthDate", "Birth date, a year or a month alone too; absent ones stay absent"),
    FieldSaid("Patient.telecom", "Phone, text or mail, as written; fax, pager and old ones are left out"),
    FieldSaid("Patient.telecom.rank", "Which one to try first"),
    FieldSaid("Patient.active", "Active or inactive"),
    FieldSaid("Patient.deceasedBoolean, deceasedDateTime", "Died"),
    FieldSaid("Patient.communication.language", "Spoken language, from the other system"),
    FieldSaid("Patient.communication.preferred", "Which language counts"),
    FieldSaid(
        "Patient.communication with patient-proficiency RWR, EWR", "Reading language, from the other system"
    ),
    FieldSaid(
        "us-core-interpreter-needed, patient-interpreterRequired", "Interpreter, from the other system"
    ),
    FieldSaid("individual-pronouns: value", "Pronouns, from the other system"),
    FieldSaid("individual-pronouns: period", "Since when and until when; ended ones are not used"),
    FieldSaid("individual-pronouns: comment", "What was said beside the pronouns"),
    FieldSaid(
        "RelatedPerson.name", "Somebody around the patient, to be confirmed: nobody is mentioned by it"
    ),
    FieldSaid("RelatedPerson.relationship", "How that is related, in words; nobody becomes a guardian"),
    FieldSaid("Appointment.start, end", "When"),
    FieldSaid("Appointment.status", "Booked, cancelled, did not come; one that is over has left"),
    FieldSaid("Appointment.appointmentType", "What sort of visit, never why"),
    FieldSaid("Appointment.identifier, id", "Its number in the other system"),
    FieldSaid(
        "Appointment.participant: Patient",
        "Whose it is: by reference, number or contained resource; the name beside it is a check",
    ),
    FieldSaid(
        "Appointment.participant: Practitioner", "The clinician, by the name in the file, else the display"
    ),
    FieldSaid("Appointment.participant: Location", "The room, where it says that it is one"),
)
NEVER_READ = (
    "Patient.gender", "Patient.address", "Patient.maritalStatus", "Patient.photo", "Patient.contact",
    "Patient.generalPractitioner", "Patient.multipleBirthBoolean", "Patient.text", "us-core-race",
    "us-core-ethnicity", "us-core-birthsex", "patient-religion", "Appointment.reasonCode",
    "Appointment.reasonReference", "Appointment.description", "Appointment.comment",
    "Appointment.patientInstruction", "Appointment.specialty", "RelatedPerson.gender",
    "RelatedPerson.telecom", "RelatedPerson.address", "RelatedPerson.birthDate",
)  # fmt: skip
