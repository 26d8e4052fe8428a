"""Folding of names, so that one person is found however the name is typed. Never shown as a name.

The folded form keeps its script: accents go, letters that are another writing of a Latin letter become it,
apostrophes vanish, hyphens part words.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from frontdesk.likeness.spellings import latin_spellings, other_spellings

_REMEMBERED = 20_000
"""Words kept in memory with what follows from them."""
_WRITINGS = (
    """ł l đ d ø o ß ss æ ae œ oe þ th ð d ı i ħ h ŧ t ŋ ng ĸ k ſ s ƒ f ɓ b ɗ d ɛ e ɔ o ɖ d ƙ k ƴ y ǝ e ə a
    ґ г ی ي ى ي ک ك ة ه ـ -"""
).split()
_LETTERS = {
    ord(one): other.replace("-", "") for one, other in zip(_WRITINGS[::2], _WRITINGS[1::2], strict=True)
}
_APOSTROPHES = re.compile(r"(?<=\w)['’‘´`ˈ＇׳״](?=\w)|[ʻʼʽʾʿʹʺ]")
_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "herr", "frau", "sr", "sra", "md", "phd"}
)
_PARTICLES = frozenset(
    """mc mac o de da di du del della la le van von der den al el abu bin ibn ben bat ni st san ter
    ten""".split()
)


def fold(text: str) -> str:
    """The folded words of a text, in its own order, one space between: "Kaʻōpua-Łoś" is "kaopua los".

    A text without any letter or digit folds to itself in lower case, so that two such names still differ.
    """
    return " ".join(_words(text)) or " ".join(text.casefold().split())


@lru_cache(maxsize=_REMEMBERED)
def name_key(text: str) -> str:
    """The full name without its order: "Thu Hà Nguyễn" and "NGUYEN, Thu Ha" share one key.

    Titles are left out while another word remains. Empty only for an empty name.
    """
    words = fold(text).split()
    return " ".join(sorted([word for word in words if word not in _TITLES] or words))


def tokens(text: str) -> tuple[str, ...]:
    """All words by which somebody may look for this name, each once, the name's own words first.

    Every word folded; hyphenated and apostrophised words together and apart; the other spellings people type
    (ü as ue, "vander"); Latin spellings of Cyrillic, Greek, kana and hangul. Other scripts are found as they
    are written; for them the Latin repetition of the name is the bridge.
    """
    folded = _words(text)
    found: dict[str, None] = dict.fromkeys(folded)
    for written in text.split():
        found.update(_writings(written))
    for first, second in pairwise(folded):
        if first in _PARTICLES:
            found[first + second] = None
    for word in folded:
        found.update(_other_scripts(word))
    found.pop("", None)
    return tuple(found)


@lru_cache(maxsize=_REMEMBERED)
def _writings(written: str) -> dict[str, None]:
    """One written word: in one, its parts, and its other spellings. In their order."""
    written = unicodedata.normalize("NFC", written)
    spelled = [word for other in other_spellings(written.casefold()) for word in _words(other)]
    return dict.fromkeys(("".join(_words(written)), *_words(_APOSTROPHES.sub(" ", written)), *spelled))


@lru_cache(maxsize=_REMEMBERED)
def _other_scripts(word: str) -> dict[str, None]:
    """One folded word: its Latin spellings, and the given name where no gap stands before it."""
    found = dict.fromkeys(latin_spellings(word))
    if _written_without_gaps(word):
        found.update(dict.fromkeys(word[cut:] for cut in (1, 2) if len(word) > cut))
    return found


def _words(text: str) -> list[str]:
    return [word for written in text.split() for word in _folded(written)]


@lru_cache(maxsize=_REMEMBERED)
def _folded(text: str) -> tuple[str, ...]:
    """The folded words of one written word. Names are made of few words, so most are folded already."""
    # Composed first, so that an apostrophe stands beside a letter and not beside its accent.
    text = _APOSTROPHES.sub("", unicodedata.normalize("NFC", text))
    if text.isascii():
        return tuple("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())
    # Normalised twice: casefold brings forth marks (İ), NFKD brings forth capitals (the Kelvin sign).
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(_kept(sign) for sign in apart).translate(_LETTERS)
    return tuple(unicodedata.normalize("NFC", bare).casefold().split())


def _kept(sign: str) -> str:
    """The sign itself, nothing for accents and invisible signs, a gap for the rest."""
    category = unicodedata.category(sign)
    if category[0] in "LN":
        return sign
    if category[0] == "M":
        # From 200 stand accents, from 10 to 36 the vowel points of Hebrew and Arabic. The other classes are
        # letters in all but name: vowel signs of Devanagari, Tamil, Thai, the voicing marks of kana.
        order = unicodedata.combining(sign)
        return "" if order >= 200 or 10 <= order <= 36 else sign
    return "" if category == "Cf" else " "


def _written_without_gaps(word: str) -> bool:
    """Chinese, Japanese, Korean: given and family name stand in one word."""
    return any("\u3400" <= sign <= "\u9fff" or "\uac00" <= sign <= "\ud7a3" for sign in word)
