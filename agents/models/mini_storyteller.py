"""The storyteller on a small trained model: it tells in plain text, and the embedded reader finds what the text says.

A model of some hundred million weights cannot write a ledger as JSON, so it is not asked to.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from storytelling_painter.agents.embedded.reader import read_story
from storytelling_painter.agents.prompts import load_prompt
from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import StoryError
from storytelling_painter.domain.ids import derive_seed
from storytelling_painter.domain.judgement import Critique
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import Brief, Draft
from storytelling_painter.domain.vocabulary import Setting
from storytelling_painter.tools.calls.call import Tag
from storytelling_painter.tools.chat.model import ChatModel, ChatRequest, Message
from storytelling_painter.tools.provenance import spec_without_path

PROMPT: Final = load_prompt("mini_story")
MOST_TOKENS: Final = 320
"""Tokens of a story; one of 140 words takes about 200."""
MINI_MARK: Final = "storytelling_painter.mini_prompt"
"""Key in a GGUF file of a model that was trained to tell; its value is the hash of the prompt it was trained on."""
_HEAD: Final = 4_096
"""Bytes of such a file in which the key stands: it is the first after the architecture."""


def mini_prompt(premise: str | None, setting: Setting | None) -> Sequence[Message]:
    """Returns the conversation that asks for a story, the same in training and in use."""
    return PROMPT.messages(premise=premise, setting=setting.replace("_", " ") if setting else None)


def tells_plainly(spec: str) -> bool:
    """Whether a spec names a model that `train` made: any of `transformers:`, and a GGUF file with the mark."""
    scheme, _, rest = spec.partition(":")
    if scheme != "llamacpp":
        return scheme == "transformers"
    try:
        with Path(rest).open("rb") as file:
            return MINI_MARK.encode() in file.read(_HEAD)
    except OSError:
        return False


class MiniStoryteller:
    """Storyteller on a model that was trained by `train`; see `agents.roles.Storyteller`.

    Args:
        model: Tells.
        settings: Temperature.
    """

    def __init__(self, model: ChatModel, settings: Settings) -> None:
        self._model, self._settings = model, settings
        self._name = spec_without_path(model.spec)
        self.made_by = MadeBy(name="mini-storyteller", version="1", spec=model.spec, prompt_sha256=PROMPT.sha256)

    async def tell(
        self,
        brief: Brief,
        *,
        round: int,
        previous: Draft | None = None,
        critique: Critique | None = None,
        unpaintable: tuple[str, ...] = (),
    ) -> Draft:
        """Tells a story. It was not taught to mend, so a later round is another story by another seed.

        Raises:
            StoryError: The model gave no text, or was cut off.
            ProviderError: See `ChatModel.complete`.
        """
        text = brief.story
        if text is None:
            most = min(MOST_TOKENS, self._settings.max_tokens)
            answer = await self._model.complete(
                ChatRequest(
                    messages=tuple(mini_prompt(brief.premise, brief.setting)),
                    tag=Tag(brief.id, f"story.{round}"),
                    temperature=self._settings.temperature,
                    max_tokens=most,
                    seed=derive_seed(brief.seed, "mini", round) % 2**31,
                )
            )
            if answer.finish == "length":
                raise StoryError(f"{self._name} did not end its story within {most} tokens; train it more")
            text = answer.text.strip()
        if not text:
            raise StoryError(f"{self._name} gave no story; train it more, or choose another model")
        draft = read_story(text, seed=brief.seed)
        story = draft.story.model_copy(update={"made_by": self.made_by, "round": round, "mode": brief.mode})
        return draft.model_copy(update={"story": story})
