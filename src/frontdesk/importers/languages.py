"""Languages as other systems write them, as BCP 47 tags. The library is loaded when one is read."""

import re
from functools import cache, lru_cache

from frontdesk.likeness.fold import fold

_READ_IN = ("en", "de", "fr", "es", "it", "pt", "nl")


def _pairs(text: str) -> dict[str, str]:
    """A table from "written=tag;" pairs."""
    return dict(pair.strip().split("=") for pair in text.split(";") if pair.strip())


_EXTRA = _pairs(
    """
    mandarin=cmn; cantonese=yue; chinese mandarin=cmn; chinese cantonese=yue;
    simplified chinese=zh-Hans; traditional chinese=zh-Hant; farsi=fa; dari=prs; tagalog=tl;
    filipino=fil; burmese=my; kurmanji=kmr; sorani=ckb; haitian creole=ht; hmong=hmn;
    american sign language=ase; asl=ase; bsl=bfi; british sign language=bfi; auslan=asf;
    sign language=sgn; gebardensprache=gsg; castilian=es; castellano=es; espanol=es; deutsch=de;
    francais=fr; italiano=it; portugues=pt; polski=pl; turkce=tr; bosnian serbian croatian=sh;
    gaelic=gd; pashto=ps; panjabi=pa; te reo maori=mi; english us=en-US; english uk=en-GB;
    brazilian portuguese=pt-BR; somali=so;
    """
)
_THREE = _pairs(
    """
    ger=de; fre=fr; dut=nl; chi=zh; gre=el; per=fa; rum=ro; slo=sk; cze=cs; wel=cy; alb=sq; arm=hy;
    baq=eu; bur=my; geo=ka; ice=is; mac=mk; mao=mi; may=ms; tib=bo;
    """
)
_TAG = re.compile(
    r"(?:(?:zh|sgn|ar|ms)[-_][A-Za-z]{3}|[A-Za-z]{2,3})(?:[-_](?:[A-Za-z]{4}|[A-Za-z]{2}|\d{3}|[A-Za-z0-9]{5,8})){0,8}"
)

_PRIVATE = re.compile(r"-x-[A-Za-z0-9-]+$")
"""What a system adds for itself: "de-x-simple" is German."""


@lru_cache(1_000)
def language_tag(written: str) -> str:
    """The tag of one language, written as a code or a name in seven languages; empty when it is neither."""
    text = _PRIVATE.sub("", written.strip())
    if not text or fold(text) in _NO_LANGUAGE:
        return ""
    names = _names()
    if re.fullmatch("[a-z]{2}", text) and (code := _canonical(text)):
        return code  # "ga" is Irish; the language named Ga is written otherwise
    for part in (text, *re.split(r"[;,/(|]", text)):
        name = fold(part)
        if known := names.get(name) or names.get(name.removesuffix(" language")):
            return known
    if _TAG.fullmatch(text):
        first, _, rest = text.replace("_", "-").partition("-")
        base = _canonical(first.lower())
        if base:
            return "-".join((base, *(_cased(part) for part in rest.split("-") if part)))
    return ""


_NO_LANGUAGE = {
    "und",
    "unknown",
    "unk",
    "declined",
    "other",
    "oth",
    "mis",
    "nos",
    "asku",
    "refused",
    "none",
    "n a",
    "na",
    "null",
    "zxx",
    "mul",
    "not asked",
}


def _canonical(code: str) -> str:
    if code in _THREE:
        return _THREE[code]
    from babel import Locale
    from babel.core import get_global

    alias = get_global("language_aliases").get(code)
    if alias and len(code) == 3:
        code = str(alias).partition("_")[0]
    return code if len(code) == 3 or code in Locale("en").languages else ""


def _cased(part: str) -> str:
    if len(part) == 2:
        return part.upper()
    return part.title() if len(part) == 4 else part.lower()


@cache
def _names() -> dict[str, str]:
    from babel import Locale

    names: dict[str, str] = {}
    for reading in _READ_IN:
        for code, name in Locale(reading).languages.items():
            if len(code) <= 3:
                names.setdefault(fold(name), code)
    for code in (
        "uk",
        "ru",
        "ar",
        "fa",
        "zh",
        "ja",
        "ko",
        "vi",
        "th",
        "el",
        "he",
        "hi",
        "tr",
        "pl",
        "so",
        "am",
        "ti",
    ):
        own = Locale.parse(code).languages.get(code)
        if own:
            names.setdefault(fold(own), code)
    names.update(_EXTRA)
    return names
