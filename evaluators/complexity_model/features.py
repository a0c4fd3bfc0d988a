"""What the model sees of a description: hashed words and word pairs, and counts of what chains are told with."""

import re
from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from storytelling_painter.domain.errors import SettingsError
from storytelling_painter.evaluators.statistics.resampling import Floats
from storytelling_painter.tools.embeddings import words

HASHED: Final = 4096
_CAUSES: Final = (
    r"because|since|so that|therefore|thus|caus\w*|due to|as a result|after|before|while|suggest\w*|impl\w+"
)
_FEELINGS: Final = (
    r"happ\w*|sad\w*|ang\w+|afraid|scared|fear\w*|surpris\w*|worr\w*|tired|proud|bored|cry\w*|laugh\w*|smil\w*|"
    r"embarrass\w*|guilt\w*|anxious|upset|joy\w*|excit\w*|lonely|shock\w*|frustrat\w*"
)
_BONDS: Final = (
    r"mother|father|parents?|son|daughter|brother|sister|sibling\w*|family|friends?|couple|wife|husband|teacher|"
    r"students?|doctor|patient|nurse|colleague\w*|boss|grand\w+|neighbou?r\w*|customer|waiter|police\w*"
)
_COUNTED: Final[tuple[tuple[str, str], ...]] = (
    ("sentences", r"[.!?]+(?:\s|$)"),
    ("chains", r"->|=>|\u2192"),
    ("pluses", r"\+"),
    ("causes", rf"\b(?:{_CAUSES})\b"),
    ("feelings", rf"\b(?:{_FEELINGS})\b"),
    ("bonds", rf"\b(?:{_BONDS})\b"),
    ("doubts", r"\b(?:unclear|cannot tell|not clear|unknown|perhaps|possibly|may|might|seem\w*|appear\w*)\b"),
)
STRUCTURAL: Final = ("words", "different_words", *(name for name, _ in _COUNTED))


def structural(texts: Sequence[str]) -> Floats:
    """Returns log(1 + count) of each structural feature, shape (n, 9)."""
    rows = []
    for text in texts:
        told = words(text)
        counts = [len(re.findall(pattern, text, re.IGNORECASE)) for _, pattern in _COUNTED]
        rows.append([len(told), len(set(told)), *counts])
    return np.log1p(np.array(rows, dtype=np.float64).reshape(len(texts), len(STRUCTURAL)))


def hashed(texts: Sequence[str]) -> Any:
    """Returns counts of hashed stems and pairs of stems, a sparse matrix of shape (n, 4096).

    Raises:
        SettingsError: scikit-learn is not installed.
    """
    vectorizer = needed("feature_extraction.text").HashingVectorizer(
        n_features=HASHED, analyzer=_terms, alternate_sign=False, norm=None, dtype=np.float64
    )
    return vectorizer.transform(texts)


def _terms(text: str) -> list[str]:
    told = words(text)
    return [*told, *(f"{a} {b}" for a, b in zip(told, told[1:], strict=False))]


def needed(module: str) -> Any:
    """Returns a module of scikit-learn.

    Raises:
        SettingsError: It is not installed.
    """
    from importlib import import_module

    try:
        return import_module(f"sklearn.{module}")
    except ImportError:
        raise SettingsError(
            "the complexity model needs scikit-learn: pip install 'storytelling-painter[evaluate]'"
        ) from None


def weighted(counts: Any, idf: Floats) -> Any:
    """Returns (1 + log count) * idf with rows of length 1; an empty row stays empty."""
    out = counts.copy()
    out.data = 1 + np.log(out.data)
    out = out.multiply(idf[None, :]).tocsr()
    length = np.sqrt(np.asarray(out.multiply(out).sum(axis=1)).ravel())
    return out.multiply((1 / np.where(length > 0, length, 1.0))[:, None]).tocsr()


def idf_of(counts: Any) -> Floats:
    """Returns log((1 + n) / (1 + df)) + 1 of each place, shape (4096,)."""
    n = counts.shape[0]
    idf: Floats = np.log((1 + n) / (1 + document_frequencies(counts))) + 1
    return idf


def unseen_shares(counts: Any, seen: Floats) -> Floats:
    """Returns which share of each text's places no text of the training had, shape (n,); 1 for an empty text.

    Args:
        counts: Shape (n, 4096).
        seen: In how many texts of the training each place occurs, shape (4096,).
    """
    there = counts > 0
    total = np.asarray(there.sum(axis=1), dtype=np.float64).ravel()
    new = np.asarray(there.multiply((seen == 0)[None, :]).sum(axis=1), dtype=np.float64).ravel()
    return np.where(total > 0, new / np.maximum(total, 1), 1.0)


def own_unseen_shares(counts: Any) -> Floats:
    """Returns which share of each text's places no other text has, shape (n,)."""
    return unseen_shares(counts, np.where(document_frequencies(counts) > 1, 1.0, 0.0))


def document_frequencies(counts: Any) -> Floats:
    """Returns in how many texts each place occurs, shape (4096,)."""
    return np.asarray((counts > 0).sum(axis=0), dtype=np.float64).ravel()
