"""Opens the embedding that a spec names."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from storytelling_painter.domain.errors import SpecError
from storytelling_painter.domain.means import Means
from storytelling_painter.tools.embeddings.embedder import Embedder
from storytelling_painter.tools.embeddings.hashed import HashedWords

FORMS: Final = "`embedded`, `minilm`, `sentence-transformers:FOLDER`, `openai:MODEL`, or `NAME:MODEL` of a provider"
_SENTENCES: Final = "sentence-transformers"


def open_embedder(
    spec: str = "embedded",
    *,
    means: Means | None = None,
    environ: Mapping[str, str] | None = None,
    cache: Path | None = None,
    tell: Callable[[str], None] | None = None,
) -> Embedder:
    """Opens an embedding. Nothing is sent and no model is loaded before the first text; close it after the last.

    Args:
        spec: `embedded` (hashed words), `minilm` (all-MiniLM-L6-v2 from the extra `minilm`),
            `sentence-transformers:FOLDER` (a model of that library on this machine), `openai:MODEL`, or `NAME:MODEL`
            for a provider of the means.
        means: Providers, caps and prices.
        environ: Where keys are read from; none means the process's environment.
        cache: File that keeps vectors of providers by their text's hash, so that no text is paid for twice.
        tell: Called with what should be told to the user.

    Raises:
        AccessError: The provider's key is not in the environment.
        InputError: The cache is none.
        SettingsError: Money is capped and the model's price is not known.
        SpecError: The spec names nothing known, or its extra is not installed.
    """
    if spec == "embedded":
        return HashedWords()
    scheme, colon, rest = spec.partition(":")
    if scheme == "minilm" and not colon:
        from storytelling_painter.tools.embeddings.sentences import open_minilm

        return open_minilm()
    if scheme == _SENTENCES and rest.strip():
        from storytelling_painter.tools.embeddings.sentences import open_folder

        return open_folder(Path(rest).expanduser())
    if not colon or not rest.strip() or scheme in (_SENTENCES, "langchain", "llamacpp", "diffusers"):
        raise SpecError(f"spec {spec!r} names no embedding; write {FORMS}")
    from storytelling_painter.tools.embeddings.waiting import WaitingEmbedder

    environ = os.environ if environ is None else environ
    return WaitingEmbedder(spec, scheme, rest, means=means or Means(), environ=environ, cache=cache, tell=tell)
