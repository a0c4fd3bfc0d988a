"""Before and after: storytellers side by side on briefs that no training saw, with intervals."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, aclosing, asynccontextmanager
from functools import partial
from pathlib import Path
from statistics import fmean
from typing import Final, Literal

import numpy as np
import orjson

from storytelling_painter.agents.crew import Workshop, find_source
from storytelling_painter.agents.models.preference import ModelPreferenceJudge
from storytelling_painter.agents.roles import Storyteller
from storytelling_painter.domain.base import SCHEMA_VERSION, Frozen, MadeBy, Sha256
from storytelling_painter.domain.errors import InputError, SpecError, WorkError
from storytelling_painter.domain.ids import derive_seed
from storytelling_painter.domain.means import Means
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import Brief
from storytelling_painter.evaluators.diversity import knn_diversity
from storytelling_painter.tools.artifacts import ArtifactStore
from storytelling_painter.tools.calls.provision import Provision
from storytelling_painter.tools.chat.opening import open_chat_model
from storytelling_painter.tools.compute import Compute
from storytelling_painter.tools.provenance import maker_without_path
from storytelling_painter.training.data import TrainingData
from storytelling_painter.training.measures import Measurer, StoryMeasures
from storytelling_painter.training.preference import Preferences, prefer_all

MEASURES: Final = tuple(StoryMeasures.model_fields)
DRAWS: Final = 2_000
_IN_FLIGHT: Final = 64
_SHOWN: Final = 6
_FEW: Final = 10
"""Valid stories up to which a storyteller's diversity is not measured, and does not count for the others'."""


class Interval(Frozen):
    """A mean with the bounds of 95% of its bootstrap draws."""

    mean: float
    low: float
    high: float
    n: int


class Told(Frozen):
    """What one storyteller made of one brief."""

    text: str | None
    error: str = ""
    measures: StoryMeasures


class Contender(Frozen):
    """One storyteller on all briefs."""

    name: str
    made_by: MadeBy
    failed: int
    """Briefs without a story. They count as invalid, and in no other measure."""
    means: dict[str, Interval]
    against_first: dict[str, Interval]
    """Difference to the first storyteller on the briefs for which both have the measure, by paired bootstrap."""
    diversity: dict[int, float]
    """Div_k of the valid stories, at the `diversity_n` of the report; empty where too few are valid."""


class Comparison(Frozen):
    """The report of `train evaluate`."""

    kind: Literal["mini_comparison"] = "mini_comparison"
    schema_version: Literal[1] = SCHEMA_VERSION
    data_sha256: Sha256
    briefs: int
    diversity_n: int
    """Valid stories of each storyteller that diversity is measured on: the fewest that any has of those with more than
    ten."""
    contenders: tuple[Contender, ...]
    side_by_side: tuple[dict[str, str], ...]
    """Stories of the first briefs by storyteller; `brief` is what was asked."""
    preferences: Preferences | None = None
    """What a blind judge prefers; none where there is no judge."""
    seed: int
    temperature: float


def held_out_briefs(rows: Sequence[bytes], number: int, *, seed: int = 0) -> list[Brief]:
    """Returns briefs of the test part, each wish as often as it stands there, with new seeds.

    Args:
        rows: The test part of a `trl-sft` export, as JSON.
        number: How many; wishes come again where there are fewer.
        seed: Of all.

    Raises:
        InputError: There is no test part.
    """
    if not rows:
        raise InputError("the data have no test part; export them with --split test=0.15")
    wishes = [(row["premise"], row["setting"]) for row in map(orjson.loads, rows)]
    return [
        Brief(
            id=f"held-{at:05d}", index=at, seed=derive_seed(seed, "held out", at), premise=wishes[at % len(wishes)][0],
            setting=wishes[at % len(wishes)][1],
        )
        for at in range(number)
    ]


async def compare(
    data: TrainingData,
    storytellers: Mapping[str, str],
    *,
    number: int = 100,
    settings: Settings | None = None,
    means: Means | None = None,
    judge: str | None = None,
    progress: Callable[[str, int], None] | None = None,
) -> Comparison:
    """Lets every storyteller tell every brief and measures the stories. All are opened once before the first one tells.

    Args:
        data: A `trl-sft` export: briefs from its test part, memorisation beside its training part.
        storytellers: Spec by name; the first is what the others are compared with.
        number: Briefs.
        settings: Seed and temperature.
        means: Providers.
        judge: Spec of a chat model that says which stories it prefers; it is opened before anything is told.
        progress: Told of each story: name, and how many there are; of the judge's briefs under the name `judge`.

    Raises:
        SpecError: A spec names nothing known.
        AccessError: A provider's key is missing, or it refuses.
        InputError: There is no test part, or nobody to compare for a judge.
    """
    settings, means = settings or Settings(), means or Means()
    if judge is not None and len(storytellers) < 2:
        raise InputError("a judge compares with the first storyteller; give a second --storyteller")
    briefs = held_out_briefs(data.rows["test"], number, seed=settings.seed)
    training = [orjson.loads(row)["completion"][-1]["content"] for row in data.rows["train"]]
    measurer = Measurer(training)
    told: dict[str, list[Told]] = {}
    makers: dict[str, MadeBy] = {}
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="compare-"))
        reader = await _judge(judge, settings, means, stack)
        opened = partial(_storyteller, settings=settings, means=means, folder=Path(folder))
        for spec in storytellers.values():
            async with opened(spec):
                pass
        for name, spec in storytellers.items():
            async with opened(spec) as teller:
                makers[name] = teller.made_by
                done = partial(progress, name) if progress else _silent
                told[name] = await _tell_all(teller, briefs, measurer, done)
        report = _report(briefs, told, makers, settings, data.facts.sha256)
        if reader is None:
            return report
        texts = {name: [t.text for t in of] for name, of in told.items()}
        done = partial(progress, "judge") if progress else _silent
        preferences = await prefer_all(reader, briefs, texts, makers, done)
        return report.model_copy(update={"preferences": preferences})


@asynccontextmanager
async def _storyteller(spec: str, *, settings: Settings, means: Means, folder: Path) -> AsyncIterator[Storyteller]:
    """Opens one storyteller at a time, since each may be a model that fills the memory."""
    provision = Provision(settings.model_copy(update={"storyteller": spec}), means)
    async with aclosing(provision), Compute(0) as compute:
        workshop = Workshop(settings, ArtifactStore(folder), compute, provision.connections)
        yield find_source(spec, provision.connections).storyteller(spec, workshop)


async def _judge(
    spec: str | None, settings: Settings, means: Means, stack: AsyncExitStack
) -> ModelPreferenceJudge | None:
    if spec is None:
        return None
    if ":" not in spec:
        raise SpecError(f"judge {spec!r} reads no stories; name a chat model, such as openai:gpt-4.1")
    provision = await stack.enter_async_context(
        aclosing(Provision(settings.model_copy(update={"judge": spec}), means))
    )
    return ModelPreferenceJudge(open_chat_model(spec, provision.connections), settings)


def _silent(done: int) -> None:
    """For whoever wants no progress."""


async def _tell_all(
    teller: Storyteller, briefs: Sequence[Brief], measurer: Measurer, done: Callable[[int], None]
) -> list[Told]:
    gate, count = asyncio.Semaphore(_IN_FLIGHT), 0

    async def one(brief: Brief) -> Told:
        nonlocal count
        async with gate:
            try:
                text = (await teller.tell(brief, round=1)).story.text
                out = Told(text=text, measures=await measurer.measure(brief, text))
            except WorkError as error:
                out = Told(text=None, error=str(error)[:300], measures=StoryMeasures(valid=0.0))
        count += 1
        done(count)
        return out

    return await asyncio.gather(*map(one, briefs))


def _report(
    briefs: Sequence[Brief], told: dict[str, list[Told]], makers: dict[str, MadeBy], settings: Settings, sha256: str
) -> Comparison:
    valid = {name: [t.text for t in of if t.text and t.measures.valid] for name, of in told.items()}
    equal = min((len(texts) for texts in valid.values() if len(texts) > _FEW), default=0)
    first = next(iter(told.values()))
    contenders = []
    for name, of in told.items():
        values = {m: [getattr(t.measures, m) for t in of] for m in MEASURES}
        base = {m: [getattr(t.measures, m) for t in first] for m in MEASURES}
        differences = {
            m: [a - b for a, b in zip(values[m], base[m], strict=True) if a is not None and b is not None]
            for m in MEASURES
        }
        texts = valid[name][:equal] if equal <= len(valid[name]) else []
        maker = maker_without_path(makers[name])
        contenders.append(
            Contender(
                name=name,
                made_by=maker,
                failed=sum(t.text is None for t in of),
                means={m: found for m in MEASURES if (found := interval([v for v in values[m] if v is not None]))},
                against_first={} if of is first else {
                    m: found for m in MEASURES if (found := interval(differences[m]))
                },
                diversity=knn_diversity([str(n) for n in range(equal)], texts).values if texts else {},
            )
        )
    side = tuple(
        {"brief": brief.premise or (brief.setting or "anywhere").replace("_", " ")}
        | {name: of[at].text or f"(no story: {of[at].error})" for name, of in told.items()}
        for at, brief in enumerate(briefs[:_SHOWN])
    )
    return Comparison(
        data_sha256=sha256, briefs=len(briefs), diversity_n=equal, contenders=tuple(contenders), side_by_side=side,
        seed=settings.seed, temperature=settings.temperature,
    )


def interval(values: Sequence[float], *, draws: int = DRAWS) -> Interval | None:
    """Returns the mean with its bootstrap interval; none without values. The same values give the same interval.

    Args:
        values: One for each brief. For a paired comparison these are differences.
        draws: Bootstrap draws.
    """
    if not values:
        return None
    given = np.asarray(values, dtype=np.float64)
    picks = np.random.default_rng(len(given)).integers(0, len(given), (draws, len(given)))
    low, high = np.percentile(given[picks].mean(axis=1), (2.5, 97.5))
    return Interval(mean=fmean(values), low=float(low), high=float(high), n=len(values))
