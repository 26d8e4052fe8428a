"""Words of lists that are no part of a name. All folded: lower case, no accents."""

TITLES = frozenset(
    "mr mrs ms miss mx master herr frau mme mlle monsieur madame sra srta senor senora".split()
)
PARTICLES = frozenset(
    """al ap bat ben bin bint d da das de del della den der des di do dos du e el i ibn la le los mac mc
    ni o of op san st ten ter van vom von y z zu zum zur""".split()
)
SORTS = frozenset(
    """annual appointment appt assessment blood bloods booster bp check checkup clearance consult
    consultation control dressing followup follow fu extended exam examination immunisation
    immunization injection intake jab kontrolle medication nachsorge newborn np office online op
    ov physical postop postnatal antenatal preop procedure recheck rendezvous repeat results
    review routine screening seguimiento sick smear suivi surgery telehealth telemedicine
    telephone televisit termin therapy triage up urgent vaccination vaccine video virtual visit
    visita vorsorge wellness""".split()
)
STATES = frozenset(
    """abgesagt absent anulado annule arrived attended attend booked by cancel canceled cancelled checked
    clinic completed confirmed did dna here in left no not noshow ns out patient pending
    rescheduled scheduled seen show storniert unconfirmed waiting was""".split()
)
NOT_COMING = frozenset(
    """abgesagt absent anulado annule attend by cancel canceled cancelled clinic did dna no not noshow
    patient show storniert was""".split()
)
"""A whole piece of these says that the booking does not stand."""
_EMPTY = """admin available block blocked break buffer closed catchup empty frei free gesperrt hold libre
    lunch meeting mittag mittagspause open pause reserved slot slots staff training unavailable
    vacant""".split()
_PLACES = """floor list room raum site suite telefon ward zimmer""".split()
HOUSES = frozenset("building center centre clinic department dept hospital practice".split())
"""Whose words in front are the name of a house."""
HEADS = frozenset(
    """age am born date day dob doctor generated hours mins minutes mob mobile mrn name page pages
    patients phone pm printed provider report schedule session sessions status tel time times
    total type uhr""".split()
)
"""What stands above or before a value."""
_DAYS = """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun
    montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi
    vendredi samedi dimanche lunes martes miercoles jueves viernes sabado domingo today tomorrow""".split()
_WHY = """abdominal sugar sample samples draw cancellation abscess ache acne allergies allergy anaemia
    anemia ankle anxiety asthma asthme backache bronchitis cancer cholesterol contraception copd
    cough cramps depression dermatitis diabetes diabetic diarrhea diarrhoea dizziness earache
    eczema epilepsy fatigue fever flu fracture gout headache headaches hernia hypertension
    hypothyroidism infection injury itching knee lump melanoma migraine nausea numbness pneumonia
    pressure pregnancy pregnant prenatal psoriasis rash referral refill rhinitis sciatica shingles
    sinus sinusitis sprain std sti stomach swelling throat thyroid tonsillitis tooth toothache
    ulcer uti vertigo vomiting wound c/o complains complaining re reason regarding symptoms
    diagnosis dx rx hx""".split()
SURNAMES = frozenset(
    """back block blood chest day early first floor foot free frei fu hand head heart hold late list long
    may neck new note old page pain post room second short sick test ward""".split()
)
"""At the end of a name without comma these are its family name: Mary Ann Ward."""
AFTER_A_NAME = SURNAMES | frozenset(
    """by free in no re arm back chest ear eye eyes heart hip leg mole new phone return shoulder skin
    sore test tests weight with wrist for at on and or the double est established first second
    initial post pre self pay vip interpreter needs need bring forms form paperwork results late
    early note notes also child baby but running""".split()
)
"""Names too, or the beginning of one: they end it only where two words stand before."""
NOT_ALONE = AFTER_A_NAME | frozenset(_DAYS)
"""No name by themselves; Thu Pham and Wei Sun are."""
NO_NAME = frozenset((*SORTS, *STATES, *HOUSES, *_EMPTY, *_PLACES, *HEADS, *_WHY)) - PARTICLES - NOT_ALONE
"""A name ends before one of these, and never begins with one."""
