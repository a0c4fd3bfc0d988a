"""PNG files as a list of chunks: read with caps, written with checksums, pixels never decoded."""

import struct
import zlib
from collections.abc import Iterable
from typing import Final, NamedTuple

from storytelling_painter.domain.errors import InputError

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
MAX_FILE_BYTES: Final = 64 * 2**20
MAX_CHUNKS: Final = 20_000
_COMPRESS_FROM: Final = 1_500


class Chunk(NamedTuple):
    """One chunk of a PNG."""

    kind: bytes
    data: bytes


def read_chunks(data: bytes) -> list[Chunk]:
    """Takes a PNG apart.

    Raises:
        InputError: This is no PNG, it is cut short, a checksum is wrong, or it exceeds the caps.
    """
    if not data.startswith(SIGNATURE):
        raise InputError("this is no PNG file")
    if len(data) > MAX_FILE_BYTES:
        raise InputError(f"the file is larger than {MAX_FILE_BYTES} bytes")
    chunks: list[Chunk] = []
    at = len(SIGNATURE)
    while at < len(data):
        if len(chunks) == MAX_CHUNKS:
            raise InputError(f"the PNG file has more than {MAX_CHUNKS} chunks")
        if at + 12 > len(data):
            raise InputError("the PNG file is cut short")
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + 8 + length
        if end + 4 > len(data):
            raise InputError("the PNG file is cut short")
        body = data[at + 8 : end]
        if zlib.crc32(kind + body) != struct.unpack_from(">I", data, end)[0]:
            raise InputError("a checksum in the PNG file is wrong: it was damaged")
        chunks.append(Chunk(kind, body))
        at = end + 4
        if kind == b"IEND":
            break
    if not chunks or chunks[0].kind != b"IHDR" or chunks[-1].kind != b"IEND":
        raise InputError("the PNG file has no header or no end")
    return chunks


def write_chunks(chunks: Iterable[Chunk]) -> bytes:
    """Puts a PNG together, with the checksum of each chunk."""
    parts = [SIGNATURE]
    for kind, data in chunks:
        parts += (struct.pack(">I4s", len(data), kind), data, struct.pack(">I", zlib.crc32(kind + data)))
    return b"".join(parts)


def itxt(keyword: str, text: str, *, compress: bool = False) -> Chunk:
    """Returns a chunk of international text, compressed where asked for and worth it.

    Args:
        keyword: 1 to 79 Latin-1 characters.
        text: Any text.
        compress: Readers of XMP packets do not expect compression; readers of other texts have to know it.
    """
    body = text.encode("utf-8")
    flag = 1 if compress and len(body) >= _COMPRESS_FROM else 0
    packed = zlib.compress(body, 9) if flag else body
    return Chunk(b"iTXt", b"%s\0%c\0\0\0%s" % (keyword.encode("latin-1"), flag, packed))


def read_text(chunk: Chunk, *, limit: int) -> str:
    """Returns the text of an `iTXt` chunk.

    Args:
        chunk: The chunk.
        limit: Most bytes that the text may have when unpacked.

    Raises:
        InputError: The chunk is broken or its text is longer than that.
    """
    _, found, rest = chunk.data.partition(b"\0")
    if not found or len(rest) < 2 or rest[0] not in (0, 1) or rest[1] != 0:
        raise InputError("a text in the PNG file is broken")
    try:
        _language, _translated, body = rest[2:].split(b"\0", 2)
        if rest[0] == 1:
            unpack = zlib.decompressobj()
            body = unpack.decompress(body, limit + 1)
            if not unpack.eof and len(body) <= limit:
                raise InputError("a text in the PNG file is cut short")
        if len(body) > limit:
            raise InputError(f"a text in the PNG file is longer than {limit} bytes")
        return body.decode("utf-8")
    except (ValueError, zlib.error) as error:
        if isinstance(error, InputError):
            raise
        raise InputError("a text in the PNG file is broken") from None
