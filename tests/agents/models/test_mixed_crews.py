"""Crews of models, embedded members, and both, through the whole graph against a real server on loopback."""

import json
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from blockbuster import blockbuster_ctx

from storytelling_painter.agents.crew import Crew, build_crew
from storytelling_painter.domain.errors import SpecError
from storytelling_painter.domain.means import Means, Provider
from storytelling_painter.domain.record import Record
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import Brief
from storytelling_painter.graph.builder import compiled
from storytelling_painter.testing.scripted_models import ScriptedModels
from storytelling_painter.testing.scripted_models.models import data_of
from storytelling_painter.testing.stand_in import Answer, Seen, StandIn
from storytelling_painter.tools.artifacts import ArtifactStore
from storytelling_painter.tools.calls.connections import Connections
from storytelling_painter.tools.compute import Compute

Script = Callable[[Seen], Answer | None]


def believing(seen: Seen) -> Answer | None:
    """A viewer who believes all but what no story tells: enough to see embedded pictures accepted."""
    data = data_of(seen)
    if seen.shape != "verdicts" or data is None:
        return ScriptedModels()(seen)
    false = (
        "in the picture", "takes place", "large purple digits", "laughing with joy", "crying in despair", "asleep",
        "bored and yawning", "dancing wildly", "middle of the night", "It is noon", "hot day", "deep winter",
    )  # fmt: skip
    given = [
        {"id": s["id"], "evidence": "", "verdict": "no" if any(f in s["text"] for f in false) else "yes"}
        for s in data["statements"]
    ]
    return Answer(text=json.dumps({"verdicts": given, "lettering": []}))


@asynccontextmanager
async def crew_on(
    folder: Path, script: Script | None = None, **fields: Any
) -> AsyncIterator[tuple[Crew, Settings, StandIn]]:
    async with StandIn(script or ScriptedModels()) as server:
        means = Means(providers=(Provider(name="stand", base_url=server.base_url),))
        async with Connections(means, environ={}) as connections:
            settings = Settings.model_validate({"size": 256, "pool": "original", **fields})
            crew = build_crew(settings, store=ArtifactStore(folder), compute=Compute(), connections=connections)
            yield crew, settings, server


async def made(
    folder: Path, script: Script | None = None, brief: Brief | None = None, **fields: Any
) -> tuple[Record, StandIn]:
    async with crew_on(folder, script, **fields) as (crew, settings, server):
        given = brief or Brief(id="item-1", seed=11)
        result = await compiled(crew, settings).ainvoke({"brief": given}, context=settings)
        return result["record"], server


def asked(server: StandIn) -> dict[str, int]:
    return dict(Counter(s.shape or s.endpoint for s in server.seen))


async def test_a_model_plays_every_role(tmp_path: Path) -> None:
    record, server = await made(tmp_path, crew="stand:m", judge="stand:j")
    assert (record.stop, record.error) == ("accepted", None)
    assert asked(server) == {"story": 1, "ledger": 1, "critique": 1, "generation": 1, "verdicts": 2}
    assert {role: m.spec for role, m in record.crew.items()} == {
        **dict.fromkeys(("storyteller", "critic", "painter", "aligner"), "stand:m"), "judge": "stand:j",
    }  # fmt: skip
    assert all(m.prompt_sha256 for m in record.crew.values())
    assert record.draft is not None
    assert record.draft.story.scene is None
    assert Record.model_validate_json(record.model_dump_json()) == record


async def test_no_member_on_models_blocks_the_event_loop(tmp_path: Path) -> None:
    async with crew_on(tmp_path, crew="stand:m", painter="embedded", judge="embedded", votes=3) as (crew, settings, _):
        with blockbuster_ctx(scanned_modules=["storytelling_painter"]):
            result = await compiled(crew, settings).ainvoke({"brief": Brief(id="item-1", seed=2)}, context=settings)
    assert result["record"].stop == "accepted"


async def test_a_model_storyteller_drives_the_embedded_illustrator(tmp_path: Path) -> None:
    record, server = await made(tmp_path, storyteller="stand:m")
    assert record.stop == "accepted"
    assert asked(server) == {"story": 1, "ledger": 1, "scene": 1}
    best = record.best_attempt
    assert best is not None
    assert best.report is not None
    assert best.report.made_by.name == "whitebox-visibility"
    assert all(v.clues for v in best.report.verdicts)


