"""Blind recoverability as a scorer of Inspect AI; needs the extra `inspect`.

    task = Task(
        dataset=[Sample(
            input=[ChatMessageUser(content=[ContentImage(image="a.png"), ContentText(text="Describe it.")])],
            metadata={"key_points": [{"dimension": "event", "text": "The boy takes a cookie."}]},
        )],
        solver=generate(),
        scorer=recovered_key_points(text="openai:gpt-4o-mini"),
    )

The evaluated model describes the picture of a sample; the scorer says which key points of the sample's metadata the
description recovers. The value is yes / (yes + no); answers that cannot be judged are errors of the sample, not zeros.
"""

import asyncio
import hashlib
import os
from contextlib import aclosing

from inspect_ai.scorer import Score, Scorer, Target, mean, scorer, stderr
from inspect_ai.solver import TaskState

from storytelling_painter.agents.models.recovery import ModelRecoveryJudge
from storytelling_painter.agents.models.source import chat_model
from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import InputError, JudgeError
from storytelling_painter.domain.ids import item_id
from storytelling_painter.domain.ledger import Ledger
from storytelling_painter.domain.viewing import Description, Recovery
from storytelling_painter.evaluators.recoverability import Recovered, recoverability
from storytelling_painter.runners.pictured import ledger_of
from storytelling_painter.tools.calls.provision import Provision
from storytelling_painter.tools.configuration import resolve_settings


@scorer(metrics=[mean(), stderr()])
def recovered_key_points(text: str) -> Scorer:
    """Scores descriptions by the key points that they recover.

    Args:
        text: Spec of the model that reads the descriptions, such as `openai:gpt-4o-mini`.
    """

    async def score(state: TaskState, target: Target) -> Score:
        points = state.metadata.get("key_points")
        if not isinstance(points, list) or not points:
            raise InputError(f"sample {state.sample_id!r} has no `key_points` in its metadata")
        ledger = ledger_of(points)
        said = state.output.completion.strip()
        if not said:
            raise JudgeError(f"sample {state.sample_id!r} has no description to score")
        description = Description(
            made_by=MadeBy(name="evaluated-model", version="1", spec=str(state.model)),
            picture=hashlib.sha256(str(state.sample_id).encode()).hexdigest(),
            text=said,
            answers={},
        )
        story = " ".join(p.text for p in ledger.key_points)
        recovery = await _read(text, item_id(str(state.sample_id)), description, ledger, story)
        (found,) = recoverability([Recovered(ledger, recovery)])
        if found.recall.share is None:
            raise JudgeError(f"no key point of sample {state.sample_id!r} was judged")
        return Score(
            value=found.recall.share,
            answer=said,
            explanation="; ".join(f"{v.key_point}: {v.verdict} {v.reason}".strip() for v in recovery.verdicts),
            metadata=found.model_dump(mode="json"),
        )

    return score


async def _read(spec: str, item: str, description: Description, ledger: Ledger, story: str) -> Recovery:
    resolved = await asyncio.to_thread(resolve_settings, {}, None, os.environ)
    async with aclosing(await asyncio.to_thread(Provision, resolved.settings, resolved.means)) as provision:
        model = await asyncio.to_thread(chat_model, "text", spec, provision.connections)
        return await ModelRecoveryJudge(model, resolved.settings).recover(item, description, ledger, story)
