"""Folding: one person is found however the name is typed, and two people stay two."""

import unicodedata

import pytest
from hypothesis import example, given, strategies as st

from frontdesk.likeness import fold as folding
from frontdesk.likeness.fold import fold, name_key, tokens

SAME = (
    ("Kaʻōpua", "kaopua"),
    ("Kaʻōpua", "KAʼOPUA"),
    ("O’Connell-Diaz", "o'connell diaz"),
    ("N'Diaye", "NDiaye"),
    ("Małgorzata Wiśniewska", "malgorzata wisniewska"),
    ("Đặng Văn Đức", "dang van duc"),
    ("Yıldırım İpek", "yildirim ipek"),
    ("Strauß", "strauss"),
    ("Þórðarson", "thordarson"),
    ("Oluwaṣeun Adébáyọ̀", "oluwaseun adebayo"),
    ("ﬁona ＫＩＭ", "fiona kim"),
    ("Ἑλένη", "ελενη"),
    ("عَائِشَة", "عائشه"),
    ("יָעֵל", "יעל"),
    ("Ivan\u200bov", "ivanov"),
    ("\u202eabc", "abc"),
)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_writings_of_one_name_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("が", "か"), ("กิ", "กุ"), ("हि", "हु"), ("Anna", "Anne"), ("!!!", "???"), ("김", "기"), ("王", "玉")],
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_name_key_has_no_order_and_no_title() -> None:
    assert name_key("Thu Hà Nguyễn") == name_key("NGUYEN, Thu Ha") == name_key("Mrs Nguyễn Thu Hà")
    assert name_key("Maria Maria") != name_key("Maria")
    assert name_key("Dr") == "dr"
    assert name_key("") == ""


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Jörg Müller", "mueller"),
        ("Jörg Müller", "muller"),
        ("Sørensen", "soerensen"),
        ("Ava O'Connell-Diaz", "connell"),
        ("Ava O'Connell-Diaz", "oconnelldiaz"),
        ("Pieter van der Berg", "derberg"),
        ("Олена Коваленко", "kovalenko"),
        ("Ελένη Παπαδοπούλου", "papadopoulou"),
        ("ქეთევან გელაშვილი", "gelashvili"),
        ("김서연", "kim"),
        ("김서연", "seoyeon"),
        ("王秀英", "秀英"),
        ("さとう ゆうた", "satou"),
        ("ศิริพร แสงทอง", "ศิริพร"),
    ],
)
def test_people_find_a_name_by_what_they_type(name: str, typed: str) -> None:
    assert typed in tokens(name)


def test_a_chinese_sign_among_hangul_is_not_spelled_by_its_number() -> None:
    assert tokens("가王") == ("가王", "ga王", "王", "ga")


@given(st.text(max_size=60))
@example("가𠀀")
def test_any_text_folds_and_folding_again_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert name_key(once) == name_key(text) or fold(text) == ""
    assert all(token == fold(token) for token in tokens(text) if token.isascii())
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.lists(st.text("abcdefgh ïøł-'", min_size=1, max_size=9), min_size=1, max_size=5))
def test_the_key_is_the_same_in_any_order(words: list[str]) -> None:
    assert name_key(" ".join(words)) == name_key(" ".join(reversed(words)))


@given(st.text(max_size=12) | st.text("a é'’ʼ\u0301\u200b\u3000\t-", max_size=12))
def test_words_may_be_folded_one_by_one(text: str) -> None:
    """No mark, apostrophe or invisible sign reaches over a gap: words are remembered, not whole names."""
    assert tuple(folding._words(text)) == folding._folded(text)
