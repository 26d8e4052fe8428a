"""Words of names near a typed one: a slip or two away, of the same sound, or standing together in it."""

import json
from typing import Any

from frontdesk.likeness.alike import sounds_like
from frontdesk.likeness.sound import sound
from frontdesk.store.sqlite.people import gaps

Spelled = tuple[str, ...]
"""One typed word in its spellings."""

_MOST_WORDS_FOR_ONE = 50
_SHORTEST_WITH_SLIP, _LONGER = 4, 6


class NearWords:
    """Looks each word up once."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self._one: dict[Spelled, list[str]] = {}
        self._all: list[str] | None = None

    def one_slip(self, typed: Spelled) -> list[str]:
        """One slip away, or of the same sound."""
        if typed not in self._one:
            self._one[typed] = list(dict.fromkeys([*self.slips(typed), *self.heard(typed)]))
        return self._one[typed]

    def slips(self, typed: Spelled) -> list[str]:
        """One letter wrong, missing, too many or swapped."""
        return [word for one in typed for word in self._slips(one)]

    def heard(self, typed: Spelled) -> list[str]:
        """Words of the same sound."""
        found: dict[str, None] = {}
        for one in typed:
            key = sound(one) if len(one) >= 3 else ""
            rows = self._raw.execute("SELECT word FROM name_sound WHERE sound = ?", (key,)) if key else ()
            found |= dict.fromkeys(word for (word,) in rows if word != one and sounds_like(one, word))
        return list(found)[:_MOST_WORDS_FOR_ONE]

    def two_mistakes(self, typed: Spelled, *, alone: bool) -> list[str]:
        """Two mistakes, in a short word one; more is forgiven where another word is to be met as well."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        found = dict.fromkeys(self.one_slip(typed))
        for one in typed:
            most = (1 if len(one) < _LONGER else 2) if alone else min(2, len(one) - 2)
            if len(one) > 2 and (len(one) >= _SHORTEST_WITH_SLIP or not alone):
                near = process.extract(
                    one, self._words(), scorer=OSA.distance, score_cutoff=most, limit=_MOST_WORDS_FOR_ONE
                )
                found |= dict.fromkeys(word for word, _, _ in near)
        return list(found)

    def parts(self, typed: str) -> list[tuple[str, str]]:
        """Two words of names that were typed as one."""
        cuts = [(typed[:at], typed[at:]) for at in range(2, len(typed) - 1)]
        sql = "SELECT word FROM name_word WHERE word IN (SELECT value FROM json_each(?))"
        rows = self._raw.execute(sql, (json.dumps([part for cut in cuts for part in cut]),))
        known = {word for (word,) in rows}
        return [cut for cut in cuts if known.issuperset(cut)]

    def _slips(self, typed: str) -> list[str]:
        from rapidfuzz.distance import OSA

        if len(typed) < _SHORTEST_WITH_SLIP:
            return []
        left_out = sorted(gaps(typed))
        marks = ", ".join("?" * len(left_out))
        rows = self._raw.execute(f"SELECT DISTINCT word FROM name_slip WHERE gap IN ({marks})", left_out)
        words = [word for (word,) in rows if OSA.distance(typed, word, score_cutoff=1) <= 1]
        return words[:_MOST_WORDS_FOR_ONE]

    def _words(self) -> list[str]:
        if self._all is None:
            (text,) = self._raw.execute("SELECT group_concat(word, ' ') FROM name_word").fetchone()
            self._all = (text or "").split(" ")
        return self._all
