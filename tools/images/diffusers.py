"""Adapter for diffusion models that run in this process, by spec `diffusers:FOLDER` or `diffusers:NAME@REVISION`.

Nothing is loaded, and torch is not imported, before the first picture. Prompts that wait are painted together where the
device gains by it, each with a generator of its own, so a seed gives the same picture whatever else is painted.
"""

import asyncio
import contextlib
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from storytelling_painter.tools.batches import WINDOW, Batches
from storytelling_painter.tools.calls.call import Call, Reply, Usage
from storytelling_painter.tools.images.model import PictureAnswer, PictureRequest, PictureTraits
from storytelling_painter.tools.images.pipeline import Job, Pipeline
from storytelling_painter.tools.images.weights import SCHEME, Weights, can_edit, longest_prompt

if TYPE_CHECKING:
    from storytelling_painter.tools.calls.gateway import Gateway


class DiffusersModel:
    """A local diffusion model as `PictureModel`.

    Args:
        spec: Provider spec.
        gateway: Every picture passes it.
        device: `cuda`, `mps` or `cpu`; none takes the best there is.
        together: Most pictures at once; none lets device and memory decide. Above 1 on a CPU gains nothing.
        window: Seconds that the first of several prompts waits for company.

    Raises:
        SpecError: A library is missing, or the spec names nothing that may be loaded.
    """

    def __init__(
        self, spec: str, gateway: "Gateway", *, device: str | None = None, together: int | None = None,
        window: float = WINDOW,
    ) -> None:
        self.spec = spec
        self._gateway = gateway
        self._weights = Weights.of(spec)
        here = self._weights.here
        self.traits = PictureTraits(
            edits=here is not None and can_edit(here),
            masks=False,
            seeds=True,
            longest_prompt=longest_prompt(here),
            told_what_to_change=False,
        )
        pipeline = Pipeline(self._weights, spec, device)
        self._batches: Batches[Job, bytes] = Batches(
            pipeline.run,
            alike=lambda job: job.kind,
            most=pipeline.most if together is None else lambda job: together,
            window=window,
        )

    async def make(self, request: PictureRequest) -> PictureAnswer:
        """Paints one picture; a cancelled one leaves the queue, and ends a batch that nobody else waits for.

        Raises:
            BudgetExceeded: A cap would be broken; nothing was painted.
            Moderated: The model's own safety checker struck.
            PaintError: The pipeline failed, or the picture does not fit into memory.
            SpecError: The model cannot be loaded.
        """
        job = Job(
            item=request.tag.item,
            prompt=request.prompt,
            seed=request.seed,
            size=request.size,
            steps=request.steps,
            guidance=request.guidance,
            source=None if request.source is None else request.source.data,
            strength=request.strength,
            on_step=_on_loop(request.on_step),
        )
        call = Call(
            kind="picture",
            provider=SCHEME,
            model=self._weights.name,
            tag=request.tag,
            body=_identity(request),
            most=Usage(pictures=1),
            variant=f"{request.size}x{request.size}",
        )

        async def send() -> Reply:
            began = time.monotonic()
            data = await self._batches.do(job)
            return Reply(data, "image/png", Usage(pictures=1), seconds=time.monotonic() - began)

        reply = await self._gateway.call(call, send)
        return PictureAnswer(reply.body, reply.usage, seed=request.seed)


def _identity(request: PictureRequest) -> bytes:
    import orjson

    return orjson.dumps(
        {
            "prompt": request.prompt,
            "size": request.size,
            "seed": request.seed,
            "steps": request.steps,
            "guidance": request.guidance,
            "source": None if request.source is None else request.source.sha256,
            "strength": None if request.source is None else request.strength,
        }
    )


def _on_loop(told: Callable[[float], None] | None) -> Callable[[float], None] | None:
    """Lets the worker's thread call a function of the event loop."""
    if told is None:
        return None
    loop = asyncio.get_running_loop()

    def tell(share: float) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended, so nobody is left to hear it
            loop.call_soon_threadsafe(told, share)

    return tell
