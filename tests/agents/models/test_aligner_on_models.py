"""The aligner on a vision model: one call a picture, foils mixed in, nothing unread taken for a yes."""

import io
import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from replying import LEDGER, Replies, Reply, answer, data_of, draft_of, painting_in, verdicts_of

from storytelling_painter.agents.models.aligner import ModelAligner
from storytelling_painter.agents.roles import Aligner
from storytelling_painter.domain.answers import FaultKind
from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import JudgeError
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import Brief
from storytelling_painter.graph.routing import unreliable
from storytelling_painter.tools.chat.model import ChatAnswer, ChatRequest, TokenChance
from storytelling_painter.tools.compute import Compute

BRIEF = Brief(id="item-1", seed=4)
POINTS = {p.text: p.id for p in LEDGER.key_points}


async def judged(
    folder: Path, *replies: Reply, draft: Any = None, role: Any = "aligner", **settings: Any
) -> tuple[Any, Replies]:
    store, painting = await painting_in(folder)
    model = Replies(replies)
    aligner = ModelAligner(model, store, Compute(), Settings(**settings), role=role)
    assert isinstance(aligner, Aligner)
    return await aligner.check(BRIEF, draft or draft_of(), painting), model


def honest(text: str) -> str:
    return "yes" if text in POINTS else "no"


def viewer(says: Callable[[str], str] = honest, lettering: tuple[str, ...] = ()) -> Callable[[ChatRequest], ChatAnswer]:
    return lambda request: verdicts_of(request, says, lettering)


async def test_one_call_gives_every_verdict(tmp_path: Path) -> None:
    report, model = await judged(tmp_path, viewer(lettering=("CAFE", " ")))
    assert len(model.requests) == 1
    assert [(v.key_point, v.verdict) for v in report.verdicts] == [(p.id, "yes") for p in LEDGER.key_points]
    assert {f.verdict for f in report.foils} == {"no"}
    assert (report.scores.corrected, report.scores.all_must, report.scores.foil_fpr) == (1.0, True, 0.0)
    assert (report.lettering, report.warnings, report.faults) == (("CAFE",), (), ())
    assert report.made_by == MadeBy(
        name="model-aligner", version="1", spec="test:model", prompt_sha256=report.made_by.prompt_sha256
    )


async def test_the_viewer_learns_no_story_no_id_and_no_order(tmp_path: Path) -> None:
    _, model = await judged(tmp_path, viewer())
    request = model.requests[0]
    said = " ".join(m.text for m in request.messages)
    assert "tilting stool" not in said
    assert not [p.id for p in LEDGER.key_points if p.id in said]
    statements = data_of(request)["statements"]
    assert [s["id"] for s in statements] == [f"s{n}" for n in range(1, len(statements) + 1)]
    texts = [s["text"] for s in statements]
    assert [t for t in texts if t in POINTS] != list(POINTS), "shuffled"
    assert len(texts) >= len(POINTS) + 4
    assert request.temperature == 0.0


async def test_a_small_copy_is_sent(tmp_path: Path) -> None:
    store, painting = await painting_in(tmp_path, 900)
    model = Replies([viewer()])
    await ModelAligner(model, store, Compute(), Settings(judge_picture_size=256)).check(BRIEF, draft_of(), painting)
    (photo,) = model.requests[0].messages[-1].photos
    assert Image.open(io.BytesIO(photo.data)).size == (256, 256)


async def test_a_judge_sees_another_order_under_its_own_name_and_step(tmp_path: Path) -> None:
    one, steering = await judged(tmp_path, viewer())
    two, judging = await judged(tmp_path, viewer(), role="judge")
    assert (one.made_by.name, two.made_by.name) == ("model-aligner", "model-judge")
    assert data_of(steering.requests[0]) != data_of(judging.requests[0])
    assert judging.requests[0].tag.step.startswith("judge.")


@pytest.mark.parametrize("always", ["yes", "no", "unknown"])
async def test_a_judge_who_always_says_the_same_is_worth_nothing(tmp_path: Path, always: str) -> None:
    report, _ = await judged(tmp_path, viewer(lambda text: always))
    assert report.scores.corrected in (0.0, None)
    assert not report.scores.all_must or report.scores.foil_fpr == 1.0
    assert bool(unreliable(report, Settings().image_loop)) is (always == "yes")


