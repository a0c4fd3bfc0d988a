"""A crew and how it is built from spec strings.

A spec is `scheme` or `scheme:rest`. The scheme names a source of crew members: `embedded` is built in, further ones
come by `register` or by an entry point of the group `storytelling_painter.crews` whose name is the scheme.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar

from storytelling_painter.agents.memory import StoryMemory
from storytelling_painter.agents.roles import Aligner, Critic, Painter, Storyteller
from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import SpecError
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import PoolStory

if TYPE_CHECKING:
    from storytelling_painter.tools.artifacts import ArtifactStore
    from storytelling_painter.tools.compute import Compute

ENTRY_POINTS = "storytelling_painter.crews"

RoleName = Literal["storyteller", "critic", "painter", "aligner"]
ROLES: dict[RoleName, type] = {"storyteller": Storyteller, "critic": Critic, "painter": Painter, "aligner": Aligner}
M = TypeVar("M")


@dataclass(frozen=True)
class Crew:
    """Those who do the work. One crew serves every item in flight.

    Raises:
        SpecError: Aligner or judge compare pictures with their plans, and the painter's pictures have none.
    """

    storyteller: Storyteller
    critic: Critic
    painter: Painter
    aligner: Aligner
    judge: Aligner | None = None
    """Looks at the best picture anew when an item ends; none where the scores of the loop's aligner stand."""
    memory: StoryMemory = field(default_factory=StoryMemory)
    """Stories known to the run; the final evaluation measures novelty against it."""

    def __post_init__(self) -> None:
        for role in ("aligner", "judge"):
            looker: Any = getattr(self, role, None)
            if getattr(looker, "needs_scene", False) and not getattr(self.painter, "gives_scene", True):
                raise SpecError(
                    f"the {role} {looker.made_by.spec!r} compares a picture with the plan it was painted from, and the "
                    f"pictures of {self.painter.made_by.spec!r} have none; choose one that looks at pictures, such as "
                    f"`--{role} openai:gpt-4o`, or `--painter embedded`"
                )

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

    @cached_property
    def pool(self) -> tuple[PoolStory, ...]:
        """The example stories that the settings name, read once.

        Raises:
            InputError: The pool cannot be read.
        """
        from storytelling_painter.tools.pools import load_pool

        return load_pool(self.settings.pool)


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

        return GrammarStoryteller(workshop.pool, order_seed=workshop.settings.seed)

    def critic(self, spec: str, workshop: Workshop) -> Critic:
        from storytelling_painter.agents.embedded.critic import StructuralCritic

        return StructuralCritic(workshop.pool)

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
    if scheme in _sources:
        raise SpecError(f"scheme {scheme!r} is taken; choose another name")
    _sources[scheme] = source


def known_schemes() -> tuple[str, ...]:
    """Returns the schemes that a spec may begin with, entry points included."""
    from importlib.metadata import entry_points

    return tuple(sorted({*_sources, *(point.name for point in entry_points(group=ENTRY_POINTS))}))


def find_source(spec: str) -> CrewSource:
    """Returns the source that a spec names.

    Raises:
        SpecError: The scheme is not known.
    """
    scheme = spec.partition(":")[0]
    if scheme in _sources:
        return _sources[scheme]()
    from importlib.metadata import entry_points

    for point in entry_points(group=ENTRY_POINTS, name=scheme):
        source: CrewSource = point.load()()
        return source
    raise SpecError(
        f"spec {spec!r} names no known crew; known: {', '.join(f'`{s}`' for s in known_schemes())}. "
        "Specs of hosted and local models are not available in this version."
    )


def build_crew(settings: Settings, *, store: "ArtifactStore", compute: "Compute") -> Crew:
    """Builds the crew that the settings name, each role by its own spec.

    Args:
        settings: Names the specs, and gives pool, size and style.
        store: Where pictures are kept.
        compute: Where heavy work is done.

    Raises:
        SpecError: A spec names nothing known, or a source gave something that does not play the role.
        InputError: The pool cannot be read.
    """
    workshop = Workshop(settings, store, compute)
    if settings.judge is not None:
        find_source(settings.judge)
    return Crew(
        storyteller=_member("storyteller", lambda source, spec: source.storyteller(spec, workshop), settings),
        critic=_member("critic", lambda source, spec: source.critic(spec, workshop), settings),
        painter=_member("painter", lambda source, spec: source.painter(spec, workshop), settings),
        aligner=_member("aligner", lambda source, spec: source.aligner(spec, workshop), settings),
    )


def _member(role: RoleName, make: Callable[[CrewSource, str], M], settings: Settings) -> M:
    spec = settings.spec_of(role)
    member = make(find_source(spec), spec)
    if not isinstance(member, ROLES[role]):
        raise SpecError(f"spec {spec!r} gave a {type(member).__name__}, which cannot play the {role}")
    return member
