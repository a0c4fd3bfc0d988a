"""The one base class of every noun, and the small types they share."""

from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

SCHEMA_VERSION: Final = 1
"""Version of every file this project writes; raised when a reader of the old form would misread the new."""


class Frozen(BaseModel):
    """Immutable value: equal by content, hashable, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


ElementId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
"""Name of one drawn thing, shared by ledger and scene: `boy`, `cookie_jar`, `sign_1`."""

KeyPointId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_.-]{0,39}$")]
"""Stable name of a key point within its item: `event.boy_steals`."""

ItemId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")]
"""Name of an item that is safe as a file name; made by `domain.ids.item_id`."""

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Share = Annotated[float, Field(ge=0.0, le=1.0)]
Seed = Annotated[int, Field(ge=0, lt=2**63)]


class Box(Frozen):
    """Axis-aligned box in shares of the picture: 0,0 is the top left corner, 1,1 the bottom right."""

    x: float
    y: float
    width: Annotated[float, Field(ge=0)]
    height: Annotated[float, Field(ge=0)]


class MadeBy(Frozen):
    """Who made a judgement or a text, so that every number can name its source."""

    name: str
    """Short name, such as `whitebox-visibility` or `story-grammar`."""
    version: str
    """Raised whenever the same input could give another result."""
    spec: str = "embedded"
    """Provider spec string, such as `embedded` or `openai:gpt-4o`."""
    prompt_sha256: Sha256 | None = None
    """Hash of the prompt file; none where no prompt was used."""
