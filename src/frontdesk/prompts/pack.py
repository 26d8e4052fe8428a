"""A pack as a file: JSON to Pack and back, without losing a byte.

What this version does not know (new fields, variants switched off with ``"enabled": false``, another order
of fields) is kept with the template as it came, and written back in its place. A file is refused whole, with
one sentence, when it is not one JSON object, is larger than 5 MB, holds a line twice or a value of the wrong
kind. Lines that cannot be read (an unknown condition or placeholder) are kept and simply never show; the
studio says why (``lint``).
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from frontdesk.domain.errors import Refused
from frontdesk.domain.template import (
    Band,
    ConditionRow,
    Discreet,
    Occasion,
    Op,
    Override,
    Pack,
    PromptTemplate,
    Reach,
)

LARGEST = 5_000_000
"""Bytes of a pack file."""


def read_pack(data: bytes) -> Pack:
    """A pack from the bytes of its file. Raises ``Refused``."""
    if len(data) > LARGEST:
        raise _refused("the file is larger than 5 MB")
    try:
        raw = json.loads(data.decode("utf-8"), object_pairs_hook=_each_key_once, parse_constant=_no_number)
        json.dumps(raw, ensure_ascii=False).encode("utf-8")  # half a letter, written \\ud800, is no text
    except (ValueError, RecursionError):
        raise _refused("it is not a readable JSON file") from None
    if not isinstance(raw, dict):
        raise _refused("it does not hold one pack")
    return pack_of(raw)


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Two values under one name would be two packs in one file: which one counts nobody could see."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def _no_number(name: str) -> None:
    """NaN and Infinity are no JSON: a file that holds one could not be read elsewhere."""
    raise ValueError(name)


def write_pack(pack: Pack) -> bytes:
    """The file of a pack; what was read comes out byte for byte."""
    return (json.dumps(entry_of_pack(pack), ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def pack_of(raw: Mapping[str, Any]) -> Pack:
    """A pack from its parsed JSON. Raises ``Refused``."""
    entries = _typed(raw, "templates", list, "the pack")
    templates = tuple(template_of(entry) for entry in entries)
    seen: set[str] = set()
    for template in templates:
        if template.lang != raw.get("lang"):
            raise _refused(f"the line {template.id} is in another language than the pack")
        if template.id in seen:
            raise _refused(f"the line {template.id} is in it twice")
        seen.add(template.id)
    pack = Pack(
        _typed(raw, "lang", str, "the pack"),
        _typed(raw, "version", str, "the pack"),
        templates,
        tuple(_greeting(entry) for entry in _typed(raw, "greetings", list, "the pack")),
        {
            key: _strings(words, f"phrases.{key}")
            for key, words in _typed(raw, "phrases", dict, "the pack").items()
        },
        _hellos(raw.get("hellos", {})),
    )
    plain = {key: value for key, value in raw.items() if key != "templates"}
    if (
        _same(plain, {k: v for k, v in entry_of_pack(pack).items() if k != "templates"})
        and [*raw][-1] == "templates"
    ):
        return pack
    kept = {key: None if key == "templates" else value for key, value in raw.items()}
    return Pack(pack.lang, pack.version, templates, pack.greetings, pack.phrases, pack.hellos, kept)


def entry_of_pack(pack: Pack) -> dict[str, Any]:
    """The JSON object of a pack."""
    known: dict[str, Any] = {
        "lang": pack.lang,
        "version": pack.version,
        "greetings": [{"until": until, "text": text} for until, text in pack.greetings],
        "phrases": {key: dict(words) for key, words in pack.phrases.items()},
        "hellos": {key: held if isinstance(held, str) else dict(held) for key, held in pack.hellos.items()},
        "templates": [entry_of(template) for template in pack.templates],
    }
    if not pack.unknown:
        return known
    return {
        **{key: known.get(key, value) for key, value in pack.unknown.items()},
        **_missing(known, pack.unknown),
    }


def _missing(known: Mapping[str, Any], kept: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in known.items() if key not in kept and value}


def _greeting(entry: object) -> tuple[int, str]:
    if isinstance(entry, dict) and type(entry.get("until")) is int and isinstance(entry.get("text"), str):
        return entry["until"], entry["text"]
    raise _refused("a greeting needs 'until' (an hour) and 'text'")


def _strings(words: object, where: str) -> dict[str, str]:
    if isinstance(words, dict) and all(isinstance(value, str) for value in words.values()):
        return dict(words)
    raise _refused(f"'{where}' does not hold words")


def _hellos(words: object) -> dict[str, str | Mapping[str, str]]:
    """Words alone, or words with who has checked them and when; what else stands there is kept."""
    if not isinstance(words, dict):
        raise _refused("'hellos' does not hold words")
    return {
        key: held if isinstance(held, str) else _strings(held, f"hellos.{key}") for key, held in words.items()
    }


def template_of(raw: object) -> PromptTemplate:
    """One template from its stored form. Raises ``Refused``."""
    if not isinstance(raw, dict):
        raise _refused("one of its lines is not an object")
    template = _parsed(raw)
    return template if _same(raw, entry_of(template)) else _with_unknown(template, raw)


def _parsed(raw: Mapping[str, Any]) -> PromptTemplate:
    where = f"the line {raw.get('id', '')}".strip()
    values = {key: _typed(raw, key, kind, where) for key, kind in _REQUIRED.items()}
    values |= {key: _typed(raw, key, type(default), where, default) for key, default in _DEFAULTS.items()}
    try:
        return PromptTemplate(
            **values | {
                "occasions": tuple(Occasion(o) for o in values["occasions"]),
                "band": Band(values["band"]),
                "texts": _texts(values["texts"], where),
                "topics": _texts(values["topics"], where),
                "discreet": tuple(
                    Discreet(_reach(d["reach"]), _text(d["text"], where))
                    for d in values["discreet"]
                    if d.get("enabled", True)
                ),
                "all": tuple(row_of(row) for row in values["all"]),
                "any": tuple(row_of(row) for row in values["any"]),
                "none": tuple(row_of(row) for row in values["none"]),
                "overrides": tuple(
                    Override(*(_text(o[key], where) for key in ("rule", "by", "why")))
                    for o in values["overrides"]
                ),
            }
        )  # fmt: skip
    except (KeyError, ValueError, TypeError, AttributeError):
        raise _refused(f"{where} holds a value that is not one of the known ones") from None


def _reach(value: str) -> Reach:
    """A discreet wording is everything but aloud."""
    reach = Reach(value)
    if reach is Reach.ALOUD:
        raise ValueError
    return reach


_REQUIRED: dict[str, type] = {
    "id": str, "lang": str, "occasions": list, "band": str, "theme": str, "title": str, "texts": list,
}  # fmt: skip
_DEFAULTS: dict[str, Any] = {
    "adjust": 0, "urgency": "", "neutral": False, "fits_anyone": False, "once": False, "boosted_by": "",
    "discreet": [], "all": [], "any": [], "none": [], "topics": [], "why": "", "ref": "", "enabled": True,
    "reviewed_by": "", "overrides": [],
}  # fmt: skip


def row_of(raw: Mapping[str, Any]) -> ConditionRow:
    """One condition row; lists become tuples."""
    value = raw.get("value")
    if not isinstance(raw["field"], str):
        raise TypeError
    if isinstance(value, list):
        if not all(type(entry) in (str, int) for entry in value):
            raise TypeError
        value = tuple(value)
    elif value is not None and type(value) not in (bool, int, str):
        raise TypeError
    return ConditionRow(raw["field"], Op(raw["op"]), value)


def entry_of(template: PromptTemplate) -> dict[str, Any]:
    """The stored form of a template: as it came where nothing changed, else field by field."""
    known = _canonical(template)
    if not template.unknown:
        return {key: value for key, value in known.items() if value or key not in _WRITTEN_WHEN_USED}
    before = _canonical(_parsed(template.unknown))
    kept = {
        key: known[key] if key in known and known[key] != before[key] else value
        for key, value in template.unknown.items()
    }
    if known["discreet"] != before["discreet"]:
        kept["discreet"] = [*known["discreet"], *_switched_off(template.unknown)]
    return kept | {key: value for key, value in known.items() if key not in kept and value != before[key]}


_WRITTEN_WHEN_USED = frozenset({"overrides"})


def _switched_off(raw: Mapping[str, Any]) -> list[Any]:
    return [variant for variant in raw.get("discreet", []) if not variant.get("enabled", True)]


def _canonical(template: PromptTemplate) -> dict[str, Any]:
    return {
        "id": template.id,
        "lang": template.lang,
        "occasions": [occasion.value for occasion in template.occasions],
        "band": template.band.value,
        "adjust": template.adjust,
        "theme": template.theme,
        "urgency": template.urgency,
        "title": template.title,
        "neutral": template.neutral,
        "fits_anyone": template.fits_anyone,
        "once": template.once,
        "boosted_by": template.boosted_by,
        "texts": list(template.texts),
        "discreet": [{"reach": d.reach.value, "text": d.text} for d in template.discreet],
        "all": [_row(row) for row in template.all],
        "any": [_row(row) for row in template.any],
        "none": [_row(row) for row in template.none],
        "topics": list(template.topics),
        "why": template.why,
        "ref": template.ref,
        "enabled": template.enabled,
        "reviewed_by": template.reviewed_by,
        "overrides": [{"rule": o.rule, "by": o.by, "why": o.why} for o in template.overrides],
    }


def _row(row: ConditionRow) -> dict[str, Any]:
    entry: dict[str, Any] = {"field": row.field, "op": row.op.value}
    if row.value is not None:
        entry["value"] = list(row.value) if isinstance(row.value, tuple) else row.value
    return entry


def _with_unknown(template: PromptTemplate, raw: dict[str, Any]) -> PromptTemplate:
    fields: dict[str, Any] = {name: getattr(template, name) for name in PromptTemplate.__slots__}
    return PromptTemplate(**fields | {"unknown": raw})


def _same(one: object, other: object) -> bool:
    """Equal, and in the same order of fields."""
    return repr(one) == repr(other)


def _typed(
    raw: Mapping[str, Any], key: str, kind: type, where: str, default: Any = None
) -> Any:  # the value's type is checked right here
    value = raw.get(key, default)
    if type(value) is not kind:
        raise _refused(f"'{key}' is missing or not what it should be in {where}")
    return value


def _texts(values: Sequence[object], where: str) -> tuple[str, ...]:
    return tuple(_text(value, where) for value in values)


def _text(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise _refused(f"{where} holds words that are not text")
    return value


def _refused(reason: str) -> Refused:
    return Refused(f"This pack was refused: {reason}.", "Nothing was installed.")
