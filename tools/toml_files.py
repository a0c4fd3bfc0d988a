"""TOML files that users write: read with a size limit, and refused in words that say what to do."""

import tomllib
from pathlib import Path
from typing import Final

from storytelling_painter.domain.errors import SettingsError

_MAX_BYTES: Final = 1_000_000


def read_toml(file: Path, what: str) -> dict[str, object]:
    """Returns the content of a TOML file.

    Args:
        file: The file.
        what: What it is, for messages: `settings file`.

    Raises:
        SettingsError: The file cannot be read, is too large or is no TOML.
    """
    try:
        if file.stat().st_size > _MAX_BYTES:
            raise SettingsError(f"{what} {str(file)!r} is larger than {_MAX_BYTES} bytes")
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"{what} {str(file)!r} cannot be read ({error.strerror})") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"{what} {str(file)!r} is no TOML: {error}") from None
