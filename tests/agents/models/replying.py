"""A chat model that gives the answers of a list, and what the tests of model-backed crew members work on."""

import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from PIL import Image

from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.ledger import Clue, KeyPoint, Ledger
from storytelling_painter.domain.record import Painting
from storytelling_painter.domain.story import Draft, Story
from storytelling_painter.domain.vocabulary import Dimension
from storytelling_painter.tools.artifacts import ArtifactStore
from storytelling_painter.tools.calls.call import Usage
from storytelling_painter.tools.chat.model import ChatAnswer, ChatRequest, ChatTraits, Finish

TEXT = (
    "Evening light falls into a kitchen. A boy stands on a tilting stool and reaches for a cookie jar on the shelf. "
    "Behind the boy a mother turns away with a phone at her ear, and water runs over the edge of the sink. "
    "A girl on the floor laughs and holds up both hands."
)
LEDGER = Ledger(
    key_points=(
        KeyPoint(
            id="location.kitchen", dimension="location", text="The place is a kitchen.", clues=(Clue(text="a sink"),)
        ),
        KeyPoint(id="time.evening", dimension="time", text="The sun is going down in the evening.", importance="nice"),
        KeyPoint(
            id="event.boy_takes",
            dimension="event",
            text="The boy steals cookies from the jar.",
            clues=(Clue(text="the boy reaches for the jar"), Clue(text="the jar is on the shelf")),
        ),
        KeyPoint(
            id="cause.phone",
            dimension="event_causal_relationship",
            text="The mother does not notice the flooded sink.",
            clues=(Clue(text="water runs over"),),
            parents=("event.boy_takes",),
        ),
        KeyPoint(
            id="feeling.girl", dimension="mental_state", text="The girl is happy.", clues=(Clue(text="she laughs"),)
        ),
    )
)
MADE_BY = MadeBy(name="test", version="1")


def draft_of(text: str = TEXT, ledger: Ledger = LEDGER, **story: Any) -> Draft:
    return Draft(story=Story(text=text, mode="cor_guided", made_by=MADE_BY, **story), ledger=ledger)


def answer(value: object, finish: Finish = "stop", **fields: Any) -> ChatAnswer:
    text = value if isinstance(value, str) else json.dumps(value)
    return ChatAnswer(text=text, finish=finish, usage=Usage(input_tokens=10, output_tokens=5), **fields)


Reply = ChatAnswer | Callable[[ChatRequest], ChatAnswer]


@dataclass
class Replies:
    """Gives the answers in order, the last one for ever after."""

    answers: Sequence[Reply]
    spec: str = "test:model"
    traits: ChatTraits = ChatTraits()
    requests: list[ChatRequest] = field(default_factory=list)

    async def complete(self, request: ChatRequest) -> ChatAnswer:
        self.requests.append(request)
        reply = self.answers[min(len(self.requests), len(self.answers)) - 1]
        return reply if isinstance(reply, ChatAnswer) else reply(request)


def data_of(request: ChatRequest) -> dict[str, Any]:
    """What a question is about: the only line of its turns that is a JSON object."""
    lines = [line for m in request.messages if m.role == "user" for line in m.text.splitlines()]
    found: dict[str, Any] = json.loads(next(line for line in lines if line.startswith("{")))
    return found


def verdicts_of(request: ChatRequest, says: Callable[[str], str], lettering: Iterable[str] = ()) -> ChatAnswer:
    """The answer of a viewer who says of each statement's text what `says` gives."""
    given = [{"id": s["id"], "evidence": "seen", "verdict": says(s["text"])} for s in data_of(request)["statements"]]
    return answer({"verdicts": given, "lettering": list(lettering)})


def point(id: str = "event.boy", **fields: Any) -> dict[str, Any]:
    """A key point as a model gives it."""
    return {
        "id": id,
        "dimension": "event",
        "sentence": "The boy reaches for the jar.",
        "clues": ["the boy reaches up"],
        "quote": "A boy stands on a tilting stool",
        "importance": "must",
        "parents": [],
        **fields,
    }


QUOTES: dict[Dimension, str] = {
    "time": "Evening light falls", "location": "into a kitchen", "character": "A boy stands",
    "character_relationship": "Behind the boy a mother", "event": "reaches for a cookie jar",
    "event_causal_relationship": "turns away with a phone", "mental_state": "laughs and holds up both hands",
}  # fmt: skip


def critique(change: Callable[[dict[str, Any]], object] = lambda c: None) -> dict[str, Any]:
    """A critique as a model gives it, all fours."""
    made: dict[str, Any] = {
        "scores": [{"dimension": d, "quote": QUOTES[d], "reason": "seen", "score": 4} for d in get_args(Dimension)],
        "single_moment": True,
        "moment_quote": "",
        "unpaintable": [],
        "checks": [{"id": f"d{n}", "holds": False} for n in (1, 2, 3)],
    }
    change(made)
    return made


async def painting_in(folder: Path, size: int = 64) -> tuple[ArtifactStore, Painting]:
    """A store with one plain picture."""
    out = io.BytesIO()
    Image.new("RGB", (size, size), "#88aacc").save(out, "PNG")
    store = ArtifactStore(folder)
    return store, Painting(picture=await store.put(out.getvalue()), made_by=MADE_BY, seed=9)
