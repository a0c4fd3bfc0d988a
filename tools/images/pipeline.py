"""A diffusion pipeline in this process: loading it, and painting a batch with one random generator a picture.

Torch and diffusers are imported when the first picture is asked for. Everything here blocks and belongs in a thread.
"""

import hashlib
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import Moderated, PaintError, SpecError
from storytelling_painter.tools.batches import Unwanted
from storytelling_painter.tools.images.weights import Weights, variant
from storytelling_painter.tools.provenance import stamp_png

if TYPE_CHECKING:
    from PIL.Image import Image

VERSION: Final = "1"
MOST_TOGETHER: Final = 16
_BYTES_PER_PIXEL: Final = 4_096
"""What one more picture takes on the device at its peak (decoding), per pixel, with 16-bit numbers; a first guess that
is halved whenever the device says that it was too high."""


class Job(NamedTuple):
    """One picture to be painted.

    Attributes:
        item: Id of the item, for the recipe.
        prompt: In words.
        seed: Seed of its own generator.
        size: Width and height in pixels.
        steps: Denoising steps; none takes the pipeline's own number.
        guidance: Scale of classifier-free guidance; none takes the pipeline's own.
        source: File to start from, PNG, JPEG or WebP; none starts from noise.
        strength: Share of the source that may be lost.
        on_step: Called in the worker's thread with the share done.
    """

    item: str
    prompt: str
    seed: int
    size: int
    steps: int | None = None
    guidance: float | None = None
    source: bytes | None = None
    strength: float = 0.6
    on_step: Callable[[float], None] | None = None

    @property
    def kind(self) -> tuple[object, ...]:
        """Jobs of one kind can share a batch."""
        strength = None if self.source is None else self.strength
        return (self.size, self.steps, self.guidance, self.source is None, strength)


@dataclass
class Loaded:
    """A pipeline with what follows from it."""

    paint: Any
    edit: Any
    device: str
    grid: int
    """Width and height have to be multiples of this."""
    native: int | None
    """Size that the model was trained for, where it says so."""
    longest: int | None = None
    """Most pictures at once; learned when memory runs out."""


