"""Settings and means from four places, call > file > environment > default, with the origin of every value.

What is to be made (`Settings`) and with what (`Means`) stand side by side in the same places; `tools.providing` says
which keys are means. Unknown keys are refused at every level. Keys and passwords are refused too: providers read those
from the environment under their own names, so that they never get into a settings file, a run folder or a log.
"""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from pydantic import BaseModel, ValidationError

from storytelling_painter.domain.errors import SettingsError
from storytelling_painter.domain.means import Means
from storytelling_painter.domain.settings import Settings
from storytelling_painter.tools.providing import is_means_key, known_means_key, known_means_keys, means_of
from storytelling_painter.tools.toml_files import read_toml

FILE_NAME: Final = "storytelling-painter.toml"
"""Read from the working folder when no other file is named."""
PREFIX: Final = "STORYTELLING_PAINTER_"
_NOT_SETTINGS: Final = f"{PREFIX}STUDIO_"
"""Variables of the development server."""
_SECRET_NAME: Final = re.compile(
    r"(?<![a-z])(api_?key|access_?key|key|token|secret|passw(or)?d|credentials?)(?![a-z])", re.IGNORECASE
)
_SECRET_VALUE: Final = re.compile(r"\bsk-[\w-]{16,}|(api_?key|token|secret|password)=", re.IGNORECASE)


class Given(NamedTuple):
    """A value and where it comes from."""

    value: object
    origin: str


class Resolved(NamedTuple):
    """Settings and means, and for each key whether `call`, `file`, `environment` or `default` gave its value."""

    settings: Settings
    origins: dict[str, str]
    """Every key of the settings, and those keys of the means that were given."""
    means: Means = Means()


def load_settings(
    call: Mapping[str, object] | None = None, file: Path | None = None, environ: Mapping[str, str] | None = None
) -> Settings:
    """Returns the settings that the places together say; see `resolve_settings`."""
    return resolve_settings(call, file, environ).settings


def resolve_settings(
    call: Mapping[str, object] | None = None, file: Path | None = None, environ: Mapping[str, str] | None = None
) -> Resolved:
    """Merges the places key by key.

    Args:
        call: What the caller says, nested or with dots (`story_loop.max_rounds`); a value of none says nothing.
        file: A TOML file with the keys of `Settings`, and tables for the means.
        environ: The environment; `STORYTELLING_PAINTER_STORY_LOOP__MAX_ROUNDS` is `story_loop.max_rounds`, and
            OPENAI_BASE_URL is the address of the built-in provider `openai`.

    Raises:
        SettingsError: An unknown key, a bad value, a secret, or a file that cannot be read.
    """
    given: dict[str, Given] = {}
    given.update(_checked(_from_environment(environ or {}), "environment"))
    if file is not None:
        content = read_toml(file, "settings file")
        given.update(_checked(_leaves(content), "file", f" in {file.name}"))
    given.update(_checked(((k, v) for k, v in _leaves(call or {}) if v is not None), "call"))
    ours = {key: g for key, g in given.items() if not is_means_key(key)}
    theirs = {key: g for key, g in given.items() if is_means_key(key)}
    try:
        settings = Settings.model_validate(_nested({key: g.value for key, g in ours.items()}))
    except ValidationError as error:
        raise SettingsError("; ".join(_told(e["loc"], e["msg"], given) for e in error.errors())) from None
    means = means_of({key: g.value for key, g in theirs.items()}, environ or {})
    origins = {key: given[key].origin if key in given else "default" for key in known_keys()}
    return Resolved(settings, {**origins, **{key: g.origin for key, g in sorted(theirs.items())}}, means)


def known_keys(model: type[BaseModel] = Settings, above: str = "") -> tuple[str, ...]:
    """Returns every key, the nested ones with dots."""
    keys: list[str] = []
    for name, field in model.model_fields.items():
        inner = field.annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            keys += known_keys(inner, f"{above}{name}.")
        else:
            keys.append(f"{above}{name}")
    return tuple(keys)