async def test_a_model_critic_reads_embedded_stories(tmp_path: Path) -> None:
    record, server = await made(tmp_path, critic="stand:m")
    assert set(asked(server)) == {"critique"}
    assert {c.made_by.name for c in record.critiques} == {"model-critic"}
    assert record.attempts


async def test_a_model_aligner_judges_embedded_pictures(tmp_path: Path) -> None:
    record, server = await made(tmp_path, believing, aligner="stand:v")
    assert record.stop == "accepted"
    assert asked(server) == {"verdicts": 1}
    assert all(len(s.pictures) == 1 for s in server.seen)
    best = record.best_attempt
    assert best is not None
    assert server.seen[0].pictures[0] != best.painting.picture.sha256, "a small copy is sent, not the file"


async def test_a_models_picture_of_an_embedded_story(tmp_path: Path) -> None:
    record, server = await made(tmp_path, believing, painter="stand:p", aligner="stand:v")
    assert record.stop == "accepted"
    assert set(asked(server)) == {"generation", "verdicts"}
    assert record.draft is not None
    assert record.draft.story.made_by.name == "story-grammar"


async def test_weak_stories_and_poor_pictures_go_round(tmp_path: Path) -> None:
    record, server = await made(tmp_path, ScriptedModels(weak=1.0, unseen=0.7), crew="stand:m")
    assert record.usage.story_calls >= 2
    assert record.usage.paint_calls >= 2
    assert [s for s in server.seen if s.shape == "story" and "previous" in (data_of(s) or {})]
    told = [json.dumps(s.body, sort_keys=True) for s in server.seen if s.shape in ("story", "ledger", "critique")]
    assert len(set(told)) == len(told), "no call was made twice"


async def test_a_judge_of_its_own_has_the_last_word(tmp_path: Path) -> None:
    """The loop's aligner saw everything; the final judge sees nothing. Both reports are kept."""

    def script(seen: Seen) -> Answer | None:
        data = data_of(seen)
        if seen.model != "strict" or data is None:
            return believing(seen)
        given = [{"id": s["id"], "evidence": "", "verdict": "no"} for s in data["statements"]]
        return Answer(text=json.dumps({"verdicts": given, "lettering": []}))

    record, _ = await made(tmp_path, script, aligner="stand:v", judge="stand:strict")
    best = record.best_attempt
    assert record.stop == "accepted"
    assert best is not None
    assert best.report is not None
    assert record.judged is not None
    assert (best.report.scores.corrected, record.judged.scores.corrected) == (1.0, 0.0)
    assert record.scores is not None
    assert record.scores.alignment.kind == "score"
    assert (record.scores.alignment.value, record.scores.alignment.evaluator.name) == (0.0, "model-judge")
    assert record.usage.judge_calls == 1


async def test_a_final_judge_that_fails_leaves_a_failure_and_no_score(tmp_path: Path) -> None:
    record, _ = await made(
        tmp_path, lambda s: Answer(text="I like it!") if s.model == "chatty" else believing(s), judge="stand:chatty"
    )
    assert record.stop == "accepted"
    assert record.judged is None
    assert record.scores is not None
    assert record.scores.alignment.kind == "failure"
    assert record.scores.alignment.error == "JudgeError"
    assert record.usage.faults == {"no_json": 2}


@pytest.mark.parametrize(
    ("shape", "node", "error"),
    [
        ("story", "storyteller", "StoryError"),
        ("ledger", "storyteller", "StoryError"),
        ("critique", "cor_critic", "JudgeError"),
        ("verdicts", "alignment_check", "JudgeError"),
    ],
)
@pytest.mark.parametrize(
    ("bad", "kind"),
    [
        (Answer(text='{"title": "x", "sto', finish="length"), "cut_off"),
        (Answer(refusal="I cannot help with that."), "refused"),
        (Answer(text=""), "empty"),
        (Answer(text='{"verdict": "yes"}'), "wrong_shape"),
    ],
)
async def test_an_answer_that_stays_bad_ends_the_item_with_its_fault(
    tmp_path: Path, shape: str, node: str, error: str, bad: Answer, kind: str
) -> None:
    record, server = await made(tmp_path, lambda s: bad if s.shape == shape else ScriptedModels()(s), crew="stand:m")
    assert record.stop == "failed"
    assert record.error is not None
    assert (record.error.error, record.error.node) == (error, node)
    assert {f.kind for f in record.error.faults} == {kind}
    assert record.usage.faults.get(kind, 0) >= 2  # type: ignore[call-overload]
    assert asked(server)[shape] == 2


