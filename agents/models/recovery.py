"""The reader of descriptions: a text model that says which statements a description holds, and quotes where.

It sees no picture, so it cannot mend from it what the description left out, and the statements are shuffled with false
ones. A yes without words of the description that say it is not taken.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from storytelling_painter.agents.models.asking import Asked, ask
from storytelling_painter.agents.models.composing import compose
from storytelling_painter.agents.models.foils import make_foils
from storytelling_painter.agents.models.quotes import find_quote
from storytelling_painter.agents.models.reading import Doubt
from storytelling_painter.agents.models.statements import Statement, doubts_about_ids, named
from storytelling_painter.agents.models.untrusted import masked, reads_like_an_instruction
from storytelling_painter.agents.models.viewing_shapes import RECOVERY, RecoveryAnswer
from storytelling_painter.agents.prompts import load_prompt
from storytelling_painter.domain.answers import AnswerFault
from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import JudgeError
from storytelling_painter.domain.ids import derive_seed
from storytelling_painter.domain.judgement import FoilVerdict, Verdict, VerdictValue
from storytelling_painter.domain.ledger import Ledger
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.viewing import Description, Recovery
from storytelling_painter.evaluators.alignment import score
from storytelling_painter.tools.calls.call import Tag
from storytelling_painter.tools.chat.model import ChatModel

PROMPT: Final = load_prompt("recovery")


class Said(NamedTuple):
    """Verdict on one statement."""

    verdict: VerdictValue
    quote: str


class Read(NamedTuple):
    """Verdicts by the statement's own id; what speaks to the reader was not asked and is an error."""

    said: dict[str, Said]
    faults: tuple[AnswerFault, ...]


class ModelRecoveryJudge:
    """Says which statements a description recovers.

    Args:
        model: Reads.
        settings: Most tokens.
    """

    def __init__(self, model: ChatModel, settings: Settings) -> None:
        self._model, self._settings = model, settings
        self.made_by = MadeBy(name="model-recovery-judge", version="1", spec=model.spec, prompt_sha256=PROMPT.sha256)

    async def recover(self, item: str, description: Description, ledger: Ledger, story: str) -> Recovery:
        """Judges which key points a description recovers, with foils among them.

        Args:
            item: Whom the call is booked on.
            description: What the blind viewer said.
            ledger: What the picture was to tell.
            story: Its text, so that no foil is true of it.

        Raises:
            JudgeError: No usable verdicts came back, twice.
            BudgetExceeded: See `ChatModel.complete`.
            ProviderError: Likewise.
        """
        foils = {f"foil.{n}": f for n, f in enumerate(make_foils(ledger, story, derive_seed(item, "recovery")), 1)}
        asked = {**{p.id: p.text for p in ledger.key_points}, **{id: foil.text for id, foil in foils.items()}}
        found = await self.read(item, description, list(asked.items()))
        verdicts = tuple(
            Verdict(key_point=p.id, verdict=found.said[p.id].verdict, reason=found.said[p.id].quote)
            for p in ledger.key_points
        )
        judged = tuple(
            FoilVerdict(
                id=id, kind=foil.kind, text=foil.text, verdict=found.said[id].verdict, reason=found.said[id].quote
            )
            for id, foil in foils.items()
        )
        return Recovery(
            made_by=self.made_by,
            description=description,
            verdicts=verdicts,
            foils=judged,
            scores=score(ledger, verdicts, judged),
            faults=found.faults,
        )

    async def read(self, item: str, description: Description, statements: Sequence[tuple[str, str]]) -> Read:
        """Judges statements of any origin, given as ids and texts.

        Raises:
            JudgeError: No usable verdicts came back, twice.
            BudgetExceeded: See `ChatModel.complete`.
            ProviderError: Likewise.
        """
        shown = masked(description.whole)
        loud = {id for id, text in statements if reads_like_an_instruction(text) and not id.startswith("foil.")}
        quiet = [(id, text) for id, text in statements if id not in loud]
        listed = named(quiet, derive_seed(item, description.picture, "recovery"))
        asked: Asked[RecoveryAnswer] = await ask(
            self._model,
            compose(
                PROMPT,
                {"description": shown, "statements": [{"id": s.name, "text": s.text} for s in listed]},
                tag=Tag(item, f"recover.{description.picture[:16]}"),
                name=RECOVERY,
                form=RecoveryAnswer,
                failure=JudgeError,
                check=lambda answer: doubts_about(answer, listed, shown),
                max_tokens=self._settings.max_tokens,
            ),
        )
        sources = {s.name: s.source for s in listed}
        said = {sources[v.id]: Said(v.verdict, v.quote) for v in asked.value.verdicts}
        return Read({id: said.get(id, Said("error", "")) for id, _ in statements}, asked.faults)


def doubts_about(answer: RecoveryAnswer, statements: Sequence[Statement], description: str) -> Iterator[Doubt]:
    """Finds verdicts on what was not asked, twice, not at all, and a yes without words of the description."""
    yield from doubts_about_ids([v.id for v in answer.verdicts], statements)
    for verdict in answer.verdicts:
        if verdict.verdict == "yes" and find_quote(verdict.quote, description) is None:
            yield Doubt("wrong_quote", f"the quote for the yes on {verdict.id} does not stand in the description")
