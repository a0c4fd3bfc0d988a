"""The aligner on a vision model: one structured call a picture, foils among the statements, only what was read counts.

The model gets a small copy of the picture and a shuffled list of sentences; it learns neither the story, nor which of
the sentences are key points. What it reads in the picture is looked at: lettering that speaks to a judge is reported,
and where it is known where lettering stands, the picture is judged again with it made unreadable.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final, Literal, NamedTuple, ParamSpec, Protocol, TypeVar

from storytelling_painter.agents.models.asking import Asked, ask
from storytelling_painter.agents.models.chances import chances_of_yes
from storytelling_painter.agents.models.composing import compose
from storytelling_painter.agents.models.shapes import VERDICTS, VerdictsAnswer
from storytelling_painter.agents.models.statements import Sheet, Statement, doubts_about, sheet_of
from storytelling_painter.agents.models.untrusted import reads_like_an_instruction
from storytelling_painter.agents.prompts import load_prompt
from storytelling_painter.domain.answers import AnswerFault
from storytelling_painter.domain.base import Box, MadeBy
from storytelling_painter.domain.errors import InputError, JudgeError
from storytelling_painter.domain.ids import derive_seed
from storytelling_painter.domain.judgement import AlignmentReport, FoilVerdict, Verdict, VerdictValue
from storytelling_painter.domain.record import Painting, Picture
from storytelling_painter.domain.scene import SceneSpec
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import Brief, Draft
from storytelling_painter.evaluators.alignment import score
from storytelling_painter.tools.calls.call import Tag
from storytelling_painter.tools.chat.model import ChatModel, Photo
from storytelling_painter.tools.images.shrinking import Small, Store, small_copy

P = ParamSpec("P")
T = TypeVar("T")

PROMPT: Final = load_prompt("verdicts")
_ALTERNATIVES: Final = 8
_TEMPERATURE: Final = 0.6
"""Of several votes; a single one is asked for without any chance in it."""


class Compute(Protocol):
    """Runs a function of a module in another thread or process."""

    async def run(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T: ...


class Seen(NamedTuple):
    """Verdicts of one look, by source of the statement."""

    verdicts: dict[str, VerdictValue]
    reasons: dict[str, str]
    chances: dict[str, float]
    lettering: tuple[str, ...]
    faults: tuple[AnswerFault, ...]


class ModelAligner:
    """Aligner, or final judge, on a vision model; see `agents.roles.Aligner`.

    Its numbers say what this model sees; they are never averaged with those of the white-box aligner.

    Args:
        model: Looks.
        store: Gives the file of a picture.
        compute: Makes the small copies.
        settings: Votes, probabilities, size of the copies, most tokens.
        role: `aligner` steers the loop, `judge` scores its outcome; they see different orders of the statements.
    """

    def __init__(
        self,
        model: ChatModel,
        store: Store,
        compute: Compute,
        settings: Settings,
        *,
        role: Literal["aligner", "judge"] = "aligner",
    ) -> None:
        self._model, self._store, self._compute = model, store, compute
        self._settings, self._role = settings, role
        name = "model-aligner" if role == "aligner" else "model-judge"
        self.made_by = MadeBy(name=name, version="1", spec=model.spec, prompt_sha256=PROMPT.sha256)

    async def check(self, brief: Brief, draft: Draft, painting: Painting) -> AlignmentReport:
        """Gives a verdict on every key point and on foils.

        A key point that speaks to the judge is not asked, and its verdict is an error. The step of the calls follows
        from the picture: where a painter gives the same file again, the same is asked again.

        Raises:
            JudgeError: The picture cannot be read, or no vote gave a usable answer.
            BudgetExceeded: See `ChatModel.complete`.
            ProviderError: Likewise.
        """
        seed = derive_seed(brief.seed, self._role, painting.seed, painting.picture.sha256)
        sheet = sheet_of(draft, seed)
        small = await self._small(brief.id, painting.picture)
        step = f"{'check' if self._role == 'aligner' else 'judge'}.{seed:016x}"
        seen = await self._looked(brief.id, step, small, sheet)
        warnings = [f"key point {id!r} speaks to the judge and was not asked" for id in sheet.withheld]
        written = dict.fromkeys((*seen.lettering, *planned_lettering(painting.scene)))
        loud = [words for words in written if reads_like_an_instruction(words)]
        warnings += [f"lettering in the picture speaks to the judge: {words[:80]!r}" for words in loud]
        if loud and painting.scene is not None:
            boxes = await self._compute.run(lettering_boxes, painting.scene)
            blurred = await self._small(brief.id, painting.picture, boxes)
            again = await self._looked(brief.id, f"{step}.blurred", blurred, sheet)
            seen, changed = both(seen, again)
            warnings.append(f"judged again with all lettering blurred; {changed} verdicts no longer hold")
        return self._report(draft, painting, sheet, seen, tuple(warnings))

    async def _small(self, item: str, picture: Picture, blurred: Sequence[Box] = ()) -> Small:
        longest = self._settings.judge_picture_size
        try:
            return await self._compute.run(small_copy, self._store, picture, longest, blurred)
        except InputError as error:
            raise JudgeError(f"the picture of {item!r} cannot be judged: {error}") from error

    async def _looked(self, item: str, step: str, small: Small, sheet: Sheet) -> Seen:
        """One look, or the majority of several, asked one after the other in different orders."""
        looks: list[Seen] = []
        faults: tuple[AnswerFault, ...] = ()
        failed: JudgeError | None = None
        for vote in range(1, self._settings.votes + 1):
            try:
                looks.append(await self._look(item, f"{step}.vote{vote}" if vote > 1 else step, small, sheet))
            except JudgeError as error:
                failed = error
                faults += error.faults
        if not looks:
            assert failed is not None
            raise failed
        looks[0] = looks[0]._replace(faults=looks[0].faults + faults)
        return looks[0] if self._settings.votes == 1 else majority(looks, self._settings.votes)

    async def _look(self, item: str, step: str, small: Small, sheet: Sheet) -> Seen:
        statements = sheet.shuffled(item, step)
        asked: Asked[VerdictsAnswer] = await ask(
            self._model,
            compose(
                PROMPT,
                {"statements": [{"id": s.name, "text": s.text} for s in statements]},
                tag=Tag(item, step),
                name=VERDICTS,
                form=VerdictsAnswer,
                failure=JudgeError,
                check=lambda answer: doubts_about(answer, statements),
                temperature=0.0 if self._settings.votes == 1 else _TEMPERATURE,
                max_tokens=self._settings.max_tokens,
                photos=(Photo(small.data, small.media_type, small.sha256),),
                logprobs=_ALTERNATIVES if self._settings.chances else None,
            ),
        )
        return seen_in(asked, statements)

    def _report(
        self, draft: Draft, painting: Painting, sheet: Sheet, seen: Seen, warnings: tuple[str, ...]
    ) -> AlignmentReport:
        verdicts = tuple(
            Verdict(
                key_point=p.id,
                verdict=seen.verdicts.get(p.id, "error"),
                reason="It speaks to the judge and was not asked."
                if p.id in sheet.withheld
                else seen.reasons.get(p.id, ""),
                p_yes=seen.chances.get(p.id),
            )
            for p in draft.ledger.key_points
        )
        foils = tuple(
            FoilVerdict(
                id=(id := f"foil.{n}"),
                kind=foil.kind,
                text=foil.text,
                verdict=seen.verdicts.get(id, "error"),
                reason=seen.reasons.get(id, ""),
            )
            for n, foil in enumerate(sheet.foils, 1)
        )
        return AlignmentReport(
            made_by=self.made_by,
            picture=painting.picture.sha256,
            verdicts=verdicts,
            foils=foils,
            scores=score(draft.ledger, verdicts, foils),
            lettering=seen.lettering,
            warnings=warnings,
            faults=seen.faults,
        )


def seen_in(asked: Asked[VerdictsAnswer], statements: Sequence[Statement]) -> Seen:
    """Returns what a checked answer says; a yes that was less likely than not counts as unknown."""
    sources = {s.name: s.source for s in statements}
    chances = {sources[n]: p for n, p in chances_of_yes(asked.tokens or ()).items() if n in sources}
    verdicts: dict[str, VerdictValue] = {}
    for given in asked.value.verdicts:
        source = sources[given.id]
        doubtful = given.verdict == "yes" and chances.get(source, 1.0) < 0.5
        verdicts[source] = "unknown" if doubtful else given.verdict
    reasons = {sources[v.id]: v.evidence for v in asked.value.verdicts}
    lettering = tuple(words for words in asked.value.lettering if words.strip())
    return Seen(verdicts, reasons, chances, lettering, asked.faults)


def majority(looks: Sequence[Seen], votes: int) -> Seen:
    """Returns what more than half of all votes say, unread ones included; unknown where no more than half agree.

    Args:
        looks: The votes that could be read; at least one.
        votes: How many were asked for.
    """
    verdicts: dict[str, VerdictValue] = {}
    reasons: dict[str, str] = {}
    for source in looks[0].verdicts:
        value, number = Counter(look.verdicts[source] for look in looks).most_common(1)[0]
        verdicts[source] = value if 2 * number > votes else "unknown"
        reasons[source] = next(
            (look.reasons[source] for look in looks if look.verdicts[source] == verdicts[source]),
            "The votes do not agree.",
        )
    chances = {
        source: sum(look.chances[source] for look in looks) / len(looks)
        for source in verdicts
        if all(source in look.chances for look in looks)
    }
    lettering = tuple(dict.fromkeys(words for look in looks for words in look.lettering))
    return Seen(verdicts, reasons, chances, lettering, sum((look.faults for look in looks), ()))


def both(first: Seen, again: Seen) -> tuple[Seen, int]:
    """Returns the verdicts that two looks share, and how many do not; of a yes that does not stand, nothing is known.

    A foil that either look calls true stays true: it shows that the judge can be talked into a yes.
    """
    verdicts: dict[str, VerdictValue] = {}
    for source, value in first.verdicts.items():
        other = again.verdicts[source]
        if value == other:
            verdicts[source] = value
        elif "yes" in (value, other):
            verdicts[source] = "yes" if source.startswith("foil.") else "unknown"
        else:
            verdicts[source] = "no"
    changed = sum(first.verdicts[source] != value for source, value in verdicts.items())
    return first._replace(verdicts=verdicts, chances={}, faults=first.faults + again.faults), changed


def planned_lettering(scene: SceneSpec | None) -> tuple[str, ...]:
    """Returns the words that a plan writes into its picture."""
    if scene is None:
        return ()
    return (*(s.text for s in scene.signs), *(p.text for p in scene.props if p.text))


def lettering_boxes(scene: SceneSpec) -> tuple[Box, ...]:
    """Returns where lettering stands in the picture of a plan. Takes some tens of milliseconds."""
    from storytelling_painter.tools.illustrator.layout import lay_out
    from storytelling_painter.tools.illustrator.nodes import CANVAS

    areas = [node.parts["text"] for node in lay_out(scene).nodes if "text" in node.parts]
    return tuple(
        Box(x=a.x / CANVAS, y=a.y / CANVAS, width=a.width / CANVAS, height=a.height / CANVAS) for a in areas
    )
