"""The forty people as the handbook lists them, typed again by hand: what the sample must hold."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list; ``facts`` are (kind, words that a fact of that kind must hold)."""

    number: int
    full: str
    native: str
    name_to_use: str
    say: str
    """The respelling as the handbook gives it, often of the full name."""
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def say_shown(self) -> str:
        """The sound of the name to use alone, which is what stands beside it."""
        return SAY_SHOWN.get(self.number, self.say)


SAY_SHOWN = {
    1: "oh-KONG-kwoh bel",
    4: "SEER-sha",
    5: "wahng",
    7: "KIM",
    8: "al-HAH-san",
    9: "yah-EL",
    10: "zah-RAH",
    16: "lay-LAH-nee",
    18: "ee-PEK",
    20: "ah-deh-BAH-yaw",
    24: "n-JYE",
    33: "beh-GAY",
}
"""Where the name to use is said otherwise than the respelling above; everybody else alike."""


def _row(number: int, full: str, native: str, use: str, say: str, *facts: tuple[str, str]) -> Row:
    return Row(number, full, native, use, say, facts)


HANDBOOK: tuple[Row, ...] = (
    _row(1, "Ngozi Okonkwo-Bell", "", "Ms Okonkwo-Bell", "n-GOH-zee oh-KONG-kwoh",
         ("personal_detail", "choir"), ("adjustment", "call:come_over"), ("communication", "face")),
    _row(2, "Nguyễn Thị Thu Hà", "", "Hà", "hah",
         ("reading_language", "vi"), ("spoken_language", "en"), ("travel", "leave_by")),
    _row(3, "Xóchitl Ramírez Ortega", "", "Xóchitl", "SOH-cheel"),
    _row(4, "Saoirse Ní Bhriain", "", "Saoirse", "SEER-sha nee VREE-in", ("small_talk", "brief")),
    _row(5, "Wáng Xiùyīng", "王秀英", "Mrs Wang", "wahng SHYOH-ying",
         ("interpreter", "yes phone"), ("spoken_language", "cmn"), ("communication", "large_print")),
    _row(6, "Satō Misaki", "佐藤美咲", "Misaki", "mee-SAH-kee", ("personal_detail", "trombone")),
    _row(7, "Kim Seo-yeon", "김서연", "Ms Kim", "suh-YUHN",
         ("information_style", "own_research"), ("channel", "portal")),
    _row(8, "Aisha al-Hasan", "عائشة الحسن", "Dr al-Hasan", "AH-ee-sha al-HAH-san",
         ("personal_detail", "structural engineer"), ("adjustment", "route:step_free")),
    _row(9, "Yael Baruch", "יעל ברוך", "Yael", "yah-EL bah-ROOKH",
         ("travel", "4 to 6 pm"), ("personal_detail", "pottery class")),
    _row(10, "Zahra Rezaei", "زهرا رضایی", "Zahra", "zah-RAH reh-zah-EE",
         ("interpreter", "yes"), ("spoken_language", "fa"), ("money_talk", "estimate_first"),
         ("money_talk", "on_paper")),
    _row(11, "Muhammad Yusuf Qureshi", "محمد یوسف قریشی", "Yusuf", "YOO-suf", ("adjustment", "time:longer")),
    _row(12, "Suharti", "", "Ibu Suharti", "soo-HAR-tee", ("name_order", "mononym"), ("channel", "text")),
    _row(13, "Khin Thiri", "ခင်သီရိ", "Khin Thiri", "KIN THEE-ree", ("adjustment", "wait:quiet")),
    _row(14, "Selamawit Haile", "ሰላማዊት ኃይሌ", "Selamawit", "seh-lah-mah-WEET",
         ("observance", "fasting"), ("mention", "yes")),
    _row(15, "Sigrún Ólafsdóttir", "", "Sigrún", "SIG-roon",
         ("name_order", "patronymic"), ("named_contact", "Priya"), ("channel", "video")),
    _row(16, "Leilani Kaʻōpua", "", "Leilani", "lay-LAH-nee kah-OH-poo-ah"),
    _row(17, "Aroha Parāone", "", "Aroha", "AH-ro-ha",
         ("adjustment", "carer:present"), ("greeting_welcome", "yes")),
    _row(18, "İpek Yıldırım", "", "İpek", "ee-PEK yuhl-duh-RUHM", ("channel", "3 pm")),
    _row(19, "Oluwaṣeun Adébáyọ̀", "", "Seun", "SHAY-oon"),
    _row(20, "Olumide Adébáyọ̀", "", "Mr Adébáyọ̀", "oh-loo-MEE-deh", ("safe_contact", "none")),
    _row(21, "María del Carmen García López", "", "Carmen", "KAR-men", ("greeting_welcome", "yes")),
    _row(22, "María Carmen García López", "", "Mrs García", "", ("spoken_language", "en")),
    _row(23, "João Pedro da Silva Gonçalves", "", "João", "ZHWOW(n)"),
    _row(24, "Jean-Baptiste N'Diaye", "", "Mr N'Diaye", "zhahn bah-TEEST n-JYE",
         ("personal_detail", "grandson's football")),
    _row(25, "Llinos Pritchard", "", "Llinos", "LHEE-noss",
         ("reading_language", "cy"), ("communication", "loop")),
    _row(26, "Małgorzata Wiśniewska", "", "Gosia", "GOH-shah"),
    _row(27, "Olena Kovalenko", "Олена Коваленко", "Olena", "oh-LEH-nah",
         ("interpreter", "yes"), ("spoken_language", "uk"), ("adjustment", "door in sight")),
    _row(28, "Eleni Papadopoulou", "Ελένη Παπαδοπούλου", "Eleni", "eh-LEH-nee"),
    _row(29, "Ketevan Gelashvili", "ქეთევან გელაშვილი", "Keti", "KEH-tee", ("adjustment", "pace:slow")),
    _row(30, "S. Kavitha", "கவிதா", "Kavitha", "KAH-vi-thah",
         ("staff_request", "woman clinician if possible")),
    _row(31, "Siriporn Saengthong", "ศิริพร แสงทอง", "Ploy", "PLOY",
         ("personal_detail", "pharmacist"), ("information_style", "wants_detail")),
    _row(32, "Mai Nhia Vang", "", "Mai Nhia", "my nee-AH", ("adjustment", "sister")),
    _row(33, "Atsa Begaye", "", "Mr Begaye", "AHT-sah beh-GAY", ("travel", "two hours")),
    _row(34, "Rowan Null", "", "Rowan", "", ("pronouns", "they / them"), ("safe_contact", "friend")),
    _row(35, "Theo Marchetti", "", "Theo", "", ("pronouns", "he / him"), ("former_name", "")),
    _row(36, "Margaret Whitfield", "", "Dr Whitfield", "WIT-feeld",
         ("personal_detail", "physicist"), ("adjustment", "never give it unasked")),
    _row(37, "Ava O'Connell-Diaz", "", "Ava", "AY-vah", ("adjustment", "choose a seat")),
    _row(38, "Patricia Hernandez", "", "Pat", "", ("greeting_welcome", "no"), ("spoken_language", "en")),
    _row(39, "Kevin Brooks", "", "Kevin", "", ("observance", "avoid_dates ramadan")),
    _row(40, "Grace Cohen-Kim", "", "Grace", "GRAYSS",
         ("mention", "no"), ("interpreter", "yes sign"), ("adjustment", "call:text")),
)  # fmt: skip