class Pipeline:
    """Loads a model once, on first use, and paints batches with it. For one thread.

    Args:
        weights: Where the model lies.
        spec: Provider spec for the recipes.
        device: `cuda`, `mps` or `cpu`; none takes the best there is.
    """

    def __init__(self, weights: Weights, spec: str, device: str | None = None) -> None:
        self._weights, self._spec, self._device = weights, spec, device
        self._loaded: Loaded | None = None

    def most(self, job: Job) -> int:
        """Returns how many pictures of this kind may be painted at once.

        On a CPU that is one: a batch there is no faster, and one picture alone gives the same bytes whatever else
        waits. On an accelerator a picture that shares a batch may differ by a level in few pixels.
        """
        if self._loaded is None:
            return 1 if (self._device or _best_device()) == "cpu" else MOST_TOGETHER
        if self._loaded.device == "cpu":
            return 1
        return min(MOST_TOGETHER, self._loaded.longest or _room(self._loaded.device, job.size))

    def run(self, jobs: Sequence[Job], unwanted: Callable[[], bool]) -> list[bytes | Exception]:
        """Paints jobs of one kind.

        Args:
            jobs: At least one.
            unwanted: Asked between steps; true ends the batch.

        Returns:
            One PNG a job with its recipe in it, or `Moderated` where the model's own safety checker struck.

        Raises:
            PaintError: The pipeline failed.
            SpecError: The model cannot be loaded.
            Unwanted: The batch was ended.
        """
        import torch

        loaded = self._loaded = self._loaded or _load(self._weights, self._device)
        try:
            return self._painted(loaded, jobs, unwanted)
        except torch.OutOfMemoryError as error:
            if len(jobs) == 1:
                raise PaintError(
                    f"a picture of {jobs[0].size} pixels does not fit into the memory of {loaded.device}; "
                    "choose a smaller `--size`"
                ) from error
        except (RuntimeError, ValueError, TypeError, IndexError) as error:
            if isinstance(error, PaintError):
                raise
            raise PaintError(f"the pipeline failed: {type(error).__name__}: {str(error)[:300]}") from error
        half = loaded.longest = max(1, len(jobs) // 2)
        _free(loaded.device)
        return [*self.run(jobs[:half], unwanted), *self.run(jobs[half:], unwanted)]

    def _painted(self, loaded: Loaded, jobs: Sequence[Job], unwanted: Callable[[], bool]) -> list[bytes | Exception]:
        import torch

        first, size = jobs[0], fitting(jobs[0].size, loaded.grid, loaded.native)

        def after_step(pipe: Any, step: int, time: Any, values: dict[str, Any]) -> dict[str, Any]:
            if unwanted():
                raise Unwanted
            total = max(1, int(getattr(pipe, "num_timesteps", 0) or 1))
            for job in jobs:
                if job.on_step is not None:
                    job.on_step(min(1.0, (step + 1) / total))
            return values

        options: dict[str, Any] = {"width": size, "height": size}
        if first.source is not None:
            photos = [_opened(job.source, size) for job in jobs if job.source is not None]
            options = {"image": photos, "strength": first.strength}
        if first.steps is not None:
            options["num_inference_steps"] = _steps(first)
        if first.guidance is not None:
            options["guidance_scale"] = first.guidance
        result = (loaded.paint if first.source is None else loaded.edit)(
            prompt=[job.prompt for job in jobs],
            generator=[torch.Generator("cpu").manual_seed(job.seed) for job in jobs],
            callback_on_step_end=after_step,
            output_type="pil",
            **options,
        )
        flags = getattr(result, "nsfw_content_detected", None) or [False] * len(jobs)
        return [
            Moderated("the model's safety checker blacked the picture out; change the story or the seed")
            if flag
            else self._file(image, job)
            for image, flag, job in zip(result.images, flags, jobs, strict=True)
        ]

    def _file(self, image: "Image", job: Job) -> bytes:
        buffer = io.BytesIO()
        image.convert("RGB").save(buffer, "PNG")
        recipe = {
            "item": job.item,
            "made_by": MadeBy(name="diffusers", version=VERSION, spec=self._spec),
            "seed": job.seed,
            "action": "paint" if job.source is None else "edit",
            "size": image.width,
            "prompt_sha256": hashlib.sha256(job.prompt.encode()).hexdigest(),
        }
        return stamp_png(buffer.getvalue(), recipe, "trainedAlgorithmicMedia")


def fitting(size: int, grid: int, native: int | None) -> int:
    """Returns the size that a model paints best when asked for another: on its grid, and not above its own."""
    wanted = size if native is None else min(size, native)
    return max(grid, round(wanted / grid) * grid)


def _steps(job: Job) -> int:
    """Image-to-image runs only `strength` of its steps; it has to run one at least."""
    steps = job.steps or 1
    return steps if job.source is None else max(steps, int(1 / max(job.strength, 0.01)) + 1)


def _opened(data: bytes | None, size: int) -> "Image":
    """Decodes a picture that was looked at before, at the size that is painted."""
    from PIL import Image

    with Image.open(io.BytesIO(data or b""), formats=("PNG", "JPEG", "WEBP")) as image:
        return image.convert("RGB").resize((size, size), Image.Resampling.LANCZOS)


def _load(weights: Weights, device: str | None) -> Loaded:
    """Loads safetensors from a folder; nothing else is fetched, and no code of the model is run."""
    _hush()
    import torch
    from diffusers import AutoPipelineForImage2Image, AutoPipelineForText2Image

    folder, where = weights.fetch(), device or _best_device()
    try:
        paint = AutoPipelineForText2Image.from_pretrained(
            str(folder), torch_dtype=_numbers(torch, where), variant=variant(folder), use_safetensors=True,
            local_files_only=True,
        ).to(where)
    except (OSError, ValueError, RuntimeError, TypeError, AttributeError, KeyError, ImportError) as error:
        raise SpecError(f"{folder} cannot be loaded: {type(error).__name__}: {str(error)[:300]}") from error
    try:
        edit = AutoPipelineForImage2Image.from_pipe(paint)
    except (ValueError, TypeError):
        edit = None
    for pipe in (paint, edit):
        if pipe is not None:
            pipe.set_progress_bar_config(disable=True)
    scale = int(getattr(paint, "vae_scale_factor", 8) or 8)
    core = getattr(paint, "unet", None) or getattr(paint, "transformer", None)
    latent = getattr(getattr(core, "config", None), "sample_size", None)
    grid = scale if getattr(paint, "unet", None) is not None else 2 * scale
    return Loaded(paint, edit, where, grid, latent * scale if isinstance(latent, int) else None)


def _hush() -> None:
    """No progress bars and notices of libraries between this program's own lines."""
    import diffusers
    import transformers

    diffusers.utils.logging.disable_progress_bar()
    transformers.utils.logging.disable_progress_bar()
    transformers.utils.logging.set_verbosity_error()


def _best_device() -> str:
    import torch

    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"


def _numbers(torch: Any, device: str) -> Any:
    """16-bit on CUDA; elsewhere they are slow or paint black."""
    if device != "cuda":
        return torch.float32
    return torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float16


def _room(device: str, size: int) -> int:
    """First guess of how many pictures fit into free memory."""
    if device != "cuda":
        return 1
    import torch

    free, _ = torch.cuda.mem_get_info()
    return max(1, int(free // (size * size * _BYTES_PER_PIXEL)))


def _free(device: str) -> None:
    if device == "cuda":
        import torch

        torch.cuda.empty_cache()
