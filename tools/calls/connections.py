"""Everything between a run and its providers: keys, HTTP, limits, and the gateway that joins them.

Built once a run. Keys come from the environment and are kept as secrets; nothing here prints or stores them. Proxies of
the environment are used only where `Means.proxies` says so, and a user's `.netrc` never is.
"""

import asyncio
import os
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final, Self
from urllib.parse import urlsplit
from urllib.request import getproxies_environment, proxy_bypass
from weakref import WeakKeyDictionary

from pydantic import SecretStr, ValidationError

from storytelling_painter.domain.errors import AccessError, SpecError
from storytelling_painter.domain.means import Means, Provider
from storytelling_painter.tools.calls.notices import Notices

if TYPE_CHECKING:
    import aiohttp

    from storytelling_painter.tools.calls.gateway import Gateway
    from storytelling_painter.tools.calls.http import Line
    from storytelling_painter.tools.calls.limiter import ProviderLimiter
    from storytelling_painter.tools.calls.parts import Archive, Budget, Meter, Prices
    from storytelling_painter.tools.chat.model import ChatModel
    from storytelling_painter.tools.images.model import PictureModel

OPENAI_URL: Final = "https://api.openai.com/v1"
URL_VARIABLE: Final = "OPENAI_BASE_URL"
KEY_VARIABLE: Final = "OPENAI_API_KEY"


