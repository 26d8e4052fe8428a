"""Word forms in words, and back."""

from hypothesis import given, strategies as st

from frontdesk.domain.word_forms import forms_in_words, forms_of

GENDERS = st.sampled_from(("feminine", "masculine", "neuter", "common"))


@given(st.lists(st.tuples(GENDERS, st.sampled_from(("", "de", "es-419", "pt-BR"))), unique=True))
def test_what_is_said_comes_back_whole(told: list[tuple[str, str]]) -> None:
    assert list(forms_of(forms_in_words(told))) == told


@given(st.text())
def test_other_words_are_no_forms(text: str) -> None:
    assert forms_of(text) == ()
    assert forms_of(f"{text}, she / her") == ()
