"""Which keys of a settings file are means, and how they become `Means`.

    prices = "my-prices.toml"

    [providers.myserver]
    base_url = "http://127.0.0.1:8000/v1"
    key_variable = "MYSERVER_KEY"

    [caps.run]
    cost_usd = 5.0

    [caps.item]
    calls = 40
"""

from collections.abc import Mapping
from typing import Final, TypeVar

from pydantic import ValidationError

from storytelling_painter.domain.base import Frozen
from storytelling_painter.domain.errors import SettingsError
from storytelling_painter.domain.means import OPENAI, Caps, Means, Provider

M = TypeVar("M", bound=Frozen)

_CAPS: Final = ("run", "item")
_PLAIN: Final = tuple(name for name in Means.model_fields if name not in ("providers", *_CAPS))
_FIELDS: Final = tuple(name for name in Provider.model_fields if name != "name")
_FIXED: Final = (*_PLAIN, *(f"caps.{whose}.{name}" for whose in _CAPS for name in Caps.model_fields))
URL_VARIABLE: Final = "OPENAI_BASE_URL"


def is_means_key(key: str) -> bool:
    """Whether a key, with dots, would be one of the means if it were known."""
    return key.partition(".")[0] in ("providers", "caps", *_PLAIN)


def known_means_key(key: str) -> bool:
    """Whether a key is one of the means."""
    table, _, rest = key.partition(".")
    name, _, field = rest.partition(".")
    return key in _FIXED or (table == "providers" and bool(name) and field in _FIELDS)


def known_means_keys(like: str = "") -> tuple[str, ...]:
    """Returns all keys of the means; those of a provider for the one that a key speaks of."""
    name = like.split(".")[1] if like.startswith("providers.") else "NAME"
    return (*_FIXED, *(f"providers.{name}.{field}" for field in _FIELDS))


def means_of(given: Mapping[str, object], environ: Mapping[str, str]) -> Means:
    """Returns the means that keys, with dots, and the environment's OPENAI_BASE_URL together say.

    Raises:
        SettingsError: A bad value. Addresses and names of variables are not quoted: they may hold a secret by mistake.
    """
    providers: dict[str, dict[str, object]] = {}
    if url := environ.get(URL_VARIABLE, "").strip():
        providers["openai"] = {"base_url": url}
    caps: dict[str, dict[str, object]] = {whose: {} for whose in _CAPS}
    plain: dict[str, object] = {}
    for key, value in given.items():
        parts = key.split(".")
        if parts[0] == "providers":
            providers.setdefault(parts[1], {})[parts[2]] = value
        elif parts[0] == "caps":
            caps[parts[1]][parts[2]] = value
        else:
            plain[key] = value
    means = _checked(Means, "", plain)
    return means.model_copy(
        update={
            "providers": tuple(_provider(name, fields) for name, fields in sorted(providers.items())),
            **{whose: _checked(Caps, f"caps.{whose}", fields) for whose, fields in caps.items()},
        }
    )


def _provider(name: str, fields: Mapping[str, object]) -> Provider:
    built_in = {"base_url": OPENAI.base_url, "key_variable": OPENAI.key_variable} if name == OPENAI.name else {}
    return _checked(Provider, f"providers.{name}", {"name": name, **built_in, **fields})


def _checked(model: type[M], table: str, fields: Mapping[str, object]) -> M:
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        raise SettingsError(_told(table, error)) from None


def _told(table: str, error: ValidationError) -> str:
    first = error.errors()[0]
    field = ".".join(str(part) for part in first["loc"])
    key = ".".join(part for part in (table, field) if part)
    if first["type"] == "missing":
        return f"`{key}` is missing"
    message = first["msg"].removeprefix("Value error, ")
    if field == "key_variable":
        message = "must be the name of an environment variable in capitals, such as MYSERVER_KEY, and never a key"
    if field == "name":
        message = "a provider's name has small letters, digits and `_`, and begins with a letter"
    return f"`{key}`: {message[:1].lower()}{message[1:]}"


def differing_means(ours: Means, theirs: Means) -> tuple[str, ...]:
    """Returns in words what differs, for who goes on with a run by other means."""
    told = []
    mine, other = _flat(ours), _flat(theirs)
    for key in sorted({*mine, *other}):
        if mine.get(key) != other.get(key):
            told.append(f"`{key}` was {other.get(key)!r}, now {mine.get(key)!r}")
    return tuple(told)


def _flat(means: Means) -> dict[str, object]:
    flat: dict[str, object] = {name: getattr(means, name) for name in _PLAIN}
    for whose in _CAPS:
        flat |= {f"caps.{whose}.{name}": value for name, value in getattr(means, whose).model_dump().items()}
    for provider in means.providers:
        flat |= {f"providers.{provider.name}.{f}": getattr(provider, f) for f in _FIELDS}
    return flat
