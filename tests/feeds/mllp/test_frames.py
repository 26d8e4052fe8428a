"""Bytes into frames: whatever pieces they come in, whatever stands between them."""

import pytest
from hypothesis import given, settings, strategies as st

from frontdesk.feeds.mllp.frames import LONGEST_FRAME, MOST_OUTSIDE, Frame, Framer, Trouble, framed

GOOD = [b"", b"MSH|1\r", b"MSH|a\x1cb\r", b"\r\r", bytes(range(32, 256))]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(GOOD), max_size=5), st.lists(st.integers(1, 40), max_size=30))
def test_however_the_bytes_are_cut_the_same_frames_come_out(bodies: list[bytes], cuts: list[int]) -> None:
    sent, framer, out = b"\r\n".join(map(framed, bodies)), Framer(), list[Frame]()
    for cut in cuts:
        out += framer.feed(sent[:cut])
        sent = sent[cut:]
    out += framer.feed(sent)
    assert out == [Frame(body) for body in bodies]
    assert (framer.begun, framer.lost) == (False, False)


@pytest.mark.parametrize(
    ("sent", "out"),
    [
        (b"\x0bMSH|1\x0bMSH|2\x1c\r", [Frame(b"MSH|1", Trouble.CUT_OFF), Frame(b"MSH|2")]),
        (b"\x0bMSH|1\x1c\x0bMSH|2\x1c\r", [Frame(b"MSH|1"), Frame(b"MSH|2")]),
        (b"\x0b\x0b\x1c\r", [Frame(b"", Trouble.CUT_OFF), Frame(b"")]),
        (b"MSH|1\x1c\r", []),
        (b"\x1c\r\x1c\r\x0bMSH|1\x1c\r", [Frame(b"MSH|1")]),
    ],
)
def test_what_is_not_as_agreed(sent: bytes, out: list[Frame]) -> None:
    assert Framer().feed(sent) == out


def test_a_frame_that_does_not_end_is_given_as_it_stands() -> None:
    framer = Framer()
    assert framer.rest() is None
    assert framer.feed(b"\x0bMSH|") == []
    assert framer.begun
    assert framer.rest() == Frame(b"MSH|", Trouble.CUT_OFF)
    assert framer.rest() is None


def test_nothing_is_held_beyond_the_limits() -> None:
    framer, piece = Framer(), b"x" * 65_536
    frames = framer.feed(b"\x0b")
    while not framer.lost:
        frames += framer.feed(piece)
        assert len(framer._held) <= LONGEST_FRAME + len(piece)
    assert [frame.trouble for frame in frames] == [Trouble.TOO_LONG]
    assert framer.feed(piece) == []
    whole = Framer().feed(framed(b"x" * (LONGEST_FRAME + 1)))
    assert [frame.trouble for frame in whole] == [Trouble.TOO_LONG]
    assert Framer().feed(framed(b"x" * LONGEST_FRAME)) == [Frame(b"x" * LONGEST_FRAME)]


def test_who_speaks_something_else_is_left() -> None:
    framer = Framer()
    framer.feed(b"GET / HTTP/1.1\r\n" * 200)
    assert not framer.lost
    framer.feed(b"x" * MOST_OUTSIDE)
    assert framer.lost
