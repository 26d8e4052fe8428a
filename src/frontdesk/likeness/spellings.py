"""Other spellings of a word that people type: ü as ue, Cyrillic, Greek, Georgian, kana, hangul in Latin.

Small tables on purpose: they help somebody who looks for a name, they never decide who somebody is.
"""

import unicodedata
from collections.abc import Iterator


def _pairs(text: str) -> dict[str, str]:
    """A table from "letter spelling" pairs; a dash spells nothing."""
    words = text.split()
    return {one: other.replace("-", "") for one, other in zip(words[::2], words[1::2], strict=True)}


_WRITTEN_OUT = str.maketrans(
    _pairs(
        """ä ae ö oe ü ue å aa ø oe ñ ny ð dh þ th đ dj ş sh ș sh š sh ç ch č ch ć ch ž zh ğ gh ţ ts ț ts
        ẽ en õ on ã an"""
    )
)
_CYRILLIC = _pairs(
    """а a б b в v г g д d е e ж zh з z и i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh
    щ shch ъ - ы y ь - э e ю yu я ya і i є ye ј j љ lj њ nj ћ c ђ dj џ dz ѕ dz"""
)
_UKRAINIAN = {**_CYRILLIC, "г": "h", "и": "y"}
_GREEK = _pairs(
    """α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps
    ω o"""
)
_GREEK_CLASSIC = {**_GREEK, "φ": "ph", "β": "b", "η": "e", "χ": "h"}
_GREEK_PAIRS = _pairs("ου ou αυ av ευ ev μπ b ντ d γγ ng γκ gk")
_GEORGIAN = _pairs(
    """ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh ყ q
    შ sh ჩ ch ც ts ძ dz წ ts ჭ ch ხ kh ჯ j ჰ h"""
)
_KOREAN_SURNAMES = _pairs(
    """김 kim 이 lee 박 park 최 choi 정 jung 강 kang 조 cho 윤 yoon 임 lim 신 shin 권 kwon 황 hwang 안 ahn
    송 song 류 ryu 유 yoo 오 oh 서 suh 문 moon 노 noh 우 woo 구 koo 고 ko"""
)
_HEPBURN = _pairs("si shi ti chi tu tsu hu fu zi ji di ji du zu wo o")


def other_spellings(written: str) -> Iterator[str]:
    """Spellings of a word in lower case, still with its accents: "müller" gives "mueller"."""
    if not written.isascii():
        spelled = unicodedata.normalize("NFC", written).translate(_WRITTEN_OUT)
        if spelled != written:
            yield spelled


def latin_spellings(word: str) -> Iterator[str]:
    """Latin spellings of one folded word of another script; none for scripts without a table."""
    if word.isascii():
        return
    if "\u0400" <= word[0] <= "\u052f":
        yield _spelled(word, _CYRILLIC)
        yield _spelled(word, _UKRAINIAN)
    elif "\u0370" <= word[0] <= "\u03ff":
        for pair, letters in _GREEK_PAIRS.items():
            word = word.replace(pair, letters)
        yield _spelled(word, _GREEK)
        yield _spelled(word, _GREEK_CLASSIC)
    elif "\u10d0" <= word[0] <= "\u10ff":
        yield _spelled(word, _GEORGIAN)
    elif "\uac00" <= word[0] <= "\ud7a3":
        yield from _korean(word)
    elif all("\u3040" <= sign <= "\u30ff" for sign in word):
        yield _kana(word)


def latin(word: str) -> str:
    """The first Latin spelling of a folded Cyrillic, Greek or Georgian word; any other word as it is."""
    return next(latin_spellings(word), word) if word and "\u0370" <= word[0] <= "\u10ff" else word


def _spelled(word: str, table: dict[str, str]) -> str:
    return "".join(table.get(sign, sign) for sign in word)


def _korean(word: str) -> Iterator[str]:
    """Syllables as Unicode names them (Revised Romanization); the family name also as is customary.

    A sign of another script among them stays as it is.
    """
    named = [unicodedata.name(sign, "").partition("HANGUL SYLLABLE ") for sign in word]
    syllables = [name.lower() or sign for sign, (_, _, name) in zip(word, named, strict=True)]
    yield "".join(syllables)
    yield "".join(syllables[1:])
    yield _KOREAN_SURNAMES.get(word[0], syllables[0])


def _kana(word: str) -> str:
    """Hepburn as far as Unicode's letter names carry it: small letters melt into the one before."""
    out = ""
    for sign in word:
        name = unicodedata.name(sign, "")
        sound = name.rpartition(" ")[2].lower()
        if "PROLONGED" in name:
            continue
        if "SMALL TU" in name:
            out += "*"  # doubles the next consonant
        elif "LETTER SMALL" in name and out.endswith("i"):
            out = out[:-1] + (sound if not out.endswith(("shi", "chi", "ji")) else sound.lstrip("y"))
        else:
            sound = _HEPBURN.get(sound, sound)
            out = out[:-1] + sound[:1] + sound if out.endswith("*") else out + sound
    return out.replace("*", "")
