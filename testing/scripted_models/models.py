"""The roles: which one asks, what it is asked about, and what is answered."""

from collections.abc import Callable, Mapping
from hashlib import blake2b
from random import Random
from typing import Any, Final

import orjson

from storytelling_painter.domain.vocabulary import Dimension
from storytelling_painter.testing.scripted_models import frames, scenes
from storytelling_painter.testing.scripted_models.viewing import KnownLedgers, plain
from storytelling_painter.testing.stand_in import Answer, Seen

_WEAK_WITHOUT: Final[tuple[Dimension, ...]] = ("event_causal_relationship", "mental_state")
_MOST_POINTS: Final = 16
Data = Mapping[str, Any]


class ScriptedModels:
    """Plays storyteller, ledger maker, critic, scene writer and viewer; a script for `StandIn`.

    Everything follows from the seed and what is asked, so that a run gives the same records again. Calls of other
    shapes, and those in which it finds no data to work on, are left to the server.

    Args:
        weak: Share of new stories that lack two dimensions, for which its critic sends them back.
        unseen: Share of true statements that its viewer does not find in a picture; another picture may show them.
        yes_bias: Share of false statements that its viewer and its critic call true.
        seed: Makes other choices.
    """

    def __init__(self, *, weak: float = 0.0, unseen: float = 0.0, yes_bias: float = 0.0, seed: int = 0) -> None:
        if not all(0 <= share <= 1 for share in (weak, unseen, yes_bias)):
            raise ValueError("weak, unseen and yes_bias are shares between 0 and 1")
        self._weak, self._unseen, self._yes_bias, self._seed = weak, unseen, yes_bias, seed
        self._known = KnownLedgers()
        self._roles: dict[str, Callable[[Data, Random, Seen], dict[str, Any]]] = {
            "story": self._story,
            "stories": self._stories,
            "ledger": self._ledger,
            "critique": self._critique,
            "scene": self._scene,
            "verdicts": self._verdicts,
        }

    def __call__(self, seen: Seen) -> Answer | None:
        role = self._roles.get(seen.shape)
        data = data_of(seen) if role else None
        if role is None or data is None:
            return None
        return Answer(text=orjson.dumps(role(data, self._random(seen.shape, data, seen), seen)).decode())

    def _random(self, *parts: object) -> Random:
        told = [part.pictures if isinstance(part, Seen) else part for part in parts]
        text = orjson.dumps([self._seed, told], option=orjson.OPT_SORT_KEYS)
        return Random(int.from_bytes(blake2b(text, digest_size=8).digest()))

    def _story(self, data: Data, random: Random, seen: Seen) -> dict[str, Any]:
        previous = str(data.get("previous") or "")
        if previous and (better := frames.mended(previous, random)) != previous.strip():
            return {"title": "Once more", "story": better}
        return self._told(data, self._random(_item(seen)), weak=0.0 if previous else self._weak)._asdict()

    def _stories(self, data: Data, random: Random, seen: Seen) -> dict[str, Any]:
        number = data.get("candidates")
        told = [
            self._told(data, self._random(_item(seen), n), weak=self._weak)
            for n in range(number if isinstance(number, int) and 1 <= number <= 8 else 3)
        ]
        return {"candidates": [t._asdict() | {"probability": round(random.uniform(0.02, 0.3), 3)} for t in told]}

    def _told(self, data: Data, random: Random, *, weak: float) -> frames.Told:
        lacks = _WEAK_WITHOUT if random.random() < weak else ()
        setting, premise = data.get("setting"), data.get("premise")
        return frames.tell(
            random,
            setting=str(setting) if setting else None,
            premise=str(premise or ""),
            lacks=lacks,
        )

    def _ledger(self, data: Data, random: Random, seen: Seen) -> dict[str, Any]:
        before = {plain(str(p.get("sentence"))): str(p.get("id")) for p in data.get("previous") or ()}
        points: list[dict[str, Any]] = []
        taken = set(before.values())
        for dimension, sentence in frames.parts(str(data.get("story", "")))[:_MOST_POINTS]:
            sentence = sentence[:400].strip()
            id = before.pop(plain(sentence), None)
            if id is None:
                id = next(name for n in range(1, 999) if (name := f"{dimension}.{n}") not in taken)
                taken.add(id)
            points.append(
                {
                    "id": id,
                    "dimension": dimension,
                    "sentence": sentence,
                    "clues": [sentence.rstrip(".!?")[:200].strip()],
                    "quote": sentence,
                    "importance": "nice" if dimension in ("time", "character_relationship") else "must",
                    "parents": [],
                }
            )
        event = next((p["id"] for p in points if p["dimension"] == "event"), None)
        for point in points:
            if event and point["dimension"] == "event_causal_relationship":
                point["parents"] = [event]
        self._known.add(p["sentence"] for p in points)
        return {"key_points": points}

    def _critique(self, data: Data, random: Random, seen: Seen) -> dict[str, Any]:
        self._note(data)
        found: dict[Dimension, str] = {}
        for dimension, sentence in frames.parts(str(data.get("story", ""))):
            found.setdefault(dimension, sentence)
        return {
            "scores": [
                {
                    "dimension": dimension,
                    "quote": found.get(dimension, "")[:600],
                    "reason": "the story says so" if dimension in found else "the story says nothing of it",
                    "score": random.choice((3, 4, 5)) if dimension in found else 1,
                }
                for dimension in frames.DIMENSIONS
            ],
            "single_moment": True,
            "moment_quote": "",
            "unpaintable": [],
            "checks": [
                {"id": check["id"], "holds": random.random() < self._yes_bias} for check in data.get("checks") or ()
            ],
        }

    def _scene(self, data: Data, random: Random, seen: Seen) -> dict[str, Any]:
        self._note(data)
        setting = data.get("setting")
        points = data.get("key_points") or ()
        return scenes.plan(str(data.get("story", "")), points, str(setting) if setting else None, random)

    def _verdicts(self, data: Data, random: Random, seen: Seen) -> dict[str, Any]:
        statements = data.get("statements") or ()
        true = self._known.true_among(str(s["text"]) for s in statements)
        verdicts = []
        for statement in statements:
            holds = plain(str(statement["text"])) in true
            chance = self._random(seen, statement["text"]).random()
            yes = chance >= self._unseen if holds else chance < self._yes_bias
            evidence = "it can be seen" if yes else "nothing of the kind can be seen"
            verdicts.append({"id": statement["id"], "evidence": evidence, "verdict": "yes" if yes else "no"})
        return {"lettering": [], "verdicts": verdicts}

    def _note(self, data: Data) -> None:
        self._known.add(str(point.get("sentence")) for point in data.get("key_points") or ())


def _item(seen: Seen) -> list[Any]:
    """Returns what tells two calls with the same wishes apart: without it they would get the same story."""
    return [seen.body.get("seed"), seen.text]


def data_of(seen: Seen) -> Data | None:
    """Returns what a question is about: the first line of a user turn that is a JSON object."""
    for role, text in seen.turns:
        if role != "user":
            continue
        for line in text.splitlines():
            if line.startswith("{"):
                try:
                    found = orjson.loads(line)
                except orjson.JSONDecodeError:
                    continue
                if isinstance(found, dict):
                    return found
    return None


PLAUSIBLE: Final = ScriptedModels(weak=0.3, unseen=0.08)
"""Some stories have to be told again, some pictures mended."""
FLAWLESS: Final = ScriptedModels()
"""Every story and every picture is good at once: the fewest calls that an item can take."""
