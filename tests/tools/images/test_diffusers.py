"""Local diffusion models: a real pipeline of tiny random weights, saved to disk and loaded as a user's would be."""

import asyncio
import importlib.util
import io
import json
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from PIL import Image

from storytelling_painter.domain.errors import Moderated, PaintError, SpecError
from storytelling_painter.tools.calls.call import Reply, Tag, Usage
from storytelling_painter.tools.calls.gateway import Gateway
from storytelling_painter.tools.calls.trouble import Trouble
from storytelling_painter.tools.images.model import PictureModel, PictureRequest, Source
from storytelling_painter.tools.provenance import pixels_match, read_recipe

if importlib.util.find_spec("diffusers") is None:
    pytest.skip("the extra `local` is not installed; `make test-local` does", allow_module_level=True)

from tiny_pipeline import SIZE, build

from storytelling_painter.tools.images.diffusers import DiffusersModel
from storytelling_painter.tools.images.pipeline import Job, Pipeline
from storytelling_painter.tools.images.weights import Weights

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")
"""The libraries warn of each other's old names."""


class _Open:
    """A limiter without limits."""

    @asynccontextmanager
    async def slot(self, most: Usage) -> AsyncIterator["_Open"]:
        yield self

    def answered(self, reply: Reply) -> None: ...
    def troubled(self, trouble: Trouble) -> None: ...


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("tiny") / "model")


def opened(folder: Path, **options: object) -> DiffusersModel:
    limiter = _Open()
    return DiffusersModel(f"diffusers:{folder}", Gateway(lambda name: limiter), device="cpu", **options)  # type: ignore[arg-type]


def order(seed: int, prompt: str = "a boy takes a cookie", **fields: object) -> PictureRequest:
    values = {"size": SIZE, "steps": 3, **fields}
    return PictureRequest(prompt, Tag(f"item-{seed}", f"paint.{seed}"), seed=seed, **values)  # type: ignore[arg-type]


async def bytes_of(model: PictureModel, *orders: PictureRequest) -> list[bytes]:
    return [answer.data for answer in await asyncio.gather(*(model.make(o) for o in orders))]


async def test_a_seed_gives_the_same_bytes_in_any_order_and_company(folder: Path) -> None:
    model = opened(folder)
    assert isinstance(model, PictureModel)
    alone = [(await bytes_of(model, order(seed)))[0] for seed in (1, 2, 3)]
    assert len(set(alone)) == 3
    backwards = await bytes_of(model, order(9, size=64), order(3), order(2, "another"), order(2), order(1))
    assert [backwards[4], backwards[3], backwards[1]] == alone
    assert await bytes_of(opened(folder), order(2)) == [alone[1]]


async def test_prompts_that_wait_are_painted_together_each_by_its_own_seed(folder: Path) -> None:
    steps: list[tuple[int, float]] = []
    model = opened(folder, together=3, window=0.2)
    orders = [order(seed, on_step=lambda share, seed=seed: steps.append((seed, share))) for seed in (1, 2, 3, 4)]
    together = await bytes_of(model, *orders)
    first = [seed for seed, _ in steps[:3]]
    assert sorted(first) == [1, 2, 3], "three went through each step together"
    assert [share for seed, share in steps if seed == 4] == pytest.approx([1 / 3, 2 / 3, 1.0])
    for data, seed in zip(together, (1, 2, 3, 4), strict=True):
        alone = (await bytes_of(opened(folder), order(seed)))[0]
        assert largest_difference(data, alone) <= 1


def largest_difference(one: bytes, other: bytes) -> int:
    pixels = [Image.open(io.BytesIO(data)).convert("RGB").tobytes() for data in (one, other)]
    return max(abs(a - b) for a, b in zip(*pixels, strict=True))


async def test_a_picture_tells_its_recipe_and_that_a_model_made_it(folder: Path) -> None:
    (data,) = await bytes_of(opened(folder), order(5))
    recipe = read_recipe(data)
    assert recipe.source_type == "trainedAlgorithmicMedia"
    assert (recipe.seed, recipe.item, recipe.size, recipe.action) == (5, "item-5", SIZE, "paint")
    assert recipe.made_by is not None and recipe.made_by.spec == f"diffusers:{folder.name}"
    assert pixels_match(data, recipe)
    assert str(folder.parent).encode() not in data


async def test_an_edit_starts_from_the_picture(folder: Path) -> None:
    model = opened(folder)
    assert model.traits.edits and not model.traits.masks and not model.traits.told_what_to_change
    source = io.BytesIO()
    Image.new("RGB", (48, 48), (200, 30, 30)).save(source, "PNG")
    start = Source(source.getvalue(), "image/png", "0" * 64)
    near, far, again = await bytes_of(
        model, order(1, source=start, strength=0.34), order(1, source=start, strength=1.0),
        order(1, source=start, strength=0.34),
    )
    assert near == again != far
    assert read_recipe(near).action == "edit"
    assert (await bytes_of(model, order(1, source=start, strength=0.01)))[0], "one step at least is run"


async def test_size_goes_to_the_nearest_that_the_model_paints(folder: Path) -> None:
    (data,) = await bytes_of(opened(folder), order(1, size=1024))
    assert Image.open(io.BytesIO(data)).size == (SIZE, SIZE)


