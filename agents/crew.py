"""A crew and how it is built from spec strings.

A spec is `scheme` or `scheme:rest`. The scheme names a source of crew members: `embedded` is built in, so are those of
models (`openai:MODEL`, `langchain:...`, `llamacpp:...`, `transformers:FOLDER`, `diffusers:...`, and `NAME:MODEL` for a
provider of the means).
Further ones come by `register` or by an entry point of the group `storytelling_painter.crews` whose name is the scheme.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

from storytelling_painter.agents.memory import StoryMemory
from storytelling_painter.agents.models.source import MODEL_SCHEMES, ModelSource, check_painter, serves_models
from storytelling_painter.agents.roles import Aligner, Critic, Painter, Storyteller
from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import SpecError
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import PoolStory

if TYPE_CHECKING:
    from storytelling_painter.tools.artifacts import ArtifactStore
    from storytelling_painter.tools.calls.connections import Connections
    from storytelling_painter.tools.calls.parts import Meter
    from storytelling_painter.tools.compute import Compute

ENTRY_POINTS = "storytelling_painter.crews"

RoleName = Literal["storyteller", "critic", "painter", "aligner"]
ROLES: dict[RoleName, type] = {"storyteller": Storyteller, "critic": Critic, "painter": Painter, "aligner": Aligner}
M = TypeVar("M")


@dataclass(frozen=True)
class Crew:
    """Those who do the work. One crew serves every item in flight."""

    storyteller: Storyteller
    critic: Critic
    painter: Painter
    aligner: Aligner
    judge: Aligner | None = None
    """Looks at the best picture anew when an item ends; none where the scores of the loop's aligner stand."""
    memory: StoryMemory = field(default_factory=StoryMemory)
    """Stories known to the run; the novelty gate and the final evaluation measure against it."""
    meter: "Meter | None" = None
    """Adds up what each item's calls to providers use; none where nobody calls any."""

    @property
    def made_by(self) -> dict[str, MadeBy]:
        """Who plays each role."""
        judge = {} if self.judge is None else {"judge": self.judge.made_by}
        return {role: getattr(self, role).made_by for role in ROLES} | judge


@dataclass(frozen=True)
class Workshop:
    """What a crew member may be built with."""

    settings: Settings
    store: "ArtifactStore"
    """Where pictures are kept."""
    compute: "Compute"
    """Where heavy work is done, so that the event loop stays free."""
    connections: "Connections | None" = None
    """The way to providers; none where only the embedded crew works."""
    stories: tuple[PoolStory, ...] | None = None
    """The example stories, where somebody has read them already."""

    @cached_property
    def pool(self) -> tuple[PoolStory, ...]:
        """The example stories that the settings name, read once.

        Raises:
            InputError: The pool cannot be read.
        """
        if self.stories is not None:
            return self.stories
        from storytelling_painter.tools.pools import load_pool

        return load_pool(self.settings.pool)

    @cached_property
    def memory(self) -> StoryMemory:
        """The pool and what the run tells, ready to say how new a story is; one for the whole crew."""
        return StoryMemory(self.pool, epochs=self.settings.epochs)

    @property
    def needs_plans(self) -> bool:
        """Whether a plan has to come with each story, since whoever paints or judges works from one."""
        specs = (self.settings.spec_of("painter"), self.settings.spec_of("aligner"), self.settings.judge)
        return any(spec is not None and _scheme(spec) == "embedded" for spec in specs)


class CrewSource(Protocol):
    """Builds the members of a crew for one scheme. Raises `SpecError` for a role or a spec that it cannot serve."""

    def storyteller(self, spec: str, workshop: Workshop) -> Storyteller: ...
    def critic(self, spec: str, workshop: Workshop) -> Critic: ...
    def painter(self, spec: str, workshop: Workshop) -> Painter: ...
    def aligner(self, spec: str, workshop: Workshop) -> Aligner: ...


class EmbeddedSource:
    """The crew that needs no key, no model and no network."""

    def storyteller(self, spec: str, workshop: Workshop) -> Storyteller:
        from storytelling_painter.agents.embedded.storyteller import GrammarStoryteller

        settings = workshop.settings
        return GrammarStoryteller(
            workshop.pool, order_seed=settings.seed, memory=workshop.memory,
            min_novelty=settings.story_loop.min_novelty,
        )

    def critic(self, spec: str, workshop: Workshop) -> Critic:
        from storytelling_painter.agents.embedded.critic import StructuralCritic

        return StructuralCritic()

    def painter(self, spec: str, workshop: Workshop) -> Painter:
        from storytelling_painter.agents.embedded.painter import EmbeddedPainter

        settings = workshop.settings
        return EmbeddedPainter(workshop.store, workshop.compute, size=settings.size, style=settings.style)

    def aligner(self, spec: str, workshop: Workshop) -> Aligner:
        from storytelling_painter.agents.embedded.aligner import EmbeddedAligner

        return EmbeddedAligner(workshop.store, workshop.compute, style=workshop.settings.style)


_sources: dict[str, Callable[[], CrewSource]] = {"embedded": EmbeddedSource}


