"""The scripted models answer every shape of the agents, and leave the loops work in the shares that they are told."""

from typing import Any

import aiohttp
import orjson
import pytest

from storytelling_painter.agents.models.shapes import ANSWERS, shape_of
from storytelling_painter.domain.scene import SceneSpec
from storytelling_painter.testing.scripted_models import FLAWLESS, ScriptedModels
from storytelling_painter.testing.scripted_models.frames import DIMENSIONS, SETTINGS, parts
from storytelling_painter.testing.stand_in import StandIn


class Asker:
    """Asks a server for shapes."""

    def __init__(self, http: aiohttp.ClientSession, server: StandIn) -> None:
        self._http, self._server = http, server

    async def __call__(self, shape: str, seed: int = 0, **data: Any) -> Any:
        asked = shape_of(shape, ANSWERS[shape])
        schema = {"name": asked.name, "strict": True, "schema": asked.schema}
        body = {
            "model": "m",
            "seed": seed,
            "messages": [{"role": "user", "content": f"Do it.\n{orjson.dumps(data).decode()}\nAnswer in JSON."}],
            "response_format": {"type": "json_schema", "json_schema": schema},
        }
        async with self._http.post(f"{self._server.base_url}/chat/completions", json=body) as answer:
            assert answer.status == 200, await answer.text()
            text = (await answer.json())["choices"][0]["message"]["content"]
        return ANSWERS[shape].model_validate_json(text)


@pytest.fixture
async def ask(request: pytest.FixtureRequest) -> Any:
    async with StandIn(getattr(request, "param", FLAWLESS)) as server, aiohttp.ClientSession() as http:
        yield Asker(http, server)


def points_of(ledger: Any) -> list[dict[str, Any]]:
    return [p.model_dump(mode="json", exclude={"quote", "parents"}) for p in ledger.key_points]


def verdicts_of(answer: Any) -> dict[str, str]:
    return {v.id: v.verdict for v in answer.verdicts}


async def test_a_flawless_story_speaks_of_every_dimension_and_its_ledger_quotes_it(ask: Asker) -> None:
    told = [(await ask("story", seed=n, mode="cor_guided")).story for n in range(20)]
    assert len(set(told)) == 20
    for story in told:
        assert [d for d, _ in parts(story)].count("event") == 1
        ledger = await ask("ledger", story=story)
        assert {p.dimension for p in ledger.key_points} == set(DIMENSIONS)
        assert all(p.quote in story for p in ledger.key_points)
        checks = [{"id": "d1", "text": "No."}]
        critique = await ask("critique", story=story, key_points=points_of(ledger), checks=checks)
        assert all(s.score >= 3 and s.quote in story for s in critique.scores)
        assert not critique.checks[0].holds


async def test_wishes_are_kept(ask: Asker) -> None:
    story = (await ask("story", setting="living_room", premise="A birthday that\ngoes wrong")).story
    assert "living room" in story and "A birthday that goes wrong." in story
    assert len((await ask("stories", mode="naive", candidates=4)).candidates) == 4


@pytest.mark.parametrize("ask", [ScriptedModels(weak=0.4)], indirect=True)
async def test_weak_stories_are_sent_back_and_mended_without_loss(ask: Asker) -> None:
    weak = 0
    for n in range(60):
        story = (await ask("story", seed=n)).story
        points = points_of(await ask("ledger", story=story))
        low = [s.dimension for s in (await ask("critique", story=story, key_points=points)).scores if s.score < 3]
        if low:
            weak += 1
            better = (await ask("story", seed=n, previous=story, weaknesses=low)).story
            assert better.startswith(story)
            again = await ask("ledger", story=better, previous=points)
            assert {p["id"] for p in points} < {p.id for p in again.key_points}
            assert all(s.score >= 3 for s in (await ask("critique", story=better)).scores)
    assert 12 <= weak <= 36


@pytest.mark.parametrize("ask", [ScriptedModels(unseen=0.2, yes_bias=0.3)], indirect=True)
async def test_the_viewer_knows_true_from_false_up_to_its_faults(ask: Asker) -> None:
    yes, asked = {"true": 0, "false": 0}, {"true": 0, "false": 0}
    for n in range(60):
        points = points_of(await ask("ledger", story=(await ask("story", seed=n)).story))
        texts = {f"s{i}": p["sentence"] for i, p in enumerate(points)}
        foils = {f"s{50 + i}": f"No: {p['sentence']}" for i, p in enumerate(points[:4])}
        statements = [{"id": id, "text": text} for id, text in (texts | foils).items()]
        told = verdicts_of(await ask("verdicts", statements=statements))
        assert set(told) == set(texts) | set(foils)
        for kind, ids in (("true", texts), ("false", foils)):
            asked[kind] += len(ids)
            yes[kind] += sum(told[id] == "yes" for id in ids)
    assert abs(yes["true"] / asked["true"] - 0.8) < 0.08
    assert abs(yes["false"] / asked["false"] - 0.3) < 0.12


async def test_a_ledger_told_by_others_is_known_from_its_critique(ask: Asker) -> None:
    points = [{"id": "a", "dimension": "event", "sentence": "A cat sleeps", "clues": ["a cat"], "importance": "must"}]
    statements = [{"id": "s1", "text": "A cat sleeps."}, {"id": "s2", "text": "A dog sleeps."}]
    assert verdicts_of(await ask("verdicts", statements=statements)) == {"s1": "no", "s2": "no"}
    await ask("critique", story="A cat sleeps.", key_points=points)
    assert verdicts_of(await ask("verdicts", statements=statements)) == {"s1": "yes", "s2": "no"}


@pytest.mark.parametrize("setting", SETTINGS)
async def test_plans_are_sound_in_every_setting(ask: Asker, setting: str) -> None:
    story = (await ask("story", setting=setting)).story
    points = points_of(await ask("ledger", story=story))
    told = await ask("scene", story=story, key_points=points, setting=setting)
    scene = SceneSpec.model_validate(told.model_dump(exclude={"claims", "not_drawable"}))
    assert scene.setting == setting
    assert {c.key_point for c in told.claims} == {p["id"] for p in points}


async def test_a_question_without_data_is_left_to_the_server(ask: Asker) -> None:
    assert FLAWLESS is not None
    answer = await ask("critique")
    assert len(answer.scores) == len(DIMENSIONS)


def test_shares_are_shares() -> None:
    with pytest.raises(ValueError, match="shares"):
        ScriptedModels(weak=1.2)
