"""What a run may use: providers, caps on spending, prices, recordings. It decides nothing about what comes out.

`Settings` say what is to be made and are part of a run's identity; `Means` say with what, so a run may go on with other
means: a higher cap, another server of the same model. Keys are never part of either, only the names of the environment
variables that hold them.
"""

from typing import Annotated, Final, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, StringConstraints, model_validator

from storytelling_painter.domain.base import Frozen

ProviderName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
VariableName = Annotated[str, StringConstraints(pattern=r"^[A-Z_][A-Z0-9_]{0,99}$")]
Dollars = Annotated[float, Field(ge=0.0, allow_inf_nan=False)]
Seconds = Annotated[float, Field(gt=0.0, le=86_400.0)]
StructuredOutput = Literal["json_schema", "json_object", "none"]
HostName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9.-]{0,252}$")]


class Provider(Frozen):
    """A server that speaks the OpenAI protocol."""

    name: ProviderName
    """First part of a spec: `myserver` in `myserver:llama-3`."""
    base_url: str
    """Up to and with the version, such as `http://127.0.0.1:8000/v1`."""
    key_variable: VariableName | None = None
    """Environment variable that holds the key; none sends no key."""
    requests_per_minute: Annotated[float, Field(gt=0)] | None = None
    """Known limit of the account; none learns it from the answers' headers."""
    tokens_per_minute: Annotated[float, Field(gt=0)] | None = None
    """Known limit of the account, input and output together; none learns it from the answers' headers."""
    max_in_flight: Annotated[int, Field(ge=1, le=4096)] | None = None
    """Most calls at once; none lets the limiter find out."""
    timeout: Seconds = 180.0
    """Seconds after which one try of a call is given up."""
    picture_hosts: tuple[HostName, ...] = ()
    """Further hosts from which pictures may be fetched, where answers give an address in place of the picture."""
    structured_output: StructuredOutput | None = None
    """How the server is told the form of an answer: by JSON Schema, by a promise of JSON, or in words only; none tries
    them in this order and keeps the first that the server takes."""

    @model_validator(mode="after")
    def _address_without_secrets(self) -> Self:
        parts = urlsplit(self.base_url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(
                f"`base_url` of {self.name!r} must be an http or https address, such as http://127.0.0.1:8000/v1"
            )
        if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
            raise ValueError(
                f"`base_url` of {self.name!r} must hold no user, password or query; keys belong in the environment"
            )
        return self


OPENAI: Final = Provider(name="openai", base_url="https://api.openai.com/v1", key_variable="OPENAI_API_KEY")
"""The provider that is there without being named."""


class Caps(Frozen):
    """Most that may be used; none means no cap."""

    cost_usd: Dollars | None = None
    """US dollars, by the price table in force."""
    calls: Annotated[int, Field(ge=0)] | None = None
    """Calls that were answered, or may have been; a provider's limit (429) and a lost connection count for none."""
    seconds: Seconds | None = None
    """Wall-clock time, waits included; of a run, the time of each call of the command by itself."""


class Means(Frozen):
    """All that a run may use besides the machine itself."""

    providers: tuple[Provider, ...] = ()
    """Servers beside the built-in `openai`; one of that name replaces it."""
    run: Caps = Caps()
    """Caps on the whole run; calls and money of all calls of the command together where it is gone on with."""
    item: Caps = Caps()
    """Caps on each item."""
    prices: str | None = None
    """Path of a price table that goes before the shipped one."""
    proxies: bool = False
    """Whether calls go through the proxies that HTTPS_PROXY, HTTP_PROXY and NO_PROXY name. Off, these are ignored."""
    max_tries: Annotated[int, Field(ge=1, le=20)] = 12
    """Tries of one call; a wait for the provider's limit is none."""
    calls_in_flight: Annotated[int, Field(ge=1, le=4096)] | None = None
    """Most calls at once to each provider that has no bound of its own; none lets the limiter find out."""
    min_free_mb: Annotated[int, Field(ge=0)] = 200
    """Megabytes of free disk below which no further item is begun."""
    max_memory_mb: Annotated[int, Field(ge=100)] | None = None
    """Megabytes of memory of the process above which no further item is begun; none means no bound."""
    keep_calls: bool = False
    """Whether the journal of a run keeps the calls of an item when its record is on the disk."""

    @model_validator(mode="after")
    def _names_once(self) -> Self:
        names = [p.name for p in self.providers]
        if len(set(names)) != len(names):
            raise ValueError(f"providers repeat: {sorted({n for n in names if names.count(n) > 1})}")
        return self

    def provider(self, name: str) -> Provider | None:
        """Returns the provider of this name, the built-in one included; none where there is none."""
        return next((p for p in (*self.providers, OPENAI) if p.name == name), None)