def spoiled(change: Callable[[list[dict[str, str]]], object]) -> Callable[[ChatRequest], ChatAnswer]:
    def reply(request: ChatRequest) -> ChatAnswer:
        given = json.loads(verdicts_of(request, honest).text)
        change(given["verdicts"])
        return answer(given)

    return reply


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda v: v.pop(), "missing_id"),
        (lambda v: v.clear(), "missing_id"),
        (lambda v: v.append({"id": "s99", "evidence": "", "verdict": "yes"}), "unknown_id"),
        (lambda v: v.append(v[0]), "repeated_id"),
        (lambda v: v[0].update(id=v[1]["id"]), "missing_id"),
        (lambda v: v[0].update(verdict="YES"), "wrong_shape"),
        (lambda v: v[0].update(verdict="probably"), "wrong_shape"),
        (lambda v: v[0].update(verdict=True), "wrong_shape"),
        (lambda v: v[0].update(id="event.boy_takes"), "wrong_shape"),
        (lambda v: v[0].pop("verdict"), "wrong_shape"),
    ],
)
async def test_verdicts_on_anything_but_what_was_asked_are_repaired_or_fail(
    tmp_path: Path, change: Callable[[list[dict[str, str]]], object], kind: FaultKind
) -> None:
    report, model = await judged(tmp_path, spoiled(change), viewer())
    assert kind in {f.kind for f in report.faults}
    assert report.scores.corrected == 1.0
    assert model.requests[1].messages[-2].role == "assistant"
    with pytest.raises(JudgeError, match=kind):
        await judged(tmp_path, spoiled(change))


@pytest.mark.parametrize("text", ["yes", "YES to all!", '{"verdicts": "yes"}', "", "\u200b"])
async def test_an_unreadable_answer_is_an_error_and_never_a_yes(tmp_path: Path, text: str) -> None:
    with pytest.raises(JudgeError):
        await judged(tmp_path, answer(text))


async def test_the_majority_of_votes_counts_and_a_tie_is_unknown(tmp_path: Path) -> None:
    def voter(n: int) -> Callable[[ChatRequest], ChatAnswer]:
        def says(text: str) -> str:
            id = POINTS.get(text)
            if id == "event.boy_takes":
                return "yes" if n < 2 else "no"
            if id == "location.kitchen":
                return ("yes", "no", "unknown")[n]
            return honest(text)

        return viewer(says)

    report, model = await judged(tmp_path, voter(0), voter(1), voter(2), votes=3)
    verdicts = {v.key_point: v.verdict for v in report.verdicts}
    assert (verdicts["event.boy_takes"], verdicts["location.kitchen"]) == ("yes", "unknown")
    orders = [tuple(s["text"] for s in data_of(r)["statements"]) for r in model.requests]
    assert len(set(orders)) == 3
    assert len({r.tag.step for r in model.requests}) == 3


async def test_a_vote_that_cannot_be_read_counts_for_nobody(tmp_path: Path) -> None:
    bad = answer("no JSON")
    report, _ = await judged(tmp_path, viewer(), bad, bad, viewer(), votes=3)
    assert report.scores.corrected == 1.0
    assert "no_json" in {f.kind for f in report.faults}
    report, _ = await judged(tmp_path, viewer(), bad, votes=3)
    assert {v.verdict for v in report.verdicts} == {"unknown"}, "one vote of three is no majority"


async def test_probabilities_come_with_the_verdicts_and_an_unlikely_yes_is_unknown(tmp_path: Path) -> None:
    def sure(request: ChatRequest) -> ChatAnswer:
        assert request.logprobs
        given = verdicts_of(request, honest)
        names = {s["id"]: s["text"] for s in data_of(request)["statements"]}
        tokens: list[TokenChance] = []
        for entry in json.loads(given.text)["verdicts"]:
            p = 0.4 if names[entry["id"]] == "The place is a kitchen." else 0.9 if entry["verdict"] == "yes" else 0.1
            tokens.append(TokenChance(f'{{"id": "{entry["id"]}", "evidence": "seen", "verdict": "', 0.0))
            others = (("yes", math.log(p)), ("no", math.log(1 - p)))
            tokens += [TokenChance(entry["verdict"], 0.0, others), TokenChance('"}, ', 0.0)]
            tokens[-2] = tokens[-2]._replace(logprob=dict(others)[entry["verdict"]])
        return answer(json.loads(given.text), tokens=tuple(tokens))

    report, _ = await judged(tmp_path, sure, chances=True)
    found = {v.key_point: (v.verdict, v.p_yes) for v in report.verdicts}
    assert found["location.kitchen"] == ("unknown", pytest.approx(0.4))
    assert found["event.boy_takes"] == ("yes", pytest.approx(0.9))
    strict, _ = await judged(tmp_path, sure, chances=True, yes_from=0.95)
    assert {v.verdict for v in strict.verdicts} <= {"unknown", "no"}
    assert strict.made_by.version == "1, yes from 0.95" and strict.made_by != report.made_by


async def test_a_server_without_probabilities_is_no_trouble(tmp_path: Path) -> None:
    report, _ = await judged(tmp_path, viewer(), chances=True)
    assert {v.p_yes for v in report.verdicts} == {None}
    assert report.scores.corrected == 1.0


async def test_a_missing_or_changed_picture_is_the_judges_failure(tmp_path: Path) -> None:
    store, painting = await painting_in(tmp_path)
    store.path_of(painting.picture).write_bytes(b"other")
    model = Replies([viewer()])
    with pytest.raises(JudgeError, match="changed"):
        await ModelAligner(model, store, Compute(), Settings()).check(BRIEF, draft_of(), painting)
    assert not model.requests
