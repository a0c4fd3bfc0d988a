"""What a story says, as facts about the people and things in it."""

from dataclasses import dataclass, field
from typing import Literal

from storytelling_painter.agents.embedded.reader.cast import Cast, Entity, Part, Spot
from storytelling_painter.agents.embedded.reader.nouns import Item
from storytelling_painter.agents.embedded.reader.tokens import Sentence
from storytelling_painter.domain.anchors import ANCHORS
from storytelling_painter.domain.vocabulary import Setting

FactKind = Literal["show", "pose", "face", "relate", "state", "reads", "kin", "lost"]


@dataclass
class Fact:
    """One thing that the story says and a picture may show."""

    kind: FactKind
    agent: str
    value: str = ""
    target: str = ""
    start: int = 0
    end: int = 0
    tokens: set[int] = field(default_factory=set)
    """Where the words that it stands on begin."""
    sentence: int = 0
    cause: bool = False
    """Whether it is told as the cause of what stands beside it."""


class Reading:
    """All facts of a story, in the order of the text."""

    def __init__(self, text: str, setting: Setting) -> None:
        self.text = text
        self.anchors = ANCHORS[setting]
        self.cast = Cast()
        self.facts: list[Fact] = []
        self.subject: Entity | None = None
        """What the sentence before spoke of."""
        self.number = 0
        """Number of the sentence that is read."""

    def add(
        self,
        kind: FactKind,
        agent: str,
        value: str = "",
        target: str = "",
        *,
        sentence: Sentence,
        spans: list[Item],
        cause: bool = False,
    ) -> None:
        """Notes a fact that stands on the words of some items; the same fact is noted once."""
        for old in self.facts:
            if (old.kind, old.agent, old.value, old.target) == (kind, agent, value, target):
                old.tokens |= tokens_of(sentence, spans)
                return
        first = min(i.left if i.noun else i.first for i in spans)
        last = max(i.end for i in spans) - 1
        self.facts.append(
            Fact(
                kind,
                agent,
                value,
                target,
                sentence.tokens[first].start,
                sentence.tokens[last].end,
                tokens_of(sentence, spans),
                self.number,
                cause,
            )
        )


def tokens_of(sentence: Sentence, spans: list[Item]) -> set[int]:
    return {sentence.tokens[n].start for i in spans for n in range(i.left if i.noun else i.first, i.end)}


def id_of(entity: Entity) -> str:
    return entity.name if isinstance(entity, Spot) else entity.owner if isinstance(entity, Part) else entity.id
