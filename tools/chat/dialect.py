"""What a server of the OpenAI protocol takes, as far as is known, and how a refusal teaches more.

Servers differ in the word for the most tokens of an answer, in whether they enforce a JSON Schema, and in which options
they refuse. Only a refusal (400 or 422) that names what was sent and says that it is not known changes anything.
"""

import re
from dataclasses import dataclass, replace
from typing import Final, Literal

from storytelling_painter.domain.means import StructuredOutput
from storytelling_painter.tools.calls.refusals import Refused

Form = Literal["strict", "schema", "object", "none"]
FORMS: Final[tuple[Form, ...]] = ("strict", "schema", "object", "none")
_TELLING: Final = re.compile(
    r"unsupported|not (?:\w+ )?support|n't support|no support|unknown|unrecogni[sz]ed|unexpected|not permitted|"
    r"not allowed|extra_forbidden|extra (?:field|input)|only the default|must be one of|"
    r"invalid (?:value|type|parameter|schema)|not available|not implemented|unavailable|does not exist|requires|"
    r"deprecated|input should be|cannot be used"
)
_TOO_LONG: Final = re.compile(r"context[_ ](?:length|window|size)|maximum context|too (?:large|long|many)|exceed")
_FORM_WORDS: Final = (
    "response_format",
    "json_schema",
    "json schema",
    "json_object",
    "structured output",
    "guided",
    "grammar",
)


@dataclass(frozen=True, slots=True)
class Dialect:
    """What is sent how.

    Attributes:
        form: How the form of an answer is told; `strict` only where the schema keeps OpenAI's rules for it.
        limit: Name of the most tokens of an answer.
        temperature, seed, logprobs: Whether these are sent where they are asked for.
    """

    form: Form = "strict"
    limit: Literal["max_completion_tokens", "max_tokens"] = "max_completion_tokens"
    temperature: bool = True
    seed: bool = True
    logprobs: bool = True


def first_dialect(structured_output: StructuredOutput | None) -> Dialect:
    """Returns what a server is first spoken to with."""
    forms: dict[StructuredOutput | None, Form] = {"json_object": "object", "none": "none"}
    return Dialect(form=forms.get(structured_output, "strict"))


def taught(dialect: Dialect, sent: frozenset[str], refusal: Refused, *, fixed_form: bool = False) -> Dialect | None:
    """Returns the dialect that a refusal teaches, or none where it teaches nothing.

    Args:
        dialect: What was spoken.
        sent: Which of the attributes of `Dialect` stood in the request.
        refusal: What the server said.
        fixed_form: The form is the user's choice and stays.
    """
    words = refusal.words
    if refusal.status not in (400, 422) or not _TELLING.search(words):
        return None
    if dialect.limit in words and not _TOO_LONG.search(words):
        if dialect.limit == "max_completion_tokens":
            return replace(dialect, limit="max_tokens")
        if "max_completion_tokens" in words:
            return replace(dialect, limit="max_completion_tokens")
    if "temperature" in sent and dialect.temperature and re.search(r"\btemperature\b", words):
        return replace(dialect, temperature=False)
    if "logprobs" in sent and dialect.logprobs and re.search(r"\b(?:top_)?logprobs\b", words):
        return replace(dialect, logprobs=False)
    if "seed" in sent and dialect.seed and re.search(r"\bseed\b", words):
        return replace(dialect, seed=False)
    if "form" in sent and not fixed_form and dialect.form != "none" and any(w in words for w in _FORM_WORDS):
        return replace(dialect, form=FORMS[FORMS.index(dialect.form) + 1])
    return None


def told(before: Dialect, after: Dialect, spec: str) -> str:
    """Returns the notice for the user."""
    if before.form != after.form:
        if after.form == "schema":
            return f"{spec} does not take the schema as a strict one; it is sent without that demand"
        how = "only told to answer in JSON" if after.form == "object" else "told the form of an answer in words only"
        return f"{spec} does not enforce JSON Schema; it is {how}, and answers are checked here"
    if before.limit != after.limit:
        return f"{spec} calls the most tokens of an answer `{after.limit}`"
    lost = next(n for n in ("temperature", "seed", "logprobs") if getattr(before, n) != getattr(after, n))
    return f"{spec} does not take `{lost}`; it is left out"
