"""CogBench-style JSON: entities, Chains-of-Reasoning by type, and a description for each picture.

The form is that of the published samples of CogBench (arXiv 2402.18409): one object by picture id, eight kinds of
reasoning, each a list of `clue + clue -> conclusion` or `["None"]`.
"""

from pathlib import Path
from typing import IO, Final

import orjson

from storytelling_painter.domain.scene import Effect, Person, SceneSpec, Sign
from storytelling_painter.domain.vocabulary import Dimension
from storytelling_painter.runners.export.chosen import Picked
from storytelling_painter.runners.export.manner import Layout, Manner
from storytelling_painter.runners.export.rows import chain, file_stem, picture_name

_REASONING: Final[dict[str, Dimension | None]] = {
    "Special Time Reasoning": "time",
    "Location Reasoning": "location",
    "Character Reasoning": "character",
    "Character Relationship Reasoning": "character_relationship",
    "Event Reasoning": "event",
    "Event Relationship Reasoning": "event_causal_relationship",
    "Next Moment Event Reasoning": None,
    "Mental State Reasoning": "mental_state",
}
"""CogBench's kinds and the dimension of each; the ledger has none for the next moment."""


class CogBench:
    """Writes `SPLIT.json`, one entry for each picture, and `images/`."""

    def __init__(self, folder: Path, manner: Manner) -> None:
        self._folder = folder
        self._files: dict[str, IO[bytes]] = {}
        (folder / "images").mkdir()

    def add(self, picked: Picked) -> None:
        name, file = picture_name(picked), self._files.get(picked.split)
        if file is None:
            file = self._files[picked.split] = open(self._folder / f"{picked.split}.json", "xb")
            file.write(b"{\n")
        else:
            file.write(b",\n")
        with open(self._folder / "images" / name, "xb") as picture:
            picture.write(picked.data)
        key = orjson.dumps(file_stem(picked.record.id))
        file.write(key + b": " + orjson.dumps(entry_of(picked, name), option=orjson.OPT_INDENT_2))

    def finish(self) -> Layout:
        for file in self._files.values():
            file.write(b"\n}\n")
        self.close()
        return Layout(
            None,
            "`SPLIT.json` is one object with an entry for each picture of `images/`: `Image Name`, `Entities`, eight "
            "kinds of reasoning and `Description`. Differences to CogBench: clues and conclusions are those that the "
            "picture was made from and nobody annotated it, `Next Moment Event Reasoning` is always `None`, entities "
            "are those of the plan and empty where the painter worked from a prompt, and there are no four-option "
            "questions.",
            'import json\n\ndata = json.load(open("{out}/train.json", encoding="utf-8"))',
        )

    def close(self) -> None:
        for file in self._files.values():
            file.close()


def entry_of(picked: Picked, image: str) -> dict[str, object]:
    """Returns the entry of one picture."""
    points = picked.draft.ledger.key_points
    chains = {
        kind: [chain(point) for point in points if point.dimension == dimension] or ["None"]
        for kind, dimension in _REASONING.items()
    }
    return {
        "Image Name": image,
        "Entities": entities(picked.attempt.painting.scene),
        **chains,
        "Description": [picked.draft.story.text],
    }


def entities(scene: SceneSpec | None) -> list[str]:
    """Returns the nouns of a plan, each once, in its order; none without a plan."""
    nouns: list[str] = []
    for element in scene.elements if scene else ():
        if isinstance(element, Effect):
            continue
        noun = element.role if isinstance(element, Person) else "sign" if isinstance(element, Sign) else element.kind
        if (noun := noun.replace("_", " ")) not in nouns:
            nouns.append(noun)
    return nouns