def register(scheme: str, source: Callable[[], CrewSource]) -> None:
    """Makes a scheme known in this process.

    Raises:
        SpecError: The scheme is taken, or is no plain word.
    """
    if not scheme.isidentifier():
        raise SpecError(f"scheme {scheme!r} must be a plain word, such as `mycrew`")
    if scheme in _sources or scheme in MODEL_SCHEMES:
        raise SpecError(f"scheme {scheme!r} is taken; choose another name")
    _sources[scheme] = source


def known_schemes() -> tuple[str, ...]:
    """Returns the schemes that a spec may begin with, entry points included."""
    from importlib.metadata import entry_points

    return tuple(sorted({*_sources, *MODEL_SCHEMES, *(point.name for point in entry_points(group=ENTRY_POINTS))}))


def _scheme(spec: str) -> str:
    return spec.partition(":")[0]


def find_source(spec: str, connections: "Connections | None" = None) -> CrewSource:
    """Returns the source that a spec names.

    Args:
        spec: The spec.
        connections: The way to providers; its own providers may be named as well.

    Raises:
        SpecError: The scheme is not known.
    """
    scheme = _scheme(spec)
    if scheme in _sources:
        return _sources[scheme]()
    if serves_models(scheme, connections):
        return ModelSource()
    from importlib.metadata import entry_points

    for point in entry_points(group=ENTRY_POINTS, name=scheme):
        source: CrewSource = point.load()()
        return source
    named = (p.name for p in connections.means.providers) if connections else ()
    known = sorted({*known_schemes(), *named})
    raise SpecError(
        f"spec {spec!r} names no known crew; known: {', '.join(f'`{s}`' for s in known)}. "
        f"A server of your own becomes known by a section `[providers.{scheme}]` in the settings file."
    )


def build_crew(
    settings: Settings, *, store: "ArtifactStore", compute: "Compute", connections: "Connections | None" = None,
    pool: tuple[PoolStory, ...] | None = None,
) -> Crew:
    """Builds the crew that the settings name, each role by its own spec.

    Args:
        settings: Names the specs, and gives pool, size and style.
        store: Where pictures are kept.
        compute: Where heavy work is done.
        connections: The way to providers, for specs that name one.
        pool: The example stories; none reads those that the settings name.

    Raises:
        SpecError: A spec names nothing known or cannot play its role, or two members cannot work together.
        AccessError: A provider's key is not in the environment.
        InputError: The pool cannot be read.
    """
    workshop = Workshop(settings, store, compute, connections, pool)
    _check_together(settings, connections)
    return Crew(
        storyteller=_member("storyteller", lambda source, spec: source.storyteller(spec, workshop), workshop),
        critic=_member("critic", lambda source, spec: source.critic(spec, workshop), workshop),
        painter=_member("painter", lambda source, spec: source.painter(spec, workshop), workshop),
        aligner=_member("aligner", lambda source, spec: source.aligner(spec, workshop), workshop),
        judge=None if settings.judge is None else _member("judge", lambda s, spec: _judge(s, spec, workshop), workshop),
        memory=workshop.memory,
        meter=connections.meter if connections else None,
    )


def build_judge(
    settings: Settings, *, store: "ArtifactStore", compute: "Compute", connections: "Connections | None" = None
) -> Aligner:
    """Builds the judge alone: whom `judge` names, or else the aligner.

    Args:
        settings: Names the specs.
        store: Where pictures are kept.
        compute: Where heavy work is done.
        connections: The way to providers, for specs that name one.

    Raises:
        SpecError: The spec names nothing known or cannot judge pictures.
        AccessError: A provider's key is not in the environment.
    """
    settings = settings.model_copy(update={"judge": settings.judge or settings.spec_of("aligner")})
    workshop = Workshop(settings, store, compute, connections)
    return _member("judge", lambda source, spec: _judge(source, spec, workshop), workshop)


def _check_together(settings: Settings, connections: "Connections | None") -> None:
    """Refuses a white-box judge of pictures that have no plan."""
    painter = settings.spec_of("painter")
    if not serves_models(_scheme(painter), connections):
        return
    check_painter(painter)
    for role, spec in {"aligner": settings.spec_of("aligner"), "judge": settings.judge}.items():
        if spec is not None and _scheme(spec) == "embedded":
            raise SpecError(
                f"the embedded {role} compares a picture with its plan, and {painter!r} paints without one; take a "
                f"vision model, such as `--{role} openai:gpt-4o`, or the embedded painter"
            )


def _judge(source: CrewSource, spec: str, workshop: Workshop) -> Aligner:
    """A source may have a judge of its own; its aligner does as well."""
    return source.judge(spec, workshop) if isinstance(source, ModelSource) else source.aligner(spec, workshop)


def _member(role: RoleName | Literal["judge"], make: Callable[[CrewSource, str], M], workshop: Workshop) -> M:
    spec = workshop.settings.spec_of(role)
    member = make(find_source(spec, workshop.connections), spec)
    if not isinstance(member, Aligner if role == "judge" else ROLES[role]):
        raise SpecError(f"spec {spec!r} gave a {type(member).__name__}, which cannot play the {role}")
    return member
