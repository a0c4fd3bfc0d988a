"""PNG chunks: what is written can be read, and what is broken is refused."""

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storytelling_painter.domain.errors import InputError
from storytelling_painter.tools.chunks import MAX_CHUNKS, SIGNATURE, Chunk, itxt, read_chunks, read_text, write_chunks

HEADER, END = Chunk(b"IHDR", b"x" * 13), Chunk(b"IEND", b"")
SMALL = write_chunks([HEADER, Chunk(b"tEXt", b"a\0b"), END])


@given(st.lists(st.tuples(st.binary(min_size=4, max_size=4).filter(lambda k: k != b"IEND"), st.binary(max_size=40))))
def test_written_chunks_are_read_back(middle: list[tuple[bytes, bytes]]) -> None:
    chunks = [HEADER, *(Chunk(*m) for m in middle), END]
    assert read_chunks(write_chunks(chunks)) == chunks


@given(st.text(max_size=3_000), st.booleans())
def test_written_texts_are_read_back(text: str, compress: bool) -> None:
    chunk = itxt("key", text, compress=compress)
    assert read_text(chunk, limit=len(text.encode())) == text
    if text:
        with pytest.raises(InputError, match="longer than"):
            read_text(chunk, limit=len(text.encode()) - 1)


@given(st.integers(0, len(SMALL) - 1))
def test_a_file_that_is_cut_short_is_refused(end: int) -> None:
    with pytest.raises(InputError):
        read_chunks(SMALL[:end])


@given(st.integers(0, len(SMALL) - 1), st.integers(1, 255))
def test_no_changed_byte_goes_unnoticed(at: int, by: int) -> None:
    changed = bytearray(SMALL)
    changed[at] ^= by
    with pytest.raises(InputError):
        read_chunks(bytes(changed))


@given(st.binary(max_size=200))
def test_noise_is_refused_and_nothing_else_happens(noise: bytes) -> None:
    with pytest.raises(InputError):
        read_chunks(SIGNATURE + noise)
    for flag in (b"\0\0", b"\1\0"):
        try:
            read_text(Chunk(b"iTXt", b"key\0" + flag + noise), limit=100)
        except InputError:
            pass


def test_what_follows_the_end_is_left_out() -> None:
    assert read_chunks(SMALL + b"appended")[-1] == END


def test_caps_hold() -> None:
    with pytest.raises(InputError, match="more than"):
        read_chunks(write_chunks([HEADER, *[Chunk(b"tEXt", b"")] * MAX_CHUNKS, END]))
    with pytest.raises(InputError, match="cut short"):
        read_chunks(SIGNATURE + struct.pack(">I4s", 2**32 - 1, b"IHDR") + b"x" * 20)
    bomb = Chunk(b"iTXt", b"key\0\1\0\0\0" + zlib.compress(b"0" * 50_000_000))
    with pytest.raises(InputError, match="longer than 1000"):
        read_text(bomb, limit=1_000)


def test_a_packed_text_that_is_cut_short_is_refused() -> None:
    packed = itxt("key", "story " * 1_000, compress=True)
    with pytest.raises(InputError, match="cut short"):
        read_text(Chunk(packed.kind, packed.data[:-8]), limit=10_000)