async def test_bad_answers_that_are_repaired_are_counted_in_the_record(tmp_path: Path) -> None:
    script, seen_before = ScriptedModels(), Counter[str]()

    def once_bad(seen: Seen) -> Answer | None:
        seen_before[seen.shape] += 1
        good = script(seen)
        if seen_before[seen.shape] == 1 and seen.shape:
            return Answer(text="Let me think about that.")
        return Answer(text=f"```json\n{good.text}\n```") if good and good.text else good

    record, _ = await made(tmp_path, once_bad, crew="stand:m")
    assert record.stop == "accepted"
    assert record.usage.faults == {"no_json": 4, "fenced": 4}
    assert record.draft is not None
    assert [f.step for f in record.draft.story.faults] == ["story.1", "story.1.repair", "ledger.1", "ledger.1.repair"]


async def test_a_viewer_who_says_yes_to_everything_is_not_believed(tmp_path: Path) -> None:
    record, _ = await made(tmp_path, ScriptedModels(yes_bias=1.0), aligner="stand:v", storyteller="stand:m")
    assert record.stop == "judge_unreliable"
    assert record.scores is not None
    assert record.scores.alignment.kind == "score"
    assert record.scores.alignment.value == 0.0


async def test_a_given_story_is_read_planned_and_painted(tmp_path: Path) -> None:
    script = ScriptedModels()
    async with crew_on(tmp_path, script, storyteller="stand:m") as (crew, _, _server):
        told = (await crew.storyteller.tell(Brief(id="source", seed=5), round=1)).story.text
    record, server = await made(tmp_path, script, Brief(id="item-1", story=told), storyteller="stand:m")
    assert record.draft is not None
    assert record.draft.story.text == told
    assert "story" not in asked(server)
    assert record.attempts


# --- what cannot work is refused before anything is sent -------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"painter": "langchain:module:model"}, "makes no pictures.*--painter embedded"),
        ({"painter": "llamacpp:model.gguf", "aligner": "stand:v"}, "makes no pictures"),
        ({"painter": "openai:gpt-4o", "aligner": "stand:v"}, "makes no pictures"),
        ({"crew": "openai:gpt-4o"}, "gpt-4o.*makes no pictures"),
        ({"storyteller": "diffusers:folder"}, "only makes pictures.*--storyteller"),
        ({"critic": "openai:gpt-image-1"}, "only makes pictures.*--critic"),
        ({"aligner": "openai:dall-e-3"}, "only makes pictures.*--aligner"),
        ({"judge": "diffusers:folder"}, "only makes pictures.*--judge"),
        ({"aligner": "openai:gpt-3.5-turbo"}, "takes no pictures"),
        ({"painter": "stand:p"}, "embedded aligner compares a picture with its plan.*--aligner"),
        ({"painter": "stand:p", "aligner": "stand:v", "judge": "embedded"}, "embedded judge"),
        ({"critic": "elsewhere:m"}, "known: .*`stand`.*providers.elsewhere"),
        ({"critic": "stand:"}, "names no model"),
        ({"painter": "stand:p", "aligner": "stand:v", "pictures": {"soften": True}}, "soften.*chat model"),
    ],
)
async def test_what_cannot_work_is_refused_before_anything_is_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fields: dict[str, Any], why: str
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "test-key")
    async with StandIn() as server:
        means = Means(providers=(Provider(name="stand", base_url=server.base_url),))
        async with Connections(means) as connections:
            with pytest.raises(SpecError, match=why):
                build_crew(
                    Settings.model_validate(fields),
                    store=ArtifactStore(tmp_path),
                    compute=Compute(),
                    connections=connections,
                )
        assert not server.seen


def test_without_connections_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SpecError, match="no way to providers was opened here"):
        build_crew(Settings(critic="openai:gpt-4o"), store=ArtifactStore(tmp_path), compute=Compute())