class Connections:
    """What a run talks to its providers through.

    Usable from any event loop; what is bound to a loop (HTTP, limits) is kept for each. Building one is cheap: HTTP is
    loaded when the first call is sent.

    Args:
        means: Providers and limits.
        archives: Where replies are looked up and kept; see `gateway`.
        budget: Caps.
        prices: What calls cost.
        meter: Adds up usage.
        environ: Where keys and addresses are read from; none means the process's environment.
        tell: Called with each new notice, such as that a server does not know JSON Schema.

    Attributes:
        means: As given.
        meter: As given.
        notices: What was found out on the way and should be told to the user.
        chat_models: Opened models by spec, so that what is learned about a server is learned once.
        picture_models: Likewise; a local model is loaded once.
    """

    def __init__(
        self,
        means: Means | None = None,
        *,
        archives: "Sequence[Archive]" = (),
        budget: "Budget | None" = None,
        prices: "Prices | None" = None,
        meter: "Meter | None" = None,
        environ: Mapping[str, str] | None = None,
        tell: Callable[[str], None] | None = None,
    ) -> None:
        self.means = means or Means()
        self.meter = meter
        self.notices = Notices(tell)
        self.chat_models: dict[str, ChatModel] = {}
        self.picture_models: dict[str, PictureModel] = {}
        self._widths: dict[str, int] = {}
        self._gateways: dict[str, Gateway] = {}
        self._closers: list[Callable[[], Awaitable[None]]] = []
        self._archives, self._budget, self._prices = tuple(archives), budget, prices
        self._environ = os.environ if environ is None else environ
        self._sessions: WeakKeyDictionary[asyncio.AbstractEventLoop, aiohttp.ClientSession] = WeakKeyDictionary()
        self._limiters: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[str, ProviderLimiter]] = WeakKeyDictionary()
        self._lines: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[str, Line]] = WeakKeyDictionary()

    @cached_property
    def gateway(self) -> "Gateway":
        """Where every call passes."""
        return self.gateway_at("")

    def gateway_at(self, place: str) -> "Gateway":
        """Returns the gateway of calls whose tries are made elsewhere, with the archives, caps and limits of all.

        Args:
            place: Name of the place. What was `bound` there, as `NAME@PLACE`, has a limiter of its own: a model that
                is loaded in two places takes calls in both. Empty for this process.
        """
        from storytelling_painter.tools.calls.gateway import Gateway

        if place not in self._gateways:
            self._gateways[place] = Gateway(
                lambda name: self._limiter_at(name, place),
                archives=self._archives,
                budget=self._budget,
                prices=self._prices,
                meter=self.meter,
                max_tries=self.means.max_tries,
            )
        return self._gateways[place]

    @property
    def calls_under_way(self) -> int:
        """Tries that are under way, their replies not yet handed to the archives."""
        return sum(gateway.in_flight for gateway in self._gateways.values())

    def leave(self, place: str) -> None:
        """Forgets a place in which nothing is tried any more."""
        self._gateways.pop(place, None)

    def _limiter_at(self, name: str, place: str) -> "ProviderLimiter":
        there = f"{name}@{place}"
        return self.limiter(there if there in self._widths else name)

    @cached_property
    def _providers(self) -> dict[str, Provider]:
        providers = {p.name: p for p in self.means.providers}
        if "openai" not in providers:
            providers["openai"] = self._openai()
        return providers

    def provider(self, name: str) -> Provider:
        """Returns a provider by its name.

        Raises:
            SpecError: No such provider is known, or OPENAI_BASE_URL is no address.
        """
        try:
            return self._providers[name]
        except KeyError:
            known = ", ".join(f"`{p}`" for p in sorted(self._providers))
            raise SpecError(
                f"no provider {name!r} is known ({known}); add `[providers.{name}]` to the settings"
            ) from None

    def key_of(self, provider: Provider) -> SecretStr | None:
        """Returns the key of a provider, or none where it needs none.

        Raises:
            AccessError: Its variable is not set.
        """
        if provider.key_variable is None:
            return None
        key = self._environ.get(provider.key_variable, "").strip()
        if not key:
            if provider.key_variable == KEY_VARIABLE and provider.base_url != OPENAI_URL:
                return None
            raise AccessError(
                f"provider {provider.name!r} needs a key: set the environment variable {provider.key_variable}"
            )
        if not (key.isascii() and key.isprintable()) or " " in key:
            raise AccessError(
                f"the value of {provider.key_variable} is no key: it holds blanks or other odd characters"
            )
        return SecretStr(key)

    def http(self) -> "aiohttp.ClientSession":
        """Returns the HTTP session of the running loop."""
        loop = asyncio.get_running_loop()
        session = self._sessions.get(loop)
        if session is None or session.closed:
            from storytelling_painter.tools.calls.http import new_session

            session = self._sessions[loop] = new_session()
            self._lines.pop(loop, None)
        return session

    def line(self, provider: Provider) -> "Line":
        """Returns the way to a provider, its key included.

        Raises:
            AccessError: The key's variable is not set.
        """
        session = self.http()
        lines = self._lines.setdefault(session._loop, {})
        if provider.name not in lines:
            lines[provider.name] = self._new_line(provider, session)
        return lines[provider.name]

    def limiter(self, name: str) -> "ProviderLimiter":
        """Returns the limiter of a provider in the running loop."""
        limiters = self._limiters.setdefault(asyncio.get_running_loop(), {})
        if name not in limiters:
            from storytelling_painter.tools.calls.limiter import ProviderLimiter

            known = self._providers.get(name)
            width = self._widths.get(name) or (known and known.max_in_flight) or self.means.calls_in_flight
            limiters[name] = ProviderLimiter(known, notices=self.notices, name=name, most_in_flight=width)
        return limiters[name]

    @property
    def limiters(self) -> "Mapping[str, ProviderLimiter]":
        """The limiters of the running loop by name, as far as calls were made."""
        return self._limiters.get(asyncio.get_running_loop(), {})

    def bound(self, name: str, most_in_flight: int) -> None:
        """Says how many calls something that is no server takes at once. To be said before its first call."""
        self._widths[name] = most_in_flight

    def on_close(self, closer: Callable[[], Awaitable[None]]) -> None:
        """Has something closed together with the connections."""
        self._closers.append(closer)

    async def aclose(self) -> None:
        """Closes the connections of the running loop, and the models that were loaded."""
        while self._closers:
            await self._closers.pop()()
        self.chat_models.clear()
        self.picture_models.clear()
        session = self._sessions.pop(asyncio.get_running_loop(), None)
        if session is not None:
            await session.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.aclose()

    def _new_line(self, provider: Provider, session: "aiohttp.ClientSession") -> "Line":
        from storytelling_painter.tools.calls.http import Line

        key = self.key_of(provider)
        secret = key.get_secret_value() if key else None
        if secret and urlsplit(provider.base_url).scheme == "http" and not is_near(provider.base_url):
            self.notices.add(
                f"the key of provider {provider.name!r} is sent unencrypted: its address is no https address"
            )
        headers = {"Authorization": f"Bearer {secret}"} if secret else {}
        return Line(provider, session, headers, (secret,) if secret else (), self._proxy(provider))

    def _proxy(self, provider: Provider) -> str | None:
        if not self.means.proxies or is_near(provider.base_url):
            return None
        address = urlsplit(provider.base_url)
        found = getproxies_environment()
        if proxy_bypass(address.hostname or ""):
            return None
        return found.get(address.scheme)

    def _openai(self) -> Provider:
        url = self._environ.get(URL_VARIABLE, "").strip() or OPENAI_URL
        try:
            return Provider(name="openai", base_url=url, key_variable=KEY_VARIABLE)
        except ValidationError:
            raise SpecError(
                f"{URL_VARIABLE} must be an http or https address such as http://127.0.0.1:8000/v1, "
                "without user, password or query"
            ) from None


def is_near(address: str) -> bool:
    """Whether an address names this machine."""
    host = urlsplit(address).hostname or ""
    return host in ("localhost", "::1") or host.startswith("127.")
