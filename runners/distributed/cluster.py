"""The cluster: how a run reaches it, what it asks of it, and how its actors are started."""

import asyncio
import logging
import os
import socket
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from storytelling_painter.domain.errors import ClusterError, StorytellingError
from storytelling_painter.domain.settings import Settings
from storytelling_painter.runners.distributed.desk import Desk
from storytelling_painter.runners.distributed.maker import ActorMaker
from storytelling_painter.runners.distributed.messages import Orders, Outcome, Ready
from storytelling_painter.runners.distributed.pool import Pool, Worker
from storytelling_painter.runners.distributed.sharing import SharedPictures
from storytelling_painter.runners.run_info import versions
from storytelling_painter.tools.artifacts import ArtifactStore
from storytelling_painter.tools.calls.provision import Provision
from storytelling_painter.tools.pools import load_pool

_PACKAGE: Final = "storytelling-painter"
_INSTALL: Final = f"pip install '{_PACKAGE}[ray]'"
_QUIET: Final = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_DEDUP_LOGS_SKIP_REGEX": "."}
"""Ray reports to nobody, and what it says of its machines does not get among the output of this program."""
_CONNECT_SECONDS: Final = 5.0
_CONNECT_TRIES: Final = 3
"""Tries of Ray, each of some seconds; it takes their number from the environment."""
_CALLS_AT_ONCE: Final = 4_096
"""Calls that an actor takes; an item has two or three at a time."""


@dataclass(frozen=True)
class RayMachines:
    """The machines of a Ray cluster; a `Machines`. This machine has to be one of them.

    Attributes:
        address: `auto` for the cluster that this machine belongs to, `HOST:PORT` of its head, or `local` for one that
            is started here and ends with the run.
        actors: How many; none takes one for each share of the cluster that `cpus`, `gpus` and `resources` make.
        cpus: Cores an actor; above 1 it draws in as many processes.
        gpus: Graphics cards an actor; may be a part of one.
        resources: Further resources an actor, by the names that the machines were given.
        pictures: Address that fsspec knows, by which pictures come home; none sends them through Ray.
        patience: Seconds to wait where no actor is ready at all.
    """

    address: str
    actors: int | None = None
    cpus: float = 1.0
    gpus: float = 0.0
    resources: Mapping[str, float] = field(default_factory=dict)
    pictures: str | None = None
    patience: float = 120.0

    @asynccontextmanager
    async def open(
        self, settings: Settings, store: ArtifactStore, provision: Provision, say: Callable[[str], None]
    ) -> AsyncIterator[ActorMaker]:
        """Makes items in actors while the block runs; see `Machines.open`.

        Raises:
            AccessError: A provider's key is not in the environment of this process.
            ClusterError: The cluster cannot be reached, has no room, or has another version of this package.
            InputError: The pool cannot be read.
        """
        desk = Desk(settings, provision)
        shared = None if self.pictures is None else await asyncio.to_thread(SharedPictures, self.pictures)
        stories = await asyncio.to_thread(load_pool, settings.pool)
        workers = int(self.cpus) if self.cpus > 1 else 0
        means = provision.connections.means
        orders = Orders(settings, means, stories, desk.chats, desk.painters, workers, self.pictures)
        ours = await asyncio.to_thread(self._connect)
        try:
            async with self._pool(orders, say) as pool:
                yield ActorMaker(pool, desk, store, shared, provision.meter)
        finally:
            await desk.aclose()
            if ours:
                await asyncio.to_thread(_ray().shutdown)

    @asynccontextmanager
    async def _pool(self, orders: Orders, say: Callable[[str], None]) -> AsyncIterator[Pool]:
        ray = _ray()
        number = await asyncio.to_thread(self._fitting) if self.actors is None else self.actors
        kept = await asyncio.to_thread(ray.put, orders)
        started: dict[str, Any] = {}

        async def start(name: str) -> Worker:
            actor = started[name] = await asyncio.to_thread(self._new_actor, kept)
            ready = _ready(await actor.begin.remote())
            return Worker(name, actor, ready)

        async def end(name: str) -> None:
            await asyncio.to_thread(ray.kill, started.pop(name))

        pool = Pool(
            start, end, number, deaths=(ray.exceptions.RayError,), patience=self.patience, room=self._room, say=say
        )
        try:
            await pool.open()
            yield pool
        finally:
            await pool.aclose()
            await asyncio.gather(*map(end, list(started)))

    def _new_actor(self, orders: Any) -> Any:
        from storytelling_painter.runners.distributed.actor import ItemActor

        return (
            _ray()
            .remote(ItemActor)
            .options(
                num_cpus=self.cpus,
                num_gpus=self.gpus,
                resources=dict(self.resources),
                max_restarts=0,
                max_concurrency=_CALLS_AT_ONCE,
                scheduling_strategy="SPREAD",
            )
            .remote(orders)
        )

    def _connect(self) -> bool:
        """Joins the cluster, unless this process has; returns whether it did."""
        ray = _ray()
        if ray.is_initialized():
            return False
        local = self.address == "local"
        if not local:
            _check_address(self.address)
            os.environ.setdefault("RAY_gcs_server_port_wait_time_s", str(_CONNECT_TRIES))
        try:
            ray.init(
                address=self.address,
                log_to_driver=False,
                logging_level=logging.ERROR,
                **({"include_dashboard": False} if local else {}),
            )
        except (ConnectionError, RuntimeError, ValueError, OSError, TimeoutError) as error:
            first = str(error).strip().splitlines()[:1]
            raise ClusterError(
                f"no Ray cluster is reached by {self.address!r} ({' '.join(first)[:300]}); start Ray on this machine "
                "too, by `ray start --head` or `ray start --address HEAD:6379`, and use `--ray auto`. A cluster that "
                "asks for a token takes HOST:PORT only with RAY_AUTH_MODE=token in the environment"
            ) from None
        return True

    @property
    def _wanted(self) -> dict[str, float]:
        wanted = {"CPU": self.cpus, "GPU": self.gpus, **self.resources}
        return {name: amount for name, amount in wanted.items() if amount}

    def _fitting(self) -> int:
        """Returns how many actors fit into the cluster as it stands, one machine at a time."""
        number = sum(
            int(min((node["Resources"].get(name, 0.0) / amount for name, amount in self._wanted.items()), default=1))
            for node in _ray().nodes()
            if node["Alive"]
        )
        if not number:
            raise ClusterError(f"no machine of the cluster has room for an actor: {self._told()}")
        return number

    async def _room(self) -> str:
        return await asyncio.to_thread(self._told)

    def _told(self) -> str:
        ray = _ray()
        names = [*self._wanted, *(n for n in ("CPU", "GPU") if n not in self._wanted)]
        there, free = ray.cluster_resources(), ray.available_resources()
        wanted = ", ".join(f"{name} {amount:g}" for name, amount in self._wanted.items())
        have = ", ".join(f"{name} {there.get(name, 0):g} ({free.get(name, 0):g} free)" for name in names)
        return (
            f"an actor takes {wanted or 'nothing'}; the cluster has {have}. Ask for less by --ray-resources, add "
            "machines, end what holds them, or wait for longer by --ray-wait"
        )


