"""A tokenizer as llama.cpp reads it: tokens with their kinds, scores or merges, and how texts are cut before."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple

import orjson

from storytelling_painter.domain.errors import InputError

NORMAL: Final = 1
UNKNOWN: Final = 2
CONTROL: Final = 3
USER_DEFINED: Final = 4
UNUSED: Final = 5
BYTE: Final = 6
"""Kinds of tokens, by llama.cpp's numbers."""
_BLANK: Final = "\u2581"
_CONTRACTIONS: Final = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}"
_REST: Final = r"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
_CUTS: Final = {_CONTRACTIONS + "{1,3}" + _REST: "llama-bpe", _CONTRACTIONS + _REST: "qwen2"}
"""Patterns that byte-level tokenizers cut words by, and llama.cpp's names for them."""


class GgufTokens(NamedTuple):
    """What goes into the file."""

    model: Literal["llama", "gpt2"]
    """`llama` merges characters by scores, with bytes for what it does not know; `gpt2` merges bytes by rank."""
    pre: str
    """How a text is cut before merging; `default` for `llama`."""
    tokens: list[str]
    kinds: list[int]
    scores: list[float]
    """Of `llama`: minus the rank of the first merge that makes the token."""
    merges: list[str]
    """Of `gpt2`: both parts with a blank between them."""
    blank_before: bool
    """Whether a text is begun with a blank."""


def tokens_of(tokenizer: Any, size: int) -> GgufTokens:
    """Reads a tokenizer of transformers.

    Args:
        tokenizer: One of the library tokenizers.
        size: Tokens that the model knows; more than the tokenizer has become unused ones.

    Raises:
        InputError: A kind that llama.cpp has no counterpart for.
    """
    backend = getattr(tokenizer, "backend_tokenizer", None)
    if backend is None:
        raise _unknown("it is none of the library tokenizers")
    said = orjson.loads(backend.to_str())
    model = said["model"]
    if model.get("type") != "BPE":
        raise _unknown(f"its kind is {model.get('type')}, and BPE is needed")
    added: dict[int, Mapping[str, Any]] = {t["id"]: t for t in said["added_tokens"]}
    by_id = {number: token for token, number in model["vocab"].items()} | {n: t["content"] for n, t in added.items()}
    if max(by_id) >= size:
        raise _unknown(f"it has {max(by_id) + 1} tokens and the model {size}")
    merges = [tuple(m.split(" ")) if isinstance(m, str) else tuple(m) for m in model["merges"]]
    tokens = [by_id.get(number, f"[PAD{number}]") for number in range(size)]
    cut = _cut_of(said.get("pre_tokenizer"))
    if cut is not None:
        kinds = [_kind(number, by_id, added) for number in range(size)]
        return GgufTokens("gpt2", cut, tokens, kinds, [], [" ".join(m) for m in merges], blank_before=False)
    if not model.get("byte_fallback"):
        raise _unknown("it neither works on bytes nor falls back on them")
    ranks: dict[str, int] = {}
    for rank, parts in enumerate(merges):
        ranks.setdefault("".join(parts), rank)
    unknown = model.get("unk_token")
    kinds = [
        UNKNOWN if by_id.get(n) == unknown else BYTE if _is_byte(by_id.get(n, "")) else _kind(n, by_id, added)
        for n in range(size)
    ]
    return GgufTokens(
        "llama",
        "default",
        [t.replace(_BLANK, " ") if kind == USER_DEFINED else t for t, kind in zip(tokens, kinds, strict=True)],
        kinds,
        [-float(ranks.get(token, len(merges))) for token in tokens],
        [],
        blank_before=_begins_with_blank(said),
    )


def _kind(number: int, by_id: Mapping[int, str], added: Mapping[int, Mapping[str, Any]]) -> int:
    if number in added:
        return CONTROL if added[number]["special"] else USER_DEFINED
    return NORMAL if number in by_id else UNUSED


def _is_byte(token: str) -> bool:
    return len(token) == 6 and token.startswith("<0x") and token.endswith(">")


def _steps(part: Mapping[str, Any] | None, inner: str) -> Sequence[Mapping[str, Any]]:
    if part is None:
        return ()
    return part[inner] if part["type"] == "Sequence" else (part,)


def _cut_of(before: Mapping[str, Any] | None) -> str | None:
    """Returns llama.cpp's name for the cuts of a byte-level tokenizer, or none for another one."""
    steps = _steps(before, "pretokenizers")
    if not steps or steps[-1]["type"] != "ByteLevel":
        return None
    if steps[-1].get("add_prefix_space"):
        raise _unknown("it puts a blank before bytes")
    first = steps[0]
    if len(steps) == 1 and first.get("use_regex", True):
        return "gpt-2"
    if len(steps) == 2 and first["type"] == "Digits" and first["individual_digits"] and steps[-1].get("use_regex"):
        return "smollm"
    pattern = first.get("pattern", {}).get("Regex", "") if first["type"] == "Split" else ""
    if len(steps) == 2 and not steps[-1].get("use_regex", True) and pattern in _CUTS:
        return _CUTS[pattern]
    raise _unknown("it cuts words by a pattern that is not known here")


def _begins_with_blank(said: Mapping[str, Any]) -> bool:
    before = _steps(said.get("pre_tokenizer"), "pretokenizers")
    return any(step["type"] == "Prepend" for step in _steps(said.get("normalizer"), "normalizers")) or any(
        step["type"] == "Metaspace" and step.get("prepend_scheme", "always") != "never" for step in before
    )


def _unknown(why: str) -> InputError:
    return InputError(f"the tokenizer cannot be written as GGUF: {why}; use llama.cpp's own convert_hf_to_gguf.py")
