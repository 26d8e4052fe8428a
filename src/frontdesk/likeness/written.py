"""Whether a name in a list that tells nothing else of the person means somebody of this name."""

from collections.abc import Iterable

from frontdesk.likeness.fold import fold, name_key


def words_and_initials(written: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The whole words of a written name, folded and without titles, and the letters that stand alone."""
    words = name_key(written).split()
    return frozenset(word for word in words if len(word) > 1), tuple(w for w in words if len(w) == 1)


def written_for(written: str, name: str, family: str = "", called: Iterable[str] = ()) -> bool:
    """The list means a person of this ``name``, in whatever order: "SMITH Mary", "Smith, Mary A".

    Every word written is one of theirs, or of a name they are ``called`` by; one of the ``family`` name is
    among them where that is known. Two words at least, or the whole name: "Mary S." and "Smith" are many
    people's. A letter alone must not speak against another given name.
    """
    words, letters = words_and_initials(written)
    own = set(name_key(name).split())
    also = {word for one in called for word in fold(one).split()}
    if not words <= own | also or not (len(words) > 1 or name_key(written) == name_key(name)):
        return False
    if family and words.isdisjoint(fold(family).split()):
        return False
    others = own - words
    return not others or all(any(word.startswith(letter) for word in others) for letter in letters)