def _ray() -> Any:
    """Returns Ray, which reads what it is to be like from the environment when it is first imported."""
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    try:
        import ray
    except ImportError:
        raise ClusterError(f"--ray needs Ray, here and on every machine of the cluster: {_INSTALL}") from None
    return ray


def _check_address(address: str) -> None:
    """Refuses what Ray would try for minutes."""
    if "://" in address:
        raise ClusterError(f"{address!r} is for the Ray client; run on a machine of the cluster, by --ray auto")
    host, colon, port = address.rpartition(":")
    if address == "auto":
        return
    if not (host and colon and port.isdecimal() and int(port) < 65_536):
        raise ClusterError(f"--ray takes `auto`, `local` or HOST:PORT, not {address!r}")
    try:
        socket.create_connection((host.strip("[]"), int(port)), timeout=_CONNECT_SECONDS).close()
    except OSError as error:
        raise ClusterError(f"nothing listens at {address!r} ({error}); is the head of the cluster up?") from None


def _ready(begun: Outcome[Ready]) -> Ready:
    """Returns what an actor says that is fit for work."""
    if begun.fault is not None:
        error = begun.fault.error()
        if isinstance(error, StorytellingError):
            raise error
        raise ClusterError(f"an actor cannot build its crew: {begun.fault.names[0]}: {error}")
    ready = begun.result()
    here, there = versions()[_PACKAGE], ready.versions.get(_PACKAGE)
    if here != there:
        raise ClusterError(
            f"{_PACKAGE} is {there} on {ready.host} and {here} here; install the same version on every machine"
        )
    return ready
