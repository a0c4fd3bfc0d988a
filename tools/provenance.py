"""What a picture says about itself: its recipe and its IPTC source type, inside the PNG.

Both are `iTXt` chunks right after the header: `storytelling-image` (JSON) and `XML:com.adobe.xmp`. The pixels are not
touched. Whoever reads a picture back reads a file that anybody may have made, so reading trusts nothing.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints, ValidationError

from storytelling_painter.domain.base import SCHEMA_VERSION, Frozen, ItemId, MadeBy, Seed, Sha256
from storytelling_painter.domain.errors import InputError, PaintError
from storytelling_painter.domain.record import PaintAction, SourceType
from storytelling_painter.domain.scene import SceneSpec
from storytelling_painter.domain.story import MAX_STORY_CHARACTERS
from storytelling_painter.domain.vocabulary import Style
from storytelling_painter.tools.chunks import MAX_FILE_BYTES, Chunk, itxt, read_chunks, read_text, write_chunks

KEYWORD: Final = "storytelling-image"
XMP_KEYWORD: Final = "XML:com.adobe.xmp"
MAX_EXTRA_BYTES: Final = 8_000
_MAX_RECIPE_BYTES: Final = 256 * 1024
SOURCE_TYPES: Final = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_LOCAL_PATH: Final = re.compile(r"^([./~\\]|[A-Za-z]:[\\/])|\\")


class Recipe(Frozen):
    """How a picture was made, enough to make it again where the painter works from a plan."""

    schema_version: Literal[1] = SCHEMA_VERSION
    tool: Annotated[str, StringConstraints(max_length=100)] = ""
    """Name and version of the program."""
    source_type: SourceType
    item: ItemId | None = None
    title: Annotated[str, StringConstraints(max_length=300)] = ""
    story: Annotated[str, StringConstraints(max_length=MAX_STORY_CHARACTERS)] = ""
    """The story that the picture tells; empty where it was not given or too long to be told."""
    made_by: MadeBy | None = None
    """The painter."""
    seed: Seed | None = None
    action: PaintAction | None = None
    size: Annotated[int, Field(gt=0)] | None = None
    style: Style | None = None
    scene: SceneSpec | None = None
    scene_sha256: Sha256 | None = None
    """Hash of the plan, also where the plan itself was too long to be told."""
    prompt_sha256: Sha256 | None = None
    settings_sha256: Sha256 | None = None
    pixels_sha256: Sha256
    """Hash of the chunks that hold the pixels: another one means that the picture was changed."""


def stamp_png(data: bytes, recipe: Mapping[str, object], source_type: SourceType = "algorithmicMedia") -> bytes:
    """Writes recipe and source type into a PNG and leaves every other byte as it is.

    Our own older recipe is replaced; marks of others are kept, and an XMP packet that is there stays the only one.

    Args:
        data: A PNG file.
        recipe: Fields of `Recipe`, less `source_type`, `tool` and `pixels_sha256`. Local paths in a provider spec are
            cut to the file name.
        source_type: How the picture came to be; must be true.

    Returns:
        The PNG, at most 8 kB larger.

    Raises:
        PaintError: The bytes are no PNG, or the recipe has a field that `Recipe` does not know.
    """
    try:
        chunks = read_chunks(data)
        told = Recipe.model_validate(
            {
                **_without_paths(recipe),
                "tool": f"storytelling-painter {_version()}",
                "source_type": source_type,
                "pixels_sha256": pixels_sha256(chunks),
            }
        )
    except (InputError, ValidationError) as error:
        raise PaintError(f"the picture cannot be stamped with its recipe: {error}") from error
    kept = [c for c in chunks if not _is_text(c, KEYWORD)]
    if told.scene is not None:
        plan = told.scene.model_dump_json(exclude_defaults=True).encode()
        told = told.model_copy(update={"scene_sha256": hashlib.sha256(plan).hexdigest()})
    marks = [] if any(_is_text(c, XMP_KEYWORD) for c in kept) else [itxt(XMP_KEYWORD, _xmp(source_type))]
    ours = _recipe_chunk(told)
    left_out: dict[str, object] = {}
    for name, nothing in (("story", ""), ("scene", None)):
        if sum(len(c.data) + 12 for c in (ours, *marks)) > MAX_EXTRA_BYTES:
            left_out[name] = nothing
            ours = _recipe_chunk(told.model_copy(update=left_out))
    return write_chunks([kept[0], ours, *marks, *kept[1:]])


def read_recipe(source: Path | bytes) -> Recipe:
    """Reads the recipe out of a PNG that may come from anywhere.

    Args:
        source: A file or its bytes.

    Raises:
        InputError: The file is missing, too large, no PNG, holds no recipe, or one that does not fit the schema.
    """
    data = source if isinstance(source, bytes) else read_picture_file(source)
    name = "the picture" if isinstance(source, bytes) else repr(source.name)
    if (recipe := find_recipe(data, name)) is None:
        raise InputError(f"{name} holds no recipe; it was not made by this project, or its metadata was removed")
    return recipe


def find_recipe(data: bytes, name: str = "the picture") -> Recipe | None:
    """Returns the recipe in the bytes of a PNG, or none where it holds none.

    Args:
        data: The file.
        name: What messages call it.

    Raises:
        InputError: The bytes are no PNG, or the recipe does not fit the schema.
    """
    for chunk in read_chunks(data):
        if _is_text(chunk, KEYWORD):
            text = read_text(chunk, limit=_MAX_RECIPE_BYTES)
            try:
                return Recipe.model_validate_json(text)
            except ValidationError as error:
                first = error.errors()[0]
                where = ".".join(map(str, first["loc"])) or "recipe"
                raise InputError(
                    f"the recipe in {name} does not fit schema version {SCHEMA_VERSION}: {where}: {first['msg']}"
                ) from None
    return None


def read_picture_file(path: Path) -> bytes:
    """Returns a file's bytes, at most 64 MiB.

    Raises:
        InputError: The file cannot be read or is too large.
    """
    try:
        if not path.is_file():
            raise InputError(f"{str(path)!r} is no file; give the path of a PNG picture")
        with open(path, "rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        raise InputError(f"{str(path)!r} cannot be read ({getattr(error, 'strerror', None) or error})") from None
    if len(data) > MAX_FILE_BYTES:
        raise InputError(f"{str(path)!r} is larger than {MAX_FILE_BYTES} bytes; no picture of this project is")
    return data


def pixels_sha256(chunks: list[Chunk]) -> str:
    """Returns the hash over header, palette and pixel data."""
    digest = hashlib.sha256()
    for chunk in chunks:
        if chunk.kind in (b"IHDR", b"PLTE", b"tRNS", b"IDAT"):
            digest.update(chunk.data)
    return digest.hexdigest()


def pixels_match(data: bytes, recipe: Recipe) -> bool:
    """Whether the pixels are those that the recipe was written for."""
    return pixels_sha256(read_chunks(data)) == recipe.pixels_sha256


def _recipe_chunk(recipe: Recipe) -> Chunk:
    silent = {"scene"} if recipe.story else {"scene", "story"}
    fields = recipe.model_dump(mode="json", exclude_none=True, exclude=silent)
    if recipe.scene is not None:
        fields["scene"] = recipe.scene.model_dump(mode="json", exclude_defaults=True)
    return itxt(KEYWORD, json.dumps(fields, ensure_ascii=False, separators=(",", ":")), compress=True)


def _is_text(chunk: Chunk, keyword: str) -> bool:
    return chunk.kind == b"iTXt" and chunk.data.startswith(keyword.encode("latin-1") + b"\x00")


def _xmp(source_type: SourceType) -> str:
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">'
        f"<Iptc4xmpExt:DigitalSourceType>{SOURCE_TYPES}{source_type}</Iptc4xmpExt:DigitalSourceType>"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    )


def _without_paths(recipe: Mapping[str, object]) -> dict[str, object]:
    fields = dict(recipe)
    made_by = fields.get("made_by")
    if isinstance(made_by, MadeBy):
        made_by = made_by.model_dump(mode="json", exclude_none=True)
    if isinstance(made_by, dict):
        fields["made_by"] = {**made_by, "spec": spec_without_path(str(made_by.get("spec", "embedded")))}
    return fields


def spec_without_path(spec: str) -> str:
    """Returns a provider spec with a local path in it cut to the file name."""
    scheme, colon, rest = spec.partition(":")
    if colon and _LOCAL_PATH.search(rest):
        rest = re.split(r"[\\/]", rest)[-1]
    return f"{scheme}{colon}{rest}"


def maker_without_path(maker: MadeBy) -> MadeBy:
    """Returns who made something, without a path of the machine that it was made on."""
    return maker.model_copy(update={"spec": spec_without_path(maker.spec)})


def maker_line(maker: MadeBy) -> str:
    """Returns who made something in one line, without a path of the machine that it was made on."""
    return f"{maker.name} {maker.version} ({spec_without_path(maker.spec)})"


def _version() -> str:
    try:
        return metadata.version("storytelling-painter")
    except metadata.PackageNotFoundError:
        return "unknown"