def flat(settings: Settings) -> dict[str, object]:
    """Returns every key with its value, the nested ones with dots."""
    return dict(_leaves(settings.model_dump(mode="json")))


def differing_keys(ours: Settings, theirs: Settings) -> dict[str, tuple[object, object]]:
    """Returns the keys in which two settings differ, with both values."""
    other = flat(theirs)
    return {key: (value, other[key]) for key, value in flat(ours).items() if value != other[key]}


def _leaves(table: Mapping[str, object], above: str = "") -> Iterator[tuple[str, object]]:
    for key, value in table.items():
        if isinstance(value, BaseModel):
            value = value.model_dump()
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", value


def _nested(leaves: Mapping[str, object]) -> dict[str, object]:
    root: dict[str, object] = {}
    for key, value in leaves.items():
        *tables, last = key.split(".")
        table = root
        for name in tables:
            inner = table.setdefault(name, {})
            assert isinstance(inner, dict)
            table = inner
        table[last] = value
    return root


def _from_environment(environ: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    for name in sorted(environ):
        if name.startswith(PREFIX) and not name.startswith(_NOT_SETTINGS) and environ[name] != "":
            yield name.removeprefix(PREFIX).lower().replace("__", "."), environ[name]


def _checked(leaves: Iterator[tuple[str, object]], origin: str, where: str = "") -> dict[str, Given]:
    """Refuses keys that nobody knows, and secrets; never quotes a value."""
    keys = known_keys()
    tables = {key.rpartition(".")[0] for key in keys} - {""}
    checked: dict[str, Given] = {}
    for key, value in leaves:
        shown = f"{PREFIX}{key.upper().replace('.', '__')}" if origin == "environment" else key
        if key in tables:
            inner = _listed(k for k in keys if k.startswith(f"{key}."))
            raise SettingsError(f"`{shown}`{where} holds further keys; set one of {inner}")
        if key not in keys and not known_means_key(key):
            if _SECRET_NAME.search(key):
                raise SettingsError(
                    f"`{shown}`{where} looks like a secret, and settings are stored with every run; remove it. "
                    "Providers read their keys from the environment (such as OPENAI_API_KEY); `key_variable` of a "
                    "provider names the variable"
                )
            known = known_means_keys(key) if is_means_key(key) else keys
            near = _nearest(key, (*keys, *known_means_keys(key)))
            hint = f"did you mean `{near}`?" if near else f"known: {_listed(known)}"
            raise SettingsError(f"unknown setting `{shown}`{where} ({origin}); {hint}")
        if isinstance(value, str) and _SECRET_VALUE.search(value):
            raise SettingsError(f"the value of `{shown}`{where} holds what looks like a secret; remove it")
        checked[key] = Given(value, origin)
    return checked


def _nearest(key: str, keys: Iterable[str]) -> str:
    """Returns the known key that is most like this one: by its last part among those of its table, if that has any."""
    table, _, name = key.rpartition(".")
    names = {k.rpartition(".")[2]: k for k in keys if table and k.rpartition(".")[0] == table}
    near = difflib.get_close_matches(name, names, n=1) if names else difflib.get_close_matches(key, keys, n=1)
    return names.get(near[0], near[0]) if near else ""


def _told(location: tuple[int | str, ...], message: str, given: Mapping[str, Given]) -> str:
    key = next((".".join(map(str, location[:n])) for n in (2, 1) if ".".join(map(str, location[:n])) in given), "")
    if not key:
        return f"`{'.'.join(map(str, location))}`: {message}"
    return f"`{key}` = {str(given[key].value)[:80]!r} ({given[key].origin}): {message[:1].lower()}{message[1:]}"


def _listed(keys: Iterable[str]) -> str:
    return ", ".join(f"`{key}`" for key in keys)
