"""Gets a picture from the address that a provider answered with.

An address in an answer is untrusted: it could point into the network that this program runs in. So it has to be https,
its host has to be the provider's own or on a list, the address that is connected to has to be a public one, redirects
are not followed, nothing secret is sent along, and size and time are bounded. The provider's own origin (scheme, host
and port) is exempt from https and the public address: the user named it, and the call before went there.
"""

import asyncio
import ipaddress
import socket
import time
from typing import Any, Final
from urllib.parse import SplitResult, urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

from storytelling_painter.domain.errors import PaintError, Unavailable
from storytelling_painter.domain.means import Provider
from storytelling_painter.tools.artifacts import MAX_BYTES
from storytelling_painter.tools.calls.call import Reply
from storytelling_painter.tools.calls.http import CONNECT_SECONDS, read_up_to
from storytelling_painter.tools.calls.trouble import Trouble

MOST_SECONDS: Final = 120.0
KNOWN_HOSTS: Final = {"api.openai.com": frozenset({"oaidalleapiprodscus.blob.core.windows.net"})}
"""Where hosted providers keep the pictures that they answer with addresses of."""
_PORTS: Final = {"http": 80, "https": 443}
_PASSING: Final = frozenset({408, 425, 429})


def checked_url(url: str, provider: Provider) -> SplitResult:
    """Returns the parts of an address from which a picture may be fetched.

    Raises:
        PaintError: It may not; the message says what the user can do.
    """
    home = urlsplit(provider.base_url)
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
        _origin(parts)
    except ValueError:
        raise PaintError(f"provider {provider.name!r} answered with an address that cannot be read") from None
    shown = f"{parts.scheme}://{host}"[:200]
    if parts.username is not None or parts.password is not None or not host:
        raise PaintError(f"provider {provider.name!r} answered with an address that has no host, or a user in it")
    if _origin(parts) == _origin(home):
        return parts
    if parts.scheme != "https":
        raise PaintError(f"provider {provider.name!r} wants a picture fetched from {shown}, which is no https address")
    allowed = {home.hostname, *provider.picture_hosts, *KNOWN_HOSTS.get(home.hostname or "", ())}
    if host not in allowed:
        raise PaintError(
            f"provider {provider.name!r} wants a picture fetched from {host[:200]!r}, a host that is not on the list; "
            f"if it is right, add it to `picture_hosts` of that provider"
        )
    if _literal(host) is not None and not is_public(host):
        raise PaintError(f"provider {provider.name!r} wants a picture fetched from {shown}, which is no public address")
    return parts


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open internet, also where it is wrapped into an IPv6 address."""
    found = _literal(address)
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is None and found in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return inner.is_global and not inner.is_multicast
    return found is not None and found.is_global and not found.is_multicast


class PublicOnly(AbstractResolver):
    """Gives only public addresses, so that what was checked is what is connected to."""

    def __init__(self, inner: AbstractResolver | None = None) -> None:
        self._inner = inner or ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        found = await self._inner.resolve(host, port, family)
        public = [entry for entry in found if is_public(entry["host"])]
        if not public:
            raise NotPublic(host)
        return public

    async def close(self) -> None:
        await self._inner.close()


class NotPublic(OSError):
    """A host has no public address."""


async def fetch(url: str, provider: Provider, *, resolver: AbstractResolver | None = None) -> Reply:
    """Fetches once; see the module.

    Args:
        url: As the provider gave it.
        provider: Who gave it.
        resolver: Finds addresses of hosts; none takes the system's.

    Raises:
        PaintError: The address may not be fetched from, or what is there is too large.
        Trouble: The try failed in a way that may pass.
        Unavailable: The picture is not there.
    """
    parts = checked_url(url, provider)
    own = _origin(parts) == _origin(urlsplit(provider.base_url))
    options: dict[str, Any] = {} if own else {"resolver": PublicOnly(resolver)}
    timeout = aiohttp.ClientTimeout(total=min(provider.timeout, MOST_SECONDS), sock_connect=CONNECT_SECONDS)
    started = time.perf_counter()
    try:
        async with (
            aiohttp.TCPConnector(**options) as connector,
            aiohttp.ClientSession(
                connector=connector, cookie_jar=aiohttp.DummyCookieJar(), trust_env=False, auto_decompress=False
            ) as session,
            session.get(url, timeout=timeout, allow_redirects=False, headers={"Accept-Encoding": "identity"}) as answer,
        ):
            if answer.status != 200:
                raise _failure(answer.status, provider)
            body = await read_up_to(answer, MAX_BYTES)
            if body is None:
                raise PaintError(f"the picture of provider {provider.name!r} has more than {MAX_BYTES} bytes")
            return Reply(body, answer.content_type, seconds=time.perf_counter() - started)
    except aiohttp.InvalidURL:
        raise PaintError(f"provider {provider.name!r} answered with an address that cannot be read") from None
    except (aiohttp.ClientError, OSError, asyncio.IncompleteReadError) as error:
        if isinstance(error, NotPublic) or isinstance(error.__cause__, NotPublic):
            raise PaintError(
                f"provider {provider.name!r} wants a picture fetched from {parts.hostname!r}, which leads to no public "
                "address"
            ) from None
        if isinstance(error, TimeoutError):
            raise Trouble("timeout", f"a picture of provider {provider.name!r} did not come in time") from None
        raise Trouble(
            "connection", f"fetching a picture of provider {provider.name!r} broke off: {type(error).__name__}"
        ) from None


def _failure(status: int, provider: Provider) -> Exception:
    if status >= 500 or status in _PASSING:
        return Trouble("overload", f"fetching a picture of provider {provider.name!r} was answered {status}")
    why = "it redirects, which is not followed" if 300 <= status < 400 else f"the answer was {status}"
    return Unavailable(f"the picture of provider {provider.name!r} is not at the address that it gave: {why}")


def _origin(parts: SplitResult) -> tuple[str, str, int | None]:
    return parts.scheme, (parts.hostname or "").rstrip("."), parts.port or _PORTS.get(parts.scheme)


def _literal(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return None