async def test_a_cancelled_picture_ends_between_steps_and_the_next_one_is_sound(folder: Path) -> None:
    model = opened(folder)
    before = await bytes_of(model, order(1))
    started = asyncio.Event()
    shares: list[float] = []

    def on_step(share: float) -> None:
        shares.append(share)
        started.set()

    task = asyncio.create_task(model.make(order(2, steps=900, on_step=on_step)))
    await started.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await bytes_of(model, order(1)) == before
    assert max(shares) < 0.9
    assert asyncio.get_running_loop().is_running()


async def test_the_thread_ends_when_nothing_waits(folder: Path) -> None:
    await bytes_of(opened(folder), order(1))
    for _ in range(100):
        if not any(t.name == "batches" for t in threading.enumerate()):
            return
        await asyncio.sleep(0.02)
    pytest.fail("the thread still runs")


async def test_what_the_safety_checker_blacks_out_is_moderated(tmp_path: Path) -> None:
    model = opened(build(tmp_path / "strict", checker=_strict_checker()))
    with pytest.raises(Moderated, match="safety checker"):
        await model.make(order(1))


def _strict_checker() -> object:
    """The real checker with weights that find fault with every picture."""
    import torch
    from diffusers.pipelines.stable_diffusion import StableDiffusionSafetyChecker
    from transformers import CLIPConfig, CLIPVisionConfig

    vision = CLIPVisionConfig(
        hidden_size=16, intermediate_size=16, num_hidden_layers=1, num_attention_heads=2, image_size=32, patch_size=16,
        projection_dim=16,
    )
    checker = StableDiffusionSafetyChecker(CLIPConfig(vision_config=vision.to_dict(), projection_dim=16))
    with torch.no_grad():
        checker.concept_embeds_weights.fill_(-2.0)
    return checker


async def test_a_failing_pipeline_fails_the_picture_and_not_the_next(folder: Path) -> None:
    model = opened(folder)
    with pytest.raises(PaintError, match="pipeline failed"):
        await model.make(order(1, steps=5_000))
    assert await bytes_of(model, order(1))


# --- what is never loaded -------------------------------------------------------------------------------------------


def copied(folder: Path, to: Path) -> Path:
    import shutil

    return Path(shutil.copytree(folder, to))


def index_with(**entries: object) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / "model_index.json"
        path.write_text(json.dumps({**json.loads(path.read_text()), **entries}))

    return change


def pickled(folder: Path) -> None:
    for path in (folder / "unet").glob("*.safetensors"):
        path.rename(path.with_suffix(".bin"))


def broken_index(folder: Path) -> None:
    (folder / "model_index.json").write_text("{")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (pickled, "can run code when it is read"),
        (index_with(unet=["my_unet", "MyUNet"]), "code of a model is not run"),
        (index_with(unet=["os", "System"]), "code of a model is not run"),
        (index_with(_class_name=["pipeline", "Mine"]), "custom pipeline"),
        (index_with(**{"../unet": ["diffusers", "UNet2DConditionModel"]}), "leaves the folder"),
        (broken_index, "no readable model_index"),
    ],
)
def test_folders_with_code_or_pickles_are_refused_before_loading(
    folder: Path, tmp_path: Path, change: Callable[[Path], None], message: str
) -> None:
    there = copied(folder, tmp_path / "copy")
    change(there)
    with pytest.raises(SpecError, match=message):
        opened(there)


@pytest.mark.parametrize(
    ("rest", "message"),
    [("no-such-folder/at/all", "is no folder"), ("someone/model", "which revision"), ("", "is no folder")],
)
def test_specs_that_name_nothing_say_what_to_write(rest: str, message: str) -> None:
    with pytest.raises(SpecError, match=message):
        opened(Path(rest)) if rest else DiffusersModel("diffusers:", Gateway(lambda name: _Open()))


async def test_a_hub_model_without_connection_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import huggingface_hub.constants as constants

    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    model = DiffusersModel("diffusers:nobody/nothing@main", Gateway(lambda name: _Open()), device="cpu")
    assert not model.traits.edits
    with pytest.raises(SpecError, match="without a connection give a folder"):
        await model.make(order(1))


# --- when memory runs out -------------------------------------------------------------------------------------------


def test_a_batch_that_does_not_fit_is_halved_and_the_next_one_is_no_larger(folder: Path) -> None:
    import torch

    pipeline = Pipeline(Weights.of(f"diffusers:{folder}"), "diffusers:x", "cpu")
    full = [True]

    def on_step(share: float) -> None:
        if full:
            full.clear()
            raise torch.OutOfMemoryError("no room")

    jobs = [Job(f"item-{n}", "a boy", n, SIZE, steps=2, on_step=on_step) for n in range(4)]
    alone = [pipeline.run([job._replace(on_step=None)], lambda: False)[0] for job in jobs]
    found = pipeline.run(jobs, lambda: False)
    for one, other in zip(found, alone, strict=True):
        assert isinstance(one, bytes) and isinstance(other, bytes)
        assert largest_difference(one, other) <= 1
    assert not full


def test_a_single_picture_that_does_not_fit_says_what_to_do(folder: Path) -> None:
    import torch

    def on_step(share: float) -> None:
        raise torch.OutOfMemoryError("no room")

    pipeline = Pipeline(Weights.of(f"diffusers:{folder}"), "diffusers:x", "cpu")
    with pytest.raises(PaintError, match="smaller `--size`"):
        pipeline.run([Job("item-1", "a boy", 1, SIZE, steps=2, on_step=on_step)], lambda: False)
